//! Consent: every granted value is in the exported bytes, and no ungranted one.

use std::collections::HashMap;

use homeground_core::domain::{
    AssetKind, Audience, Contents, Date, Extra, FieldGroup, FieldGroups, Grant, Holder, NeedKind,
    RecordId, RecordKind, RecordRef, Withdrawal,
};
use homeground_core::exchange::geojson;
use homeground_core::map::Stamp;
use homeground_core::privacy::{
    Consents, Grid, Keys, Means, Output, Precision, Selection, prepare,
};
use proptest::prelude::*;

use crate::support::{asset, need, person, point};

const PEOPLE: u64 = 12;

fn id(number: u64) -> RecordId {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    RecordId::new(1, &random)
}

fn today() -> Date {
    "2026-11-25".parse().unwrap()
}

/// A word of its own for each field: letters only, so that nothing takes it for a telephone.
fn marker(number: u64, field: &str) -> String {
    let letters: String = number
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'k'))
        .collect();
    format!("mark{field}{letters}end")
}

/// A value, whose it is, and the part of the record that it belongs to.
struct Marked {
    text: String,
    entry: RecordRef,
    holder: Option<RecordRef>,
    group: Option<FieldGroup>,
    /// Only for the team, however it was granted.
    team_only: bool,
}

/// People in one street, each with a skill and a need; groups; every field a marker.
fn street(marked: &mut Vec<Marked>) -> Contents {
    let mut contents = Contents::default();
    let extra = |number: u64| {
        let mut extra = Extra::default();
        extra
            .0
            .insert("colour".into(), marker(number, "extra").into());
        extra
            .0
            .insert("contact".into(), marker(number, "extracontact").into());
        extra
    };
    let mut mark = |number: u64, field: &str, entry, holder, group, team_only| {
        marked.push(Marked {
            text: marker(number, field),
            entry,
            holder,
            group,
            team_only,
        });
        marker(number, field)
    };
    for number in 0..PEOPLE {
        let who = RecordRef::new(RecordKind::Person, id(number));
        let some = |text: String| Some(text);
        let mut one = person(
            who.id,
            &mark(number, "name", who, None, Some(FieldGroup::Name), false),
        );
        one.phone = some(mark(
            number,
            "phone",
            who,
            None,
            Some(FieldGroup::Contact),
            false,
        ));
        one.email = some(mark(
            number,
            "mail",
            who,
            None,
            Some(FieldGroup::Contact),
            false,
        ));
        one.street = some(mark(
            number,
            "street",
            who,
            None,
            Some(FieldGroup::Home),
            true,
        ));
        one.house_number = some(mark(
            number,
            "house",
            who,
            None,
            Some(FieldGroup::Home),
            true,
        ));
        one.postcode = some(mark(
            number,
            "code",
            who,
            None,
            Some(FieldGroup::Home),
            true,
        ));
        one.notes = some(mark(number, "notes", who, None, None, false));
        one.asking = some(mark(number, "asking", who, None, None, false));
        one.extra = extra(number);
        mark(number, "extra", who, None, Some(FieldGroup::Extra), false);
        mark(number, "extracontact", who, None, None, false);
        one.home = Some(point(-3.012_345_678 + number as f64 * 1e-5, 51.698_765_432));
        contents.people.put(one);

        let at = 100 + number;
        let what = RecordRef::new(RecordKind::Asset, id(at));
        let held = Some(who);
        let words = Some(FieldGroup::Words);
        let mut skill = asset(
            what.id,
            AssetKind::Skill,
            &mark(at, "title", what, held, words, false),
        );
        skill.holder = Some(Holder::Person(who.id));
        skill.description = some(mark(at, "description", what, held, words, false));
        skill.own_words = some(mark(at, "own", what, held, words, false));
        skill.tags = vec![mark(at, "tag", what, held, words, false)];
        skill.facilities = vec![mark(at, "facility", what, held, words, false)];
        skill.languages = vec![mark(at, "language", what, held, words, false)];
        skill.extra = extra(at);
        mark(at, "extra", what, held, Some(FieldGroup::Extra), false);
        mark(at, "extracontact", what, held, None, false);
        contents.assets.put(skill);

        let at = 200 + number;
        let what = RecordRef::new(RecordKind::Need, id(at));
        let mut wish = need(what.id, &mark(at, "title", what, held, words, false));
        wish.stated_by = Some(Holder::Person(who.id));
        wish.description = some(mark(at, "description", what, held, words, false));
        contents.needs.put(wish);

        let at = 300 + number;
        let what = RecordRef::new(RecordKind::Asset, id(at));
        let mut group = asset(
            what.id,
            AssetKind::Group,
            &mark(at, "title", what, None, words, false),
        );
        group.description = some(mark(at, "description", what, None, words, false));
        group.recurrence = some(mark(at, "when", what, None, Some(FieldGroup::Place), false));
        group.geometry = Some(point(-3.1 - number as f64 * 1e-3, 51.5));
        group.extra = extra(at);
        mark(at, "extra", what, None, Some(FieldGroup::Extra), false);
        contents.assets.put(group);
    }
    contents
}

