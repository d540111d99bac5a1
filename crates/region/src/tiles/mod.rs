//! Features cut into vector tiles.

mod clip;
mod draw;
mod encode;
mod simplify;

pub(crate) use draw::draw;
pub(crate) use encode::{Drawn, LayerTile};

use crate::features::{Feature, LAST_ZOOM, Layer};
use crate::grid::TileId;

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
