//! The calls of the screens, with no window before them.

use std::path::PathBuf;
use std::sync::Arc;

use homeground_core::api::{Choose, Event, Host, Session, Start};
use homeground_core::data_folder::DataFolder;
use serde_json::{Value, json};

use super::Place;

struct Nobody;

impl Host for Nobody {
    fn choose(&self, _: &Choose) -> Option<PathBuf> {
        None
    }
    fn open_window(&self, _: &Start) -> bool {
        false
    }
    fn emit(&self, _: Event) {}
}

/// A session on the sample, or on a file.
pub fn started(place: &Place, start: &Start) -> Session {
    let data = DataFolder::at(place.file("data")).unwrap();
    let session = Session::new(data, Arc::new(Nobody));
    session.start(start).unwrap();
    session
}

/// A session on the sample.
pub fn sample(place: &Place) -> Session {
    started(place, &Start::Sample)
}

/// A session on the map of a place, which is closed before.
pub fn opened(place: &Place) -> Session {
    started(place, &Start::File(place.file("map.homeground")))
}

/// The answer to a call that is done.
pub fn call(session: &Session, name: &str, params: Value) -> Value {
    let request = json!({ "name": name, "params": params }).to_string();
    serde_json::from_str(&session.call_json(&request).unwrap()).unwrap()
}
