//! From a record to what of it leaves. [`Reduced`] has no other maker.

use std::collections::HashMap;

use serde::Serialize;
use uuid::Uuid;

use super::cells::{Cells, is_at_home, is_need_at_home};
use super::{Consents, Keys, scrub};
use crate::domain::{
    Area, Asset, AssetKind, Audience, Contents, Date, Extra, FieldGroup, FieldGroups, Geometry,
    Holder, Need, NeedKind, NeedState, Person, RecordId, RecordKind, RecordRef,
};

/// A value of a property as it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Property {
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// A whole number.
    Whole(u32),
    /// A number.
    Number(f64),
    /// Yes or no.
    Yes(bool),
}

/// How exactly a place leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Where it is.
    Exact,
    /// As a square with this side in metres.
    Square(u32),
    /// Without a place.
    None,
}

impl Precision {
    /// The word in files: `exact`, `100 m` … `none`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Exact => "exact".to_owned(),
            Self::Square(side_m) => format!("{side_m} m"),
            Self::None => "none".to_owned(),
        }
    }
}

/// A place as it leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    geometry: Option<Geometry>,
    precision: Precision,
}

/// A record as it leaves: made only here, holding only what may leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reduced {
    kind: RecordKind,
    id: Uuid,
    title: Option<String>,
    who: Option<String>,
    asset_kind: Option<AssetKind>,
    properties: Vec<(&'static str, Property)>,
    extra: Extra,
    place: Place,
    full: bool,
}

impl Reduced {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        self.kind
    }

    /// Its key for this audience.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// Title or name, if it may be seen.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Who holds or said it, if that may be seen.
    #[must_use]
    pub fn who(&self) -> Option<&str> {
        self.who.as_deref()
    }

    /// Kind of an asset, first wanted kind of a need.
    #[must_use]
    pub const fn asset_kind(&self) -> Option<AssetKind> {
        self.asset_kind
    }

    /// The properties in the order of the contract.
    #[must_use]
    pub fn properties(&self) -> &[(&'static str, Property)] {
        &self.properties
    }

    /// A property by name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Fields of other people's files.
    #[must_use]
    pub const fn extra(&self) -> &Extra {
        &self.extra
    }

    /// Its place: exact, a square, or none.
    #[must_use]
    pub const fn geometry(&self) -> Option<&Geometry> {
        self.place.geometry.as_ref()
    }

    /// How exact its place is.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.place.precision
    }

    /// Whether it is for the owner's own archive: full precision, not for sharing.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.full
    }
}

/// What reducing goes by.
pub(super) struct Rules<'a> {
    pub(super) contents: &'a Contents,
    pub(super) held: Held<'a>,
    pub(super) consents: &'a Consents,
    /// `None`: the owner's own archive, everything as it is.
    pub(super) audience: Option<Audience>,
    pub(super) day: Date,
    pub(super) keys: &'a Keys,
    /// `None` for the team and for oneself, who see homes exactly.
    pub(super) cells: Option<&'a Cells>,
    /// The name of the area that was asked for.
    pub(super) area: Option<&'a str>,
}

/// The skills and open needs of every person, found in one pass.
pub(super) struct Held<'a>(HashMap<RecordId, Theirs<'a>>);

/// What one person holds and looks for, in the order of the map.
#[derive(Default)]
struct Theirs<'a> {
    skills: Vec<&'a Asset>,
    needs: Vec<&'a Need>,
}

impl<'a> Held<'a> {
    pub(super) fn new(contents: &'a Contents) -> Self {
        let mut all: HashMap<RecordId, Theirs<'a>> = HashMap::new();
        for asset in contents.assets.iter() {
            if let (AssetKind::Skill, Some(Holder::Person(person))) = (asset.kind, asset.holder) {
                all.entry(person).or_default().skills.push(asset);
            }
        }
        for need in contents.needs.iter() {
            if let (NeedState::Open, Some(Holder::Person(person))) = (need.state, need.stated_by) {
                all.entry(person).or_default().needs.push(need);
            }
        }
        Self(all)
    }
}

