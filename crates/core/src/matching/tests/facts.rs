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
