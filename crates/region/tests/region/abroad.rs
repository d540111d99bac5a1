//! Addresses of other countries, as people there write and type them. All towns are invented; their street names
//! are of the kinds that are met everywhere.

use std::fmt::Write as _;

use homeground_region::{Query, Region};

use crate::support::region;

/// A street: its name on the map, further tags, what `addr:street` says, and ways to type it.
struct Street {
    name: &'static str,
    tags: &'static [(&'static str, &'static str)],
    said: &'static str,
    typed: &'static [&'static str],
}

const fn street(name: &'static str, typed: &'static [&'static str]) -> Street {
    Street {
        name,
        tags: &[],
        said: name,
        typed,
    }
}

const fn in_two(
    name: &'static str,
    tags: &'static [(&'static str, &'static str)],
    said: &'static str,
    typed: &'static [&'static str],
) -> Street {
    Street {
        name,
        tags,
        said,
        typed,
    }
}

const GERMAN: &[Street] = &[
    street(
        "Hauptstraße",
        &["Hauptstraße", "hauptstrasse", "Hauptstr.", "hauptstr"],
    ),
    street(
        "Königsallee",
        &["Königsallee", "koenigsallee", "konigsallee"],
    ),
    street(
        "An der Mühle",
        &["An der Mühle", "an der muehle", "an der muhle"],
    ),
    street(
        "Straße des 17. Juni",
        &["Straße des 17. Juni", "str. des 17. juni"],
    ),
    street(
        "Sankt-Anna-Gasse",
        &["Sankt-Anna-Gasse", "st. anna gasse", "St.-Anna-G."],
    ),
    street(
        "Karl-Müller-Straße",
        &[
            "Karl-Müller-Straße",
            "karl mueller str",
            "Karl-Müller-Str.",
            "karlmüllerstraße",
        ],
    ),
    street("Lindenweg", &["Lindenweg", "linden weg"]),
    street("Alter Markt", &["Alter Markt", "alter markt"]),
    street("Bahnhofplatz", &["Bahnhofplatz", "bahnhofpl."]),
    street(
        "Großer Hirschgraben",
        &["Großer Hirschgraben", "grosser hirschgraben"],
    ),
];
const FRENCH: &[Street] = &[
    street(
        "Rue de la République",
        &[
            "Rue de la République",
            "r. de la republique",
            "rue republique",
        ],
    ),
    street(
        "Avenue du Général Martin",
        &[
            "Avenue du Général Martin",
            "av du general martin",
            "av. gal martin",
            "ave du général martin",
        ],
    ),
    street(
        "Boulevard Saint-Michel",
        &[
            "Boulevard Saint-Michel",
            "bd st michel",
            "boul. saint michel",
            "bld saint-michel",
        ],
    ),
    street(
        "Place de l’Église",
        &["Place de l’Église", "pl de l'eglise", "place eglise"],
    ),
    street(
        "Chemin des Vignes",
        &["Chemin des Vignes", "ch. des vignes", "che des vignes"],
    ),
    street(
        "Allée des Œillets",
        &[
            "Allée des Œillets",
            "allee des oeillets",
            "all. des oeillets",
        ],
    ),
    street("Impasse du Four", &["Impasse du Four", "imp. du four"]),
];
const SPANISH: &[Street] = &[
    street(
        "Calle Mayor",
        &["Calle Mayor", "c/ mayor", "C. Mayor", "mayor"],
    ),
    street(
        "Avenida de la Constitución",
        &[
            "Avenida de la Constitución",
            "avda. constitucion",
            "av. de la constitución",
        ],
    ),
    street(
        "Plaza de España",
        &["Plaza de España", "pza. espana", "plza de espana"],
    ),
    street(
        "Paseo del Olmo",
        &[
            "Paseo del Olmo",
            "p.º del olmo",
            "pº del olmo",
            "paseo olmo",
        ],
    ),
    street(
        "Carretera de Toledo",
        &["Carretera de Toledo", "ctra. de toledo", "crta toledo"],
    ),
];
const POLISH: &[Street] = &[
    street(
        "Świętej Anny",
        &[
            "Świętej Anny",
            "ul. Świętej Anny",
            "swietej anny",
            "ul. św. Anny",
            "ulica sw anny",
        ],
    ),
    street(
        "Aleja Niepodległości",
        &[
            "Aleja Niepodległości",
            "al. niepodleglosci",
            "aleje niepodleglosci",
        ],
    ),
    street("Plac Wolności", &["Plac Wolności", "pl. wolnosci"]),
    street(
        "Generała Hallera",
        &["Generała Hallera", "gen. hallera", "ul. generala hallera"],
    ),
    street("3 Maja", &["3 Maja", "ul. 3 maja"]),
    street("Łąkowa", &["Łąkowa", "lakowa", "ul. Łąkowa"]),
    street("Osiedle Piastów", &["Osiedle Piastów", "os. piastow"]),
];
const FINNISH: &[Street] = &[
    in_two(
        "Kalevankatu",
        &[("name:fi", "Kalevankatu"), ("name:sv", "Kalevagatan")],
        "Kalevankatu",
        &["Kalevankatu", "kalevank.", "Kalevagatan", "kalevagat"],
    ),
    in_two(
        "Mannerheimintie",
        &[("name:sv", "Mannerheimvägen")],
        "Mannerheimintie",
        &[
            "Mannerheimintie",
            "mannerheimint",
            "mannerheimvagen",
            "Mannerheimvägen",
        ],
    ),
    in_two(
        "Yrjönkatu",
        &[("name:sv", "Georgsgatan")],
        "Yrjönkatu",
        &["Yrjönkatu", "yrjonkatu", "georgsgatan"],
    ),
    in_two(
        "Iso Roobertinkatu",
        &[("name:sv", "Stora Robertsgatan")],
        "Iso Roobertinkatu",
        &["Iso Roobertinkatu", "iso roobertink", "stora robertsg."],
    ),
    in_two(
        "Kirkkopolku",
        &[("name:sv", "Kyrkstigen")],
        "Kirkkopolku",
        &["kirkkopolku", "kyrkstigen"],
    ),
    // Swedish on the signs, both in the address.
    in_two(
        "Strandvägen",
        &[("name:fi", "Rantatie")],
        "Strandvägen / Rantatie",
        &["strandvägen", "rantatie", "strandvagen", "rantat."],
    ),
];
const DANISH: &[Street] = &[
    street("Nørregade", &["Nørregade", "norregade", "noerregade"]),
    street(
        "Åboulevarden",
        &["Åboulevarden", "aboulevarden", "aaboulevarden"],
    ),
    street(
        "Sankt Peders Stræde",
        &[
            "Sankt Peders Stræde",
            "skt. peders straede",
            "sct peders stræde",
        ],
    ),
    street(
        "H.C. Ørsteds Vej",
        &["H.C. Ørsteds Vej", "hc orsteds vej", "h c oersteds vej"],
    ),
];
const BELGIAN: &[Street] = &[
    in_two(
        "Rue de la Loi - Wetstraat",
        &[("name:fr", "Rue de la Loi"), ("name:nl", "Wetstraat")],
        "Rue de la Loi - Wetstraat",
        &[
            "rue de la loi",
            "wetstraat",
            "Rue de la Loi - Wetstraat",
            "wetstr",
        ],
    ),
    in_two(
        "Koningsplein - Place Royale",
        &[("name:fr", "Place Royale"), ("name:nl", "Koningsplein")],
        "Place Royale",
        &["place royale", "koningsplein", "pl royale"],
    ),
    in_two(
        "Chaussée de Haecht - Haachtsesteenweg",
        &[
            ("name:fr", "Chaussée de Haecht"),
            ("name:nl", "Haachtsesteenweg"),
        ],
        "Chaussée de Haecht",
        &[
            "chaussee de haecht",
            "ch. de haecht",
            "haachtsesteenweg",
            "haachtse stwg",
        ],
    ),
];
const GREEK: &[Street] = &[
    street("Ερμού", &["Ερμού", "ερμου", "οδός Ερμού", "οδος ερμου"]),
    street(
        "Λεωφόρος Αλεξάνδρας",
        &["Λεωφόρος Αλεξάνδρας", "λεωφ. αλεξανδρας", "αλεξανδρας"],
    ),
];
const UKRAINIAN: &[Street] = &[
    street(
        "вулиця Шевченка",
        &["вулиця Шевченка", "вул. шевченка", "шевченка"],
    ),
    street(
        "проспект Миру",
        &["проспект Миру", "просп. миру", "пр. миру"],
    ),
];
const ARABIC: &[Street] = &[street(
    "شارع الملك حسين",
    &["شارع الملك حسين", "الملك حسين"],
)];
const HINDI: &[Street] = &[street("नया बाज़ार मार्ग", &["नया बाज़ार मार्ग", "नया बाज़ार"])];
const THAI: &[Street] = &[street("ถนนสุขุมวิท", &["ถนนสุขุมวิท"])];
const ITALIAN: &[Street] = &[
    street("Via Roma", &["Via Roma", "v. roma"]),
    street(
        "Piazza San Marco",
        &["Piazza San Marco", "p.za san marco", "p.zza s. marco"],
    ),
    in_two(
        "Via Portici - Laubengasse",
        &[("name:it", "Via Portici"), ("name:de", "Laubengasse")],
        "Via Portici - Laubengasse",
        &["via portici", "laubengasse"],
    ),
];