/// Gathers the properties of one record.
struct Gather {
    granted: FieldGroups,
    scrubbed: bool,
    properties: Vec<(&'static str, Property)>,
}

impl Gather {
    fn words(&self, text: &str) -> String {
        if self.scrubbed {
            scrub::words(text)
        } else {
            text.to_owned()
        }
    }

    fn put(&mut self, group: FieldGroup, name: &'static str, value: Option<Property>) {
        if let Some(value) = value.filter(|_| self.granted.has(group)) {
            self.properties.push((name, value));
        }
    }

    fn text(&mut self, group: FieldGroup, name: &'static str, text: Option<&str>) {
        let text = text.map(|text| Property::Text(self.words(text)));
        self.put(group, name, text);
    }

    /// As it is, whatever it looks like: a telephone number that may be seen.
    fn exact(&mut self, group: FieldGroup, name: &'static str, text: Option<&str>) {
        self.put(
            group,
            name,
            text.map(|text| Property::Text(text.to_owned())),
        );
    }

    fn list(&mut self, group: FieldGroup, name: &'static str, all: &[String]) {
        let all: Vec<String> = all.iter().map(|text| self.words(text)).collect();
        self.put(
            group,
            name,
            (!all.is_empty()).then_some(Property::List(all)),
        );
    }

    fn said(&mut self, group: FieldGroup, name: &'static str, value: Option<&dyn ToString>) {
        self.put(
            group,
            name,
            value.map(|value| Property::Text(value.to_string())),
        );
    }
}

impl Rules<'_> {
    pub(super) fn granted(&self, entry: RecordRef, holder: Option<RecordRef>) -> FieldGroups {
        self.audience.map_or(FieldGroups::ALL, |audience| {
            self.consents.granted(entry, holder, audience, self.day)
        })
    }

    fn id(&self, id: RecordId) -> Uuid {
        self.audience
            .map_or(id.uuid(), |audience| self.keys.id(audience, id))
    }

    /// Contact details are taken out of the words of people for all but the team.
    fn gather(&self, granted: FieldGroups, personal: bool) -> Gather {
        let wide = matches!(self.audience, Some(Audience::Group | Audience::Public));
        Gather {
            granted,
            scrubbed: personal && wide,
            properties: Vec::new(),
        }
    }

    /// The name of a holder as the audience may see it.
    fn holder_name(
        &self,
        holder: Option<Holder>,
        unknown: Option<&str>,
        own: FieldGroups,
    ) -> Option<String> {
        let Some(holder) = holder else {
            // A name from a file, of somebody the map does not know: the entry's own yes.
            return unknown
                .filter(|_| own.has(FieldGroup::Name))
                .map(str::to_owned);
        };
        let record = holder.record();
        let needed = match holder {
            Holder::Person(_) => FieldGroup::Name,
            Holder::Asset(_) => FieldGroup::Words,
        };
        let seen = self.granted(record, None).has(needed);
        // A yes of the person that names just this entry tells their name with it.
        let named = matches!(holder, Holder::Person(_)) && own.has(FieldGroup::Name);
        self.contents
            .holder_name(holder)
            .filter(|_| seen || named)
            .map(str::to_owned)
    }

    fn extra(&self, extra: &Extra, granted: FieldGroups) -> Extra {
        if self.audience.is_none() {
            return extra.clone();
        }
        if !granted.has(FieldGroup::Extra) {
            return Extra::default();
        }
        let kept = extra
            .0
            .iter()
            .filter(|(name, value)| !scrub::looks_like_contact(name, value));
        Extra(
            kept.map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        )
    }

