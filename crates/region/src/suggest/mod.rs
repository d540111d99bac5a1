//! Places of a community that OpenStreetMap knows: what somebody might find already there when they
//! begin with a new area. A suggestion is a suggestion; it becomes an entry when somebody accepts it.

mod gather;
mod join;
mod table;

pub(crate) use table::telling_tag;

use geo::{Contains, MultiPolygon, Point};
use rusqlite::{Connection, params};

use crate::file::{Region, RegionError};
use crate::osm::Extract;

/// Something that OpenStreetMap knows.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Suggestion {
    /// Which object it is, such as `way/123`.
    pub source_id: String,
    /// How often the object was changed; 0 if the file does not say.
    pub version: u32,
    /// `group`, `institution`, `building`, `space` or `item`.
    pub kind: String,
    /// What to call its like, in English.
    pub label: String,
    /// Whether there are so many of its like, or so seldom places of a community, that they are
    /// shown only when asked for.
    pub ask: bool,
    /// Its name; empty if it has none.
    pub name: String,
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
    /// Its outline, if it has one. Longitude and latitude.
    pub outline: Option<MultiPolygon>,
    /// Tags that are worth taking over, such as `opening_hours`, in order of their keys.
    pub carried: Vec<(String, String)>,
    /// Other objects of the same place that it stands for.
    pub stands_for: Vec<String>,
}

/// Writes what an extract suggests; answers how many.
pub(crate) fn write(extract: &Extract, connection: &Connection) -> rusqlite::Result<u64> {
    connection.execute_batch(include_str!("suggestion.sql"))?;
    let mut insert = connection
        .prepare("INSERT INTO suggestion VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?;
    let found = join::joined(gather::candidates(extract));
    for suggestion in &found {
        let outline = suggestion.outline.as_ref().map(coordinates);
        let carried: serde_json::Map<String, serde_json::Value> = (suggestion.carried.iter())
            .map(|(key, value)| (key.clone(), value.clone().into()))
            .collect();
        insert.execute(params![
            suggestion.source_id,
            suggestion.version,
            suggestion.kind,
            suggestion.label,
            suggestion.ask,
            suggestion.name,
            suggestion.lon,
            suggestion.lat,
            outline.map(|outline| outline.to_string()),
            serde_json::Value::Object(carried).to_string(),
            serde_json::json!(suggestion.stands_for).to_string(),
        ])?;
    }
    Ok(found.len() as u64)
}

/// The table without rows, for a region that has none.
pub(crate) fn write_none(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(include_str!("suggestion.sql"))
}

impl Region {
    /// What OpenStreetMap knows in an area, or in the whole region, in the order of kind, label and
    /// name.
    ///
    /// # Errors
    /// [`RegionError::Damaged`]
    pub fn suggestions(&self, area: Option<&MultiPolygon>) -> Result<Vec<Suggestion>, RegionError> {
        let mut select = self.connection.prepare_cached(
            "SELECT source_id, version, kind, label, ask, name, lon, lat, outline, carried, stands_for
             FROM suggestion ORDER BY kind, label, name, source_id",
        )?;
        let rows = select.query_map([], |row| {
            let outline: Option<String> = row.get(8)?;
            let (carried, stands_for): (String, String) = (row.get(9)?, row.get(10)?);
            let carried: Option<serde_json::Map<String, serde_json::Value>> =
                serde_json::from_str(&carried).ok();
            Ok(Suggestion {
                source_id: row.get(0)?,
                version: row.get(1)?,
                kind: row.get(2)?,
                label: row.get(3)?,
                ask: row.get(4)?,
                name: row.get(5)?,
                lon: row.get(6)?,
                lat: row.get(7)?,
                outline: outline.as_deref().and_then(outline_of),
                carried: (carried.unwrap_or_default().into_iter())
                    .filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())))
                    .collect(),
                stands_for: serde_json::from_str(&stands_for).unwrap_or_default(),
            })
        })?;
        let inside = |found: &Suggestion| {
            area.is_none_or(|area| area.contains(&Point::new(found.lon, found.lat)))
        };
        let mut found = Vec::new();
        for row in rows {
            let row = row?;
            if inside(&row) {
                found.push(row);
            }
        }
        Ok(found)
    }
}

/// Six decimals, a tenth of a metre.
fn coordinates(outline: &MultiPolygon) -> serde_json::Value {
    let digits = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let ring = |ring: &geo::LineString| -> Vec<[f64; 2]> {
        ring.0
            .iter()
            .map(|at| [digits(at.x), digits(at.y)])
            .collect()
    };
    let polygon = |polygon: &geo::Polygon| -> Vec<Vec<[f64; 2]>> {
        (std::iter::once(polygon.exterior()).chain(polygon.interiors()))
            .map(ring)
            .collect()
    };
    serde_json::json!(outline.0.iter().map(polygon).collect::<Vec<_>>())
}

fn outline_of(text: &str) -> Option<MultiPolygon> {
    let polygons: Vec<Vec<Vec<[f64; 2]>>> = serde_json::from_str(text).ok()?;
    let ring = |ring: Vec<[f64; 2]>| -> geo::LineString {
        ring.into_iter().map(|[x, y]| geo::Coord { x, y }).collect()
    };
    let polygon = |rings: Vec<Vec<[f64; 2]>>| {
        let mut rings = rings.into_iter().map(ring);
        Some(geo::Polygon::new(rings.next()?, rings.collect()))
    };
    polygons
        .into_iter()
        .map(polygon)
        .collect::<Option<Vec<_>>>()
        .map(MultiPolygon)
}
