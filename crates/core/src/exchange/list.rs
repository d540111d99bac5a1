//! Live entries as JSON, one a line: the stable names of the contracts, and what a person at
//! a terminal or a script wants besides.

use std::collections::HashMap;

use serde_json::{Map as Object, Value};

use super::geojson;
use crate::domain::{
    Area, Asset, AssetKind, Availability, Contents, Date, Extra, Geometry, Holder, Need, NeedKind,
    NeedState, Person, RecordId, RecordKind, RecordRef, Sharing,
};
use crate::privacy::Consents;

/// Makes the line of each record. Nothing is left out: whoever uses the map file sees all.
pub struct Lister<'a> {
    contents: &'a Contents,
    consents: &'a Consents,
    day: Date,
    /// Titles of what each person offers, looks for and is interested in.
    of_people: HashMap<RecordId, [Vec<String>; 3]>,
}

/// A record as a JSON object being filled; what is not said is not in it.
struct Line(Object<String, Value>);

impl Line {
    fn new(record: RecordRef) -> Self {
        let mut line = Self(Object::new());
        line.put("record", record.kind.table());
        line.put("id", record.id.to_string());
        line
    }

    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn said<T: ToString>(&mut self, name: &str, value: Option<T>) {
        if let Some(value) = value {
            self.put(name, value.to_string());
        }
    }

    fn number<T: Into<Value>>(&mut self, name: &str, value: Option<T>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn list(&mut self, name: &str, all: &[String]) {
        if !all.is_empty() {
            self.put(name, all);
        }
    }

    fn when(&mut self, when: Availability) {
        self.said("availability", (!when.is_empty()).then_some(when));
    }

    fn place(&mut self, geometry: Option<&Geometry>) {
        if let Some(geometry) = geometry {
            self.put("geometry", geojson::value(geometry));
            if let Some(point) = geometry.as_point() {
                self.put("lon", point.lon);
                self.put("lat", point.lat);
            }
        }
    }

    fn origin(&mut self, source: Option<&String>, source_id: Option<&String>, extra: &Extra) {
        self.said("source", source);
        self.said("source_id", source_id);
        if !extra.is_empty() {
            self.put("extra", extra.0.clone());
        }
    }
}

impl<'a> Lister<'a> {
    /// A lister for one state of a map; levels are those of `day`.
    #[must_use]
    pub fn new(contents: &'a Contents, consents: &'a Consents, day: Date) -> Self {
        let mut of_people: HashMap<RecordId, [Vec<String>; 3]> = HashMap::new();
        let mut put = |holder: Option<Holder>, list: usize, title: &str| {
            if let Some(Holder::Person(person)) = holder {
                of_people.entry(person).or_default()[list].push(title.to_owned());
            }
        };
        for asset in contents
            .assets
            .iter()
            .filter(|asset| asset.kind == AssetKind::Skill)
        {
            put(asset.holder, 0, &asset.title);
        }
        for need in contents
            .needs
            .iter()
            .filter(|need| need.state == NeedState::Open)
        {
            put(
                need.stated_by,
                if need.kind == NeedKind::Interest {
                    2
                } else {
                    1
                },
                &need.title,
            );
        }
        Self {
            contents,
            consents,
            day,
            of_people,
        }
    }

    fn sharing(&self, record: RecordRef, holder: Option<Holder>) -> Sharing {
        self.consents
            .sharing(record, holder.map(Holder::record), self.day)
    }

    fn holder(
        &self,
        line: &mut Line,
        names: [&str; 2],
        holder: Option<Holder>,
        name: Option<&String>,
    ) {
        let known = holder.and_then(|holder| self.contents.holder_name(holder));
        line.said(names[0], known.or(name.map(String::as_str)));
        line.said(names[1], holder.map(Holder::id));
    }

    /// An asset.
    #[must_use]
    pub fn asset(&self, asset: &Asset) -> Value {
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        let mut line = Line::new(record);
        line.put("kind", asset.kind.word());
        line.put("title", asset.title.as_str());
        line.said("description", asset.description.as_ref());
        line.said("own_words", asset.own_words.as_ref());
        line.list("tags", &asset.tags);
        self.holder(
            &mut line,
            ["holder", "holder_id"],
            asset.holder,
            asset.holder_name.as_ref(),
        );
        line.when(asset.availability);
        line.said("recurrence", asset.recurrence.as_ref());
        line.number("capacity", asset.capacity);
        line.list("facilities", &asset.facilities);
        line.list("languages", &asset.languages);
        line.number("reach_m", asset.reach_m);
        line.number("asks_per_month", asset.asks_per_month);
        line.said("confirmed_on", asset.confirmed_on);
        line.said("resting_until", asset.resting_until);
        line.place(asset.geometry.as_ref());
        line.put("sharing", self.sharing(record, asset.holder).word());
        line.origin(
            asset.source.as_ref(),
            asset.source_id.as_ref(),
            &asset.extra,
        );
        line.0.into()
    }

