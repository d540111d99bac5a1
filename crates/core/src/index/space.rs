//! Where everything is, by layer: points in a packed tree that is built at once, lines and areas, and what changed since,
//! in a tree of boxes.
//!
//! The trees hold degrees and serve to leave out what is surely too far; what is near
//! is then measured in metres on the shape itself, which stays in the records.

use std::borrow::Cow;

use geo::{BoundingRect, Intersects, PreparedGeometry, Relate};
use rstar::{AABB, RTree, RTreeObject};
use rustc_hash::{FxHashMap, FxHashSet};

use super::points::Points;
use super::{Doc, metric};
use crate::domain::{AssetKind, BoundingBox, Geometry, LonLat};

/// Half of the Earth's girth and a little: nothing is farther, in metres.
const FARTHEST_M: f64 = 20_100_000.0;
/// How far the search for what is nearest looks first, in metres; then each time farther.
const FIRST_LOOK_M: f64 = 250.0;
const FARTHER: f64 = 3.0;

/// What is searched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Assets of one kind.
    Assets(AssetKind),
    /// What is looked for.
    Needs,
    /// Homes.
    People,
}

impl Layer {
    const COUNT: usize = AssetKind::ALL.len() + 2;

    /// Everything that has a place.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Assets(AssetKind::Skill),
        Self::Assets(AssetKind::Group),
        Self::Assets(AssetKind::Institution),
        Self::Assets(AssetKind::Building),
        Self::Assets(AssetKind::Space),
        Self::Assets(AssetKind::Item),
        Self::Needs,
        Self::People,
    ];

    const fn number(self) -> usize {
        match self {
            Self::Assets(kind) => kind as usize,
            Self::Needs => AssetKind::ALL.len(),
            Self::People => AssetKind::ALL.len() + 1,
        }
    }
}

/// A record and the box round its place.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Boxed {
    doc: Doc,
    around: AABB<[f64; 2]>,
}

impl RTreeObject for Boxed {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        self.around
    }
}

/// Where everything is.
#[derive(Clone, Debug, Default)]
pub struct Space {
    points: [Points; Layer::COUNT],
    /// Points that were taken out or moved since.
    gone: FxHashSet<Doc>,
    /// Lines, areas, and points that were put in since.
    trees: [RTree<Boxed>; Layer::COUNT],
    /// What lies in the trees, for taking it out again.
    boxes: FxHashMap<Doc, (u8, AABB<[f64; 2]>)>,
}

fn envelope(all: BoundingBox) -> AABB<[f64; 2]> {
    AABB::from_corners([all.west, all.south], [all.east, all.north])
}

impl Space {
    /// Builds everything at once, of the boxes round places.
    #[must_use]
    pub fn build(places: impl Iterator<Item = (Layer, Doc, BoundingBox)>) -> Self {
        let mut points: [Vec<(Doc, LonLat)>; Layer::COUNT] = Default::default();
        let mut trees: [Vec<Boxed>; Layer::COUNT] = Default::default();
        let mut boxes = FxHashMap::default();
        for (layer, doc, all_of_it) in places {
            let number = layer.number();
            if all_of_it.west == all_of_it.east && all_of_it.south == all_of_it.north {
                let at = LonLat {
                    lon: all_of_it.west,
                    lat: all_of_it.south,
                };
                points[number].push((doc, at));
            } else {
                let around = envelope(all_of_it);
                trees[number].push(Boxed { doc, around });
                boxes.insert(doc, (number as u8, around));
            }
        }
        Self {
            points: points.map(Points::build),
            gone: FxHashSet::default(),
            trees: trees.map(RTree::bulk_load),
            boxes,
        }
    }

    /// Puts a record in its place, wherever it was before.
    pub fn put(&mut self, layer: Layer, doc: Doc, place: &Geometry) {
        let kept = (layer.number() as u8, envelope(place.bounding_box()));
        if self.boxes.get(&doc) == Some(&kept) {
            return;
        }
        self.remove(doc);
        let around = kept.1;
        self.trees[layer.number()].insert(Boxed { doc, around });
        self.boxes.insert(doc, kept);
    }

    /// Takes a record out.
    pub fn remove(&mut self, doc: Doc) {
        if let Some((layer, around)) = self.boxes.remove(&doc) {
            self.trees[layer as usize].remove(&Boxed { doc, around });
        } else if self.points.iter().any(|points| points.has(doc)) {
            self.gone.insert(doc);
        }
    }

    /// How many records have a place.
    #[must_use]
    pub fn len(&self) -> usize {
        let points: usize = self.points.iter().map(Points::len).sum();
        points - self.gone.len() + self.boxes.len()
    }

    /// Whether nothing has a place.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The box round everything.
    #[must_use]
    pub fn bounds(&self) -> Option<BoundingBox> {
        let trees = self.trees.iter().filter(|tree| tree.size() > 0);
        let trees = trees.map(|tree| {
            let all = tree.root().envelope();
            let ([west, south], [east, north]) = (all.lower(), all.upper());
            BoundingBox {
                west,
                south,
                east,
                north,
            }
        });
        let points = self.points.iter();
        let points = points.filter_map(|points| {
            if self.gone.is_empty() {
                points.around()
            } else {
                points.bounds(|doc| self.gone.contains(&doc))
            }
        });
        trees.chain(points).reduce(BoundingBox::joined)
    }

    /// Each point in a box.
    fn points_in(&self, layers: &[Layer], all: BoundingBox, mut found: impl FnMut(Doc, LonLat)) {
        for layer in layers {
            self.points[layer.number()].each_in_box(all, |doc, at| {
                if self.gone.is_empty() || !self.gone.contains(&doc) {
                    found(doc, at);
                }
            });
        }
    }

