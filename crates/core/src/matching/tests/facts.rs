//! What a fact rules out, and what is said of it.

use super::*;

#[test]
fn what_almost_fits_is_told_with_the_reason_unless_it_is_somebodys_word() {
    let mut contents = neighbourhood();
    let index = Index::build(&contents);
    let need = contents.needs.get(id(1, 0)).unwrap().clone();
    let mut question = Question::of_need(&contents, &need, day());
    question.within_m = Some(50.0);
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    assert_eq!(found.almost, [(id(0, 0), LeftOut::TooFar)]);

    let mut femi = contents.people.get(id(2, 1)).unwrap().clone();
    femi.asked_not_to = true;
    contents.people.put(femi);
    let index = Index::build(&contents);
    let mut question = Question::of_need(&contents, &need, day());
    question.within_m = Some(50.0);
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    assert_eq!(found.almost, []);
    assert_eq!(found.left_out, [(LeftOut::AskedNotTo, 1)]);
}

#[test]
fn interests_about_health_meet_only_with_a_yes_of_their_own_on_both_sides() {
    let mut contents = neighbourhood();
    let about = |number: u8, by: u8| {
        let title = "Others who live with Crohn’s, to talk";
        let mut need = Need::new(id(1, number), NeedKind::Interest, title).unwrap();
        need.stated_by = Some(Holder::Person(id(2, by)));
        need
    };
    contents.needs.put(about(2, 0));
    contents.needs.put(about(3, 1));
    let shared = |contents: &Contents| {
        let index = Index::build(contents);
        let need = contents.needs.get(id(1, 2)).unwrap();
        let question = Question::of_need(contents, need, day());
        let found = matches(contents, &index, &Consents::new(contents), &question);
        let with = found
            .results
            .iter()
            .any(|found| found.with == MatchWith::Need(id(1, 3)));
        let apart = found.left_out.contains(&(LeftOut::HealthKeptApart, 1));
        assert_ne!(with, apart, "{:?}", found.left_out);
        with
    };
    assert!(!shared(&contents));
    let yes = |number: u8, about: u8, only: Option<u8>| Grant {
        id: id(4, number),
        about: RecordRef::new(RecordKind::Person, id(2, about)),
        only: only.map(|need| RecordRef::new(RecordKind::Need, id(1, need))),
        audience: Audience::Coordinators,
        fields: FieldGroups::NONE.with(FieldGroup::Words),
        wording: None,
        how: "at the door".into(),
        given_on: day().days_before(3),
        recorded_by: None,
        expires_on: None,
    };
    // A yes to everything is none to this.
    contents.grants.put(yes(0, 0, None));
    contents.grants.put(yes(1, 1, None));
    assert!(!shared(&contents));
    contents.grants.put(yes(2, 0, Some(2)));
    assert!(!shared(&contents), "both have to say so");
    contents.grants.put(yes(3, 1, Some(3)));
    assert!(shared(&contents));
    let index = Index::build(&contents);
    let crohns = RecordRef::new(RecordKind::Need, id(1, 3));
    assert_eq!(crate::index::place(&contents, crohns), None, "on no map");
    assert!(
        index
            .in_area(&contents, &whole_world())
            .iter()
            .all(|found| *found != crohns)
    );
}

fn whole_world() -> geo::Geometry<f64> {
    geo::Rect::new((-180.0, -90.0), (180.0, 90.0))
        .to_polygon()
        .into()
}

#[test]
fn a_group_is_free_when_it_meets() {
    let mut contents = neighbourhood();
    let mut group = Asset::new(id(0, 1), AssetKind::Group, "Baking bread together").unwrap();
    group.recurrence = Some("FREQ=MONTHLY;BYDAY=2TU;BYHOUR=19".into());
    contents.assets.put(group);
    let index = Index::build(&contents);
    let need = contents.needs.get(id(1, 0)).unwrap();
    let mut question = Question::of_need(&contents, need, day());
    let evening = Availability::from_words("tue evening").unwrap();
    question.availability = evening;
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    let group = |found: &Matches| {
        let with = MatchWith::Asset(id(0, 1));
        found
            .results
            .iter()
            .find(|found| found.with == with)
            .cloned()
    };
    let slots = evening.slots();
    assert!(
        group(&found)
            .unwrap()
            .reasons
            .contains(&Reason::FreeWhenAsked { slots })
    );
    question.availability = Availability::from_words("tue morning, wed").unwrap();
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    assert_eq!(group(&found), None);
}

