//! World coordinates and the tile grid.
//!
//! A position is held as whole numbers in a square of 2^28 by 2^28 that covers the Web Mercator
//! world, x to the east and y to the south: 15 cm at the equator, 9 cm in Britain. A position
//! inside a tile is then a subtraction and a shift.

use std::f64::consts::PI;

pub(crate) use fast_mvt::MvtCoord as Coord;

use crate::Bounds;

/// The world is 2^28 units wide.
pub(crate) const WORLD_BITS: u32 = 28;
/// A tile is 2^12 = 4096 units wide.
const TILE_BITS: u32 = 12;
/// Units across a tile.
pub(crate) const EXTENT: i32 = 1 << TILE_BITS;
/// Units kept around a tile, so that line ends and outlines at its edge are never seen.
pub(crate) const BUFFER: i32 = 64;
/// Finest zoom of the grid: a tile unit there is a quarter of a world unit.
pub(crate) const FINEST_ZOOM: u8 = 18;
/// The zoom at which one tile unit is one world unit.
const UNIT_ZOOM: u8 = (WORLD_BITS - TILE_BITS) as u8;
/// Where the Web Mercator square ends, degrees north and south: atan(sinh(pi)).
pub(crate) const MAX_LATITUDE: f64 = 85.051_128_779_806_6;

const WORLD: f64 = (1_u32 << WORLD_BITS) as f64;

/// World coordinates of a longitude and latitude in degrees. Latitudes beyond the Web Mercator
/// square are moved to its edge; not-a-number becomes zero.
pub(crate) fn to_world(lon: f64, lat: f64) -> Coord {
    let (x, y) = to_world_exact(lon, lat);
    Coord {
        x: whole(x),
        y: whole(y),
    }
}

/// As [`to_world`], before rounding.
pub(crate) fn to_world_exact(lon: f64, lat: f64) -> (f64, f64) {
    let lat = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    let x = (lon / 360.0 + 0.5) * WORLD;
    let y = (0.5 - lat.tan().asinh() / (2.0 * PI)) * WORLD;
    (x, y)
}

/// Longitude and latitude in degrees of world coordinates.
pub(crate) fn to_lon_lat(x: f64, y: f64) -> (f64, f64) {
    let lon = (x / WORLD - 0.5) * 360.0;
    let lat = ((0.5 - y / WORLD) * 2.0 * PI).sinh().atan().to_degrees();
    (lon, lat)
}

/// Rounds into the world square.
fn whole(value: f64) -> i32 {
    // A cast saturates and takes not-a-number to zero, so nothing a file says can overflow here.
    value.round().clamp(0.0, WORLD) as i32
}

/// A box of whole numbers, edges included: x then y.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub min: Coord,
    pub max: Coord,
}

impl Window {
    /// A tile with its buffer, in tile units.
    pub(crate) const TILE: Self = Self {
        min: Coord {
            x: -BUFFER,
            y: -BUFFER,
        },
        max: Coord {
            x: EXTENT + BUFFER,
            y: EXTENT + BUFFER,
        },
    };

    /// The smallest window around some positions; `None` without any.
    pub(crate) fn around(positions: impl IntoIterator<Item = Coord>) -> Option<Self> {
        let mut positions = positions.into_iter();
        let first = positions.next()?;
        let start = Self {
            min: first,
            max: first,
        };
        Some(positions.fold(start, |window, at| Self {
            min: Coord {
                x: window.min.x.min(at.x),
                y: window.min.y.min(at.y),
            },
            max: Coord {
                x: window.max.x.max(at.x),
                y: window.max.y.max(at.y),
            },
        }))
    }

    pub(crate) fn contains(&self, at: Coord) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Widened so that a position lies in it.
    pub(crate) fn with(self, at: Coord) -> Self {
        Self {
            min: Coord {
                x: self.min.x.min(at.x),
                y: self.min.y.min(at.y),
            },
            max: Coord {
                x: self.max.x.max(at.x),
                y: self.max.y.max(at.y),
            },
        }
    }

    /// Wider by a margin on every side, within the world.
    pub(crate) fn grown(&self, margin: i32) -> Self {
        let end = 1 << WORLD_BITS;
        Self {
            min: Coord {
                x: (self.min.x - margin).max(0),
                y: (self.min.y - margin).max(0),
            },
            max: Coord {
                x: self.max.x.saturating_add(margin).min(end),
                y: self.max.y.saturating_add(margin).min(end),
            },
        }
    }

