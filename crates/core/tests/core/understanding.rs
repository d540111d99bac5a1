//! Entries read for what they mean: kept in the map, gone with their words, read behind everything else.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use homeground_core::api::{Choose, Event, Host, Session, Start};
use homeground_core::data_folder::DataFolder;
use homeground_core::domain::{AssetKind, RecordId, RecordKind, RecordRef};
use homeground_core::map::{Access, Map};
use homeground_core::matching::{MatchWith, Question, matches};
use homeground_core::privacy::Consents;
use homeground_core::understanding::{meaning_of, read, understand, unread, unread_count};
use serde_json::{Value, json};

use crate::support::{Place, asset, need, write};

const GOES_ON: fn(usize, usize) -> bool = |_, _| true;

/// Two offers and a need that has no word in common with either.
fn neighbours(map: &mut Map) -> [RecordId; 2] {
    write(map, |write| {
        let (choir, mould) = (write.new_id(), write.new_id());
        write.create_asset(&asset(choir, AssetKind::Group, "Choir, no auditions"))?;
        let surveyor = "Retired surveyor, looks at mould and condensation for tenants";
        write.create_asset(&asset(mould, AssetKind::Skill, surveyor))?;
        let cough = "The wall behind the cot is black and my little boy coughs all night";
        write.create_need(&need(write.new_id(), cough))?;
        Ok([choir, mould])
    })
}

/// Vectors that the file itself holds.
fn kept(place: &Place) -> i64 {
    let file = rusqlite::Connection::open(place.file("map.homeground")).unwrap();
    file.query_row("SELECT count(*) FROM meaning", [], |row| row.get(0))
        .unwrap()
}

fn retitle(map: &mut Map, id: RecordId, title: &str) {
    let mut changed = map.contents().unwrap().assets.get(id).unwrap().clone();
    changed.title = title.to_owned();
    write(map, |write| write.update_asset(&changed));
}

#[test]
fn a_coach_for_an_outing_is_a_minibus_and_nobody_who_coaches() {
    let place = Place::new();
    let mut map = place.map();
    let titles = [
        "Minibus, sixteen seats, for outings",
        "Coaches girls' football on Wednesdays",
        "Mends bicycles, any make, and shows children how",
        "Bike trailer and a box of spare wheels",
    ];
    let ids = write(&mut map, |write| {
        let ids = titles.map(|_| write.new_id());
        for (id, title) in ids.into_iter().zip(titles) {
            write.create_asset(&asset(id, AssetKind::Skill, title))?;
        }
        Ok(ids)
    });
    understand(&mut map, &GOES_ON).unwrap();
    let ask = |words: &str| {
        let mut question = Question::of_words(words, map.today());
        question.meaning = meaning_of(&map, &question).unwrap();
        let contents = map.contents().unwrap();
        let consents = Consents::new(contents);
        matches(contents, map.index().unwrap(), &consents, &question).results
    };
    let coach = ask("Coach for the pensioners' outing");
    assert_eq!(coach[0].with, MatchWith::Asset(ids[0]), "{coach:?}");
    let weak: Vec<bool> = coach.iter().map(|found| found.weak).collect();
    assert_eq!(weak, [false, true, true, true], "{coach:?}");
}

#[test]
fn what_is_read_once_is_found_by_its_meaning_also_when_the_map_is_opened_again() {
    let place = Place::new();
    let mut map = place.map();
    let [_, mould] = neighbours(&mut map);
    assert_eq!(unread_count(&map).unwrap(), 3);
    assert_eq!(understand(&mut map, &GOES_ON).unwrap(), 3);
    assert_eq!(unread_count(&map).unwrap(), 0);
    drop(map);
    let path = place.file("map.homeground");
    let mut map = Map::open(&path, Access::Write, &place.still.at).unwrap();
    assert_eq!(understand(&mut map, &GOES_ON).unwrap(), 0);
    let contents = map.contents().unwrap();
    let need = contents.needs.iter().next().unwrap();
    let question = Question::of_need(contents, need, map.today());
    let found = matches(
        contents,
        map.index().unwrap(),
        &Consents::new(contents),
        &question,
    );
    assert_eq!(found.results[0].with, MatchWith::Asset(mould));
    assert!(!found.results[0].weak);
    assert!(found.results[1].weak, "{:?}", found.results[1]);
    let said = Question::of_words("black walls and a child that coughs", map.today());
    assert!(meaning_of(&map, &said).unwrap().is_some());
    assert!(
        meaning_of(&map, &Question::of_words("…", map.today()))
            .unwrap()
            .is_none()
    );
}

