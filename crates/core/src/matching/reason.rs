//! Why something fits, and what speaks against it, as data that is said in words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::Date;

/// One reason. The screen and the command line say it in their own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// Words in common, as the offer has them, the most telling first.
    Words {
        /// The words.
        words: Vec<String>,
    },
    /// Words in common, and something else may be meant: a coach to the sea, and a coach of a team.
    WordsPerhaps {
        /// The words.
        words: Vec<String>,
    },
    /// Both are about the same.
    BothAbout {
        /// What: `damp and mould`.
        what: String,
        /// Words in common that say more than that.
        words: Vec<String>,
    },
    /// Other words, and something close is meant.
    SaysSomethingClose {
        /// What the offer is about, where that is plain: `damp and mould`.
        about: Option<String>,
        /// Else words of the offer that tell of what is looked for.
        words: Vec<String>,
    },
    /// Something close may be meant, and others here come much closer: right in one of six cases.
    LessClose {
        /// Words in common, or else words of the offer that tell of what is looked for.
        words: Vec<String>,
        /// Whether they are in common.
        in_common: bool,
        /// What the offer is about, where no word is in common and that is plain: `damp and mould`.
        about: Option<String>,
    },
    /// No more than somebody to ask when nothing fits well.
    NoCloseFit {
        /// Words in common all the same.
        words: Vec<String>,
        /// What the offer is about, where no word is in common and that is plain: `damp and mould`.
        about: Option<String>,
    },
    /// The best there is where nothing fits well: right in one of two cases.
    NotSure {
        /// Words in common.
        words: Vec<String>,
        /// What the offer is about, where no word is in common and that is plain: `damp and mould`.
        about: Option<String>,
    },
    /// So far away.
    Away {
        /// Metres.
        metres: f64,
    },
    /// Free at these times, which were not asked for.
    Free {
        /// `mon evening`, `sat`.
        slots: Vec<String>,
    },
    /// Free at times that were asked for.
    FreeWhenAsked {
        /// `mon evening`, `sat`.
        slots: Vec<String>,
    },
    /// Room enough.
    Seats {
        /// Seats or pieces.
        capacity: u32,
    },
    /// One gets in without steps, as was asked for.
    StepFree,
    /// Speaks a language that would help.
    Speaks {
        /// The language.
        language: String,
    },
    /// Confirmed within the year.
    Confirmed {
        /// The day.
        on: Date,
    },
    /// Nobody may see it yet: ask first.
    AskFirst,
    /// Somebody else would love the same.
    SharesInterest {
        /// Their first name; empty when not known.
        who: String,
    },
    /// Against: not confirmed for over a year.
    NotConfirmedSince {
        /// The day.
        on: Date,
    },
    /// Against: never confirmed.
    NeverConfirmed,
    /// Against: asked already this month.
    AskedThisMonth {
        /// How often.
        times: u32,
        /// How often they like to be asked at most.
        most: Option<u32>,
    },
    /// Against: says that there is room for fewer than are asked for.
    RoomFor {
        /// For so many.
        capacity: u32,
    },
    /// Against: free at other times than were asked for, as far as words say so.
    NotFreeWhenAsked {
        /// The times that were asked for: `mon evening`, `sat`.
        slots: Vec<String>,
    },
    /// Against: just what was said not to be looked for.
    AskedForNo {
        /// What, in the words of who asks: `gyms`.
        what: String,
    },
    /// Against: says that just this is not offered.
    SaysNot {
        /// In its own words.
        words: String,
    },
    /// Against: nobody knows where it is.
    NoPlace,
    /// Against: nobody is noted as holding it.
    NobodyHoldsIt,
}
