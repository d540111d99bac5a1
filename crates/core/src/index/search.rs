//! Finding by words: gifts, names, streets, areas.

use std::cmp::Reverse;

use super::{Index, metric, place};
use crate::domain::{AssetKind, Contents, NeedState, RecordKind, RecordRef};

/// What is looked up.
#[derive(Clone, Debug, Default)]
pub struct SearchQuery<'a> {
    /// The words; the last may be unfinished.
    pub words: &'a str,
    /// Only assets of these kinds; empty: everything.
    pub kinds: Vec<AssetKind>,
    /// Longitude and latitude in degrees.
    pub near: Option<(f64, f64)>,
    /// At most so many metres from `near`.
    pub within_m: Option<f64>,
    /// Only inside this shape.
    pub area: Option<&'a geo::Geometry<f64>>,
    /// At most so many.
    pub limit: usize,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The record.
    pub record: RecordRef,
    /// `skill` … `item`, `need`, `interest`, `person`, `area`.
    pub kind: &'static str,
    /// Name or title.
    pub title: String,
    /// Metres from `near`; `None` without either place.
    pub distance_m: Option<f64>,
    /// Where the words are, in plain words.
    pub why: String,
}

/// What it counts that something is called by the words, before what only has to do with them.
const CALLED: f64 = 0.6;

/// Whether a title has all of the words, the last perhaps unfinished.
fn says(words: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    let words = words.to_lowercase();
    let mut words = words.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| title.contains(word))
}

/// How far away halves what a find counts, in metres: a short walk.
const HALF_AT_M: f64 = 1_500.0;

/// Finds the best, best first. All words must be there; failing that, some of them.
#[must_use]
pub fn search(contents: &Contents, index: &Index, query: &SearchQuery<'_>) -> Vec<Found> {
    let all = index.with_words(query.words);
    let question = index.text().question([(query.words, 1.0)]);
    let mut scores: std::collections::HashMap<RecordRef, f64> =
        all.iter().map(|record| (*record, 1.0)).collect();
    for kind in [RecordKind::Asset, RecordKind::Need] {
        for hit in index.text().hits(&question, kind) {
            // Every word present counts for more than some words well placed.
            *scores.entry(hit.record).or_default() += f64::from(hit.fit);
        }
    }
    let mut found: Vec<(f64, Found)> = scores
        .into_iter()
        .filter_map(|(record, score)| {
            let (kind, title) = named(contents, query, record)?;
            let shape = place(contents, record).or_else(|| {
                contents
                    .areas
                    .get(record.id)
                    .and_then(|area| area.geometry.as_ref())
            });
            let distance_m = query
                .near
                .zip(shape)
                .map(|((lon, lat), shape)| metric::distance_m(lon, lat, shape.shape()));
            if let Some(most) = query.within_m
                && distance_m.is_none_or(|far| far > most)
            {
                return None;
            }
            if let Some(area) = query.area {
                use geo::Intersects;
                shape.filter(|shape| area.intersects(shape.shape()))?;
            }
            let near = distance_m.map_or(0.5, |far| HALF_AT_M / (HALF_AT_M + far));
            // People come before what they hold when their name was asked for.
            let near = near
                + if record.kind == RecordKind::Person {
                    1.0
                } else {
                    0.0
                };
            let called = if says(query.words, &title) {
                CALLED
            } else {
                0.0
            };
            let why = why(
                contents,
                record,
                query.words,
                distance_m,
                all.contains(&record),
            );
            Some((
                score + called + near * 0.3,
                Found {
                    record,
                    kind,
                    title,
                    distance_m,
                    why,
                },
            ))
        })
        .collect();
    found.sort_by(|one, two| {
        two.0
            .total_cmp(&one.0)
            .then_with(|| one.1.title.cmp(&two.1.title))
            .then_with(|| Reverse(two.1.record).cmp(&Reverse(one.1.record)))
    });
    found.truncate(query.limit);
    found.into_iter().map(|(_, found)| found).collect()
}

/// Kind word and title of what passes the query's kinds.
fn named(
    contents: &Contents,
    query: &SearchQuery<'_>,
    record: RecordRef,
) -> Option<(&'static str, String)> {
    match record.kind {
        RecordKind::Asset => {
            let asset = contents.assets.get(record.id)?;
            let wanted = query.kinds.is_empty() || query.kinds.contains(&asset.kind);
            wanted.then(|| (asset.kind.word(), asset.title.clone()))
        }
        _ if !query.kinds.is_empty() => None,
        RecordKind::Need => {
            let need = contents.needs.get(record.id)?;
            let current = matches!(need.state, NeedState::Open | NeedState::Resting);
            current.then(|| (need.kind.word(), need.title.clone()))
        }
        RecordKind::Person => Some(("person", contents.people.get(record.id)?.name.clone())),
        RecordKind::Area => Some(("area", contents.areas.get(record.id)?.title.clone())),
        _ => None,
    }
}

fn why(
    contents: &Contents,
    record: RecordRef,
    words: &str,
    distance_m: Option<f64>,
    all: bool,
) -> String {
    let mut reasons = Vec::new();
    let has = |text: &str| {
        let text = text.to_lowercase();
        words
            .to_lowercase()
            .split_whitespace()
            .any(|word| text.contains(word.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    match record.kind {
        RecordKind::Asset => {
            if let Some(asset) = contents.assets.get(record.id) {
                let holder = asset.holder.and_then(|holder| contents.holder_name(holder));
                if has(&asset.title) {
                    reasons.push("in what it is called".to_owned());
                } else if asset.tags.iter().any(|tag| has(tag)) {
                    reasons.push("among its tags".to_owned());
                } else if asset.own_words.as_deref().is_some_and(has) {
                    reasons.push("in their own words".to_owned());
                } else if holder.is_some_and(has) {
                    reasons.push("by who holds it".to_owned());
                } else {
                    reasons.push("in what is noted about it".to_owned());
                }
            }
        }
        RecordKind::Need => reasons.push("somebody is looking for it".to_owned()),
        RecordKind::Person => reasons.push("by name or street".to_owned()),
        _ => reasons.push("by name".to_owned()),
    }
    if !all {
        reasons.push("not all of the words".to_owned());
    }
    if let Some(far) = distance_m {
        reasons.push(metric::away(far));
    }
    reasons.join(", ")
}
