//! Places that a street map suggests, over the public face: a real region, a real map.

use homeground_core::domain::{Audience, LonLat, OSM_SOURCE, RecordKind, RecordRef, Verdict};
use homeground_core::map::{Access, Map};
use homeground_core::privacy::{Consents, Selection};
use homeground_core::regions::{Region, Suggestion};
use homeground_core::usecases::{self, Change, Suggestions};

use crate::support::{self, Place};

const TOWN: &str = r#"<osm>
  <node id="1" lat="49.0000" lon="-12.000" version="3"><tag k="amenity" v="library"/>
    <tag k="name" v="Quay Library"/><tag k="opening_hours" v="Mo-Fr 09:00-17:00"/></node>
  <node id="2" lat="49.0020" lon="-12.000"><tag k="amenity" v="community_centre"/>
    <tag k="name" v="Lantern Hall"/></node>
  <node id="3" lat="49.0040" lon="-12.000"><tag k="amenity" v="cafe"/><tag k="name" v="Crumbs"/></node>
  <node id="4" lat="49.0060" lon="-12.010"><tag k="club" v="scout"/><tag k="name" v="1st Quayside"/></node>
</osm>"#;

fn region(xml: &str) -> Region {
    Region::in_memory("town.osm", xml.as_bytes()).unwrap()
}

fn sorted(map: &Map, xml: &str) -> Suggestions {
    let found = region(xml).suggestions(None).unwrap();
    usecases::suggestions(map, found, |_| true).unwrap()
}

fn named(xml: &str, name: &str) -> Vec<Suggestion> {
    let mut found = region(xml).suggestions(None).unwrap();
    found.retain(|one| one.name == name);
    assert_eq!(found.len(), 1, "{name}");
    found
}

