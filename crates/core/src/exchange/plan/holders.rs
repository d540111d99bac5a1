//! Who holds or said what, by the names that a file gives.

use std::collections::HashMap;

use super::identity::Known;
use super::{Given, Placed};
use crate::domain::{AssetKind, Holder, RecordId};
use crate::exchange::draft::{Drafted, Notices};
use crate::exchange::report::NoticeCode;

/// Names to those who bear them; `None` where more than one does.
#[derive(Default)]
struct ByName(HashMap<String, Option<Holder>>);

impl ByName {
    fn put(&mut self, name: &str, holder: Holder) {
        self.0
            .entry(plain(name))
            .and_modify(|known| *known = known.filter(|known| *known == holder))
            .or_insert(Some(holder));
    }

    /// Whose name it is: `Some(None)` when it is more than one's.
    fn get(&self, name: &str) -> Option<Option<Holder>> {
        self.0.get(&plain(name)).copied()
    }
}

/// Names are compared without regard to case and double spaces.
fn plain(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

const fn holds(kind: AssetKind) -> bool {
    matches!(kind, AssetKind::Group | AssetKind::Institution)
}

/// Puts the holder in place of their name in every row: one of the file if there is exactly
/// one, else one of the map. A name that is nobody's stays a name.
pub(super) fn settle(given: &Given<'_>, rows: &mut [Placed], notices: &mut Notices) {
    let mut here = ByName::default();
    for person in given.contents.people.iter() {
        here.put(&person.name, Holder::Person(person.id));
    }
    for asset in given
        .contents
        .assets
        .iter()
        .filter(|asset| holds(asset.kind))
    {
        here.put(&asset.title, Holder::Asset(asset.id));
    }
    let mut in_file = ByName::default();
    let mut by_file_id: HashMap<RecordId, Holder> = HashMap::new();
    for row in rows
        .iter()
        .filter(|row| !matches!(row.known, Known::Removed))
    {
        let holder = match &*row.draft.record {
            Drafted::Person(person) => {
                if !row.draft.nameless {
                    in_file.put(&person.name, Holder::Person(row.id));
                }
                Holder::Person(row.id)
            }
            Drafted::Asset(asset) => {
                if holds(asset.kind) {
                    in_file.put(&asset.title, Holder::Asset(row.id));
                }
                Holder::Asset(row.id)
            }
            _ => continue,
        };
        if let Some(id) = row.draft.id.as_deref().and_then(|id| id.parse().ok()) {
            by_file_id.insert(id, holder);
        }
    }
    let contents = given.contents;
    let by_id = |id: RecordId| {
        let person = contents.people.get(id).map(|_| Holder::Person(id));
        let asset = || contents.assets.get(id).map(|_| Holder::Asset(id));
        by_file_id.get(&id).copied().or(person).or_else(asset)
    };
    for row in rows.iter_mut() {
        let holder_id = row.draft.holder_id;
        let (must, holder, name) = match &mut *row.draft.record {
            Drafted::Asset(one) => (one.kind.has_holder(), &mut one.holder, &mut one.holder_name),
            Drafted::Need(one) => (true, &mut one.stated_by, &mut one.stated_by_name),
            _ => continue,
        };
        let asset = matches!(row.known, Known::New) && must;
        *holder = holder_id.and_then(by_id);
        let by_name = name.as_ref().filter(|_| must && holder.is_none());
        let found =
            by_name.and_then(|name| in_file.get(name).flatten().or(here.get(name).flatten()));
        if holder.is_none() {
            *holder = found;
        }
        if holder.is_some() {
            *name = None;
        } else if asset && name.is_some() {
            notices.add(NoticeCode::HolderNotKnown, None, 1);
        } else if asset && matches!(*row.draft.record, Drafted::Asset(_)) {
            notices.add(NoticeCode::HolderNotSaid, None, 1);
        }
    }
}
