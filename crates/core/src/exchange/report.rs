//! What became of a file, counted so that nothing is silently missing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::error::Fault;
use crate::domain::{DomainError, Sharing};

/// The import report (design, section 5.2). `read` is the sum of `added`, `updated`,
/// `unchanged` and the length of `skipped`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Report {
    /// Name of the file, without its folder.
    pub file: String,
    /// `geojson` or `csv`.
    pub format: String,
    /// Features or records.
    pub read: u64,
    /// Records that are new here.
    pub added: u64,
    /// Records in which the file changed something.
    pub updated: u64,
    /// Records that stayed as they were.
    pub unchanged: u64,
    /// Rows that did not come in, one entry a row.
    pub skipped: Vec<Skipped>,
    /// What else is worth knowing, as sentences.
    pub warnings: Vec<String>,
    /// The same as codes with counts.
    pub notices: Vec<Notice>,
    /// The sharing level that was asked for.
    pub sharing: Sharing,
    /// Whether anything was kept: `false` for a trial, and for all or nothing with a bad row.
    pub committed: bool,
}

impl Report {
    /// Rows were read and none of them was good.
    #[must_use]
    pub fn nothing_good(&self) -> bool {
        self.read > 0 && self.skipped.len() as u64 == self.read
    }
}

/// A row that did not come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skipped {
    /// Feature or record, from 1.
    pub row: u64,
    /// The column or property at fault.
    pub column: Option<String>,
    /// Why, as a sentence.
    pub reason: String,
    /// Why, as a code.
    pub code: SkipReason,
}

/// Why a row did not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum SkipReason {
    NotAFeature,
    NoWords,
    NoName,
    NotAPlace,
    TooDeep,
    Empty,
    TooLong,
    NotFinite,
    OutOfRange,
    Unlikely,
    CrossesItself,
    TooFewPoints,
    TooManyPoints,
    NotADate,
    UnknownWord,
}

impl From<Fault> for SkipReason {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Empty => Self::Empty,
            Fault::TooLong => Self::TooLong,
            Fault::NotFinite => Self::NotFinite,
            Fault::OutOfRange => Self::OutOfRange,
            Fault::Unlikely => Self::Unlikely,
            Fault::CrossesItself => Self::CrossesItself,
            Fault::TooFewPoints => Self::TooFewPoints,
            Fault::TooManyPoints => Self::TooManyPoints,
            Fault::NotADate => Self::NotADate,
            Fault::UnknownWord => Self::UnknownWord,
        }
    }
}

/// What keeps a row out: its column and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowFault {
    pub(super) column: Option<String>,
    pub(super) code: SkipReason,
}

impl RowFault {
    pub(super) fn new(column: &str, code: SkipReason) -> Self {
        Self {
            column: Some(column.to_owned()),
            code,
        }
    }

    /// The entry of the report.
    pub(super) fn skipped(self, row: u64) -> Skipped {
        let what = match self.column.as_deref() {
            None => "the row".to_owned(),
            Some("geometry") => "the place".to_owned(),
            Some(column) => format!("\u{201C}{column}\u{201D}"),
        };
        let why = match self.code {
            SkipReason::NotAFeature => "is not a feature",
            SkipReason::NoWords => "has no words at all",
            SkipReason::NoName => "has no name of a person",
            SkipReason::NotAPlace => "cannot be understood as a place",
            SkipReason::TooDeep => "is nested too deeply",
            SkipReason::Empty => "is empty",
            SkipReason::TooLong => "is too long",
            SkipReason::NotFinite => "is not a finite number",
            SkipReason::OutOfRange => {
                "lies outside the world (longitude -180 to 180, latitude -90 to 90)"
            }
            SkipReason::Unlikely => "is not a sensible number",
            SkipReason::CrossesItself => "has an outline that crosses itself",
            SkipReason::TooFewPoints => "has too few points",
            SkipReason::TooManyPoints => "has too many points",
            SkipReason::NotADate => "is not a date",
            SkipReason::UnknownWord => "is not one of the known words",
        };
        Skipped {
            row,
            column: self.column,
            reason: format!("{what} {why}"),
            code: self.code,
        }
    }
}

