//! Opening by a later release, which the migrations of today cannot show.

use std::fs;
use std::path::Path;

use super::*;
use crate::store::{FORMAT_VERSION, newest_copy};

const LATER_VERSION: u32 = FORMAT_VERSION + 1;
const LATER: &[&str] = &after_today("ALTER TABLE person ADD COLUMN pronouns TEXT;");
const FAILING: &[&str] =
    &after_today("ALTER TABLE person ADD COLUMN pronouns TEXT; INSERT INTO nowhere VALUES (1);");
/// The migrations of today and one more.
const fn after_today(last: &'static str) -> [&'static str; MIGRATIONS.len() + 1] {
    let mut all = [last; MIGRATIONS.len() + 1];
    let mut at = 0;
    while at < MIGRATIONS.len() {
        all[at] = MIGRATIONS[at];
        at += 1;
    }
    all
}
const IDENTITY: Identity<'_> = Identity {
    name: "Ashmere",
    uid: [1; 16],
    secret: [2; 32],
};

fn map_of_today(folder: &Path) -> PathBuf {
    let path = folder.join("map.homeground");
    let mut store = Store::create(&path, &IDENTITY).unwrap();
    store.keep_setting("streets", "sample").unwrap();
    path
}

fn version(store: &Store) -> u32 {
    format::version_of(&store.connection).unwrap()
}

#[test]
fn a_later_release_keeps_a_copy_beside_the_map_that_it_upgrades() {
    let folder = tempfile::tempdir().unwrap();
    let path = map_of_today(folder.path());
    let store = Store::open_as(&path, Access::Write, LATER).unwrap();
    assert_eq!(version(&store), LATER_VERSION);
    assert_eq!(store.needed_setting::<String>("streets").unwrap(), "sample");
    drop(store);
    let copy = newest_copy(&path).unwrap();
    let copied = Store::open(&copy, Access::Read).unwrap();
    assert_eq!(version(&copied), FORMAT_VERSION);
    assert_eq!(
        copied.needed_setting::<String>("streets").unwrap(),
        "sample"
    );
    let error = Store::open(&path, Access::Write).err().unwrap();
    assert!(matches!(
        error,
        OpenError::TooNew {
            found: LATER_VERSION,
            ..
        }
    ));
}

#[test]
fn looking_at_an_older_map_upgrades_it_unless_somebody_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = map_of_today(folder.path());
    let holder = Store::open(&path, Access::Write).unwrap();
    let error = Store::open_as(&path, Access::Read, LATER).err().unwrap();
    assert!(matches!(error, OpenError::InUse), "{error}");
    drop(holder);
    let looked = Store::open_as(&path, Access::Read, LATER).unwrap();
    assert_eq!(version(&looked), LATER_VERSION);
    assert!(newest_copy(&path).is_some());
}

#[test]
fn an_upgrade_that_fails_leaves_the_map_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = map_of_today(folder.path());
    assert!(Store::open_as(&path, Access::Write, FAILING).is_err());
    let store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(version(&store), FORMAT_VERSION);
    assert_eq!(store.needed_setting::<String>("streets").unwrap(), "sample");
    let pronouns = "SELECT count(*) FROM pragma_table_info('person') WHERE name = 'pronouns'";
    let count: i64 = store
        .connection
        .query_row(pronouns, [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 0);
}

#[test]
fn a_newer_format_that_only_the_log_knows_is_refused_with_every_byte_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = map_of_today(folder.path());
    // As a newer release leaves it that is killed between its commit and its checkpoint.
    let killed = Connection::open(&path).unwrap();
    killed.pragma_update(None, "journal_mode", "WAL").unwrap();
    killed
        .pragma_update(None, "user_version", LATER_VERSION)
        .unwrap();
    let log = connect::beside(&path, "-wal");
    let left = [fs::read(&path).unwrap(), fs::read(&log).unwrap()];
    drop(killed);
    fs::write(&path, &left[0]).unwrap();
    fs::write(&log, &left[1]).unwrap();
    for access in [Access::Write, Access::Read] {
        let error = Store::open(&path, access).err().unwrap();
        assert!(
            matches!(
                error,
                OpenError::TooNew {
                    found: LATER_VERSION,
                    ..
                }
            ),
            "{error}"
        );
        assert_eq!(fs::read(&path).unwrap(), left[0]);
        assert_eq!(fs::read(&log).unwrap(), left[1]);
    }
}

#[test]
fn nothing_inside_a_map_is_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = map_of_today(folder.path());
    let stranger = Connection::open(&path).unwrap();
    stranger
        .execute_batch(
            "CREATE TRIGGER trap AFTER INSERT ON setting
             BEGIN DELETE FROM setting WHERE key = 'secret'; END;",
        )
        .unwrap();
    drop(stranger);
    let mut store = Store::open(&path, Access::Write).unwrap();
    store.keep_setting("streets", "other").unwrap();
    assert_eq!(store.needed_setting::<[u8; 32]>("secret").unwrap(), [2; 32]);
}
