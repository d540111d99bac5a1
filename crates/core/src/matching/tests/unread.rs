//! What nobody has read yet, and what words of it may be said back.

use super::*;

#[test]
fn what_nobody_has_read_is_found_by_words_that_tell_of_the_same_subject() {
    let mut contents = Contents::default();
    let texts = [
        "Surveyor, retired. Damp, condensation and ventilation",
        "Walls and black paint: mural painter, little jobs",
        "Brass band, cornets wanted",
    ];
    for (number, text) in (0..).zip(texts) {
        let asset = Asset::new(id(0, number), AssetKind::Skill, text).unwrap();
        contents.assets.put(asset);
    }
    let index = Index::build(&contents);
    let mut question = Question::of_words("There is mould all up the wall by the cot", day());
    let ask = |question: &Question<'_>| {
        matches(&contents, &index, &Consents::new(&contents), question).results
    };
    let found = ask(&question);
    assert_eq!(found[0].with, MatchWith::Asset(id(0, 0)), "{found:?}");
    assert!(!found[0].weak, "{found:?}");
    let why = say::why(&found[0].reasons, &found[0].against);
    assert!(why.contains("about damp and mould"), "{why}");
    // By words in common alone the painter of walls would be first.
    question.stages.concepts = false;
    assert_eq!(ask(&question)[0].with, MatchWith::Asset(id(0, 1)));
}

#[test]
fn words_of_what_is_refused_are_no_reason() {
    let mut contents = Contents::default();
    let text = "Walks and swims with anybody, can't cook for toffee";
    let asset = Asset::new(id(0, 0), AssetKind::Skill, text).unwrap();
    contents.assets.put(asset);
    let index = Index::build(&contents);
    let question = Question::of_words("Somebody to cook with, toffee and all", day());
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    let why = say::why(&found.results[0].reasons, &found.results[0].against);
    assert!(
        !why.contains('“') || why.contains("says “can't cook for toffee”"),
        "{why}"
    );
    assert!(!why.contains("speak"), "{why}");
}

proptest! {
    #[test]
    fn the_quick_bound_of_what_words_tell_is_never_below_it(words in 0.0..=1.0_f32, telling in 0.0..=1.0_f32) {
        let common = said::InCommon { words, telling, alike: None };
        let (exact, most) = (common.by_words(), common.by_words_at_most());
        prop_assert!(most >= exact - 1e-6, "{most} {exact}");
        // And no more than a little above it where most are.
        prop_assert!(telling > 0.2 || most - exact < 0.01, "{most} {exact}");
    }
}

#[test]
fn what_may_be_close_and_lags_behind_the_best_says_so() {
    let found = |said: f64, reason: Reason| Match {
        with: MatchWith::Asset(id(0, 0)),
        relevance: said,
        distance_m: None,
        circle: Circle::Places,
        reasons: vec![reason],
        against: Vec::new(),
        weak: false,
        parts: vec![("said", said * fit::SAID)],
    };
    let close = |words: &[&str]| Reason::SaysSomethingClose {
        about: None,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    let perhaps = Reason::WordsPerhaps {
        words: vec!["coach".to_owned()],
    };
    let mut all = [
        found(0.9, close(&[])),
        found(0.75, close(&["sea"])),
        found(0.6, close(&["brake", "wheels"])),
        found(0.6, perhaps),
        found(0.5, close(&[])),
    ];
    against::say_what_is_less_close(all.iter_mut());
    let why = all.map(|found| say::why(&found.reasons, &[]));
    assert_eq!(
        why,
        [
            "May be close to it, said in other words.",
            "May be close to it: this speaks of “sea”.",
            "Less close than others here: this speaks of “brake” and “wheels”.",
            "Less close than others here, but both speak of “coach”.",
            "Less close than others here.",
        ]
    );
}
