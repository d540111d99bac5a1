//! MBTiles: <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>, and what is made in its
//! likeness. `tiles` may be a view.

use std::path::Path;
use std::str::FromStr;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::{About, BaseMap, BaseMapError, Container, Sink, Stop, Tiles, is_packed, schema};
use crate::Bounds;
use crate::grid::TileId;
use crate::tiles::packed;

/// # Errors
/// [`BaseMapError::Damaged`], also for a database of another kind.
pub(super) fn open(path: &Path) -> Result<BaseMap, BaseMapError> {
    let connection = opened(path).map_err(|_| BaseMapError::Damaged)?;
    let value = |name: &str| {
        connection
            .query_row(
                "SELECT value FROM metadata WHERE name = ?1",
                [name],
                |row| row.get::<_, String>(0),
            )
            .optional()
            .map_err(|_| BaseMapError::Damaged)
    };
    let said = schema::Said {
        name: value("name")?,
        attribution: value("attribution")?,
        generator: value("generator")?,
        ..schema::Said::default()
    };
    let said = said.with_layers(value("json")?.as_deref());
    let (min_zoom, max_zoom) = zooms(&connection).map_err(|_| BaseMapError::Damaged)?;
    let tile_format = match value("format")?.as_deref() {
        Some("pbf" | "mvt") => "pbf",
        Some("png") => "png",
        Some("jpg" | "jpeg") => "jpg",
        Some("webp") => "webp",
        Some(_) => return Err(BaseMapError::Tiles("of an unknown kind")),
        None => "pbf",
    };
    let about = About {
        container: Container::MbTiles,
        schema: schema::recognise(tile_format, &said),
        tile_format,
        bounds: value("bounds")?.as_deref().and_then(bounds),
        min_zoom,
        max_zoom,
        json: said.layers_json(),
        name: said.name,
        attribution: said.attribution,
        generator: said.generator,
    };
    let tiles = Box::new(Archive(connection));
    Ok(BaseMap { about, tiles })
}

/// Somebody's file from a stick: its triggers and views may do nothing but be read.
fn opened(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "query_only", "ON")?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    Ok(connection)
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

struct Archive(Connection);

impl Tiles for Archive {
    fn each(&mut self, sink: Sink<'_>) -> Result<(), Stop> {
        let damaged = |_| BaseMapError::Damaged;
        let is_vector: bool = self
            .0
            .query_row(
                "SELECT NOT EXISTS (SELECT 1 FROM metadata WHERE name = 'format' AND value IN ('png', 'jpg', 'jpeg', 'webp'))",
                [],
                |row| row.get(0),
            )
            .map_err(damaged)?;
        let mut select = self
            .0
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
            if is_vector && !is_packed(&bytes) {
                sink(id, &packed(&bytes))?;
            } else {
                sink(id, &bytes)?;
            }
        }
        Ok(())
    }
}