fn names(sorted: &Suggestions) -> Vec<&str> {
    let mut names: Vec<&str> = sorted
        .rows
        .iter()
        .map(|row| &*row.suggestion.name)
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn an_accepted_place_is_an_ordinary_entry_that_is_not_asked_again() {
    let place = Place::new();
    let mut map = place.map();
    assert_eq!(
        names(&sorted(&map, TOWN)),
        ["1st Quayside", "Crumbs", "Lantern Hall", "Quay Library"]
    );
    let library = named(TOWN, "Quay Library");
    let made = usecases::accept(&mut map, &library, Some("2026-01-02")).unwrap();
    let asset = map.contents().unwrap().assets.get(made[0]).unwrap().clone();
    assert_eq!(asset.title, "Quay Library");
    assert_eq!(asset.source.as_deref(), Some(OSM_SOURCE));
    assert_eq!(asset.source_id.as_deref(), Some("node/1"));
    assert_eq!(asset.extra.0["opening_hours"], "Mo-Fr 09:00-17:00");
    assert_eq!(asset.extra.0["osm_version"], 3);
    let after = sorted(&map, TOWN);
    assert_eq!((after.rows.len(), after.there, after.decided), (3, 1, 0));
    // Once more changes nothing.
    assert!(
        usecases::accept(&mut map, &library, None)
            .unwrap()
            .is_empty()
    );
    map.undo().unwrap();
    assert_eq!(sorted(&map, TOWN).rows.len(), 4);
    map.redo().unwrap();
    assert_eq!(sorted(&map, TOWN).rows.len(), 3);
    assert!(map.check().unwrap().sound);
}

#[test]
fn what_was_decided_is_remembered_over_a_newer_street_map_and_can_be_asked_again() {
    let place = Place::new();
    let mut map = place.map();
    usecases::decide(&mut map, &named(TOWN, "Crumbs"), Verdict::NotForUs).unwrap();
    usecases::decide(&mut map, &named(TOWN, "Lantern Hall"), Verdict::NotHere).unwrap();
    drop(map);
    let mut map = Map::open(
        &place.file("map.homeground"),
        Access::Write,
        &place.still.at,
    )
    .unwrap();
    let newer = TOWN.replace("Crumbs", "Crumbs and Cream");
    let after = sorted(&map, &newer);
    assert_eq!(names(&after), ["1st Quayside", "Quay Library"]);
    assert_eq!(after.decided, 2);
    let again = usecases::ask_again(&mut map, &["node/3".to_owned()]).unwrap();
    assert_eq!(again, 1);
    assert_eq!(sorted(&map, TOWN).rows.len(), 3);
    map.undo().unwrap();
    assert_eq!(sorted(&map, TOWN).rows.len(), 2);
}

#[test]
fn what_is_on_the_map_already_is_recognised() {
    let place = Place::new();
    let mut map = place.map();
    let hall = support::place_at(&mut map, "The Lantern Hall", -12.0, 49.0021);
    let near = support::place_at(&mut map, "Quay Library and Museum", -12.0001, 49.0);
    let after = sorted(&map, TOWN);
    assert_eq!(after.there, 1);
    assert_eq!(names(&after), ["1st Quayside", "Crumbs", "Quay Library"]);
    let library = after
        .rows
        .iter()
        .find(|row| row.suggestion.name == "Quay Library");
    assert_eq!(
        library.unwrap().looks_like,
        Some(RecordRef::new(RecordKind::Asset, near))
    );
    assert!(map.contents().unwrap().assets.get(hall).is_some());
}

#[test]
fn a_newer_street_map_adds_notes_and_overwrites_nothing() {
    let place = Place::new();
    let mut map = place.map();
    let all = region(TOWN).suggestions(None).unwrap();
    let made = usecases::accept(&mut map, &all, None).unwrap();
    assert_eq!(made.len(), 4);
    let newer = TOWN
        .replace("Lantern Hall", "Lantern Arts Centre")
        .replace("lat=\"49.0040\"", "lat=\"49.0060\"")
        .replace("<tag k=\"club\" v=\"scout\"/>", "");
    let after = sorted(&map, &newer);
    assert!(after.rows.is_empty());
    let changes: Vec<(&str, &Change)> = (after.changed.iter())
        .map(|changed| (changed.decision.source_id.as_str(), &changed.change))
        .collect();
    assert!(
        matches!(changes[0], ("node/2", Change::Renamed { now, .. }) if now == "Lantern Arts Centre")
    );
    assert!(
        matches!(changes[1], ("node/3", Change::Moved { metres }) if (215.0..230.0).contains(metres))
    );
    assert!(matches!(changes[2], ("node/4", Change::Gone)));
    let titles: Vec<String> = (map.contents().unwrap().assets.iter())
        .map(|asset| asset.title.clone())
        .collect();
    assert!(titles.contains(&"Lantern Hall".to_owned()));
    // A street map of another town does not know that it is gone.
    let found = region(&newer).suggestions(None).unwrap();
    let elsewhere = usecases::suggestions(&map, found, |_: LonLat| false).unwrap();
    assert_eq!(elsewhere.changed.len(), 2);
}

#[test]
fn what_goes_out_carries_the_credit_only_when_something_of_it_goes() {
    let place = Place::new();
    let mut map = place.map();
    support::place_at(&mut map, "Our own hall", -12.0, 49.1);
    let taken = |map: &mut Map, audience, name: &str| -> serde_json::Value {
        let file = place.file(name);
        let consents = Consents::new(map.contents().unwrap());
        let all = Selection::default();
        usecases::take_along(map, &consents, audience, &all, &file).unwrap();
        serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap()
    };
    let own = taken(&mut map, None, "own.geojson");
    assert!(own.get("license").is_none() && own.get("source").is_none());
    usecases::accept(&mut map, &named(TOWN, "Crumbs"), None).unwrap();
    let both = taken(&mut map, None, "both.geojson");
    assert_eq!(both["features"].as_array().unwrap().len(), 2);
    assert_eq!(both["source"], "© OpenStreetMap contributors");
    assert_eq!(both["license"], "ODbL-1.0");
    // Nobody has said yes to sharing it, so nothing of it goes.
    let public = taken(&mut map, Some(Audience::Public), "public.geojson");
    assert!(public["features"].as_array().unwrap().is_empty());
    assert!(public.get("license").is_none());
}
