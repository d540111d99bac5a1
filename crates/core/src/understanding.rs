//! Reading what is on offer and looked for, so that it can be matched by what it means. A few milliseconds a text: nobody
//! waits for it, and what was read is kept in the map file.

use homeground_meaning::{Encoder, MeaningError, Side, Vector};

use crate::domain::{RecordKind, RecordRef};
use crate::index::local::LocalWords;
use crate::index::meaning::{TextMark, mark, text_of};
use crate::index::record;
use crate::map::{Map, StoreError, Understood};
use crate::matching::Question;

/// Why entries were not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnderstandingError {
    /// The map.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The encoder.
    #[error(transparent)]
    Meaning(#[from] MeaningError),
}

/// Texts that are read before they are kept and somebody else may have the map.
const READ_AT_ONCE: usize = 32;

/// A text that was not understood yet.
#[derive(Clone, Debug)]
pub struct Unread {
    record: RecordRef,
    mark: TextMark,
    text: String,
}

/// How many entries are not understood yet.
///
/// # Errors
/// [`UnderstandingError::Store`]
pub fn unread_count(map: &Map) -> Result<usize, UnderstandingError> {
    Ok(map.not_understood()?)
}

/// The next texts that are not understood, at most so many.
///
/// # Errors
/// [`UnderstandingError::Store`]
pub fn unread(map: &Map, most: usize) -> Result<Vec<Unread>, UnderstandingError> {
    let (contents, index) = (map.contents()?, map.index()?);
    let local = LocalWords::of(contents);
    let missing = index.meaning().missing(contents);
    let unread = missing.filter_map(|doc| {
        let text = text_of(contents, &local, doc)?;
        Some(Unread {
            record: record(contents, doc)?,
            mark: mark(&text),
            text,
        })
    });
    Ok(unread.take(most).collect())
}

/// Reads texts. Takes a few milliseconds each, and no map.
///
/// # Errors
/// [`UnderstandingError::Meaning`]
pub fn read(unread: &[Unread]) -> Result<Vec<Understood>, UnderstandingError> {
    let texts: Vec<(&str, Side)> = (unread.iter())
        .map(|one| (one.text.as_str(), side(one.record.kind)))
        .collect();
    let vectors = Encoder::built_in()?.understand_all(&texts)?;
    let read = unread.iter().zip(vectors).map(|(one, vector)| Understood {
        record: one.record,
        text: one.mark,
        // A text without a word means nothing, and is not read again.
        vector: vector.map_or([0; 256], Vector::to_bytes),
    });
    Ok(read.collect())
}

/// Who says what a record says.
#[must_use]
pub const fn side(kind: RecordKind) -> Side {
    match kind {
        RecordKind::Need => Side::Need,
        _ => Side::Offer,
    }
}

/// Reads everything that is not understood yet; `go_on` is told how many are done and in all.
///
/// # Errors
/// [`UnderstandingError::Meaning`], [`UnderstandingError::Store`]; what was read before is kept.
pub fn understand(
    map: &mut Map,
    go_on: &dyn Fn(usize, usize) -> bool,
) -> Result<usize, UnderstandingError> {
    map.tidy_understood()?;
    let all = unread(map, usize::MAX)?;
    let mut done = 0;
    for some in all.chunks(READ_AT_ONCE) {
        if !go_on(done, all.len()) {
            break;
        }
        map.keep_understood(&read(some)?)?;
        done += some.len();
    }
    go_on(done, all.len());
    Ok(done)
}

/// What a question means that is asked now: as it was understood before, else it is read. `None` without a word, while
/// nothing on offer is understood, and when nothing can be: then words alone match.
///
/// # Errors
/// [`UnderstandingError::Store`]
pub fn meaning_of(
    map: &Map,
    question: &Question<'_>,
) -> Result<Option<Vector>, UnderstandingError> {
    let (contents, index) = (map.contents()?, map.index()?);
    if let Some(known) = index.meaning().of_question(contents, question.need) {
        return Ok(Some(known));
    }
    if index.meaning().is_empty() {
        return Ok(None);
    }
    let text = LocalWords::of(contents).explained(question.text());
    let read = Encoder::built_in().and_then(|encoder| encoder.understand(&text, Side::Need));
    Ok(read.unwrap_or_else(|error| {
        tracing::warn!(%error, "matching by words alone");
        None
    }))
}
