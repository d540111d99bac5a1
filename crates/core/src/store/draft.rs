//! Words being typed, kept every moment, outside undo and history.

use rusqlite::params;

use super::error::StoreError;
use super::open::Store;
use crate::domain::Instant;

/// Words being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which form.
    pub key: String,
    /// The form as JSON text.
    pub words: String,
    /// When it was last kept.
    pub saved_at: Instant,
}

impl Store {
    /// Drafts, newest first.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT key, words, saved_at FROM draft ORDER BY saved_at DESC, key")?;
        let rows = select.query_map([], |row| {
            let saved_at = Instant::from_millis(row.get(2)?);
            Ok(Draft {
                key: row.get(0)?,
                words: row.get(1)?,
                saved_at,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a draft; it is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::DiskFull`], [`StoreError::Sqlite`].
    pub fn put_draft(&mut self, key: &str, words: &str, at: Instant) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO draft (key, words, saved_at) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![key, words, at.millis()])?;
        Ok(())
    }

    /// Drops a draft.
    ///
    /// # Errors
    /// As [`Store::put_draft`].
    pub fn remove_draft(&mut self, key: &str) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .prepare_cached("DELETE FROM draft WHERE key = ?1")?
            .execute([key])?;
        Ok(())
    }
}
