//! From an extract to features.

use std::collections::{HashMap, HashSet};

use super::classes::{self, LAST_ZOOM};
use super::inside::point_inside;
use super::rings::{CLOSABLE_GAP_M, join, nest};
use super::sea::{Doubt, Sea, sea};
use super::{Class, Features, LeftOut, Shape};
use crate::Address;
use crate::addresses;
use crate::grid::{Coord, Window, area_in_tile, to_lon_lat};
use crate::osm::{Extract, ObjectKind, Relation, Role, Tags, Way};

/// An area is drawn from the zoom at which it covers 16 square pixels, of 8 by 8 tile units each.
const SEEN_AREA: f64 = 16.0 * 64.0;

/// What is made of an extract.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// In drawing order.
    pub features: Features,
    /// In the order of their objects.
    pub addresses: Vec<Address>,
    pub left_out: LeftOut,
    /// Areas put together from ways whose ends do not all meet.
    pub rings_not_closed: u64,
}

/// Classes, outlines and addresses of everything in an extract that is drawn. The sea fills the first
/// of `boxes` in which the coast is whole.
pub(crate) fn build(extract: &Extract, boxes: &[Window]) -> Built {
    let mut builder = Builder {
        extract,
        streets: addresses::streets_of_houses(extract),
        outlines: HashSet::new(),
        boundaries: boundaries(extract),
        built: Built::default(),
    };
    for node in extract.nodes() {
        if let Some(at) = extract.positions.get(node.id) {
            builder.add_points(node.id, ObjectKind::Node, node.tags, &Shape::Point(at));
        }
    }
    // Before the ways, so that an outline whose tags went to its relation is not drawn twice.
    for relation in extract.relations() {
        builder.add_relation(relation);
    }
    for way in extract.ways() {
        builder.add_way(way);
    }
    builder.add_sea(boxes);
    let mut built = builder.built;
    built.features.sort();
    built
}

struct Builder<'a> {
    extract: &'a Extract,
    /// Streets that relations give to houses.
    streets: HashMap<(ObjectKindKey, i64), &'a str>,
    /// Ways that are drawn as part of a relation with their tags.
    outlines: HashSet<i64>,
    /// Ways that are a part of a boundary, with the highest level of what they bound.
    boundaries: HashMap<i64, Class>,
    built: Built,
}

fn boundaries(extract: &Extract) -> HashMap<i64, Class> {
    let mut boundaries: HashMap<i64, Class> = HashMap::new();
    for relation in extract.relations() {
        let Some(class) = classes::boundary(&relation.tags) else {
            continue;
        };
        for member in relation.members {
            if member.kind == ObjectKind::Way {
                let known = boundaries.entry(member.id).or_insert_with(|| class.clone());
                if class.from_zoom < known.from_zoom {
                    *known = class.clone();
                }
            }
        }
    }
    boundaries
}

/// [`ObjectKind`] as a number: 0 node, 1 way, 2 relation.
pub(crate) type ObjectKindKey = u64;

pub(crate) fn kind_key(kind: ObjectKind) -> ObjectKindKey {
    match kind {
        ObjectKind::Node => 0,
        ObjectKind::Way => 1,
        ObjectKind::Relation => 2,
    }
}

fn feature_id(id: i64, kind: ObjectKind) -> u64 {
    let number = id.unsigned_abs() * 4 + kind_key(kind);
    if id < 0 { number + (1 << 52) } else { number }
}

