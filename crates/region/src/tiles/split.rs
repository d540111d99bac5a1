//! Shapes that reach over many tiles, cut for all of them in one go: in halves, and these in halves
//! again, so that a long coast is not gone through once for each of its tiles.

use super::clip::{clip_line, clip_ring, tidy};
use super::draw::{self, Drawn};
use super::is_simplified;
use super::simplify::{simplify_line, simplify_ring};
use crate::features::{Area, Shape};
use crate::grid::{BUFFER, Coord, EXTENT, TileRange, Window};

/// Whether a shape of so many points is better split over so many tiles than cut for each alone.
pub(super) fn is_large(points: usize, tiles: u64) -> bool {
    /// Points looked at. Splitting looks at each about thirty times.
    const WORTH_IT: u64 = 20_000;
    tiles >= 4 && (points as u64).saturating_mul(tiles) > WORTH_IT
}

/// What a shape looks like in each tile of a range, as [`draw`](super::draw) would say it but for a
/// unit where a cut is rounded. Tiles where nothing is left are passed over.
pub(super) fn split(shape: &Shape, range: TileRange, sink: &mut impl FnMut(u32, u32, Drawn)) {
    let to_unit = |points: &[Coord]| points.iter().map(|&at| range.unit(at)).collect::<Vec<_>>();
    let simplified = is_simplified(range.z);
    let whole = match shape {
        Shape::Point(_) => return,
        Shape::Line(line) => {
            let mut line = to_unit(line);
            line.dedup();
            if simplified {
                line = simplify_line(&line, draw::TOLERANCE);
            }
            Drawn::Lines(vec![line])
        }
        Shape::Areas(areas) => {
            let ring = |ring: &Vec<Coord>| {
                let mut ring = tidy(to_unit(ring));
                if simplified {
                    ring = tidy(simplify_ring(&ring, draw::TOLERANCE));
                }
                draw::is_seen(&ring, range.z).then_some(ring)
            };
            let area = |area: &Area| {
                Some(Area {
                    outer: ring(&area.outer)?,
                    holes: area.holes.iter().filter_map(ring).collect(),
                })
            };
            Drawn::Areas(areas.iter().filter_map(area).collect())
        }
    };
    halve(&whole, range, sink);
}

fn halve(piece: &Drawn, range: TileRange, sink: &mut impl FnMut(u32, u32, Drawn)) {
    let Some(piece) = within(piece, &window(range)) else {
        return;
    };
    match range.halves() {
        Some(halves) => {
            for half in halves {
                halve(&piece, half, sink);
            }
        }
        None => {
            let (x, y) = range.first();
            if let Some(piece) = open(piece) {
                sink(x, y, moved(piece, x, y));
            }
        }
    }
}

/// A range of tiles with its buffer, in units of its zoom.
fn window(range: TileRange) -> Window {
    let (first, last) = (range.first(), range.last());
    let low = |tile: u32| tile as i32 * EXTENT - BUFFER;
    let high = |tile: u32| (tile as i32 + 1) * EXTENT + BUFFER;
    Window {
        min: Coord {
            x: low(first.0),
            y: low(first.1),
        },
        max: Coord {
            x: high(last.0),
            y: high(last.1),
        },
    }
}

fn within(piece: &Drawn, window: &Window) -> Option<Drawn> {
    match piece {
        Drawn::Point(_) => None,
        Drawn::Lines(lines) => {
            let parts: Vec<Vec<Coord>> = lines
                .iter()
                .flat_map(|line| clip_line(line, window))
                .collect();
            (!parts.is_empty()).then_some(Drawn::Lines(parts))
        }
        Drawn::Areas(areas) => {
            let ring = |ring: &Vec<Coord>| clip_ring(ring.clone(), window);
            // A hole may be the whole of a half and not of its tiles, so that only these are asked.
            let area = |area: &Area| {
                let outer = ring(&area.outer);
                let holes = area.holes.iter().map(ring).filter(|hole| !hole.is_empty());
                (!outer.is_empty()).then(|| Area {
                    holes: holes.collect(),
                    outer,
                })
            };
            let areas: Vec<Area> = areas.iter().filter_map(area).collect();
            (!areas.is_empty()).then_some(Drawn::Areas(areas))
        }
    }
}

