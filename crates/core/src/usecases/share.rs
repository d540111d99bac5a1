//! Record a yes: what somebody agreed to, for whom, in which words.

use crate::domain::{
    Audience, Contents, Date, FieldGroups, Grant, Holder, RecordId, RecordKind, RecordRef,
};
use crate::map::{Map, OperationName};

use super::UseCaseError;

/// How long a yes holds unless somebody says otherwise: two years, then one asks again.
/// (Guide to store and trust, section 6.2.)
pub const SHARED_FOR_MONTHS: i32 = 24;

/// A yes as it was given.
#[derive(Clone, Debug)]
pub struct Yes {
    /// For whom.
    pub audience: Audience,
    /// Which parts.
    pub fields: FieldGroups,
    /// How it was given: "at the door".
    pub how: String,
    /// What was said or read out.
    pub wording: Option<String>,
    /// Who wrote it down.
    pub recorded_by: Option<String>,
    /// Holds up to this day; `None`: for [`SHARED_FOR_MONTHS`].
    pub expires_on: Option<Date>,
}

/// Records one yes about each of `records` as one operation; gives how many grants were made.
///
/// A yes about an entry that a person holds or looks for becomes a grant of the person that
/// names the entry (design, section 3).
///
/// # Errors
/// [`UseCaseError::NotFound`] or [`UseCaseError::NotShareable`] for the first record that has
/// nothing to share; then nothing was recorded.
pub fn share(map: &mut Map, records: &[RecordRef], yes: &Yes) -> Result<u32, UseCaseError> {
    let today = map.today();
    let targets = records
        .iter()
        .map(|record| target(map.contents()?, *record))
        .collect::<Result<Vec<Target>, UseCaseError>>()?;
    let how = crate::domain::text::title("how", &yes.how)?;
    let wording = crate::domain::text::optional("wording", yes.wording.as_deref())?;
    let count = u32::try_from(targets.len()).unwrap_or(u32::MAX);
    let operation = OperationName::Shared {
        count,
        audience: yes.audience,
    };
    map.write(operation, |write| {
        for target in targets {
            let grant = Grant {
                id: write.new_id(),
                about: target.about,
                only: target.only,
                audience: yes.audience,
                fields: yes.fields,
                wording: wording.clone(),
                how: how.clone(),
                given_on: today,
                recorded_by: yes.recorded_by.clone(),
                expires_on: Some(
                    yes.expires_on
                        .unwrap_or_else(|| today.months_after(SHARED_FOR_MONTHS)),
                ),
            };
            write.create_grant(&grant)?;
        }
        Ok::<_, UseCaseError>(())
    })?;
    Ok(count)
}

/// What a grant about a record is about.
pub(super) struct Target {
    about: RecordRef,
    only: Option<RecordRef>,
}

/// Whom a yes about `record` comes from.
fn target(contents: &Contents, record: RecordRef) -> Result<Target, UseCaseError> {
    let missing = UseCaseError::NotFound(record);
    let own = Target {
        about: record,
        only: None,
    };
    let of = |holder: Option<Holder>| match holder {
        Some(Holder::Person(person)) => named(person, record),
        Some(Holder::Asset(_)) | None => Target {
            about: record,
            only: None,
        },
    };
    match record.kind {
        RecordKind::Person => contents.people.get(record.id).map(|_| own).ok_or(missing),
        RecordKind::Asset => contents
            .assets
            .get(record.id)
            .map(|asset| of(asset.holder))
            .ok_or(missing),
        RecordKind::Need => contents
            .needs
            .get(record.id)
            .map(|need| of(need.stated_by))
            .ok_or(missing),
        _ => Err(UseCaseError::NotShareable(record)),
    }
}

const fn named(person: RecordId, entry: RecordRef) -> Target {
    Target {
        about: RecordRef::new(RecordKind::Person, person),
        only: Some(entry),
    }
}
