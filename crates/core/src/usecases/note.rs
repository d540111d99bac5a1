//! Keep what was heard at a door: a person, their entries, a yes, as one operation.

use crate::domain::{
    Asset, AssetKind, Audience, FieldGroups, Geometry, Grant, Holder, Need, NeedKind, Person,
    RecordId, RecordKind, RecordRef, Talk,
};
use crate::map::{Map, OperationName, Write};

use super::{SHARED_FOR_MONTHS, UseCaseError};

/// One line that was heard, with what it says.
#[derive(Clone, Debug)]
pub struct Note {
    /// The line as it was typed.
    pub words: String,
    /// Who.
    pub person: NotedPerson,
    /// What is offered and looked for.
    pub entries: Vec<NotedEntry>,
    /// The yes, if one was given.
    pub yes: Option<Yes>,
    /// Who heard it.
    pub heard_by: Option<String>,
}

/// Who a note is about.
#[derive(Clone, Debug)]
pub enum NotedPerson {
    /// Somebody the map knows.
    Known(RecordId),
    /// Somebody new; the key is given when kept.
    New(Box<Person>),
    /// Nobody was named.
    Nobody,
}

/// One thing offered or looked for.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct NotedEntry {
    pub looked_for: bool,
    pub interest: bool,
    /// Kind of an offer, wanted kind of a need.
    pub kind: Option<AssetKind>,
    pub title: String,
    pub geometry: Option<Geometry>,
}

/// A yes that was given while noting; about the person, so that it covers what they said.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Yes {
    pub audience: Audience,
    pub fields: FieldGroups,
    pub how: String,
    pub wording: Option<String>,
}

/// Keeps a note; gives the person and the entries that were made.
///
/// The line itself is kept as a talk when it is about a person. Without a person and without
/// entries it is kept as something on offer, so that no word is lost.
///
/// # Errors
/// [`UseCaseError::Domain`] when a title is empty; [`UseCaseError::NotFound`] when the person
/// is gone.
pub fn note(
    map: &mut Map,
    note: &Note,
) -> Result<(Option<RecordId>, Vec<RecordRef>), UseCaseError> {
    let today = map.today();
    let title = crate::domain::text::title("words", &note.words)?;
    if let NotedPerson::Known(id) = note.person
        && map.contents()?.people.get(id).is_none()
    {
        return Err(UseCaseError::NotFound(RecordRef::new(
            RecordKind::Person,
            id,
        )));
    }
    map.write(
        OperationName::Noted {
            title: shortened(&title),
        },
        |write| {
            let person = keep_person(write, note, today)?;
            let mut records = Vec::new();
            for entry in &note.entries {
                records.push(keep_entry(write, entry, person, today)?);
            }
            match person {
                Some(person) => {
                    let talk = Talk {
                        id: write.new_id(),
                        person,
                        words: note.words.trim().to_owned(),
                        talked_by: note.heard_by.clone(),
                        talked_on: Some(today),
                    };
                    write.create_talk(&talk)?;
                }
                None if records.is_empty() => {
                    let whole = NotedEntry {
                        looked_for: false,
                        interest: false,
                        kind: None,
                        title: title.clone(),
                        geometry: None,
                    };
                    records.push(keep_entry(write, &whole, None, today)?);
                }
                None => {}
            }
            if let Some(yes) = &note.yes {
                keep_yes(
                    write,
                    yes,
                    person,
                    &records,
                    note.heard_by.as_deref(),
                    today,
                )?;
            }
            Ok((person, records))
        },
    )
}

fn keep_person(
    write: &mut Write<'_>,
    note: &Note,
    today: crate::domain::Date,
) -> Result<Option<RecordId>, UseCaseError> {
    match &note.person {
        NotedPerson::Known(id) => Ok(Some(*id)),
        NotedPerson::Nobody => Ok(None),
        NotedPerson::New(person) => {
            let mut person = person.as_ref().clone();
            person.id = write.new_id();
            person.met_on = Some(today);
            write.create_person(&person)?;
            Ok(Some(person.id))
        }
    }
}

fn keep_entry(
    write: &mut Write<'_>,
    entry: &NotedEntry,
    person: Option<RecordId>,
    today: crate::domain::Date,
) -> Result<RecordRef, UseCaseError> {
    let id = write.new_id();
    if entry.looked_for {
        let kind = if entry.interest {
            NeedKind::Interest
        } else {
            NeedKind::Need
        };
        let mut need = Need::new(id, kind, &entry.title)?;
        need.kinds = entry.kind.into_iter().collect();
        need.stated_by = person.map(Holder::Person);
        need.stated_on = Some(today);
        need.geometry = entry.geometry.clone();
        write.create_need(&need)?;
        return Ok(RecordRef::new(RecordKind::Need, id));
    }
    // Nothing said of its kind: somebody's gift is a skill, else the commonest find is a group.
    let unsaid = if person.is_some() {
        AssetKind::Skill
    } else {
        AssetKind::Group
    };
    let kind = entry.kind.unwrap_or(unsaid);
    let mut asset = Asset::new(id, kind, &entry.title)?;
    asset.holder = person.filter(|_| kind.has_holder()).map(Holder::Person);
    asset.confirmed_on = Some(today);
    asset.geometry = entry.geometry.clone();
    write.create_asset(&asset)?;
    Ok(RecordRef::new(RecordKind::Asset, id))
}

/// The yes is the person's; without one it is about each entry itself.
fn keep_yes(
    write: &mut Write<'_>,
    yes: &Yes,
    person: Option<RecordId>,
    records: &[RecordRef],
    recorded_by: Option<&str>,
    today: crate::domain::Date,
) -> Result<(), UseCaseError> {
    let about: Vec<RecordRef> = match person {
        Some(id) => vec![RecordRef::new(RecordKind::Person, id)],
        None => records.to_vec(),
    };
    for about in about {
        let grant = Grant {
            id: write.new_id(),
            about,
            only: None,
            audience: yes.audience,
            fields: yes.fields,
            wording: yes.wording.clone(),
            how: crate::domain::text::title("how", &yes.how)?,
            given_on: today,
            recorded_by: recorded_by.map(str::to_owned),
            expires_on: Some(today.months_after(SHARED_FOR_MONTHS)),
        };
        write.create_grant(&grant)?;
    }
    Ok(())
}

/// The first words of a line, for the name of the operation.
fn shortened(line: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() <= WORDS {
        return line.to_owned();
    }
    format!("{} …", words[..WORDS].join(" "))
}