/// One random grant: about which record, named entry or not, for whom, what, until when, and
/// what of it was taken back.
#[derive(Clone, Debug)]
struct Given {
    about: u64,
    group: bool,
    only: Option<bool>,
    audience: usize,
    fields: u8,
    expired: bool,
    taken_back: u8,
    taken_for: Option<bool>,
}

fn given() -> impl Strategy<Value = Given> {
    (
        0..PEOPLE,
        any::<bool>(),
        prop::option::weighted(0.3, any::<bool>()),
        0..3usize,
        1..64u8,
        prop::bool::weighted(0.1),
        prop_oneof![3 => Just(0u8), 1 => 1..64u8],
        prop::option::of(any::<bool>()),
    )
        .prop_map(
            |(about, group, only, audience, fields, expired, taken_back, taken_for)| Given {
                about,
                group,
                only,
                audience,
                fields,
                expired,
                taken_back,
                taken_for,
            },
        )
}

fn entry_of(about: u64, skill: bool) -> RecordRef {
    if skill {
        RecordRef::new(RecordKind::Asset, id(100 + about))
    } else {
        RecordRef::new(RecordKind::Need, id(200 + about))
    }
}

fn put(contents: &mut Contents, number: u64, given: &Given) {
    let about = if given.group {
        RecordRef::new(RecordKind::Asset, id(300 + given.about))
    } else {
        RecordRef::new(RecordKind::Person, id(given.about))
    };
    let only = given
        .only
        .filter(|_| !given.group)
        .map(|skill| entry_of(given.about, skill));
    contents.grants.put(Grant {
        id: id(1_000 + number),
        about,
        only,
        audience: Audience::ALL[given.audience],
        fields: FieldGroups::from_bits(given.fields),
        wording: None,
        how: "at the door".to_owned(),
        given_on: "2026-01-01".parse().unwrap(),
        recorded_by: None,
        expires_on: given.expired.then(|| today().days_before(1)),
    });
    if given.taken_back != 0 {
        let narrowed = given.taken_for.filter(|_| !given.group);
        contents.withdrawals.put(Withdrawal {
            id: id(2_000 + number),
            grant: id(1_000 + number),
            only: narrowed.map(|skill| entry_of(given.about, skill)),
            fields: FieldGroups::from_bits(given.taken_back),
            withdrawn_on: "2026-02-01".parse().unwrap(),
            recorded_by: None,
        });
    }
}

/// The rule of the design, written out plainly: is this part of this entry granted?
fn is_granted(
    contents: &Contents,
    entry: RecordRef,
    holder: Option<RecordRef>,
    group: FieldGroup,
    audience: Audience,
) -> bool {
    contents.grants.iter().any(|grant| {
        let own = grant.about == entry && grant.only.is_none();
        let holders = holder.is_some_and(|holder| grant.about == holder)
            && (grant.only.is_none() || grant.only == Some(entry));
        let taken = contents.withdrawals.iter().any(|mark| {
            mark.grant == grant.id
                && (mark.only.is_none() || mark.only == Some(entry))
                && mark.fields.has(group)
        });
        (own || holders)
            && grant.audience >= audience
            && grant.expires_on.is_none_or(|last| today() <= last)
            && grant.fields.has(group)
            && !taken
    })
}

