//! Lists, the key of an area, the map view, and the page of one entry.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod answers;

pub(super) use answers::*;

use super::people::WhoMaySee;
use super::wire::{AreaChoice, EntryRow, Mark, Side, View, WireGeometry};
use crate::domain::{
    AssetKind, Availability, Date, LinkKind, NeedKind, NeedState, RecordId, RecordRef, Sharing,
};

/// Which entries a list shows.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct EntryFilter {
    /// Offered or looked for; null: both.
    pub side: Option<Side>,
    /// Only these shapes' kinds; null: all. A null inside stands for *Anything*.
    pub kinds: Option<Vec<Option<AssetKind>>>,
    /// Only inside this area.
    pub area: AreaChoice,
    /// Only with these words.
    pub words: Option<String>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryOrder {
    /// Lately confirmed first.
    #[default]
    LatelyConfirmed,
    /// Nearest to the middle of the area or view first.
    Nearest,
    /// By title.
    ByTitle,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct EntriesRequest {
    #[serde(default)]
    pub filter: EntryFilter,
    #[serde(default)]
    pub order: EntryOrder,
    pub offset: u32,
    pub limit: u32,
    /// Also what rests, and what is looked for no longer.
    #[serde(default)]
    pub every_state: bool,
    /// Middle of the view, for the order by nearness.
    #[serde(default)]
    pub near: Option<super::wire::WirePoint>,
}

/// A page of a list with honest counts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Entries {
    /// The rows of this page.
    pub rows: Vec<EntryRow>,
    /// How many pass the filter.
    pub shown: u32,
    /// How many there are on this side inside the area, whatever their kind, of the states that were asked for.
    pub total: u32,
}

/// Count what lies in an area.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AreaKeyRequest {
    #[serde(default)]
    pub area: AreaChoice,
}

/// One line of the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyRow {
    /// The kind; null: *Anything*, for needs only.
    pub kind: Option<AssetKind>,
    /// On offer.
    pub offers: u32,
    /// Looked for.
    pub needs: u32,
}

/// The key of an area: what is in it, and what is not counted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AreaKey {
    /// Six kinds, and a seventh line when some need would take anything.
    pub rows: Vec<KeyRow>,
    /// On offer together.
    pub offers: u32,
    /// Looked for together.
    pub needs: u32,
    /// Inside, but resting.
    pub resting: u32,
    /// In the map without a place yet (counted for any area, they may belong here).
    pub without_place: u32,
    /// Interests about health, which never show on a map.
    pub about_health: u32,
    /// With a place outside the area.
    pub outside: u32,
    /// Doors inside the area.
    pub homes: u32,
    /// People who live inside the area.
    pub people: u32,
}

/// The entries that a key does not count.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NotCountedRequest {
    #[serde(default)]
    pub area: AreaChoice,
}

/// The entries that a key does not count.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NotCounted {
    pub resting: Vec<EntryRow>,
    pub without_place: Vec<EntryRow>,
    pub about_health: Vec<EntryRow>,
}

/// What the map shows of our entries in a view.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct MapViewRequest {
    pub view: View,
    #[serde(default)]
    pub filter: EntryFilter,
}

/// What the map shows: single shapes from tiles, or paper tickets where there are many.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MapView {
    /// Entries with a place in view that pass the filter's side, kinds and words.
    pub in_view: u32,
    /// Tickets with exact counts; empty: draw single shapes.
    pub tickets: Vec<Ticket>,
}

/// A paper ticket: how many entries stand in a part of the view.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Ticket {
    /// Middle of its entries.
    pub lon: f64,
    pub lat: f64,
    pub offers: u32,
    pub needs: u32,
    /// Up to three shapes, commonest first, filled before hollow.
    pub marks: Vec<Mark>,
}

/// Ask for the page of one asset or need.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct EntryRequest {
    pub id: RecordId,
}

/// Somebody or something that a page names and leads to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Named {
    pub record: RecordRef,
    pub name: String,
}

/// A link as a page shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct LinkRow {
    pub id: RecordId,
    pub kind: LinkKind,
    /// Whether this page's record is the `from` end.
    pub outward: bool,
    pub other: Named,
    pub mark: Option<Mark>,
    pub words: Option<String>,
}

/// A story as a page shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct StoryRow {
    pub id: RecordId,
    pub teller: Option<String>,
    pub words: String,
    pub told_on: Option<Date>,
    pub sharing: Sharing,
}

/// Everything on the page of an asset or a need.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct EntryPage {
    pub record: RecordRef,
    pub mark: Mark,
    pub title: String,
    pub description: Option<String>,
    pub own_words: Option<String>,
    pub tags: Vec<String>,
    /// Holder of an asset, or who said a need.
    pub who: Option<Named>,
    /// Name from a file of somebody the map does not know.
    pub who_unknown: Option<String>,
    pub geometry: Option<WireGeometry>,
    /// Where its mark stands: its own place or the holder's.
    pub point: Option<super::wire::WirePoint>,
    /// The place is its holder's home: shared as a square only.
    pub at_home: bool,
    pub street: Option<String>,
    pub availability: Availability,
    pub recurrence: Option<String>,
    pub capacity: Option<u32>,
    pub facilities: Vec<String>,
    pub languages: Vec<String>,
    pub reach_m: Option<f64>,
    pub asks_per_month: Option<u32>,
    pub confirmed_on: Option<Date>,
    pub stale: bool,
    pub resting_until: Option<Date>,
    pub sharing: Sharing,
    pub who_may_see: WhoMaySee,
    pub links: Vec<LinkRow>,
    pub stories: Vec<StoryRow>,
    /// What a group offers, what a group looks for.
    pub offers: Vec<EntryRow>,
    pub looks_for: Vec<EntryRow>,
    /// Only for needs.
    pub need: Option<NeedDetails>,
    /// Fields of an imported file that are not understood, as name and text.
    pub extra: Vec<(String, String)>,
    pub source: Option<String>,
}

/// What only a need has.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NeedDetails {
    pub kind: NeedKind,
    pub kinds: Vec<AssetKind>,
    pub within_m: Option<f64>,
    pub how_many: Option<u32>,
    pub state: NeedState,
    pub stated_on: Option<Date>,
}

/// Find something by words: gift, name or street.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct SearchRequest {
    pub words: String,
    #[serde(default)]
    pub near: Option<super::wire::WirePoint>,
    pub limit: u32,
}

/// What was found, best first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct SearchAnswer {
    pub rows: Vec<SearchRow>,
}

/// One thing that was found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SearchRow {
    /// A person, asset, need or area.
    pub record: RecordRef,
    /// Shape of an asset or need.
    pub mark: Option<Mark>,
    /// Name or title.
    pub title: String,
    /// Who or where.
    pub detail: Option<String>,
    /// Where it is, to show it on the map.
    pub point: Option<super::wire::WirePoint>,
    /// Metres from `near`.
    pub distance_m: Option<f64>,
}
