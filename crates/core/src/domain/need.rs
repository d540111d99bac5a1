//! What somebody is looking for, and interests, which are needs that are never urgent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asset::{AssetKind, Holder};
use super::error::Fault;
use super::{Availability, Date, DomainError, Extra, Geometry, RecordId};

/// Whether somebody is looking for something, or would love to do, join, learn or teach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NeedKind {
    /// Looking for something.
    Need,
    /// Would love to do, join, learn or teach it; no hurry.
    Interest,
}

impl NeedKind {
    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Interest => "interest",
        }
    }

    /// The kind with this word.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `kind`.
    pub fn from_word(word: &str) -> Result<Self, DomainError> {
        match word.trim().to_lowercase().as_str() {
            "need" => Ok(Self::Need),
            "interest" => Ok(Self::Interest),
            _ => Err(DomainError::new("kind", Fault::UnknownWord)),
        }
    }
}

/// Where a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum NeedState {
    Open,
    Resting,
    Met,
    Withdrawn,
}

impl NeedState {
    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Resting => "resting",
            Self::Met => "met",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this word.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `state`.
    pub fn from_word(word: &str) -> Result<Self, DomainError> {
        match word.trim().to_lowercase().as_str() {
            "open" => Ok(Self::Open),
            "resting" => Ok(Self::Resting),
            "met" => Ok(Self::Met),
            "withdrawn" => Ok(Self::Withdrawn),
            _ => Err(DomainError::new("state", Fault::UnknownWord)),
        }
    }
}

/// What a person or a group is looking for, in their words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// Key.
    pub id: RecordId,
    /// Need or interest.
    pub kind: NeedKind,
    /// In their own words. Never empty.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Kinds of asset that would do; empty: anything.
    pub kinds: Vec<AssetKind>,
    /// Tags.
    pub tags: Vec<String>,
    /// Where, if not at the home of who said it.
    pub geometry: Option<Geometry>,
    /// When it would suit.
    pub availability: Availability,
    /// Languages that would help.
    pub languages: Vec<String>,
    /// How far away it may be, in metres. `None`: any distance.
    pub within_m: Option<f64>,
    /// For how many people.
    pub how_many: Option<u32>,
    /// Where it stands.
    pub state: NeedState,
    /// Who said it.
    pub stated_by: Option<Holder>,
    /// The name as a file gave it, while nobody in the map is known by it.
    pub stated_by_name: Option<String>,
    /// When they said it.
    pub stated_on: Option<Date>,
    /// Last day it was still so.
    pub confirmed_on: Option<Date>,
    /// Fields of an imported file that are not understood.
    pub extra: Extra,
    /// The file or publisher it came from.
    pub source: Option<String>,
    /// The key within that source.
    pub source_id: Option<String>,
}

impl Need {
    /// An open need with its words and nothing else said.
    ///
    /// # Errors
    /// [`Fault::Empty`] or [`Fault::TooLong`] for `title`.
    pub fn new(id: RecordId, kind: NeedKind, title: &str) -> Result<Self, DomainError> {
        Ok(Self {
            id,
            kind,
            title: super::text::title("title", title)?,
            description: None,
            kinds: Vec::new(),
            tags: Vec::new(),
            geometry: None,
            availability: Availability::default(),
            languages: Vec::new(),
            within_m: None,
            how_many: None,
            state: NeedState::Open,
            stated_by: None,
            stated_by_name: None,
            stated_on: None,
            confirmed_on: None,
            extra: Extra::default(),
            source: None,
            source_id: None,
        })
    }
}
