//! One window's conversation with the core: the open map and what is derived from it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::understanding::Reader;
use super::{Event, Failure, Request};
use crate::data_folder::DataFolder;
use crate::map::{Access, Map, OpenError, Surroundings};
use crate::privacy::Consents;
use crate::regions::Regions;

/// What a program round the core must do for it: dialogs, further windows, telling the screen.
pub trait Host: Send + Sync {
    /// Asks for a file; `None` when the dialog is closed.
    fn choose(&self, what: &Choose) -> Option<PathBuf>;
    /// Opens another map in a process of its own. `false` when that did not work.
    fn open_window(&self, start: &Start) -> bool;
    /// Tells the screen something.
    fn emit(&self, event: Event);
}

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choose {
    /// A map to open.
    OpenMap,
    /// Where to keep a new map; a file name to offer.
    NewMap(String),
    /// A file to bring in.
    Import,
    /// Where to write a map for a meeting; a file name to offer.
    Export(String),
    /// Where to keep a safe copy; a file name to offer.
    Backup(String),
    /// A file to make a street map of.
    Region,
    /// Where to copy a street map to; a file name to offer.
    RegionCopy(String),
}

impl Choose {
    /// A short word for the purpose, for logs and for dialogs answered by a test.
    #[must_use]
    pub const fn purpose(&self) -> &'static str {
        match self {
            Self::OpenMap => "open_map",
            Self::NewMap(_) => "new_map",
            Self::Import => "import",
            Self::Export(_) => "export",
            Self::Backup(_) => "backup",
            Self::Region => "region",
            Self::RegionCopy(_) => "region_copy",
        }
    }
}

/// What a window shows first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// First start, or the map of last time.
    Welcome,
    /// The sample neighbourhood.
    Sample,
    /// This map file.
    File(PathBuf),
}

/// Bytes for a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// Media type of the body.
    pub mime: &'static str,
    /// The body; empty where there is nothing, which HTTP calls 204.
    pub body: Vec<u8>,
}

/// The open map of a window with what calls keep between them.
pub struct Session {
    pub(super) data: DataFolder,
    pub(super) host: Arc<dyn Host>,
    pub(super) open: Mutex<Open>,
    /// The street maps of this computer, which nobody waits for the open map to read.
    pub(super) regions: Regions,
    /// What of the open map is found by its address or name.
    own: Mutex<super::streets::OwnPlaces>,
    /// Whether the open map lies on the sample's streets.
    sample_open: AtomicBool,
    /// Wakes whoever reads entries for what they mean.
    pub(super) reader: Reader,
    /// Jobs that run, each with whether it was asked to stop.
    jobs: Mutex<Vec<Weak<AtomicBool>>>,
}

/// What is open, behind one lock: one call at a time touches a map.
#[derive(Default)]
pub(super) struct Open {
    pub(super) map: Option<Map>,
    consents: Option<(u64, Arc<Consents>)>,
    /// Files chosen for import, by token.
    pub(super) chosen: HashMap<String, PathBuf>,
    pub(super) saved_at: Option<crate::domain::Instant>,
    /// Why the map that the window was started for, or that was dropped on it, did not open.
    pub(super) not_opened: Option<Failure>,
}

impl Open {
    /// The open map.
    pub(super) fn map(&self) -> Result<&Map, Failure> {
        self.map.as_ref().ok_or(Failure::NoMap)
    }

    /// The open map, to change it.
    pub(super) fn map_mut(&mut self) -> Result<&mut Map, Failure> {
        self.map.as_mut().ok_or(Failure::NoMap)
    }

    /// The consents of the open map, made once for each state of it.
    pub(super) fn consents(&mut self) -> Result<Arc<Consents>, Failure> {
        let map = self.map.as_ref().ok_or(Failure::NoMap)?;
        let generation = map.generation();
        if let Some((made, consents)) = &self.consents
            && *made == generation
        {
            return Ok(Arc::clone(consents));
        }
        let consents = Arc::new(Consents::new(map.contents()?));
        self.consents = Some((generation, Arc::clone(&consents)));
        Ok(consents)
    }
}

impl Session {
    /// A session without a map.
    #[must_use]
    pub fn new(data: DataFolder, host: Arc<dyn Host>) -> Self {
        Self {
            regions: Regions::at(data.regions_path()),
            own: Mutex::default(),
            sample_open: AtomicBool::new(false),
            data,
            host,
            open: Mutex::default(),
            reader: Reader::default(),
            jobs: Mutex::default(),
        }
    }

    /// Opens what the window was started for. Nobody waits for an answer: a failure stays in
    /// the state of the program, for the first screen to tell.
    ///
    /// # Errors
    /// A [`Failure`] when the map cannot be opened; the session is then without one.
    pub fn start(&self, start: &Start) -> Result<(), Failure> {
        let opened = self.open(start);
        if let Err(failure) = &opened {
            self.lock().not_opened = Some(failure.clone());
            self.host.emit(Event::Ready);
        }
        opened
    }

    pub(super) fn open(&self, start: &Start) -> Result<(), Failure> {
        self.lock().not_opened = None;
        match start {
            Start::Welcome => Ok(()),
            Start::Sample => super::app::open_sample(self),
            Start::File(path) => self.open_file(path),
        }
    }

    /// Answers one request as JSON text.
    ///
    /// # Errors
    /// A [`Failure`] with a code and data for the screen.
    pub fn call(&self, request: Request) -> Result<String, Failure> {
        request.answer(self)
    }

