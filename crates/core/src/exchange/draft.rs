//! Neutral rows: what every format parses into, and what the planner decides about.

mod consent;
mod fill;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

pub(super) use consent::Consent;
use consent::ConsentCells;

use super::kinds;
use super::names::{Field, Named, Names};
use super::report::{Notice, NoticeCode, RowFault, SkipReason, Skipped};
use super::values::{self, Filled, Why};
use crate::domain::{
    Area, Asset, AssetKind, DomainError, Extra, Geometry, Need, NeedKind, Person, RecordId,
    RecordKind, text,
};

/// A row as a format reads it.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The member or column `id`.
    pub(super) id: Option<String>,
    pub(super) geometry: Option<Geometry>,
    /// Names and values in the order of the file.
    pub(super) properties: Vec<(String, Value)>,
    /// What our own archive says beyond the stable names.
    pub(super) archive: Vec<(String, Value)>,
}

/// The record that a row becomes; its key is not known yet (all zero).
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub(super) enum Drafted {
    Asset(Asset),
    Need(Need),
    Person(Person),
    Area(Area),
}

/// A row that can come in.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Feature or record, from 1.
    pub(super) row: u64,
    /// The id that the file gives it.
    pub(super) id: Option<String>,
    pub(super) record: Box<Drafted>,
    /// Who holds or said it, by key: only our own archive knows.
    pub(super) holder_id: Option<RecordId>,
    /// The kind is the file's, not a guess.
    pub(super) kind_said: bool,
    /// The state is the file's.
    pub(super) state_said: bool,
    /// It is a person without a name, as exports without a yes for it have them.
    pub(super) nameless: bool,
    /// The place stands for a coarser or finer one: it is not exact.
    pub(super) reduced: bool,
    /// What a person offers and looks for, in single words.
    pub(super) skills: Vec<String>,
    pub(super) looking_for: Vec<String>,
    pub(super) interests: Vec<String>,
    /// Yeses of the consent columns.
    pub(super) consents: Vec<Consent>,
}

/// Everything that a file holds.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// `geojson` or `csv`.
    pub(super) format: &'static str,
    pub(super) read: u64,
    pub(super) drafts: Vec<Draft>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Notices,
    /// How often each id occurs, rows that cannot come in included.
    pub(super) ids: HashMap<String, u32>,
    /// What it says of itself, if it is an export.
    pub(super) marker: Option<Marker>,
}

/// What an export of ours says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Re-keyed uid of the map.
    pub(super) map: String,
    /// `coordinators`, `group`, `public` or `self`.
    pub(super) audience: String,
    /// The map's own clock when it was written.
    pub(super) clock: Option<i64>,
}

/// Counts of what is worth knowing.
#[derive(Clone, Debug, Default)]
pub(super) struct Notices(BTreeMap<(NoticeCode, Option<String>), u64>);

impl Notices {
    pub(super) fn add(&mut self, code: NoticeCode, column: Option<&str>, count: u64) {
        if count > 0 {
            *self.0.entry((code, column.map(str::to_owned))).or_default() += count;
        }
    }

    pub(super) fn into_list(self) -> Vec<Notice> {
        self.0
            .into_iter()
            .map(|((code, column), count)| Notice {
                code,
                column,
                count,
            })
            .collect()
    }
}

impl Drafted {
    pub(super) const fn kind(&self) -> RecordKind {
        match self {
            Self::Asset(_) => RecordKind::Asset,
            Self::Need(_) => RecordKind::Need,
            Self::Person(_) => RecordKind::Person,
            Self::Area(_) => RecordKind::Area,
        }
    }

    fn empty(kind: RecordKind) -> Result<Self, DomainError> {
        let (id, word) = (RecordId::from_uuid(uuid::Uuid::nil()), "-");
        Ok(match kind {
            RecordKind::Person => Self::Person(Person::new(id, word)?),
            RecordKind::Need => Self::Need(Need::new(id, NeedKind::Need, word)?),
            RecordKind::Area => Self::Area(Area::new(id, word)?),
            _ => Self::Asset(Asset::new(id, AssetKind::Group, word)?),
        })
    }

