//! `region`: street maps of this computer.

use std::path::Path;

use homeground_core::data_folder::DataFolder;
use homeground_core::regions::{Keep, Regions, Report, Thousandths, named};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::arguments::RegionCommand;
use crate::refusal::{Refusal, refuse};
use crate::say::{Say, note};
use crate::{area, stop};

/// So much more than an area is kept: people walk over its edge.
const MARGIN_M: f64 = 2_000.0;

pub fn region(say: &mut Say, map: Option<&Path>, asked: &RegionCommand) -> Result<(), Refusal> {
    match asked {
        RegionCommand::Add { file, area, region } => {
            add(say, map, file, area.as_deref(), region.as_deref())
        }
        RegionCommand::List => list(say),
        RegionCommand::Remove { key } => {
            kept()?
                .remove(key)
                .map_err(|error| refuse(error.to_string()))?;
            if say.json {
                return Ok(say.object(&json!({ "removed": key }))?);
            }
            Ok(say.line(format!(
                "{key} is taken away; the file it came from makes it again."
            ))?)
        }
    }
}

/// The street maps of this computer.
pub fn kept() -> Result<Regions, Refusal> {
    Ok(Regions::at(DataFolder::open()?.regions_path()))
}

fn add(
    say: &mut Say,
    map: Option<&Path>,
    file: &Path,
    area: Option<&str>,
    region: Option<&Path>,
) -> Result<(), Refusal> {
    let found = area.map(|name| area::find_or_read(map, name)).transpose()?;
    let outline = found.as_ref().map(|area| area.outline.polygons());
    if outline.as_ref().is_some_and(|outline| outline.0.is_empty()) {
        return Err(refuse("an area to keep has to be a polygon"));
    }
    let keep = match &outline {
        Some(area) => Keep::Within {
            area,
            margin_m: MARGIN_M,
        },
        None => Keep::All,
    };
    let bar = ProgressBar::new(1_000);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent} %") {
        bar.set_style(style);
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    bar.set_message(name.clone().into_owned());
    let watch = Thousandths::new(|done| bar.set_position(done), stop::asked());
    let title = found.as_ref().map(|area| area.title.as_str());
    let made = match region {
        Some(to) => homeground_core::regions::add(file, to, keep, &watch)
            .map(|report| (report, to.to_owned())),
        None => {
            let regions = kept()?;
            (regions.add(file, &named(&name, title), keep, &watch))
                .map(|added| (added.report, regions.path(&added.key)))
        }
    };
    bar.finish_and_clear();
    let (report, to) = made.map_err(|error| refuse(format!("{}: {error}", file.display())))?;
    tell(say, &report, &to)
}

fn tell(say: &mut Say, report: &Report, to: &Path) -> Result<(), Refusal> {
    if say.json {
        let mut object = serde_json::to_value(report)?;
        if let Some(object) = object.as_object_mut() {
            object.insert("region".to_owned(), json!(to.display().to_string()));
        }
        return Ok(say.object(&object)?);
    }
    let kept = report.kept;
    let date = match &report.data_date {
        Some(date) => format!(", data of {date}"),
        None => String::new(),
    };
    say.line(format!("{} ({}{date})", report.file, report.format))?;
    say.line(format!(
        "Kept: {} streets, {} addresses, {} postcodes, {} places, {} points of interest, {} tiles.",
        kept.streets, kept.addresses, kept.postcodes, kept.places, kept.points, kept.tiles
    ))?;
    if kept.addresses == 0 && kept.streets > 0 {
        say.line("No house numbers are mapped here: doors are added as you meet them.")?;
    }
    for left in &report.left_out {
        say.line(format!("Left out, {}: {}", left.reason, left.count))?;
    }
    Ok(say.line(format!("The street map is {}", to.display()))?)
}

fn list(say: &mut Say) -> Result<(), Refusal> {
    let mut rows = Vec::new();
    for listed in kept()?.list() {
        let info = match listed.info {
            Ok(info) => info,
            Err(error) => {
                note(format!("{}: {error}", listed.key));
                continue;
            }
        };
        if say.json {
            say.object(&json!({
                "key": listed.key,
                "name": info.name,
                "file": info.file,
                "format": info.format,
                "data_date": info.data_date,
                "size": listed.size,
                "bounds": info.bounds.map(|bounds| [bounds.west, bounds.south, bounds.east, bounds.north]),
                "kept": info.kept,
                "credit": info.attribution,
            }))?;
            continue;
        }
        rows.push(vec![
            info.name,
            info.data_date.unwrap_or_default(),
            format!("{:.1} MB", listed.size as f64 / 1e6),
            info.kept.addresses.to_string(),
            listed.key,
        ]);
    }
    if !say.json {
        if rows.is_empty() {
            say.line("No street map yet: `homeground region add FILE` makes one of an OpenStreetMap extract.")?;
        } else {
            say.table(&["Street map", "Data of", "Size", "Addresses", "Key"], rows)?;
        }
    }
    Ok(())
}
