//! Undo and history are one thing: operations, and the values that fields had before.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};

use super::error::StoreError;
use super::imported::IMPORTED;
use super::open::Store;
use super::rows::ElementTable;
use super::stamp::Stamp;
use super::write::{Random, Write};
use crate::domain::{Date, Instant, RecordId, RecordKind, RecordRef};

/// The writer of a change: a device and the person at its keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriterId(pub(super) i64);

/// Whether an operation is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationState {
    /// In force.
    Done,
    /// Taken back, and can be done again.
    Undone,
    /// Taken back for good: something else was done since.
    Dropped,
}

/// One operation of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Its name, as the JSON that was kept.
    pub name: String,
    /// When.
    pub at: Instant,
    /// By whom; empty: not said.
    pub by: String,
    /// Whether it is in force.
    pub state: OperationState,
    /// What it changed; for one record only when the history of one was asked for.
    pub changes: Vec<FieldChange>,
}

/// One changed field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The record.
    pub record: RecordId,
    /// The field; `created` for a record that was made.
    pub field: String,
    /// The tag, language or day.
    pub element: Option<String>,
    /// What it held before, as text; `None`: nothing, or no text.
    pub old: Option<String>,
}

/// A record in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    /// The record.
    pub record: RecordRef,
    /// Its name or title.
    pub title: String,
    /// When it was removed.
    pub removed_at: Instant,
}

/// Which way along the history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Undo,
    Redo,
}

