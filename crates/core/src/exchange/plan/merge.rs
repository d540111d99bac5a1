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
    draft: &Draft,
    theirs: &[(&'static str, u64)],
    last: &HashMap<String, u64>,
    mut ours: Drafted,
    notices: &mut Notices,
) -> Option<Drafted> {
    let mut said: HashMap<&str, u64> = theirs.iter().copied().collect();
    let same = |field: &str, hash: Option<u64>| last.get(field).copied() == hash;
    let emptied = last
        .keys()
        .filter(|field| !said.contains_key(field.as_str()));
    let changed: Vec<String> = theirs
        .iter()
        .filter(|(field, hash)| !same(field, Some(*hash)))
        .map(|(field, _)| (*field).to_owned())
        .chain(emptied.filter(|field| !is_needed(field)).cloned())
        .collect();
    if changed.is_empty() {
        return None;
    }
    let here = hashes_of(given, &ours);
    let mut any = false;
    for field in changed {
        let (theirs, here) = (
            said.remove(field.as_str()),
            here.get(field.as_str()).copied(),
        );
        if theirs == here {
            continue;
        }
        if same(&field, here) {
            fields::take(&mut ours, &draft.record, &field);
            any = true;
        } else {
            notices.add(NoticeCode::BothChanged, Some(&field), 1);
        }
    }
    any.then_some(ours)
}

/// Takes over what was changed in an export of ours since it was written; `None` when nothing
/// is to be written. What the export left out or made coarser says nothing.
pub(super) fn with_ours(
    given: &Given<'_>,
    row: &Placed,
    mut ours: Drafted,
    notices: &mut Notices,
) -> Option<Drafted> {
    let draft = &row.draft;
    let export = given.ours?;
    let now = export.now.get(&row.id)?;
    let mut told: HashMap<&str, Vec<u8>> = HashMap::new();
    fields::each(&now.record, given.contents, |field, bytes| {
        told.insert(field, bytes.to_vec());
    });
    let mut differ = Vec::new();
    fields::each(&draft.record, given.contents, |field, bytes| {
        let unsaid = bytes.is_empty()
            || (field == "kind" && !draft.kind_said)
            || (field == "state" && !draft.state_said)
            || (field == "name" && draft.nameless);
        if !unsaid && told.get(field).is_none_or(|told| told != bytes) {
            differ.push(field);
        }
    });
    let mut any = false;
    for field in differ {
        if matches!(field, "geometry" | "home") && (draft.reduced || now.reduced) {
            notices.add(NoticeCode::Reduced, None, 1);
            continue;
        }
        if export.changed.contains(&(row.id, field.to_owned())) {
            notices.add(NoticeCode::BothChanged, Some(field), 1);
            continue;
        }
        any |= if field == "extra" {
            take_extra(&mut ours, &draft.record, &now.record)
        } else {
            fields::take(&mut ours, &draft.record, field);
            true
        };
    }
    any.then_some(ours)
}

/// Takes the extra fields that differ from what the export would say; others stay.
fn take_extra(ours: &mut Drafted, theirs: &Drafted, now: &Drafted) -> bool {
    let (mut theirs, mut now) = (theirs.clone(), now.clone());
    let told = &now.extra_mut().0;
    let mut any = false;
    for (name, value) in &theirs.extra_mut().0 {
        if told.get(name) != Some(value) {
            ours.extra_mut().0.insert(name.clone(), value.clone());
            any = true;
        }
    }
    any
}
