//! Lines of longitude and latitude, near enough together that a view is never blank.

use crate::features::Value;
use crate::grid::{
    BUFFER, Coord, EXTENT, MAX_LATITUDE, TileId, Window, to_lon_lat, to_world_exact,
};
use crate::tiles::Drawn;

/// Distances between lines in millionths of a degree, widest first.
const STEPS: [i64; 11] = [
    30_000_000, 10_000_000, 5_000_000, 1_000_000, 500_000, 100_000, 50_000, 10_000, 5_000, 1_000,
    500,
];
/// Degrees of longitude across 400 pixels just before the next zoom's tiles take over: 360 degrees
/// over 512 pixels, halved, times 400. No step is wider, so that a window has two lines or more.
const NARROW_VIEW: f64 = 140.0;

const MILLION: f64 = 1e6;

pub(super) struct Line {
    pub class: &'static str,
    pub label: Value,
    pub drawn: Drawn,
}

/// The lines in a tile, from west to east, then from south to north.
pub(super) fn lines(id: TileId) -> Vec<Line> {
    let Window { min, max } = id.world_window();
    let (west, north) = to_lon_lat(f64::from(min.x), f64::from(min.y));
    let (east, south) = to_lon_lat(f64::from(max.x), f64::from(max.y));
    let step = step(id.z);
    let whole = |at: f64| {
        let unit = at.round() as i32;
        (-BUFFER..=EXTENT + BUFFER).contains(&unit).then_some(unit)
    };
    let longitudes = multiples(step, west.max(-180.0), east.min(180.0)).filter_map(|at| {
        let (x, _) = place(id, at as f64 / MILLION, 0.0);
        let x = whole(x)?;
        Some(Line {
            class: "longitude",
            label: label(at, 'E', 'W'),
            drawn: straight([x, -BUFFER], [x, EXTENT + BUFFER]),
        })
    });
    let latitudes = multiples(step, south.max(-MAX_LATITUDE), north.min(MAX_LATITUDE));
    let latitudes = latitudes.filter_map(|at| {
        let (_, y) = place(id, 0.0, at as f64 / MILLION);
        let y = whole(y)?;
        Some(Line {
            class: "latitude",
            label: label(at, 'N', 'S'),
            drawn: straight([-BUFFER, y], [EXTENT + BUFFER, y]),
        })
    });
    longitudes.chain(latitudes).collect()
}

/// The widest step that keeps lines in a narrow view at a zoom. Millionths of a degree.
fn step(zoom: u8) -> i64 {
    let view = NARROW_VIEW / f64::from(zoom).exp2();
    STEPS
        .into_iter()
        .find(|&step| step as f64 / MILLION <= view)
        .unwrap_or(STEPS[STEPS.len() - 1])
}

/// Multiples of a step between two angles in degrees, in millionths.
fn multiples(step: i64, from: f64, to: f64) -> impl Iterator<Item = i64> {
    let first = (from * MILLION / step as f64).ceil() as i64;
    let last = (to * MILLION / step as f64).floor() as i64;
    (first..=last).map(move |count| count * step)
}

/// A position in units of a tile, before rounding.
fn place(id: TileId, lon: f64, lat: f64) -> (f64, f64) {
    let (x, y) = to_world_exact(lon, lat);
    let origin = id.origin();
    let scale = id.units_per_world_unit();
    (
        (x - f64::from(origin.x)) * scale,
        (y - f64::from(origin.y)) * scale,
    )
}

fn straight(from: [i32; 2], to: [i32; 2]) -> Drawn {
    let [from, to] = [from, to].map(|[x, y]| Coord { x, y });
    Drawn::Lines(vec![vec![from, to]])
}

/// An angle as it is written on a map: `47° N`, `51.58° N`, `0°`, `180°`.
fn label(millionths: i64, positive: char, negative: char) -> Value {
    let (whole, part) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
    let mut number = whole.to_string();
    if part > 0 {
        let digits = format!("{part:06}");
        number.push('.');
        number.push_str(digits.trim_end_matches('0'));
    }
    let text = match millionths {
        0 | 180_000_000 | -180_000_000 => format!("{number}°"),
        1.. => format!("{number}° {positive}"),
        _ => format!("{number}° {negative}"),
    };
    Value::Text(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_angles_as_on_a_map() {
        for (millionths, text) in [
            (47_000_000, "47° N"),
            (-3_500_000, "3.5° S"),
            (51_580_000, "51.58° N"),
            (0, "0°"),
            (-500, "0.0005° S"),
        ] {
            assert_eq!(label(millionths, 'N', 'S'), Value::Text(text.into()));
        }
    }

    #[test]
    fn steps_get_finer_with_the_zoom() {
        let steps: Vec<i64> = (0..=18).map(step).collect();
        assert!(steps.is_sorted_by(|a, b| a >= b));
        assert_eq!(steps[0], 30_000_000);
        assert_eq!(steps[14], 5_000);
    }
}
