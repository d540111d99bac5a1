//! A GeoJSON geometry, typed while it is read.

use std::fmt;

use geo::{Coord, LineString, Point, Polygon};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use crate::domain::Geometry;
use crate::domain::geo::CORNERS_MAX;
use crate::exchange::report::{RowFault, SkipReason};

/// A geometry of its JSON text; `None` for `null`.
///
/// # Errors
/// [`RowFault`] of the column `geometry`.
pub(super) fn of_json(json: &RawValue) -> Result<Option<Geometry>, RowFault> {
    let Ok(read) = serde_json::from_str::<Option<Object>>(json.get()) else {
        return Err(not_a_place());
    };
    let Some(read) = read else {
        return Ok(None);
    };
    let mut altitudes = Vec::new();
    let shape = read.shape(&mut altitudes)?;
    Ok(Some(Geometry::with_altitudes(shape, altitudes)?))
}

fn not_a_place() -> RowFault {
    RowFault::new("geometry", SkipReason::NotAPlace)
}

fn too_few() -> RowFault {
    RowFault::new("geometry", SkipReason::TooFewPoints)
}

/// The members of a geometry object that matter.
#[derive(Default)]
struct Object {
    kind: Option<String>,
    coordinates: Option<Nest>,
    geometries: Option<Vec<Option<Object>>>,
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a geometry")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Object, A::Error> {
                let mut object = Object::default();
                while let Some(name) = members.next_key::<String>()? {
                    match name.as_str() {
                        "type" => object.kind = Some(members.next_value()?),
                        "coordinates" => {
                            let mut left = CORNERS_MAX + 1;
                            object.coordinates =
                                Some(members.next_value_seed(Coordinates { left: &mut left })?);
                            if left == 0 {
                                object.coordinates = Some(Nest::TooMany);
                            }
                        }
                        "geometries" => object.geometries = Some(members.next_value()?),
                        _ => {
                            members.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(object)
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// Coordinates before their type is known, which may come after them.
enum Nest {
    Number(f64),
    /// Longitude, latitude, altitude (NaN: none).
    Position([f64; 3]),
    List(Vec<Nest>),
    /// Not a number and not a list.
    Other,
    /// More corners than a shape may have; the rest was passed over.
    TooMany,
}

/// Reads coordinates; `left` says how many positions may still come.
struct Coordinates<'a> {
    left: &'a mut usize,
}

impl<'de> DeserializeSeed<'de> for Coordinates<'_> {
    type Value = Nest;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Nest, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Coordinates<'_> {
    type Value = Nest;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nest, E> {
        Ok(Nest::Number(number))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a coordinate is a number of degrees"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a coordinate is a number of degrees"
    )]
    fn visit_i64<E>(self, number: i64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Nest, A::Error> {
        let left = self.left;
        let first = match list.next_element_seed(Coordinates { left })? {
            None => return Ok(Nest::List(Vec::new())),
            Some(Nest::Number(longitude)) => return position(longitude, left, list),
            Some(first) => first,
        };
        let mut all = vec![first];
        while *left > 0 {
            match list.next_element_seed(Coordinates { left })? {
                None => return Ok(Nest::List(all)),
                Some(next) => all.push(next),
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Nest::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Nest, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Nest::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Nest, E> {
        Ok(Nest::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Nest, E> {
        Ok(Nest::Other)
    }

    fn visit_unit<E>(self) -> Result<Nest, E> {
        Ok(Nest::Other)
    }
}

/// The rest of a position after its longitude. Numbers after the altitude have no meaning.
fn position<'de, A: SeqAccess<'de>>(
    longitude: f64,
    left: &mut usize,
    mut list: A,
) -> Result<Nest, A::Error> {
    let mut numbers = [longitude, f64::NAN, f64::NAN];
    let mut count = 1;
    while let Some(next) = list.next_element_seed(Coordinates { left })? {
        let Nest::Number(number) = next else {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Nest::Other);
        };
        if count < numbers.len() {
            numbers[count] = number;
        }
        count += 1;
    }
    *left = left.saturating_sub(1);
    Ok(if count < 2 {
        Nest::Other
    } else {
        Nest::Position(numbers)
    })
}

/// Altitudes in the order of the positions.
type Altitudes = Vec<f64>;

impl Object {
    /// The shape, with the altitudes of its positions put after those that are there.
    fn shape(self, altitudes: &mut Altitudes) -> Result<geo::Geometry<f64>, RowFault> {
        let kind = self.kind.ok_or_else(not_a_place)?;
        if kind == "GeometryCollection" {
            let all = self.geometries.ok_or_else(not_a_place)?;
            let all = all.into_iter().flatten().map(|one| one.shape(altitudes));
            let all = all.collect::<Result<_, RowFault>>()?;
            return Ok(geo::Geometry::GeometryCollection(geo::GeometryCollection(
                all,
            )));
        }
        let nest = self.coordinates.ok_or_else(not_a_place)?;
        Ok(match kind.as_str() {
            "Point" => Point(nest.position(altitudes)?).into(),
            "MultiPoint" => {
                let points = nest.list()?.into_iter();
                let points = points.map(|one| one.position(altitudes).map(Point));
                geo::MultiPoint(points.collect::<Result<_, _>>()?).into()
            }
            "LineString" => nest.line(altitudes)?.into(),
            "MultiLineString" => {
                let lines = nest.list()?.into_iter().map(|one| one.line(altitudes));
                geo::MultiLineString(lines.collect::<Result<_, _>>()?).into()
            }
            "Polygon" => nest.polygon(altitudes)?.into(),
            "MultiPolygon" => {
                let polygons = nest.list()?.into_iter().map(|one| one.polygon(altitudes));
                geo::MultiPolygon(polygons.collect::<Result<_, _>>()?).into()
            }
            _ => return Err(not_a_place()),
        })
    }
}

impl Nest {
    fn list(self) -> Result<Vec<Self>, RowFault> {
        match self {
            Self::List(all) => Ok(all),
            Self::TooMany => Err(RowFault::new("geometry", SkipReason::TooManyPoints)),
            _ => Err(not_a_place()),
        }
    }

    fn position(self, altitudes: &mut Altitudes) -> Result<Coord<f64>, RowFault> {
        match self {
            Self::Position([x, y, altitude]) => {
                altitudes.push(altitude);
                Ok(Coord { x, y })
            }
            Self::List(all) if all.is_empty() => Err(too_few()),
            Self::TooMany => Err(RowFault::new("geometry", SkipReason::TooManyPoints)),
            _ => Err(not_a_place()),
        }
    }

    fn line(self, altitudes: &mut Altitudes) -> Result<LineString<f64>, RowFault> {
        let positions = self.list()?.into_iter().map(|one| one.position(altitudes));
        Ok(LineString(positions.collect::<Result<_, _>>()?))
    }

    fn polygon(self, altitudes: &mut Altitudes) -> Result<Polygon<f64>, RowFault> {
        let mut rings = Vec::new();
        for ring in self.list()? {
            let first = altitudes.len();
            let mut ring = ring.line(altitudes)?;
            // An outline left open is closed here, so that altitudes stay beside positions.
            if ring.0.len() > 1 && !ring.is_closed() {
                ring.close();
                altitudes.push(altitudes[first]);
            }
            rings.push(ring);
        }
        let mut rings = rings.into_iter();
        let outer = rings.next().ok_or_else(too_few)?;
        Ok(Polygon::new(outer, rings.collect()))
    }
}

#[cfg(test)]
mod tests {
    use geo::line_string;

    use super::*;

    fn read(json: &str) -> Result<Option<Geometry>, SkipReason> {
        let raw = RawValue::from_string(json.to_owned()).unwrap();
        of_json(&raw).map_err(|fault| fault.code)
    }

    #[test]
    fn the_type_may_come_after_the_coordinates() {
        let line = read(r#"{"coordinates":[[1,2],[3.5,4]],"bbox":[1,2,3,4],"type":"LineString"}"#);
        let wanted = line_string![(x: 1., y: 2.), (x: 3.5, y: 4.)];
        assert_eq!(line.unwrap().unwrap().shape(), &wanted.into());
    }

    #[test]
    fn keeps_altitudes_and_every_digit() {
        let point =
            read(r#"{"type":"Point","coordinates":[-2.07021303901829,51.897667102645208,12.5]}"#);
        let point = point.unwrap().unwrap();
        assert_eq!(point.altitudes(), [12.5]);
        assert_eq!(point.as_point().unwrap().lon, -2.070_213_039_018_29);
    }

    #[test]
    fn an_open_outline_is_closed_with_its_altitude() {
        let ring = read(r#"{"type":"Polygon","coordinates":[[[0,0,1],[1,0,2],[1,1,3]]]}"#);
        assert_eq!(ring.unwrap().unwrap().altitudes(), [1.0, 2.0, 3.0, 1.0]);
    }

    #[test]
    fn null_is_no_geometry() {
        assert_eq!(read("null").unwrap(), None);
    }

    #[test]
    fn what_cannot_be_a_place_is_a_fault() {
        use SkipReason::{CrossesItself, NotAPlace, OutOfRange, TooFewPoints};
        for (json, code) in [
            (r#"{"type":"Point","coordinates":[0,91]}"#, OutOfRange),
            (r#"{"type":"Point","coordinates":[1e308,0]}"#, OutOfRange),
            (r#"{"type":"Point","coordinates":[1e400,0]}"#, NotAPlace),
            (r#"{"type":"Point","coordinates":["1","2"]}"#, NotAPlace),
            (r#"{"type":"Point","coordinates":[1]}"#, NotAPlace),
            (r#"{"type":"Point","coordinates":[]}"#, TooFewPoints),
            (r#"{"type":"Point","coordinates":{"x":1}}"#, NotAPlace),
            (r#"{"type":"Point"}"#, NotAPlace),
            (r#"{"coordinates":[1,2]}"#, NotAPlace),
            (r#"{"type":"Circle","coordinates":[1,2]}"#, NotAPlace),
            (r#"{"type":"Polygon","coordinates":[]}"#, TooFewPoints),
            (
                r#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#,
                TooFewPoints,
            ),
            (
                r#"{"type":"Polygon","coordinates":[[0,0],[1,1],[1,0]]}"#,
                NotAPlace,
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"#,
                CrossesItself,
            ),
            (
                r#"{"type":"LineString","coordinates":[[0,0]]}"#,
                TooFewPoints,
            ),
            (
                r#"{"type":"GeometryCollection","geometries":[]}"#,
                TooFewPoints,
            ),
            ("[1,2]", NotAPlace),
            ("\"here\"", NotAPlace),
        ] {
            assert_eq!(read(json).unwrap_err(), code, "{json}");
        }
    }
}
