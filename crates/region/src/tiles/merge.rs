//! Features that differ only in where they are, drawn as one.
//!
//! A street comes in many ways, a wood in many parts. As one feature of several lines or outlines
//! they cost a view one.

use rustc_hash::FxHashMap;

use super::{Drawn, Piece};
use crate::features::{LAST_ZOOM, Layer};

/// Merges what is alike, in the place of the first. Areas only far out, where nobody points at one.
pub(super) fn merged(pieces: Vec<Piece<'_>>, zoom: u8) -> Vec<Piece<'_>> {
    let mut merged: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    let mut first_of: FxHashMap<(u32, u32), usize> = FxHashMap::default();
    for piece in pieces {
        let merges = match piece.class.layer {
            Layer::Road | Layer::Waterway | Layer::Coast | Layer::Boundary => true,
            Layer::Land | Layer::Water => zoom < LAST_ZOOM - 1,
            _ => false,
        };
        let before = first_of.get(&piece.kind).filter(|_| merges).copied();
        match before.and_then(|at| merged.get_mut(at)) {
            Some(before) => join(before, piece),
            None => {
                first_of.insert(piece.kind, merged.len());
                merged.push(piece);
            }
        }
    }
    merged
}

fn join<'a>(before: &mut Piece<'a>, piece: Piece<'a>) {
    before.id = None;
    before.area += piece.area;
    match (&mut before.drawn, piece.drawn) {
        (Drawn::Lines(lines), Drawn::Lines(more)) => lines.extend(more),
        (Drawn::Areas(areas), Drawn::Areas(more)) => areas.extend(more),
        // One class has one kind of shape, but for what a file draws as a line and as an area.
        _ => {}
    }
}
