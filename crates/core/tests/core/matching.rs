//! Suggestions: what a fact rules out is never shown, and order keeps to its bands.

use homeground_core::domain::{
    AssetKind, Availability, Connection, ConnectionState, Contents, Date, Holder, NeedKind,
    RecordId, RecordKind, RecordRef,
};
use homeground_core::index::Index;
use homeground_core::matching::{Circle, LeftOut, MatchWith, Matches, Question, matches};
use homeground_core::privacy::Consents;
use proptest::prelude::*;

use crate::support::{asset, need, person, point};

fn id(number: u64) -> RecordId {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    RecordId::new(1, &random)
}

fn today() -> Date {
    "2026-11-25".parse().unwrap()
}

/// Bea mends bicycles 100 m from where Ali looks for somebody to mend one.
fn street() -> Contents {
    let mut contents = Contents::default();
    let mut bea = person(id(1), "Bea");
    bea.home = Some(point(-3.0, 51.6));
    let mut ali = person(id(2), "Ali");
    ali.home = Some(point(-3.0, 51.6009));
    contents.people.put(bea);
    contents.people.put(ali);
    let mut skill = asset(id(11), AssetKind::Skill, "Mends bicycles");
    skill.holder = Some(Holder::Person(id(1)));
    contents.assets.put(skill);
    let mut mending = need(id(21), "Somebody to mend my bicycle");
    mending.stated_by = Some(Holder::Person(id(2)));
    contents.needs.put(mending);
    contents
}

