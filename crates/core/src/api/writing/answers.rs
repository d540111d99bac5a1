//! The functions behind the calls that change something by hand.

use super::forms::{fill_asset, fill_need, fill_person, geometry};
use super::*;
use crate::api::Failure;
use crate::api::session::Session;
use crate::api::wire::Nothing;
use crate::domain::{Area, Asset, Link, Need, Person, RecordKind, Talk, text};
use crate::map::{Done, Map, OperationState, Write};
use crate::usecases;

/// The most rows of the history or the bin.
const ROWS_MAX: u32 = 1_000;
/// The longest draft in bytes: a long form, many times over.
const DRAFT_MAX: usize = 1 << 20;

/// Note something on offer.
pub(in crate::api) fn add_asset(
    session: &Session,
    request: AddAssetRequest,
) -> Result<Added, Failure> {
    let form = request.asset;
    let title = text::title("title", &form.title)?;
    session.change(|map| {
        let today = map.today();
        map.write(
            OperationName::AssetAdded {
                title: title.clone(),
            },
            |write| {
                let mut asset = Asset::new(write.new_id(), form.kind, &title)?;
                fill_asset(&mut asset, form)?;
                asset.confirmed_on = Some(today);
                write.create_asset(&asset)?;
                Ok(Added { id: asset.id })
            },
        )
    })
}

/// Change what is noted about something on offer.
pub(in crate::api) fn edit_asset(
    session: &Session,
    request: EditAssetRequest,
) -> Result<Nothing, Failure> {
    session.change(|map| {
        let mut asset = map
            .contents()?
            .assets
            .get(request.id)
            .cloned()
            .ok_or(Failure::NotFound)?;
        let title = asset.title.clone();
        fill_asset(&mut asset, request.asset)?;
        map.write(OperationName::AssetEdited { title }, |write| {
            Ok(write.update_asset(&asset)?)
        })
    })?;
    Ok(Nothing {})
}

/// Note what somebody is looking for.
pub(in crate::api) fn add_need(
    session: &Session,
    request: AddNeedRequest,
) -> Result<Added, Failure> {
    let form = request.need;
    let title = text::title("title", &form.title)?;
    session.change(|map| {
        let today = map.today();
        map.write(
            OperationName::NeedAdded {
                title: title.clone(),
            },
            |write| {
                let mut need = Need::new(write.new_id(), form.kind, &title)?;
                fill_need(&mut need, form)?;
                need.stated_on = Some(today);
                write.create_need(&need)?;
                Ok(Added { id: need.id })
            },
        )
    })
}

/// Change what is noted about a looking-for.
pub(in crate::api) fn edit_need(
    session: &Session,
    request: EditNeedRequest,
) -> Result<Nothing, Failure> {
    session.change(|map| {
        let mut need = map
            .contents()?
            .needs
            .get(request.id)
            .cloned()
            .ok_or(Failure::NotFound)?;
        let title = need.title.clone();
        fill_need(&mut need, request.need)?;
        map.write(OperationName::NeedEdited { title }, |write| {
            Ok(write.update_need(&need)?)
        })
    })?;
    Ok(Nothing {})
}

/// Note a person.
pub(in crate::api) fn add_person(
    session: &Session,
    request: AddPersonRequest,
) -> Result<Added, Failure> {
    let form = request.person;
    let name = text::title("name", &form.name)?;
    session.change(|map| {
        let today = map.today();
        map.write(
            OperationName::PersonAdded {
                title: name.clone(),
            },
            |write| {
                let mut person = Person::new(write.new_id(), &name)?;
                fill_person(&mut person, form)?;
                person.met_on = Some(today);
                write.create_person(&person)?;
                Ok(Added { id: person.id })
            },
        )
    })
}

/// Change what is noted about a person.
pub(in crate::api) fn edit_person(
    session: &Session,
    request: EditPersonRequest,
) -> Result<Nothing, Failure> {
    session.change(|map| {
        let mut person = map
            .contents()?
            .people
            .get(request.id)
            .cloned()
            .ok_or(Failure::NotFound)?;
        let title = person.name.clone();
        fill_person(&mut person, request.person)?;
        map.write(OperationName::PersonEdited { title }, |write| {
            Ok(write.update_person(&person)?)
        })
    })?;
    Ok(Nothing {})
}

/// Keep an area; without geometry, a community of interest.
pub(in crate::api) fn add_area(
    session: &Session,
    request: AddAreaRequest,
) -> Result<Added, Failure> {
    let title = text::title("title", &request.title)?;
    let drawn_by = text::optional("drawn_by", request.drawn_by.as_deref())?;
    let geometry = geometry(request.geometry)?;
    session.change(|map| {
        map.write(
            OperationName::AreaAdded {
                title: title.clone(),
            },
            |write| {
                let mut area = Area::new(write.new_id(), &title)?;
                area.drawn_by = drawn_by;
                area.geometry = geometry;
                write.create_area(&area)?;
                Ok(Added { id: area.id })
            },
        )
    })
}

