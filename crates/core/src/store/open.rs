//! Opening: find out what a file is without touching it, create or upgrade, set it up.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::copy;
use super::error::{OpenError, StoreError};

/// "HGrd": marks a SQLite file as a map file.
const APPLICATION_ID: u32 = 0x4847_7264;
/// The numbered migrations; the format version of a file is how many of them it has had.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_first.sql")];
/// The newest format that this release reads and writes.
#[expect(clippy::cast_possible_truncation, reason = "there are few migrations")]
pub const FORMAT_VERSION: u32 = MIGRATIONS.len() as u32;

/// Whether a map is opened to change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To change it: holds the map's lock until it is closed.
    Write,
    /// To look: works while somebody else holds the lock.
    Read,
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
    /// Makes a new map file.
    ///
    /// # Errors
    /// [`OpenError::AlreadyThere`] over any file; [`OpenError::Io`].
    pub fn create(path: &Path) -> Result<Self, OpenError> {
        if path.exists() {
            return Err(OpenError::AlreadyThere);
        }
        let lock = take_lock(path)?;
        // Reserves the name: nothing that appears meanwhile is overwritten.
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(OpenError::AlreadyThere);
            }
            Err(error) => return Err(error.into()),
        }
        let made = Connection::open(path)
            .map_err(OpenError::from)
            .and_then(|mut connection| {
                prepare(&connection)?;
                connection.pragma_update(None, "application_id", APPLICATION_ID)?;
                migrate(&mut connection, 0)?;
                Ok(connection)
            });
        match made {
            Ok(connection) => Ok(Self {
                connection,
                access: Access::Write,
                path: path.to_owned(),
                _lock: Some(lock),
            }),
            Err(error) => {
                // Ours and empty: nothing of anybody's is lost.
                let _ = std::fs::remove_file(path);
                Err(error)
            }
        }
    }

    /// A map that lives in memory only.
    ///
    /// # Errors
    /// [`OpenError::Store`] when SQLite has no memory.
    pub fn in_memory() -> Result<Self, OpenError> {
        let mut connection = Connection::open_in_memory()?;
        migrate(&mut connection, 0)?;
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
        let version = recognise(path)?;
        if version > FORMAT_VERSION {
            return Err(OpenError::TooNew {
                found: version,
                supported: FORMAT_VERSION,
            });
        }
        let lock = match access {
            Access::Write => Some(take_lock(path)?),
            Access::Read => None,
        };
        let mut connection = connect(path, access)?;
        prepare(&connection)?;
        // The header may lag behind a write-ahead log: ask again.
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version > FORMAT_VERSION {
            return Err(OpenError::TooNew {
                found: version,
                supported: FORMAT_VERSION,
            });
        }
        if version < FORMAT_VERSION {
            if access == Access::Read {
                return Err(OpenError::InUse);
            }
            copy::before_upgrade(&connection, path, version)?;
            migrate(&mut connection, version)?;
        }
        if access == Access::Read {
            connection.pragma_update(None, "query_only", true)?;
        }
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

/// The format version in the header of a map file, read without SQLite so that a file that is
/// something else is not touched (SQLite file format, section 1.3: offsets 60 and 68).
fn recognise(path: &Path) -> Result<u32, OpenError> {
    if !path.exists() {
        return Err(OpenError::Missing);
    }
    if path.is_dir() {
        return Err(OpenError::NotAMap);
    }
    let mut header = [0u8; 100];
    File::open(path)?
        .read_exact(&mut header)
        .map_err(|_| OpenError::NotAMap)?;
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if !header.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        return Err(OpenError::NotAMap);
    }
    Ok(number(60))
}

/// Takes the lock of a map for this process.
fn take_lock(path: &Path) -> Result<File, OpenError> {
    let mut name = path.as_os_str().to_owned();
    name.push("-lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(PathBuf::from(name))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn connect(path: &Path, access: Access) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let opened = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE);
    match (opened, access) {
        (Ok(connection), _) => Ok(connection),
        // On a disk that cannot be written a map can still be looked at.
        (Err(_), Access::Read) => Ok(Connection::open_with_flags(
            path,
            flags | OpenFlags::SQLITE_OPEN_READ_ONLY,
        )?),
        (Err(error), Access::Write) => Err(error.into()),
    }
}

/// What every connection is set to, with reasons.
fn prepare(connection: &Connection) -> Result<(), OpenError> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // A save that was acknowledged survives a power cut (guide to store and trust, 5.1).
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What was erased is overwritten.
    connection.pragma_update(None, "secure_delete", true)?;
    // A row may arrive before the row that it points to.
    connection.pragma_update(None, "foreign_keys", false)?;
    // A map file may come from anybody: nothing inside it is run.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // 64 MiB: reading 100,000 entries in one pass touches each page once.
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Runs the migrations that the file has not had, in one transaction.
fn migrate(connection: &mut Connection, from: u32) -> Result<(), OpenError> {
    let transaction = connection.transaction()?;
    for migration in &MIGRATIONS[from as usize..] {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", FORMAT_VERSION)?;
    transaction.commit()?;
    // Into the file itself: what a map is can be told from its header without SQLite.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
