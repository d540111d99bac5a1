//! From the sample's files to records, written through the one door.

use std::collections::HashMap;

use homeground_region::Address;

use super::files::*;
use crate::domain::{
    Area, Asset, AssetKind, Audience, Availability, Connection, ConnectionState, Date, Door,
    Geometry, Grant, Holder, Link, LinkKind, LonLat, Need, NeedKind, NeedState, Person, Priority,
    RecordId, RecordKind, RecordRef, Story, Talk, Visit, VisitOutcome, Withdrawal,
};
use crate::map::Write;
use crate::usecases::UseCaseError;

/// What has been made so far, by slug or address.
struct Made {
    today: Date,
    by_slug: HashMap<String, RecordRef>,
    doors: HashMap<(String, String), (RecordId, Address)>,
}

impl Made {
    fn record(&self, slug: &str) -> Result<RecordRef, UseCaseError> {
        let missing = || UseCaseError::Sample(format!("nothing is called {slug}"));
        self.by_slug.get(slug).copied().ok_or_else(missing)
    }

    fn holder(&self, slug: Option<&str>) -> Result<Option<Holder>, UseCaseError> {
        let Some(slug) = slug else { return Ok(None) };
        match self.record(slug)? {
            RecordRef {
                kind: RecordKind::Person,
                id,
            } => Ok(Some(Holder::Person(id))),
            RecordRef {
                kind: RecordKind::Asset,
                id,
            } => Ok(Some(Holder::Asset(id))),
            _ => Err(UseCaseError::Sample(format!("{slug} cannot hold anything"))),
        }
    }

    fn door(&self, street: &str, number: &str) -> Result<&(RecordId, Address), UseCaseError> {
        let door = self.doors.get(&(street.to_owned(), number.to_owned()));
        door.ok_or_else(|| UseCaseError::Sample(format!("no door at {number} {street}")))
    }

    fn ago(&self, days: Option<i32>) -> Option<Date> {
        days.map(|days| self.today.days_before(days))
    }

    fn ahead(&self, days: Option<i32>) -> Option<Date> {
        days.map(|days| self.today.days_after(days))
    }

    fn keep(&mut self, slug: &str, record: RecordRef) -> Result<(), UseCaseError> {
        if self.by_slug.insert(slug.to_owned(), record).is_some() {
            return Err(UseCaseError::Sample(format!(
                "two records are called {slug}"
            )));
        }
        Ok(())
    }
}

