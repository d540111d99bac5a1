//! One operation: its changes with their stamps, its history, all or nothing.

use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use rustc_hash::FxHashSet;

use super::error::StoreError;
use super::rows::{ElementTable, Elements, Row, column, columns};
use super::stamp::Stamp;
use crate::domain::{
    Area, Asset, Connection as Introduction, Decision, Door, Grant, Instant, Link, Need, Person,
    Priority, RecordId, RecordKind, RecordRef, Story, Synonyms, Talk, Visit, Withdrawal,
};

/// Ten random bytes for a new key; passed in, so that tests are repeatable.
pub type Random = dyn Fn() -> [u8; 10] + Send + Sync;

/// The open operation. Every change of a map goes through it: each row is stamped, each
/// edited field as well, and the value it had before is kept as its history.
pub struct Write<'a> {
    pub(super) connection: &'a Connection,
    pub(super) operation: RecordId,
    pub(super) stamp: Stamp,
    pub(super) writer: i64,
    pub(super) now: Instant,
    pub(super) random: &'a Random,
    pub(super) number: i64,
    pub(super) undoable: bool,
    pub(super) touched: Vec<RecordRef>,
    /// Records that this operation made.
    pub(super) made: FxHashSet<RecordId>,
    /// What files said before of records that were not made here.
    pub(super) remembered: Vec<(RecordRef, Value)>,
    statements: HashMap<RecordKind, String>,
}

