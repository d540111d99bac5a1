//! Domain values as SQLite keeps them, and back.

use std::str::FromStr;

use rusqlite::Row as SqlRow;
use rusqlite::types::{FromSql, ToSqlOutput, Value, ValueRef};

use crate::domain::{Date, Extra, Geometry, Holder, RecordId, RecordKind, RecordRef};
use crate::store::StoreError;

pub(in crate::store) fn text(text: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))
}

pub(in crate::store) fn optional(words: Option<&String>) -> ToSqlOutput<'_> {
    words.map_or(NULL, |words| text(words))
}

pub(in crate::store) const NULL: ToSqlOutput<'static> = ToSqlOutput::Owned(Value::Null);

pub(in crate::store) fn id(id: &RecordId) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Blob(id.bytes()))
}

pub(in crate::store) fn optional_id(id: Option<&RecordId>) -> ToSqlOutput<'_> {
    id.map_or(NULL, self::id)
}

pub(in crate::store) fn real(number: Option<f64>) -> ToSqlOutput<'static> {
    number.map_or(NULL, |number| ToSqlOutput::Owned(Value::Real(number)))
}

pub(in crate::store) fn whole(number: Option<u32>) -> ToSqlOutput<'static> {
    number.map_or(NULL, |number| {
        ToSqlOutput::Owned(Value::Integer(number.into()))
    })
}

pub(in crate::store) fn yes_no(yes: bool) -> ToSqlOutput<'static> {
    ToSqlOutput::Owned(Value::Integer(yes.into()))
}

pub(in crate::store) fn day(day: Option<Date>) -> ToSqlOutput<'static> {
    day.map_or(NULL, |day| ToSqlOutput::Owned(Value::Text(day.to_string())))
}

pub(in crate::store) fn list(words: &[String]) -> ToSqlOutput<'static> {
    if words.is_empty() {
        NULL
    } else {
        ToSqlOutput::Owned(Value::Text(words.join(";")))
    }
}

pub(in crate::store) fn extra(extra: &Extra) -> ToSqlOutput<'static> {
    if extra.is_empty() {
        return NULL;
    }
    // A map of JSON values is always JSON.
    serde_json::to_string(extra).map_or(NULL, |text| ToSqlOutput::Owned(Value::Text(text)))
}

pub(in crate::store) fn shape(geometry: Option<&Geometry>) -> ToSqlOutput<'static> {
    geometry
        .and_then(|geometry| super::shape::to_bytes(geometry.shape()))
        .map_or(NULL, |bytes| ToSqlOutput::Owned(Value::Blob(bytes)))
}

pub(in crate::store) fn altitudes(geometry: Option<&Geometry>) -> ToSqlOutput<'static> {
    match geometry.map(Geometry::altitudes) {
        None | Some([]) => NULL,
        Some(altitudes) => {
            let bytes = altitudes
                .iter()
                .flat_map(|altitude| altitude.to_le_bytes())
                .collect();
            ToSqlOutput::Owned(Value::Blob(bytes))
        }
    }
}

pub(in crate::store) fn holder_kind(holder: Option<&Holder>) -> ToSqlOutput<'static> {
    match holder {
        None => NULL,
        Some(Holder::Person(_)) => text("person"),
        Some(Holder::Asset(_)) => text("asset"),
    }
}

pub(in crate::store) fn holder_id(holder: Option<&Holder>) -> ToSqlOutput<'_> {
    match holder {
        None => NULL,
        Some(Holder::Person(key) | Holder::Asset(key)) => id(key),
    }
}

pub(in crate::store) fn record_kind(record: Option<&RecordRef>) -> ToSqlOutput<'static> {
    record.map_or(NULL, |record| text(record.kind.table()))
}

pub(in crate::store) fn record_id(record: Option<&RecordRef>) -> ToSqlOutput<'_> {
    record.map_or(NULL, |record| id(&record.id))
}

