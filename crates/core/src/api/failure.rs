//! What a call that was not done tells the screen: a code and data, never a sentence to parse.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::error::Fault;

/// Why a call was not done. Nothing was changed unless the code says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Failure {
    /// No map is open in this window.
    NoMap,
    /// The record is not in the map any more.
    NotFound,
    /// A field cannot hold what was given.
    Invalid {
        /// The field, named as in the form.
        field: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// People are introduced only when both have said yes.
    NotBothAgreed,
    /// A word stands in another line of the word list.
    WordTaken {
        /// The word.
        word: String,
    },
    /// The map file is open in another window or program.
    InUse,
    /// The map was opened to look only.
    ReadOnly,
    /// The map was made by a newer release; it was left untouched.
    TooNew {
        /// Its format.
        found: u32,
        /// What this release reads.
        supported: u32,
        /// Day of the newest copy this release can read, if there is one.
        copy_of: Option<crate::domain::Date>,
    },
    /// The file is not a map.
    NotAMap,
    /// A part of the map cannot be read; it was kept as it is.
    Damaged,
    /// There is no file there any more.
    Missing,
    /// There is a file of that name already; it was left untouched.
    AlreadyThere,
    /// There is no room on the disk; nothing was changed.
    DiskFull,
    /// The file or folder may not be read or written.
    NotAllowed,
    /// The file that was chosen cannot be read as any known format.
    UnreadableFile {
        /// What was wrong and where, in one plain sentence.
        sentence: String,
    },
    /// The job was stopped; nothing was changed.
    Stopped,
    /// The request was not understood: a newer screen with an older core, or the other way.
    BadRequest {
        /// For the details.
        detail: String,
    },
    /// Something unforeseen; nothing was changed. For the details only.
    Unforeseen {
        /// Technical, without personal data.
        detail: String,
    },
}

/// What the core tells a window without being asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A long job goes on.
    Progress {
        /// `import`, `open`, `export` …
        job: String,
        /// Done so far.
        done: u64,
        /// Of so many; null: not known.
        of: Option<u64>,
    },
    /// Something changed: ask again for what you show.
    Changed {
        /// Counts up with every change.
        generation: u64,
    },
    /// More of the map was read for what it means: matches may be better now.
    Understood {
        /// Entries that are still matched by their words alone.
        left: u64,
    },
    /// A map is open (or another one).
    Ready,
    /// A file was dropped on the window: ask `import_preview` with this key, or `region_look` if a
    /// street map can be made of it.
    Dropped {
        /// The key.
        key: String,
        /// Whether it is an extract of OpenStreetMap or a finished base map, by its content.
        street_map: bool,
    },
}
