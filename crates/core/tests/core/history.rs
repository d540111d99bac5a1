//! Undo, redo and history: one thing, and never a lost value.

mod others;

use homeground_core::domain::{
    AssetKind, Audience, Availability, Contents, Date, FieldGroups, Grant, Holder, RecordId,
    RecordKind, RecordRef, Withdrawal,
};
use homeground_core::map::{Map, OperationName, StoreError};
use proptest::prelude::*;

use crate::support::{Place, asset, need, person, point, write};

/// Everything live, in an order that does not depend on how it came to be.
fn dump(map: &Map) -> Vec<String> {
    fn all<T: std::fmt::Debug>(records: impl IntoIterator<Item = T>) -> Vec<String> {
        let lines = records.into_iter().map(|record| format!("{record:?}"));
        lines.collect()
    }
    let contents: &Contents = map.contents().unwrap();
    let people: Vec<RecordId> = contents.people.iter().map(|person| person.id).collect();
    let doors: Vec<RecordId> = contents.doors.iter().map(|door| door.id).collect();
    let mut lines = [
        all(contents.people.iter()),
        all(contents.assets.iter()),
        all(contents.needs.iter()),
        all(contents.areas.iter()),
        all(contents.links.iter()),
        all(contents.connections.iter()),
        all(contents.doors.iter()),
        all(contents.grants.iter()),
        all(contents.withdrawals.iter()),
        all(map.stories().unwrap()),
        all(map.priorities().unwrap()),
        all(people.iter().flat_map(|id| map.talks(*id).unwrap())),
        all(doors.iter().flat_map(|id| map.visits(*id).unwrap())),
        vec![map.name().unwrap()],
    ]
    .concat();
    lines.sort();
    lines
}

/// The same, read anew from the file: what is in memory must not differ.
fn dump_of_file(place: &Place, map: Map) -> (Vec<String>, Map) {
    let path = map.path();
    drop(map);
    let map = Map::open(&path, homeground_core::map::Access::Write, &place.still.at).unwrap();
    (dump(&map), map)
}

/// One thing that somebody does.
#[derive(Clone, Debug)]
enum Step {
    AddPerson(String),
    AddSkill(String, usize),
    Retitle(usize, String),
    Tag(usize, Vec<String>),
    Place(usize, f64, f64),
    Rest(usize, bool),
    Remove(usize),
    Restore(usize),
    Need(String),
    Share(usize),
    Rename(String),
    Others(String, usize),
    EditOthers(String, usize),
    MoveIn(usize, f64),
    Several(Vec<String>),
}

fn word() -> impl Strategy<Value = String> {
    "[a-zäöü]{1,8}"
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        word().prop_map(Step::AddPerson),
        (word(), 0..8usize).prop_map(|(title, who)| Step::AddSkill(title, who)),
        (0..8usize, word()).prop_map(|(which, title)| Step::Retitle(which, title)),
        (0..8usize, prop::collection::vec("[ab]", 0..3)).prop_map(|(at, tags)| Step::Tag(at, tags)),
        (0..8usize, -180.0..180.0f64, -90.0..90.0f64).prop_map(|(at, x, y)| Step::Place(at, x, y)),
        (0..8usize, any::<bool>()).prop_map(|(which, rests)| Step::Rest(which, rests)),
        (0..8usize).prop_map(Step::Remove),
        (0..8usize).prop_map(Step::Restore),
        word().prop_map(Step::Need),
        (0..8usize).prop_map(Step::Share),
        word().prop_map(Step::Rename),
        (word(), 0..8usize).prop_map(|(words, who)| Step::Others(words, who)),
        (word(), 0..8usize).prop_map(|(words, which)| Step::EditOthers(words, which)),
        (0..8usize, -85.0..85.0f64).prop_map(|(who, lat)| Step::MoveIn(who, lat)),
        prop::collection::vec(word(), 1..4).prop_map(Step::Several),
    ]
}

