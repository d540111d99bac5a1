//! Which row is which record.

use std::collections::{HashMap, HashSet};

use geo::CoordsIter;
use uuid::Uuid;

use super::{Given, Placed, Plan};
use crate::domain::{Audience, Contents, Geometry, RecordId, RecordKind, RecordRef};
use crate::exchange::draft::{Draft, Drafted, Drafts};
use crate::exchange::report::NoticeCode;
use crate::map::FieldHashes;

/// How a row is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Known {
    /// Not at all.
    New,
    /// From this source before, with the hashes of what it said then.
    Before(FieldHashes),
    /// From an export of this map.
    Ours,
    /// It was moved to the bin here.
    Removed,
}

/// Finds the record of every row and gives new ones their keys.
pub(super) fn place(
    given: &Given<'_>,
    drafts: Drafts,
    plan: &mut Plan,
    new_id: &mut impl FnMut() -> RecordId,
) -> Vec<Placed> {
    let archive = drafts
        .marker
        .as_ref()
        .is_some_and(|marker| marker.audience == "self");
    let home = Home::new(given, &drafts);
    let unrecorded = Unrecorded::new(given);
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let mut taken: HashSet<RecordId> = HashSet::new();
    let mut rows = Vec::with_capacity(drafts.drafts.len());
    for mut draft in drafts.drafts {
        let repeated = draft
            .id
            .as_ref()
            .is_some_and(|id| drafts.ids.get(id) > Some(&1));
        if repeated {
            draft.id = None;
            plan.notices.add(NoticeCode::IdRepeated, None, 1);
        }
        let kind = draft.record.kind();
        let uuid = draft.id.as_deref().and_then(|id| Uuid::parse_str(id).ok());
        let from_home = uuid
            .and_then(|uuid| home.record(uuid))
            .filter(|record| record.kind == kind);
        let known_by = match from_home {
            Some(_) => None,
            None => Some(known_by(given, &draft, &mut counts)),
        };
        let (mut known, id) = match (from_home, &known_by) {
            (Some(record), _) if given.gone.contains(&record) => (Known::Removed, Some(record.id)),
            (Some(record), _) => (Known::Ours, Some(record.id)),
            (None, Some(known_by)) => before(given, &unrecorded, &draft, known_by),
            (None, None) => (Known::New, None),
        };
        // Two rows of one file never become one record.
        let id = id.filter(|id| taken.insert(*id));
        if id.is_none() {
            known = Known::New;
        }
        let id = id.unwrap_or_else(|| {
            let own = uuid.filter(|_| archive).map(RecordId::from_uuid);
            let free = own.filter(|id| {
                !given.spent.contains(id) && !is_live(given.contents, *id) && taken.insert(*id)
            });
            free.unwrap_or_else(&mut *new_id)
        });
        if matches!(known, Known::New) {
            // An archive says itself where each record came from.
            let origin = (!archive).then_some(given.source);
            let source_id = draft.id.clone().filter(|_| !archive);
            draft.record.set_origin(id, origin, source_id.as_deref());
        }
        rows.push(Placed {
            draft,
            known_by,
            known,
            id,
            touched: false,
        });
    }
    rows
}

/// What a source knows a row by: its id, else a fingerprint with a count for repeats.
fn known_by(given: &Given<'_>, draft: &Draft, counts: &mut HashMap<u64, u32>) -> String {
    let kind = draft.record.kind().table();
    match &draft.id {
        Some(id) => format!("{kind} {id}"),
        None => {
            let print = fingerprint(given, draft);
            let count = counts.entry(print).or_default();
            *count += 1;
            format!("{kind} #{print:016x}.{count}")
        }
    }
}

