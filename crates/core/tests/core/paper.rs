//! What introductions say on paper: only what each side said yes to, and why the rest is left out.

use homeground_core::domain::{
    AssetKind, Audience, Connection, ConnectionSide, FieldGroup, FieldGroups, Holder, NeedKind,
    RecordId, RecordKind, RecordRef,
};
use homeground_core::map::Map;
use homeground_core::privacy::{Consents, Paper, PaperWords, Slip, Withheld};
use homeground_core::usecases::{Step, Yes, go_on, introduce, share, withdraw};
use proptest::prelude::*;

use crate::support::{Place, asset, need, person, write};

const WHY: &str = "90 m away, free on Tuesdays. Ring 01632 960 117.";

/// Somebody who looks for a hem, and somebody who sews.
struct Pair {
    need: RecordId,
    sewing: RecordRef,
    seeker: RecordRef,
    dorota: RecordRef,
}

fn pair(map: &mut Map) -> Pair {
    write(map, |write| {
        let dorota = person(write.new_id(), "Dorota Zieba");
        let seeker = person(write.new_id(), "Tunde and Kemi Okafor");
        write.create_person(&dorota)?;
        write.create_person(&seeker)?;
        let mut sewing = asset(write.new_id(), AssetKind::Skill, "Hems curtains");
        sewing.holder = Some(Holder::Person(dorota.id));
        write.create_asset(&sewing)?;
        let mut hem = need(write.new_id(), "My curtains drag, ring 01632 960 118");
        hem.stated_by = Some(Holder::Person(seeker.id));
        write.create_need(&hem)?;
        Ok(Pair {
            need: hem.id,
            sewing: RecordRef::new(RecordKind::Asset, sewing.id),
            seeker: RecordRef::new(RecordKind::Person, seeker.id),
            dorota: RecordRef::new(RecordKind::Person, dorota.id),
        })
    })
}

fn fields(all: &[FieldGroup]) -> FieldGroups {
    all.iter()
        .fold(FieldGroups::NONE, |fields, field| fields.with(*field))
}

fn says_yes(map: &mut Map, about: RecordRef, audience: Audience, all: &[FieldGroup]) {
    let yes = Yes {
        audience,
        fields: fields(all),
        how: "at the door".into(),
        wording: None,
        recorded_by: None,
        expires_on: None,
    };
    share(map, &[about], &yes).unwrap();
}

fn begun(map: &Map) -> Option<Connection> {
    map.contents().unwrap().connections.iter().next().cloned()
}