#[test]
fn a_way_in_without_steps_is_said_of_a_room_and_not_of_a_ramp_on_loan() {
    let mut contents = Contents::default();
    let mut offer = |number: u8, kind: AssetKind, title: &str| {
        let asset = Asset::new(id(0, number), kind, title).unwrap();
        contents.assets.put(asset);
    };
    offer(0, AssetKind::Space, "Meeting room, ramp at the door");
    offer(1, AssetKind::Item, "Ramp for a meeting room, to borrow");
    offer(
        2,
        AssetKind::Space,
        "Meeting room, up two flights of stairs",
    );
    let title = "Meeting room for a wheelchair user";
    let need = Need::new(id(1, 0), NeedKind::Need, title).unwrap();
    contents.needs.put(need.clone());
    let index = Index::build(&contents);
    let question = Question::of_need(&contents, &need, day());
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    let said = |number: u8| {
        let with = MatchWith::Asset(id(0, number));
        let found = found
            .results
            .iter()
            .find(|found| found.with == with)
            .unwrap();
        let says_not = |reason: &Reason| matches!(reason, Reason::SaysNot { .. });
        let step_free = found.reasons.contains(&Reason::StepFree);
        (step_free, found.against.iter().any(says_not))
    };
    assert_eq!(said(0), (true, false));
    assert_eq!(said(1), (false, false));
    assert_eq!(said(2), (false, true));
}

/// Some offers, and what is answered to a typed sentence: for each offer what speaks for and against it.
fn said_of(offers: &[Asset], words: &str) -> Vec<(MatchWith, Vec<Reason>, Vec<Reason>)> {
    let mut contents = Contents::default();
    for offer in offers {
        contents.assets.put(offer.clone());
    }
    let index = Index::build(&contents);
    let question = Question::of_words(words, day());
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    let said = found.results.into_iter();
    said.map(|found| (found.with, found.reasons, found.against))
        .collect()
}

fn offer(number: u8, kind: AssetKind, title: &str) -> Asset {
    Asset::new(id(0, number), kind, title).unwrap()
}

#[test]
fn times_in_a_typed_sentence_speak_for_and_against_and_rule_nothing_out() {
    let mut mondays = offer(0, AssetKind::Space, "Room with a loom");
    mondays.availability = Availability::from_words("mon").unwrap();
    let mut thursdays = offer(1, AssetKind::Space, "Room with a loom");
    thursdays.availability = Availability::from_words("thu evening").unwrap();
    let said = said_of(
        &[mondays, thursdays],
        "A room with a loom on Thursday evening",
    );
    let slots = vec!["thu evening".to_owned()];
    assert_eq!(said[0].0, MatchWith::Asset(id(0, 1)));
    let as_asked = Reason::FreeWhenAsked {
        slots: slots.clone(),
    };
    assert!(said[0].1.contains(&as_asked), "{said:?}");
    assert_eq!(said[1].0, MatchWith::Asset(id(0, 0)));
    assert!(said[1].2.contains(&Reason::NotFreeWhenAsked { slots }));
}

#[test]
fn what_an_offer_says_of_its_hours_counts_before_the_days_of_who_holds_it() {
    let mut contents = neighbourhood();
    let mut femi = contents.people.get(id(2, 1)).unwrap().clone();
    femi.availability = Availability::from_words("sat afternoon").unwrap();
    contents.people.put(femi);
    let mut milk = offer(1, AssetKind::Skill, "Milks goats before six");
    milk.holder = Some(Holder::Person(id(2, 1)));
    contents.assets.put(milk);
    let index = Index::build(&contents);
    let mut question = Question::of_words("Somebody who milks goats", day());
    question.availability = Availability::from_words("sat afternoon").unwrap();
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    let milk = &found.results[0];
    let slots = vec!["sat afternoon".to_owned()];
    assert!(milk.against.contains(&Reason::NotFreeWhenAsked {
        slots: slots.clone()
    }));
    assert!(!milk.reasons.contains(&Reason::FreeWhenAsked { slots }));
}

