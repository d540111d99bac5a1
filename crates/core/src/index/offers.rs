//! What matching asks of every offer, in one table by slot: no look-up a candidate.

use std::collections::BTreeSet;

use super::{Doc, DocKind, says};
use crate::domain::{
    Asset, AssetKind, Availability, Contents, Date, Geometry, Holder, LonLat, RecordId,
};

/// Where an offer is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    /// No place is known.
    Nowhere,
    /// A point.
    Point(LonLat),
    /// A line, an outline or several parts; the shape stays in the record.
    Shape,
}

/// The facts of one offer, those of its holder taken in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// Key of the asset.
    pub id: RecordId,
    /// Kind of the asset.
    pub kind: AssetKind,
    /// Who holds it.
    pub holder: Option<Holder>,
    /// When: its own times, else its holder's.
    pub when: Availability,
    /// How far it or its holder goes, in metres.
    pub reach_m: Option<f64>,
    /// Where.
    pub spot: Spot,
    /// Seats or pieces.
    pub capacity: Option<u32>,
    /// For how many there is room as its words say, where `capacity` does not.
    pub says_room: Option<u32>,
    /// Its words say what is not offered.
    pub refuses: bool,
    /// Rests before this day, itself or its holder.
    pub resting_until: Option<Date>,
    /// Last day it was confirmed.
    pub confirmed_on: Option<Date>,
    /// Its holder asked not to be asked again.
    pub asked_not_to: bool,
    /// It or its holder said how often one may ask.
    pub limited: bool,
}

impl Offer {
    fn of(contents: &Contents, asset: &Asset) -> Self {
        let person = match asset.holder {
            Some(Holder::Person(id)) => contents.people.glance(id),
            _ => None,
        };
        let person = person.as_deref();
        let of_person = |when: Availability| {
            if when.is_empty() {
                person.map_or(when, |person| person.availability)
            } else {
                when
            }
        };
        let spot = |place: &Geometry| place.as_point().map_or(Spot::Shape, Spot::Point);
        Self {
            id: asset.id,
            kind: asset.kind,
            holder: asset.holder,
            when: of_person(when(asset)),
            reach_m: asset.reach_m.or_else(|| person?.reach_m),
            spot: (contents.with_asset_place(asset, spot)).unwrap_or(Spot::Nowhere),
            capacity: asset.capacity,
            says_room: match asset.capacity {
                None => asset_words(asset).find_map(says::room),
                Some(_) => None,
            },
            refuses: asset_words(asset).any(|words| !says::refusals(words).is_empty()),
            resting_until: asset
                .resting_until
                .max(person.and_then(|person| person.resting_until)),
            confirmed_on: asset.confirmed_on,
            asked_not_to: person.is_some_and(|person| person.asked_not_to),
            limited: asset.asks_per_month.is_some()
                || person.is_some_and(|person| person.asks_per_month.is_some()),
        }
    }
}

/// When an asset says that it suits; of a group that meets regularly, when it meets.
fn when(asset: &Asset) -> Availability {
    let rule = asset.recurrence.as_deref();
    if asset.availability.is_empty() {
        rule.map(Availability::of_recurrence).unwrap_or_default()
    } else {
        asset.availability
    }
}

/// The sentences of an offer.
pub(crate) fn asset_words(asset: &Asset) -> impl Iterator<Item = &str> {
    let more = [&asset.own_words, &asset.description];
    std::iter::once(asset.title.as_str()).chain(more.into_iter().flatten().map(String::as_str))
}

/// All offers by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    by_slot: Vec<Option<Offer>>,
    /// Slots of those without a place.
    without_place: BTreeSet<u32>,
}

impl Offers {
    pub(super) fn build(contents: &Contents) -> Self {
        let mut all = Self::default();
        for (slot, asset) in contents.assets.each() {
            all.set(slot, Some(Offer::of(contents, &asset)));
        }
        all
    }

    pub(super) fn put(&mut self, contents: &Contents, doc: Doc) {
        if doc.kind() == DocKind::Asset {
            let asset = contents.assets.at(doc.slot());
            self.set(doc.slot(), asset.map(|asset| Offer::of(contents, asset)));
        }
    }

    fn set(&mut self, slot: u32, offer: Option<Offer>) {
        if offer.is_some_and(|offer| offer.spot == Spot::Nowhere) {
            self.without_place.insert(slot);
        } else {
            self.without_place.remove(&slot);
        }
        let slot = slot as usize;
        if slot >= self.by_slot.len() {
            self.by_slot.resize(slot + 1, None);
        }
        self.by_slot[slot] = offer;
        while self.by_slot.last() == Some(&None) {
            self.by_slot.pop();
        }
    }

    /// The offer in a slot.
    #[must_use]
    pub fn at(&self, slot: u32) -> Option<&Offer> {
        self.by_slot.get(slot as usize).and_then(Option::as_ref)
    }

    /// One slot more than the last that has an offer.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.by_slot.len()
    }

    /// Slots of those without a place, in order.
    pub fn without_place(&self) -> impl Iterator<Item = u32> + '_ {
        self.without_place.iter().copied()
    }

    /// All offers with their slots.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Offer)> {
        (0u32..)
            .zip(&self.by_slot)
            .filter_map(|(slot, offer)| offer.as_ref().map(|offer| (slot, offer)))
    }
}
