//! `cargo xtask prove`: the long runs. Each prints its figures and adds them to `tests/proofs.md`.
//!
//! `cargo xtask test` does all of them with a small count on the debug binaries, and writes nothing.

mod figures;
mod licences;

use crate::command::{self, Broken, step};

/// A proof: what it is called, what it shows, and how to do it.
struct Proof {
    name: &'static str,
    shows: &'static str,
    /// The usual number of rounds.
    count: u64,
    /// The number in `cargo xtask test`; 0 leaves it out there.
    short: u64,
    /// Gives the figures as one line for the table.
    run: fn() -> Result<String, Broken>,
}

/// Every proof there is.
const PROOFS: &[Proof] = &[Proof {
    name: "licences",
    shows: "every package we build on is allowed by deny.toml",
    count: 1,
    short: 0,
    run: licences::run,
}];

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
        let found = one(proof, count)?;
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
        one(proof, proof.short)?;
    }
    Ok(())
}

fn one(proof: &Proof, count: u64) -> Result<String, Broken> {
    let found = step(
        &format!("{}, {count} times: {}", proof.name, proof.shows),
        proof.run,
    )?;
    eprintln!("   {found}");
    Ok(found)
}
