//! Words that mean the same to those who live here: "joinery", "carpentry", "gwaith coed".

use serde::{Deserialize, Serialize};

use super::error::{DomainError, Fault};
use super::{Contents, RecordId, text};

/// The most words of one line: more is a list of something else.
pub const SYNONYMS_MAX: usize = 40;

/// Words that mean the same, a synonym ring (ANSI/NISO Z39.19, section 8.2.3). The everyday word stands first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synonyms {
    /// Key.
    pub id: RecordId,
    /// At least two, of any language, each of one word or a few.
    pub words: Vec<String>,
}

impl Synonyms {
    /// A line of words, as somebody wrote them down.
    ///
    /// # Errors
    /// [`Fault::Empty`] with fewer than two different words, [`Fault::TooLong`] with too many or too long ones.
    pub fn new(id: RecordId, words: &[String]) -> Result<Self, DomainError> {
        let words = text::list(&words.join(";"));
        if words.len() < 2 {
            return Err(DomainError::new("words", Fault::Empty));
        }
        if words.len() > SYNONYMS_MAX {
            return Err(DomainError::new("words", Fault::TooLong));
        }
        let words = words.iter().map(|word| text::title("words", word));
        Ok(Self {
            id,
            words: words.collect::<Result<_, _>>()?,
        })
    }
}

impl Contents {
    /// The first word of these that stands in another line already: a word has one line, or it would mean everything.
    #[must_use]
    pub fn word_in_another_line(&self, synonyms: &Synonyms) -> Option<String> {
        let others = self.synonyms.iter().filter(|other| other.id != synonyms.id);
        let known: Vec<String> = others
            .flat_map(|other| &other.words)
            .map(|word| word.to_lowercase())
            .collect();
        let mut words = synonyms.words.iter();
        words
            .find(|word| known.contains(&word.to_lowercase()))
            .cloned()
    }
}
