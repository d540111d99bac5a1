//! What texts mean, kept so that each is read once.

use rusqlite::params;

use super::{Store, StoreError};
use crate::domain::{RecordId, RecordKind, RecordRef};

/// What the text of a record means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Understood {
    /// An asset or a need.
    pub record: RecordRef,
    /// Mark of the text that was read.
    pub text: i64,
    /// The vector.
    pub vector: [u8; 256],
}

impl Store {
    /// Everything that was understood by an encoder.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`]
    pub fn understood(&self, model: &str) -> Result<Vec<Understood>, StoreError> {
        let there = "SELECT 1 FROM sqlite_schema WHERE name = 'meaning'";
        if !self.connection.prepare_cached(there)?.exists([])? {
            // A map of an older release that is only looked at.
            return Ok(Vec::new());
        }
        let mut select = self
            .connection
            .prepare_cached("SELECT kind, id, text, vector FROM meaning WHERE model = ?1")?;
        let rows = select.query_map([model], |row| {
            let kind: String = row.get(0)?;
            let kind = match kind.as_str() {
                "need" => RecordKind::Need,
                _ => RecordKind::Asset,
            };
            let id = RecordId::from_uuid(uuid::Uuid::from_bytes(row.get(1)?));
            Ok(Understood {
                record: RecordRef::new(kind, id),
                text: row.get(2)?,
                vector: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps what was understood.
    ///
    /// # Errors
    /// As every write.
    pub fn keep_understood(&mut self, model: &str, all: &[Understood]) -> Result<(), StoreError> {
        self.to_write()?;
        let transaction = self.connection.transaction()?;
        {
            let mut put = transaction.prepare_cached(include_str!("meaning_put.sql"))?;
            for one in all {
                let table = one.record.kind.table();
                put.execute(params![
                    table,
                    one.record.id.bytes(),
                    one.text,
                    model,
                    one.vector
                ])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Drops what belongs to no live record, and what another encoder said.
    ///
    /// # Errors
    /// As every write.
    pub fn tidy_understood(&mut self, model: &str) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .execute(include_str!("meaning_tidy.sql"), [model])?;
        Ok(())
    }
}