    pub(super) const fn extra(&self) -> &Extra {
        match self {
            Self::Asset(asset) => &asset.extra,
            Self::Need(need) => &need.extra,
            Self::Person(person) => &person.extra,
            Self::Area(area) => &area.extra,
        }
    }

    pub(super) fn extra_mut(&mut self) -> &mut Extra {
        match self {
            Self::Asset(asset) => &mut asset.extra,
            Self::Need(need) => &mut need.extra,
            Self::Person(person) => &mut person.extra,
            Self::Area(area) => &mut area.extra,
        }
    }
}

/// Turns rows into drafts and keeps count.
pub(super) struct Drafter {
    names: Names,
    /// What every row is, whatever it says itself.
    is: Option<RecordKind>,
    pub(super) done: Drafts,
}

/// A draft being filled.
struct Filling {
    draft: Draft,
    title: Option<String>,
    /// Rank, name, words and whether they are used up.
    stand_in: Option<(usize, String, String, bool)>,
    kind_word: Option<String>,
    any_words: bool,
    consent: ConsentCells,
    extra: serde_json::Map<String, Value>,
}

impl Drafter {
    pub(super) fn new(is: Option<RecordKind>, columns: &[(String, String)]) -> Self {
        Self {
            names: Names::new(columns),
            is,
            done: Drafts::default(),
        }
    }

    /// Names of columns in plain letters, after the renamings.
    pub(super) fn plain(&mut self, names: &[String]) -> Vec<String> {
        names.iter().map(|name| self.names.plain(name)).collect()
    }

    /// Whether any of these column names means something to us.
    pub(super) fn knows_any(&mut self, names: &[String]) -> bool {
        let kind = self.is.unwrap_or(RecordKind::Asset);
        names.iter().enumerate().any(|(at, name)| {
            let named = self.names.named(kind, name, at);
            named.field.is_some() || named.stand_in.is_some()
        })
    }

    /// Takes the next row, good or bad.
    pub(super) fn take(&mut self, row: Result<Row, (Option<String>, RowFault)>) {
        self.done.read += 1;
        let number = self.done.read;
        let (id, drafted) = match row {
            Ok(mut row) => {
                let kind = self.kind_of(&row);
                row.id = row
                    .id
                    .take()
                    .or_else(|| self.id_property(kind, &row.properties));
                (row.id.clone(), self.draft(number, kind, row))
            }
            Err((id, fault)) => (id, Err(fault)),
        };
        if let Some(id) = id {
            *self.done.ids.entry(id).or_default() += 1;
        }
        match drafted {
            Ok(draft) => self.done.drafts.push(draft),
            Err(fault) => self.done.skipped.push(fault.skipped(number)),
        }
    }

    /// What came of all rows.
    pub(super) fn finish(mut self, format: &'static str) -> Drafts {
        for name in self.names.missing() {
            self.done
                .notices
                .add(NoticeCode::NoSuchColumn, Some(name), 1);
        }
        self.done.format = format;
        self.done
    }

    fn kind_of(&self, row: &Row) -> RecordKind {
        self.is
            .or_else(|| said_kind(&row.properties))
            .unwrap_or(RecordKind::Asset)
    }

    fn id_property(&mut self, kind: RecordKind, properties: &[(String, Value)]) -> Option<String> {
        for (at, (name, value)) in properties.iter().enumerate() {
            if self.names.named(kind, name, at).field == Some(Field::Id) {
                return values::words(value);
            }
        }
        None
    }

