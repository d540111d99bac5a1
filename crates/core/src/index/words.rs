//! From a text to the words that count: folded, without the small words, stemmed.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that say nothing of what is meant, in what people write down at a door. In order.
#[rustfmt::skip]
const SMALL_WORDS: [&str; 308] = [
    "a", "about", "above", "across", "after", "again", "all", "almost", "already", "also",
    "although", "always", "am", "an", "and", "another", "any", "anybody", "anyone", "anything",
    "are", "arent", "around", "as", "at", "away", "back", "backs", "be", "because", "been",
    "before", "behind", "being", "below", "beside", "besides", "better", "between", "bit", "both",
    "bring", "but", "by", "came", "can", "cant", "come", "comes", "coming", "could", "couldnt",
    "did", "didnt", "do", "does", "doesnt", "doing", "done", "dont", "down", "during", "each",
    "either", "else", "enough", "even", "ever", "every", "everybody", "everyone", "everything",
    "few", "fewer", "first", "for", "from", "get", "getting", "give", "gives", "go", "goes",
    "going", "gone", "got", "had", "hadnt", "half", "has", "hasnt", "have", "havent", "having",
    "he", "help", "her", "here", "hers", "herself", "hes", "him", "himself", "his", "hour", "hours",
    "how", "however", "i", "id", "if", "ill", "im", "in", "instead", "into", "is", "isnt", "it",
    "its", "itself", "ive", "just", "keep", "keeps", "knew", "know", "knows", "last", "least",
    "less", "let", "lets", "like", "look", "looking", "lot", "lots", "love", "made", "make",
    "makes", "making", "many", "maybe", "me", "might", "mine", "minute", "minutes", "more", "most",
    "much", "must", "my", "myself", "need", "needs", "never", "next", "no", "nobody", "none", "nor",
    "not", "nothing", "now", "of", "off", "often", "on", "once", "one", "only", "or", "other",
    "others", "otherwise", "our", "ours", "ourselves", "out", "over", "own", "people", "perhaps",
    "person", "please", "put", "puts", "quite", "rather", "really", "same", "say", "saying", "says",
    "see", "seen", "sees", "self", "several", "shall", "she", "shes", "should", "shouldnt", "since",
    "so", "some", "somebody", "somehow", "someone", "something", "sometimes", "somewhere", "soon",
    "still", "such", "take", "taken", "takes", "taking", "tell", "tells", "than", "that", "thats",
    "the", "their", "theirs", "them", "themselves", "then", "there", "therefore", "theres", "these",
    "they", "theyre", "thing", "things", "think", "thinks", "this", "though", "three", "through",
    "till", "to", "today", "told", "tomorrow", "too", "took", "toward", "towards", "two", "under",
    "unless", "until", "up", "upon", "us", "usually", "very", "via", "want", "wants", "was",
    "wasnt", "way", "ways", "we", "well", "went", "were", "weve", "what", "whatever", "when",
    "whenever", "where", "wherever", "whether", "which", "while", "who", "whole", "whom", "whose",
    "why", "will", "with", "within", "without", "wont", "would", "wouldnt", "yes", "yesterday",
    "yet", "you", "your", "youre", "yours", "yourself", "youve",
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
    static SMALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SMALL_WORDS.into_iter().collect());
    word.len() == 1 && !word.as_bytes()[0].is_ascii_digit() || SMALL.contains(word)
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
    fn the_small_words_are_in_order_and_nobody_else_is_small() {
        assert!(SMALL_WORDS.is_sorted());
        assert!(is_small("youre") && is_small("s") && !is_small("bread") && !is_small("4"));
    }
}
