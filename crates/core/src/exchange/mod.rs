//! Files in, files out.
//!
//! Formats parse into neutral [drafts](draft), one [planner](plan) decides what each row
//! becomes, one [loader](load) stores it as one operation. Out goes only what `privacy` made.

mod csv;
mod draft;
mod error;
pub mod geojson;
mod grid;
mod kinds;
mod list;
mod load;
pub mod look;
mod names;
mod output;
mod place;
mod plan;
mod report;
mod text;
mod values;

use std::path::Path;

pub use error::ImportError;
pub use list::line;
pub use load::{ImportOptions, Watch, import, import_watched};
pub use output::output;
pub use report::{Notice, NoticeCode, Report, SkipReason, Skipped};

use crate::domain::RecordKind;
use draft::{Drafter, Drafts};
use text::Text;

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// What every row is; `None`: as it says itself, else an asset.
    pub is: Option<RecordKind>,
    /// Columns to be taken for another: a column of the file = our name.
    pub columns: Vec<(String, String)>,
}

/// Reads any supported file, recognised by its content.
fn read(path: &Path, options: &ReadOptions) -> Result<Drafts, ImportError> {
    read_text(text::open(path)?, options)
}

/// Reads any supported format from bytes, and forgets what was read: how many rows came in and
/// how many did not. For tests that throw broken files at it.
///
/// # Errors
/// As an import.
pub fn read_bytes(bytes: &[u8]) -> Result<(u64, u64), ImportError> {
    let drafts = read_text(text::of_bytes(bytes.to_vec())?, &ReadOptions::default())?;
    Ok((drafts.drafts.len() as u64, drafts.skipped.len() as u64))
}

fn read_text(text: Text, options: &ReadOptions) -> Result<Drafts, ImportError> {
    let mut drafter = Drafter::new(options.is, &options.columns);
    let start = text
        .head
        .trim_start_matches(['\u{FEFF}', '\u{1E}', ' ', '\t', '\r', '\n']);
    let format = match start.chars().next() {
        None if text.head.len() < 4_096 => return Err(ImportError::Empty),
        Some('{' | '[') => {
            geojson::read(text.reader, &mut drafter)?;
            "geojson"
        }
        Some('<') => {
            return Err(ImportError::OtherFormat(
                "XML or a web page (KML, GPX, HTML)",
            ));
        }
        _ if csv::looks_like(&text.head, &mut drafter) => {
            csv::read(text.reader, &text.head, &mut drafter)?;
            "csv"
        }
        _ => return Err(ImportError::UnknownFormat),
    };
    if text.windows_1252 {
        drafter.done.notices.add(NoticeCode::Windows1252, None, 1);
    }
    Ok(drafter.finish(format))
}
