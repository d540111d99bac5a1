//! The same file again: nothing twice, and only what the file changed.

use homeground_core::domain::{RecordKind, RecordRef};
use homeground_core::exchange::NoticeCode;

use super::{asset, bring, counts, titles};
use crate::support::{self, Place};

#[test]
fn importing_the_same_file_twice_adds_nothing() {
    let place = Place::new();
    let mut map = place.map();
    let text = "id,name,lon,lat\n7,Hall,1,2\n8,Shed,1,2\n8,Barn,1,2\n,Same,1,2\n,Same,1,2\n";
    let first = bring(&place, &mut map, "f.csv", text);
    assert_eq!(counts(&first), (5, 0, 0, 0));
    assert!(
        first
            .notices
            .iter()
            .any(|notice| notice.code == NoticeCode::IdRepeated && notice.count == 2)
    );
    let operation = map.can_undo().unwrap();
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", text)),
        (0, 0, 5, 0)
    );
    assert_eq!(
        map.can_undo().unwrap(),
        operation,
        "nothing was done, so nothing is to be undone"
    );
    // Another order of rows and columns is the same file.
    let turned = "lat,lon,name,id\n2,1,Same,\n2,1,Barn,8\n2,1,Same,\n2,1,Hall,7\n2,1,Shed,8\n";
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", turned)),
        (0, 0, 5, 0)
    );
    assert_eq!(asset(&map, "Hall").source_id.as_deref(), Some("7"));
    assert_eq!(asset(&map, "Barn").source_id, None);
}

#[test]
fn a_holder_who_becomes_known_later_is_linked_by_the_next_import() {
    let place = Place::new();
    let mut map = place.map();
    let gifts = "record,id,kind,title,holder\nasset,1,skill,Mends bikes,Ann Mwangi\nneed,2,need,A lift on Fridays,Ann Mwangi\n";
    bring(&place, &mut map, "gifts.csv", gifts);
    assert_eq!(asset(&map, "Mends bikes").holder, None);
    bring(
        &place,
        &mut map,
        "people.csv",
        "record,id,name\nperson,9,Ann Mwangi\n",
    );
    let again = bring(&place, &mut map, "gifts.csv", gifts);
    assert!(again.committed);
    assert!(again.skipped.is_empty(), "{:?}", again.skipped);
    let changed = gifts.replace("Mends bikes", "Mends bikes and prams");
    assert!(bring(&place, &mut map, "gifts.csv", &changed).committed);
    // Given by hand, taken away by hand, both undone: each writes the holder and its kind.
    let mut mends = asset(&map, "Mends bikes and prams");
    let ann = map.contents().unwrap().people.iter().next().unwrap().id;
    mends.holder = Some(homeground_core::domain::Holder::Person(ann));
    mends.holder_name = None;
    support::write(&mut map, |write| write.update_asset(&mends));
    mends.holder = None;
    support::write(&mut map, |write| write.update_asset(&mends));
    map.undo().unwrap();
    map.undo().unwrap();
    map.redo().unwrap();
    assert_eq!(
        asset(&map, "Mends bikes and prams").holder,
        Some(homeground_core::domain::Holder::Person(ann))
    );
}

#[test]
fn another_source_is_another_file() {
    let place = Place::new();
    let mut map = place.map();
    bring(&place, &mut map, "one.csv", "id,name\n7,Hall\n");
    assert_eq!(
        counts(&bring(&place, &mut map, "two.csv", "id,name\n7,Hall\n")),
        (1, 0, 0, 0)
    );
}

