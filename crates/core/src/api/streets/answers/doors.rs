//! What is at a door, and adding one that no street map has.

use homeground_region::{AtDoor, Precision, Query};

use super::address::{Key, SAME_ADDRESS_M, apart_m, leading, own_near, region_row};
use super::ground::{holding, with};
use super::*;
use crate::domain::{Door, LonLat, text};
use crate::index::metric::between_points_m;
use crate::map::OperationName;

/// Further away nobody would call it the door at this point.
const NEAR_M: f64 = 150.0;
/// So many addresses are compared with a new one.
const LIKE_IT: usize = 10;

/// What is at a point that somebody touched.
pub(in crate::api) fn at_door(
    session: &Session,
    AtDoorRequest { lon, lat }: AtDoorRequest,
) -> Result<DoorHere, Failure> {
    LonLat::new(lon, lat)?;
    let keys = holding(session, lon, lat);
    let mut here = None;
    for key in &keys {
        let found = with(session, key, |region| region.at_door(lon, lat))?;
        if found.nearest.is_some() || !found.streets.is_empty() {
            here = Some(found);
            break;
        }
    }
    let own = match &session.lock().map {
        Some(map) => own_near(map.contents()?, lon, lat, SAME_ADDRESS_M),
        None => Vec::new(),
    };
    let mut answer = joined(here, own);
    answer.no_region = keys.is_empty();
    Ok(answer)
}

/// What a street map and the map file say of a point together. `own` are doors round it, nearest
/// first.
fn joined(here: Option<AtDoor>, own: Vec<(f64, DoorRow)>) -> DoorHere {
    let mut mapped = Vec::new();
    let mut nearest: Option<(f64, DoorRow)> = None;
    let mut streets = Vec::new();
    if let Some(here) = here {
        if let Some(near) = here.nearest {
            let row = region_row(near.address);
            mapped.push(row.clone());
            nearest = Some((near.distance_m, row));
        }
        mapped.extend(
            [here.previous, here.next]
                .into_iter()
                .flatten()
                .map(region_row),
        );
        streets = here.streets;
    }
    if let Some((distance_m, door)) = own.first()
        && *distance_m <= NEAR_M
        && nearest
            .as_ref()
            .is_none_or(|(other, _)| distance_m <= other)
    {
        nearest = Some((*distance_m, door.clone()));
    }
    let own: Vec<DoorRow> = own.into_iter().map(|(_, door)| door).collect();
    if let Some((_, row)) = &mut nearest {
        known(row, &own);
    }
    let side = nearest
        .as_ref()
        .map(|(_, row)| neighbours(row, &own, mapped));
    let (previous, next) = side.unwrap_or_default();
    DoorHere {
        streets: streets
            .into_iter()
            .map(|street| StreetNear {
                next_number: street
                    .next_number
                    .map(|number| free(&street.name, number, &own)),
                name: street.name,
                distance_m: street.distance_m,
            })
            .collect(),
        distance_m: nearest.as_ref().map(|(distance_m, _)| *distance_m),
        nearest: nearest.map(|(_, row)| row),
        previous,
        next,
        no_region: false,
    }
}

/// Says which door of the map file an address is, if it is one.
pub(super) fn known(row: &mut DoorRow, own: &[DoorRow]) {
    let key = Key::of(row);
    let same = |door: &&DoorRow| Key::of(door) == key && apart_m(door, row) < SAME_ADDRESS_M;
    if row.door.is_none() {
        row.door = own.iter().find(same).and_then(|door| door.door);
    }
}

/// The doors with the next lower and the next higher number on the same side of the street.
fn neighbours(
    row: &DoorRow,
    own: &[DoorRow],
    mapped: Vec<DoorRow>,
) -> (Option<DoorRow>, Option<DoorRow>) {
    let Some(number) = leading(&row.house_number) else {
        return (None, None);
    };
    let key = Key::of(row);
    let beside = own.iter().cloned().chain(mapped).filter_map(|mut other| {
        known(&mut other, own);
        let at = leading(&other.house_number)?;
        let same_side = at % 2 == number % 2 && Key::of(&other).street() == key.street();
        (same_side && at != number).then_some((at, other))
    });
    let (lower, higher): (Vec<_>, Vec<_>) = beside.partition(|(at, _)| *at < number);
    let previous = lower.into_iter().max_by_key(|(at, _)| *at);
    let next = higher.into_iter().min_by_key(|(at, _)| *at);
    (previous.map(|(_, row)| row), next.map(|(_, row)| row))
}

/// The first number in step that no door of the map file has.
fn free(street: &str, number: String, own: &[DoorRow]) -> String {
    let Some(first) = leading(&number) else {
        return number;
    };
    let taken = |number: &str| {
        let key = Key::new(street, number);
        own.iter().any(|door| Key::of(door) == key)
    };
    if !taken(&number) {
        return number;
    }
    let mut steps = (1..).map(|step| (first + 2 * step).to_string());
    steps.find(|number| !taken(number)).unwrap_or(number)
}

/// Add a door to the map file.
pub(in crate::api) fn add_door(
    session: &Session,
    request: AddDoorRequest,
) -> Result<DoorAdded, Failure> {
    let street = text::title("street", &request.street)?;
    let number = text::title("house_number", &request.house_number)?;
    let postcode = text::optional("postcode", request.postcode.as_deref())?;
    let point = LonLat::new(request.lon, request.lat)?;
    if !request.all_the_same
        && let Some(there) = there(session, &street, &number, point)?
    {
        return Ok(DoorAdded {
            id: None,
            there: Some(there),
        });
    }
    let title = format!("{number} {street}");
    let id = session.change(|map| {
        map.write(OperationName::DoorAdded { title }, |write| {
            let door = Door {
                id: write.new_id(),
                street: Some(street),
                house_number: Some(number),
                postcode,
                point,
            };
            write.create_door(&door)?;
            Ok::<_, Failure>(door.id)
        })
    })?;
    Ok(DoorAdded {
        id: Some(id),
        there: None,
    })
}

/// The door that an address has already, in the map file or in a street map.
fn there(
    session: &Session,
    street: &str,
    number: &str,
    at: LonLat,
) -> Result<Option<DoorRow>, Failure> {
    let key = Key::new(street, number);
    let own = own_near(
        session.lock().map()?.contents()?,
        at.lon,
        at.lat,
        SAME_ADDRESS_M,
    );
    if let Some((_, door)) = own.into_iter().find(|(_, door)| Key::of(door) == key) {
        return Ok(Some(door));
    }
    let query = Query {
        words: &format!("{number} {street}"),
        near: Some((at.lon, at.lat)),
        area: None,
        limit: LIKE_IT,
    };
    for region in holding(session, at.lon, at.lat) {
        for found in with(session, &region, |region| region.find(&query))? {
            let mapped = matches!(found.precision, Precision::Address | Precision::House);
            let row = DoorRow {
                street: found.street.unwrap_or_default(),
                house_number: found.house_number.unwrap_or_default(),
                unit: None,
                postcode: found.postcode,
                lon: found.lon,
                lat: found.lat,
                estimated: false,
                door: None,
            };
            let near = between_points_m((at.lon, at.lat), (row.lon, row.lat)) < SAME_ADDRESS_M;
            if mapped && near && Key::of(&row) == key {
                return Ok(Some(row));
            }
        }
    }
    Ok(None)
}
