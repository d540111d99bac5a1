//! What of a map file is found by its address or name, and putting it together with what street maps
//! answer.

use homeground_region::{Found, FoundKind, OwnPlace, Why, address_key};

use crate::domain::{AssetKind, Contents, Geometry, RecordId, RecordKind, RecordRef};
use crate::index::metric::between_points_m;

/// An address of a map file and one of a street map are one while they are this near.
const SAME_ADDRESS_M: f64 = 500.0;

/// Doors, areas and places (buildings and spaces) of a map with where they are, to be found by
/// address or name.
#[must_use]
pub fn own_places(contents: &Contents) -> Vec<OwnPlace> {
    let doors = contents.doors.iter().map(|door| {
        let parts = [door.house_number.as_deref(), door.street.as_deref()];
        let title: Vec<&str> = parts.into_iter().flatten().collect();
        OwnPlace {
            key: key(RecordKind::Door, door.id),
            kind: FoundKind::Door,
            title: title.join(" "),
            street: door.street.clone(),
            house_number: door.house_number.clone(),
            postcode: door.postcode.clone(),
            lon: door.point.lon,
            lat: door.point.lat,
        }
    });
    let named = |record, id, kind, title: &str, geometry: Option<&Geometry>| {
        let mark = geometry?.mark();
        Some(OwnPlace {
            key: key(record, id),
            kind,
            title: title.to_owned(),
            street: None,
            house_number: None,
            postcode: None,
            lon: mark.lon,
            lat: mark.lat,
        })
    };
    let areas = contents.areas.iter().filter_map(|area| {
        let geometry = area.geometry.as_ref();
        named(
            RecordKind::Area,
            area.id,
            FoundKind::Area,
            &area.title,
            geometry,
        )
    });
    let place = contents.assets.iter().filter_map(|asset| {
        let place = matches!(asset.kind, AssetKind::Building | AssetKind::Space);
        let geometry = asset.geometry.as_ref().filter(|_| place);
        named(
            RecordKind::Asset,
            asset.id,
            FoundKind::Place,
            &asset.title,
            geometry,
        )
    });
    doors.chain(areas).chain(place).collect()
}

fn key(kind: RecordKind, id: RecordId) -> String {
    format!("{}/{id}", kind.table())
}

/// The record that something found of one's own is.
#[must_use]
pub fn record_of(key: &str) -> Option<RecordRef> {
    let (kind, id) = key.split_once('/')?;
    Some(RecordRef::new(
        RecordKind::from_table(kind)?,
        id.parse().ok()?,
    ))
}

/// The best of several lists, each in order: of one's own, then of street maps in turn, then what of
/// one's own is only nearly what was typed. Nothing twice.
#[must_use]
pub fn best(lists: Vec<Vec<Found>>, limit: usize) -> Vec<Found> {
    let ranked = lists.into_iter().enumerate().flat_map(|(list, found)| {
        let found = found.into_iter().enumerate();
        found.map(move |(place, found)| {
            let group = match (list, &found.why) {
                (0, Why::Exact) => 0,
                (0, _) => 2,
                _ => 1,
            };
            ((group, place, list), found)
        })
    });
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut kept: Vec<Found> = Vec::new();
    for (_, found) in ranked {
        if kept.len() == limit {
            break;
        }
        if !kept.iter().any(|known| same(known, &found)) {
            kept.push(found);
        }
    }
    kept
}

/// Two street maps may overlap, and doors of the map file stand in a street map as well.
fn same(one: &Found, two: &Found) -> bool {
    let metres = between_points_m((one.lon, one.lat), (two.lon, two.lat));
    let address = |found: &Found| {
        let (street, number) = (found.street.as_deref()?, found.house_number.as_deref()?);
        Some(address_key(street, number))
    };
    match (address(one), address(two)) {
        (Some(one), Some(two)) => one == two && metres < SAME_ADDRESS_M,
        (None, None) if one.kind == two.kind => {
            one.kind == FoundKind::Coordinate || (one.title == two.title && metres < SAME_ADDRESS_M)
        }
        _ => false,
    }
}
