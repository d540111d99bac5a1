//! From a suggestion to people who know each other, step by step. Nothing is sent: a person asks, and notes what was said.

use crate::domain::{
    Connection, ConnectionSide, ConnectionState, Contents, Date, Holder, NeedState, RecordId,
    RecordKind, RecordRef, text,
};
use crate::map::{Map, OperationName, Write};

use super::UseCaseError;

/// After so many days without an answer, or without meeting, somebody asks how it goes.
const ASK_AGAIN_DAYS: i32 = 7;
/// So many days after they were introduced somebody asks whether they met.
const MET_DAYS: i32 = 14;
/// So many days after it happened somebody asks what changed, unless they have said so already.
const CHANGED_DAYS: i32 = 28;

/// What was done about an introduction.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// It is kept for later; nobody was asked.
    Suggested,
    /// Who offers was asked.
    Asked,
    /// One side said yes.
    Agreed {
        /// Which.
        side: ConnectionSide,
    },
    /// They were introduced to each other.
    Introduced {
        /// By whom; `None`: by who writes it down.
        by: Option<String>,
    },
    /// It happened.
    Happened {
        /// What is looked for is found: the need closes.
        met: bool,
        /// Who offers rests until this day.
        rest_until: Option<Date>,
    },
    /// It did not come about.
    NotThisTime {
        /// Why.
        why: Option<String>,
    },
    /// What changed, in their words.
    Changed {
        /// Their words.
        words: Option<String>,
    },
    /// A note, kept with its day.
    Noted {
        /// The note.
        words: String,
    },
    /// Somebody asks how it goes on this day; `None`: nobody needs to.
    FollowUp {
        /// The day.
        on: Option<Date>,
    },
}

/// Begins an introduction between what is looked for and what was suggested, or goes on with the one there is; gives its
/// key.
///
/// # Errors
/// [`UseCaseError::NotFound`] when one of them is gone, or as [`go_on`].
pub fn introduce(
    map: &mut Map,
    need: RecordId,
    other: RecordRef,
    why: Option<&str>,
    step: &Step,
    by: Option<&str>,
) -> Result<RecordId, UseCaseError> {
    let contents = map.contents()?;
    let known = match other.kind {
        RecordKind::Asset => contents.assets.get(other.id).is_some(),
        RecordKind::Need => contents.needs.get(other.id).is_some(),
        _ => false,
    };
    if !known {
        return Err(UseCaseError::NotFound(other));
    }
    if contents.needs.get(need).is_none() {
        let need = RecordRef::new(RecordKind::Need, need);
        return Err(UseCaseError::NotFound(need));
    }
    let earlier = contents
        .connections
        .iter()
        .find(|connection| connection.need == need && connection.other == other)
        .cloned();
    let why = text::optional("why", why)?;
    let made = earlier.is_none();
    let mut connection = earlier.unwrap_or_else(|| Connection::new(map.new_id(), need, other));
    if why.is_some() {
        connection.why = why;
    }
    take(map, connection, made, step, by)
}

/// Notes the next step of an introduction.
///
/// # Errors
/// [`UseCaseError::NotFound`] when it is gone; [`UseCaseError::NotBothAgreed`] when people would be
/// introduced before both have said yes (design, rule 5).
pub fn go_on(
    map: &mut Map,
    id: RecordId,
    step: &Step,
    by: Option<&str>,
) -> Result<(), UseCaseError> {
    let missing = UseCaseError::NotFound(RecordRef::new(RecordKind::Connection, id));
    let connection = map.contents()?.connections.get(id).cloned();
    take(map, connection.ok_or(missing)?, false, step, by)?;
    Ok(())
}

fn take(
    map: &mut Map,
    mut connection: Connection,
    made: bool,
    step: &Step,
    by: Option<&str>,
) -> Result<RecordId, UseCaseError> {
    let today = map.today();
    let contents = map.contents()?;
    // What was looked for may be in the bin by now: what came of it is noted all the same.
    let need = contents.needs.get(connection.need).cloned();
    apply(&mut connection, step, today, by)?;
    let rests = match step {
        Step::Happened {
            rest_until: Some(until),
            ..
        } => resting(contents, connection.other, *until),
        _ => None,
    };
    let id = connection.id;
    let title = need
        .as_ref()
        .map_or_else(String::new, |need| need.title.clone());
    map.write(OperationName::FollowedUp { title }, |write| {
        if made {
            write.create_connection(&connection)?;
        } else {
            write.update_connection(&connection)?;
        }
        if let (Step::Happened { met: true, .. }, Some(mut need)) = (step, need) {
            need.state = NeedState::Met;
            write.update_need(&need)?;
        }
        if let Some(rests) = rests {
            rests.write(write)?;
        }
        Ok::<_, UseCaseError>(())
    })?;
    Ok(id)
}

