//! Which value fills which field of a record.

use serde_json::Value;

use super::{Drafted, Filling};
use crate::domain::{Area, Asset, AssetKind, Need, NeedKind, NeedState, Person, text};
use crate::exchange::look;
use crate::exchange::names::Field;
use crate::exchange::report::RowFault;
use crate::exchange::values::{
    Filled, NOT_UNDERSTOOD, Why, availability, day, is_blank, kinds, list, metres, put, put_list,
    put_parsed, put_text, recurrence, whole, words, yes_no,
};

impl Filling {
    /// Fills one field.
    ///
    /// # Errors
    /// [`RowFault`] for words that are longer than the field holds.
    pub(super) fn fill(&mut self, field: Field, value: &Value) -> Result<Filled, RowFault> {
        let draft = &mut self.draft;
        let consent = &mut self.consent;
        Ok(match field {
            Field::Record => match value.as_str().and_then(super::record_of_word) {
                Some(_) => Filled::Yes,
                None => Filled::Kept(Why::Already),
            },
            Field::Marker => match value.as_str() {
                Some(mark) if look::is_ours(mark) => Filled::Yes,
                _ => Filled::Kept(Why::Already),
            },
            Field::Precision => precision(value, &mut draft.reduced),
            Field::Id => match (words(value), &draft.id) {
                (None, _) => Filled::Yes,
                (Some(id), Some(known)) if id == *known => Filled::Yes,
                _ => Filled::Kept(Why::Already),
            },
            Field::Title => return put_text(&mut self.title, "title", value),
            Field::HolderId => put(&mut draft.holder_id, value, |value| {
                value.as_str()?.parse().ok()
            }),
            Field::Skills => put_list(&mut draft.skills, value),
            Field::LookingFor => put_list(&mut draft.looking_for, value),
            Field::Interests => put_list(&mut draft.interests, value),
            Field::ConsentAudience => put(&mut consent.audience, value, list_with_repeats),
            Field::ConsentFields => put(&mut consent.fields, value, list_with_repeats),
            Field::ConsentDate => put(&mut consent.date, value, list_with_repeats),
            Field::ConsentHow => put(&mut consent.how, value, list_with_repeats),
            Field::ConsentUntil => put(&mut consent.until, value, list_with_repeats),
            Field::Kind => match &mut *draft.record {
                Drafted::Asset(asset) => {
                    asset_kind(asset, &mut draft.kind_said, &mut self.kind_word, value)
                }
                Drafted::Need(need) => put_parsed(value, !draft.kind_said, need_kind, |kind| {
                    need.kind = kind;
                    draft.kind_said = true;
                }),
                _ => Filled::Kept(Why::Already),
            },
            Field::State => match &mut *draft.record {
                Drafted::Need(need) => put_parsed(value, !draft.state_said, state, |state| {
                    need.state = state;
                    draft.state_said = true;
                }),
                _ => Filled::Kept(Why::Already),
            },
            _ => match &mut *draft.record {
                Drafted::Asset(asset) => return fill_asset(asset, field, value),
                Drafted::Need(need) => return fill_need(need, field, value),
                Drafted::Person(person) => return fill_person(person, field, value),
                Drafted::Area(area) => return fill_area(area, field, value),
            },
        })
    }
}

fn fill_asset(asset: &mut Asset, field: Field, value: &Value) -> Result<Filled, RowFault> {
    Ok(match field {
        Field::Description => return put_text(&mut asset.description, "description", value),
        Field::OwnWords => return put_text(&mut asset.own_words, "own_words", value),
        Field::Holder => return put_text(&mut asset.holder_name, "holder", value),
        Field::Tags => put_list(&mut asset.tags, value),
        Field::Facilities => {
            let parts = |value: &Value| Some(text::list(&list(value)?.join(";")));
            put_parsed(value, asset.facilities.is_empty(), parts, |list| {
                asset.facilities = list
            })
        }
        Field::Languages => put_list(&mut asset.languages, value),
        Field::Availability => {
            let free = asset.availability.is_empty();
            put_parsed(value, free, availability, |when| asset.availability = when)
        }
        Field::Recurrence => put(&mut asset.recurrence, value, recurrence),
        Field::Capacity => put(&mut asset.capacity, value, whole),
        Field::ReachM => put(&mut asset.reach_m, value, metres),
        Field::AsksPerMonth => put(&mut asset.asks_per_month, value, whole),
        Field::ConfirmedOn => put(&mut asset.confirmed_on, value, day),
        Field::RestingUntil => put(&mut asset.resting_until, value, day),
        _ => Filled::Kept(Why::Already),
    })
}

