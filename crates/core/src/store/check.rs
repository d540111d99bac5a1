//! Is the map file whole?

use super::error::StoreError;
use super::open::Store;
use super::read::select;
use super::rows::Row;
use crate::domain as d;
use crate::domain::RecordKind;

/// What an integrity check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct CheckReport {
    /// Whether SQLite and every record are sound. Dangling references do not count: the row
    /// may arrive later.
    pub sound: bool,
    /// What SQLite found broken.
    pub damage: Vec<String>,
    /// Records that cannot be read, as table and column.
    pub unreadable: Vec<String>,
    /// References to records that are not here.
    pub dangling: Vec<Dangling>,
    /// Rows of each record table, the bin included.
    pub rows: Vec<(String, u64)>,
    /// Stamps later than the clock of the file.
    pub stamps_ahead: u64,
}

/// References of one kind that lead nowhere.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Dangling {
    /// Table and column, such as `link.to_record`.
    pub from: String,
    /// How many.
    pub count: u64,
}

/// Column, and the column with the kind of what it points to, or the table itself.
const REFERENCES: [(&str, &str, &str); 16] = [
    ("asset", "holder", "holder_kind"),
    ("need", "stated_by", "stated_by_kind"),
    ("link", "from_record", "from_kind"),
    ("link", "to_record", "to_kind"),
    ("grant", "about", "about_kind"),
    ("grant", "only_record", "only_kind"),
    ("withdrawal", "grant_id", "'grant'"),
    ("withdrawal", "only_record", "only_kind"),
    ("connection", "need", "'need'"),
    ("connection", "other", "other_kind"),
    ("story", "teller", "teller_kind"),
    ("priority", "area", "'area'"),
    ("talk", "person", "'person'"),
    ("decision", "asset", "'asset'"),
    ("visit", "door", "'door'"),
    ("photo", "about", "about_kind"),
];

/// Tables that are stamped besides those of the records.
const STAMPED: [&str; 4] = ["operation", "tag", "language", "day"];