    /// A home: exact for the team, a square for everybody else.
    fn home(&self, home: RecordId, at: Option<&Geometry>, granted: FieldGroups) -> Place {
        let nowhere = Place {
            geometry: None,
            precision: Precision::None,
        };
        let Some(at) = at.filter(|_| granted.has(FieldGroup::Home)) else {
            return nowhere;
        };
        match (self.audience, self.cells) {
            (None | Some(Audience::Coordinators), _) => Place {
                geometry: Some(at.clone()),
                precision: Precision::Exact,
            },
            (_, Some(cells)) => match cells.of(home) {
                Some(cell) => Place {
                    geometry: Some(cells.polygon(cell)),
                    precision: Precision::Square(cell.side_m),
                },
                None => nowhere,
            },
            (_, None) => nowhere,
        }
    }

    fn exact(place: Option<&Geometry>, seen: bool) -> Place {
        match place.filter(|_| seen) {
            Some(place) => Place {
                geometry: Some(place.clone()),
                precision: Precision::Exact,
            },
            None => Place {
                geometry: None,
                precision: Precision::None,
            },
        }
    }

    /// The home that stands for a record's place, if it is one.
    pub(super) fn home_of_asset(&self, asset: &Asset) -> Option<RecordId> {
        match (is_at_home(asset), &asset.geometry, asset.holder) {
            (false, ..) => None,
            (true, Some(_), _) => Some(asset.id),
            (true, None, holder) => holder.map(Holder::id),
        }
    }

    /// As [`Rules::home_of_asset`], of a need.
    pub(super) fn home_of_need(&self, need: &Need) -> Option<RecordId> {
        match (is_need_at_home(need), &need.geometry, need.stated_by) {
            (false, ..) => None,
            (true, Some(_), _) => Some(need.id),
            (true, None, stated_by) => stated_by.map(Holder::id),
        }
    }

    /// Where an asset leaves: a home as a home, the rest where it is.
    fn asset_place(&self, asset: &Asset, granted: FieldGroups) -> Place {
        if self.audience.is_none() {
            // What takes the holder's place has none of its own to bring home again.
            return Self::exact(asset.geometry.as_ref(), true);
        }
        let place = self.contents.asset_place(asset);
        if let Some(home) = self.home_of_asset(asset) {
            return self.home(home, place, granted);
        }
        // A thing that a group lends is where the group is.
        let lender = asset.geometry.is_none().then_some(asset.holder).flatten();
        let granted = lender.map_or(granted, |lender| self.granted(lender.record(), None));
        Self::exact(place, granted.has(FieldGroup::Place))
    }

    /// Whether an audience would see something of an asset that no other record tells.
    pub(super) fn shows_asset(&self, asset: &Asset, granted: FieldGroups) -> bool {
        let own_home = self.home_of_asset(asset) == Some(asset.id);
        let there = asset.geometry.is_some() || !asset.availability.is_empty();
        granted.has(FieldGroup::Words)
            || (granted.has(FieldGroup::Place) && there && !asset.kind.has_holder())
            || (granted.has(FieldGroup::Home) && own_home)
            || (granted.has(FieldGroup::Name)
                && asset.holder.is_none()
                && asset.holder_name.is_some())
            || !self.extra(&asset.extra, granted).is_empty()
    }

    /// As [`Rules::shows_asset`], of a need.
    pub(super) fn shows_need(&self, need: &Need, granted: FieldGroups) -> bool {
        let own_home = self.home_of_need(need) == Some(need.id);
        let nobody = need.stated_by.is_none() && need.stated_by_name.is_some();
        granted.has(FieldGroup::Words)
            || (granted.has(FieldGroup::Home) && own_home)
            || (granted.has(FieldGroup::Name) && nobody)
            || !self.extra(&need.extra, granted).is_empty()
    }

