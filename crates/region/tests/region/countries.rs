//! Streets of other countries, as they are on signs, in the data, and as people type them. All are invented; they are of
//! the kinds that are met everywhere.

/// A street: its name on the map, further tags, what `addr:street` says, and ways to type it.
pub struct Street {
    pub name: &'static str,
    pub tags: &'static [(&'static str, &'static str)],
    pub said: &'static str,
    pub typed: &'static [&'static str],
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
pub struct Country {
    pub name: &'static str,
    pub streets: &'static [Street],
    pub numbers: &'static [&'static str],
    /// The number stands after the street.
    pub after: bool,
}

/// Every country.
pub const COUNTRIES: &[Country] = &[
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
