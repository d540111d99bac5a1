//! `region`, `place` and `suggest`: from a file that somebody fetched to an address at a door.

use serde_json::{Value, json};

use crate::support::{Place, QUAYSIDE, SAMPLE, text};

/// Round the doors of Quay Street.
const AREA: &str = r#"{"type":"Polygon","coordinates":[[[-12.0005,48.9995],[-11.998,48.9995],[-11.998,49.001],[-12.0005,49.001],[-12.0005,48.9995]]]}"#;

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn a_street_map_says_what_was_read_kept_and_left_out() {
    let place = Place::new();
    let report = place.object(&["region", "add", QUAYSIDE]);
    assert_eq!(
        keys(&report),
        [
            "file",
            "format",
            "data_date",
            "read",
            "kept",
            "left_out",
            "region"
        ]
    );
    assert_eq!(report["file"], "quayside.osm");
    assert_eq!(report["format"], "osm.xml");
    assert_eq!(
        report["read"],
        json!({"nodes": 40, "ways": 12, "relations": 4, "house_numbers": 4, "postcodes": 2, "coastline": 1, "rings_not_closed": 2})
    );
    assert_eq!(
        (&report["kept"]["streets"], &report["kept"]["addresses"]),
        (&json!(2), &json!(4))
    );
    let region = place.file("data/regions/quayside.mbtiles");
    assert_eq!(report["region"], text(&region));
    let listed = place.object(&["region", "list"]);
    assert_eq!(listed["key"], "quayside");
    assert_eq!(
        place.object(&["region", "remove", "quayside"]),
        json!({"removed": "quayside"})
    );
    assert!(place.names("data/regions").is_empty());
    place.refused(&["region", "remove", "quayside"]);
}

#[test]
fn no_bar_is_drawn_where_nobody_looks() {
    let place = Place::new();
    assert_eq!(place.types(&["region", "add", QUAYSIDE]).sentence(), "");
}