    pub(super) fn asset(&self, asset: &Asset) -> Reduced {
        use FieldGroup::{Place as Where, Words};
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        let granted = self.granted(record, asset.holder.map(Holder::record));
        let personal = asset.kind.has_holder();
        let who = self.holder_name(asset.holder, asset.holder_name.as_deref(), granted);
        let mut gather = self.gather(granted, personal);
        // When a group or a place is open goes with where it is; a person's times with words.
        let when = if personal { Words } else { Where };
        gather.text(Words, "kind", Some(asset.kind.word()));
        gather.text(Words, "title", Some(&asset.title));
        gather.text(Words, "description", asset.description.as_deref());
        gather.text(Words, "own_words", asset.own_words.as_deref());
        gather.list(Words, "tags", &asset.tags);
        if let Some(who) = &who {
            gather
                .properties
                .push(("holder", Property::Text(who.clone())));
        }
        let times = (!asset.availability.is_empty()).then_some(asset.availability);
        gather.said(
            when,
            "availability",
            times.as_ref().map(|times| times as &dyn ToString),
        );
        gather.exact(when, "recurrence", asset.recurrence.as_deref());
        gather.put(Words, "capacity", asset.capacity.map(Property::Whole));
        gather.list(Words, "facilities", &asset.facilities);
        gather.list(Words, "languages", &asset.languages);
        gather.put(Words, "reach_m", asset.reach_m.map(Property::Number));
        gather.said(
            Words,
            "confirmed_on",
            asset.confirmed_on.as_ref().map(|day| day as _),
        );
        if self.audience.is_none() {
            self.consent_columns(&mut gather, record, asset.holder.map(Holder::record));
            full_asset(&mut gather, asset);
        } else if let Some(area) = self.area {
            gather.put(Words, "area", Some(Property::Text(area.to_owned())));
        }
        let place = self.asset_place(asset, granted);
        self.finish(
            record,
            gather,
            granted,
            who,
            place,
            &asset.extra,
            Some(asset.kind),
        )
    }

    pub(super) fn need(&self, need: &Need) -> Reduced {
        use FieldGroup::Words;
        let record = RecordRef::new(RecordKind::Need, need.id);
        let granted = self.granted(record, need.stated_by.map(Holder::record));
        let who = self.holder_name(need.stated_by, need.stated_by_name.as_deref(), granted);
        let mut gather = self.gather(granted, true);
        let kinds: Vec<String> = need
            .kinds
            .iter()
            .map(|kind| kind.word().to_owned())
            .collect();
        gather.text(Words, "kind", Some(need.kind.word()));
        gather.text(Words, "title", Some(&need.title));
        gather.text(Words, "description", need.description.as_deref());
        gather.list(Words, "kinds", &kinds);
        gather.list(Words, "tags", &need.tags);
        let times = (!need.availability.is_empty()).then_some(need.availability);
        gather.said(
            Words,
            "availability",
            times.as_ref().map(|times| times as &dyn ToString),
        );
        gather.list(Words, "languages", &need.languages);
        gather.put(Words, "within_m", need.within_m.map(Property::Number));
        gather.put(Words, "how_many", need.how_many.map(Property::Whole));
        gather.text(Words, "state", Some(need.state.word()));
        if let Some(who) = &who {
            gather
                .properties
                .push(("stated_by", Property::Text(who.clone())));
        }
        gather.said(
            Words,
            "stated_on",
            need.stated_on.as_ref().map(|day| day as _),
        );
        gather.said(
            Words,
            "confirmed_on",
            need.confirmed_on.as_ref().map(|day| day as _),
        );
        let place = if self.audience.is_none() {
            Self::exact(need.geometry.as_ref(), true)
        } else if let Some(home) = self.home_of_need(need) {
            self.home(home, self.contents.need_place(need), granted)
        } else {
            let group = need.stated_by.map(Holder::record);
            let own = granted.has(FieldGroup::Place);
            let seen =
                own || group.is_some_and(|group| self.granted(group, None).has(FieldGroup::Place));
            Self::exact(self.contents.need_place(need), seen)
        };
        if self.audience.is_none() {
            self.consent_columns(&mut gather, record, need.stated_by.map(Holder::record));
            push_key(&mut gather, "stated_by_id", need.stated_by.map(Holder::id));
            push_source(
                &mut gather,
                need.source.as_deref(),
                need.source_id.as_deref(),
            );
        }
        self.finish(
            record,
            gather,
            granted,
            who,
            place,
            &need.extra,
            need.kinds.first().copied(),
        )
    }

