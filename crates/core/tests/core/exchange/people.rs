//! People, what they hold, and what they said yes to.

use homeground_core::domain::{Audience, FieldGroup, Holder, RecordKind, RecordRef, Sharing};
use homeground_core::exchange::NoticeCode;
use homeground_core::map::Map;
use homeground_core::privacy::Consents;

use super::{asset, bring, bring_as, bring_shared, counts, write};
use crate::support::{self, Place};

const PEOPLE: &str = "Name,Phone,E-mail,Street,House Number,Postcode,Skills,Looking for,Interests,Notes,Consent audience,Consent fields,Consent date,Consent how\n\
    Winnie Vale,01632 960001,w@example.org,Quay Street,31a,QQ1 1AA,baking for crowds; mending nets,a lift on Fridays,singing,likes tea,group,words; name,2026-03-01,at the door\n\
    Thomas Reed,,,,,,,,,,,,,\n";

fn grants(map: &Map) -> Vec<homeground_core::domain::Grant> {
    map.contents().unwrap().grants.iter().cloned().collect()
}

#[test]
fn a_row_of_a_person_becomes_the_person_and_what_they_offer_and_look_for() {
    let place = Place::new();
    let mut map = place.map();
    let report = bring_as(&place, &mut map, RecordKind::Person, "people.csv", PEOPLE);
    assert_eq!(counts(&report), (2, 0, 0, 0));
    let contents = map.contents().unwrap();
    let winnie = contents
        .people
        .iter()
        .find(|one| one.name == "Winnie Vale")
        .unwrap();
    assert_eq!(winnie.house_number.as_deref(), Some("31a"));
    assert_eq!(winnie.notes.as_deref(), Some("likes tea"));
    let holder = Some(Holder::Person(winnie.id));
    let skills: Vec<_> = contents
        .assets
        .iter()
        .filter(|one| one.holder == holder)
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(skills, ["baking for crowds", "mending nets"]);
    let needs: Vec<_> = contents
        .needs
        .iter()
        .map(|one| (one.kind.word(), one.title.as_str(), one.stated_by))
        .collect();
    assert_eq!(
        needs,
        [
            ("need", "a lift on Fridays", holder),
            ("interest", "singing", holder)
        ]
    );
    let made = report
        .notices
        .iter()
        .find(|notice| notice.code == NoticeCode::EntriesOfPeople);
    assert_eq!(made.unwrap().count, 4);

    let again = bring_as(&place, &mut map, RecordKind::Person, "people.csv", PEOPLE);
    assert_eq!(counts(&again), (0, 0, 2, 0));
    assert_eq!(map.contents().unwrap().assets.len(), 2);
    assert_eq!(grants(&map).len(), 1);
}

#[test]
fn a_skill_renamed_or_removed_here_does_not_come_back() {
    let place = Place::new();
    let mut map = place.map();
    bring_as(&place, &mut map, RecordKind::Person, "people.csv", PEOPLE);
    let mut baking = asset(&map, "baking for crowds");
    baking.title = "Baking, also for crowds".to_owned();
    let nets = RecordRef::new(RecordKind::Asset, asset(&map, "mending nets").id);
    support::write(&mut map, |write| {
        write.update_asset(&baking)?;
        write.remove(nets)
    });
    let more = PEOPLE.replace("singing,", "singing;chess,");
    assert_eq!(
        counts(&bring_as(
            &place,
            &mut map,
            RecordKind::Person,
            "people.csv",
            &more
        )),
        (0, 1, 1, 0)
    );
    assert_eq!(map.contents().unwrap().assets.len(), 1);
    assert!(
        map.contents()
            .unwrap()
            .needs
            .iter()
            .any(|need| need.title == "chess")
    );
}

#[test]
fn consent_columns_are_grants_and_nothing_else_makes_one_for_people() {
    let place = Place::new();
    let mut map = place.map();
    let read = homeground_core::exchange::ReadOptions {
        is: Some(RecordKind::Person),
        ..Default::default()
    };
    let file = write(&place, "people.csv", PEOPLE);
    let options = homeground_core::exchange::ImportOptions {
        read,
        sharing: Sharing::Public,
        ..Default::default()
    };
    let report = homeground_core::exchange::import(&mut map, &file, &options).unwrap();
    let all = grants(&map);
    assert_eq!(all.len(), 1);
    let grant = &all[0];
    assert_eq!(
        (grant.audience, grant.how.as_str()),
        (Audience::Group, "at the door")
    );
    assert_eq!(grant.given_on.to_string(), "2026-03-01");
    let fields: Vec<_> = grant.fields.iter().collect();
    assert_eq!(fields, [FieldGroup::Words, FieldGroup::Name]);
    let private = report
        .notices
        .iter()
        .find(|notice| notice.code == NoticeCode::StaysPrivate);
    assert_eq!(private.unwrap().count, 1, "Thomas was not asked");
}

