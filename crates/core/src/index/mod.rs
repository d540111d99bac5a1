//! Derived, in memory, rebuildable: where everything is, which words it has, and what matching
//! asks of every offer.
//!
//! Pure: made from [`Contents`] and from nothing else, kept current by [`Index::refresh`].

pub mod fits;
mod list;
pub(crate) mod local;
pub mod meaning;
pub mod metric;
pub mod offers;
mod points;
mod postings;
pub mod said;
pub mod says;
pub mod search;
pub mod space;
pub mod text;
pub(crate) mod words;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::domain::{
    BoundingBox, Contents, Geometry, Holder, Need, NeedState, RecordId, RecordKind, RecordRef,
};
use homeground_meaning::{About, Vector};
use local::LocalWords;
use meaning::Meaning;
use offers::{Offers, Spot};
use said::Said;
use space::{Layer, Space};
use text::Text;

/// The kinds of record that have words or a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum DocKind {
    #[default]
    Asset,
    Need,
    Person,
    Area,
}

impl DocKind {
    const COUNT: usize = 4;

    /// The numbers of this kind, the last left out.
    const fn range(self) -> (Doc, Doc) {
        let from = (self as u32) << SLOT_BITS;
        // Areas end where the numbers end: there is no slot so high.
        let to = match self {
            Self::Area => u32::MAX,
            _ => (self as u32 + 1) << SLOT_BITS,
        };
        (Doc(from), Doc(to))
    }
}

/// Slots are below a thousand million.
const SLOT_BITS: u32 = 30;

/// A record's number in the index: its kind and its slot in [`Contents`], in 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Doc(u32);

impl Doc {
    /// The number of a slot.
    #[must_use]
    pub const fn new(kind: DocKind, slot: u32) -> Self {
        Self((kind as u32) << SLOT_BITS | slot)
    }

    /// What it is.
    #[must_use]
    pub const fn kind(self) -> DocKind {
        match self.0 >> SLOT_BITS {
            0 => DocKind::Asset,
            1 => DocKind::Need,
            2 => DocKind::Person,
            _ => DocKind::Area,
        }
    }

    /// Its slot in the table of its kind.
    #[must_use]
    pub const fn slot(self) -> u32 {
        self.0 & ((1 << SLOT_BITS) - 1)
    }
}

/// Everything that is derived from what is live in a map.
#[derive(Clone, Debug, Default)]
pub struct Index {
    space: Space,
    text: Text,
    offers: Offers,
    said: Said,
    meaning: Meaning,
}

/// From so many touched records on, building anew is quicker than taking each out and in.
const REBUILD_FROM: usize = 500;

impl Index {
    /// Builds everything, words beside places.
    #[must_use]
    pub fn build(contents: &Contents) -> Self {
        std::thread::scope(|threads| {
            let rest = threads.spawn(|| {
                let offers = Offers::build(contents);
                let space = Space::build(boxes(contents, &offers));
                (space, offers, Said::build(contents))
            });
            let text = Text::build(contents);
            let (space, offers, said) = rest
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Self {
                space,
                text,
                offers,
                said,
                meaning: Meaning::default(),
            }
        })
    }

    /// Brings the index up to date after a change of these records.
    pub fn refresh(&mut self, contents: &Contents, touched: &[RecordRef]) {
        if touched.len() >= REBUILD_FROM {
            let mut meaning = std::mem::take(&mut self.meaning);
            meaning.refresh_all(contents);
            *self = Self::build(contents);
            self.meaning = meaning;
            return;
        }
        let has = |kinds: &[RecordKind]| touched.iter().any(|record| kinds.contains(&record.kind));
        if has(&[RecordKind::Synonyms]) {
            // Any text may say one of these words.
            self.text = Text::build(contents);
            self.meaning.refresh_all(contents);
        }
        let mut docs: HashSet<Doc> = touched
            .iter()
            .filter_map(|record| last_number(contents, *record))
            .collect();
        docs.extend(self.dependents(contents, touched));
        let local = LocalWords::of(contents);
        for doc in docs {
            match layered(contents, doc) {
                Some((layer, place)) => self.space.put(layer, doc, place),
                None => self.space.remove(doc),
            }
            self.text.put(contents, doc);
            self.offers.put(contents, doc);
            self.meaning.refresh(contents, &local, doc);
        }
        if has(&[RecordKind::Connection, RecordKind::Asset]) {
            self.said.read_connections(contents);
        }
        if has(&[RecordKind::Grant, RecordKind::Withdrawal]) {
            self.said.read_withdrawals(contents);
        }
    }

