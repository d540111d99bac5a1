//! Licences, bans and sources of every package, as `deny.toml` allows them.

use super::Asked;
use crate::command::{self, Broken};

/// Installs `cargo-deny` if it is missing (only this proof needs it) and runs it. Advisories are left to a machine that
/// can reach their database.
///
/// # Errors
/// When a package is not allowed.
pub fn run(_: &Asked) -> Result<String, Broken> {
    if !command::cargo(["deny", "--version"]).succeeds() {
        command::step("Installing cargo-deny", || {
            command::cargo(["install", "--locked", "cargo-deny"]).run()
        })?;
    }
    command::cargo([
        "deny",
        "--all-features",
        "check",
        "bans",
        "licenses",
        "sources",
    ])
    .run()?;
    let packages =
        command::cargo(["tree", "--workspace", "--prefix", "none", "--no-dedupe"]).read()?;
    let mut names: Vec<&str> = packages
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    names.sort_unstable();
    names.dedup();
    Ok(format!("{} packages, all allowed", names.len()))
}
