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
    /// What a newer release keeps here, passed on as it is.
    #[serde(flatten)]
    more: serde_json::Map<String, serde_json::Value>,
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

    /// Where street maps are kept.
    #[must_use]
    pub fn regions_path(&self) -> PathBuf {
        self.path.join("regions")
    }

    /// This device, made known when it is not yet. A copied map is not a second device, so
    /// this never comes from a map file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn device(&self) -> std::io::Result<Uuid> {
        let path = self.path.join("device.json");
        if let Some(Device { device }) = read(&path)? {
            return Ok(device);
        }
        let _turn = self.take_turn()?;
        // Another program may have made it known meanwhile.
        if let Some(Device { device }) = read(&path)? {
            return Ok(device);
        }
        keep_aside(&path)?;
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
        self.change(|settings| settings.by = Some(by.to_owned()))
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
        self.change(|settings| {
            settings.recent.retain(|recent| recent.path != path);
            let used = |key: &String| settings.recent.iter().any(|recent| recent.key == *key);
            let key = (1..)
                .map(|number: u32| format!("map-{number}"))
                .find(|key| !used(key));
            let recent = Recent {
                key: key.unwrap_or_default(),
                name: name.to_owned(),
                path,
                opened_at: at,
            };
            settings.recent.insert(0, recent);
            settings.recent.truncate(RECENT_MAX);
        })
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

    /// What cannot be read counts as nothing said yet.
    fn settings(&self) -> Settings {
        let settings = read(&self.path.join("settings.json"));
        settings.ok().flatten().unwrap_or_default()
    }

    /// Changes the settings. Each window is a process of its own, so they take turns.
    fn change(&self, change: impl FnOnce(&mut Settings)) -> std::io::Result<()> {
        let _turn = self.take_turn()?;
        let path = self.path.join("settings.json");
        let mut settings = match read(&path)? {
            Some(settings) => settings,
            None => {
                keep_aside(&path)?;
                Settings::default()
            }
        };
        change(&mut settings);
        write(&path, &settings)
    }

    /// Waits until no other program writes here; until the file is dropped, none does.
    fn take_turn(&self) -> std::io::Result<fs::File> {
        let turn = fs::File::create(self.path.join("lock"))?;
        turn.lock()?;
        Ok(turn)
    }
}

/// A file of ours; `None` when it is not there or holds something else.
fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> std::io::Result<Option<T>> {
    match fs::read(path) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Gives a file that holds something else another name, so that it is not written over.
fn keep_aside(path: &Path) -> std::io::Result<()> {
    let named = |number: u32| path.with_extension(format!("unreadable-{number}.json"));
    let free = (1..u32::MAX).map(named).find(|aside| !aside.exists());
    match free {
        Some(aside) if path.exists() => fs::rename(path, aside),
        _ => Ok(()),
    }
}

/// Writes to a temporary name, makes it durable, gives it its name.
fn write(path: &Path, value: &impl Serialize) -> std::io::Result<()> {
    let temporary = path.with_extension("json-part");
    let mut file = fs::File::create(&temporary)?;
    file.write_all(&serde_json::to_vec_pretty(value)?)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    crate::map::sync_folder(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, DataFolder) {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::at(folder.path().join("data")).unwrap();
        (folder, data)
    }

    #[test]
    fn a_device_is_the_same_each_time_it_is_asked() {
        let (_folder, data) = folder();
        let device = data.device().unwrap();
        assert_eq!(data.device().unwrap(), device);
        let (_other, data) = self::folder();
        assert_ne!(data.device().unwrap(), device);
    }

    #[test]
    fn the_newest_map_stands_first_and_once() {
        let (folder, data) = folder();
        for number in 0..15 {
            let path = folder.path().join(format!("{number}.homeground"));
            fs::write(&path, "").unwrap();
            let at = Instant::from_millis(number);
            data.remember_map(&path, &format!("Map {number}"), at)
                .unwrap();
        }
        let path = folder.path().join("7.homeground");
        data.remember_map(&path, "Map 7 again", Instant::from_millis(99))
            .unwrap();
        let recent = data.recent_maps();
        assert_eq!(recent.len(), RECENT_MAX);
        assert_eq!(recent[0].name, "Map 7 again");
        assert_eq!(
            recent
                .iter()
                .filter(|one| one.path == recent[0].path)
                .count(),
            1
        );
        let keys: std::collections::HashSet<_> = recent.iter().map(|one| &one.key).collect();
        assert_eq!(keys.len(), recent.len());
    }

    #[test]
    fn windows_that_write_at_once_lose_nothing() {
        let (folder, data) = folder();
        std::thread::scope(|scope| {
            for number in 0..RECENT_MAX {
                let (data, path) = (&data, folder.path().join(format!("{number}.homeground")));
                fs::write(&path, "").unwrap();
                scope.spawn(move || {
                    data.device().unwrap();
                    data.remember_map(&path, "Map", Instant::from_millis(1))
                        .unwrap();
                });
            }
        });
        assert_eq!(data.recent_maps().len(), RECENT_MAX);
    }

    #[test]
    fn what_a_newer_release_keeps_is_passed_on_and_what_is_unreadable_is_kept_aside() {
        let (_folder, data) = folder();
        let path = data.path().join("settings.json");
        fs::write(&path, r#"{"by": "Meera", "language": "cy"}"#).unwrap();
        data.say_who("Ali").unwrap();
        let kept: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(kept["language"], "cy");
        assert_eq!(kept["by"], "Ali");

        fs::write(&path, "half a fi").unwrap();
        data.say_who("Ali").unwrap();
        let aside = data.path().join("settings.unreadable-1.json");
        assert_eq!(fs::read(aside).unwrap(), b"half a fi");
    }
}
