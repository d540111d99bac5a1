//! The place of a table's row: longitude and latitude, British grid metres, or WKT.

use std::str::FromStr;

use crate::domain::error::Fault;
use crate::domain::{DomainError, Geometry, LonLat};

use super::grid;
use super::report::{RowFault, SkipReason};

/// Pairs of column names in plain letters, east first; best first.
const PAIRS: [(&str, &str); 13] = [
    ("lon", "lat"),
    ("longitude", "latitude"),
    ("lng", "lat"),
    ("long", "lat"),
    ("lng", "latitude"),
    ("long", "latitude"),
    ("lon", "latitude"),
    ("longitude", "lat"),
    ("geox", "geoy"),
    ("easting", "northing"),
    ("eastings", "northings"),
    ("pointx", "pointy"),
    ("x", "y"),
];
/// Names of a column that holds WKT.
const WKT: [&str; 5] = ["wkt", "geometry", "geom", "thegeom", "wktgeom"];
/// Brackets in brackets beyond this are no place; the reader of WKT calls itself for each.
const BRACKETS_MAX: usize = 32;

/// Whether a name in plain letters is one that a place is read from.
pub(super) fn is_coordinate(plain: &str) -> bool {
    WKT.contains(&plain)
        || PAIRS
            .iter()
            .any(|(east, north)| *east == plain || *north == plain)
}

/// Which columns of a table hold the place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlaceColumns {
    pub(super) wkt: Option<usize>,
    pub(super) pair: Option<(usize, usize)>,
}

impl PlaceColumns {
    /// The columns among names in plain letters.
    pub(super) fn find(names: &[String]) -> Self {
        let at = |name: &str| names.iter().position(|known| known == name);
        Self {
            wkt: WKT.iter().find_map(|name| at(name)),
            pair: PAIRS
                .iter()
                .find_map(|(east, north)| at(east).zip(at(north))),
        }
    }
}

/// What a row says of its place.
#[derive(Debug, PartialEq)]
pub(super) enum Place {
    /// Nothing.
    None,
    /// Something that is not a place; the row can come in without one.
    NotUnderstood,
    /// A place.
    At(Geometry),
    /// A place that was on the British National Grid.
    OnGrid(Geometry),
}

/// The place of two cells, east and north.
///
/// # Errors
/// [`RowFault`] when only one of them is a number, or when they lie outside the world.
pub(super) fn of_pair(east: &str, north: &str) -> Result<Place, RowFault> {
    let (x, y) = match (number(east), number(north)) {
        (Some(x), Some(y)) => (x, y),
        (None, None) if east.is_empty() && north.is_empty() => return Ok(Place::None),
        (None, None) => return Ok(Place::NotUnderstood),
        _ => return Err(RowFault::new("geometry", SkipReason::NotAPlace)),
    };
    if grid::looks_like(x, y) {
        return Ok(Place::OnGrid(Geometry::point(grid::to_lon_lat(x, y)?)));
    }
    Ok(Place::At(Geometry::point(LonLat::new(x, y)?)))
}

/// The place of a cell of well-known text; `NotUnderstood` for words that are none.
///
/// # Errors
/// [`RowFault`] for a shape that cannot be.
pub(super) fn of_wkt(cell: &str) -> Result<Place, RowFault> {
    let text = cell.trim();
    if text.is_empty() {
        return Ok(Place::None);
    }
    let (system, text) = match text.split_once(';') {
        Some((system, rest)) if system.to_uppercase().starts_with("SRID=") => (Some(system), rest),
        _ => (None, text),
    };
    if system.is_some_and(|system| !system.ends_with("=4326")) {
        return Err(RowFault::new("geometry", SkipReason::NotAPlace));
    }
    if deepest(text) > BRACKETS_MAX {
        return Err(RowFault::new("geometry", SkipReason::NotAPlace));
    }
    let Ok(parsed) = wkt::Wkt::<f64>::from_str(text) else {
        return Ok(Place::NotUnderstood);
    };
    let shape = geo::Geometry::try_from(parsed)
        .map_err(|_| DomainError::new("geometry", Fault::TooFewPoints))?;
    Ok(Place::At(Geometry::new(shape)?))
}

/// The most brackets open at once.
fn deepest(text: &str) -> usize {
    let (mut open, mut most) = (0usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' => {
                open += 1;
                most = most.max(open);
            }
            b')' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// A number with a decimal point or comma, with or without a degree sign.
fn number(cell: &str) -> Option<f64> {
    let cell = cell.trim().trim_end_matches('°').trim_end();
    let parsed = cell.parse().ok().or_else(|| {
        let comma = cell.matches(',').count() == 1 && !cell.contains('.');
        comma.then(|| cell.replace(',', ".").parse().ok()).flatten()
    });
    // Words such as `nan` and `inf` are numbers to Rust but no coordinates.
    parsed.filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Place {
        Place::At(Geometry::point(LonLat { lon, lat }))
    }

    #[test]
    fn reads_points_and_commas() {
        assert_eq!(of_pair("-3.01", "51.58").unwrap(), at(-3.01, 51.58));
        assert_eq!(of_pair(" 2,35 ", "48,85°").unwrap(), at(2.35, 48.85));
        assert_eq!(of_pair("", "").unwrap(), Place::None);
        assert_eq!(of_pair("n/a", "n/a").unwrap(), Place::NotUnderstood);
    }

    #[test]
    fn a_latitude_of_91_is_a_fault() {
        assert_eq!(of_pair("0", "91").unwrap_err().code, SkipReason::OutOfRange);
        assert_eq!(
            of_pair("-3", "5158").unwrap_err().code,
            SkipReason::OutOfRange
        );
        assert_eq!(
            of_pair("1e308", "5").unwrap_err().code,
            SkipReason::OutOfRange
        );
        assert_eq!(of_pair("5", "").unwrap_err().code, SkipReason::NotAPlace);
    }

    #[test]
    fn reads_well_known_text() {
        assert_eq!(of_wkt("POINT (-3.01 51.58)").unwrap(), at(-3.01, 51.58));
        assert_eq!(of_wkt("SRID=4326;POINT(1 2)").unwrap(), at(1.0, 2.0));
        assert_eq!(of_wkt("behind the church").unwrap(), Place::NotUnderstood);
        let bow_tie = of_wkt("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))").unwrap_err();
        assert_eq!(bow_tie.code, SkipReason::CrossesItself);
    }

    #[test]
    fn well_known_text_nested_20_000_deep_is_a_fault() {
        let deep = "GEOMETRYCOLLECTION(".repeat(20_000);
        assert_eq!(of_wkt(&deep).unwrap_err().code, SkipReason::NotAPlace);
    }
}
