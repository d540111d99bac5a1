//! The sea, from the coast.
//!
//! A coastline has land on its left and water on its right, and stands for tidal rivers inside
//! towns too (<https://wiki.openstreetmap.org/wiki/Tag:natural%3Dcoastline>). Its ways are joined
//! into chains and cut at a box; from where each piece leaves the box, its edge is walked clockwise
//! to where the next one enters. What lies inside the rings so made is sea; closed chains inside are
//! islands.

use std::collections::HashMap;

use super::rings::{nest, side};
use super::{Area, classes};
use crate::grid::{Coord, Window, twice_area};
use crate::osm::{Extract, Spot};
use crate::tiles::clip_line;

/// What the coast says about a box.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sea {
    pub areas: Vec<Area>,
    /// Why there is no sea, though there is a coast; or why it is not known up to the edge.
    pub doubt: Option<Doubt>,
}

/// Why the sea is not filled in. The coast is drawn as a line then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// A piece of the coast ends inside the box, or pieces contradict each other.
    Broken,
    /// A place where people live would lie in it.
    Drowned,
    /// The coast ends a little before the edge of what is kept: from there on it is drawn straight.
    Straight,
}

/// The sea in the first of several boxes in which the coast is whole, up to the edge of what is kept.
pub(super) fn sea(extract: &Extract, kept: &Window, boxes: &[Window]) -> Sea {
    let coast = chains(extract);
    let mut doubt = None;
    for window in boxes {
        match fill(&coast, window) {
            Ok(areas) if drowns(extract, &areas) => doubt = Some(Doubt::Drowned),
            Ok(areas) if window.covers(kept) || areas.is_empty() => {
                return Sea { areas, doubt: None };
            }
            Ok(areas) => {
                let doubt = Some(Doubt::Straight);
                let to_edge: Vec<Area> = (areas.iter())
                    .map(|area| stretched(area, window, kept))
                    .collect();
                let areas = if drowns(extract, &to_edge) {
                    areas
                } else {
                    to_edge
                };
                return Sea { areas, doubt };
            }
            Err(found) => doubt = doubt.or(Some(found)),
        }
    }
    Sea {
        areas: Vec::new(),
        doubt,
    }
}

/// A sea that was filled in within a box, drawn straight on to the edge of a wider one: no shore shows
/// where only our knowledge ends. Islands do not touch the edge.
fn stretched(sea: &Area, from: &Window, to: &Window) -> Area {
    let wider = Window {
        min: Coord {
            x: to.min.x.min(from.min.x),
            y: to.min.y.min(from.min.y),
        },
        max: Coord {
            x: to.max.x.max(from.max.x),
            y: to.max.y.max(from.max.y),
        },
    };
    // Where a place on the edge comes to lie; a corner on both of its sides.
    let out = |at: Coord| Coord {
        x: match at.x {
            x if x == from.min.x => wider.min.x,
            x if x == from.max.x => wider.max.x,
            x => x,
        },
        y: match at.y {
            y if y == from.min.y => wider.min.y,
            y if y == from.max.y => wider.max.y,
            y => y,
        },
    };
    let on_x = |at: Coord| at.x == from.min.x || at.x == from.max.x;
    let on_y = |at: Coord| at.y == from.min.y || at.y == from.max.y;
    let along = |a: Coord, b: Coord| (a.x == b.x && on_x(a)) || (a.y == b.y && on_y(a));
    let mut outer = Vec::with_capacity(sea.outer.len() + 8);
    let next = sea.outer.iter().cycle().skip(1);
    for (&at, &next) in sea.outer.iter().zip(next) {
        if !(on_x(at) && on_y(at)) {
            outer.push(at);
        }
        if along(at, next) {
            outer.extend([out(at), out(next)]);
        }
    }
    outer.dedup();
    while outer.len() > 1 && outer.first() == outer.last() {
        outer.pop();
    }
    Area {
        outer,
        holes: sea.holes.clone(),
    }
}