/// A hash of kind, title and position.
fn fingerprint(given: &Given<'_>, draft: &Draft) -> u64 {
    let (kind, title, geometry) = match &*draft.record {
        Drafted::Asset(one) => (
            if draft.kind_said {
                one.kind.word()
            } else {
                "asset"
            },
            &one.title,
            one.geometry.as_ref(),
        ),
        Drafted::Need(one) => (one.kind.word(), &one.title, one.geometry.as_ref()),
        Drafted::Person(one) => ("person", &one.name, one.home.as_ref()),
        Drafted::Area(one) => ("area", &one.title, one.geometry.as_ref()),
    };
    let mut bytes = Vec::from(kind.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(title.as_bytes());
    for position in geometry
        .map(Geometry::shape)
        .into_iter()
        .flat_map(CoordsIter::coords_iter)
    {
        bytes.extend_from_slice(&position.x.to_le_bytes());
        bytes.extend_from_slice(&position.y.to_le_bytes());
    }
    given.keys.value_hash("fingerprint", &bytes)
}

/// A row that this source brought before.
fn before(
    given: &Given<'_>,
    unrecorded: &Unrecorded,
    draft: &Draft,
    known_by: &str,
) -> (Known, Option<RecordId>) {
    let kind = draft.record.kind();
    if let Some(last) = given.imported.get(known_by) {
        let id = Some(last.record.id);
        return match last.removed {
            true => (Known::Removed, id),
            false => (Known::Before(last.hashes.clone()), id),
        };
    }
    let id = draft
        .id
        .as_ref()
        .and_then(|id| unrecorded.0.get(&(kind, id.clone())).copied());
    match id {
        Some(id) => (Known::Before(FieldHashes::default()), Some(id)),
        None => (Known::New, None),
    }
}

/// Records that come from this source although no import of it was kept: they came with an
/// archive of another map.
struct Unrecorded(HashMap<(RecordKind, String), RecordId>);

impl Unrecorded {
    fn new(given: &Given<'_>) -> Self {
        let Given {
            contents,
            imported,
            source,
            ..
        } = given;
        let recorded: HashSet<RecordId> = imported.values().map(|last| last.record.id).collect();
        let mut all = HashMap::new();
        let mut put = |kind, id, from: &Option<String>, source_id: &Option<String>| {
            if from.as_deref() == Some(*source)
                && !recorded.contains(&id)
                && let Some(source_id) = source_id
            {
                all.insert((kind, source_id.clone()), id);
            }
        };
        for one in contents.assets.iter() {
            put(RecordKind::Asset, one.id, &one.source, &one.source_id);
        }
        for one in contents.needs.iter() {
            put(RecordKind::Need, one.id, &one.source, &one.source_id);
        }
        for one in contents.people.iter() {
            put(RecordKind::Person, one.id, &one.source, &one.source_id);
        }
        for one in contents.areas.iter() {
            put(RecordKind::Area, one.id, &one.source, &one.source_id);
        }
        Self(all)
    }
}

/// The records of this map by the keys that its exports give them.
struct Home(HashMap<Uuid, RecordRef>);

impl Home {
    /// Made only for a file that has ids of our form at all.
    fn new(given: &Given<'_>, drafts: &Drafts) -> Self {
        let is_ours = |draft: &Draft| {
            draft
                .id
                .as_deref()
                .is_some_and(|id| Uuid::parse_str(id).is_ok())
        };
        if !drafts.drafts.iter().any(is_ours) {
            return Self(HashMap::new());
        }
        let mark = drafts.marker.as_ref().map(|marker| marker.map.as_str());
        let audiences = [
            None,
            Some(Audience::Coordinators),
            Some(Audience::Group),
            Some(Audience::Public),
        ];
        let made_for: Vec<Option<Audience>> = audiences
            .into_iter()
            .filter(|audience| mark == Some(given.keys.mark(*audience).to_string().as_str()))
            .collect();
        // Without a mark, or with another map's, it may still hold records of ours.
        let audiences = if made_for.is_empty() {
            audiences.to_vec()
        } else {
            made_for
        };
        let mut all = HashMap::new();
        let live = refs(given.contents).chain(given.gone.iter().copied());
        for record in live {
            for audience in &audiences {
                let id = audience.map_or(record.id.uuid(), |audience| {
                    given.keys.id(audience, record.id)
                });
                all.insert(id, record);
            }
        }
        Self(all)
    }

    fn record(&self, id: Uuid) -> Option<RecordRef> {
        self.0.get(&id).copied()
    }
}

/// Every live record that can come in.
pub(in crate::exchange) fn refs(contents: &Contents) -> impl Iterator<Item = RecordRef> + '_ {
    let people = contents
        .people
        .iter()
        .map(|one| RecordRef::new(RecordKind::Person, one.id));
    let assets = contents
        .assets
        .iter()
        .map(|one| RecordRef::new(RecordKind::Asset, one.id));
    let needs = contents
        .needs
        .iter()
        .map(|one| RecordRef::new(RecordKind::Need, one.id));
    let areas = contents
        .areas
        .iter()
        .map(|one| RecordRef::new(RecordKind::Area, one.id));
    people.chain(assets).chain(needs).chain(areas)
}

fn is_live(contents: &Contents, id: RecordId) -> bool {
    contents.people.get(id).is_some()
        || contents.assets.get(id).is_some()
        || contents.needs.get(id).is_some()
        || contents.areas.get(id).is_some()
}