    /// Answers one request given as JSON text, `{"name": …, "params": {…}}`.
    ///
    /// # Errors
    /// As [`Session::call`]; [`Failure::BadRequest`] when the text is no request.
    pub fn call_json(&self, request: &str) -> Result<String, Failure> {
        let request = serde_json::from_str(request).map_err(|error| Failure::BadRequest {
            detail: error.to_string(),
        })?;
        self.call(request)
    }

    /// The bytes of a tile: `tiles/own/14/8190/5447?v=7`, `tiles/region/KEY/…`,
    /// `tiles/world/…`, `tiles/base/…`, `tiles/sample/…`.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when nothing is known by that name.
    pub fn bytes(&self, path: &str) -> Result<Bytes, Failure> {
        super::tiles::bytes(self, path)
    }

    /// A file dropped on the window: a map opens, here or in a window of its own; of any other
    /// file the screen is told, which asks what to do with it.
    pub fn dropped(&self, path: &Path) {
        let is_map = path
            .extension()
            .is_some_and(|ending| ending == "homeground");
        if !is_map {
            let key = self.remember(path);
            let street_map = homeground_region::look(path).is_ok();
            self.host.emit(Event::Dropped { key, street_map });
            return;
        }
        let start = Start::File(path.to_owned());
        if self.lock().map.is_some() {
            self.host.open_window(&start);
        } else if let Err(failure) = self.start(&start) {
            tracing::info!(?failure, "a map that was dropped did not open");
        }
    }

    /// Keeps a chosen file under a token, so that the screen never handles paths.
    pub(super) fn remember(&self, path: &Path) -> String {
        let mut open = self.lock();
        let token = format!("file-{}", open.chosen.len() + 1);
        open.chosen.insert(token.clone(), path.to_owned());
        token
    }

    /// The open map behind its lock. A panic in another call does not lock everybody out: the
    /// store rolls back what was not committed.
    pub(super) fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What maps opened here are stamped with.
    pub(super) fn surroundings(&self) -> Result<Surroundings, Failure> {
        Ok(self.data.surroundings()?)
    }

    /// Who uses this computer; `None`: not said.
    pub(super) fn by(&self) -> Option<String> {
        self.data.by().filter(|by| !by.is_empty())
    }

    /// Opens a map file in this session.
    pub(super) fn open_file(&self, path: &Path) -> Result<(), Failure> {
        let map = Map::open(path, Access::Write, &self.surroundings()?)
            .map_err(|error| refused(error, path))?;
        // A map that cannot be remembered is open all the same.
        if let Err(error) = self.data.remember_map(&map.path(), &map.name()?, map.now()) {
            tracing::warn!(kind = ?error.kind(), "the map was not remembered");
        }
        let sample = map.streets()?.as_deref() == Some("sample");
        {
            let mut open = self.lock();
            self.sample_open.store(sample, Ordering::Relaxed);
            open.map = Some(map);
            *self.own() = super::streets::OwnPlaces::default();
            open.consents = None;
            open.saved_at = None;
        }
        self.host.emit(Event::Ready);
        self.reader.wake();
        Ok(())
    }

    /// Runs a change on the open map and tells the screen.
    pub(super) fn change<T>(
        &self,
        body: impl FnOnce(&mut Map) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let (answer, generation) = {
            let mut open = self.lock();
            let map = open.map_mut()?;
            let answer = body(map)?;
            let (generation, now) = (map.generation(), map.now());
            open.saved_at = Some(now);
            (answer, generation)
        };
        self.host.emit(Event::Changed { generation });
        self.reader.wake();
        Ok(answer)
    }

    /// What of the open map is found by its address or name. Asked for after the map, never before.
    pub(super) fn own(&self) -> MutexGuard<'_, super::streets::OwnPlaces> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the open map lies on the sample's streets; does not wait for it.
    pub(super) fn shows_sample(&self) -> bool {
        self.sample_open.load(Ordering::Relaxed)
    }

    /// Tells the screen that something besides the map changed.
    pub(super) fn tell_changed(&self) {
        let generation = self.lock().map.as_ref().map_or(0, Map::generation);
        self.host.emit(Event::Changed { generation });
    }

    /// Asks every job that runs now to stop; one that begins later does not hear of it.
    pub(super) fn stop(&self) {
        for job in self.jobs().iter().filter_map(Weak::upgrade) {
            job.store(true, Ordering::Relaxed);
        }
    }

    /// Begins a job that can be stopped; gives the question that it asks now and then.
    pub(super) fn begin_job(&self) -> impl Fn() -> bool + use<> {
        let job = Arc::new(AtomicBool::new(false));
        let mut jobs = self.jobs();
        jobs.retain(|job| job.strong_count() > 0);
        jobs.push(Arc::downgrade(&job));
        move || job.load(Ordering::Relaxed)
    }

    fn jobs(&self) -> MutexGuard<'_, Vec<Weak<AtomicBool>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a map was not opened; for one from a newer release, with the day of the newest copy of it
/// that lies beside it.
fn refused(error: OpenError, path: &Path) -> Failure {
    let mut failure = Failure::from(error);
    if let Failure::TooNew { copy_of, .. } = &mut failure {
        let copy = crate::map::newest_copy(path).and_then(|copy| copy.metadata().ok());
        let made = copy.and_then(|copy| copy.modified().ok());
        let millis = made
            .and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok())
            .and_then(|since| i64::try_from(since.as_millis()).ok());
        *copy_of = millis.map(|millis| crate::domain::Instant::from_millis(millis).day());
    }
    failure
}
