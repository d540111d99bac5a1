//! Records of one kind, packed: a city of a million would fill a small computer as plain values.

use std::fmt;
use std::hash::BuildHasher;
use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::RecordId;
use super::packed::{NOWHERE, Packed};

/// A record with a key, that can be packed.
pub trait Keyed: Serialize + DeserializeOwned {
    /// Its key.
    fn id(&self) -> RecordId;
}

/// Records of one kind by slot and by key. A slot is never used again while the table lives,
/// so that an index may keep slots instead of keys.
///
/// A record is unpacked when it is first asked for and kept then, until the table is changed and there are many.
pub struct Table<T> {
    /// Of every slot that was ever used.
    ids: Vec<RecordId>,
    /// Where each lies packed; [`NOWHERE`]: it was removed, or is kept unpacked alone.
    places: Vec<u32>,
    kept: Kept<T>,
    slots: HashTable<u32>,
    packed: Packed,
    /// How many are kept unpacked, beside those that cannot be packed.
    unpacked: AtomicUsize,
}

/// So many are kept unpacked beyond a change.
const KEPT_MAX: usize = 20_000;

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            ids: Vec::new(),
            places: Vec::new(),
            kept: Kept::default(),
            slots: HashTable::new(),
            packed: Packed::default(),
            unpacked: AtomicUsize::new(0),
        }
    }
}

impl<T: Clone> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self {
            ids: self.ids.clone(),
            places: self.places.clone(),
            kept: self.kept.clone(),
            slots: self.slots.clone(),
            packed: self.packed.clone(),
            unpacked: AtomicUsize::new(self.unpacked.load(Ordering::Relaxed)),
        }
    }
}

impl<T> fmt::Debug for Table<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Table of {}", self.slots.len())
    }
}

/// A record that was looked at in passing: kept already, or unpacked for the moment.
#[derive(Debug)]
pub enum Seen<'t, T> {
    /// It is kept.
    Kept(&'t T),
    /// It is not.
    Passing(Box<T>),
}

impl<T> Deref for Seen<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        match self {
            Self::Kept(record) => record,
            Self::Passing(record) => record,
        }
    }
}

fn hash(id: RecordId) -> u64 {
    FxBuildHasher.hash_one(id)
}

impl<T: Keyed> Table<T> {
    /// An empty table with room for so many records.
    #[must_use]
    pub fn with_room(records: usize) -> Self {
        Self {
            ids: Vec::with_capacity(records),
            places: Vec::with_capacity(records),
            slots: HashTable::with_capacity(records),
            ..Self::default()
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
        let is_it = |slot: &u32| self.ids.get(*slot as usize) == Some(&id);
        self.slots.find(hash(id), is_it).copied()
    }

    /// The key in this slot, unless it was removed.
    #[must_use]
    pub fn id_at(&self, slot: u32) -> Option<RecordId> {
        let place = *self.places.get(slot as usize)?;
        let there = place != NOWHERE || self.kept.at(slot).is_some();
        there.then_some(self.ids[slot as usize])
    }

    /// The key that is in this slot or was there before it was removed: all that need be looked at where a slot is known to
    /// be taken.
    #[must_use]
    pub fn key_at(&self, slot: u32) -> Option<RecordId> {
        self.ids.get(slot as usize).copied()
    }

    /// The last slot that a record with this key ever had.
    #[must_use]
    pub fn last_slot(&self, id: RecordId) -> Option<u32> {
        let at = self.ids.iter().rposition(|other| *other == id)?;
        u32::try_from(at).ok()
    }

    /// The record in this slot, unless it was removed.
    #[must_use]
    pub fn at(&self, slot: u32) -> Option<&T> {
        if let Some(record) = self.kept.at(slot) {
            return Some(record);
        }
        let record = self.unpacked_at(slot)?;
        self.unpacked.fetch_add(1, Ordering::Relaxed);
        self.kept.keep(slot, record)
    }

    /// The same for the moment: a pass over many need not keep them all.
    #[must_use]
    pub fn glance_at(&self, slot: u32) -> Option<Seen<'_, T>> {
        if let Some(record) = self.kept.at(slot) {
            return Some(Seen::Kept(record));
        }
        let record = self.unpacked_at(slot)?;
        Some(Seen::Passing(Box::new(record)))
    }

    fn unpacked_at(&self, slot: u32) -> Option<T> {
        let key = self.key_at(slot)?;
        self.packed.read(key, *self.places.get(slot as usize)?)
    }

