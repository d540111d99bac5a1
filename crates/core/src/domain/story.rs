//! What people said: stories, talks and what an area decided.

use super::{Audience, Date, RecordId, RecordRef};

/// Somebody's own words, told with their permission.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Key.
    pub id: RecordId,
    /// Who told it.
    pub teller: Option<RecordRef>,
    /// Their words. Never empty.
    pub words: String,
    /// When.
    pub told_on: Option<Date>,
    /// The widest audience they agreed to. `None`: nobody yet.
    pub audience: Option<Audience>,
    /// What it is about.
    pub about: Vec<RecordRef>,
}

/// A note of one conversation. Stays in the map file: never exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Talk {
    /// Key.
    pub id: RecordId,
    /// With whom.
    pub person: RecordId,
    /// What was said. Never empty.
    pub words: String,
    /// Who talked with them.
    pub talked_by: Option<String>,
    /// When.
    pub talked_on: Option<Date>,
}

/// What residents of an area decided matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority {
    /// Key.
    pub id: RecordId,
    /// The area.
    pub area: RecordId,
    /// In their words. Never empty.
    pub words: String,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_on: Option<Date>,
}
