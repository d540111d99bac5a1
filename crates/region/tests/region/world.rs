//! The base of the map without streets.

use geo::Geometry;
use homeground_region::World;
use proptest::prelude::*;

use crate::support::{Shown, check_inside_buffer, layers, tile_at};

#[test]
fn shows_land_coast_and_lines_of_the_whole_world() {
    let layers = layers(&World::built_in().tile(0, 0, 0));
    assert!(layers["land"].len() > 50);
    assert!(layers["coast"].len() > 50);
    let labels: Vec<_> = layers["graticule"]
        .iter()
        .filter_map(|line| line.text("label"))
        .collect();
    assert!(labels.contains(&"30° N") && labels.contains(&"180°") && labels.contains(&"90° W"));
}

#[test]
fn fills_a_tile_inland_without_a_coast() {
    let (z, x, y) = tile_at(10.0, 50.0, 10);
    let inland = layers(&World::built_in().tile(z, x, y));
    assert_eq!(inland["land"].len(), 1);
    assert!(!inland.contains_key("coast"));
    let (z, x, y) = tile_at(-35.0, 45.0, 10);
    assert!(!layers(&World::built_in().tile(z, x, y)).contains_key("land"));
}

#[test]
fn has_no_coast_along_the_antimeridian_or_the_map_s_end() {
    for (z, x, y) in [(0, 0, 0), (2, 0, 0), (2, 3, 0), (3, 7, 7), (3, 0, 7)] {
        for part in &layers(&World::built_in().tile(z, x, y))["coast"] {
            let lines = match &part.geometry {
                Geometry::LineString(line) => vec![line.clone()],
                Geometry::MultiLineString(lines) => lines.0.clone(),
                other => panic!("{other:?}"),
            };
            for segment in lines.iter().flat_map(|line| line.lines()) {
                let (dx, dy) = (segment.dx().abs(), segment.dy().abs());
                assert!(dx > 0 || dy < 512, "{z}/{x}/{y} {segment:?}");
                assert!(dy > 0 || dx < 512, "{z}/{x}/{y} {segment:?}");
            }
        }
    }
}

#[test]
fn is_never_blank_and_never_crowded() {
    for zoom in World::ZOOMS {
        for (lon, lat) in [(0.1, 0.1), (-12.03, 49.01), (24.94, 65.01), (179.99, -80.0)] {
            let (z, x, y) = tile_at(lon, lat, zoom);
            let lines = &layers(&World::built_in().tile(z, x, y))["graticule"];
            let count = |class| {
                let of = |line: &&Shown| line.text("class") == Some(class);
                lines.iter().filter(of).count()
            };
            assert!((1..30).contains(&count("longitude")), "{zoom} {lon}");
            assert!(count("latitude") < 60, "{zoom} {lon}");
            // Nearer to the poles the map is stretched and a tile may lie between two latitudes.
            assert!(count("latitude") > 0 || lat < -66.0, "{zoom} {lon}");
        }
    }
}

#[test]
fn has_no_tile_outside_the_world() {
    assert!(World::built_in().tile(0, 1, 0).is_empty());
    assert!(World::built_in().tile(19, 0, 0).is_empty());
    assert!(World::built_in().tile(255, u32::MAX, u32::MAX).is_empty());
}

proptest! {
    #[test]
    fn stays_inside_the_buffer(z in 0..=18_u8, at in (0.0..1.0, 0.0..1.0)) {
        let across = f64::from(z).exp2();
        let (x, y) = ((at.0 * across) as u32, (at.1 * across) as u32);
        check_inside_buffer(&World::built_in().tile(z, x, y));
    }
}
