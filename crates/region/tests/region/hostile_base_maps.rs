//! Base maps as no program makes them, or as few do.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use homeground_region::{AddError, BaseMapError, Keep, Region, Schema, Unwatched, add, look};
use pmtiles::{PmTilesWriter, TileCoord, TileType};
use proptest::prelude::*;

use crate::raw_pmtiles::{Raw, directory, varint};

/// Refused soon, and nothing is left beside the file.
fn refusal(file: &Path) -> BaseMapError {
    let begun = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let _ = look(file);
    let error = add(file, &folder.path().join("to"), Keep::All, &Unwatched).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(60));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    match error {
        AddError::BaseMap(error) => error,
        other => panic!("{other}"),
    }
}

fn refusal_of(raw: &Raw) -> BaseMapError {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pmtiles");
    raw.write(&file);
    refusal(&file)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn tiles_in_directories_below_are_found_and_the_zooms_are_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let (file, to) = (folder.path().join("a.pmtiles"), folder.path().join("to"));
    let leaf = directory(&[(1, 1, 5, 0), (2, 3, 6, 5)]);
    let mut raw = Raw::of(&[(0, 0, leaf.len() as u64, 0)], b"firstsecond");
    raw.leaves = leaf;
    raw.write(&file);
    let report = add(&file, &to, Keep::All, &Unwatched).unwrap();
    assert_eq!(report.kept.tiles, 4);
    let region = Region::open(&to).unwrap();
    assert_eq!((region.info().min_zoom, region.info().max_zoom), (1, 1));
    assert_eq!(region.tile(1, 0, 0).unwrap(), b"first");
    assert_eq!(region.tile(1, 1, 0).unwrap(), b"second");
}

#[test]
fn directories_in_a_circle_are_refused() {
    let mut raw = Raw::of(&[(0, 0, 5, 0)], b"tile");
    raw.leaves = directory(&[(0, 0, 5, 0)]);
    assert_eq!(raw.leaves.len(), 5);
    assert!(matches!(refusal_of(&raw), BaseMapError::Damaged));
}

#[test]
fn counts_beyond_all_measure_are_refused() {
    let endless_run = Raw::of(&[(0, u64::from(u32::MAX), 4, 0)], b"tile");
    assert!(matches!(
        refusal_of(&endless_run),
        BaseMapError::TooLarge { .. }
    ));
    let mut entries = Raw::of(&[], b"tile");
    entries.root = varint(1 << 50);
    let beyond_the_tiles = Raw::of(&[(0, 1, 400, 0)], b"tile");
    let huge_tile = Raw::of(&[(0, 1, u64::from(u32::MAX), 0)], b"tile");
    let no_such_tile = Raw::of(&[(u64::MAX, 1, 4, 0)], b"tile");
    let mut swells = Raw::of(&[(0, 1, 4, 0)], b"tile");
    swells.internal = 2;
    swells.root = packed(&swells.root);
    swells.metadata = packed(&vec![b' '; 17 << 20]);
    for raw in [entries, beyond_the_tiles, huge_tile, no_such_tile, swells] {
        assert!(matches!(refusal_of(&raw), BaseMapError::Damaged));
    }
}

#[test]
fn what_is_not_read_is_named() {
    let raw = Raw::of(&[(0, 1, 4, 0)], b"tile");
    let with = |change: fn(&mut Raw)| {
        let mut changed = raw.clone();
        change(&mut changed);
        refusal_of(&changed)
    };
    assert!(matches!(
        with(|raw| raw.packing = 3),
        BaseMapError::Packing("Brotli")
    ));
    assert!(matches!(
        with(|raw| raw.internal = 4),
        BaseMapError::Packing("Zstandard")
    ));
    assert!(matches!(with(|raw| raw.kind = 5), BaseMapError::Tiles(_)));
    assert!(matches!(
        with(|raw| raw.version = 4),
        BaseMapError::OldEdition
    ));
}

fn mbtiles(folder: &Path, sql: &str) -> std::path::PathBuf {
    let path = folder.join("a.mbtiles");
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(sql).unwrap();
    path
}

#[test]
fn a_view_without_end_and_a_tile_beyond_all_measure_are_refused() {
    let metadata =
        "CREATE TABLE metadata (name, value); INSERT INTO metadata VALUES ('format', 'png');";
    let views = [
        "CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)
             SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n WHERE i < 0",
        "CREATE VIEW tiles AS SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row,
             zeroblob(900000000) AS tile_data",
    ];
    for view in views {
        let folder = tempfile::tempdir().unwrap();
        let file = mbtiles(folder.path(), &format!("{metadata}{view}"));
        assert!(matches!(refusal(&file), BaseMapError::Damaged));
    }
}

