//! Every tile of a region, made once.

use std::io::Read;

use flate2::Compression;
use flate2::read::GzEncoder;
use rayon::prelude::*;

use super::{Drawn, Tile, draw, make, split};
use crate::features::{Feature, Features, LAST_ZOOM};
use crate::grid::{TileId, TileRange, Window};

/// Zooms with tiles of their own; nearer views enlarge the last.
pub(crate) const ZOOMS: std::ops::RangeInclusive<u8> = 5..=LAST_ZOOM;
/// Tiles made at once.
const CHUNK: usize = 256;

/// Features in tiles that are held at once.
const HELD: u64 = 500_000;
/// Features in all tiles of a zoom. A country of a few million buildings has a tenth of it; a file that
/// lays a few shapes over the whole world has more.
const MOST: u64 = 40_000_000;

/// Whether so much would be drawn over the window as no map has.
pub(crate) fn is_too_much(features: &Features, window: Window) -> bool {
    let z = *ZOOMS.end();
    let shapes = features.list().iter();
    let tiles = shapes.filter_map(|feature| Some(range(features, feature, window, z)?.count()));
    tiles.fold(0, u64::saturating_add) > MOST
}

/// Makes every tile of a window, zoom by zoom, packed with gzip, and gives each to `sink` with how far
/// it is, in thousandths. The same features always give the same tiles in the same order.
///
/// # Errors
/// What `sink` says.
pub(crate) fn make_all<E>(
    features: &Features,
    window: Window,
    mut sink: impl FnMut(TileId, Tile, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut before = 0;
    for z in ZOOMS {
        // Each zoom has about four times as many tiles as the one before, twice the work.
        let share = 1000 >> (ZOOMS.end() - z + 1);
        let bands = bands(features, window, z);
        for (band, done) in bands.iter().zip(0_u64..) {
            let so_far = before + share * done / bands.len() as u64;
            let step = share / bands.len() as u64;
            let placed = placed(features, window, *band);
            let tiles: Vec<&[Placed]> = placed.list.chunk_by(|a, b| a.tile == b.tile).collect();
            let mut done = 0;
            for chunk in tiles.chunks(CHUNK) {
                let made: Vec<Option<(TileId, Tile)>> = chunk
                    .par_iter()
                    .map(|shown| one(features, &placed.cut, z, shown))
                    .collect();
                for (id, tile) in made.into_iter().flatten() {
                    done += 1;
                    sink(id, tile, so_far + step * done / tiles.len() as u64)?;
                }
            }
        }
        before += share;
    }
    Ok(())
}

/// The tiles of a zoom in which a feature may show.
fn range(features: &Features, feature: &Feature, window: Window, z: u8) -> Option<TileRange> {
    if feature.first_zoom() > z {
        return None;
    }
    let around = features.shapes().window(feature.shape)?;
    TileRange::touching(z, &around, &window)
}

/// Columns of tiles, from west to east, that hold about as much as is held at once.
fn bands(features: &Features, window: Window, z: u8) -> Vec<TileRange> {
    let Some(all) = TileRange::touching(z, &window, &window) else {
        return Vec::new();
    };
    let (first, last) = (all.first().0, all.last().0);
    // How many features begin and end in each column, each as often as it has rows.
    let mut change = vec![0_i64; (last - first) as usize + 2];
    for feature in features.list() {
        if let Some(range) = range(features, feature, window, z) {
            let rows = i64::from(range.last().1 - range.first().1) + 1;
            change[(range.first().0 - first) as usize] += rows;
            change[(range.last().0 - first) as usize + 1] -= rows;
        }
    }
    let (mut bands, mut begun, mut held, mut column) = (Vec::new(), first, 0_u64, 0_i64);
    for (x, change) in (first..=last).zip(change) {
        column += change;
        held = held.saturating_add(column.unsigned_abs());
        if held >= HELD || x == last {
            bands.extend(all.columns(begun, x));
            (begun, held) = (x + 1, 0);
        }
    }
    bands
}

/// A feature that may show in a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    /// Column and row.
    tile: (u32, u32),
    /// Which feature.
    at: u32,
    /// How it looks there, where that is known already.
    cut: Option<u32>,
}

/// Which features may show in which tile, tile by tile, in drawing order.
#[derive(Default)]
struct InTiles {
    list: Vec<Placed>,
    /// What large shapes look like.
    cut: Vec<Drawn>,
}

fn placed(features: &Features, window: Window, band: TileRange) -> InTiles {
    let mut placed = InTiles::default();
    for (feature, at) in features.list().iter().zip(0_u32..) {
        let range = range(features, feature, window, band.z)
            .and_then(|range| range.columns(band.first().0, band.last().0));
        let Some(range) = range else { continue };
        let points = features.shapes().points_of(feature.shape);
        if !split::is_large(points, range.count()) {
            let tiles = range.tiles().map(|id| (id.x, id.y));
            placed.list.extend(tiles.map(|tile| Placed {
                tile,
                at,
                cut: None,
            }));
            continue;
        }
        let shape = features.shapes().get(feature.shape);
        split::split(&shape, range, &mut |x, y, drawn| {
            placed.list.push(Placed {
                tile: (x, y),
                at,
                cut: u32::try_from(placed.cut.len()).ok(),
            });
            placed.cut.push(drawn);
        });
    }
    placed.list.par_sort_unstable();
    placed
}

/// `None` where nothing is left to draw.
fn one(features: &Features, cut: &[Drawn], z: u8, placed: &[Placed]) -> Option<(TileId, Tile)> {
    let (x, y) = placed.first()?.tile;
    let id = TileId::new(z, x, y)?;
    let shown = placed.iter().filter_map(|placed| {
        let feature = features.list().get(placed.at as usize)?;
        let drawn = match placed.cut {
            Some(at) => cut.get(at as usize)?.clone(),
            None => draw(&features.shapes().get(feature.shape), id)?,
        };
        Some((feature, drawn))
    });
    let mut tile = make(features, shown, id);
    if tile.bytes.is_empty() {
        return None;
    }
    tile.bytes = packed(&tile.bytes);
    Some((id, tile))
}

/// A tile packed with gzip.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() / 2);
    // Reading from memory does not fail.
    let _ = GzEncoder::new(bytes, Compression::default()).read_to_end(&mut packed);
    packed
}

/// The layers with their fields.
const LAYERS: [(&str, &[&str]); 10] = [
    ("land", &["class", "name"]),
    ("waterway", &["class", "name"]),
    ("water", &["class", "name"]),
    ("coast", &["class"]),
    ("boundary", &["class", "level"]),
    ("building", &[]),
    ("road", &["class", "name", "ref"]),
    ("housenumber", &["number"]),
    ("poi", &["class", "name", "asset"]),
    ("place", &["class", "name", "name_en"]),
];

/// The layers as MBTiles asks for.
pub(crate) fn layers_json() -> String {
    let layer = |(id, fields): &(&str, &[&str])| {
        let kind = |field: &str| if field == "level" { "Number" } else { "String" };
        let fields: serde_json::Map<String, serde_json::Value> = (fields.iter())
            .map(|field| ((*field).to_owned(), kind(field).into()))
            .collect();
        serde_json::json!({ "id": id, "fields": fields })
    };
    let layers: Vec<serde_json::Value> = LAYERS.iter().map(layer).collect();
    serde_json::json!({ "vector_layers": layers }).to_string()
}
