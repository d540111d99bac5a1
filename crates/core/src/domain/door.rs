//! An address, and what happened there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Date, LonLat, RecordId};

/// A door of the neighbourhood: an address with a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Door {
    /// Key.
    pub id: RecordId,
    /// Street name.
    pub street: Option<String>,
    /// House number as text.
    pub house_number: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Where it is.
    pub point: LonLat,
}

/// What happened at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum VisitOutcome {
    Talked,
    NoAnswer,
    ComeBack,
    AskedNotTo,
}

impl VisitOutcome {
    /// Every outcome.
    pub const ALL: [Self; 4] = [
        Self::Talked,
        Self::NoAnswer,
        Self::ComeBack,
        Self::AskedNotTo,
    ];

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talked => "talked",
            Self::NoAnswer => "no_answer",
            Self::ComeBack => "come_back",
            Self::AskedNotTo => "asked_not_to",
        }
    }

    /// The outcome with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// One knock at one door.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Key.
    pub id: RecordId,
    /// The door.
    pub door: RecordId,
    /// What happened.
    pub outcome: VisitOutcome,
    /// When.
    pub visited_on: Option<Date>,
    /// Come back on this day.
    pub come_back_on: Option<Date>,
    /// What was heard.
    pub words: Option<String>,
}
