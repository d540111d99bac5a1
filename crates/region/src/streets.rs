//! One neighbourhood's streets, held in memory.

use std::io::Read;

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::addresses::{self, AddressIndex};
use crate::features::{Built, Feature, Features, LAST_ZOOM, build};
use crate::grid::{TileId, Window, to_lon_lat};
use crate::osm::{self, Extract, Positions};
use crate::tiles::{self, Tile};
use crate::{Address, Counts, LeftOut, ReadError};

/// What OpenStreetMap asks to be shown wherever its data is
/// (<https://www.openstreetmap.org/copyright>).
const OSM_CREDIT: &str = "© OpenStreetMap contributors";

/// A box in longitude and latitude, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Bounds {
    /// Western longitude.
    pub west: f64,
    /// Southern latitude.
    pub south: f64,
    /// Eastern longitude.
    pub east: f64,
    /// Northern latitude.
    pub north: f64,
}

impl Bounds {
    /// `None` unless west is before east and south before north, within 180 and 90 degrees.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<Self> {
        let ordered = -180.0 <= west && west < east && east <= 180.0;
        let upright = -90.0 <= south && south < north && north <= 90.0;
        (ordered && upright).then_some(Self {
            west,
            south,
            east,
            north,
        })
    }
}

impl Bounds {
    /// What lies in both; `None` if they do not meet.
    pub(crate) fn common(self, other: Self) -> Option<Self> {
        Self::new(
            self.west.max(other.west),
            self.south.max(other.south),
            self.east.min(other.east),
            self.north.min(other.north),
        )
    }
}

impl std::fmt::Display for Bounds {
    /// `west,south,east,north`, six decimals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            west,
            south,
            east,
            north,
        } = self;
        write!(f, "{west:.6},{south:.6},{east:.6},{north:.6}")
    }
}

/// What reading a file gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadReport {
    /// What is in the file.
    pub counts: Counts,
    /// What of it is not drawn, or not whole.
    pub left_out: LeftOut,
    /// The day the data is from (`2026-11-25`), if the file tells.
    pub data_date: Option<String>,
}

type Boxed = GeomWithData<Rectangle<[i64; 2]>, usize>;

/// Streets, buildings, water, green and addresses of one OpenStreetMap file, and tiles of them.
///
/// Tiles are made on demand: a tile costs what is in it, not what is in the file.
#[derive(Debug)]
pub struct Streets {
    features: Features,
    /// Where each feature is, in world coordinates.
    tree: RTree<Boxed>,
    addresses: Vec<Address>,
    address_index: AddressIndex,
    bounds: Option<Bounds>,
    report: ReadReport,
    attribution: String,
}

impl Streets {
    /// Tiles are made from zoom 5 to 14; nearer views enlarge zoom 14.
    pub const ZOOMS: std::ops::RangeInclusive<u8> = 5..=LAST_ZOOM;

    /// Reads OpenStreetMap XML.
    ///
    /// ```
    /// # use homeground_region::Streets;
    /// let file = r#"<osm version="0.6">
    ///   <node id="1" lat="49.0" lon="-12.0">
    ///     <tag k="addr:housenumber" v="3"/><tag k="addr:street" v="Quay Street"/>
    ///   </node>
    /// </osm>"#;
    /// let streets = Streets::from_osm_xml(file.as_bytes())?;
    /// let door = streets.address("Quay St.", "3");
    /// assert!(door.is_some_and(|door| (door.lon + 12.0).abs() < 1e-6));
    /// # Ok::<(), homeground_region::ReadError>(())
    /// ```
    ///
    /// # Errors
    /// [`ReadError`] if the file is something else, is damaged, cut off, or beyond what is read;
    /// nothing of it is kept.
    pub fn from_osm_xml(input: impl Read) -> Result<Self, ReadError> {
        Ok(Self::from_extract(&osm::read_xml(input)?))
    }