/// The coast's ways, joined where one begins at the last node of another. Never against their
/// direction: that says where the water is.
fn chains(extract: &Extract) -> Vec<Vec<Coord>> {
    let ways: Vec<&[Spot]> = (extract.ways())
        .filter(|way| way.tags.is("natural", "coastline") && way.nodes.len() > 1)
        .map(|way| way.nodes)
        .collect();
    let mut begins: HashMap<Spot, usize> = HashMap::new();
    let mut follows = vec![false; ways.len()];
    for (at, way) in ways.iter().enumerate() {
        if let Some(first) = way.first() {
            begins.entry(*first).or_insert(at);
        }
    }
    let next = |at: usize| {
        let last = ways.get(at)?.last()?;
        begins.get(last).copied().filter(|&next| next != at)
    };
    for at in 0..ways.len() {
        if let Some(next) = next(at) {
            follows[next] = true;
        }
    }
    let mut used = vec![false; ways.len()];
    let mut chains = Vec::new();
    // Chains with a beginning first; what is left over goes round.
    let with_beginning = (0..ways.len()).filter(|&at| !follows[at]);
    for first in with_beginning.chain(0..ways.len()) {
        let mut chain: Vec<Spot> = Vec::new();
        let mut at = first;
        while !std::mem::replace(&mut used[at], true) {
            let skip = usize::from(!chain.is_empty());
            chain.extend(ways[at].iter().skip(skip));
            match next(at) {
                Some(following) => at = following,
                None => break,
            }
        }
        let line = (chain.iter()).filter_map(|&node| extract.positions.get(node));
        let mut line: Vec<Coord> = line.collect();
        line.dedup();
        if line.len() > 1 {
            chains.push(line);
        }
    }
    chains
}

/// A piece of coast from where it enters a box to where it leaves it.
struct Piece {
    line: Vec<Coord>,
    /// Places along the edge, clockwise from the north-western corner.
    enters: i64,
    leaves: i64,
}

fn fill(coast: &[Vec<Coord>], window: &Window) -> Result<Vec<Area>, Doubt> {
    let mut pieces = Vec::new();
    // Rings with water inside, and with land inside.
    let (mut lagoons, mut islands) = (Vec::new(), Vec::new());
    for chain in coast {
        let closed = chain.len() > 3 && chain.first() == chain.last();
        if closed && chain.iter().all(|&at| window.contains(at)) {
            let ring = chain.get(1..).unwrap_or_default().to_vec();
            // Clockwise on screen: the water on the right is inside.
            if twice_area(&ring) > 0 {
                lagoons.push(ring);
            } else {
                islands.push(ring);
            }
            continue;
        }
        let chain = if closed {
            begun_outside(chain, window)
        } else {
            chain.clone()
        };
        for line in clip_line(&chain, window) {
            pieces.extend(piece(line, window)?);
        }
    }
    let mut seas = around(pieces, window)?;
    if seas.is_empty() && !islands.is_empty() && lagoons.is_empty() {
        seas.push(corners(window).to_vec());
    }
    seas.append(&mut lagoons);
    Ok(nest(seas, islands))
}

/// A closed chain, begun at a point outside the box so that it is not cut in two inside.
fn begun_outside(chain: &[Coord], window: &Window) -> Vec<Coord> {
    let open = chain.get(1..).unwrap_or_default();
    let outside = open.iter().position(|&at| !window.contains(at));
    let mut ring = open.to_vec();
    ring.rotate_left(outside.unwrap_or_default());
    ring.extend(ring.first().copied());
    ring
}

/// `None` for a piece that only touches the edge.
fn piece(line: Vec<Coord>, window: &Window) -> Result<Option<Piece>, Doubt> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return Ok(None);
    };
    let along = |at| place_on_edge(at, window).ok_or(Doubt::Broken);
    let (enters, leaves) = (along(first)?, along(last)?);
    let touches = line.windows(2).all(|pair| along_edge(pair, window));
    Ok((!touches).then_some(Piece {
        line,
        enters,
        leaves,
    }))
}

/// Whether a stretch runs on one side of the box.
fn along_edge(pair: &[Coord], window: &Window) -> bool {
    let on = |side: fn(&Coord, &Window) -> bool| pair.iter().all(|at| side(at, window));
    on(|at, window| at.x == window.min.x)
        || on(|at, window| at.x == window.max.x)
        || on(|at, window| at.y == window.min.y)
        || on(|at, window| at.y == window.max.y)
}

/// How far along the edge a point lies, clockwise from the north-western corner.
fn place_on_edge(at: Coord, window: &Window) -> Option<i64> {
    let [x, y] = [at.x, at.y].map(i64::from);
    let Window { min, max } = window;
    let [west, north, east, south] = [min.x, min.y, max.x, max.y].map(i64::from);
    let (wide, high) = (east - west, south - north);
    if y == north {
        Some(x - west)
    } else if x == east {
        Some(wide + y - north)
    } else if y == south {
        Some(wide + high + east - x)
    } else if x == west {
        Some(2 * wide + high + south - y)
    } else {
        None
    }
}