    /// What has its place, its times or a name from a record that was touched.
    fn dependents(&self, contents: &Contents, touched: &[RecordRef]) -> Vec<Doc> {
        let holders: HashSet<RecordRef> = touched
            .iter()
            .copied()
            .filter(|record| matches!(record.kind, RecordKind::Person | RecordKind::Asset))
            .collect();
        if holders.is_empty() {
            return Vec::new();
        }
        let touches = |holder: Holder| holders.contains(&holder.record());
        let held = self.offers.holders();
        let held = held.filter(|(_, holder)| touches(*holder));
        let said = contents
            .needs
            .each()
            .filter(|(_, need)| need.stated_by.is_some_and(touches));
        held.map(|(slot, _)| Doc::new(DocKind::Asset, slot))
            .chain(said.map(|(slot, _)| Doc::new(DocKind::Need, slot)))
            .collect()
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

    /// What matching asks of every offer.
    #[must_use]
    pub const fn offers(&self) -> &Offers {
        &self.offers
    }

    /// What is understood of it.
    #[must_use]
    pub const fn meaning(&self) -> &Meaning {
        &self.meaning
    }

    /// Where the record with this number is; of an offer at a point it is known without looking it up.
    pub(crate) fn shape_of<'a>(
        &self,
        contents: &'a Contents,
        doc: Doc,
    ) -> Option<Cow<'a, geo::Geometry<f64>>> {
        if doc.kind() == DocKind::Asset
            && let Some(at) = self.offers.point_at(doc.slot())
        {
            return Some(Cow::Owned(geo::Point(at.coord()).into()));
        }
        place_of(contents, doc).map(|place| Cow::Borrowed(place.shape()))
    }

    /// The words by which a record is understood; `None` for people and areas.
    #[must_use]
    pub fn text_of(&self, contents: &Contents, record: RecordRef) -> Option<String> {
        let local = LocalWords::of(contents);
        meaning::text_of(contents, &local, number(contents, record)?)
    }

    /// What a record means, if it was understood.
    #[must_use]
    pub fn meaning_of(&self, contents: &Contents, record: RecordRef) -> Option<Vector> {
        self.meaning.of(number(contents, record)?)
    }

    /// What a record is about, as far as it was understood, else as its words tell it.
    #[must_use]
    pub(crate) fn about_of(&self, contents: &Contents, doc: Doc) -> Option<About> {
        self.meaning.about(contents, self.text.local(), doc)
    }

    /// Takes in what the texts of records mean; what was read of another text than there is now makes no difference.
    pub fn understand(
        &mut self,
        contents: &Contents,
        all: impl IntoIterator<Item = (RecordRef, meaning::TextMark, Option<Vector>)>,
    ) {
        let local = LocalWords::of(contents);
        self.meaning.make_room(contents);
        for (record, text, vector) in all {
            if let Some(doc) = number(contents, record) {
                self.meaning.put(contents, &local, doc, text, vector);
            }
        }
    }

    /// Who was asked, who said yes.
    #[must_use]
    pub const fn said(&self) -> &Said {
        &self.said
    }

    /// The box round everything that has a place.
    #[must_use]
    pub fn bounds(&self) -> Option<BoundingBox> {
        self.space.bounds()
    }

    /// Records that touch a shape: inside, or on its edge.
    #[must_use]
    pub fn in_area(&self, contents: &Contents, area: &geo::Geometry<f64>) -> Vec<RecordRef> {
        let docs = self
            .space
            .in_area(&Layer::ALL, area, |doc| self.shape_of(contents, doc));
        docs.into_iter()
            .filter_map(|doc| record(contents, doc))
            .collect()
    }

    /// Records within `metres` of a shape, with their distance in metres, in no order.
    #[must_use]
    pub fn within(
        &self,
        contents: &Contents,
        from: &Geometry,
        metres: f64,
    ) -> Vec<(RecordRef, f64)> {
        let place = |doc| self.shape_of(contents, doc);
        let docs = self.space.within(&Layer::ALL, from, metres, place);
        docs.into_iter()
            .filter_map(|(doc, far)| Some((record(contents, doc)?, far)))
            .collect()
    }

    /// Records with their distance in metres from a shape, nearest first; looks only as far as
    /// the caller goes on asking.
    pub fn nearest<'s>(
        &'s self,
        contents: &'s Contents,
        from: &'s Geometry,
    ) -> impl Iterator<Item = (RecordRef, f64)> + 's {
        let docs = self
            .space
            .nearest(&Layer::ALL, from, move |doc| self.shape_of(contents, doc));
        docs.filter_map(|(doc, far)| Some((record(contents, doc)?, far)))
    }

    /// Records whose box touches a box, for a view of the map.
    #[must_use]
    pub fn in_box(&self, contents: &Contents, bounds: BoundingBox) -> Vec<RecordRef> {
        let docs = self.space.in_box(&Layer::ALL, bounds);
        docs.into_iter()
            .filter_map(|doc| record(contents, doc))
            .collect()
    }

    /// Records that have all of these words, in things or names; the last may be unfinished.
    #[must_use]
    pub fn with_words(&self, contents: &Contents, words: &str) -> HashSet<RecordRef> {
        let docs = self.text.with_words(words).into_iter();
        docs.filter_map(|(doc, _)| record(contents, doc)).collect()
    }
}

/// Where a record is. A need that is met or withdrawn has no place on the map any more, and an
/// interest about health never has; areas are not looked for by place.
#[must_use]
pub fn place(contents: &Contents, record: RecordRef) -> Option<&Geometry> {
    place_of(contents, number(contents, record)?)
}