/// Does a step; steps about something that is not there do nothing.
fn take(map: &mut Map, step: &Step, removed: &mut Vec<RecordId>) {
    let contents = map.contents().unwrap();
    let people: Vec<RecordId> = contents.people.iter().map(|person| person.id).collect();
    let assets: Vec<RecordId> = contents.assets.iter().map(|asset| asset.id).collect();
    let pick = |all: &[RecordId], at: usize| (!all.is_empty()).then(|| all[at % all.len()]);
    let of = |id: RecordId| contents.assets.get(id).unwrap().clone();
    let day: Date = "2026-11-25".parse().unwrap();
    match step {
        Step::AddPerson(name) => write(map, |write| {
            write.create_person(&person(write.new_id(), name))
        }),
        Step::AddSkill(title, who) => {
            let holder = pick(&people, *who).map(Holder::Person);
            write(map, |write| {
                let mut skill = asset(write.new_id(), AssetKind::Skill, title);
                skill.holder = holder;
                skill.tags = vec![title.clone()];
                skill.availability = Availability::from_words("mon evening, sat").unwrap();
                write.create_asset(&skill)
            });
        }
        Step::Retitle(at, title) => {
            let Some(mut asset) = pick(&assets, *at).map(of) else {
                return;
            };
            asset.title.clone_from(title);
            write(map, |write| write.update_asset(&asset));
        }
        Step::Tag(at, tags) => {
            let Some(mut asset) = pick(&assets, *at).map(of) else {
                return;
            };
            asset.tags.clone_from(tags);
            asset.tags.sort();
            asset.tags.dedup();
            write(map, |write| write.update_asset(&asset));
        }
        Step::Place(at, lon, lat) => {
            let Some(mut asset) = pick(&assets, *at).map(of) else {
                return;
            };
            asset.geometry = Some(point(*lon, *lat));
            write(map, |write| write.update_asset(&asset));
        }
        Step::Rest(at, rests) => {
            let Some(mut asset) = pick(&assets, *at).map(of) else {
                return;
            };
            asset.resting_until = rests.then_some(day);
            write(map, |write| write.update_asset(&asset));
        }
        Step::Remove(at) => {
            let Some(id) = pick(&assets, *at) else { return };
            removed.push(id);
            write(map, |write| {
                write.remove(RecordRef::new(RecordKind::Asset, id))
            });
        }
        Step::Restore(at) => {
            let Some(id) = pick(removed, *at) else { return };
            write(map, |write| {
                write.restore(RecordRef::new(RecordKind::Asset, id))
            });
        }
        Step::Need(title) => write(map, |write| write.create_need(&need(write.new_id(), title))),
        Step::Share(at) => {
            let Some(id) = pick(&people, *at) else { return };
            write(map, |write| write.create_grant(&grant(write.new_id(), id)));
        }
        Step::Rename(name) => write(map, |write| write.set_name(name)),
        Step::Others(words, who) => {
            let Some(person) = pick(&people, *who) else {
                return;
            };
            others::add(map, words, person);
        }
        Step::EditOthers(words, which) => others::edit(map, words, *which),
        Step::MoveIn(who, lat) => {
            let Some(id) = pick(&people, *who) else {
                return;
            };
            let mut person = contents.people.get(id).unwrap().clone();
            person.home = Some(point(0.0, *lat));
            person.asked_not_to = !person.asked_not_to;
            person.extra.0.insert("shoe size".to_owned(), 42.into());
            write(map, |write| write.update_person(&person));
        }
        Step::Several(names) => {
            let rest = assets.clone();
            write(map, |write| {
                for name in names {
                    let made = person(write.new_id(), name);
                    write.create_person(&made)?;
                    // Made and changed again in one operation.
                    let mut later = made.clone();
                    later.phone = Some("07700 900000".to_owned());
                    write.update_person(&later)?;
                }
                for id in &rest {
                    write.remove(RecordRef::new(RecordKind::Asset, *id))?;
                }
                Ok(())
            });
            removed.extend(rest);
        }
    }
}

