mod cutting;
mod facts;
mod narrowing;
mod town;
mod unread;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::{
    Asset, Audience, Availability, Connection, ConnectionState, Date, FieldGroup, FieldGroups,
    Geometry, Grant, LonLat, Need, NeedKind, Person, RecordKind, RecordRef, Sharing, Withdrawal,
};
use crate::index::meaning;

const WORDS: [&str; 7] = [
    "bread",
    "baking",
    "bicycles, seats 3",
    "mend",
    "choir, can't do mending",
    "ladder",
    "chess",
];

fn id(kind: u8, number: u8) -> RecordId {
    RecordId::new(1, &[kind, number, 0, 0, 0, 0, 0, 0, 0, 1])
}

fn day() -> Date {
    "2026-05-20".parse().unwrap()
}

fn when(bits: u8) -> Availability {
    let mut when = Availability::default();
    for (bit, slot) in ["mon", "tue evening", "sat"].into_iter().enumerate() {
        if bits >> bit & 1 == 1 {
            when.add(slot).unwrap();
        }
    }
    when
}

fn at((x, y): (u8, u8)) -> Geometry {
    let (lon, lat) = (15.0 + f64::from(x) * 0.003, 65.0 + f64::from(y) * 0.002);
    Geometry::point(LonLat { lon, lat })
}

/// What a random person is like.
type SomePerson = (Option<(u8, u8)>, Option<f64>, u8, bool, bool, Option<u32>);
/// Kind, words, holder, own place, times, resting, capacity.
type SomeAsset = (
    usize,
    [usize; 2],
    u8,
    Option<(u8, u8)>,
    u8,
    bool,
    Option<u32>,
);

fn place() -> impl Strategy<Value = (u8, u8)> + Clone {
    (0u8..5, 0u8..5)
}

fn contents() -> impl Strategy<Value = Contents> {
    let person = (
        prop::option::of(place()),
        prop::option::of(200.0..900.0f64),
        0u8..8,
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.1),
        prop::option::weighted(0.3, 0u32..2),
    );
    let asset = (
        0..AssetKind::ALL.len(),
        [0..WORDS.len(), 0..WORDS.len()],
        0u8..6,
        prop::option::of(place()),
        0u8..8,
        prop::bool::weighted(0.1),
        prop::option::weighted(0.2, 1u32..60),
    );
    let need = (0..WORDS.len(), 0u8..5, prop::bool::ANY);
    let connection = (0u8..4, 0u8..14, 0usize..5, prop::option::of(0i32..40));
    let grant = (
        0u8..5,
        prop::option::of(0u8..14),
        prop::bool::ANY,
        prop::bool::ANY,
    );
    (
        prop::collection::vec(person, 5),
        prop::collection::vec(asset, 14),
        prop::collection::vec(need, 4),
        prop::collection::vec(connection, 0..6),
        prop::collection::vec(grant, 0..6),
    )
        .prop_map(|(people, assets, needs, connections, grants)| {
            let mut contents = Contents::default();
            for (number, person) in (0u8..).zip(people) {
                contents.people.put(some_person(number, person));
            }
            for (number, asset) in (0u8..).zip(assets) {
                contents.assets.put(some_asset(number, asset));
            }
            for (number, (word, by, interest)) in (0u8..).zip(needs) {
                let kind = if interest {
                    NeedKind::Interest
                } else {
                    NeedKind::Need
                };
                let mut need = Need::new(id(1, number), kind, WORDS[word]).unwrap();
                need.stated_by = Some(Holder::Person(id(2, by)));
                contents.needs.put(need);
            }
            for (number, (need, other, state, asked)) in (0u8..).zip(connections) {
                let other = RecordRef::new(RecordKind::Asset, id(0, other));
                contents.connections.put(Connection {
                    state: ConnectionState::ALL[state],
                    asked_on: asked.map(|days| day().days_before(days)),
                    ..Connection::new(id(3, number), id(1, need), other)
                });
            }
            for (number, (about, only, back, over)) in (0u8..).zip(grants) {
                put_grant(&mut contents, number, about, only, back, over);
            }
            contents
        })
}

