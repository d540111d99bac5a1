//! Every other record in its table.

use rusqlite::Row as SqlRow;
use rusqlite::types::{ToSqlOutput, Value};

use super::Row;
use super::value::{self, Reader};
use crate::domain::{
    Area, Audience, Connection, ConnectionState, Decision, Door, FieldGroups, Grant, Link,
    LinkKind, LonLat, Priority, RecordId, RecordKind, RecordRef, Story, Synonyms, Talk, Verdict,
    Visit, VisitOutcome, Withdrawal,
};
use crate::store::StoreError;

impl Row for Area {
    const KIND: RecordKind = RecordKind::Area;
    const COLUMNS: &'static [&'static str] = &[
        "title",
        "drawn_by",
        "geometry",
        "altitudes",
        "extra",
        "source",
        "source_id",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::text(&self.title),
            value::optional(self.drawn_by.as_ref()),
            value::shape(self.geometry.as_ref()),
            value::altitudes(self.geometry.as_ref()),
            value::extra(&self.extra),
            value::optional(self.source.as_ref()),
            value::optional(self.source_id.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "area", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            title: row.text()?,
            drawn_by: row.optional()?,
            geometry: row.geometry()?,
            extra: row.extra()?,
            source: row.optional()?,
            source_id: row.optional()?,
        })
    }
}

impl Row for Link {
    const KIND: RecordKind = RecordKind::Link;
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "from_kind",
        "from_record",
        "to_kind",
        "to_record",
        "words",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::text(self.kind.word()),
            value::record_kind(Some(&self.from)),
            value::record_id(Some(&self.from)),
            value::record_kind(Some(&self.to)),
            value::record_id(Some(&self.to)),
            value::optional(self.words.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "link", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            kind: row.word(LinkKind::from_word)?,
            from: row.needed_record()?,
            to: row.needed_record()?,
            words: row.optional()?,
        })
    }
}

fn fields(fields: FieldGroups) -> ToSqlOutput<'static> {
    ToSqlOutput::Owned(Value::Integer(fields.bits().into()))
}

fn read_fields(row: &mut Reader<'_, '_>) -> Result<FieldGroups, StoreError> {
    let bits = row.whole()?.unwrap_or_default();
    Ok(FieldGroups::from_bits(
        u8::try_from(bits).unwrap_or_default(),
    ))
}

impl Row for Grant {
    const KIND: RecordKind = RecordKind::Grant;
    const COLUMNS: &'static [&'static str] = &[
        "about_kind",
        "about",
        "only_kind",
        "only_record",
        "audience",
        "fields",
        "wording",
        "how",
        "given_on",
        "recorded_by",
        "expires_on",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::record_kind(Some(&self.about)),
            value::record_id(Some(&self.about)),
            value::record_kind(self.only.as_ref()),
            value::record_id(self.only.as_ref()),
            value::text(self.audience.word()),
            fields(self.fields),
            value::optional(self.wording.as_ref()),
            value::text(&self.how),
            value::day(Some(self.given_on)),
            value::optional(self.recorded_by.as_ref()),
            value::day(self.expires_on),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "grant", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            about: row.needed_record()?,
            only: row.record()?,
            audience: row.word(|word| Audience::from_word(word).ok())?,
            fields: read_fields(&mut row)?,
            wording: row.optional()?,
            how: row.text()?,
            given_on: row.needed_day()?,
            recorded_by: row.optional()?,
            expires_on: row.day()?,
        })
    }
}

impl Row for Withdrawal {
    const KIND: RecordKind = RecordKind::Withdrawal;
    const COLUMNS: &'static [&'static str] = &[
        "grant_id",
        "only_kind",
        "only_record",
        "fields",
        "withdrawn_on",
        "recorded_by",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::id(&self.grant),
            value::record_kind(self.only.as_ref()),
            value::record_id(self.only.as_ref()),
            fields(self.fields),
            value::day(Some(self.withdrawn_on)),
            value::optional(self.recorded_by.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "withdrawal", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            grant: row.id()?,
            only: row.record()?,
            fields: read_fields(&mut row)?,
            withdrawn_on: row.needed_day()?,
            recorded_by: row.optional()?,
        })
    }
}

impl Row for Connection {
    const KIND: RecordKind = RecordKind::Connection;
    const COLUMNS: &'static [&'static str] = &[
        "need",
        "other_kind",
        "other",
        "state",
        "why",
        "why_not",
        "introduced_by",
        "asked_on",
        "need_agreed_on",
        "other_agreed_on",
        "introduced_on",
        "ended_on",
        "follow_up_on",
        "notes",
        "what_changed",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::id(&self.need),
            value::record_kind(Some(&self.other)),
            value::record_id(Some(&self.other)),
            value::text(self.state.word()),
            value::optional(self.why.as_ref()),
            value::optional(self.why_not.as_ref()),
            value::optional(self.introduced_by.as_ref()),
            value::day(self.asked_on),
            value::day(self.need_agreed_on),
            value::day(self.other_agreed_on),
            value::day(self.introduced_on),
            value::day(self.ended_on),
            value::day(self.follow_up_on),
            value::optional(self.notes.as_ref()),
            value::optional(self.what_changed.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "connection", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            need: row.id()?,
            other: row.needed_record()?,
            state: row.word(ConnectionState::from_word)?,
            why: row.optional()?,
            why_not: row.optional()?,
            introduced_by: row.optional()?,
            asked_on: row.day()?,
            need_agreed_on: row.day()?,
            other_agreed_on: row.day()?,
            introduced_on: row.day()?,
            ended_on: row.day()?,
            follow_up_on: row.day()?,
            notes: row.optional()?,
            what_changed: row.optional()?,
        })
    }
}

