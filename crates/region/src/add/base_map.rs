//! A finished base map becomes a region: its tiles as they are, its names to be found.

use std::path::Path;

use rusqlite::params;

use super::report::{Kept, ReadCounts, Report, left_out};
use super::{AddError, Source};
use crate::basemap::{About, BaseMap, Container, Stop};
use crate::file::{Making, Metadata, Region, Schema, index_tiles, write_metadata};
use crate::grid::Window;
use crate::watch::{Part, Watch};
use crate::{basemap, gazetteer, suggest};

/// Names are read from the tiles of this zoom, or the nearest there are.
const NAMES_ZOOM: u8 = 14;
/// Names and stretches of streets that are taken in. A country has a tenth of it; they lie in memory.
const MOST_NAMES: usize = 4_000_000;
/// Shown where the file names nobody: vector tiles of these schemas are made of OpenStreetMap.
const OSM_CREDIT: &str = "© OpenStreetMap contributors";

/// `pmtiles`, `mbtiles`, or `region` for a file that this program made.
pub(super) fn format_word(about: &About) -> &'static str {
    match (about.container, about.schema) {
        (Container::MbTiles, Schema::Ours) => "region",
        (container, _) => container.word(),
    }
}

/// Makes a region of it.
///
/// # Errors
/// [`AddError`]; nothing is left behind.
pub(super) fn make(
    path: &Path,
    container: Container,
    source: Source,
    to: &Path,
    cut: Option<Window>,
    watch: &dyn Watch,
) -> Result<(Making, Report), AddError> {
    let mut map = BaseMap::open(path, container)?;
    let format = format_word(&map.about);
    if format == "region" {
        return copy(path, source, to, watch);
    }
    let making = Making::beside(to)?;
    let connection = making.connection()?;
    let mut insert = connection.prepare("INSERT OR IGNORE INTO tiles VALUES (?1, ?2, ?3, ?4)")?;
    index_tiles(connection)?;
    suggest::write_none(connection)?;
    let (schema, last) = (map.about.schema, map.about.max_zoom.min(NAMES_ZOOM));
    let (mut things, mut too_many) = (Vec::new(), 0);
    let mut kept = Kept::default();
    let elsewhere = map.each(cut, watch, &mut |id, bytes| {
        let row = (1_u32 << id.z) - 1 - id.y;
        let put = insert.execute(params![id.z, id.x, row, bytes]);
        kept.tiles += put.map_err(Stop::Write)? as u64;
        if id.z == last {
            let names = basemap::names(schema, id, bytes)?;
            let room = MOST_NAMES.saturating_sub(things.len());
            too_many += names.len().saturating_sub(room) as u64;
            things.extend(names.into_iter().take(room));
        }
        if kept.tiles % 64 == 0 {
            watch.progress(Part::Reading, 0, 1);
        }
        Ok(())
    });
    let elsewhere = elsewhere.map_err(|stop| match stop {
        Stop::BaseMap(error) => AddError::BaseMap(error),
        Stop::Asked => AddError::Stopped,
        Stop::Write(error) => error.into(),
    })?;
    drop(insert);
    if kept.tiles == 0 {
        return Err(AddError::Nothing);
    }
    let tiles = kept.tiles;
    kept = gazetteer::write_names(&things, connection)?;
    kept.tiles = tiles;
    let about = &map.about;
    let credit = match about.attribution.as_deref().filter(|said| !said.is_empty()) {
        Some(said) => said.to_owned(),
        None if matches!(about.schema, Schema::Pictures | Schema::Unknown) => String::new(),
        None => OSM_CREDIT.to_owned(),
    };
    let bounds = match (cut.and_then(Window::bounds), about.bounds) {
        (Some(cut), Some(all)) => cut.common(all).or(Some(cut)),
        (cut, all) => cut.or(all),
    };
    write_metadata(
        connection,
        &Metadata {
            name: about.name.as_deref().unwrap_or(&source.file),
            format: about.tile_format,
            bounds,
            min_zoom: about.min_zoom,
            max_zoom: about.max_zoom,
            attribution: &credit,
            json: about.json.as_deref(),
            schema: about.schema.word(),
        },
    )?;
    let report = Report {
        file: source.file.clone(),
        format,
        data_date: None,
        read: ReadCounts::default(),
        kept,
        left_out: left_out(&[
            ("tile outside the area", elsewhere),
            ("name: too many to search", too_many),
        ]),
    };
    source.write(connection, &report, cut, &credit)?;
    Ok((making, report))
}

/// A region file from a colleague's stick, taken over whole once it was looked through.
fn copy(
    path: &Path,
    source: Source,
    to: &Path,
    watch: &dyn Watch,
) -> Result<(Making, Report), AddError> {
    watch.progress(Part::Reading, 0, 1);
    if watch.stopped() {
        return Err(AddError::Stopped);
    }
    let making = Making::copy_of(path, to).map_err(AddError::Write)?;
    let region = Region::open(making.path()).map_err(AddError::Region)?;
    region.check().map_err(AddError::Region)?;
    let info = region.info();
    let report = Report {
        file: source.file,
        format: "region",
        data_date: info.data_date.clone(),
        read: ReadCounts::default(),
        kept: info.kept,
        left_out: Vec::new(),
    };
    Ok((making, report))
}
