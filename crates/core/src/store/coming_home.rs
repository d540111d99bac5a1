//! What has to be known of the map when an export of its own comes home.

use std::collections::{HashMap, HashSet};

use super::error::StoreError;
use super::open::Store;
use super::stamp::Stamp;
use crate::domain::{RecordId, RecordKind, RecordRef};

/// Records that are not live, by why.
#[derive(Clone, Debug, Default)]
pub struct Gone {
    /// Moved to the bin.
    pub binned: HashSet<RecordRef>,
    /// Their making was undone: not known any more, but their keys are used up.
    pub unmade: HashSet<RecordId>,
}

impl Store {
    /// People, assets, needs and areas that are not live.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn gone(&self) -> Result<Gone, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("gone_list.sql"))?;
        let mut rows = select.query([])?;
        let mut gone = Gone::default();
        while let Some(row) = rows.next()? {
            let (kind, id, unmade): (String, [u8; 16], bool) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let id = RecordId::from_uuid(uuid::Uuid::from_bytes(id));
            if unmade {
                gone.unmade.insert(id);
            } else if let Some(kind) = RecordKind::from_table(&kind) {
                gone.binned.insert(RecordRef::new(kind, id));
            }
        }
        Ok(gone)
    }

    /// Fields of live records that were edited after `since`, by the names of the contracts.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`], [`StoreError::Unreadable`].
    pub fn changed_since(&self, since: Stamp) -> Result<HashSet<(RecordId, String)>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("changed_list.sql"))?;
        let mut rows = select.query([since.stored()])?;
        let mut changed = HashSet::new();
        while let Some(row) = rows.next()? {
            let (id, stamps, element): ([u8; 16], Option<String>, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let id = RecordId::from_uuid(uuid::Uuid::from_bytes(id));
            changed.extend(element.map(|field| (id, field)));
            let Some(stamps) = stamps else { continue };
            let unreadable = |_| StoreError::Unreadable {
                table: "record",
                column: "field_stamps",
            };
            let stamps: HashMap<String, (i64, i64)> =
                serde_json::from_str(&stamps).map_err(unreadable)?;
            let later = stamps
                .into_iter()
                .filter(|(_, (stamp, _))| *stamp > since.stored());
            changed.extend(later.map(|(column, _)| (id, field_of(column))));
        }
        Ok(changed)
    }
}

/// The field of the contracts that a column belongs to.
fn field_of(column: String) -> String {
    match column.as_str() {
        "holder_kind" | "holder" | "holder_name" => "holder".to_owned(),
        "stated_by_kind" | "stated_by" | "stated_by_name" => "stated_by".to_owned(),
        "altitudes" => "geometry".to_owned(),
        "home_altitudes" => "home".to_owned(),
        _ => column,
    }
}
