//! What can go wrong with a map file.

use std::io;

/// Why a map file could not be opened or made. The file was left as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no file of that name.
    #[error("there is no map file of that name")]
    Missing,
    /// A file of that name is there already.
    #[error("there is a file of that name already; it was left as it is")]
    AlreadyThere,
    /// The file is something else.
    #[error("this file is not a Homeground map; it was left as it is")]
    NotAMap,
    /// Written by a newer release.
    #[error(
        "this map was made with a newer Homeground (format {found}, this one reads up to {supported}); nothing was changed"
    )]
    TooNew {
        /// The format of the file.
        found: u32,
        /// The newest format that this release reads.
        supported: u32,
    },
    /// SQLite finds the file broken.
    #[error("a part of this map cannot be read; it has been kept as it is")]
    Damaged,
    /// Another window or program has it open to write.
    #[error(
        "this map is open in another window; close it there, or look at it without changing it"
    )]
    InUse,
    /// The file system refused.
    #[error("the map file could not be reached: {}", .0.kind())]
    Io(#[from] io::Error),
    /// The store failed while opening.
    #[error(transparent)]
    Store(StoreError),
}

/// Why the store did not do something. What was begun was rolled back.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The record is not in the map.
    #[error("there is no such record in this map")]
    NotFound,
    /// The map was opened to look only.
    #[error("this map is open in another window, so it can only be looked at here")]
    ReadOnly,
    /// No room left.
    #[error("the disk is full; nothing was changed")]
    DiskFull,
    /// What is stored cannot be understood: the file was changed by something else.
    #[error("a record cannot be read: {table}.{column}")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// SQLite finds the file broken.
    #[error("a part of this map cannot be read; it has been kept as it is")]
    Damaged,
    /// A copy did not come out equal to the map; it was not kept.
    #[error("the copy did not come out whole and was not kept")]
    CopyDiffers,
    /// The file system refused.
    #[error("the file could not be written: {}", .0.kind())]
    Io(#[from] io::Error),
    /// SQLite failed otherwise.
    #[error("the map file could not be used: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Damaged => Self::Damaged,
            StoreError::Io(error) => Self::Io(error),
            other => Self::Store(other),
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Self::NotAMap,
            _ => StoreError::from(error).into(),
        }
    }
}
