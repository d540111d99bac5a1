//! From a file to a region file, and what is left behind when that does not work.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use homeground_region::{AddError, Keep, Part, ReadError, Region, Unwatched, Watch, add, look};

use crate::support::{QUAYSIDE, layers, tile_at};

const NEWPORT: &str = "newport-wales-2023-06-13.osm.pbf";

/// A real file beside the project; `None` on a fresh clone.
fn real(name: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm");
    let path = folder.join(name);
    path.exists().then_some(path)
}

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

/// The most features that any view of 1440 by 900 pixels at a zoom draws of a region's tiles.
fn most_in_a_view(region: &Region, zoom: u8, around: (u32, u32)) -> usize {
    let z = zoom.min(14);
    // A tile of zoom 14 is enlarged in nearer views.
    let pixels = 512 << (zoom - z);
    let [columns, rows] = [1440, 900].map(|size: u32| size.div_ceil(pixels) + 1);
    let across = 12;
    let counts: Vec<Vec<usize>> = (0..across)
        .map(|dy| {
            let count = |dx| {
                let bytes = region.tile(z, around.0 + dx, around.1 + dy).unwrap();
                drawn(&bytes, zoom)
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

/// What the style draws of a tile at a zoom.
fn drawn(tile: &[u8], zoom: u8) -> usize {
    let layers = layers(tile);
    let shown = |layer: &str, shown: &crate::support::Shown| match layer {
        "housenumber" => zoom >= 17,
        "poi" => zoom >= 16,
        _ => shown
            .number("from")
            .is_none_or(|from| from <= u64::from(zoom)),
    };
    layers
        .iter()
        .map(|(layer, features)| {
            features
                .iter()
                .filter(|feature| shown(layer, feature))
                .count()
        })
        .sum()
}

#[test]
fn no_view_of_a_city_draws_more_than_ten_thousand_features() {
    let Some(file) = real(NEWPORT) else { return };
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a.mbtiles");
    add(&file, &to, Keep::All, &Unwatched).unwrap();
    let region = Region::open(&to).unwrap();
    for zoom in 5..=15 {
        let (_, x, y) = tile_at(-2.9945, 51.5876, zoom.min(14));
        let around = (x.saturating_sub(6), y.saturating_sub(6));
        let most = most_in_a_view(&region, zoom, around);
        println!("zoom {zoom}: at most {most} features in a view");
        assert!(most <= 10_000, "zoom {zoom}: {most}");
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
