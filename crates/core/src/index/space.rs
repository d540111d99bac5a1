//! Where everything is: points, lines and areas in one tree of boxes.
//!
//! The tree holds boxes in degrees and serves to leave out what is surely too far; who is
//! near is then measured in metres on the shape itself.

use std::collections::HashMap;

use geo::{BoundingRect, Geometry as Shape, Intersects};
use rstar::{AABB, RTree, RTreeObject};

use super::metric;
use crate::domain::{BoundingBox, Geometry, RecordRef};

/// A record and the box round its place.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Boxed {
    record: RecordRef,
    around: AABB<[f64; 2]>,
}

impl RTreeObject for Boxed {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        self.around
    }
}

/// The tree, and the box of each record for taking it out again.
#[derive(Clone, Debug, Default)]
pub struct Space {
    tree: RTree<Boxed>,
    boxes: HashMap<RecordRef, AABB<[f64; 2]>>,
}

fn around(place: &Geometry) -> AABB<[f64; 2]> {
    let all = place.bounding_box();
    AABB::from_corners([all.west, all.south], [all.east, all.north])
}

impl Space {
    /// Builds the tree at once.
    pub fn build<'a>(places: impl Iterator<Item = (RecordRef, &'a Geometry)>) -> Self {
        let all: Vec<Boxed> = places
            .map(|(record, place)| Boxed {
                record,
                around: around(place),
            })
            .collect();
        let boxes = all
            .iter()
            .map(|boxed| (boxed.record, boxed.around))
            .collect();
        Self {
            tree: RTree::bulk_load(all),
            boxes,
        }
    }

    /// Puts a record in its place, wherever it was before.
    pub fn put(&mut self, record: RecordRef, place: &Geometry) {
        let around = around(place);
        if self.boxes.get(&record) == Some(&around) {
            return;
        }
        self.remove(record);
        self.tree.insert(Boxed { record, around });
        self.boxes.insert(record, around);
    }

    /// Takes a record out.
    pub fn remove(&mut self, record: RecordRef) {
        if let Some(around) = self.boxes.remove(&record) {
            self.tree.remove(&Boxed { record, around });
        }
    }

    /// How many records have a place.
    #[must_use]
    pub fn len(&self) -> usize {
        self.boxes.len()
    }

    /// Whether nothing has a place.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.boxes.is_empty()
    }

    /// The box round everything.
    #[must_use]
    pub fn bounds(&self) -> Option<BoundingBox> {
        if self.boxes.is_empty() {
            return None;
        }
        let all = self.tree.root().envelope();
        let ([west, south], [east, north]) = (all.lower(), all.upper());
        Some(BoundingBox {
            west,
            south,
            east,
            north,
        })
    }

    /// Records whose box touches a box; one with its west east of its east crosses the
    /// antimeridian.
    #[must_use]
    pub fn in_box(&self, all: BoundingBox) -> Vec<RecordRef> {
        if all.west > all.east {
            let mut found = self.in_box(BoundingBox { east: 180.0, ..all });
            let other = self.in_box(BoundingBox {
                west: -180.0,
                ..all
            });
            let known: std::collections::HashSet<RecordRef> = found.iter().copied().collect();
            found.extend(other.into_iter().filter(|record| !known.contains(record)));
            return found;
        }
        let envelope = AABB::from_corners([all.west, all.south], [all.east, all.north]);
        let found = self.tree.locate_in_envelope_intersecting(envelope);
        found.map(|boxed| boxed.record).collect()
    }

    /// Records that touch a shape: inside it or on its edge, holes left out, exactly.
    pub fn in_area<'a>(
        &self,
        area: &Shape<f64>,
        place: impl Fn(RecordRef) -> Option<&'a Geometry>,
    ) -> Vec<RecordRef> {
        let Some(rect) = area.bounding_rect() else {
            return Vec::new();
        };
        let envelope =
            AABB::from_corners([rect.min().x, rect.min().y], [rect.max().x, rect.max().y]);
        self.tree
            .locate_in_envelope_intersecting(envelope)
            .map(|boxed| boxed.record)
            .filter(|record| place(*record).is_some_and(|place| area.intersects(place.shape())))
            .collect()
    }

    /// Records within `metres` of a shape, with their distance in metres, in no order.
    pub fn within<'a>(
        &self,
        from: &Shape<f64>,
        metres: f64,
        place: impl Fn(RecordRef) -> Option<&'a Geometry>,
    ) -> Vec<(RecordRef, f64)> {
        let mut found: Vec<(RecordRef, f64)> = self
            .candidates(from, metres)
            .into_iter()
            .filter_map(|record| Some((record, metric::between_m(from, place(record)?.shape()))))
            .filter(|(_, far)| *far <= metres)
            .collect();
        found.sort_unstable_by_key(|(record, _)| *record);
        found.dedup_by_key(|(record, _)| *record);
        found
    }

    /// Records whose box may be within `metres` of a shape.
    fn candidates(&self, from: &Shape<f64>, metres: f64) -> Vec<RecordRef> {
        let Some(rect) = from.bounding_rect() else {
            return Vec::new();
        };
        let mut boxes = Vec::new();
        let (min, max) = (rect.min(), rect.max());
        // The corner nearest to a pole needs the widest box.
        for lat in [min.y, max.y] {
            for [west, south, east, north] in metric::boxes_around(min.x, lat, metres) {
                boxes.push([west, south, east, north]);
            }
            for [west, south, east, north] in metric::boxes_around(max.x, lat, metres) {
                boxes.push([west, south, east, north]);
            }
        }
        if min != max {
            // An extended shape: also everything between its corners, grown alike.
            let south = boxes.iter().map(|all| all[1]).fold(f64::INFINITY, f64::min);
            let north = boxes
                .iter()
                .map(|all| all[3])
                .fold(f64::NEG_INFINITY, f64::max);
            boxes.push([min.x, south, max.x, north]);
            for all in &mut boxes {
                all[1] = south;
                all[3] = north;
            }
        }
        let mut found: Vec<RecordRef> = boxes
            .into_iter()
            .flat_map(|[west, south, east, north]| {
                self.in_box(BoundingBox {
                    west,
                    south,
                    east,
                    north,
                })
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The records nearest to a shape, with their distance in metres, nearest first, at least
    /// `count` of those that pass `wanted` where there are so many.
    pub fn nearest<'a>(
        &self,
        from: &Shape<f64>,
        count: usize,
        place: impl Fn(RecordRef) -> Option<&'a Geometry>,
        wanted: impl Fn(RecordRef) -> bool,
    ) -> Vec<(RecordRef, f64)> {
        /// Half of the Earth's girth: nothing is farther.
        const FARTHEST_M: f64 = 20_100_000.0;
        let mut metres = 250.0;
        loop {
            let mut found = self.within(from, metres, &place);
            found.retain(|(record, _)| wanted(*record));
            if found.len() >= count || metres > FARTHEST_M {
                found.sort_by(|one, two| one.1.total_cmp(&two.1).then(one.0.cmp(&two.0)));
                return found;
            }
            metres *= 4.0;
        }
    }
}
