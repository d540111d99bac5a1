//! A match that somebody followed up. On screen: *Introduction*.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Date, RecordId, RecordRef};

/// How far an introduction has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ConnectionState {
    Suggested,
    Asked,
    Agreed,
    Happened,
    NotThisTime,
}

impl ConnectionState {
    /// Every state, in the order in which they follow.
    pub const ALL: [Self; 5] = [
        Self::Suggested,
        Self::Asked,
        Self::Agreed,
        Self::Happened,
        Self::NotThisTime,
    ];

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Asked => "asked",
            Self::Agreed => "agreed",
            Self::Happened => "happened",
            Self::NotThisTime => "not_this_time",
        }
    }

    /// The state with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Both sides of a match that was followed up, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Key.
    pub id: RecordId,
    /// What is looked for.
    pub need: RecordId,
    /// What was suggested for it: an asset, or another need of a shared interest.
    pub other: RecordRef,
    /// How far it has come.
    pub state: ConnectionState,
    /// Why it was suggested, or why not this time.
    pub why: Option<String>,
    /// Who brings them together.
    pub introduced_by: Option<String>,
    /// When the one who offers was last asked.
    pub asked_on: Option<Date>,
    /// When it happened, or was declined.
    pub ended_on: Option<Date>,
    /// Dated notes.
    pub notes: Option<String>,
    /// What changed, in their words.
    pub what_changed: Option<String>,
}
