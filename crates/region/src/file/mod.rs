//! The region file: one SQLite file with the tiles, the search tables and the suggestions of one
//! stretch of land. Derived, shareable, and made again at any time.

mod making;
mod read;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

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

/// Whether a file is a region file of any release, damaged or not: only such a one may be replaced.
/// Told by the beginning of the file (<https://www.sqlite.org/fileformat.html#the_database_header>).
#[must_use]
pub fn is_region(path: &Path) -> bool {
    let mut header = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    let [.., a, b, c, d] = header;
    read.is_ok()
        && header.starts_with(b"SQLite format 3\0")
        && i64::from(u32::from_be_bytes([a, b, c, d])) == APPLICATION_ID
}
