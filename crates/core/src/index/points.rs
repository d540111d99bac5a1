//! The points of one layer, as they were when all was built, in a packed tree.

use geo_index::kdtree::{KDTree, KDTreeBuilder, KDTreeIndex};

use super::Doc;
use crate::domain::{BoundingBox, LonLat};

/// Points with the records that are there.
#[derive(Clone, Debug, Default)]
pub(super) struct Points {
    /// `None`: there are none.
    tree: Option<KDTree<f64>>,
    /// In the order in which they were put in, which is their own.
    docs: Vec<Doc>,
    around: Option<BoundingBox>,
}

impl Points {
    pub(super) fn build(mut all: Vec<(Doc, LonLat)>) -> Self {
        let Some(count) = u32::try_from(all.len()).ok().filter(|count| *count > 0) else {
            return Self::default();
        };
        all.sort_unstable_by_key(|(doc, _)| *doc);
        let mut tree = KDTreeBuilder::new(count);
        for (_, at) in &all {
            tree.add(at.lon, at.lat);
        }
        Self {
            tree: Some(tree.finish()),
            docs: all.iter().map(|(doc, _)| *doc).collect(),
            around: all
                .iter()
                .map(|(_, at)| box_of(*at))
                .reduce(BoundingBox::joined),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.docs.len()
    }

    pub(super) fn has(&self, doc: Doc) -> bool {
        self.docs.binary_search(&doc).is_ok()
    }

    /// Each point in a box, its edge too.
    ///
    /// The tree would give numbers alone (its `range`), and where a record is lies far away in memory: that takes longer
    /// than the whole search.
    pub(super) fn each_in_box(&self, all: BoundingBox, mut found: impl FnMut(Doc, LonLat)) {
        let Some(tree) = &self.tree else {
            return;
        };
        let (places, numbers) = (tree.coords().as_chunks::<2>().0, tree.indices());
        let mut look_at = |at: usize| {
            let [lon, lat] = places[at];
            let inside =
                (all.west..=all.east).contains(&lon) && (all.south..=all.north).contains(&lat);
            if inside && let Some(doc) = self.docs.get(numbers.get(at)) {
                found(*doc, LonLat { lon, lat });
            }
        };
        // Stretches of the tree that are not looked at yet, and by what their middle divides them: 0 by longitude.
        let mut waiting = vec![(0..places.len(), 0)];
        while let Some((stretch, axis)) = waiting.pop() {
            if stretch.len() <= usize::from(tree.node_size()) + 1 {
                stretch.for_each(&mut look_at);
                continue;
            }
            let middle = usize::midpoint(stretch.start, stretch.end - 1);
            look_at(middle);
            let (least, most) = [(all.west, all.east), (all.south, all.north)][axis];
            let divides = places[middle][axis];
            if least <= divides {
                waiting.push((stretch.start..middle, 1 - axis));
            }
            if most >= divides {
                waiting.push((middle + 1..stretch.end, 1 - axis));
            }
        }
    }

    /// The box round those that are not gone.
    pub(super) fn bounds(&self, is_gone: impl Fn(Doc) -> bool) -> Option<BoundingBox> {
        let around = self.around?;
        let mut left: Option<BoundingBox> = None;
        self.each_in_box(around, |doc, at| {
            if !is_gone(doc) {
                left = Some(left.map_or(box_of(at), |left| left.joined(box_of(at))));
            }
        });
        left
    }

    /// The box round all of them.
    pub(super) const fn around(&self) -> Option<BoundingBox> {
        self.around
    }
}

const fn box_of(at: LonLat) -> BoundingBox {
    BoundingBox {
        west: at.lon,
        south: at.lat,
        east: at.lon,
        north: at.lat,
    }
}
