//! Who belongs to what: a row of its own with its own stamps.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RecordId, RecordRef};

/// How two records belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum LinkKind {
    BelongsTo,
    MeetsAt,
    HoldsKey,
    LooksAfter,
    Knows,
}

impl LinkKind {
    /// Every kind of link.
    pub const ALL: [Self; 5] = [
        Self::BelongsTo,
        Self::MeetsAt,
        Self::HoldsKey,
        Self::LooksAfter,
        Self::Knows,
    ];

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BelongsTo => "belongs_to",
            Self::MeetsAt => "meets_at",
            Self::HoldsKey => "holds_key",
            Self::LooksAfter => "looks_after",
            Self::Knows => "knows",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A link from one record to another; either end may arrive later than the link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Key.
    pub id: RecordId,
    /// How they belong together.
    pub kind: LinkKind,
    /// From whom or what: "Winnie" in "Winnie holds the key to the Net Loft".
    pub from: RecordRef,
    /// To whom or what.
    pub to: RecordRef,
    /// More about it, in words.
    pub words: Option<String>,
}