/// What of it is drawn in its one tile.
fn open(piece: Drawn) -> Option<Drawn> {
    let Drawn::Areas(areas) = piece else {
        return Some(piece);
    };
    let open = |area: Area| draw::open(area.outer, area.holes.into_iter());
    let areas: Vec<Area> = areas.into_iter().filter_map(open).collect();
    (!areas.is_empty()).then_some(Drawn::Areas(areas))
}

/// In units of its own tile.
fn moved(mut piece: Drawn, x: u32, y: u32) -> Drawn {
    let (west, north) = (x as i32 * EXTENT, y as i32 * EXTENT);
    let shift = |ring: &mut Vec<Coord>| {
        for at in ring {
            at.x -= west;
            at.y -= north;
        }
    };
    match &mut piece {
        Drawn::Point(_) => {}
        Drawn::Lines(lines) => lines.iter_mut().for_each(shift),
        Drawn::Areas(areas) => {
            for area in areas {
                shift(&mut area.outer);
                area.holes.iter_mut().for_each(shift);
            }
        }
    }
    piece
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::grid::{TileId, twice_area};
    use crate::tiles::draw::draw;

    /// Near the middle of the world, over some tiles of zoom 14 (16,384 world units each).
    fn point() -> impl Strategy<Value = Coord> {
        let middle = 1 << 27;
        (-40_000..40_000, -40_000..40_000).prop_map(move |(x, y)| Coord {
            x: middle + x,
            y: middle + y,
        })
    }

    fn shape() -> impl Strategy<Value = Shape> {
        let ring = || prop::collection::vec(point(), 3..30);
        let area = (ring(), prop::collection::vec(ring(), 0..3))
            .prop_map(|(outer, holes)| Area { outer, holes });
        prop_oneof![
            prop::collection::vec(point(), 2..30).prop_map(Shape::Line),
            prop::collection::vec(area, 1..3).prop_map(Shape::Areas),
        ]
    }

    /// How much there is: lengths, or twice the areas.
    fn size(drawn: &Drawn) -> f64 {
        let length = |line: &Vec<Coord>| -> f64 {
            let step = |pair: &[Coord]| {
                f64::from(pair[1].x - pair[0].x).hypot(f64::from(pair[1].y - pair[0].y))
            };
            line.windows(2).map(step).sum()
        };
        match drawn {
            Drawn::Point(_) => 0.0,
            Drawn::Lines(lines) => lines.iter().map(length).sum(),
            Drawn::Areas(areas) => {
                let rings = areas.iter().flat_map(|area| {
                    std::iter::once((&area.outer, 1.0))
                        .chain(area.holes.iter().map(|hole| (hole, -1.0)))
                });
                rings
                    .map(|(ring, sign)| sign * twice_area(ring).abs() as f64)
                    .sum()
            }
        }
    }

    proptest! {
        #[test]
        fn gives_each_tile_what_it_would_draw_alone(shape in shape(), z in 11..=14_u8) {
            let around = shape.window().unwrap();
            let range = TileRange::touching(z, &around, &around.grown(1 << 20)).unwrap();
            let mut parts = BTreeMap::new();
            split(&shape, range, &mut |x, y, drawn| {
                assert!(parts.insert((x, y), drawn).is_none());
            });
            for id in range.tiles() {
                let alone = draw(&shape, id);
                let split = parts.get(&(id.x, id.y));
                let (alone, split) = (alone.as_ref().map_or(0.0, size), split.map_or(0.0, size));
                // A cut that was rounded once more moves each end by a unit along an edge 4,224 long.
                let slack = 120.0 * 4_300.0;
                prop_assert!((alone - split).abs() <= slack, "{id:?}: {alone} {split}");
            }
        }

        #[test]
        fn stays_within_each_tile(shape in shape(), z in 8..=14_u8) {
            let around = shape.window().unwrap();
            let range = TileRange::touching(z, &around, &around.grown(1 << 20)).unwrap();
            split(&shape, range, &mut |x, y, drawn| {
                let inside = |ring: &Vec<Coord>| ring.iter().all(|&at| Window::TILE.contains(at));
                assert!(TileId::new(z, x, y).is_some());
                assert!(match drawn {
                    Drawn::Point(_) => false,
                    Drawn::Lines(lines) => lines.iter().all(inside),
                    Drawn::Areas(areas) => areas.iter().all(|area| inside(&area.outer) && area.holes.iter().all(inside)),
                });
            });
        }
    }
}
