//! How long a large extract takes: a real one, repeated on a grid, added whole and cut to a part.

use std::path::Path;

use super::Asked;
use crate::command::{self, Broken};
use crate::place;

/// Lies beside the project where somebody has it; it is too large to be part of it.
const EXTRACT: &str = "../shared/data/osm/newport-wales-2023-06-13.osm.pbf";
/// 7 by 8 km round the middle of that city: west, south, east, north.
const PART: &str = "-3.0450,51.5516,-2.9440,51.6236";

/// What may be spent: seconds of processor, megabytes of memory. For the usual hundred megabytes.
struct Most {
    seconds: f64,
    memory: f64,
}

const WHOLE: Most = Most {
    seconds: 40.0,
    memory: 800.0,
};
const CUT: Most = Most {
    seconds: 10.0,
    memory: 150.0,
};

/// # Errors
/// When there is no extract, or it takes more than it may.
pub fn run(asked: &Asked) -> Result<String, Broken> {
    let extract = place::top().join(EXTRACT);
    if !extract.exists() {
        return Err(Broken::Said(format!(
            "This proof repeats an extract that is not part of the project: put one at {EXTRACT}."
        )));
    }
    let large = asked.folder.join("large.osm.pbf");
    let megabytes = asked.count.to_string();
    bench("grid")
        .arg(&extract)
        .arg(&large)
        .arg(&megabytes)
        .run()?;
    let whole = measured(&large, None, &WHOLE, asked.count)?;
    let cut = measured(&large, Some(PART), &CUT, asked.count)?;
    Ok(format!("whole {whole}; cut to 7 by 8 km {cut}"))
}

fn bench(name: &str) -> command::Run {
    command::cargo([
        "bench",
        "--quiet",
        "--package",
        "homeground-region",
        "--bench",
        name,
        "--",
    ])
}

/// Adds it in a process of its own, which says what it spent.
fn measured(
    large: &Path,
    part: Option<&str>,
    most: &Most,
    megabytes: u64,
) -> Result<String, Broken> {
    let said = bench("add").arg(large).args(part.as_slice()).read()?;
    let figures = said.lines().find_map(|line| line.strip_prefix("add: "));
    let figures = figures.unwrap_or_default();
    let before = |unit: &str| -> Option<f64> {
        let (number, _) = figures.split_once(unit)?;
        number.rsplit(' ').next()?.parse().ok()
    };
    let share = (megabytes as f64 / 100.0).max(1.0);
    match (before(" s of processor"), before(" MB of memory")) {
        (Some(seconds), Some(memory))
            if seconds > most.seconds * share || memory > most.memory * share =>
        {
            Err(Broken::Said(format!(
                "Adding it took too much: {figures}; {} s and {} MB are the most.",
                most.seconds * share,
                most.memory * share
            )))
        }
        (Some(_), Some(_)) => Ok(figures.to_owned()),
        // Only Linux tells what a process spent.
        _ => Ok(format!("{figures} (not compared)")),
    }
}
