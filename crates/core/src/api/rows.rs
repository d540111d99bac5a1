//! From records to the rows that lists and pages show.

use super::Failure;
use super::entries::Named;
use super::wire::{EntryRow, Mark, Side, WireGeometry, WirePoint};
use crate::domain::{
    Asset, Contents, Date, Geometry, Holder, Need, NeedKind, NeedState, Person, RecordKind,
    RecordRef,
};
use crate::map::Map;
use crate::privacy::Consents;

/// Entries not confirmed for so many days fade and make the revisit list (design, rule 14).
const STALE_AFTER_DAYS: i32 = 365;

/// What rows are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) contents: &'a Contents,
    pub(super) consents: &'a Consents,
    pub(super) today: Date,
}

/// Whether nobody confirmed it for a year. What was never confirmed is not called old.
pub(super) fn is_stale(confirmed_on: Option<Date>, today: Date) -> bool {
    confirmed_on.is_some_and(|day| day < today.days_before(STALE_AFTER_DAYS))
}

/// The shape of an asset.
pub(super) const fn asset_mark(asset: &Asset) -> Mark {
    Mark {
        side: Side::Offer,
        kind: Some(asset.kind),
    }
}

/// The shape of a need: its first wanted kind.
pub(super) fn need_mark(need: &Need) -> Mark {
    Mark {
        side: Side::Need,
        kind: need.kinds.first().copied(),
    }
}

/// A need that counts: open or resting. Met and withdrawn ones are history.
pub(super) const fn is_current(need: &Need) -> bool {
    matches!(need.state, NeedState::Open | NeedState::Resting)
}

/// Where a mark stands.
pub(super) fn point(place: Option<&Geometry>) -> Option<WirePoint> {
    place.map(|place| {
        let mark = place.mark();
        WirePoint {
            lon: mark.lon,
            lat: mark.lat,
        }
    })
}

/// A geometry on the wire.
pub(super) fn wire_geometry(geometry: &Geometry) -> WireGeometry {
    WireGeometry(geojson::Geometry::new(geojson::GeometryValue::from(
        geometry.shape(),
    )))
}

/// The first word of a name: lists show no surnames.
fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

impl<'a> Source<'a> {
    /// What the rows of an open map are made from today.
    pub(super) fn of(map: &'a Map, consents: &'a Consents) -> Result<Self, Failure> {
        Ok(Self {
            contents: map.contents()?,
            consents,
            today: map.today(),
        })
    }

    /// Who holds or said something, by first name for a person; else by the name as a file wrote it, which may be that
    /// of a group.
    fn who(&self, holder: Option<Holder>, written: Option<&str>) -> Option<String> {
        let known = holder.and_then(|holder| Some((holder, self.contents.holder_name(holder)?)));
        match known {
            Some((Holder::Person(_), name)) => Some(first_name(name)),
            Some((Holder::Asset(_), name)) => Some(name.to_owned()),
            None => written.map(str::to_owned),
        }
    }

    /// Whom a page names and leads to.
    pub(super) fn named(&self, record: RecordRef) -> Option<Named> {
        let name = match record.kind {
            RecordKind::Person => &self.contents.people.get(record.id)?.name,
            RecordKind::Asset => &self.contents.assets.get(record.id)?.title,
            RecordKind::Need => &self.contents.needs.get(record.id)?.title,
            RecordKind::Area => &self.contents.areas.get(record.id)?.title,
            _ => return None,
        };
        Some(Named {
            record,
            name: name.clone(),
        })
    }

    /// The shape of a record, if it has one.
    pub(super) fn mark(&self, record: RecordRef) -> Option<Mark> {
        match record.kind {
            RecordKind::Asset => self.contents.assets.get(record.id).map(asset_mark),
            RecordKind::Need => self.contents.needs.get(record.id).map(need_mark),
            _ => None,
        }
    }

    fn street_of(&self, holder: Option<Holder>) -> Option<String> {
        match holder? {
            Holder::Person(id) => self.contents.people.get(id)?.street.clone(),
            Holder::Asset(_) => None,
        }
    }

    /// How far an asset goes, or who holds it, in metres; `None`: nobody said.
    pub(super) fn reach_m(&self, asset: &Asset) -> Option<f64> {
        asset.reach_m.or_else(|| match asset.holder? {
            Holder::Person(id) => self.contents.people.get(id)?.reach_m,
            Holder::Asset(_) => None,
        })
    }

    /// An asset as a row.
    pub(super) fn asset(&self, asset: &Asset) -> EntryRow {
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        EntryRow {
            record,
            mark: asset_mark(asset),
            title: asset.title.clone(),
            who: self.who(asset.holder, asset.holder_name.as_deref()),
            availability: asset.availability,
            recurrence: asset.recurrence.clone(),
            capacity: asset.capacity,
            facilities: asset.facilities.clone(),
            street: self.street_of(asset.holder),
            confirmed_on: asset.confirmed_on,
            stale: is_stale(asset.confirmed_on, self.today),
            resting: self.contents.rests(asset, self.today),
            sharing: self
                .consents
                .sharing(record, asset.holder.map(Holder::record), self.today),
            point: point(self.contents.asset_place(asset)),
            interest: false,
            state: None,
        }
    }

    /// A need as a row.
    pub(super) fn need(&self, need: &Need) -> EntryRow {
        let record = RecordRef::new(RecordKind::Need, need.id);
        let confirmed_on = need.confirmed_on.or(need.stated_on);
        EntryRow {
            record,
            mark: need_mark(need),
            title: need.title.clone(),
            who: self.who(need.stated_by, need.stated_by_name.as_deref()),
            availability: need.availability,
            recurrence: None,
            capacity: None,
            facilities: Vec::new(),
            street: self.street_of(need.stated_by),
            confirmed_on,
            stale: is_stale(confirmed_on, self.today),
            resting: need.state == NeedState::Resting,
            sharing: self
                .consents
                .sharing(record, need.stated_by.map(Holder::record), self.today),
            point: point(self.contents.need_place(need))
                .filter(|_| !need.is_interest_about_health()),
            interest: need.kind == NeedKind::Interest,
            state: Some(need.state),
        }
    }

    /// The row of an asset or a need; `None` for anything else, or when it is gone.
    pub(super) fn entry(&self, record: RecordRef) -> Option<EntryRow> {
        match record.kind {
            RecordKind::Asset => self
                .contents
                .assets
                .get(record.id)
                .map(|asset| self.asset(asset)),
            RecordKind::Need => self
                .contents
                .needs
                .get(record.id)
                .map(|need| self.need(need)),
            _ => None,
        }
    }

    /// Everything a person holds, in slot order.
    pub(super) fn held_by(&self, holder: RecordRef) -> impl Iterator<Item = &'a Asset> {
        self.contents
            .assets
            .iter()
            .filter(move |asset| asset.holder.map(Holder::record) == Some(holder))
    }

    /// Everything a person or group is looking for, then what they looked for before, in slot order.
    pub(super) fn stated_by(&self, holder: RecordRef) -> impl Iterator<Item = &'a Need> {
        let needs = self.contents.needs.iter();
        let theirs = needs.filter(move |need| need.stated_by.map(Holder::record) == Some(holder));
        let (now, before): (Vec<_>, Vec<_>) = theirs.partition(|need| is_current(need));
        now.into_iter().chain(before)
    }

    /// Whether a person rests today.
    pub(super) fn person_rests(&self, person: &Person) -> bool {
        person.resting_until.is_some_and(|until| self.today < until)
    }
}
