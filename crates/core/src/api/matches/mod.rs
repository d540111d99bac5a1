//! Matches for a need, for words, for a whole area, each with plain reasons.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire::{AreaChoice, EntryRow, WirePoint};
use crate::domain::RecordId;
use crate::matching::{Choices, Circle, Filter, LeftOut, Reason};

/// Matches for one need of the map.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MatchNeedRequest {
    pub id: RecordId,
    /// Look farther than they said.
    #[serde(default)]
    pub farther: bool,
    /// Only inside this area.
    #[serde(default)]
    pub area: AreaChoice,
    /// What somebody wants to see of it; null: choices are not counted.
    #[serde(default)]
    pub filter: Option<Filter>,
    pub limit: u32,
}

/// Matches for words just typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MatchWordsRequest {
    pub words: String,
    #[serde(default)]
    pub area: AreaChoice,
    #[serde(default)]
    pub near: Option<WirePoint>,
    /// What somebody wants to see of it; null: choices are not counted.
    #[serde(default)]
    pub filter: Option<Filter>,
    pub limit: u32,
}

/// One suggestion.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MatchCard {
    /// The asset, or the other need of a shared interest.
    pub with: EntryRow,
    /// Whom to ask: the holder, or the group or place itself.
    pub ask: Option<super::entries::Named>,
    pub distance_m: Option<f64>,
    /// Why it fits, strongest first.
    pub reasons: Vec<Reason>,
    /// What speaks against it.
    pub against: Vec<Reason>,
    pub weak: bool,
    /// Followed up already.
    pub introduction: Option<super::introductions::IntroductionRow>,
}

/// Suggestions of one circle, near circles first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct CircleCards {
    pub circle: Circle,
    pub cards: Vec<MatchCard>,
}

/// How many were not suggested, and why.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct LeftOutRow {
    pub reason: LeftOut,
    pub count: u32,
}

/// Matches by circle, with what was left out counted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Matches {
    pub circles: Vec<CircleCards>,
    pub left_out: Vec<LeftOutRow>,
    /// Faint ones that are among the cards.
    pub weak: u32,
    /// What to narrow them to, with how many there would be.
    pub choices: Option<Choices>,
}

/// Matches inside an area: every open need there with its best suggestions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MatchAreaRequest {
    #[serde(default)]
    pub area: AreaChoice,
    pub offset: u32,
    pub limit: u32,
}

/// A need with its best suggestions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NeedMatches {
    pub need: EntryRow,
    /// Up to three, best first; faint ones are not among them.
    pub cards: Vec<MatchCard>,
    /// How many good ones there are in all.
    pub good: u32,
}

/// Matches inside an area.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AreaMatches {
    pub needs: Vec<NeedMatches>,
    /// Open needs in the area.
    pub total: u32,
    /// Of these, for how many nobody comes to mind.
    pub nobody: u32,
}