/// Where the record with this number is.
#[must_use]
pub(crate) fn place_of(contents: &Contents, doc: Doc) -> Option<&Geometry> {
    layered(contents, doc).map(|(_, place)| place)
}

const fn doc_kind(kind: RecordKind) -> Option<DocKind> {
    Some(match kind {
        RecordKind::Asset => DocKind::Asset,
        RecordKind::Need => DocKind::Need,
        RecordKind::Person => DocKind::Person,
        RecordKind::Area => DocKind::Area,
        _ => return None,
    })
}

/// The number of a live record that has words or a place.
fn number(contents: &Contents, record: RecordRef) -> Option<Doc> {
    let kind = doc_kind(record.kind)?;
    let slot = match kind {
        DocKind::Asset => contents.assets.slot(record.id),
        DocKind::Need => contents.needs.slot(record.id),
        DocKind::Person => contents.people.slot(record.id),
        DocKind::Area => contents.areas.slot(record.id),
    };
    slot.map(|slot| Doc::new(kind, slot))
}

/// The number of a record, also of one that was just removed.
fn last_number(contents: &Contents, record: RecordRef) -> Option<Doc> {
    number(contents, record).or_else(|| {
        let kind = doc_kind(record.kind)?;
        let slot = match kind {
            DocKind::Asset => contents.assets.last_slot(record.id),
            DocKind::Need => contents.needs.last_slot(record.id),
            DocKind::Person => contents.people.last_slot(record.id),
            DocKind::Area => contents.areas.last_slot(record.id),
        };
        slot.map(|slot| Doc::new(kind, slot))
    })
}

/// The live record with this number.
#[must_use]
pub(crate) fn record(contents: &Contents, doc: Doc) -> Option<RecordRef> {
    let slot = doc.slot();
    let (kind, id) = match doc.kind() {
        DocKind::Asset => (RecordKind::Asset, contents.assets.id_at(slot)),
        DocKind::Need => (RecordKind::Need, contents.needs.id_at(slot)),
        DocKind::Person => (RecordKind::Person, contents.people.id_at(slot)),
        DocKind::Area => (RecordKind::Area, contents.areas.id_at(slot)),
    };
    Some(RecordRef::new(kind, id?))
}

fn layered(contents: &Contents, doc: Doc) -> Option<(Layer, &Geometry)> {
    match doc.kind() {
        DocKind::Asset => {
            let asset = contents.assets.at(doc.slot())?;
            Some((Layer::Assets(asset.kind), contents.asset_place(asset)?))
        }
        DocKind::Need => {
            let need = contents.needs.at(doc.slot())?;
            let place = contents.need_place(need).filter(|_| is_shown(need))?;
            Some((Layer::Needs, place))
        }
        DocKind::Person => {
            let home = contents.people.at(doc.slot())?.home.as_ref()?;
            Some((Layer::People, home))
        }
        DocKind::Area => None,
    }
}

/// The numbers of everything.
fn docs(contents: &Contents) -> impl Iterator<Item = (Doc, RecordId)> {
    let of = |kind| move |(slot, id)| (Doc::new(kind, slot), id);
    (contents.assets.keys().map(of(DocKind::Asset)))
        .chain(contents.needs.keys().map(of(DocKind::Need)))
        .chain(contents.people.keys().map(of(DocKind::Person)))
        .chain(contents.areas.keys().map(of(DocKind::Area)))
}

/// The boxes of everything with a place, looked at in passing; points of offers are known.
fn boxes<'c>(
    contents: &'c Contents,
    offers: &'c Offers,
) -> impl Iterator<Item = (Layer, Doc, BoundingBox)> + 'c {
    let assets = offers.iter(contents).filter_map(|(slot, offer)| {
        let around = match offer.spot {
            Spot::Nowhere => None,
            Spot::Point(at) => Some(Geometry::point(at).bounding_box()),
            Spot::Shape => {
                let asset = contents.assets.glance_at(slot)?;
                contents.with_asset_place(&asset, Geometry::bounding_box)
            }
        };
        let doc = Doc::new(DocKind::Asset, slot);
        Some((Layer::Assets(offer.kind), doc, around?))
    });
    let needs = contents.needs.each().filter_map(|(slot, need)| {
        let all = contents.with_need_place(&need, Geometry::bounding_box)?;
        is_shown(&need).then_some((Layer::Needs, Doc::new(DocKind::Need, slot), all))
    });
    let people = contents.people.each().filter_map(|(slot, person)| {
        let all = person.home.as_ref()?.bounding_box();
        Some((Layer::People, Doc::new(DocKind::Person, slot), all))
    });
    assets.chain(needs).chain(people)
}

/// Whether a need has a place on the map: one that is met or withdrawn has none any more, and an interest about health
/// never has.
fn is_shown(need: &Need) -> bool {
    matches!(need.state, NeedState::Open | NeedState::Resting) && !need.is_interest_about_health()
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;
