//! `import`: files in, each with its report.

use std::path::Path;

use homeground_core::domain::{RecordKind, Sharing};
use homeground_core::exchange::{self, ImportOptions, ReadOptions, Report};
use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::{Import, ImportAs, ImportSharing};
use crate::commands::understand;
use crate::opened;
use crate::refusal::{Refusal, refuse};
use crate::say::{Say, note};

/// Skipped rows that a person is shown; all of them are in the JSON.
const SHOWN: usize = 20;

pub fn import(say: &mut Say, map: Option<&Path>, asked: &Import) -> Result<(), Refusal> {
    let mut map = opened::to_write(map)?;
    let options = ImportOptions {
        read: ReadOptions {
            is: asked.record.map(|record| match record {
                ImportAs::Assets => RecordKind::Asset,
                ImportAs::Needs => RecordKind::Need,
                ImportAs::People => RecordKind::Person,
                ImportAs::Areas => RecordKind::Area,
            }),
            columns: asked.columns.clone(),
        },
        source: asked.source.clone(),
        sharing: match asked.sharing {
            ImportSharing::Private => Sharing::Private,
            ImportSharing::Coordinators => Sharing::Coordinators,
            ImportSharing::Group => Sharing::Group,
            ImportSharing::Public => Sharing::Public,
        },
        strict: asked.strict,
        dry_run: asked.dry_run,
    };
    let bar = ProgressBar::new(asked.files.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} file {pos} of {len}") {
        bar.set_style(style);
    }
    let mut failed = Vec::new();
    for file in &asked.files {
        let name = file.display().to_string();
        bar.set_message(name.clone());
        match exchange::import(&mut map, file, &options) {
            Ok(report) => {
                bar.suspend(|| tell(say, &report))?;
                if report.nothing_good() {
                    failed.push(format!(
                        "{name}: no row could be brought in; nothing was changed"
                    ));
                } else if asked.strict && !report.skipped.is_empty() {
                    let count = report.skipped.len();
                    failed.push(format!(
                        "{name}: {count} rows are not good; nothing was changed"
                    ));
                }
            }
            Err(error) => failed.push(format!("{name}: {error}; nothing was changed")),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    understand::note_unread(&map);
    match failed.split_last() {
        None => Ok(()),
        Some((last, others)) => {
            others.iter().for_each(note);
            Err(refuse(last.clone()))
        }
    }
}

fn tell(say: &mut Say, report: &Report) -> Result<(), Refusal> {
    if say.json {
        return Ok(say.object(report)?);
    }
    let came = if report.committed {
        "came in"
    } else {
        "would come in"
    };
    say.line(format!(
        "{}: {} read, {} {came} ({} new, {} changed), {} as before, {} stayed out.",
        report.file,
        report.read,
        report.added + report.updated,
        report.added,
        report.updated,
        report.unchanged,
        report.skipped.len()
    ))?;
    for warning in &report.warnings {
        say.line(format!("  {warning}"))?;
    }
    if !report.skipped.is_empty() {
        let rows = report.skipped.iter().take(SHOWN).map(|skipped| {
            vec![
                skipped.row.to_string(),
                skipped.column.clone().unwrap_or_default(),
                skipped.reason.clone(),
            ]
        });
        say.table(&["Row", "Column", "Why it stayed out"], rows.collect())?;
        if report.skipped.len() > SHOWN {
            say.line(format!(
                "  and {} more; --json lists all.",
                report.skipped.len() - SHOWN
            ))?;
        }
    }
    Ok(())
}
