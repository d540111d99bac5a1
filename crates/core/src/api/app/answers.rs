//! The functions behind the calls about the program itself.

use super::*;
use crate::api::Event;
use crate::api::rows::{is_current, wire_geometry};
use crate::api::session::{Choose, Session, Start};
use crate::api::wire::Nothing;
use crate::domain::{Contents, text};
use crate::map::{Map, OperationName};
use crate::usecases;

/// The state of the program.
pub(in crate::api) fn app_state(
    session: &Session,
    _: AppStateRequest,
) -> Result<AppState, Failure> {
    let mut open = session.lock();
    let saved_at = open.saved_at;
    let not_opened = open.not_opened.clone();
    let map = open
        .map
        .as_mut()
        .map(|map| map_info(map, saved_at))
        .transpose()?;
    drop(open);
    let recent = session
        .data
        .recent_maps()
        .into_iter()
        .map(|recent| RecentMap {
            there: recent.path.exists(),
            key: recent.key,
            name: recent.name,
            file: recent
                .path
                .file_name()
                .map(|name| name.to_string_lossy().into())
                .unwrap_or_default(),
            opened_at: recent.opened_at,
        });
    Ok(AppState {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        by: session.data.by(),
        map,
        recent: recent.collect(),
        not_opened,
    })
}

fn map_info(map: &mut Map, saved_at: Option<Instant>) -> Result<MapInfo, Failure> {
    let grid = map.sheet_grid()?;
    let contents = map.contents()?;
    let today = map.today();
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let introductions = || contents.connections.iter();
    Ok(MapInfo {
        name: map.name()?,
        file: map
            .path()
            .file_name()
            .map(|name| name.to_string_lossy().into())
            .unwrap_or_default(),
        today,
        people: count(contents.people.len()),
        assets: count(contents.assets.len()),
        needs: count(
            contents
                .needs
                .iter()
                .filter(|need| is_current(need))
                .count(),
        ),
        introductions: count(
            introductions()
                .filter(|one| one.is_open() || one.is_due(today))
                .count(),
        ),
        follow_ups: count(introductions().filter(|one| one.is_due(today)).count()),
        areas: areas(contents),
        bounds: map.index()?.bounds(),
        saved_at,
        undo: map.can_undo()?,
        redo: map.can_redo()?,
        generation: map.generation(),
        grid,
        streets: map.streets()?.is_some(),
        credit: match map.streets()?.as_deref() {
            Some("sample") => Some(usecases::ask_sample(|region| {
                region.info().attribution.clone()
            })?),
            _ => None,
        },
        drafts: count(map.drafts()?.len()),
    })
}

fn areas(contents: &Contents) -> Vec<AreaRow> {
    let mut rows: Vec<AreaRow> = contents
        .areas
        .iter()
        .map(|area| AreaRow {
            id: area.id,
            title: area.title.clone(),
            drawn_by: area.drawn_by.clone(),
            geometry: area.geometry.as_ref().map(wire_geometry),
            bounds: area
                .geometry
                .as_ref()
                .map(crate::domain::Geometry::bounding_box),
        })
        .collect();
    rows.sort_by_cached_key(|row| (row.geometry.is_none(), row.title.to_lowercase()));
    rows
}

/// Say who uses this computer.
pub(in crate::api) fn say_who(
    session: &Session,
    request: SayWhoRequest,
) -> Result<AppState, Failure> {
    let by = text::optional("by", Some(&request.by))?.unwrap_or_default();
    session.data.say_who(&by)?;
    if let Some(map) = session.lock().map.as_mut() {
        map.set_surroundings(&session.surroundings()?)?;
    }
    app_state(session, AppStateRequest {})
}

/// Open a map, the sample, or start a new one.
pub(in crate::api) fn open_map(
    session: &Session,
    request: OpenMapRequest,
) -> Result<Opened, Failure> {
    let start = match request {
        OpenMapRequest::Sample => Start::Sample,
        OpenMapRequest::Choose => match session.host.choose(&Choose::OpenMap) {
            Some(path) => Start::File(path),
            None => return Ok(Opened::Cancelled),
        },
        OpenMapRequest::Recent { key } => Start::File(recent_path(session, &key)?),
        OpenMapRequest::Copy { key } => {
            let path = recent_path(session, &key)?;
            Start::File(crate::map::newest_copy(&path).ok_or(Failure::Missing)?)
        }
        OpenMapRequest::New { name } => {
            let name = text::title("name", &name)?;
            let offered = format!("{}.homeground", file_name(&name));
            let Some(path) = session.host.choose(&Choose::NewMap(offered)) else {
                return Ok(Opened::Cancelled);
            };
            // Made and closed again, so that it can open here or in a window of its own.
            drop(Map::create(&path, &name, &session.surroundings()?)?);
            Start::File(path)
        }
    };
    if session.lock().map.is_some() {
        return if session.host.open_window(&start) {
            Ok(Opened::OwnWindow)
        } else {
            Err(Failure::Unforeseen {
                detail: "another window could not be opened".into(),
            })
        };
    }
    session.open(&start)?;
    Ok(Opened::Here)
}

fn recent_path(session: &Session, key: &str) -> Result<std::path::PathBuf, Failure> {
    let recent = session
        .data
        .recent_maps()
        .into_iter()
        .find(|recent| recent.key == key);
    recent.map(|recent| recent.path).ok_or(Failure::Missing)
}

/// A name that every file system takes.
pub(in crate::api) fn file_name(name: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let name: String = name
        .chars()
        .map(|c| if kept(c) { c } else { ' ' })
        .take(80)
        .collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.is_empty() {
        "map".to_owned()
    } else {
        words.join(" ")
    }
}

/// Opens the sample neighbourhood, made afresh when it is not in the data folder yet.
pub(in crate::api) fn open_sample(session: &Session) -> Result<(), Failure> {
    let path = session.data.sample_path();
    if !path.exists() {
        drop(usecases::create_sample(&path, &session.surroundings()?)?);
    }
    session.open_file(&path)
}

/// Give the open map another name.
pub(in crate::api) fn rename_map(
    session: &Session,
    request: RenameMapRequest,
) -> Result<Nothing, Failure> {
    let name = text::title("name", &request.name)?;
    session.change(|map| {
        map.write(
            OperationName::MapRenamed {
                title: name.clone(),
            },
            |write| Ok::<_, Failure>(write.set_name(&name)?),
        )
    })?;
    session.host.emit(Event::Ready);
    Ok(Nothing {})
}

/// Keep a safe copy of the open map; asks where.
pub(in crate::api) fn backup(session: &Session, _: BackupRequest) -> Result<FileWritten, Failure> {
    let (name, today) = {
        let open = session.lock();
        let map = open.map()?;
        (map.name()?, map.today())
    };
    let offered = format!("{} {today}.homeground", file_name(&name));
    let Some(path) = session.host.choose(&Choose::Backup(offered)) else {
        return Ok(FileWritten { file: None });
    };
    session.lock().map()?.backup(&path)?;
    Ok(FileWritten {
        file: path.file_name().map(|name| name.to_string_lossy().into()),
    })
}

/// Stop the job that is running.
pub(in crate::api) fn cancel(session: &Session, _: CancelRequest) -> Result<Nothing, Failure> {
    session.stop();
    Ok(Nothing {})
}
