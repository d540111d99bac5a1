//! Bad input gets one plain sentence, changes nothing and leaves nothing behind.

use crate::support::{Place, QUAYSIDE, text};

#[test]
fn a_line_that_makes_no_sense_is_wrong_usage() {
    let place = Place::with_map();
    for words in [
        &["sing"][..],
        &["place"],
        &["list", "clouds"],
        &["place", "quay", "--near", "here"],
        &["export", "out.geojson"],
        &["match"],
    ] {
        assert_eq!(place.types(words).code(), 2, "{words:?}");
    }
    assert_eq!(place.types(&["--help"]).code(), 0);
}

#[test]
fn a_question_that_asks_nothing_or_from_nowhere_is_refused_with_a_sentence() {
    let place = Place::with_map();
    place.write("offers.csv", "kind,title\nitem,Cider press\n");
    place.done(&["import", "offers.csv"]);
    for words in ["", "   ", "🐝🐝", "…!?"] {
        let said = place.refused(&["match", "--text", words]);
        assert!(said.contains("in a word or more"), "{said}");
    }
    let said = place.refused(&["match", "--text", "a press", "--within", "500"]);
    assert!(said.contains("--near"), "{said}");
    let said = place.types(&["match"]).sentence();
    for way in ["--need", "--text", "--all"] {
        assert!(said.contains(way), "{said}");
    }
    let said = place.refused(&["words", "press"]);
    assert!(said.contains("two words"), "{said}");
}

#[test]
fn what_is_no_number_of_people_is_reported_and_the_rest_of_its_row_comes_in() {
    let place = Place::with_map();
    place.write(
        "needs.csv",
        "title,how_many\nA hall for a ceilidh,0\nA barn,-5\nA tent,60\n",
    );
    let report = place.object(&["import", "needs.csv", "--as", "needs"]);
    assert_eq!((&report["read"], &report["added"]), (&3.into(), &3.into()));
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("how_many"), "{warnings}");
    let kept: Vec<_> = place.objects(&["list", "needs"]);
    let mut many: Vec<_> = kept.iter().map(|need| need["how_many"].as_u64()).collect();
    many.sort_unstable();
    assert_eq!(many, [None, None, Some(60)]);
}

#[test]
fn what_is_no_street_map_is_said_and_leaves_nothing() {
    let place = Place::with_map();
    let extract = std::fs::read(QUAYSIDE).unwrap();
    place.write(
        "page.osm.pbf",
        "<!DOCTYPE html><html><title>404</title></html>",
    );
    place.write("cut.osm", &extract[..extract.len() / 2]);
    place.write("packed.osm.bz2", b"BZh91AY&SY");
    place.write("shapes.zip", b"PK\x03\x04");
    place.write("noise.osm.pbf", [7_u8; 4_000]);
    place.write("empty.osm.pbf", "");
    place.write("pm.pmtiles", b"PMTiles\x03garbage");
    place.done(&["new", "other.homeground"]);
    for file in [
        "page.osm.pbf",
        "cut.osm",
        "packed.osm.bz2",
        "shapes.zip",
        "noise.osm.pbf",
        "empty.osm.pbf",
        "pm.pmtiles",
        "other.homeground",
        "nowhere.osm.pbf",
        ".",
    ] {
        place.refused(&["region", "add", file]);
        assert!(place.names("data/regions").is_empty(), "{file}");
    }
    let page = place.refused(&["region", "add", "page.osm.pbf"]);
    assert!(page.contains("web page"), "{page}");
    let map = place.refused(&["region", "add", "other.homeground"]);
    assert!(map.contains("map file of this program"), "{map}");
}

#[test]
fn a_damaged_map_is_said_and_not_passed_over() {
    let place = Place::new();
    place.done(&["region", "add", QUAYSIDE]);
    // No map at all is no reason not to find an address.
    assert!(!place.objects(&["place", "quay street"]).is_empty());
    let map = place.write("data/map.homeground", "not a map");
    place.refused(&["place", "quay street"]);
    place.refused(&["list", "assets"]);
    place.write(
        "part.geojson",
        r#"{"type":"Polygon","coordinates":[[[-12.01,48.99],[-11.99,48.99],[-11.99,49.01],[-12.01,48.99]]]}"#,
    );
    place.refused(&["region", "add", QUAYSIDE, "--area", "part.geojson"]);
    assert_eq!(place.names("data/regions"), ["quayside.mbtiles"]);
    assert_eq!(std::fs::read_to_string(&map).unwrap(), "not a map");
}

#[test]
fn a_file_that_cannot_be_parsed_changes_nothing() {
    let place = Place::with_map();
    let map = place.file("data/map.homeground");
    for (name, text) in [
        (
            "broken.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{",
        ),
        ("nothing.geojson", ""),
        ("prose.txt", "\u{0}\u{1}\u{2}"),
    ] {
        place.write(name, text);
        let said = place.types(&["import", name]);
        assert_eq!(said.code(), 1, "{name}");
        assert!(!said.sentence().trim().is_empty());
    }
    assert!(
        place
            .objects(&["--map", text(&map), "list", "assets"])
            .is_empty()
    );
    assert!(
        place
            .refused(&[
                "export",
                "out.geojson",
                "--audience",
                "group",
                "--area",
                "Nowhere"
            ])
            .contains("Nowhere")
    );
    assert!(!place.file("out.geojson").exists());
}

/// So many houses that drawing them takes a while.
#[cfg(unix)]
fn large_town() -> String {
    use std::fmt::Write as _;
    let (mut nodes, mut ways) = (String::new(), String::new());
    for house in 0..30_000_u32 {
        let lon = -12.0 + f64::from(house % 200) * 0.0003;
        let lat = 49.0 + f64::from(house / 200) * 0.0003;
        let first = house * 4 + 1;
        for (corner, (x, y)) in (first..).zip([(0.0, 0.0), (1e-4, 0.0), (1e-4, 1e-4), (0.0, 1e-4)])
        {
            let (lat, lon) = (lat + y, lon + x);
            let _ = writeln!(
                nodes,
                r#"<node id="{corner}" lat="{lat:.6}" lon="{lon:.6}"/>"#
            );
        }
        let _ = write!(ways, r#"<way id="{}">"#, house + 1);
        for corner in [0, 1, 2, 3, 0] {
            let _ = write!(ways, r#"<nd ref="{}"/>"#, first + corner);
        }
        let _ = writeln!(ways, r#"<tag k="building" v="yes"/></way>"#);
    }
    format!("<osm version=\"0.6\">{nodes}{ways}</osm>")
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_the_street_map_from_before_and_leaves_nothing() {
    let place = Place::new();
    place.write("town.osm", large_town());
    place.done(&["region", "add", QUAYSIDE, "--region", "town.mbtiles"]);
    let before = std::fs::read(place.file("town.mbtiles")).unwrap();
    for signal in ["-INT", "-TERM"] {
        let adding = place.begins(&["region", "add", "town.osm", "--region", "town.mbtiles"]);
        let said = adding.signalled(signal, || {
            place
                .names(".")
                .iter()
                .any(|name| name.ends_with(".making"))
        });
        assert_eq!(said.code(), 1, "{signal}");
        assert_eq!(
            said.sentence(),
            "homeground: town.osm: stopped: nothing was kept\n"
        );
        assert_eq!(place.names("."), ["town.mbtiles", "town.osm"]);
        assert_eq!(std::fs::read(place.file("town.mbtiles")).unwrap(), before);
    }
}
