//! Search tables for a finished base map: streets, places and points by the names in its tiles.

use rusqlite::Connection;

use super::gather::{Gathered, Named};
use super::streets::{Road, Streets};
use super::write;
use crate::add::Kept;
use crate::basemap::{NamedKind, NamedThing};

/// Names of one thing in neighbouring tiles are this near. World units, about 100 m.
const SAME: i32 = 1 << 10;

/// Writes what was found in tiles; answers what is in the tables.
pub(crate) fn write_names(
    things: &[NamedThing],
    connection: &Connection,
) -> rusqlite::Result<Kept> {
    write::make_tables(connection)?;
    let of = |kind: NamedKind| things.iter().filter(move |thing| thing.kind == kind);
    let roads = of(NamedKind::Street)
        .filter(|thing| !thing.line.is_empty())
        .map(|thing| Road {
            name: &thing.name,
            others: Vec::new(),
            line: thing.line.clone(),
        });
    let mut gathered = Gathered {
        streets: Streets::new(roads.collect()),
        doors: Vec::new(),
        places: each_once(of(NamedKind::Place)),
        points: each_once(of(NamedKind::Point)),
        codes: Vec::new(),
    };
    for house in of(NamedKind::House) {
        gathered.add_number(&house.name, house.at);
    }
    write::write(gathered, connection)
}

fn each_once<'a>(things: impl Iterator<Item = &'a NamedThing>) -> Vec<Named<'a>> {
    let mut seen = std::collections::HashSet::new();
    things
        .filter(|thing| {
            let cell = (thing.at.x / SAME, thing.at.y / SAME);
            seen.insert((thing.name.as_str(), cell))
        })
        .map(|thing| Named {
            name: &thing.name,
            others: Vec::new(),
            class: thing.class.clone(),
            at: thing.at,
            is_point: true,
        })
        .collect()
}
