//! From a file to a region file, and what is left behind when that does not work.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use homeground_region::{AddError, Keep, Part, ReadError, Region, Unwatched, Watch, add, look};

use crate::support::{NEWPORT, QUAYSIDE, layers, real, tile_at};

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Asks to stop after so many looks at it.
struct StopAfter(AtomicU64);

impl Watch for StopAfter {
    fn progress(&self, _: Part, done: u64, of: u64) {
        assert!(done <= of, "{done} of {of}");
    }

    fn stopped(&self) -> bool {
        let left = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                Some(left.saturating_sub(1))
            });
        left.unwrap() == 0
    }
}

#[test]
fn a_small_export_becomes_a_region() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "quayside.osm", QUAYSIDE);
    let to = folder.path().join("quayside.mbtiles");
    let report = add(&file, &to, Keep::All, &Unwatched).unwrap();
    assert_eq!(report.file, "quayside.osm");
    assert_eq!(report.format, "osm.xml");
    assert_eq!(report.read.house_numbers, 4);
    let region = Region::open(&to).unwrap();
    assert_eq!(region.info().attribution, "Invented for tests");
    assert_eq!(region.info().kept, report.kept);
    assert!(report.kept.tiles > 0);
    assert_eq!(names(folder.path()), ["quayside.mbtiles", "quayside.osm"]);
}

#[test]
fn a_packed_export_is_read_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(QUAYSIDE).unwrap();
    let packed = packer.finish().unwrap();
    let plain = written(folder.path(), "plain.osm", QUAYSIDE);
    let file = written(folder.path(), "quayside.osm.gz", &packed);
    let to = folder.path().join("a.mbtiles");
    let packed_report = add(&file, &to, Keep::All, &Unwatched).unwrap();
    let plain_report = add(&plain, &to, Keep::All, &Unwatched).unwrap();
    assert_eq!(packed_report.kept, plain_report.kept);
    // Cut off anywhere, it is refused.
    let cut = written(folder.path(), "cut.osm.gz", &packed[..packed.len() / 2]);
    let error = add(&cut, &to, Keep::All, &Unwatched).unwrap_err();
    assert!(matches!(error, AddError::Read(_)), "{error}");
}

#[test]
fn every_beginning_of_a_file_ends_in_a_sentence_and_leaves_the_old_region() {
    let folder = tempfile::tempdir().unwrap();
    let whole = written(folder.path(), "whole.osm", QUAYSIDE);
    let to = folder.path().join("a.mbtiles");
    add(&whole, &to, Keep::All, &Unwatched).unwrap();
    let before = fs::read(&to).unwrap();
    for end in (0..QUAYSIDE.len() - 10).step_by(37) {
        let file = written(folder.path(), "part.osm", &QUAYSIDE[..end]);
        let error = add(&file, &to, Keep::All, &Unwatched).unwrap_err();
        assert!(matches!(error, AddError::Read(_)), "{end}: {error}");
    }
    assert_eq!(names(folder.path()), ["a.mbtiles", "part.osm", "whole.osm"]);
    assert!(fs::read(&to).unwrap() == before);
}

#[test]
fn stopped_anywhere_it_leaves_the_old_region_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "quayside.osm", QUAYSIDE);
    let to = folder.path().join("a.mbtiles");
    add(&file, &to, Keep::All, &Unwatched).unwrap();
    let before = fs::read(&to).unwrap();
    let mut after = 0;
    loop {
        let watch = StopAfter(AtomicU64::new(after));
        match add(&file, &to, Keep::All, &watch) {
            Err(AddError::Stopped) => {
                assert!(fs::read(&to).unwrap() == before);
                assert_eq!(names(folder.path()), ["a.mbtiles", "quayside.osm"]);
            }
            Err(error) => panic!("{error}"),
            Ok(_) => break,
        }
        after += 1;
    }
    assert!(after > 3, "it asked {after} times");
}

