//! Features out of a stream of JSON.

use std::borrow::Cow;
use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::shape;
use crate::domain::Geometry;
use crate::exchange::draft::{Drafter, Marker, Row};
use crate::exchange::error::ImportError;
use crate::exchange::report::{RowFault, SkipReason};

/// Types of JSON texts that hold something for a map.
const GEOMETRIES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

/// Reads every feature of `reader` into `drafter`: a collection, a feature, a bare geometry,
/// or several of these one after the other.
///
/// # Errors
/// [`ImportError`] when it is not JSON, not GeoJSON, or not in longitude and latitude.
pub(in crate::exchange) fn read(
    reader: impl Read,
    drafter: &mut Drafter,
) -> Result<(), ImportError> {
    let reader = BufReader::with_capacity(64 * 1024, Separated(reader));
    let mut json = serde_json::Deserializer::from_reader(reader);
    let mut any = false;
    loop {
        match json.end() {
            Ok(()) if any => return Ok(()),
            Ok(()) => return Err(ImportError::Empty),
            Err(_) => any = true,
        }
        let text = Text {
            drafter: &mut *drafter,
        }
        .deserialize(&mut json)?;
        end_of_text(text, drafter)?;
    }
}

/// Turns the record separators of RFC 8142 into line ends: no JSON may hold them otherwise.
struct Separated<R>(R);

impl<R: Read> Read for Separated<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.0.read(buffer)?;
        for byte in &mut buffer[..count] {
            if *byte == 0x1E {
                *byte = b'\n';
            }
        }
        Ok(count)
    }
}

/// One JSON text: features go to the drafter as they are read, other members are kept.
struct Text<'a> {
    drafter: &'a mut Drafter,
}

/// The members of a JSON text besides `features`.
struct Members {
    had_features: bool,
    others: Vec<(String, Box<RawValue>)>,
}

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = Members;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Members, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members, A::Error> {
        let mut read = Members {
            had_features: false,
            others: Vec::new(),
        };
        while let Some(name) = members.next_key::<String>()? {
            if name == "features" {
                read.had_features = true;
                members.next_value_seed(Features {
                    drafter: &mut *self.drafter,
                })?;
            } else {
                read.others.push((name, members.next_value()?));
            }
        }
        Ok(read)
    }
}

/// The array of features.
struct Features<'a> {
    drafter: &'a mut Drafter,
}

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(json) = features.next_element::<Box<RawValue>>()? {
            self.drafter.take(feature_of_json(&json));
        }
        Ok(())
    }
}

/// What is to be done once a JSON text was read: a feature that stands alone, and what the
/// members of a collection say of it.
fn end_of_text(text: Members, drafter: &mut Drafter) -> Result<(), ImportError> {
    let member = |wanted: &str| {
        text.others
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, json)| &**json)
    };
    let kind: Option<String> =
        member("type").and_then(|json| serde_json::from_str(json.get()).ok());
    if let Some(name) = member("crs").and_then(other_system) {
        return Err(ImportError::CoordinateSystem { name });
    }
    if let Some(marker) = member("homeground") {
        drafter.done.marker = marker_of_json(marker).or(drafter.done.marker.take());
    }
    match kind.as_deref() {
        _ if text.had_features => Ok(()),
        Some("FeatureCollection") => Ok(()),
        Some("Feature") => {
            let members = text
                .others
                .iter()
                .map(|(name, json)| (Cow::Borrowed(name.as_str()), &**json));
            drafter.take(feature(members.collect()));
            Ok(())
        }
        Some(kind) if GEOMETRIES.contains(&kind) => {
            // The object was taken apart already; put together again it is the geometry.
            let members: Vec<String> = text
                .others
                .iter()
                .map(|(name, json)| format!("{}:{}", Value::String(name.clone()), json.get()))
                .collect();
            let whole = RawValue::from_string(format!("{{{}}}", members.join(",")))?;
            let geometry = shape::of_json(&whole).map_err(|fault| (None, fault));
            drafter.take(geometry.map(|geometry| Row {
                geometry,
                ..Row::default()
            }));
            Ok(())
        }
        _ => Err(ImportError::NotGeoJson),
    }
}

