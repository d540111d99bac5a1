//! Matches for a need, for words, for a whole area, each with plain reasons.

mod answers;
mod cards;
mod watching;

pub(super) use answers::*;
pub(super) use watching::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire::{AreaChoice, EntryRow, WirePoint};
use crate::domain::{RecordId, RecordRef};
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
    /// Noted since somebody last looked at this need or search.
    pub new: bool,
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

/// What almost fits, and why it is not suggested.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AlmostCard {
    pub with: EntryRow,
    pub reason: LeftOut,
    pub distance_m: Option<f64>,
    /// How far they come, in metres; null: nobody said.
    pub reach_m: Option<f64>,
}

/// People with the same interest, who could start something; with a group for it, the group comes first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Together {
    /// The others, by first name where it is known.
    pub people: Vec<String>,
    /// The farthest of them, where all places are known.
    pub within_m: Option<f64>,
    /// When all who said so could meet.
    pub availability: crate::domain::Availability,
    /// The best group that does it already.
    pub group: Option<EntryRow>,
}

/// Matches by circle, with what was left out counted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Matches {
    pub circles: Vec<CircleCards>,
    pub left_out: Vec<LeftOutRow>,
    /// Faint ones that are among the cards.
    pub weak: u32,
    /// Little fits well: what almost fits, and why not.
    pub almost: Vec<AlmostCard>,
    /// Nothing fits well: groups and institutions that have to do with it, who might know somebody.
    pub might_know: Vec<EntryRow>,
    /// People who share the interest, where there are at least three with who asks.
    pub together: Option<Together>,
    /// What to narrow them to, with how many there would be.
    pub choices: Option<Choices>,
}

/// Matches inside an area: every open need there with its best suggestions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MatchAreaRequest {
    #[serde(default)]
    pub area: AreaChoice,
    /// Only those with something new since somebody last looked.
    #[serde(default)]
    pub new_only: bool,
    pub offset: u32,
    pub limit: u32,
}

/// Whom could this help?
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MatchOfferRequest {
    /// Something on offer; a person, a group or an institution with all that they offer.
    pub record: RecordRef,
    pub limit: u32,
}

/// An open need with what would help it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct HelpCard {
    pub need: EntryRow,
    /// The best first, of what is asked about or of what they offer.
    pub offers: Vec<MatchCard>,
}

/// Whom something on offer could help, the best first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct CouldHelp {
    pub cards: Vec<HelpCard>,
    /// How many needs there are in all.
    pub total: u32,
}

/// Note that somebody looks now at what there is for a need.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct LookRequest {
    pub need: RecordId,
}

/// A search that somebody keeps: words, and what they want to see of what is found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct KeptSearch {
    pub words: String,
    #[serde(default)]
    pub filter: Filter,
}

/// Keep a search, or note that somebody looks at it now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct KeepSearchRequest {
    pub search: KeptSearch,
}

/// Keep a search no longer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct ForgetSearchRequest {
    pub search: KeptSearch,
}

/// Ask for the searches that are kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct KeptSearchesRequest {}

/// A search that is kept, with what is new for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct KeptSearchRow {
    pub search: KeptSearch,
    /// Good suggestions.
    pub good: u32,
    /// Of these, noted since somebody last looked.
    pub new: u32,
    pub looked_at: crate::domain::Instant,
}

/// The searches that are kept, in order of their words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct KeptSearches {
    pub rows: Vec<KeptSearchRow>,
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
    /// How many of these were noted since somebody last looked.
    pub new: u32,
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
    /// Of these, for how many there is something new since somebody last looked.
    pub new: u32,
}
