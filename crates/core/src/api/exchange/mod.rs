//! Taking a map to a meeting, and bringing a file in.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire::{AreaChoice, EntryRow, OutputFor, WireGeometry};
use crate::domain::{AssetKind, Sharing};
use crate::exchange::Report;
use crate::privacy::Withheld;

/// What would go and what would stay.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct OutputPreviewRequest {
    pub audience: OutputFor,
    #[serde(default)]
    pub area: AreaChoice,
    /// Only assets of these kinds; null: everything.
    #[serde(default)]
    pub kinds: Option<Vec<AssetKind>>,
}

/// A count with its reason.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WithheldRow {
    pub reason: Withheld,
    pub count: u32,
}

/// How many would go to an audience.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AudienceCount {
    pub audience: OutputFor,
    pub written: u32,
    pub all: u32,
}

/// A record as it leaves, for the list and the sheet of the preview.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct OutputRow {
    pub record: crate::domain::RecordKind,
    pub mark: Option<super::wire::Mark>,
    pub title: String,
    pub who: Option<String>,
    /// `exact`, `100 m` … `none`.
    pub precision: String,
    pub geometry: Option<WireGeometry>,
}

/// One record before and after, from the real data.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct OutputExample {
    pub name: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub offers: Option<String>,
    pub talks: u32,
    /// As it leaves: name if granted, what is offered, the square.
    pub name_after: Option<String>,
    pub offers_after: Option<String>,
    /// Side of the square in metres; 0: exact; null: no place.
    pub square_m: Option<u32>,
}

/// What would go and what would stay behind; the two add up to all.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct OutputPreview {
    pub audiences: Vec<AudienceCount>,
    pub written: u32,
    pub offers: u32,
    pub needs: u32,
    pub people: u32,
    pub areas: u32,
    pub people_by_name: u32,
    pub telephone_numbers: u32,
    pub house_numbers: u32,
    pub withheld: Vec<WithheldRow>,
    pub example: Option<OutputExample>,
    /// The rows that leave, at most 2,000 for the sheet; `written` says how many there are.
    pub rows: Vec<OutputRow>,
}

/// Write the file; asks where.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct OutputWriteRequest {
    pub audience: OutputFor,
    #[serde(default)]
    pub area: AreaChoice,
    #[serde(default)]
    pub kinds: Option<Vec<AssetKind>>,
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OutputWritten {
    /// Name of the file; null: the dialog was closed and nothing was written.
    pub file: Option<String>,
    /// Entries in it.
    pub written: u32,
    /// Entries that stayed behind.
    pub withheld: Vec<WithheldRow>,
}

/// Entries in an area that nobody was asked about yet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WhoToAskRequest {
    pub audience: OutputFor,
    #[serde(default)]
    pub area: AreaChoice,
}

/// Entries that nobody was asked about yet, at most 500, with how many there are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WhoToAsk {
    pub rows: Vec<EntryRow>,
    pub total: u32,
}

/// Choose a file and say what would come in; nothing is changed yet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportPreviewRequest {
    /// A file dropped on the window, by the key of its event; null: ask for one.
    #[serde(default)]
    pub dropped: Option<String>,
}

/// What would come in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// For `import_commit`; null: the dialog was closed.
    pub token: Option<String>,
    /// The report of the trial.
    pub report: Option<Report>,
}

/// Bring the chosen file in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct ImportCommitRequest {
    pub token: String,
    pub sharing: Sharing,
    /// Where it comes from; null: the file's name.
    #[serde(default)]
    pub source: Option<String>,
}