/// Words that are there.
fn some(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

fn days(days: &[String]) -> Result<Availability, UseCaseError> {
    let mut when = Availability::default();
    for day in days {
        when.add(day)?;
    }
    Ok(when)
}

fn geometry(geometry: Option<&geojson::Geometry>) -> Result<Option<Geometry>, UseCaseError> {
    let Some(geometry) = geometry else {
        return Ok(None);
    };
    let shape = geo::Geometry::<f64>::try_from(geometry)
        .map_err(|error| UseCaseError::Sample(error.to_string()))?;
    Ok(Some(Geometry::new(shape)?))
}

/// Writes the whole sample.
pub(super) fn build(
    write: &mut Write<'_>,
    addresses: &[Address],
    today: Date,
) -> Result<(), UseCaseError> {
    let mut made = Made {
        today,
        by_slug: HashMap::new(),
        doors: HashMap::new(),
    };
    doors(write, &mut made, addresses)?;
    people(write, &mut made)?;
    assets(write, &mut made)?;
    needs(write, &mut made)?;
    areas(write, &mut made)?;
    links(write, &made)?;
    grants(write, &made)?;
    connections(write, &made)?;
    words(write, &mut made)?;
    visits(write, &made)
}

fn doors(
    write: &mut Write<'_>,
    made: &mut Made,
    addresses: &[Address],
) -> Result<(), UseCaseError> {
    for address in addresses {
        let door = Door {
            id: write.new_id(),
            street: Some(address.street.clone()),
            house_number: Some(address.house_number.clone()),
            postcode: some(&address.postcode),
            point: LonLat::new(address.lon, address.lat)?,
        };
        write.create_door(&door)?;
        made.doors.insert(
            (address.street.clone(), address.house_number.clone()),
            (door.id, address.clone()),
        );
    }
    Ok(())
}

fn people(write: &mut Write<'_>, made: &mut Made) -> Result<(), UseCaseError> {
    for line in SamplePerson::all()? {
        let mut person = Person::new(write.new_id(), &line.name)?;
        let (_, address) = made.door(&line.street, &line.house_number)?;
        person.home = Some(Geometry::point(LonLat::new(address.lon, address.lat)?));
        person.phone = line.phone;
        person.email = line.email;
        person.street = Some(line.street);
        person.house_number = Some(line.house_number);
        person.postcode = line.postcode.or_else(|| some(&address.postcode));
        person.asking = line.asking;
        person.reach_m = line.reach_m;
        person.asks_per_month = line.asks_per_month;
        person.availability = days(&line.days)?;
        person.languages = line.languages;
        person.met_on = made.ago(line.met_days_ago);
        person.confirmed_on = made.ago(line.confirmed_days_ago);
        person.resting_until = made.ahead(line.resting_for_days);
        person.asked_not_to = line.asked_not_to;
        person.notes = line.notes;
        write.create_person(&person)?;
        made.keep(&line.id, RecordRef::new(RecordKind::Person, person.id))?;
    }
    Ok(())
}

fn assets(write: &mut Write<'_>, made: &mut Made) -> Result<(), UseCaseError> {
    // Groups and institutions hold things, so they come first.
    let mut lines = SampleAsset::all()?;
    lines.sort_by_key(|line| line.kind.is_some_and(AssetKind::has_holder));
    for line in lines {
        let kind = line
            .kind
            .ok_or_else(|| UseCaseError::Sample(format!("{}: no kind", line.id)))?;
        let mut asset = Asset::new(write.new_id(), kind, &line.title)?;
        asset.description = line.description;
        asset.own_words = line.own_words;
        asset.tags = line.tags;
        asset.holder = made.holder(line.holder.as_deref())?;
        asset.geometry = geometry(line.geometry.as_ref())?;
        asset.availability = days(&line.days)?;
        asset.recurrence = line
            .recurrence
            .map(|rule| timed(rule, line.starts.as_deref()));
        asset.capacity = line.capacity;
        asset.facilities = line.facilities;
        asset.languages = line.languages;
        asset.reach_m = line.reach_m;
        asset.asks_per_month = line.asks_per_month;
        asset.confirmed_on = made.ago(line.confirmed_days_ago);
        asset.resting_until = made.ahead(line.resting_for_days);
        write.create_asset(&asset)?;
        made.keep(&line.id, RecordRef::new(RecordKind::Asset, asset.id))?;
    }
    Ok(())
}

/// A rule with the time of day it starts (RFC 5545: BYHOUR and BYMINUTE).
fn timed(rule: String, starts: Option<&str>) -> String {
    let time = starts.and_then(|starts| starts.split_once(':'));
    let number = |text: &str| text.trim().parse::<u8>().ok();
    match time.and_then(|(hour, minute)| Some((number(hour)?, number(minute)?))) {
        Some((hour, 0)) => format!("{rule};BYHOUR={hour}"),
        Some((hour, minute)) => format!("{rule};BYHOUR={hour};BYMINUTE={minute}"),
        None => rule,
    }
}

fn needs(write: &mut Write<'_>, made: &mut Made) -> Result<(), UseCaseError> {
    for line in SampleNeed::all()? {
        let kind = line.kind.unwrap_or(NeedKind::Need);
        let mut need = Need::new(write.new_id(), kind, &line.title)?;
        need.description = line.description;
        need.kinds = line.kinds;
        need.tags = line.tags;
        need.geometry = geometry(line.geometry.as_ref())?;
        need.availability = days(&line.days)?;
        need.languages = line.languages;
        need.within_m = line.within_m;
        need.how_many = line.how_many;
        need.state = line.state.unwrap_or(NeedState::Open);
        need.stated_by = made.holder(line.stated_by.as_deref())?;
        need.stated_on = made.ago(line.stated_days_ago);
        need.confirmed_on = made.ago(line.confirmed_days_ago);
        write.create_need(&need)?;
        made.keep(&line.id, RecordRef::new(RecordKind::Need, need.id))?;
    }
    Ok(())
}

fn areas(write: &mut Write<'_>, made: &mut Made) -> Result<(), UseCaseError> {
    let drawn = SampleArea::all()?.into_iter().map(|line| {
        Ok((
            line.id,
            line.title,
            line.drawn_by,
            geometry(line.geometry.as_ref())?,
        ))
    });
    let drawn: Vec<_> = drawn.collect::<Result<_, UseCaseError>>()?;
    let communities = SampleCommunity::all()?.into_iter();
    let all = drawn
        .into_iter()
        .chain(communities.map(|line| (line.id, line.title, line.drawn_by, None)));
    for (slug, title, drawn_by, geometry) in all {
        let mut area = Area::new(write.new_id(), &title)?;
        area.drawn_by = drawn_by;
        area.geometry = geometry;
        write.create_area(&area)?;
        made.keep(&slug, RecordRef::new(RecordKind::Area, area.id))?;
    }
    Ok(())
}

fn links(write: &mut Write<'_>, made: &Made) -> Result<(), UseCaseError> {
    for line in SampleLink::all()? {
        let link = Link {
            id: write.new_id(),
            kind: line.kind.unwrap_or(LinkKind::Knows),
            from: made.record(&line.from)?,
            to: made.record(&line.to)?,
            words: line.words,
        };
        write.create_link(&link)?;
    }
    Ok(())
}

fn grants(write: &mut Write<'_>, made: &Made) -> Result<(), UseCaseError> {
    for line in SampleGrant::all()? {
        let grant = Grant {
            id: write.new_id(),
            about: made.record(&line.about)?,
            only: line
                .only
                .as_deref()
                .map(|slug| made.record(slug))
                .transpose()?,
            audience: line.audience.unwrap_or(Audience::Coordinators),
            fields: line.fields.into_iter().collect(),
            wording: line.wording,
            how: line.how,
            given_on: made.today.days_before(line.days_ago),
            recorded_by: line.recorded_by,
            expires_on: made.ahead(line.expires_in_days),
        };
        write.create_grant(&grant)?;
        if let Some(days) = line.withdrawn_days_ago {
            let withdrawal = Withdrawal {
                id: write.new_id(),
                grant: grant.id,
                only: None,
                fields: grant.fields,
                withdrawn_on: made.today.days_before(days),
                recorded_by: grant.recorded_by.clone(),
            };
            write.withdraw(&withdrawal)?;
        }
    }
    Ok(())
}

fn connections(write: &mut Write<'_>, made: &Made) -> Result<(), UseCaseError> {
    for line in SampleConnection::all()? {
        let need = made.record(&line.need)?.id;
        let other = made.record(&line.other)?;
        let connection = Connection {
            state: line.state.unwrap_or(ConnectionState::Suggested),
            why: line.why,
            why_not: line.why_not,
            introduced_by: line.introduced_by,
            asked_on: made.ago(line.asked_days_ago),
            need_agreed_on: made.ago(line.need_agreed_days_ago),
            other_agreed_on: made.ago(line.other_agreed_days_ago),
            introduced_on: made.ago(line.introduced_days_ago),
            ended_on: made.ago(line.ended_days_ago),
            follow_up_on: made.ahead(line.follow_up_in_days),
            notes: line.notes,
            what_changed: line.what_changed,
            ..Connection::new(write.new_id(), need, other)
        };
        write.create_connection(&connection)?;
    }
    Ok(())
}

/// Stories, talks and priorities.
fn words(write: &mut Write<'_>, made: &mut Made) -> Result<(), UseCaseError> {
    for line in SampleStory::all()? {
        let about = line.about.iter().map(|slug| made.record(slug));
        let story = Story {
            id: write.new_id(),
            teller: line
                .teller
                .as_deref()
                .map(|slug| made.record(slug))
                .transpose()?,
            words: line.words,
            told_on: made.ago(line.days_ago),
            audience: line.audience,
            about: about.collect::<Result<_, _>>()?,
        };
        write.create_story(&story)?;
        made.keep(&line.id, RecordRef::new(RecordKind::Story, story.id))?;
    }
    for line in SampleTalk::all()? {
        let talk = Talk {
            id: write.new_id(),
            person: made.record(&line.person)?.id,
            words: line.words,
            talked_by: line.by,
            talked_on: made.ago(Some(line.days_ago)),
        };
        write.create_talk(&talk)?;
    }
    for line in SamplePriority::all()? {
        let priority = Priority {
            id: write.new_id(),
            area: made.record(&line.area)?.id,
            words: line.words,
            decided_by: line.decided_by,
            decided_on: made.ago(line.days_ago),
        };
        write.create_priority(&priority)?;
    }
    Ok(())
}

fn visits(write: &mut Write<'_>, made: &Made) -> Result<(), UseCaseError> {
    for line in SampleVisit::all()? {
        let (door, _) = made.door(&line.street, &line.house_number)?;
        let visit = Visit {
            id: write.new_id(),
            door: *door,
            outcome: line.outcome.unwrap_or(VisitOutcome::Talked),
            visited_on: made.ago(Some(line.days_ago)),
            come_back_on: made.ahead(line.come_back_in_days),
            words: line.words,
        };
        write.create_visit(&visit)?;
    }
    Ok(())
}