    /// As longitudes and latitudes; `None` for a window without width.
    pub(crate) fn bounds(self) -> Option<Bounds> {
        let (west, north) = to_lon_lat(f64::from(self.min.x), f64::from(self.min.y));
        let (east, south) = to_lon_lat(f64::from(self.max.x), f64::from(self.max.y));
        Bounds::new(west, south, east, north)
    }

    /// Widened to whole tiles of a zoom.
    pub(crate) fn to_tiles(self, z: u8) -> Self {
        let width = 1 << (WORLD_BITS - u32::from(z.min(FINEST_ZOOM)));
        let end = 1 << WORLD_BITS;
        let down = |at: i32| at.div_euclid(width) * width;
        Self {
            min: Coord {
                x: down(self.min.x).max(0),
                y: down(self.min.y).max(0),
            },
            max: Coord {
                x: (down(self.max.x) + width).min(end),
                y: (down(self.max.y) + width).min(end),
            },
        }
    }

    /// What lies in both; `None` if they do not meet.
    pub(crate) fn common(&self, other: &Self) -> Option<Self> {
        self.meets(other).then_some(Self {
            min: Coord {
                x: self.min.x.max(other.min.x),
                y: self.min.y.max(other.min.y),
            },
            max: Coord {
                x: self.max.x.min(other.max.x),
                y: self.max.y.min(other.max.y),
            },
        })
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }
}

/// One tile's place in the grid: zoom, column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TileId {
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

/// Tiles of a zoom from one corner to the other, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TileRange {
    pub z: u8,
    first: (u32, u32),
    last: (u32, u32),
}

impl TileRange {
    /// The tiles of a zoom in a region in which, buffer included, something may show; `None` if it
    /// lies elsewhere.
    pub(crate) fn touching(z: u8, around: &Window, region: &Window) -> Option<Self> {
        let shift = WORLD_BITS - u32::from(z.min(FINEST_ZOOM));
        let last = (1_i32 << z.min(FINEST_ZOOM)) - 1;
        let margin = TileId { z, x: 0, y: 0 }.world_units(BUFFER) + 1;
        // Not below zero.
        let tile = |at: i32| (at >> shift).clamp(0, last) as u32;
        let window = around.grown(margin).common(region)?;
        Some(Self {
            z,
            first: (tile(window.min.x), tile(window.min.y)),
            last: (tile(window.max.x), tile(window.max.y)),
        })
    }

    /// Column and row of the north-western tile.
    pub(crate) fn first(self) -> (u32, u32) {
        self.first
    }

    /// Column and row of the south-eastern tile.
    pub(crate) fn last(self) -> (u32, u32) {
        self.last
    }

    /// How many there are.
    pub(crate) fn count(self) -> u64 {
        let across = |first: u32, last: u32| u64::from(last - first) + 1;
        across(self.first.0, self.last.0) * across(self.first.1, self.last.1)
    }

    /// Its columns from one to another, both included.
    pub(crate) fn columns(self, first: u32, last: u32) -> Option<Self> {
        let (first, last) = (first.max(self.first.0), last.min(self.last.0));
        (first <= last).then_some(Self {
            z: self.z,
            first: (first, self.first.1),
            last: (last, self.last.1),
        })
    }

    /// All of them, column by column.
    pub(crate) fn tiles(self) -> impl Iterator<Item = TileId> {
        (self.first.0..=self.last.0).flat_map(move |x| {
            let rows = self.first.1..=self.last.1;
            rows.map(move |y| TileId { z: self.z, x, y })
        })
    }

    /// Two halves, cut across the longer side; `None` for a single tile.
    pub(crate) fn halves(self) -> Option<[Self; 2]> {
        let (wide, high) = (self.last.0 - self.first.0, self.last.1 - self.first.1);
        if wide == 0 && high == 0 {
            return None;
        }
        let (mut one, mut other) = (self, self);
        if wide >= high {
            one.last.0 = self.first.0 + wide / 2;
            other.first.0 = one.last.0 + 1;
        } else {
            one.last.1 = self.first.1 + high / 2;
            other.first.1 = one.last.1 + 1;
        }
        Some([one, other])
    }

    /// A world position in units of the zoom (at most 16), rounded down as [`TileId::locate`] does.
    pub(crate) fn unit(self, at: Coord) -> Coord {
        let shift = UNIT_ZOOM.saturating_sub(self.z);
        Coord {
            x: at.x >> shift,
            y: at.y >> shift,
        }
    }
}

impl TileId {
    /// `None` where the grid has no such tile.
    pub(crate) fn new(z: u8, x: u32, y: u32) -> Option<Self> {
        (z <= FINEST_ZOOM && x < 1 << z && y < 1 << z).then_some(Self { z, x, y })
    }

