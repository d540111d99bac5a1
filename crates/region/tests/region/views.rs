//! No view draws more than an old laptop pans.

use std::fmt::Write as _;

use geo::BoundingRect;
use homeground_region::{Keep, Region, Unwatched, add};

use crate::support::{NEWPORT, Shown, layers, real, region, tile_at};

/// Features of the base map in one view.
const MOST: usize = 10_000;
/// Of a view, in pixels.
const SIZE: [u32; 2] = [1440, 900];
/// Of a tile, in pixels at its own zoom.
const TILE: u32 = 512;

/// The most features that any view of tiles drawn at their own zoom holds, or of those of zoom 14 a zoom nearer.
fn most_from_afar(region: &Region, zoom: u8, around: (u32, u32)) -> usize {
    let z = zoom.min(14);
    let pixels = TILE << (zoom - z);
    let [columns, rows] = SIZE.map(|size| size.div_ceil(pixels) + 1);
    let across = 12;
    let counts: Vec<Vec<usize>> = (0..across)
        .map(|dy| {
            let count = |dx| {
                let bytes = region.tile(z, around.0 + dx, around.1 + dy).unwrap();
                drawn(&bytes, zoom).len()
            };
            (0..across).map(count).collect()
        })
        .collect();
    let mut most = 0;
    for y in 0..=across - rows {
        for x in 0..=across - columns {
            let view = counts[y as usize..(y + rows) as usize].iter();
            let count = view.map(|row| {
                row[x as usize..(x + columns) as usize]
                    .iter()
                    .sum::<usize>()
            });
            most = most.max(count.sum());
        }
    }
    most
}

/// From nearer a view is a part of a tile: the most features whose box meets any of those that lie half a
/// view apart.
fn most_from_near(region: &Region, zoom: u8, middle: (u32, u32)) -> usize {
    let units = |pixels: u32| f64::from((pixels * 4096 / TILE) >> (zoom - 14));
    let [wide, high] = SIZE.map(units);
    let mut boxes: Vec<[f64; 4]> = Vec::new();
    for (dx, dy) in (0..9).map(|at| (at % 3, at / 3)) {
        let bytes = region
            .tile(14, middle.0 + dx - 1, middle.1 + dy - 1)
            .unwrap();
        let (east, south) = (f64::from(dx) * 4096.0, f64::from(dy) * 4096.0);
        boxes.extend(drawn(&bytes, zoom).iter().filter_map(|shown| {
            let rect = shown.geometry.bounding_rect()?;
            let [min, max] = [rect.min(), rect.max()];
            Some([
                f64::from(min.x) + east,
                f64::from(min.y) + south,
                f64::from(max.x) + east,
                f64::from(max.y) + south,
            ])
        }));
    }
    let steps = |size: f64| {
        (0..)
            .map(move |at| f64::from(at) * size / 2.0)
            .take_while(move |at| at + size <= 3.0 * 4096.0)
    };
    let mut most = 0;
    for y in steps(high) {
        let row: Vec<&[f64; 4]> = (boxes.iter())
            .filter(|[_, north, _, south]| *north <= y + high && y <= *south)
            .collect();
        for x in steps(wide) {
            let meets = |[west, _, east, _]: &&&[f64; 4]| *west <= x + wide && x <= *east;
            most = most.max(row.iter().filter(meets).count());
        }
    }
    most
}

/// What the style draws of a tile at a zoom.
fn drawn(tile: &[u8], zoom: u8) -> Vec<Shown> {
    let is_shown = |layer: &str, shown: &Shown| match layer {
        "housenumber" => zoom >= 17,
        "poi" => zoom >= 16,
        _ => shown
            .number("from")
            .is_none_or(|from| from <= u64::from(zoom)),
    };
    (layers(tile).into_iter())
        .flat_map(|(layer, features)| {
            features
                .into_iter()
                .filter(move |feature| is_shown(&layer, feature))
        })
        .collect()
}

/// Looks from every zoom round a place.
fn look_round(region: &Region, (lon, lat): (f64, f64)) {
    for zoom in 5..=19 {
        let (_, x, y) = tile_at(lon, lat, zoom.min(14));
        let most = if zoom < 16 {
            most_from_afar(region, zoom, (x.saturating_sub(6), y.saturating_sub(6)))
        } else {
            most_from_near(region, zoom, (x, y))
        };
        println!("zoom {zoom}: at most {most} features in a view");
        assert!(most <= MOST, "zoom {zoom}: {most}");
        assert!(most > 0 || zoom < 13, "nothing at zoom {zoom}");
    }
}

/// Houses wall to wall, each with its number, on both sides of many streets.
fn dense_town() -> String {
    const SIDE: i32 = 130;
    const STEP: f64 = 0.000_12;
    let at = |x: i32, y: i32| {
        (
            -12.0 + f64::from(x) * STEP,
            49.0 + f64::from(y) * STEP * 0.66,
        )
    };
    let (mut nodes, mut ways) = (String::new(), String::new());
    let mut node = 0;
    let mut corner = |nodes: &mut String, lon: f64, lat: f64| {
        node += 1;
        writeln!(
            nodes,
            r#"<node id="{node}" lat="{lat:.7}" lon="{lon:.7}"/>"#
        )
        .unwrap();
        node
    };
    let mut way = 0;
    for (x, y) in (0..SIDE * SIDE).map(|house| (house % SIDE, house / SIDE)) {
        let (west, south) = at(x, y);
        let (east, north) = (west + STEP * 0.8, south + STEP * 0.5);
        let ring = [(west, south), (east, south), (east, north), (west, north)]
            .map(|(lon, lat)| corner(&mut nodes, lon, lat));
        way += 1;
        let refs: String = ring
            .iter()
            .chain(&ring[..1])
            .map(|id| format!(r#"<nd ref="{id}"/>"#))
            .collect();
        writeln!(
            ways,
            r#"<way id="{way}">{refs}<tag k="building" v="house"/><tag k="addr:housenumber" v="{}"/></way>"#,
            x + 1
        )
        .unwrap();
    }
    for y in (0..SIDE).step_by(2) {
        let ends =
            [at(0, y), at(SIDE, y)].map(|(lon, lat)| corner(&mut nodes, lon, lat - STEP * 0.08));
        way += 1;
        writeln!(
            ways,
            r#"<way id="{way}"><nd ref="{}"/><nd ref="{}"/><tag k="highway" v="residential"/><tag k="name" v="Row {y}"/></way>"#,
            ends[0], ends[1]
        )
        .unwrap();
    }
    format!("<osm>{nodes}{ways}</osm>")
}

#[test]
fn no_view_of_houses_wall_to_wall_draws_more_than_ten_thousand_features() {
    look_round(&region(dense_town().as_bytes()), (-11.992, 49.005));
}

#[test]
fn no_view_of_a_city_draws_more_than_ten_thousand_features() {
    let Some(file) = real(NEWPORT) else { return };
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a.mbtiles");
    add(&file, &to, Keep::All, &Unwatched).unwrap();
    look_round(&Region::open(&to).unwrap(), (-2.9945, 51.5876));
}
