//! Derived, in memory, rebuildable: where everything is, and which words it has.
//!
//! Pure: made from [`Contents`] and from nothing else, kept current by [`Index::refresh`].

pub mod metric;
pub mod search;
pub mod space;
pub mod text;
mod words;

use std::collections::HashSet;

use crate::domain::{BoundingBox, Contents, Geometry, Holder, NeedState, RecordKind, RecordRef};
use space::Space;
use text::Text;

/// The two indexes over everything live.
#[derive(Clone, Debug, Default)]
pub struct Index {
    space: Space,
    text: Text,
}

impl Index {
    /// Builds both indexes in one pass each, side by side.
    #[must_use]
    pub fn build(contents: &Contents) -> Self {
        std::thread::scope(|threads| {
            let text = threads.spawn(|| Text::build(contents));
            let space = Space::build(places(contents));
            // A panic there would be a fault of ours; without words the map still works.
            Self {
                space,
                text: text.join().unwrap_or_default(),
            }
        })
    }

    /// Brings the index up to date after a change.
    pub fn refresh(&mut self, contents: &Contents, touched: &[RecordRef]) {
        let mut all: HashSet<RecordRef> = touched.iter().copied().collect();
        all.extend(dependents(contents, touched));
        for record in all {
            match place(contents, record) {
                Some(place) => self.space.put(record, place),
                None => self.space.remove(record),
            }
            self.text.put(contents, record);
        }
    }

    /// Where everything is.
    #[must_use]
    pub const fn space(&self) -> &Space {
        &self.space
    }

    /// Which words everything has.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.text
    }

    /// The box round everything that has a place.
    #[must_use]
    pub fn bounds(&self) -> Option<BoundingBox> {
        self.space.bounds()
    }

    /// Records that touch a shape: inside, or on its edge.
    #[must_use]
    pub fn in_area(&self, contents: &Contents, area: &geo::Geometry<f64>) -> Vec<RecordRef> {
        self.space.in_area(area, |record| place(contents, record))
    }

    /// Records whose box touches a box.
    #[must_use]
    pub fn in_box(&self, bounds: BoundingBox) -> Vec<RecordRef> {
        self.space.in_box(bounds)
    }

    /// Records that have all of these words; the last may be unfinished.
    #[must_use]
    pub fn with_words(&self, words: &str) -> HashSet<RecordRef> {
        self.text.with_words(words)
    }
}

/// Where a record is; needs that are over have no place on the map any more.
pub(crate) fn place(contents: &Contents, record: RecordRef) -> Option<&Geometry> {
    match record.kind {
        RecordKind::Asset => contents
            .assets
            .get(record.id)
            .and_then(|asset| contents.asset_place(asset)),
        RecordKind::Need => contents
            .needs
            .get(record.id)
            .filter(|need| matches!(need.state, NeedState::Open | NeedState::Resting))
            .and_then(|need| contents.need_place(need)),
        RecordKind::Person => contents.people.get(record.id)?.home.as_ref(),
        _ => None,
    }
}

/// Everything with a place.
fn places(contents: &Contents) -> impl Iterator<Item = (RecordRef, &Geometry)> {
    let records = contents
        .assets
        .iter()
        .map(|asset| RecordRef::new(RecordKind::Asset, asset.id))
        .chain(
            contents
                .needs
                .iter()
                .map(|need| RecordRef::new(RecordKind::Need, need.id)),
        )
        .chain(
            contents
                .people
                .iter()
                .map(|one| RecordRef::new(RecordKind::Person, one.id)),
        );
    records.filter_map(|record| Some((record, place(contents, record)?)))
}

/// What has its place or a name from a record that was touched.
fn dependents(contents: &Contents, touched: &[RecordRef]) -> Vec<RecordRef> {
    let holders: HashSet<RecordRef> = touched
        .iter()
        .copied()
        .filter(|record| matches!(record.kind, RecordKind::Person | RecordKind::Asset))
        .collect();
    if holders.is_empty() {
        return Vec::new();
    }
    let of =
        |holder: Option<Holder>| holder.is_some_and(|holder| holders.contains(&holder.record()));
    let assets = contents.assets.iter().filter(|asset| of(asset.holder));
    let needs = contents.needs.iter().filter(|need| of(need.stated_by));
    assets
        .map(|asset| RecordRef::new(RecordKind::Asset, asset.id))
        .chain(needs.map(|need| RecordRef::new(RecordKind::Need, need.id)))
        .collect()
}