#[test]
fn what_was_understood_goes_with_its_words_and_with_nothing_else() {
    let place = Place::new();
    let mut map = place.map();
    let [choir, mould] = neighbours(&mut map);
    understand(&mut map, &GOES_ON).unwrap();
    let mut confirmed = map.contents().unwrap().assets.get(choir).unwrap().clone();
    confirmed.confirmed_on = Some(map.today());
    write(&mut map, |write| write.update_asset(&confirmed));
    assert_eq!((kept(&place), unread_count(&map).unwrap()), (3, 0));
    retitle(&mut map, choir, "Brass band");
    assert_eq!((kept(&place), unread_count(&map).unwrap()), (2, 1));
    let next = unread(&map, 9).unwrap();
    assert_eq!(next.len(), 1);
    map.keep_understood(&read(&next).unwrap()).unwrap();
    assert_eq!((kept(&place), unread_count(&map).unwrap()), (3, 0));
    map.undo().unwrap();
    assert_eq!((kept(&place), unread_count(&map).unwrap()), (2, 1));
    let record = RecordRef::new(RecordKind::Asset, mould);
    write(&mut map, |write| write.remove(record));
    assert_eq!((kept(&place), unread_count(&map).unwrap()), (1, 1));
}

#[test]
fn what_was_changed_while_it_was_read_is_read_again() {
    let place = Place::new();
    let mut map = place.map();
    let [choir, _] = neighbours(&mut map);
    let next = unread(&map, 9).unwrap();
    retitle(&mut map, choir, "Brass band");
    map.keep_understood(&read(&next).unwrap()).unwrap();
    assert_eq!((kept(&place), unread_count(&map).unwrap()), (2, 1));
    assert_eq!(unread(&map, 9).unwrap().len(), 1);
}

#[test]
fn reading_stops_when_asked_and_keeps_what_was_read() {
    let place = Place::new();
    let mut map = place.map();
    neighbours(&mut map);
    assert_eq!(understand(&mut map, &|_, _| false).unwrap(), 0);
    assert_eq!(kept(&place), 0);
}

/// A window that hears.
struct Window(Mutex<Sender<Event>>);

impl Host for Window {
    fn choose(&self, _: &Choose) -> Option<PathBuf> {
        None
    }
    fn open_window(&self, _: &Start) -> bool {
        true
    }
    fn emit(&self, event: Event) {
        let _ = self.0.lock().unwrap().send(event);
    }
}

fn hear_all_read(heard: &Receiver<Event>) {
    while heard.recv_timeout(Duration::from_secs(60)).unwrap() != (Event::Understood { left: 0 }) {}
}

#[test]
fn a_window_reads_behind_everything_else_what_is_there_and_what_is_noted_later() {
    let place = Place::new();
    neighbours(&mut place.map());
    let (sender, heard) = channel();
    let data = DataFolder::at(place.file("data")).unwrap();
    let session = Arc::new(Session::new(data, Arc::new(Window(Mutex::new(sender)))));
    session.keep_understanding();
    session
        .start(&Start::File(place.file("map.homeground")))
        .unwrap();
    hear_all_read(&heard);
    let call = |name: &str, params: Value| -> Value {
        let asked = json!({ "name": name, "params": params }).to_string();
        serde_json::from_str(&session.call_json(&asked).unwrap()).unwrap()
    };
    let asked = json!({ "words": "black mould on the bedroom wall", "area": { "of": "whole" }, "near": null, "limit": 5 });
    let found = call("match_words", asked);
    let best = &found["circles"][0]["cards"][0];
    assert_eq!(best["weak"], false);
    assert_eq!(
        best["reasons"][0],
        json!({ "code": "both_about", "what": "damp and mould", "words": [] })
    );
    call("undo", json!({}));
    call("redo", json!({}));
    hear_all_read(&heard);
    assert_eq!(kept(&place), 3);
}
