//! What is at a point of the map: the nearest address, the numbers before and after it on its side,
//! and the streets around with the number that would come next.

use rusqlite::{OptionalExtension, Row, params};

use super::streets::{line_apart, metres_of_unit};
use super::{Address, words};
use crate::basemap::street_lines;
use crate::file::{Region, RegionError};
use crate::grid::{Coord, TileId, to_lon_lat, to_world};

/// Addresses are looked for within these, in turn. Metres.
const REACHES: [f64; 4] = [30.0, 120.0, 500.0, 2_000.0];
/// Streets are named within this.
const STREETS_M: f64 = 150.0;

/// What is at a point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AtDoor {
    /// The nearest address.
    pub nearest: Option<NearAddress>,
    /// The number before it on its side of the street.
    pub previous: Option<Address>,
    /// The number after it.
    pub next: Option<Address>,
    /// Streets around, the nearest first.
    pub streets: Vec<NearStreet>,
}

/// An address and how far away it is.
#[derive(Debug, Clone, PartialEq)]
pub struct NearAddress {
    /// The address.
    pub address: Address,
    /// Metres.
    pub distance_m: f64,
}

/// A street and how far away it is.
#[derive(Debug, Clone, PartialEq)]
pub struct NearStreet {
    /// Its name.
    pub name: String,
    /// Metres to its line.
    pub distance_m: f64,
    /// The number that would come next here, in step with those around; `None` where none is mapped.
    pub next_number: Option<String>,
}

/// A row of `addr` with its street.
struct Stored {
    id: i64,
    street: i64,
    figure: u32,
    at: Coord,
    address: Address,
}

impl Region {
    /// What is at a point. Longitude, latitude, WGS 84 degrees.
    ///
    /// # Errors
    /// [`RegionError::Damaged`]
    pub fn at_door(&self, lon: f64, lat: f64) -> Result<AtDoor, RegionError> {
        let at = to_world(lon, lat);
        let unit_m = metres_of_unit(at);
        let mut found = AtDoor::default();
        let mut nearest = None;
        for reach in REACHES {
            let rows = self.rows_within(at, reach / unit_m)?;
            nearest = rows
                .into_iter()
                .map(|row| (apart(row.at, at) * unit_m, row))
                .filter(|(metres, _)| *metres <= reach)
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.id.cmp(&b.1.id)));
            if nearest.is_some() {
                break;
            }
        }
        if let Some((distance_m, row)) = nearest {
            if row.figure > 0 {
                found.previous = self.neighbour(&row, false)?;
                found.next = self.neighbour(&row, true)?;
            }
            found.nearest = Some(NearAddress {
                address: row.address,
                distance_m,
            });
        }
        found.streets = self.streets_near(at, unit_m)?;
        Ok(found)
    }

    fn rows_within(&self, at: Coord, reach: f64) -> Result<Vec<Stored>, RegionError> {
        let reach = reach.min(1e7) as i32;
        let mut select = self.connection.prepare_cached(include_str!("near.sql"))?;
        let corners = params![
            at.x.saturating_sub(reach),
            at.x.saturating_add(reach),
            at.y.saturating_sub(reach),
            at.y.saturating_add(reach),
        ];
        let rows = select.query_map(corners, row_of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The next number up or down on a side of a street.
    fn neighbour(&self, row: &Stored, up: bool) -> Result<Option<Address>, RegionError> {
        let sql = if up {
            include_str!("next.sql")
        } else {
            include_str!("previous.sql")
        };
        let mut select = self.connection.prepare_cached(sql)?;
        let found = select
            .query_row(params![row.street, row.figure], row_of)
            .optional()?;
        Ok(found.map(|row| row.address))
    }

    /// Named streets around, by the lines of the nearest tiles.
    fn streets_near(&self, at: Coord, unit_m: f64) -> Result<Vec<NearStreet>, RegionError> {
        let z = self.info().max_zoom.min(14);
        let mut near: Vec<(f64, String)> = Vec::new();
        let reach = (STREETS_M / unit_m) as i32;
        for id in TileId::around(z, at, reach) {
            let bytes = self.tile(id.z, id.x, id.y)?;
            for (name, line) in street_lines(self.info().schema, id, &bytes) {
                let metres = line_apart(&line, at) * unit_m;
                if metres > STREETS_M {
                    continue;
                }
                match near.iter_mut().find(|(_, have)| *have == name) {
                    Some(have) => have.0 = have.0.min(metres),
                    None => near.push((metres, name)),
                }
            }
        }
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        near.truncate(4);
        let rows = self.rows_within(at, 300.0 / unit_m)?;
        Ok(near
            .into_iter()
            .map(|(distance_m, name)| NearStreet {
                next_number: next_number(&rows, &name, at),
                distance_m,
                name,
            })
            .collect())
    }
}

/// In step with the two nearest numbers of a street on one side: after 12 and 14 comes 16.
fn next_number(rows: &[Stored], street: &str, at: Coord) -> Option<String> {
    let key = words::key(street);
    let mut near: Vec<(f64, u32)> = (rows.iter())
        .filter(|row| row.figure > 0 && words::key(&row.address.street) == key)
        .map(|row| (apart(row.at, at), row.figure))
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let taken: Vec<u32> = near.iter().map(|(_, figure)| *figure).collect();
    let nearest = *taken.first()?;
    let second = near
        .iter()
        .map(|(_, figure)| *figure)
        .find(|figure| *figure != nearest && figure % 2 == nearest % 2);
    let next = match second {
        // Going away from the second, by the step between the two.
        Some(second) if nearest < second => nearest.checked_sub(2)?,
        Some(_) | None => nearest.checked_add(2)?,
    };
    let free = (0..20).map(|step| {
        if second.is_some_and(|second| nearest < second) {
            next.saturating_sub(2 * step)
        } else {
            next.saturating_add(2 * step)
        }
    });
    free.into_iter()
        .find(|figure| *figure > 0 && !taken.contains(figure))
        .map(|figure| figure.to_string())
}

fn apart(a: Coord, b: Coord) -> f64 {
    f64::from(a.x - b.x).hypot(f64::from(a.y - b.y))
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let at = Coord {
        x: row.get(3)?,
        y: row.get(4)?,
    };
    Ok(Stored {
        id: row.get(0)?,
        street: row.get(1)?,
        figure: row.get(2)?,
        at,
        address: address(row, 3)?,
    })
}

/// An address from a row with its position and what follows from a column on.
pub(super) fn address(row: &Row<'_>, from: usize) -> rusqlite::Result<Address> {
    let (x, y): (i32, i32) = (row.get(from)?, row.get(from + 1)?);
    let (lon, lat) = to_lon_lat(f64::from(x), f64::from(y));
    let (number, text): (String, String) = (row.get(from + 2)?, row.get(from + 3)?);
    let said_alone = super::number::parse(&text).numbers.len() == 1;
    Ok(Address {
        house_number: if said_alone && !text.is_empty() {
            text
        } else {
            number
        },
        unit: row.get(from + 4)?,
        house_name: row.get(from + 5)?,
        street: row.get(from + 6)?,
        postcode: row.get(from + 7)?,
        estimated: row.get(from + 8)?,
        lon,
        lat,
    })
}
