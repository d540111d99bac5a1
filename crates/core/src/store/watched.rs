//! When somebody last looked.

use rusqlite::params;

use super::{Store, StoreError};
use crate::domain::Instant;

impl Store {
    /// What is watched, with when it was last looked at, in order of the keys.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`]
    pub fn watched(&self) -> Result<Vec<(String, Instant)>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT key, looked_at FROM watched ORDER BY key")?;
        let rows = select.query_map([], |row| {
            Ok((row.get(0)?, Instant::from_millis(row.get(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes that somebody looks now.
    ///
    /// # Errors
    /// As every write.
    pub fn put_watched(&mut self, key: &str, at: Instant) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO watched (key, looked_at) VALUES (?1, ?2)")?
            .execute(params![key, at.millis()])?;
        Ok(())
    }

    /// Watches it no longer.
    ///
    /// # Errors
    /// As every write.
    pub fn remove_watched(&mut self, key: &str) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .prepare_cached("DELETE FROM watched WHERE key = ?1")?
            .execute([key])?;
        Ok(())
    }
}
