//! Addresses of other countries, as people there write and type them. All towns are invented.

use std::fmt::Write as _;

use homeground_region::{Query, Region};

use crate::countries::{COUNTRIES, Country};
use crate::support::region;
/// Where the door of a street stands: streets a few hundred metres apart, doors along them.
fn door(street: usize, number: usize) -> (f64, f64) {
    (-12.0 + 0.0006 * number as f64, 49.0 + 0.004 * street as f64)
}

fn town(country: &Country) -> Region {
    let (mut nodes, mut ways) = (String::new(), String::new());
    let mut id = 0;
    for (at, street) in country.streets.iter().enumerate() {
        let tag = |(key, value): &(&str, &str)| format!(r#"<tag k="{key}" v="{value}"/>"#);
        let tags: String = street.tags.iter().map(tag).collect();
        let mut refs = String::new();
        for end in [0, country.numbers.len()] {
            id += 1;
            let (lon, lat) = door(at, end);
            writeln!(
                nodes,
                r#"<node id="{id}" lat="{}" lon="{lon}"/>"#,
                lat - 0.0001
            )
            .unwrap();
            write!(refs, r#"<nd ref="{id}"/>"#).unwrap();
        }
        writeln!(ways, r#"<way id="{at}0">{refs}<tag k="highway" v="residential"/><tag k="name" v="{}"/>{tags}</way>"#, street.name).unwrap();
        for (place, number) in country.numbers.iter().enumerate() {
            id += 1;
            let (lon, lat) = door(at, place);
            writeln!(
                nodes,
                r#"<node id="{id}" lat="{lat}" lon="{lon}"><tag k="addr:street" v="{}"/><tag k="addr:housenumber" v="{number}"/></node>"#,
                street.said
            )
            .unwrap();
        }
    }
    region(format!("<osm>{nodes}{ways}</osm>").as_bytes())
}

/// Whether the door is among the first five that are found for the words.
fn is_found(region: &Region, words: &str, (lon, lat): (f64, f64)) -> bool {
    let query = Query {
        words,
        near: None,
        area: None,
        limit: 10,
    };
    let found = region.find(&query).unwrap();
    found.iter().take(5).any(|found| {
        found.house_number.is_some()
            && (found.lon - lon).abs() < 1e-5
            && (found.lat - lat).abs() < 1e-5
    })
}

#[test]
fn addresses_of_other_countries_are_found_as_they_are_typed_there() {
    let mut missed = Vec::new();
    let mut asked = 0;
    for country in COUNTRIES {
        let region = town(country);
        for (at, street) in country.streets.iter().enumerate() {
            for (place, number) in country.numbers.iter().enumerate() {
                for typed in street.typed {
                    let own_way = if country.after {
                        format!("{typed} {number}")
                    } else {
                        format!("{number} {typed}")
                    };
                    let other_way = if country.after {
                        format!("{number} {typed}")
                    } else {
                        format!("{typed} {number}")
                    };
                    for words in [own_way, other_way] {
                        asked += 1;
                        if !is_found(&region, &words, door(at, place)) {
                            missed.push(format!("{} {words}", country.name));
                        }
                    }
                }
            }
        }
    }
    assert!(asked > 1_000);
    assert_eq!(missed, Vec::<String>::new());
}

/// Stems of street names in Finnish and Swedish, and their endings, as they are put together.
const STEMS: [(&str, &str); 40] = [
    ("Kalevan", "Kaleva"),
    ("Meren", "Havs"),
    ("Lehdon", "Lund"),
    ("Koivun", "Björk"),
    ("Männyn", "Tall"),
    ("Kuusen", "Gran"),
    ("Vaahteran", "Lönn"),
    ("Ratsumiehen", "Ryttar"),
    ("Sotilaan", "Soldat"),
    ("Kauppiaan", "Köpmans"),
    ("Puutarhan", "Trädgårds"),
    ("Tehtaan", "Fabriks"),
    ("Laivurin", "Skeppar"),
    ("Merimiehen", "Sjömans"),
    ("Kapteenin", "Kaptens"),
    ("Papin", "Präst"),
    ("Kellosepän", "Urmakar"),
    ("Sepän", "Smeds"),
    ("Kirkon", "Kyrko"),
    ("Koulun", "Skol"),
    ("Aseman", "Stations"),
    ("Sataman", "Hamn"),
    ("Linnan", "Slotts"),
    ("Tornin", "Torn"),
    ("Myllyn", "Kvarn"),
    ("Sillan", "Bro"),
    ("Joen", "Å"),
    ("Järven", "Sjö"),
    ("Niemen", "Udd"),
    ("Saaren", "Ö"),
    ("Lahden", "Viks"),
    ("Kallion", "Bergs"),
    ("Mäen", "Back"),
    ("Laakson", "Dals"),
    ("Pellon", "Åker"),
    ("Niityn", "Ängs"),
    ("Metsän", "Skogs"),
    ("Karhun", "Björn"),
    ("Ketun", "Räv"),
    ("Hirven", "Älg"),
];
const ENDINGS: [(&str, &str, &str, &str); 5] = [
    ("katu", "gatan", "k.", "g."),
    ("tie", "vägen", "t.", "v."),
    ("polku", "stigen", "p.", "st."),
    ("kuja", "gränden", "kj.", "gr."),
    ("kaari", "bågen", "kaari", "bågen"),
];
const DOORS: usize = 6;

/// Where a door of a large town stands: streets in rows.
fn door_of_large(street: usize, number: usize) -> (f64, f64) {
    let (column, row) = (street % 10, street / 10);
    (
        -12.0 + 0.003 * column as f64 + 0.0003 * number as f64,
        49.0 + 0.0015 * row as f64,
    )
}

/// All stems with all endings, each street with a few numbers; only every second end of a street is in the file,
/// as if it had been cut.
fn large_town() -> (Region, Vec<[String; 4]>) {
    let mut streets = Vec::new();
    for (finnish, swedish) in STEMS {
        for (one, other, short, also_short) in ENDINGS {
            streets.push([
                format!("{finnish}{one}"),
                format!("{swedish}{other}"),
                format!("{finnish}{short}"),
                format!("{swedish}{also_short}"),
            ]);
        }
    }
    let (mut nodes, mut ways, mut id) = (String::new(), String::new(), 0);
    for (at, [finnish, swedish, ..]) in streets.iter().enumerate() {
        let first = id + 1;
        for number in 0..DOORS {
            id += 1;
            let (lon, lat) = door_of_large(at, number);
            writeln!(
                nodes,
                r#"<node id="{id}" lat="{}" lon="{lon}"/>"#,
                lat - 0.0002
            )
            .unwrap();
            id += 1;
            writeln!(
                nodes,
                r#"<node id="{id}" lat="{lat}" lon="{lon}"><tag k="addr:street" v="{finnish}"/><tag k="addr:housenumber" v="{}"/></node>"#,
                2 * number + 1
            )
            .unwrap();
        }
        // The last node of every second street lies outside the file.
        let missing = if at % 2 == 0 {
            r#"<nd ref="999999"/>"#
        } else {
            ""
        };
        let refs: String = (0..DOORS)
            .map(|number| format!(r#"<nd ref="{}"/>"#, first + 2 * number))
            .collect();
        writeln!(
            ways,
            r#"<way id="{at}1">{refs}{missing}<tag k="highway" v="residential"/><tag k="name" v="{finnish}"/><tag k="name:fi" v="{finnish}"/><tag k="name:sv" v="{swedish}"/></way>"#
        )
        .unwrap();
    }
    (
        region(format!("<osm>{nodes}{ways}</osm>").as_bytes()),
        streets,
    )
}

/// The text with its letter in the middle of the longest word exchanged.
fn one_letter_wrong(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let middle = letters.len() / 2;
    letters[middle] = if letters[middle] == 'o' { 'e' } else { 'o' };
    letters.into_iter().collect()
}

#[test]
fn addresses_of_a_large_town_in_two_languages_are_found() {
    let (region, streets) = large_town();
    let share = |way: &str, typed: &dyn Fn(&[String; 4]) -> String, least: usize| {
        let mut missed = Vec::new();
        for (at, street) in streets.iter().enumerate() {
            let number = at % DOORS;
            let words = format!("{} {}", typed(street), 2 * number + 1);
            if !is_found(&region, &words, door_of_large(at, number)) {
                missed.push(words);
            }
        }
        let found = streets.len() - missed.len();
        println!("{way}: {found} of {}; missed {missed:?}", streets.len());
        assert!(found * 100 >= least * streets.len(), "{way}: {missed:?}");
    };
    share("in full", &|street| street[0].clone(), 100);
    share("in the other language", &|street| street[1].clone(), 99);
    share("abbreviated", &|street| street[2].clone(), 98);
    share(
        "abbreviated, other language",
        &|street| street[3].clone(),
        98,
    );
    share(
        "one letter wrong",
        &|street| one_letter_wrong(&street[0]),
        97,
    );
    share(
        "one letter wrong, other language",
        &|street| one_letter_wrong(&street[1]),
        97,
    );
}
