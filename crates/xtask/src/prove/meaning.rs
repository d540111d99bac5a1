//! How well needs find what would help on labelled sentences, and that the encoder can be made again.

use std::path::Path;

use super::Asked;
use crate::command::{self, Broken};
use crate::place;

/// Labelled sentences with the least nDCG@10 of all stages together.
const LABELLED: [(&str, f64); 5] = [
    ("tests/labelled/plain", 0.7),
    ("tests/labelled/hard", 0.6),
    ("tests/labelled/blind", 0.75),
    ("tests/labelled/blind-two", 0.7),
    // Beside the project, where somebody has it.
    ("../shared/matching-dev", 0.7),
];
/// A model made again is as good, within so much.
const AS_GOOD: f64 = 0.02;

/// The figure of all stages on each set, and of each stage left out.
///
/// # Errors
/// When what helps is found too seldom.
pub fn run(_: &Asked) -> Result<String, Broken> {
    let mut sets = Vec::new();
    for (folder, least) in there() {
        let said = bench(folder, &[])?;
        let whole = figure(&said)?;
        if whole < least {
            return Err(Broken::Said(format!(
                "What helps is found too seldom in {folder}: nDCG@10 {whole}, {least} is the least."
            )));
        }
        let rows = said.lines().filter(|line| {
            line.contains("nDCG@10")
                || line.contains(" a second")
                || line.starts_with("one sentence")
        });
        let rows: Vec<&str> = rows.collect();
        sets.push(format!("{folder}: {}", rows.join(", ")));
    }
    Ok(sets.join("; "))
}

/// The sets that are there.
fn there() -> impl Iterator<Item = (&'static str, f64)> {
    (LABELLED.into_iter()).filter(|(folder, _)| place::top().join(folder).exists())
}

/// Makes the model again, as `data/meaning/README.md` says, and compares the two. Fetches a gigabyte of packages and
/// takes about an hour: it is taught twice.
///
/// # Errors
/// When it cannot be made, or is not as good.
pub fn rebuild(asked: &Asked) -> Result<String, Broken> {
    let meaning = place::top().join("data/meaning");
    let tools = asked.folder.join("tools");
    command::program("python3", ["-m", "venv"])
        .arg(&tools)
        .run()?;
    let python = tools.join("bin/python");
    command::program(&python, ["-m", "pip", "install", "--quiet", "-r"])
        .arg(meaning.join("requirements.txt"))
        .run()?;
    let made = asked.folder.join("made");
    std::fs::create_dir_all(&made).map_err(Broken::file(&made))?;
    command::program(&python, [meaning.join("make_model.py")])
        .args(&["--to"])
        .arg(&made)
        .run()?;
    let mut sets = Vec::new();
    for (folder, _) in there() {
        let ours = figure(&bench(folder, &[])?)?;
        let again = figure(&bench(folder, &[Path::new("--model"), &made])?)?;
        if (ours - again).abs() > AS_GOOD {
            return Err(Broken::Said(format!(
                "On {folder} the model that was made again reaches {again}, ours {ours}."
            )));
        }
        sets.push(format!("{folder}: ours {ours}, made again {again}"));
    }
    Ok(sets.join("; "))
}

fn bench(folder: &str, more: &[&Path]) -> Result<String, Broken> {
    let mut bench = command::cargo(["bench", "--quiet", "-p", "homeground-core"])
        .args(&["--bench", "understanding", "--", "--data"])
        .arg(place::top().join(folder));
    for word in more {
        bench = bench.arg(word);
    }
    bench.read()
}

/// The nDCG@10 of all stages together.
fn figure(said: &str) -> Result<f64, Broken> {
    (said.lines())
        .find_map(|line| {
            line.strip_prefix("all: nDCG@10 ")?
                .split_whitespace()
                .next()
        })
        .and_then(|figure| figure.parse().ok())
        .ok_or_else(|| Broken::Said("The benchmark did not say how well needs are met.".to_owned()))
}
