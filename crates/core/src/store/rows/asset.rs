//! Assets in their table.

use rusqlite::Row as SqlRow;
use rusqlite::types::ToSqlOutput;

use super::value::{self, Reader};
use super::{Elements, Row};
use crate::domain::{Asset, AssetKind, Availability, RecordId, RecordKind};
use crate::store::StoreError;

impl Row for Asset {
    const KIND: RecordKind = RecordKind::Asset;
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "title",
        "description",
        "own_words",
        "holder_kind",
        "holder",
        "holder_name",
        "geometry",
        "altitudes",
        "recurrence",
        "capacity",
        "facilities",
        "reach_m",
        "asks_per_month",
        "confirmed_on",
        "resting_until",
        "extra",
        "source",
        "source_id",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::text(self.kind.word()),
            value::text(&self.title),
            value::optional(self.description.as_ref()),
            value::optional(self.own_words.as_ref()),
            value::holder_kind(self.holder.as_ref()),
            value::holder_id(self.holder.as_ref()),
            value::optional(self.holder_name.as_ref()),
            value::shape(self.geometry.as_ref()),
            value::altitudes(self.geometry.as_ref()),
            value::optional(self.recurrence.as_ref()),
            value::whole(self.capacity),
            value::list(&self.facilities),
            value::real(self.reach_m),
            value::whole(self.asks_per_month),
            value::day(self.confirmed_on),
            value::day(self.resting_until),
            value::extra(&self.extra),
            value::optional(self.source.as_ref()),
            value::optional(self.source_id.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "asset", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            kind: row.word(|word| AssetKind::from_word(word).ok())?,
            title: row.text()?,
            description: row.optional()?,
            own_words: row.optional()?,
            holder: row.holder()?,
            holder_name: row.optional()?,
            geometry: row.geometry()?,
            recurrence: row.optional()?,
            capacity: row.whole()?,
            facilities: row.list()?,
            reach_m: row.real()?,
            asks_per_month: row.whole()?,
            confirmed_on: row.day()?,
            resting_until: row.day()?,
            extra: row.extra()?,
            source: row.optional()?,
            source_id: row.optional()?,
            tags: Vec::new(),
            languages: Vec::new(),
            availability: Availability::default(),
        })
    }

    fn elements(&self) -> Elements {
        Elements {
            tags: self.tags.clone(),
            languages: self.languages.clone(),
            days: self.availability.slots(),
        }
    }

    fn set_elements(&mut self, elements: Elements) {
        self.availability = elements.availability();
        self.tags = elements.tags;
        self.languages = elements.languages;
    }
}
