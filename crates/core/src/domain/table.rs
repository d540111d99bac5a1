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
    rows: Vec<Row<T>>,
    slots: HashTable<u32>,
    packed: Packed,
    /// How many are kept unpacked, beside those that cannot be packed.
    unpacked: AtomicUsize,
}

/// What is in a slot.
#[derive(Clone, Debug)]
struct Row<T> {
    /// Where it lies packed; [`NOWHERE`]: it was removed, or is kept unpacked alone.
    at: u32,
    kept: OnceLock<Box<T>>,
}

const NOWHERE: u32 = u32::MAX;
/// So many are kept unpacked beyond a change.
const KEPT_MAX: usize = 20_000;

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            ids: Vec::new(),
            rows: Vec::new(),
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
            rows: self.rows.clone(),
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
            rows: Vec::with_capacity(records),
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
        let row = self.rows.get(slot as usize)?;
        let there = row.at != NOWHERE || row.kept.get().is_some();
        there.then_some(self.ids[slot as usize])
    }

    /// The record in this slot, unless it was removed.
    #[must_use]
    pub fn at(&self, slot: u32) -> Option<&T> {
        let row = self.rows.get(slot as usize)?;
        if let Some(record) = row.kept.get() {
            return Some(record);
        }
        let record = self.packed.read(row.at)?;
        self.unpacked.fetch_add(1, Ordering::Relaxed);
        Some(row.kept.get_or_init(|| Box::new(record)))
    }

    /// The same for the moment: a pass over many need not keep them all.
    #[must_use]
    pub fn glance_at(&self, slot: u32) -> Option<Seen<'_, T>> {
        let row = self.rows.get(slot as usize)?;
        if let Some(record) = row.kept.get() {
            return Some(Seen::Kept(record));
        }
        let record = self.packed.read(row.at)?;
        Some(Seen::Passing(Box::new(record)))
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
        let at = self.packed.write(&record);
        let kept = OnceLock::new();
        if at == NOWHERE {
            // Kept as it is.
            let _ = kept.set(Box::new(record));
        }
        let row = Row { at, kept };
        if let Some(slot) = self.slot(id) {
            self.rows[slot as usize] = row;
            return slot;
        }
        let slot = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.ids.push(id);
        self.rows.push(row);
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
        self.rows[slot as usize] = Row {
            at: NOWHERE,
            kept: OnceLock::new(),
        };
        Some(slot)
    }

    /// Lets go of what is kept unpacked, if it is much.
    fn let_go(&mut self) {
        if *self.unpacked.get_mut() > KEPT_MAX {
            for row in self.rows.iter_mut().filter(|row| row.at != NOWHERE) {
                row.kept = OnceLock::new();
            }
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
        0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
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

/// Packed records one behind the other, in pieces, so that growing never takes twice as much on the way. What is
/// written over stays until the map is opened again.
#[derive(Clone, Debug, Default)]
struct Packed {
    pieces: Vec<Vec<u8>>,
    /// What is being packed.
    room: Vec<u8>,
}

/// Bytes of a piece; a longer record has its own.
const PIECE: usize = 1 << 20;

impl Packed {
    /// Where it was written; [`NOWHERE`] if it cannot be packed, or there is no room.
    fn write(&mut self, record: &impl Serialize) -> u32 {
        self.room.clear();
        let room = std::mem::take(&mut self.room);
        let Ok(room) = postcard::to_extend(record, room) else {
            return NOWHERE;
        };
        let fits = |piece: &Vec<u8>| piece.len() + room.len() <= PIECE;
        if !self.pieces.last().is_some_and(fits) {
            self.pieces.push(Vec::with_capacity(PIECE.max(room.len())));
        }
        let number = self.pieces.len() - 1;
        let mut at = NOWHERE;
        if let Some(piece) = self.pieces.last_mut() {
            let from = number * PIECE + piece.len();
            at = u32::try_from(from).unwrap_or(NOWHERE);
            if at != NOWHERE {
                piece.extend_from_slice(&room);
            }
        }
        self.room = room;
        at
    }

    fn read<T: DeserializeOwned>(&self, at: u32) -> Option<T> {
        if at == NOWHERE {
            return None;
        }
        let at = at as usize;
        let bytes = self.pieces.get(at / PIECE)?.get(at % PIECE..)?;
        postcard::from_bytes(bytes).ok()
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
