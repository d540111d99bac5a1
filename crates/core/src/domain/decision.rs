//! What was said of a place that a street map suggested.

use super::{Date, LonLat, RecordId};

/// The source of what came from OpenStreetMap.
pub const OSM_SOURCE: &str = "OpenStreetMap";
/// Its credit, which goes wherever something of it goes (<https://www.openstreetmap.org/copyright>).
pub const OSM_CREDIT: &str = "© OpenStreetMap contributors";
/// Its licence (<https://opendatacommons.org/licenses/odbl/1-0/>).
pub const OSM_LICENSE: &str = "ODbL-1.0";

/// What somebody says of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It became an asset.
    Accepted,
    /// It is not here any more.
    NotHere,
    /// It is here, and not for this map.
    NotForUs,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::NotHere, Self::NotForUs];

    /// The word in tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotHere => "not_here",
            Self::NotForUs => "not_for_us",
        }
    }

    /// The verdict with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

/// A suggestion that somebody decided about. It is not asked again, also not after a newer street
/// map; what that says otherwise is told by comparing with what was there then.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Key.
    pub id: RecordId,
    /// Who suggested it, such as `OpenStreetMap`.
    pub source: String,
    /// The object there: `way/123`.
    pub source_id: String,
    /// What was said.
    pub verdict: Verdict,
    /// What an accepted one became.
    pub asset: Option<RecordId>,
    /// Its name then; empty if it had none.
    pub name: String,
    /// Where it was then.
    pub point: LonLat,
    /// How often the object had been changed then; 0 if not said.
    pub version: u32,
    /// When it was decided.
    pub decided_on: Option<Date>,
}
