//! Everything live, read in one pass a table.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Rows};

use super::error::StoreError;
use super::open::Store;
use super::rows::{ElementTable, Elements, Row};
use crate::domain::contents::{Keyed, Table};
use crate::domain::{
    Audience, Contents, Decision, Door, Priority, RecordId, RecordKind, RecordRef, Story, Talk,
    Visit,
};

/// Room is made for so many records beforehand; a table may say that it has any number.
const ROOM_MAX: usize = 1 << 20;

impl Store {
    /// Everything that lists, matching and outputs ask for.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] names the table and column; [`StoreError::Sqlite`].
    pub fn contents(&self) -> Result<Contents, StoreError> {
        // One moment of the map for all tables, while somebody else writes.
        let moment = self.connection.unchecked_transaction()?;
        let contents = Contents {
            people: self.live_with_elements()?,
            assets: self.live_with_elements()?,
            needs: self.live_with_elements()?,
            areas: self.live()?,
            links: self.live()?,
            connections: self.live()?,
            doors: self.live()?,
            grants: self.live()?,
            withdrawals: self.live()?,
            synonyms: self.live()?,
        };
        moment.finish()?;
        self.let_go()?;
        Ok(contents)
    }

    fn live<R: Row + Keyed>(&self) -> Result<Table<R>, StoreError> {
        let statement = format!("{} WHERE removed = 0", select::<R>());
        let mut select = self.connection.prepare(&statement)?;
        let mut rows = select.query([])?;
        let mut table = Table::with_room(self.room(R::KIND)?);
        while let Some(row) = rows.next()? {
            table.put(R::read(row)?);
        }
        Ok(table)
    }

    /// The same of a kind with elements. Both lie in the order of their keys, so that they are read side by side and
    /// nothing is gathered on the way.
    fn live_with_elements<R: Row + Keyed>(&self) -> Result<Table<R>, StoreError> {
        let statement = format!("{} WHERE removed = 0 ORDER BY id", select::<R>());
        let mut select = self.connection.prepare(&statement)?;
        let mut rows = select.query([])?;
        let mut selects = Vec::with_capacity(ElementTable::ALL.len());
        for table in ElementTable::ALL {
            selects.push((table, self.connection.prepare(&in_order(table, R::KIND))?));
        }
        let mut all = Vec::with_capacity(selects.len());
        for (table, select) in &mut selects {
            all.push(InOrder::new(*table, select.query([])?)?);
        }
        let mut table = Table::with_room(self.room(R::KIND)?);
        while let Some(row) = rows.next()? {
            let mut record = R::read(row)?;
            let mut elements = Elements::default();
            for some in &mut all {
                some.take(Row::id(&record).bytes(), &mut elements)?;
            }
            record.set_elements(elements);
            table.put(record);
        }
        Ok(table)
    }

