//! People in their table.

use rusqlite::Row as SqlRow;
use rusqlite::types::ToSqlOutput;

use super::value::{self, Reader};
use super::{Elements, Row};
use crate::domain::{Availability, Person, RecordId, RecordKind};
use crate::store::StoreError;

impl Row for Person {
    const KIND: RecordKind = RecordKind::Person;
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "phone",
        "email",
        "street",
        "house_number",
        "postcode",
        "home",
        "home_altitudes",
        "asking",
        "reach_m",
        "asks_per_month",
        "met_on",
        "confirmed_on",
        "resting_until",
        "asked_not_to",
        "notes",
        "extra",
        "source",
        "source_id",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::text(&self.name),
            value::optional(self.phone.as_ref()),
            value::optional(self.email.as_ref()),
            value::optional(self.street.as_ref()),
            value::optional(self.house_number.as_ref()),
            value::optional(self.postcode.as_ref()),
            value::shape(self.home.as_ref()),
            value::altitudes(self.home.as_ref()),
            value::optional(self.asking.as_ref()),
            value::real(self.reach_m),
            value::whole(self.asks_per_month),
            value::day(self.met_on),
            value::day(self.confirmed_on),
            value::day(self.resting_until),
            value::yes_no(self.asked_not_to),
            value::optional(self.notes.as_ref()),
            value::extra(&self.extra),
            value::optional(self.source.as_ref()),
            value::optional(self.source_id.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "person", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            name: row.text()?,
            phone: row.optional()?,
            email: row.optional()?,
            street: row.optional()?,
            house_number: row.optional()?,
            postcode: row.optional()?,
            home: row.geometry()?,
            asking: row.optional()?,
            reach_m: row.real()?,
            asks_per_month: row.whole()?,
            met_on: row.day()?,
            confirmed_on: row.day()?,
            resting_until: row.day()?,
            asked_not_to: row.yes_no()?,
            notes: row.optional()?,
            extra: row.extra()?,
            source: row.optional()?,
            source_id: row.optional()?,
            availability: Availability::default(),
            languages: Vec::new(),
        })
    }

    fn elements(&self) -> Elements {
        Elements {
            tags: Vec::new(),
            languages: self.languages.clone(),
            days: self.availability.slots(),
        }
    }

    fn set_elements(&mut self, elements: Elements) {
        self.availability = elements.availability();
        self.languages = elements.languages;
    }
}
