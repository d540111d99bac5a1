//! `new`, `backup`, `restore`, `check`.

use std::path::Path;

use homeground_core::map::{self, Map};
use homeground_core::usecases;
use serde_json::json;

use crate::opened;
use crate::refusal::{Refusal, refuse};
use crate::say::Say;

pub fn new(say: &mut Say, file: &Path, name: Option<&str>, sample: bool) -> Result<(), Refusal> {
    let at = opened::surroundings()?;
    let map = if sample {
        usecases::create_sample(file, &at)?
    } else {
        let stem = file
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let name = name.map(str::to_owned).or(stem).unwrap_or_default();
        let name = homeground_core::domain::text::title("name", &name)
            .map_err(|_| refuse("a map needs a name of at most 1,000 characters"))?;
        Map::create(file, &name, &at)?
    };
    let name = map.name()?;
    if say.json {
        say.object(&json!({"file": file, "name": name}))?;
    } else {
        say.line(format!("“{name}” is a new map in {}.", file.display()))?;
    }
    Ok(())
}

pub fn backup(say: &mut Say, map: Option<&Path>, file: &Path) -> Result<(), Refusal> {
    opened::to_read(map)?.backup(file)?;
    if say.json {
        say.object(&json!({"file": file}))?;
    } else {
        say.line(format!("A safe copy is in {}.", file.display()))?;
    }
    Ok(())
}

pub fn restore(say: &mut Say, file: &Path, to: &Path) -> Result<(), Refusal> {
    map::restore(file, to)?;
    if say.json {
        say.object(&json!({"file": to}))?;
    } else {
        say.line(format!("The map of the copy is in {}.", to.display()))?;
    }
    Ok(())
}

pub fn check(say: &mut Say, map: Option<&Path>) -> Result<(), Refusal> {
    let report = opened::to_read(map)?.check()?;
    if say.json {
        say.object(&report)?;
    } else {
        say.line(if report.sound {
            "The map is whole."
        } else {
            "The map is not whole."
        })?;
        for damage in report.damage.iter().chain(&report.unreadable) {
            say.line(format!("  {damage}"))?;
        }
        for dangling in &report.dangling {
            let count = dangling.count;
            say.line(format!(
                "  {count} in {} lead to what is not here (yet).",
                dangling.from
            ))?;
        }
        let rows = report
            .rows
            .iter()
            .map(|(table, rows)| vec![table.clone(), rows.to_string()]);
        say.table(&["Records", "Rows, the bin included"], rows.collect())?;
    }
    if report.sound {
        Ok(())
    } else {
        Err(refuse(
            "a part of this map cannot be read; it has been kept as it is",
        ))
    }
}
