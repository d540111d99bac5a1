//! Lines and rings cut at a window.
//!
//! Written for tiles rather than taken from a general library of boolean operations: it takes time
//! in proportion to the points, never fails on outlines that touch or cross themselves, and answers
//! in whole numbers. Where two neighbours share an edge, both get the same cut.

use crate::grid::{Coord, Window};

/// The parts of a line inside a window, edges included (Liang and Barsky, ACM Transactions on
/// Graphics 3, 1984).
pub(crate) fn clip_line(line: &[Coord], window: &Window) -> Vec<Vec<Coord>> {
    let mut parts: Vec<Vec<Coord>> = Vec::new();
    let mut part: Vec<Coord> = Vec::new();
    for pair in line.windows(2) {
        let &[from, to] = pair else { continue };
        let Some((enter, leave)) = clip_segment(from, to, window) else {
            keep(&mut parts, &mut part);
            continue;
        };
        if part.last() != Some(&enter) {
            keep(&mut parts, &mut part);
            part.push(enter);
        }
        part.push(leave);
        if leave != to {
            keep(&mut parts, &mut part);
        }
    }
    keep(&mut parts, &mut part);
    parts
}

fn keep(parts: &mut Vec<Vec<Coord>>, part: &mut Vec<Coord>) {
    let mut part = std::mem::take(part);
    part.dedup();
    if part.len() > 1 {
        parts.push(part);
    }
}