fn asked(contents: &Contents, change: impl FnOnce(&mut Question<'_>)) -> Matches {
    let need = contents.needs.get(id(21)).unwrap();
    let mut question = Question::of_need(contents, need, today());
    change(&mut question);
    matches(
        contents,
        &Index::build(contents),
        &Consents::new(contents),
        &question,
    )
}

fn check_left_out(contents: &Contents, reason: LeftOut) {
    let found = asked(contents, |_| {});
    assert!(
        !found
            .results
            .iter()
            .any(|found| found.with == MatchWith::Asset(id(11)))
    );
    assert_eq!(found.left_out, [(reason, 1)]);
}

#[test]
fn finds_the_neighbour_and_says_how_far() {
    let found = asked(&street(), |_| {});
    let best = &found.results[0];
    assert_eq!(best.with, MatchWith::Asset(id(11)));
    assert_eq!(best.circle, Circle::NeighboursAndFriends);
    assert!(!best.weak);
    assert!((best.distance_m.unwrap() - 100.0).abs() < 1.0);
}

#[test]
fn never_suggests_the_askers_own_offer() {
    let mut contents = street();
    let mut own = asset(id(12), AssetKind::Skill, "Mends bicycles too");
    own.holder = Some(Holder::Person(id(2)));
    contents.assets.put(own);
    let found = asked(&contents, |_| {});
    assert_eq!(found.results.len(), 1);
}

#[test]
fn leaves_out_and_counts_who_rests() {
    let mut contents = street();
    let mut bea = contents.people.get(id(1)).unwrap().clone();
    bea.resting_until = Some(today().days_after(1));
    contents.people.put(bea);
    check_left_out(&contents, LeftOut::Resting);
}

#[test]
fn leaves_out_who_asked_not_to_be_asked() {
    let mut contents = street();
    let mut bea = contents.people.get(id(1)).unwrap().clone();
    bea.asked_not_to = true;
    contents.people.put(bea);
    check_left_out(&contents, LeftOut::AskedNotTo);
}

#[test]
fn goes_no_farther_than_either_side_said() {
    let mut contents = street();
    let mut skill = contents.assets.get(id(11)).unwrap().clone();
    skill.reach_m = Some(50.0);
    contents.assets.put(skill);
    // Beyond their own reach nobody is found by looking farther, so it is not called too far for who asks.
    check_left_out(&contents, LeftOut::BeyondReach);
    let mut mending = contents.needs.get(id(21)).unwrap().clone();
    mending.within_m = Some(40.0);
    contents.needs.put(mending);
    check_left_out(&contents, LeftOut::BeyondReach);
    let mut skill = contents.assets.get(id(11)).unwrap().clone();
    skill.reach_m = None;
    contents.assets.put(skill);
    check_left_out(&contents, LeftOut::TooFar);
}

#[test]
fn needs_a_day_in_common_when_both_said_when() {
    let mut contents = street();
    let mut skill = contents.assets.get(id(11)).unwrap().clone();
    skill.availability = Availability::from_words("mon").unwrap();
    contents.assets.put(skill);
    let mut mending = contents.needs.get(id(21)).unwrap().clone();
    mending.availability = Availability::from_words("tue").unwrap();
    contents.needs.put(mending);
    check_left_out(&contents, LeftOut::OtherTimes);
}

fn followed_up(state: ConnectionState, asked_on: Option<Date>) -> Connection {
    let other = RecordRef::new(RecordKind::Asset, id(11));
    Connection {
        state,
        asked_on,
        ..Connection::new(id(31), id(21), other)
    }
}

#[test]
fn respects_not_this_time_and_the_limit_of_a_month() {
    let mut contents = street();
    contents
        .connections
        .put(followed_up(ConnectionState::NotThisTime, None));
    check_left_out(&contents, LeftOut::NotThisTime);

    let mut contents = street();
    let mut bea = contents.people.get(id(1)).unwrap().clone();
    bea.asks_per_month = Some(1);
    contents.people.put(bea);
    let mut about_another = followed_up(ConnectionState::Asked, Some(today()));
    about_another.need = id(29);
    contents.connections.put(about_another);
    check_left_out(&contents, LeftOut::AskedOftenEnough);
    // Who is being asked about this very need stays, until it ends.
    let mut about_this = followed_up(ConnectionState::Asked, Some(today()));
    about_this.id = id(32);
    contents.connections.put(about_this.clone());
    let found = asked(&contents, |_| {});
    assert_eq!(found.results[0].with, MatchWith::Asset(id(11)));
    about_this.state = ConnectionState::Happened;
    contents.connections.put(about_this);
    check_left_out(&contents, LeftOut::AskedOftenEnough);
}

#[test]
fn somebody_with_the_same_interest_is_suggested_to_start_together() {
    let mut contents = street();
    for (number, who) in [(22, 1), (23, 2)] {
        let mut interest = need(id(number), "Singing in a choir again");
        interest.kind = NeedKind::Interest;
        interest.stated_by = Some(Holder::Person(id(who)));
        contents.needs.put(interest);
    }
    let interest = contents.needs.get(id(23)).unwrap();
    let question = Question::of_need(&contents, interest, today());
    let found = matches(
        &contents,
        &Index::build(&contents),
        &Consents::new(&contents),
        &question,
    );
    assert!(
        found
            .results
            .iter()
            .any(|found| found.with == MatchWith::Need(id(22)))
    );
    assert!(
        !found
            .results
            .iter()
            .any(|found| found.with == MatchWith::Need(id(23)))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn fills_the_limit_and_keeps_to_its_bands(
        offers in prop::collection::vec((0..6usize, 0..5usize, -0.05..0.05f64, any::<bool>()), 0..40),
        limit in 1..30usize,
    ) {
        const WORDS: [&str; 5] = ["bicycle", "mend bicycle", "bread", "bicycle bread", "garden"];
        let mut contents = street();
        for (number, (kind, words, east, rests)) in (100u64..).zip(&offers) {
            let mut offer = asset(id(number), AssetKind::ALL[*kind], WORDS[*words]);
            offer.geometry = Some(point(-3.0 + east, 51.6));
            offer.resting_until = rests.then(|| today().days_after(3));
            contents.assets.put(offer);
        }
        let found = asked(&contents, |question| question.limit = limit);
        let able = 1 + offers.iter().filter(|(.., rests)| !rests).count();
        prop_assert_eq!(found.results.len(), able.min(limit));
        for found in &found.results {
            let MatchWith::Asset(id) = found.with else { continue };
            prop_assert!(!contents.rests(contents.assets.get(id).unwrap(), today()));
        }
        // Within 5 % of the best of its band, or lower: never higher than one before its band.
        let mut best = f64::INFINITY;
        for pair in found.results.windows(2) {
            if pair[0].weak == pair[1].weak {
                best = best.min(pair[0].relevance);
                prop_assert!(pair[1].relevance <= pair[0].relevance / (1.0 - 0.05) + 1e-9);
            }
        }
    }
}
