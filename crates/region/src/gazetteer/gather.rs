//! What of an extract can be found by name or number.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::number;
use super::streets::{Road, Streets};
use super::words;
use crate::features::{ObjectKindKey, kind_key, place_class, poi_class, point_inside, whole};
use crate::grid::Coord;
use crate::osm::{Extract, ObjectKind, Relation, Role, Tags};

/// A house without a word of its street is taken to stand in the nearest named road within this.
const GUESSED_M: f64 = 100.0;
/// A street of the name that an address gives is looked for within this.
const NAMED_M: f64 = 1_500.0;

/// An address, one number of it.
#[derive(Debug, Clone)]
pub(super) struct Door<'a> {
    /// Number of the street in [`Gathered::streets`].
    pub street: u32,
    /// As the map writes it.
    pub text: &'a str,
    /// Canonical; empty for a house with a name alone.
    pub number: Cow<'a, str>,
    /// Canonical; empty without one.
    pub unit: Cow<'a, str>,
    /// Empty without one.
    pub name: &'a str,
    /// As the map writes it; empty if it does not say.
    pub postcode: &'a str,
    pub at: Coord,
    /// Made between two others.
    pub estimated: bool,
}

/// A settlement or a part of one, or a point of interest.
#[derive(Debug, Clone)]
pub(super) struct Named<'a> {
    pub name: &'a str,
    pub others: Vec<&'a str>,
    pub class: String,
    pub at: Coord,
    /// Whether it is for people to go to, and not only a building or a stop with a name.
    pub is_point: bool,
}

/// Everything that can be found.
pub(super) struct Gathered<'a> {
    pub streets: Streets<'a>,
    pub doors: Vec<Door<'a>>,
    pub places: Vec<Named<'a>>,
    pub points: Vec<Named<'a>>,
    /// Postcodes of everything that has an address, numbered or not.
    pub codes: Vec<(&'a str, Coord)>,
}

/// Keys of further names of the same thing, beside `name:xx`.
const OTHER_NAMES: [&str; 7] = [
    "alt_name",
    "loc_name",
    "official_name",
    "old_name",
    "operator",
    "brand",
    "short_name",
];

/// Keys of what people go to.
const GONE_TO: [&str; 9] = [
    "amenity",
    "club",
    "craft",
    "healthcare",
    "historic",
    "leisure",
    "office",
    "shop",
    "tourism",
];

pub(super) fn gather(extract: &Extract) -> Gathered<'_> {
    let streets = Streets::new(roads(extract));
    let mut gathered = Gathered {
        streets,
        doors: Vec::new(),
        places: Vec::new(),
        points: Vec::new(),
        codes: Vec::new(),
    };
    let by_relation = streets_of_houses(extract);
    let of_relation = |kind: ObjectKind, id: i64| by_relation.get(&(kind_key(kind), id)).copied();
    for node in extract.nodes() {
        let street = of_relation(ObjectKind::Node, node.id);
        gathered.add(node.tags, street, || Some(node.at));
    }
    for way in extract.ways() {
        let street = of_relation(ObjectKind::Way, way.id);
        gathered.add(way.tags, street, || {
            point_inside(&whole::way(extract, &way).shape?)
        });
    }
    for relation in extract.relations() {
        if relation.tags.is("type", "multipolygon") {
            let street = of_relation(ObjectKind::Relation, relation.id);
            gathered.add(relation.tags, street, || {
                point_inside(&whole::relation(extract, &relation).shape?)
            });
        }
    }
    super::interpolate::add(extract, &mut gathered);
    gathered
}

impl<'a> Gathered<'a> {
    /// A house of which only the number is known.
    pub(super) fn add_number(&mut self, text: &'a str, at: Coord) {
        let Some(street) = self.streets.nearest(at, GUESSED_M) else {
            return;
        };
        for number in number::parse(text).numbers {
            self.doors.push(Door {
                street,
                text,
                number: Cow::Owned(number),
                unit: Cow::Borrowed(""),
                name: "",
                postcode: "",
                at,
                estimated: false,
            });
        }
    }

    fn add(&mut self, tags: Tags<'a>, street: Option<&'a str>, at: impl Fn() -> Option<Coord>) {
        if tags.is_empty() {
            return;
        }
        let number = tags.get("addr:housenumber");
        let house_name = tags.get("addr:housename");
        let place = place_class(&tags);
        let is_stop = tags.is("highway", "bus_stop");
        let name = tags.get("name").filter(|_| !is_stop);
        let point = name.and_then(|_| poi_class(&tags));
        let is_address = number.is_some() || house_name.is_some();
        let has_street = is_address || tags.get("addr:street").is_some();
        let code = tags.get("addr:postcode").filter(|_| has_street);
        if !is_address && place.is_none() && point.is_none() && code.is_none() {
            return;
        }
        let Some(at) = at() else { return };
        self.codes.extend(code.map(|code| (code, at)));
        let is_point = GONE_TO.iter().any(|key| tags.says(key));
        for (class, list) in [(place, &mut self.places), (point, &mut self.points)] {
            let named = class.and_then(|class| {
                Some(Named {
                    name: tags.get("name")?,
                    others: other_names(&tags),
                    class,
                    at,
                    is_point,
                })
            });
            list.extend(named);
        }
        if is_address {
            self.add_doors(&tags, street, at);
        }
    }

