//! Storing what was planned, as one operation.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use uuid::Uuid;

use super::ReadOptions;
use super::draft::{Draft, Drafted, Drafter, Drafts};
use super::error::ImportError;
use super::geojson;
use super::plan::{self, Given, Ours, Plan};
use super::report::Report;
use crate::domain::{Audience, RecordId, Sharing};
use crate::map::{Gone, Imported, Map, OperationName, Stamp};
use crate::privacy::{Consents, Keys, Selection};

/// Hears how many records of how many are in, and says whether to go on.
pub type Watch<'a> = dyn Fn(u64, u64) -> bool + 'a;

/// The watch is asked after so many records: often enough for a person who waits.
const WATCHED_EVERY: u64 = 500;

/// How a file is to be brought in.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// How it is read.
    pub read: ReadOptions,
    /// Where it comes from; `None`: the file's name.
    pub source: Option<String>,
    /// The level that places, groups and institutions are shared at.
    pub sharing: Sharing,
    /// All or nothing: one bad row keeps the file out.
    pub strict: bool,
    /// Only say what would happen.
    pub dry_run: bool,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self {
            read: ReadOptions::default(),
            source: None,
            sharing: Sharing::Private,
            strict: false,
            dry_run: false,
        }
    }
}

/// Brings a file in: the good rows as one operation that can be undone, the others listed.
///
/// # Errors
/// [`ImportError`] when the file cannot be read at all or the map not be written; then nothing
/// was changed.
pub fn import(map: &mut Map, file: &Path, options: &ImportOptions) -> Result<Report, ImportError> {
    import_watched(map, file, options, &|_, _| true)
}

/// As [`import`], telling how many records of how many are in; when the watch answers `false`
/// the import stops and nothing was changed.
///
/// # Errors
/// As [`import`]; [`ImportError::Stopped`].
pub fn import_watched(
    map: &mut Map,
    file: &Path,
    options: &ImportOptions,
    watch: &Watch<'_>,
) -> Result<Report, ImportError> {
    let drafts = super::read(file, &options.read)?;
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    bring_in(map, drafts, name, options, watch)
}

/// Brings in what was read from anywhere; `name` stands for the file.
pub(super) fn bring_in(
    map: &mut Map,
    drafts: Drafts,
    name: String,
    options: &ImportOptions,
    watch: &Watch<'_>,
) -> Result<Report, ImportError> {
    let source = options.source.clone().unwrap_or_else(|| name.clone());
    let (read, format) = (drafts.read, drafts.format);
    let plan = make(map, drafts, &source, options.sharing)?;
    let bad = !plan.skipped.is_empty();
    let nothing_good = read > 0 && plan.skipped.len() as u64 == read;
    let held_back = options.dry_run || (options.strict && bad) || nothing_good;
    let commit = !held_back;
    if commit && !plan.is_empty() {
        let count = u32::try_from(plan.added + plan.updated).unwrap_or(u32::MAX);
        let operation = OperationName::Imported {
            file: name.clone(),
            count,
        };
        map.write(operation, |write| store(write, &plan, &source, watch))?;
    }
    let notices = plan.notices.into_list();
    Ok(Report {
        file: name,
        format: format.to_owned(),
        read,
        added: plan.added,
        updated: plan.updated,
        unchanged: plan.unchanged,
        skipped: plan.skipped,
        warnings: notices.iter().map(super::Notice::sentence).collect(),
        notices,
        sharing: options.sharing,
        committed: commit,
    })
}

/// Plans against everything that is known here.
fn make(map: &Map, drafts: Drafts, source: &str, sharing: Sharing) -> Result<Plan, ImportError> {
    let keys = Keys::new(map.secret()?);
    let has_keys = drafts.drafts.iter().any(|draft| {
        draft
            .id
            .as_deref()
            .is_some_and(|id| id.parse::<RecordId>().is_ok())
    });
    let gone = if has_keys {
        map.gone()?
    } else {
        Gone::default()
    };
    let ours = has_keys.then(|| ours(map, &keys, &drafts)).transpose()?;
    let imported: HashMap<String, Imported> = map.imported(source)?;
    let given = Given {
        contents: map.contents()?,
        imported: &imported,
        gone: &gone.binned,
        spent: &gone.unmade,
        keys: &keys,
        source,
        sharing,
        today: map.today(),
        ours: ours.as_ref(),
    };
    let mut ids = InOrder::new(map.new_id());
    Ok(plan::plan(&given, drafts, || ids.next(map)))
}

/// Keys in the order of the file: a list by key is then in the order of the file.
struct InOrder {
    /// Time and what else is the same for all keys of the import.
    first: [u8; 16],
    count: u32,
}

