//! The functions behind the calls about the word list.

use super::*;
use crate::api::Failure;
use crate::api::session::Session;
use crate::api::writing::Added;
use crate::domain::{Contents, RecordKind};
use crate::index::Index;
use crate::usecases;

/// The word list.
pub(in crate::api) fn word_list(
    session: &Session,
    _: WordListRequest,
) -> Result<WordList, Failure> {
    let open = session.lock();
    let map = open.map()?;
    let (contents, index) = (map.contents()?, map.index()?);
    let mut rows: Vec<WordLine> = contents
        .synonyms
        .iter()
        .map(|line| WordLine {
            id: line.id,
            words: line.words.clone(),
            entries: line
                .words
                .first()
                .map_or(0, |word| said_by(contents, index, word)),
        })
        .collect();
    rows.sort_by_cached_key(|row| row.words.first().map(|word| word.to_lowercase()));
    Ok(WordList { rows })
}

/// How many entries say a word, or another one of its line.
fn said_by(contents: &Contents, index: &Index, word: &str) -> u32 {
    let found = index.with_words(contents, word).into_iter();
    let entries =
        found.filter(|record| matches!(record.kind, RecordKind::Asset | RecordKind::Need));
    u32::try_from(entries.count()).unwrap_or(u32::MAX)
}

/// Keep a line of words.
pub(in crate::api) fn keep_words(
    session: &Session,
    request: KeepWordsRequest,
) -> Result<Added, Failure> {
    session.change(|map| {
        let id = usecases::keep_words(map, request.id, &request.words)?;
        Ok(Added { id })
    })
}
