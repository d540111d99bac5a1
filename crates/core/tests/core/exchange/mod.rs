//! Bringing files in and taking maps out.

mod again;
mod geojson;
mod home;
mod hostile;
mod people;
mod real_files;
mod tables;

use std::path::{Path, PathBuf};

use homeground_core::domain::{Asset, RecordKind, Sharing};
use homeground_core::exchange::{ImportError, ImportOptions, Lister, ReadOptions, Report, import};
use homeground_core::map::Map;
use homeground_core::privacy::{Consents, Selection};
use homeground_core::usecases;
use serde_json::Value;

use crate::support::Place;

/// Brings a file in as it is.
fn bring_in(map: &mut Map, file: &Path) -> Result<Report, ImportError> {
    let report = import(map, file, &ImportOptions::default())?;
    adds_up(&report);
    Ok(report)
}

/// Writes a file into the place of the map and brings it in.
fn bring(place: &Place, map: &mut Map, name: &str, content: impl AsRef<[u8]>) -> Report {
    bring_in(map, &write(place, name, content)).unwrap()
}

/// Brings a file in whose rows are all of one kind.
fn bring_as(place: &Place, map: &mut Map, is: RecordKind, name: &str, content: &str) -> Report {
    let read = ReadOptions {
        is: Some(is),
        ..ReadOptions::default()
    };
    let options = ImportOptions {
        read,
        ..ImportOptions::default()
    };
    let report = import(map, &write(place, name, content), &options).unwrap();
    adds_up(&report);
    report
}

/// Brings a file in and shares what may be shared.
fn bring_shared(map: &mut Map, file: &Path, sharing: Sharing) -> Report {
    let options = ImportOptions {
        sharing,
        ..ImportOptions::default()
    };
    let report = import(map, file, &options).unwrap();
    adds_up(&report);
    report
}

fn write(place: &Place, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = place.file(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn adds_up(report: &Report) {
    let skipped = report.skipped.len() as u64;
    assert_eq!(
        report.read,
        report.added + report.updated + report.unchanged + skipped
    );
}

/// Added, updated, unchanged, skipped.
fn counts(report: &Report) -> (u64, u64, u64, usize) {
    (
        report.added,
        report.updated,
        report.unchanged,
        report.skipped.len(),
    )
}

/// The one asset of a title.
fn asset(map: &Map, title: &str) -> Asset {
    let contents = map.contents().unwrap();
    let mut found = contents.assets.iter().filter(|asset| asset.title == title);
    let asset = found.next().unwrap_or_else(|| panic!("no {title}")).clone();
    assert!(found.next().is_none(), "more than one {title}");
    asset
}

fn titles(map: &Map) -> Vec<String> {
    let contents = map.contents().unwrap();
    contents
        .assets
        .iter()
        .map(|asset| asset.title.clone())
        .collect()
}

/// Everything that `list` says, sorted by key.
fn list(map: &Map) -> Vec<Value> {
    let contents = map.contents().unwrap();
    let consents = Consents::new(contents);
    let lister = Lister::new(contents, &consents, map.today());
    let mut all: Vec<Value> = Vec::new();
    all.extend(contents.people.iter().map(|one| lister.person(one)));
    all.extend(contents.assets.iter().map(|one| lister.asset(one)));
    all.extend(contents.needs.iter().map(|one| lister.need(one)));
    all.extend(contents.areas.iter().map(|one| lister.area(one)));
    all.sort_by_key(|line| line["id"].as_str().unwrap().to_owned());
    all
}

/// Takes a map out and gives the file.
fn take_out(
    place: &Place,
    map: &mut Map,
    audience: Option<homeground_core::domain::Audience>,
    name: &str,
) -> PathBuf {
    let file = place.file(name);
    let consents = Consents::new(map.contents().unwrap());
    usecases::take_along(map, &consents, audience, &Selection::default(), &file).unwrap();
    file
}

/// Files of other people, where they are at hand.
fn real(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("HOMEGROUND_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(3)?
        .join("shared");
    let file = shared.unwrap_or(beside).join("data/real").join(name);
    file.exists().then_some(file)
}
