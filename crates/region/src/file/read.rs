//! An open region.

use std::io::Read;
use std::path::Path;
use std::str::FromStr;

use flate2::read::GzDecoder;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::SCHEMA_VERSION;
use crate::Bounds;
use crate::add::Kept;
use crate::gazetteer::Vocabulary;

/// A tile is not larger than this once unpacked.
const MAX_TILE: u64 = 16 << 20;
/// How much of a file may lie in memory as it is; reading it so saves a copy of each page.
const MAPPED: i64 = 1 << 28;

/// Why a region cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegionError {
    /// The file is not there, or it cannot be read.
    #[error("the street map's file could not be opened")]
    Open(#[source] rusqlite::Error),
    /// It is not a region file of this program.
    #[error("this is not a street map that this program made")]
    NotOurs,
    /// It was made by a newer release.
    #[error("this street map was made by a newer release: add it again from the file it came from")]
    Newer,
    /// Something in it is damaged.
    #[error("the street map is damaged: add it again from the file it came from")]
    Damaged(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for RegionError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Damaged(error)
    }
}

/// Whose words the layers and fields of the tiles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Schema {
    /// Our own, see `features::classes`.
    Ours,
    /// Protomaps up to version 3, fields `pmap:kind`.
    Protomaps3,
    /// Protomaps from version 4, fields `kind`.
    Protomaps4,
    /// OpenMapTiles.
    OpenMapTiles,
    /// Shortbread.
    Shortbread,
    /// Pictures, not vectors.
    Pictures,
    /// Something else: drawn in greys.
    Unknown,
}

impl Schema {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Ours, "ours"),
        (Self::Protomaps3, "protomaps3"),
        (Self::Protomaps4, "protomaps4"),
        (Self::OpenMapTiles, "open_map_tiles"),
        (Self::Shortbread, "shortbread"),
        (Self::Pictures, "pictures"),
        (Self::Unknown, "unknown"),
    ];

    /// The word in files and on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(schema, _)| *schema == self);
        found.map_or("unknown", |(_, word)| word)
    }

    fn from_word(word: &str) -> Self {
        let found = Self::ALL.iter().find(|(_, have)| *have == word);
        found.map_or(Self::Unknown, |(schema, _)| *schema)
    }
}

/// What a region says of itself.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RegionInfo {
    /// Its name, for a list.
    pub name: String,
    /// Name of the file it was made from, without folders.
    pub file: String,
    /// The form of that file, such as `osm.pbf`.
    pub format: String,
    /// Media of the tiles: `pbf`, `png`, `jpg` or `webp`.
    pub tile_format: String,
    /// Whose words the tiles use.
    pub schema: Schema,
    /// Where the tiles are.
    pub bounds: Option<Bounds>,
    /// Least zoom with tiles.
    pub min_zoom: u8,
    /// Greatest zoom with tiles.
    pub max_zoom: u8,
    /// The credit that has to be shown with the map.
    pub attribution: String,
    /// The day the data is from (`2026-11-25`), if the file told.
    pub data_date: Option<String>,
    /// What is in it.
    pub kept: Kept,
    /// The layers of its vector tiles.
    pub layers: Vec<String>,
}

/// An open region file. Reading does not wait for anybody; a region is used by one thread at a time.
#[derive(Debug)]
pub struct Region {
    pub(crate) connection: Connection,
    /// Whether people of the place write a house number after the street.
    pub(crate) number_last: bool,
    /// Read when the first slip is to be forgiven.
    pub(crate) vocabulary: std::cell::OnceCell<Vocabulary>,
    info: RegionInfo,
}

