//! What the pages say of those who look for something and of those who could help, through the calls of the screens.

use homeground_core::api::{Failure, Session};
use homeground_core::domain::error::Fault;
use homeground_core::domain::{AssetKind, Holder, NeedKind, NeedState};
use serde_json::{Value, json};

use crate::support::screens::{call, opened, sample};
use crate::support::{Place, asset, need, person, point, write};

fn everything_looked_for(session: &Session, words: Option<&str>) -> Value {
    let filter =
        json!({ "side": "need", "kinds": null, "area": { "of": "whole" }, "words": words });
    let asked = json!({ "filter": filter, "every_state": true, "offset": 0, "limit": 500 });
    call(session, "entries", asked)
}

fn titles(cards: &Value) -> Vec<&str> {
    let all = cards.as_array().unwrap().iter();
    all.map(|card| card["with"]["title"].as_str().unwrap())
        .collect()
}

#[test]
fn all_that_is_looked_for_is_listed_whatever_became_of_it_and_counted() {
    let place = Place::new();
    let mut map = place.map();
    write(&mut map, |write| {
        let states = [
            NeedState::Open,
            NeedState::Resting,
            NeedState::Met,
            NeedState::Withdrawn,
        ];
        for (number, state) in states.into_iter().enumerate() {
            let mut bike = need(write.new_id(), &format!("A bicycle, number {number}"));
            bike.state = state;
            bike.geometry = Some(point(-3.0, 51.6));
            write.create_need(&bike)?;
        }
        Ok(())
    });
    drop(map);
    let session = opened(&place);
    let all = everything_looked_for(&session, None);
    assert_eq!(
        (all["shown"].as_u64(), all["total"].as_u64()),
        (Some(4), Some(4))
    );
    assert_eq!(everything_looked_for(&session, Some("bicycle"))["shown"], 4);
    let around = json!([[-3.1, 51.5], [-2.9, 51.5], [-2.9, 51.7], [-3.1, 51.7]]);
    for (outline, shown) in [
        (around, 4),
        (json!([[3.0, 51.5], [3.1, 51.5], [3.1, 51.7]]), 0),
    ] {
        let filter = json!({ "side": "need", "area": { "of": "drawn", "outline": outline } });
        let asked = json!({ "filter": filter, "every_state": true, "offset": 0, "limit": 500 });
        assert_eq!(call(&session, "entries", asked)["total"], shown);
    }
    let asked = json!({ "filter": { "side": "need" }, "offset": 0, "limit": 500 });
    assert_eq!(call(&session, "entries", asked)["total"], 1);
}

#[test]
fn the_page_of_a_person_still_shows_what_was_met() {
    let place = Place::new();
    let mut map = place.map();
    let dorota = write(&mut map, |write| {
        let dorota = person(write.new_id(), "Dorota");
        write.create_person(&dorota)?;
        for (title, state) in [
            ("Her bike mended", NeedState::Met),
            ("Somebody to sing with", NeedState::Open),
        ] {
            let mut stated = need(write.new_id(), title);
            stated.stated_by = Some(Holder::Person(dorota.id));
            stated.state = state;
            write.create_need(&stated)?;
        }
        Ok(dorota.id)
    });
    drop(map);
    let page = call(&opened(&place), "person", json!({ "id": dorota }));
    let said: Vec<_> = page["looks_for"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["row"]["state"])
        .collect();
    assert_eq!(said, ["open", "met"]);
}

#[test]
fn who_is_known_by_the_name_in_a_file_alone_is_named() {
    let place = Place::new();
    let mut map = place.map();
    let looking = write(&mut map, |write| {
        let mut lift = asset(write.new_id(), AssetKind::Skill, "Gives lifts to hospital");
        lift.holder_name = Some("Hal Room".to_owned());
        write.create_asset(&lift)?;
        let mut looking = need(write.new_id(), "A lift to hospital");
        looking.stated_by_name = Some("Ann Star".to_owned());
        write.create_need(&looking)?;
        Ok(looking.id)
    });
    drop(map);
    let session = opened(&place);
    let found = call(&session, "match_need", json!({ "id": looking, "limit": 5 }));
    assert_eq!(found["circles"][0]["cards"][0]["with"]["who"], "Hal Room");
    assert_eq!(
        everything_looked_for(&session, None)["rows"][0]["who"],
        "Ann Star"
    );
}