impl From<DomainError> for RowFault {
    fn from(error: DomainError) -> Self {
        Self::new(error.field, error.fault.into())
    }
}

/// Something worth knowing about an import, with how many rows it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notice {
    /// What it is.
    pub code: NoticeCode,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// How many rows or entries.
    pub count: u64,
}

/// What is worth knowing about an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoticeCode {
    /// Read as Windows-1252, since it was not UTF-8.
    Windows1252,
    /// Coordinates were on the British National Grid.
    BritishGrid,
    /// The kind was guessed.
    KindGuessed,
    /// The title was made from other words.
    TitleMade,
    /// A value was not understood; it was kept as an extra field.
    NotUnderstood,
    /// Cells beyond the last named column were kept as extra fields.
    MoreCells,
    /// A column to be renamed is not in the file.
    NoSuchColumn,
    /// A place was not understood; the row came in without one.
    PlaceNotUnderstood,
    /// Ids that occur more than once are no ids.
    IdRepeated,
    /// The holder is not said.
    HolderNotSaid,
    /// The holder's name is nobody's here, or more than one's.
    HolderNotKnown,
    /// Skills and wishes named in people's rows became entries.
    EntriesOfPeople,
    /// Changed here and in the file: ours stays.
    BothChanged,
    /// Moved to the bin here: stays there.
    RemovedHere,
    /// A square or another reduced value did not replace the fuller one.
    Reduced,
    /// People and what they hold stay private.
    StaysPrivate,
    /// A yes that could not be read was not recorded.
    ConsentNotUnderstood,
    /// Yeses recorded from consent columns.
    ConsentRecorded,
}

impl Notice {
    /// The sentence of the report.
    #[must_use]
    pub fn sentence(&self) -> String {
        let count = self.count;
        let rows = if count == 1 {
            "1 row".to_owned()
        } else {
            format!("{count} rows")
        };
        let column = self.column.as_deref().unwrap_or("a column");
        match self.code {
            NoticeCode::Windows1252 => {
                "the file is not UTF-8; it was read as Windows-1252".to_owned()
            }
            NoticeCode::BritishGrid => format!(
                "{rows} with British National Grid coordinates, turned into longitude and latitude"
            ),
            NoticeCode::KindGuessed => format!("{rows} without a kind; it was guessed"),
            NoticeCode::TitleMade => format!("{rows} without a title; other words were taken"),
            NoticeCode::NotUnderstood => format!(
                "{rows} with words in \u{201C}{column}\u{201D} that are not understood; kept as they are"
            ),
            NoticeCode::MoreCells => {
                format!("{rows} with more cells than column names; kept as they are")
            }
            NoticeCode::NoSuchColumn => format!("there is no column \u{201C}{column}\u{201D}"),
            NoticeCode::PlaceNotUnderstood => {
                format!(
                    "{rows} with coordinates that are not numbers; they came in without a place"
                )
            }
            NoticeCode::IdRepeated => format!(
                "{rows} with an id that another row has too; they are known by title and place instead"
            ),
            NoticeCode::HolderNotSaid => {
                format!("{rows} of skills or things that do not say whose they are")
            }
            NoticeCode::HolderNotKnown => format!(
                "{rows} naming somebody who is not in this map, or is in it more than once; the name was kept"
            ),
            NoticeCode::EntriesOfPeople => {
                format!(
                    "{count} skills, wishes and interests of people became entries of their own"
                )
            }
            NoticeCode::BothChanged => format!(
                "{rows} where \u{201C}{column}\u{201D} was changed here and in the file; what is here stays"
            ),
            NoticeCode::RemovedHere => format!("{rows} of entries removed here; they stay removed"),
            NoticeCode::Reduced => format!(
                "{rows} with a place or words made coarser for sharing; the fuller ones here stay"
            ),
            NoticeCode::StaysPrivate => format!(
                "{rows} of people, what they hold or look for, or a holder not said; these stay private"
            ),
            NoticeCode::ConsentNotUnderstood => {
                format!("{rows} with a consent that is not understood; nothing was shared for them")
            }
            NoticeCode::ConsentRecorded => format!("{count} yeses recorded from the file"),
        }
    }
}
