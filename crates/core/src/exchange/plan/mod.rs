//! What each row of a file becomes. Pure: drafts, what is live in the map and what files said
//! before go in; what is to be written comes out.

mod fields;
mod grants;
mod holders;
mod identity;
mod merge;
mod people;

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Drafted, Drafts, Notices};
use super::report::{NoticeCode, RowFault, SkipReason, Skipped};
use crate::domain::{Contents, Date, Grant, RecordId, RecordRef, Sharing};
use crate::map::{FieldHashes, Imported};
use crate::privacy::Keys;

use identity::Known;
pub(super) use identity::refs;

/// What the planner goes by.
pub(super) struct Given<'a> {
    pub(super) contents: &'a Contents,
    /// What this source said before, by what its rows are known by.
    pub(super) imported: &'a HashMap<String, Imported>,
    /// Records that were moved to the bin.
    pub(super) gone: &'a HashSet<RecordRef>,
    /// Records whose making was undone: their keys cannot be given again.
    pub(super) spent: &'a HashSet<RecordId>,
    pub(super) keys: &'a Keys,
    pub(super) source: &'a str,
    pub(super) sharing: Sharing,
    pub(super) today: Date,
    /// What an export of ours would say now, for files that are one.
    pub(super) ours: Option<&'a Ours>,
}

/// An export of ours as it would be now, to see what was changed in one that comes home.
#[derive(Default)]
pub(super) struct Ours {
    /// What each record would say.
    pub(super) now: HashMap<RecordId, Draft>,
    /// Fields that were changed here since the file was written.
    pub(super) changed: HashSet<(RecordId, String)>,
}

/// What is to be written.
#[derive(Debug, Default)]
pub(super) struct Plan {
    #[expect(clippy::vec_box, reason = "they stay where the rows had them")]
    pub(super) create: Vec<Box<Drafted>>,
    /// Entries of people, which come after the people.
    pub(super) entries: Vec<Drafted>,
    pub(super) update: Vec<Drafted>,
    pub(super) grants: Vec<Grant>,
    pub(super) remember: Vec<Remember>,
    pub(super) added: u64,
    pub(super) updated: u64,
    pub(super) unchanged: u64,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Notices,
}

impl Plan {
    /// Whether anything is to be written.
    pub(super) fn is_empty(&self) -> bool {
        self.create.is_empty()
            && self.entries.is_empty()
            && self.update.is_empty()
            && self.grants.is_empty()
            && self.remember.is_empty()
    }
}

/// What a file now says of a record, for the next time.
#[derive(Debug)]
pub(super) struct Remember {
    pub(super) known_by: String,
    pub(super) record: RecordRef,
    pub(super) hashes: FieldHashes,
}

/// A row with what it is known to be.
struct Placed {
    draft: Draft,
    /// What the source knows it by; `None` for rows of an export of ours.
    known_by: Option<String>,
    known: Known,
    id: RecordId,
    /// Whether the row changed or made anything.
    touched: bool,
}

impl Placed {
    fn record(&self) -> RecordRef {
        RecordRef::new(self.draft.record.kind(), self.id)
    }
}

/// Plans an import; `new_id` gives the keys of new records.
pub(super) fn plan(
    given: &Given<'_>,
    drafts: Drafts,
    mut new_id: impl FnMut() -> RecordId,
) -> Plan {
    let mut plan = Plan {
        notices: drafts.notices.clone(),
        skipped: drafts.skipped.clone(),
        ..Plan::default()
    };
    let mut rows = identity::place(given, drafts, &mut plan, &mut new_id);
    rows.retain(|row| {
        let nobody = row.draft.nameless && matches!(row.known, Known::New);
        if nobody {
            let fault = RowFault::new("name", SkipReason::NoName);
            plan.skipped.push(fault.skipped(row.draft.row));
        }
        !nobody
    });
    plan.skipped.sort_by_key(|skipped| skipped.row);
    let hashes: Vec<_> = rows
        .iter()
        .map(|row| merge::hashes(given, &row.draft))
        .collect();
    holders::settle(given, &mut rows, &mut plan.notices);
    let mut entries = people::Entries::new(given, &rows);
    let recorded = grants::Recorded::new(given.contents);
    for (mut row, hashes) in rows.into_iter().zip(hashes) {
        settle_row(given, &mut row, &hashes, &mut plan);
        row.touched |= entries.of_person(given, &row, &mut plan, &mut new_id);
        row.touched |= grants::give(given, &recorded, &row, &mut plan, &mut new_id);
        match row.known {
            Known::New => plan.added += 1,
            _ if row.touched => plan.updated += 1,
            _ => plan.unchanged += 1,
        }
        if row.known == Known::New {
            plan.create.push(row.draft.record);
        }
    }
    plan
}

/// Decides about the fields of one row that is known, and what to remember of it.
fn settle_row(given: &Given<'_>, row: &mut Placed, said: &[(&'static str, u64)], plan: &mut Plan) {
    let record = row.record();
    let hashes = FieldHashes::new(said.iter().copied());
    let mut remember = |hashes| {
        if let Some(known_by) = row.known_by.clone() {
            plan.remember.push(Remember {
                known_by,
                record,
                hashes,
            });
        }
    };
    let merged = match &row.known {
        Known::New => {
            remember(hashes);
            None
        }
        Known::Removed => {
            plan.notices.add(NoticeCode::RemovedHere, None, 1);
            None
        }
        Known::Ours => merge::with_ours(given, row, &mut plan.notices),
        Known::Before(last) if *last == hashes => None,
        Known::Before(last) => {
            remember(hashes);
            let last = last.by_field();
            merge::with_last(given, row, said, &last, &mut plan.notices)
        }
    };
    row.touched = merged.is_some();
    plan.update.extend(merged);
}
