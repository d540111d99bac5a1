//! Rows out of a stream of separated values.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};
use serde_json::Value;

use crate::exchange::draft::{Drafter, Row};
use crate::exchange::error::ImportError;
use crate::exchange::place::{self, Place, PlaceColumns};
use crate::exchange::report::{NoticeCode, RowFault};

/// The most bytes of one record: a quotation mark that is never closed ends here.
const RECORD_MAX: u64 = 64_000_000;
/// The most columns. Other people's tables have dozens; a file of commas has millions.
const COLUMNS_MAX: usize = 1_000;
/// What may stand between two cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether the first characters of a file could be a table: no control characters, and more
/// than one column name or one that we know.
pub(in crate::exchange) fn looks_like(head: &str, drafter: &mut Drafter) -> bool {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1E}');
    if head.contains(control) || head.trim_start().starts_with('<') {
        return false;
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(head))
        .flexible(true)
        .has_headers(false)
        .from_reader(head.as_bytes());
    let mut first = csv::StringRecord::new();
    if !reader.read_record(&mut first).unwrap_or(false) {
        return false;
    }
    let names: Vec<String> = first.iter().map(str::to_owned).collect();
    let named = names.iter().filter(|name| !name.trim().is_empty()).count();
    named > 1 || drafter.knows_any(&names)
}

/// The delimiter that stands most often in the first line, outside quotation marks.
fn delimiter(head: &str) -> u8 {
    let mut counts = [0usize; DELIMITERS.len()];
    let mut quoted = false;
    let begun = head.trim_start_matches(['\r', '\n']);
    for byte in begun.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(at) = DELIMITERS.iter().position(|delimiter| *delimiter == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let at = counts
        .iter()
        .position(|count| *count == most)
        .unwrap_or_default();
    DELIMITERS[at]
}

/// Reads every record of `reader` into `drafter`. `head` is how the text begins.
///
/// # Errors
/// [`ImportError`] when it cannot be read on: a record or a table out of all proportion.
pub(in crate::exchange) fn read(
    reader: impl Read,
    head: &str,
    drafter: &mut Drafter,
) -> Result<(), ImportError> {
    let since = Rc::new(Cell::new(0));
    let reader = Limited {
        inner: reader,
        since: Rc::clone(&since),
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(head))
        .flexible(true)
        .has_headers(false)
        .buffer_capacity(64 * 1024)
        .from_reader(reader);
    let mut record = ByteRecord::new();
    let mut next = |record: &mut ByteRecord| {
        since.set(0);
        let line = reader.position().line();
        reader
            .read_byte_record(record)
            .map_err(|error| failed(error, line))
    };
    if !next(&mut record)? {
        return Err(ImportError::Empty);
    }
    if record.len() > COLUMNS_MAX {
        return Err(ImportError::TooManyColumns { limit: COLUMNS_MAX });
    }
    let names = column_names(&record);
    let plain = drafter.plain(&names);
    let columns = Columns {
        place: PlaceColumns::find(&plain),
        names,
    };
    while next(&mut record)? {
        let row = columns.row(&record, drafter);
        drafter.take(row);
    }
    Ok(())
}

fn failed(error: csv::Error, line: u64) -> ImportError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.get_ref().is_some_and(|inner| inner.is::<TooLong>()) => {
            ImportError::RecordTooLong {
                line: line.max(1),
                limit: RECORD_MAX,
            }
        }
        csv::ErrorKind::Io(error) => ImportError::Io(error),
        // Bytes of any kind in any number are records; nothing else can fail.
        _ => ImportError::UnknownFormat,
    }
}

/// Names of the columns: trimmed, the empty ones numbered, the second of a name as `Name (2)`.
fn column_names(record: &ByteRecord) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(record.len());
    for (at, cell) in record.iter().enumerate() {
        let name = String::from_utf8_lossy(cell);
        let name = match name.trim() {
            "" => format!("column {}", at + 1),
            name => name.to_owned(),
        };
        let free = (1..)
            .map(|number| {
                if number == 1 {
                    name.clone()
                } else {
                    format!("{name} ({number})")
                }
            })
            .find(|name| !names.contains(name));
        names.push(free.unwrap_or(name));
    }
    names
}

