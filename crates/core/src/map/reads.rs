//! What is asked of a map besides its contents; each question goes to the store as it is.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{
    Binned, CheckReport, Done, Draft, Gone, Imported, Map, OpenError, OperationName, Stamp,
    StoreError,
};
use crate::domain::{
    Audience, Decision, Door, Instant, Priority, RecordId, RecordRef, Story, Talk, Visit,
};

/// Removed records can be taken out of the bin for so many days (design, rule 11).
const BIN_DAYS: i32 = 30;

#[allow(clippy::missing_errors_doc)]
impl Map {
    /// The map's name.
    pub fn name(&self) -> Result<String, StoreError> {
        Ok(self.store.setting("name")?.unwrap_or_default())
    }

    /// What tells this map from every other; copies share it.
    pub fn uid(&self) -> Result<uuid::Uuid, StoreError> {
        Ok(uuid::Uuid::from_bytes(self.store.needed_setting("uid")?))
    }

    /// The secret that squares and keys of outputs are made with. Never leaves.
    pub fn secret(&self) -> Result<[u8; 32], StoreError> {
        self.store.needed_setting("secret")
    }

    /// Which streets lie under the map.
    pub fn streets(&self) -> Result<Option<String>, StoreError> {
        self.store.setting("streets")
    }

    /// What undo would take back.
    pub fn can_undo(&self) -> Result<Option<OperationName>, StoreError> {
        Ok(self
            .store
            .next_undo()?
            .map(|name| OperationName::from_json(&name)))
    }

    /// What redo would do again.
    pub fn can_redo(&self) -> Result<Option<OperationName>, StoreError> {
        Ok(self
            .store
            .next_redo()?
            .map(|name| OperationName::from_json(&name)))
    }

    /// Makes everything done so far permanent.
    pub fn forget_undo(&mut self) -> Result<(), StoreError> {
        self.store.forget_undo()
    }

    /// What was done, newest first, of one record or of the whole map.
    pub fn history(&self, of: Option<RecordId>, limit: u32) -> Result<Vec<Done>, StoreError> {
        self.store.history(of, limit)
    }

    /// What was moved to the bin in the last 30 days, newest first.
    pub fn bin(&self) -> Result<Vec<Binned>, StoreError> {
        self.store.bin(self.today().days_before(BIN_DAYS))
    }

    /// All stories, newest first.
    pub fn stories(&self) -> Result<Vec<Story>, StoreError> {
        self.store.stories()
    }

    /// All priorities, newest first.
    pub fn priorities(&self) -> Result<Vec<Priority>, StoreError> {
        self.store.priorities()
    }

    /// The talks with one person, newest first.
    pub fn talks(&self, person: RecordId) -> Result<Vec<Talk>, StoreError> {
        self.store.talks(person)
    }

    /// What was said of suggestions.
    pub fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.store.decisions()
    }

    /// The visits at one door, newest first.
    pub fn visits(&self, door: RecordId) -> Result<Vec<Visit>, StoreError> {
        self.store.visits(door)
    }

    /// The visits at all doors, newest first.
    pub fn all_visits(&self) -> Result<Vec<Visit>, StoreError> {
        self.store.all_visits()
    }

    /// All doors.
    pub fn doors(&self) -> Result<Vec<Door>, StoreError> {
        self.store.doors()
    }

    /// What a source last said of each of its records.
    pub fn imported(&self, source: &str) -> Result<HashMap<String, Imported>, StoreError> {
        self.store.imported(source)
    }

    /// Records that are not live.
    pub fn gone(&self) -> Result<Gone, StoreError> {
        self.store.gone()
    }

    /// Fields that were edited after a moment of the map's own clock.
    pub fn changed_since(&self, since: Stamp) -> Result<HashSet<(RecordId, String)>, StoreError> {
        self.store.changed_since(since)
    }

    /// The stamp of the last change: the moment of the map's own clock.
    pub fn last_stamp(&self) -> Result<Stamp, StoreError> {
        self.store.last_stamp()
    }

    /// A key for a new record.
    #[must_use]
    pub fn new_id(&self) -> RecordId {
        let millis = u64::try_from(self.now().millis()).unwrap_or_default();
        RecordId::new(millis, &(self.at.random)())
    }

    /// Whether a record of this key was ever made, in the bin or not.
    pub fn knows(&self, record: RecordRef) -> Result<bool, StoreError> {
        self.store.knows(record)
    }

    /// The squares that were made for an audience: side in metres by home, 0 for none.
    pub fn cells(&self, audience: Audience) -> Result<HashMap<RecordId, u32>, StoreError> {
        self.store.cells(audience)
    }

    /// Keeps the squares that were made; they only ever grow.
    pub fn keep_cells(
        &mut self,
        audience: Audience,
        cells: &[(RecordId, u32)],
    ) -> Result<(), StoreError> {
        self.store.keep_cells(audience, cells)
    }

    /// What is watched, a need by its key or a search as it is kept, with when somebody last looked.
    pub fn watched(&self) -> Result<Vec<(String, Instant)>, StoreError> {
        self.store.watched()
    }

    /// Notes that somebody looks now. It is no operation: there is nothing to take back.
    pub fn look(&mut self, key: &str) -> Result<(), StoreError> {
        let now = self.now();
        self.store.put_watched(key, now)
    }

    /// Watches it no longer.
    pub fn forget_watched(&mut self, key: &str) -> Result<(), StoreError> {
        self.store.remove_watched(key)
    }

    /// Drafts, newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.store.drafts()
    }

    /// Keeps words being typed; they are on the disk when this returns.
    pub fn put_draft(&mut self, key: &str, words: &str) -> Result<(), StoreError> {
        let now = self.now();
        self.store.put_draft(key, words, now)
    }

    /// Drops a draft.
    pub fn remove_draft(&mut self, key: &str) -> Result<(), StoreError> {
        self.store.remove_draft(key)
    }

    /// Writes a verified copy to a new file.
    pub fn backup(&self, to: &Path) -> Result<(), OpenError> {
        self.store.backup(to)
    }

    /// Looks at every page and every record.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        self.store.check()
    }
}
