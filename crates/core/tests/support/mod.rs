//! What the tests share: a map in a folder of its own, with a clock and chance held still.
#![allow(dead_code)]

pub mod screens;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use homeground_core::domain::{
    Asset, AssetKind, Geometry, Instant, LonLat, Need, NeedKind, Person, RecordId,
};
use homeground_core::map::{Map, OperationName, StoreError, Surroundings, Write};
use uuid::Uuid;

/// 25 November 2026, 10:00 UTC.
pub const NOW: i64 = 1_795_600_800_000;

/// Surroundings whose clock only moves when told, and whose chance repeats.
pub struct Still {
    pub at: Surroundings,
    pub clock: Arc<AtomicI64>,
}

impl Still {
    pub fn new() -> Self {
        Self::device(1)
    }

    /// As another device.
    pub fn device(number: u64) -> Self {
        let clock = Arc::new(AtomicI64::new(NOW));
        let count = AtomicU64::new(number << 32);
        let ticking = Arc::clone(&clock);
        let at = Surroundings {
            device: Uuid::from_u64_pair(7, number),
            by: "Meera".to_owned(),
            clock: Arc::new(move || Instant::from_millis(ticking.load(Ordering::Relaxed))),
            random: Arc::new(move || {
                let mut bytes = [0; 10];
                let next = count.fetch_add(1, Ordering::Relaxed);
                bytes[2..].copy_from_slice(&next.to_be_bytes());
                bytes
            }),
            offset_minutes: 0,
        };
        Self { at, clock }
    }
}

/// A folder that is gone when the test ends, and a map in it.
pub struct Place {
    pub folder: tempfile::TempDir,
    pub still: Still,
}

impl Place {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            still: Still::new(),
        }
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn map(&self) -> Map {
        Map::create(&self.file("map.homeground"), "Ashmere", &self.still.at).unwrap()
    }
}

/// Runs a change that cannot fail in a test.
pub fn write<T>(map: &mut Map, body: impl FnOnce(&mut Write<'_>) -> Result<T, StoreError>) -> T {
    map.write(
        OperationName::Noted {
            title: "test".to_owned(),
        },
        body,
    )
    .unwrap()
}

/// A place with a title at a point.
pub fn place_at(map: &mut Map, title: &str, lon: f64, lat: f64) -> RecordId {
    write(map, |write| {
        let mut asset = asset(write.new_id(), AssetKind::Building, title);
        asset.geometry = Some(point(lon, lat));
        write.create_asset(&asset)?;
        Ok(asset.id)
    })
}

/// A person with a name.
pub fn person(id: RecordId, name: &str) -> Person {
    Person::new(id, name).unwrap()
}

/// A skill with a title.
pub fn asset(id: RecordId, kind: AssetKind, title: &str) -> Asset {
    Asset::new(id, kind, title).unwrap()
}

/// An open need.
pub fn need(id: RecordId, title: &str) -> Need {
    Need::new(id, NeedKind::Need, title).unwrap()
}

/// A point.
pub fn point(lon: f64, lat: f64) -> Geometry {
    Geometry::point(LonLat::new(lon, lat).unwrap())
}
