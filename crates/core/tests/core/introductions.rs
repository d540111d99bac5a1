//! Introductions: from the first question to what came of it, each step noted and none of them sent.

use homeground_core::domain::{
    AssetKind, Between, Connection, ConnectionSide, ConnectionState, Date, Holder, NeedState,
    RecordId, RecordKind, RecordRef,
};
use homeground_core::map::Map;
use homeground_core::usecases::{Step, UseCaseError, go_on, introduce};

use crate::support::{Place, asset, need, person, write};

/// Somebody who looks for a hem, and somebody who sews.
struct Street {
    need: RecordId,
    sewing: RecordRef,
    dorota: RecordId,
}

fn street(map: &mut Map) -> Street {
    write(map, |write| {
        let dorota = person(write.new_id(), "Dorota");
        write.create_person(&dorota)?;
        let mut sewing = asset(write.new_id(), AssetKind::Skill, "Hems curtains");
        sewing.holder = Some(Holder::Person(dorota.id));
        write.create_asset(&sewing)?;
        let hem = need(write.new_id(), "My curtains drag on the floor");
        write.create_need(&hem)?;
        Ok(Street {
            need: hem.id,
            sewing: RecordRef::new(RecordKind::Asset, sewing.id),
            dorota: dorota.id,
        })
    })
}

fn after(map: &Map, days: i32) -> Option<Date> {
    Some(map.today().days_after(days))
}

fn kept(map: &Map, id: RecordId) -> Connection {
    map.contents().unwrap().connections.get(id).unwrap().clone()
}

fn begin(map: &mut Map, street: &Street, step: &Step) -> RecordId {
    let why = Some("90 m away, sews.");
    introduce(map, street.need, street.sewing, why, step, Some("Ben")).unwrap()
}

fn both_agree(map: &mut Map, id: RecordId) {
    for side in [ConnectionSide::Other, ConnectionSide::Need] {
        go_on(map, id, &Step::Agreed { side }, None).unwrap();
    }
}

#[test]
fn it_goes_from_asked_to_what_changed_and_closes_what_was_looked_for() {
    let place = Place::new();
    let mut map = place.map();
    let street = street(&mut map);
    let today = Some(map.today());
    let id = begin(&mut map, &street, &Step::Asked);
    let asked = kept(&map, id);
    assert_eq!(asked.state, ConnectionState::Asked);
    assert_eq!(asked.why.as_deref(), Some("90 m away, sews."));
    assert_eq!(
        (asked.asked_on, asked.follow_up_on),
        (today, after(&map, 7))
    );
    both_agree(&mut map, id);
    let agreed = kept(&map, id);
    assert_eq!(agreed.state, ConnectionState::Agreed);
    assert_eq!(
        (agreed.need_agreed_on, agreed.other_agreed_on),
        (today, today)
    );
    go_on(&mut map, id, &Step::Introduced { by: None }, Some("Ben")).unwrap();
    let introduced = kept(&map, id);
    assert_eq!(introduced.introduced_by.as_deref(), Some("Ben"));
    assert_eq!(introduced.introduced_on, today);
    let rest_until = after(&map, 30);
    let happened = Step::Happened {
        met: true,
        rest_until,
    };
    go_on(&mut map, id, &happened, None).unwrap();
    let contents = map.contents().unwrap();
    assert_eq!(
        contents.needs.get(street.need).unwrap().state,
        NeedState::Met
    );
    assert_eq!(
        contents.people.get(street.dorota).unwrap().resting_until,
        rest_until
    );
    assert_eq!(
        kept(&map, id).follow_up_on,
        after(&map, 28),
        "somebody asks what changed"
    );
    let words = Some("We drink tea on Thursdays now.".to_owned());
    go_on(
        &mut map,
        id,
        &Step::Changed {
            words: words.clone(),
        },
        None,
    )
    .unwrap();
    let changed = kept(&map, id);
    assert_eq!((changed.what_changed, changed.follow_up_on), (words, None));
    assert_eq!(changed.state, ConnectionState::Happened);
}

