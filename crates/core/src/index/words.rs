//! From a text to the words that count: folded, without the small words, stemmed.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that say nothing of what is meant, in what people write down at a door. In order.
#[rustfmt::skip]
const SMALL_WORDS: [&str; 128] = [
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "anybody", "anyone",
    "anything", "are", "as", "at", "be", "been", "being", "but", "by", "can", "cant", "could",
    "did", "do", "does", "doesnt", "dont", "for", "from", "get", "getting", "go", "going", "got",
    "had", "has", "have", "he", "help", "her", "here", "hers", "hes", "him", "his", "how", "i",
    "id", "if", "ill", "im", "in", "into", "is", "it", "its", "ive", "just", "like", "look",
    "looking", "love", "me", "might", "my", "need", "needs", "no", "not", "of", "off", "on", "one",
    "or", "our", "out", "people", "person", "she", "shes", "so", "some", "somebody", "someone",
    "something", "somewhere", "than", "that", "thats", "the", "their", "them", "then", "there",
    "theres", "these", "they", "theyre", "thing", "things", "this", "to", "too", "up", "us",
    "very", "want", "wants", "was", "we", "were", "weve", "what", "when", "where", "which", "who",
    "whose", "will", "with", "wont", "would", "you", "your", "youre", "youve",
];

/// Calls `each` with every folded word of a text: compatibility forms taken apart (NFKD), marks
/// and apostrophes dropped, lower case.
pub(super) fn for_each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::with_capacity(24);
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
    } else {
        for c in text.nfkd() {
            if is_combining_mark(c) || matches!(c, '\'' | '’' | '‘' | 'ʼ') {
                continue;
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            } else {
                end(&mut word);
            }
        }
    }
    end(&mut word);
}

/// Whether a folded word says nothing of what is meant.
pub(super) fn is_small(word: &str) -> bool {
    word.len() == 1 && !word.as_bytes()[0].is_ascii_digit()
        || SMALL_WORDS.binary_search(&word).is_ok()
}

/// The stem of a folded word (Snowball, English).
pub(super) struct Stem(Stemmer);

impl Default for Stem {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stem {
    pub(super) fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
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
        let words = folded("Café O’Neill’s, 2nd-hand");
        assert_eq!(words, ["cafe", "oneills", "2nd", "hand"]);
        assert_eq!(folded("O'Neill's TEA"), ["oneills", "tea"]);
    }

    #[test]
    fn the_small_words_are_in_order_for_the_search() {
        assert!(SMALL_WORDS.is_sorted());
        assert!(is_small("youre") && is_small("s") && !is_small("bread") && !is_small("4"));
    }
}
