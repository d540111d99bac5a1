//! Rings of an area that is drawn in several ways.

use std::collections::HashMap;
use std::hash::Hash;

use super::Area;
use crate::grid::{Coord, Window, twice_area};

/// A gap this wide or less is closed by a straight line. Metres.
pub(super) const CLOSABLE_GAP_M: f64 = 50.0;

/// What [`join`] makes of lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Joined<N> {
    /// Each ends where it began.
    pub rings: Vec<Vec<N>>,
    /// Chains whose ends do not meet.
    pub open: Vec<Vec<N>>,
}

/// Joins lines, each a list of nodes, where they share end nodes. The first line not used yet
/// begins the next ring, so the same lines always give the same rings.
pub(super) fn join<N: Copy + Eq + Hash>(lines: &[&[N]]) -> Joined<N> {
    let mut at_end: HashMap<N, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let (Some(&first), Some(&last)) = (line.first(), line.last()) {
            at_end.entry(first).or_default().push(index);
            at_end.entry(last).or_default().push(index);
        }
    }
    let mut used = vec![false; lines.len()];
    let mut joined = Joined {
        rings: Vec::new(),
        open: Vec::new(),
    };
    for (index, line) in lines.iter().enumerate() {
        if used[index] || line.len() < 2 {
            continue;
        }
        used[index] = true;
        let mut chain = line.to_vec();
        grow(&mut chain, lines, &mut at_end, &mut used);
        if !closed(&chain) {
            // It may go on beyond where it began.
            chain.reverse();
            grow(&mut chain, lines, &mut at_end, &mut used);
        }
        if closed(&chain) {
            joined.rings.push(chain);
        } else {
            joined.open.push(chain);
        }
    }
    joined
}

fn closed<N: Eq>(chain: &[N]) -> bool {
    chain.len() > 3 && chain.first() == chain.last()
}

/// Appends lines to a chain's end until it closes or none fits.
fn grow<N: Copy + Eq + Hash>(
    chain: &mut Vec<N>,
    lines: &[&[N]],
    at_end: &mut HashMap<N, Vec<usize>>,
    used: &mut [bool],
) {
    while !closed(chain) {
        let Some(&end) = chain.last() else { return };
        let Some(waiting) = at_end.get_mut(&end) else {
            return;
        };
        // Each line is looked at once an end, so the whole takes as long as the lines are.
        let next =
            std::iter::from_fn(|| waiting.pop()).find(|&line| !used[line] && lines[line].len() > 1);
        let Some(next) = next else { return };
        used[next] = true;
        let line = lines[next];
        if line.first() == Some(&end) {
            chain.extend(&line[1..]);
        } else {
            chain.extend(line.iter().rev().skip(1));
        }
    }
}

/// Gives every hole to the smallest outline that contains it. A hole in no outline is left out.
pub(super) fn nest(outers: Vec<Vec<Coord>>, holes: Vec<Vec<Coord>>) -> Vec<Area> {
    let mut areas: Vec<(Option<Window>, u64, Area)> = outers
        .into_iter()
        .map(|outer| {
            let window = Window::around(outer.iter().copied());
            let size = twice_area(&outer).unsigned_abs();
            let holes = Vec::new();
            (window, size, Area { outer, holes })
        })
        .collect();
    for hole in holes {
        let Some(window) = Window::around(hole.iter().copied()) else {
            continue;
        };
        let around = areas
            .iter_mut()
            .filter(|(outer, ..)| outer.is_some_and(|outer| outer.covers(&window)))
            .filter(|(.., area)| inside(&hole, &area.outer))
            .min_by_key(|(_, size, _)| *size);
        if let Some((.., area)) = around {
            area.holes.push(hole);
        }
    }
    areas.into_iter().map(|(.., area)| area).collect()
}

/// Whether a ring lies in another, judged by its points that are not on the other's line.
fn inside(hole: &[Coord], outer: &[Coord]) -> bool {
    hole.iter()
        .find_map(|&at| side(at, outer))
        // Every corner touches the outline: it fills it.
        .unwrap_or(true)
}

/// Whether a point is inside a ring; `None` on its line.
pub(crate) fn side(at: Coord, ring: &[Coord]) -> Option<bool> {
    let mut inside = false;
    let mut before = *ring.last()?;
    for &next in ring {
        let cross = i64::from(next.x - before.x) * i64::from(at.y - before.y)
            - i64::from(at.x - before.x) * i64::from(next.y - before.y);
        let within = Window::around([before, next]).is_some_and(|window| window.contains(at));
        if cross == 0 && within {
            return None;
        }
        if (before.y > at.y) != (next.y > at.y) {
            let is_right = (cross > 0) == (next.y > before.y);
            inside ^= is_right;
        }
        before = next;
    }
    Some(inside)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn square(min: i32, max: i32) -> Vec<Coord> {
        [(min, min), (max, min), (max, max), (min, max)]
            .map(|(x, y)| Coord { x, y })
            .to_vec()
    }

    #[test]
    fn joins_lines_whichever_way_they_run() {
        let joined = join(&[&[1, 2, 3], &[5, 4, 3], &[5, 6, 1], &[9, 8, 7, 9]]);
        assert_eq!(joined.rings, [vec![1, 2, 3, 4, 5, 6, 1], vec![9, 8, 7, 9]]);
        assert!(joined.open.is_empty());
    }

    #[test]
    fn keeps_a_chain_that_does_not_close_apart() {
        let joined = join(&[&[2, 3], &[1, 2], &[4, 3]]);
        assert!(joined.rings.is_empty());
        assert_eq!(joined.open.len(), 1);
        assert_eq!(joined.open[0].len(), 4);
    }

    #[test]
    fn gives_a_hole_to_the_smallest_outline_around_it() {
        let areas = nest(
            vec![square(0, 100), square(20, 60), square(200, 300)],
            vec![square(30, 40), square(70, 80), square(400, 410)],
        );
        let holes: Vec<_> = areas.iter().map(|area| area.holes.clone()).collect();
        assert_eq!(holes, [vec![square(70, 80)], vec![square(30, 40)], vec![]]);
    }

    proptest! {
        #[test]
        fn puts_a_ring_together_however_it_was_cut(
            length in 4..40_usize,
            cuts in prop::collection::btree_set(0..40_usize, 1..8),
            turned in prop::collection::vec(any::<bool>(), 8),
            first in 0..8_usize,
        ) {
            let node = |at: usize| (at % length) as i64;
            let cuts: Vec<usize> = cuts.into_iter().filter(|&cut| cut < length).collect();
            prop_assume!(!cuts.is_empty());
            let mut lines: Vec<Vec<i64>> = Vec::new();
            for (index, &from) in cuts.iter().enumerate() {
                let to = cuts.get(index + 1).copied().unwrap_or(cuts[0] + length);
                let mut line: Vec<i64> = (from..=to).map(node).collect();
                if turned[index] {
                    line.reverse();
                }
                lines.push(line);
            }
            let count = lines.len();
            lines.rotate_left(first % count);
            let lines: Vec<&[i64]> = lines.iter().map(Vec::as_slice).collect();
            let joined = join(&lines);
            prop_assert!(joined.open.is_empty());
            prop_assert_eq!(joined.rings.len(), 1);
            prop_assert_eq!(joined.rings[0].len(), length + 1);
            // Neighbours in the ring were neighbours before.
            for pair in joined.rings[0].windows(2) {
                let step = (pair[0] - pair[1]).unsigned_abs() as usize;
                prop_assert!(step == 1 || step == length - 1);
            }
        }
    }
}
