//! What files last said of the records that came from them.

use std::collections::HashMap;

use rusqlite::params;

use super::error::StoreError;
use super::open::Store;
use super::write::Write;
use crate::domain::{RecordId, RecordKind, RecordRef};

/// What a file last said of one record: keyed hashes, field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The record.
    pub record: RecordRef,
    /// Hash of each field as the file had it.
    pub field_hashes: HashMap<String, u64>,
    /// The record was moved to the bin here.
    pub removed: bool,
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
            let unreadable = |column| StoreError::Unreadable {
                table: "imported",
                column,
            };
            let record = record.ok_or(unreadable("kind"))?;
            let hashes: HashMap<String, String> =
                serde_json::from_str(&hashes).map_err(|_| unreadable("field_hashes"))?;
            let field_hashes = hashes
                .into_iter()
                .filter_map(|(field, hash)| Some((field, u64::from_str_radix(&hash, 16).ok()?)))
                .collect();
            known.insert(
                known_by,
                Imported {
                    record,
                    field_hashes,
                    removed,
                },
            );
        }
        Ok(known)
    }
}

impl Write<'_> {
    /// Keeps what a file now says of a record.
    ///
    /// # Errors
    /// As every write.
    pub fn put_imported<'f>(
        &mut self,
        source: &str,
        known_by: &str,
        record: RecordRef,
        field_hashes: impl IntoIterator<Item = (&'f str, u64)>,
    ) -> Result<(), StoreError> {
        let mut json = String::from("{");
        for (number, (field, hash)) in field_hashes.into_iter().enumerate() {
            use std::fmt::Write as _;
            let comma = if number == 0 { "" } else { "," };
            // Field names are our own words; writing to a string does not fail.
            let _ = write!(json, "{comma}\"{field}\":\"{hash:x}\"");
        }
        json.push('}');
        self.connection
            .prepare_cached(include_str!("imported_put.sql"))?
            .execute(params![
                record.id.bytes(),
                record.kind.table(),
                source,
                known_by,
                json
            ])?;
        Ok(())
    }
}
