//! The functions behind the calls about entries.

use std::collections::HashMap;

use geo::Intersects;

use super::*;
use crate::api::choice::{Entry, Inside, all_entries, on_side, outline, passes, past_needs};
use crate::api::rows::{Source, is_stale, need_mark, point, wire_geometry};
use crate::api::session::Session;
use crate::api::wire::WirePoint;
use crate::api::{Failure, tickets};
use crate::domain::{Asset, Contents, Geometry, Holder, Need, RecordKind, RecordRef};

/// The most rows of one page.
const PAGE_MAX: u32 = 1_000;

/// A page of a list of entries, with honest counts.
pub(in crate::api) fn entries(
    session: &Session,
    request: EntriesRequest,
) -> Result<Entries, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let outline = outline(contents, &request.filter.area)?;
    let inside = Inside::new(contents, map.index()?, outline.as_ref());
    let worded = request
        .filter
        .words
        .as_deref()
        .filter(|words| !words.trim().is_empty());
    let worded = worded
        .map(|words| map.index().map(|index| index.with_words(contents, words)))
        .transpose()?;
    let source = Source::of(map, &consents)?;

    let mut total = 0;
    let mut shown: Vec<Entry<'_>> = Vec::new();
    let past = past_needs(contents).filter(|need| lies_in(contents, need, outline.as_ref()));
    let past = past.map(Entry::Need).filter(|_| request.every_state);
    let current = all_entries(contents).filter(|entry| {
        inside.has(entry.record()) && (request.every_state || !rests(&source, *entry))
    });
    for entry in current.chain(past) {
        let (record, mark) = (entry.record(), entry.mark());
        if !on_side(&request.filter, mark.side) {
            continue;
        }
        total += 1;
        let said = worded
            .as_ref()
            .is_none_or(|worded| worded.contains(&record));
        if said && passes(&request.filter, mark) {
            shown.push(entry);
        }
    }
    let near = request.near.or_else(|| point(outline.as_ref()));
    sort(&mut shown, request.order, near, contents);
    let rows = shown
        .iter()
        .skip(request.offset as usize)
        .take(request.limit.min(PAGE_MAX) as usize)
        .map(|entry| match entry {
            Entry::Asset(asset) => source.asset(asset),
            Entry::Need(need) => source.need(need),
        })
        .collect();
    Ok(Entries {
        rows,
        shown: count(shown.len()),
        total,
    })
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Resting entries are not drawn or listed, but counted.
fn rests(source: &Source<'_>, entry: Entry<'_>) -> bool {
    match entry {
        Entry::Asset(asset) => source.contents.rests(asset, source.today),
        Entry::Need(need) => need.state == NeedState::Resting,
    }
}

/// Whether what is looked for no longer was looked for in an area: the index has no place for it any more.
fn lies_in(contents: &Contents, need: &Need, outline: Option<&Geometry>) -> bool {
    outline.is_none_or(|outline| {
        let place = contents.need_place(need);
        place.is_some_and(|place| place.shape().intersects(outline.shape()))
    })
}

fn confirmed(entry: Entry<'_>) -> Option<Date> {
    match entry {
        Entry::Asset(asset) => asset.confirmed_on,
        Entry::Need(need) => need.confirmed_on.or(need.stated_on),
    }
}

