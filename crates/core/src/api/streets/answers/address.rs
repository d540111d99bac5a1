//! Addresses of the map file and of street maps side by side.

use homeground_region::{Address, address_key};

use super::*;
use crate::domain::{Contents, Door};
use crate::index::metric::between_points_m;

/// Two doors of one street and number that lie further apart are in two streets of one name.
pub(super) const SAME_ADDRESS_M: f64 = 500.0;

/// What is the same for one address however it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(String, String);

impl Key {
    pub(super) fn new(street: &str, number: &str) -> Self {
        let (street, number) = address_key(street, number);
        Self(street, number)
    }

    pub(super) fn of(row: &DoorRow) -> Self {
        let number = match &row.unit {
            Some(unit) => format!("{} {unit}", row.house_number),
            None => row.house_number.clone(),
        };
        Self::new(&row.street, &number)
    }

    /// The street alone.
    pub(super) fn street(&self) -> &str {
        &self.0
    }
}

/// A door of the map file.
pub(super) fn own_row(door: &Door) -> DoorRow {
    DoorRow {
        street: door.street.clone().unwrap_or_default(),
        house_number: door.house_number.clone().unwrap_or_default(),
        unit: None,
        postcode: door.postcode.clone(),
        lon: door.point.lon,
        lat: door.point.lat,
        estimated: false,
        door: Some(door.id),
    }
}

/// An address of a street map.
pub(super) fn region_row(address: Address) -> DoorRow {
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    DoorRow {
        street: address.street,
        house_number: some(address.house_number).unwrap_or(address.house_name),
        unit: some(address.unit),
        postcode: some(address.postcode),
        lon: address.lon,
        lat: address.lat,
        estimated: address.estimated,
        door: None,
    }
}

/// Metres from one door to another.
pub(super) fn apart_m(one: &DoorRow, two: &DoorRow) -> f64 {
    between_points_m((one.lon, one.lat), (two.lon, two.lat))
}

/// Doors of the map file that lie within so many metres of a point, nearest first.
pub(super) fn own_near(
    contents: &Contents,
    lon: f64,
    lat: f64,
    metres: f64,
) -> Vec<(f64, DoorRow)> {
    let mut near: Vec<(f64, DoorRow)> = contents
        .doors
        .iter()
        .map(|door| {
            let at = (door.point.lon, door.point.lat);
            (between_points_m((lon, lat), at), door)
        })
        .filter(|(distance_m, _)| *distance_m <= metres)
        .map(|(distance_m, door)| (distance_m, own_row(door)))
        .collect();
    near.sort_by(|one, two| one.0.total_cmp(&two.0));
    near
}

/// The number that a house number begins with; `None` for names.
pub(super) fn leading(number: &str) -> Option<u32> {
    let digits: String = number
        .trim()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
