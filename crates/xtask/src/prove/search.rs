//! How often an address is found as somebody would type it, and how long a keystroke takes: every
//! address of a real extract, in full, abbreviated, with a letter wrong.

use super::Asked;
use crate::command::{self, Broken};
use crate::place;

/// Lie beside the project where somebody has them; they are too large to be part of it.
const EXTRACTS: [(&str, &str); 2] = [
    (
        "a city",
        "../shared/data/osm/newport-wales-2023-06-13.osm.pbf",
    ),
    (
        "a county",
        "../shared/data/osm/rutland-england-2022-07-20.osm.pbf",
    ),
];
/// The least share of addresses among the first five, in percent.
const LEAST: [(&str, f64); 3] = [
    ("in full", 99.0),
    ("abbreviated", 98.0),
    ("one letter wrong", 97.0),
];

/// Every `count`-th address.
///
/// # Errors
/// When there is no extract, or too few addresses are found.
pub fn run(asked: &Asked) -> Result<String, Broken> {
    let mut figures = Vec::new();
    for (name, extract) in EXTRACTS {
        let file = place::top().join(extract);
        if !file.exists() {
            continue;
        }
        let said = command::cargo(["bench", "--quiet", "-p", "homeground-region"])
            .args(&["--bench", "search", "--"])
            .arg(&file)
            .args(&["--every", &asked.count.to_string()])
            .read()?;
        figures.push(format!("{name}: {}", found(&said)?));
    }
    if figures.is_empty() {
        return Err(Broken::Said(format!(
            "This proof searches real extracts, which are not part of the project: put one at {}.",
            EXTRACTS[0].1
        )));
    }
    Ok(figures.join("; "))
}

/// The shares in what the benchmark said, each held to its least.
fn found(said: &str) -> Result<String, Broken> {
    let mut figures = Vec::new();
    for (way, least) in LEAST {
        let share: Option<f64> = (said.lines())
            .find_map(|line| line.strip_prefix(way)?.strip_prefix(": ")?.split_once(" %"))
            .and_then(|(share, _)| share.parse().ok());
        match share {
            Some(share) if share >= least => figures.push(format!("{way} {share} %")),
            Some(share) => {
                return Err(Broken::Said(format!(
                    "Only {share} % of the addresses were found {way}; {least} % is the least."
                )));
            }
            None => return Err(Broken::Said(format!("The benchmark did not say {way}."))),
        }
    }
    let keystroke = said.lines().find(|line| line.starts_with("each keystroke"));
    figures.extend(keystroke.map(str::to_owned));
    Ok(figures.join(", "))
}
