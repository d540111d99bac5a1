//! Bringing files in and taking maps out.

mod again;
mod geojson;
mod home;
mod hostile;
mod people;
mod real_files;
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use homeground_core::domain::{
    Area, Asset, Extra, Holder, Need, Person, RecordId, RecordKind, RecordRef, Sharing,
};
use homeground_core::exchange::{ImportError, ImportOptions, ReadOptions, Report, import, line};
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

/// Everything live by key, with its sharing level, in words that can be compared.
fn everything(map: &Map) -> BTreeMap<RecordId, (Sharing, String)> {
    let contents = map.contents().unwrap();
    let consents = Consents::new(contents);
    let mut all = BTreeMap::new();
    // Other people's fields may come in another order.
    let sorted = |extra: &Extra| {
        let mut extra = extra.clone();
        extra.0.sort_keys();
        extra
    };
    let mut put = |kind, id, holder: Option<Holder>, words: String| {
        let record = RecordRef::new(kind, id);
        let sharing = consents.sharing(record, holder.map(Holder::record), map.today());
        all.insert(id, (sharing, words));
    };
    for one in contents.people.iter() {
        let extra = sorted(&one.extra);
        let one = Person {
            extra,
            ..one.clone()
        };
        put(RecordKind::Person, one.id, None, format!("{one:#?}"));
    }
    for one in contents.assets.iter() {
        let extra = sorted(&one.extra);
        let one = Asset {
            extra,
            ..one.clone()
        };
        put(RecordKind::Asset, one.id, one.holder, format!("{one:#?}"));
    }
    for one in contents.needs.iter() {
        let extra = sorted(&one.extra);
        let one = Need {
            extra,
            ..one.clone()
        };
        put(RecordKind::Need, one.id, one.stated_by, format!("{one:#?}"));
    }
    for one in contents.areas.iter() {
        let extra = sorted(&one.extra);
        let one = Area {
            extra,
            ..one.clone()
        };
        put(RecordKind::Area, one.id, None, format!("{one:#?}"));
    }
    all
}

/// What `list` says of every entry.
fn lines(map: &Map) -> Vec<serde_json::Map<String, Value>> {
    let consents = Consents::new(map.contents().unwrap());
    let output = usecases::output(map, &consents, None, &Selection::default()).unwrap();
    output.entries().iter().map(line).collect()
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