fn sort(shown: &mut [Entry<'_>], order: EntryOrder, near: Option<WirePoint>, contents: &Contents) {
    match order {
        EntryOrder::LatelyConfirmed => {
            shown.sort_by(|one, two| {
                confirmed(*two)
                    .cmp(&confirmed(*one))
                    .then_with(|| one.title().cmp(two.title()))
            });
        }
        EntryOrder::ByTitle => {
            shown.sort_by_cached_key(|entry| entry.title().to_lowercase());
        }
        EntryOrder::Nearest => {
            let Some(near) = near else { return };
            let far = |entry: &Entry<'_>| {
                let place = match entry {
                    Entry::Asset(asset) => contents.asset_place(asset),
                    Entry::Need(need) => contents.need_place(need),
                };
                place.map_or(f64::INFINITY, |place| {
                    crate::index::metric::distance_m(near.lon, near.lat, place.shape())
                })
            };
            let mut keyed: Vec<(f64, Entry<'_>)> =
                shown.iter().map(|entry| (far(entry), *entry)).collect();
            keyed.sort_by(|one, two| one.0.total_cmp(&two.0));
            for (place, (_, entry)) in shown.iter_mut().zip(keyed) {
                *place = entry;
            }
        }
    }
}

/// The key of an area: counts by kind, and what is not counted.
pub(in crate::api) fn area_key(
    session: &Session,
    request: AreaKeyRequest,
) -> Result<AreaKey, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let outline = outline(contents, &request.area)?;
    let inside = Inside::new(contents, map.index()?, outline.as_ref());
    let source = Source::of(map, &consents)?;

    let mut counts: HashMap<Option<AssetKind>, (u32, u32)> = HashMap::new();
    let mut key = AreaKey {
        rows: Vec::new(),
        offers: 0,
        needs: 0,
        resting: 0,
        without_place: 0,
        about_health: 0,
        outside: 0,
        homes: 0,
        people: 0,
    };
    for entry in all_entries(contents) {
        if is_about_health(entry) {
            key.about_health += 1;
        } else if !has_place(contents, entry) {
            key.without_place += 1;
        } else if !inside.has(entry.record()) {
            key.outside += 1;
        } else if rests(&source, entry) {
            key.resting += 1;
        } else {
            let mark = entry.mark();
            let cell = counts.entry(mark.kind).or_default();
            match mark.side {
                Side::Offer => {
                    cell.0 += 1;
                    key.offers += 1;
                }
                Side::Need => {
                    cell.1 += 1;
                    key.needs += 1;
                }
            }
        }
    }
    let kinds = AssetKind::ALL.into_iter().map(Some);
    let anything = counts.contains_key(&None).then_some(None);
    for kind in kinds.chain(anything) {
        let (offers, needs) = counts.get(&kind).copied().unwrap_or_default();
        key.rows.push(KeyRow {
            kind,
            offers,
            needs,
        });
    }
    key.homes = doors_inside(contents, outline.as_ref());
    let person = |id| RecordRef::new(RecordKind::Person, id);
    key.people = count(
        contents
            .people
            .iter()
            .filter(|someone| someone.home.is_some() || !inside.is_area())
            .filter(|someone| inside.has(person(someone.id)))
            .count(),
    );
    Ok(key)
}

fn is_about_health(entry: Entry<'_>) -> bool {
    matches!(entry, Entry::Need(need) if need.is_interest_about_health())
}

fn has_place(contents: &Contents, entry: Entry<'_>) -> bool {
    match entry {
        Entry::Asset(asset) => contents.asset_place(asset).is_some(),
        Entry::Need(need) => contents.need_place(need).is_some(),
    }
}

fn doors_inside(contents: &Contents, outline: Option<&Geometry>) -> u32 {
    use geo::BoundingRect;
    let Some(outline) = outline else {
        return count(contents.doors.len());
    };
    let rect = outline.shape().bounding_rect();
    let inside = contents.doors.iter().filter(|door| {
        let point = geo::Point(door.point.coord());
        rect.is_none_or(|rect| rect.intersects(&point)) && outline.shape().intersects(&point)
    });
    count(inside.count())
}

/// The entries that the key does not count.
pub(in crate::api) fn not_counted(
    session: &Session,
    request: NotCountedRequest,
) -> Result<NotCounted, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let outline = outline(contents, &request.area)?;
    let inside = Inside::new(contents, map.index()?, outline.as_ref());
    let source = Source::of(map, &consents)?;
    let mut not_counted = NotCounted {
        resting: Vec::new(),
        without_place: Vec::new(),
        about_health: Vec::new(),
    };
    for entry in all_entries(contents) {
        let list = if is_about_health(entry) {
            &mut not_counted.about_health
        } else if !has_place(contents, entry) {
            &mut not_counted.without_place
        } else if inside.has(entry.record()) && rests(&source, entry) {
            &mut not_counted.resting
        } else {
            continue;
        };
        if list.len() < PAGE_MAX as usize {
            list.extend(source.entry(entry.record()));
        }
    }
    Ok(not_counted)
}

/// What the map draws in a view: single shapes from tiles, or tickets with exact counts.
pub(in crate::api) fn map_view(
    session: &Session,
    request: MapViewRequest,
) -> Result<MapView, Failure> {
    let open = session.lock();
    let map = open.map()?;
    tickets::view(map, &request)
}

/// The page of one asset or need.
pub(in crate::api) fn entry(
    session: &Session,
    request: EntryRequest,
) -> Result<EntryPage, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let mut page = if let Some(asset) = contents.assets.get(request.id) {
        asset_page(&source, asset)
    } else if let Some(need) = contents.needs.get(request.id) {
        need_page(&source, need)
    } else {
        return Err(Failure::NotFound);
    };
    page.links = crate::api::people::links(&source, page.record);
    page.stories = crate::api::people::stories(map, &source, page.record)?;
    Ok(page)
}

