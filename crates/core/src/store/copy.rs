//! Safe copies: verified before they get their name, never over another file.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::connect::beside;
use super::error::{OpenError, StoreError};
use super::open::{Access, Store};

/// The word in the name of a copy made before an upgrade.
const COPY_WORD: &str = "copy before format";

impl Store {
    /// Writes a copy of the open map to a new file: everything committed so far.
    ///
    /// # Errors
    /// [`OpenError::AlreadyThere`] over any file; [`StoreError::CopyDiffers`] when the copy is
    /// not equal to the map; it is then not kept.
    pub fn backup(&self, to: &Path) -> Result<(), OpenError> {
        if to.exists() {
            return Err(OpenError::AlreadyThere);
        }
        // Writing a copy changes nothing here, but SQLite counts it as a change.
        self.connection.pragma_update(None, "query_only", false)?;
        let copied = write_copy(&self.connection, to);
        if self.access == Access::Read {
            self.connection.pragma_update(None, "query_only", true)?;
        }
        copied
    }
}

/// Makes a new map file from a copy.
///
/// # Errors
/// As [`Store::open`] for `from`, and as [`Store::backup`] for `to`.
pub fn restore(from: &Path, to: &Path) -> Result<(), OpenError> {
    Store::open(from, Access::Read)?.backup(to)
}

/// The newest copy beside a map that was made before an upgrade.
#[must_use]
pub fn newest_copy(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let entries = std::fs::read_dir(path.parent()?).ok()?;
    let copies = entries.flatten().map(|entry| entry.path()).filter(|other| {
        let name = other
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| name.starts_with(&format!("{stem} ({COPY_WORD}")))
    });
    copies.max_by_key(|copy| {
        std::fs::metadata(copy)
            .and_then(|data| data.modified())
            .ok()
    })
}

/// Puts a verified copy beside a map before it is upgraded.
pub(super) fn before_upgrade(
    connection: &Connection,
    path: &Path,
    version: u32,
) -> Result<(), OpenError> {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let named = |number: u32| {
        let number = if number == 0 {
            String::new()
        } else {
            format!(" {number}")
        };
        path.with_file_name(format!(
            "{stem} ({COPY_WORD} {}{number}).homeground",
            version + 1
        ))
    };
    let free = (0..1000).map(named).find(|copy| !copy.exists());
    write_copy(connection, &free.ok_or(OpenError::AlreadyThere)?)
}

/// Copies to a temporary name, verifies, makes it durable, then gives it its name.
fn write_copy(connection: &Connection, to: &Path) -> Result<(), OpenError> {
    place(to, |temporary| copy_verified(connection, temporary))
}

/// Makes a file under a temporary name and gives it its own when it is whole and on the disk.
/// Never over another file.
pub(super) fn place(
    to: &Path,
    make: impl FnOnce(&Path) -> Result<(), OpenError>,
) -> Result<(), OpenError> {
    let temporary = beside(to, "-part");
    let _ = std::fs::remove_file(&temporary);
    let placed = make(&temporary).and_then(|()| {
        File::options().write(true).open(&temporary)?.sync_all()?;
        // A hard link fails over an existing file where a rename would replace it.
        if std::fs::hard_link(&temporary, to).is_err() {
            if to.exists() {
                return Err(OpenError::AlreadyThere);
            }
            std::fs::rename(&temporary, to)?;
        }
        sync_folder(to)?;
        Ok(())
    });
    let _ = std::fs::remove_file(&temporary);
    placed
}

/// `VACUUM INTO` onto a full disk can leave a file that opens and is empty: count the rows.
fn copy_verified(connection: &Connection, temporary: &Path) -> Result<(), OpenError> {
    let Some(name) = temporary.to_str() else {
        return Err(OpenError::Io(std::io::Error::other(
            "the file name is not Unicode",
        )));
    };
    connection.execute("VACUUM INTO ?1", [name])?;
    let copy = Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let quick: String = copy.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if quick != "ok" || counts(connection)? != counts(&copy)? {
        return Err(StoreError::CopyDiffers.into());
    }
    Ok(())
}

/// Rows of every table, whatever the format has.
fn counts(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let mut names =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?;
    names
        .map(|name| {
            let name = name?;
            let statement = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
            let count = connection.query_row(&statement, [], |row| row.get(0))?;
            Ok((name, count))
        })
        .collect()
}

/// Makes a new name in a folder durable, where the system can.
pub(crate) fn sync_folder(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}
