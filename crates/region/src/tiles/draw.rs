//! One shape as it looks in one tile.

use super::clip::{clip_line, clip_ring, tidy};
pub(super) use super::encode::Drawn;
use super::is_simplified;
use super::simplify::{simplify_line, simplify_ring};
use crate::features::{Area, Shape};
use crate::grid::{Coord, EXTENT, TileId, Window, twice_area};

/// How far a simplified line may lie from the true one: 3 tile units, less than half a pixel.
pub(super) const TOLERANCE: f64 = 3.0;
/// A simplified ring smaller than this is dropped: one pixel is 64 square units.
const MIN_AREA: i64 = 64;

/// A shape in tile units, simplified, then cut at the buffer. `None` when nothing is left.
pub(crate) fn draw(shape: &Shape, id: TileId) -> Option<Drawn> {
    match shape {
        Shape::Point(at) => {
            let at = id.locate(*at);
            // Each point belongs to one tile, or its label would be placed in several.
            let own = (0..EXTENT).contains(&at.x) && (0..EXTENT).contains(&at.y);
            own.then_some(Drawn::Point(at))
        }
        Shape::Line(line) => {
            let mut line = located(line, id);
            line.dedup();
            if is_simplified(id.z) {
                line = simplify_line(&line, TOLERANCE);
            }
            let parts = clip_line(&line, &Window::TILE);
            (!parts.is_empty()).then_some(Drawn::Lines(parts))
        }
        Shape::Areas(areas) => {
            let areas: Vec<Area> = areas.iter().filter_map(|area| cut(area, id)).collect();
            (!areas.is_empty()).then_some(Drawn::Areas(areas))
        }
    }
}

fn cut(area: &Area, id: TileId) -> Option<Area> {
    let holes = area.holes.iter().filter_map(|hole| cut_ring(hole, id));
    open(cut_ring(&area.outer, id)?, holes)
}

/// An area of rings that were cut; `None` where nothing of it is left.
pub(super) fn open(outer: Vec<Coord>, holes: impl Iterator<Item = Vec<Coord>>) -> Option<Area> {
    let size = |ring: &Vec<Coord>| twice_area(ring).unsigned_abs();
    let holes: Vec<Vec<Coord>> = holes.filter(|hole| size(hole) > 0).collect();
    // A tile in the middle of a lake's island: the hole is the whole of it.
    let open: u64 = holes.iter().map(size).sum();
    (open < size(&outer)).then_some(Area { outer, holes })
}

/// Whether a simplified ring is large enough to be seen; those that are not simplified all are.
pub(super) fn is_seen(ring: &[Coord], zoom: u8) -> bool {
    !is_simplified(zoom) || twice_area(ring).abs() >= 2 * MIN_AREA
}

fn cut_ring(ring: &[Coord], id: TileId) -> Option<Vec<Coord>> {
    let mut ring = tidy(located(ring, id));
    if is_simplified(id.z) {
        ring = tidy(simplify_ring(&ring, TOLERANCE));
    }
    if !is_seen(&ring, id.z) {
        return None;
    }
    let ring = clip_ring(ring, &Window::TILE);
    (twice_area(&ring) != 0).then_some(ring)
}

fn located(points: &[Coord], id: TileId) -> Vec<Coord> {
    points.iter().map(|&at| id.locate(at)).collect()
}
