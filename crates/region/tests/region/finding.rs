//! What somebody types at a door, and what is found.

use homeground_region::{Found, Keep, Query, Region, Unwatched, Why, add};
use proptest::prelude::*;

use crate::support::{NEWPORT, quayside, real, region};

fn find(region: &Region, words: &str) -> Vec<Found> {
    let query = Query {
        words,
        near: None,
        area: None,
        limit: 10,
    };
    region.find(&query).unwrap()
}

fn best(region: &Region, words: &str) -> (String, Why) {
    let found = find(region, words);
    let first = found.first();
    first.map_or((String::new(), Why::Exact), |found| {
        (found.title.clone(), found.why.clone())
    })
}

fn title(region: &Region, words: &str) -> String {
    best(region, words).0
}

/// Mill Lane with every form of number, in two villages; a street with interpolated numbers.
fn village() -> Region {
    let mut nodes = String::new();
    let mut add = |id: u32, lon: f64, lat: f64, tags: &str| {
        nodes.push_str(&format!(
            r#"<node id="{id}" lat="{lat:.6}" lon="{lon:.6}">{tags}</node>"#
        ));
    };
    let tag = |key: &str, value: &str| format!(r#"<tag k="{key}" v="{value}"/>"#);
    let on =
        |street: &str, number: &str| tag("addr:street", street) + &tag("addr:housenumber", number);
    add(1, -12.0, 49.0, "");
    add(2, -11.99, 49.0, "");
    let numbers = [
        "1",
        "3B",
        "5-9",
        "11;13",
        "Unit 2",
        "17a - 21a",
        "23/1",
        "Flat 4, 25",
    ];
    for (at, number) in numbers.iter().enumerate() {
        let lon = -11.999 + 0.0005 * at as f64;
        add(10 + at as u32, lon, 49.0002, &on("Mill Lane", number));
    }
    add(
        30,
        -11.995,
        49.0003,
        &(tag("addr:street", "Mill Lane") + &tag("addr:housename", "The Old Forge")),
    );
    // The same name in another village, 8 km away.
    add(3, -12.0, 49.08, "");
    add(4, -11.99, 49.08, "");
    add(31, -11.995, 49.0802, &on("Mill Lane", "1"));
    add(
        5,
        -11.995,
        49.001,
        &(tag("place", "village") + &tag("name", "Nether Quay")),
    );
    add(
        6,
        -11.995,
        49.081,
        &(tag("place", "village") + &tag("name", "Upper Quay")),
    );
    // A line of numbers between two that are known.
    add(40, -12.0, 49.02, "");
    add(41, -11.99, 49.02, "");
    add(42, -11.999, 49.0202, &on("Long Row", "2"));
    add(43, -11.991, 49.0202, &on("Long Row", "10"));
    add(44, -11.999, 49.0198, &on("Long Row", "1a"));
    add(45, -11.991, 49.0198, &on("Long Row", "1e"));
    // Two streets in one address.
    add(46, -11.99, 49.0302, &on("East Street / Eastgate", "7"));
    add(50, -12.0, 49.03, "");
    add(51, -11.99, 49.03, "");
    let way = |id: u32, nodes: [u32; 2], tags: &str| {
        format!(
            r#"<way id="{id}"><nd ref="{}"/><nd ref="{}"/>{tags}</way>"#,
            nodes[0], nodes[1]
        )
    };
    let road = |name: &str| tag("highway", "residential") + &tag("name", name);
    let ways = [
        way(1, [1, 2], &road("Mill Lane")),
        way(2, [3, 4], &road("Mill Lane")),
        way(3, [40, 41], &road("Long Row")),
        way(4, [42, 43], &tag("addr:interpolation", "even")),
        way(5, [44, 45], &tag("addr:interpolation", "alphabetic")),
        way(
            6,
            [50, 51],
            &(road("East Street") + &tag("alt_name", "Eastgate")),
        ),
    ];
    region(format!("<osm>{nodes}{}</osm>", ways.concat()).as_bytes())
}

#[test]
fn every_form_of_a_house_number_is_found() {
    let village = village();
    // What was typed, what is shown, and which of the houses along the lane it is.
    for (words, title, house) in [
        ("1 mill lane", "1 Mill Lane", 0),
        ("3b mill ln", "3B Mill Lane", 1),
        ("3 B Mill Lane", "3B Mill Lane", 1),
        ("mill lane 3b", "3B Mill Lane", 1),
        ("5 mill lane", "5 Mill Lane", 2),
        ("7 mill lane", "7 Mill Lane", 2),
        ("5-9 mill lane", "5 Mill Lane", 2),
        ("13 mill lane", "13 Mill Lane", 3),
        ("unit 2 mill lane", "Unit 2 Mill Lane", 4),
        ("19 mill lane", "19 Mill Lane", 5),
        ("17a mill lane", "17a Mill Lane", 5),
        ("23/1 mill lane", "23/1 Mill Lane", 6),
        ("flat 4 25 mill lane", "Flat 4, 25 Mill Lane", 7),
        ("the old forge", "The Old Forge", 8),
        ("old forge mill lane", "The Old Forge", 8),
    ] {
        let found = find(&village, words).remove(0);
        assert_eq!((&*found.title, &found.why), (title, &Why::Exact), "{words}");
        let lon = -11.999 + 0.0005 * f64::from(house);
        assert!((found.lon - lon).abs() < 1e-5, "{words}");
    }
}

#[test]
fn a_number_that_is_not_mapped_is_said_to_be_between_its_neighbours_or_not_there() {
    let quay = quayside();
    // 5a is there and 5 is not.
    let nearly = ("5a Quay Street".to_owned(), Why::DidYouMean);
    assert_eq!(best(&quay, "5 quay street"), nearly);
    let village = village();
    let between = find(&village, "4 long row").remove(0);
    assert_eq!(between.why, Why::Estimated);
    let (found, why) = best(&village, "15 mill lane");
    assert_eq!(found, "15 Mill Lane");
    assert!(matches!(why, Why::Between { .. }), "{why:?}");
    assert_eq!(
        best(&quay, "99 quay street"),
        ("Quay Street".to_owned(), Why::NumberNotMapped)
    );
}

#[test]
fn numbers_along_a_line_are_estimated() {
    let village = village();
    for words in ["6 long row", "8 long row", "1c long row"] {
        let found = find(&village, words).remove(0);
        assert_eq!(found.why, Why::Estimated, "{words}");
        assert_eq!(found.street.as_deref(), Some("Long Row"));
    }
    let middle = find(&village, "6 long row").remove(0);
    assert!((middle.lon + 11.995).abs() < 1e-4 && (middle.lat - 49.0202).abs() < 1e-4);
    assert_eq!(best(&village, "2 long row").1, Why::Exact);
}

#[test]
fn one_name_in_two_villages_is_two_streets() {
    let village = village();
    let doors = find(&village, "1 mill lane");
    let contexts: Vec<&str> = doors.iter().map(|found| &*found.context).collect();
    assert!(
        contexts
            .iter()
            .any(|context| context.contains("Nether Quay")),
        "{contexts:?}"
    );
    assert!(
        contexts
            .iter()
            .any(|context| context.contains("Upper Quay")),
        "{contexts:?}"
    );
    let upper = find(&village, "1 mill lane upper quay").remove(0);
    assert!((upper.lat - 49.0802).abs() < 1e-5);
    let near = Query {
        words: "mill lane",
        near: Some((-11.995, 49.08)),
        area: None,
        limit: 10,
    };
    assert!((village.find(&near).unwrap()[0].lat - 49.08).abs() < 0.01);
}

#[test]
fn two_streets_in_one_address_are_both_its_streets() {
    let village = village();
    for words in ["7 east street", "7 eastgate"] {
        let found = find(&village, words).remove(0);
        assert_eq!(found.house_number.as_deref(), Some("7"), "{words}");
        assert!((found.lon + 11.99).abs() < 1e-5, "{words}");
    }
}

#[test]
fn slips_are_forgiven_and_said() {
    let quay = quayside();
    for words in [
        "quay stret",
        "st maries rd",
        "lantren hall",
        "quayand lantern hall",
    ] {
        let (found, why) = best(&quay, words);
        assert!(!found.is_empty(), "{words}");
        assert_eq!(why, Why::DidYouMean, "{words}: {found}");
    }
    assert_eq!(best(&quay, "saint mary").0, "Saint Mary's Road");
    assert_eq!(best(&quay, "st marys road").1, Why::Exact);
    // On its way to a word it is no slip.
    for words in ["quay s", "quay st", "quay str", "quay stree", "quay street"] {
        assert_eq!(
            best(&quay, words),
            ("Quay Street".to_owned(), Why::Exact),
            "{words}"
        );
    }
}

#[test]
fn positions_are_answered_at_once() {
    let quay = quayside();
    for words in [
        "49.0005, -11.9998",
        "49°00'01.8\"N 11°59'59.3\"W",
        "8CRX2222+62",
    ] {
        let found = find(&quay, words);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].precision.word(), "exact", "{words}");
    }
}

