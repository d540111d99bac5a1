//! Yeses that come with a file: the sharing level of the import, and consent columns.

use std::collections::HashMap;

use super::identity::Known;
use super::{Given, Placed, Plan};
use crate::domain::{
    Contents, FieldGroup, FieldGroups, Grant, Holder, RecordId, RecordKind, RecordRef, Sharing,
};
use crate::exchange::draft::Drafted;
use crate::exchange::report::NoticeCode;

/// How a yes was given that came with a file and does not say.
const HOW: &str = "import";

/// What was said yes to already, by what it is about.
pub(super) struct Recorded<'a>(HashMap<RecordId, Vec<&'a Grant>>);

impl<'a> Recorded<'a> {
    pub(super) fn new(contents: &'a Contents) -> Self {
        let mut all: HashMap<RecordId, Vec<&Grant>> = HashMap::new();
        for grant in contents.grants.iter() {
            all.entry(grant.about.id).or_default().push(grant);
        }
        Self(all)
    }

    fn about(&self, record: RecordRef) -> impl Iterator<Item = &&'a Grant> {
        self.0.get(&record.id).into_iter().flatten()
    }
}

/// Records the yeses of one row; whether any is new.
pub(super) fn give(
    given: &Given<'_>,
    here: &Recorded<'_>,
    row: &Placed,
    plan: &mut Plan,
    new_id: &mut impl FnMut() -> RecordId,
) -> bool {
    if matches!(row.known, Known::Removed) {
        return false;
    }
    let record = row.record();
    // What is known here decides: the file may not say who holds it.
    let ours = match row.known {
        Known::New => None,
        _ => Drafted::of(given.contents, record),
    };
    let is = ours.as_ref().unwrap_or(&row.draft.record);
    let (about, only) = whose(is, record);
    let before = plan.grants.len();
    for consent in &row.draft.consents {
        let given_on = consent.given_on.map(|day| day.min(given.today));
        let recorded = here.about(about).any(|grant| {
            grant.only == only
                && grant.audience == consent.audience
                && consent.fields.without(grant.fields).is_empty()
                && given_on.is_none_or(|day| day == grant.given_on)
        });
        if recorded {
            continue;
        }
        plan.grants.push(Grant {
            id: new_id(),
            about,
            only,
            audience: consent.audience,
            fields: consent.fields,
            wording: None,
            how: consent.how.clone().unwrap_or_else(|| HOW.to_owned()),
            given_on: given_on.unwrap_or(given.today),
            recorded_by: None,
            expires_on: consent.until,
        });
    }
    let recorded = plan.grants.len() - before;
    plan.notices
        .add(NoticeCode::ConsentRecorded, None, recorded as u64);
    if recorded > 0 {
        return true;
    }
    if given.sharing == Sharing::Private || !row.draft.consents.is_empty() {
        return false;
    }
    share(given, here, row, is, plan, new_id)
}

/// One yes for the sharing level of the import, where a file may give it.
fn share(
    given: &Given<'_>,
    here: &Recorded<'_>,
    row: &Placed,
    is: &Drafted,
    plan: &mut Plan,
    new_id: &mut impl FnMut() -> RecordId,
) -> bool {
    let Some(audience) = given.sharing.audience() else {
        return false;
    };
    let of_nobody = match is {
        Drafted::Asset(asset) if asset.kind.has_holder() => {
            matches!(asset.holder, Some(Holder::Asset(_)))
        }
        Drafted::Asset(asset) => !matches!(asset.holder, Some(Holder::Person(_))),
        Drafted::Need(need) => {
            !matches!(need.stated_by, Some(Holder::Person(_))) && need.stated_by_name.is_none()
        }
        Drafted::Person(_) => false,
        // An area is drawn to be shown; it takes no yes.
        Drafted::Area(_) => return false,
    };
    if !of_nobody {
        plan.notices.add(NoticeCode::StaysPrivate, None, 1);
        return false;
    }
    let about = row.record();
    // Whoever said yes or took it back here is not asked by a file.
    if here.about(about).next().is_some() {
        return false;
    }
    let fields = FieldGroups::NONE
        .with(FieldGroup::Words)
        .with(FieldGroup::Place)
        .with(FieldGroup::Extra);
    plan.grants.push(Grant {
        id: new_id(),
        about,
        only: None,
        audience,
        fields,
        wording: None,
        how: HOW.to_owned(),
        given_on: given.today,
        recorded_by: None,
        expires_on: None,
    });
    true
}

/// What a yes about a record is about: an entry of a person is covered by the person's.
fn whose(is: &Drafted, record: RecordRef) -> (RecordRef, Option<RecordRef>) {
    let holder = match is {
        Drafted::Asset(asset) => asset.holder,
        Drafted::Need(need) => need.stated_by,
        _ => None,
    };
    match holder {
        Some(Holder::Person(person)) => (RecordRef::new(RecordKind::Person, person), Some(record)),
        _ => (record, None),
    }
}
