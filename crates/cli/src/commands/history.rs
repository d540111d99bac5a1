//! `undo`, `redo`, `history`.

use std::path::Path;

use homeground_core::map::{OperationName, OperationState};
use serde_json::json;

use crate::opened;
use crate::refusal::{Refusal, refuse};
use crate::say::Say;

pub fn undo(say: &mut Say, map: Option<&Path>) -> Result<(), Refusal> {
    let undone = opened::to_write(map)?.undo()?;
    said(say, "undone", "Undone", undone, "there is nothing to undo")
}

pub fn redo(say: &mut Say, map: Option<&Path>) -> Result<(), Refusal> {
    let redone = opened::to_write(map)?.redo()?;
    said(
        say,
        "redone",
        "Done again",
        redone,
        "there is nothing to do again",
    )
}

fn said(
    say: &mut Say,
    key: &str,
    word: &str,
    operation: Option<OperationName>,
    nothing: &str,
) -> Result<(), Refusal> {
    let operation = operation.ok_or_else(|| refuse(nothing))?;
    if say.json {
        say.object(&json!({key: operation}))?;
    } else {
        say.line(format!("{word}: {}.", words(&operation)))?;
    }
    Ok(())
}

pub fn history(
    say: &mut Say,
    map: Option<&Path>,
    id: Option<&str>,
    limit: u32,
) -> Result<(), Refusal> {
    let map = opened::to_read(map)?;
    let id = match id {
        Some(id) => Some(opened::record(map.contents()?, id)?.id),
        None => None,
    };
    let mut rows = Vec::new();
    for done in map.history(id, limit)? {
        let operation = OperationName::from_json(&done.name);
        let undone = done.state != OperationState::Done;
        let changes: Vec<_> = done
            .changes
            .iter()
            .map(|change| {
                json!({"record": change.record, "field": change.field,
                       "element": change.element, "before": change.old})
            })
            .collect();
        if say.json {
            say.object(
                &json!({"at": done.at, "by": done.by, "operation": operation,
                               "undone": undone, "changes": changes}),
            )?;
            continue;
        }
        let fields = done.changes.iter().map(|change| change.field.as_str());
        let mut fields: Vec<&str> = fields.collect();
        fields.dedup();
        let by = if done.by.is_empty() {
            "not said"
        } else {
            &done.by
        };
        let words = words(&operation);
        rows.push(vec![
            done.at.to_string(),
            by.to_owned(),
            if undone {
                format!("{words} (undone)")
            } else {
                words
            },
            fields.join(", "),
        ]);
    }
    if !say.json {
        say.table(&["When (UTC)", "Who", "What", "Fields"], rows)?;
    }
    Ok(())
}

/// An operation in words.
fn words(operation: &OperationName) -> String {
    use OperationName as Op;
    match operation {
        Op::AssetAdded { title } | Op::NeedAdded { title } | Op::PersonAdded { title } => {
            format!("noted “{title}”")
        }
        Op::AreaAdded { title } => format!("drew the area “{title}”"),
        Op::DoorAdded { title } => format!("added the door {title}"),
        Op::AssetEdited { title }
        | Op::NeedEdited { title }
        | Op::PersonEdited { title }
        | Op::AreaEdited { title } => format!("changed “{title}”"),
        Op::LinkAdded { title } => format!("linked “{title}”"),
        Op::TalkAdded { title } => format!("noted a talk with “{title}”"),
        Op::Noted { title } => format!("noted: {title}"),
        Op::Placed { title } => format!("placed “{title}”"),
        Op::Removed { title } => format!("moved “{title}” to the bin"),
        Op::Restored { title } => format!("took “{title}” out of the bin"),
        Op::StillTrue { title } => format!("confirmed “{title}”"),
        Op::Rested { title } => format!("let “{title}” rest, or rest no longer"),
        Op::FollowedUp { title } => format!("followed up “{title}”"),
        Op::WordsKept { title } => format!("kept the words “{title}”"),
        Op::Shared { count, audience } => {
            format!("recorded a yes for {} about {count}", audience.word())
        }
        Op::TakenBack { title } => format!("took the yes of “{title}” back"),
        Op::Imported { file, count } => format!("brought {count} in from {file}"),
        Op::MapRenamed { title } => format!("named the map “{title}”"),
        Op::SuggestionsAccepted { count } => format!("put {count} suggestions on the map"),
        Op::SuggestionsDecided { count } => format!("decided about {count} suggestions"),
        Op::SampleMade => "made the sample".to_owned(),
        Op::Other => "something that this release does not know".to_owned(),
    }
}
