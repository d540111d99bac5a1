//! An area on the command line: a name, an id or a GeoJSON file.

use std::path::Path;

use geojson::GeoJson;
use homeground_core::domain::{Contents, Geometry, RecordId};

use crate::refusal::{Refusal, refuse};

/// An area: its outline, what it is called, and its key when it is one of the map.
pub struct Area {
    pub outline: Geometry,
    /// The title of the area, or the name of its file without the ending.
    pub title: String,
    pub id: Option<RecordId>,
}

/// Finds the area that was named.
pub fn find(contents: &Contents, name: &str) -> Result<Area, Refusal> {
    let by_id = name
        .parse::<RecordId>()
        .ok()
        .and_then(|id| contents.areas.get(id));
    let named = || {
        let wanted = name.trim().to_lowercase();
        contents
            .areas
            .iter()
            .filter(move |area| area.title.to_lowercase() == wanted)
    };
    let found = match by_id {
        Some(area) => Some(area),
        None => match named().count() {
            0 => None,
            1 => named().next(),
            count => {
                return Err(refuse(format!(
                    "{count} areas are called “{name}”; use an id"
                )));
            }
        },
    };
    if let Some(area) = found {
        let outline = area.geometry.clone().ok_or_else(|| {
            refuse(format!(
                "“{name}” is a community of interest and has no outline"
            ))
        })?;
        return Ok(Area {
            outline,
            title: area.title.clone(),
            id: Some(area.id),
        });
    }
    let path = Path::new(name);
    if path.is_file() {
        return Ok(Area {
            outline: read(path)?,
            title: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            id: None,
        });
    }
    let mut known: Vec<&str> = contents
        .areas
        .iter()
        .map(|area| area.title.as_str())
        .collect();
    known.sort_unstable();
    let known = if known.is_empty() {
        "none yet".to_owned()
    } else {
        known.join(", ")
    };
    Err(refuse(format!(
        "there is no area or file “{name}”; areas of this map: {known}"
    )))
}

/// The area that was named, for who needs no map: without one, the area is a file.
pub fn find_or_read(map: Option<&Path>, name: &str) -> Result<Area, Refusal> {
    match crate::opened::if_there(map)? {
        Some(map) => find(map.contents()?, name),
        None if Path::new(name).is_file() => find(&Contents::default(), name),
        // Says that there is no map.
        None => find(crate::opened::to_read(map)?.contents()?, name),
    }
}

/// Every polygon of a GeoJSON file together.
fn read(path: &Path) -> Result<Geometry, Refusal> {
    let unreadable = || refuse(format!("{} holds no outline in GeoJSON", path.display()));
    let text = std::fs::read_to_string(path)?;
    let json: GeoJson = text
        .trim_start_matches('\u{feff}')
        .parse()
        .map_err(|_| unreadable())?;
    let geometries: Vec<geojson::Geometry> = match json {
        GeoJson::Geometry(geometry) => vec![geometry],
        GeoJson::Feature(feature) => feature.geometry.into_iter().collect(),
        GeoJson::FeatureCollection(all) => all
            .features
            .into_iter()
            .filter_map(|feature| feature.geometry)
            .collect(),
    };
    let mut polygons = Vec::new();
    for geometry in geometries {
        match geo::Geometry::<f64>::try_from(geometry) {
            Ok(geo::Geometry::Polygon(polygon)) => polygons.push(polygon.into()),
            Ok(geo::Geometry::MultiPolygon(all)) => polygons.push(all.into()),
            _ => {}
        }
    }
    let shape = match polygons.len() {
        0 => return Err(unreadable()),
        1 => polygons.remove(0),
        _ => geo::Geometry::GeometryCollection(polygons.into()),
    };
    Ok(Geometry::new(shape)?)
}
