//! Opening, copying and refusing map files.

use std::fs;

use homeground_core::domain::{Link, LinkKind, RecordId, RecordKind, RecordRef};
use homeground_core::map::{Access, Map, OpenError, StoreError, restore};

use crate::support::{NOW, Place, Still, person, write};

#[test]
fn refuses_a_newer_map_and_leaves_it_as_it_is() {
    let place = Place::new();
    let path = place.map().path();
    let mut bytes = fs::read(&path).unwrap();
    // The format version stands at offset 60 of a SQLite file.
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let error = Map::open(&path, Access::Write, &place.still.at)
        .err()
        .unwrap();
    assert!(
        matches!(error, OpenError::TooNew { found: 99, .. }),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn refuses_what_is_no_map() {
    let place = Place::new();
    let cases: [(&str, &[u8]); 3] = [
        ("empty", b""),
        ("words", b"Dear all, the map is attached."),
        ("other", b"SQLite format 3\0"),
    ];
    for (name, bytes) in cases {
        let path = place.file(name);
        fs::write(&path, bytes).unwrap();
        let error = Map::open(&path, Access::Write, &place.still.at)
            .err()
            .unwrap();
        assert!(matches!(error, OpenError::NotAMap), "{name}: {error}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    let error = Map::open(place.folder.path(), Access::Write, &place.still.at)
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::NotAMap));
    let error = Map::open(&place.file("gone"), Access::Read, &place.still.at)
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::Missing));
}

/// Names and bytes of everything in the folder but the lock.
fn everything(place: &Place) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(place.folder.path()).unwrap();
    let mut all: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with("-lock"))
        .map(|path| {
            (
                path.to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn looking_at_a_map_changes_no_byte_and_leaves_nothing_beside_it() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        write.create_person(&person(write.new_id(), "Bea"))
    });
    // A copy has another journal than a map that was worked on.
    let copy = place.file("copy.homeground");
    map.backup(&copy).unwrap();
    let path = map.path();
    drop(map);
    let before = everything(&place);
    for path in [&path, &copy] {
        let looked = Map::open(path, Access::Read, &place.still.at).unwrap();
        assert_eq!(looked.contents().unwrap().people.len(), 1);
        assert!(looked.check().unwrap().sound);
        drop(looked);
    }
    assert_eq!(everything(&place), before);
}

#[test]
fn a_map_left_by_a_killed_program_can_be_looked_at_and_keeps_its_log() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        write.create_person(&person(write.new_id(), "Bea"))
    });
    let killed = Place::new();
    for ending in ["", "-wal"] {
        let name = format!("map.homeground{ending}");
        fs::copy(place.file(&name), killed.file(&name)).unwrap();
    }
    let (map_file, log) = (
        killed.file("map.homeground"),
        killed.file("map.homeground-wal"),
    );
    let before = (fs::read(&map_file).unwrap(), fs::read(&log).unwrap());
    let looked = Map::open(&map_file, Access::Read, &killed.still.at).unwrap();
    assert_eq!(looked.contents().unwrap().people.len(), 1);
    drop(looked);
    assert_eq!(
        (fs::read(&map_file).unwrap(), fs::read(&log).unwrap()),
        before
    );
    let opened = Map::open(&map_file, Access::Write, &killed.still.at).unwrap();
    assert_eq!(opened.contents().unwrap().people.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_map_is_held_under_every_name_that_leads_to_it() {
    let place = Place::new();
    let map = place.map();
    let other = place.file("other.homeground");
    std::os::unix::fs::symlink(map.path(), &other).unwrap();
    let error = Map::open(&other, Access::Write, &place.still.at)
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::InUse), "{error}");
}