/// Reads the columns of a row one after the other, so that each type is named once.
pub(in crate::store) struct Reader<'a, 'b> {
    row: &'a SqlRow<'b>,
    table: &'static str,
    columns: &'static [&'static str],
    next: usize,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// A reader whose first column is `id`.
    pub(in crate::store) const fn new(
        row: &'a SqlRow<'b>,
        table: &'static str,
        columns: &'static [&'static str],
    ) -> Self {
        Self {
            row,
            table,
            columns,
            next: 0,
        }
    }

    const fn unreadable(&self) -> StoreError {
        let column = match self.next {
            0 | 1 => "id",
            next => self.columns[next - 2],
        };
        StoreError::Unreadable {
            table: self.table,
            column,
        }
    }

    fn take<T: FromSql>(&mut self) -> Result<T, StoreError> {
        let value = self.row.get(self.next);
        self.next += 1;
        value.map_err(|_| self.unreadable())
    }

    pub(in crate::store) fn id(&mut self) -> Result<RecordId, StoreError> {
        self.optional_id()?.ok_or_else(|| self.unreadable())
    }

    pub(in crate::store) fn optional_id(&mut self) -> Result<Option<RecordId>, StoreError> {
        let at = self.next;
        self.next += 1;
        let value = self.row.get_ref(at).map_err(|_| self.unreadable())?;
        match value {
            ValueRef::Null => Ok(None),
            ValueRef::Blob(bytes) => RecordId::from_bytes(bytes)
                .map(Some)
                .ok_or_else(|| self.unreadable()),
            _ => Err(self.unreadable()),
        }
    }

    pub(in crate::store) fn text(&mut self) -> Result<String, StoreError> {
        self.take()
    }

    pub(in crate::store) fn optional(&mut self) -> Result<Option<String>, StoreError> {
        self.take()
    }

    pub(in crate::store) fn real(&mut self) -> Result<Option<f64>, StoreError> {
        self.take()
    }

    pub(in crate::store) fn whole(&mut self) -> Result<Option<u32>, StoreError> {
        self.take()
    }

    pub(in crate::store) fn yes_no(&mut self) -> Result<bool, StoreError> {
        self.take()
    }

    pub(in crate::store) fn day(&mut self) -> Result<Option<Date>, StoreError> {
        match self.optional()? {
            None => Ok(None),
            Some(text) => Date::from_str(&text)
                .map(Some)
                .map_err(|_| self.unreadable()),
        }
    }

    pub(in crate::store) fn list(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(self
            .optional()?
            .map(|cell| cell.split(';').map(str::to_owned).collect())
            .unwrap_or_default())
    }

    pub(in crate::store) fn extra(&mut self) -> Result<Extra, StoreError> {
        match self.optional()? {
            None => Ok(Extra::default()),
            Some(text) => serde_json::from_str(&text).map_err(|_| self.unreadable()),
        }
    }

    /// A word of a closed list.
    pub(in crate::store) fn word<T>(
        &mut self,
        of_word: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        let word = self.text()?;
        of_word(&word).ok_or_else(|| self.unreadable())
    }

    /// A geometry from its two columns.
    pub(in crate::store) fn geometry(&mut self) -> Result<Option<Geometry>, StoreError> {
        let at = self.next;
        self.next += 1;
        let shape = match self.row.get_ref(at).map_err(|_| self.unreadable())? {
            ValueRef::Null => None,
            ValueRef::Blob(bytes) => {
                Some(super::shape::from_bytes(bytes).ok_or_else(|| self.unreadable())?)
            }
            _ => return Err(self.unreadable()),
        };
        let altitudes: Option<Vec<u8>> = self.take()?;
        let altitudes = altitudes.unwrap_or_default();
        let altitudes = altitudes
            .as_chunks::<8>()
            .0
            .iter()
            .map(|bytes| f64::from_le_bytes(*bytes))
            .collect();
        let kept = shape.map(|shape| Geometry::kept(shape, altitudes));
        kept.transpose().map_err(|_| self.unreadable())
    }

    /// A holder from its two columns.
    pub(in crate::store) fn holder(&mut self) -> Result<Option<Holder>, StoreError> {
        let kind = self.optional()?;
        let id = self.optional_id()?;
        match (kind.as_deref(), id) {
            (None, None) => Ok(None),
            (Some("person"), Some(id)) => Ok(Some(Holder::Person(id))),
            (Some("asset"), Some(id)) => Ok(Some(Holder::Asset(id))),
            _ => Err(self.unreadable()),
        }
    }

    /// A reference to a record from its two columns.
    pub(in crate::store) fn record(&mut self) -> Result<Option<RecordRef>, StoreError> {
        let kind = self.optional()?;
        let id = self.optional_id()?;
        match (kind, id) {
            (None, None) => Ok(None),
            (Some(kind), Some(id)) => RecordKind::from_table(&kind)
                .map(|kind| Some(RecordRef::new(kind, id)))
                .ok_or_else(|| self.unreadable()),
            _ => Err(self.unreadable()),
        }
    }

    /// As [`Reader::record`], where there must be one.
    pub(in crate::store) fn needed_record(&mut self) -> Result<RecordRef, StoreError> {
        self.record()?.ok_or_else(|| self.unreadable())
    }

    /// A day that must be there.
    pub(in crate::store) fn needed_day(&mut self) -> Result<Date, StoreError> {
        self.day()?.ok_or_else(|| self.unreadable())
    }
}
