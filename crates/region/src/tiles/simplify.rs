//! Fewer points where nobody would see the difference.

use crate::grid::Coord;

/// Points that are simplified together.
const STRETCH: usize = 1_024;

/// A line without the points that lie within `tolerance` of the line through their neighbours
/// (Douglas and Peucker, Cartographica 10, 1973). Both ends stay.
///
/// Keeps a list of its own instead of calling itself: a line made to be hostile could be as deep
/// as it is long. Goes in stretches, whose ends stay, as for such a line it would look at every point
/// once for each.
pub(crate) fn simplify_line(line: &[Coord], tolerance: f64) -> Vec<Coord> {
    if line.len() < 3 {
        return line.to_vec();
    }
    let limit = tolerance * tolerance;
    let mut kept = vec![false; line.len()];
    let last = line.len() - 1;
    let mut open: Vec<(usize, usize)> = (0..last)
        .step_by(STRETCH)
        .map(|first| (first, last.min(first + STRETCH)))
        .collect();
    for &(first, last) in &open {
        kept[first] = true;
        kept[last] = true;
    }
    while let Some((first, last)) = open.pop() {
        let mut farthest = (limit, None);
        for index in first + 1..last {
            let distance = distance_2(line[index], line[first], line[last]);
            if distance > farthest.0 {
                farthest = (distance, Some(index));
            }
        }
        if let (_, Some(index)) = farthest {
            kept[index] = true;
            open.push((first, index));
            open.push((index, last));
        }
    }
    let mut keep = kept.into_iter();
    let mut simple = line.to_vec();
    simple.retain(|_| keep.next().unwrap_or(true));
    simple
}

/// As [`simplify_line`] for a ring without its closing point. The first point and the one farthest
/// from it stay.
pub(crate) fn simplify_ring(ring: &[Coord], tolerance: f64) -> Vec<Coord> {
    let Some(&first) = ring.first() else {
        return Vec::new();
    };
    let farthest = (0..ring.len())
        .max_by(|&a, &b| {
            distance_2(ring[a], first, first).total_cmp(&distance_2(ring[b], first, first))
        })
        .unwrap_or(0);
    let mut simple = simplify_line(&ring[..=farthest], tolerance);
    simple.pop();
    let mut back = ring[farthest..].to_vec();
    back.push(first);
    simple.extend(simplify_line(&back, tolerance));
    simple.pop();
    simple
}

/// The square of the distance of a point from a segment.
fn distance_2(at: Coord, from: Coord, to: Coord) -> f64 {
    let (dx, dy) = (f64::from(to.x - from.x), f64::from(to.y - from.y));
    let (px, py) = (f64::from(at.x - from.x), f64::from(at.y - from.y));
    let length_2 = dx * dx + dy * dy;
    let share = if length_2 > 0.0 {
        ((px * dx + py * dy) / length_2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (ox, oy) = (px - share * dx, py - share * dy);
    ox * ox + oy * oy
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn coords(points: &[(i32, i32)]) -> Vec<Coord> {
        points.iter().map(|&(x, y)| Coord { x, y }).collect()
    }

    #[test]
    fn drops_what_is_straight_and_keeps_corners() {
        let line = coords(&[(0, 0), (10, 1), (20, 0), (30, 0), (30, 30)]);
        assert_eq!(
            simplify_line(&line, 3.0),
            coords(&[(0, 0), (30, 0), (30, 30)])
        );
    }

    #[test]
    fn keeps_the_corners_of_a_square_wherever_it_begins() {
        let square = coords(&[(0, 0), (50, 0), (100, 0), (100, 100), (50, 101), (0, 100)]);
        assert_eq!(
            simplify_ring(&square, 3.0),
            coords(&[(0, 0), (100, 0), (100, 100), (0, 100)])
        );
    }

    #[test]
    fn a_long_line_is_simplified_in_stretches_that_meet() {
        let line: Vec<Coord> = (0..5_000).map(|x| Coord { x, y: x % 2 }).collect();
        let simple = simplify_line(&line, 3.0);
        let ends: Vec<i32> = simple.iter().map(|at| at.x).collect();
        assert_eq!(ends, [0, 1024, 2048, 3072, 4096, 4999]);
    }

    proptest! {
        #[test]
        fn stays_within_the_tolerance(
            points in prop::collection::vec((0..400, 0..400), 2..80),
            tolerance in 0.0..40.0,
        ) {
            let line = coords(&points);
            let simple = simplify_line(&line, tolerance);
            prop_assert_eq!(simple.first(), line.first());
            prop_assert_eq!(simple.last(), line.last());
            for &at in &line {
                let nearest = simple
                    .windows(2)
                    .map(|pair| distance_2(at, pair[0], pair[1]))
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(nearest.sqrt() <= tolerance + 1e-9);
            }
        }
    }
}
