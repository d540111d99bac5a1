//! Every change somebody makes by hand: add, edit, place, rest, remove, undo.

mod answers;
mod forms;

pub(super) use answers::*;
pub(super) use forms::geometry;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire::{AssetForm, EntryRow, NeedForm, PersonForm, WireGeometry};
use crate::domain::{Date, Instant, LinkKind, RecordId, RecordRef};
use crate::map::OperationName;

/// A record that was made.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Added {
    pub id: RecordId,
}

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* $(,)? })*) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        #[allow(missing_docs)]
        pub struct $name { $(pub $field: $type),* })*
    };
}

requests! {
    /// Note something on offer.
    AddAssetRequest { asset: AssetForm }
    /// Change what is noted about something on offer.
    EditAssetRequest { id: RecordId, asset: AssetForm }
    /// Note what somebody is looking for.
    AddNeedRequest { need: NeedForm }
    /// Change what is noted about a looking-for.
    EditNeedRequest { id: RecordId, need: NeedForm }
    /// Note a person.
    AddPersonRequest { person: PersonForm }
    /// Change what is noted about a person.
    EditPersonRequest { id: RecordId, person: PersonForm }
    /// Keep an area; without geometry, a community of interest.
    AddAreaRequest { title: String, drawn_by: Option<String>, geometry: Option<WireGeometry> }
    /// Change an area's name, who drew it, or its outline.
    EditAreaRequest {
        id: RecordId, title: String, drawn_by: Option<String>, geometry: Option<WireGeometry>,
    }
    /// Put an asset, need or person in a place, or take the place away.
    SetPlaceRequest { record: RecordRef, geometry: Option<WireGeometry> }
    /// Move a record to the bin.
    RemoveRequest { record: RecordRef }
    /// Take a record out of the bin.
    RestoreRequest { record: RecordRef }
    /// What is in the bin.
    BinRequest {}
    /// Say that entries are still true today.
    StillTrueRequest { records: Vec<RecordRef> }
    /// Let a person or an entry rest until a day; null: rest no longer.
    RestRequest { record: RecordRef, until: Option<Date> }
    /// Note a conversation.
    AddTalkRequest { person: RecordId, words: String }
    /// Say that two records belong together.
    AddLinkRequest { kind: LinkKind, from: RecordRef, to: RecordRef, words: Option<String> }
    /// Take the last change back.
    UndoRequest {}
    /// Do again what was taken back.
    RedoRequest {}
    /// What was done, newest first; of one record, or of the whole map.
    HistoryRequest { record: Option<RecordId>, limit: u32 }
    /// Keep words being typed. `words` is the form as JSON text.
    PutDraftRequest { key: String, words: String }
    /// Drop a draft.
    RemoveDraftRequest { key: String }
    /// Drafts put aside.
    DraftsRequest {}
}

/// What is in the bin, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Bin {
    pub rows: Vec<BinRow>,
}

/// A record in the bin.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct BinRow {
    pub record: RecordRef,
    pub title: String,
    pub removed_at: Instant,
    /// The shape, for an asset or a need.
    pub entry: Option<EntryRow>,
}

/// What was undone or done again; null: there was nothing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Undone {
    pub operation: Option<OperationName>,
}

/// What was done.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct History {
    pub rows: Vec<HistoryRow>,
}

/// One operation of the history.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct HistoryRow {
    pub operation: OperationName,
    pub at: Instant,
    pub by: String,
    /// Taken back again.
    pub undone: bool,
    /// Fields that changed, by name.
    pub fields: Vec<String>,
}

/// Drafts put aside, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Drafts {
    pub rows: Vec<DraftRow>,
}

/// Words being typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct DraftRow {
    pub key: String,
    pub words: String,
    pub saved_at: Instant,
}
