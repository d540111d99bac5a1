//! The street maps of this computer: region files in a folder of the data folder, each under a key.
//!
//! They are public data, apart from every map file, and are read without waiting for one. A region
//! is opened when it is first asked for; several readers of one region do not wait for each other.

mod find;
mod names;
mod progress;

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub use homeground_region::{
    AddError, Found, Keep, Own, Query, Region, RegionError, RegionInfo, Report, Suggestion, Watch,
    Why, add,
};

pub use find::{best, own_places, record_of};
pub use names::{Named, named};
pub use progress::Thousandths;

/// The ending of a region file.
const ENDING: &str = "mbtiles";
/// What a region is called while it is made ends so.
const UNFINISHED: &str = "making";
/// A file that was not finished for so long was left by a program that is gone.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);
/// Readers of one region that are kept open for the next.
const READERS_KEPT: usize = 4;

/// Why something was not done with a region.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegionsError {
    /// There is no region of this key.
    #[error("there is no such street map on this computer")]
    NotFound,
    /// It cannot be read.
    #[error(transparent)]
    Region(#[from] RegionError),
    /// Something else has the name that a copy would get.
    #[error("there is a file of that name that is no street map: it stays; choose another name")]
    Occupied,
    /// Somebody asked to stop.
    #[error("stopped: nothing was kept")]
    Stopped,
    /// The disk failed, or does not allow it.
    #[error("the street map's file could not be used: {0}")]
    Io(#[from] std::io::Error),
}

/// A region of the folder.
#[derive(Debug)]
pub struct Listed {
    /// Its key.
    pub key: String,
    /// Bytes of its file.
    pub size: u64,
    /// Another number each time it is made anew.
    pub version: u64,
    /// What it says of itself.
    pub info: Result<RegionInfo, RegionError>,
}

/// A region that was made.
#[derive(Debug)]
pub struct Added {
    /// Its key.
    pub key: String,
    /// Whether one of that key was there before.
    pub replaced: bool,
    /// What became of the file.
    pub report: Report,
}

/// The regions of one folder.
#[derive(Debug)]
pub struct Regions {
    folder: PathBuf,
    shelves: Mutex<HashMap<String, Arc<Shelf>>>,
    /// One is made at a time: two of one name would write the same file.
    making: Mutex<()>,
}

/// The readers of one region.
#[derive(Debug)]
struct Shelf {
    path: PathBuf,
    /// Held to read while it is used, to write while its file is exchanged or taken away.
    turn: RwLock<()>,
    idle: Mutex<Idle>,
}

#[derive(Debug, Default)]
struct Idle {
    /// The file that the readers have open.
    of: Option<Mark>,
    readers: Vec<Region>,
}

/// What tells one state of a file from the next: another program may have made it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    size: u64,
    /// Milliseconds since 1970.
    modified: u64,
}

impl Mark {
    fn of(path: &Path) -> std::io::Result<Self> {
        let metadata = fs::metadata(path)?;
        let modified = metadata.modified()?.duration_since(UNIX_EPOCH);
        Ok(Self {
            size: metadata.len(),
            modified: modified.map_or(0, |since| {
                u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
            }),
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shelf {
    fn mark(&self) -> Result<Mark, RegionsError> {
        Mark::of(&self.path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => RegionsError::NotFound,
            _ => RegionsError::Io(error),
        })
    }

    /// Gives a reader of the file as it is now.
    fn with<T>(&self, ask: impl FnOnce(&Region) -> T) -> Result<T, RegionsError> {
        let _using = self.turn.read().unwrap_or_else(PoisonError::into_inner);
        let mark = self.mark()?;
        let reader = {
            let mut idle = lock(&self.idle);
            if idle.of != Some(mark) {
                idle.readers.clear();
                idle.of = Some(mark);
            }
            idle.readers.pop()
        };
        let reader = match reader {
            Some(reader) => reader,
            None => Region::open(&self.path)?,
        };
        let answer = ask(&reader);
        let mut idle = lock(&self.idle);
        if idle.of == Some(mark) && idle.readers.len() < READERS_KEPT {
            idle.readers.push(reader);
        }
        Ok(answer)
    }

    /// Exchanges the file or takes it away while nobody has it open.
    fn closed<T>(&self, change: impl FnOnce(&Path) -> T) -> T {
        let _alone = self.turn.write().unwrap_or_else(PoisonError::into_inner);
        *lock(&self.idle) = Idle::default();
        change(&self.path)
    }
}

impl Regions {
    /// The regions of a folder, which is made when the first comes.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self {
            folder,
            shelves: Mutex::default(),
            making: Mutex::new(()),
        }
    }

    /// Where the file of a region lies.
    #[must_use]
    pub fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.{ENDING}"))
    }

