//! What belongs to this computer and not to a map: which device it is, who uses it, which
//! maps were opened lately. `HOMEGROUND_DATA` moves the folder.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::Instant;
use crate::map::Surroundings;

/// Maps that are remembered.
const RECENT_MAX: usize = 12;

/// The data folder of this user on this computer.
#[derive(Clone, Debug)]
pub struct DataFolder {
    path: PathBuf,
}

/// A map opened lately.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// A short key; the screen never handles paths.
    pub key: String,
    /// Name of the map.
    pub name: String,
    /// Where its file is.
    pub path: PathBuf,
    /// When it was last opened.
    pub opened_at: Instant,
}

/// What is kept in `settings.json`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    /// Who uses this computer; absent: not asked yet; empty: would rather not say.
    by: Option<String>,
    recent: Vec<Recent>,
}

/// What is kept in `device.json`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Device {
    device: Uuid,
}

impl DataFolder {
    /// The platform's data folder, or what `HOMEGROUND_DATA` names.
    ///
    /// # Errors
    /// When there is no such folder and none can be made.
    pub fn open() -> std::io::Result<Self> {
        let path = match std::env::var_os("HOMEGROUND_DATA") {
            Some(path) if !path.is_empty() => PathBuf::from(path),
            _ => directories::ProjectDirs::from("", "", "Homeground")
                .map(|folders| folders.data_dir().to_owned())
                .ok_or_else(|| std::io::Error::other("this computer has no data folder"))?,
        };
        Self::at(path)
    }

    /// A data folder at `path`, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn at(path: PathBuf) -> std::io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self { path })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The map that the command line uses when none is named.
    #[must_use]
    pub fn default_map(&self) -> PathBuf {
        self.path.join("map.homeground")
    }

    /// Where the sample neighbourhood is kept.
    #[must_use]
    pub fn sample_path(&self) -> PathBuf {
        self.path.join("Ashmere Riverside (sample).homeground")
    }

    /// This device, made known when it is not yet. A copied map is not a second device, so
    /// this never comes from a map file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn device(&self) -> std::io::Result<Uuid> {
        let path = self.path.join("device.json");
        if let Some(Device { device }) = read(&path) {
            return Ok(device);
        }
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        let device = uuid::Builder::from_random_bytes(bytes).into_uuid();
        write(&path, &Device { device })?;
        Ok(device)
    }

    /// Who uses this computer: `HOMEGROUND_BY`, else what was said; `None`: not asked yet.
    #[must_use]
    pub fn by(&self) -> Option<String> {
        match std::env::var("HOMEGROUND_BY") {
            Ok(by) if !by.trim().is_empty() => Some(by.trim().to_owned()),
            _ => self.settings().by,
        }
    }

    /// Keeps who uses this computer.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn say_who(&self, by: &str) -> std::io::Result<()> {
        let mut settings = self.settings();
        settings.by = Some(by.to_owned());
        self.keep(&settings)
    }

    /// Maps opened lately, newest first.
    #[must_use]
    pub fn recent_maps(&self) -> Vec<Recent> {
        self.settings().recent
    }

    /// Remembers a map that was opened. The sample is always on offer and not remembered.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remember_map(&self, path: &Path, name: &str, at: Instant) -> std::io::Result<()> {
        let path = fs::canonicalize(path)?;
        if fs::canonicalize(self.sample_path()).is_ok_and(|sample| sample == path) {
            return Ok(());
        }
        let mut settings = self.settings();
        settings.recent.retain(|recent| recent.path != path);
        let used = |key: &String| settings.recent.iter().any(|recent| recent.key == *key);
        let key = (1..)
            .map(|number: u32| format!("map-{number}"))
            .find(|key| !used(key));
        let key = key.unwrap_or_default();
        settings.recent.insert(
            0,
            Recent {
                key,
                name: name.to_owned(),
                path,
                opened_at: at,
            },
        );
        settings.recent.truncate(RECENT_MAX);
        self.keep(&settings)
    }

    /// What maps opened from here are stamped with.
    ///
    /// # Errors
    /// When the device cannot be made known.
    pub fn surroundings(&self) -> std::io::Result<Surroundings> {
        Ok(Surroundings::of_system(
            self.device()?,
            self.by().unwrap_or_default(),
        ))
    }

    fn settings(&self) -> Settings {
        read(&self.path.join("settings.json")).unwrap_or_default()
    }

    fn keep(&self, settings: &Settings) -> std::io::Result<()> {
        write(&self.path.join("settings.json"), settings)
    }
}

/// A file of ours; `None` when it is not there or not readable: it is made anew.
fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Writes to a temporary name, makes it durable, gives it its name.
fn write(path: &Path, value: &impl Serialize) -> std::io::Result<()> {
    let temporary = path.with_extension(format!("{}.part", std::process::id()));
    let mut file = fs::File::create(&temporary)?;
    file.write_all(&serde_json::to_vec_pretty(value)?)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    crate::map::sync_folder(path)
}
