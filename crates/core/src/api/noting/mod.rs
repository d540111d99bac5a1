//! Quick add: what was heard, guesses from simple rules, and keeping it.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire::{Mark, Side, WireGeometry, WirePoint};
use crate::domain::{AssetKind, Audience, FieldGroup, RecordId, RecordRef};

/// Guess what a line says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct GuessRequest {
    pub words: String,
}

/// A stretch of the line, counted in UTF-16 code units as a browser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Stretch {
    pub start: u32,
    pub end: u32,
}

/// Something offered or looked for in the line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct GuessedEntry {
    pub stretch: Stretch,
    pub mark: Mark,
    /// Title as it would be kept.
    pub title: String,
    /// An interest rather than a need.
    pub interest: bool,
}

/// Who the line is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct GuessedPerson {
    pub stretch: Stretch,
    pub name: String,
    /// People of the map who may be meant.
    pub known: Vec<KnownPerson>,
}

/// A person of the map who may be meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct KnownPerson {
    pub id: RecordId,
    pub name: String,
    pub street: Option<String>,
}

/// Where the line says that it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct GuessedPlace {
    pub stretch: Stretch,
    pub street: Option<String>,
    pub house_number: Option<String>,
    pub postcode: Option<String>,
    /// The door, if the map knows it.
    pub point: Option<WirePoint>,
}

/// What simple rules make of a line; absent where they are not sure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Guesses {
    pub entries: Vec<GuessedEntry>,
    pub person: Option<GuessedPerson>,
    pub place: Option<GuessedPlace>,
}

/// One entry to keep.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NoteEntry {
    pub side: Side,
    /// Kind of an offer; wanted kind of a need, null: anything.
    pub kind: Option<AssetKind>,
    pub title: String,
    #[serde(default)]
    pub interest: bool,
    /// A place of its own (a group, building, space).
    #[serde(default)]
    pub geometry: Option<WireGeometry>,
}

/// Who a note is about.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "who", rename_all = "snake_case")]
#[allow(missing_docs, clippy::large_enum_variant)]
pub enum NotePerson {
    /// Somebody the map knows.
    Known { id: RecordId },
    /// Somebody new.
    New {
        name: String,
        street: Option<String>,
        house_number: Option<String>,
        postcode: Option<String>,
        home: Option<WireGeometry>,
    },
    /// Nobody said.
    Nobody,
}

/// A yes that was given while noting.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NoteYes {
    pub audience: Audience,
    pub fields: Vec<FieldGroup>,
    pub how: String,
    pub wording: Option<String>,
}

/// Keep a note: person, entries, place and yes in one operation that can be undone.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NoteRequest {
    /// The line as it was typed, kept as a talk when it is about a person.
    pub words: String,
    /// Who.
    pub person: NotePerson,
    /// What; empty: the line itself is kept as a talk with the person, or, without a
    /// person, as something on offer whose kind is guessed.
    pub entries: Vec<NoteEntry>,
    /// The yes, if one was given.
    #[serde(default)]
    pub yes: Option<NoteYes>,
}

/// What was kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Noted {
    pub person: Option<RecordId>,
    pub records: Vec<RecordRef>,
}