    fn add_doors(&mut self, tags: &Tags<'a>, street: Option<&'a str>, at: Coord) {
        let text = tags.get("addr:housenumber").unwrap_or_default();
        let name = tags.get("addr:housename").unwrap_or_default();
        let said = street
            .or_else(|| tags.get("addr:street"))
            .or_else(|| tags.get("addr:place"));
        let city = tags.get("addr:city").unwrap_or_default();
        let street = match said {
            Some(said) => self.streets.of_name(said, at, NAMED_M, city),
            None => self.streets.nearest(at, GUESSED_M),
        };
        let Some(street) = street else { return };
        let parsed = number::parse(text);
        let mut units = parsed.units;
        let further = ["addr:unit", "addr:flats", "addr:door"];
        if let Some(unit) = further.iter().find_map(|key| tags.get(key)) {
            // More than a few are a range of flats, found at their house.
            let more = number::parse(unit).numbers;
            units.extend(more.into_iter().take(1));
        }
        let numbers = if parsed.numbers.is_empty() {
            vec![String::new()]
        } else {
            parsed.numbers
        };
        let units = if units.is_empty() {
            vec![String::new()]
        } else {
            units
        };
        let postcode = tags.get("addr:postcode").unwrap_or_default();
        for number in &numbers {
            for unit in &units {
                self.doors.push(Door {
                    street,
                    text,
                    number: number_of(number, text),
                    unit: number_of(unit, ""),
                    name,
                    postcode,
                    at,
                    estimated: false,
                });
            }
        }
    }
}

/// Most numbers are canonical as they are written: no copy of these is kept.
fn number_of<'a>(number: &str, text: &'a str) -> Cow<'a, str> {
    if number.is_empty() {
        Cow::Borrowed("")
    } else if number == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(number.to_owned())
    }
}

/// Every road that has a name.
fn roads(extract: &Extract) -> Vec<Road<'_>> {
    let mut roads = Vec::new();
    for way in extract.ways() {
        let is_road = tags_of_road(&way.tags);
        let Some(name) = way.tags.get("name").filter(|_| is_road) else {
            continue;
        };
        let line: Vec<Coord> = (way.nodes.iter())
            .filter_map(|&node| extract.positions.get(node))
            .collect();
        if !line.is_empty() {
            roads.push(Road {
                name,
                others: other_names(&way.tags),
                line,
            });
        }
    }
    roads
}

fn tags_of_road(tags: &Tags<'_>) -> bool {
    match tags.get("highway") {
        Some(kind) => !matches!(
            kind,
            "bus_stop" | "platform" | "services" | "rest_area" | "proposed" | "razed" | "elevator"
        ),
        None => tags.is("place", "square"),
    }
}

/// Names in other languages and other names of the same thing, each once.
pub(super) fn other_names<'a>(tags: &Tags<'a>) -> Vec<&'a str> {
    let name = tags.get("name").unwrap_or_default();
    let mut others: Vec<&str> = Vec::new();
    for (key, value) in tags.iter() {
        let is_name = OTHER_NAMES.contains(&key)
            || (key.starts_with("name:") && is_language(key.get(5..).unwrap_or_default()));
        let value = value.trim();
        if is_name && !value.is_empty() && value != name && !others.contains(&value) {
            others.push(value);
        }
    }
    others
}

/// `cy`, `sv`, `zh-Hans`: not `name:prefix` or `name:etymology`.
fn is_language(code: &str) -> bool {
    let first = code.split('-').next().unwrap_or(code);
    (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The street of every house that an `associatedStreet` or `street` relation gives one.
fn streets_of_houses(extract: &Extract) -> FxHashMap<(ObjectKindKey, i64), &str> {
    let mut streets = FxHashMap::default();
    for relation in extract.relations() {
        let is_street =
            relation.tags.is("type", "associatedStreet") || relation.tags.is("type", "street");
        let name = is_street.then(|| street_name(extract, &relation)).flatten();
        if let Some(name) = name {
            for member in relation.members {
                if matches!(member.role, Role::House | Role::Other) {
                    streets.insert((kind_key(member.kind), member.id), name);
                }
            }
        }
    }
    streets
}

/// The relation's own name, else that of its street.
fn street_name<'a>(extract: &'a Extract, relation: &Relation<'a>) -> Option<&'a str> {
    let of_member = || {
        let streets = relation
            .members
            .iter()
            .filter(|member| member.role == Role::Street);
        let mut ways = streets.filter_map(|member| extract.way(member.id));
        ways.find_map(|way| way.tags.get("name"))
    };
    relation.tags.get("name").or_else(of_member)
}

/// The key of a name, and of each part of one that holds several ("A/B", "A;B").
pub(super) fn keys(name: &str) -> Vec<String> {
    let mut keys = vec![words::key(name)];
    if name.contains(['/', ';']) {
        let parts = name.split(['/', ';']).map(words::key);
        keys.extend(parts.filter(|key| !key.is_empty()));
    }
    keys.dedup();
    keys
}
