//! The base of the map where no streets are loaded: the world's land and a graticule.

mod graticule;
mod land;

use std::sync::OnceLock;

use crate::grid::{FINEST_ZOOM, TileId};
use crate::tiles::LayerTile;
use land::Land;

/// The world's land (Natural Earth, 1:50m, public domain) and lines of longitude and latitude.
#[derive(Debug)]
pub struct World {
    land: Land,
}

impl World {
    /// Zooms with tiles of their own: at each of them a view has lines at a readable distance.
    pub const ZOOMS: std::ops::RangeInclusive<u8> = 0..=FINEST_ZOOM;

    /// The world that is built into the program; read once.
    pub fn built_in() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| Self {
            land: Land::built_in(),
        })
    }

    /// The vector tile at a zoom, column from the west and row from the north: its bytes, not
    /// compressed, empty when there is no such tile.
    ///
    /// | Layer | Shape | Fields |
    /// |---|---|---|
    /// | `land` | areas, to be filled only: they have edges along the tile | `class` = `world` |
    /// | `coast` | lines | `class` = `line` |
    /// | `graticule` | lines | `class` = `longitude` or `latitude`; `label`, such as `47° N` |
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Vec<u8> {
        let Some(id) = TileId::new(z, x, y) else {
            return Vec::new();
        };
        let mut bytes = Vec::new();
        let mut land = LayerTile::new("land");
        for area in self.land.areas(id) {
            land = land.with(None, Some("world"), &[], &area);
        }
        land.finish(&mut bytes);
        let mut coast = LayerTile::new("coast");
        for line in self.land.coast(id) {
            coast = coast.with(None, Some("line"), &[], &line);
        }
        coast.finish(&mut bytes);
        let mut graticule = LayerTile::new("graticule");
        for line in graticule::lines(id) {
            let label = [("label", line.label)];
            graticule = graticule.with(None, Some(line.class), &label, &line.drawn);
        }
        graticule.finish(&mut bytes);
        bytes
    }
}
