//! Which tags and names say that something is a place of a community:
//! `data/kinds/osm-suggestions.csv` and `osm-names.csv`, built in.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::osm::Tags;

const BY_TAG: &str = include_str!("../../../../data/kinds/osm-suggestions.csv");
const BY_NAME: &str = include_str!("../../../../data/kinds/osm-names.csv");

/// Whether something is shown to a person who asks what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Suggest {
    Yes,
    /// Only when the person turns its heading on.
    Ask,
    /// Never: people's homes, confidential places, party politics.
    No,
}

/// A row of the table of tags.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    osm_key: String,
    osm_value: String,
    also: String,
    pub kind: String,
    pub label: String,
    pub suggest: Suggest,
    name_required: String,
}

/// A row of the table of names.
#[derive(Debug, Deserialize)]
struct Name {
    /// As a name reads once it is evened out.
    phrase: String,
    kind: String,
    label: String,
}

/// These say more of an object than its `amenity` or `shop`.
const TELLING: [&str; 4] = ["social_facility", "community_centre", "repair", "club"];
/// Without one of these a name alone says nothing: bus stops are called after village halls.
const BUILT: [&str; 9] = [
    "amenity", "building", "club", "craft", "landuse", "leisure", "office", "shop", "tourism",
];
const PASSING: [&str; 3] = ["highway", "public_transport", "railway"];

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| rows(BY_TAG));
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| rows(BY_NAME));

/// The rows of a built-in table; a test reads them all.
fn rows<T: for<'de> Deserialize<'de>>(csv: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().filter_map(Result::ok).collect()
}

/// What an object is to a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub kind: &'static str,
    pub label: &'static str,
    pub ask: bool,
}

/// What an object with these tags is. `name` is evened out, empty without one.
pub(super) fn find(tags: &Tags<'_>, name: &str) -> Option<Found> {
    let row = best(tags);
    if row.is_some_and(|row| row.suggest == Suggest::No) {
        return None;
    }
    let by_tag = row
        .filter(|row| row.name_required != "yes" || !name.is_empty())
        .map(|row| Found {
            kind: &row.kind,
            label: &row.label,
            ask: row.suggest == Suggest::Ask,
        });
    match by_tag {
        Some(found) if !found.ask => Some(found),
        // A name may tell more than a tag that only half convinces.
        by_tag => by_name(tags, name).or(by_tag),
    }
}

/// The tag (`amenity=library`) by which an object is a place that can be suggested.
pub(crate) fn telling_tag(tags: &Tags<'_>) -> Option<String> {
    let row = best(tags).filter(|row| row.suggest != Suggest::No)?;
    Some(format!("{}={}", row.osm_key, row.osm_value))
}

/// The most specific row: with a second tag, then of a telling key, then in the order of the table.
fn best(tags: &Tags<'_>) -> Option<&'static Row> {
    let matching = ROWS.iter().enumerate().filter(|(_, row)| row.fits(tags));
    let specific = |row: &Row| {
        let telling = TELLING.contains(&&*row.osm_key);
        (row.also.is_empty(), !telling, row.osm_value == "*")
    };
    matching
        .min_by_key(|(at, row)| (specific(row), *at))
        .map(|(_, row)| row)
}

impl Row {
    fn fits(&self, tags: &Tags<'_>) -> bool {
        let has = |key: &str, value: &str| {
            tags.get(key)
                .is_some_and(|have| have.split(';').any(|part| part.trim() == value))
        };
        let second = match self.also.split_once('=') {
            Some((key, value)) => has(key, value),
            None => true,
        };
        let first = if self.osm_value == "*" {
            tags.says(&self.osm_key)
        } else {
            has(&self.osm_key, &self.osm_value)
        };
        first && second
    }
}

fn by_name(tags: &Tags<'_>, name: &str) -> Option<Found> {
    if name.is_empty()
        || !BUILT.iter().any(|key| tags.says(key))
        || PASSING.iter().any(|key| tags.says(key))
    {
        return None;
    }
    let padded = format!(" {name} ");
    let found = (NAMES.iter()).find(|known| padded.contains(&format!(" {} ", known.phrase)))?;
    Some(Found {
        kind: &found.kind,
        label: &found.label,
        ask: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &'static str)], name: &str) -> Option<(&'static str, bool)> {
        let found = find(&pairs.iter().copied().collect(), name)?;
        Some((found.label, found.ask))
    }

    #[test]
    fn every_row_is_read() {
        assert_eq!(ROWS.len(), BY_TAG.lines().count() - 1);
        assert_eq!(NAMES.len(), BY_NAME.lines().count() - 1);
        let kinds = ["group", "institution", "building", "space", "item"];
        assert!(ROWS.iter().all(|row| kinds.contains(&&*row.kind)));
        assert!(NAMES.iter().all(|row| kinds.contains(&&*row.kind)));
    }

    #[test]
    fn the_most_specific_row_wins() {
        let bank = [
            ("amenity", "social_facility"),
            ("social_facility", "food_bank"),
        ];
        assert_eq!(of(&bank, ""), Some(("Food bank", false)));
        let youth = [
            ("amenity", "community_centre"),
            ("community_centre:for", "juvenile;child"),
        ];
        assert_eq!(of(&youth, ""), Some(("Youth centre", false)));
        assert_eq!(
            of(&[("club", "chess")], ""),
            Some(("Club or society", false))
        );
        let church = [("amenity", "place_of_worship"), ("building", "church")];
        assert_eq!(of(&church, ""), Some(("Place of worship", false)));
    }

    #[test]
    fn homes_and_confidential_places_are_never_suggested() {
        for value in ["shelter", "group_home", "nursing_home", "assisted_living"] {
            let pairs = [("amenity", "social_facility"), ("social_facility", value)];
            assert_eq!(of(&pairs, "harbour house"), None, "{value}");
        }
    }

    #[test]
    fn a_name_is_needed_where_the_table_says_so() {
        assert_eq!(of(&[("amenity", "pub")], ""), None);
        assert_eq!(of(&[("amenity", "pub")], "the ship"), Some(("Pub", false)));
    }

    #[test]
    fn a_name_tells_what_tags_do_not() {
        assert_eq!(
            of(&[("building", "yes")], "st marks church hall"),
            Some(("Church or parish hall", false))
        );
        let bank = [("amenity", "bank")];
        assert_eq!(
            of(&bank, "newtown credit union"),
            Some(("Credit union", false))
        );
        assert_eq!(of(&bank, "bigbank"), Some(("Bank or credit union", true)));
        assert_eq!(of(&[("highway", "bus_stop")], "village hall"), None);
    }
}