    fn draft(&mut self, number: u64, kind: RecordKind, row: Row) -> Result<Draft, RowFault> {
        let mut filling = Filling::new(number, row.id, Drafted::empty(kind)?);
        filling.place(row.geometry);
        for (name, value) in row.archive {
            filling.archive(&name, &value);
        }
        for (at, (name, value)) in row.properties.into_iter().enumerate() {
            let named = self.names.named(kind, &name, at);
            self.put(&mut filling, &name, named, value)?;
        }
        self.end(filling)
    }

    /// Puts one property where it belongs.
    fn put(
        &mut self,
        filling: &mut Filling,
        name: &str,
        named: Named,
        value: Value,
    ) -> Result<(), RowFault> {
        let said = named.field != Some(Field::Record) && named.field != Some(Field::Marker);
        filling.any_words |= said && values::words(&value).is_some();
        if let Some(field) = named.field {
            match filling.fill(field, &value)? {
                Filled::Yes => return Ok(()),
                Filled::Kept(Why::Already) => {}
                Filled::Kept(Why::NotUnderstood) => {
                    self.done
                        .notices
                        .add(NoticeCode::NotUnderstood, Some(name), 1);
                }
            }
        }
        let name = free_name(&filling.extra, name, named.field);
        if let Some((rank, used_up)) = named.stand_in
            && filling
                .stand_in
                .as_ref()
                .is_none_or(|(best, ..)| rank < *best)
            && let Some(words) = values::words(&value)
        {
            filling.stand_in = Some((rank, name.clone(), words, used_up));
        }
        filling.extra.insert(name, value);
        Ok(())
    }

    /// Title, kind and consents, once everything is known.
    fn end(&mut self, mut filling: Filling) -> Result<Draft, RowFault> {
        let notices = &mut self.done.notices;
        let found = filling.take_title();
        let mut draft = filling.draft;
        let kind = draft.record.kind();
        if found.is_none() && !filling.any_words {
            return Err(RowFault {
                column: None,
                code: SkipReason::NoWords,
            });
        }
        draft.nameless = kind == RecordKind::Person && found.is_none();
        if let Drafted::Asset(asset) = &mut *draft.record
            && !draft.kind_said
        {
            let title = found.as_ref().map_or("", |(title, _)| title.as_str());
            let word = filling.kind_word.as_deref();
            asset.kind = kinds::guess(&filling.extra, word, title, asset.geometry.as_ref());
            notices.add(NoticeCode::KindGuessed, None, 1);
        }
        let made = !draft.nameless && found.as_ref().is_none_or(|(_, made)| *made);
        notices.add(NoticeCode::TitleMade, None, u64::from(made));
        let title = found.map_or_else(|| kind_with_place(&draft.record), |(title, _)| title);
        let title = text::title(
            if kind == RecordKind::Person {
                "name"
            } else {
                "title"
            },
            &title,
        )?;
        match filling.consent.read() {
            Some(consents) => draft.consents = consents,
            None => notices.add(NoticeCode::ConsentNotUnderstood, None, 1),
        }
        draft.record.extra_mut().0 = filling.extra;
        match &mut *draft.record {
            Drafted::Asset(asset) => asset.title = title,
            Drafted::Need(need) => need.title = title,
            Drafted::Person(person) => person.name = title,
            Drafted::Area(area) => area.title = title,
        }
        Ok(draft)
    }
}

impl Filling {
    fn new(row: u64, id: Option<String>, record: Drafted) -> Self {
        Self {
            draft: Draft {
                row,
                id,
                record: Box::new(record),
                holder_id: None,
                kind_said: false,
                state_said: false,
                nameless: false,
                reduced: false,
                skills: Vec::new(),
                looking_for: Vec::new(),
                interests: Vec::new(),
                consents: Vec::new(),
            },
            title: None,
            stand_in: None,
            kind_word: None,
            any_words: false,
            consent: ConsentCells::default(),
            extra: serde_json::Map::new(),
        }
    }

