//! Needs in their table.

use rusqlite::Row as SqlRow;
use rusqlite::types::{ToSqlOutput, Value};

use super::value::{self, Reader};
use super::{Elements, Row};
use crate::domain::{AssetKind, Availability, Need, NeedKind, NeedState, RecordId, RecordKind};
use crate::store::StoreError;

impl Row for Need {
    const KIND: RecordKind = RecordKind::Need;
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "title",
        "description",
        "kinds",
        "geometry",
        "altitudes",
        "within_m",
        "how_many",
        "state",
        "stated_by_kind",
        "stated_by",
        "stated_by_name",
        "stated_on",
        "confirmed_on",
        "extra",
        "source",
        "source_id",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        vec![
            value::text(self.kind.word()),
            value::text(&self.title),
            value::optional(self.description.as_ref()),
            if kinds.is_empty() {
                value::NULL
            } else {
                ToSqlOutput::Owned(Value::Text(kinds.join(";")))
            },
            value::shape(self.geometry.as_ref()),
            value::altitudes(self.geometry.as_ref()),
            value::real(self.within_m),
            value::whole(self.how_many),
            value::text(self.state.word()),
            value::holder_kind(self.stated_by.as_ref()),
            value::holder_id(self.stated_by.as_ref()),
            value::optional(self.stated_by_name.as_ref()),
            value::day(self.stated_on),
            value::day(self.confirmed_on),
            value::extra(&self.extra),
            value::optional(self.source.as_ref()),
            value::optional(self.source_id.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "need", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            kind: row.word(|word| NeedKind::from_word(word).ok())?,
            title: row.text()?,
            description: row.optional()?,
            kinds: row
                .list()?
                .iter()
                .filter_map(|word| AssetKind::from_word(word).ok())
                .collect(),
            geometry: row.geometry()?,
            within_m: row.real()?,
            how_many: row.whole()?,
            state: row.word(|word| NeedState::from_word(word).ok())?,
            stated_by: row.holder()?,
            stated_by_name: row.optional()?,
            stated_on: row.day()?,
            confirmed_on: row.day()?,
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
