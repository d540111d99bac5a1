//! The kind of an asset that a file does not say: from OpenStreetMap keys, from the words of
//! its title, else from its shape. Never a skill, an item or a person.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::domain::{AssetKind, Geometry};

/// `osm_key,osm_value,also,kind`, the most telling first; `*` is any value but `no`.
const OSM: &str = include_str!("../../../../data/kinds/osm.csv");
/// `words,kind`: one to three words of a title.
const WORDS: &str = include_str!("../../../../data/kinds/words.csv");

/// One row of the table of OpenStreetMap tags.
struct Tag {
    key: &'static str,
    value: &'static str,
    also: Option<(&'static str, &'static str)>,
    kind: AssetKind,
}

static TAGS: LazyLock<Vec<Tag>> = LazyLock::new(|| {
    OSM.lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            let (key, value) = (cells.next()?, cells.next()?);
            let also = cells.next()?.split_once('=');
            let kind = AssetKind::from_word(cells.next()?).ok()?;
            Some(Tag {
                key,
                value,
                also,
                kind,
            })
        })
        .collect()
});

static PHRASES: LazyLock<HashMap<&'static str, AssetKind>> = LazyLock::new(|| {
    WORDS
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit_once(','))
        .filter_map(|(words, kind)| Some((words, AssetKind::from_word(kind).ok()?)))
        .collect()
});
/// The most words of a phrase in the table.
const LONGEST: usize = 3;

/// The kind of something that is described by `properties`, a `kind_word` of another
/// vocabulary, a title and a shape.
pub(super) fn guess(
    properties: &serde_json::Map<String, Value>,
    kind_word: Option<&str>,
    title: &str,
    geometry: Option<&Geometry>,
) -> AssetKind {
    of_tags(properties)
        .or_else(|| kind_word.and_then(of_words))
        .or_else(|| of_words(title))
        .unwrap_or_else(|| of_shape(geometry))
}

/// The kind by the first row of the table whose tags are all there.
fn of_tags(properties: &serde_json::Map<String, Value>) -> Option<AssetKind> {
    let has = |key: &str, wanted: &str| match properties.get(key) {
        Some(Value::String(value)) => value
            .split(';')
            .map(str::trim)
            .any(|value| value == wanted || (wanted == "*" && !value.is_empty() && value != "no")),
        _ => false,
    };
    if properties.is_empty() {
        return None;
    }
    TAGS.iter()
        .find(|tag| has(tag.key, tag.value) && tag.also.is_none_or(|(key, value)| has(key, value)))
        .map(|tag| tag.kind)
}

/// The kind by the words of a title. What a thing is comes before "of", "at" or a comma, and
/// last there: Longford *Park*, *Friends* of Longford Park, Park Road *Church*.
fn of_words(title: &str) -> Option<AssetKind> {
    const JOINTS: [&str; 9] = ["of", "at", "for", "in", "on", "by", "near", "off", "to"];
    let title = title
        .to_lowercase()
        .replace('\u{2019}', "'")
        .replace('.', "");
    let parts = title.split([',', '(', ')', '/', ':', ';', '@', '\u{2013}', '|', '\n']);
    for part in parts.flat_map(|part| part.split(" - ")) {
        let words: Vec<&str> = part
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .collect();
        for section in words.split(|word| JOINTS.contains(word)) {
            if let Some(kind) = last_phrase(section) {
                return Some(kind);
            }
        }
    }
    None
}

/// The kind of the phrase of the table that ends last; of those that end there, the longest.
/// The name of a street says where something is, not what it is: Wood Street, Church Lane.
fn last_phrase(words: &[&str]) -> Option<AssetKind> {
    const STREETS: [&str; 12] = [
        "street", "road", "lane", "avenue", "close", "drive", "way", "crescent", "hill", "st",
        "rd", "ave",
    ];
    for end in (1..=words.len()).rev() {
        if words.get(end).is_some_and(|next| STREETS.contains(next)) {
            continue;
        }
        for start in end.saturating_sub(LONGEST)..end {
            let phrase = words[start..end].join(" ");
            if let Some(kind) = PHRASES.get(phrase.as_str()) {
                return Some(*kind);
            }
        }
    }
    None
}

/// Without a better sign: ground for what has an extent, a building for a point or a line, a
/// group for what has no place (design, section 5.2).
fn of_shape(geometry: Option<&Geometry>) -> AssetKind {
    match geometry.map(Geometry::shape) {
        None => AssetKind::Group,
        Some(geo::Geometry::Polygon(_) | geo::Geometry::MultiPolygon(_)) => AssetKind::Space,
        Some(geo::Geometry::LineString(line)) if line.0.len() > 3 && line.is_closed() => {
            AssetKind::Space
        }
        Some(_) => AssetKind::Building,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_titles_as_people_write_them() {
        use AssetKind::{Building, Group, Institution, Space};
        for (title, kind) in [
            ("Longford Park", Space),
            ("Wood Street Mission", Building),
            ("Agg Gardner Recreational Ground", Space),
            ("Friends of Longford Park", Group),
            ("Park Road Methodist Church", Building),
            ("Church of St Mary", Building),
            ("St Mary's Church Hall", Building),
            ("Altrincham Football Club", Group),
            ("Bolton Central Library", Institution),
            ("Salvation Army Bolton Citadel", Building),
            ("Humphrey Park Allotments", Space),
            ("Land at Windyridge Road", Space),
            ("Altrincham Kersal R.F.C.", Group),
        ] {
            assert_eq!(of_words(title), Some(kind), "{title}");
        }
        assert_eq!(of_words("Ard Jerkyll"), None);
    }

    #[test]
    fn tags_go_before_words_and_the_more_telling_tag_first() {
        let properties =
            serde_json::json!({"amenity": "social_facility", "social_facility": "food_bank"});
        let kind = guess(properties.as_object().unwrap(), None, "The Park", None);
        assert_eq!(kind, AssetKind::Institution);
        let properties = serde_json::json!({"club": "scout", "building": "yes"});
        let kind = guess(properties.as_object().unwrap(), None, "Hut", None);
        assert_eq!(kind, AssetKind::Group);
    }

    #[test]
    fn a_tag_of_no_says_nothing() {
        let properties = serde_json::json!({"shop": "no"});
        assert_eq!(of_tags(properties.as_object().unwrap()), None);
    }

    #[test]
    fn every_row_of_both_tables_is_understood_and_none_is_a_skill_or_an_item() {
        assert_eq!(TAGS.len(), OSM.lines().count() - 1);
        assert_eq!(PHRASES.len(), WORDS.lines().count() - 1);
        let kinds = TAGS
            .iter()
            .map(|tag| tag.kind)
            .chain(PHRASES.values().copied());
        assert!(kinds.into_iter().all(|kind| !kind.has_holder()));
        assert!(
            PHRASES
                .keys()
                .all(|words| words.split(' ').count() <= LONGEST)
        );
    }
}
