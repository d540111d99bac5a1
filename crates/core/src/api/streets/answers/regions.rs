//! Adding street maps, taking them away, copying them.

use std::path::PathBuf;

use homeground_region::{Keep, Kept, RegionInfo, Report, Schema};

use super::ground::{SAMPLE, wire_bounds};
use super::*;
use crate::api::Event;
use crate::api::app::{FileWritten, file_name};
use crate::api::choice::outline;
use crate::api::session::Choose;
use crate::api::wire::Nothing;
use crate::domain::error::Fault;
use crate::regions::{Listed, Named, Thousandths, named};
use crate::usecases;

/// So much more than an area is kept, as people walk over its edge (basemap guide, section 1).
const MARGIN_M: f64 = 2_000.0;
/// What an outline without a name is called.
const UNTITLED: &str = "Part";
/// The job of adding and copying.
const JOB: &str = "region";

/// Which street maps there are on this computer.
pub(in crate::api) fn regions(session: &Session, _: RegionsRequest) -> Result<Regions, Failure> {
    let mut answer = Regions {
        regions: Vec::new(),
        unreadable: Vec::new(),
    };
    if session.shows_sample() {
        answer.regions.push(sample()?);
    }
    for listed in session.regions.list() {
        match listed.info {
            Ok(_) => answer.regions.extend(row(listed)),
            Err(error) => answer.unreadable.push(UnreadableRegion {
                key: listed.key,
                size: listed.size,
                sentence: error.to_string(),
            }),
        }
    }
    answer
        .regions
        .sort_by_cached_key(|row| row.name.to_lowercase());
    Ok(answer)
}

fn row(listed: Listed) -> Option<RegionRow> {
    let info = listed.info.ok()?;
    Some(shown(&info, listed.key, listed.size, listed.version, false))
}

fn sample() -> Result<RegionRow, Failure> {
    let size = usecases::SAMPLE_STREETS.len() as u64;
    Ok(usecases::ask_sample(|region| {
        shown(region.info(), SAMPLE.to_owned(), size, 0, true)
    })?)
}

fn shown(info: &RegionInfo, key: String, size: u64, version: u64, built_in: bool) -> RegionRow {
    let schema = match info.schema {
        Schema::Ours => RegionSchema::Ours,
        Schema::Protomaps3 => RegionSchema::Protomaps3,
        Schema::Protomaps4 => RegionSchema::Protomaps4,
        Schema::OpenMapTiles => RegionSchema::OpenMapTiles,
        Schema::Shortbread => RegionSchema::Shortbread,
        Schema::Pictures => RegionSchema::Pictures,
        _ => RegionSchema::Unknown,
    };
    let format = match info.tile_format.as_str() {
        "pbf" => RegionFormat::Vector,
        _ => RegionFormat::Picture,
    };
    RegionRow {
        key,
        name: info.name.clone(),
        file: info.file.clone(),
        made_of: info.format.clone(),
        built_in,
        schema,
        format,
        bounds: info.bounds.map(wire_bounds),
        min_zoom: info.min_zoom,
        max_zoom: info.max_zoom,
        credit: Some(info.attribution.clone()).filter(|credit| !credit.is_empty()),
        layers: info.layers.clone(),
        data_date: info.data_date.clone(),
        size,
        counts: counts(info.kept),
        version,
    }
}

const fn counts(kept: Kept) -> RegionCounts {
    RegionCounts {
        streets: kept.streets,
        addresses: kept.addresses,
        places: kept.places,
        points: kept.points,
        postcodes: kept.postcodes,
        suggestions: kept.suggestions,
        tiles: kept.tiles,
    }
}

/// Choose a file and say what it is.
pub(in crate::api) fn region_look(
    session: &Session,
    request: RegionLookRequest,
) -> Result<RegionLooked, Failure> {
    let token = match request.token {
        Some(token) => token,
        None => match session.host.choose(&Choose::Region) {
            Some(path) => session.remember(&path),
            None => {
                return Ok(RegionLooked {
                    token: None,
                    file: None,
                });
            }
        },
    };
    let path = chosen(session, &token)?;
    let looked = homeground_region::look(&path)?;
    let Wanted { named, .. } = wanted(session, &looked.file, &request.area)?;
    let there = session.regions.keys().contains(&named.key);
    Ok(RegionLooked {
        token: Some(token),
        file: Some(RegionFile {
            file: looked.file,
            name: named.name,
            format: looked.format.to_owned(),
            size: looked.size,
            data_date: looked.data_date,
            bounds: looked.bounds.map(wire_bounds),
            seconds: looked.seconds,
            replaces: there.then_some(named.key),
        }),
    })
}