impl Region {
    /// Opens a region file to read it.
    ///
    /// # Errors
    /// [`RegionError`]; the file is not changed.
    pub fn open(path: &Path) -> Result<Self, RegionError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(RegionError::Open)?;
        connection.pragma_update(None, "mmap_size", MAPPED)?;
        Self::new(connection)
    }

    /// # Errors
    /// As [`Region::open`].
    pub(crate) fn new(connection: Connection) -> Result<Self, RegionError> {
        // Somebody's file from a stick: its views and triggers may do nothing.
        connection.pragma_update(None, "trusted_schema", "OFF")?;
        connection.pragma_update(None, "query_only", "ON")?;
        let version: i64 = (connection.pragma_query_value(None, "user_version", |row| row.get(0)))
            .map_err(|_| RegionError::NotOurs)?;
        match version {
            SCHEMA_VERSION => {}
            newer if newer > SCHEMA_VERSION => return Err(RegionError::Newer),
            _ => return Err(RegionError::NotOurs),
        }
        let info = info(&connection).map_err(|error| match error {
            rusqlite::Error::SqliteFailure(failure, _)
                if failure.code == rusqlite::ErrorCode::DatabaseCorrupt =>
            {
                RegionError::Damaged(error)
            }
            _ => RegionError::NotOurs,
        })?;
        let number_last = connection
            .query_row(
                "SELECT 1 FROM metadata WHERE name = 'house_number' AND value = 'last'",
                [],
                |_| Ok(()),
            )
            .optional()?
            .is_some();
        Ok(Self {
            connection,
            number_last,
            vocabulary: std::cell::OnceCell::new(),
            info,
        })
    }

    /// Looks through the whole file.
    ///
    /// # Errors
    /// [`RegionError::Damaged`] if something in it is.
    pub(crate) fn check(&self) -> Result<(), RegionError> {
        let said: String = self
            .connection
            .pragma_query_value(None, "quick_check", |row| row.get(0))?;
        if said == "ok" {
            Ok(())
        } else {
            Err(RegionError::Damaged(rusqlite::Error::InvalidQuery))
        }
    }

    /// What it says of itself.
    #[must_use]
    pub fn info(&self) -> &RegionInfo {
        &self.info
    }

    /// The tile at a zoom, column from the west and row from the north: its bytes, vector tiles not
    /// compressed, empty where there is nothing.
    ///
    /// # Errors
    /// [`RegionError::Damaged`].
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Result<Vec<u8>, RegionError> {
        let last = 1_u32
            .checked_shl(u32::from(z))
            .map_or(0, |across| across.wrapping_sub(1));
        if x > last || y > last {
            return Ok(Vec::new());
        }
        let mut select = self.connection.prepare_cached(
            "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
        )?;
        let stored: Option<Vec<u8>> = select
            .query_row((z, x, last - y), |row| row.get(0))
            .optional()?;
        let Some(stored) = stored else {
            return Ok(Vec::new());
        };
        if !stored.starts_with(b"\x1f\x8b") {
            return Ok(stored);
        }
        let mut bytes = Vec::with_capacity(stored.len() * 3);
        let damaged = |_| RegionError::Damaged(rusqlite::Error::InvalidQuery);
        (GzDecoder::new(&stored[..]).take(MAX_TILE))
            .read_to_end(&mut bytes)
            .map_err(damaged)?;
        Ok(bytes)
    }
}

fn info(connection: &Connection) -> rusqlite::Result<RegionInfo> {
    let value = |name: &str| -> rusqlite::Result<Option<String>> {
        connection
            .query_row(
                "SELECT value FROM metadata WHERE name = ?1",
                [name],
                |row| row.get(0),
            )
            .optional()
    };
    let number = |name: &str| -> rusqlite::Result<u8> {
        Ok(value(name)?
            .and_then(|text| text.parse().ok())
            .unwrap_or_default())
    };
    let (file, format, data_date, kept): (String, String, Option<String>, String) = connection
        .query_row(
            "SELECT file, format, data_date, kept FROM source",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )?;
    let kept: Kept = serde_json::from_str(&kept).unwrap_or_default();
    Ok(RegionInfo {
        name: value("name")?.unwrap_or_default(),
        file,
        format,
        tile_format: value("format")?.unwrap_or_default(),
        schema: Schema::from_word(&value("schema")?.unwrap_or_default()),
        bounds: value("bounds")?.as_deref().and_then(parse_bounds),
        min_zoom: number("minzoom")?,
        max_zoom: number("maxzoom")?,
        attribution: value("attribution")?.unwrap_or_default(),
        data_date,
        kept,
        layers: value("json")?.as_deref().map(layers).unwrap_or_default(),
    })
}

fn parse_bounds(text: &str) -> Option<Bounds> {
    let mut numbers = text.split(',').map(|part| f64::from_str(part.trim()).ok());
    let mut next = || numbers.next().flatten();
    Bounds::new(next()?, next()?, next()?, next()?)
}

/// The ids in the JSON that goes with vector tiles.
fn layers(json: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Layers {
        #[serde(default)]
        vector_layers: Vec<Layer>,
    }
    #[derive(Deserialize)]
    struct Layer {
        id: String,
    }
    let found: Option<Layers> = serde_json::from_str(json).ok();
    let found = found.map(|found| found.vector_layers).unwrap_or_default();
    found.into_iter().map(|layer| layer.id).collect()
}
