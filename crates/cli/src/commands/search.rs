//! `search`: entries by words, best first.

use std::path::Path;

use homeground_core::domain::{Contents, RecordKind, RecordRef};
use homeground_core::index::search::{self, SearchQuery};
use serde_json::json;

use crate::arguments::Search;
use crate::refusal::Refusal;
use crate::say::Say;
use crate::{area, opened};

pub fn search(say: &mut Say, map: Option<&Path>, asked: &Search) -> Result<(), Refusal> {
    let map = opened::to_read(map)?;
    let contents = map.contents()?;
    let area = asked
        .area
        .as_deref()
        .map(|name| area::find(contents, name))
        .transpose()?;
    let query = SearchQuery {
        words: &asked.words,
        kinds: asked.kinds.clone(),
        near: asked.near.map(|near| (near.lon, near.lat)),
        within_m: asked.within,
        area: area.as_ref().map(|area| area.outline.shape()),
        limit: asked.limit,
    };
    let mut rows = Vec::new();
    for found in search::search(contents, map.index()?, &query) {
        if say.json {
            say.object(&json!({
                "id": found.record.id,
                "source_id": source_id(contents, found.record),
                "kind": found.kind,
                "title": found.title,
                "distance_m": found.distance_m.map(rounded),
                "why": found.why,
            }))?;
            continue;
        }
        rows.push(vec![
            found.title,
            found.kind.to_owned(),
            found.why,
            found.record.id.to_string(),
        ]);
    }
    if !say.json {
        if rows.is_empty() {
            say.line(format!("Nothing called “{}” yet.", asked.words))?;
        } else {
            say.table(&["What", "Kind", "Why", "Id"], rows)?;
        }
    }
    Ok(())
}

/// A distance to the decimetre: finer would only look exact.
pub fn rounded(metres: f64) -> f64 {
    (metres * 10.0).round() / 10.0
}

/// The id that its source gave a record.
pub fn source_id(contents: &Contents, record: RecordRef) -> Option<&str> {
    match record.kind {
        RecordKind::Asset => contents.assets.get(record.id)?.source_id.as_deref(),
        RecordKind::Need => contents.needs.get(record.id)?.source_id.as_deref(),
        RecordKind::Person => contents.people.get(record.id)?.source_id.as_deref(),
        RecordKind::Area => contents.areas.get(record.id)?.source_id.as_deref(),
        _ => None,
    }
}
