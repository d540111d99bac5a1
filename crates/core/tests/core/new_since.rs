//! What is new since somebody last looked, through the same calls as the screens.

use std::time::Duration;

use homeground_core::api::Session;
use serde_json::{Value, json};

use crate::support::Place;
use crate::support::screens::{call, sample};

/// An open need of the sample by a word of it.
fn need(session: &Session, word: &str) -> String {
    let filter = json!({ "side": "need", "kinds": null, "area": { "of": "whole" }, "words": word });
    let asked =
        json!({ "filter": filter, "order": "by_title", "near": null, "offset": 0, "limit": 1 });
    let found = call(session, "entries", asked);
    found["rows"][0]["record"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Something is offered from now on. Keys tell the millisecond in which they were given.
fn offer(session: &Session, title: &str) {
    std::thread::sleep(Duration::from_millis(3));
    let form = json!({ "kind": "skill", "title": title });
    call(session, "add_asset", json!({ "asset": form }));
}

fn new_cards(matches: &Value) -> Vec<String> {
    let circles = matches["circles"].as_array().unwrap().iter();
    let cards = circles.flat_map(|circle| circle["cards"].as_array().unwrap());
    let new = cards.filter(|card| card["new"] == true);
    new.map(|card| card["with"]["title"].as_str().unwrap().to_owned())
        .collect()
}

fn area(session: &Session, new_only: bool) -> Value {
    let asked =
        json!({ "area": { "of": "whole" }, "new_only": new_only, "offset": 0, "limit": 200 });
    call(session, "match_area", asked)
}

#[test]
fn a_need_says_what_was_noted_since_somebody_last_looked_at_it() {
    let place = Place::new();
    let session = sample(&place);
    let drummer = need(&session, "drummer");
    let matches = || {
        call(
            &session,
            "match_need",
            json!({ "id": drummer, "limit": 20 }),
        )
    };
    // Nobody looked yet: nothing is new, or everything would be.
    assert_eq!(new_cards(&matches()), Vec::<String>::new());
    assert_eq!(area(&session, false)["new"], 0);
    call(&session, "look", json!({ "need": drummer }));
    offer(&session, "Drummer, looking for two guitars");
    assert_eq!(new_cards(&matches()), ["Drummer, looking for two guitars"]);
    assert_eq!(area(&session, false)["new"], 1);
    let only = area(&session, true);
    assert_eq!(only["needs"].as_array().unwrap().len(), 1);
    assert_eq!(only["needs"][0]["new"], 1);
    std::thread::sleep(Duration::from_millis(3));
    call(&session, "look", json!({ "need": drummer }));
    assert_eq!(new_cards(&matches()), Vec::<String>::new());
    assert!(area(&session, true)["needs"].as_array().unwrap().is_empty());
}

#[test]
fn a_kept_search_says_what_is_new_until_it_is_kept_no_longer() {
    let place = Place::new();
    let session = sample(&place);
    let kept = || call(&session, "kept_searches", json!({}))["rows"].clone();
    assert_eq!(kept(), json!([]));
    let filter = json!({ "kinds": ["skill"] });
    let search = json!({ "search": { "words": "somebody to drum with us", "filter": filter } });
    call(&session, "keep_search", search.clone());
    assert_eq!(kept()[0]["new"], 0);
    let before = kept()[0]["good"].as_u64().unwrap();
    offer(&session, "Drums with anybody");
    assert_eq!(kept()[0]["new"], 1);
    assert_eq!(kept()[0]["good"], before + 1);
    std::thread::sleep(Duration::from_millis(3));
    call(&session, "keep_search", search.clone());
    assert_eq!(kept()[0]["new"], 0);
    call(&session, "forget_search", search);
    assert_eq!(kept(), json!([]));
}

#[test]
fn three_people_with_one_interest_could_start_something_and_a_group_comes_first() {
    let place = Place::new();
    let session = sample(&place);
    let mending = need(&session, "broken things");
    let matches = call(
        &session,
        "match_need",
        json!({ "id": mending, "limit": 30 }),
    );
    let together = &matches["together"];
    assert!(
        together["people"].as_array().unwrap().len() >= 2,
        "{together}"
    );
    assert_eq!(together["group"]["title"], "Lenn Bike Kitchen");
}

#[test]
fn where_nothing_fits_it_is_said_what_almost_does() {
    let place = Place::new();
    let session = sample(&place);
    let form = json!({ "kind": "need", "title": "A drummer for our band", "within_m": 1.0, "state": "open",
        "geometry": { "type": "Point", "coordinates": [-30.0, 47.0] } });
    let added = call(&session, "add_need", json!({ "need": form }));
    let there = json!({ "type": "Point", "coordinates": [-30.0, 47.02] });
    let form = json!({ "kind": "skill", "title": "Drummer for any band", "geometry": there });
    call(&session, "add_asset", json!({ "asset": form }));
    let matches = call(
        &session,
        "match_need",
        json!({ "id": added["id"], "limit": 20 }),
    );
    let almost = matches["almost"].as_array().unwrap();
    assert!(
        almost.iter().any(|card| card["reason"] == "too_far"),
        "{matches}"
    );
}
