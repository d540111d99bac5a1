//! Street maps as the screens use them: added, replaced, stopped, taken away; doors and walks on them.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use homeground_core::api::{Choose, Event, Host, Session, Start};
use homeground_core::data_folder::DataFolder;
use homeground_core::domain::{Door, LonLat, Visit, VisitOutcome};
use homeground_core::map::Map;
use serde_json::{Value, json};

use crate::support::{Place, person, point, write};

/// Quay Street with 1, 3 and 5a, Saint Mary's Road with 2.
const QUAYSIDE: &[u8] = include_bytes!("../../../region/tests/fixtures/quayside.osm");

/// A window in which files are chosen beforehand, and that may ask to stop.
#[derive(Default)]
struct Window {
    chosen: Mutex<Option<PathBuf>>,
    /// Asks to stop at this part of the way, in thousandths; 0: never.
    stop_at: AtomicU64,
    session: OnceLock<std::sync::Weak<Session>>,
}

impl Host for Window {
    fn choose(&self, _: &Choose) -> Option<PathBuf> {
        self.chosen.lock().unwrap().clone()
    }
    fn open_window(&self, _: &Start) -> bool {
        true
    }
    fn emit(&self, event: Event) {
        let stop_at = self.stop_at.load(Ordering::Relaxed);
        if let Event::Progress { done, .. } = event
            && stop_at > 0
            && done >= stop_at
            && let Some(session) = self.session.get().and_then(std::sync::Weak::upgrade)
        {
            session
                .call_json(r#"{"name":"cancel","params":{}}"#)
                .unwrap();
        }
    }
}

/// A session on a map of its own, the window it is in, and its folder.
struct Desk {
    place: Place,
    window: Arc<Window>,
    session: Arc<Session>,
}

impl Desk {
    fn new() -> Self {
        Self::with(|_| ())
    }

    /// On a map that something was put into before.
    fn with(put: impl FnOnce(&mut Map)) -> Self {
        let place = Place::new();
        put(&mut place.map());
        let window = Arc::new(Window::default());
        let data = DataFolder::at(place.file("data")).unwrap();
        let session = Arc::new(Session::new(data, window.clone()));
        window.session.set(Arc::downgrade(&session)).unwrap();
        session
            .start(&Start::File(place.file("map.homeground")))
            .unwrap();
        Self {
            place,
            window,
            session,
        }
    }

    fn try_call(&self, name: &str, params: Value) -> Result<Value, Value> {
        let asked = json!({ "name": name, "params": params }).to_string();
        match self.session.call_json(&asked) {
            Ok(answer) => Ok(serde_json::from_str(&answer).unwrap()),
            Err(failure) => Err(serde_json::to_value(failure).unwrap()),
        }
    }

    fn call(&self, name: &str, params: Value) -> Value {
        self.try_call(name, params).unwrap()
    }

    /// Chooses a file of this name and content, and adds it.
    fn add(&self, name: &str, bytes: &[u8], area: Value) -> Result<Value, Value> {
        let file = self.place.file(name);
        fs::write(&file, bytes).unwrap();
        *self.window.chosen.lock().unwrap() = Some(file);
        let looked = self.try_call("region_look", json!({ "token": null, "area": area }))?;
        let token = looked["token"].clone();
        self.try_call("region_add", json!({ "token": token, "area": area }))
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.place.file("data/regions"))
            .into_iter()
            .flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn walked(&self) -> Vec<Value> {
        let area = json!({ "of": "drawn", "outline": [[-12.01, 48.99], [-11.99, 48.99], [-11.99, 49.03], [-12.01, 49.03]] });
        let walk = self.call("walk", json!({ "area": area }));
        walk["streets"].as_array().unwrap().clone()
    }

    fn walk(&self) -> Vec<(String, Vec<String>)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let streets = self.walked();
        streets
            .iter()
            .map(|street| {
                let doors = street["doors"].as_array().unwrap().iter();
                let doors = doors.map(|door| text(&door["house_number"]));
                (text(&street["name"]), doors.collect())
            })
            .collect()
    }

