//! What was done, as a code with data that the screen says in words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::Audience;

/// The name of an operation. Titles in it are personal: erasure clears them with the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum OperationName {
    AssetAdded {
        title: String,
    },
    AssetEdited {
        title: String,
    },
    NeedAdded {
        title: String,
    },
    NeedEdited {
        title: String,
    },
    PersonAdded {
        title: String,
    },
    PersonEdited {
        title: String,
    },
    AreaAdded {
        title: String,
    },
    AreaEdited {
        title: String,
    },
    DoorAdded {
        title: String,
    },
    LinkAdded {
        title: String,
    },
    TalkAdded {
        title: String,
    },
    Noted {
        title: String,
    },
    Placed {
        title: String,
    },
    Removed {
        title: String,
    },
    Restored {
        title: String,
    },
    StillTrue {
        title: String,
    },
    Rested {
        title: String,
    },
    FollowedUp {
        title: String,
    },
    WordsKept {
        title: String,
    },
    Shared {
        count: u32,
        audience: Audience,
    },
    TakenBack {
        title: String,
    },
    Imported {
        file: String,
        count: u32,
    },
    MapRenamed {
        title: String,
    },
    /// So many suggestions were put on the map.
    SuggestionsAccepted {
        count: u32,
    },
    /// It was said of so many suggestions that they are not for this map, or to ask again.
    SuggestionsDecided {
        count: u32,
    },
    SampleMade,
    /// Written by another release.
    #[serde(other)]
    Other,
}

impl OperationName {
    /// As the store keeps it.
    pub(super) fn to_json(&self) -> String {
        // Strings and numbers always become JSON.
        serde_json::to_string(self).unwrap_or_else(|_| r#"{"code":"other"}"#.to_owned())
    }

    /// From what the store kept; [`OperationName::Other`] when this release does not know it.
    #[must_use]
    pub fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or(Self::Other)
    }
}
