//! The region file: one SQLite file with the tiles, the search tables and the suggestions of one
//! stretch of land. Derived, shareable, and made again at any time.

mod making;
mod read;

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