    /// The tiles of a zoom within reach of a position.
    pub(crate) fn around(z: u8, at: Coord, reach: i32) -> impl Iterator<Item = Self> {
        let window = Window { min: at, max: at }.grown(reach);
        let range = TileRange::touching(z, &window, &window);
        range.into_iter().flat_map(TileRange::tiles)
    }

    /// The tile's north-western corner in world coordinates.
    pub(crate) fn origin(self) -> Coord {
        let shift = WORLD_BITS - u32::from(self.z);
        // Both are below 2^28, which `new` has checked.
        Coord {
            x: (self.x << shift) as i32,
            y: (self.y << shift) as i32,
        }
    }

    /// The tile with its buffer, in world coordinates.
    pub(crate) fn world_window(self) -> Window {
        let Coord { x, y } = self.origin();
        let width = 1_i32 << (WORLD_BITS - u32::from(self.z));
        // One unit more, for what rounding down brings in.
        let margin = self.world_units(BUFFER) + 1;
        Window {
            min: Coord {
                x: x - margin,
                y: y - margin,
            },
            max: Coord {
                x: x + width + margin,
                y: y + width + margin,
            },
        }
    }

    /// World units of a length in tile units.
    fn world_units(self, tile_units: i32) -> i32 {
        if self.z <= UNIT_ZOOM {
            tile_units << (UNIT_ZOOM - self.z)
        } else {
            tile_units >> (self.z - UNIT_ZOOM)
        }
    }

    /// Tile units across a world unit, for what is placed more finely than world units.
    pub(crate) fn units_per_world_unit(self) -> f64 {
        (f64::from(self.z) - f64::from(UNIT_ZOOM)).exp2()
    }

    /// A world position in units of this tile, rounded down, so that all tiles of a zoom agree.
    pub(crate) fn locate(self, at: Coord) -> Coord {
        let origin = self.origin();
        let (x, y) = (at.x - origin.x, at.y - origin.y);
        if self.z <= UNIT_ZOOM {
            let shift = UNIT_ZOOM - self.z;
            Coord {
                x: x >> shift,
                y: y >> shift,
            }
        } else {
            let shift = self.z - UNIT_ZOOM;
            Coord {
                x: x << shift,
                y: y << shift,
            }
        }
    }
}

/// Square tile units at a zoom (at most 16) that an area of square world units covers.
pub(crate) fn area_in_tile(world_area: f64, zoom: u8) -> f64 {
    world_area / (2.0 * f64::from(UNIT_ZOOM.saturating_sub(zoom))).exp2()
}

/// Twice the signed area of a ring given without its closing point; positive when it turns
/// clockwise on screen (y to the south), which is an outer ring in a vector tile.
pub(crate) fn twice_area(ring: &[Coord]) -> i64 {
    let Some(&last) = ring.last() else { return 0 };
    let mut sum = 0_i128;
    let mut before = last;
    for &at in ring {
        sum += i128::from(before.x) * i128::from(at.y) - i128::from(at.x) * i128::from(before.y);
        before = at;
    }
    // Inside 2^30 by 2^30 this always fits, also for a ring that winds a few times.
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_to_the_same_degrees() {
        for (lon, lat) in [(0.0, 0.0), (-3.0, 51.58), (179.9, -60.0), (24.9, 65.0)] {
            let at = to_world(lon, lat);
            let (lon_back, lat_back) = to_lon_lat(f64::from(at.x), f64::from(at.y));
            assert!((lon - lon_back).abs() < 1e-6, "{lon} {lon_back}");
            assert!((lat - lat_back).abs() < 1e-6, "{lat} {lat_back}");
        }
    }

    #[test]
    fn takes_impossible_degrees_to_the_edge() {
        for (lon, lat) in [(f64::NAN, f64::NAN), (1e308, -1e308), (-181.0, 91.0)] {
            let at = to_world(lon, lat);
            assert!((0..=1 << WORLD_BITS).contains(&at.x));
            assert!((0..=1 << WORLD_BITS).contains(&at.y));
        }
    }

    #[test]
    fn finds_the_tile_of_a_known_place() {
        // Newport, Wales at zoom 14: the usual tile formula gives 8055/5442.
        let at = to_world(-3.0, 51.58);
        let tile = TileId::new(14, 8055, 5442).unwrap();
        let inside = tile.locate(at);
        assert!((0..EXTENT).contains(&inside.x) && (0..EXTENT).contains(&inside.y));
    }

    #[test]
    fn has_no_tile_outside_the_grid() {
        assert!(TileId::new(0, 1, 0).is_none());
        assert!(TileId::new(19, 0, 0).is_none());
        assert!(TileId::new(18, (1 << 18) - 1, 0).is_some());
    }
}