fn chosen(session: &Session, token: &str) -> Result<PathBuf, Failure> {
    let open = session.lock();
    open.chosen.get(token).cloned().ok_or(Failure::NotFound)
}

/// What is to be kept of a file, and how that is called.
struct Wanted {
    named: Named,
    area: Option<geo::MultiPolygon>,
}

fn wanted(session: &Session, file: &str, area: &AreaChoice) -> Result<Wanted, Failure> {
    if matches!(area, AreaChoice::Whole) {
        return Ok(Wanted {
            named: named(file, None),
            area: None,
        });
    }
    let open = session.lock();
    let (outline, title) = match (area, &open.map) {
        // Somebody may draw the area before there is a map.
        (AreaChoice::Drawn { .. }, None) => (outline(&Default::default(), area)?, None),
        _ => {
            let contents = open.map()?.contents()?;
            let title = match area {
                AreaChoice::Known { id } => contents.areas.get(*id).map(|area| &area.title),
                _ => None,
            };
            (outline(contents, area)?, title.cloned())
        }
    };
    let area = outline.map(|outline| outline.polygons());
    if area.as_ref().is_some_and(|area| area.0.is_empty()) {
        return Err(Failure::Invalid {
            field: "area".to_owned(),
            fault: Fault::TooFewPoints,
        });
    }
    // A part of a file never takes the place of the whole.
    let title = title.unwrap_or_else(|| UNTITLED.to_owned());
    Ok(Wanted {
        named: named(file, Some(&title)),
        area,
    })
}

/// Make a street map of the chosen file. The map is not locked meanwhile.
pub(in crate::api) fn region_add(
    session: &Session,
    request: RegionAddRequest,
) -> Result<RegionAdded, Failure> {
    let path = chosen(session, &request.token)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let Wanted { named, area } = wanted(session, &file, &request.area)?;
    let keep = match &area {
        None => Keep::All,
        Some(area) => Keep::Within {
            area,
            margin_m: MARGIN_M,
        },
    };
    let stopped = session.begin_job();
    let watch = Thousandths::new(|done| tell(session, done, 1_000), stopped);
    let added = session.regions.add(&path, &named, keep, &watch);
    // However it went, it goes on no longer.
    tell(session, 1_000, 1_000);
    let added = added?;
    session.tell_changed();
    let listed = session.regions.listed(&added.key).and_then(row);
    let Report { read, left_out, .. } = added.report;
    Ok(RegionAdded {
        region: listed.ok_or(Failure::NotFound)?,
        replaced: added.replaced,
        read: RegionRead {
            nodes: read.nodes,
            ways: read.ways,
            relations: read.relations,
            house_numbers: read.house_numbers,
            postcodes: read.postcodes,
            coastline: read.coastline,
            rings_not_closed: read.rings_not_closed,
        },
        left_out: left_out
            .into_iter()
            .map(|left| RegionLeft {
                reason: left.reason,
                count: left.count,
            })
            .collect(),
    })
}

fn tell(session: &Session, done: u64, of: u64) {
    session.host.emit(Event::Progress {
        job: JOB.to_owned(),
        done,
        of: Some(of),
    });
}

/// Remove a street map from this computer.
pub(in crate::api) fn region_remove(
    session: &Session,
    request: RegionRemoveRequest,
) -> Result<Nothing, Failure> {
    session.regions.remove(&request.key)?;
    session.tell_changed();
    Ok(Nothing {})
}

/// Copy a street map for a colleague; asks where.
pub(in crate::api) fn region_copy(
    session: &Session,
    request: RegionCopyRequest,
) -> Result<FileWritten, Failure> {
    let name = (session.regions).with(&request.key, |region| region.info().name.clone())?;
    let offered = format!("{}.mbtiles", file_name(&name));
    let Some(path) = session.host.choose(&Choose::RegionCopy(offered)) else {
        return Ok(FileWritten { file: None });
    };
    let stopped = session.begin_job();
    let go_on = |done, of| {
        tell(session, done, of);
        !stopped()
    };
    let copied = session.regions.copy(&request.key, &path, &go_on);
    tell(session, 1, 1);
    copied?;
    Ok(FileWritten {
        file: path.file_name().map(|name| name.to_string_lossy().into()),
    })
}
