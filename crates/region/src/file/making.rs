//! A region file while it is made: under another name until it is whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::{APPLICATION_ID, GENERATOR, SCHEMA_VERSION};
use crate::Bounds;

/// What `metadata` says of the tiles.
pub(crate) struct Metadata<'a> {
    pub name: &'a str,
    /// `pbf`, `png`, `jpg` or `webp`.
    pub format: &'a str,
    pub bounds: Option<Bounds>,
    pub min_zoom: u8,
    pub max_zoom: u8,
    pub attribution: &'a str,
    /// The JSON that MBTiles asks for with vector tiles.
    pub json: Option<&'a str>,
    /// As [`super::Schema`] writes it, when it is not ours.
    pub schema: &'a str,
}

/// A region file under its temporary name. Dropped before it is kept, it leaves nothing behind.
pub(crate) struct Making {
    path: PathBuf,
    connection: Option<Connection>,
    kept: bool,
}

impl Making {
    /// Begins a file that will be `to`.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub(crate) fn beside(to: &Path) -> rusqlite::Result<Self> {
        let mut making = Self::empty(to);
        making.connection = Some(prepared(Connection::open(&making.path)?)?);
        Ok(making)
    }

    /// Begins with a copy of a file that is whole already.
    ///
    /// # Errors
    /// When it cannot be read, or written.
    pub(crate) fn copy_of(from: &Path, to: &Path) -> std::io::Result<Self> {
        let making = Self::empty(to);
        // Not its permissions: what lies on a stick may be there to be read only.
        std::io::copy(&mut File::open(from)?, &mut File::create(&making.path)?)?;
        Ok(making)
    }

    fn empty(to: &Path) -> Self {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.making", std::process::id()));
        let path = to.with_file_name(name);
        let _ = fs::remove_file(&path);
        Self {
            path,
            connection: None,
            kept: false,
        }
    }

    /// Where it is until it is kept.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Begins one that is never kept.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub(crate) fn in_memory() -> rusqlite::Result<Connection> {
        prepared(Connection::open_in_memory()?)
    }

    pub(crate) fn connection(&self) -> rusqlite::Result<&Connection> {
        self.connection
            .as_ref()
            .ok_or(rusqlite::Error::InvalidQuery)
    }

    /// `None` for a copy, which is whole already.
    pub(crate) fn open(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }

    /// Writes out what is made and takes its name, in place of what had it before.
    ///
    /// # Errors
    /// When the disk is full, or the other file cannot be replaced.
    pub(crate) fn keep(mut self, to: &Path) -> std::io::Result<()> {
        if let Some(connection) = self.connection.take() {
            let close = connection.execute_batch("COMMIT");
            close.map_err(std::io::Error::other)?;
            drop(connection);
        }
        File::options().write(true).open(&self.path)?.sync_all()?;
        fs::rename(&self.path, to)?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if !self.kept {
            self.connection = None;
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// An empty file with its tables, in one transaction that is still open.
fn prepared(connection: Connection) -> rusqlite::Result<Connection> {
    // Nobody else sees the file before it is whole, and after a crash it is made again.
    connection.pragma_update(None, "journal_mode", "OFF")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(include_str!("schema.sql"))?;
    Ok(connection)
}

/// Writes what the tiles are.
pub(crate) fn write_metadata(
    connection: &Connection,
    metadata: &Metadata<'_>,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO metadata VALUES (?1, ?2)")?;
    let mut put = |name: &str, value: &str| insert.execute(params![name, value]);
    put("name", metadata.name)?;
    put("format", metadata.format)?;
    if let Some(bounds) = metadata.bounds {
        put("bounds", &bounds.to_string())?;
        let lon = f64::midpoint(bounds.west, bounds.east);
        let lat = f64::midpoint(bounds.south, bounds.north);
        let zoom = metadata.max_zoom.min(13);
        put("center", &format!("{lon:.6},{lat:.6},{zoom}"))?;
    }
    put("minzoom", &metadata.min_zoom.to_string())?;
    put("maxzoom", &metadata.max_zoom.to_string())?;
    put("attribution", metadata.attribution)?;
    put("type", "baselayer")?;
    put("generator", GENERATOR)?;
    put("schema", metadata.schema)?;
    if let Some(json) = metadata.json {
        put("json", json)?;
    }
    Ok(())
}

/// Makes tiles quick to find, once they are all there.
pub(crate) fn index_tiles(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)",
    )
}
