//! What a window starts with, and what is dropped on it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use homeground_core::api::{Choose, Event, Failure, Host, Session, Start};
use homeground_core::data_folder::DataFolder;
use serde_json::Value;

use crate::support::Place;

/// A window that remembers what the core asked of it.
#[derive(Default)]
struct Window {
    events: Mutex<Vec<Event>>,
    opened: Mutex<Vec<Start>>,
}

impl Host for Window {
    fn choose(&self, _: &Choose) -> Option<PathBuf> {
        None
    }
    fn open_window(&self, start: &Start) -> bool {
        self.opened.lock().unwrap().push(start.clone());
        true
    }
    fn emit(&self, event: Event) {
        self.events.lock().unwrap().push(event);
    }
}

fn window(place: &Place) -> (Arc<Window>, Session) {
    let window = Arc::new(Window::default());
    let data = DataFolder::at(place.file("data")).unwrap();
    (window.clone(), Session::new(data, window))
}

fn state(session: &Session) -> Value {
    let asked = r#"{"name": "app_state", "params": {}}"#;
    serde_json::from_str(&session.call_json(asked).unwrap()).unwrap()
}

fn sample(place: &Place) -> PathBuf {
    let (_, session) = window(place);
    session.start(&Start::Sample).unwrap();
    DataFolder::at(place.file("data")).unwrap().sample_path()
}

#[test]
fn the_first_screen_can_say_why_a_map_did_not_open() {
    let place = Place::new();
    let (shown, session) = window(&place);
    let started = session.start(&Start::File(place.file("nowhere.homeground")));
    assert_eq!(started, Err(Failure::Missing));
    assert_eq!(state(&session)["not_opened"]["code"], "missing");
    assert_eq!(*shown.events.lock().unwrap(), [Event::Ready]);

    session.start(&Start::Sample).unwrap();
    assert!(state(&session)["not_opened"].is_null());
}

#[test]
fn a_map_that_another_window_holds_is_refused() {
    let place = Place::new();
    let (_, first) = window(&place);
    first.start(&Start::Sample).unwrap();
    let (_, second) = window(&place);
    assert_eq!(second.start(&Start::Sample), Err(Failure::InUse));
    assert!(state(&second)["map"].is_null());
}

#[test]
fn a_dropped_map_opens_here_or_in_a_window_of_its_own() {
    let place = Place::new();
    let map = sample(&place);
    let (shown, session) = window(&place);
    session.dropped(&map);
    assert_eq!(state(&session)["map"]["name"], "Ashmere Riverside");
    session.dropped(&map);
    assert_eq!(*shown.opened.lock().unwrap(), [Start::File(map)]);
}

#[test]
fn any_other_dropped_file_is_told_of_by_a_key() {
    let place = Place::new();
    let (shown, session) = window(&place);
    session.dropped(Path::new("benches.geojson"));
    let events = shown.events.lock().unwrap();
    assert!(
        matches!(events.as_slice(), [Event::Dropped { key, street_map: false }] if !key.contains("benches"))
    );
}

#[test]
fn a_newer_map_is_refused_with_the_day_of_its_copy() {
    let place = Place::new();
    let map = place.map().path();
    let mut bytes = std::fs::read(&map).unwrap();
    std::fs::write(place.file("map (copy before format 99).homeground"), &bytes).unwrap();
    // The format version stands at offset 60 of a SQLite file.
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    std::fs::write(&map, &bytes).unwrap();
    let (_, session) = window(&place);
    let refused = session.start(&Start::File(map)).unwrap_err();
    assert!(
        matches!(
            refused,
            Failure::TooNew {
                found: 99,
                copy_of: Some(_),
                ..
            }
        ),
        "{refused:?}"
    );
}
