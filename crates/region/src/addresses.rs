//! Doors that have a number, and finding one of them.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Address;
use crate::features::{ObjectKindKey, Shape, kind_key, point_inside, whole};
use crate::grid::to_lon_lat;
use crate::osm::{Extract, ObjectKind, Tags};

/// Whether an object is an address.
pub(crate) fn has_address(tags: &Tags<'_>) -> bool {
    tags.get("addr:housenumber").is_some() || tags.get("addr:housename").is_some()
}

/// The address of an object. `street` is what a relation says it belongs to, which goes before the
/// object's own words.
pub(crate) fn address_of(
    tags: &Tags<'_>,
    street: Option<&str>,
    lon: f64,
    lat: f64,
) -> Option<Address> {
    let house_number = tags
        .get("addr:housenumber")
        .or_else(|| tags.get("addr:housename"))?;
    let street = street
        .or_else(|| tags.get("addr:street"))
        .or_else(|| tags.get("addr:place"))
        .unwrap_or_default();
    Some(Address {
        street: street.to_owned(),
        house_number: house_number.to_owned(),
        postcode: tags.get("addr:postcode").unwrap_or_default().to_owned(),
        lon,
        lat,
        ..Address::default()
    })
}

/// Every address of an extract, in the order of its objects.
pub(crate) fn all(extract: &Extract) -> Vec<Address> {
    let streets = streets_of_houses(extract);
    let mut found = Vec::new();
    let mut add = |tags: &Tags<'_>, kind: ObjectKind, id: i64, shape: Option<Shape>| {
        if let Some(at) = shape.as_ref().and_then(point_inside) {
            let (lon, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
            let street = streets.get(&(kind_key(kind), id)).copied();
            found.extend(address_of(tags, street, lon, lat));
        }
    };
    for node in extract.nodes().filter(|node| has_address(&node.tags)) {
        let shape = extract.positions.get(node.id).map(Shape::Point);
        add(&node.tags, ObjectKind::Node, node.id, shape);
    }
    for relation in extract
        .relations()
        .filter(|relation| has_address(&relation.tags))
    {
        let shape = whole::relation(extract, &relation).shape;
        add(&relation.tags, ObjectKind::Relation, relation.id, shape);
    }
    for way in extract.ways().filter(|way| has_address(&way.tags)) {
        let shape = whole::way(extract, &way).shape;
        add(&way.tags, ObjectKind::Way, way.id, shape);
    }
    found
}

/// The street of every object that an `associatedStreet` or `street` relation gives one.
pub(crate) fn streets_of_houses(extract: &Extract) -> HashMap<(ObjectKindKey, i64), &str> {
    let mut streets = HashMap::new();
    for relation in extract.relations() {
        if !matches!(
            relation.tags.get("type"),
            Some("associatedStreet" | "street")
        ) {
            continue;
        }
        if let Some(name) = relation.tags.get("name") {
            for member in relation.members {
                streets.insert((kind_key(member.kind), member.id), name);
            }
        }
    }
    streets
}

/// Finds an address by street and number, however they are written.
#[derive(Debug, Default)]
pub(crate) struct AddressIndex(HashMap<(String, String), usize>);

impl AddressIndex {
    /// Of two doors with the same number in the same street the first is found.
    pub(crate) fn new(addresses: &[Address]) -> Self {
        let mut index = HashMap::new();
        for (at, address) in addresses.iter().enumerate() {
            let key = key(&address.street, &address.house_number);
            index.entry(key).or_insert(at);
        }
        Self(index)
    }

    pub(crate) fn find(&self, street: &str, house_number: &str) -> Option<usize> {
        self.0.get(&key(street, house_number)).copied()
    }
}

fn key(street: &str, house_number: &str) -> (String, String) {
    let number = plain(house_number);
    (street_words(street), number.replace(' ', ""))
}

/// A street's name with case, accents, punctuation and the usual short forms evened out.
fn street_words(name: &str) -> String {
    let plain = plain(name);
    let words = plain
        .split_whitespace()
        .filter(|word| !matches!(*word, "and" | "the"))
        .map(short_form);
    words.collect::<Vec<_>>().join(" ")
}

/// Lower case without accents; apostrophes and full stops dropped, other punctuation a space.
fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | '‘' | '.'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect()
}

/// One word for each way to write the parts of a British street name.
fn short_form(word: &str) -> &str {
    match word {
        "street" | "saint" | "str" | "sant" => "st",
        "road" => "rd",
        "avenue" | "av" => "ave",
        "lane" => "ln",
        "close" | "clos" => "cl",
        "court" => "ct",
        "drive" => "dr",
        "crescent" => "cres",
        "gardens" | "gdn" => "gdns",
        "place" => "pl",
        "square" => "sq",
        "terrace" | "terr" | "tce" => "ter",
        "grove" => "gr",
        "mount" => "mt",
        "park" | "parc" => "pk",
        "north" => "n",
        "south" => "s",
        "east" => "e",
        "west" => "w",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_street_name_in_its_many_spellings() {
        for written in [
            "St. Mary's Road",
            "st marys rd",
            "Saint Mary’s ROAD",
            "The St Marys-Road",
        ] {
            assert_eq!(street_words(written), "st marys rd", "{written}");
        }
        assert_eq!(street_words("Clos y Gŵyl"), "cl y gwyl");
    }

    #[test]
    fn normalising_twice_changes_nothing() {
        for written in ["St. Mary's Road", "Ågatan", "ﬁve & the Six", "İstiklal", ""] {
            let once = street_words(written);
            assert_eq!(street_words(&once), once);
        }
    }

    #[test]
    fn finds_a_number_written_apart_from_its_letter() {
        let address = Address {
            street: "Quay Street".into(),
            house_number: "31a".into(),
            postcode: String::new(),
            lon: 1.0,
            lat: 2.0,
            ..Address::default()
        };
        let index = AddressIndex::new(&[address]);
        assert_eq!(index.find("quay st", "31 A"), Some(0));
        assert_eq!(index.find("quay st", "31"), None);
    }
}
