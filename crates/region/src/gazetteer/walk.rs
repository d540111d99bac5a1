//! Streets and doors of an area in the order in which somebody walks them.

use geo::{BoundingRect, Contains, MultiPolygon, Point};
use rusqlite::params;

use super::Address;
use super::door::address;
use super::streets::metres_of_unit;
use crate::file::{Region, RegionError};
use crate::grid::{Coord, to_lon_lat, to_world};

/// A street of a walk.
#[derive(Debug, Clone, PartialEq)]
pub struct WalkedStreet {
    /// Its name.
    pub name: String,
    /// Where it is, such as the part of a town; may be empty.
    pub context: String,
    /// Its doors in the area: up one side and down the other. Empty where no numbers are mapped.
    pub doors: Vec<Address>,
    /// Metres from door to door.
    pub length_m: f64,
}

/// A street with its doors, before it is put in order.
struct Stop {
    name: String,
    context: String,
    at: Coord,
    doors: Vec<(u32, Address)>,
}

impl Region {
    /// Every address, in the order of streets and numbers.
    ///
    /// # Errors
    /// [`RegionError::Damaged`]
    pub fn addresses(&self) -> Result<Vec<Address>, RegionError> {
        let mut select = self.connection.prepare(include_str!("addresses.sql"))?;
        let rows = select.query_map([], |row| address(row, 0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Streets and doors of an area, each street next to one that is near. Streets without mapped
    /// numbers are named, too.
    ///
    /// # Errors
    /// [`RegionError::Damaged`]
    pub fn walk(&self, area: &MultiPolygon) -> Result<Vec<WalkedStreet>, RegionError> {
        let Some(around) = area.bounding_rect() else {
            return Ok(Vec::new());
        };
        let min = to_world(around.min().x, around.max().y);
        let max = to_world(around.max().x, around.min().y);
        let mut stops: Vec<Stop> = Vec::new();
        let inside = |at: Coord| {
            let (lon, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
            area.contains(&Point::new(lon, lat))
        };
        let mut select = self.connection.prepare_cached(include_str!("walk.sql"))?;
        let mut rows = select.query(params![min.x, max.x, min.y, max.y])?;
        let mut last = 0_i64;
        while let Some(row) = rows.next()? {
            let at = Coord {
                x: row.get(4)?,
                y: row.get(5)?,
            };
            if !inside(at) {
                continue;
            }
            let (street, figure): (i64, u32) = (row.get(0)?, row.get(3)?);
            if street != last || stops.is_empty() {
                last = street;
                stops.push(Stop {
                    name: row.get(1)?,
                    context: row.get(2)?,
                    at,
                    doors: Vec::new(),
                });
            }
            let door = (figure, address(row, 4)?);
            if let Some(stop) = stops.last_mut() {
                stop.doors.push(door);
            }
        }
        drop(rows);
        let known: std::collections::HashSet<String> =
            stops.iter().map(|stop| stop.name.clone()).collect();
        let mut select = self.connection.prepare_cached(
            "SELECT name, context, x, y FROM doc
             WHERE kind = 0 AND x BETWEEN ?1 AND ?2 AND y BETWEEN ?3 AND ?4 ORDER BY id",
        )?;
        let rows = select.query_map(params![min.x, max.x, min.y, max.y], |row| {
            Ok(Stop {
                name: row.get(0)?,
                context: row.get(1)?,
                at: Coord {
                    x: row.get(2)?,
                    y: row.get(3)?,
                },
                doors: Vec::new(),
            })
        })?;
        for stop in rows {
            let stop = stop?;
            if inside(stop.at) && !known.contains(&stop.name) {
                stops.push(stop);
            }
        }
        Ok(in_order(stops))
    }
}

/// From the north-western street always on to the nearest that is left.
fn in_order(mut stops: Vec<Stop>) -> Vec<WalkedStreet> {
    stops.sort_by_key(|stop| i64::from(stop.at.x) + i64::from(stop.at.y));
    let mut walked = Vec::with_capacity(stops.len());
    let mut here: Option<Coord> = None;
    while !stops.is_empty() {
        let next = match here {
            None => 0,
            Some(here) => (stops.iter().enumerate())
                .min_by_key(|(_, stop)| {
                    ends(stop)
                        .map(|end| apart_squared(end, here))
                        .into_iter()
                        .min()
                })
                .map_or(0, |(at, _)| at),
        };
        let stop = stops.remove(next);
        let (street, end) = walk_along(stop, here);
        here = Some(end);
        walked.push(street);
    }
    walked
}

/// Where a walk along a street may begin.
fn ends(stop: &Stop) -> [Coord; 2] {
    let place = |door: Option<&(u32, Address)>| {
        door.map_or(stop.at, |(_, address)| to_world(address.lon, address.lat))
    };
    [place(stop.doors.first()), place(stop.doors.last())]
}

/// Odd numbers up, even ones down; the other way round where one comes from that end.
fn walk_along(stop: Stop, from: Option<Coord>) -> (WalkedStreet, Coord) {
    let [low, high] = ends(&stop);
    let turned = from.is_some_and(|from| apart_squared(high, from) < apart_squared(low, from));
    let (mut odd, mut even): (Vec<_>, Vec<_>) = stop
        .doors
        .into_iter()
        .partition(|(figure, _)| figure % 2 == 1);
    for side in [&mut odd, &mut even] {
        side.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| a.1.house_number.cmp(&b.1.house_number))
        });
    }
    if turned {
        odd.reverse();
    } else {
        even.reverse();
    }
    let doors: Vec<Address> = odd
        .into_iter()
        .chain(even)
        .map(|(_, address)| address)
        .collect();
    let places: Vec<Coord> = doors
        .iter()
        .map(|door| to_world(door.lon, door.lat))
        .collect();
    let length: f64 = (places.windows(2))
        .map(|pair| (apart_squared(pair[0], pair[1]) as f64).sqrt())
        .sum();
    let end = places.last().copied().unwrap_or(stop.at);
    let street = WalkedStreet {
        name: stop.name,
        context: stop.context,
        length_m: length * metres_of_unit(stop.at),
        doors,
    };
    (street, end)
}

fn apart_squared(a: Coord, b: Coord) -> i64 {
    let (dx, dy) = (
        i64::from(a.x) - i64::from(b.x),
        i64::from(a.y) - i64::from(b.y),
    );
    dx * dx + dy * dy
}
