//! A live entry as one flat JSON object, for lists that programs read.

use serde_json::{Map as Object, Value, json};

use super::geojson;
use crate::privacy::Reduced;

/// The stable names of an entry, its place as GeoJSON and, for a point, as `lon` and `lat`, and
/// the fields of other people's files, of which one that bears a stable name gets a number.
#[must_use]
pub fn line(entry: &Reduced) -> Object<String, Value> {
    let mut line = Object::new();
    let mut put = |name: &str, value: Value| {
        line.insert(name.to_owned(), value);
    };
    put("record", json!(entry.kind().table()));
    put("id", json!(entry.id()));
    for (name, value) in entry.properties() {
        put(name, json!(value));
    }
    if let Some(geometry) = entry.geometry() {
        put("geometry", geojson::value(geometry));
        if let Some(point) = geometry.as_point() {
            put("lon", json!(point.lon));
            put("lat", json!(point.lat));
        }
    }
    for (name, value) in &entry.extra().0 {
        let free = (1..)
            .map(|number| match number {
                1 => name.clone(),
                number => format!("{name} ({number})"),
            })
            .find(|name| !line.contains_key(name));
        line.extend(free.map(|name| (name, value.clone())));
    }
    line
}