#[test]
fn nobody_is_introduced_before_both_have_said_yes() {
    let place = Place::new();
    let mut map = place.map();
    let street = street(&mut map);
    let id = begin(&mut map, &street, &Step::Asked);
    let side = ConnectionSide::Other;
    go_on(&mut map, id, &Step::Agreed { side }, None).unwrap();
    let before = kept(&map, id);
    assert_eq!(before.state, ConnectionState::Asked);
    let introduced = Step::Introduced { by: None };
    let happened = Step::Happened {
        met: true,
        rest_until: None,
    };
    for step in [introduced, happened] {
        let refused = go_on(&mut map, id, &step, None);
        assert!(
            matches!(refused, Err(UseCaseError::NotBothAgreed)),
            "{refused:?}"
        );
    }
    assert_eq!(kept(&map, id), before);
    let contents = map.contents().unwrap();
    assert_eq!(
        contents.needs.get(street.need).unwrap().state,
        NeedState::Open
    );
}

#[test]
fn one_step_is_one_undo_with_all_that_it_changed() {
    let place = Place::new();
    let mut map = place.map();
    let street = street(&mut map);
    let id = begin(&mut map, &street, &Step::Asked);
    both_agree(&mut map, id);
    let before = kept(&map, id);
    let happened = Step::Happened {
        met: true,
        rest_until: after(&map, 30),
    };
    go_on(&mut map, id, &happened, None).unwrap();
    map.undo().unwrap();
    assert_eq!(kept(&map, id), before);
    let contents = map.contents().unwrap();
    assert_eq!(
        contents.needs.get(street.need).unwrap().state,
        NeedState::Open
    );
    assert_eq!(
        contents.people.get(street.dorota).unwrap().resting_until,
        None
    );
}

#[test]
fn who_is_asked_again_after_not_this_time_starts_afresh_and_the_notes_stay() {
    let place = Place::new();
    let mut map = place.map();
    let street = street(&mut map);
    let id = begin(&mut map, &street, &Step::Asked);
    let words = "On holiday\nuntil May".to_owned();
    go_on(&mut map, id, &Step::Noted { words }, Some("Ben")).unwrap();
    both_agree(&mut map, id);
    let why = Some("Her hands hurt".to_owned());
    go_on(&mut map, id, &Step::NotThisTime { why: why.clone() }, None).unwrap();
    let ended = kept(&map, id);
    assert_eq!((ended.why_not, ended.follow_up_on), (why, None));
    assert_eq!(
        begin(&mut map, &street, &Step::Asked),
        id,
        "a pair has one introduction"
    );
    let again = kept(&map, id);
    assert_eq!(again.state, ConnectionState::Asked);
    assert!(!again.both_agreed() && again.why_not.is_none() && again.ended_on.is_none());
    let note = format!("{} Ben: On holiday until May", map.today());
    assert_eq!(again.notes.as_deref(), Some(note.as_str()));
}

#[test]
fn somebody_asks_on_the_day_that_was_chosen() {
    let place = Place::new();
    let mut map = place.map();
    let street = street(&mut map);
    let id = begin(&mut map, &street, &Step::Suggested);
    assert!(!kept(&map, id).is_due(map.today()));
    let on = Some(map.today());
    go_on(&mut map, id, &Step::FollowUp { on }, None).unwrap();
    assert!(kept(&map, id).is_due(map.today()));
    go_on(&mut map, id, &Step::FollowUp { on: None }, None).unwrap();
    assert!(!kept(&map, id).is_due(map.today().days_after(1000)));
}

#[test]
fn neighbours_are_told_from_groups_and_from_services() {
    let place = Place::new();
    let mut map = place.map();
    let street = street(&mut map);
    let others = write(&mut map, |write| {
        let school = asset(write.new_id(), AssetKind::Institution, "School");
        write.create_asset(&school)?;
        let choir = asset(write.new_id(), AssetKind::Group, "Choir");
        write.create_asset(&choir)?;
        let mut minibus = asset(write.new_id(), AssetKind::Item, "Minibus");
        minibus.holder = Some(Holder::Asset(school.id));
        write.create_asset(&minibus)?;
        let hall = asset(write.new_id(), AssetKind::Building, "Hall");
        write.create_asset(&hall)?;
        Ok([school.id, choir.id, minibus.id, hall.id]
            .map(|id| RecordRef::new(RecordKind::Asset, id)))
    });
    let contents = map.contents().unwrap();
    let of = |record| Between::of(contents, record).unwrap();
    assert_eq!(of(street.sewing), Between::Neighbours);
    assert_eq!(
        of(RecordRef::new(RecordKind::Need, street.need)),
        Between::Neighbours
    );
    let found = others.map(of);
    let expected = [
        Between::Services,
        Between::GroupsAndPlaces,
        Between::Services,
        Between::GroupsAndPlaces,
    ];
    assert_eq!(found, expected);
}
