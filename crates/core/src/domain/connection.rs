//! A match that somebody followed up. On screen: *Introduction*.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssetKind, Contents, Date, Holder, RecordId, RecordKind, RecordRef};

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

/// The two sides of an introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionSide {
    /// Who is looking for something.
    Need,
    /// Who was suggested: who offers something, or shares an interest.
    Other,
}

/// Both sides of a match that was followed up, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Connection {
    /// Key.
    pub id: RecordId,
    /// What is looked for.
    pub need: RecordId,
    /// What was suggested for it: an asset, or another need of a shared interest.
    pub other: RecordRef,
    /// How far it has come.
    pub state: ConnectionState,
    /// Why it was suggested.
    pub why: Option<String>,
    /// Why not this time.
    pub why_not: Option<String>,
    /// Who brings them together.
    pub introduced_by: Option<String>,
    /// When the one who offers was last asked.
    pub asked_on: Option<Date>,
    /// When who is looking said yes.
    pub need_agreed_on: Option<Date>,
    /// When who was suggested said yes.
    pub other_agreed_on: Option<Date>,
    /// When they were introduced to each other.
    pub introduced_on: Option<Date>,
    /// When it happened, or was declined.
    pub ended_on: Option<Date>,
    /// When somebody should ask how it goes; `None`: nobody needs to.
    pub follow_up_on: Option<Date>,
    /// Dated notes, a line each.
    pub notes: Option<String>,
    /// What changed, in their words.
    pub what_changed: Option<String>,
}

impl Connection {
    /// A pair that was suggested and that nobody was asked about yet.
    #[must_use]
    pub const fn new(id: RecordId, need: RecordId, other: RecordRef) -> Self {
        Self {
            id,
            need,
            other,
            state: ConnectionState::Suggested,
            why: None,
            why_not: None,
            introduced_by: None,
            asked_on: None,
            need_agreed_on: None,
            other_agreed_on: None,
            introduced_on: None,
            ended_on: None,
            follow_up_on: None,
            notes: None,
            what_changed: None,
        }
    }

    /// Whether both have said yes.
    #[must_use]
    pub const fn both_agreed(&self) -> bool {
        self.need_agreed_on.is_some() && self.other_agreed_on.is_some()
    }

    /// Whether it is still going on: neither happened nor declined.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(
            self.state,
            ConnectionState::Happened | ConnectionState::NotThisTime
        )
    }

    /// Whether somebody should ask today how it goes.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.follow_up_on.is_some_and(|on| on <= today)
    }

    /// The last day on which something happened with it.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        [
            self.asked_on,
            self.need_agreed_on,
            self.other_agreed_on,
            self.introduced_on,
            self.ended_on,
        ]
        .into_iter()
        .flatten()
        .max()
    }
}

/// Between whom an introduction is. Who looks for something is a neighbour or their group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// A neighbour offers it or would love the same.
    Neighbours,
    /// A group, a place, or what these hold.
    GroupsAndPlaces,
    /// An institution, or what it holds.
    Services,
}

impl Between {
    /// Every one, nearest first.
    pub const ALL: [Self; 3] = [Self::Neighbours, Self::GroupsAndPlaces, Self::Services];

    /// Between whom an introduction to this record is; `None` when the record is gone.
    #[must_use]
    pub fn of(contents: &Contents, other: RecordRef) -> Option<Self> {
        let holder = match other.kind {
            RecordKind::Need => contents.needs.get(other.id)?.stated_by,
            _ => {
                let asset = contents.assets.get(other.id)?;
                match (asset.kind, asset.holder) {
                    (AssetKind::Skill | AssetKind::Item, holder) => holder,
                    _ => Some(Holder::Asset(asset.id)),
                }
            }
        };
        let Some(Holder::Asset(id)) = holder else {
            return Some(Self::Neighbours);
        };
        match contents.assets.get(id).map(|asset| asset.kind) {
            Some(AssetKind::Institution) => Some(Self::Services),
            _ => Some(Self::GroupsAndPlaces),
        }
    }
}
