//! How well needs find what would help on labelled sentences, and that the encoder can be made again.

use std::path::Path;

use super::Asked;
use crate::command::{self, Broken};
use crate::place;

/// Labelled sentences lie beside the project where somebody has them: what is tested is never part of what is taught.
const LABELLED: &str = "../shared/matching-dev";
/// The least nDCG@10 of all stages together.
const LEAST: f64 = 0.55;
/// A model made again is as good, within so much.
const AS_GOOD: f64 = 0.02;

/// The figure of all stages, and of each left out.
///
/// # Errors
/// When there are no labelled sentences, or what helps is found too seldom.
pub fn run(_: &Asked) -> Result<String, Broken> {
    let said = bench(&[])?;
    let whole = figure(&said)?;
    if whole < LEAST {
        return Err(Broken::Said(format!(
            "What helps is found too seldom: nDCG@10 {whole}, {LEAST} is the least."
        )));
    }
    let rows = said.lines().filter(|line| {
        line.contains("nDCG@10") || line.contains(" a second") || line.starts_with("one sentence")
    });
    Ok(rows.collect::<Vec<_>>().join(", "))
}

/// Makes the model again, as `data/meaning/README.md` says, and compares the two. Fetches a gigabyte of packages and
/// takes about an hour: it is taught twice.
///
/// # Errors
/// When it cannot be made, or is not as good.
pub fn rebuild(asked: &Asked) -> Result<String, Broken> {
    let whole = figure(&bench(&[])?)?;
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
    let again = figure(&bench(&[Path::new("--model"), &made])?)?;
    if (whole - again).abs() > AS_GOOD {
        return Err(Broken::Said(format!(
            "The model that was made again reaches {again}, ours {whole}."
        )));
    }
    Ok(format!("ours {whole}, made again {again}"))
}

fn bench(more: &[&Path]) -> Result<String, Broken> {
    let labelled = place::top().join(LABELLED);
    if !labelled.exists() {
        return Err(Broken::Said(format!(
            "This proof needs labelled sentences, which are not part of the project: put them at {LABELLED}."
        )));
    }
    let mut bench = command::cargo(["bench", "--quiet", "-p", "homeground-core"])
        .args(&["--bench", "understanding", "--", "--data"])
        .arg(&labelled);
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
