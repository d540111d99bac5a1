//! How much one view draws: at most 10,000 features of the base map, so that an old laptop pans it.
//!
//! A view of 1440 by 900 pixels holds at most 12 tiles of its own zoom (512 pixels each, four by
//! three where it lies across their corners), so a tile may show 833 features. Zoom 14 is enlarged
//! for nearer views, which hold fewer tiles of it: six at 15, a part of four from 16 on. So a tile of
//! zoom 14 keeps everything, and what goes beyond 833 says from which zoom it is to be drawn (field
//! `from`: 15 up to twice as many, else 16). House numbers and points are drawn from zoom 16 on.

use super::{Drawn, Piece, is_near};
use crate::features::{LAST_ZOOM, Layer};

/// Features of the base map in one view.
pub(crate) const VIEW_MAX: usize = 10_000;
/// Tiles in a view of their own zoom, and in one a zoom nearer.
const TILES: [usize; 2] = [12, 6];

/// Leaves out what is too much, or says from which zoom to draw it. Answers how many were left out.
pub(super) fn keep_within(pieces: &mut Vec<Piece<'_>>, zoom: u8) -> u64 {
    let [own, nearer] = TILES.map(|tiles| VIEW_MAX / tiles);
    let mut order: Vec<usize> = (0..pieces.len())
        .filter(|&at| {
            pieces
                .get(at)
                .is_some_and(|piece| !is_near(piece.class.layer))
        })
        .collect();
    if order.len() <= own {
        return 0;
    }
    order.sort_by(|&a, &b| weight(&pieces[b]).total_cmp(&weight(&pieces[a])));
    let too_many = order.get(own..).unwrap_or_default();
    if zoom == LAST_ZOOM {
        for (at, &piece) in too_many.iter().enumerate() {
            pieces[piece].from = Some(if at < nearer - own { 15 } else { 16 });
        }
        return 0;
    }
    let mut kept = vec![true; pieces.len()];
    too_many.iter().for_each(|&piece| kept[piece] = false);
    let mut kept = kept.into_iter();
    pieces.retain(|_| kept.next().unwrap_or(true));
    too_many.len() as u64
}

/// Leaves out a tenth of the buildings, the smallest, which are last; where there are none, a tenth of
/// whatever a view would miss least. Answers how many.
pub(super) fn drop_smallest(pieces: &mut Vec<Piece<'_>>) -> u64 {
    let is_building = |piece: &Piece<'_>| piece.class.layer == Layer::Building;
    let buildings = pieces.iter().filter(|piece| is_building(piece)).count();
    if buildings == 0 {
        return drop_lightest(pieces);
    }
    let dropped = buildings.div_ceil(10);
    let mut kept = 0;
    pieces.retain(|piece| {
        kept += usize::from(is_building(piece));
        !is_building(piece) || kept <= buildings - dropped
    });
    dropped as u64
}

fn drop_lightest(pieces: &mut Vec<Piece<'_>>) -> u64 {
    let dropped = pieces.len().div_ceil(10);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by(|&a, &b| weight(&pieces[a]).total_cmp(&weight(&pieces[b])));
    let mut kept = vec![true; pieces.len()];
    order
        .iter()
        .take(dropped)
        .for_each(|&piece| kept[piece] = false);
    let mut kept = kept.into_iter();
    pieces.retain(|_| kept.next().unwrap_or(true));
    dropped as u64
}

/// What a view would miss most is the heaviest: water and names, then roads by their rank, land, and
/// buildings by their size.
fn weight(piece: &Piece<'_>) -> f64 {
    let step = match piece.class.layer {
        Layer::Water | Layer::Coast | Layer::Place | Layer::Boundary => 60.0,
        Layer::Road if piece.class.rank >= 4 => 50.0 + f64::from(piece.class.rank),
        Layer::Waterway => 45.0,
        Layer::Land => 30.0,
        Layer::Road => 20.0 + f64::from(piece.class.rank),
        Layer::Building | Layer::HouseNumber | Layer::Poi => 0.0,
    };
    let size = match &piece.drawn {
        Drawn::Point(_) => 0.0,
        Drawn::Lines(lines) => lines.iter().map(Vec::len).sum::<usize>() as f64,
        Drawn::Areas(_) => f64::from(piece.area),
    };
    // Size only decides within a step: it stays below 1.
    step + size / (size + 1e6)
}
