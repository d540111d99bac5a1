//! Who stays where not all have room: good ones before faint ones, and lists count what pages show.

use proptest::prelude::*;

use super::*;

fn is_good(found: &Match) -> bool {
    !found.weak
}

proptest! {
    #[test]
    fn no_good_one_is_left_out_for_a_faint_one_and_lists_count_what_the_page_says(
        contents in contents(),
        need in 0u8..4,
        limit in 1usize..12,
        meanings in prop::collection::vec(prop::option::of((-9i8..10, 1i8..10)), 0..14),
        meant in prop::option::of((-9i8..10, 1i8..10)),
    ) {
        let mut index = Index::build(&contents);
        for (number, meaning) in (0u8..).zip(meanings) {
            understand(&contents, &mut index, id(0, number), meaning);
        }
        let consents = Consents::new(&contents);
        let Some(need) = contents.needs.get(id(1, need)) else {
            return Ok(());
        };
        let mut question = Question::of_need(&contents, need, day());
        question.meaning = meant.and_then(vector);
        question.limit = 1_000;
        let everybody = matches(&contents, &index, &consents, &question);
        let good: BTreeSet<MatchWith> = everybody
            .results
            .iter()
            .filter(|found| is_good(found))
            .map(|found| found.with)
            .collect();

        question.limit = limit;
        let cut = matches(&contents, &index, &consents, &question);
        let shown = cut.results.iter().filter(|found| is_good(found)).count();
        prop_assert_eq!(shown, good.len().min(limit));

        // A list asks for little and counts all; the page counts with its choices.
        let list = Question {
            limit: 1,
            faint_too: false,
            count_left_out: false,
            all_good: true,
            ..question.clone()
        };
        let counted = matches(&contents, &index, &consents, &list).all_good.unwrap();
        prop_assert_eq!(counted.len(), good.len());
        prop_assert_eq!(counted.into_iter().collect::<BTreeSet<_>>(), good.clone());
        let everything = Filter::default();
        let page = Question { filter: Some(&everything), ..question };
        let page = matches(&contents, &index, &consents, &page);
        prop_assert_eq!(page.choices.unwrap().all as usize, good.len());
    }
}

#[test]
fn one_who_says_it_from_afar_is_there_before_many_who_are_only_near() {
    let mut contents = Contents::default();
    let near = at((0, 0));
    // Each has a word of the question that half of all have, next door and confirmed today.
    for number in 0..12 {
        let mut asset = Asset::new(id(0, number), AssetKind::Skill, "Helps at the hall").unwrap();
        asset.geometry = Some(near.clone());
        asset.confirmed_on = Some(day());
        contents.assets.put(asset);
    }
    let mut far = Asset::new(
        id(0, 20),
        AssetKind::Skill,
        "Many things over the years, and for a long while now also fiddle, among much else that is told at length",
    )
    .unwrap();
    far.geometry = Some(at((200, 200)));
    contents.assets.put(far);
    let index = Index::build(&contents);
    let consents = Consents::new(&contents);
    let words = "Somebody who helps me with the hall, and plays fiddle";
    let mut question = Question::of_words(words, day());
    question.place = Some(&near);
    question.limit = 1_000;
    let all = matches(&contents, &index, &consents, &question);
    let at_the_end = all.results.last().unwrap();
    assert_eq!(at_the_end.with, MatchWith::Asset(id(0, 20)), "{all:?}");
    let good = all.results.iter().filter(|found| is_good(found)).count();
    question.limit = good;
    let few = matches(&contents, &index, &consents, &question);
    assert!(few.results.iter().all(is_good));
    assert_eq!(few.results.len(), good);
}
