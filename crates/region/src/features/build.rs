//! From an extract to features.

use std::collections::{HashMap, HashSet};

use super::classes::{self, LAST_ZOOM};
use super::inside::point_inside;
use super::sea::{Doubt, Sea, sea};
use super::whole::{self, Whole};
use super::{Class, Features, LeftOut, Shape, Value};
use crate::grid::{Coord, Window, area_in_tile};
use crate::osm::{Extract, ObjectKind, Relation, Role, Tags, Way};

/// An area is drawn from the zoom at which it covers 16 square pixels, of 8 by 8 tile units each.
const SEEN_AREA: f64 = 16.0 * 64.0;

/// What is made of an extract.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// In drawing order.
    pub features: Features,
    pub left_out: LeftOut,
    /// Areas put together from ways whose ends do not all meet.
    pub rings_not_closed: u64,
}

/// Classes, outlines and addresses of everything in an extract that is drawn. The sea fills the first
/// of `boxes` in which the coast is whole, and what is `kept` around it.
pub(crate) fn build(extract: &Extract, kept: &Window, boxes: &[Window]) -> Built {
    let mut builder = Builder {
        extract,
        outlines: HashSet::new(),
        boundaries: boundaries(extract),
        built: Built::default(),
    };
    for node in extract.nodes() {
        builder.add_points(node.id, ObjectKind::Node, node.tags, &Shape::Point(node.at));
    }
    // Before the ways, so that an outline whose tags went to its relation is not drawn twice.
    for relation in extract.relations() {
        builder.add_relation(relation);
    }
    for way in extract.ways() {
        builder.add_way(way);
    }
    builder.add_sea(kept, boxes);
    let mut built = builder.built;
    built.features.sort();
    built
}

struct Builder<'a> {
    extract: &'a Extract,
    /// Ways that are drawn as part of a relation with their tags.
    outlines: HashSet<i64>,
    /// Ways that are a part of a boundary, with the highest of what they bound and its level.
    boundaries: HashMap<i64, (Class, Option<Field>)>,
    built: Built,
}

type Field = (&'static str, Value);

fn boundaries(extract: &Extract) -> HashMap<i64, (Class, Option<Field>)> {
    let mut boundaries: HashMap<i64, (Class, Option<Field>)> = HashMap::new();
    let rank = |field: &Option<Field>| match field {
        Some((_, Value::Number(level))) => *level,
        _ => u8::MAX,
    };
    for relation in extract.relations() {
        let Some(class) = classes::boundary(&relation.tags) else {
            continue;
        };
        for member in relation.members {
            if member.kind == ObjectKind::Way {
                let this = || (class.clone(), classes::level(&relation.tags));
                let known = boundaries.entry(member.id).or_insert_with(this);
                let this = this();
                if rank(&this.1) < rank(&known.1) {
                    *known = this;
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

    fn add_sea(&mut self, kept: &Window, boxes: &[Window]) {
        let Sea { areas, doubt } = sea(self.extract, kept, boxes);
        let left_out = &mut self.built.left_out;
        match doubt {
            Some(Doubt::Broken) => left_out.coast_not_closed = 1,
            Some(Doubt::Drowned) => left_out.coast_drowns_a_place = 1,
            Some(Doubt::Straight) => left_out.coast_ends_at_the_edge = 1,
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
        if classes.iter().all(Option::is_none) {
            return;
        }
        let Some(at) = point_inside(shape) else {
            return;
        };
        for class in classes.into_iter().flatten() {
            self.push(id, kind, class, tags, &Shape::Point(at));
        }
    }

    fn add_way(&mut self, way: Way<'_>) {
        if let Some((class, level)) = self.boundaries.remove(&way.id) {
            let line = (way.nodes.iter()).filter_map(|&node| self.extract.positions.get(node));
            let line: Vec<Coord> = line.collect();
            if line.len() > 1 {
                let id = feature_id(way.id, ObjectKind::Way);
                let fields = level.into_iter().collect();
                self.built
                    .features
                    .push(id, class, fields, &Shape::Line(line));
            }
        }
        let Whole {
            shape, complete, ..
        } = whole::way(self.extract, &way);
        let is_area = way.is_closed() && classes::closed_way_is_area(&way.tags);
        let class = if is_area {
            classes::area(&way.tags).filter(|_| !self.outlines.contains(&way.id))
        } else {
            classes::line(&way.tags)
        };
        let Some(shape) = shape else {
            self.built.left_out.areas_not_complete += u64::from(is_area && class.is_some());
            return;
        };
        self.built.left_out.lines_with_missing_nodes += u64::from(class.is_some() && !complete);
        self.add_points(way.id, ObjectKind::Way, way.tags, &shape);
        if let Some(class) = class {
            self.push(way.id, ObjectKind::Way, class, way.tags, &shape);
        }
    }

    fn add_relation(&mut self, relation: Relation<'_>) {
        let is_multipolygon = relation.tags.is("type", "multipolygon");
        if !is_multipolygon && !relation.tags.is("type", "boundary") {
            return;
        }
        let extract = self.extract;
        // In old files the tags are on the outline and the relation only knows the holes.
        let (tags, outlines) = match classes::area(&relation.tags) {
            Some(_) => (relation.tags, Vec::new()),
            None => {
                let outlines: Vec<Way<'_>> = (relation.members.iter())
                    .filter(|member| member.kind == ObjectKind::Way && member.role != Role::Inner)
                    .filter_map(|member| extract.way(member.id))
                    .collect();
                match outlines.first() {
                    Some(first) if classes::area(&first.tags).is_some() => (first.tags, outlines),
                    _ => (relation.tags, Vec::new()),
                }
            }
        };
        let class = classes::area(&tags);
        let has_point = classes::house_number(&tags).is_some()
            || classes::poi(&tags).is_some()
            || classes::place(&tags).is_some();
        // A boundary's name is on the node it belongs to.
        if class.is_none() && !(is_multipolygon && has_point) {
            return;
        }
        let Whole {
            shape,
            complete,
            closes,
        } = whole::relation(extract, &relation);
        self.built.rings_not_closed += u64::from(is_multipolygon && !closes);
        let Some(shape) = shape else {
            let left_out = &mut self.built.left_out;
            if complete {
                left_out.areas_not_closed += 1;
            } else {
                left_out.areas_not_complete += 1;
            }
            return;
        };
        self.outlines.extend(outlines.iter().map(|way| way.id));
        if outlines.is_empty() {
            self.add_points(relation.id, ObjectKind::Relation, tags, &shape);
        }
        if let Some(class) = class {
            self.push(relation.id, ObjectKind::Relation, class, tags, &shape);
        }
    }
}
