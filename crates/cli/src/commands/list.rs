//! `list`: everything live, of every sharing level.

use std::path::Path;

use homeground_core::domain::{AssetKind, Holder, RecordId, RecordKind, RecordRef};
use homeground_core::exchange;
use homeground_core::map::Map;
use homeground_core::privacy::{Consents, Property, Selection};
use homeground_core::usecases;
use serde_json::json;

use crate::arguments::ListWhat;
use crate::refusal::Refusal;
use crate::say::Say;
use crate::{area, opened};

pub fn list(
    say: &mut Say,
    map: Option<&Path>,
    what: ListWhat,
    kinds: &[AssetKind],
    area: Option<&str>,
) -> Result<(), Refusal> {
    let map = opened::to_read(map)?;
    let contents = map.contents()?;
    let wanted = match what {
        ListWhat::Connections => return connections(say, &map),
        ListWhat::Assets => RecordKind::Asset,
        ListWhat::Needs => RecordKind::Need,
        ListWhat::People => RecordKind::Person,
        ListWhat::Areas => RecordKind::Area,
    };
    let area = area.map(|name| area::find(contents, name)).transpose()?;
    let selection = Selection {
        outline: area.map(|area| area.outline),
        area: None,
        kinds: (wanted == RecordKind::Asset && !kinds.is_empty()).then(|| kinds.to_vec()),
    };
    let consents = Consents::new(contents);
    // Whoever uses the map file sees everything in it: the same door as the own archive.
    let everything = usecases::output(&map, &consents, None, &selection)?;
    let mut rows = Vec::new();
    for entry in everything
        .entries()
        .iter()
        .filter(|entry| entry.kind() == wanted)
    {
        let id = RecordId::from_uuid(entry.id());
        let holder = match wanted {
            RecordKind::Asset => contents.assets.get(id).and_then(|asset| asset.holder),
            RecordKind::Need => contents.needs.get(id).and_then(|need| need.stated_by),
            _ => None,
        };
        let record = RecordRef::new(wanted, id);
        let sharing = consents.sharing(record, holder.map(Holder::record), map.today());
        if say.json {
            let mut line = exchange::line(entry);
            if wanted != RecordKind::Area {
                line.insert("sharing".into(), json!(sharing.word()));
            }
            say.object(&line)?;
            continue;
        }
        let kind = match entry.property("kind") {
            Some(Property::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let title = entry.title().unwrap_or_default().to_owned();
        let who = entry.who().unwrap_or_default().to_owned();
        rows.push(vec![
            title,
            kind,
            who,
            sharing.word().to_owned(),
            id.to_string(),
        ]);
    }
    if !say.json {
        let count = rows.len();
        say.table(&["What", "Kind", "Who", "Shared with", "Id"], rows)?;
        say.line(format!("{count} in all."))?;
    }
    Ok(())
}

fn connections(say: &mut Say, map: &Map) -> Result<(), Refusal> {
    let contents = map.contents()?;
    let mut rows = Vec::new();
    for connection in contents.connections.iter() {
        if say.json {
            say.object(&json!({
                "id": connection.id,
                "need_id": connection.need,
                "with": connection.other,
                "state": connection.state,
                "why": connection.why,
                "why_not": connection.why_not,
                "introduced_by": connection.introduced_by,
                "asked_on": connection.asked_on,
                "need_agreed_on": connection.need_agreed_on,
                "other_agreed_on": connection.other_agreed_on,
                "introduced_on": connection.introduced_on,
                "ended_on": connection.ended_on,
                "follow_up_on": connection.follow_up_on,
                "notes": connection.notes,
                "what_changed": connection.what_changed,
            }))?;
            continue;
        }
        let need = contents
            .needs
            .get(connection.need)
            .map(|need| need.title.clone());
        let other = match connection.other.kind {
            RecordKind::Asset => contents
                .assets
                .get(connection.other.id)
                .map(|asset| asset.title.clone()),
            _ => contents
                .needs
                .get(connection.other.id)
                .map(|need| need.title.clone()),
        };
        rows.push(vec![
            need.unwrap_or_default(),
            other.unwrap_or_default(),
            connection.state.word().to_owned(),
            connection
                .asked_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
        ]);
    }
    if !say.json {
        say.table(&["Looking for", "With", "State", "Asked"], rows)?;
    }
    Ok(())
}