impl Store {
    /// The highest stamp in the file: the clock starts after it.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn last_stamp(&self) -> Result<Stamp, StoreError> {
        Ok(Stamp::from_stored(
            self.setting("clock")?.unwrap_or_default(),
        ))
    }

    /// The row of a device and person, made when it is not there.
    ///
    /// # Errors
    /// As every write.
    pub fn writer(&mut self, device: uuid::Uuid, person: &str) -> Result<WriterId, StoreError> {
        self.to_write()?;
        let known = |store: &Self| {
            store
                .connection
                .prepare_cached("SELECT id FROM writer WHERE device = ?1 AND person = ?2")?
                .query_row(params![device.as_bytes(), person], |row| row.get(0))
                .optional()
        };
        if let Some(id) = known(self)? {
            return Ok(WriterId(id));
        }
        self.connection
            .prepare_cached("INSERT INTO writer (device, person) VALUES (?1, ?2)")?
            .execute(params![device.as_bytes(), person])?;
        Ok(WriterId(self.connection.last_insert_rowid()))
    }

    /// Runs one operation: all of it or nothing. Gives the answer, the stamp that was used
    /// and the records that were touched.
    ///
    /// # Errors
    /// What the body says, or the store; then nothing was changed.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        name: &str,
        writer: &WriterId,
        now: Instant,
        random: &Random,
        body: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<(T, Vec<RecordRef>), E> {
        self.to_write()?;
        let stamp = self.last_stamp()?.next(now);
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut write = Write::new(&transaction, stamp, writer.0, now, random);
        let answer = body(&mut write)?;
        write.finish(name)?;
        let touched = std::mem::take(&mut write.touched);
        transaction.commit().map_err(StoreError::from)?;
        Ok((answer, touched))
    }

    /// The name of what undo would take back, as JSON.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn next_undo(&self) -> Result<Option<String>, StoreError> {
        Ok(self.next(Way::Undo)?.map(|(_, name)| name))
    }

    /// The name of what redo would do again, as JSON.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn next_redo(&self) -> Result<Option<String>, StoreError> {
        Ok(self.next(Way::Redo)?.map(|(_, name)| name))
    }

    fn next(&self, way: Way) -> Result<Option<(RecordId, String)>, StoreError> {
        let statement = match way {
            Way::Undo => include_str!("next_undo.sql"),
            Way::Redo => include_str!("next_redo.sql"),
        };
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, [u8; 16]>(0)?, row.get(1)?));
        let next = self
            .connection
            .prepare_cached(statement)?
            .query_row([], read)
            .optional()?;
        Ok(next.and_then(|(id, name)| Some((RecordId::from_bytes(&id)?, name))))
    }

    /// Takes the last operation back; gives its name and what was touched.
    ///
    /// # Errors
    /// As every write.
    pub fn undo(
        &mut self,
        writer: &WriterId,
        now: Instant,
        random: &Random,
    ) -> Result<Option<(String, Vec<RecordRef>)>, StoreError> {
        self.swap(Way::Undo, writer, now, random)
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// As every write.
    pub fn redo(
        &mut self,
        writer: &WriterId,
        now: Instant,
        random: &Random,
    ) -> Result<Option<(String, Vec<RecordRef>)>, StoreError> {
        self.swap(Way::Redo, writer, now, random)
    }

    /// Undo and redo are the same exchange: each field takes the value that the history
    /// holds, and the history takes the field's.
    fn swap(
        &mut self,
        way: Way,
        writer: &WriterId,
        now: Instant,
        random: &Random,
    ) -> Result<Option<(String, Vec<RecordRef>)>, StoreError> {
        self.to_write()?;
        let Some((operation, name)) = self.next(way)? else {
            return Ok(None);
        };
        let stamp = self.last_stamp()?.next(now);
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mut write = Write::new(&transaction, stamp, writer.0, now, random);
        write.operation = operation;
        for change in write.changes_of_operation(way)? {
            write.swap_change(&change)?;
        }
        let state = match way {
            Way::Undo => "undone",
            Way::Redo => "done",
        };
        transaction.execute(
            "UPDATE operation SET state = ?1 WHERE id = ?2",
            params![state, operation.bytes()],
        )?;
        write.put_setting("clock", &Value::Integer(stamp.stored()))?;
        let touched = std::mem::take(&mut write.touched);
        transaction.commit()?;
        Ok(Some((name, touched)))
    }

    /// Makes everything done so far permanent, as if the map had always been so.
    ///
    /// # Errors
    /// As every write.
    pub fn forget_undo(&mut self) -> Result<(), StoreError> {
        self.to_write()?;
        self.connection
            .execute("UPDATE operation SET undoable = 0 WHERE state = 'done'", [])?;
        Ok(())
    }

    /// What was done, newest first, of one record or of the whole map.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn history(&self, of: Option<RecordId>, limit: u32) -> Result<Vec<Done>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("history_list.sql"))?;
        let of = of.as_ref().map(RecordId::bytes);
        let rows = select.query_map(params![of, limit], |row| {
            let state: String = row.get(3)?;
            let done = Done {
                name: row.get(1)?,
                at: Stamp::from_stored(row.get(2)?).instant(),
                by: row.get(4)?,
                state: match state.as_str() {
                    "done" => OperationState::Done,
                    "undone" => OperationState::Undone,
                    _ => OperationState::Dropped,
                },
                changes: Vec::new(),
            };
            Ok((row.get::<_, [u8; 16]>(0)?, done))
        })?;
        let mut history = Vec::new();
        for row in rows {
            let (operation, mut done) = row?;
            done.changes = self.field_changes(&operation, of)?;
            history.push(done);
        }
        Ok(history)
    }

    /// The first changes of an operation: enough for a screen, an import has 100,000.
    fn field_changes(
        &self,
        operation: &[u8; 16],
        of: Option<&[u8; 16]>,
    ) -> Result<Vec<FieldChange>, StoreError> {
        let statement = match of {
            Some(_) => include_str!("history_of_record.sql"),
            None => include_str!("history_changes.sql"),
        };
        let mut select = self.connection.prepare_cached(statement)?;
        let asked = std::iter::once(operation).chain(of);
        let rows = select.query_map(params_from_iter(asked), |row| {
            let record: [u8; 16] = row.get(0)?;
            let old = match row.get::<_, Value>(3)? {
                Value::Text(text) => Some(text),
                Value::Integer(number) => Some(number.to_string()),
                Value::Real(number) => Some(number.to_string()),
                Value::Null | Value::Blob(_) => None,
            };
            let record = RecordId::from_uuid(uuid::Uuid::from_bytes(record));
            Ok(FieldChange {
                record,
                field: row.get(1)?,
                element: row.get(2)?,
                old,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was moved to the bin since `since`, newest first.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn bin(&self, since: Date) -> Result<Vec<Binned>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("bin_list.sql"))?;
        let rows = select.query_map([], |row| {
            let kind: String = row.get(0)?;
            let id: [u8; 16] = row.get(1)?;
            let binned = RecordKind::from_table(&kind).map(|kind| Binned {
                record: RecordRef::new(kind, RecordId::from_uuid(uuid::Uuid::from_bytes(id))),
                title: String::new(),
                removed_at: Instant::from_millis(0),
            });
            Ok((binned, row.get::<_, String>(2)?, row.get::<_, i64>(3)?))
        })?;
        let mut bin = Vec::new();
        for row in rows {
            let (binned, title, stamp) = row?;
            let removed_at = Stamp::from_stored(stamp).instant();
            if let Some(binned) = binned
                && removed_at.day() >= since
            {
                bin.push(Binned {
                    title,
                    removed_at,
                    ..binned
                });
            }
        }
        Ok(bin)
    }
}

/// A change as it is kept.
struct Kept {
    number: i64,
    record: RecordId,
    kind: String,
    field: String,
    element: Option<String>,
    old: Value,
}

impl Write<'_> {
    /// Keeps the operation itself; an operation that changed nothing leaves no trace.
    fn finish(&mut self, name: &str) -> Result<(), StoreError> {
        if self.number == 0 {
            return Ok(());
        }
        self.note_remembered()?;
        // What was taken back cannot be done again over something new.
        self.connection
            .prepare_cached("UPDATE operation SET state = 'dropped' WHERE state = 'undone'")?
            .execute([])?;
        self.connection
            .prepare_cached(include_str!("operation_insert.sql"))?
            .execute(params![
                self.operation.bytes(),
                name,
                self.stamp.stored(),
                self.writer,
                self.undoable
            ])?;
        self.put_setting("clock", &Value::Integer(self.stamp.stored()))
    }

    fn changes_of_operation(&self, way: Way) -> Result<Vec<Kept>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached(include_str!("changes_of_operation.sql"))?;
        let rows = select.query_map([self.operation.bytes()], |row| {
            Ok(Kept {
                number: row.get(0)?,
                record: RecordId::from_uuid(uuid::Uuid::from_bytes(row.get(1)?)),
                kind: row.get(2)?,
                field: row.get(3)?,
                element: row.get(4)?,
                old: row.get(5)?,
            })
        })?;
        let mut changes = rows.collect::<Result<Vec<_>, _>>()?;
        if way == Way::Undo {
            changes.reverse();
        }
        Ok(changes)
    }

    fn swap_change(&mut self, change: &Kept) -> Result<(), StoreError> {
        let held = if change.kind == "setting" {
            let held: Option<Value> = self
                .connection
                .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
                .query_row([&change.field], |row| row.get(0))
                .optional()?;
            self.put_setting(&change.field, &change.old)?;
            held.unwrap_or(Value::Null)
        } else if change.field == IMPORTED {
            self.swap_imported(change.record, &change.old)?
        } else {
            let unknown = StoreError::Unreadable {
                table: "change",
                column: "kind",
            };
            let kind = RecordKind::from_table(&change.kind).ok_or(unknown)?;
            let record = RecordRef::new(kind, change.record);
            if self.touched.last() != Some(&record) {
                self.touched.push(record);
            }
            let field = match change.field.as_str() {
                "created" => "removed",
                other => other,
            };
            self.forget_meaning(record, field)?;
            match (ElementTable::from_name(field), &change.element) {
                (Some(table), Some(element)) => {
                    let removed = change.old == Value::Integer(1);
                    let was = self.swap_element(table, change.record, element, removed)?;
                    Value::Integer(was.into())
                }
                _ => {
                    let held = self.field(record, field)?;
                    self.put_field(record, field, &change.old)?;
                    held
                }
            }
        };
        self.connection
            .prepare_cached("UPDATE change SET old = ?1 WHERE operation = ?2 AND number = ?3")?
            .execute(params![held, self.operation.bytes(), change.number])?;
        Ok(())
    }

    fn field(&self, record: RecordRef, name: &str) -> Result<Value, StoreError> {
        let unknown = StoreError::Unreadable {
            table: "change",
            column: "field",
        };
        let name = super::rows::column(record.kind, name).ok_or(unknown)?;
        let statement = format!(
            "SELECT {name} FROM \"{}\" WHERE id = ?1",
            record.kind.table()
        );
        let mut select = self.connection.prepare_cached(&statement)?;
        let value = select
            .query_row([record.id.bytes()], |row| row.get(0))
            .optional()?;
        value.ok_or(StoreError::NotFound)
    }
}
