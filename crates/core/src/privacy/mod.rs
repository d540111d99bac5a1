//! The one door through which anything leaves.
//!
//! Pure: records, grants, audience, day and squares in, the reduced record out. [`Reduced`]
//! can be made nowhere else, and exporters take nothing else. What is withheld is counted
//! with its reason. What an introduction says on paper goes through [`Paper`] in the same way.

mod cells;
mod consent;
mod output;
mod paper;
mod reduce;
mod rekey;
mod scrub;

pub use cells::{Cell, Cells, Grid};
pub use consent::{Consents, Given, GrantSeen, Seen, ToWithdraw};
pub use output::{Counts, Example, Means, Output, Selection, prepare};
pub use paper::{Paper, PaperSide, PaperWords, Slip};
pub use reduce::{Place, Precision, Property, Reduced};
pub use rekey::Keys;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a record stays behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// Nobody gave a yes, or asked.
    NotAsked,
    /// There is a yes, for a narrower audience or for other parts.
    OtherAudience,
    /// The yes was taken back.
    Withdrawn,
    /// Too few people share the square of the home.
    TooFewNear,
    /// Resting.
    Resting,
}

impl Withheld {
    /// The words of the report (design, section 5.2).
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::OtherAudience => "other audience",
            Self::Withdrawn => "withdrawn",
            Self::TooFewNear => "too few near",
            Self::Resting => "resting",
        }
    }
}
