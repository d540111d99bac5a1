//! The functions behind the calls about people and consent.

use std::collections::HashMap;

use super::*;
use crate::api::Failure;
use crate::api::rows::{Source, asset_mark, is_current, need_mark, point, wire_geometry};
use crate::api::session::Session;
use crate::api::wire::Nothing;
use crate::domain::{
    Asset, Connection, Contents, FieldGroups, Holder, Link, Need, Person, RecordKind, Talk,
};
use crate::map::Map;
use crate::{privacy, usecases};

/// The most rows of one page.
const PAGE_MAX: u32 = 1_000;

/// A page of the list of people, in order of name.
pub(in crate::api) fn people(session: &Session, request: PeopleRequest) -> Result<People, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let words = request.words.as_deref().unwrap_or_default().to_lowercase();
    let says = |text: &str| {
        words
            .split_whitespace()
            .all(|word| text.to_lowercase().contains(word))
    };
    let mut shown: Vec<&Person> = contents
        .people
        .iter()
        .filter(|person| {
            let street = person.street.as_deref().unwrap_or_default();
            let number = person.house_number.as_deref().unwrap_or_default();
            words.is_empty() || says(&format!("{} {number} {street}", person.name))
        })
        .collect();
    shown.sort_by_cached_key(|person| person.name.to_lowercase());
    let marks = marks_of_people(contents);
    let rows = shown
        .iter()
        .skip(request.offset as usize)
        .take(request.limit.min(PAGE_MAX) as usize)
        .map(|person| {
            let record = RecordRef::new(RecordKind::Person, person.id);
            PersonRow {
                id: person.id,
                name: person.name.clone(),
                street: person.street.clone(),
                marks: marks.get(&person.id).cloned().unwrap_or_default(),
                resting: source.person_rests(person),
                sharing: consents.sharing(record, None, source.today),
            }
        })
        .collect();
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    Ok(People {
        rows,
        shown: count(shown.len()),
        total: count(contents.people.len()),
    })
}