    pub(super) fn person(&self, person: &Person) -> Reduced {
        use FieldGroup::{Contact, Home, Name, Words};
        let record = RecordRef::new(RecordKind::Person, person.id);
        let granted = self.granted(record, None);
        let mut gather = self.gather(granted, true);
        gather.exact(Name, "name", Some(&person.name));
        gather.exact(Contact, "phone", person.phone.as_deref());
        gather.exact(Contact, "email", person.email.as_deref());
        if matches!(self.audience, None | Some(Audience::Coordinators)) {
            gather.exact(Home, "street", person.street.as_deref());
            gather.exact(Home, "house_number", person.house_number.as_deref());
            gather.exact(Home, "postcode", person.postcode.as_deref());
        }
        self.titles(&mut gather, record);
        let times = (!person.availability.is_empty()).then_some(person.availability);
        gather.said(
            Words,
            "availability",
            times.as_ref().map(|times| times as &dyn ToString),
        );
        gather.list(Words, "languages", &person.languages);
        if self.audience.is_none() {
            self.full_person(&mut gather, person);
        }
        let place = self.home(person.id, person.home.as_ref(), granted);
        let name = granted.has(Name).then(|| person.name.clone());
        let mut reduced = self.finish(record, gather, granted, None, place, &person.extra, None);
        reduced.title = name;
        reduced
    }

    /// What somebody offers and looks for, by title, where it may be seen.
    fn titles(&self, gather: &mut Gather, person: RecordRef) {
        let Some(theirs) = self.held.0.get(&person.id) else {
            return;
        };
        let seen = |record| self.granted(record, Some(person)).has(FieldGroup::Words);
        let everything = self.audience.is_none();
        let skills = theirs.skills.iter().filter(|asset| {
            (everything || !self.contents.rests(asset, self.day))
                && seen(RecordRef::new(RecordKind::Asset, asset.id))
        });
        let skills = skills.map(|asset| gather.words(&asset.title)).collect();
        let needs = |kind| {
            let needs = theirs.needs.iter().filter(|need| {
                need.kind == kind && seen(RecordRef::new(RecordKind::Need, need.id))
            });
            needs.map(|need| gather.words(&need.title)).collect()
        };
        let lists: [(&'static str, Vec<String>); 3] = [
            ("skills", skills),
            ("looking_for", needs(NeedKind::Need)),
            ("interests", needs(NeedKind::Interest)),
        ];
        for (name, titles) in lists {
            if !titles.is_empty() {
                gather.properties.push((name, Property::List(titles)));
            }
        }
    }

    /// What only the owner's own archive holds of a person.
    fn full_person(&self, gather: &mut Gather, person: &Person) {
        let mut text = |name: &'static str, value: Option<String>| {
            gather
                .properties
                .extend(value.map(|value| (name, Property::Text(value))));
        };
        text("notes", person.notes.clone());
        text("asking", person.asking.clone());
        text("met_on", person.met_on.map(|day| day.to_string()));
        text(
            "confirmed_on",
            person.confirmed_on.map(|day| day.to_string()),
        );
        text(
            "resting_until",
            person.resting_until.map(|day| day.to_string()),
        );
        gather.properties.extend(
            person
                .reach_m
                .map(|metres| ("reach_m", Property::Number(metres))),
        );
        gather.properties.extend(
            person
                .asks_per_month
                .map(|times| ("asks_per_month", Property::Whole(times))),
        );
        if person.asked_not_to {
            gather
                .properties
                .push(("asked_not_to", Property::Yes(true)));
        }
        let record = RecordRef::new(RecordKind::Person, person.id);
        self.consent_columns(gather, record, None);
        push_source(
            gather,
            person.source.as_deref(),
            person.source_id.as_deref(),
        );
    }

