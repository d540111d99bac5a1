//! Connections and locks: what holds a map file, and what every connection is set to.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::{OpenError, StoreError};

/// Takes the lock of a map for this process: the file of its name and `-lock` beside it, so
/// that it is found by every program that reaches the map, whatever it is called on the way.
/// The system lets it go when the process ends, also when it is killed; the file stays, as
/// taking it away would let two programs lock two files of one name.
pub(super) fn take_lock(path: &Path) -> Result<File, OpenError> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(beside(&path, "-lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// The file beside a map whose name only has more at its end.
pub(super) fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

/// A connection to change a map.
pub(super) fn to_write(path: &Path) -> Result<Connection, OpenError> {
    let connection = open(path)?;
    if connection.is_readonly("main")? {
        return Err(std::io::Error::from(std::io::ErrorKind::ReadOnlyFilesystem).into());
    }
    // A save that was acknowledged survives a power cut (guide to store and trust, 5.1).
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // After a large import the log does not stay large: 4 MiB.
    connection.pragma_update(None, "journal_size_limit", 4 << 20)?;
    // 64 MiB: a large import comes back to the same pages of its indices.
    connection.pragma_update(None, "cache_size", -65_536)?;
    // What was erased is overwritten.
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(connection)
}

/// A connection to look at a map, which leaves the file and what stands beside it as they are.
pub(super) fn to_read(path: &Path) -> Result<Connection, OpenError> {
    let log = std::fs::metadata(beside(path, "-wal"));
    let has_log = log.is_ok_and(|log| log.len() > 0);
    let connection = match open(path) {
        // SQLite wants to make its files beside a map, which a disk that cannot be written
        // does not let it. Nobody can change such a map, so it can be looked at without them.
        Err(OpenError::Store(error)) if !has_log && cannot_make(&error) => immutable(path)?,
        opened => opened?,
    };
    if has_log {
        // Somebody else holds the map, or was killed: moving the log into the file is theirs.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    }
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn cannot_make(error: &StoreError) -> bool {
    match error {
        StoreError::ReadOnly => true,
        StoreError::Sqlite(error) => matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure)
        ),
        _ => false,
    }
}

/// A connection that reads once, so that what stands in its way is found here.
fn open(path: &Path) -> Result<Connection, OpenError> {
    // To write also for looking: only so SQLite clears its own files away when it closes.
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_READ_WRITE;
    settle(Connection::open_with_flags(path, flags)?)
}

/// A connection to a file that nobody can change.
fn immutable(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI;
    let address = address(&std::path::absolute(path)?);
    settle(Connection::open_with_flags(address, flags)?)
}

/// A path as SQLite's `file:` address of a file that does not change (sqlite.org/uri.html).
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    let path = path.to_string_lossy().replace('\\', "/");
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b':' | b'-' | b'.' | b'_' => address.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address + "?immutable=1"
}

/// What every connection is set to, with reasons.
pub(super) fn settle(connection: Connection) -> Result<Connection, OpenError> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // A map file may come from anybody: nothing inside it is run, and SQLite looks harder at
    // what it reads (sqlite.org/security.html).
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // A row may arrive before the row that it points to.
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // 8 MiB: everything is read in one pass, which touches each page once.
    connection.pragma_update(None, "cache_size", -8_192)?;
    connection.set_prepared_statement_cache_capacity(128);
    super::format::version_of(&connection)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_at_a_map_that_nobody_can_change_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("50% of a café? #1.homeground");
        Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE a (b); INSERT INTO a VALUES (7);")
            .unwrap();
        let connection = immutable(&path).unwrap();
        let seven: i64 = connection
            .query_row("SELECT b FROM a", [], |row| row.get(0))
            .unwrap();
        assert_eq!(seven, 7);
    }
}