/// Which shapes each person has, filled before hollow: which kinds, never how many.
fn marks_of_people(contents: &Contents) -> HashMap<RecordId, Vec<Mark>> {
    let mut marks: HashMap<RecordId, Vec<Mark>> = HashMap::new();
    let held = contents
        .assets
        .iter()
        .map(|asset| (asset.holder, asset_mark(asset)));
    let needs = contents.needs.iter().filter(|need| is_current(need));
    let looked_for = needs.map(|need| (need.stated_by, need_mark(need)));
    for (holder, mark) in held.chain(looked_for) {
        if let Some(Holder::Person(id)) = holder {
            let marks = marks.entry(id).or_default();
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks.values_mut().for_each(|marks| marks.sort());
    marks
}

/// The page of one person: gifts first.
pub(in crate::api) fn person(
    session: &Session,
    request: PersonRequest,
) -> Result<PersonPage, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let person = contents.people.get(request.id).ok_or(Failure::NotFound)?;
    let record = RecordRef::new(RecordKind::Person, person.id);
    let talks: Vec<TalkRow> = map.talks(person.id)?.into_iter().map(talk_row).collect();
    let mut looks_for = Vec::new();
    for need in source.stated_by(record) {
        // Nobody looks for what is met or taken back.
        let could_match = match is_current(need) {
            true => crate::api::matches::could_match(map, &consents, need)?,
            false => 0,
        };
        looks_for.push(person_need(&source, need, could_match));
    }
    Ok(PersonPage {
        id: person.id,
        form: form(person),
        point: point(person.home.as_ref()),
        met_on: person.met_on,
        confirmed_on: person.confirmed_on,
        resting_until: person.resting_until,
        last_talk: talks.first().cloned(),
        offers: source
            .held_by(record)
            .map(|asset| person_offer(&source, asset))
            .collect(),
        looks_for,
        links: links(&source, record),
        talks,
        stories: stories(map, &source, record)?,
        availability: person.availability,
        sharing: consents.sharing(record, None, source.today),
        who_may_see: who_may_see(&source, record, None),
        asked_this_month: asked_this_month(contents, record, source.today),
        source: person.source.clone(),
    })
}

fn form(person: &Person) -> PersonForm {
    PersonForm {
        name: person.name.clone(),
        phone: person.phone.clone(),
        email: person.email.clone(),
        street: person.street.clone(),
        house_number: person.house_number.clone(),
        postcode: person.postcode.clone(),
        home: person.home.as_ref().map(wire_geometry),
        asking: person.asking.clone(),
        reach_m: person.reach_m,
        asks_per_month: person.asks_per_month,
        availability: person.availability,
        languages: person.languages.clone(),
        notes: person.notes.clone(),
        asked_not_to: person.asked_not_to,
    }
}

fn talk_row(talk: Talk) -> TalkRow {
    TalkRow {
        id: talk.id,
        words: talk.words,
        talked_by: talk.talked_by,
        talked_on: talk.talked_on,
    }
}

fn person_offer(source: &Source<'_>, asset: &Asset) -> PersonEntry {
    PersonEntry {
        row: source.asset(asset),
        own_words: asset.own_words.clone(),
        description: asset.description.clone(),
        reach_m: asset.reach_m,
        stated_on: None,
        could_match: 0,
    }
}

fn person_need(source: &Source<'_>, need: &Need, could_match: u32) -> PersonEntry {
    PersonEntry {
        row: source.need(need),
        own_words: None,
        description: need.description.clone(),
        reach_m: need.within_m,
        stated_on: need.stated_on,
        could_match,
    }
}

/// How often somebody, or what they hold, was asked since the first of this month.
fn asked_this_month(contents: &Contents, person: RecordRef, today: Date) -> u32 {
    let first = Date::from(today.civil().first_of_month());
    let theirs = |connection: &Connection| {
        contents
            .assets
            .get(connection.other.id)
            .is_some_and(|asset| asset.holder.map(Holder::record) == Some(person))
    };
    let asked = contents.connections.iter().filter(|connection| {
        connection.asked_on.is_some_and(|day| day >= first) && theirs(connection)
    });
    u32::try_from(asked.count()).unwrap_or(u32::MAX)
}

/// The links of a record, as its page shows them.
pub(in crate::api) fn links(source: &Source<'_>, record: RecordRef) -> Vec<LinkRow> {
    let row = |link: &Link| {
        let outward = link.from == record;
        let other = if outward { link.to } else { link.from };
        (outward || link.to == record).then_some(())?;
        Some(LinkRow {
            id: link.id,
            kind: link.kind,
            outward,
            other: source.named(other)?,
            mark: source.mark(other),
            words: link.words.clone(),
        })
    };
    source.contents.links.iter().filter_map(row).collect()
}

/// Stories that a record told or that are about it.
pub(in crate::api) fn stories(
    map: &Map,
    source: &Source<'_>,
    record: RecordRef,
) -> Result<Vec<StoryRow>, Failure> {
    let stories = map.stories()?.into_iter();
    Ok(stories
        .filter(|story| story.teller == Some(record) || story.about.contains(&record))
        .map(|story| StoryRow {
            id: story.id,
            teller: story
                .teller
                .and_then(|teller| source.named(teller))
                .map(|named| named.name),
            words: story.words,
            told_on: story.told_on,
            sharing: Sharing::from(story.audience),
        })
        .collect())
}

/// Record a yes about several records at once.
pub(in crate::api) fn share(session: &Session, request: ShareRequest) -> Result<Nothing, Failure> {
    let yes = usecases::Yes {
        audience: request.audience,
        fields: request.fields.into_iter().collect(),
        how: request.how,
        wording: request.wording,
        recorded_by: session.by(),
        expires_on: None,
    };
    session.change(|map| Ok(usecases::share(map, &request.records, &yes)?))?;
    Ok(Nothing {})
}

/// Take a yes back.
pub(in crate::api) fn withdraw(
    session: &Session,
    request: WithdrawRequest,
) -> Result<Nothing, Failure> {
    let fields = request
        .fields
        .map_or(FieldGroups::ALL, |fields| fields.into_iter().collect());
    let by = session.by();
    session.change(|map| {
        Ok(usecases::withdraw(
            map,
            request.record,
            fields,
            by.as_deref(),
        )?)
    })?;
    Ok(Nothing {})
}

/// Who may see what of a record: a line for each field group that it has.
pub(in crate::api) fn who_may_see(
    source: &Source<'_>,
    record: RecordRef,
    holder: Option<RecordRef>,
) -> WhoMaySee {
    let seen =
        |field, audience| match source
            .consents
            .seen(record, holder, field, audience, source.today)
        {
            privacy::Seen::Yes => Seen::Yes,
            privacy::Seen::Square => Seen::Square,
            privacy::Seen::No => Seen::No,
        };
    let rows = field_groups(source.contents, record, holder)
        .into_iter()
        .map(|field| SeenRow {
            field,
            coordinators: seen(field, Audience::Coordinators),
            group: seen(field, Audience::Group),
            public: seen(field, Audience::Public),
        });
    let grants = source
        .consents
        .in_force(record, holder, source.today)
        .into_iter();
    WhoMaySee {
        rows: rows.collect(),
        grants: grants
            .filter_map(|seen| {
                let grant = source.contents.grants.get(seen.grant.id)?;
                Some(GrantRow {
                    id: grant.id,
                    audience: grant.audience,
                    fields: seen.fields.iter().collect(),
                    how: grant.how.clone(),
                    given_on: grant.given_on,
                    recorded_by: grant.recorded_by.clone(),
                    expires_on: grant.expires_on,
                    by_holder: seen.by_holder,
                })
            })
            .collect(),
        withdrawn_on: source.consents.withdrawn_on(record, holder),
    }
}

/// The field groups that a record can have.
fn field_groups(
    contents: &Contents,
    record: RecordRef,
    holder: Option<RecordRef>,
) -> Vec<FieldGroup> {
    let (mut groups, extra) = match record.kind {
        RecordKind::Person => (
            vec![
                FieldGroup::Words,
                FieldGroup::Name,
                FieldGroup::Home,
                FieldGroup::Contact,
            ],
            contents.people.get(record.id).map(|person| &person.extra),
        ),
        RecordKind::Asset => {
            let asset = contents.assets.get(record.id);
            let held = asset.is_some_and(|asset| asset.kind.has_holder());
            let of_group = holder.is_some_and(|holder| holder.kind == RecordKind::Asset);
            let groups = if held && !of_group {
                vec![FieldGroup::Words, FieldGroup::Name, FieldGroup::Home]
            } else {
                vec![FieldGroup::Words, FieldGroup::Place]
            };
            (groups, asset.map(|asset| &asset.extra))
        }
        _ => (
            vec![FieldGroup::Words, FieldGroup::Name, FieldGroup::Home],
            contents.needs.get(record.id).map(|need| &need.extra),
        ),
    };
    if extra.is_some_and(|extra| !extra.is_empty()) {
        groups.push(FieldGroup::Extra);
    }
    groups
}