    /// The grants in force about just this record as the consent columns of a table; several
    /// at once are lists of equal length, split at `;`.
    fn consent_columns(&self, gather: &mut Gather, record: RecordRef, holder: Option<RecordRef>) {
        let in_force = self.consents.in_force(record, holder, self.day);
        let own: Vec<_> = in_force
            .iter()
            .filter(|seen| match seen.grant.only {
                None => seen.grant.about == record,
                Some(only) => only == record,
            })
            .collect();
        if own.is_empty() {
            return;
        }
        let column = |of: &dyn Fn(&super::GrantSeen) -> String| {
            Property::Text(
                own.iter()
                    .map(|seen| of(seen))
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        };
        let fields = |seen: &super::GrantSeen| {
            let words: Vec<&str> = seen.fields.iter().map(FieldGroup::word).collect();
            words.join(", ")
        };
        // A dash stands for a yes that holds until it is taken back.
        let until = |seen: &super::GrantSeen| match seen.grant.expires_on {
            Some(day) => day.to_string(),
            None => "-".to_owned(),
        };
        gather.properties.extend([
            (
                "consent_audience",
                column(&|seen| seen.grant.audience.word().to_owned()),
            ),
            ("consent_fields", column(&fields)),
            (
                "consent_date",
                column(&|seen| seen.grant.given_on.to_string()),
            ),
            (
                "consent_how",
                column(&|seen| seen.grant.how.replace(';', ",")),
            ),
        ]);
        if own.iter().any(|seen| seen.grant.expires_on.is_some()) {
            gather.properties.push(("consent_until", column(&until)));
        }
    }

    pub(super) fn area(&self, area: &Area) -> Reduced {
        let record = RecordRef::new(RecordKind::Area, area.id);
        // A name that residents use is not personal; who drew it may be.
        let mut gather = self.gather(FieldGroups::ALL, false);
        gather.exact(FieldGroup::Words, "title", Some(&area.title));
        let extra = if self.audience.is_none() {
            gather.exact(FieldGroup::Words, "drawn_by", area.drawn_by.as_deref());
            push_source(
                &mut gather,
                area.source.as_deref(),
                area.source_id.as_deref(),
            );
            area.extra.clone()
        } else {
            Extra::default()
        };
        let place = Self::exact(area.geometry.as_ref(), true);
        self.finish(record, gather, FieldGroups::ALL, None, place, &extra, None)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one record, put together once"
    )]
    fn finish(
        &self,
        record: RecordRef,
        gather: Gather,
        granted: FieldGroups,
        who: Option<String>,
        place: Place,
        extra: &Extra,
        asset_kind: Option<AssetKind>,
    ) -> Reduced {
        let title = gather.properties.iter().find(|(name, _)| *name == "title");
        let title = title.and_then(|(_, value)| match value {
            Property::Text(text) => Some(text.clone()),
            _ => None,
        });
        Reduced {
            kind: record.kind,
            id: self.id(record.id),
            title,
            who,
            asset_kind,
            properties: gather.properties,
            extra: self.extra(extra, granted),
            place,
            full: self.audience.is_none(),
        }
    }
}

fn full_asset(gather: &mut Gather, asset: &Asset) {
    let days = asset
        .resting_until
        .map(|day| Property::Text(day.to_string()));
    gather
        .properties
        .extend(days.map(|day| ("resting_until", day)));
    let asks = asset.asks_per_month.map(Property::Whole);
    gather
        .properties
        .extend(asks.map(|asks| ("asks_per_month", asks)));
    push_key(gather, "holder_id", asset.holder.map(Holder::id));
    push_source(gather, asset.source.as_deref(), asset.source_id.as_deref());
}

fn push_key(gather: &mut Gather, name: &'static str, id: Option<RecordId>) {
    gather
        .properties
        .extend(id.map(|id| (name, Property::Text(id.to_string()))));
}

fn push_source(gather: &mut Gather, source: Option<&str>, source_id: Option<&str>) {
    for (name, value) in [("source", source), ("source_id", source_id)] {
        gather
            .properties
            .extend(value.map(|value| (name, Property::Text(value.to_owned()))));
    }
}
