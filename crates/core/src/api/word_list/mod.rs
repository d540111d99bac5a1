//! Words that mean the same here: the group's own list, applied at once.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::RecordId;

/// Ask for the word list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WordListRequest {}

/// A line of words that mean the same.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WordLine {
    pub id: RecordId,
    /// The everyday word first.
    pub words: Vec<String>,
    /// How many entries say one of them.
    pub entries: u32,
}

/// The word list in order of the everyday words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WordList {
    pub rows: Vec<WordLine>,
}

/// Keep a line: a new one, or other words for one there is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct KeepWordsRequest {
    #[serde(default)]
    pub id: Option<RecordId>,
    pub words: Vec<String>,
}