/// The ends of what of a segment is inside.
fn clip_segment(from: Coord, to: Coord, window: &Window) -> Option<(Coord, Coord)> {
    if window.contains(from) && window.contains(to) {
        return Some((from, to));
    }
    let start = (f64::from(from.x), f64::from(from.y));
    let step = (f64::from(to.x) - start.0, f64::from(to.y) - start.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    // For each edge: how fast the segment crosses it outwards, and how far inside it begins.
    for (outwards, room) in [
        (-step.0, start.0 - f64::from(window.min.x)),
        (step.0, f64::from(window.max.x) - start.0),
        (-step.1, start.1 - f64::from(window.min.y)),
        (step.1, f64::from(window.max.y) - start.1),
    ] {
        if outwards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if outwards < 0.0 {
            enter = enter.max(room / outwards);
        } else {
            leave = leave.min(room / outwards);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |share: f64| Coord {
        // Rounding may go one unit over the edge.
        x: ((start.0 + share * step.0).round() as i32).clamp(window.min.x, window.max.x),
        y: ((start.1 + share * step.1).round() as i32).clamp(window.min.y, window.max.y),
    };
    let first = if enter > 0.0 { at(enter) } else { from };
    let last = if leave < 1.0 { at(leave) } else { to };
    Some((first, last))
}

/// One side of a window.
#[derive(Clone, Copy)]
enum Side {
    West(i32),
    East(i32),
    North(i32),
    South(i32),
}

impl Side {
    fn keeps(self, at: Coord) -> bool {
        match self {
            Self::West(edge) => at.x >= edge,
            Self::East(edge) => at.x <= edge,
            Self::North(edge) => at.y >= edge,
            Self::South(edge) => at.y <= edge,
        }
    }

    /// Where a segment with one end on each side meets the edge.
    fn meet(self, a: Coord, b: Coord) -> Coord {
        // Always from the same end, so that a shared edge is cut alike in both directions.
        let (a, b) = if (a.x, a.y) <= (b.x, b.y) {
            (a, b)
        } else {
            (b, a)
        };
        match self {
            Self::West(x) | Self::East(x) => Coord {
                x,
                y: between(
                    a.y,
                    b.y,
                    i64::from(x) - i64::from(a.x),
                    i64::from(b.x) - i64::from(a.x),
                ),
            },
            Self::North(y) | Self::South(y) => Coord {
                x: between(
                    a.x,
                    b.x,
                    i64::from(y) - i64::from(a.y),
                    i64::from(b.y) - i64::from(a.y),
                ),
                y,
            },
        }
    }
}

/// The value `part` of `whole` on the way from one value to another, rounded down. `whole` is not 0.
fn between(from: i32, to: i32, part: i64, whole: i64) -> i32 {
    // Tile coordinates stay below 2^31, so the product of two differences fits.
    let way = (i64::from(to) - i64::from(from)) * part;
    let (way, whole) = if whole < 0 {
        (-way, -whole)
    } else {
        (way, whole)
    };
    // Between two numbers of 32 bits, so of 32 bits.
    (i64::from(from) + way.div_euclid(whole)) as i32
}

/// A ring (without its closing point) inside a window, edges included (Sutherland and Hodgman,
/// Communications of the ACM 17, 1974). Keeps the direction. Empty when nothing is left.
///
/// Parts that fall apart stay joined by edges along the window, which lie in the buffer.
pub(crate) fn clip_ring(ring: Vec<Coord>, window: &Window) -> Vec<Coord> {
    let Some(around) = Window::around(ring.iter().copied()) else {
        return ring;
    };
    if window.covers(&around) {
        return tidy(ring);
    }
    if !window.meets(&around) {
        return Vec::new();
    }
    let sides = [
        Side::West(window.min.x),
        Side::East(window.max.x),
        Side::North(window.min.y),
        Side::South(window.max.y),
    ];
    let mut ring = ring;
    for side in sides {
        let Some(&last) = ring.last() else { break };
        let mut kept = Vec::with_capacity(ring.len() + 4);
        let mut before = last;
        for &at in &ring {
            if side.keeps(at) != side.keeps(before) {
                kept.push(side.meet(before, at));
            }
            if side.keeps(at) {
                kept.push(at);
            }
            before = at;
        }
        ring = kept;
    }
    tidy(ring)
}

/// Removes equal neighbours, the last and the first included; empty below three points.
pub(crate) fn tidy(mut ring: Vec<Coord>) -> Vec<Coord> {
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        ring.clear();
    }
    ring
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grid::twice_area;

    fn coords(points: &[(i32, i32)]) -> Vec<Coord> {
        points.iter().map(|&(x, y)| Coord { x, y }).collect()
    }

    fn point() -> impl Strategy<Value = Coord> {
        (-9000..13000, -9000..13000).prop_map(|(x, y)| Coord { x, y })
    }

    /// Points on a circle in order: convex, turning clockwise on screen.
    fn convex() -> impl Strategy<Value = Vec<Coord>> {
        let angles = prop::collection::btree_set(0..3600_u32, 3..40);
        (point(), 20.0..6000.0, angles).prop_map(|(middle, radius, angles)| {
            let at = |tenth: u32| {
                let (sin, cos) = f64::from(tenth).mul_add(0.1, 0.0).to_radians().sin_cos();
                Coord {
                    x: middle.x + (radius * cos) as i32,
                    y: middle.y + (radius * sin) as i32,
                }
            };
            angles.into_iter().map(at).collect()
        })
    }

    #[test]
    fn cuts_a_line_that_leaves_and_comes_back_in_two() {
        let parts = clip_line(
            &coords(&[(0, 0), (5000, 0), (5000, 100), (0, 100)]),
            &Window::TILE,
        );
        assert_eq!(
            parts,
            [
                coords(&[(0, 0), (4160, 0)]),
                coords(&[(4160, 100), (0, 100)])
            ]
        );
    }

    #[test]
    fn fills_the_window_inside_a_ring_around_it() {
        let around = coords(&[(-9000, -9000), (9000, -9000), (9000, 9000), (-9000, 9000)]);
        let filled = clip_ring(around, &Window::TILE);
        assert_eq!(twice_area(&filled), 2 * 4224 * 4224);
    }

    proptest! {
        #[test]
        fn never_leaves_the_window(points in prop::collection::vec(point(), 0..60)) {
            for part in clip_line(&points, &Window::TILE) {
                prop_assert!(part.len() > 1);
                prop_assert!(part.iter().all(|&at| Window::TILE.contains(at)));
            }
            let ring = clip_ring(points, &Window::TILE);
            prop_assert!(ring.iter().all(|&at| Window::TILE.contains(at)));
        }

        #[test]
        fn keeps_every_point_of_a_line_that_is_inside(points in prop::collection::vec(point(), 2..60)) {
            let mut points = points;
            points.dedup();
            prop_assume!(points.len() > 1);
            let kept: Vec<Coord> = clip_line(&points, &Window::TILE).concat();
            for at in points.into_iter().filter(|&at| Window::TILE.contains(at)) {
                prop_assert!(kept.contains(&at) || touches_edge(at));
            }
        }

        #[test]
        fn keeps_the_direction_of_a_ring(ring in convex(), turn in any::<bool>()) {
            let mut ring = ring;
            if turn {
                ring.reverse();
            }
            let before = twice_area(&ring);
            let after = twice_area(&clip_ring(ring.clone(), &Window::TILE));
            prop_assert!(before.signum() * after.signum() >= 0);
            prop_assert!(after.abs() <= before.abs() + slack(&ring));
        }

        #[test]
        fn never_passes_a_point_twice_in_a_convex_ring(ring in convex()) {
            let mut clipped = clip_ring(ring, &Window::TILE);
            let length = clipped.len();
            clipped.sort_by_key(|at| (at.x, at.y));
            clipped.dedup();
            prop_assert_eq!(clipped.len(), length);
        }

        #[test]
        fn cuts_a_shared_edge_alike_from_both_sides(a in point(), b in point()) {
            for side in [Side::West(-64), Side::East(4160), Side::North(-64), Side::South(4160)] {
                if side.keeps(a) != side.keeps(b) {
                    prop_assert_eq!(side.meet(a, b), side.meet(b, a));
                }
            }
        }

        #[test]
        fn two_halves_make_the_whole(ring in convex()) {
            let half = |min, max| Window {
                min: Coord { x: min, y: -20_000 },
                max: Coord { x: max, y: 20_000 },
            };
            let whole = twice_area(&tidy(ring.clone()));
            let west = twice_area(&clip_ring(ring.clone(), &half(-20_000, 2048)));
            let east = twice_area(&clip_ring(ring.clone(), &half(2048, 20_000)));
            prop_assert!((whole - west - east).abs() <= slack(&ring));
        }
    }

    fn touches_edge(at: Coord) -> bool {
        let Window { min, max } = Window::TILE;
        at.x == min.x || at.x == max.x || at.y == min.y || at.y == max.y
    }

    /// Rounding a cut moves it by less than a unit along the edge.
    fn slack(ring: &[Coord]) -> i64 {
        let Window { min, max } = Window::around(ring.iter().copied()).unwrap();
        8 * (i64::from(max.x - min.x) + i64::from(max.y - min.y) + 8)
    }
}
