//! Everything live in a map, in memory: what is read in one pass and asked often.

pub use super::table::{Keyed, Seen, Table};
use super::{
    Area, Asset, Connection, Date, Door, Grant, Holder, Link, Need, Person, RecordId, RecordKind,
    RecordRef, Synonyms, Withdrawal,
};

macro_rules! keyed {
    ($($record:ty),*) => { $(impl Keyed for $record { fn id(&self) -> RecordId { self.id } })* };
}
keyed!(
    Area, Asset, Connection, Door, Grant, Link, Need, Person, Synonyms, Withdrawal
);

/// Everything live in a map that lists, matching and outputs ask for.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Contents {
    pub people: Table<Person>,
    pub assets: Table<Asset>,
    pub needs: Table<Need>,
    pub areas: Table<Area>,
    pub links: Table<Link>,
    pub connections: Table<Connection>,
    pub doors: Table<Door>,
    pub grants: Table<Grant>,
    pub withdrawals: Table<Withdrawal>,
    pub synonyms: Table<Synonyms>,
}

impl Contents {
    /// The name of a holder; `None` if the record has not arrived or was removed.
    #[must_use]
    pub fn holder_name(&self, holder: Holder) -> Option<&str> {
        match holder {
            Holder::Person(id) => self.people.get(id).map(|person| person.name.as_str()),
            Holder::Asset(id) => self.assets.get(id).map(|asset| asset.title.as_str()),
        }
    }

    /// What is made of the name of a holder, for the moment.
    pub(crate) fn with_name<R>(&self, holder: Holder, make: impl FnOnce(&str) -> R) -> Option<R> {
        match holder {
            Holder::Person(id) => self.people.glance(id).map(|person| make(&person.name)),
            Holder::Asset(id) => self.assets.glance(id).map(|asset| make(&asset.title)),
        }
    }

    /// Who holds an asset or said a need; `None` for anything else, and where that is not said.
    #[must_use]
    pub fn holder_of(&self, record: RecordRef) -> Option<Holder> {
        match record.kind {
            RecordKind::Asset => self.assets.get(record.id)?.holder,
            RecordKind::Need => self.needs.get(record.id)?.stated_by,
            _ => None,
        }
    }

    /// Whether the asset, or the person who holds it, rests on `day`.
    #[must_use]
    pub fn rests(&self, asset: &Asset, day: Date) -> bool {
        let until = |until: Option<Date>| until.is_some_and(|until| day < until);
        until(asset.resting_until)
            || match asset.holder {
                Some(Holder::Person(id)) => self
                    .people
                    .get(id)
                    .is_some_and(|person| until(person.resting_until)),
                _ => false,
            }
    }

    /// Where an asset is: its own geometry, for a skill or an item the holder's home or place.
    #[must_use]
    pub fn asset_place<'a>(&'a self, asset: &'a Asset) -> Option<&'a super::Geometry> {
        asset
            .geometry
            .as_ref()
            .or_else(|| asset.holder.and_then(|holder| self.place_of(holder)))
    }

    /// What is made of where an asset is, for the moment; as [`Contents::asset_place`].
    pub(crate) fn with_asset_place<R>(
        &self,
        asset: &Asset,
        make: impl FnOnce(&super::Geometry) -> R,
    ) -> Option<R> {
        match (&asset.geometry, asset.holder) {
            (Some(own), _) => Some(make(own)),
            (None, holder) => self.with_place_of(holder?, make),
        }
    }

    /// What is made of where a need is, for the moment; as [`Contents::need_place`].
    pub(crate) fn with_need_place<R>(
        &self,
        need: &Need,
        make: impl FnOnce(&super::Geometry) -> R,
    ) -> Option<R> {
        match (&need.geometry, need.stated_by) {
            (Some(own), _) => Some(make(own)),
            (None, holder) => self.with_place_of(holder?, make),
        }
    }

    fn with_place_of<R>(
        &self,
        holder: Holder,
        make: impl FnOnce(&super::Geometry) -> R,
    ) -> Option<R> {
        match holder {
            Holder::Person(id) => self.people.glance(id)?.home.as_ref().map(make),
            Holder::Asset(id) => self.assets.glance(id)?.geometry.as_ref().map(make),
        }
    }

    /// Where a need is: its own place, else the home or place of who said it.
    #[must_use]
    pub fn need_place<'a>(&'a self, need: &'a Need) -> Option<&'a super::Geometry> {
        need.geometry
            .as_ref()
            .or_else(|| need.stated_by.and_then(|holder| self.place_of(holder)))
    }

    fn place_of(&self, holder: Holder) -> Option<&super::Geometry> {
        match holder {
            Holder::Person(id) => self.people.get(id).and_then(|person| person.home.as_ref()),
            Holder::Asset(id) => self
                .assets
                .get(id)
                .and_then(|asset| asset.geometry.as_ref()),
        }
    }
}
