//! An OpenStreetMap extract becomes a region.

use rusqlite::{Connection, params};

use super::report::{Kept, Report, left_out};
use super::{AddError, Source};
use crate::file::{Metadata, index_tiles, write_metadata};
use crate::grid::{Window, to_world};
use crate::osm::{Extract, Positions};
use crate::watch::{Part, Watch};
use crate::{features, gazetteer, suggest, tiles};

/// What OpenStreetMap asks to be shown wherever its data is
/// (<https://www.openstreetmap.org/copyright>).
const OSM_CREDIT: &str = "© OpenStreetMap contributors";

/// Fills an empty region file.
///
/// # Errors
/// [`AddError`]
pub(super) fn fill(
    connection: &Connection,
    extract: Extract,
    source: &Source,
    format: &'static str,
    cut: Option<Window>,
    watch: &dyn Watch,
) -> Result<Report, AddError> {
    let go_on = |done: u64| {
        watch.progress(Part::Gathering, done, 3);
        if watch.stopped() {
            Err(AddError::Stopped)
        } else {
            Ok(())
        }
    };
    go_on(0)?;
    let window = cut
        .or_else(|| usual_window(&extract))
        .ok_or(AddError::Nothing)?;
    let mut kept = gazetteer::write(&extract, connection)?;
    go_on(1)?;
    kept.suggestions = suggest::write(&extract, connection)?;
    go_on(2)?;
    let built = features::build(&extract, &window, &sea_boxes(window));
    let mut counts = extract.counts;
    counts.rings_not_closed = built.rings_not_closed;
    let credit = attribution(extract.copyright.as_deref());
    let data_date = extract.data_date.clone();
    drop(extract);
    go_on(3)?;
    if tiles::is_too_much(&built.features, window) {
        return Err(AddError::TooMuch);
    }
    let left = draw(connection, &built, window, watch, &mut kept)?;
    let mut reasons = built.left_out.reasons().to_vec();
    reasons.push((
        "drawn from nearer only: too many in a view",
        left.until_nearer,
    ));
    reasons.push(("too many in one tile", left.too_large));
    let report = Report {
        file: source.file.clone(),
        format,
        data_date,
        read: counts.into(),
        kept,
        left_out: left_out(&reasons),
    };
    write_metadata(
        connection,
        &Metadata {
            name: &source.file,
            format: "pbf",
            bounds: window.bounds(),
            min_zoom: *tiles::ZOOMS.start(),
            max_zoom: *tiles::ZOOMS.end(),
            attribution: &credit,
            json: Some(&tiles::layers_json()),
            schema: "ours",
        },
    )?;
    source.write(connection, &report, cut, &credit)?;
    Ok(report)
}

/// Draws and keeps every tile; answers how many features some of them go without.
fn draw(
    connection: &Connection,
    built: &features::Built,
    window: Window,
    watch: &dyn Watch,
    kept: &mut Kept,
) -> Result<tiles::Crowded, AddError> {
    let mut insert = connection.prepare("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)")?;
    let mut left = tiles::Crowded::default();
    tiles::make_all(&built.features, window, |id, tile, done| {
        let row = (1_u32 << id.z) - 1 - id.y;
        insert.execute(params![id.z, id.x, row, tile.bytes])?;
        kept.tiles += 1;
        left += tile.left_out;
        watch.progress(Part::Drawing, done, 1000);
        if watch.stopped() {
            Err(AddError::Stopped)
        } else {
            Ok(())
        }
    })?;
    index_tiles(connection)?;
    Ok(left)
}

/// The file's own credit if it names somebody else than OpenStreetMap.
fn attribution(copyright: Option<&str>) -> String {
    match copyright.map(str::trim) {
        Some(own) if !own.is_empty() && !own.contains("OpenStreetMap") => own.to_owned(),
        _ => OSM_CREDIT.to_owned(),
    }
}

/// The box the file says it covers, else the one between the half and the 99 and a half percentile
/// of all positions: single objects of an extract often reach far beyond it.
fn usual_window(extract: &Extract) -> Option<Window> {
    if let Some(bounds) = extract.bounds {
        let corners = [(bounds.west, bounds.south), (bounds.east, bounds.north)];
        return Window::around(corners.map(|(lon, lat)| to_world(lon, lat)));
    }
    let around = percentiles(&extract.positions)?;
    // A little more, so that what lies at the edge is not cut through the middle.
    let margin = (around.max.x - around.min.x).max(around.max.y - around.min.y) / 20;
    Some(around.grown(margin))
}

/// Where the sea may be filled in, the widest first: whole tiles, so that no straight shore shows at
/// the edge, else as much of the window as has a whole coast.
fn sea_boxes(window: Window) -> Vec<Window> {
    let side = (window.max.x - window.min.x).min(window.max.y - window.min.y);
    let smaller = (0..=10).map(|part| window.grown(-(side / 100 * part)));
    [window.to_tiles(11), window.to_tiles(13)]
        .into_iter()
        .chain(smaller)
        .collect()
}

fn percentiles(positions: &Positions) -> Option<Window> {
    let (mut xs, mut ys): (Vec<i32>, Vec<i32>) = positions.iter().map(|at| (at.x, at.y)).unzip();
    let ends = |list: &mut Vec<i32>| {
        let last = list.len().checked_sub(1)?;
        let skipped = list.len() / 200;
        let (_, low, _) = list.select_nth_unstable(skipped);
        let low = *low;
        let (_, high, _) = list.select_nth_unstable(last - skipped);
        Some((low, *high))
    };
    let ((west, east), (north, south)) = (ends(&mut xs)?, ends(&mut ys)?);
    Window::around([(west, north), (east, south)].map(|(x, y)| crate::grid::Coord { x, y }))
}
