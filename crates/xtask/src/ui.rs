//! The node packages and the two builds of the screens.

use std::path::{Path, PathBuf};

use crate::command::{self, Broken};
use crate::place;

/// `npm`, which on Windows is a script.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The folder of the screens.
pub fn folder() -> PathBuf {
    place::top().join("ui")
}

/// Installs the packages of `folder` when its lock file is not the one they were installed from.
///
/// # Errors
/// When npm fails.
pub fn packages(folder: &Path) -> Result<(), Broken> {
    let lock = folder.join("package-lock.json");
    let wanted = std::fs::read(&lock).map_err(Broken::file(&lock))?;
    let kept = folder.join("node_modules").join(".installed-from");
    if std::fs::read(&kept).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let name = folder
        .strip_prefix(place::top())
        .unwrap_or(folder)
        .display();
    command::step(&format!("Installing the node packages of {name}"), || {
        npm(folder, ["ci", "--no-audit", "--no-fund"])?;
        std::fs::write(&kept, wanted).map_err(Broken::file(&kept))
    })
}

/// One of npm's commands in `folder`.
///
/// # Errors
/// When it fails.
pub fn npm<'a>(folder: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Result<(), Broken> {
    command::program(NPM, arguments).within(folder).run()
}

/// The program with the window, screens inside, in `target/debug`: quick to build, and it starts as fast as a release.
///
/// # Errors
/// When a build fails.
pub fn desktop() -> Result<PathBuf, Broken> {
    packages(&folder())?;
    let tauri = folder().join("node_modules/@tauri-apps/cli/tauri.js");
    command::program("node", [tauri.as_os_str()])
        .arg("build")
        .arg("--debug")
        .arg("--no-bundle")
        .run()?;
    place::binary("homeground-desktop", place::Profile::Debug)
}