fn export(contents: &Contents, audience: Audience) -> (Output, String) {
    let keys = Keys::new([7; 32]);
    let output = prepare(
        Means {
            contents,
            consents: &Consents::new(contents),
            keys: &keys,
            grid: Grid::new(&keys, 51.7),
            kept: &HashMap::new(),
            day: today(),
        },
        &Selection::default(),
        Some(audience),
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.geojson");
    geojson::write(&output, Stamp::default(), &file).unwrap();
    (output, std::fs::read_to_string(file).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_granted_value_leaves_and_no_other(
        all in prop::collection::vec(given(), 0..30), audience in 0..3usize,
    ) {
        let audience = Audience::ALL[audience];
        let mut marked = Vec::new();
        let mut contents = street(&mut marked);
        for (number, given) in (0..).zip(&all) {
            put(&mut contents, number, given);
        }
        let (output, text) = export(&contents, audience);
        prop_assert_eq!(&export(&contents, audience).1, &text, "twice the same bytes");
        for mark in &marked {
            let granted = mark.group.is_some_and(|group| {
                is_granted(&contents, mark.entry, mark.holder, group, audience)
                    // A yes that names one entry tells the person's name with that entry.
                    || (group == FieldGroup::Name && names_an_entry(&contents, mark.entry, audience))
            });
            let wanted = granted && (!mark.team_only || audience == Audience::Coordinators);
            prop_assert_eq!(text.contains(&mark.text), wanted, "{} for {:?}", mark.text, audience);
        }
        if audience != Audience::Coordinators {
            prop_assert!(!text.contains("51.69876"), "a home left as a point");
            for entry in output.entries() {
                let place = matches!(entry.precision(), Precision::Exact);
                let of_group = entry.asset_kind() == Some(AssetKind::Group);
                prop_assert!(!place || of_group, "exact without being a place");
            }
        }
        let selected = contents.people.len() + contents.assets.len() + contents.needs.len();
        let stay: u32 = output.withheld().values().sum();
        prop_assert_eq!(output.entries().len() + stay as usize, selected);
    }

    #[test]
    fn a_square_is_shared_by_enough_people_and_only_becomes_coarser(
        sharing in prop::collection::vec(any::<bool>(), PEOPLE as usize), doors in 0..12u64,
    ) {
        let mut contents = street(&mut Vec::new());
        for (number, shares) in (0..).zip(&sharing) {
            if *shares {
                let all = Given {
                    about: number, group: false, only: None, audience: 1, fields: 63,
                    expired: false, taken_back: 0, taken_for: None,
                };
                put(&mut contents, number, &all);
            }
        }
        for number in 0..doors {
            contents.doors.put(homeground_core::domain::Door {
                id: id(5_000 + number),
                street: None,
                house_number: None,
                postcode: None,
                point: homeground_core::domain::LonLat::new(-3.0123, 51.698_76).unwrap(),
            });
        }
        let (output, _) = export(&contents, Audience::Group);
        let shown = sharing.iter().filter(|shares| **shares).count();
        let squares = output.entries().iter().any(|entry| {
            matches!(entry.precision(), Precision::Square(_))
        });
        let enough = if doors == 0 { shown >= 8 } else { shown >= 5 && doors >= 8 };
        prop_assert!(!squares || enough, "{} people, {} doors", shown, doors);

        // Kept squares never become finer, whatever comes along.
        let keys = Keys::new([7; 32]);
        let kept: HashMap<RecordId, u32> = (0..PEOPLE).map(|number| (id(number), 500)).collect();
        let consents = Consents::new(&contents);
        let means = Means {
            contents: &contents, consents: &consents, keys: &keys,
            grid: Grid::new(&keys, 51.7), kept: &kept, day: today(),
        };
        let output = prepare(means, &Selection::default(), Some(Audience::Group));
        for entry in output.entries() {
            if let Precision::Square(side_m) = entry.precision() {
                prop_assert!(side_m >= 500);
            }
        }
    }
}

/// Whether a yes for the name reaches an entry of this person that leaves.
fn names_an_entry(contents: &Contents, who: RecordRef, audience: Audience) -> bool {
    let number = (0..PEOPLE).find(|number| id(*number) == who.id);
    number.is_some_and(|number| {
        [true, false].into_iter().any(|skill| {
            let entry = entry_of(number, skill);
            let has = |group| is_granted(contents, entry, Some(who), group, audience);
            let leaves = has(FieldGroup::Words) || (skill && has(FieldGroup::Extra));
            has(FieldGroup::Name) && leaves
        })
    })
}

#[test]
fn an_interest_about_health_leaves_without_a_place_whatever_was_granted() {
    let mut contents = Contents::default();
    let mut winnie = person(id(1), "Winnie");
    winnie.home = Some(point(-30.0, 47.0));
    contents.people.put(winnie);
    for (number, title) in [(2, "A café about the menopause"), (3, "A choir to sing in")] {
        let mut interest = need(id(number), title);
        interest.kind = NeedKind::Interest;
        interest.stated_by = Some(Holder::Person(id(1)));
        contents.needs.put(interest);
    }
    contents.grants.put(Grant {
        id: id(4),
        about: RecordRef::new(RecordKind::Person, id(1)),
        only: None,
        audience: Audience::Coordinators,
        fields: FieldGroups::ALL,
        wording: None,
        how: "at the door".into(),
        given_on: today(),
        recorded_by: None,
        expires_on: None,
    });
    let (_, written) = export(&contents, Audience::Coordinators);
    let written: serde_json::Value = serde_json::from_str(&written).unwrap();
    let place = |title: &str| {
        let mut features = written["features"].as_array().unwrap().iter();
        let feature = features.find(|feature| feature["properties"]["title"] == title);
        feature.unwrap()["geometry"].clone()
    };
    assert!(place("A café about the menopause").is_null());
    assert!(
        !place("A choir to sing in").is_null(),
        "others stand where they are"
    );
}