    fn place(&mut self, geometry: Option<Geometry>) {
        match &mut *self.draft.record {
            Drafted::Asset(asset) => asset.geometry = geometry,
            Drafted::Need(need) => need.geometry = geometry,
            Drafted::Person(person) => person.home = geometry,
            Drafted::Area(area) => area.geometry = geometry.map(closed_to_polygon),
        }
    }

    /// What our own archive says beside the properties.
    fn archive(&mut self, name: &str, value: &Value) {
        if let ("extra", Value::Object(extra)) = (name, value) {
            self.extra.extend(extra.clone());
            return;
        }
        let Some(words) = values::words(value) else {
            return;
        };
        let (source, source_id) = match &mut *self.draft.record {
            Drafted::Asset(one) => (&mut one.source, &mut one.source_id),
            Drafted::Need(one) => (&mut one.source, &mut one.source_id),
            Drafted::Person(one) => (&mut one.source, &mut one.source_id),
            Drafted::Area(one) => (&mut one.source, &mut one.source_id),
        };
        match name {
            "source" => *source = Some(words),
            "source_id" => *source_id = Some(words),
            "holder_id" | "stated_by_id" => self.draft.holder_id = words.parse().ok(),
            _ => {}
        }
    }

    /// The title, and whether it was made from words that are none.
    fn take_title(&mut self) -> Option<(String, bool)> {
        if let Some(title) = self.title.take() {
            return Some((title, false));
        }
        let (_, name, words, used_up) = self.stand_in.take()?;
        if used_up {
            self.extra.shift_remove(&name);
        }
        Some((words, !used_up))
    }
}

/// What a row says it is.
fn said_kind(properties: &[(String, Value)]) -> Option<RecordKind> {
    let (_, value) = properties
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("record"))?;
    record_of_word(value.as_str()?)
}

/// The record kind of a word such as `asset` or `needs`.
pub(super) fn record_of_word(word: &str) -> Option<RecordKind> {
    match word.trim().to_lowercase().as_str() {
        "asset" | "assets" => Some(RecordKind::Asset),
        "need" | "needs" => Some(RecordKind::Need),
        "person" | "people" => Some(RecordKind::Person),
        "area" | "areas" => Some(RecordKind::Area),
        _ => None,
    }
}

/// A name that no extra field has yet. Names that every entry goes out with are left to them.
fn free_name(extra: &serde_json::Map<String, Value>, name: &str, field: Option<Field>) -> String {
    let always = matches!(
        field,
        Some(
            Field::Record
                | Field::Id
                | Field::Kind
                | Field::Title
                | Field::State
                | Field::Precision
        )
    );
    if !always && !extra.contains_key(name) {
        return name.to_owned();
    }
    (2..)
        .map(|number| format!("{name} ({number})"))
        .find(|name| !extra.contains_key(name))
        .unwrap_or_default()
}

/// A closed line is an outline where an area is meant.
fn closed_to_polygon(geometry: Geometry) -> Geometry {
    if let geo::Geometry::LineString(line) = geometry.shape()
        && line.is_closed()
        && geometry.altitudes().is_empty()
        && let Ok(polygon) = Geometry::new(geo::Polygon::new(line.clone(), Vec::new()).into())
    {
        return polygon;
    }
    geometry
}

/// The kind's word with the place, for a row that has words but no title.
fn kind_with_place(record: &Drafted) -> String {
    let (word, geometry) = match record {
        Drafted::Asset(asset) => (asset.kind.word(), asset.geometry.as_ref()),
        Drafted::Need(need) => (need.kind.word(), need.geometry.as_ref()),
        Drafted::Person(person) => ("person", person.home.as_ref()),
        Drafted::Area(area) => ("area", area.geometry.as_ref()),
    };
    let mut title = word[..1].to_uppercase() + &word[1..];
    if let Some(geometry) = geometry {
        let mark = geometry.mark();
        title += &format!(" at {:.5}, {:.5}", mark.lon, mark.lat);
    }
    title
}
