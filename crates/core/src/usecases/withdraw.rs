//! Take a yes back: at once, for good, in every output.

use crate::domain::{FieldGroups, Holder, RecordKind, RecordRef, Withdrawal};
use crate::map::{Map, OperationName};
use crate::privacy::Consents;

use super::UseCaseError;

/// Marks every grant that covers `record` as taken back for `fields`; gives how many.
///
/// About an entry of a person it takes back the person's yes for this entry only; about a
/// person, for everything. It has no undo: asking again makes a new grant.
///
/// # Errors
/// [`UseCaseError::NotFound`]; [`UseCaseError::NothingToWithdraw`] when no grant is in force.
pub fn withdraw(
    map: &mut Map,
    record: RecordRef,
    fields: FieldGroups,
    recorded_by: Option<&str>,
) -> Result<u32, UseCaseError> {
    let today = map.today();
    let contents = map.contents()?;
    let (title, holder) = match record.kind {
        RecordKind::Person => contents
            .people
            .get(record.id)
            .map(|who| (who.name.clone(), None)),
        RecordKind::Asset => contents
            .assets
            .get(record.id)
            .map(|asset| (asset.title.clone(), asset.holder)),
        RecordKind::Need => contents
            .needs
            .get(record.id)
            .map(|need| (need.title.clone(), need.stated_by)),
        _ => None,
    }
    .ok_or(UseCaseError::NotFound(record))?;
    let marks =
        Consents::new(contents).to_withdraw(record, holder.map(Holder::record), fields, today);
    if marks.is_empty() {
        return Err(UseCaseError::NothingToWithdraw(record));
    }
    let count = u32::try_from(marks.len()).unwrap_or(u32::MAX);
    map.write(OperationName::TakenBack { title }, |write| {
        for mark in marks {
            let withdrawal = Withdrawal {
                id: write.new_id(),
                grant: mark.grant,
                only: mark.only,
                fields: mark.fields,
                withdrawn_on: today,
                recorded_by: recorded_by.map(str::to_owned),
            };
            write.withdraw(&withdrawal)?;
        }
        Ok::<_, UseCaseError>(())
    })?;
    Ok(count)
}
