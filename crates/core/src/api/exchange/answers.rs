//! The functions behind taking a map to a meeting and bringing a file in.

use std::path::PathBuf;

use super::*;
use crate::api::app::file_name;
use crate::api::choice::{Entry, Inside, all_entries, outline};
use crate::api::rows::{Source, wire_geometry};
use crate::api::session::{Choose, Open, Session};
use crate::api::wire::{Mark, Side};
use crate::api::{Event, Failure};
use crate::domain::{Contents, Holder, RecordKind};
use crate::exchange::{self, ImportOptions};
use crate::privacy::{Output, Precision, Reduced, Selection, Withheld};
use crate::usecases;

/// The most rows of the preview's sheet.
const SHEET_MAX: usize = 2_000;
/// The most rows of the list of whom to ask.
const ASK_MAX: usize = 500;

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn selection(
    contents: &Contents,
    area: &AreaChoice,
    kinds: Option<Vec<AssetKind>>,
) -> Result<Selection, Failure> {
    let outline = outline(contents, area)?;
    let known = match area {
        AreaChoice::Known { id } => Some(*id),
        _ => None,
    };
    Ok(Selection {
        outline,
        area: known,
        kinds,
    })
}

fn output(open: &mut Open, audience: OutputFor, selection: &Selection) -> Result<Output, Failure> {
    let consents = open.consents()?;
    Ok(usecases::output(
        open.map()?,
        &consents,
        audience.audience(),
        selection,
    )?)
}

fn withheld_rows(output: &Output) -> Vec<WithheldRow> {
    let all = output.withheld().iter();
    all.map(|(reason, count)| WithheldRow {
        reason: *reason,
        count: *count,
    })
    .collect()
}

/// What would go to a meeting, and what would stay behind.
pub(in crate::api) fn output_preview(
    session: &Session,
    request: OutputPreviewRequest,
) -> Result<OutputPreview, Failure> {
    let mut open = session.lock();
    let selection = selection(open.map()?.contents()?, &request.area, request.kinds)?;
    let mut audiences = Vec::new();
    for audience in [OutputFor::Coordinators, OutputFor::Group, OutputFor::Public] {
        let output = output(&mut open, audience, &selection)?;
        let written = count(output.entries().len());
        let stay: u32 = output.withheld().values().sum();
        audiences.push(AudienceCount {
            audience,
            written,
            all: written + stay,
        });
    }
    let output = output(&mut open, request.audience, &selection)?;
    let counts = output.counts();
    Ok(OutputPreview {
        audiences,
        written: count(output.entries().len()),
        offers: counts.offers,
        needs: counts.needs,
        people: counts.people,
        areas: counts.areas,
        people_by_name: counts.people_by_name,
        telephone_numbers: counts.telephone_numbers,
        house_numbers: counts.house_numbers,
        withheld: withheld_rows(&output),
        example: example(&open, &output)?,
        rows: output.entries().iter().take(SHEET_MAX).map(row).collect(),
    })
}

/// A record as it leaves. It must be made from [`Reduced`] and from nothing else.
fn row(entry: &Reduced) -> OutputRow {
    let side = match entry.kind() {
        RecordKind::Asset => Some(Side::Offer),
        RecordKind::Need => Some(Side::Need),
        _ => None,
    };
    OutputRow {
        record: entry.kind(),
        mark: side.map(|side| Mark {
            side,
            kind: entry.asset_kind(),
        }),
        title: entry.title().unwrap_or_default().to_owned(),
        who: entry.who().map(str::to_owned),
        precision: entry.precision().word(),
        geometry: entry.geometry().map(wire_geometry),
    }
}

/// One person as the map knows them, and as they leave.
fn example(open: &Open, output: &Output) -> Result<Option<OutputExample>, Failure> {
    let Some(example) = output.example() else {
        return Ok(None);
    };
    let map = open.map()?;
    let contents = map.contents()?;
    let Some(person) = contents.people.get(example.person) else {
        return Ok(None);
    };
    let address = [person.house_number.as_deref(), person.street.as_deref()];
    let address: Vec<&str> = address.into_iter().flatten().collect();
    let skill = |asset: &&crate::domain::Asset| {
        asset.kind == AssetKind::Skill && asset.holder == Some(Holder::Person(person.id))
    };
    let first = contents
        .assets
        .iter()
        .find(skill)
        .map(|asset| asset.title.clone());
    Ok(Some(OutputExample {
        name: person.name.clone(),
        address: (!address.is_empty()).then(|| address.join(" ")),
        phone: person.phone.clone(),
        offers: example.offer.clone().or(first),
        talks: count(map.talks(person.id)?.len()),
        name_after: example.name.clone(),
        offers_after: example.offer.clone(),
        square_m: match example.precision {
            Precision::Exact => Some(0),
            Precision::Square(side_m) => Some(side_m),
            Precision::None => None,
        },
    }))
}

