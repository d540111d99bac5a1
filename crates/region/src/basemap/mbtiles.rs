//! MBTiles: <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>, and what is made in its
//! likeness. `tiles` may be a view.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::{
    About, BaseMap, BaseMapError, Container, MAX_TILE, Sink, Stop, Tiles, schema, stored_vector,
};
use crate::Bounds;
use crate::grid::TileId;

/// Steps of SQLite between two looks at the clock that is counted down.
const STEPS: i32 = 100_000;
/// So many of those may pass before the next tile comes: a few seconds. A view of the file's own may go
/// on for ever.
const PATIENCE: u32 = 2_000;

/// # Errors
/// [`BaseMapError::Damaged`], [`BaseMapError::NoTiles`] for a database of another kind.
pub(super) fn open(path: &Path) -> Result<BaseMap, BaseMapError> {
    let damaged = |_| BaseMapError::Damaged;
    let mut archive = Archive::open(path).map_err(damaged)?;
    let connection = &archive.connection;
    let named = "SELECT count(*) FROM sqlite_schema WHERE name IN ('tiles', 'metadata')";
    if connection
        .query_row(named, [], |row| row.get::<_, u32>(0))
        .map_err(damaged)?
        < 2
    {
        return Err(BaseMapError::NoTiles);
    }
    let value = |name: &str| {
        connection
            .query_row(
                // What somebody wrote without quotes is a number.
                "SELECT CAST(value AS TEXT) FROM metadata WHERE name = ?1",
                [name],
                |row| row.get::<_, Option<String>>(0),
            )
            .optional()
            .map(Option::flatten)
            .map_err(damaged)
    };
    let said = schema::Said {
        name: value("name")?,
        attribution: value("attribution")?.map(|text| schema::without_markup(&text)),
        generator: value("generator")?,
        ..schema::Said::default()
    };
    let said = said.with_layers(value("json")?.as_deref());
    let tile_format = match value("format")?.as_deref() {
        Some("pbf" | "mvt") => "pbf",
        Some("png") => "png",
        Some("jpg" | "jpeg") => "jpg",
        Some("webp") => "webp",
        Some(_) => return Err(BaseMapError::Tiles("of an unknown kind")),
        // Archives from before there were vector tiles do not say.
        None => format_of(connection).map_err(damaged)?,
    };
    let bounds = value("bounds")?.as_deref().and_then(bounds);
    let (min_zoom, max_zoom) = zooms(connection).map_err(damaged)?;
    archive.is_vector = tile_format == "pbf";
    let about = About {
        container: Container::MbTiles,
        schema: schema::recognise(tile_format, &said),
        tile_format,
        bounds,
        min_zoom,
        max_zoom,
        json: said.layers_json(),
        name: said.name,
        attribution: said.attribution,
        generator: said.generator,
    };
    BaseMap::new(about, path, Box::new(archive))
}

/// By how the first tile begins.
fn format_of(connection: &Connection) -> rusqlite::Result<&'static str> {
    let first: Option<Vec<u8>> = connection
        .query_row("SELECT tile_data FROM tiles LIMIT 1", [], |row| row.get(0))
        .optional()?;
    Ok(match first.as_deref().unwrap_or_default() {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        [b'R', b'I', b'F', b'F', ..] => "webp",
        _ => "pbf",
    })
}

/// As the tiles say, whatever the metadata says.
fn zooms(connection: &Connection) -> rusqlite::Result<(u8, u8)> {
    connection.query_row(
        "SELECT coalesce(min(zoom_level), 0), coalesce(max(zoom_level), 0) FROM tiles",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

fn bounds(text: &str) -> Option<Bounds> {
    let mut numbers = text.split(',').map(|part| f64::from_str(part.trim()).ok());
    let mut next = || numbers.next().flatten();
    Bounds::new(next()?, next()?, next()?, next()?)
}

struct Archive {
    connection: Connection,
    is_vector: bool,
    /// How long it may still take until the next tile.
    left: Arc<AtomicU32>,
}

impl Archive {
    /// Somebody's file from a stick: its triggers and views may do nothing but be read, nothing in it
    /// may be larger than a tile, and it may not go on without end.
    fn open(path: &Path) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.pragma_update(None, "trusted_schema", "OFF")?;
        connection.pragma_update(None, "query_only", "ON")?;
        connection.pragma_update(None, "cell_size_check", "ON")?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_TILE as i32)?;
        let left = Arc::new(AtomicU32::new(PATIENCE));
        let count = Arc::clone(&left);
        let out_of_patience = move || {
            let before = count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            });
            before.is_err()
        };
        connection.progress_handler(STEPS, Some(out_of_patience))?;
        Ok(Self {
            connection,
            is_vector: false,
            left,
        })
    }
}

impl Tiles for Archive {
    fn each(&mut self, sink: Sink<'_>) -> Result<(), Stop> {
        let damaged = |_| BaseMapError::Damaged;
        self.left.store(PATIENCE, Ordering::Relaxed);
        let mut select = self
            .connection
            .prepare("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles")
            .map_err(damaged)?;
        let mut rows = select.query([]).map_err(damaged)?;
        while let Some(row) = rows.next().map_err(damaged)? {
            let number = |at| row.get::<_, u32>(at).map_err(damaged);
            let (z, x, y) = (number(0)?, number(1)?, number(2)?);
            let rows = 1_u32.checked_shl(z).filter(|rows| y < *rows);
            let id = rows.and_then(|rows| TileId::new(u8::try_from(z).ok()?, x, rows - 1 - y));
            // Outside the grid, or nearer than any view enlarges.
            let Some(id) = id else { continue };
            let bytes: Vec<u8> = row.get(3).map_err(damaged)?;
            if self.is_vector {
                sink(id, &stored_vector(bytes)?)?;
            } else {
                sink(id, &bytes)?;
            }
            self.left.store(PATIENCE, Ordering::Relaxed);
        }
        Ok(())
    }
}
