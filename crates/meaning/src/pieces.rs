//! Pieces of words, as the encoder was taught them (WordPiece; Schuster and Nakajima 2012; the rules of BERT without
//! capitals, <https://github.com/google-research/bert#tokenization>).
//!
//! Forty lines of our own: the library that does this brings seventy-five packages.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A longer word is not known.
const MAX_WORD: usize = 100;

/// The pieces that are known, with their numbers.
pub(crate) struct Pieces {
    numbers: HashMap<&'static str, i32>,
    begin: i32,
    end: i32,
    unknown: i32,
}

impl Pieces {
    /// From a list, a piece a line. `None` if one of the pieces is missing that every text has.
    pub(crate) fn new(list: &'static str) -> Option<Self> {
        let numbers: HashMap<&str, i32> = list.lines().zip(0..).collect();
        let number = |piece| numbers.get(piece).copied();
        Some(Self {
            begin: number("[CLS]")?,
            end: number("[SEP]")?,
            unknown: number("[UNK]")?,
            numbers,
        })
    }

    /// The pieces of a text, the mark of its beginning and of its end included; at most so many.
    pub(crate) fn of(&self, text: &str, most: usize) -> Vec<i32> {
        let mut pieces = vec![self.begin];
        for word in words(text) {
            self.push(&word, &mut pieces);
            if pieces.len() >= most {
                break;
            }
        }
        pieces.truncate(most.saturating_sub(1));
        pieces.push(self.end);
        pieces
    }

    /// The longest known beginning, then that of the rest.
    fn push(&self, word: &str, pieces: &mut Vec<i32>) {
        let before = pieces.len();
        let mut rest = word;
        let mut piece = String::new();
        if word.chars().count() > MAX_WORD {
            return pieces.push(self.unknown);
        }
        while !rest.is_empty() {
            let prefix = if rest.len() == word.len() { "" } else { "##" };
            let mut ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let found = ends.find_map(|end| {
                piece.clear();
                piece.push_str(prefix);
                piece.push_str(&rest[..end]);
                self.numbers
                    .get(piece.as_str())
                    .map(|number| (end, *number))
            });
            let Some((end, number)) = found else {
                pieces.truncate(before);
                return pieces.push(self.unknown);
            };
            pieces.push(number);
            rest = &rest[end..];
        }
    }
}

/// Words in small letters without accents, and each sign by itself.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        if c.is_whitespace() {
            open = false;
        } else if c.is_control() || c == '\u{fffd}' {
            // Left out, as if it were not there.
        } else if is_sign(c) || is_ideograph(c) {
            words.push(c.to_string());
            open = false;
        } else {
            match words.last_mut() {
                Some(word) if open => word.push(c),
                _ => words.push(c.to_string()),
            }
            open = true;
        }
    }
    words
}

/// What is neither a letter, a number nor a space; letters of any script are no signs.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(u32::from(c), 0xA1..=0xBF | 0x2010..=0x205E | 0x3001..=0x3020)
            && !c.is_alphanumeric()
}

/// Written without spaces between words.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2FA1F)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known() -> Pieces {
        Pieces::new("[CLS]\n[SEP]\n[UNK]\nbike\n##s\nmend\n##ing\n,\n'\nt\ncan").unwrap()
    }

    #[test]
    fn words_are_taken_apart_from_their_beginning() {
        assert_eq!(
            known().of("Mending BIKES, can't", 96),
            [0, 5, 6, 3, 4, 7, 10, 8, 9, 1]
        );
        assert_eq!(known().of("zzz bike", 96), [0, 2, 3, 1]);
        assert_eq!(known().of("", 96), [0, 1]);
        assert_eq!(known().of("bikes bikes bikes", 4), [0, 3, 4, 1]);
    }

    #[test]
    fn accents_make_no_difference() {
        assert_eq!(
            words("Gŵyl Café\u{0}s — naïve"),
            ["gwyl", "cafes", "—", "naive"]
        );
    }

    proptest! {
        #[test]
        fn every_text_has_a_beginning_and_an_end(text in "\\PC{0,200}", most in 2..40_usize) {
            let pieces = known().of(&text, most);
            prop_assert!(pieces.len() <= most);
            prop_assert_eq!((pieces.first(), pieces.last()), (Some(&0), Some(&1)));
        }
    }
}