    /// The record with this key, for the moment.
    #[must_use]
    pub fn glance(&self, id: RecordId) -> Option<Seen<'_, T>> {
        self.slot(id).and_then(|slot| self.glance_at(slot))
    }

    /// Puts a record in, over the one with its key if there is one; gives its slot.
    pub fn put(&mut self, record: T) -> u32 {
        self.let_go();
        let id = record.id();
        let place = self.packed.write(id, &record);
        let known = self.slot(id);
        let slot = known.unwrap_or_else(|| u32::try_from(self.places.len()).unwrap_or(u32::MAX));
        self.kept.make_room(slot);
        self.kept.drop_at(slot);
        if place == NOWHERE {
            // Kept as it is.
            let _ = self.kept.keep(slot, record);
        }
        if known.is_some() {
            self.places[slot as usize] = place;
            return slot;
        }
        self.ids.push(id);
        self.places.push(place);
        let ids = &self.ids;
        self.slots
            .insert_unique(hash(id), slot, |slot| hash(ids[*slot as usize]));
        slot
    }

    /// Takes the record with this key out; gives its slot.
    pub fn remove(&mut self, id: RecordId) -> Option<u32> {
        self.let_go();
        let ids = &self.ids;
        let is_it = |slot: &u32| ids[*slot as usize] == id;
        let found = self.slots.find_entry(hash(id), is_it).ok()?;
        let (slot, _) = found.remove();
        self.places[slot as usize] = NOWHERE;
        self.kept.drop_at(slot);
        Some(slot)
    }

    /// Lets go of what is kept unpacked, if it is much.
    fn let_go(&mut self) {
        if *self.unpacked.get_mut() > KEPT_MAX {
            self.kept.let_go(&self.places);
            *self.unpacked.get_mut() = 0;
        }
    }

    /// All records in slot order, each kept.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.slots().map(|(_, record)| record)
    }

    /// All records with their slots, in slot order, each kept.
    pub fn slots(&self) -> impl Iterator<Item = (u32, &T)> {
        self.numbers()
            .filter_map(|slot| Some((slot, self.at(slot)?)))
    }

    /// All records with their slots, in slot order, in passing.
    pub fn each(&self) -> impl Iterator<Item = (u32, Seen<'_, T>)> {
        self.numbers()
            .filter_map(|slot| Some((slot, self.glance_at(slot)?)))
    }

    /// All keys with their slots, in slot order.
    pub fn keys(&self) -> impl Iterator<Item = (u32, RecordId)> {
        self.numbers()
            .filter_map(|slot| Some((slot, self.id_at(slot)?)))
    }

    fn numbers(&self) -> impl Iterator<Item = u32> + use<T> {
        0..u32::try_from(self.places.len()).unwrap_or(u32::MAX)
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

/// Records that are kept unpacked, by slot. Most are not: a block is made when something in it is.
struct Kept<T>(Vec<OnceLock<Box<Block<T>>>>);

/// Records of slots that follow each other.
type Block<T> = [OnceLock<Box<T>>; BLOCK];

/// Slots of a block.
const BLOCK: usize = 64;

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Kept<T> {
    /// Makes room for a slot.
    fn make_room(&mut self, slot: u32) {
        let blocks = slot as usize / BLOCK + 1;
        if blocks > self.0.len() {
            self.0.resize_with(blocks, OnceLock::new);
        }
    }

    fn at(&self, slot: u32) -> Option<&T> {
        let slot = slot as usize;
        let block = self.0.get(slot / BLOCK)?.get()?;
        block[slot % BLOCK].get().map(|record| &**record)
    }

    /// Keeps a record in a slot with room, unless somebody was quicker; gives what is kept.
    fn keep(&self, slot: u32, record: T) -> Option<&T> {
        let slot = slot as usize;
        let block = self.0.get(slot / BLOCK)?;
        let block = block.get_or_init(|| Box::new(std::array::from_fn(|_| OnceLock::new())));
        Some(block[slot % BLOCK].get_or_init(|| Box::new(record)))
    }

    fn drop_at(&mut self, slot: u32) {
        let slot = slot as usize;
        if let Some(block) = self.0.get_mut(slot / BLOCK).and_then(OnceLock::get_mut) {
            block[slot % BLOCK] = OnceLock::new();
        }
    }

    /// Lets go of all that lie packed as well.
    fn let_go(&mut self, places: &[u32]) {
        for (block, places) in self.0.iter_mut().zip(places.chunks(BLOCK)) {
            let Some(kept) = block.get_mut() else {
                continue;
            };
            if places.iter().all(|place| *place != NOWHERE) {
                *block = OnceLock::new();
                continue;
            }
            for (kept, place) in kept.iter_mut().zip(places) {
                if *place != NOWHERE {
                    *kept = OnceLock::new();
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
