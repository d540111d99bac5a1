//! From a text to the words that count: folded, without stop words, stemmed.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that say nothing of what is meant, in what people write down at a door.
const STOP_WORDS: [&str; 119] = [
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "anything",
    "are",
    "as",
    "at",
    "be",
    "been",
    "but",
    "by",
    "can",
    "could",
    "d",
    "did",
    "do",
    "does",
    "doesnt",
    "dont",
    "for",
    "from",
    "get",
    "go",
    "going",
    "got",
    "had",
    "has",
    "have",
    "he",
    "help",
    "her",
    "here",
    "him",
    "his",
    "how",
    "i",
    "id",
    "if",
    "ill",
    "im",
    "in",
    "into",
    "is",
    "it",
    "its",
    "ive",
    "just",
    "like",
    "look",
    "looking",
    "love",
    "m",
    "me",
    "might",
    "my",
    "need",
    "needs",
    "no",
    "not",
    "of",
    "off",
    "on",
    "one",
    "or",
    "our",
    "out",
    "people",
    "person",
    "re",
    "s",
    "she",
    "so",
    "some",
    "somebody",
    "someone",
    "something",
    "somewhere",
    "t",
    "than",
    "that",
    "thats",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "things",
    "this",
    "to",
    "too",
    "up",
    "us",
    "ve",
    "very",
    "want",
    "wants",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "will",
    "with",
    "would",
];
/// Short words of the same sort, kept apart so that each list reads in one go.
const MORE_STOP_WORDS: [&str; 4] = ["you", "your", "youre", "whose"];

/// Calls `each` with every folded word of a text: lower case, without marks and apostrophes.
pub(super) fn for_each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            each(word);
            word.clear();
        }
    };
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => word.push(char::from(byte)),
                b'A'..=b'Z' => word.push(char::from(byte.to_ascii_lowercase())),
                b'\'' => {}
                _ => end(&mut word),
            }
        }
        end(&mut word);
        return;
    }
    for c in text.nfkd() {
        if is_combining_mark(c) || matches!(c, '\'' | '’' | 'ʼ') {
            continue;
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else {
            end(&mut word);
        }
    }
    end(&mut word);
}

/// Whether a folded word says nothing of what is meant.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok() || MORE_STOP_WORDS.contains(&word)
}

/// The stem of a folded word (Snowball, English).
pub(super) struct Stem(Stemmer);

impl Default for Stem {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stem {
    pub(super) fn of<'a>(&self, word: &'a str) -> std::borrow::Cow<'a, str> {
        self.0.stem(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        for_each_word(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn folds_case_marks_and_apostrophes() {
        assert_eq!(
            folded("Café O’Neill’s, 2nd-hand"),
            ["cafe", "oneills", "2nd", "hand"]
        );
    }

    #[test]
    fn the_stop_words_are_in_order_for_the_search() {
        assert!(STOP_WORDS.is_sorted());
    }
}
