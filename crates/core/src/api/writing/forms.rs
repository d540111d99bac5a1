//! From what a form says to a checked record.

use crate::api::Failure;
use crate::api::wire::{AssetForm, NeedForm, PersonForm, WireGeometry};
use crate::domain::error::Fault;
use crate::domain::{
    Asset, DomainError, Geometry, Holder, Need, Person, RecordKind, RecordRef, text,
};

/// A checked geometry from the wire.
pub(in crate::api) fn geometry(wire: Option<WireGeometry>) -> Result<Option<Geometry>, Failure> {
    let Some(WireGeometry(wire)) = wire else {
        return Ok(None);
    };
    let shape = geo::Geometry::<f64>::try_from(wire)
        .map_err(|_| DomainError::new("geometry", Fault::TooFewPoints))?;
    Ok(Some(Geometry::new(shape)?))
}

/// A holder from the wire: a person or an asset.
fn holder(field: &'static str, record: Option<RecordRef>) -> Result<Option<Holder>, DomainError> {
    match record {
        None => Ok(None),
        Some(RecordRef {
            kind: RecordKind::Person,
            id,
        }) => Ok(Some(Holder::Person(id))),
        Some(RecordRef {
            kind: RecordKind::Asset,
            id,
        }) => Ok(Some(Holder::Asset(id))),
        Some(_) => Err(DomainError::new(field, Fault::UnknownWord)),
    }
}

/// A distance in metres: none, or finite and not below zero.
fn metres(field: &'static str, metres: Option<f64>) -> Result<Option<f64>, DomainError> {
    match metres {
        Some(metres) if !metres.is_finite() => Err(DomainError::new(field, Fault::NotFinite)),
        Some(metres) if metres < 0.0 => Err(DomainError::new(field, Fault::Unlikely)),
        metres => Ok(metres),
    }
}

/// For how many people: at least one.
fn people(field: &'static str, people: Option<u32>) -> Result<Option<u32>, DomainError> {
    match people {
        Some(0) => Err(DomainError::new(field, Fault::Unlikely)),
        people => Ok(people),
    }
}

/// Several short words: trimmed, without repeats.
fn words(field: &'static str, words: Vec<String>) -> Result<Vec<String>, DomainError> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if let Some(word) = text::optional(field, Some(&word))?
            && !kept.contains(&word)
        {
            kept.push(word);
        }
    }
    Ok(kept)
}

/// Puts what the form says into an asset.
pub(super) fn fill_asset(asset: &mut Asset, form: AssetForm) -> Result<(), Failure> {
    asset.kind = form.kind;
    asset.title = text::title("title", &form.title)?;
    asset.description = text::optional("description", form.description.as_deref())?;
    asset.own_words = text::optional("own_words", form.own_words.as_deref())?;
    asset.tags = words("tags", form.tags)?;
    asset.holder = holder("holder", form.holder)?;
    if asset.holder.is_some() {
        asset.holder_name = None;
    }
    asset.geometry = keep_altitudes(asset.geometry.take(), geometry(form.geometry)?);
    asset.availability = form.availability;
    asset.recurrence = text::optional("recurrence", form.recurrence.as_deref())?;
    asset.capacity = form.capacity;
    asset.facilities = words("facilities", form.facilities)?;
    asset.languages = words("languages", form.languages)?;
    asset.reach_m = metres("reach_m", form.reach_m)?;
    asset.asks_per_month = form.asks_per_month;
    Ok(())
}

/// Puts what the form says into a need.
pub(super) fn fill_need(need: &mut Need, form: NeedForm) -> Result<(), Failure> {
    need.kind = form.kind;
    need.title = text::title("title", &form.title)?;
    need.description = text::optional("description", form.description.as_deref())?;
    need.kinds = form.kinds;
    need.tags = words("tags", form.tags)?;
    need.stated_by = holder("stated_by", form.stated_by)?;
    if need.stated_by.is_some() {
        need.stated_by_name = None;
    }
    need.geometry = keep_altitudes(need.geometry.take(), geometry(form.geometry)?);
    need.availability = form.availability;
    need.languages = words("languages", form.languages)?;
    need.within_m = metres("within_m", form.within_m)?;
    need.how_many = people("how_many", form.how_many)?;
    need.state = form.state;
    Ok(())
}

/// Puts what the form says into a person.
pub(super) fn fill_person(person: &mut Person, form: PersonForm) -> Result<(), Failure> {
    person.name = text::title("name", &form.name)?;
    person.phone = text::optional("phone", form.phone.as_deref())?;
    person.email = text::optional("email", form.email.as_deref())?;
    person.street = text::optional("street", form.street.as_deref())?;
    person.house_number = text::optional("house_number", form.house_number.as_deref())?;
    person.postcode = text::optional("postcode", form.postcode.as_deref())?;
    person.home = keep_altitudes(person.home.take(), geometry(form.home)?);
    person.asking = text::optional("asking", form.asking.as_deref())?;
    person.reach_m = metres("reach_m", form.reach_m)?;
    person.asks_per_month = form.asks_per_month;
    person.availability = form.availability;
    person.languages = words("languages", form.languages)?;
    person.notes = text::optional("notes", form.notes.as_deref())?;
    person.asked_not_to = form.asked_not_to;
    Ok(())
}

/// A form hands a shape back without altitudes: where the shape is the same, they stay.
fn keep_altitudes(before: Option<Geometry>, after: Option<Geometry>) -> Option<Geometry> {
    match (before, after) {
        (Some(before), Some(after)) if before.shape() == after.shape() => Some(before),
        (_, after) => after,
    }
}