impl InOrder {
    fn new(first: RecordId) -> Self {
        Self {
            first: *first.bytes(),
            count: 0,
        }
    }

    /// Time, twelve chance bits, then a count and 38 bits of chance of its own.
    fn next(&mut self, map: &Map) -> RecordId {
        let mut bytes = self.first;
        let chance = map.new_id();
        bytes[12..].copy_from_slice(&chance.bytes()[12..]);
        bytes[9..12].copy_from_slice(&self.count.to_be_bytes()[1..]);
        self.count = self.count.wrapping_add(1);
        RecordId::from_uuid(uuid::Uuid::from_bytes(bytes))
    }
}

/// What an export like the one that comes home would say now, and what was changed here since.
fn ours(map: &Map, keys: &Keys, drafts: &Drafts) -> Result<Ours, ImportError> {
    let contents = map.contents()?;
    let marker = drafts.marker.as_ref();
    let made_for = marker.and_then(|marker| audience_of(keys, &marker.map));
    let audiences = made_for.map_or(AUDIENCES.to_vec(), |audience| vec![audience]);
    let since = marker.and_then(|marker| marker.clock).unwrap_or_default();
    let mut ours = Ours {
        now: HashMap::new(),
        changed: map.changed_since(Stamp::from_stored(since))?,
    };
    let ids: HashSet<Uuid> = drafts.drafts.iter().filter_map(key).collect();
    let consents = Consents::new(contents);
    for audience in audiences {
        let coming: HashMap<Uuid, RecordId> = plan::refs(contents)
            .map(|record| (key_of(keys, audience, record.id), record.id))
            .filter(|(key, _)| ids.contains(key))
            .collect();
        if coming.is_empty() {
            continue;
        }
        let output = super::output(map, &consents, audience, &Selection::default())?;
        let mut drafter = Drafter::new(None, &[]);
        for entry in output
            .entries()
            .iter()
            .filter(|entry| coming.contains_key(&entry.id()))
        {
            geojson::read_back(entry, &mut drafter)?;
        }
        for draft in drafter.done.drafts {
            if let Some(id) = key(&draft).and_then(|key| coming.get(&key)) {
                ours.now.insert(*id, draft);
            }
        }
    }
    Ok(ours)
}

/// The id of a row, if it is one that we could have given.
fn key(draft: &Draft) -> Option<Uuid> {
    Uuid::parse_str(draft.id.as_deref()?).ok()
}

/// For whom outputs are made; `None`: the owner's own archive.
const AUDIENCES: [Option<Audience>; 4] = [
    None,
    Some(Audience::Coordinators),
    Some(Audience::Group),
    Some(Audience::Public),
];

fn audience_of(keys: &Keys, mark: &str) -> Option<Option<Audience>> {
    AUDIENCES
        .into_iter()
        .find(|audience| keys.mark(*audience).to_string() == mark)
}

fn key_of(keys: &Keys, audience: Option<Audience>, id: RecordId) -> Uuid {
    audience.map_or(id.uuid(), |audience| keys.id(audience, id))
}

/// Writes what was planned.
fn store(
    write: &mut crate::map::Write<'_>,
    plan: &Plan,
    source: &str,
    watch: &Watch<'_>,
) -> Result<(), ImportError> {
    let all = (plan.create.len() + plan.entries.len() + plan.update.len()) as u64;
    let mut done = 0;
    let mut step = || {
        done += 1;
        let goes_on = done % WATCHED_EVERY != 0 || watch(done, all);
        if goes_on {
            Ok(())
        } else {
            Err(ImportError::Stopped)
        }
    };
    let entries = plan.entries.iter();
    for record in plan.create.iter().map(|record| &**record).chain(entries) {
        step()?;
        match record {
            Drafted::Person(one) => write.create_person(one)?,
            Drafted::Asset(one) => write.create_asset(one)?,
            Drafted::Need(one) => write.create_need(one)?,
            Drafted::Area(one) => write.create_area(one)?,
        }
    }
    for record in &plan.update {
        step()?;
        match record {
            Drafted::Person(one) => write.update_person(one)?,
            Drafted::Asset(one) => write.update_asset(one)?,
            Drafted::Need(one) => write.update_need(one)?,
            Drafted::Area(one) => write.update_area(one)?,
        }
    }
    for grant in &plan.grants {
        write.create_grant(grant)?;
    }
    for known in &plan.remember {
        write.put_imported(source, &known.known_by, known.record, &known.hashes)?;
    }
    Ok(())
}