    /// Everything else whose box touches a box.
    fn boxes_in(&self, layers: &[Layer], all: BoundingBox) -> impl Iterator<Item = Doc> {
        let trees = layers.iter().map(|layer| &self.trees[layer.number()]);
        let boxed = trees.flat_map(move |tree| tree.locate_in_envelope_intersecting(envelope(all)));
        boxed.map(|boxed| boxed.doc)
    }

    fn all_in(&self, layers: &[Layer], all: BoundingBox, found: &mut Vec<Doc>) {
        self.points_in(layers, all, |doc, _| found.push(doc));
        found.extend(self.boxes_in(layers, all));
    }

    /// Records whose box touches a box, each once; a box with its west east of its east
    /// crosses the antimeridian.
    #[must_use]
    pub fn in_box(&self, layers: &[Layer], all: BoundingBox) -> Vec<Doc> {
        let mut found = Vec::new();
        if all.west > all.east {
            let (right, left) = (
                BoundingBox { east: 180.0, ..all },
                BoundingBox {
                    west: -180.0,
                    ..all
                },
            );
            self.all_in(layers, right, &mut found);
            self.all_in(layers, left, &mut found);
            found.sort_unstable();
            found.dedup();
        } else {
            self.all_in(layers, all, &mut found);
        }
        found
    }

    /// Records that touch a shape: inside it or on its edge, holes left out, exactly.
    pub fn in_area<'a>(
        &self,
        layers: &[Layer],
        area: &geo::Geometry<f64>,
        place: impl Fn(Doc) -> Option<Cow<'a, geo::Geometry<f64>>>,
    ) -> Vec<Doc> {
        let Some(rect) = area.bounding_rect() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let all = BoundingBox {
            west: rect.min().x,
            south: rect.min().y,
            east: rect.max().x,
            north: rect.max().y,
        };
        let area = Area::new(area);
        self.points_in(layers, all, |doc, at| {
            if area.touches_point(at) {
                found.push(doc);
            }
        });
        let others = self.boxes_in(layers, all);
        found.extend(others.filter(|doc| place(*doc).is_some_and(|place| area.touches(&place))));
        found
    }

    /// Records within `metres` of a shape, with their distance in metres, in no order.
    pub fn within<'a>(
        &self,
        layers: &[Layer],
        from: &Geometry,
        metres: f64,
        place: impl Fn(Doc) -> Option<Cow<'a, geo::Geometry<f64>>>,
    ) -> Vec<(Doc, f64)> {
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for all in metric::boxes_around(from.bounding_box(), metres) {
            self.points_in(layers, all, |doc, at| {
                let point = geo::Point(at.coord()).into();
                found.push((doc, metric::between_m(from.shape(), &point)));
            });
            others.extend(self.boxes_in(layers, all));
        }
        let others = others.into_iter();
        found.extend(
            others.filter_map(|doc| Some((doc, metric::between_m(from.shape(), &*place(doc)?)))),
        );
        found.retain(|(_, far)| *far <= metres);
        found.sort_unstable_by_key(|(doc, _)| *doc);
        found.dedup_by_key(|(doc, _)| *doc);
        found
    }

    /// Records with their distance in metres from a shape, nearest first, ties by number; looks
    /// only as far as the caller goes on asking.
    pub fn nearest<'s, 'a: 's>(
        &'s self,
        layers: &'s [Layer],
        from: &'s Geometry,
        place: impl Fn(Doc) -> Option<Cow<'a, geo::Geometry<f64>>> + Copy + 's,
    ) -> impl Iterator<Item = (Doc, f64)> + 's {
        let (mut inner, mut metres) = (-1.0, FIRST_LOOK_M);
        std::iter::from_fn(move || {
            if inner >= FARTHEST_M {
                return None;
            }
            let mut ring = self.within(layers, from, metres, place);
            ring.retain(|(_, far)| *far > inner);
            ring.sort_unstable_by(|one, two| one.1.total_cmp(&two.1).then(one.0.cmp(&two.0)));
            inner = metres;
            metres = (metres * FARTHER).min(FARTHEST_M);
            Some(ring)
        })
        .flatten()
    }
}

/// An area made ready for many questions.
pub(crate) struct Area<'a> {
    shape: &'a geo::Geometry<f64>,
    prepared: PreparedGeometry<'a, &'a geo::Geometry<f64>>,
    rect: Option<geo::Rect<f64>>,
}

impl<'a> Area<'a> {
    pub(crate) fn new(shape: &'a geo::Geometry<f64>) -> Self {
        let prepared = PreparedGeometry::from(shape);
        let rect = shape.bounding_rect();
        Self {
            shape,
            prepared,
            rect,
        }
    }

    /// The same of a point: far cheaper than the whole relation, and just as exact.
    fn touches_point(&self, at: LonLat) -> bool {
        let point = geo::Point(at.coord());
        let near = self.rect.is_some_and(|rect| rect.intersects(&point));
        near && self.shape.intersects(&point)
    }

    /// Whether a shape is inside or touches the edge.
    pub(crate) fn touches(&self, other: &geo::Geometry<f64>) -> bool {
        if let geo::Geometry::Point(point) = other {
            return self.touches_point(LonLat {
                lon: point.x(),
                lat: point.y(),
            });
        }
        self.prepared.relate(other).is_intersects()
    }
}

#[cfg(test)]
#[path = "space_tests.rs"]
mod tests;
