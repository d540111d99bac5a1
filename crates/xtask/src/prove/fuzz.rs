//! Changed files of every kind that the region reads.

use super::Asked;
use crate::command::{self, Broken};

/// Runs the region's own fuzzing, built with the checks of a build for tests.
///
/// # Errors
/// When a file makes a reader crash, hang or leave something behind.
pub fn run(asked: &Asked) -> Result<String, Broken> {
    let said = command::cargo([
        "test",
        "--quiet",
        "--package",
        "homeground-region",
        "--bench",
        "fuzz",
        "--",
    ])
    .args(&[asked.count.to_string(), asked.seed.to_string()])
    .read()?;
    let figures = said.lines().last().unwrap_or_default();
    Ok(figures.to_owned())
}