fn some_person(number: u8, (home, reach_m, times, resting, never, asks): SomePerson) -> Person {
    let mut person = Person::new(id(2, number), "Somebody").unwrap();
    person.home = home.map(at);
    person.reach_m = reach_m;
    person.availability = when(times);
    person.resting_until = resting.then(|| day().days_after(5));
    person.asked_not_to = never;
    person.asks_per_month = asks;
    person
}

fn some_asset(number: u8, asset: SomeAsset) -> Asset {
    let (kind, words, holder, place, times, resting, capacity) = asset;
    let kind = AssetKind::ALL[kind];
    let title = words.map(|word| WORDS[word]).join(" and ");
    let mut asset = Asset::new(id(0, number), kind, &title).unwrap();
    if kind.has_holder() && holder < 5 {
        asset.holder = Some(Holder::Person(id(2, holder)));
    }
    asset.geometry = place.map(at);
    asset.availability = when(times);
    asset.resting_until = resting.then(|| day().days_after(1));
    asset.capacity = capacity;
    asset.confirmed_on = number
        .is_multiple_of(3)
        .then(|| day().days_before(i32::from(number) * 60));
    asset
}

fn put_grant(
    contents: &mut Contents,
    number: u8,
    about: u8,
    only: Option<u8>,
    back: bool,
    over: bool,
) {
    let grant = id(4, number);
    contents.grants.put(Grant {
        id: grant,
        about: RecordRef::new(RecordKind::Person, id(2, about)),
        only: only.map(|number| RecordRef::new(RecordKind::Asset, id(0, number))),
        audience: Audience::Group,
        fields: FieldGroups::NONE.with(FieldGroup::Words),
        wording: None,
        how: "at the door".into(),
        given_on: day().days_before(30),
        recorded_by: None,
        expires_on: over.then(|| day().days_before(1)),
    });
    if back {
        contents.withdrawals.put(Withdrawal {
            id: id(5, number),
            grant,
            only: None,
            fields: FieldGroups::ALL,
            withdrawn_on: day().days_before(2),
            recorded_by: None,
        });
    }
}

/// A meaning of two numbers.
fn vector((one, two): (i8, i8)) -> Option<Vector> {
    let mut bytes = [0; 256];
    bytes[0] = one.cast_unsigned();
    bytes[1] = two.cast_unsigned();
    Vector::from_bytes(&bytes)
}

fn understand(contents: &Contents, index: &mut Index, id: RecordId, meaning: Option<(i8, i8)>) {
    let record = RecordRef::new(RecordKind::Asset, id);
    if let (Some(text), Some(meaning)) = (index.text_of(contents, record), meaning) {
        let read = (record, meaning::mark(&text), vector(meaning));
        index.understand(contents, [read]);
    }
}

/// The same scoring by a plain scan of everything.
fn brute(contents: &Contents, index: &Index, question: &Question<'_>) -> Vec<(MatchWith, f64)> {
    let consents = Consents::new(contents);
    let asking = Asking::new(contents, index, &consents, question);
    let mut scored: Vec<Scored> = Vec::new();
    for (slot, offer) in index.offers().iter(contents) {
        let doc = Doc::new(DocKind::Asset, slot);
        let asset = contents.assets.at(slot).unwrap();
        let distance_m = question.place.and_then(|from| {
            let to = contents.asset_place(asset)?;
            Some(metric::between_m(from.shape(), to.shape()))
        });
        let inside = question.area.is_none_or(|area| {
            use geo::Intersects;
            contents
                .asset_place(asset)
                .is_some_and(|place| area.intersects(place.shape()))
        });
        let asked = rules::is_asked_for(question, &offer);
        if inside && asked && asking.ruled_out(&offer, distance_m).is_none() {
            let common = asking.common_with(doc, &asking.offers);
            let fit = match common.alike {
                Some(_) if !question.faint_too && !asking.low_bar().is_said(common) => 0.0,
                Some(alike) => fit::meant(alike, f64::from(common.words)) as f32,
                None => common.by_words(),
            };
            if fit == 0.0 && !question.faint_too {
                continue;
            }
            let fit = f64::from(fit) * asking.doubts(doc, &offer);
            scored.push(asking.scored(doc, &offer, fit, common, distance_m));
        }
    }
    scored.extend(asking.shared_interests(&mut Vec::new()));
    let mut placed: Vec<(order::Place, Scored)> = scored
        .into_iter()
        .map(|scored| (asking.placed(&scored).unwrap(), scored))
        .collect();
    // Good ones before faint ones where not all have room, and relevance orders those that have.
    let good = |(_, scored): &(order::Place, Scored)| scored.good;
    order::order(&mut placed, |(place, _)| *place);
    let (mut kept, faint): (Vec<_>, Vec<_>) = placed.into_iter().partition(good);
    if kept.len() > question.limit {
        order::order(&mut kept, |(place, _)| *place);
        kept.truncate(question.limit);
    } else {
        let room = question.limit - kept.len();
        kept.extend(faint.into_iter().take(room));
    }
    order::order(&mut kept, |(place, _)| *place);
    kept.into_iter()
        .map(|(place, scored)| {
            let with = match scored.doc.kind() {
                DocKind::Need => MatchWith::Need(place.id),
                _ => MatchWith::Asset(place.id),
            };
            (with, place.relevance)
        })
        .collect()
}

