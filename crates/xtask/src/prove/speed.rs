//! How long whole runs of the command line take on a large invented map.
//!
//! Every figure is the time of a whole process, from its start to its end, as somebody at the keyboard waits for it.
//! Nothing here fails for being slow: the counts must be right, and the times go into the table.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::Asked;
use super::chance::Chance;
use crate::command::{self, Broken, timed};

/// One need for so many assets.
const ASSETS_FOR_A_NEED: u64 = 100;

const DOES: &[&str] = &[
    "Mends",
    "Teaches",
    "Lends out",
    "Bakes",
    "Sews",
    "Grows",
    "Paints",
    "Plays",
    "Knows all about",
    "Carries",
];
const WHAT: &[&str] = &[
    "bicycles",
    "bread",
    "curtains",
    "tomatoes",
    "the accordion",
    "Welsh",
    "ladders",
    "old radios",
    "school forms",
    "cake for crowds",
    "roses",
    "sofas",
    "Arabic",
    "chess",
    "wool",
    "fiddle tunes",
    "garden walls",
    "tax letters",
    "birthday parties",
    "boots",
];
const KINDS: &[&str] = &["skill", "group", "institution", "building", "space", "item"];

/// Makes a map of `count` assets and measures the main job on it.
///
/// # Errors
/// When a count is wrong.
pub fn run(asked: &Asked) -> Result<String, Broken> {
    let file = |name: &str| asked.folder.join(name);
    let (map, assets, needs) = (
        file("large.homeground"),
        file("assets.geojson"),
        file("needs.geojson"),
    );
    let mut chance = Chance::new(asked.seed);
    let count_of_needs = asked.count.div_ceil(ASSETS_FOR_A_NEED);
    write(&assets, asked.count, |number| asset(number, &mut chance))?;
    write(&needs, count_of_needs, |number| need(number, &mut chance))?;

    let line =
        |words: &[&str]| command::program(&asked.line, words).env("HOMEGROUND_DATA", file("data"));
    let on_map = |words: &[&str]| line(words).arg("--map").arg(&map);
    line(&["new"]).arg(&map).read()?;
    let (_, import) = timed(|| {
        on_map(&["import", "--sharing", "public", "--source", "large"])
            .arg(&assets)
            .read()
    })?;
    on_map(&["import", "--source", "large"])
        .arg(&needs)
        .read()?;
    let (words, text) = timed(|| {
        on_map(&[
            "match",
            "--text",
            "somebody who mends old radios",
            "--near",
            "-28.0,48.0",
            "--json",
        ])
        .read()
    })?;
    let (all, everything) = timed(|| on_map(&["match", "--all", "--json"]).read())?;
    let meeting = file("meeting.geojson");
    let (_, export) = timed(|| {
        on_map(&["export"])
            .arg(&meeting)
            .args(&["--audience", "self"])
            .read()
    })?;

    let written = fs::read(&meeting).map_err(Broken::file(&meeting))?;
    let written: Value = serde_json::from_slice(&written)
        .map_err(|reason| Broken::Said(format!("The export cannot be read: {reason}.")))?;
    let features = written["features"].as_array().map_or(0, Vec::len) as u64;
    let wanted = asked.count + count_of_needs;
    if features != wanted || words.lines().count() == 0 || all.lines().count() == 0 {
        return Err(Broken::Said(format!(
            "{features} of {wanted} entries left, {} and {} matches were found.",
            words.lines().count(),
            all.lines().count()
        )));
    }
    Ok(format!(
        "import {} s, match --text {} s, match --all of {count_of_needs} {} s ({} ms each), export {} s",
        seconds(import),
        seconds(text),
        seconds(everything),
        everything.as_millis() as u64 / count_of_needs.max(1),
        seconds(export),
    ))
}

fn asset(number: u64, chance: &mut Chance) -> Value {
    let kind = pick(KINDS, chance);
    let title = format!("{} {}", pick(DOES, chance), pick(WHAT, chance));
    let (lon, lat) = place(chance);
    json!({
        "type": "Feature",
        "id": format!("asset-{number}"),
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "properties": { "record": "asset", "kind": kind, "title": title, "description": format!("{title}, and gladly {}", pick(WHAT, chance)) },
    })
}

fn need(number: u64, chance: &mut Chance) -> Value {
    let (lon, lat) = place(chance);
    json!({
        "type": "Feature",
        "id": format!("need-{number}"),
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "properties": { "record": "need", "kind": "need", "title": format!("Somebody who knows {}", pick(WHAT, chance)), "within_m": 2000 },
    })
}

fn pick<'a>(of: &[&'a str], chance: &mut Chance) -> &'a str {
    of.get(chance.below(of.len() as u64) as usize)
        .copied()
        .unwrap_or_default()
}

/// Within some ten kilometres of a point on the open sea, to six decimals.
fn place(chance: &mut Chance) -> (f64, f64) {
    let mut off = || (chance.below(100_000) as f64 - 50_000.0) / 500_000.0;
    (-28.0 + off(), 48.0 + off())
}

fn write(file: &Path, count: u64, mut feature: impl FnMut(u64) -> Value) -> Result<(), Broken> {
    let fail = |reason| Broken::file(file)(reason);
    let mut out = BufWriter::new(fs::File::create(file).map_err(fail)?);
    write!(out, r#"{{"type":"FeatureCollection","features":["#).map_err(fail)?;
    for number in 0..count {
        let comma = if number == 0 { "" } else { ",\n" };
        write!(out, "{comma}{}", feature(number)).map_err(fail)?;
    }
    write!(out, "]}}").and_then(|()| out.flush()).map_err(fail)
}

fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}
