//! The functions behind the calls about matches.

use super::cards::ForWhom;
use super::watching::Watched;
use super::*;
use crate::api::Failure;
use crate::api::choice::{Inside, outline};
use crate::api::rows::Source;
use crate::api::session::Session;
use crate::domain::{Geometry, LonLat, Need, NeedState, RecordKind, RecordRef};
use crate::map::Map;
use crate::matching::{self, Help, Question};
use crate::privacy::Consents;
use crate::understanding::meaning_of;

/// The most suggestions of one answer.
const LIMIT_MAX: u32 = 200;
/// Suggestions shown for each need of an area.
const BEST_OF_EACH: usize = 3;

/// Matches for one need of the map.
pub(in crate::api) fn match_need(
    session: &Session,
    request: MatchNeedRequest,
) -> Result<Matches, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let need = contents.needs.get(request.id).ok_or(Failure::NotFound)?;
    let area = outline(contents, &request.area)?;
    let mut question = Question::of_need(contents, need, map.today());
    question.area = area.as_ref().map(Geometry::shape);
    question.limit = request.limit.min(LIMIT_MAX) as usize;
    question.filter = request.filter.as_ref();
    if request.farther {
        question.within_m = None;
    }
    question.meaning = meaning_of(map, &question)?;
    let source = Source::of(map, &consents)?;
    let found = matching::matches(contents, map.index()?, &consents, &question);
    let for_whom = ForWhom {
        source: &source,
        need: Some(need),
        looked_at: Watched::of(map)?.need(need.id),
    };
    Ok(for_whom.by_circle(found))
}

/// Matches for words just typed.
pub(in crate::api) fn match_words(
    session: &Session,
    request: MatchWordsRequest,
) -> Result<Matches, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let area = outline(contents, &request.area)?;
    let place = match request.near {
        Some(near) => Some(Geometry::point(LonLat::new(near.lon, near.lat)?)),
        None => None,
    };
    let mut question = Question::of_words(&request.words, map.today());
    question.place = place.as_ref();
    question.area = area.as_ref().map(Geometry::shape);
    question.limit = request.limit.min(LIMIT_MAX) as usize;
    question.filter = request.filter.as_ref();
    question.meaning = meaning_of(map, &question)?;
    let source = Source::of(map, &consents)?;
    let found = matching::matches(contents, map.index()?, &consents, &question);
    let filter = request.filter.clone().unwrap_or_default();
    let search = KeptSearch {
        words: request.words.clone(),
        filter,
    };
    let for_whom = ForWhom {
        source: &source,
        need: None,
        looked_at: Watched::of(map)?.search(&search),
    };
    Ok(for_whom.by_circle(found))
}

/// Matches inside an area: every open need there with its best suggestions.
pub(in crate::api) fn match_area(
    session: &Session,
    request: MatchAreaRequest,
) -> Result<AreaMatches, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let area = outline(contents, &request.area)?;
    let inside = Inside::new(contents, map.index()?, area.as_ref());
    let source = Source::of(map, &consents)?;
    let mut needs: Vec<_> = contents
        .needs
        .iter()
        .filter(|need| need.state == NeedState::Open)
        .filter(|need| inside.has(RecordRef::new(RecordKind::Need, need.id)))
        .collect();
    // Urgent ones before interests, lately said first.
    needs.sort_by(|one, two| {
        (one.kind, std::cmp::Reverse(one.stated_on), &one.title).cmp(&(
            two.kind,
            std::cmp::Reverse(two.stated_on),
            &two.title,
        ))
    });
    let total = u32::try_from(needs.len()).unwrap_or(u32::MAX);
    let watched = Watched::of(map)?;
    let (mut nobody, mut with_new) = (0, 0);
    let mut rows = Vec::new();
    let page =
        request.offset as usize..(request.offset as usize + request.limit.min(LIMIT_MAX) as usize);
    let mut number = 0;
    for need in needs {
        let mut question = Question::of_need(contents, need, map.today());
        question.area = area.as_ref().map(Geometry::shape);
        question.limit = BEST_OF_EACH;
        question.faint_too = false;
        question.count_left_out = false;
        question.all_good = true;
        let found = matching::matches(contents, map.index()?, &consents, &question);
        let good = found.all_good.unwrap_or_default();
        if good.is_empty() {
            nobody += 1;
        }
        let for_whom = ForWhom {
            source: &source,
            need: Some(need),
            looked_at: watched.need(need.id),
        };
        let new = good.iter().filter(|good| for_whom.is_new(**good)).count();
        with_new += u32::from(new > 0);
        if request.new_only && new == 0 {
            continue;
        }
        if page.contains(&number) {
            let cards = found.results.iter().filter(|found| !found.weak);
            rows.push(NeedMatches {
                need: source.need(need),
                good: u32::try_from(good.len()).unwrap_or(u32::MAX),
                new: u32::try_from(new).unwrap_or(u32::MAX),
                cards: cards.filter_map(|found| for_whom.card(found)).collect(),
            });
        }
        number += 1;
    }
    Ok(AreaMatches {
        needs: rows,
        total,
        nobody,
        new: with_new,
    })
}

/// Whom something on offer, or everything that somebody offers, could help.
pub(in crate::api) fn match_offer(
    session: &Session,
    request: MatchOfferRequest,
) -> Result<CouldHelp, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let (contents, index, today) = (map.contents()?, map.index()?, map.today());
    let source = Source::of(map, &consents)?;
    let itself = (request.record.kind == RecordKind::Asset).then_some(request.record.id);
    let held = source.held_by(request.record).map(|asset| asset.id);
    let offers = itself.into_iter().chain(held);
    let all = matching::could_help(contents, index, &consents, offers, today);
    // One line a need, where its best offer stands.
    let mut by_need: Vec<(RecordId, Vec<&Help>)> = Vec::new();
    for help in &all {
        match by_need.iter_mut().find(|(need, _)| *need == help.need) {
            Some((_, offers)) => offers.push(help),
            None => by_need.push((help.need, vec![help])),
        }
    }
    let cards = by_need.iter().filter_map(|(need, offers)| {
        let need = contents.needs.get(*need)?;
        let for_whom = ForWhom {
            source: &source,
            need: Some(need),
            looked_at: None,
        };
        let offers = offers.iter().filter_map(|help| for_whom.card(&help.found));
        Some(HelpCard {
            need: source.need(need),
            offers: offers.collect(),
        })
    });
    Ok(CouldHelp {
        cards: cards.take(request.limit.min(LIMIT_MAX) as usize).collect(),
        total: u32::try_from(by_need.len()).unwrap_or(u32::MAX),
    })
}

/// How many good suggestions there are for a need.
pub(in crate::api) fn could_match(
    map: &Map,
    consents: &Consents,
    need: &Need,
) -> Result<u32, Failure> {
    let (contents, index) = (map.contents()?, map.index()?);
    let mut question = Question::of_need(contents, need, map.today());
    // They are counted, not shown.
    question.limit = 1;
    question.faint_too = false;
    question.count_left_out = false;
    question.all_good = true;
    let found = matching::matches(contents, index, consents, &question);
    let good = found.all_good.unwrap_or_default();
    Ok(u32::try_from(good.len()).unwrap_or(u32::MAX))
}