    fn find(&self, words: &str) -> Vec<Value> {
        let asked = json!({ "words": words, "near": null, "area": { "of": "whole" } });
        let answer = self.call("find_place", asked);
        answer["rows"].as_array().unwrap().clone()
    }
}

fn whole() -> Value {
    json!({ "of": "whole" })
}

#[test]
fn the_same_file_again_takes_the_place_of_its_street_map_and_says_so() {
    let desk = Desk::new();
    assert_eq!(desk.call("regions", json!({}))["regions"], json!([]));
    let first = desk.add("quayside.osm", QUAYSIDE, whole()).unwrap();
    assert_eq!(
        (&first["replaced"], &first["region"]["key"]),
        (&json!(false), &json!("quayside"))
    );
    let again = desk
        .add("quayside-2026-01-02.osm", QUAYSIDE, whole())
        .unwrap();
    assert_eq!(again["replaced"], true);
    assert_eq!(desk.files(), ["quayside.mbtiles"]);
    // A part of it lies beside it.
    let part = json!({ "of": "drawn", "outline": [[-12.0005, 48.9995], [-11.998, 48.9995], [-11.998, 49.001]] });
    desk.add("quayside.osm", QUAYSIDE, part).unwrap();
    assert_eq!(desk.files(), ["quayside-part.mbtiles", "quayside.mbtiles"]);
    desk.call("region_remove", json!({ "key": "quayside-part" }));
    assert_eq!(desk.files(), ["quayside.mbtiles"]);
    assert_eq!(
        desk.try_call("region_remove", json!({ "key": "../map" }))
            .unwrap_err()["code"],
        "not_found"
    );
}

#[test]
fn stopped_at_any_point_the_street_map_from_before_stays_and_nothing_else() {
    let desk = Desk::new();
    desk.add("quayside.osm", QUAYSIDE, whole()).unwrap();
    let before = fs::read(desk.place.file("data/regions/quayside.mbtiles")).unwrap();
    for stop_at in [1, 200, 500, 700] {
        desk.window.stop_at.store(stop_at, Ordering::Relaxed);
        let stopped = desk.add("quayside.osm", QUAYSIDE, whole());
        desk.window.stop_at.store(0, Ordering::Relaxed);
        assert_eq!(stopped.unwrap_err()["code"], "stopped", "{stop_at}");
        assert_eq!(desk.files(), ["quayside.mbtiles"], "{stop_at}");
        assert_eq!(
            fs::read(desk.place.file("data/regions/quayside.mbtiles")).unwrap(),
            before
        );
        // What was stopped was that job alone: the next one is not.
        assert!(!desk.find("quay street").is_empty());
    }
    assert_eq!(
        desk.add("quayside.osm", QUAYSIDE, whole()).unwrap()["replaced"],
        true
    );
}

#[test]
fn a_copy_never_takes_the_place_of_anything_but_a_street_map() {
    let desk = Desk::new();
    desk.add("quayside.osm", QUAYSIDE, whole()).unwrap();
    let copy = |to: &str| {
        *desk.window.chosen.lock().unwrap() = Some(desk.place.file(to));
        desk.try_call("region_copy", json!({ "key": "quayside" }))
    };
    let map = fs::read(desk.place.file("map.homeground")).unwrap();
    assert!(copy("map.homeground").is_err());
    assert_eq!(fs::read(desk.place.file("map.homeground")).unwrap(), map);
    assert_eq!(copy("stick.mbtiles").unwrap()["file"], "stick.mbtiles");
    assert_eq!(copy("stick.mbtiles").unwrap()["file"], "stick.mbtiles");
    // A colleague adds what is on the stick.
    let other = Desk::new();
    let stick = fs::read(desk.place.file("stick.mbtiles")).unwrap();
    let added = other.add("stick.mbtiles", &stick, whole()).unwrap();
    assert_eq!(added["region"]["counts"]["addresses"], 4);
}

