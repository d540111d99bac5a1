//! Introductions: matches that somebody followed up, from the first question to what came of it. Nothing is sent.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entries::Named;
use super::wire::EntryRow;
use crate::domain::{
    Audience, Between, ConnectionSide, ConnectionState, Date, RecordId, RecordRef,
};
use crate::privacy::Withheld;

/// Which introductions a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichIntroductions {
    /// Those that go on, and those that somebody should ask about.
    Open,
    /// Those that somebody should ask about today.
    Due,
    /// Those that happened.
    Happened,
    /// Those that were not this time.
    NotThisTime,
}

/// A page of the list of introductions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct IntroductionsRequest {
    pub which: WhichIntroductions,
    pub offset: u32,
    pub limit: u32,
}

/// Introductions: those to ask about first, then the latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Introductions {
    pub rows: Vec<IntroductionRow>,
    /// How many there are of this kind.
    pub shown: u32,
    /// How many there are of every kind.
    pub total: u32,
    /// How many of each kind there are.
    pub open: u32,
    pub due: u32,
    pub happened: u32,
    pub not_this_time: u32,
}

/// Ask for one introduction.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct IntroductionRequest {
    pub id: RecordId,
}

/// Introductions of one record, for its page: those of a person are with what they hold and look for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct IntroductionsOfRequest {
    pub record: RecordRef,
}

/// Introductions of one record, the latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct IntroductionsOf {
    pub rows: Vec<IntroductionRow>,
}

/// An introduction with everything that was noted about it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct IntroductionRow {
    /// Its key.
    pub id: RecordId,
    /// What is looked for; null: not on this map any more.
    pub need: Option<EntryRow>,
    /// What was suggested: an asset, or the need of somebody with the same interest; null: not on this map any more.
    pub other: Option<EntryRow>,
    /// Who is looking.
    pub seeker: Option<Named>,
    /// Whom to ask: the holder, or the group or place itself.
    pub ask: Option<Named>,
    /// How far it has come.
    pub state: ConnectionState,
    /// Why it was suggested.
    pub why: Option<String>,
    /// Why not this time.
    pub why_not: Option<String>,
    /// Who brings them together.
    pub introduced_by: Option<String>,
    /// When who offers was last asked.
    pub asked_on: Option<Date>,
    /// When who is looking said yes.
    pub need_agreed_on: Option<Date>,
    /// When who offers said yes.
    pub other_agreed_on: Option<Date>,
    /// When they were introduced.
    pub introduced_on: Option<Date>,
    /// When it happened, or was declined.
    pub ended_on: Option<Date>,
    /// When somebody should ask how it goes.
    pub follow_up_on: Option<Date>,
    /// That day has come.
    pub due: bool,
    /// Notes, each with its day, oldest first.
    pub notes: Vec<String>,
    /// What changed, in their words.
    pub what_changed: Option<String>,
}

/// What was done about an introduction.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum IntroductionStep {
    /// Kept for later; nobody was asked.
    Suggested,
    /// Who offers was asked today.
    Asked,
    /// One side said yes today.
    Agreed { side: ConnectionSide },
    /// They were introduced today, by whoever is named or else by who uses this computer.
    Introduced { by: Option<String> },
    /// It happened. `met`: what is looked for is found. `rest_until`: who offers rests until then.
    Happened { met: bool, rest_until: Option<Date> },
    /// It did not come about.
    NotThisTime { why: Option<String> },
    /// What changed, in their words; null takes the words away.
    Changed { words: Option<String> },
    /// A note, kept with its day.
    Noted { words: String },
    /// Ask how it goes on this day; null: nobody needs to.
    FollowUp { on: Option<Date> },
}

/// Begin an introduction from a suggestion, or go on with the one between these two.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct IntroduceRequest {
    pub need: RecordId,
    pub with: RecordRef,
    /// Why it was suggested, as the screen said it.
    pub why: Option<String>,
    pub step: IntroductionStep,
}

/// An introduction that was begun or gone on with.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Introduced {
    pub id: RecordId,
}

/// Note the next step of an introduction.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct GoOnRequest {
    pub id: RecordId,
    pub step: IntroductionStep,
}

/// What a slip says of a suggestion, or of the introduction that was begun from it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct IntroductionSlipRequest {
    pub need: RecordId,
    pub with: RecordRef,
    /// Why it was suggested, as the screen says it.
    pub why: Option<String>,
}

/// One side as it stands on paper: only what that side said yes to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PaperSide {
    /// First name of a person, name of a group or a place.
    pub name: Option<String>,
    /// What is offered or looked for.
    pub words: Option<String>,
    /// Why something is left out; null: nothing is.
    pub left_out: Option<Withheld>,
}

/// A slip to take along.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct IntroductionSlip {
    /// Who is looking.
    pub need: PaperSide,
    /// Who or what was suggested.
    pub other: PaperSide,
    /// Why it was suggested, where both sides' words and places may be told to our team.
    pub why: Option<String>,
    /// Both have said yes, and may have it; else it is for our team.
    pub for_both: bool,
}

/// What came of introductions since a day; null: since ever.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WhatCameOfItRequest {
    pub since: Option<Date>,
    /// For whom it is printed.
    pub audience: Audience,
}

/// What somebody said, as it may stand on paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PaperWords {
    pub words: String,
    pub need: PaperSide,
    pub other: PaperSide,
}

/// Words that stay off the paper for the same reason.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct StaysOffPaper {
    pub reason: Withheld,
    pub count: u32,
}

/// What changed for somebody, in their words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct ChangedRow {
    pub id: RecordId,
    pub words: String,
    pub need: Option<String>,
    pub with: Option<String>,
    /// Who was looking.
    pub seeker: Option<Named>,
    /// Who was asked.
    pub ask: Option<Named>,
    pub on: Option<Date>,
    /// What of it is printed; null: nothing.
    pub paper: Option<PaperWords>,
}

/// Introductions between the same kinds of sides, by how far they have come; each counts once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct BetweenRow {
    pub between: Between,
    /// Kept or asked, and without both yeses so far.
    pub asked: u32,
    /// Both said yes.
    pub agreed: u32,
    pub happened: u32,
    pub not_this_time: u32,
}

/// What came of introductions: words first, counts beside them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WhatCameOfIt {
    /// The latest first.
    pub changed: Vec<ChangedRow>,
    /// Neighbours first.
    pub between: Vec<BetweenRow>,
    /// With something that is not on this map any more.
    pub gone: u32,
    /// How many of the words are not printed, and why.
    pub off_paper: Vec<StaysOffPaper>,
}
