//! What is new since somebody last looked, at a need or at a search that they keep.

use std::collections::HashMap;

use super::cards::ForWhom;
use super::*;
use crate::api::Failure;
use crate::api::rows::Source;
use crate::api::session::Session;
use crate::api::wire::Nothing;
use crate::domain::{Instant, text};
use crate::map::Map;
use crate::matching::{Question, matches};
use crate::understanding::meaning_of;

/// When somebody last looked.
pub(super) struct Watched(HashMap<String, Instant>);

impl Watched {
    pub(super) fn of(map: &Map) -> Result<Self, Failure> {
        Ok(Self(map.watched()?.into_iter().collect()))
    }

    pub(super) fn need(&self, id: RecordId) -> Option<Instant> {
        self.0.get(&id.to_string()).copied()
    }

    pub(super) fn search(&self, search: &KeptSearch) -> Option<Instant> {
        self.0.get(&key(search).ok()?).copied()
    }
}

/// A search as it is kept.
fn key(search: &KeptSearch) -> Result<String, Failure> {
    let words = text::title("words", &search.words)?;
    let filter = search.filter.clone();
    let search = KeptSearch { words, filter };
    serde_json::to_string(&search).map_err(|error| Failure::Unforeseen {
        detail: error.to_string(),
    })
}

/// Note that somebody looks now at what there is for a need.
pub(in crate::api) fn look(session: &Session, request: LookRequest) -> Result<Nothing, Failure> {
    let mut open = session.lock();
    let map = open.map_mut()?;
    if map.contents()?.needs.get(request.need).is_none() {
        return Err(Failure::NotFound);
    }
    map.look(&request.need.to_string())?;
    Ok(Nothing {})
}

/// Keep a search, or note that somebody looks at it now.
pub(in crate::api) fn keep_search(
    session: &Session,
    request: KeepSearchRequest,
) -> Result<Nothing, Failure> {
    let key = key(&request.search)?;
    session.lock().map_mut()?.look(&key)?;
    session.tell_changed();
    Ok(Nothing {})
}

/// Keep a search no longer.
pub(in crate::api) fn forget_search(
    session: &Session,
    request: ForgetSearchRequest,
) -> Result<Nothing, Failure> {
    let key = key(&request.search)?;
    session.lock().map_mut()?.forget_watched(&key)?;
    session.tell_changed();
    Ok(Nothing {})
}

/// The searches that are kept, with what is new for each.
pub(in crate::api) fn kept_searches(
    session: &Session,
    _: KeptSearchesRequest,
) -> Result<KeptSearches, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let mut rows = Vec::new();
    for (key, looked_at) in map.watched()? {
        // A need is watched by its key, which is no search; nor is what a newer release keeps.
        let Ok(search) = serde_json::from_str::<KeptSearch>(&key) else {
            continue;
        };
        let mut question = Question::of_words(&search.words, map.today());
        question.filter = Some(&search.filter);
        // They are counted, not shown.
        question.limit = 1;
        question.faint_too = false;
        question.all_good = true;
        question.meaning = meaning_of(map, &question)?;
        let found = matches(contents, map.index()?, &consents, &question);
        let for_whom = ForWhom {
            source: &source,
            need: None,
            looked_at: Some(looked_at),
        };
        let good = found.all_good.unwrap_or_default();
        let new = good.iter().filter(|good| for_whom.is_new(**good)).count();
        let (good, new) = (u32::try_from(good.len()), u32::try_from(new));
        rows.push(KeptSearchRow {
            good: good.unwrap_or(u32::MAX),
            new: new.unwrap_or(u32::MAX),
            looked_at,
            search,
        });
    }
    rows.sort_by_cached_key(|row| row.search.words.to_lowercase());
    Ok(KeptSearches { rows })
}