#[test]
fn a_door_is_added_once_found_first_and_taken_back() {
    let desk = Desk::new();
    desk.add("quayside.osm", QUAYSIDE, whole()).unwrap();
    // Between 3 and 5a, on their side.
    let at = json!({ "lon": -11.99905, "lat": 49.00026 });
    let here = desk.call("at_door", at.clone());
    assert_eq!(here["nearest"]["house_number"], "5a");
    assert_eq!(here["previous"]["house_number"], "3");
    assert_eq!(here["streets"][0]["name"], "Quay Street");
    let door = |number: &str, all_the_same: bool| {
        json!({
            "street": "Quay Street", "house_number": number, "postcode": null,
            "lon": -11.9989, "lat": 49.00026, "all_the_same": all_the_same,
        })
    };
    let added = desk.call("add_door", door("7", false));
    assert!(added["id"].is_string());
    let found = desk.find("7 quay st");
    assert_eq!(
        (&found[0]["title"], &found[0]["kind"]),
        (&json!("7 Quay Street"), &json!("door"))
    );
    // It is there now: that is said, and nothing is added.
    let again = desk.call("add_door", door("7", false));
    assert!(again["id"].is_null());
    assert_eq!(again["there"]["house_number"], "7");
    assert_eq!(
        desk.walk()[0],
        (
            "Quay Street".to_owned(),
            ["1", "3", "5a", "7"].map(str::to_owned).to_vec()
        )
    );
    desk.call("undo", json!({}));
    assert_eq!(desk.walk()[0].1, ["1", "3", "5a"]);
    assert_ne!(
        desk.find("7 quay st")
            .first()
            .map(|row| row["kind"].clone()),
        Some(json!("door"))
    );
}

#[test]
fn two_street_maps_over_one_area_give_each_door_once() {
    let desk = Desk::new();
    assert_eq!(desk.walk(), []);
    desk.add("quayside.osm", QUAYSIDE, whole()).unwrap();
    let one = desk.walk();
    assert_eq!(one.iter().map(|(_, doors)| doors.len()).sum::<usize>(), 4);
    // The same town under another name, with one door more and a street more.
    let more = String::from_utf8(QUAYSIDE.to_vec()).unwrap().replace(
        "</osm>",
        r#"<node id="901" lat="49.0003" lon="-11.9985"><tag k="addr:housenumber" v="9"/><tag k="addr:street" v="Quay Street"/></node>
        <node id="902" lat="49.002" lon="-11.997"/><node id="903" lat="49.002" lon="-11.996"/>
        <way id="904"><nd ref="902"/><nd ref="903"/><tag k="highway" v="residential"/><tag k="name" v="New Row"/></way></osm>"#,
    );
    desk.add("harbour.osm", more.as_bytes(), whole()).unwrap();
    let mut doors: Vec<String> = desk
        .walk()
        .into_iter()
        .filter(|(name, _)| name == "Quay Street")
        .flat_map(|(_, doors)| doors)
        .collect();
    doors.sort();
    assert_eq!(doors, ["1", "3", "5a", "9"]);
    assert!(desk.walk().iter().any(|(name, _)| name == "New Row"));
}

#[test]
fn without_a_street_map_the_maps_own_doors_are_found_and_it_is_said() {
    let desk = Desk::new();
    let here = desk.call("at_door", json!({ "lon": -12.0, "lat": 49.0 }));
    assert_eq!(
        (&here["no_region"], &here["nearest"]),
        (&json!(true), &Value::Null)
    );
    desk.call(
        "add_door",
        json!({ "street": "Ferry Lane", "house_number": "1", "postcode": null, "lon": -12.0, "lat": 49.0, "all_the_same": false }),
    );
    assert_eq!(desk.find("1 ferry ln")[0]["title"], "1 Ferry Lane");
    assert_eq!(
        desk.walk(),
        [("Ferry Lane".to_owned(), vec!["1".to_owned()])]
    );
}

/// Quay Street once more, in a village 2 km to the north.
fn two_villages() -> String {
    let street = r#"
        <node id="911" lat="49.0200" lon="-12.0000"/><node id="912" lat="49.0200" lon="-11.9980"/>
        <node id="913" lat="49.0203" lon="-11.9996"><tag k="addr:housenumber" v="3"/><tag k="addr:street" v="Quay Street"/></node>
        <way id="914"><nd ref="911"/><nd ref="912"/><tag k="highway" v="residential"/><tag k="name" v="Quay Street"/></way></osm>"#;
    let town = String::from_utf8(QUAYSIDE.to_vec()).unwrap();
    town.replace("</osm>", street)
}