impl<'a> Write<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        stamp: Stamp,
        writer: i64,
        now: Instant,
        random: &'a Random,
    ) -> Self {
        let millis = u64::try_from(now.millis()).unwrap_or_default();
        Self {
            connection,
            operation: RecordId::new(millis, &random()),
            stamp,
            writer,
            now,
            random,
            number: 0,
            undoable: true,
            touched: Vec::new(),
            made: FxHashSet::default(),
            remembered: Vec::new(),
            statements: HashMap::new(),
        }
    }

    /// A key for a new record.
    #[must_use]
    pub fn new_id(&self) -> RecordId {
        RecordId::new(
            u64::try_from(self.now.millis()).unwrap_or_default(),
            &(self.random)(),
        )
    }

    /// Notes a change: what the field held before.
    pub(super) fn change(
        &mut self,
        record: RecordRef,
        field: &str,
        element: Option<&str>,
        old: &Value,
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(include_str!("change_insert.sql"))?
            .execute(params![
                self.operation.bytes(),
                self.number,
                record.id.bytes(),
                record.kind.table(),
                field,
                element,
                old
            ])?;
        self.number += 1;
        self.forget_meaning(record, field)
    }

    /// Makes a record with its elements.
    fn create<R: Row>(&mut self, record: &R) -> Result<(), StoreError> {
        let (stamp, writer) = (self.stamp.stored(), self.writer);
        let id = record.id();
        let statement = self
            .statements
            .entry(R::KIND)
            .or_insert_with(insert_statement::<R>);
        let mut values = Vec::with_capacity(R::COLUMNS.len() + 3);
        values.push(super::rows::value::id(&id));
        values.extend(record.values());
        values.push(ToSqlOutput::Owned(Value::Integer(stamp)));
        values.push(ToSqlOutput::Owned(Value::Integer(writer)));
        self.connection
            .prepare_cached(statement)?
            .execute(params_from_iter(values))?;
        let elements = record.elements();
        for table in ElementTable::ALL {
            for (number, element) in elements.of(table).iter().enumerate() {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                self.put_element(table, id, element, number, false)?;
            }
        }
        let record = RecordRef::new(R::KIND, id);
        self.change(record, "created", None, &Value::Integer(1))?;
        self.made.insert(id);
        self.touched.push(record);
        Ok(())
    }

    fn put_element(
        &self,
        table: ElementTable,
        id: RecordId,
        element: &str,
        number: i64,
        removed: bool,
    ) -> Result<(), StoreError> {
        let statement = match table {
            ElementTable::Tag => include_str!("tag_put.sql"),
            ElementTable::Language => include_str!("language_put.sql"),
            ElementTable::Day => include_str!("day_put.sql"),
        };
        self.connection.prepare_cached(statement)?.execute(params![
            id.bytes(),
            element,
            number,
            removed,
            self.stamp.stored(),
            self.writer
        ])?;
        Ok(())
    }

    /// Writes what differs from the stored record, field by field.
    fn update<R: Row>(&mut self, record: &R) -> Result<(), StoreError> {
        let target = RecordRef::new(R::KIND, record.id());
        let before = self.stored_values(target)?;
        for ((name, new), old) in R::COLUMNS.iter().zip(record.values()).zip(before) {
            if !same(&new, &old) {
                let new = owned(new);
                self.put_field(target, name, &new)?;
                self.change(target, name, None, &old)?;
            }
        }
        self.update_elements(target, &record.elements())?;
        self.touched.push(target);
        Ok(())
    }

    /// The stored values of a live record's columns.
    fn stored_values(&self, record: RecordRef) -> Result<Vec<Value>, StoreError> {
        let columns = columns(record.kind);
        let statement = format!(
            "SELECT {} FROM \"{}\" WHERE id = ?1 AND removed = 0",
            columns.join(", "),
            record.kind.table()
        );
        let mut select = self.connection.prepare_cached(&statement)?;
        let read = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|at| row.get(at)).collect();
        select
            .query_row([record.id.bytes()], read)
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// Writes one field with its own stamp.
    pub(super) fn put_field(
        &self,
        record: RecordRef,
        name: &str,
        value: &Value,
    ) -> Result<(), StoreError> {
        let unknown = StoreError::Unreadable {
            table: "change",
            column: "field",
        };
        let name = column(record.kind, name).ok_or(unknown)?;
        let statement = format!(
            "UPDATE \"{}\" SET {name} = ?1, field_stamps = \
             json_set(coalesce(field_stamps, '{{}}'), '$.{name}', json_array(?2, ?3)) WHERE id = ?4",
            record.kind.table()
        );
        let changed = self
            .connection
            .prepare_cached(&statement)?
            .execute(params![
                value,
                self.stamp.stored(),
                self.writer,
                record.id.bytes()
            ])?;
        if changed == 0 {
            Err(StoreError::NotFound)
        } else {
            Ok(())
        }
    }

    fn update_elements(&mut self, record: RecordRef, wanted: &Elements) -> Result<(), StoreError> {
        for table in ElementTable::ALL {
            let stored = self.stored_elements(table, record.id)?;
            let wanted = wanted.of(table);
            let mut next = stored.len();
            for element in wanted {
                match stored.iter().find(|(known, ..)| known == element) {
                    Some((_, _, false)) => continue,
                    Some((_, number, true)) => {
                        self.put_element(table, record.id, element, *number, false)?;
                    }
                    None => {
                        let number = i64::try_from(next).unwrap_or(i64::MAX);
                        self.put_element(table, record.id, element, number, false)?;
                        next += 1;
                    }
                }
                self.change(record, table.name(), Some(element), &Value::Integer(1))?;
            }
            for (element, number, removed) in stored {
                if !removed && !wanted.contains(&element) {
                    self.put_element(table, record.id, &element, number, true)?;
                    self.change(record, table.name(), Some(&element), &Value::Integer(0))?;
                }
            }
        }
        Ok(())
    }

    /// The elements of a record, removed ones too, in order: element, number, removed.
    fn stored_elements(
        &self,
        table: ElementTable,
        id: RecordId,
    ) -> Result<Vec<(String, i64, bool)>, StoreError> {
        let name = table.name();
        let statement = format!(
            "SELECT element, number, removed FROM {name} WHERE record = ?1 ORDER BY number"
        );
        let mut select = self.connection.prepare_cached(&statement)?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        Ok(select
            .query_map([id.bytes()], read)?
            .collect::<Result<_, _>>()?)
    }

    /// Puts an element back to a former state; gives the state it had.
    pub(super) fn swap_element(
        &self,
        table: ElementTable,
        id: RecordId,
        element: &str,
        removed: bool,
    ) -> Result<bool, StoreError> {
        let stored = self.stored_elements(table, id)?;
        let known = stored.into_iter().find(|(known, ..)| known == element);
        let (number, was) = known.map_or((0, true), |(_, number, removed)| (number, removed));
        self.put_element(table, id, element, number, removed)?;
        Ok(was)
    }

    /// Moves a record to the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not in the map.
    pub fn remove(&mut self, record: RecordRef) -> Result<(), StoreError> {
        self.set_removed(record, true)
    }

    /// Takes a record out of the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such record.
    pub fn restore(&mut self, record: RecordRef) -> Result<(), StoreError> {
        self.set_removed(record, false)
    }

    fn set_removed(&mut self, record: RecordRef, removed: bool) -> Result<(), StoreError> {
        let statement = format!(
            "SELECT removed FROM \"{}\" WHERE id = ?1",
            record.kind.table()
        );
        let was: Option<bool> = self
            .connection
            .prepare_cached(&statement)?
            .query_row([record.id.bytes()], |row| row.get(0))
            .optional()?;
        let was = was.ok_or(StoreError::NotFound)?;
        if was != removed {
            self.put_field(record, "removed", &Value::Integer(removed.into()))?;
            self.change(record, "removed", None, &Value::Integer(was.into()))?;
            self.touched.push(record);
        }
        Ok(())
    }

    /// Marks a grant as taken back. The whole operation can then not be undone: a withdrawal
    /// is sticky (design, rule 11).
    ///
    /// # Errors
    /// As every write.
    pub fn withdraw(&mut self, withdrawal: &Withdrawal) -> Result<(), StoreError> {
        self.undoable = false;
        self.create(withdrawal)
    }

    /// Gives the map another name.
    ///
    /// # Errors
    /// As every write.
    pub fn set_name(&mut self, name: &str) -> Result<(), StoreError> {
        self.set_setting("name", &Value::Text(name.to_owned()))
    }

    /// Says which streets lie under the map.
    ///
    /// # Errors
    /// As every write.
    pub fn set_streets(&mut self, streets: &str) -> Result<(), StoreError> {
        self.set_setting("streets", &Value::Text(streets.to_owned()))
    }

    /// Writes a setting with its history; the record of the change is the map itself.
    pub(super) fn set_setting(&mut self, key: &str, value: &Value) -> Result<(), StoreError> {
        let old: Option<Value> = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let old = old.unwrap_or(Value::Null);
        if old != *value {
            self.put_setting(key, value)?;
            let map = RecordId::from_uuid(uuid::Uuid::nil());
            self.connection
                .prepare_cached(include_str!("change_insert.sql"))?
                .execute(params![
                    self.operation.bytes(),
                    self.number,
                    map.bytes(),
                    "setting",
                    key,
                    None::<String>,
                    old
                ])?;
            self.number += 1;
        }
        Ok(())
    }

    pub(super) fn put_setting(&self, key: &str, value: &Value) -> Result<(), StoreError> {
        let statement = match value {
            Value::Null => {
                let mut delete = self
                    .connection
                    .prepare_cached("DELETE FROM setting WHERE key = ?1")?;
                delete.execute([key])?;
                return Ok(());
            }
            _ => "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)",
        };
        self.connection
            .prepare_cached(statement)?
            .execute(params![key, value])?;
        Ok(())
    }
}

