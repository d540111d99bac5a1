//! Finished base maps that somebody brings.

use std::fs;
use std::path::Path;

use homeground_region::{AddError, BaseMapError, Keep, Region, Schema, Unwatched, add, look};
use pmtiles::{PmTilesWriter, TileCoord, TileType};

use crate::support::{QUAYSIDE, layers, real, tile_at};

const CHELTENHAM: &str = "cheltenham-protomaps-2023.pmtiles";

/// Vector tiles of the invented hamlet, as another program would have made them.
fn hamlet(folder: &Path) -> Region {
    let file = folder.join("hamlet.osm");
    fs::write(&file, QUAYSIDE).unwrap();
    let to = folder.join("hamlet.region");
    add(&file, &to, Keep::All, &Unwatched).unwrap();
    Region::open(&to).unwrap()
}

const METADATA: &str = r#"{"name":"A hamlet","attribution":"<b>Nobody</b>","vector_layers":[
    {"id":"transportation","fields":{}},{"id":"road","fields":{}}]}"#;

fn pmtiles_of(region: &Region, path: &Path) {
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .bounds(-12.1, 48.9, -11.9, 49.1)
        .min_zoom(12)
        .max_zoom(14)
        .metadata(METADATA)
        .create(fs::File::create(path).unwrap())
        .unwrap();
    for z in 12..=14 {
        let (z, x, y) = tile_at(-12.0, 49.0, z);
        let bytes = region.tile(z, x, y).unwrap();
        let coord = TileCoord::new(z, x, y).unwrap();
        writer.add_tile(coord, &bytes).unwrap();
    }
    writer.finalize().unwrap();
}

fn mbtiles_of(region: &Region, path: &Path) {
    let file = rusqlite::Connection::open(path).unwrap();
    file.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
         CREATE TABLE images (tile_id TEXT, tile_data BLOB);
         CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data
             FROM map JOIN images USING (tile_id);
         INSERT INTO metadata VALUES ('name', 'A hamlet'), ('format', 'pbf');",
    )
    .unwrap();
    file.execute("INSERT INTO metadata VALUES ('json', ?1)", [METADATA])
        .unwrap();
    for z in 12..=14 {
        let (z, x, y) = tile_at(-12.0, 49.0, z);
        let bytes = region.tile(z, x, y).unwrap();
        file.execute("INSERT INTO images VALUES (?1, ?2)", (z, bytes))
            .unwrap();
        let row = (1_u32 << z) - 1 - y;
        file.execute("INSERT INTO map VALUES (?1, ?2, ?3, ?1)", (z, x, row))
            .unwrap();
    }
}

#[test]
fn both_containers_keep_the_tiles_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let made = hamlet(folder.path());
    let [pm, mb] = ["a.pmtiles", "a.mbtiles"].map(|name| folder.path().join(name));
    pmtiles_of(&made, &pm);
    mbtiles_of(&made, &mb);
    for (file, format) in [(pm, "pmtiles"), (mb, "mbtiles")] {
        assert_eq!(look(&file).unwrap().format, format);
        let to = folder.path().join("to");
        let report = add(&file, &to, Keep::All, &Unwatched).unwrap();
        assert_eq!((report.format, report.kept.tiles), (format, 3));
        let region = Region::open(&to).unwrap();
        assert_eq!(region.info().schema, Schema::OpenMapTiles);
        assert_eq!((region.info().min_zoom, region.info().max_zoom), (12, 14));
        for z in 12..=14 {
            let (z, x, y) = tile_at(-12.0, 49.0, z);
            assert!(!made.tile(z, x, y).unwrap().is_empty());
            assert!(made.tile(z, x, y).unwrap() == region.tile(z, x, y).unwrap());
        }
    }
}

#[test]
fn a_region_from_a_stick_is_taken_over_whole() {
    let folder = tempfile::tempdir().unwrap();
    let made = hamlet(folder.path());
    let from = folder.path().join("hamlet.region");
    let to = folder.path().join("mine");
    let report = add(&from, &to, Keep::All, &Unwatched).unwrap();
    assert_eq!(report.format, "region");
    assert_eq!(Region::open(&to).unwrap().info(), made.info());
    // Damaged on its way, it is not.
    let mut bytes = fs::read(&from).unwrap();
    let middle = bytes.len() / 2;
    bytes.truncate(middle);
    fs::write(&from, bytes).unwrap();
    assert!(add(&from, &to, Keep::All, &Unwatched).is_err());
    assert_eq!(Region::open(&to).unwrap().info(), made.info());
}

#[test]
fn every_beginning_and_every_change_of_a_base_map_ends_in_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let made = hamlet(folder.path());
    let files = tempfile::tempdir().unwrap();
    let [pm, mb] = ["a.pmtiles", "a.mbtiles"].map(|name| folder.path().join(name));
    pmtiles_of(&made, &pm);
    mbtiles_of(&made, &mb);
    let to = files.path().join("to");
    for file in [pm, mb] {
        let whole = fs::read(&file).unwrap();
        let part = files.path().join("part");
        for end in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            fs::write(&part, &whole[..end]).unwrap();
            if let Err(error) = add(&part, &to, Keep::All, &Unwatched) {
                assert!(!error.to_string().is_empty());
            }
        }
        for at in (0..whole.len()).step_by(whole.len() / 90 + 1) {
            let mut changed = whole.clone();
            changed[at] ^= 0xff;
            fs::write(&part, &changed).unwrap();
            let _ = add(&part, &to, Keep::All, &Unwatched);
        }
        fs::remove_file(&part).unwrap();
        let _ = fs::remove_file(&to);
        assert_eq!(fs::read_dir(files.path()).unwrap().count(), 0);
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("to");
    let written = |bytes: &[u8]| {
        let path = folder.path().join("file");
        fs::write(&path, bytes).unwrap();
        path
    };
    let old = add(&written(b"PM\x02\x00rest"), &to, Keep::All, &Unwatched).unwrap_err();
    assert!(
        matches!(old, AddError::BaseMap(BaseMapError::OldEdition)),
        "{old}"
    );
    let other = folder.path().join("other.sqlite");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection.execute_batch("CREATE TABLE things (a)").unwrap();
    drop(connection);
    let other = add(&other, &to, Keep::All, &Unwatched).unwrap_err();
    assert!(
        matches!(other, AddError::BaseMap(BaseMapError::NoTiles)),
        "{other}"
    );
}

#[test]
fn a_real_base_map_of_a_town_is_recognised_and_drawn() {
    let Some(file) = real(CHELTENHAM) else { return };
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("cheltenham");
    let report = add(&file, &to, Keep::All, &Unwatched).unwrap();
    assert_eq!(report.kept.tiles, 240);
    let region = Region::open(&to).unwrap();
    let info = region.info();
    assert_eq!(info.schema, Schema::Protomaps3);
    assert_eq!((info.min_zoom, info.max_zoom), (0, 15));
    let bounds = info.bounds.unwrap();
    assert!((bounds.west + 2.1565).abs() < 0.001 && (bounds.north - 51.9366).abs() < 0.001);
    assert!(
        info.attribution.contains("OpenStreetMap"),
        "{}",
        info.attribution
    );
    let (z, x, y) = tile_at(-2.0782, 51.8994, 15);
    assert!(layers(&region.tile(z, x, y).unwrap())["roads"].len() > 20);
}
