use proptest::prelude::*;

use super::search::{SearchQuery, search};
use super::*;
use crate::domain::{Area, Asset, AssetKind, LonLat, Need, NeedKind, Person, Synonyms};

const WORDS: [&str; 8] = [
    "baking", "bread", "bicycles", "mends", "Welsh", "café", "choir", "ladders",
];

fn id(kind: u8, number: u8) -> RecordId {
    RecordId::new(1, &[kind, number, 0, 0, 0, 0, 0, 0, 0, 1])
}

/// One edit: which table, which record, which words, where, held by whom; `false`: taken out.
type Edit = (u8, u8, [usize; 2], (f64, f64), u8, bool);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = (-0.01..0.01f64, -0.01..0.01f64);
    let words = [0..WORDS.len(), 0..WORDS.len()];
    let one = (
        0u8..5,
        0u8..5,
        words,
        place,
        0u8..5,
        prop::bool::weighted(0.75),
    );
    prop::collection::vec(one, 1..40)
}

fn apply(contents: &mut Contents, edit: &Edit) -> RecordRef {
    let &(table, number, words, (lon, lat), holder, put) = edit;
    let title = words.map(|word| WORDS[word]).join(" ");
    let place = Some(Geometry::point(LonLat { lon, lat }));
    let id = id(table, number);
    match table {
        0 => {
            let mut asset = Asset::new(id, AssetKind::ALL[number as usize], &title).unwrap();
            asset.tags = vec![WORDS[words[1]].to_owned()];
            asset.holder = Some(Holder::Person(self::id(2, holder)));
            asset.geometry = place.filter(|_| number > 2);
            if put {
                contents.assets.put(asset);
            } else {
                contents.assets.remove(id);
            }
            RecordRef::new(RecordKind::Asset, id)
        }
        1 => {
            let mut need = Need::new(id, NeedKind::Need, &title).unwrap();
            need.stated_by = Some(Holder::Person(self::id(2, holder)));
            if put {
                contents.needs.put(need);
            } else {
                contents.needs.remove(id);
            }
            RecordRef::new(RecordKind::Need, id)
        }
        2 => {
            let mut person = Person::new(id, &title).unwrap();
            person.home = place;
            person.availability.add("tue").unwrap();
            if put {
                contents.people.put(person);
            } else {
                contents.people.remove(id);
            }
            RecordRef::new(RecordKind::Person, id)
        }
        3 => {
            let others = words.map(|word| WORDS[word].to_owned());
            let mut line = others.to_vec();
            line.push("gwaith coed".to_owned());
            match Synonyms::new(id, &line).ok().filter(|_| put) {
                Some(line) => {
                    contents.synonyms.put(line);
                }
                None => {
                    contents.synonyms.remove(id);
                }
            }
            RecordRef::new(RecordKind::Synonyms, id)
        }
        _ => {
            let area = Area::new(id, &title).unwrap();
            if put {
                contents.areas.put(area);
            } else {
                contents.areas.remove(id);
            }
            RecordRef::new(RecordKind::Area, id)
        }
    }
}

proptest! {
    #[test]
    fn refreshed_is_as_good_as_built_anew(edits in edits()) {
        let mut contents = Contents::default();
        let mut index = Index::build(&contents);
        for edit in &edits {
            let touched = apply(&mut contents, edit);
            index.refresh(&contents, &[touched]);
            let anew = Index::build(&contents);
            prop_assert_eq!(index.text.canonical(), anew.text.canonical());
            prop_assert_eq!(&index.offers, &anew.offers);
            prop_assert_eq!(&index.said, &anew.said);
            prop_assert_eq!(index.bounds(), anew.bounds());
            let all = BoundingBox { west: -1.0, south: -1.0, east: 1.0, north: 1.0 };
            let in_box = |index: &Index| {
                let mut found = index.in_box(&contents, all);
                found.sort();
                found
            };
            prop_assert_eq!(in_box(&index), in_box(&anew));
            for words in ["bread", "mend", "ba", "choir bread", "bicycel"] {
                let query = SearchQuery { near: Some((0.0, 0.0)), ..SearchQuery::words(words) };
                prop_assert_eq!(
                    search(&contents, &index, &query),
                    search(&contents, &anew, &query)
                );
            }
        }
    }

    #[test]
    fn words_are_found_as_a_plain_scan_finds_them(edits in edits()) {
        let mut contents = Contents::default();
        for edit in &edits {
            apply(&mut contents, edit);
        }
        let index = Index::build(&contents);
        for (word, stem) in [("bake", "baking"), ("mending", "mends"), ("ladder", "ladders")] {
            let found = index.with_words(&contents, word);
            for asset in contents.assets.iter() {
                let says = asset.title.contains(stem) || asset.tags.iter().any(|tag| tag == stem);
                let record = RecordRef::new(RecordKind::Asset, asset.id);
                // A holder of that name is found as well.
                prop_assert!(found.contains(&record) || !says);
            }
        }
    }
}

fn bakery() -> Contents {
    let mut contents = Contents::default();
    let mut person = Person::new(id(2, 0), "Nerys Baker").unwrap();
    person.street = Some("Quay Street".into());
    contents.people.put(person);
    let mut bread = Asset::new(id(0, 0), AssetKind::Skill, "Bread for crowds").unwrap();
    bread.holder = Some(Holder::Person(id(2, 0)));
    bread.own_words = Some("I love baking at night".into());
    contents.assets.put(bread);
    let choir = Asset::new(id(0, 1), AssetKind::Group, "Café choir").unwrap();
    contents.assets.put(choir);
    contents
}

#[test]
fn finds_by_title_by_name_by_street_and_says_where() {
    let contents = bakery();
    let index = Index::build(&contents);
    let found = |words: &str| -> Vec<(String, String)> {
        let found = search(&contents, &index, &SearchQuery::words(words));
        found
            .into_iter()
            .map(|found| (found.title, found.why))
            .collect()
    };
    let one = |title: &str, why: &str| (title.to_owned(), why.to_owned());
    assert_eq!(found("bread"), [one("Bread for crowds", "in the title")]);
    assert_eq!(found("quay"), [one("Nerys Baker", "lives in Quay Street")]);
    assert!(found("bake").contains(&one(
        "Bread for crowds",
        "also says baking, from Nerys Baker"
    )));
    assert_eq!(found("CAFE"), [one("Café choir", "in the title")]);
}

#[test]
fn an_ordinary_word_is_no_slip_and_nobody_slips_at_the_first_letter() {
    let mut contents = bakery();
    for (number, title) in [(90, "Gaelic songs"), (91, "Grouting and tiling")] {
        let asset = Asset::new(id(0, number), AssetKind::Skill, title);
        contents.assets.put(asset.unwrap());
    }
    let index = Index::build(&contents);
    let found = |words: &str| search(&contents, &index, &SearchQuery::words(words)).len();
    assert_eq!(found("garlic"), 0, "who cooks with garlic does not sing");
    assert_eq!(found("gealic"), 1);
    assert_eq!(found("brouting"), 0);
    assert_eq!(found("rgouting"), 1);
}

#[test]
fn an_unknown_word_may_have_one_slip() {
    let contents = bakery();
    let index = Index::build(&contents);
    let found = |words: &str| search(&contents, &index, &SearchQuery::words(words)).len();
    assert_eq!(found("corwds"), 1);
    assert_eq!(found("brxxd"), 0);
}
