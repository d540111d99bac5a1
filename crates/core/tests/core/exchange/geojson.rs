//! Any valid GeoJSON comes in; what is none is refused with a sentence.

use homeground_core::domain::AssetKind;
use homeground_core::exchange::{ImportError, NoticeCode, SkipReason};

use super::{asset, bring, bring_in, counts, titles, write};
use crate::support::Place;

fn collection(features: &[&str]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

fn point(title: &str, lon: f64, lat: f64) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"name":"{title}"}},"geometry":{{"type":"Point","coordinates":[{lon},{lat}]}}}}"#
    )
}

#[test]
fn takes_every_way_of_writing_features() {
    let tool = point("Tool shed", -3.0, 51.6);
    let green = point("Long Green", -3.1, 51.7);
    for (name, text) in [
        ("collection", collection(&[&tool, &green])),
        (
            "features first",
            format!(r#"{{"features":[{tool},{green}],"type":"FeatureCollection"}}"#),
        ),
        (
            "with a mark",
            format!("\u{FEFF}{}", collection(&[&tool, &green])),
        ),
        ("one a line", format!("{tool}\n{green}\n")),
        ("text sequence", format!("\u{1E}{tool}\n\u{1E}{green}\n")),
        (
            "foreign members",
            format!(
                r#"{{"name":"x","type":"FeatureCollection","crs":null,"features":[{tool},{green}],"a":{{"b":[1]}}}}"#
            ),
        ),
    ] {
        let place = Place::new();
        let mut map = place.map();
        let report = bring(&place, &mut map, "file", text);
        assert_eq!(counts(&report), (2, 0, 0, 0), "{name}");
        assert_eq!(report.format, "geojson", "{name}");
        assert_eq!(titles(&map), ["Tool shed", "Long Green"], "{name}");
    }
}

#[test]
fn takes_a_feature_alone_without_a_place() {
    let place = Place::new();
    let mut map = place.map();
    let text =
        r#"{"type":"Feature","geometry":null,"properties":{"title":"Choir","Kind":"group"}}"#;
    assert_eq!(
        counts(&bring(&place, &mut map, "choir.json", text)),
        (1, 0, 0, 0)
    );
    let choir = asset(&map, "Choir");
    assert_eq!((choir.kind, choir.geometry), (AssetKind::Group, None));
}

#[test]
fn keeps_what_it_does_not_understand() {
    let place = Place::new();
    let mut map = place.map();
    let text = r#"{"type":"Feature","id":12345678901234567890123,"colour":"red","geometry":null,
        "properties":{"name":"Hall","seats":120,"open":true,"none":null,"long":98765432109876543210,
        "deep":{"a":[1,2]},"availability":"most days","kind":"village hall","name":"Second"}}"#;
    let report = bring(&place, &mut map, "hall.json", text);
    let hall = asset(&map, "Hall");
    assert_eq!(hall.source_id.as_deref(), Some("12345678901234567890123"));
    assert_eq!(hall.kind, AssetKind::Building);
    let extra = serde_json::to_value(&hall.extra).unwrap();
    let wanted = serde_json::json!({
        "seats": 120, "open": true, "none": null, "long": "98765432109876543210",
        "deep": {"a": [1, 2]}, "availability": "most days", "kind (2)": "village hall",
        "name (2)": "Second", "colour": "red",
    });
    assert_eq!(extra, wanted);
    let codes: Vec<NoticeCode> = report.notices.iter().map(|notice| notice.code).collect();
    assert_eq!(
        codes
            .iter()
            .filter(|code| **code == NoticeCode::NotUnderstood)
            .count(),
        2
    );
}

#[test]
fn a_bad_row_is_listed_and_the_others_come_in() {
    let place = Place::new();
    let mut map = place.map();
    let text = collection(&[
        &point("Good", -3.0, 51.6),
        &point("Too far north", -3.0, 91.0),
        r#"{"type":"Feature","geometry":null,"properties":{}}"#,
        r#"7"#,
        r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]},"properties":{"name":"Bow tie"}}"#,
    ]);
    let report = bring(&place, &mut map, "file.geojson", text);
    assert_eq!(counts(&report), (1, 0, 0, 4));
    let told: Vec<_> = report
        .skipped
        .iter()
        .map(|s| (s.row, s.column.as_deref(), s.code))
        .collect();
    let wanted = [
        (2, Some("geometry"), SkipReason::OutOfRange),
        (3, None, SkipReason::NoWords),
        (4, None, SkipReason::NotAFeature),
        (5, Some("geometry"), SkipReason::CrossesItself),
    ];
    assert_eq!(told, wanted);
    assert!(report.committed);
}

