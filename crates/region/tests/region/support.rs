//! Tiles read back, and the fixture.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fast_mvt::{MvtReaderRef, MvtValue};
use geo::{BoundingRect, Geometry};
use homeground_region::Region;

/// An invented hamlet with one of everything.
pub const QUAYSIDE: &[u8] = include_bytes!("../fixtures/quayside.osm");

/// A real city.
pub const NEWPORT: &str = "newport-wales-2023-06-13.osm.pbf";

/// A real file beside the project; `None` on a fresh clone.
pub fn real(name: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm");
    let path = folder.join(name);
    path.exists().then_some(path)
}

pub fn quayside() -> Region {
    region(QUAYSIDE)
}

/// A region of OpenStreetMap XML.
pub fn region(xml: &[u8]) -> Region {
    Region::in_memory("test.osm", xml).unwrap()
}

/// A feature of a tile.
#[derive(Debug, Clone)]
pub struct Shown {
    pub id: Option<u64>,
    pub geometry: Geometry<i32>,
    pub fields: BTreeMap<String, MvtValue>,
}

impl Shown {
    pub fn number(&self, field: &str) -> Option<u64> {
        match self.fields.get(field)? {
            MvtValue::UInt(number) => Some(*number),
            _ => None,
        }
    }

    pub fn text(&self, field: &str) -> Option<&str> {
        match self.fields.get(field)? {
            MvtValue::String(text) => Some(text),
            _ => None,
        }
    }
}

/// The layers of a tile by name.
pub fn layers(bytes: &[u8]) -> BTreeMap<String, Vec<Shown>> {
    let reader = MvtReaderRef::new(bytes).unwrap();
    reader
        .layers()
        .map(|layer| {
            let features = layer.features().map(|feature| Shown {
                id: feature.id(),
                geometry: feature.geometry().unwrap(),
                fields: feature
                    .properties()
                    .map(|property| {
                        let (key, value) = property.unwrap();
                        (key.to_owned(), value.into_owned())
                    })
                    .collect(),
            });
            (layer.name().to_owned(), features.collect())
        })
        .collect()
}

/// Asserts that nothing in a tile lies outside its buffer.
pub fn check_inside_buffer(bytes: &[u8]) {
    for (layer, features) in layers(bytes) {
        for feature in features {
            let around = feature.geometry.bounding_rect().unwrap();
            let (min, max) = (around.min(), around.max());
            assert!(min.x >= -64 && min.y >= -64, "{layer}: {min:?}");
            assert!(max.x <= 4160 && max.y <= 4160, "{layer}: {max:?}");
        }
    }
}

/// The tile that a position lies in.
pub fn tile_at(lon: f64, lat: f64, z: u8) -> (u8, u32, u32) {
    let across = f64::from(z).exp2();
    let x = (lon / 360.0 + 0.5) * across;
    let y = (0.5 - lat.to_radians().tan().asinh() / std::f64::consts::TAU) * across;
    (z, x as u32, y as u32)
}