/// Change an area's name, who drew it, or its outline.
pub(in crate::api) fn edit_area(
    session: &Session,
    request: EditAreaRequest,
) -> Result<Nothing, Failure> {
    let title = text::title("title", &request.title)?;
    let drawn_by = text::optional("drawn_by", request.drawn_by.as_deref())?;
    let geometry = geometry(request.geometry)?;
    session.change(|map| {
        let mut area = map
            .contents()?
            .areas
            .get(request.id)
            .cloned()
            .ok_or(Failure::NotFound)?;
        area.title.clone_from(&title);
        area.drawn_by = drawn_by;
        area.geometry = geometry;
        map.write(OperationName::AreaEdited { title }, |write| {
            Ok(write.update_area(&area)?)
        })
    })?;
    Ok(Nothing {})
}

/// Put a record in a place, or take the place away.
pub(in crate::api) fn set_place(
    session: &Session,
    request: SetPlaceRequest,
) -> Result<Nothing, Failure> {
    let geometry = geometry(request.geometry)?;
    let id = request.record.id;
    session.change(|map| {
        let contents = map.contents()?;
        match request.record.kind {
            RecordKind::Asset => {
                let mut asset = contents.assets.get(id).cloned().ok_or(Failure::NotFound)?;
                asset.geometry = geometry;
                let title = asset.title.clone();
                map.write(OperationName::Placed { title }, |write| {
                    Ok(write.update_asset(&asset)?)
                })
            }
            RecordKind::Need => {
                let mut need = contents.needs.get(id).cloned().ok_or(Failure::NotFound)?;
                need.geometry = geometry;
                let title = need.title.clone();
                map.write(OperationName::Placed { title }, |write| {
                    Ok(write.update_need(&need)?)
                })
            }
            RecordKind::Person => {
                let mut person = contents.people.get(id).cloned().ok_or(Failure::NotFound)?;
                person.home = geometry;
                let title = person.name.clone();
                map.write(OperationName::Placed { title }, |write| {
                    Ok(write.update_person(&person)?)
                })
            }
            _ => Err(Failure::NotFound),
        }
    })?;
    Ok(Nothing {})
}

/// The name or title of a record, for the name of an operation.
fn title_of(map: &Map, record: RecordRef) -> Result<String, Failure> {
    let contents = map.contents()?;
    let title = match record.kind {
        RecordKind::Person => contents
            .people
            .get(record.id)
            .map(|person| person.name.clone()),
        RecordKind::Asset => contents
            .assets
            .get(record.id)
            .map(|asset| asset.title.clone()),
        RecordKind::Need => contents.needs.get(record.id).map(|need| need.title.clone()),
        RecordKind::Area => contents.areas.get(record.id).map(|area| area.title.clone()),
        RecordKind::Link => contents.links.get(record.id).map(|_| String::new()),
        RecordKind::Synonyms => contents
            .synonyms
            .get(record.id)
            .map(|line| line.words.join(", ")),
        RecordKind::Talk => Some(String::new()),
        _ => None,
    };
    title.ok_or(Failure::NotFound)
}

/// Move a record to the bin.
pub(in crate::api) fn remove(
    session: &Session,
    request: RemoveRequest,
) -> Result<Nothing, Failure> {
    session.change(|map| {
        let title = title_of(map, request.record)?;
        map.write(OperationName::Removed { title }, |write: &mut Write<'_>| {
            Ok(write.remove(request.record)?)
        })
    })?;
    Ok(Nothing {})
}

/// Take a record out of the bin.
pub(in crate::api) fn restore(
    session: &Session,
    request: RestoreRequest,
) -> Result<Nothing, Failure> {
    session.change(|map| {
        let bin = map.bin()?;
        let binned = bin
            .into_iter()
            .find(|binned| binned.record == request.record);
        let title = binned.ok_or(Failure::NotFound)?.title;
        map.write(
            OperationName::Restored { title },
            |write: &mut Write<'_>| Ok(write.restore(request.record)?),
        )
    })?;
    Ok(Nothing {})
}

/// What is in the bin, newest first.
pub(in crate::api) fn bin(session: &Session, _: BinRequest) -> Result<Bin, Failure> {
    let open = session.lock();
    let rows = open.map()?.bin()?.into_iter().take(ROWS_MAX as usize);
    let rows = rows.map(|binned| BinRow {
        record: binned.record,
        title: binned.title,
        removed_at: binned.removed_at,
        entry: None,
    });
    Ok(Bin {
        rows: rows.collect(),
    })
}