    fn from_extract(extract: &Extract) -> Self {
        let Built {
            features,
            left_out,
            rings_not_closed,
        } = build(extract, &[]);
        let addresses = addresses::all(extract);
        let boxes = features
            .list()
            .iter()
            .enumerate()
            .filter_map(|(at, feature)| {
                let Window { min, max } = features.shapes().window(feature.shape)?;
                let [min, max] =
                    [min, max].map(|corner| [i64::from(corner.x), i64::from(corner.y)]);
                Some(GeomWithData::new(Rectangle::from_corners(min, max), at))
            });
        let tree = RTree::bulk_load(boxes.collect());
        let mut counts = extract.counts;
        counts.rings_not_closed = rings_not_closed;
        Self {
            tree,
            address_index: AddressIndex::new(&addresses),
            bounds: extract.bounds.or_else(|| usual_bounds(&extract.positions)),
            report: ReadReport {
                counts,
                left_out,
                data_date: extract.data_date.clone(),
            },
            attribution: attribution(extract.copyright.as_deref()),
            features,
            addresses,
        }
    }

    /// The vector tile at a zoom, column from the west and row from the north: its bytes, not
    /// compressed, empty when there is nothing or no such tile.
    ///
    /// Layers: `land`, `waterway`, `water`, `coast`, `building`, `road`, `housenumber`, `poi`,
    /// `place`, each with the field `class` (not `building` and `housenumber`).
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Vec<u8> {
        self.tile_counted(z, x, y).bytes
    }

    /// As [`Streets::tile`], with the count of what was left out of it.
    pub fn tile_counted(&self, z: u8, x: u32, y: u32) -> Tile {
        match TileId::new(z, x, y) {
            Some(id) if Self::ZOOMS.contains(&z) => {
                tiles::make(&self.features, self.within(id), id)
            }
            _ => Tile::default(),
        }
    }

    /// Features that may show in a tile, in drawing order.
    fn within(&self, id: TileId) -> impl Iterator<Item = &Feature> {
        let Window { min, max } = id.world_window();
        let [min, max] = [min, max].map(|corner| [i64::from(corner.x), i64::from(corner.y)]);
        let mut found: Vec<usize> = self
            .tree
            .locate_in_envelope_intersecting(AABB::from_corners(min, max))
            .map(|boxed| boxed.data)
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .filter_map(|at| self.features.list().get(at))
    }

    /// The box to show first: what the file says, else where nearly all of it is. `None` for an
    /// empty file.
    pub fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// Every door with a number or a name, in the order of the map's own numbers.
    pub fn addresses(&self) -> &[Address] {
        &self.addresses
    }

    /// The door with this number in this street. Case, accents, punctuation and the usual short
    /// forms ("St", "Rd") make no difference.
    pub fn address(&self, street: &str, house_number: &str) -> Option<&Address> {
        let at = self.address_index.find(street, house_number)?;
        self.addresses.get(at)
    }

    /// What was read and what was left out.
    pub fn report(&self) -> &ReadReport {
        &self.report
    }

    /// The credit that has to be shown with the map.
    pub fn attribution(&self) -> &str {
        &self.attribution
    }
}

/// The file's own credit if it names somebody else than OpenStreetMap.
fn attribution(copyright: Option<&str>) -> String {
    match copyright.map(str::trim) {
        Some(own) if !own.is_empty() && !own.contains("OpenStreetMap") => own.to_owned(),
        _ => OSM_CREDIT.to_owned(),
    }
}

/// The box between the half and the 99 and a half percentile of all positions, as single objects of
/// an extract often reach far beyond it.
fn usual_bounds(positions: &Positions) -> Option<Bounds> {
    let (mut xs, mut ys): (Vec<i32>, Vec<i32>) = positions.iter().map(|at| (at.x, at.y)).unzip();
    let ends = |list: &mut Vec<i32>| {
        list.sort_unstable();
        let last = list.len().checked_sub(1)?;
        let skipped = list.len() / 200;
        Some((
            f64::from(*list.get(skipped)?),
            f64::from(*list.get(last - skipped)?),
        ))
    };
    let ((west, east), (north, south)) = (ends(&mut xs)?, ends(&mut ys)?);
    let (west, north) = to_lon_lat(west, north);
    let (east, south) = to_lon_lat(east, south);
    Bounds::new(west, south, east, north)
}
