//! The shape of a whole object, of one way or put together from several.

use super::rings::{CLOSABLE_GAP_M, join, nest};
use super::{Shape, classes};
use crate::grid::{Coord, to_lon_lat};
use crate::osm::{Extract, Member, ObjectKind, Relation, Role, Spot, Way};

/// A shape, and how much of it there is.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    /// `None` if there is nothing to draw.
    pub shape: Option<Shape>,
    /// Whether every way and node of it is in the file.
    pub complete: bool,
    /// Whether all ends meet, where they should.
    pub closes: bool,
}

/// An area for a closed way that is one, else a line, through the nodes there are.
pub(crate) fn way(extract: &Extract, way: &Way<'_>) -> Whole {
    let line: Vec<Coord> = (way.nodes.iter())
        .filter_map(|&node| extract.positions.get(node))
        .collect();
    let complete = line.len() == way.nodes.len();
    let shape = if way.is_closed() && classes::closed_way_is_area(&way.tags) {
        complete.then(|| Shape::Areas(nest(vec![open_ring(line)], Vec::new())))
    } else {
        (line.len() > 1).then_some(Shape::Line(line))
    };
    Whole {
        shape,
        complete,
        closes: true,
    }
}

/// The areas that a relation's ways make. `shape` is `None` unless all of it is there and something
/// closes.
pub(crate) fn relation(extract: &Extract, relation: &Relation<'_>) -> Whole {
    let ways = |inner| {
        (relation.members.iter()).filter(move |member: &&Member| {
            member.kind == ObjectKind::Way && (member.role == Role::Inner) == inner
        })
    };
    let outers = rings(extract, ways(false).map(|member| member.id));
    let holes = rings(extract, ways(true).map(|member| member.id));
    let complete = outers.complete && holes.complete;
    let closes = outers.closes && holes.closes;
    let drawn = complete && !outers.rings.is_empty();
    Whole {
        shape: drawn.then(|| Shape::Areas(nest(outers.rings, holes.rings))),
        complete,
        closes,
    }
}

/// What [`rings`] makes.
struct Rings {
    /// Without their closing points.
    rings: Vec<Vec<Coord>>,
    complete: bool,
    closes: bool,
}

/// The rings that ways make, as far as they are in the file.
fn rings(extract: &Extract, ways: impl Iterator<Item = i64>) -> Rings {
    let mut complete = true;
    let lines: Vec<&[Spot]> = ways
        .filter_map(|id| {
            let way = extract.way(id);
            complete &= way.is_some();
            Some(way?.nodes)
        })
        .collect();
    let joined = join(&lines);
    let mut place = |chain: &Vec<Spot>| -> Vec<Coord> {
        let found = chain.iter().filter_map(|&node| extract.positions.get(node));
        let line: Vec<Coord> = found.collect();
        complete &= line.len() == chain.len();
        line
    };
    let mut rings: Vec<Vec<Coord>> = (joined.rings.iter())
        .map(|chain| open_ring(place(chain)))
        .collect();
    for chain in &joined.open {
        let line = place(chain);
        if line.len() > 2 && gap_m(&line).is_some_and(|gap| gap < CLOSABLE_GAP_M) {
            rings.push(line);
        }
    }
    Rings {
        rings,
        complete,
        closes: joined.open.is_empty(),
    }
}

/// A ring without its closing point.
fn open_ring(mut ring: Vec<Coord>) -> Vec<Coord> {
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// Metres between the ends of a line: world units are equal in both directions and shrink with the
/// cosine of the latitude.
fn gap_m(line: &[Coord]) -> Option<f64> {
    /// Metres a world unit at the equator: 2 pi times 6,378,137 m (WGS 84) over 2^28.
    const UNIT_M: f64 = 40_075_016.685_578_5 / 268_435_456.0;
    let (first, last) = (line.first()?, line.last()?);
    let (_, lat) = to_lon_lat(f64::from(first.x), f64::from(first.y));
    let (dx, dy) = (f64::from(last.x - first.x), f64::from(last.y - first.y));
    Some(dx.hypot(dy) * UNIT_M * lat.to_radians().cos())
}
