//! What texts mean, kept so that each is read once.

use rusqlite::params;

use super::{Store, StoreError, Write};
use crate::domain::{RecordId, RecordKind, RecordRef};

/// The fields whose words are read.
const READ: [&str; 4] = ["title", "own_words", "description", "tag"];

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
    /// Hands over everything that was understood by an encoder, one after the other: all at once they take more than
    /// the index that they go into.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`]
    pub fn each_understood(
        &self,
        model: &str,
        mut each: impl FnMut(Understood),
    ) -> Result<(), StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT kind, id, text, vector FROM meaning WHERE model = ?1")?;
        let mut rows = select.query([model])?;
        while let Some(row) = rows.next()? {
            let kind = match row.get_ref(0)?.as_str() {
                Ok("need") => RecordKind::Need,
                _ => RecordKind::Asset,
            };
            let id = RecordId::from_uuid(uuid::Uuid::from_bytes(row.get(1)?));
            each(Understood {
                record: RecordRef::new(kind, id),
                text: row.get(2)?,
                vector: row.get(3)?,
            });
        }
        self.let_go()
    }

    /// How many live assets and needs an encoder has not read.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`]
    pub fn not_understood(&self, model: &str) -> Result<usize, StoreError> {
        let mut count = self
            .connection
            .prepare_cached(include_str!("meaning_missing.sql"))?;
        let count: i64 = count.query_row([model], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
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

    /// Drops what another encoder said, and what is old.
    ///
    /// # Errors
    /// As every write.
    pub fn tidy_understood(&mut self, model: &str, old: &[Understood]) -> Result<(), StoreError> {
        self.to_write()?;
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM meaning WHERE model <> ?1", [model])?;
        for one in old {
            transaction
                .prepare_cached("DELETE FROM meaning WHERE kind = ?1 AND id = ?2")?
                .execute(params![one.record.kind.table(), one.record.id.bytes()])?;
        }
        transaction.commit()?;
        Ok(())
    }
}

impl Write<'_> {
    /// What was understood of words goes with them, in the operation that changes or removes them: a vector says
    /// something of what was said.
    pub(super) fn forget_meaning(&self, record: RecordRef, field: &str) -> Result<(), StoreError> {
        let is_read = matches!(record.kind, RecordKind::Asset | RecordKind::Need);
        if is_read && (READ.contains(&field) || field == "removed") {
            self.connection
                .prepare_cached("DELETE FROM meaning WHERE kind = ?1 AND id = ?2")?
                .execute(params![record.kind.table(), record.id.bytes()])?;
        }
        Ok(())
    }
}