    /// Keys of all regions, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let key = |path: PathBuf| {
            let ours = path.extension().is_some_and(|ending| ending == ENDING);
            let key = path.file_stem()?.to_str()?;
            (ours && names::is_key(key)).then(|| key.to_owned())
        };
        let mut keys: Vec<String> = entries
            .flatten()
            .filter_map(|entry| key(entry.path()))
            .collect();
        keys.sort_unstable();
        keys
    }

    /// All regions, in the order of their keys, those that cannot be read as well.
    #[must_use]
    pub fn list(&self) -> Vec<Listed> {
        let keys = self.keys();
        keys.iter().filter_map(|key| self.listed(key)).collect()
    }

    /// A region, unless it is gone.
    #[must_use]
    pub fn listed(&self, key: &str) -> Option<Listed> {
        let shelf = self.shelf(key).ok()?;
        let mark = shelf.mark().ok()?;
        let info = match shelf.with(|region| region.info().clone()) {
            Ok(info) => Ok(info),
            Err(RegionsError::Region(error)) => Err(error),
            Err(_) => return None,
        };
        Some(Listed {
            key: key.to_owned(),
            size: mark.size,
            version: mark.modified,
            info,
        })
    }

    fn shelf(&self, key: &str) -> Result<Arc<Shelf>, RegionsError> {
        if !names::is_key(key) {
            return Err(RegionsError::NotFound);
        }
        let mut shelves = lock(&self.shelves);
        if let Some(shelf) = shelves.get(key) {
            return Ok(Arc::clone(shelf));
        }
        let shelf = Arc::new(Shelf {
            path: self.path(key),
            turn: RwLock::new(()),
            idle: Mutex::default(),
        });
        shelves.insert(key.to_owned(), Arc::clone(&shelf));
        Ok(shelf)
    }

    /// Asks a region something.
    ///
    /// # Errors
    /// [`RegionsError::NotFound`], [`RegionsError::Region`] when it cannot be opened.
    pub fn with<T>(&self, key: &str, ask: impl FnOnce(&Region) -> T) -> Result<T, RegionsError> {
        self.shelf(key)?.with(ask)
    }

    /// Makes a region of a file. The one of the same key is used until the new one is whole.
    ///
    /// # Errors
    /// [`AddError`]; then nothing is left behind, and what was there before stays.
    pub fn add(
        &self,
        file: &Path,
        named: &Named,
        keep: Keep<'_>,
        watch: &dyn Watch,
    ) -> Result<Added, AddError> {
        let _one = lock(&self.making);
        fs::create_dir_all(&self.folder).map_err(AddError::Write)?;
        self.sweep();
        let to = self.path(&named.key);
        let made = homeground_region::make(file, &to, keep, watch)?;
        made.call(&named.name)?;
        let shelf = (self.shelf(&named.key))
            .map_err(|error| AddError::Write(std::io::Error::other(error)))?;
        let (replaced, report) = shelf.closed(|path| {
            let replaced = path.exists();
            made.keep(path).map(|report| (replaced, report))
        })?;
        Ok(Added {
            key: named.key.clone(),
            replaced,
            report,
        })
    }

    /// Takes away what programs that are gone did not finish.
    fn sweep(&self) {
        let forgotten = |path: &Path| {
            let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
            let age = modified.ok().map(|at| SystemTime::now().duration_since(at));
            path.extension().is_some_and(|ending| ending == UNFINISHED)
                && age.is_some_and(|age| age.is_ok_and(|age| age > FORGOTTEN))
        };
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if forgotten(&path) {
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// Takes a region away.
    ///
    /// # Errors
    /// [`RegionsError::NotFound`], [`RegionsError::Io`].
    pub fn remove(&self, key: &str) -> Result<(), RegionsError> {
        let shelf = self.shelf(key)?;
        shelf.mark()?;
        shelf.closed(|path| fs::remove_file(path))?;
        lock(&self.shelves).remove(key);
        Ok(())
    }

    /// Copies a region to another place; `go_on` is asked with the bytes done and in all.
    ///
    /// # Errors
    /// [`RegionsError`]; what was at that place before is then still there.
    pub fn copy(
        &self,
        key: &str,
        to: &Path,
        go_on: &dyn Fn(u64, u64) -> bool,
    ) -> Result<(), RegionsError> {
        let shelf = self.shelf(key)?;
        let _using = shelf.turn.read().unwrap_or_else(PoisonError::into_inner);
        let size = shelf.mark()?.size;
        if to.exists() && !homeground_region::is_region(to) {
            return Err(RegionsError::Occupied);
        }
        let mut part = to.as_os_str().to_owned();
        part.push(format!(".{}.part", std::process::id()));
        let part = PathBuf::from(part);
        let copied = copy_watched(&shelf.path, &part, size, go_on)
            .and_then(|()| Ok(fs::rename(&part, to)?))
            .and_then(|()| Ok(crate::map::sync_folder(to)?));
        if copied.is_err() {
            let _ = fs::remove_file(&part);
        }
        copied
    }
}

fn copy_watched(
    from: &Path,
    to: &Path,
    size: u64,
    go_on: &dyn Fn(u64, u64) -> bool,
) -> Result<(), RegionsError> {
    let (mut from, mut to) = (File::open(from)?, File::create(to)?);
    let mut buffer = vec![0; 1 << 20];
    let mut done = 0;
    loop {
        let count = from.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        to.write_all(buffer.get(..count).unwrap_or_default())?;
        done += count as u64;
        if !go_on(done, size) {
            return Err(RegionsError::Stopped);
        }
    }
    Ok(to.sync_all()?)
}
