//! Features cut into vector tiles.

mod clip;
mod draw;
mod encode;
mod simplify;

pub(crate) use clip::clip_line;
pub(crate) use draw::draw;
pub(crate) use encode::{Drawn, LayerTile};

use std::io::Read;

use rayon::prelude::*;

use crate::features::{Built, Feature, LAST_ZOOM, Layer};
use crate::grid::{TileId, Window};

/// Zooms with tiles of their own; nearer views enlarge the last.
pub(crate) const ZOOMS: std::ops::RangeInclusive<u8> = 5..=LAST_ZOOM;
/// Tiles made at once.
const CHUNK: usize = 256;

/// A tile larger than this loses its smallest buildings. Not compressed; about 200 KB when it is.
const MAX_TILE_BYTES: usize = 500_000;

/// One vector tile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tile {
    /// Mapbox Vector Tile 2.1, not compressed; empty where there is nothing.
    pub bytes: Vec<u8>,
    /// How many of the smallest buildings were left out to keep it under 500 KB.
    pub buildings_left_out: usize,
}

/// Makes every tile of a window, zoom by zoom, row by row, and gives each to `sink` with how many of
/// how many are done; packed with gzip. The same features always give the same tiles.
///
/// # Errors
/// What `sink` says.
pub(crate) fn make_all<E>(
    built: &Built,
    window: Window,
    mut sink: impl FnMut(TileId, Tile, u64, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut placed: Vec<(TileId, u32)> = Vec::new();
    for (at, feature) in built.features.iter().enumerate() {
        let Some(around) = feature.shape.window() else {
            continue;
        };
        for z in (*ZOOMS.start()).max(feature.class.from_zoom)..=*ZOOMS.end() {
            placed.extend(TileId::touching(z, &around, &window).map(|id| (id, at as u32)));
        }
    }
    placed.sort_unstable();
    let tiles: Vec<&[(TileId, u32)]> = placed.chunk_by(|a, b| a.0 == b.0).collect();
    let (mut done, of) = (0, tiles.len() as u64);
    for chunk in tiles.chunks(CHUNK) {
        let made: Vec<Option<(TileId, Tile)>> = chunk
            .par_iter()
            .map(|placed| {
                let id = placed.first()?.0;
                let features = placed
                    .iter()
                    .filter_map(|(_, at)| built.features.get(*at as usize));
                let mut tile = make(features, id);
                if tile.bytes.is_empty() {
                    return None;
                }
                tile.bytes = packed(&tile.bytes);
                Some((id, tile))
            })
            .collect();
        done += chunk.len() as u64;
        for (id, tile) in made.into_iter().flatten() {
            sink(id, tile, done, of)?;
        }
    }
    Ok(())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::read::GzEncoder::new(bytes, flate2::Compression::default());
    let mut packed = Vec::with_capacity(bytes.len() / 2);
    // Reading from memory does not fail.
    let _ = packer.read_to_end(&mut packed);
    packed
}

/// The layers and their fields, as MBTiles asks for.
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

const LAYERS: [(&str, &[&str]); 9] = [
    ("land", &["class", "name"]),
    ("waterway", &["class", "name"]),
    ("water", &["class", "name"]),
    ("coast", &["class"]),
    ("building", &[]),
    ("road", &["class", "name", "ref"]),
    ("housenumber", &["number"]),
    ("poi", &["class", "name"]),
    ("place", &["class", "name"]),
];

/// A tile of features that are in drawing order.
pub(crate) fn make<'a>(features: impl Iterator<Item = &'a Feature>, id: TileId) -> Tile {
    let shown = features.filter(|feature| feature.class.from_zoom <= id.z);
    let drawn: Vec<(&Feature, Drawn)> = shown
        .filter_map(|feature| Some((feature, draw(&feature.shape, id)?)))
        .collect();
    let mut left_out = 0;
    loop {
        let bytes = write(&drawn, left_out);
        let buildings = drawn
            .iter()
            .filter(|(feature, _)| feature.class.layer == Layer::Building)
            .count();
        if bytes.len() <= MAX_TILE_BYTES || left_out == buildings {
            return Tile {
                bytes,
                buildings_left_out: left_out,
            };
        }
        // A tenth of what is there at a time: a few rounds, and not many more than needed.
        left_out = (left_out + (buildings - left_out).div_ceil(10)).min(buildings);
    }
}

/// Writes a tile without its `left_out` smallest buildings, which are last in their layer.
fn write(drawn: &[(&Feature, Drawn)], left_out: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for layer in drawn.chunk_by(|(a, _), (b, _)| a.class.layer == b.class.layer) {
        let Some((first, _)) = layer.first() else {
            continue;
        };
        let name = first.class.layer;
        let keep = match name {
            Layer::Building => layer.len().saturating_sub(left_out),
            _ => layer.len(),
        };
        let mut tile = LayerTile::new(name.name());
        for (feature, drawn) in layer.iter().take(keep) {
            let class = (!feature.class.class.is_empty()).then_some(&*feature.class.class);
            tile = tile.with(Some(feature.id), class, &feature.fields, drawn);
        }
        tile.finish(&mut bytes);
    }
    bytes
}

/// Whether tiles of this zoom are simplified: nearer ones are drawn as they are.
fn is_simplified(zoom: u8) -> bool {
    zoom < LAST_ZOOM
}