    /// Lets go of the pages of the file that SQLite keeps: what was read in one pass is not read again.
    pub(super) fn let_go(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("PRAGMA shrink_memory")?)
    }

    /// How many records a table can have at most, without counting them.
    fn room(&self, kind: RecordKind) -> Result<usize, StoreError> {
        let statement = format!("SELECT max(rowid) FROM \"{}\"", kind.table());
        let last: Option<i64> = self
            .connection
            .query_row(&statement, [], |row| row.get(0))?;
        let room = usize::try_from(last.unwrap_or_default()).unwrap_or_default();
        Ok(room.min(ROOM_MAX))
    }

    fn one<R: Row>(&self, id: RecordId) -> Result<Option<R>, StoreError> {
        let statement = format!("{} WHERE id = ?1 AND removed = 0", select::<R>());
        let mut select = self.connection.prepare_cached(&statement)?;
        let mut rows = select.query([id.bytes()])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let mut record = R::read(row)?;
        let mut elements = Elements::default();
        for table in ElementTable::ALL {
            let name = table.name();
            let statement = format!(
                "SELECT element FROM {name} WHERE record = ?1 AND removed = 0 ORDER BY number"
            );
            let mut select = self.connection.prepare_cached(&statement)?;
            let found = select.query_map([id.bytes()], |row| row.get(0))?;
            *elements.of_mut(table) = found.collect::<Result<_, _>>()?;
        }
        record.set_elements(elements);
        Ok(Some(record))
    }

    /// Brings one record of the contents up to date with the file.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn refresh(&self, contents: &mut Contents, record: RecordRef) -> Result<(), StoreError> {
        macro_rules! refresh {
            ($table:ident) => {
                match self.one(record.id)? {
                    Some(found) => {
                        contents.$table.put(found);
                    }
                    None => {
                        contents.$table.remove(record.id);
                    }
                }
            };
        }
        match record.kind {
            RecordKind::Person => refresh!(people),
            RecordKind::Asset => refresh!(assets),
            RecordKind::Need => refresh!(needs),
            RecordKind::Area => refresh!(areas),
            RecordKind::Link => refresh!(links),
            RecordKind::Connection => refresh!(connections),
            RecordKind::Door => refresh!(doors),
            RecordKind::Grant => refresh!(grants),
            RecordKind::Withdrawal => refresh!(withdrawals),
            RecordKind::Synonyms => refresh!(synonyms),
            RecordKind::Story
            | RecordKind::Priority
            | RecordKind::Talk
            | RecordKind::Visit
            | RecordKind::Decision
            | RecordKind::Photo => {}
        }
        Ok(())
    }

    /// Records that only one page shows.
    fn some<R: Row>(&self, rest: &str, of: Option<RecordId>) -> Result<Vec<R>, StoreError> {
        let statement = format!("{} {rest}", select::<R>());
        let mut select = self.connection.prepare_cached(&statement)?;
        let mut rows = match &of {
            Some(id) => select.query([id.bytes()])?,
            None => select.query([])?,
        };
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(R::read(row)?);
        }
        Ok(found)
    }

    /// All stories, newest first.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn stories(&self) -> Result<Vec<Story>, StoreError> {
        self.some("WHERE removed = 0 ORDER BY told_on DESC, id", None)
    }

    /// All priorities, newest first.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn priorities(&self) -> Result<Vec<Priority>, StoreError> {
        self.some("WHERE removed = 0 ORDER BY decided_on DESC, id", None)
    }

    /// What was said of suggestions.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.some("WHERE removed = 0 ORDER BY stamp", None)
    }

    /// The talks with one person, newest first.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn talks(&self, person: RecordId) -> Result<Vec<Talk>, StoreError> {
        self.some(
            "WHERE removed = 0 AND person = ?1 ORDER BY talked_on DESC, id DESC",
            Some(person),
        )
    }

    /// The visits at one door, newest first.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn visits(&self, door: RecordId) -> Result<Vec<Visit>, StoreError> {
        self.some(
            "WHERE removed = 0 AND door = ?1 ORDER BY visited_on DESC, id DESC",
            Some(door),
        )
    }

    /// The visits at all doors, newest first.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn all_visits(&self) -> Result<Vec<Visit>, StoreError> {
        self.some("WHERE removed = 0 ORDER BY visited_on DESC, id DESC", None)
    }

    /// All doors.
    ///
    /// # Errors
    /// As [`Store::contents`].
    pub fn doors(&self) -> Result<Vec<Door>, StoreError> {
        self.some("WHERE removed = 0", None)
    }

    /// The squares that were made for an audience: side in metres by home, 0 for none.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn cells(&self, audience: Audience) -> Result<HashMap<RecordId, u32>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT home, size_m FROM cell WHERE audience = ?1")?;
        let rows = select.query_map([audience.word()], |row| {
            let home: [u8; 16] = row.get(0)?;
            Ok((
                RecordId::from_uuid(uuid::Uuid::from_bytes(home)),
                row.get(1)?,
            ))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps the squares that were made; they only ever grow.
    ///
    /// # Errors
    /// As every write.
    pub fn keep_cells(
        &mut self,
        audience: Audience,
        cells: &[(RecordId, u32)],
    ) -> Result<(), StoreError> {
        self.to_write()?;
        let transaction = self.connection.transaction()?;
        {
            let mut put = transaction.prepare_cached(include_str!("cell_put.sql"))?;
            for (home, size_m) in cells {
                put.execute(rusqlite::params![audience.word(), home.bytes(), size_m])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Whether a record of this key was ever made, in the bin or not.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`].
    pub fn knows(&self, record: RecordRef) -> Result<bool, StoreError> {
        let statement = format!("SELECT 1 FROM \"{}\" WHERE id = ?1", record.kind.table());
        let mut select = self.connection.prepare_cached(&statement)?;
        let found: Option<i64> = select
            .query_row([record.id.bytes()], |row| row.get(0))
            .optional()?;
        Ok(found.is_some())
    }
}

/// The elements of one table in the order of their records.
struct InOrder<'s> {
    table: ElementTable,
    rows: Rows<'s>,
    next: Option<Element>,
}

/// An element with its record and its number.
type Element = ([u8; 16], i64, String);

impl<'s> InOrder<'s> {
    fn new(table: ElementTable, rows: Rows<'s>) -> Result<Self, StoreError> {
        let mut all = Self {
            table,
            rows,
            next: None,
        };
        all.step()?;
        Ok(all)
    }

    /// The next element; gives the one before.
    fn step(&mut self) -> Result<Option<Element>, StoreError> {
        let next = match self.rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?, row.get(2)?)),
            None => None,
        };
        Ok(std::mem::replace(&mut self.next, next))
    }

    /// Takes what there is of a record, in the order in which it was said; passes over what is of records before it.
    fn take(&mut self, record: &[u8; 16], into: &mut Elements) -> Result<(), StoreError> {
        let mut some: Vec<(i64, String)> = Vec::new();
        while self.next.as_ref().is_some_and(|(of, ..)| of <= record) {
            if let Some((of, number, element)) = self.step()?
                && of == *record
            {
                some.push((number, element));
            }
        }
        some.sort_by_key(|(number, _)| *number);
        let into = into.of_mut(self.table);
        into.extend(some.into_iter().map(|(_, element)| element));
        Ok(())
    }
}

/// Selects the elements between the first and the last record of a kind: records that were imported together have keys
/// that follow each other.
fn in_order(table: ElementTable, kind: RecordKind) -> String {
    let (table, kind) = (table.name(), kind.table());
    format!(
        "SELECT record, number, element FROM {table} WHERE removed = 0 \
         AND record BETWEEN (SELECT min(id) FROM \"{kind}\") AND (SELECT max(id) FROM \"{kind}\") \
         ORDER BY record"
    )
}

pub(super) fn select<R: Row>() -> String {
    format!(
        "SELECT id, {} FROM \"{}\"",
        R::COLUMNS.join(", "),
        R::KIND.table()
    )
}
