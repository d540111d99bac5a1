//! Where things lie: the top folder, the target folder, the binaries, `out/`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::command::{self, Broken};

/// The top folder of the project.
pub fn top() -> &'static Path {
    static TOP: OnceLock<PathBuf> = OnceLock::new();
    TOP.get_or_init(|| {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        manifest
            .ancestors()
            .nth(2)
            .map_or_else(|| manifest.clone(), Path::to_path_buf)
    })
}

/// What cargo says of this workspace.
///
/// # Errors
/// When cargo cannot say.
pub fn metadata() -> Result<serde_json::Value, Broken> {
    let text = command::cargo(["metadata", "--no-deps", "--format-version", "1"]).read()?;
    serde_json::from_str(&text)
        .map_err(|reason| Broken::Said(format!("`cargo metadata` cannot be read: {reason}.")))
}

/// Whether a binary is the quick one to build or the quick one to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// `target/debug`
    Debug,
    /// `target/release`
    Release,
}

/// The binary `name` in the target folder, wherever that is (`CARGO_TARGET_DIR` and configuration count).
///
/// # Errors
/// When cargo cannot say where the target folder is.
pub fn binary(name: &str, profile: Profile) -> Result<PathBuf, Broken> {
    let metadata = metadata()?;
    let target = metadata["target_directory"].as_str().unwrap_or("target");
    let folder = if profile == Profile::Debug {
        "debug"
    } else {
        "release"
    };
    Ok(Path::new(target)
        .join(folder)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// `out/`, which git ignores; made if it is missing.
///
/// # Errors
/// When it cannot be made.
pub fn out() -> Result<PathBuf, Broken> {
    let out = top().join("out");
    std::fs::create_dir_all(&out).map_err(Broken::file(&out))?;
    Ok(out)
}