#[test]
fn the_streets_of_the_sample_are_found_by_their_doors() {
    let place = Place::new();
    let report = place.object(&["region", "add", SAMPLE]);
    let addresses = report["kept"]["addresses"].as_u64().unwrap();
    assert_eq!(report["read"]["house_numbers"].as_u64(), Some(addresses));
    assert_eq!(place.object(&["region", "list"])["kept"], report["kept"]);
    // What is found at one end is found at the other, whichever way it is written.
    let extract = std::fs::read_to_string(SAMPLE).unwrap();
    let tag = |key: &str| {
        let (_, rest) = extract.split_once(&format!(r#"k="{key}" v=""#)).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let (number, street) = (tag("addr:housenumber"), tag("addr:street"));
    let title = format!("{number} {street}");
    for words in [title.clone(), format!("{street} {number}").to_uppercase()] {
        assert_eq!(
            place.objects(&["place", &words])[0]["title"],
            title,
            "{words}"
        );
    }
}

#[test]
fn an_address_is_found_as_it_is_typed_at_a_door() {
    let place = Place::with_map();
    place.done(&["region", "add", QUAYSIDE]);
    let best = |words: &[&str]| place.objects(&[&["place"], words].concat()).remove(0);
    let door = best(&["3", "quay", "st", "--near", "-12.0,49.0"]);
    assert_eq!(
        keys(&door),
        [
            "title",
            "kind",
            "precision",
            "lon",
            "lat",
            "context",
            "street",
            "house_number",
            "postcode",
            "why"
        ]
    );
    assert_eq!(
        (&door["title"], &door["kind"], &door["precision"]),
        (
            &json!("3 Quay Street"),
            &json!("address"),
            &json!("address")
        )
    );
    assert!((door["lon"].as_f64().unwrap() + 11.999_425).abs() < 1e-4);
    for (words, title, precision) in [
        (&["5 a quay street"][..], "5a Quay Street", "address"),
        (&["quay street 3"][..], "3 Quay Street", "address"),
        (&["st maries rd"][..], "Saint Mary's Road", "street"),
        (&["QY1 1A"][..], "QY1 1AA", "postcode"),
        (&["99 quay street"][..], "Quay Street", "street"),
        (&["lantern hal"][..], "Quay & Lantern Hall", "place"),
        (&["49.0, -12.0"][..], "49.0, -12.0", "exact"),
    ] {
        let found = best(words);
        assert_eq!(
            (&found["title"], &found["precision"]),
            (&json!(title), &json!(precision)),
            "{words:?}"
        );
    }
    assert!(place.objects(&["place", "zzzz"]).is_empty());
}

#[test]
fn a_part_of_a_file_is_a_street_map_beside_the_whole() {
    let place = Place::with_map();
    place.write("middle.geojson", AREA);
    let whole = place.object(&["region", "add", QUAYSIDE]);
    let part = place.object(&["region", "add", QUAYSIDE, "--area", "middle.geojson"]);
    assert_ne!(whole["region"], part["region"]);
    let keys: Vec<Value> = place
        .objects(&["region", "list"])
        .iter()
        .map(|row| row["key"].clone())
        .collect();
    assert_eq!(keys, ["quayside", "quayside-middle"]);
    // So has one in another script.
    place.write("Київ.geojson", AREA);
    let other = place.object(&["region", "add", QUAYSIDE, "--area", "Київ.geojson"]);
    assert_ne!(other["region"], whole["region"]);
    let key = place.objects(&["region", "list"])[1]["key"].clone();
    place.done(&["region", "remove", key.as_str().unwrap()]);
    // The same again takes its own place.
    place.done(&["region", "add", QUAYSIDE, "--area", "middle.geojson"]);
    assert_eq!(place.names("data/regions").len(), 2);

    // An area of the map gives its title, however it was named.
    place.write(
        "areas.geojson",
        format!(r#"{{"type":"Feature","properties":{{"record":"area","title":"Town Middle"}},"geometry":{AREA}}}"#),
    );
    place.done(&["import", "areas.geojson"]);
    let id = place.object(&["list", "areas"])["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let by_name = place.object(&["region", "add", QUAYSIDE, "--area", "town middle"]);
    let by_id = place.object(&["region", "add", QUAYSIDE, "--area", &id]);
    assert_eq!(by_name["region"], by_id["region"]);
    assert_eq!(place.names("data/regions").len(), 3);
}

#[test]
fn a_street_map_takes_the_place_of_street_maps_alone() {
    let place = Place::with_map();
    let map = place.file("data/map.homeground");
    let before = std::fs::read(&map).unwrap();
    assert!(
        place
            .refused(&["region", "add", QUAYSIDE, "--region", text(&map)])
            .contains("no street map")
    );
    assert_eq!(std::fs::read(&map).unwrap(), before);

    let own = place.write("own.osm", std::fs::read(QUAYSIDE).unwrap());
    assert!(
        place
            .refused(&["region", "add", "own.osm", "--region", "own.osm"])
            .contains("made of")
    );
    assert_eq!(
        std::fs::read(&own).unwrap(),
        std::fs::read(QUAYSIDE).unwrap()
    );

    place.write("letter.txt", "Dear Ann");
    place.refused(&["region", "add", QUAYSIDE, "--region", "letter.txt"]);
    assert_eq!(
        std::fs::read_to_string(place.file("letter.txt")).unwrap(),
        "Dear Ann"
    );
    assert!(
        place
            .refused(&["region", "add", QUAYSIDE, "--region", "no/such/town"])
            .contains("folder")
    );

    place.done(&["region", "add", QUAYSIDE, "--region", "town.mbtiles"]);
    place.done(&["region", "add", QUAYSIDE, "--region", "town.mbtiles"]);
    place.refused(&["region", "add", "town.mbtiles", "--region", "town.mbtiles"]);
    assert_eq!(
        place.objects(&["place", "3 quay street", "--region", "town.mbtiles"])[0]["precision"],
        "address"
    );
    assert_eq!(
        place.names("."),
        ["data", "letter.txt", "own.osm", "town.mbtiles"]
    );
}

#[test]
fn what_openstreetmap_knows_is_taken_or_not_and_never_asked_twice() {
    let place = Place::with_map();
    place.write("all.geojson", r#"{"type":"Polygon","coordinates":[[[-12.01,48.99],[-11.99,48.99],[-11.99,49.01],[-12.01,49.01],[-12.01,48.99]]]}"#);
    place.done(&["region", "add", QUAYSIDE]);
    let ask = || place.objects(&["suggest", "--area", "all.geojson"]);
    let names: Vec<String> = ask()
        .iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["Quay & Lantern Hall", "Pond Park"]);
    let hall = ask()[0]["source_id"].as_str().unwrap().to_owned();
    let park = ask()[1]["source_id"].as_str().unwrap().to_owned();

    place.done(&[
        "suggest",
        "--area",
        "all.geojson",
        "--accept",
        &hall,
        "--not-for-us",
        &park,
    ]);
    assert!(ask().is_empty());
    let assets = place.objects(&["list", "assets"]);
    assert_eq!(assets.len(), 1);
    assert_eq!(
        (&assets[0]["title"], &assets[0]["source_id"]),
        (&json!("Quay & Lantern Hall"), &json!(hall))
    );

    place.done(&["export", "own.geojson", "--audience", "self"]);
    let own: Value =
        serde_json::from_slice(&std::fs::read(place.file("own.geojson")).unwrap()).unwrap();
    assert_eq!(own["source"], "© OpenStreetMap contributors");
    assert_eq!(own["license"], "ODbL-1.0");

    place.done(&["suggest", "--area", "all.geojson", "--ask-again", &park]);
    assert_eq!(ask().len(), 1);
    place.done(&["suggest", "--area", "all.geojson", "--not-here", &park]);
    assert!(ask().is_empty());
    place.refused(&["suggest", "--area", "all.geojson", "--accept", "way/999999"]);
}