/// Making and changing each kind of record. Each fails as the store does.
macro_rules! writes {
    ($($record:ty: $create:ident $(, $update:ident)?;)*) => {
        #[allow(clippy::missing_errors_doc)]
        impl Write<'_> {
            $(
                /// Makes this record.
                pub fn $create(&mut self, record: &$record) -> Result<(), StoreError> {
                    self.create(record)
                }
                $(
                    /// Writes the fields in which this record differs from the stored one.
                    pub fn $update(&mut self, record: &$record) -> Result<(), StoreError> {
                        self.update(record)
                    }
                )?
            )*
        }
    };
}
writes! {
    Person: create_person, update_person;
    Asset: create_asset, update_asset;
    Need: create_need, update_need;
    Area: create_area, update_area;
    Link: create_link, update_link;
    Grant: create_grant;
    Introduction: create_connection, update_connection;
    Story: create_story, update_story;
    Priority: create_priority, update_priority;
    Talk: create_talk, update_talk;
    Decision: create_decision, update_decision;
    Synonyms: create_synonyms, update_synonyms;
    Door: create_door, update_door;
    Visit: create_visit, update_visit;
}

fn insert_statement<R: Row>() -> String {
    let count = R::COLUMNS.len() + 3;
    let marks: Vec<String> = (1..=count).map(|number| format!("?{number}")).collect();
    format!(
        "INSERT INTO \"{}\" (id, {}, stamp, writer) VALUES ({})",
        R::KIND.table(),
        R::COLUMNS.join(", "),
        marks.join(", ")
    )
}

fn owned(value: ToSqlOutput<'_>) -> Value {
    match value {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(value) => Value::try_from(value).unwrap_or(Value::Null),
        _ => Value::Null,
    }
}

fn same(new: &ToSqlOutput<'_>, old: &Value) -> bool {
    match new {
        ToSqlOutput::Owned(new) => new == old,
        ToSqlOutput::Borrowed(new) => *new == rusqlite::types::ValueRef::from(old),
        _ => false,
    }
}
