//! One open map: the store, what is live in memory, the index over it. The only place where
//! a change starts.

mod operation;
mod reads;
mod sheet;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use uuid::Uuid;

pub use crate::store::{
    Access, Binned, CheckReport, Done, Draft, FieldHashes, Gone, Imported, OpenError,
    OperationState, Stamp, StoreError, Understood, Write, newest_copy, restore,
};
pub use operation::OperationName;
pub use sheet::SheetGrid;

use homeground_meaning::Vector;

use crate::domain::{Contents, Date, Instant, RecordKind, RecordRef};

use crate::index::Index;
use crate::index::local::LocalWords;
use crate::index::meaning::{TextMark, is_text_of};
pub(crate) use crate::store::sync_folder;
use crate::store::{Identity, Store, WriterId};

/// A clock and a source of randomness, passed in so that a test can hold them still.
pub type Clock = dyn Fn() -> Instant + Send + Sync;

/// What a map needs from outside: which device this is, who is at its keyboard, the time.
#[derive(Clone)]
pub struct Surroundings {
    /// This device; from the data folder, never from a map file.
    pub device: Uuid,
    /// Who is at the keyboard; empty: not said.
    pub by: String,
    /// The time.
    pub clock: Arc<Clock>,
    /// Ten random bytes.
    pub random: Arc<dyn Fn() -> [u8; 10] + Send + Sync>,
    /// Minutes that local time is ahead of UTC: which day it is where the person stands.
    pub offset_minutes: i32,
}

impl Surroundings {
    /// The system's clock, time zone and randomness.
    #[must_use]
    pub fn of_system(device: Uuid, by: String) -> Self {
        let offset_minutes = jiff::ZonedDateTime::now().offset().seconds() / 60;
        Self {
            device,
            by,
            clock: Arc::new(|| Instant::from_millis(jiff::Timestamp::now().as_millisecond())),
            random: Arc::new(|| {
                let mut bytes = [0; 10];
                // Without randomness a key made from the clock alone still differs by counter.
                if getrandom::fill(&mut bytes).is_err() {
                    bytes[..8].copy_from_slice(
                        &jiff::Timestamp::now().as_nanosecond().to_le_bytes()[..8],
                    );
                }
                bytes
            }),
            offset_minutes,
        }
    }
}

/// One open map file.
pub struct Map {
    store: Store,
    writer: Option<WriterId>,
    at: Surroundings,
    contents: OnceLock<Contents>,
    index: OnceLock<Index>,
    generation: u64,
}