#[test]
fn every_row_bad_changes_nothing() {
    let place = Place::new();
    let mut map = place.map();
    let text = collection(&[&point("A", 1e308, 0.0), &point("B", 0.0, 91.0)]);
    let report = bring(&place, &mut map, "file.geojson", text);
    assert!(report.nothing_good() && !report.committed);
    assert_eq!(map.can_undo().unwrap(), None);
}

#[test]
fn an_empty_collection_is_read_without_complaint() {
    let place = Place::new();
    let mut map = place.map();
    let report = bring(&place, &mut map, "file.geojson", collection(&[]));
    assert_eq!((report.read, report.committed), (0, true));
}

#[test]
fn knows_old_names_of_the_same_coordinates_and_refuses_others_by_name() {
    let place = Place::new();
    let crs = |name: &str| {
        let feature = point("Hall", -3.0, 51.6);
        format!(
            r#"{{"type":"FeatureCollection","features":[{feature}],"crs":{{"type":"name","properties":{{"name":"{name}"}}}}}}"#
        )
    };
    for name in [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4326",
    ] {
        let mut map = homeground_core::map::Map::in_memory("x", &place.still.at).unwrap();
        assert_eq!(
            counts(&bring(&place, &mut map, "f.json", crs(name))),
            (1, 0, 0, 0),
            "{name}"
        );
    }
    let mut map = place.map();
    let file = write(&place, "grid.json", crs("urn:ogc:def:crs:EPSG::27700"));
    let error = bring_in(&mut map, &file).unwrap_err();
    assert!(error.to_string().contains("EPSG::27700"), "{error}");
    assert!(map.contents().unwrap().assets.is_empty());
}

