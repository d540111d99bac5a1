//! The single words of a person's row (`skills`, `looking_for`, `interests`) as entries.

use std::collections::{HashMap, HashSet};

use super::identity::Known;
use super::{Given, Placed, Plan, Remember};
use crate::domain::{Asset, AssetKind, DomainError, Holder, Need, NeedKind, RecordId, RecordRef};
use crate::exchange::draft::Drafted;
use crate::exchange::report::NoticeCode;
use crate::map::FieldHashes;

/// Which list of a person's row an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum List {
    Skills,
    LookingFor,
    Interests,
}

impl List {
    const fn column(self) -> &'static str {
        match self {
            Self::Skills => "skills",
            Self::LookingFor => "looking_for",
            Self::Interests => "interests",
        }
    }
}

/// What every person of the file has already, here or in the file.
pub(super) struct Entries(HashMap<RecordId, HashSet<(List, String)>>);

impl Entries {
    pub(super) fn new(given: &Given<'_>, rows: &[Placed]) -> Self {
        let said = |row: &&Placed| {
            let draft = &row.draft;
            !(draft.skills.is_empty() && draft.looking_for.is_empty() && draft.interests.is_empty())
        };
        let mut all: HashMap<RecordId, HashSet<(List, String)>> = rows
            .iter()
            .filter(said)
            .map(|row| (row.id, HashSet::new()))
            .collect();
        if all.is_empty() {
            return Self(all);
        }
        let mut put = |holder: Option<Holder>, list: List, title: &str| {
            if let Some(Holder::Person(person)) = holder
                && let Some(entries) = all.get_mut(&person)
            {
                entries.insert((list, title.to_lowercase()));
            }
        };
        let mut asset = |one: &Asset| {
            if one.kind == AssetKind::Skill {
                put(one.holder, List::Skills, &one.title);
            }
        };
        given.contents.assets.iter().for_each(&mut asset);
        for row in rows {
            if let Drafted::Asset(one) = &*row.draft.record {
                asset(one);
            }
        }
        let mut need = |one: &Need| {
            let list = match one.kind {
                NeedKind::Need => List::LookingFor,
                NeedKind::Interest => List::Interests,
            };
            put(one.stated_by, list, &one.title);
        };
        given.contents.needs.iter().for_each(&mut need);
        for row in rows {
            if let Drafted::Need(one) = &*row.draft.record {
                need(one);
            }
        }
        Self(all)
    }

    /// Makes the entries that a person does not have yet; whether any was made.
    pub(super) fn of_person(
        &mut self,
        given: &Given<'_>,
        row: &Placed,
        plan: &mut Plan,
        new_id: &mut impl FnMut() -> RecordId,
    ) -> bool {
        if matches!(row.known, Known::Removed) {
            return false;
        }
        let Some(entries) = self.0.get_mut(&row.id) else {
            return false;
        };
        let draft = &row.draft;
        let lists = [
            (List::Skills, &draft.skills),
            (List::LookingFor, &draft.looking_for),
            (List::Interests, &draft.interests),
        ];
        let mut made = 0;
        for (list, titles) in lists {
            for title in titles {
                if !entries.insert((list, title.to_lowercase())) {
                    continue;
                }
                // Renamed or removed here since: it was theirs once.
                let known_by = row
                    .known_by
                    .as_ref()
                    .map(|known_by| format!("{known_by}/{}/{title}", list.column()));
                if known_by
                    .as_ref()
                    .is_some_and(|known_by| given.imported.contains_key(known_by))
                {
                    continue;
                }
                let Ok(entry) = entry(list, title, row.id, new_id(), given.source) else {
                    plan.notices
                        .add(NoticeCode::NotUnderstood, Some(list.column()), 1);
                    continue;
                };
                if let Some(known_by) = known_by {
                    let record = RecordRef::new(entry.kind(), entry.id());
                    plan.remember.push(Remember {
                        known_by,
                        record,
                        hashes: FieldHashes::default(),
                    });
                }
                plan.entries.push(entry);
                made += 1;
            }
        }
        plan.notices.add(NoticeCode::EntriesOfPeople, None, made);
        made > 0
    }
}

fn entry(
    list: List,
    title: &str,
    person: RecordId,
    id: RecordId,
    source: &str,
) -> Result<Drafted, DomainError> {
    let holder = Some(Holder::Person(person));
    let source = Some(source.to_owned());
    let need = |kind| {
        let need = Need::new(id, kind, title)?;
        Ok(Drafted::Need(Need {
            stated_by: holder,
            source: source.clone(),
            ..need
        }))
    };
    match list {
        List::Skills => {
            let asset = Asset::new(id, AssetKind::Skill, title)?;
            Ok(Drafted::Asset(Asset {
                holder,
                source: source.clone(),
                ..asset
            }))
        }
        List::LookingFor => need(NeedKind::Need),
        List::Interests => need(NeedKind::Interest),
    }
}
