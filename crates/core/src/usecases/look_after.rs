//! Keep entries true: confirm them, let them rest.

use crate::domain::{Asset, Contents, Date, Need, NeedState, Person, RecordKind, RecordRef};
use crate::map::{Map, OperationName, StoreError, Write};

use super::UseCaseError;

/// A copy of one record that can be confirmed or can rest.
enum Kept {
    Person(Box<Person>),
    Asset(Box<Asset>),
    Need(Box<Need>),
}

/// Copies of the records, in their order.
fn kept(contents: &Contents, records: &[RecordRef]) -> Result<Vec<Kept>, UseCaseError> {
    let kept = |record: &RecordRef| {
        let kept = match record.kind {
            RecordKind::Person => contents
                .people
                .get(record.id)
                .map(|person| Kept::Person(Box::new(person.clone()))),
            RecordKind::Asset => contents
                .assets
                .get(record.id)
                .map(|asset| Kept::Asset(Box::new(asset.clone()))),
            RecordKind::Need => contents
                .needs
                .get(record.id)
                .map(|need| Kept::Need(Box::new(need.clone()))),
            _ => None,
        };
        kept.ok_or(UseCaseError::NotFound(*record))
    };
    records.iter().map(kept).collect()
}

impl Kept {
    fn title(&self) -> &str {
        match self {
            Self::Person(person) => &person.name,
            Self::Asset(asset) => &asset.title,
            Self::Need(need) => &need.title,
        }
    }

    fn update(&self, write: &mut Write<'_>) -> Result<(), StoreError> {
        match self {
            Self::Person(person) => write.update_person(person),
            Self::Asset(asset) => write.update_asset(asset),
            Self::Need(need) => write.update_need(need),
        }
    }
}

/// Says of each record that it is still true today.
///
/// # Errors
/// [`UseCaseError::NotFound`] for the first record that is gone; then nothing was changed.
pub fn still_true(map: &mut Map, records: &[RecordRef]) -> Result<(), UseCaseError> {
    let today = Some(map.today());
    let mut all = kept(map.contents()?, records)?;
    let Some(first) = all.first() else {
        return Ok(());
    };
    map.write(
        OperationName::StillTrue {
            title: first.title().to_owned(),
        },
        |write| {
            for record in &mut all {
                match record {
                    Kept::Person(person) => person.confirmed_on = today,
                    Kept::Asset(asset) => asset.confirmed_on = today,
                    Kept::Need(need) => need.confirmed_on = today,
                }
                record.update(write)?;
            }
            Ok(())
        },
    )
}

/// Lets a person or an entry rest until a day, or rest no longer.
///
/// # Errors
/// [`UseCaseError::NotFound`] when the record is gone.
pub fn rest(map: &mut Map, record: RecordRef, until: Option<Date>) -> Result<(), UseCaseError> {
    let mut all = kept(map.contents()?, &[record])?;
    let Some(one) = all.first_mut() else {
        return Ok(());
    };
    map.write(
        OperationName::Rested {
            title: one.title().to_owned(),
        },
        |write| {
            match one {
                Kept::Person(person) => person.resting_until = until,
                Kept::Asset(asset) => asset.resting_until = until,
                Kept::Need(need) => {
                    need.state = if until.is_some() {
                        NeedState::Resting
                    } else {
                        NeedState::Open
                    };
                }
            }
            Ok(one.update(write)?)
        },
    )
}