#[test]
fn only_what_the_file_changed_is_written_and_ours_stays_where_both_did() {
    let place = Place::new();
    let mut map = place.map();
    bring(
        &place,
        &mut map,
        "f.csv",
        "id,name,description,capacity,tags\n1,Hall,big,80,old\n2,Shed,dry,,\n",
    );
    let mut hall = asset(&map, "Hall");
    hall.description = Some("big and warm".to_owned());
    hall.facilities = vec!["piano".to_owned()];
    support::write(&mut map, |write| write.update_asset(&hall));

    // The file says what it said: nothing happens.
    let same = "id,name,description,capacity,tags\n1,Hall,big,80,old\n2,Shed,dry,,\n";
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", same)),
        (0, 0, 2, 0)
    );

    // It changed one field that we changed too, one that we did not, and emptied one.
    let next = "id,name,description,capacity,tags\n1,Hall,huge,90,\n2,Shed,dry,,\n";
    let report = bring(&place, &mut map, "f.csv", next);
    assert_eq!(counts(&report), (0, 1, 1, 0));
    let now = asset(&map, "Hall");
    assert_eq!(now.description.as_deref(), Some("big and warm"));
    assert_eq!((now.capacity, now.tags.len()), (Some(90), 0));
    assert_eq!(now.facilities, ["piano"]);
    let clash = report
        .notices
        .iter()
        .find(|notice| notice.code == NoticeCode::BothChanged)
        .unwrap();
    assert_eq!(
        (clash.column.as_deref(), clash.count),
        (Some("description"), 1)
    );

    // What clashed once is settled.
    let again = bring(&place, &mut map, "f.csv", next);
    assert_eq!(counts(&again), (0, 0, 2, 0));
    assert!(
        again
            .notices
            .iter()
            .all(|notice| notice.code != NoticeCode::BothChanged)
    );
}

#[test]
fn what_was_removed_here_stays_removed_and_what_was_undone_may_come_again() {
    let place = Place::new();
    let mut map = place.map();
    let text = "id,name\n1,Hall\n2,Shed\n";
    bring(&place, &mut map, "f.csv", text);
    let hall = RecordRef::new(RecordKind::Asset, asset(&map, "Hall").id);
    support::write(&mut map, |write| write.remove(hall));
    let report = bring(&place, &mut map, "f.csv", text);
    assert_eq!(counts(&report), (0, 0, 2, 0));
    assert_eq!(titles(&map), ["Shed"]);
    assert!(
        report
            .notices
            .iter()
            .any(|notice| notice.code == NoticeCode::RemovedHere)
    );

    map.undo().unwrap();
    map.undo().unwrap();
    assert!(titles(&map).is_empty());
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", text)),
        (2, 0, 0, 0)
    );
}

#[test]
fn an_import_is_one_operation_that_can_be_undone_and_done_again() {
    let place = Place::new();
    let mut map = place.map();
    bring(&place, &mut map, "f.csv", "name\nHall\nShed\n");
    let operation = map.undo().unwrap().unwrap();
    assert_eq!(
        operation,
        homeground_core::map::OperationName::Imported {
            file: "f.csv".to_owned(),
            count: 2
        }
    );
    assert!(titles(&map).is_empty());
    map.redo().unwrap();
    assert_eq!(titles(&map).len(), 2);
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", "name\nHall\nShed\n")),
        (0, 0, 2, 0)
    );
}

#[test]
fn a_kind_put_right_here_is_not_guessed_again() {
    let place = Place::new();
    let mut map = place.map();
    bring(&place, &mut map, "f.csv", "id,name\n1,The Loft\n");
    let mut loft = asset(&map, "The Loft");
    loft.kind = homeground_core::domain::AssetKind::Institution;
    support::write(&mut map, |write| write.update_asset(&loft));
    let report = bring(&place, &mut map, "f.csv", "id,name\n1,The New Loft\n");
    assert_eq!(counts(&report), (0, 1, 0, 0));
    let now = asset(&map, "The New Loft");
    assert_eq!(now.kind, homeground_core::domain::AssetKind::Institution);
}

#[test]
fn what_an_import_changed_and_undo_took_back_the_file_brings_again() {
    let place = Place::new();
    let mut map = place.map();
    bring(&place, &mut map, "f.csv", "id,name,capacity\n1,Hall,80\n");
    let grown = "id,name,capacity\n1,Hall,120\n";
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", grown)),
        (0, 1, 0, 0)
    );
    map.undo().unwrap();
    assert_eq!(asset(&map, "Hall").capacity, Some(80));
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", grown)),
        (0, 1, 0, 0)
    );
    assert_eq!(asset(&map, "Hall").capacity, Some(120));
    map.undo().unwrap();
    map.redo().unwrap();
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", grown)),
        (0, 0, 1, 0)
    );
    let hall = asset(&map, "Hall").id;
    let history = map.history(Some(hall), 10).unwrap();
    let fields = history.iter().flat_map(|done| &done.changes);
    let fields: Vec<&str> = fields.map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["capacity", "capacity", "created"]);
}