fn corners(window: &Window) -> [Coord; 4] {
    let Window { min, max } = *window;
    [
        min,
        Coord { x: max.x, y: min.y },
        max,
        Coord { x: min.x, y: max.y },
    ]
}

/// Joins pieces along the edge of the box into rings with the sea inside.
fn around(mut pieces: Vec<Piece>, window: &Window) -> Result<Vec<Vec<Coord>>, Doubt> {
    pieces.sort_by_key(|piece| piece.enters);
    let whole = 2 * (i64::from(window.max.x) - i64::from(window.min.x))
        + 2 * (i64::from(window.max.y) - i64::from(window.min.y));
    let corners = corners(window);
    let corner_places = corners.map(|corner| place_on_edge(corner, window).unwrap_or_default());
    // From each piece the one whose entry comes first, clockwise from where it leaves.
    let following = |piece: &Piece| {
        let after = pieces.partition_point(|other| other.enters < piece.leaves);
        if after == pieces.len() { 0 } else { after }
    };
    let mut entered = vec![false; pieces.len()];
    for piece in &pieces {
        // Two pieces that lead into one: one of them lies the wrong way round.
        if std::mem::replace(&mut entered[following(piece)], true) {
            return Err(Doubt::Broken);
        }
    }
    let mut used = vec![false; pieces.len()];
    let mut rings = Vec::new();
    for first in 0..pieces.len() {
        let mut ring: Vec<Coord> = Vec::new();
        let mut at = first;
        while !std::mem::replace(&mut used[at], true) {
            let piece = &pieces[at];
            ring.extend(&piece.line);
            let next = following(piece);
            let way = (pieces[next].enters - piece.leaves).rem_euclid(whole);
            let mut passed: Vec<(i64, Coord)> = (corner_places.iter().zip(corners))
                .map(|(place, corner)| ((place - piece.leaves).rem_euclid(whole), corner))
                .filter(|(place, _)| *place < way)
                .collect();
            passed.sort_by_key(|(place, _)| *place);
            ring.extend(passed.into_iter().map(|(_, corner)| corner));
            at = next;
        }
        ring.dedup();
        if ring.len() > 2 {
            rings.push(ring);
        }
    }
    Ok(rings)
}