#[test]
fn what_is_not_looked_for_counts_against_what_is_just_that() {
    let offers = [
        offer(0, AssetKind::Group, "Harmonica class, all welcome"),
        offer(1, AssetKind::Skill, "Plays the harmonica"),
    ];
    let said = said_of(&offers, "Somebody with a harmonica, not a class");
    assert_eq!(said[0].0, MatchWith::Asset(id(0, 1)), "{said:?}");
    let what = "class".to_owned();
    let no_class = Reason::AskedForNo { what };
    assert!(said[1].2.contains(&no_class) && !said[0].2.contains(&no_class));
}

#[test]
fn that_nobody_confirmed_it_is_said_only_beside_what_somebody_confirmed() {
    let two = [
        offer(0, AssetKind::Item, "Cider press"),
        offer(1, AssetKind::Item, "Apple press"),
    ];
    let unconfirmed = |said: &[(MatchWith, Vec<Reason>, Vec<Reason>)]| {
        let against = said
            .iter()
            .filter(|said| said.2.contains(&Reason::NeverConfirmed));
        against.count()
    };
    assert_eq!(unconfirmed(&said_of(&two, "A press")), 0);
    let mut two = two;
    two[1].confirmed_on = Some(day().days_before(3));
    assert_eq!(unconfirmed(&said_of(&two, "A press")), 1);
}

#[test]
fn the_language_of_nearly_everybody_is_a_reason_only_to_who_asks_for_it() {
    let mut contents = Contents::default();
    for number in 0..4 {
        let mut offer = offer(number, AssetKind::Skill, "Mends clocks");
        offer.languages = vec!["English".into()];
        if number == 0 {
            offer.languages.push("Tamil".into());
        }
        contents.assets.put(offer);
    }
    let index = Index::build(&contents);
    let languages = ["English".to_owned(), "Tamil".to_owned()];
    let speaks = |words: &str| {
        let mut question = Question::of_words(words, day());
        question.languages = &languages;
        let found = matches(&contents, &index, &Consents::new(&contents), &question);
        let said = found
            .results
            .iter()
            .map(|found| say::why(&found.reasons, &found.against));
        said.collect::<Vec<_>>().join(" ")
    };
    let said = speaks("A clock to mend");
    assert_eq!(said.matches("speaks Tamil").count(), 1, "{said}");
    assert_eq!(said.to_lowercase().matches("english").count(), 0, "{said}");
    let said = speaks("A clock to mend, and talk in English");
    assert_eq!(said.matches("speaks English").count(), 4, "{said}");
}

#[test]
fn what_asks_nothing_is_answered_with_nothing() {
    let offers = [offer(0, AssetKind::Item, "Cider press")];
    for words in ["", "  ", "…!", "🐝🐝"] {
        assert!(said_of(&offers, words).is_empty(), "{words}");
    }
    assert_eq!(said_of(&offers, "7").len(), 1);
}

#[test]
fn two_who_love_something_alike_share_it_only_where_it_is_surely_the_same() {
    let shared = |concepts: [u16; 2]| {
        let mut contents = neighbourhood();
        for (number, title) in [(2, "Trampolines"), (3, "Archery")] {
            let mut need = Need::new(id(1, number), NeedKind::Interest, title).unwrap();
            need.stated_by = Some(Holder::Person(id(2, number - 2)));
            contents.needs.put(need);
        }
        let mut index = Index::build(&contents);
        for (number, concept) in (2..).zip(concepts) {
            // Alike in all, and surely about a concept of their own.
            let mut bytes = [0; 256];
            bytes[0] = 9;
            bytes[240..242].copy_from_slice(&concept.to_le_bytes());
            bytes[242..244].copy_from_slice(&u16::MAX.to_le_bytes());
            let record = RecordRef::new(RecordKind::Need, id(1, number));
            let text = index.text_of(&contents, record).unwrap();
            let meaning = Vector::from_bytes(&bytes);
            index.understand(&contents, [(record, meaning::mark(&text), meaning)]);
        }
        let need = contents.needs.get(id(1, 2)).unwrap();
        let question = Question::of_need(&contents, need, day());
        let found = matches(&contents, &index, &Consents::new(&contents), &question);
        let with = MatchWith::Need(id(1, 3));
        found.results.iter().any(|found| found.with == with)
    };
    assert!(shared([7, 7]));
    assert!(!shared([7, 8]), "both are sport, and no more");
}
