//! Features cut into vector tiles.

mod all;
mod budget;
mod clip;
mod draw;
mod encode;
mod merge;
mod simplify;
mod split;

pub(crate) use all::{ZOOMS, is_too_much, layers_json, make_all, packed};
pub(crate) use clip::clip_line;
pub(crate) use draw::draw;
pub(crate) use encode::{Drawn, LayerTile};

use crate::features::{Class, Feature, Features, Fields, LAST_ZOOM, Layer, Value};
use crate::grid::TileId;

/// A tile larger than this loses its smallest buildings. Not compressed; about 200 KB when it is.
const MAX_TILE_BYTES: usize = 500_000;

/// One vector tile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tile {
    /// Mapbox Vector Tile 2.1; empty where there is nothing.
    pub bytes: Vec<u8>,
    pub left_out: Crowded,
}

/// How many features a tile goes without.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Crowded {
    /// Drawn from a nearer zoom on, as a view would hold too many.
    pub until_nearer: u64,
    /// Not drawn at all, as the tile would be too large.
    pub too_large: u64,
}

impl std::ops::AddAssign for Crowded {
    fn add_assign(&mut self, more: Self) {
        self.until_nearer += more.until_nearer;
        self.too_large += more.too_large;
    }
}

/// What one feature, or several that are alike, look like in a tile.
struct Piece<'a> {
    id: Option<u64>,
    class: &'a Class,
    fields: &'a Fields,
    /// By what it is merged: the numbers of its class and its fields.
    kind: (u32, u32),
    drawn: Drawn,
    /// Square world units, for what is an area.
    area: f32,
    /// The zoom from which a view shows it, when that is nearer than the tile's own.
    from: Option<u8>,
}

/// A tile of features that are in drawing order, each as it looks there.
fn make<'a>(
    features: &Features,
    shown: impl Iterator<Item = (&'a Feature, Drawn)>,
    id: TileId,
) -> Tile {
    let pieces = shown
        .map(|(feature, drawn)| Piece {
            id: (feature.id > 0).then_some(feature.id),
            class: features.class(feature),
            fields: features.fields(feature),
            kind: Features::kind(feature),
            drawn,
            area: feature.area,
            from: None,
        })
        .collect();
    let mut pieces = merge::merged(pieces, id.z);
    let mut left_out = Crowded {
        until_nearer: budget::keep_within(&mut pieces, id.z),
        too_large: 0,
    };
    loop {
        let bytes = write(&pieces);
        if bytes.len() <= MAX_TILE_BYTES {
            return Tile { bytes, left_out };
        }
        let dropped = budget::drop_smallest(&mut pieces);
        if dropped == 0 {
            return Tile { bytes, left_out };
        }
        left_out.too_large += dropped;
    }
}

fn write(pieces: &[Piece<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for layer in pieces.chunk_by(|a, b| a.class.layer == b.class.layer) {
        let Some(first) = layer.first() else { continue };
        let mut tile = LayerTile::new(first.class.layer.name());
        for piece in layer {
            let class = (!piece.class.class.is_empty()).then_some(&*piece.class.class);
            let from = piece.from.map(|zoom| ("from", Value::Number(zoom)));
            tile = tile.with(
                piece.id,
                class,
                piece.fields.iter().chain(&from),
                &piece.drawn,
            );
        }
        tile.finish(&mut bytes);
    }
    bytes
}

/// Whether tiles of this zoom are simplified: nearer ones are drawn as they are.
fn is_simplified(zoom: u8) -> bool {
    zoom < LAST_ZOOM
}

/// Whether this is shown only in near views: names and numbers, which the style draws from zoom 16.
fn is_near(layer: Layer) -> bool {
    matches!(layer, Layer::HouseNumber | Layer::Poi)
}