fn fill_need(need: &mut Need, field: Field, value: &Value) -> Result<Filled, RowFault> {
    Ok(match field {
        Field::Description => return put_text(&mut need.description, "description", value),
        Field::Holder => return put_text(&mut need.stated_by_name, "stated_by", value),
        Field::Kinds => put_parsed(value, need.kinds.is_empty(), kinds, |kinds| {
            need.kinds = kinds
        }),
        Field::Tags => put_list(&mut need.tags, value),
        Field::Languages => put_list(&mut need.languages, value),
        Field::Availability => {
            let free = need.availability.is_empty();
            put_parsed(value, free, availability, |when| need.availability = when)
        }
        Field::WithinM => put(&mut need.within_m, value, metres),
        Field::HowMany => put(&mut need.how_many, value, |value| {
            whole(value).filter(|people| *people > 0)
        }),
        Field::StatedOn => put(&mut need.stated_on, value, day),
        Field::ConfirmedOn => put(&mut need.confirmed_on, value, day),
        _ => Filled::Kept(Why::Already),
    })
}

fn fill_person(person: &mut Person, field: Field, value: &Value) -> Result<Filled, RowFault> {
    Ok(match field {
        Field::Phone => return put_text(&mut person.phone, "phone", value),
        Field::Email => return put_text(&mut person.email, "email", value),
        Field::Street => return put_text(&mut person.street, "street", value),
        Field::HouseNumber => return put_text(&mut person.house_number, "house_number", value),
        Field::Postcode => return put_text(&mut person.postcode, "postcode", value),
        Field::Asking => return put_text(&mut person.asking, "asking", value),
        Field::Notes => return put_text(&mut person.notes, "notes", value),
        Field::ReachM => put(&mut person.reach_m, value, metres),
        Field::AsksPerMonth => put(&mut person.asks_per_month, value, whole),
        Field::Availability => {
            let free = person.availability.is_empty();
            put_parsed(value, free, availability, |when| person.availability = when)
        }
        Field::Languages => put_list(&mut person.languages, value),
        Field::MetOn => put(&mut person.met_on, value, day),
        Field::ConfirmedOn => put(&mut person.confirmed_on, value, day),
        Field::RestingUntil => put(&mut person.resting_until, value, day),
        Field::AskedNotTo => put_parsed(value, true, yes_no, |asked_not_to| {
            person.asked_not_to |= asked_not_to
        }),
        _ => Filled::Kept(Why::Already),
    })
}

fn fill_area(area: &mut Area, field: Field, value: &Value) -> Result<Filled, RowFault> {
    match field {
        Field::DrawnBy => put_text(&mut area.drawn_by, "drawn_by", value),
        _ => Ok(Filled::Kept(Why::Already)),
    }
}

/// One of our six kinds, else a word that helps to guess.
fn asset_kind(
    asset: &mut Asset,
    said: &mut bool,
    kind_word: &mut Option<String>,
    value: &Value,
) -> Filled {
    let Some(word) = words(value) else {
        return if is_blank(value) {
            Filled::Yes
        } else {
            NOT_UNDERSTOOD
        };
    };
    if *said {
        return Filled::Kept(Why::Already);
    }
    match AssetKind::from_word(&word) {
        Ok(kind) => {
            asset.kind = kind;
            *said = true;
            Filled::Yes
        }
        Err(_) => {
            *kind_word = Some(word);
            NOT_UNDERSTOOD
        }
    }
}

fn need_kind(value: &Value) -> Option<NeedKind> {
    NeedKind::from_word(value.as_str()?).ok()
}

fn state(value: &Value) -> Option<NeedState> {
    NeedState::from_word(value.as_str()?).ok()
}

/// `exact`, `none`, or the side of a square as `100 m`.
fn precision(value: &Value, reduced: &mut bool) -> Filled {
    match value.as_str() {
        Some("exact") => Filled::Yes,
        Some(word)
            if word == "none"
                || word
                    .strip_suffix(" m")
                    .is_some_and(|side| side.parse::<u32>().is_ok()) =>
        {
            *reduced = true;
            Filled::Yes
        }
        _ => Filled::Kept(Why::Already),
    }
}

/// Cells of yeses, where two may be the same.
fn list_with_repeats(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(all) => all
            .iter()
            .map(|one| words(one).or(Some(String::new())))
            .collect(),
        _ => words(value).map(|cell| cell.split(';').map(|one| one.trim().to_owned()).collect()),
    }
}