#[test]
fn what_is_no_map_is_refused_with_a_sentence_and_changes_nothing() {
    let place = Place::new();
    let mut map = place.map();
    let whole = collection(&[&point("Hall", -3.0, 51.6)]);
    let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let deep_member = format!(r#"{{"a":{deep}}}"#);
    type Check = fn(&ImportError) -> bool;
    let cases: [(&str, Vec<u8>, Check); 9] = [
        ("empty", Vec::new(), |e| matches!(e, ImportError::Empty)),
        ("white space", b"  \n".to_vec(), |e| {
            matches!(e, ImportError::Empty)
        }),
        (
            "truncated",
            whole.as_bytes()[..whole.len() - 9].to_vec(),
            |e| matches!(e, ImportError::BrokenJson { .. }),
        ),
        ("deep list", deep.into_bytes(), |e| {
            matches!(e, ImportError::NotGeoJson)
        }),
        ("deep member", deep_member.into_bytes(), |e| {
            matches!(e, ImportError::NotGeoJson)
        }),
        (
            "other JSON",
            br#"{"type":"Topology","objects":{}}"#.to_vec(),
            |e| matches!(e, ImportError::NotGeoJson),
        ),
        ("binary", vec![7, 0, 1, 2], |e| {
            matches!(e, ImportError::UnknownFormat)
        }),
        ("a spreadsheet", b"PK\x03\x04rest".to_vec(), |e| {
            matches!(e, ImportError::OtherFormat(_))
        }),
        (
            "a letter",
            b"Dear all,\nthank you for coming.\n".to_vec(),
            |e| matches!(e, ImportError::UnknownFormat),
        ),
    ];
    for (name, bytes, check) in cases {
        let error = bring_in(&mut map, &write(&place, "file", bytes)).unwrap_err();
        assert!(check(&error), "{name}: {error:?}");
    }
    assert!(matches!(
        bring_in(&mut map, place.folder.path()),
        Err(ImportError::Folder)
    ));
    assert!(matches!(
        bring_in(&mut map, &place.file("none")),
        Err(ImportError::Missing)
    ));
    assert_eq!(map.can_undo().unwrap(), None);
}

#[test]
fn features_20_000_levels_deep_are_bad_rows_and_nothing_worse() {
    let place = Place::new();
    let mut map = place.map();
    let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let place_deep = format!(
        r#"{{"type":"Feature","properties":{{"name":"Deep"}},"geometry":{{"type":"Polygon","coordinates":{deep}}}}}"#
    );
    let nest = r#"{"type":"GeometryCollection","geometries":["#;
    let nest = format!("{}{}", nest.repeat(20_000), "]}".repeat(20_000));
    let collection_deep =
        format!(r#"{{"type":"Feature","properties":{{"name":"Deep"}},"geometry":{nest}}}"#);
    let value_deep = format!(
        r#"{{"type":"Feature","properties":{{"name":"Deep","a":{deep}}},"geometry":null}}"#
    );
    let report = bring(
        &place,
        &mut map,
        "f.json",
        collection(&[&place_deep, &collection_deep, &value_deep]),
    );
    assert_eq!(counts(&report), (0, 0, 0, 3));
    let value = &report.skipped[2];
    assert_eq!(
        (value.column.as_deref(), value.code),
        (Some("a"), SkipReason::TooDeep)
    );
}

#[test]
fn markup_in_names_stays_text_and_other_encodings_are_read_with_a_warning() {
    let place = Place::new();
    let mut map = place.map();
    let text = point("<b>Caf\u{E9}</b>", -3.0, 51.6);
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let report = bring(&place, &mut map, "f.json", bytes);
    assert_eq!(titles(&map), ["<b>Caf\u{E9}</b>"]);
    assert!(
        report
            .warnings
            .iter()
            .any(|warning| warning.contains("Windows-1252"))
    );
}

#[test]
fn all_or_nothing_keeps_a_file_with_a_bad_row_out() {
    let place = Place::new();
    let mut map = place.map();
    let text = collection(&[&point("Good", -3.0, 51.6), &point("Bad", 0.0, 91.0)]);
    let file = write(&place, "f.json", text);
    for (strict, dry_run) in [(true, false), (false, true)] {
        let options = homeground_core::exchange::ImportOptions {
            strict,
            dry_run,
            ..Default::default()
        };
        let report = homeground_core::exchange::import(&mut map, &file, &options).unwrap();
        assert_eq!(counts(&report), (1, 0, 0, 1));
        assert!(!report.committed);
        assert!(map.contents().unwrap().assets.is_empty());
    }
}

#[test]
fn the_kind_follows_tags_words_and_shape() {
    let place = Place::new();
    let mut map = place.map();
    let ring = "[[0,0],[0.001,0],[0.001,0.001],[0,0]]";
    let text = collection(&[
        &format!(
            r#"{{"type":"Feature","properties":{{"name":"A"}},"geometry":{{"type":"LineString","coordinates":{ring}}}}}"#
        ),
        &format!(
            r#"{{"type":"Feature","properties":{{"name":"B"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        ),
        r#"{"type":"Feature","properties":{"name":"C"},"geometry":null}"#,
        &point("D", 1.0, 2.0),
        r#"{"type":"Feature","properties":{"name":"E","amenity":"library"},"geometry":null}"#,
        r#"{"type":"Feature","properties":{"name":"Friends of Mill Park"},"geometry":null}"#,
        r#"{"type":"Feature","properties":{"name":"G","kind":"Skill"},"geometry":null}"#,
    ]);
    let report = bring(&place, &mut map, "f.json", text);
    let kinds: Vec<AssetKind> = map
        .contents()
        .unwrap()
        .assets
        .iter()
        .map(|asset| asset.kind)
        .collect();
    use AssetKind::{Building, Group, Institution, Skill, Space};
    assert_eq!(
        kinds,
        [Space, Space, Group, Building, Institution, Group, Skill]
    );
    let guessed = report
        .notices
        .iter()
        .find(|notice| notice.code == NoticeCode::KindGuessed);
    assert_eq!(guessed.unwrap().count, 6);
}
