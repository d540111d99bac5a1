//! What a street map may take the place of.

use std::fs;
use std::path::Path;

use homeground_region::{AddError, Keep, Unwatched, add, is_region, make};
use rusqlite::Connection;

const QUAYSIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/quayside.osm");

/// A base map of somebody else, with the application id that MBTiles recommends.
fn theirs(path: &Path, version: i64) {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA application_id = 0x4d504258; PRAGMA user_version = {version};
             CREATE TABLE metadata (name TEXT, value TEXT);
             CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
             INSERT INTO metadata VALUES ('name', 'Days of work'), ('generator', 'somebody else');"
        ))
        .unwrap();
}

#[test]
fn somebody_elses_base_map_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for version in [0, 1, 2] {
        let file = folder.path().join(format!("theirs{version}.mbtiles"));
        theirs(&file, version);
        let before = fs::read(&file).unwrap();
        assert!(!is_region(&file));
        let added = add(Path::new(QUAYSIDE), &file, Keep::All, &Unwatched);
        assert!(matches!(added, Err(AddError::Occupied)), "{version}");
        assert_eq!(fs::read(&file).unwrap(), before);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn what_came_while_it_was_made_stays_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("town.mbtiles");
    let made = make(Path::new(QUAYSIDE), &file, Keep::All, &Unwatched).unwrap();
    fs::write(&file, "Dear Ann").unwrap();
    assert!(matches!(made.keep(&file), Err(AddError::Occupied)));
    assert_eq!(fs::read_to_string(&file).unwrap(), "Dear Ann");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_street_map_that_is_damaged_is_made_again_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("town.mbtiles");
    add(Path::new(QUAYSIDE), &file, Keep::All, &Unwatched).unwrap();
    let whole = fs::read(&file).unwrap();
    let mut damaged = whole.clone();
    damaged[100..].fill(0xa5);
    fs::write(&file, damaged).unwrap();
    assert!(is_region(&file));
    add(Path::new(QUAYSIDE), &file, Keep::All, &Unwatched).unwrap();
    assert_eq!(fs::read(&file).unwrap().len(), whole.len());
}