#[test]
fn an_archive_from_before_vector_tiles_is_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let file = mbtiles(
        folder.path(),
        "CREATE TABLE metadata (name, value);
         INSERT INTO metadata VALUES ('name', 1909), ('attribution', NULL);
         CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);
         INSERT INTO tiles VALUES (1, 0, 1, x'89504e470d0a'), (40, 0, 0, x'00'), (1, 9, 9, x'00');",
    );
    let to = folder.path().join("to");
    assert_eq!(
        add(&file, &to, Keep::All, &Unwatched).unwrap().kept.tiles,
        1
    );
    let region = Region::open(&to).unwrap();
    let info = region.info();
    assert_eq!(
        (info.name.as_str(), info.schema),
        ("1909", Schema::Pictures)
    );
    assert_eq!((info.tile_format.as_str(), info.max_zoom), ("png", 1));
    assert!(region.tile(1, 0, 0).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn tiles_tell_their_layers_where_the_metadata_is_silent() {
    // One layer `transportation` with a point that has a `class`, field by field.
    let feature = b"\x12\x02\x00\x00\x18\x01\x22\x03\x09\x00\x00";
    let layer = [
        &b"\x0a\x0etransportation\x12"[..],
        &[feature.len() as u8],
        feature,
        b"\x1a\x05class\x22\x06\x0a\x04path\x28\x80\x20\x78\x02",
    ]
    .concat();
    let tile = [&[0x1a, layer.len() as u8][..], &layer].concat();
    let folder = tempfile::tempdir().unwrap();
    let (file, to) = (folder.path().join("a.pmtiles"), folder.path().join("to"));
    let mut raw = Raw::of(&[(0, 1, tile.len() as u64, 0)], &tile);
    raw.kind = 1;
    raw.metadata = Vec::new();
    raw.write(&file);
    add(&file, &to, Keep::All, &Unwatched).unwrap();
    let region = Region::open(&to).unwrap();
    assert_eq!(region.info().layers, ["transportation"]);
    assert_eq!(region.info().schema, Schema::OpenMapTiles);
    assert_eq!(region.tile(0, 0, 0).unwrap(), tile);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_written_comes_out(
        tiles in prop::collection::btree_map((0_u8..16, any::<u32>(), any::<u32>()), "[ -~]{1,300}", 1..60)
    ) {
        let tiles: BTreeMap<(u8, u32, u32), String> = tiles
            .into_iter()
            .map(|((z, x, y), bytes)| ((z, x % (1 << z), y % (1 << z)), bytes))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let [pm, mb] = ["a.pmtiles", "a.mbtiles"].map(|name| folder.path().join(name));
        let mut numbered: Vec<(u64, &(u8, u32, u32))> = tiles
            .keys()
            .map(|at| (pmtiles::TileId::from(TileCoord::new(at.0, at.1, at.2).unwrap()).value(), at))
            .collect();
        numbered.sort_unstable();
        let mut writer = PmTilesWriter::new(TileType::Png)
            .create(fs::File::create(&pm).unwrap())
            .unwrap();
        let archive = rusqlite::Connection::open(&mb).unwrap();
        archive
            .execute_batch(
                "CREATE TABLE metadata (name TEXT, value TEXT);
                 INSERT INTO metadata VALUES ('format', 'png');
                 CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data BLOB);",
            )
            .unwrap();
        for (_, at) in numbered {
            let &(z, x, y) = at;
            writer.add_tile(TileCoord::new(z, x, y).unwrap(), tiles[at].as_bytes()).unwrap();
            let row = (1_u32 << z) - 1 - y;
            archive
                .execute("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", (z, x, row, tiles[at].as_bytes()))
                .unwrap();
        }
        writer.finalize().unwrap();
        drop(archive);
        for file in [pm, mb] {
            let to = folder.path().join("to");
            let report = add(&file, &to, Keep::All, &Unwatched).unwrap();
            prop_assert_eq!(report.kept.tiles, tiles.len() as u64);
            let region = Region::open(&to).unwrap();
            for (&(z, x, y), bytes) in &tiles {
                prop_assert_eq!(region.tile(z, x, y).unwrap(), bytes.as_bytes());
            }
        }
    }
}
