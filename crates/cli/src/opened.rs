//! Opening the map that a command is about.

use std::io;
use std::path::{Path, PathBuf};

use homeground_core::data_folder::DataFolder;
use homeground_core::domain::{Contents, RecordId, RecordKind, RecordRef};
use homeground_core::map::{Access, Map, OpenError, Surroundings};

use crate::refusal::{Refusal, refuse};

/// This computer's device and who uses it; the command line never asks.
pub fn surroundings() -> Result<Surroundings, Refusal> {
    Ok(DataFolder::open()?.surroundings()?)
}

fn path(map: Option<&Path>) -> Result<PathBuf, Refusal> {
    match map {
        Some(path) => Ok(path.to_owned()),
        None => Ok(DataFolder::open()?.default_map()),
    }
}

/// Opens the map to look; `None` when none was named and there is none. One that is damaged is said.
pub fn if_there(map: Option<&Path>) -> Result<Option<Map>, Refusal> {
    if map.is_some() {
        return to_read(map).map(Some);
    }
    let path = path(None)?;
    match Map::open(&path, Access::Read, &surroundings()?) {
        Err(OpenError::Missing) => Ok(None),
        opened => opened
            .map(Some)
            .map_err(|error| named(error, &path, Access::Read)),
    }
}

/// Opens the map to look.
pub fn to_read(map: Option<&Path>) -> Result<Map, Refusal> {
    let path = path(map)?;
    Map::open(&path, Access::Read, &surroundings()?)
        .map_err(|error| named(error, &path, Access::Read))
}

/// Opens the map to change it.
pub fn to_write(map: Option<&Path>) -> Result<Map, Refusal> {
    let path = path(map)?;
    Map::open(&path, Access::Write, &surroundings()?)
        .map_err(|error| named(error, &path, Access::Write))
}

/// Opens the map to change it where that can be done, else to look.
pub fn to_write_if_free(map: Option<&Path>) -> Result<Map, Refusal> {
    let path = path(map)?;
    let at = surroundings()?;
    match Map::open(&path, Access::Write, &at) {
        Err(OpenError::InUse | OpenError::Io(_)) => {
            Map::open(&path, Access::Read, &at).map_err(|error| named(error, &path, Access::Read))
        }
        opened => opened.map_err(|error| named(error, &path, Access::Write)),
    }
}

fn named(error: OpenError, path: &Path, to: Access) -> Refusal {
    match error {
        OpenError::Io(error) if is_not_allowed(&error) => refuse(format!(
            "this computer does not let you {} {}, or its folder",
            match to {
                Access::Write => "change",
                Access::Read => "look at",
            },
            path.display()
        )),
        OpenError::Missing => refuse(format!(
            "there is no map at {}; `homeground new FILE` makes one, --map FILE names another",
            path.display()
        )),
        other => other.into(),
    }
}

fn is_not_allowed(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// The record that an id names: the key of the map, or the id that its source gave it.
pub fn record(contents: &Contents, id: &str) -> Result<RecordRef, Refusal> {
    let kinds = [RecordKind::Asset, RecordKind::Need, RecordKind::Person];
    if let Ok(key) = id.parse::<RecordId>() {
        let known = |kind: &RecordKind| match kind {
            RecordKind::Asset => contents.assets.get(key).is_some(),
            RecordKind::Need => contents.needs.get(key).is_some(),
            _ => contents.people.get(key).is_some(),
        };
        if let Some(kind) = kinds.into_iter().find(known) {
            return Ok(RecordRef::new(kind, key));
        }
    }
    let same = |source_id: &Option<String>| source_id.as_deref() == Some(id);
    let assets = contents
        .assets
        .iter()
        .filter(|asset| same(&asset.source_id));
    let needs = contents.needs.iter().filter(|need| same(&need.source_id));
    let people = contents
        .people
        .iter()
        .filter(|person| same(&person.source_id));
    let mut found: Vec<RecordRef> = assets
        .map(|asset| RecordRef::new(RecordKind::Asset, asset.id))
        .collect();
    found.extend(needs.map(|need| RecordRef::new(RecordKind::Need, need.id)));
    found.extend(people.map(|person| RecordRef::new(RecordKind::Person, person.id)));
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(refuse(format!("there is no entry {id} in this map"))),
        several => Err(refuse(format!(
            "{} entries are called {id} by their sources; use the id that `list` shows",
            several.len()
        ))),
    }
}
