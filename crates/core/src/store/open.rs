//! Opening: find out what a file is without touching it, create or upgrade, set it up.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::connect::{self, take_lock};
use super::copy;
use super::error::{OpenError, StoreError};
use super::format::{self, MIGRATIONS, version_after};

/// Whether a map is opened to change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To change it: holds the map's lock until it is closed.
    Write,
    /// To look: works while somebody else holds the lock, and leaves every file as it is.
    Read,
}

/// What a new map is given once and keeps.
#[derive(Clone, Copy, Debug)]
pub struct Identity<'a> {
    /// What it is called; can be changed later.
    pub name: &'a str,
    /// What tells it from every other map.
    pub uid: [u8; 16],
    /// What squares and keys of outputs are made with.
    pub secret: [u8; 32],
}

/// One open map file.
pub struct Store {
    pub(super) connection: Connection,
    pub(super) access: Access,
    path: PathBuf,
    /// Held while the map is open to write; let go by the system when the process ends.
    _lock: Option<File>,
}

impl Store {
    /// Makes a new map file: whole or not at all, also when the process is killed meanwhile.
    ///
    /// # Errors
    /// [`OpenError::AlreadyThere`] over any file; [`OpenError::Io`].
    pub fn create(path: &Path, identity: &Identity<'_>) -> Result<Self, OpenError> {
        if path.exists() {
            return Err(OpenError::AlreadyThere);
        }
        let lock = take_lock(path)?;
        copy::place(path, |temporary| {
            let mut connection = Connection::open(temporary)?;
            connection.pragma_update(None, "journal_mode", "MEMORY")?;
            begin(&mut connection, MIGRATIONS, identity)
        })?;
        Ok(Self {
            connection: connect::to_write(path)?,
            access: Access::Write,
            path: path.to_owned(),
            _lock: Some(lock),
        })
    }

    /// A map that lives in memory only.
    ///
    /// # Errors
    /// [`OpenError::Store`] when SQLite has no memory.
    pub fn in_memory(identity: &Identity<'_>) -> Result<Self, OpenError> {
        let mut connection = connect::settle(Connection::open_in_memory()?)?;
        begin(&mut connection, MIGRATIONS, identity)?;
        Ok(Self {
            connection,
            access: Access::Write,
            path: PathBuf::new(),
            _lock: None,
        })
    }

    /// Opens a map file, upgrading an older one after a verified copy was put beside it.
    ///
    /// # Errors
    /// Every variant of [`OpenError`] but `AlreadyThere`; the file is then as it was.
    pub fn open(path: &Path, access: Access) -> Result<Self, OpenError> {
        Self::open_as(path, access, MIGRATIONS)
    }

    /// As [`Store::open`], by a release that knows these migrations.
    pub(super) fn open_as(
        path: &Path,
        access: Access,
        migrations: &[&str],
    ) -> Result<Self, OpenError> {
        let supported = version_after(migrations);
        let refuse_newer = |found: u32| {
            if found > supported {
                Err(OpenError::TooNew { found, supported })
            } else {
                Ok(found)
            }
        };
        refuse_newer(format::recognise(path)?)?;
        let lock = match access {
            Access::Write => Some(take_lock(path)?),
            Access::Read => None,
        };
        // First to look: the log of a killed newer release may know better than the header.
        let looking = connect::to_read(path)?;
        let version = refuse_newer(format::version_of(&looking)?)?;
        let connection = match access {
            Access::Read if version == supported => looking,
            Access::Read => {
                // Once to write, which upgrades it where nobody else holds it.
                drop(looking);
                drop(Self::open_as(path, Access::Write, migrations)?);
                connect::to_read(path)?
            }
            Access::Write => {
                drop(looking);
                let mut connection = connect::to_write(path)?;
                if version < supported {
                    copy::before_upgrade(&connection, path, version)?;
                    format::upgrade(&mut connection, migrations, version)?;
                }
                connection
            }
        };
        Ok(Self {
            connection,
            access,
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Where the file is; empty for a map in memory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was opened to write.
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// Refuses a change on a map that was opened to look.
    pub(super) fn to_write(&self) -> Result<(), StoreError> {
        match self.access {
            Access::Write => Ok(()),
            Access::Read => Err(StoreError::ReadOnly),
        }
    }

    /// A setting of the map.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn setting<T: rusqlite::types::FromSql>(&self, key: &str) -> Result<Option<T>, StoreError> {
        use rusqlite::OptionalExtension;
        let mut select = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        Ok(select.query_row([key], |row| row.get(0)).optional()?)
    }

    /// A setting that every map has from its beginning.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it is not there; [`StoreError::Sqlite`].
    pub fn needed_setting<T: rusqlite::types::FromSql>(&self, key: &str) -> Result<T, StoreError> {
        self.setting(key)?.ok_or(StoreError::Unreadable {
            table: "setting",
            column: "value",
        })
    }

    /// Keeps something derived or of the program itself as a setting, outside history.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`]; [`StoreError::Sqlite`].
    pub fn keep_setting(
        &mut self,
        key: &str,
        value: impl rusqlite::ToSql,
    ) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
            .execute(rusqlite::params![key, value])?;
        Ok(())
    }
}

/// Makes an empty database a map with its identity, in one transaction.
pub(super) fn begin(
    connection: &mut Connection,
    migrations: &[&str],
    identity: &Identity<'_>,
) -> Result<(), OpenError> {
    let transaction = connection.transaction()?;
    format::make(&transaction, migrations)?;
    transaction.execute(
        "INSERT INTO setting (key, value) VALUES ('name', ?1), ('uid', ?2), ('secret', ?3)",
        rusqlite::params![identity.name, identity.uid, identity.secret],
    )?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