/// Whether an asset may be suggested, said again plainly from the rules of the design.
fn may_be_suggested(contents: &Contents, question: &Question<'_>, asset: &Asset) -> bool {
    let record = RecordRef::new(RecordKind::Asset, asset.id);
    let person = match asset.holder {
        Some(Holder::Person(id)) => contents.people.get(id),
        _ => None,
    };
    let own = asset.holder.is_some() && asset.holder == question.asker;
    let asked_not_to = person.is_some_and(|person| person.asked_not_to);
    let month = |connection: &&Connection| {
        connection.asked_on.is_some_and(|on| {
            (on.civil().year(), on.civil().month()) == (day().civil().year(), day().civil().month())
        })
    };
    let worn_out = person.is_some_and(|person| {
        let asked = contents
            .connections
            .iter()
            .filter(month)
            .filter(|connection| {
                let other = contents.assets.get(connection.other.id);
                other.is_some_and(|other| other.holder == asset.holder)
            });
        person
            .asks_per_month
            .is_some_and(|most| asked.count() >= most as usize)
    });
    let being_asked = contents.connections.iter().any(|connection| {
        Some(connection.need) == question.need.map(|need| need.id)
            && connection.other == record
            && connection.asked_on.is_some()
            && connection.is_open()
    });
    let worn_out = worn_out && !being_asked;
    let declined = contents.connections.iter().any(|connection| {
        Some(connection.need) == question.need.map(|need| need.id)
            && connection.other == record
            && connection.state == ConnectionState::NotThisTime
    });
    let far = question.place.and_then(|from| {
        let to = contents.asset_place(asset)?;
        Some(metric::between_m(from.shape(), to.shape()))
    });
    let reach = asset.reach_m.or_else(|| person?.reach_m);
    let too_far = far.is_some_and(|far| {
        reach.is_some_and(|reach| far > reach) || question.within_m.is_some_and(|most| far > most)
    });
    let covering = || {
        contents.grants.iter().filter(|grant| {
            Some(grant.about.id) == person.map(|person| person.id)
                && grant.only.is_none_or(|only| only == record)
        })
    };
    let back = |grant: &Grant| {
        contents
            .withdrawals
            .iter()
            .any(|back| back.grant == grant.id)
    };
    let in_force = |grant: &&Grant| !back(grant) && grant.expires_on.is_none_or(|on| day() <= on);
    let took_back = covering().any(back) && covering().filter(in_force).count() == 0;
    let times = if asset.availability.is_empty() {
        person.map_or(asset.availability, |person| person.availability)
    } else {
        asset.availability
    };
    let rests = contents.rests(asset, day());
    let cannot_meet = !question.availability.could_meet(times);
    let kind = question.kinds.is_empty() || question.kinds.contains(&asset.kind);
    !(own || asked_not_to || worn_out || declined || too_far || took_back || rests || cannot_meet)
        && kind
}

/// A question about one of four needs, or about words.
type Asked = (
    u8,
    Option<(u8, u8)>,
    Option<f64>,
    u8,
    Option<usize>,
    usize,
    bool,
);

fn asked() -> impl Strategy<Value = Asked> {
    (
        0u8..6,
        prop::option::of(place()),
        prop::option::of(100.0..1_500.0f64),
        prop_oneof![Just(0u8), 1u8..8],
        prop::option::weighted(0.3, 0..AssetKind::ALL.len()),
        1usize..16,
        prop::bool::weighted(0.2),
    )
}

