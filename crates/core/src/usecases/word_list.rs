//! The words that mean the same here, as the group keeps them.

use crate::domain::{RecordId, RecordKind, RecordRef, Synonyms};
use crate::map::{Map, OperationName};

use super::UseCaseError;

/// Keeps a line of words that mean the same, the everyday word first: a new one, or `id` with other words. Whatever has
/// one of them is found by the others from now on. Gives its key.
///
/// # Errors
/// [`UseCaseError::Domain`] with fewer than two words or too many, [`UseCaseError::WordTaken`] when one of them stands in
/// another line, [`UseCaseError::NotFound`].
pub fn keep_words(
    map: &mut Map,
    id: Option<RecordId>,
    words: &[String],
) -> Result<RecordId, UseCaseError> {
    let contents = map.contents()?;
    if let Some(id) = id.filter(|id| contents.synonyms.get(*id).is_none()) {
        let gone = RecordRef::new(RecordKind::Synonyms, id);
        return Err(UseCaseError::NotFound(gone));
    }
    let synonyms = Synonyms::new(id.unwrap_or_else(|| map.new_id()), words)?;
    if let Some(word) = contents.word_in_another_line(&synonyms) {
        return Err(UseCaseError::WordTaken(word));
    }
    let title = synonyms.words.join(", ");
    map.write(OperationName::WordsKept { title }, |write| {
        if id.is_some() {
            write.update_synonyms(&synonyms)?;
        } else {
            write.create_synonyms(&synonyms)?;
        }
        Ok(synonyms.id)
    })
}
