//! Everything live in a map, in memory: what is read in one pass and asked often.

use rustc_hash::FxHashMap;

use super::{
    Area, Asset, Connection, Date, Door, Grant, Holder, Link, Need, Person, RecordId, RecordKind,
    RecordRef, Synonyms, Withdrawal,
};

/// A record with a key.
pub trait Keyed {
    /// Its key.
    fn id(&self) -> RecordId;
}

macro_rules! keyed {
    ($($record:ty),*) => { $(impl Keyed for $record { fn id(&self) -> RecordId { self.id } })* };
}
keyed!(
    Area, Asset, Connection, Door, Grant, Link, Need, Person, Synonyms, Withdrawal
);

/// Records of one kind by slot and by key. A slot is never used again while the table lives,
/// so that an index may keep slots instead of keys.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<Option<T>>,
    slots: FxHashMap<RecordId, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            slots: FxHashMap::default(),
        }
    }
}

impl<T: Keyed> Table<T> {
    /// An empty table with room for so many records.
    #[must_use]
    pub fn with_room(records: usize) -> Self {
        Self {
            rows: Vec::with_capacity(records),
            slots: FxHashMap::with_capacity_and_hasher(records, rustc_hash::FxBuildHasher),
        }
    }

    /// The record with this key.
    #[must_use]
    pub fn get(&self, id: RecordId) -> Option<&T> {
        self.slot(id).and_then(|slot| self.at(slot))
    }

    /// The slot of this key.
    #[must_use]
    pub fn slot(&self, id: RecordId) -> Option<u32> {
        self.slots.get(&id).copied()
    }

    /// The record in this slot, unless it was removed.
    #[must_use]
    pub fn at(&self, slot: u32) -> Option<&T> {
        self.rows.get(slot as usize).and_then(Option::as_ref)
    }

    /// Puts a record in, over the one with its key if there is one; gives its slot.
    pub fn put(&mut self, record: T) -> u32 {
        let id = record.id();
        if let Some(&slot) = self.slots.get(&id) {
            self.rows[slot as usize] = Some(record);
            return slot;
        }
        let slot = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(Some(record));
        self.slots.insert(id, slot);
        slot
    }

    /// Takes the record with this key out; gives its slot.
    pub fn remove(&mut self, id: RecordId) -> Option<u32> {
        let slot = self.slots.remove(&id)?;
        self.rows[slot as usize] = None;
        Some(slot)
    }

    /// All records in slot order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().flatten()
    }

    /// All records with their slots, in slot order.
    pub fn slots(&self) -> impl Iterator<Item = (u32, &T)> {
        (0u32..)
            .zip(&self.rows)
            .filter_map(|(slot, row)| row.as_ref().map(|row| (slot, row)))
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }
}

impl<T: Keyed> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut table = Self::default();
        for record in records {
            table.put(record);
        }
        table
    }
}

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