fn with_paper<T>(map: &Map, of: impl FnOnce(Paper<'_>) -> T) -> T {
    let contents = map.contents().unwrap();
    let consents = Consents::new(contents);
    let day = map.today();
    of(Paper {
        contents,
        consents: &consents,
        day,
    })
}

fn slip(map: &Map, pair: &Pair) -> Slip {
    let begun = begun(map);
    with_paper(map, |paper| {
        paper.slip(pair.need, pair.sewing, begun.as_ref(), Some(WHY))
    })
}

fn said(map: &Map, words: &str, audience: Audience) -> Result<PaperWords, Withheld> {
    let begun = begun(map).unwrap();
    with_paper(map, |paper| paper.words(&begun, words, audience))
}

fn both_agree(map: &mut Map, pair: &Pair) -> RecordId {
    let id = introduce(map, pair.need, pair.sewing, Some(WHY), &Step::Asked, None).unwrap();
    for side in [ConnectionSide::Other, ConnectionSide::Need] {
        go_on(map, id, &Step::Agreed { side }, None).unwrap();
    }
    id
}

#[test]
fn nobody_who_was_not_asked_is_on_a_slip_and_the_reason_is_there() {
    let place = Place::new();
    let mut map = place.map();
    let pair = pair(&mut map);
    let slip = slip(&map, &pair);
    for side in [slip.need(), slip.other()] {
        assert_eq!((side.name(), side.words()), (None, None));
        assert_eq!(side.left_out(), Some(Withheld::NotAsked));
    }
    assert_eq!((slip.why(), slip.for_both()), (None, false));
}

#[test]
fn what_was_given_to_the_team_is_on_the_slip_of_the_team_part_by_part() {
    use FieldGroup::{Home, Name, Words};
    let place = Place::new();
    let mut map = place.map();
    let pair = pair(&mut map);
    says_yes(&mut map, pair.dorota, Audience::Coordinators, &[Words]);
    let one = slip(&map, &pair);
    assert_eq!(one.other().words(), Some("Hems curtains"));
    assert_eq!(one.other().name(), None);
    assert_eq!(one.other().left_out(), Some(Withheld::OtherAudience));
    assert_eq!(one.need().words(), None);

    says_yes(&mut map, pair.dorota, Audience::Group, &[Name]);
    let two = slip(&map, &pair);
    assert_eq!(two.other().name(), Some("Dorota"), "a first name is enough");
    assert_eq!(two.other().left_out(), None);

    // Why it was suggested tells how far two homes are apart.
    says_yes(
        &mut map,
        pair.seeker,
        Audience::Coordinators,
        &[Words, Name, Home],
    );
    let three = slip(&map, &pair);
    assert_eq!(three.need().words(), Some("My curtains drag, ring …"));
    assert_eq!(three.why(), None);
    says_yes(&mut map, pair.dorota, Audience::Coordinators, &[Home]);
    let why = "90 m away, free on Tuesdays. Ring …";
    assert_eq!(slip(&map, &pair).why(), Some(why));
}

#[test]
fn with_both_yeses_it_has_first_names_and_what_it_is_about_and_nothing_of_where() {
    let place = Place::new();
    let mut map = place.map();
    let pair = pair(&mut map);
    let id = introduce(
        &mut map,
        pair.need,
        pair.sewing,
        Some(WHY),
        &Step::Asked,
        None,
    )
    .unwrap();
    let side = ConnectionSide::Other;
    go_on(&mut map, id, &Step::Agreed { side }, None).unwrap();
    assert_eq!(slip(&map, &pair).other().name(), None, "one yes is none");
    let side = ConnectionSide::Need;
    go_on(&mut map, id, &Step::Agreed { side }, None).unwrap();
    let agreed = slip(&map, &pair);
    assert!(agreed.for_both());
    assert_eq!(agreed.other().name(), Some("Dorota"));
    assert_eq!(agreed.need().name(), Some("Tunde and Kemi"));
    assert_eq!(agreed.need().words(), Some("My curtains drag, ring …"));
    assert_eq!(
        (agreed.need().left_out(), agreed.other().left_out()),
        (None, None)
    );
    // Also where the team may know where both live: the other side may not.
    for who in [pair.dorota, pair.seeker] {
        let all = [FieldGroup::Words, FieldGroup::Name, FieldGroup::Home];
        says_yes(&mut map, who, Audience::Coordinators, &all);
    }
    assert_eq!(slip(&map, &pair).why(), None);

    // Taken back it holds no longer, for either.
    withdraw(&mut map, pair.dorota, FieldGroups::ALL, None).unwrap();
    let back = slip(&map, &pair);
    assert!(!back.for_both());
    assert_eq!((back.other().name(), back.other().words()), (None, None));
    assert_eq!(back.other().left_out(), Some(Withheld::Withdrawn));
    assert_eq!(
        back.need().name(),
        Some("Tunde and Kemi"),
        "given to the team"
    );
}

#[test]
fn who_rests_is_on_no_slip_unless_both_have_said_yes() {
    let place = Place::new();
    let mut map = place.map();
    let pair = pair(&mut map);
    let all = [FieldGroup::Words, FieldGroup::Name];
    says_yes(&mut map, pair.dorota, Audience::Public, &all);
    let mut dorota = map
        .contents()
        .unwrap()
        .people
        .get(pair.dorota.id)
        .unwrap()
        .clone();
    dorota.resting_until = Some(map.today().days_after(9));
    write(&mut map, |write| write.update_person(&dorota));
    let other = slip(&map, &pair).other().clone();
    assert_eq!((other.name(), other.words()), (None, None));
    assert_eq!(other.left_out(), Some(Withheld::Resting));
    both_agree(&mut map, &pair);
    assert_eq!(slip(&map, &pair).other().name(), Some("Dorota"));
}

#[test]
fn an_interest_about_health_wants_a_yes_that_names_it() {
    let place = Place::new();
    let mut map = place.map();
    let pair = pair(&mut map);
    let mut hem = map
        .contents()
        .unwrap()
        .needs
        .get(pair.need)
        .unwrap()
        .clone();
    hem.kind = NeedKind::Interest;
    hem.title = "Others who live with diabetes".into();
    write(&mut map, |write| write.update_need(&hem));
    says_yes(
        &mut map,
        pair.seeker,
        Audience::Coordinators,
        &[FieldGroup::Words],
    );
    assert_eq!(slip(&map, &pair).need().words(), None);
    let record = RecordRef::new(RecordKind::Need, pair.need);
    says_yes(
        &mut map,
        record,
        Audience::Coordinators,
        &[FieldGroup::Words],
    );
    assert_eq!(slip(&map, &pair).need().words(), Some(hem.title.as_str()));
}

#[test]
fn words_are_in_a_report_when_both_gave_theirs_to_whoever_reads_it() {
    let place = Place::new();
    let mut map = place.map();
    let pair = pair(&mut map);
    both_agree(&mut map, &pair);
    let words = "It hangs straight, she is on 01632 960 117 if you need her";
    let team = Audience::Coordinators;
    assert_eq!(said(&map, words, team), Err(Withheld::NotAsked));
    says_yes(&mut map, pair.seeker, team, &[FieldGroup::Words]);
    assert_eq!(said(&map, words, team), Err(Withheld::NotAsked), "both");
    says_yes(
        &mut map,
        pair.dorota,
        Audience::Group,
        &[FieldGroup::Words, FieldGroup::Name],
    );
    let paper = said(&map, words, team).unwrap();
    assert_eq!(
        paper.words(),
        "It hangs straight, she is on … if you need her"
    );
    assert_eq!(paper.other().name(), Some("Dorota"));
    // The yes to be introduced is none to be named in a report.
    assert_eq!(paper.need().name(), None);
    // Rest is not to be asked; what was said was said.
    let mut dorota = map
        .contents()
        .unwrap()
        .people
        .get(pair.dorota.id)
        .unwrap()
        .clone();
    dorota.resting_until = Some(map.today().days_after(9));
    write(&mut map, |write| write.update_person(&dorota));
    assert!(said(&map, words, team).is_ok());
    let wider = said(&map, words, Audience::Group);
    assert_eq!(wider, Err(Withheld::OtherAudience));
    withdraw(&mut map, pair.dorota, FieldGroups::ALL, None).unwrap();
    assert_eq!(said(&map, words, team), Err(Withheld::Withdrawn));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever was given to whom, nothing is on paper that was not given to those who read it.
    #[test]
    fn nothing_is_on_paper_that_was_not_given(
        yeses in prop::collection::vec((prop::bool::ANY, 0..3usize, prop::collection::vec(0..6usize, 1..4)), 0..5),
        back in prop::option::of(prop::bool::ANY),
        report in 0..3usize,
    ) {
        let place = Place::new();
        let mut map = place.map();
        let pair = pair(&mut map);
        introduce(&mut map, pair.need, pair.sewing, None, &Step::Asked, None).unwrap();
        let groups = [FieldGroup::Words, FieldGroup::Name, FieldGroup::Contact, FieldGroup::Home, FieldGroup::Place, FieldGroup::Extra];
        for (dorota, audience, all) in yeses {
            let who = if dorota { pair.dorota } else { pair.seeker };
            let all: Vec<FieldGroup> = all.into_iter().map(|field| groups[field]).collect();
            says_yes(&mut map, who, Audience::ALL[audience], &all);
        }
        if let Some(dorota) = back {
            let who = if dorota { pair.dorota } else { pair.seeker };
            // There may be nothing to take back.
            let _ = withdraw(&mut map, who, FieldGroups::ALL, None);
        }
        let (contents, day) = (map.contents().unwrap(), map.today());
        let consents = Consents::new(contents);
        let gave = |who: RecordRef, audience, field| {
            consents.granted(who, None, audience, day).has(field)
        };
        let team = Audience::Coordinators;
        let slip = slip(&map, &pair);
        for (side, who) in [(slip.need(), pair.seeker), (slip.other(), pair.dorota)] {
            prop_assert_eq!(side.name().is_some(), gave(who, team, FieldGroup::Name));
            prop_assert_eq!(side.words().is_some(), gave(who, team, FieldGroup::Words));
            let all = side.name().is_some() && side.words().is_some();
            prop_assert_eq!(side.left_out().is_none(), all);
        }
        let both = |audience, field| {
            gave(pair.seeker, audience, field) && gave(pair.dorota, audience, field)
        };
        let all = [FieldGroup::Words, FieldGroup::Name, FieldGroup::Home];
        let tells = all.into_iter().all(|field| both(team, field));
        prop_assert_eq!(slip.why().is_some(), tells);
        let audience = Audience::ALL[report];
        let paper = said(&map, "They meet on Thursdays.", audience);
        prop_assert_eq!(paper.is_ok(), both(audience, FieldGroup::Words));
        if let Ok(paper) = paper {
            prop_assert_eq!(paper.need().name().is_some(), gave(pair.seeker, audience, FieldGroup::Name));
            prop_assert_eq!(paper.other().name().is_some(), gave(pair.dorota, audience, FieldGroup::Name));
        }
    }
}