proptest! {
    #[test]
    fn equals_a_plain_scan_and_never_shows_the_blocked(
        contents in contents(),
        (need, place, within_m, times, kind, limit, narrowed) in asked(),
        meanings in prop::collection::vec(prop::option::of((-9i8..10, 1i8..10)), 0..24),
        meant in prop::option::of((-9i8..10, 1i8..10)),
    ) {
        let mut index = Index::build(&contents);
        for (number, meaning) in (0u8..).zip(meanings) {
            understand(&contents, &mut index, id(0, number), meaning);
        }
        let place = place.map(at);
        let area: geo::Geometry<f64> =
            geo::Rect::new((15.0, 65.0), (15.007, 65.005)).to_polygon().into();
        let mut question = match contents.needs.get(id(1, need)) {
            Some(need) => Question::of_need(&contents, need, day()),
            None => Question::of_words("who could mend a ladder", day()),
        };
        question.place = place.as_ref().or(question.place);
        question.meaning = meant.and_then(vector);
        question.within_m = within_m;
        question.availability = when(times);
        question.kinds = kind.map(|kind| AssetKind::ALL[kind]).into_iter().collect();
        question.limit = limit;
        question.area = narrowed.then_some(&area);
        let found = matches(&contents, &index, &Consents::new(&contents), &question);
        let with = |found: &Matches| -> Vec<(MatchWith, f64)> {
            found.results.iter().map(|found| (found.with, found.relevance)).collect()
        };
        prop_assert_eq!(&with(&found), &brute(&contents, &index, &question));
        // Whoever does not ask what was left out, or for faint ones, is answered the same without.
        for faint_too in [true, false] {
            let brief = Question { faint_too, count_left_out: false, ..question.clone() };
            let brief_found = matches(&contents, &index, &Consents::new(&contents), &brief);
            prop_assert_eq!(&with(&brief_found), &brute(&contents, &index, &brief));
            prop_assert!(brief_found.left_out.is_empty());
        }

        let mut seen = BTreeSet::new();
        for found in &found.results {
            prop_assert!((0.0..=1.0).contains(&found.relevance));
            prop_assert!(say::why(&found.reasons, &found.against).ends_with('.'));
            if let MatchWith::Asset(id) = found.with {
                let asset = contents.assets.get(id).unwrap();
                prop_assert!(seen.insert(id));
                prop_assert!(may_be_suggested(&contents, &question, asset));
            }
        }
        if question.area.is_none() {
            let possible = contents
                .assets
                .iter()
                .filter(|asset| may_be_suggested(&contents, &question, asset))
                .count();
            prop_assert!(found.results.len() >= possible.min(limit), "results fill the limit");
        }
    }
}

fn neighbourhood() -> Contents {
    let mut contents = Contents::default();
    let mut rosa = Person::new(id(2, 0), "Rosa").unwrap();
    rosa.home = Some(at((0, 0)));
    contents.people.put(rosa);
    let mut femi = Person::new(id(2, 1), "Femi").unwrap();
    femi.home = Some(at((1, 0)));
    contents.people.put(femi);
    let mut bread = Asset::new(id(0, 0), AssetKind::Skill, "Bakes bread for crowds").unwrap();
    bread.holder = Some(Holder::Person(id(2, 1)));
    bread.availability = when(2);
    bread.confirmed_on = Some("2026-05-04".parse().unwrap());
    contents.assets.put(bread);
    let mut need = Need::new(id(1, 0), NeedKind::Interest, "Baking bread together").unwrap();
    need.stated_by = Some(Holder::Person(id(2, 0)));
    contents.needs.put(need);
    contents
}

#[test]
fn says_why_in_one_plain_sentence() {
    let contents = neighbourhood();
    let index = Index::build(&contents);
    let need = contents.needs.get(id(1, 0)).unwrap();
    let found = matches(
        &contents,
        &index,
        &Consents::new(&contents),
        &Question::of_need(&contents, need, day()),
    );
    assert_eq!(found.results.len(), 1);
    let best = &found.results[0];
    assert_eq!(
        say::why(&best.reasons, &best.against),
        "Both speak of “bakes” and “bread”, 140 m away, free on Tuesday evenings, confirmed in May 2026, \
         private so far, so ask first."
    );
    assert!(!found.results[0].weak);
}

