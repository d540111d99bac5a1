//! Shapes on the wire that several calls share. Domain types stay inside the core.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{
    AssetKind, Audience, Availability, BoundingBox, Date, NeedKind, NeedState, RecordId, RecordRef,
    Sharing,
};

/// A GeoJSON geometry (RFC 7946): longitude before latitude, WGS 84 degrees.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "import(\"geojson\").Geometry")]
pub struct WireGeometry(pub geojson::Geometry);

/// Nothing to say: the call was done.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// Filled or hollow: what is offered, or what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Side {
    Offer,
    Need,
}

/// The shape of an entry: its side and kind. `kind` is null for a need that anything would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Mark {
    pub side: Side,
    pub kind: Option<AssetKind>,
}

/// A part of the map: everything, an area of the map file, or an outline just drawn.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum AreaChoice {
    /// The whole map.
    #[default]
    Whole,
    /// An area of the map.
    Known {
        /// Its key.
        id: RecordId,
    },
    /// An outline just drawn: corners as [lon, lat], not closed.
    Drawn {
        /// The corners.
        outline: Vec<[f64; 2]>,
    },
}

/// Where an entry's mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WirePoint {
    pub lon: f64,
    pub lat: f64,
}

/// An entry as one row of a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EntryRow {
    /// The asset or need.
    pub record: RecordRef,
    /// Its shape.
    pub mark: Mark,
    /// What it is; for a need, in people's own words.
    pub title: String,
    /// Who holds or said it, by first name for a person, as written for somebody the map does not know; null if not said
    /// or for a place.
    pub who: Option<String>,
    /// When it suits.
    pub availability: Availability,
    /// RFC 5545 rule of a group.
    pub recurrence: Option<String>,
    /// Seats or pieces.
    pub capacity: Option<u32>,
    /// What it has.
    pub facilities: Vec<String>,
    /// The street of who holds it, if known.
    pub street: Option<String>,
    /// Last day it was confirmed.
    pub confirmed_on: Option<Date>,
    /// Not confirmed for a year.
    pub stale: bool,
    /// Resting today.
    pub resting: bool,
    /// Who may see it.
    pub sharing: Sharing,
    /// Where its mark stands; null: no place yet.
    pub point: Option<WirePoint>,
    /// A need that is an interest.
    pub interest: bool,
    /// State of a need.
    pub state: Option<NeedState>,
}

/// What a form about an asset says; every field is the whole new value.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AssetForm {
    pub kind: AssetKind,
    pub title: String,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub own_words: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    /// The person, group or institution who holds it.
    #[serde(default)]
    pub holder: Option<RecordRef>,
    #[serde(default)]
    pub geometry: Option<WireGeometry>,
    #[serde(default)]
    pub availability: Availability,
    #[serde(default)]
    pub recurrence: Option<String>,
    #[serde(default)]
    pub capacity: Option<u32>,
    #[serde(default)]
    pub facilities: Vec<String>,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub reach_m: Option<f64>,
    #[serde(default)]
    pub asks_per_month: Option<u32>,
}

/// What a form about a need says; every field is the whole new value.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct NeedForm {
    pub kind: NeedKind,
    pub title: String,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub kinds: Vec<AssetKind>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub stated_by: Option<RecordRef>,
    #[serde(default)]
    pub geometry: Option<WireGeometry>,
    #[serde(default)]
    pub availability: Availability,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub within_m: Option<f64>,
    #[serde(default)]
    pub how_many: Option<u32>,
    pub state: NeedState,
}

/// What a form about a person says; every field is the whole new value.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PersonForm {
    pub name: String,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub street: Option<String>,
    #[serde(default)]
    pub house_number: Option<String>,
    #[serde(default)]
    pub postcode: Option<String>,
    /// The home as a point.
    #[serde(default)]
    pub home: Option<WireGeometry>,
    #[serde(default)]
    pub asking: Option<String>,
    #[serde(default)]
    pub reach_m: Option<f64>,
    #[serde(default)]
    pub asks_per_month: Option<u32>,
    #[serde(default)]
    pub availability: Availability,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub notes: Option<String>,
    #[serde(default)]
    pub asked_not_to: bool,
}

/// The part of the world to show, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct View {
    pub bounds: BoundingBox,
    pub zoom: f64,
}

/// An audience, or the owner's own archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "OutputAudience")]
#[allow(missing_docs)]
pub enum OutputFor {
    Coordinators,
    Group,
    Public,
    /// Everything at full precision, not for sharing.
    #[serde(rename = "self")]
    Self_,
}

impl OutputFor {
    /// The audience; `None` for the owner's own archive.
    #[must_use]
    pub const fn audience(self) -> Option<Audience> {
        match self {
            Self::Coordinators => Some(Audience::Coordinators),
            Self::Group => Some(Audience::Group),
            Self::Public => Some(Audience::Public),
            Self::Self_ => None,
        }
    }
}
