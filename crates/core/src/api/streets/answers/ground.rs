//! The street maps that this window can look into: those of the computer, and while the sample is
//! open its own. None of this waits for the open map.

use geo::BoundingRect;
use homeground_region::{Bounds, Region, RegionError};

use super::*;
use crate::api::session::Bytes;
use crate::domain::BoundingBox;
use crate::regions::RegionsError;
use crate::usecases;

/// Key of the sample's streets.
pub(super) const SAMPLE: &str = "sample";

/// Keys of all street maps.
pub(super) fn keys(session: &Session) -> Vec<String> {
    let mut keys = session.regions.keys();
    if session.shows_sample() {
        keys.push(SAMPLE.to_owned());
    }
    keys
}

/// Asks one street map.
pub(super) fn with<T>(
    session: &Session,
    key: &str,
    ask: impl FnOnce(&Region) -> Result<T, RegionError>,
) -> Result<T, Failure> {
    let answer = if key == SAMPLE {
        usecases::ask_sample(ask)?
    } else {
        session.regions.with(key, ask)?
    };
    Ok(answer.map_err(RegionsError::from)?)
}

/// Asks every street map in turn. One that cannot be read is left out: the list says so.
pub(super) fn in_all<T>(
    session: &Session,
    keys: &[String],
    ask: impl Fn(&Region) -> Result<T, RegionError>,
) -> Vec<T> {
    let answers = keys.iter().filter_map(|key| {
        let answer = with(session, key, &ask);
        if let Err(failure) = &answer {
            tracing::warn!(?failure, "a street map cannot be read");
        }
        answer.ok()
    });
    answers.collect()
}

/// Keys of the street maps round a point, the smallest first: it is likely the newest.
pub(super) fn holding(session: &Session, lon: f64, lat: f64) -> Vec<String> {
    meeting(session, &geo::Point::new(lon, lat).bounding_rect())
}

/// Keys of the street maps that lie over a part of a box, the smallest first.
pub(super) fn meeting(session: &Session, part: &geo::Rect) -> Vec<String> {
    let mut around: Vec<(f64, String)> = Vec::new();
    for key in keys(session) {
        let Ok(bounds) = with(session, &key, |region| Ok(region.info().bounds)) else {
            continue;
        };
        // Where a file does not say what it covers, it may be here.
        let area = bounds.map_or(f64::INFINITY, |bounds| {
            (bounds.east - bounds.west) * (bounds.north - bounds.south)
        });
        if bounds.is_none_or(|bounds| meets(bounds, part)) {
            around.push((area, key));
        }
    }
    around.sort_by(|one, two| one.0.total_cmp(&two.0));
    around.into_iter().map(|(_, key)| key).collect()
}

fn meets(bounds: Bounds, part: &geo::Rect) -> bool {
    let (min, max) = (part.min(), part.max());
    bounds.west <= max.x && min.x <= bounds.east && bounds.south <= max.y && min.y <= bounds.north
}

pub(super) fn holds(bounds: Bounds, lon: f64, lat: f64) -> bool {
    (bounds.west..=bounds.east).contains(&lon) && (bounds.south..=bounds.north).contains(&lat)
}

/// A box as the wire has it.
pub(super) fn wire_bounds(bounds: Bounds) -> BoundingBox {
    BoundingBox {
        west: bounds.west,
        south: bounds.south,
        east: bounds.east,
        north: bounds.north,
    }
}

/// A tile of a street map.
pub(in crate::api) fn tile(
    session: &Session,
    key: &str,
    z: u8,
    x: u32,
    y: u32,
) -> Result<Bytes, Failure> {
    let (mime, body) = with(session, key, |region| {
        Ok((mime(&region.info().tile_format), region.tile(z, x, y)?))
    })?;
    Ok(Bytes { mime, body })
}

/// A tile of the sample's streets, whatever map is open.
pub(in crate::api) fn sample_tile(z: u8, x: u32, y: u32) -> Result<Vec<u8>, Failure> {
    let tile = usecases::ask_sample(|region| region.tile(z, x, y))?;
    Ok(tile.map_err(RegionsError::from)?)
}

fn mime(format: &str) -> &'static str {
    match format {
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        _ => crate::api::tiles::TILE,
    }
}
