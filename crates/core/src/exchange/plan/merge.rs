//! What of a row is taken over into a record that is here already.

use std::collections::HashMap;

use super::fields::{self, is_needed};
use super::{Given, Placed};
use crate::exchange::draft::{Draft, Drafted, Notices};
use crate::exchange::report::NoticeCode;

/// Keyed hashes of the fields that a row says, in the order of the fields. A guessed kind and
/// a state that nobody said are not the file's.
pub(super) fn hashes(given: &Given<'_>, draft: &Draft) -> Vec<(&'static str, u64)> {
    let mut hashes = Vec::with_capacity(8);
    fields::each(&draft.record, given.contents, |field, bytes| {
        let guessed = match field {
            "kind" => !draft.kind_said,
            "state" => !draft.state_said,
            _ => false,
        };
        if !bytes.is_empty() && !guessed {
            hashes.push((field, given.keys.value_hash(field, bytes)));
        }
    });
    hashes
}

fn hashes_of(given: &Given<'_>, record: &Drafted) -> HashMap<&'static str, u64> {
    let mut hashes = HashMap::with_capacity(16);
    fields::each(record, given.contents, |field, bytes| {
        if !bytes.is_empty() {
            hashes.insert(field, given.keys.value_hash(field, bytes));
        }
    });
    hashes
}

/// Takes over what the file changed since it was last imported; `None` when nothing is to be
/// written. Where both sides changed a field, ours stays and is listed.
pub(super) fn with_last(
    given: &Given<'_>,
    row: &Placed,
    theirs: &[(&'static str, u64)],
    last: &HashMap<String, u64>,
    notices: &mut Notices,
) -> Option<Drafted> {
    let said: HashMap<&str, u64> = theirs.iter().copied().collect();
    let same = |field: &str, hash: Option<u64>| last.get(field).copied() == hash;
    let emptied = last.keys().map(String::as_str);
    let emptied = emptied.filter(|field| !said.contains_key(field) && !is_needed(field));
    let changed = theirs
        .iter()
        .filter(|(field, hash)| !same(field, Some(*hash)));
    let changed: Vec<&str> = changed.map(|(field, _)| *field).chain(emptied).collect();
    if changed.is_empty() {
        return None;
    }
    let mut ours = Drafted::of(given.contents, row.record())?;
    let here = hashes_of(given, &ours);
    let mut any = false;
    for field in changed {
        let here = here.get(field).copied();
        if said.get(field).copied() == here {
            continue;
        }
        if same(field, here) {
            fields::take(&mut ours, &row.draft.record, field);
            any = true;
        } else {
            notices.add(NoticeCode::BothChanged, Some(field), 1);
        }
    }
    any.then_some(ours)
}

/// Takes over what was changed in an export of ours since it was written; `None` when nothing
/// is to be written. What the export left out or made coarser says nothing.
pub(super) fn with_ours(given: &Given<'_>, row: &Placed, notices: &mut Notices) -> Option<Drafted> {
    let draft = &row.draft;
    let export = given.ours?;
    let now = export.now.get(&row.id)?;
    let mut ours = None;
    for field in differing(given, draft, now) {
        if matches!(field, "geometry" | "home") && (draft.reduced || now.reduced) {
            notices.add(NoticeCode::Reduced, None, 1);
            continue;
        }
        if export.changed.contains(&(row.id, field.to_owned())) {
            notices.add(NoticeCode::BothChanged, Some(field), 1);
            continue;
        }
        if ours.is_none() {
            ours = Drafted::of(given.contents, row.record());
        }
        let ours = ours.as_mut()?;
        if field == "extra" {
            take_extra(ours, &draft.record, &now.record);
        } else {
            fields::take(ours, &draft.record, field);
        }
    }
    ours
}

/// The fields that a row says and an export of now would say otherwise.
fn differing(given: &Given<'_>, draft: &Draft, now: &Draft) -> Vec<&'static str> {
    let (mut told, mut ends) = (Vec::new(), Vec::new());
    fields::each(&now.record, given.contents, |field, bytes| {
        told.extend_from_slice(bytes);
        ends.push((field, told.len()));
    });
    let (mut differ, mut start, mut ends) = (Vec::new(), 0, ends.into_iter());
    // Both are records of one kind, so their fields come in the same order.
    fields::each(&draft.record, given.contents, |field, bytes| {
        let end = ends.next().map_or(start, |(_, end)| end);
        let told = &told[start..end];
        start = end;
        let unsaid = match field {
            "kind" => !draft.kind_said,
            "state" => !draft.state_said,
            "name" => draft.nameless,
            _ => bytes.is_empty(),
        };
        if !unsaid && told != bytes {
            differ.push(field);
        }
    });
    differ
}

/// Takes the extra fields that differ from what an export would say; others stay.
fn take_extra(ours: &mut Drafted, theirs: &Drafted, now: &Drafted) {
    let told = now.extra();
    for (name, value) in &theirs.extra().0 {
        if told.0.get(name) != Some(value) {
            ours.extra_mut().0.insert(name.clone(), value.clone());
        }
    }
}
