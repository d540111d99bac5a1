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
    /// Its words say when, and nothing but the times of its holder was noted.
    pub says_when: bool,
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
            says_when: when(asset).is_empty()
                && person.is_some_and(|person| !person.availability.is_empty())
                && asset_words(asset).any(|words| !says::when(words).is_empty()),
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

/// Stands for no point, as it is nowhere.
const NO_POINT: LonLat = LonLat {
    lon: f64::INFINITY,
    lat: f64::INFINITY,
};
/// Stands for no day, as nobody was there on it.
const NO_DAY: Date = Date::FIRST;

/// An offer as it is kept, in as little room as it needs; its key lies in the table of assets.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    holder: Option<Holder>,
    kind: AssetKind,
    refuses: bool,
    says_when: bool,
    asked_not_to: bool,
    limited: bool,
    /// Its place is a shape and no point.
    is_shape: bool,
    room_is: RoomIs,
    /// Seats or pieces, where they are known.
    room: u32,
    when: Availability,
    /// [`NO_DAY`]: none.
    resting_until: Date,
    confirmed_on: Date,
    /// Infinite: not said.
    reach_m: f64,
}

/// Where the room of an offer is known from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum RoomIs {
    Unknown,
    /// [`Offer::capacity`]
    Noted,
    /// [`Offer::says_room`]
    Said,
}

impl Row {
    fn of(offer: &Offer) -> Self {
        let (room_is, room) = match (offer.capacity, offer.says_room) {
            (Some(room), _) => (RoomIs::Noted, room),
            (None, Some(room)) => (RoomIs::Said, room),
            (None, None) => (RoomIs::Unknown, 0),
        };
        Self {
            holder: offer.holder,
            kind: offer.kind,
            refuses: offer.refuses,
            says_when: offer.says_when,
            asked_not_to: offer.asked_not_to,
            limited: offer.limited,
            is_shape: offer.spot == Spot::Shape,
            room_is,
            room,
            when: offer.when,
            resting_until: offer.resting_until.unwrap_or(NO_DAY),
            confirmed_on: offer.confirmed_on.unwrap_or(NO_DAY),
            reach_m: offer.reach_m.unwrap_or(f64::INFINITY),
        }
    }

    #[inline(always)]
    fn offer(&self, id: RecordId, at: Option<LonLat>) -> Offer {
        Offer {
            id,
            kind: self.kind,
            holder: self.holder,
            when: self.when,
            reach_m: self.reach_m.is_finite().then_some(self.reach_m),
            spot: match at {
                Some(at) => Spot::Point(at),
                None if self.is_shape => Spot::Shape,
                None => Spot::Nowhere,
            },
            capacity: (self.room_is == RoomIs::Noted).then_some(self.room),
            says_room: (self.room_is == RoomIs::Said).then_some(self.room),
            refuses: self.refuses,
            says_when: self.says_when,
            resting_until: some_day(self.resting_until),
            confirmed_on: some_day(self.confirmed_on),
            asked_not_to: self.asked_not_to,
            limited: self.limited,
        }
    }
}

fn some_day(day: Date) -> Option<Date> {
    (day != NO_DAY).then_some(day)
}

/// All offers by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    by_slot: Vec<Option<Row>>,
    /// Where each is, side by side: these are read of many of which nothing else is. [`NO_POINT`]: it is no point.
    points: Vec<LonLat>,
    /// Slots of those without a place.
    without_place: BTreeSet<u32>,
}

impl Offers {
    pub(super) fn build(contents: &Contents) -> Self {
        let mut all = Self::default();
        all.by_slot.reserve_exact(contents.assets.len());
        all.points.reserve_exact(contents.assets.len());
        for (slot, asset) in contents.assets.each() {
            all.set(slot, Some(&Offer::of(contents, &asset)));
        }
        all
    }

    pub(super) fn put(&mut self, contents: &Contents, doc: Doc) {
        if doc.kind() == DocKind::Asset {
            let asset = contents.assets.glance_at(doc.slot());
            let offer = asset.map(|asset| Offer::of(contents, &asset));
            self.set(doc.slot(), offer.as_ref());
        }
    }

    fn set(&mut self, slot: u32, offer: Option<&Offer>) {
        if offer.is_some_and(|offer| offer.spot == Spot::Nowhere) {
            self.without_place.insert(slot);
        } else {
            self.without_place.remove(&slot);
        }
        let slot = slot as usize;
        if slot >= self.by_slot.len() {
            self.by_slot.resize(slot + 1, None);
            self.points.resize(slot + 1, NO_POINT);
        }
        self.by_slot[slot] = offer.map(Row::of);
        self.points[slot] = match offer.map(|offer| offer.spot) {
            Some(Spot::Point(at)) => at,
            _ => NO_POINT,
        };
        while self.by_slot.last() == Some(&None) {
            self.by_slot.pop();
            self.points.pop();
        }
    }

    /// The offer in a slot of the assets of the contents that this was made from.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, contents: &Contents, slot: u32) -> Option<Offer> {
        let row = self.by_slot.get(slot as usize)?.as_ref()?;
        Some(row.offer(contents.assets.key_at(slot)?, self.point_at(slot)))
    }

    /// The kind of the offer in a slot.
    #[must_use]
    #[inline(always)]
    pub fn kind_at(&self, slot: u32) -> Option<AssetKind> {
        Some(self.by_slot.get(slot as usize)?.as_ref()?.kind)
    }

    /// Where the offer in a slot is, if that is a point.
    #[must_use]
    #[inline(always)]
    pub fn point_at(&self, slot: u32) -> Option<LonLat> {
        let at = self.points.get(slot as usize).copied();
        at.filter(|at| *at != NO_POINT)
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

    /// Who holds what, by slot.
    pub fn holders(&self) -> impl Iterator<Item = (u32, Holder)> {
        let rows = (0u32..).zip(&self.by_slot);
        rows.filter_map(|(slot, row)| Some((slot, row.as_ref()?.holder?)))
    }

    /// All offers with their slots.
    pub fn iter<'o>(&'o self, contents: &'o Contents) -> impl Iterator<Item = (u32, Offer)> + 'o {
        let slots = (0u32..).take(self.by_slot.len());
        slots.filter_map(|slot| Some((slot, self.at(contents, slot)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_small() {
        assert!(size_of::<Option<Row>>() <= 48);
    }
}
