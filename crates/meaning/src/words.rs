//! The words of a text: folded, and their stems.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Calls `each` with every folded word of a text: compatibility forms taken apart (NFKD), marks
/// and apostrophes dropped, lower case.
pub fn for_each_word(text: &str, mut each: impl FnMut(&str)) {
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

/// The stem of a folded word (Snowball, English).
pub struct Stem(Stemmer);

impl Default for Stem {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stem {
    /// The stem of one.
    #[must_use]
    pub fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.0.stem(word)
    }
}

impl std::fmt::Debug for Stem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Stem")
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
}
