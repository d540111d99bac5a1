//! People as they leave, with what they offer and look for by title.

use std::collections::HashMap;

use super::entries::push_source;
use super::gather::Gather;
use super::{Property, Reduced, Rules};
use crate::domain::{
    Asset, AssetKind, Audience, Contents, FieldGroup, Holder, Need, NeedKind, NeedState, Person,
    RecordId, RecordKind, RecordRef,
};
use crate::privacy::GrantSeen;

/// The skills and open needs of every person, found in one pass.
pub(in crate::privacy) struct Held<'a>(HashMap<RecordId, Theirs<'a>>);

/// What one person holds and looks for, in the order of the map.
#[derive(Default)]
struct Theirs<'a> {
    skills: Vec<&'a Asset>,
    needs: Vec<&'a Need>,
}

impl<'a> Held<'a> {
    pub(in crate::privacy) fn new(contents: &'a Contents) -> Self {
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

impl Rules<'_> {
    pub(in crate::privacy) fn person(&self, person: &Person) -> Reduced {
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
    pub(super) fn titles(&self, gather: &mut Gather, person: RecordRef) {
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
    pub(super) fn full_person(&self, gather: &mut Gather, person: &Person) {
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
    pub(super) fn consent_columns(
        &self,
        gather: &mut Gather,
        record: RecordRef,
        holder: Option<RecordRef>,
    ) {
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
        let column = |of: &dyn Fn(&GrantSeen) -> String| {
            Property::Text(
                own.iter()
                    .map(|seen| of(seen))
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        };
        let fields = |seen: &GrantSeen| {
            let words: Vec<&str> = seen.fields.iter().map(FieldGroup::word).collect();
            words.join(", ")
        };
        let how = |seen: &GrantSeen| {
            let grant = self.contents.grants.glance(seen.grant.id);
            grant.map_or_else(String::new, |grant| grant.how.replace(';', ","))
        };
        // A dash stands for a yes that holds until it is taken back.
        let until = |seen: &GrantSeen| match seen.grant.expires_on {
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
            ("consent_how", column(&how)),
        ]);
        if own.iter().any(|seen| seen.grant.expires_on.is_some()) {
            gather.properties.push(("consent_until", column(&until)));
        }
    }
}