/// The name of a coordinate system other than longitude and latitude in WGS 84.
fn other_system(crs: &RawValue) -> Option<String> {
    let crs: Value = serde_json::from_str(crs.get()).ok()?;
    if crs.is_null() {
        return None;
    }
    let properties = &crs["properties"];
    let name = match (
        &properties["name"],
        &properties["code"],
        &properties["href"],
    ) {
        (Value::String(name), ..) => name.clone(),
        (_, Value::Number(code), _) => format!("EPSG:{code}"),
        (_, Value::String(code), _) => format!("EPSG:{}", code.trim_start_matches("EPSG:")),
        (_, _, Value::String(link)) => link.clone(),
        _ => "an unnamed system".to_owned(),
    };
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_uppercase();
    let known = [
        "CRS84", "CRS84H", "EPSG4326", "4326", "4979", "WGS84", "WGS1984",
    ];
    (!known.iter().any(|known| plain.ends_with(known))).then_some(name)
}

/// What an export of ours says of itself.
fn marker_of_json(json: &RawValue) -> Option<Marker> {
    let marker: Value = serde_json::from_str(json.get()).ok()?;
    let word = |name: &str| marker[name].as_str().map(str::to_owned);
    let clock = word("clock").and_then(|clock| clock.parse().ok());
    Some(Marker {
        map: word("map")?,
        audience: word("audience")?,
        clock,
    })
}

/// The names and raw values of a JSON object, as they come.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Object<'de>, A::Error> {
                let mut all = Vec::with_capacity(8);
                while let Some(Name(name)) = members.next_key()? {
                    all.push((name, members.next_value()?));
                }
                Ok(Object(all))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A name that is borrowed from the text where it has no escapes.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

type RowOrFault = Result<Row, (Option<String>, RowFault)>;

fn feature_of_json(json: &RawValue) -> RowOrFault {
    match serde_json::from_str::<Object<'_>>(json.get()) {
        Ok(Object(members)) => feature(members),
        Err(_) => Err((
            None,
            RowFault {
                column: None,
                code: SkipReason::NotAFeature,
            },
        )),
    }
}

/// The row of a feature's members. Members that are not of RFC 7946 become properties.
fn feature(members: Vec<(Cow<'_, str>, &RawValue)>) -> RowOrFault {
    let not_a_feature = || RowFault {
        column: None,
        code: SkipReason::NotAFeature,
    };
    let mut row = Row::default();
    let mut is_feature = false;
    let mut geometry: Result<Option<Geometry>, RowFault> = Ok(None);
    let mut fault = None;
    let mut foreign = Vec::new();
    for (name, json) in members {
        match &*name {
            "type" => is_feature = json.get() == "\"Feature\"",
            "id" => row.id = id_of_json(json),
            "geometry" => geometry = shape::of_json(json),
            "bbox" => {}
            "properties" => match properties(json) {
                Ok(properties) => row.properties = properties,
                Err(wrong) => fault = Some(wrong),
            },
            "homeground" => row.archive = properties(json).unwrap_or_default(),
            _ => match value(json) {
                Some(value) => foreign.push((name.into_owned(), value)),
                None => fault = Some(RowFault::new(&name, SkipReason::TooDeep)),
            },
        }
    }
    if !is_feature {
        return Err((row.id, not_a_feature()));
    }
    if let Some(fault) = fault {
        return Err((row.id, fault));
    }
    match geometry {
        Ok(geometry) => row.geometry = geometry,
        Err(fault) => return Err((row.id, fault)),
    }
    row.properties.extend(foreign);
    Ok(row)
}

/// An id: words as they are, a number digit by digit, however long.
fn id_of_json(json: &RawValue) -> Option<String> {
    match value(json) {
        Some(Value::String(id)) if !id.trim().is_empty() => Some(id.trim().to_owned()),
        Some(Value::Number(_)) => Some(json.get().to_owned()),
        _ => None,
    }
}

/// The properties of an object, none for `null`.
fn properties(json: &RawValue) -> Result<Vec<(String, Value)>, RowFault> {
    let read: Option<Object<'_>> = serde_json::from_str(json.get())
        .map_err(|_| RowFault::new("properties", SkipReason::NotAFeature))?;
    let members = read.map(|Object(members)| members).unwrap_or_default();
    members
        .into_iter()
        .map(|(name, json)| {
            let value = value(json).ok_or_else(|| RowFault::new(&name, SkipReason::TooDeep))?;
            Ok((name.into_owned(), value))
        })
        .collect()
}

/// A value; a number too long or too large for 64 bits keeps its digits as words. `None` for
/// one that is nested too deeply.
fn value(json: &RawValue) -> Option<Value> {
    let text = json.get();
    let whole = || !text.contains(['.', 'e', 'E']);
    match serde_json::from_str(text) {
        Ok(Value::Number(number)) if number.is_f64() && whole() => {
            Some(Value::String(text.to_owned()))
        }
        Ok(value) => Some(value),
        Err(error) if ImportError::is_too_deep(&error) => None,
        Err(_) => Some(Value::String(text.to_owned())),
    }
}