/// Whether a place where people live lies in the sea.
fn drowns(extract: &Extract, sea: &[Area]) -> bool {
    let lived_in = extract.nodes().filter(|node| {
        classes::place(&node.tags)
            .is_some_and(|class| !matches!(&*class.class, "locality" | "island" | "farm"))
    });
    lived_in.map(|node| node.at).any(|at| {
        sea.iter().any(|area| {
            let in_ring = |ring: &Vec<Coord>| side(at, ring) == Some(true);
            in_ring(&area.outer) && !area.holes.iter().any(in_ring)
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOX: Window = Window {
        min: Coord { x: 0, y: 0 },
        max: Coord { x: 1000, y: 1000 },
    };

    fn line(points: &[(i32, i32)]) -> Vec<Coord> {
        points.iter().map(|&(x, y)| Coord { x, y }).collect()
    }

    fn size(areas: &[Area]) -> i64 {
        let of = |ring: &Vec<Coord>| twice_area(ring).abs() / 2;
        (areas.iter())
            .map(|area| of(&area.outer) - area.holes.iter().map(of).sum::<i64>())
            .sum()
    }

    #[test]
    fn water_lies_to_the_right_of_the_coast() {
        // From south to north through the middle: the east is water.
        let north = line(&[(500, 1200), (500, -200)]);
        let east = fill(std::slice::from_ref(&north), &BOX).unwrap();
        assert_eq!(size(&east), 500_000);
        assert!(east[0].outer.contains(&Coord { x: 1000, y: 0 }));
        let mut south = north;
        south.reverse();
        let west = fill(&[south], &BOX).unwrap();
        assert_eq!(size(&west), 500_000);
        assert!(west[0].outer.contains(&Coord { x: 0, y: 0 }));
    }

    #[test]
    fn a_tidal_river_is_water_between_its_banks() {
        let banks = [
            line(&[(400, -50), (400, 1050)]),
            line(&[(450, 1050), (450, -50)]),
        ];
        // Land to the left of each: going south the west bank has water on its right, the west.
        let outside = fill(&banks, &BOX).unwrap();
        assert_eq!(size(&outside), 950_000);
        let river = [
            line(&[(450, -50), (450, 1050)]),
            line(&[(400, 1050), (400, -50)]),
        ];
        let river = fill(&river, &BOX).unwrap();
        assert_eq!(size(&river), 50_000);
    }

    #[test]
    fn an_island_is_a_hole_and_a_lagoon_is_water() {
        let island = line(&[(100, 100), (100, 200), (200, 200), (200, 100), (100, 100)]);
        let around = fill(std::slice::from_ref(&island), &BOX).unwrap();
        assert_eq!(size(&around), 990_000);
        let mut lagoon = island;
        lagoon.reverse();
        assert_eq!(size(&fill(&[lagoon], &BOX).unwrap()), 10_000);
    }

    #[test]
    fn a_coast_that_ends_inside_is_not_filled() {
        let ends = line(&[(500, 1200), (500, 300)]);
        assert_eq!(fill(&[ends], &BOX), Err(Doubt::Broken));
        let contradict = [
            line(&[(300, 1200), (300, -5)]),
            line(&[(600, 1200), (600, -5)]),
        ];
        assert_eq!(fill(&contradict, &BOX), Err(Doubt::Broken));
    }

    #[test]
    fn without_a_coast_there_is_no_sea() {
        assert_eq!(fill(&[], &BOX), Ok(Vec::new()));
        let elsewhere = line(&[(5000, 5000), (6000, 5000)]);
        assert_eq!(fill(&[elsewhere], &BOX), Ok(Vec::new()));
    }

    /// As wide as a town, so that a rounded cut is no more than that.
    const TOWN: Window = Window {
        min: Coord { x: 0, y: 0 },
        max: Coord {
            x: 1_000_000,
            y: 1_000_000,
        },
    };

    /// A coast from west to east, high and low by turns, and nowhere along the edge itself: where it runs
    /// on that, the next box is taken.
    fn coast() -> impl Strategy<Value = Vec<Coord>> {
        let height = prop_oneof![-300..-9_i32, 10..990_i32, 1010..1300_i32];
        prop::collection::vec(height, 3..30).prop_map(|heights| {
            let step = 1400 / (heights.len() as i32 - 1);
            (heights.into_iter().enumerate())
                .map(|(at, y)| (-200 + step * at as i32, y))
                .chain([(1300, 500)])
                .map(|(x, y)| Coord {
                    x: x * 1000,
                    y: y * 1000,
                })
                .collect()
        })
    }

    /// The sea south of a coast, and with the coast turned round the one north of it.
    fn both_sides(coast: &[Coord]) -> (Vec<Area>, Vec<Area>) {
        let mut back = coast.to_vec();
        back.reverse();
        let fill = |coast: Vec<Coord>| fill(&[coast], &TOWN).unwrap();
        (fill(coast.to_vec()), fill(back))
    }

    proptest! {
        #[test]
        fn sea_and_land_make_the_box(coast in coast()) {
            let parts = clip_line(&coast, &TOWN).len() as i64;
            let (south, north) = both_sides(&coast);
            prop_assert_eq!(south.is_empty() && north.is_empty(), parts == 0);
            if parts > 0 {
                // A cut that is rounded moves by less than a unit, and with it at most half the box.
                let all = size(&south) + size(&north);
                prop_assert!((all - 1_000_000_000_000).abs() <= parts * 1_000_000, "{}", all);
            }
        }

        #[test]
        fn goes_straight_on_to_a_wider_edge(coast in coast(), [west, north, east, south] in prop::array::uniform4(0..90_000_i32)) {
            let wider = Window {
                min: Coord { x: -west, y: -north },
                max: Coord { x: 1_000_000 + east, y: 1_000_000 + south },
            };
            let strip = i64::from(1_000_000 + west + east) * i64::from(1_000_000 + north + south) - 1_000_000_000_000;
            let sides = both_sides(&coast);
            let sides = [sides.0, sides.1];
            prop_assume!(sides.iter().any(|areas| !areas.is_empty()));
            // The two seas take up all of the strip between the edges, and nothing twice.
            let mut more = 0;
            for areas in sides {
                let out: Vec<Area> = areas.iter().map(|area| stretched(area, &TOWN, &wider)).collect();
                prop_assert!(out.iter().all(|area| area.outer.iter().all(|&at| wider.contains(at))));
                more += size(&out) - size(&areas);
            }
            prop_assert!((more - strip).abs() <= 2, "{} {}", more, strip);
        }

        #[test]
        fn the_order_of_the_coast_makes_no_difference(a in coast(), b in coast()) {
            let one = fill(&[a.clone(), b.clone()], &TOWN);
            let two = fill(&[b, a], &TOWN);
            prop_assert_eq!(one.map(|areas| size(&areas)), two.map(|areas| size(&areas)));
        }
    }
}