#[test]
fn what_people_type_in_a_real_city_is_found() {
    let Some(file) = real(NEWPORT) else { return };
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("newport");
    add(&file, &to, Keep::All, &Unwatched).unwrap();
    let city = Region::open(&to).unwrap();
    for (words, found) in [
        ("12 caerleon rd", "12 Caerleon Road"),
        ("12 caerl rd", "12 Caerleon Road"),
        ("Caerleon Stret", "Caerleon Road"),
        ("np204pb", "NP20 4PB"),
        ("st maries rd", "St Mary's Road"),
        ("31a st johns crescent", "31a St John's Crescent"),
        (
            "unit 18 maesglas industrial estate",
            "Units 18-19 Maesglas Industrial Estate",
        ),
        ("pilgwenlly library", "Pillgwenlly Library"),
        ("12 stow hil", "12 Stow Hill"),
    ] {
        assert_eq!(title(&city, words), found, "{words}");
    }
    assert!(
        find(&city, "NP20 4")
            .iter()
            .all(|found| found.title.starts_with("NP20 4"))
    );
    assert!(title(&city, "communty centre").ends_with("Community Centre"));
    assert!(
        find(&city, "neuadd")
            .iter()
            .any(|found| found.title.contains("Neuadd"))
    );
    assert!(find(&city, "st marys").len() > 3 && find(&city, "saint mary").len() > 3);
    assert_eq!(best(&city, "Caerleon Stret").1, Why::DidYouMean);
    assert_eq!(
        best(&city, "flat 3 stow hill"),
        ("Stow Hill".to_owned(), Why::NumberNotMapped)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_typed_has_an_answer(words in prop_oneof![
        "\\PC{0,80}",
        "[\"*:^(){}\\-+ ANDORNEAR0-9quay]{0,40}",
        "(quay |street |12 |\u{0}|\u{202e}|🏠|ش){0,30}",
    ]) {
        thread_local!(static QUAY: Region = quayside());
        QUAY.with(|quay| find(quay, &words));
    }
}

#[test]
fn a_whole_page_typed_by_mistake_is_answered() {
    let quay = quayside();
    find(&quay, &"quay street ".repeat(2_000));
    find(&quay, &"1".repeat(20_000));
}
