//! `cargo xtask prove`: the long runs. Each prints its figures and adds them to `tests/proofs.md`.
//!
//! `cargo xtask test` does all of them with a small count on the debug binaries, and writes nothing.

mod bridge;
mod chance;
mod drawing;
mod figures;
mod fuzz;
mod kill;
mod licences;
mod meaning;
mod region;
mod search;
mod speed;

use std::path::PathBuf;

use crate::command::{self, Broken, step};
use crate::place::{self, Profile};

/// What a proof is given.
pub struct Asked {
    /// Rounds, files or entries, as the proof understands it.
    pub count: u64,
    /// Start of the random numbers.
    pub seed: u64,
    /// The command line.
    pub line: PathBuf,
    /// The bridge.
    pub bridge: PathBuf,
    /// An empty folder, removed afterwards.
    pub folder: PathBuf,
}

/// A proof: what it is called, what it shows, and how to do it.
struct Proof {
    name: &'static str,
    shows: &'static str,
    /// The usual number of rounds.
    count: u64,
    /// The number in `cargo xtask test`; 0 leaves it out there.
    short: u64,
    /// Gives the figures as one line for the table.
    run: fn(&Asked) -> Result<String, Broken>,
}

/// Every proof there is.
const PROOFS: &[Proof] = &[
    Proof {
        name: "kill",
        shows: "killed at a random moment while typing, importing, undoing and exporting, nothing acknowledged is missing",
        count: 50,
        short: 3,
        run: kill::run,
    },
    Proof {
        name: "speed",
        shows: "how long the main job takes on a large map, as whole runs of the command line",
        count: 100_000,
        short: 1_000,
        run: speed::run,
    },
    Proof {
        name: "fuzz",
        shows: "no changed map file makes a reader crash, hang or leave something behind",
        count: 100_000,
        short: 2_000,
        run: fuzz::run,
    },
    Proof {
        name: "region",
        shows: "how long an extract of so many megabytes takes to add, whole and cut, and with how much memory",
        count: 100,
        short: 0,
        run: region::run,
    },
    Proof {
        name: "search",
        shows: "every n-th address of a city and a county is found as somebody would type it, and how long a keystroke takes",
        count: 1,
        short: 0,
        run: search::run,
    },
    Proof {
        name: "drawing",
        shows: "how many features the base map draws at each zoom, and what that costs the processor until nothing moves",
        count: 1,
        short: 0,
        run: drawing::run,
    },
    Proof {
        name: "meaning",
        shows: "how well needs find what would help on labelled sentences, with each stage left out, and how fast sentences are read",
        count: 1,
        short: 0,
        run: meaning::run,
    },
    Proof {
        name: "rebuild",
        shows: "the sentence encoder made again from its sentences is as good",
        count: 1,
        short: 0,
        run: meaning::rebuild,
    },
    Proof {
        name: "licences",
        shows: "every package we build on is allowed by deny.toml",
        count: 1,
        short: 0,
        run: licences::run,
    },
];

/// Runs the proof `name`, or all of them, on release builds.
///
/// # Errors
/// What did not hold.
pub fn prove(name: Option<&str>, count: Option<u64>, seed: u64) -> Result<(), Broken> {
    let chosen: Vec<&Proof> = PROOFS
        .iter()
        .filter(|proof| name.is_none_or(|name| name == proof.name))
        .collect();
    if chosen.is_empty() {
        let known = PROOFS
            .iter()
            .map(|proof| format!("\n  {}  {}", proof.name, proof.shows))
            .collect::<String>();
        return Err(Broken::Said(format!(
            "There is no proof of that name. Known:{known}"
        )));
    }
    step("Building for speed", || {
        command::cargo(["build", "--release"]).run()
    })?;
    for proof in chosen {
        let count = count.unwrap_or(proof.count);
        let found = one(proof, count, seed, Profile::Release)?;
        figures::add(proof.name, count, seed, &found)?;
    }
    Ok(())
}

/// Every proof with its small count, on what `cargo xtask test` has built.
///
/// # Errors
/// What did not hold.
pub fn all_short() -> Result<(), Broken> {
    for proof in PROOFS.iter().filter(|proof| proof.short > 0) {
        one(proof, proof.short, 1, Profile::Debug)?;
    }
    Ok(())
}

fn one(proof: &Proof, count: u64, seed: u64, profile: Profile) -> Result<String, Broken> {
    let folder = place::out()?.join("proofs").join(proof.name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(Broken::file(&folder))?;
    let line = place::binary("homeground", profile)?;
    let bridge = place::binary("homeground-bridge", profile)?;
    let asked = Asked {
        count,
        seed,
        line,
        bridge,
        folder,
    };
    let found = step(
        &format!("{} ({count}): {}", proof.name, proof.shows),
        || (proof.run)(&asked),
    )?;
    eprintln!("   {found}");
    // What a broken proof left behind stays to be looked at; this one held.
    std::fs::remove_dir_all(&asked.folder).map_err(Broken::file(&asked.folder))?;
    Ok(found)
}