fn asset_page(source: &Source<'_>, asset: &Asset) -> EntryPage {
    let record = RecordRef::new(RecordKind::Asset, asset.id);
    let row = source.asset(asset);
    let holder = asset.holder.map(Holder::record);
    let at_home = asset.kind.has_holder() && !matches!(asset.holder, Some(Holder::Asset(_)));
    EntryPage {
        record,
        mark: row.mark,
        title: row.title,
        description: asset.description.clone(),
        own_words: asset.own_words.clone(),
        tags: asset.tags.clone(),
        who: holder.and_then(|holder| source.named(holder)),
        who_unknown: asset.holder_name.clone(),
        geometry: asset.geometry.as_ref().map(wire_geometry),
        point: row.point,
        at_home,
        street: row.street,
        availability: asset.availability,
        recurrence: asset.recurrence.clone(),
        capacity: asset.capacity,
        facilities: asset.facilities.clone(),
        languages: asset.languages.clone(),
        reach_m: asset.reach_m,
        asks_per_month: asset.asks_per_month,
        confirmed_on: asset.confirmed_on,
        stale: row.stale,
        resting_until: asset.resting_until,
        sharing: row.sharing,
        who_may_see: crate::api::people::who_may_see(source, record, holder),
        links: Vec::new(),
        stories: Vec::new(),
        offers: source
            .held_by(record)
            .map(|held| source.asset(held))
            .collect(),
        looks_for: source
            .stated_by(record)
            .map(|need| source.need(need))
            .collect(),
        need: None,
        extra: extra_rows(&asset.extra),
        source: asset.source.clone(),
    }
}

fn need_page(source: &Source<'_>, need: &Need) -> EntryPage {
    let record = RecordRef::new(RecordKind::Need, need.id);
    let row = source.need(need);
    let stated_by = need.stated_by.map(Holder::record);
    EntryPage {
        record,
        mark: need_mark(need),
        title: row.title,
        description: need.description.clone(),
        own_words: None,
        tags: need.tags.clone(),
        who: stated_by.and_then(|who| source.named(who)),
        who_unknown: need.stated_by_name.clone(),
        geometry: need.geometry.as_ref().map(wire_geometry),
        point: row.point,
        at_home: !matches!(need.stated_by, Some(Holder::Asset(_))),
        street: row.street,
        availability: need.availability,
        recurrence: None,
        capacity: None,
        facilities: Vec::new(),
        languages: need.languages.clone(),
        reach_m: None,
        asks_per_month: None,
        confirmed_on: need.confirmed_on,
        stale: is_stale(need.confirmed_on.or(need.stated_on), source.today),
        resting_until: None,
        sharing: row.sharing,
        who_may_see: crate::api::people::who_may_see(source, record, stated_by),
        links: Vec::new(),
        stories: Vec::new(),
        offers: Vec::new(),
        looks_for: Vec::new(),
        need: Some(NeedDetails {
            kind: need.kind,
            kinds: need.kinds.clone(),
            within_m: need.within_m,
            how_many: need.how_many,
            state: need.state,
            stated_on: need.stated_on,
        }),
        extra: extra_rows(&need.extra),
        source: need.source.clone(),
    }
}

/// Extra fields as name and text.
fn extra_rows(extra: &crate::domain::Extra) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    extra
        .0
        .iter()
        .map(|(name, value)| (name.clone(), text(value)))
        .collect()
}

/// Find a gift, a name or a street.
pub(in crate::api) fn search(
    session: &Session,
    request: SearchRequest,
) -> Result<SearchAnswer, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let query = crate::index::search::SearchQuery {
        words: &request.words,
        near: request.near.map(|near| (near.lon, near.lat)),
        limit: request.limit.min(PAGE_MAX) as usize,
        ..Default::default()
    };
    let found = crate::index::search::search(contents, map.index()?, &query);
    let rows = found
        .into_iter()
        .map(|found| {
            let row = source.entry(found.record);
            let person = contents
                .people
                .get(found.record.id)
                .filter(|_| found.record.kind == RecordKind::Person);
            let area = contents
                .areas
                .get(found.record.id)
                .filter(|_| found.record.kind == RecordKind::Area);
            let place = person
                .and_then(|person| person.home.as_ref())
                .or_else(|| area.and_then(|area| area.geometry.as_ref()));
            SearchRow {
                record: found.record,
                mark: row.as_ref().map(|row| row.mark),
                title: found.title,
                detail: match (&row, person) {
                    (Some(row), _) => row.who.clone(),
                    (None, Some(person)) => person.street.clone(),
                    (None, None) => area.and_then(|area| area.drawn_by.clone()),
                },
                point: row.and_then(|row| row.point).or_else(|| point(place)),
                distance_m: found.distance_m,
            }
        })
        .collect();
    Ok(SearchAnswer { rows })
}