    /// A need or an interest.
    #[must_use]
    pub fn need(&self, need: &Need) -> Value {
        let record = RecordRef::new(RecordKind::Need, need.id);
        let mut line = Line::new(record);
        line.put("kind", need.kind.word());
        line.put("title", need.title.as_str());
        line.said("description", need.description.as_ref());
        let kinds: Vec<String> = need
            .kinds
            .iter()
            .map(|kind| kind.word().to_owned())
            .collect();
        line.list("kinds", &kinds);
        line.list("tags", &need.tags);
        line.when(need.availability);
        line.list("languages", &need.languages);
        line.number("within_m", need.within_m);
        line.number("how_many", need.how_many);
        line.put("state", need.state.word());
        let names = ["stated_by", "stated_by_id"];
        self.holder(
            &mut line,
            names,
            need.stated_by,
            need.stated_by_name.as_ref(),
        );
        line.said("stated_on", need.stated_on);
        line.said("confirmed_on", need.confirmed_on);
        line.place(need.geometry.as_ref());
        line.put("sharing", self.sharing(record, need.stated_by).word());
        line.origin(need.source.as_ref(), need.source_id.as_ref(), &need.extra);
        line.0.into()
    }

    /// A person.
    #[must_use]
    pub fn person(&self, person: &Person) -> Value {
        let record = RecordRef::new(RecordKind::Person, person.id);
        let mut line = Line::new(record);
        line.put("name", person.name.as_str());
        line.said("phone", person.phone.as_ref());
        line.said("email", person.email.as_ref());
        line.said("street", person.street.as_ref());
        line.said("house_number", person.house_number.as_ref());
        line.said("postcode", person.postcode.as_ref());
        if let Some(titles) = self.of_people.get(&person.id) {
            for (name, titles) in ["skills", "looking_for", "interests"]
                .into_iter()
                .zip(titles)
            {
                line.list(name, titles);
            }
        }
        line.said("asking", person.asking.as_ref());
        line.number("reach_m", person.reach_m);
        line.number("asks_per_month", person.asks_per_month);
        line.when(person.availability);
        line.list("languages", &person.languages);
        line.said("met_on", person.met_on);
        line.said("confirmed_on", person.confirmed_on);
        line.said("resting_until", person.resting_until);
        if person.asked_not_to {
            line.put("asked_not_to", true);
        }
        line.said("notes", person.notes.as_ref());
        line.place(person.home.as_ref());
        line.put("sharing", self.sharing(record, None).word());
        line.origin(
            person.source.as_ref(),
            person.source_id.as_ref(),
            &person.extra,
        );
        line.0.into()
    }

    /// An area or a community of interest.
    #[must_use]
    pub fn area(&self, area: &Area) -> Value {
        let mut line = Line::new(RecordRef::new(RecordKind::Area, area.id));
        line.put("title", area.title.as_str());
        line.said("drawn_by", area.drawn_by.as_ref());
        line.place(area.geometry.as_ref());
        line.origin(area.source.as_ref(), area.source_id.as_ref(), &area.extra);
        line.0.into()
    }

    /// An introduction.
    #[must_use]
    pub fn connection(&self, one: &crate::domain::Connection) -> Value {
        let mut line = Line::new(RecordRef::new(RecordKind::Connection, one.id));
        line.put("need_id", one.need.to_string());
        line.said(
            "need",
            self.contents.needs.get(one.need).map(|need| &need.title),
        );
        let (name, title) = match one.other.kind {
            RecordKind::Need => (
                "other_need_id",
                self.contents
                    .needs
                    .get(one.other.id)
                    .map(|need| &need.title),
            ),
            _ => (
                "asset_id",
                self.contents
                    .assets
                    .get(one.other.id)
                    .map(|asset| &asset.title),
            ),
        };
        line.put(name, one.other.id.to_string());
        line.said("title", title);
        line.put("state", one.state.word());
        line.said("why", one.why.as_ref());
        line.said("introduced_by", one.introduced_by.as_ref());
        line.said("asked_on", one.asked_on);
        line.said("ended_on", one.ended_on);
        line.said("notes", one.notes.as_ref());
        line.said("what_changed", one.what_changed.as_ref());
        line.0.into()
    }
}