/// House numbers of every street, in the forms that a country has.
struct Country {
    name: &'static str,
    streets: &'static [Street],
    numbers: &'static [&'static str],
    /// The number stands after the street.
    after: bool,
}

const COUNTRIES: &[Country] = &[
    Country {
        name: "German",
        streets: GERMAN,
        numbers: &["1", "2", "12", "12a", "14-16", "101"],
        after: true,
    },
    Country {
        name: "French",
        streets: FRENCH,
        numbers: &["1", "3 bis", "5", "12ter", "48"],
        after: false,
    },
    Country {
        name: "Spanish",
        streets: SPANISH,
        numbers: &["1", "2", "15", "27"],
        after: true,
    },
    Country {
        name: "Polish",
        streets: POLISH,
        numbers: &["1", "2/4", "7A", "15"],
        after: true,
    },
    Country {
        name: "Finnish",
        streets: FINNISH,
        numbers: &["1", "6", "10 B", "12-14"],
        after: true,
    },
    Country {
        name: "Danish",
        streets: DANISH,
        numbers: &["1", "2", "14B"],
        after: true,
    },
    Country {
        name: "Belgian",
        streets: BELGIAN,
        numbers: &["1", "16", "155"],
        after: true,
    },
    Country {
        name: "Greek",
        streets: GREEK,
        numbers: &["1", "22"],
        after: true,
    },
    Country {
        name: "Ukrainian",
        streets: UKRAINIAN,
        numbers: &["1", "12а", "14/2"],
        after: true,
    },
    Country {
        name: "Arabic",
        streets: ARABIC,
        numbers: &["3", "12"],
        after: true,
    },
    Country {
        name: "Hindi",
        streets: HINDI,
        numbers: &["1", "14"],
        after: true,
    },
    Country {
        name: "Thai",
        streets: THAI,
        numbers: &["1", "14"],
        after: true,
    },
    Country {
        name: "Italian",
        streets: ITALIAN,
        numbers: &["1", "7/A", "15"],
        after: true,
    },
];

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
