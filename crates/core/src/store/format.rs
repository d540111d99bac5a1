//! What a map file is: how it is told from other files, and how an older one becomes a newer.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;

use super::error::{OpenError, StoreError};

/// "HGrd": marks a SQLite file as a map file.
const APPLICATION_ID: u32 = 0x4847_7264;
/// The numbered migrations, never edited after a release; the format version of a file is how
/// many of them it has had.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_decisions.sql"),
    include_str!("migrations/0003_meaning.sql"),
    include_str!("migrations/0004_introductions.sql"),
    include_str!("migrations/0005_synonyms.sql"),
    include_str!("migrations/0006_watched.sql"),
];
/// The newest format that this release reads and writes.
pub const FORMAT_VERSION: u32 = version_after(MIGRATIONS);

/// The format version that a file has after these migrations.
#[expect(clippy::cast_possible_truncation, reason = "there are few migrations")]
pub(super) const fn version_after(migrations: &[&str]) -> u32 {
    migrations.len() as u32
}

/// The format version in the header of a map file, read without SQLite so that a file that is
/// something else is not touched (SQLite file format, section 1.3: offsets 60 and 68).
pub(super) fn recognise(path: &Path) -> Result<u32, OpenError> {
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

/// The format version as SQLite sees it: the header may lag behind a write-ahead log.
pub(super) fn version_of(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Makes an empty database a map file of the newest of these formats.
pub(super) fn make(connection: &Connection, migrations: &[&str]) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    run(connection, migrations, 0)
}

/// Runs the migrations that a file has not had, in one transaction: the file is of the old
/// format or of the new one, never between.
pub(super) fn upgrade(
    connection: &mut Connection,
    migrations: &[&str],
    from: u32,
) -> Result<(), OpenError> {
    let transaction = connection.transaction()?;
    run(&transaction, migrations, from)?;
    let whole: String = transaction.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if whole != "ok" {
        return Err(OpenError::Damaged);
    }
    transaction.commit()?;
    // Into the file itself: what a map is can be told from its header without SQLite.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

fn run(connection: &Connection, migrations: &[&str], from: u32) -> Result<(), StoreError> {
    for migration in migrations.iter().skip(from as usize) {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "user_version", version_after(migrations))?;
    Ok(())
}
