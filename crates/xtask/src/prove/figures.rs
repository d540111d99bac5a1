//! The committed table of figures, `tests/proofs.md`.

use std::fs::OpenOptions;
use std::io::Write;

use crate::command::Broken;
use crate::place;

/// Adds one row, with today's date in UTC.
///
/// # Errors
/// When the table cannot be written.
pub fn add(name: &str, count: u64, seed: u64, found: &str) -> Result<(), Broken> {
    let table = place::top().join("tests/proofs.md");
    let today = jiff::Timestamp::now()
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .date();
    let mut file = OpenOptions::new()
        .append(true)
        .open(&table)
        .map_err(Broken::file(&table))?;
    writeln!(
        file,
        "| {today} | {name} | {count} | {seed} | {} |",
        found.replace('|', "/")
    )
    .map_err(Broken::file(&table))
}
