//! The sample neighbourhood, whole and through the table of calls.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use homeground_core::api::{Choose, Event, Host, Session, Start};
use homeground_core::data_folder::DataFolder;
use serde_json::{Value, json};

use crate::support::Place;

/// A program round the core whose dialogs are answered beforehand.
struct Answering {
    file: PathBuf,
    events: Mutex<Vec<Event>>,
}

impl Host for Answering {
    fn choose(&self, _: &Choose) -> Option<PathBuf> {
        Some(self.file.clone())
    }
    fn open_window(&self, _: &Start) -> bool {
        false
    }
    fn emit(&self, event: Event) {
        self.events.lock().unwrap().push(event);
    }
}

fn session(place: &Place) -> Session {
    let host = Answering {
        file: place.file("out.geojson"),
        events: Mutex::default(),
    };
    let data = DataFolder::at(place.file("data")).unwrap();
    let session = Session::new(data, Arc::new(host));
    session.start(&Start::Sample).unwrap();
    session
}

fn call(session: &Session, name: &str, params: Value) -> Value {
    let request = json!({"name": name, "params": params}).to_string();
    let answer = session.call_json(&request);
    serde_json::from_str(&answer.unwrap_or_else(|failure| panic!("{name}: {failure:?}"))).unwrap()
}

#[test]
fn every_page_of_the_sample_can_be_asked_for() {
    let place = Place::new();
    let session = session(&place);
    let state = call(&session, "app_state", json!({}));
    let map = &state["map"];
    assert_eq!(map["name"], "Ashmere Riverside");
    assert!(map["people"].as_u64().unwrap() >= 110);
    assert!(
        map["undo"].is_null(),
        "a newcomer cannot undo the sample away"
    );
    let area = &map["areas"][0]["id"];

    let whole = call(&session, "area_key", json!({"area": {"of": "whole"}}));
    assert!(whole["offers"].as_u64().unwrap() > 200);
    let part = call(
        &session,
        "area_key",
        json!({"area": {"of": "known", "id": area}}),
    );
    assert!(part["offers"].as_u64().unwrap() < whole["offers"].as_u64().unwrap());

    let list = json!({"offset": 0, "limit": 500});
    let entries = call(&session, "entries", list.clone());
    for row in entries["rows"].as_array().unwrap() {
        call(&session, "entry", json!({"id": row["record"]["id"]}));
    }
    let people = call(&session, "people", list);
    for row in people["rows"].as_array().unwrap() {
        call(&session, "person", json!({"id": row["id"]}));
    }
    let needs = json!({"filter": {"side": "need"}, "offset": 0, "limit": 100});
    for row in call(&session, "entries", needs)["rows"].as_array().unwrap() {
        call(
            &session,
            "match_need",
            json!({"id": row["record"]["id"], "limit": 20}),
        );
    }
    let found = call(&session, "search", json!({"words": "winnie", "limit": 10}));
    assert!(
        found["rows"][0]["title"]
            .as_str()
            .unwrap()
            .contains("Winnie")
    );
    call(&session, "match_area", json!({"offset": 0, "limit": 50}));
    assert!(
        !session
            .bytes("tiles/sample/base/14/6826/5788")
            .unwrap()
            .mime
            .is_empty()
    );
}

#[test]
fn somebody_who_looks_for_help_with_a_bicycle_is_shown_a_neighbour() {
    let place = Place::new();
    let session = session(&place);
    let found = call(
        &session,
        "match_words",
        json!({"words": "mend my son's bike", "limit": 10}),
    );
    assert_eq!(found["circles"][0]["circle"], "neighbours_and_friends");
    let best = &found["circles"][0]["cards"][0];
    let why = best["reasons"][0].to_string();
    assert!(why.contains("bike") || why.contains("bicycle"), "{best}");
}

#[test]
fn what_goes_to_the_meeting_and_what_stays_add_up() {
    let place = Place::new();
    let session = session(&place);
    for audience in ["coordinators", "group", "public", "self"] {
        let preview = call(&session, "output_preview", json!({"audience": audience}));
        let stay: u64 = preview["withheld"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["count"].as_u64().unwrap())
            .sum();
        println!(
            "{audience}: {} goes, {stay} stays: {}",
            preview["written"], preview["withheld"]
        );
        assert!(preview["written"].as_u64().unwrap() > 100 || audience == "public");
    }
    let written = call(&session, "output_write", json!({"audience": "group"}));
    assert_eq!(written["file"], "out.geojson");
    let text = std::fs::read_to_string(place.file("out.geojson")).unwrap();
    let map: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        map["features"].as_array().unwrap().len() as u64,
        written["written"].as_u64().unwrap()
    );
    assert!(written["written"].as_u64().unwrap() > 100);
}

#[test]
fn a_note_becomes_a_person_a_gift_and_a_need_and_can_be_undone() {
    let place = Place::new();
    let session = session(&place);
    let line = "Ibrahim at 14 Tannery Row fixes sewing machines, would like somebody to practise English with";
    let guesses = call(&session, "guess", json!({"words": line}));
    assert_eq!(guesses["entries"].as_array().unwrap().len(), 2);
    assert_eq!(guesses["place"]["house_number"], "14");
    let note = json!({
        "words": line,
        "person": {"who": "new", "name": "Ibrahim", "street": "Tannery Row", "house_number": "14",
                   "postcode": null, "home": null},
        "entries": [
            {"side": "offer", "kind": "skill", "title": "Fixes sewing machines"},
            {"side": "need", "kind": "skill", "title": "Somebody to practise English with"},
        ],
    });
    let noted = call(&session, "note", note);
    let person = call(&session, "person", json!({"id": noted["person"]}));
    assert_eq!(person["offers"].as_array().unwrap().len(), 1);
    assert_eq!(person["talks"][0]["words"], line);
    let undone = call(&session, "undo", json!({}));
    assert_eq!(undone["operation"]["code"], "noted");
    let gone = session
        .call_json(&json!({"name": "person", "params": {"id": noted["person"]}}).to_string());
    assert!(gone.is_err());
}
