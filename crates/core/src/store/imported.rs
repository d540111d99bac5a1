//! What files last said of the records that came from them.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};

use super::error::StoreError;
use super::open::Store;
use super::write::Write;
use crate::domain::{RecordId, RecordKind, RecordRef};

/// The field of the history that holds what a file said before.
pub(super) const IMPORTED: &str = "imported";

/// What a file last said of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The record.
    pub record: RecordRef,
    /// Hash of each field as the file had it.
    pub hashes: FieldHashes,
    /// The record was moved to the bin here.
    pub removed: bool,
}

/// Keyed hashes of fields as the store keeps them, a JSON object of field name to 64 bits in
/// hex. Most are only ever compared as a whole, so they are taken apart when asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldHashes(String);

impl Default for FieldHashes {
    fn default() -> Self {
        Self("{}".to_owned())
    }
}

impl FieldHashes {
    /// Hashes of fields whose names are our own words.
    pub fn new<'f>(fields: impl IntoIterator<Item = (&'f str, u64)>) -> Self {
        use std::fmt::Write as _;
        let mut json = String::from("{");
        for (number, (field, hash)) in fields.into_iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            // Our own words need no escapes, and writing to a string does not fail.
            let _ = write!(json, "{comma}\"{field}\":\"{hash:x}\"");
        }
        json.push('}');
        Self(json)
    }

    /// The hash of each field; one that cannot be read is left out, as if it was never said.
    #[must_use]
    pub fn by_field(&self) -> HashMap<String, u64> {
        let hashes: HashMap<String, String> = serde_json::from_str(&self.0).unwrap_or_default();
        hashes
            .into_iter()
            .filter_map(|(field, hash)| Some((field, u64::from_str_radix(&hash, 16).ok()?)))
            .collect()
    }
}

impl Store {
    /// Everything known from one source, by what it is known by. A record whose import was
    /// undone is not known: the file may bring it again.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn imported(&self, source: &str) -> Result<HashMap<String, Imported>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("imported_list.sql"))?;
        let rows = select.query_map([source], |row| {
            let (id, kind): ([u8; 16], String) = (row.get(0)?, row.get(1)?);
            let hashes: String = row.get(3)?;
            let record = RecordKind::from_table(&kind)
                .map(|kind| RecordRef::new(kind, RecordId::from_uuid(uuid::Uuid::from_bytes(id))));
            Ok((
                row.get::<_, String>(2)?,
                record,
                hashes,
                row.get::<_, bool>(4)?,
            ))
        })?;
        let mut known = HashMap::new();
        for row in rows {
            let (known_by, record, hashes, removed) = row?;
            let record = record.ok_or(StoreError::Unreadable {
                table: "imported",
                column: "kind",
            })?;
            let hashes = FieldHashes(hashes);
            known.insert(
                known_by,
                Imported {
                    record,
                    hashes,
                    removed,
                },
            );
        }
        Ok(known)
    }
}

impl Write<'_> {
    /// Keeps what a file now says of a record. Undo takes that back with the rest, so that the
    /// file may then bring it again.
    ///
    /// # Errors
    /// As every write.
    pub fn put_imported(
        &mut self,
        source: &str,
        known_by: &str,
        record: RecordRef,
        hashes: &FieldHashes,
    ) -> Result<(), StoreError> {
        // What is made here and undone is not known any more, so nothing has to be noted.
        let made_here = self.made.contains(&record.id);
        let before = (!made_here).then(|| self.imported_state(record.id));
        let before = before.transpose()?;
        self.connection
            .prepare_cached(include_str!("imported_put.sql"))?
            .execute(params![
                record.id.bytes(),
                record.kind.table(),
                source,
                known_by,
                hashes.0
            ])?;
        if let Some(before) = before
            && before != self.imported_state(record.id)?
        {
            self.remembered.push((record, before));
        }
        Ok(())
    }

    /// What a file said of a record, as one value; `NULL` when no file ever did.
    fn imported_state(&self, record: RecordId) -> Result<Value, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("imported_state.sql"))?;
        let state = select.query_row([record.bytes()], |row| row.get(0));
        Ok(state.optional()?.unwrap_or(Value::Null))
    }

    /// Puts back what a file said of a record; gives what it said until now.
    pub(super) fn swap_imported(
        &self,
        record: RecordId,
        state: &Value,
    ) -> Result<Value, StoreError> {
        let held = self.imported_state(record)?;
        if *state == Value::Null {
            self.connection
                .prepare_cached("DELETE FROM imported WHERE record = ?1")?
                .execute([record.bytes()])?;
        } else {
            self.connection
                .prepare_cached(include_str!("imported_state_put.sql"))?
                .execute(params![record.bytes(), state])?;
        }
        Ok(held)
    }

    /// Notes what files said before this operation. Not on its own: an operation that changed
    /// no record is none.
    pub(super) fn note_remembered(&mut self) -> Result<(), StoreError> {
        for (record, before) in std::mem::take(&mut self.remembered) {
            self.change(record, IMPORTED, None, &before)?;
        }
        Ok(())
    }
}
