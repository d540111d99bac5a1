//! Rows of the search tables.

use rusqlite::Row;

use super::write::DocKind;
use crate::grid::Coord;

/// A row of `doc`.
#[derive(Debug, Clone)]
pub(super) struct Doc {
    pub id: i64,
    pub kind: DocKind,
    pub name: String,
    pub other: String,
    pub context: String,
    pub at: Coord,
    pub first: i64,
    pub doors: i64,
}

/// A row of `addr`.
#[derive(Debug, Clone)]
pub(super) struct Door {
    pub number: String,
    pub figure: u32,
    pub unit: String,
    pub text: String,
    pub name: String,
    pub postcode: i64,
    pub at: Coord,
    pub estimated: bool,
}

pub(super) fn doc(row: &Row<'_>) -> rusqlite::Result<Doc> {
    Ok(Doc {
        id: row.get(0)?,
        kind: DocKind::of(row.get(1)?),
        name: row.get(2)?,
        other: row.get(3)?,
        context: row.get(4)?,
        at: Coord {
            x: row.get(5)?,
            y: row.get(6)?,
        },
        first: row.get(7)?,
        doors: row.get(8)?,
    })
}

pub(super) fn door(row: &Row<'_>) -> rusqlite::Result<Door> {
    Ok(Door {
        number: row.get(0)?,
        figure: row.get(1)?,
        unit: row.get(2)?,
        text: row.get(3)?,
        name: row.get(4)?,
        postcode: row.get(5)?,
        at: Coord {
            x: row.get(6)?,
            y: row.get(7)?,
        },
        estimated: row.get(8)?,
    })
}