/// Write the file; asks where.
pub(in crate::api) fn output_write(
    session: &Session,
    request: OutputWriteRequest,
) -> Result<OutputWritten, Failure> {
    let (name, selection) = {
        let open = session.lock();
        let map = open.map()?;
        let contents = map.contents()?;
        let selection = selection(contents, &request.area, request.kinds)?;
        let area = selection.area.and_then(|id| contents.areas.get(id));
        let name = area.map_or(map.name()?, |area| area.title.clone());
        (
            format!("{} {}.geojson", file_name(&name), map.today()),
            selection,
        )
    };
    let Some(path) = session.host.choose(&Choose::Export(name)) else {
        return Ok(OutputWritten {
            file: None,
            written: 0,
            withheld: Vec::new(),
        });
    };
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map_mut()?;
    let audience = request.audience.audience();
    let output = usecases::take_along(map, &consents, audience, &selection, &path)?;
    Ok(OutputWritten {
        file: path.file_name().map(|name| name.to_string_lossy().into()),
        written: count(output.entries().len()),
        withheld: withheld_rows(&output),
    })
}

/// Entries that nobody was asked about yet.
pub(in crate::api) fn who_to_ask(
    session: &Session,
    request: WhoToAskRequest,
) -> Result<WhoToAsk, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let outline = outline(contents, &request.area)?;
    let inside = Inside::new(contents, map.index()?, outline.as_ref());
    let source = Source::of(map, &consents)?;
    let Some(audience) = request.audience.audience() else {
        return Ok(WhoToAsk {
            rows: Vec::new(),
            total: 0,
        });
    };
    let mut answer = WhoToAsk {
        rows: Vec::new(),
        total: 0,
    };
    for entry in all_entries(contents).filter(|entry| inside.has(entry.record())) {
        let holder = match entry {
            Entry::Asset(asset) => asset.holder,
            Entry::Need(need) => need.stated_by,
        };
        let (record, holder) = (entry.record(), holder.map(Holder::record));
        let granted = consents.granted(record, holder, audience, source.today);
        let not_asked = consents.refusal(record, holder, source.today) == Withheld::NotAsked;
        if granted.is_empty() && not_asked {
            answer.total += 1;
            if answer.rows.len() < ASK_MAX {
                answer.rows.extend(source.entry(record));
            }
        }
    }
    Ok(answer)
}

/// Choose a file and say what would come in.
pub(in crate::api) fn import_preview(
    session: &Session,
    request: ImportPreviewRequest,
) -> Result<ImportPreview, Failure> {
    let token = match request.dropped {
        Some(key) => key,
        None => match session.host.choose(&Choose::Import) {
            Some(path) => session.remember(&path),
            None => {
                return Ok(ImportPreview {
                    token: None,
                    report: None,
                });
            }
        },
    };
    let mut open = session.lock();
    let path = chosen(&open, &token)?;
    let options = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let report = exchange::import(open.map_mut()?, &path, &options)?;
    Ok(ImportPreview {
        token: Some(token),
        report: Some(report),
    })
}

/// Bring the chosen file in.
pub(in crate::api) fn import_commit(
    session: &Session,
    request: ImportCommitRequest,
) -> Result<Report, Failure> {
    let path = chosen(&session.lock(), &request.token)?;
    let options = ImportOptions {
        sharing: request.sharing,
        source: request.source,
        ..ImportOptions::default()
    };
    let stopped = session.begin_job();
    let watch = |done, of| {
        let of = Some(of);
        session.host.emit(Event::Progress {
            job: "import".to_owned(),
            done,
            of,
        });
        !stopped()
    };
    session.change(|map| Ok(exchange::import_watched(map, &path, &options, &watch)?))
}

fn chosen(open: &Open, token: &str) -> Result<PathBuf, Failure> {
    open.chosen.get(token).cloned().ok_or(Failure::NotFound)
}