impl Store {
    /// Looks at every page and every record.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`] when even that cannot be asked.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let mut report = CheckReport {
            damage: self.damage()?,
            ..CheckReport::default()
        };
        // What else is asked of a broken file would only fail in other words.
        if report.damage.is_empty() {
            self.check_rows(&mut report)?;
        }
        report.sound = report.damage.is_empty() && report.unreadable.is_empty();
        Ok(report)
    }

    fn damage(&self) -> Result<Vec<String>, StoreError> {
        let mut check = self.connection.prepare("PRAGMA integrity_check")?;
        let lines = check.query_map([], |row| row.get::<_, String>(0))?;
        let lines: Result<Vec<String>, rusqlite::Error> = lines.collect();
        match lines.map_err(StoreError::from) {
            Ok(lines) => Ok(lines.into_iter().filter(|line| line != "ok").collect()),
            Err(StoreError::Damaged) => Ok(vec![StoreError::Damaged.to_string()]),
            Err(error) => Err(error),
        }
    }

    fn check_rows(&self, report: &mut CheckReport) -> Result<(), StoreError> {
        let clock = self.last_stamp()?.stored();
        for kind in RecordKind::ALL {
            let table = kind.table();
            let count = self.number(&format!("SELECT count(*) FROM \"{table}\""))?;
            report.rows.push((table.to_owned(), count));
            report.unreadable.extend(self.unreadable(kind)?);
            report.stamps_ahead += self.number(&format!(
                "SELECT count(*) FROM \"{table}\" WHERE stamp > {clock}"
            ))?;
            report.stamps_ahead += self.number(&format!(
                "SELECT count(*) FROM \"{table}\", json_each(field_stamps) AS field \
                 WHERE json_extract(field.value, '$[0]') > {clock}"
            ))?;
        }
        for table in STAMPED {
            report.stamps_ahead += self.number(&format!(
                "SELECT count(*) FROM {table} WHERE stamp > {clock}"
            ))?;
        }
        for (table, column, kind) in REFERENCES {
            let count = self.dangling(table, column, kind)?;
            if count > 0 {
                report.dangling.push(Dangling {
                    from: format!("{table}.{column}"),
                    count,
                });
            }
        }
        Ok(())
    }

    /// Table and column of every record of a kind that cannot be read, the bin included.
    fn unreadable(&self, kind: RecordKind) -> Result<Vec<String>, StoreError> {
        match kind {
            RecordKind::Person => self.unreadable_rows::<d::Person>(),
            RecordKind::Asset => self.unreadable_rows::<d::Asset>(),
            RecordKind::Need => self.unreadable_rows::<d::Need>(),
            RecordKind::Area => self.unreadable_rows::<d::Area>(),
            RecordKind::Link => self.unreadable_rows::<d::Link>(),
            RecordKind::Grant => self.unreadable_rows::<d::Grant>(),
            RecordKind::Withdrawal => self.unreadable_rows::<d::Withdrawal>(),
            RecordKind::Connection => self.unreadable_rows::<d::Connection>(),
            RecordKind::Story => self.unreadable_rows::<d::Story>(),
            RecordKind::Priority => self.unreadable_rows::<d::Priority>(),
            RecordKind::Decision => self.unreadable_rows::<d::Decision>(),
            RecordKind::Synonyms => self.unreadable_rows::<d::Synonyms>(),
            RecordKind::Talk => self.unreadable_rows::<d::Talk>(),
            RecordKind::Door => self.unreadable_rows::<d::Door>(),
            RecordKind::Visit => self.unreadable_rows::<d::Visit>(),
            // Bytes with a name: there is nothing in them to read.
            RecordKind::Photo => Ok(Vec::new()),
        }
    }

    fn unreadable_rows<R: Row>(&self) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection.prepare(&select::<R>())?;
        let mut rows = select.query([])?;
        let mut unreadable = Vec::new();
        while let Some(row) = rows.next()? {
            match R::read(row) {
                Err(StoreError::Unreadable { table, column }) => {
                    unreadable.push(format!("{table}.{column}"));
                }
                read => drop(read?),
            }
        }
        Ok(unreadable)
    }

    fn number(&self, statement: &str) -> Result<u64, StoreError> {
        let number: i64 = self.connection.query_row(statement, [], |row| row.get(0))?;
        Ok(u64::try_from(number).unwrap_or_default())
    }

    fn dangling(&self, table: &str, column: &str, kind: &str) -> Result<u64, StoreError> {
        let kinds = RecordKind::ALL.map(RecordKind::table);
        // A table may point to itself: what points and what is pointed to go by names of their own.
        let known: Vec<String> = kinds
            .iter()
            .map(|target| {
                format!("({kind} = '{target}' AND EXISTS (SELECT 1 FROM \"{target}\" AS target WHERE target.id = pointing.{column}))")
            })
            .collect();
        self.number(&format!(
            "SELECT count(*) FROM \"{table}\" AS pointing WHERE removed = 0 AND {column} IS NOT NULL AND NOT ({})",
            known.join(" OR ")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Asset, AssetKind, Instant};
    use crate::store::{Identity, StoreError, Write};

    /// A map with one asset, made and then edited, tags and all.
    fn store() -> Store {
        let identity = Identity {
            name: "Ashmere",
            uid: [1; 16],
            secret: [2; 32],
        };
        let mut store = Store::in_memory(&identity).unwrap();
        let mut asset = Asset::new(d::RecordId::new(1, &[3; 10]), AssetKind::Item, "Urn").unwrap();
        change(&mut store, 1, |write| write.create_asset(&asset));
        asset.title = "Tea urn".to_owned();
        asset.tags = vec!["tea".to_owned()];
        change(&mut store, 2, |write| write.update_asset(&asset));
        store
    }

    /// One operation at a second of the clock.
    fn change(
        store: &mut Store,
        second: u8,
        body: impl FnOnce(&mut Write<'_>) -> Result<(), StoreError>,
    ) {
        let writer = store.writer(uuid::Uuid::from_u128(7), "Meera").unwrap();
        let now = Instant::from_millis(i64::from(second) * 1_000);
        let name = r#"{"code":"other"}"#;
        let chance = move || [second; 10];
        store.write(name, &writer, now, &chance, body).unwrap();
    }

    #[test]
    fn a_map_as_it_is_written_is_sound() {
        let report = store().check().unwrap();
        assert!(report.sound);
        assert_eq!(report.stamps_ahead, 0);
    }

    #[test]
    fn what_is_held_by_another_asset_leads_there_and_what_is_held_by_nobody_does_not() {
        let mut store = store();
        let library = d::RecordId::new(1, &[3; 10]);
        let id = d::RecordId::new(2, &[4; 10]);
        let mut held = Asset::new(id, AssetKind::Item, "Trestle tables").unwrap();
        held.holder = Some(d::Holder::Asset(library));
        change(&mut store, 3, |write| write.create_asset(&held));
        assert_eq!(store.check().unwrap().dangling, []);
        held.holder = Some(d::Holder::Asset(d::RecordId::new(9, &[9; 10])));
        change(&mut store, 4, |write| write.update_asset(&held));
        let dangling = store.check().unwrap().dangling;
        assert_eq!(dangling.len(), 1);
        assert_eq!(
            (dangling[0].from.as_str(), dangling[0].count),
            ("asset.holder", 1)
        );
    }

    #[test]
    fn every_stamp_later_than_the_clock_is_counted() {
        let mut store = store();
        store.keep_setting("clock", 1_500i64 << 16).unwrap();
        // The edited title, the tag and the operation.
        assert_eq!(store.check().unwrap().stamps_ahead, 3);
        store.keep_setting("clock", 0i64).unwrap();
        // And the row with the operation that made it.
        assert_eq!(store.check().unwrap().stamps_ahead, 5);
    }

    #[test]
    fn a_record_that_cannot_be_read_is_named_by_table_and_column() {
        let store = store();
        store
            .connection
            .execute("UPDATE asset SET confirmed_on = 'soon', removed = 1", [])
            .unwrap();
        let report = store.check().unwrap();
        assert!(!report.sound);
        assert_eq!(report.unreadable, ["asset.confirmed_on"]);
    }
}
