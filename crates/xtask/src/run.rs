//! `cargo xtask run`: the app on the sample neighbourhood; with no display, the main job without a window.

use std::fs;
use std::path::Path;

use crate::command::{self, Broken, step};
use crate::place::{self, Profile};
use crate::{setup, ui};

/// Sets up, builds and opens the sample, or does the main job on it where there is no display or `headless` is asked.
///
/// # Errors
/// What broke, in one sentence.
pub fn run(headless: bool) -> Result<(), Broken> {
    if headless {
        return main_job();
    }
    if !display() {
        eprintln!(
            "There is no display here, so this does the main job on the sample without a window."
        );
        return main_job();
    }
    setup::window()?;
    let program = step(
        "Building the app (minutes the first time, seconds later)",
        ui::desktop,
    )?;
    eprintln!("\nOpening the sample neighbourhood. Close the window to come back here.");
    command::program(program, ["--sample"]).run()
}

/// Whether a window could be shown.
fn display() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Makes the sample map, matches every open need, and writes the map for a meeting.
fn main_job() -> Result<(), Broken> {
    setup::headless()?;
    step(
        "Building the command line (minutes the first time, seconds later)",
        || command::cargo(["build"]).run(),
    )?;
    let homeground = place::binary("homeground", Profile::Debug)?;
    let out = place::out()?;
    let map = out.join("sample.homeground");
    let matches = out.join("sample-matches.json");
    let shared = out.join("sample-map.geojson");
    let on_map = |words: &[&str]| {
        let line = command::program(&homeground, words).arg("--map").arg(&map);
        // The sample is nobody's work; it is not written down as made by whoever runs this.
        line.env("HOMEGROUND_BY", "the sample")
            .env("HOMEGROUND_DATA", out.join("data"))
    };

    step("Making the sample map", || {
        remove_made_by_us(&map)?;
        let making = command::program(&homeground, ["new"])
            .arg(&map)
            .arg("--sample");
        making
            .env("HOMEGROUND_BY", "the sample")
            .env("HOMEGROUND_DATA", out.join("data"))
            .run()
    })?;
    step("Matching every open need", || {
        let lines = on_map(&["match", "--all", "--json"]).read()?;
        let array = format!(
            "[\n{}\n]\n",
            lines
                .lines()
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join(",\n")
        );
        fs::write(&matches, array).map_err(Broken::file(&matches))
    })?;
    step("Writing the map for a meeting", || {
        on_map(&["export"])
            .arg(&shared)
            .arg("--audience")
            .arg("group")
            .run()
    })?;

    eprintln!("\nWritten:");
    for (file, what) in [
        (&map, "the sample neighbourhood, one map file"),
        (
            &matches,
            "matches for everything looked for, with a reason each",
        ),
        (&shared, "the map as the people meeting on it may see it"),
    ] {
        eprintln!(
            "  {}  {what}",
            file.strip_prefix(place::top()).unwrap_or(file).display()
        );
    }
    Ok(())
}

/// Removes the sample map of an earlier run: it lies in `out/`, which holds only what xtask made.
fn remove_made_by_us(map: &Path) -> Result<(), Broken> {
    for ending in ["homeground", "homeground-wal", "homeground-shm"] {
        let file = map.with_extension(ending);
        if file.exists() {
            fs::remove_file(&file).map_err(Broken::file(&file))?;
        }
    }
    Ok(())
}