fn grant(id: RecordId, person: RecordId) -> Grant {
    Grant {
        id,
        about: RecordRef::new(RecordKind::Person, person),
        only: None,
        audience: Audience::Group,
        fields: FieldGroups::ALL,
        wording: None,
        how: "at the door".to_owned(),
        given_on: "2026-11-25".parse().unwrap(),
        recorded_by: None,
        expires_on: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn undo_then_redo_is_identity_for_everything_done(steps in prop::collection::vec(step(), 1..18)) {
        let place = Place::new();
        let mut map = place.map();
        let mut states = vec![dump(&map)];
        let mut removed = Vec::new();
        for step in &steps {
            take(&mut map, step, &mut removed);
            if dump(&map) != *states.last().unwrap() {
                states.push(dump(&map));
            }
        }
        let done = states.len() - 1;
        for back in (0..done).rev() {
            prop_assert!(map.undo().unwrap().is_some());
            prop_assert_eq!(&dump(&map), &states[back]);
        }
        prop_assert_eq!(map.undo().unwrap(), None);
        for state in &states[1..] {
            prop_assert!(map.redo().unwrap().is_some());
            prop_assert_eq!(&dump(&map), state);
        }
        prop_assert_eq!(map.redo().unwrap(), None);
        let (file, map) = dump_of_file(&place, map);
        prop_assert_eq!(&file, states.last().unwrap());
        drop(map);
    }
}

#[test]
fn a_change_that_fails_leaves_nothing_behind() {
    let place = Place::new();
    let mut map = place.map();
    let before = dump(&map);
    let failed: Result<(), StoreError> = map.write(OperationName::Other, |write| {
        write.create_person(&person(write.new_id(), "Bea"))?;
        Err(StoreError::NotFound)
    });
    assert!(failed.is_err());
    assert_eq!(dump(&map), before);
    assert_eq!(map.can_undo().unwrap(), None);
    assert_eq!(dump_of_file(&place, map).0, before);
}

#[test]
fn taking_a_yes_back_cannot_be_undone_and_does_not_stop_other_undo() {
    let place = Place::new();
    let mut map = place.map();
    let bea = write(&mut map, |write| {
        let id = write.new_id();
        write.create_person(&person(id, "Bea"))?;
        Ok(id)
    });
    let given = write(&mut map, |write| {
        let id = write.new_id();
        write.create_grant(&grant(id, bea))?;
        Ok(id)
    });
    write(&mut map, |write| {
        write.withdraw(&Withdrawal {
            id: write.new_id(),
            grant: given,
            only: None,
            fields: FieldGroups::ALL,
            withdrawn_on: "2026-11-25".parse().unwrap(),
            recorded_by: None,
        })
    });
    assert_eq!(map.contents().unwrap().withdrawals.len(), 1);
    map.undo().unwrap();
    map.undo().unwrap();
    assert_eq!(map.undo().unwrap(), None);
    assert_eq!(
        map.contents().unwrap().withdrawals.len(),
        1,
        "a withdrawal is sticky"
    );
    assert!(map.contents().unwrap().people.is_empty());
}

#[test]
fn the_history_of_a_record_tells_what_a_field_held_before() {
    let place = Place::new();
    let mut map = place.map();
    let id = write(&mut map, |write| {
        let skill = asset(write.new_id(), AssetKind::Skill, "Bakes");
        write.create_asset(&skill)?;
        Ok(skill.id)
    });
    let mut skill = map.contents().unwrap().assets.get(id).unwrap().clone();
    skill.title = "Bakes bread".to_owned();
    write(&mut map, |write| write.update_asset(&skill));
    let history = map.history(Some(id), 10).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[0].by, "Meera");
    assert_eq!(history[0].changes[0].field, "title");
    assert_eq!(history[0].changes[0].old.as_deref(), Some("Bakes"));
    assert_eq!(history[1].changes[0].field, "created");
}

#[test]
fn drafts_stay_outside_undo() {
    let place = Place::new();
    let mut map = place.map();
    map.put_draft("note", "{\"words\":\"Ibrahim fixes\"}")
        .unwrap();
    assert_eq!(map.can_undo().unwrap(), None);
    let (_, map) = dump_of_file(&place, map);
    assert_eq!(
        map.drafts().unwrap()[0].words,
        "{\"words\":\"Ibrahim fixes\"}"
    );
}

#[test]
fn the_bin_holds_what_was_removed_and_not_what_was_undone() {
    let place = Place::new();
    let mut map = place.map();
    let kept = write(&mut map, |write| {
        let skill = asset(write.new_id(), AssetKind::Skill, "Sings");
        write.create_asset(&skill)?;
        Ok(RecordRef::new(RecordKind::Asset, skill.id))
    });
    write(&mut map, |write| {
        write.create_asset(&asset(write.new_id(), AssetKind::Item, "Urn"))
    });
    map.undo().unwrap();
    write(&mut map, |write| write.remove(kept));
    let bin = map.bin().unwrap();
    assert_eq!(bin.len(), 1);
    assert_eq!((bin[0].record, bin[0].title.as_str()), (kept, "Sings"));
    write(&mut map, |write| write.restore(kept));
    assert!(map.contents().unwrap().assets.get(kept.id).is_some());
}