#[test]
fn several_yeses_of_one_person_stand_side_by_side() {
    let place = Place::new();
    let mut map = place.map();
    let text = "record,name,consent_audience,consent_fields,consent_date\n\
        person,A,group; coordinators,\"words, name; contact\",2026-01-01; 2026-02-01\n\
        person,B,group; coordinators,words; name; contact,\n\
        person,C,everybody,words,\n\
        person,D,private,,\n\
        person,E,public,,\n";
    let report = bring(&place, &mut map, "f.csv", text);
    let mut told: Vec<_> = grants(&map)
        .iter()
        .map(|grant| {
            (
                grant.audience,
                grant.fields.iter().count(),
                grant.given_on.to_string(),
            )
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            (Audience::Coordinators, 1, "2026-02-01".to_owned()),
            (Audience::Group, 2, "2026-01-01".to_owned())
        ]
    );
    let unclear = report
        .notices
        .iter()
        .find(|notice| notice.code == NoticeCode::ConsentNotUnderstood);
    assert_eq!(unclear.unwrap().count, 3, "what is not clear is not shared");
}

#[test]
fn a_yes_taken_back_is_not_given_again_by_a_file() {
    let place = Place::new();
    let mut map = place.map();
    bring_as(&place, &mut map, RecordKind::Person, "people.csv", PEOPLE);
    let winnie = grants(&map)[0].about;
    homeground_core::usecases::withdraw(
        &mut map,
        winnie,
        homeground_core::domain::FieldGroups::ALL,
        None,
    )
    .unwrap();
    bring_as(&place, &mut map, RecordKind::Person, "people.csv", PEOPLE);
    let contents = map.contents().unwrap();
    let consents = Consents::new(contents);
    assert_eq!(
        consents.sharing(winnie, None, map.today()),
        Sharing::Private
    );
}

#[test]
fn places_are_shared_at_the_level_asked_for_and_what_people_hold_is_not() {
    let place = Place::new();
    let mut map = place.map();
    let text = "record,kind,title,holder\n\
        asset,building,Hall,\nasset,group,Net Loft,\nasset,item,Tea urn,Net Loft\nasset,item,Ladder,\n\
        asset,skill,Baking,Winnie\nperson,,Winnie,\nasset,skill,Weaving,Nobody here\nneed,need,A piano room,\n";
    let file = write(&place, "f.csv", text);
    let report = bring_shared(&mut map, &file, Sharing::Group);
    let contents = map.contents().unwrap();
    let mut shared: Vec<_> = grants(&map)
        .iter()
        .map(|grant| {
            let id = grant.about.id;
            contents
                .assets
                .get(id)
                .map(|one| one.title.clone())
                .or_else(|| contents.needs.get(id).map(|one| one.title.clone()))
                .unwrap()
        })
        .collect();
    shared.sort();
    assert_eq!(shared, ["A piano room", "Hall", "Net Loft", "Tea urn"]);
    let count = |code| {
        report
            .notices
            .iter()
            .find(|notice| notice.code == code)
            .map(|notice| notice.count)
    };
    assert_eq!(count(NoticeCode::StaysPrivate), Some(4));
    assert_eq!(count(NoticeCode::HolderNotSaid), Some(1));
    assert_eq!(count(NoticeCode::HolderNotKnown), Some(1));
    let baking = asset(&map, "Baking");
    assert!(matches!(baking.holder, Some(Holder::Person(_))) && baking.holder_name.is_none());
    assert_eq!(
        asset(&map, "Weaving").holder_name.as_deref(),
        Some("Nobody here")
    );
    // Again, shared or not: nobody is asked twice.
    assert_eq!(
        counts(&bring_shared(&mut map, &file, Sharing::Public)),
        (0, 0, 8, 0)
    );
}

#[test]
fn a_file_that_came_in_privately_can_be_shared_later() {
    let place = Place::new();
    let mut map = place.map();
    let file = write(&place, "f.csv", "id,kind,title\n1,building,Hall\n");
    assert_eq!(
        counts(&bring_shared(&mut map, &file, Sharing::Private)),
        (1, 0, 0, 0)
    );
    assert!(grants(&map).is_empty());
    assert_eq!(
        counts(&bring_shared(&mut map, &file, Sharing::Group)),
        (0, 1, 0, 0)
    );
    assert_eq!(grants(&map).len(), 1);
    assert_eq!(
        counts(&bring_shared(&mut map, &file, Sharing::Group)),
        (0, 0, 1, 0)
    );
}

#[test]
fn a_name_that_two_people_bear_is_nobodys() {
    let place = Place::new();
    let mut map = place.map();
    let text = "record,kind,title,holder,street\nperson,,Ann,,Quay\nperson,,Ann,,Mill\nasset,skill,Sewing,Ann,\n";
    bring(&place, &mut map, "f.csv", text);
    let sewing = asset(&map, "Sewing");
    assert_eq!(
        (sewing.holder, sewing.holder_name.as_deref()),
        (None, Some("Ann"))
    );
}