/// The doors with this number in Quay Street, the southern one first.
fn doors_of(streets: &[Value], number: &str) -> Vec<Value> {
    let quay = streets
        .iter()
        .filter(|street| street["name"] == "Quay Street");
    let doors = quay.flat_map(|street| street["doors"].as_array().unwrap());
    let mut doors: Vec<Value> = doors
        .filter(|door| door["house_number"] == number)
        .cloned()
        .collect();
    doors.sort_by(|one, two| {
        one["lat"]
            .as_f64()
            .partial_cmp(&two["lat"].as_f64())
            .unwrap()
    });
    doors
}

#[test]
fn who_asked_not_to_be_visited_is_left_alone_in_their_own_village() {
    let lives_at = |home| {
        move |map: &mut Map| {
            write(map, |write| {
                let mut lives = person(write.new_id(), "Ann");
                lives.street = Some("quay st".to_owned());
                lives.house_number = Some("3".to_owned());
                lives.home = home;
                lives.asked_not_to = true;
                write.create_person(&lives)
            });
        }
    };
    for (home, expected) in [
        (Some(point(-11.9994, 49.0003)), [true, false]),
        (Some(point(-11.9996, 49.0203)), [false, true]),
        // Where the home is not on the map, it may be either.
        (None, [true, true]),
    ] {
        let desk = Desk::with(lives_at(home));
        desk.add("two.osm", two_villages().as_bytes(), whole())
            .unwrap();
        let doors = doors_of(&desk.walked(), "3");
        let asked: Vec<&Value> = doors.iter().map(|door| &door["asked_not_to"]).collect();
        assert_eq!(asked, expected);
    }
}

#[test]
fn a_walk_tells_what_happened_at_a_door_and_nowhere_else() {
    let desk = Desk::with(|map| {
        write(map, |write| {
            let door = Door {
                id: write.new_id(),
                street: Some("Quay St.".to_owned()),
                house_number: Some("3".to_owned()),
                postcode: None,
                point: LonLat::new(-11.9994, 49.0003).unwrap(),
            };
            write.create_door(&door)?;
            for (outcome, day) in [
                (VisitOutcome::AskedNotTo, "2026-11-02"),
                (VisitOutcome::ComeBack, "2026-11-20"),
            ] {
                write.create_visit(&Visit {
                    id: write.new_id(),
                    door: door.id,
                    outcome,
                    visited_on: Some(day.parse().unwrap()),
                    come_back_on: None,
                    words: None,
                })?;
            }
            Ok(())
        });
    });
    desk.add("two.osm", two_villages().as_bytes(), whole())
        .unwrap();
    let streets = desk.walked();
    let doors = doors_of(&streets, "3");
    assert_eq!(doors.len(), 2);
    assert_eq!(doors[0]["last"], "come_back");
    assert_eq!(doors[0]["visited_on"], "2026-11-20");
    // Asked before, and not taken back since.
    assert_eq!(doors[0]["asked_not_to"], true);
    let others = streets
        .iter()
        .flat_map(|street| street["doors"].as_array().unwrap())
        .filter(|door| **door != doors[0]);
    for door in others {
        assert_eq!(
            (&door["last"], &door["asked_not_to"]),
            (&Value::Null, &json!(false))
        );
        assert_eq!(door["door"], Value::Null);
    }
}

#[test]
fn the_next_number_is_in_step_with_its_side_and_never_one_that_is_there() {
    let desk = Desk::new();
    desk.add("quayside.osm", QUAYSIDE, whole()).unwrap();
    // On the side of 1, 3 and 5a, beyond the last of them.
    let at = json!({ "lon": -11.9985, "lat": 49.00026 });
    let next = |desk: &Desk| desk.call("at_door", at.clone())["streets"][0]["next_number"].clone();
    assert_eq!(next(&desk), "7");
    desk.call(
        "add_door",
        json!({
            "street": "Quay Street", "house_number": "7", "postcode": null,
            "lon": -11.9987, "lat": 49.00026, "all_the_same": false,
        }),
    );
    assert_eq!(next(&desk), "9");
    desk.call("undo", json!({}));
    assert_eq!(next(&desk), "7");
}
