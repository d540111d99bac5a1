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
