//! How each record lies in its table: its columns, their values, and reading them back.
//!
//! Insert, update, history and undo are written once over [`Row`]; a record says only what
//! its columns are.

mod asset;
mod need;
mod others;
mod person;
mod shape;
pub(super) mod value;

use rusqlite::Row as SqlRow;
use rusqlite::types::ToSqlOutput;

use super::error::StoreError;
use crate::domain::{Availability, RecordId, RecordKind};

/// A record that lies in a table of its kind.
pub(super) trait Row: Sized {
    /// Its kind, which names its table.
    const KIND: RecordKind;
    /// Its columns after `id` and before `removed`.
    const COLUMNS: &'static [&'static str];

    /// Its key.
    fn id(&self) -> RecordId;

    /// The values of the columns, in their order.
    fn values(&self) -> Vec<ToSqlOutput<'_>>;

    /// A record from a row whose columns are `id` and then [`Row::COLUMNS`]. Elements
    /// (tags, languages, days) are filled in afterwards.
    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError>;

    /// Tags, languages and days, which are rows of their own.
    fn elements(&self) -> Elements {
        Elements::default()
    }

    /// Takes the elements read from their tables.
    fn set_elements(&mut self, _elements: Elements) {}
}

/// The elements of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Elements {
    pub(super) tags: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) days: Vec<String>,
}

/// The three tables of elements, which are also the names of their fields in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementTable {
    Tag,
    Language,
    Day,
}

impl ElementTable {
    pub(super) const ALL: [Self; 3] = [Self::Tag, Self::Language, Self::Day];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Language => "language",
            Self::Day => "day",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
}

impl Elements {
    /// The elements of one table.
    pub(super) fn of(&self, table: ElementTable) -> &[String] {
        match table {
            ElementTable::Tag => &self.tags,
            ElementTable::Language => &self.languages,
            ElementTable::Day => &self.days,
        }
    }

    /// The elements of one table, to fill.
    pub(super) const fn of_mut(&mut self, table: ElementTable) -> &mut Vec<String> {
        match table {
            ElementTable::Tag => &mut self.tags,
            ElementTable::Language => &mut self.languages,
            ElementTable::Day => &mut self.days,
        }
    }

    /// The days as availability; an element that is no day is passed over.
    pub(super) fn availability(&self) -> Availability {
        let mut when = Availability::default();
        for day in &self.days {
            let _ = when.add(day);
        }
        when
    }
}

/// The columns of a record kind that may change, for the history; `None` for one that has none
/// of that name. Guards what is put into a statement.
pub(super) fn column(kind: RecordKind, name: &str) -> Option<&'static str> {
    if name == "removed" {
        return Some("removed");
    }
    columns(kind).iter().copied().find(|column| *column == name)
}

/// The columns of a record kind after `id` and before `removed`.
pub(super) const fn columns(kind: RecordKind) -> &'static [&'static str] {
    use crate::domain as d;
    match kind {
        RecordKind::Person => d::Person::COLUMNS,
        RecordKind::Asset => d::Asset::COLUMNS,
        RecordKind::Need => d::Need::COLUMNS,
        RecordKind::Area => d::Area::COLUMNS,
        RecordKind::Link => d::Link::COLUMNS,
        RecordKind::Grant => d::Grant::COLUMNS,
        RecordKind::Withdrawal => d::Withdrawal::COLUMNS,
        RecordKind::Connection => d::Connection::COLUMNS,
        RecordKind::Story => d::Story::COLUMNS,
        RecordKind::Priority => d::Priority::COLUMNS,
        RecordKind::Talk => d::Talk::COLUMNS,
        RecordKind::Door => d::Door::COLUMNS,
        RecordKind::Visit => d::Visit::COLUMNS,
        RecordKind::Decision => d::Decision::COLUMNS,
        RecordKind::Synonyms => d::Synonyms::COLUMNS,
        RecordKind::Photo => &["about_kind", "about", "mime", "words", "image"],
    }
}
