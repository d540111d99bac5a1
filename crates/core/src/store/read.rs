//! Everything live, read in one pass a table.

use std::collections::HashMap;

use rusqlite::OptionalExtension;
use rustc_hash::FxHashMap;

use super::error::StoreError;
use super::open::Store;
use super::rows::{ElementTable, Elements, Row};
use crate::domain::contents::{Keyed, Table};
use crate::domain::{
    Audience, Contents, Decision, Door, Priority, RecordId, RecordKind, RecordRef, Story, Talk,
    Visit,
};

/// Elements of all records.
type AllElements = FxHashMap<[u8; 16], Elements>;

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
        let mut elements = self.all_elements()?;
        let contents = Contents {
            people: self.live(Some(&mut elements))?,
            assets: self.live(Some(&mut elements))?,
            needs: self.live(Some(&mut elements))?,
            areas: self.live(None)?,
            links: self.live(None)?,
            connections: self.live(None)?,
            doors: self.live(None)?,
            grants: self.live(None)?,
            withdrawals: self.live(None)?,
            synonyms: self.live(None)?,
        };
        moment.finish()?;
        Ok(contents)
    }

    fn all_elements(&self) -> Result<AllElements, StoreError> {
        let mut all = AllElements::default();
        for table in ElementTable::ALL {
            let name = table.name();
            // In the order of the key, so that SQLite need not sort: a record has few elements.
            let statement = format!(
                "SELECT record, number, element FROM {name} WHERE removed = 0 ORDER BY record"
            );
            let mut select = self.connection.prepare(&statement)?;
            let mut rows = select.query([])?;
            let mut of: [u8; 16] = [0; 16];
            let mut some: Vec<(i64, String)> = Vec::new();
            while let Some(row) = rows.next()? {
                let record = row.get(0)?;
                if record != of {
                    put_elements(&mut all, table, of, &mut some);
                    of = record;
                }
                some.push((row.get(1)?, row.get(2)?));
            }
            put_elements(&mut all, table, of, &mut some);
        }
        Ok(all)
    }

    fn live<R: Row + Keyed>(
        &self,
        mut elements: Option<&mut AllElements>,
    ) -> Result<Table<R>, StoreError> {
        let statement = format!("{} WHERE removed = 0", select::<R>());
        let mut select = self.connection.prepare(&statement)?;
        let mut rows = select.query([])?;
        let mut table = Table::with_room(self.room(R::KIND)?);
        while let Some(row) = rows.next()? {
            let mut record = R::read(row)?;
            if let Some(elements) = &mut elements
                && let Some(elements) = elements.remove(Row::id(&record).bytes())
            {
                record.set_elements(elements);
            }
            table.put(record);
        }
        Ok(table)
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

/// Puts what one table has of a record in the order in which it was said.
fn put_elements(
    all: &mut AllElements,
    table: ElementTable,
    record: [u8; 16],
    some: &mut Vec<(i64, String)>,
) {
    if some.is_empty() {
        return;
    }
    some.sort_by_key(|(number, _)| *number);
    let elements = all.entry(record).or_default().of_mut(table);
    elements.extend(some.drain(..).map(|(_, element)| element));
}

pub(super) fn select<R: Row>() -> String {
    format!(
        "SELECT id, {} FROM \"{}\"",
        R::COLUMNS.join(", "),
        R::KIND.table()
    )
}