impl Map {
    /// Makes a new map file with its name, its uid and its secret.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create(path: &Path, name: &str, at: &Surroundings) -> Result<Self, OpenError> {
        Self::of(Store::create(path, &identity(name, at))?, at)
    }

    /// A map that lives in memory only.
    ///
    /// # Errors
    /// As [`Store::in_memory`].
    pub fn in_memory(name: &str, at: &Surroundings) -> Result<Self, OpenError> {
        Self::of(Store::in_memory(&identity(name, at))?, at)
    }

    /// Opens a map file.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(path: &Path, access: Access, at: &Surroundings) -> Result<Self, OpenError> {
        Self::of(Store::open(path, access)?, at)
    }

    fn of(mut store: Store, at: &Surroundings) -> Result<Self, OpenError> {
        let writer = match store.access() {
            Access::Write => Some(store.writer(at.device, &at.by)?),
            Access::Read => None,
        };
        Ok(Self {
            store,
            writer,
            at: at.clone(),
            contents: OnceLock::new(),
            index: OnceLock::new(),
            generation: 1,
        })
    }

    /// Where the file is; empty for a map in memory.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    /// Whether it can be changed here.
    #[must_use]
    pub fn access(&self) -> Access {
        self.store.access()
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.at.clock)()
    }

    /// The day where the person stands.
    #[must_use]
    pub fn today(&self) -> Date {
        let millis = i64::from(self.at.offset_minutes) * 60_000;
        Instant::from_millis(self.now().millis() + millis).day()
    }

    /// Counts up with every change.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Everything live, read when first asked for and kept current since.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn contents(&self) -> Result<&Contents, StoreError> {
        if let Some(contents) = self.contents.get() {
            return Ok(contents);
        }
        let contents = self.store.contents()?;
        Ok(self.contents.get_or_init(|| contents))
    }

    /// The index over everything live, built when first asked for and kept current since.
    ///
    /// # Errors
    /// As [`Map::contents`].
    pub fn index(&self) -> Result<&Index, StoreError> {
        if let Some(index) = self.index.get() {
            return Ok(index);
        }
        let contents = self.contents()?;
        let mut index = Index::build(contents);
        let mut some = Vec::with_capacity(READ_AT_ONCE);
        self.store
            .each_understood(homeground_meaning::MODEL, |one| {
                some.push(as_read(&one));
                if some.len() == READ_AT_ONCE {
                    index.understand(contents, some.drain(..));
                }
            })?;
        index.understand(contents, some);
        Ok(self.index.get_or_init(|| index))
    }

    /// Keeps what texts mean, and matches by it from now on. It is derived: no operation, no history.
    ///
    /// # Errors
    /// As every write.
    pub fn keep_understood(&mut self, all: &[Understood]) -> Result<(), StoreError> {
        let contents = self.contents()?;
        // While they were read somebody may have changed them.
        let local = LocalWords::of(contents);
        let is_current = |one: &&Understood| is_text_of(contents, &local, one.record, one.text);
        let current: Vec<Understood> = all.iter().filter(is_current).copied().collect();
        self.store
            .keep_understood(homeground_meaning::MODEL, &current)?;
        if let (Some(contents), Some(index)) = (self.contents.get(), self.index.get_mut()) {
            index.understand(contents, current.iter().map(as_read));
        }
        Ok(())
    }

    /// How many entries are matched by their words alone so far.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`]
    pub fn not_understood(&self) -> Result<usize, StoreError> {
        self.store.not_understood(homeground_meaning::MODEL)
    }

    /// Drops what another encoder understood, and what was read of another text than there is now.
    ///
    /// # Errors
    /// As every write.
    pub fn tidy_understood(&mut self) -> Result<(), StoreError> {
        let contents = self.contents()?;
        let local = LocalWords::of(contents);
        let mut old = Vec::new();
        self.store
            .each_understood(homeground_meaning::MODEL, |one| {
                if !is_text_of(contents, &local, one.record, one.text) {
                    old.push(one);
                }
            })?;
        self.store.tidy_understood(homeground_meaning::MODEL, &old)
    }

    /// The one door for changes: runs `body` as one operation that is stamped, kept in the
    /// history, and done wholly or not at all.
    ///
    /// # Errors
    /// What `body` says, or the store; then nothing was changed.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        operation: OperationName,
        body: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let writer = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let now = (self.at.clock)();
        let (answer, touched) =
            self.store
                .write(&operation.to_json(), writer, now, &*self.at.random, body)?;
        self.refresh(&touched);
        Ok(answer)
    }

    /// Takes the last change back; gives its name.
    ///
    /// # Errors
    /// As every write.
    pub fn undo(&mut self) -> Result<Option<OperationName>, StoreError> {
        let writer = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let now = (self.at.clock)();
        let undone = self.store.undo(writer, now, &*self.at.random)?;
        self.after_swap(undone)
    }

    /// Does again what was taken back last; gives its name.
    ///
    /// # Errors
    /// As every write.
    pub fn redo(&mut self) -> Result<Option<OperationName>, StoreError> {
        let writer = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let now = (self.at.clock)();
        let redone = self.store.redo(writer, now, &*self.at.random)?;
        self.after_swap(redone)
    }

    fn after_swap(
        &mut self,
        swapped: Option<(String, Vec<RecordRef>)>,
    ) -> Result<Option<OperationName>, StoreError> {
        let Some((name, touched)) = swapped else {
            return Ok(None);
        };
        self.refresh(&touched);
        Ok(Some(OperationName::from_json(&name)))
    }

    /// Brings everything derived up to date with what was written.
    fn refresh(&mut self, touched: &[RecordRef]) {
        self.generation += 1;
        self.refresh_memory(touched);
        // Also where nobody has read the map yet, as on the command line: what was read of entries with other words than
        // they have now is in the file.
        let words = touched
            .iter()
            .any(|record| record.kind == RecordKind::Synonyms);
        if words && let Err(error) = self.tidy_understood() {
            // It is dropped when it is next read all the same.
            tracing::warn!(%error, "what local words changed is still there");
        }
    }

    /// Brings what is in memory up to date with what was written. It is written by now, so
    /// what fails here is read anew, and told, when somebody asks next.
    fn refresh_memory(&mut self, touched: &[RecordRef]) {
        /// Above so many records, reading everything anew is quicker than one by one.
        const ONE_BY_ONE: usize = 2_000;
        let Some(contents) = self.contents.get_mut() else {
            return;
        };
        let current = touched.len() <= ONE_BY_ONE
            && touched
                .iter()
                .all(|record| self.store.refresh(contents, *record).is_ok());
        if !current {
            self.contents = OnceLock::new();
            self.index = OnceLock::new();
        } else if let Some(index) = self.index.get_mut() {
            index.refresh(contents, touched);
        }
    }

    /// Who is at the keyboard from now on.
    ///
    /// # Errors
    /// As every write.
    pub fn set_surroundings(&mut self, at: &Surroundings) -> Result<(), StoreError> {
        if self.writer.is_some() {
            self.writer = Some(self.store.writer(at.device, &at.by)?);
        }
        self.at = at.clone();
        Ok(())
    }
}

/// So many vectors at a time go from the file into the index.
const READ_AT_ONCE: usize = 1_000;

/// What a text was read as.
fn as_read(one: &Understood) -> (RecordRef, TextMark, Option<Vector>) {
    (one.record, one.text, Vector::from_bytes(&one.vector))
}

/// A new map's own name, key and secret. Squares and keys of outputs are functions of the
/// secret and never of chance.
fn identity<'a>(name: &'a str, at: &Surroundings) -> Identity<'a> {
    let mut chance = Vec::with_capacity(50);
    while chance.len() < 48 {
        chance.extend((at.random)());
    }
    Identity {
        name,
        uid: *chance.first_chunk().unwrap_or(&[0; 16]),
        secret: *chance[16..].first_chunk().unwrap_or(&[0; 32]),
    }
}