#[test]
fn a_folder_and_a_missing_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a.mbtiles");
    let missing = add(&folder.path().join("none.osm"), &to, Keep::All, &Unwatched);
    assert!(matches!(missing, Err(AddError::Open(_))));
    let error = add(folder.path(), &to, Keep::All, &Unwatched).unwrap_err();
    assert!(
        matches!(error, AddError::Read(ReadError::Io(_))),
        "{error:?}"
    );
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_city_is_counted_exactly_and_its_tiles_are_small_and_always_the_same() {
    let Some(file) = real(NEWPORT) else { return };
    let folder = tempfile::tempdir().unwrap();
    let looked = look(&file).unwrap();
    assert_eq!(looked.format, "osm.pbf");
    let [to, again] = ["a", "b"].map(|name| folder.path().join(name));
    let report = add(&file, &to, Keep::All, &Unwatched).unwrap();
    let read = report.read;
    assert_eq!(
        (read.nodes, read.ways, read.relations),
        (256_508, 51_231, 286)
    );
    assert_eq!((read.house_numbers, read.postcodes), (21_314, 1_377));
    assert_eq!((read.coastline, read.rings_not_closed), (13, 2));
    assert!(fs::metadata(&to).unwrap().len() < 10_000_000);
    let region = Region::open(&to).unwrap();
    add(&file, &again, Keep::All, &Unwatched).unwrap();
    let same = Region::open(&again).unwrap();
    let (z, x, y) = tile_at(-2.9945, 51.5876, 14);
    for (dx, dy) in (0..9).map(|at| (at % 3, at / 3)) {
        let bytes = region.tile(z, x + dx - 1, y + dy - 1).unwrap();
        assert!(bytes.len() < 500_000);
        assert!(bytes == same.tile(z, x + dx - 1, y + dy - 1).unwrap());
    }
    let middle = layers(&region.tile(z, x, y).unwrap());
    let water = &middle["water"];
    assert!(
        water.iter().any(|water| water.text("class") == Some("sea")),
        "the Usk is tidal"
    );
    for layer in ["building", "road", "housenumber"] {
        assert!(middle[layer].len() > 20, "{layer}");
    }
}

#[test]
fn a_part_of_a_city_is_kept_alone() {
    let Some(file) = real(NEWPORT) else { return };
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("part.mbtiles");
    let rect = geo::Rect::new((-3.0, 51.58), (-2.99, 51.59));
    let area = geo::MultiPolygon::from(vec![rect.to_polygon()]);
    let keep = Keep::Within {
        area: &area,
        margin_m: 200.0,
    };
    let report = add(&file, &to, keep, &Unwatched).unwrap();
    assert_eq!(report.read.ways, 51_231);
    let region = Region::open(&to).unwrap();
    let bounds = region.info().bounds.unwrap();
    assert!((bounds.west + 3.0029).abs() < 0.0005, "{bounds}");
    assert!((bounds.north - 51.5918).abs() < 0.0005, "{bounds}");
    let (z, x, y) = tile_at(-2.995, 51.585, 14);
    assert!(!region.tile(z, x, y).unwrap().is_empty());
    assert!(region.tile(z, x + 4, y).unwrap().is_empty());
}

#[test]
fn a_few_shapes_over_half_the_world_are_refused_and_a_country_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a");
    let lake = |west: f64, south: f64, east: f64, north: f64| {
        let corners = [(west, south), (east, south), (east, north), (west, north)];
        let nodes: String = (corners.iter().zip(1..))
            .map(|((lon, lat), id)| format!(r#"<node id="{id}" lat="{lat}" lon="{lon}"/>"#))
            .collect();
        format!(
            r#"<osm>{nodes}<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
            <tag k="natural" v="water"/></way></osm>"#
        )
    };
    let world = written(
        folder.path(),
        "world.osm",
        lake(-170.0, -80.0, 170.0, 80.0).as_bytes(),
    );
    let error = add(&world, &to, Keep::All, &Unwatched).unwrap_err();
    assert!(matches!(error, AddError::TooMuch), "{error}");
    assert_eq!(names(folder.path()), ["world.osm"]);
    let country = written(
        folder.path(),
        "country.osm",
        lake(-13.5, 49.0, -10.5, 51.0).as_bytes(),
    );
    let report = add(&country, &to, Keep::All, &Unwatched).unwrap();
    assert!(
        (10_000..40_000).contains(&report.kept.tiles),
        "{:?}",
        report.kept
    );
    // The middle of the lake is water alone, whole.
    let region = Region::open(&to).unwrap();
    let (z, x, y) = tile_at(-12.0, 50.0, 14);
    let water = &layers(&region.tile(z, x, y).unwrap())["water"];
    assert_eq!(water.len(), 1);
}