/// The columns of a table.
struct Columns {
    names: Vec<String>,
    place: PlaceColumns,
}

impl Columns {
    fn row(
        &self,
        record: &ByteRecord,
        drafter: &mut Drafter,
    ) -> Result<Row, (Option<String>, RowFault)> {
        let cell = |at: usize| String::from_utf8_lossy(record.get(at).unwrap_or_default());
        let place = self.place(&cell);
        let mut properties = Vec::with_capacity(record.len());
        let used = |at: usize| match (&place, self.place.wkt, self.place.pair) {
            (Ok((_, Some(Used::Wkt))), Some(wkt), _) => at == wkt,
            (Ok((_, Some(Used::Pair))), _, Some((east, north))) => at == east || at == north,
            _ => false,
        };
        for at in 0..record.len() {
            let words = cell(at);
            let words = words.trim();
            if words.is_empty() || used(at) {
                continue;
            }
            let name = match self.names.get(at) {
                Some(name) => name.clone(),
                None => format!("column {}", at + 1),
            };
            properties.push((name, Value::String(words.to_owned())));
        }
        let more = (self.names.len()..record.len()).any(|at| !cell(at).trim().is_empty());
        let notices = &mut drafter.done.notices;
        notices.add(NoticeCode::MoreCells, None, u64::from(more));
        let geometry = match place.map_err(|fault| (None, fault))?.0 {
            Place::None => None,
            Place::NotUnderstood => {
                notices.add(NoticeCode::PlaceNotUnderstood, None, 1);
                None
            }
            Place::At(geometry) => Some(geometry),
            Place::OnGrid(geometry) => {
                notices.add(NoticeCode::BritishGrid, None, 1);
                Some(geometry)
            }
        };
        Ok(Row {
            geometry,
            properties,
            ..Row::default()
        })
    }

    /// The place of a row, and which columns it was read from.
    fn place<'a>(
        &self,
        cell: &impl Fn(usize) -> std::borrow::Cow<'a, str>,
    ) -> Result<(Place, Option<Used>), RowFault> {
        let mut found = Place::None;
        if let Some(at) = self.place.wkt {
            found = place::of_wkt(&cell(at))?;
            if matches!(found, Place::At(_)) {
                return Ok((found, Some(Used::Wkt)));
            }
        }
        if let Some((east, north)) = self.place.pair {
            let pair = place::of_pair(cell(east).trim(), cell(north).trim())?;
            if matches!(pair, Place::At(_) | Place::OnGrid(_)) {
                return Ok((pair, Some(Used::Pair)));
            }
            if pair == Place::NotUnderstood {
                found = pair;
            }
        }
        Ok((found, None))
    }
}

/// The columns a place was read from: these say nothing further.
enum Used {
    Wkt,
    Pair,
}

/// Fails once more than [`RECORD_MAX`] bytes were read since the last whole record.
struct Limited<R> {
    inner: R,
    since: Rc<Cell<u64>>,
}

/// Why a [`Limited`] reader stops.
#[derive(Debug, thiserror::Error)]
#[error("the record is too long")]
struct TooLong;

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > RECORD_MAX {
            return Err(io::Error::other(TooLong));
        }
        let count = self.inner.read(buffer)?;
        self.since.set(self.since.get() + count as u64);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_stands_between_cells() {
        for (head, wanted) in [
            ("a,b,c\n1;2;3", b','),
            ("a;b;c\n", b';'),
            ("\"a,b,c\"\tb\n", b'\t'),
            ("a|b", b'|'),
            ("name\nx", b','),
        ] {
            assert_eq!(delimiter(head), wanted, "{head}");
        }
    }

    #[test]
    fn the_second_column_of_a_name_is_numbered_and_the_empty_one_named() {
        let record = ByteRecord::from(vec![" A ", "A", "", "A (2)"]);
        assert_eq!(
            column_names(&record),
            ["A", "A (2)", "column 3", "A (2) (2)"]
        );
    }
}
