//! Every tile of a region, made once.

use std::io::Read;

use flate2::Compression;
use flate2::read::GzEncoder;
use rayon::prelude::*;

use super::{Tile, make};
use crate::features::{Features, LAST_ZOOM};
use crate::grid::{TileId, Window};

/// Zooms with tiles of their own; nearer views enlarge the last.
pub(crate) const ZOOMS: std::ops::RangeInclusive<u8> = 5..=LAST_ZOOM;
/// Tiles made at once.
const CHUNK: usize = 256;

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
        let placed = placed(features, window, z);
        let tiles: Vec<&[(TileId, u32)]> = placed.chunk_by(|a, b| a.0 == b.0).collect();
        let mut done = 0;
        for chunk in tiles.chunks(CHUNK) {
            let made: Vec<Option<(TileId, Tile)>> = chunk
                .par_iter()
                .map(|placed| one(features, placed))
                .collect();
            for (id, tile) in made.into_iter().flatten() {
                done += 1;
                sink(id, tile, before + share * done / tiles.len() as u64)?;
            }
        }
        before += share;
    }
    Ok(())
}

/// Which features may show in which tile, tile by tile, in drawing order.
fn placed(features: &Features, window: Window, z: u8) -> Vec<(TileId, u32)> {
    let mut placed: Vec<(TileId, u32)> = Vec::new();
    for (at, feature) in features.list().iter().enumerate() {
        if feature.from_zoom > z {
            continue;
        }
        if let Some(around) = features.shapes().window(feature.shape) {
            placed.extend(TileId::touching(z, &around, &window).map(|id| (id, at as u32)));
        }
    }
    placed.par_sort_unstable();
    placed
}

/// `None` where nothing is left to draw.
fn one(features: &Features, placed: &[(TileId, u32)]) -> Option<(TileId, Tile)> {
    let id = placed.first()?.0;
    let shown = placed
        .iter()
        .filter_map(|(_, at)| features.list().get(*at as usize));
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
    ("boundary", &["class"]),
    ("building", &[]),
    ("road", &["class", "name", "ref"]),
    ("housenumber", &["number"]),
    ("poi", &["class", "name"]),
    ("place", &["class", "name"]),
];

/// The layers as MBTiles asks for.
pub(crate) fn layers_json() -> String {
    let layer = |(id, fields): &(&str, &[&str])| {
        let fields: serde_json::Map<String, serde_json::Value> = (fields.iter())
            .map(|field| ((*field).to_owned(), "String".into()))
            .collect();
        serde_json::json!({ "id": id, "fields": fields })
    };
    let layers: Vec<serde_json::Value> = LAYERS.iter().map(layer).collect();
    serde_json::json!({ "vector_layers": layers }).to_string()
}