fn apply(
    connection: &mut Connection,
    step: &Step,
    today: Date,
    by: Option<&str>,
) -> Result<(), UseCaseError> {
    match step {
        Step::Suggested => {
            if !connection.is_open() {
                again(connection);
            }
            connection.follow_up_on = Some(today.days_after(ASK_AGAIN_DAYS));
        }
        Step::Asked => {
            if !connection.is_open() {
                again(connection);
            }
            connection.state = ConnectionState::Asked;
            connection.asked_on = Some(today);
            connection.follow_up_on = Some(today.days_after(ASK_AGAIN_DAYS));
        }
        Step::Agreed { side } => {
            match side {
                ConnectionSide::Need => connection.need_agreed_on = Some(today),
                ConnectionSide::Other => {
                    // Who says yes was asked: it counts for how often they like to be asked.
                    connection.asked_on.get_or_insert(today);
                    connection.other_agreed_on = Some(today);
                }
            }
            connection.state = if connection.both_agreed() {
                ConnectionState::Agreed
            } else {
                ConnectionState::Asked
            };
            connection.follow_up_on = Some(today.days_after(ASK_AGAIN_DAYS));
        }
        Step::Introduced { by: named } => {
            both(connection)?;
            let named = text::optional("introduced_by", named.as_deref())?;
            connection.introduced_by = named.or_else(|| by.map(str::to_owned));
            connection.introduced_on = Some(today);
            connection.follow_up_on = Some(today.days_after(MET_DAYS));
        }
        Step::Happened { .. } => {
            both(connection)?;
            connection.state = ConnectionState::Happened;
            connection.ended_on = Some(today);
            let said = connection.what_changed.is_some();
            connection.follow_up_on = (!said).then(|| today.days_after(CHANGED_DAYS));
        }
        Step::NotThisTime { why } => {
            connection.state = ConnectionState::NotThisTime;
            connection.ended_on = Some(today);
            connection.why_not = text::optional("why_not", why.as_deref())?;
            connection.follow_up_on = None;
        }
        Step::Changed { words } => {
            connection.what_changed = text::optional("what_changed", words.as_deref())?;
            connection.follow_up_on = None;
        }
        Step::Noted { words } => note(connection, words, today, by)?,
        Step::FollowUp { on } => connection.follow_up_on = *on,
    }
    Ok(())
}

/// Whoever is asked again starts from the beginning; what was noted stays.
fn again(connection: &mut Connection) {
    *connection = Connection {
        why: connection.why.take(),
        notes: connection.notes.take(),
        what_changed: connection.what_changed.take(),
        asked_on: connection.asked_on,
        ..Connection::new(connection.id, connection.need, connection.other)
    };
}

fn both(connection: &Connection) -> Result<(), UseCaseError> {
    if connection.both_agreed() {
        Ok(())
    } else {
        Err(UseCaseError::NotBothAgreed)
    }
}

/// Adds a note with its day and who wrote it, as a line of its own after the others.
fn note(
    connection: &mut Connection,
    words: &str,
    today: Date,
    by: Option<&str>,
) -> Result<(), UseCaseError> {
    let Some(words) = text::optional("notes", Some(words))? else {
        return Ok(());
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = match by {
        Some(by) => format!("{today} {by}: {words}"),
        None => format!("{today}: {words}"),
    };
    connection.notes = Some(match connection.notes.take() {
        Some(notes) => format!("{notes}\n{line}"),
        None => line,
    });
    Ok(())
}

/// Who rests after it happened: the person who holds it, else the group, place or thing itself.
enum Rests {
    Person(Box<crate::domain::Person>),
    Asset(Box<crate::domain::Asset>),
}

impl Rests {
    fn write(&self, write: &mut Write<'_>) -> Result<(), UseCaseError> {
        match self {
            Self::Person(person) => Ok(write.update_person(person)?),
            Self::Asset(asset) => Ok(write.update_asset(asset)?),
        }
    }
}

fn resting(contents: &Contents, other: RecordRef, until: Date) -> Option<Rests> {
    let person = |id| {
        let mut person = contents.people.get(id)?.clone();
        person.resting_until = Some(until);
        Some(Rests::Person(Box::new(person)))
    };
    match other.kind {
        RecordKind::Asset => {
            let mut asset = contents.assets.get(other.id)?.clone();
            if let Some(Holder::Person(id)) = asset.holder {
                return person(id);
            }
            asset.resting_until = Some(until);
            Some(Rests::Asset(Box::new(asset)))
        }
        _ => match contents.needs.get(other.id)?.stated_by? {
            Holder::Person(id) => person(id),
            Holder::Asset(_) => None,
        },
    }
}
