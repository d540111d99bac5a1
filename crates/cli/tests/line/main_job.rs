//! Bring in, list, search, match, export; undo, history, copies (design, section 5.2).

use crate::support::{Place, text};

const GIFTS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","properties":{"title":"Lends a ladder","kind":"item"},"geometry":{"type":"Point","coordinates":[-3.0,51.6]}},
{"type":"Feature","id":"b","properties":{"title":"Lantern Hall, seats 40","kind":"building"},"geometry":{"type":"Point","coordinates":[-3.001,51.6]}},
{"type":"Feature","id":"c","properties":{"record":"need","title":"A ladder for an afternoon"},"geometry":{"type":"Point","coordinates":[-3.0,51.601]}},
{"type":"Feature","id":"d","properties":{},"geometry":null}]}"#;

#[test]
fn what_is_brought_in_is_counted_and_comes_out_again() {
    let place = Place::with_map();
    place.write("gifts.geojson", GIFTS);
    let report = place.object(&["import", "gifts.geojson", "--sharing", "public"]);
    let count = |name: &str| report[name].as_u64().unwrap();
    let skipped = report["skipped"].as_array().unwrap().len() as u64;
    assert_eq!(count("read"), 4);
    assert_eq!(
        count("read"),
        count("added") + count("updated") + count("unchanged") + skipped
    );
    assert_eq!((count("added"), skipped), (3, 1));
    assert_eq!(report["skipped"][0]["row"], 4);
    assert_eq!(report["committed"], true);

    let again = place.object(&["import", "gifts.geojson"]);
    assert_eq!(again["added"], 0);
    assert_eq!(place.objects(&["list", "assets"]).len(), 2);
    assert_eq!(
        place.objects(&["list", "assets", "--kind", "item"]).len(),
        1
    );

    let found = place.objects(&["search", "ladder", "--near", "-3.0,51.6"]);
    assert_eq!(found[0]["source_id"], "a");
    let all = place.objects(&["match", "--all"]);
    assert_eq!(
        (&all[0]["source_id"], &all[0]["rank"]),
        (&"a".into(), &1.into())
    );
    assert!(!all[0]["why"].as_str().unwrap().is_empty());
    let typed = place.objects(&["match", "--text", "a room for forty"]);
    assert!(typed[0]["need_id"].is_null());

    let written = place.object(&["export", "out.geojson", "--audience", "public"]);
    let out = std::fs::read_to_string(place.file("out.geojson")).unwrap();
    // A thing without a holder stays private; what somebody looks for goes without a place.
    assert_eq!(written["written"], 2, "{out}");
    assert!(!out.contains("ladder\",\"kind\":\"item") && out.contains("\"geometry\":null"));
    assert!(
        written["withheld"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["count"].as_u64() > Some(0))
    );
    assert!(!out.contains("license"));
}

#[test]
fn options_for_every_command_stand_before_or_after_its_name() {
    let place = Place::new();
    place.done(&["new", "a.homeground"]);
    place.write("gifts.geojson", GIFTS);
    place.done(&["--map", "a.homeground", "import", "gifts.geojson"]);
    let before = place.done(&["--map", "a.homeground", "--json", "list", "assets"]);
    let after = place.done(&["list", "assets", "--map", "a.homeground", "--json"]);
    assert_eq!(before, after);
    assert_eq!(before.lines().count(), 2);
}

#[test]
fn changes_are_taken_back_and_done_again_by_name() {
    let place = Place::with_map();
    place.write("gifts.geojson", GIFTS);
    place.done(&["import", "gifts.geojson"]);
    place.done(&["undo"]);
    assert!(place.objects(&["list", "assets"]).is_empty());
    place.done(&["redo"]);
    let assets = place.objects(&["list", "assets"]);
    assert_eq!(assets.len(), 2);
    let hall = assets
        .iter()
        .find(|asset| asset["source_id"] == "b")
        .unwrap()["id"]
        .as_str()
        .unwrap();
    place.done(&[
        "share",
        hall,
        "--audience",
        "group",
        "--fields",
        "words",
        "place",
        "--how",
        "said so",
    ]);
    let group = place.object(&["export", "group.geojson", "--audience", "group"]);
    assert_eq!(group["written"], 1);
    place.done(&["withdraw", hall]);
    let group = place.object(&["export", "group.geojson", "--audience", "group"]);
    assert_eq!(group["written"], 0);
    assert!(place.objects(&["history"]).len() >= 3);
}

#[test]
fn a_copy_is_whole_and_never_takes_the_place_of_anything() {
    let place = Place::with_map();
    place.write("gifts.geojson", GIFTS);
    place.done(&["import", "gifts.geojson"]);
    place.done(&["backup", "copy.homeground"]);
    place.done(&["restore", "copy.homeground", "--to", "again.homeground"]);
    let again = place.file("again.homeground");
    assert_eq!(
        place
            .objects(&["--map", text(&again), "list", "assets"])
            .len(),
        2
    );
    place.done(&["--map", text(&again), "check"]);
    place.refused(&["restore", "copy.homeground", "--to", "again.homeground"]);
    place.refused(&["new", "again.homeground"]);
}