#[test]
fn nobody_is_shown_what_they_offer_themselves() {
    let contents = neighbourhood();
    let index = Index::build(&contents);
    let need = contents.needs.get(id(1, 0)).unwrap();
    let mut question = Question::of_need(&contents, need, day());
    question.asker = Some(Holder::Person(id(2, 1)));
    let found = matches(&contents, &index, &Consents::new(&contents), &question);
    assert_eq!(found.results, []);
    assert_eq!(found.left_out, []);
}

#[test]
fn people_with_the_same_interest_are_brought_together_after_the_group() {
    let mut contents = neighbourhood();
    let mut same = Need::new(id(1, 1), NeedKind::Interest, "Learning to bake bread").unwrap();
    same.stated_by = Some(Holder::Person(id(2, 1)));
    contents.needs.put(same);
    let group = Asset::new(id(0, 1), AssetKind::Group, "Baking bread together").unwrap();
    contents.assets.put(group);
    let index = Index::build(&contents);
    let need = contents.needs.get(id(1, 0)).unwrap();
    let found = matches(
        &contents,
        &index,
        &Consents::new(&contents),
        &Question::of_need(&contents, need, day()),
    );
    let with: Vec<MatchWith> = found.results.iter().map(|found| found.with).collect();
    assert!(with.contains(&MatchWith::Need(id(1, 1))));
    assert!(!with.contains(&MatchWith::Need(id(1, 0))));
    let group = found
        .results
        .iter()
        .position(|found| found.circle == Circle::GroupsToJoin);
    let start = found
        .results
        .iter()
        .position(|found| found.circle == Circle::StartTogether);
    assert!(group < start);
}

#[test]
fn what_says_something_close_is_found_without_a_word_in_common_and_says_so() {
    let mut contents = neighbourhood();
    let talk = Asset::new(id(0, 2), AssetKind::Group, "Sourdough circle").unwrap();
    contents.assets.put(talk);
    let mut index = Index::build(&contents);
    let mut question = Question::of_words("company over a loaf", day());
    question.meaning = vector((9, 1));
    let ask = |index: &Index, question: &Question<'_>| {
        matches(&contents, index, &Consents::new(&contents), question)
    };
    let found = ask(&index, &question).results;
    let first = found.first().map(|first| &first.reasons[0]);
    // Its words tell too little of loaves for it to be called the closest.
    assert!(
        matches!(first, Some(Reason::NoCloseFit { .. })),
        "{first:?}"
    );
    for found in found {
        assert!(found.weak, "{found:?}");
    }
    understand(&contents, &mut index, id(0, 2), Some((9, 2)));
    understand(&contents, &mut index, id(0, 0), Some((-9, 2)));
    let found = ask(&index, &question);
    assert_eq!(found.results[0].with, MatchWith::Asset(id(0, 2)));
    assert!(!found.results[0].weak);
    let (about, words) = (None, Vec::new());
    let close = Reason::SaysSomethingClose { about, words };
    assert_eq!(found.results[0].reasons[0], close);
    assert!(found.results[1].weak);
}

#[test]
fn what_an_offer_says_it_does_not_do_speaks_against_it() {
    let mut contents = Contents::default();
    let drives = "Drives people to town, can't drive at night";
    contents
        .assets
        .put(Asset::new(id(0, 0), AssetKind::Skill, drives).unwrap());
    let hall = "Hall for a party, seats 30";
    contents
        .assets
        .put(Asset::new(id(0, 1), AssetKind::Building, hall).unwrap());
    let index = Index::build(&contents);
    let against = |words| {
        let question = Question::of_words(words, day());
        let found = matches(&contents, &index, &Consents::new(&contents), &question);
        found.results[0].against.clone()
    };
    let words = "can't drive at night".to_owned();
    assert!(
        against("Somebody who drives me to town on dark evenings")
            .contains(&Reason::SaysNot { words })
    );
    assert!(
        !against("Somebody who drives me to town")
            .iter()
            .any(|reason| matches!(reason, Reason::SaysNot { .. }))
    );
    assert!(against("A party for 40 people in a hall").contains(&Reason::RoomFor { capacity: 30 }));
    assert!(
        !against("A party for 20 people in a hall").contains(&Reason::RoomFor { capacity: 30 })
    );
}