/// Say that entries are still true today.
pub(in crate::api) fn still_true(
    session: &Session,
    request: StillTrueRequest,
) -> Result<Nothing, Failure> {
    session.change(|map| Ok(usecases::still_true(map, &request.records)?))?;
    Ok(Nothing {})
}

/// Let a person or an entry rest until a day.
pub(in crate::api) fn rest(session: &Session, request: RestRequest) -> Result<Nothing, Failure> {
    session.change(|map| Ok(usecases::rest(map, request.record, request.until)?))?;
    Ok(Nothing {})
}

/// Note a conversation.
pub(in crate::api) fn add_talk(
    session: &Session,
    request: AddTalkRequest,
) -> Result<Added, Failure> {
    let words = text::optional("words", Some(&request.words))?.ok_or(Failure::Invalid {
        field: "words".into(),
        fault: crate::domain::error::Fault::Empty,
    })?;
    let by = session.by();
    session.change(|map| {
        let who = RecordRef::new(RecordKind::Person, request.person);
        let title = title_of(map, who)?;
        let today = map.today();
        map.write(OperationName::TalkAdded { title }, |write| {
            let talk = Talk {
                id: write.new_id(),
                person: request.person,
                words,
                talked_by: by,
                talked_on: Some(today),
            };
            write.create_talk(&talk)?;
            Ok(Added { id: talk.id })
        })
    })
}

/// Say that two records belong together.
pub(in crate::api) fn add_link(
    session: &Session,
    request: AddLinkRequest,
) -> Result<Added, Failure> {
    let words = text::optional("words", request.words.as_deref())?;
    session.change(|map| {
        let title = title_of(map, request.from)?;
        title_of(map, request.to)?;
        map.write(OperationName::LinkAdded { title }, |write| {
            let link = Link {
                id: write.new_id(),
                kind: request.kind,
                from: request.from,
                to: request.to,
                words,
            };
            write.create_link(&link)?;
            Ok(Added { id: link.id })
        })
    })
}

/// Take the last change back.
pub(in crate::api) fn undo(session: &Session, _: UndoRequest) -> Result<Undone, Failure> {
    session.change(|map| {
        Ok(Undone {
            operation: map.undo()?,
        })
    })
}

/// Do again what was taken back.
pub(in crate::api) fn redo(session: &Session, _: RedoRequest) -> Result<Undone, Failure> {
    session.change(|map| {
        Ok(Undone {
            operation: map.redo()?,
        })
    })
}

/// What was done, newest first.
pub(in crate::api) fn history(
    session: &Session,
    request: HistoryRequest,
) -> Result<History, Failure> {
    let open = session.lock();
    let done = open
        .map()?
        .history(request.record, request.limit.min(ROWS_MAX))?;
    let rows = done.into_iter().map(|done| HistoryRow {
        undone: done.state != OperationState::Done,
        operation: OperationName::from_json(&done.name),
        fields: fields_of(&done),
        at: done.at,
        by: done.by,
    });
    Ok(History {
        rows: rows.collect(),
    })
}

/// Keep words being typed, outside undo.
pub(in crate::api) fn put_draft(
    session: &Session,
    request: PutDraftRequest,
) -> Result<Nothing, Failure> {
    if request.words.len() > DRAFT_MAX {
        let fault = crate::domain::error::Fault::TooLong;
        return Err(Failure::Invalid {
            field: "words".into(),
            fault,
        });
    }
    let mut open = session.lock();
    open.map_mut()?.put_draft(&request.key, &request.words)?;
    Ok(Nothing {})
}

/// Drop a draft.
pub(in crate::api) fn remove_draft(
    session: &Session,
    request: RemoveDraftRequest,
) -> Result<Nothing, Failure> {
    let mut open = session.lock();
    open.map_mut()?.remove_draft(&request.key)?;
    Ok(Nothing {})
}

/// Drafts put aside, newest first.
pub(in crate::api) fn drafts(session: &Session, _: DraftsRequest) -> Result<Drafts, Failure> {
    let open = session.lock();
    let rows = open.map()?.drafts()?.into_iter().map(|draft| DraftRow {
        key: draft.key,
        words: draft.words,
        saved_at: draft.saved_at,
    });
    Ok(Drafts {
        rows: rows.collect(),
    })
}

/// The names of the fields that an operation changed, each once.
fn fields_of(done: &Done) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for change in &done.changes {
        if !fields.contains(&change.field) {
            fields.push(change.field.clone());
        }
    }
    fields
}