#[test]
fn a_broken_page_is_told_and_kept() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        for number in 0..200 {
            write.create_person(&person(write.new_id(), &format!("Bea {number}")))?;
        }
        Ok(())
    });
    let path = map.path();
    drop(map);
    let mut bytes = fs::read(&path).unwrap();
    let name = bytes
        .windows(7)
        .position(|word| word == b"Bea 100")
        .unwrap();
    let page = name / 4096 * 4096;
    bytes[page..page + 100].fill(0xEE);
    fs::write(&path, &bytes).unwrap();
    let map = Map::open(&path, Access::Read, &place.still.at).unwrap();
    assert!(matches!(map.contents(), Err(StoreError::Damaged)));
    let report = map.check().unwrap();
    assert!(!report.sound && !report.damage.is_empty());
    let copy = place.file("copy.homeground");
    assert!(
        map.backup(&copy).is_err(),
        "a copy of a broken map is no copy"
    );
    assert!(!copy.exists());
    drop(map);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_map_killed_while_it_was_made_is_made_anew() {
    let place = Place::new();
    let path = place.file("map.homeground");
    fs::write(place.file("map.homeground-part"), b"half").unwrap();
    drop(Map::create(&path, "Ashmere", &place.still.at).unwrap());
    let map = Map::open(&path, Access::Read, &place.still.at).unwrap();
    assert_eq!(map.name().unwrap(), "Ashmere");
    assert_ne!(map.secret().unwrap(), [0; 32]);
    assert!(!place.file("map.homeground-part").exists());
}

#[test]
fn never_makes_a_map_over_a_file() {
    let place = Place::new();
    let path = place.file("letter.txt");
    fs::write(&path, "mine").unwrap();
    let error = Map::create(&path, "Ashmere", &place.still.at)
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::AlreadyThere));
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn one_map_is_never_written_by_two_but_can_be_looked_at() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        write.create_person(&person(write.new_id(), "Bea"))
    });
    let error = Map::open(&map.path(), Access::Write, &place.still.at)
        .err()
        .unwrap();
    assert!(matches!(error, OpenError::InUse));
    let mut looked = Map::open(&map.path(), Access::Read, &place.still.at).unwrap();
    assert_eq!(looked.contents().unwrap().people.len(), 1);
    assert!(looked.undo().is_err());
    assert!(looked.put_draft("note", "{}").is_err());
    let path = map.path();
    drop((map, looked));
    assert!(
        Map::open(&path, Access::Write, &place.still.at).is_ok(),
        "the lock is let go"
    );
}

#[test]
fn a_copy_and_a_restored_copy_hold_everything() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        write.create_person(&person(write.new_id(), "Bea"))
    });
    let copy = place.file("copy.homeground");
    map.backup(&copy).unwrap();
    assert!(matches!(map.backup(&copy), Err(OpenError::AlreadyThere)));
    let again = place.file("again.homeground");
    restore(&copy, &again).unwrap();
    let restored = Map::open(&again, Access::Write, &place.still.at).unwrap();
    assert_eq!(restored.contents().unwrap().people.len(), 1);
    assert_eq!(restored.name().unwrap(), "Ashmere");
    assert!(restored.can_undo().unwrap().is_some());
    assert!(!place.file("copy.homeground-part").exists());
}

#[test]
fn the_clock_starts_later_than_every_stamp_also_on_a_slow_laptop() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        write.create_person(&person(write.new_id(), "Bea"))
    });
    let copy = place.file("copy.homeground");
    map.backup(&copy).unwrap();
    let slow = Still::device(2);
    slow.clock
        .store(NOW - 86_400_000, std::sync::atomic::Ordering::Relaxed);
    let mut map = Map::open(&copy, Access::Write, &slow.at).unwrap();
    write(&mut map, |write| {
        write.create_person(&person(write.new_id(), "Ali"))
    });
    let history = map.history(None, 10).unwrap();
    assert!(history[0].at >= history[1].at);
    assert_eq!(map.check().unwrap().stamps_ahead, 0);
}

#[test]
fn a_row_may_arrive_before_the_row_it_points_to() {
    let place = Place::new();
    let mut map = place.map();
    let gone = RecordId::new(1, &[9; 10]);
    write(&mut map, |write| {
        write.create_link(&Link {
            id: write.new_id(),
            kind: LinkKind::Knows,
            from: RecordRef::new(RecordKind::Person, gone),
            to: RecordRef::new(RecordKind::Asset, gone),
            words: None,
        })
    });
    let report = map.check().unwrap();
    assert!(report.sound);
    let dangling: Vec<&str> = report
        .dangling
        .iter()
        .map(|one| one.from.as_str())
        .collect();
    assert_eq!(dangling, ["link.from_record", "link.to_record"]);
}
