//! Words that mean the same here find what says the others, at once; what was read is read anew with them.

use homeground_core::domain::{AssetKind, RecordId, RecordKind, RecordRef};
use homeground_core::index::search::{SearchQuery, search};
use homeground_core::map::{Access, Map};
use homeground_core::matching::{MatchWith, Question, Reason, matches};
use homeground_core::privacy::Consents;
use homeground_core::understanding::{understand, unread_count};
use homeground_core::usecases::{UseCaseError, keep_words};

use crate::support::{Place, asset, write};

/// Somebody who does carpentry, by that word and in Welsh, and somebody who bakes.
fn carpenters(map: &mut Map) -> [RecordId; 3] {
    write(map, |write| {
        let ids = [write.new_id(), write.new_id(), write.new_id()];
        let titles = [
            "Carpentry, small jobs",
            "Gwaith coed yn y neuadd",
            "Bakes bread",
        ];
        for (id, title) in ids.into_iter().zip(titles) {
            write.create_asset(&asset(id, AssetKind::Skill, title))?;
        }
        Ok(ids)
    })
}

fn line(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn found(map: &Map, words: &str) -> Vec<RecordId> {
    let (contents, index) = (map.contents().unwrap(), map.index().unwrap());
    let found = search(contents, index, &SearchQuery::words(words)).into_iter();
    let mut ids: Vec<RecordId> = found.map(|found| found.record.id).collect();
    ids.sort();
    ids
}

#[test]
fn joinery_finds_carpentry_and_its_welsh_name_as_soon_as_the_line_is_kept() {
    let place = Place::new();
    let mut map = place.map();
    let [english, welsh, _] = carpenters(&mut map);
    let all = ["joinery", "carpentry", "gwaith coed", "gwaith"];
    assert_eq!(found(&map, "joinery"), []);
    let id = keep_words(
        &mut map,
        None,
        &line(&["carpentry", "joinery", "gwaith coed"]),
    )
    .unwrap();
    for words in &all[..3] {
        assert_eq!(found(&map, words), [english, welsh], "{words}");
    }
    assert_eq!(
        found(&map, "gwaith"),
        [welsh],
        "a part of it is no word of the line"
    );
    let (contents, index) = (map.contents().unwrap(), map.index().unwrap());
    let both = search(contents, index, &SearchQuery::words("small joinery"));
    assert_eq!(both[0].record.id, english, "the other words still count");
    assert_eq!(
        found(&map, "joi"),
        [english, welsh],
        "a begun word finds as well"
    );
    // Undone, edited and taken away at once as well.
    map.undo().unwrap();
    assert_eq!(found(&map, "joinery"), []);
    map.redo().unwrap();
    assert_eq!(found(&map, "joinery"), [english, welsh]);
    keep_words(&mut map, Some(id), &line(&["carpentry", "joinery"])).unwrap();
    assert_eq!(found(&map, "joinery"), [english]);
    write(&mut map, |write| {
        write.remove(RecordRef::new(RecordKind::Synonyms, id))
    });
    assert_eq!(found(&map, "joinery"), []);
}

#[test]
fn a_match_by_a_word_of_the_list_says_the_word_that_is_there() {
    let place = Place::new();
    let mut map = place.map();
    let [english, welsh, _] = carpenters(&mut map);
    keep_words(
        &mut map,
        None,
        &line(&["carpentry", "joinery", "gwaith coed"]),
    )
    .unwrap();
    let (contents, index) = (map.contents().unwrap(), map.index().unwrap());
    let question = Question::of_words("somebody who does joinery", map.today());
    let found = matches(contents, index, &Consents::new(contents), &question);
    for (id, word) in [(english, "carpentry"), (welsh, "gwaith coed")] {
        let result = found
            .results
            .iter()
            .find(|found| found.with == MatchWith::Asset(id));
        let result = result.unwrap();
        assert!(!result.weak);
        let words = line(&[word]);
        assert!(
            result.reasons.contains(&Reason::Words { words }),
            "{:?}",
            result.reasons
        );
    }
}

#[test]
fn what_says_a_local_word_is_read_anew_with_the_everyday_one_and_nothing_else_is() {
    let place = Place::new();
    let mut map = place.map();
    let [_, welsh, _] = carpenters(&mut map);
    understand(&mut map, &|_, _| true).unwrap();
    assert_eq!(unread_count(&map).unwrap(), 0);
    keep_words(&mut map, None, &line(&["carpentry", "gwaith coed"])).unwrap();
    assert_eq!(unread_count(&map).unwrap(), 1);
    let record = RecordRef::new(RecordKind::Asset, welsh);
    let text = |map: &Map| {
        let contents = map.contents().unwrap();
        map.index().unwrap().text_of(contents, record).unwrap()
    };
    assert_eq!(text(&map), "Gwaith coed yn y neuadd. carpentry");
    assert_eq!(understand(&mut map, &|_, _| true).unwrap(), 1);
    let path = place.file("map.homeground");
    drop(map);
    let mut map = Map::open(&path, Access::Write, &place.still.at).unwrap();
    assert_eq!(
        understand(&mut map, &|_, _| true).unwrap(),
        0,
        "it is read once"
    );
    map.undo().unwrap();
    assert_eq!(text(&map), "Gwaith coed yn y neuadd");
    assert_eq!(unread_count(&map).unwrap(), 1);
}

#[test]
fn undo_counts_what_is_to_be_read_again_also_where_nobody_has_read_the_map() {
    let place = Place::new();
    let mut map = place.map();
    carpenters(&mut map);
    keep_words(&mut map, None, &line(&["carpentry", "gwaith coed"])).unwrap();
    understand(&mut map, &|_, _| true).unwrap();
    drop(map);
    // As on the command line: opened, undone, closed, and counted by the next.
    let open = || {
        let path = place.file("map.homeground");
        Map::open(&path, Access::Write, &place.still.at).unwrap()
    };
    open().undo().unwrap();
    assert_eq!(unread_count(&open()).unwrap(), 1);
    let mut map = open();
    assert_eq!(understand(&mut map, &|_, _| true).unwrap(), 1);
    drop(map);
    open().redo().unwrap();
    assert_eq!(unread_count(&open()).unwrap(), 1);
}

#[test]
fn a_word_stands_in_one_line_and_a_line_has_two_words() {
    let place = Place::new();
    let mut map = place.map();
    let id = keep_words(&mut map, None, &line(&["carpentry", "joinery"])).unwrap();
    let taken = keep_words(&mut map, None, &line(&["woodwork", "Joinery"]));
    assert!(matches!(taken, Err(UseCaseError::WordTaken(word)) if word == "Joinery"));
    for words in [
        &["woodwork"][..],
        &["woodwork", "woodwork"],
        &[" ", ";"],
        &[],
    ] {
        let refused = keep_words(&mut map, None, &line(words));
        assert!(matches!(refused, Err(UseCaseError::Domain(_))), "{words:?}");
    }
    assert_eq!(map.contents().unwrap().synonyms.len(), 1);
    keep_words(
        &mut map,
        Some(id),
        &line(&["carpentry", "joinery", "woodwork"]),
    )
    .unwrap();
}
