//! The region file: one SQLite file with the tiles, the search tables and the suggestions of one
//! stretch of land. Derived, shareable, and made again at any time.

mod making;
mod read;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

pub(crate) use making::{Making, Metadata, index_tiles, write_metadata};
pub use read::{Region, RegionError, RegionInfo, Schema};

/// The value of `metadata.generator`, by which a file of ours is recognised.
pub(crate) const GENERATOR: &str = concat!("Homeground ", env!("CARGO_PKG_VERSION"));
/// How a generator of ours begins, whatever its version.
pub(crate) const OUR_GENERATOR: &str = "Homeground ";
/// Counts up when tables change; `PRAGMA user_version` of a region file.
pub(crate) const SCHEMA_VERSION: i64 = 1;
/// `MPBX`, as MBTiles asks for (`PRAGMA application_id`).
pub(crate) const APPLICATION_ID: i64 = 0x4d50_4258;

/// Bytes at the beginning of a database that say what it is.
const HEADER: usize = 72;
/// What the map files of this program say in that place.
const MAP_FILE: u32 = 0x4847_7264;

/// Whether a file is a region file of any release, damaged or not: only such a one may be replaced.
/// Everybody's MBTiles may bear our application id; what this program makes counts its schema as well
/// and names its maker.
#[must_use]
pub fn is_region(path: &Path) -> bool {
    let mut start = [0; HEADER];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    if read.is_err()
        || application(&start).map(i64::from) != Some(APPLICATION_ID)
        || number(&start, 60).is_none_or(|version| i64::from(version) < 1)
    {
        return false;
    }
    match generator(path) {
        Ok(generator) => generator.is_some_and(|made| made.starts_with(OUR_GENERATOR)),
        Err(rusqlite::Error::SqliteFailure(failure, _)) => matches!(
            failure.code,
            rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase
        ),
        Err(_) => false,
    }
}

/// Whether a file that begins so is a map file of this program.
pub(crate) fn is_map_file(start: &[u8]) -> bool {
    application(start) == Some(MAP_FILE)
}

/// The application id of a database
/// (<https://www.sqlite.org/fileformat.html#the_database_header>).
fn application(start: &[u8]) -> Option<u32> {
    number(start, 68).filter(|_| start.starts_with(b"SQLite format 3\0"))
}

fn number(start: &[u8], at: usize) -> Option<u32> {
    let bytes = start.get(at..)?.first_chunk()?;
    Some(u32::from_be_bytes(*bytes))
}

fn generator(path: &Path) -> rusqlite::Result<Option<String>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    let generator = "SELECT CAST(value AS TEXT) FROM metadata WHERE name = 'generator'";
    connection
        .query_row(generator, [], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}