impl Builder<'_> {
    fn push(&mut self, id: i64, kind: ObjectKind, class: Class, tags: Tags<'_>, shape: &Shape) {
        let mut class = class;
        if matches!(shape, Shape::Areas(_)) {
            let area = shape.area();
            let seen =
                (class.from_zoom..LAST_ZOOM).find(|&zoom| area_in_tile(area, zoom) >= SEEN_AREA);
            class.from_zoom = seen.unwrap_or(LAST_ZOOM);
        }
        let fields = classes::fields(class.layer, &tags);
        let id = feature_id(id, kind);
        self.built.features.push(id, class, fields, shape);
    }

    fn add_sea(&mut self, boxes: &[Window]) {
        let Sea { areas, doubt } = sea(self.extract, boxes);
        let left_out = &mut self.built.left_out;
        match doubt {
            Some(Doubt::Broken) => left_out.coast_not_closed = 1,
            Some(Doubt::Drowned) => left_out.coast_drowns_a_place = 1,
            None => {}
        }
        if areas.is_empty() {
            return;
        }
        let shape = Shape::Areas(areas);
        self.built
            .features
            .push(0, classes::SEA, Vec::new(), &shape);
    }

    /// Everything of an object that is drawn as one point: its name, its use, its number.
    fn add_points(&mut self, id: i64, kind: ObjectKind, tags: Tags<'_>, shape: &Shape) {
        if tags.is_empty() {
            return;
        }
        let classes = [
            classes::place(&tags),
            classes::poi(&tags),
            classes::house_number(&tags),
        ];
        let street = self.streets.get(&(kind_key(kind), id)).copied();
        let is_address = addresses::has_address(&tags);
        if !is_address && classes.iter().all(Option::is_none) {
            return;
        }
        let Some(at) = point_inside(shape) else {
            return;
        };
        for class in classes.into_iter().flatten() {
            self.push(id, kind, class, tags, &Shape::Point(at));
        }
        if is_address {
            let (lon, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
            let found = addresses::address_of(&tags, street, lon, lat);
            self.built.addresses.extend(found);
        }
    }

    fn add_way(&mut self, way: Way<'_>) {
        let line: Vec<Coord> = way
            .nodes
            .iter()
            .filter_map(|&node| self.extract.positions.get(node))
            .collect();
        let complete = line.len() == way.nodes.len();
        if let Some(class) = self.boundaries.remove(&way.id)
            && line.len() > 1
        {
            let shape = Shape::Line(line.clone());
            self.push(way.id, ObjectKind::Way, class, way.tags, &shape);
        }
        if way.is_closed() && classes::closed_way_is_area(&way.tags) {
            let class = classes::area(&way.tags).filter(|_| !self.outlines.contains(&way.id));
            if !complete {
                self.built.left_out.areas_not_complete += u64::from(class.is_some());
                return;
            }
            let shape = Shape::Areas(nest(vec![open_ring(line)], Vec::new()));
            self.add_points(way.id, ObjectKind::Way, way.tags, &shape);
            if let Some(class) = class {
                self.push(way.id, ObjectKind::Way, class, way.tags, &shape);
            }
        } else if line.len() > 1 {
            let class = classes::line(&way.tags);
            self.built.left_out.lines_with_missing_nodes += u64::from(class.is_some() && !complete);
            let shape = Shape::Line(line);
            self.add_points(way.id, ObjectKind::Way, way.tags, &shape);
            if let Some(class) = class {
                self.push(way.id, ObjectKind::Way, class, way.tags, &shape);
            }
        }
    }

    fn add_relation(&mut self, relation: Relation<'_>) {
        let is_multipolygon = relation.tags.is("type", "multipolygon");
        if !is_multipolygon && !relation.tags.is("type", "boundary") {
            return;
        }
        let extract = self.extract;
        let ways = |inner| {
            relation.members.iter().filter(move |member| {
                member.kind == ObjectKind::Way && (member.role == Role::Inner) == inner
            })
        };
        // In old files the tags are on the outline and the relation only knows the holes.
        let (tags, outlines) = match classes::area(&relation.tags) {
            Some(_) => (relation.tags, Vec::new()),
            None => {
                let outlines: Vec<Way<'_>> = ways(false)
                    .filter_map(|member| extract.way(member.id))
                    .collect();
                match outlines.first() {
                    Some(first) if classes::area(&first.tags).is_some() => (first.tags, outlines),
                    _ => (relation.tags, Vec::new()),
                }
            }
        };
        let class = classes::area(&tags);
        let has_point = addresses::has_address(&tags)
            || classes::poi(&tags).is_some()
            || classes::place(&tags).is_some();
        // A boundary's name is on the node it belongs to.
        if class.is_none() && !(is_multipolygon && has_point) {
            return;
        }
        let outers = self.rings(ways(false).map(|member| member.id));
        let holes = self.rings(ways(true).map(|member| member.id));
        let closes = outers.closes && holes.closes;
        self.built.rings_not_closed += u64::from(is_multipolygon && !closes);
        if !outers.complete || !holes.complete {
            self.built.left_out.areas_not_complete += 1;
            return;
        }
        let (outers, holes) = (outers.rings, holes.rings);
        if outers.is_empty() {
            self.built.left_out.areas_not_closed += 1;
            return;
        }
        self.outlines.extend(outlines.iter().map(|way| way.id));
        let shape = Shape::Areas(nest(outers, holes));
        if outlines.is_empty() {
            self.add_points(relation.id, ObjectKind::Relation, tags, &shape);
        }
        if let Some(class) = class {
            self.push(relation.id, ObjectKind::Relation, class, tags, &shape);
        }
    }

    /// The rings that ways make, as far as they are in the file.
    fn rings(&self, ways: impl Iterator<Item = i64>) -> Rings {
        let extract = self.extract;
        let mut made = Rings {
            rings: Vec::new(),
            complete: true,
            closes: true,
        };
        let lines: Vec<&[i64]> = ways
            .filter_map(|id| {
                let way = extract.way(id);
                made.complete &= way.is_some();
                Some(way?.nodes)
            })
            .collect();
        let joined = join(&lines);
        let mut place = |chain: &Vec<i64>| -> Vec<Coord> {
            let found = chain.iter().filter_map(|&node| extract.positions.get(node));
            let line: Vec<Coord> = found.collect();
            made.complete &= line.len() == chain.len();
            line
        };
        let mut rings: Vec<Vec<Coord>> = (joined.rings.iter())
            .map(|chain| open_ring(place(chain)))
            .collect();
        for chain in &joined.open {
            made.closes = false;
            let line = place(chain);
            if line.len() > 2 && gap_m(&line).is_some_and(|gap| gap < CLOSABLE_GAP_M) {
                rings.push(line);
            }
        }
        made.rings = rings;
        made
    }
}

/// What [`Builder::rings`] makes.
struct Rings {
    /// Without their closing points.
    rings: Vec<Vec<Coord>>,
    /// Whether every way and node of them is in the file.
    complete: bool,
    /// Whether all ends meet.
    closes: bool,
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
