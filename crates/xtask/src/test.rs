//! `cargo xtask test`: everything a change must not break, in the order in which it is cheapest to hear of it.

use std::path::PathBuf;

use crate::command::{self, Broken, step};
use crate::place::{self, Profile};
use crate::{prove, setup, ui};

/// Sets up and runs every step; the first broken one ends it and is named.
///
/// # Errors
/// The step that broke, and how.
pub fn test() -> Result<(), Broken> {
    let begun = std::time::Instant::now();
    named("set-up", || {
        setup::everything()?;
        ui::packages(&ui::folder())?;
        ui::packages(&journeys())
    })?;
    named("format", || {
        command::cargo(["fmt", "--all", "--check"]).run()
    })?;
    named("lints", || {
        command::cargo([
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
        .run()
    })?;
    named("Rust tests", || {
        command::cargo(["test", "--workspace", "--exclude", "homeground-desktop"]).run()
    })?;
    named("screens: types", || {
        ui::npm(&ui::folder(), ["run", "check"])
    })?;
    named("screens: unit tests", || ui::npm(&ui::folder(), ["test"]))?;
    named("screens: build for a browser", || {
        ui::npm(&ui::folder(), ["run", "build:web"])
    })?;
    let desktop = named("desktop build", ui::desktop)?;
    let tools = Tools {
        desktop,
        bridge: place::binary("homeground-bridge", Profile::Debug)?,
        line: place::binary("homeground", Profile::Debug)?,
    };
    named("build of the bridge and the command line", || {
        command::cargo(["build"]).run()
    })?;
    named("journeys in a browser", || node_tests(&tools, "browser"))?;
    named("journeys in the window", || node_tests(&tools, "window"))?;
    named("proofs with a small count", prove::all_short)?;
    eprintln!(
        "\nEverything holds. {} minutes in all.",
        begun.elapsed().as_secs().div_ceil(60)
    );
    Ok(())
}

/// The folder of the journeys, which has node packages of its own.
fn journeys() -> PathBuf {
    place::top().join("tests/e2e")
}

fn named<T>(name: &'static str, work: impl FnOnce() -> Result<T, Broken>) -> Result<T, Broken> {
    step(name, work).map_err(|cause| Broken::Step {
        step: name,
        cause: Box::new(cause),
    })
}

/// The programs the journeys drive.
struct Tools {
    desktop: PathBuf,
    bridge: PathBuf,
    line: PathBuf,
}

/// Every journey in `tests/e2e/KIND`, one after another, with the runner's own summary.
fn node_tests(tools: &Tools, kind: &str) -> Result<(), Broken> {
    let folder = journeys().join(kind);
    let entries = std::fs::read_dir(&folder).map_err(Broken::file(&folder))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let node = [
        "node",
        "--test",
        "--test-concurrency=1",
        "--test-reporter=spec",
    ];
    // A session bus of its own, so that nothing the window starts stays behind, and a screen nobody sees.
    let screen = [
        "dbus-run-session",
        "--",
        "xvfb-run",
        "--auto-servernum",
        "--server-args=-screen 0 1440x900x24",
    ];
    let line: Vec<&str> = if kind == "window" {
        [&screen[..], &node[..]].concat()
    } else {
        node.to_vec()
    };
    let run = files
        .iter()
        .fold(command::program(line[0], &line[1..]), |run, file| {
            run.arg(file)
        });
    run.within(&journeys())
        .env("HOMEGROUND_DESKTOP", &tools.desktop)
        .env("HOMEGROUND_BRIDGE", &tools.bridge)
        .env("HOMEGROUND_LINE", &tools.line)
        .run()
}