#[test]
fn a_group_is_told_once_of_each_whom_it_could_help_and_with_what() {
    let place = Place::new();
    let mut map = place.map();
    let kitchen = write(&mut map, |write| {
        let kitchen = asset(
            write.new_id(),
            AssetKind::Group,
            "Bike kitchen, mends bicycles",
        );
        write.create_asset(&kitchen)?;
        let mut stand = asset(write.new_id(), AssetKind::Item, "Stand to mend bicycles");
        stand.holder = Some(Holder::Asset(kitchen.id));
        write.create_asset(&stand)?;
        write.create_need(&need(write.new_id(), "Somebody to mend bicycles with"))?;
        Ok(kitchen.id)
    });
    drop(map);
    let record = json!({ "kind": "asset", "id": kitchen });
    let help = call(
        &opened(&place),
        "match_offer",
        json!({ "record": record, "limit": 6 }),
    );
    assert_eq!(help["total"], 1);
    let mut with = titles(&help["cards"][0]["offers"]);
    with.sort_unstable();
    assert_eq!(
        with,
        ["Bike kitchen, mends bicycles", "Stand to mend bicycles"]
    );
}

#[test]
fn beside_one_poor_suggestion_it_is_said_what_almost_fits_and_how_far_they_come() {
    let place = Place::new();
    let mut map = place.map();
    let looking = write(&mut map, |write| {
        let drummer = |id, lat, reach_m| {
            let mut drummer = asset(id, AssetKind::Skill, "Drummer for any band");
            drummer.geometry = Some(point(-3.0, lat));
            drummer.reach_m = reach_m;
            drummer
        };
        write.create_asset(&drummer(write.new_id(), 51.601, None))?;
        write.create_asset(&drummer(write.new_id(), 51.61, Some(500.0)))?;
        let mut looking = need(write.new_id(), "A drummer for our band");
        looking.geometry = Some(point(-3.0, 51.6));
        write.create_need(&looking)?;
        Ok(looking.id)
    });
    drop(map);
    let found = call(
        &opened(&place),
        "match_need",
        json!({ "id": looking, "limit": 5 }),
    );
    assert_eq!(found["circles"][0]["cards"].as_array().unwrap().len(), 1);
    assert_eq!(found["almost"][0]["reason"], "beyond_reach");
    assert_eq!(found["almost"][0]["reach_m"], 500.0);
}

#[test]
fn nobody_is_named_who_might_know_somebody_for_health_or_without_any_likeness() {
    let place = Place::new();
    let mut map = place.map();
    let (falcon, choir, diabetes) = write(&mut map, |write| {
        write.create_asset(&asset(
            write.new_id(),
            AssetKind::Group,
            "Ladies' choir, diabetes welcome",
        ))?;
        write.create_asset(&asset(write.new_id(), AssetKind::Group, "Bowls club"))?;
        let falcon = need(write.new_id(), "A falcon for the wedding");
        let choir = need(write.new_id(), "Sheet music of an old opera choir");
        let mut diabetes = need(write.new_id(), "Others with diabetes and an opera");
        diabetes.kind = NeedKind::Interest;
        for need in [&falcon, &choir, &diabetes] {
            write.create_need(need)?;
        }
        Ok((falcon.id, choir.id, diabetes.id))
    });
    drop(map);
    let session = opened(&place);
    // Without the model all but close fits are told apart by their words.
    let asked = |id| call(&session, "match_need", json!({ "id": id, "limit": 20 }));
    assert_eq!(asked(falcon)["might_know"], json!([]));
    assert_eq!(asked(diabetes)["might_know"], json!([]));
    let found = asked(choir);
    let known: Vec<_> = found["might_know"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["title"])
        .collect();
    assert!(
        known.is_empty() || known == ["Ladies' choir, diabetes welcome"],
        "{found}"
    );
}

#[test]
fn a_looking_for_of_nobody_is_refused() {
    let place = Place::new();
    let session = sample(&place);
    let form = json!({ "kind": "need", "title": "A room", "how_many": 0, "state": "open" });
    let request = json!({ "name": "add_need", "params": { "need": form } }).to_string();
    let refused = session.call_json(&request).unwrap_err();
    let fault = Fault::Unlikely;
    let field = "how_many".to_owned();
    assert_eq!(refused, Failure::Invalid { field, fault });
}
