//! Why a file could not be brought in.

use std::io;

use crate::map::StoreError;

/// Why nothing of a file was brought in. The map was left as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// There is no file of that name.
    #[error("there is no file of that name")]
    Missing,
    /// It is a folder.
    #[error("this is a folder, not a file")]
    Folder,
    /// There is nothing in it.
    #[error("this file is empty")]
    Empty,
    /// Known, but not readable here.
    #[error("this is {0}, which cannot be read; save it as GeoJSON or CSV first")]
    OtherFormat(&'static str),
    /// Neither GeoJSON nor a table.
    #[error("this is neither GeoJSON nor a table with a line of column names")]
    UnknownFormat,
    /// JSON of another kind.
    #[error("this is JSON, but not GeoJSON")]
    NotGeoJson,
    /// Not JSON after all.
    #[error("the JSON breaks off or is broken at line {line}, character {character}")]
    BrokenJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        character: usize,
    },
    /// Lists in lists in lists.
    #[error("the JSON is nested too deeply to be a map")]
    TooDeep,
    /// Coordinates that are not longitude and latitude.
    #[error("its coordinates are in {name}; only longitude and latitude (WGS 84) can be read")]
    CoordinateSystem {
        /// The name it gives itself.
        name: String,
    },
    /// A quotation mark that is never closed, or no table at all.
    #[error("the record that begins on line {line} is longer than {} MB", limit / 1_000_000)]
    RecordTooLong {
        /// Counted from 1.
        line: u64,
        /// The most bytes of one record.
        limit: u64,
    },
    /// More columns than a table of people would have.
    #[error("the table has more than {limit} columns")]
    TooManyColumns {
        /// The most columns of a table.
        limit: usize,
    },
    /// Somebody stopped it.
    #[error("the import was stopped")]
    Stopped,
    /// The file system refused.
    #[error("the file could not be read: {0}")]
    Io(#[source] io::Error),
    /// The map could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<io::Error> for ImportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error),
        }
    }
}

impl From<serde_json::Error> for ImportError {
    fn from(error: serde_json::Error) -> Self {
        use serde_json::error::Category;
        match error.classify() {
            Category::Io => Self::Io(error.into()),
            _ if Self::is_too_deep(&error) => Self::TooDeep,
            Category::Data => Self::NotGeoJson,
            _ => Self::BrokenJson {
                line: error.line(),
                character: error.column(),
            },
        }
    }
}

impl ImportError {
    /// Whether JSON was refused for lists in lists. The reader has no code for it; its words
    /// are held by a test.
    pub(super) fn is_too_deep(error: &serde_json::Error) -> bool {
        error.to_string().starts_with("recursion limit exceeded")
    }
}
