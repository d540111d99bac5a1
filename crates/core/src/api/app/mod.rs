//! The program itself: which map is open, who uses this computer, opening and starting maps.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Failure;
use super::wire::WireGeometry;
use crate::domain::{BoundingBox, Date, Instant, RecordId};
use crate::map::{OperationName, SheetGrid};

/// Ask for the state of the program.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AppStateRequest {}

/// The state of the program.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AppState {
    /// Version of this release.
    pub version: String,
    /// Who uses this computer; null: not asked yet; empty: would rather not say.
    pub by: Option<String>,
    /// The open map, if one is.
    pub map: Option<MapInfo>,
    /// Maps opened lately, newest first.
    pub recent: Vec<RecentMap>,
    /// Why the map that this window was started for, or that was dropped on it, did not open.
    pub not_opened: Option<Failure>,
}

/// A map opened lately.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecentMap {
    /// A short key for `open_map`; never a path.
    pub key: String,
    /// Name of the map.
    pub name: String,
    /// Name of its file without folders.
    pub file: String,
    /// When it was last opened.
    pub opened_at: Instant,
    /// Whether the file is still where it was.
    pub there: bool,
}

/// An area of the map, for choosing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AreaRow {
    pub id: RecordId,
    pub title: String,
    pub drawn_by: Option<String>,
    /// Null: a community of interest.
    pub geometry: Option<WireGeometry>,
    pub bounds: Option<BoundingBox>,
}

/// The open map.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MapInfo {
    /// Its name.
    pub name: String,
    /// Name of its file without folders.
    pub file: String,
    /// Today, as the core sees it.
    pub today: Date,
    /// Live people.
    pub people: u32,
    /// Live assets.
    pub assets: u32,
    /// Needs that are open or resting.
    pub needs: u32,
    /// Introductions that go on, or that somebody should ask about.
    pub introductions: u32,
    /// Introductions that somebody should ask about today.
    pub follow_ups: u32,
    /// Areas in order of name; communities of interest last.
    pub areas: Vec<AreaRow>,
    /// The box round everything that has a place; null: nothing has one.
    pub bounds: Option<BoundingBox>,
    /// When the last change was kept; null: nothing changed yet.
    pub saved_at: Option<Instant>,
    /// What undo would take back.
    pub undo: Option<OperationName>,
    /// What redo would do again.
    pub redo: Option<OperationName>,
    /// Counts up with every change; part of tile addresses.
    pub generation: u64,
    /// The grid of the sheet.
    pub grid: SheetGrid,
    /// Whether a street map lies under the entries.
    pub streets: bool,
    /// The credit line of the street map.
    pub credit: Option<String>,
    /// Number of drafts put aside.
    pub drafts: u32,
}

/// Say who uses this computer; an empty name: would rather not say.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct SayWhoRequest {
    pub by: String,
}

/// Open a map in this window, or in a window of its own when this one has a map already.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "which", rename_all = "snake_case")]
pub enum OpenMapRequest {
    /// Ask for a file.
    Choose,
    /// One of the recent maps.
    Recent {
        /// Its key.
        key: String,
    },
    /// The sample neighbourhood, made afresh if it is not there yet.
    Sample,
    /// A new map with this name; asks where to keep it.
    New {
        /// Its name.
        name: String,
    },
    /// The newest readable copy of a map that could not be opened.
    Copy {
        /// Key of the recent map.
        key: String,
    },
}

/// What became of a wish to open a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Opened {
    /// It is open in this window.
    Here,
    /// It opens in a window of its own.
    OwnWindow,
    /// The dialog was closed: nothing happened.
    Cancelled,
}

/// Give the open map another name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct RenameMapRequest {
    pub name: String,
}

/// Keep a safe copy of the open map; asks where.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BackupRequest {}

/// A file that was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileWritten {
    /// Its name without folders; null: the dialog was closed and nothing was written.
    pub file: Option<String>,
}

/// Stop the job that is running.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CancelRequest {}