impl Row for Story {
    const KIND: RecordKind = RecordKind::Story;
    const COLUMNS: &'static [&'static str] = &[
        "teller_kind",
        "teller",
        "words",
        "told_on",
        "audience",
        "about",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        let about = match self.about.as_slice() {
            [] => None,
            about => serde_json::to_string(about).ok(),
        };
        vec![
            value::record_kind(self.teller.as_ref()),
            value::record_id(self.teller.as_ref()),
            value::text(&self.words),
            value::day(self.told_on),
            self.audience
                .map_or(value::NULL, |audience| value::text(audience.word())),
            about.map_or(value::NULL, |about| ToSqlOutput::Owned(Value::Text(about))),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "story", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            teller: row.record()?,
            words: row.text()?,
            told_on: row.day()?,
            audience: row
                .optional()?
                .and_then(|word| Audience::from_word(&word).ok()),
            about: match row.optional()? {
                None => Vec::new(),
                Some(about) => serde_json::from_str::<Vec<RecordRef>>(&about).map_err(|_| {
                    StoreError::Unreadable {
                        table: "story",
                        column: "about",
                    }
                })?,
            },
        })
    }
}

impl Row for Priority {
    const KIND: RecordKind = RecordKind::Priority;
    const COLUMNS: &'static [&'static str] = &["area", "words", "decided_by", "decided_on"];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::id(&self.area),
            value::text(&self.words),
            value::optional(self.decided_by.as_ref()),
            value::day(self.decided_on),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "priority", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            area: row.id()?,
            words: row.text()?,
            decided_by: row.optional()?,
            decided_on: row.day()?,
        })
    }
}

impl Row for Synonyms {
    const KIND: RecordKind = RecordKind::Synonyms;
    const COLUMNS: &'static [&'static str] = &["words"];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![value::list(&self.words)]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "synonyms", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            words: row.list()?,
        })
    }
}

impl Row for Decision {
    const KIND: RecordKind = RecordKind::Decision;
    const COLUMNS: &'static [&'static str] = &[
        "source",
        "source_id",
        "verdict",
        "asset",
        "name",
        "lon",
        "lat",
        "version",
        "decided_on",
    ];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::text(&self.source),
            value::text(&self.source_id),
            value::text(self.verdict.word()),
            value::optional_id(self.asset.as_ref()),
            value::text(&self.name),
            value::real(Some(self.point.lon)),
            value::real(Some(self.point.lat)),
            value::whole(Some(self.version)),
            value::day(self.decided_on),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "decision", Self::COLUMNS);
        let unreadable = StoreError::Unreadable {
            table: "decision",
            column: "lon",
        };
        Ok(Self {
            id: row.id()?,
            source: row.text()?,
            source_id: row.text()?,
            verdict: row.word(Verdict::from_word)?,
            asset: row.optional_id()?,
            name: row.text()?,
            point: match (row.real()?, row.real()?) {
                (Some(lon), Some(lat)) => LonLat { lon, lat },
                _ => return Err(unreadable),
            },
            version: row.whole()?.unwrap_or_default(),
            decided_on: row.day()?,
        })
    }
}

impl Row for Talk {
    const KIND: RecordKind = RecordKind::Talk;
    const COLUMNS: &'static [&'static str] = &["person", "words", "talked_by", "talked_on"];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::id(&self.person),
            value::text(&self.words),
            value::optional(self.talked_by.as_ref()),
            value::day(self.talked_on),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "talk", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            person: row.id()?,
            words: row.text()?,
            talked_by: row.optional()?,
            talked_on: row.day()?,
        })
    }
}

impl Row for Door {
    const KIND: RecordKind = RecordKind::Door;
    const COLUMNS: &'static [&'static str] = &["street", "house_number", "postcode", "lon", "lat"];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::optional(self.street.as_ref()),
            value::optional(self.house_number.as_ref()),
            value::optional(self.postcode.as_ref()),
            value::real(Some(self.point.lon)),
            value::real(Some(self.point.lat)),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "door", Self::COLUMNS);
        let unreadable = StoreError::Unreadable {
            table: "door",
            column: "lon",
        };
        Ok(Self {
            id: row.id()?,
            street: row.optional()?,
            house_number: row.optional()?,
            postcode: row.optional()?,
            point: match (row.real()?, row.real()?) {
                (Some(lon), Some(lat)) => LonLat { lon, lat },
                _ => return Err(unreadable),
            },
        })
    }
}

impl Row for Visit {
    const KIND: RecordKind = RecordKind::Visit;
    const COLUMNS: &'static [&'static str] =
        &["door", "outcome", "visited_on", "come_back_on", "words"];

    fn id(&self) -> RecordId {
        self.id
    }

    fn values(&self) -> Vec<ToSqlOutput<'_>> {
        vec![
            value::id(&self.door),
            value::text(self.outcome.word()),
            value::day(self.visited_on),
            value::day(self.come_back_on),
            value::optional(self.words.as_ref()),
        ]
    }

    fn read(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let mut row = Reader::new(row, "visit", Self::COLUMNS);
        Ok(Self {
            id: row.id()?,
            door: row.id()?,
            outcome: row.word(VisitOutcome::from_word)?,
            visited_on: row.day()?,
            come_back_on: row.day()?,
            words: row.optional()?,
        })
    }
}
