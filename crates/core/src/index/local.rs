//! Words that mean the same here, as the group wrote them down: whatever has one of them is found by the others.

use rustc_hash::FxHashMap;

use super::postings::Postings;
use crate::domain::{Contents, Synonyms};
use homeground_meaning::words::{Stem, for_each_word};

/// Begins the one word by which all words of a line are known; no text has it.
const SIGN: char = '\u{1}';

/// The lines of the word list, for reading.
#[derive(Clone, Debug, Default)]
pub(crate) struct LocalWords {
    /// From the stem of a word to the sign of its line.
    single: FxHashMap<Box<str>, Box<str>>,
    /// Folded words that stand alone in a line.
    words: Vec<Box<str>>,
    /// Those of several words, by the first of them.
    several: FxHashMap<Box<str>, Vec<Several>>,
    /// The everyday word of a line.
    everyday: FxHashMap<Box<str>, String>,
}

/// A member of a line that is several words.
#[derive(Clone, Debug)]
struct Several {
    /// Its folded words after the first.
    rest: Vec<Box<str>>,
    /// As it was written down.
    written: String,
    sign: Box<str>,
}

impl LocalWords {
    pub(crate) fn of(contents: &Contents) -> Self {
        let mut local = Self::default();
        let stem = Stem::default();
        // In order of the keys: of two devices that wrote the same word down, the earlier line has it on both.
        let mut lines: Vec<&Synonyms> = contents.synonyms.iter().collect();
        lines.sort_unstable_by_key(|line| line.id);
        for line in lines {
            local.add(line, &stem);
        }
        local
    }

    fn add(&mut self, line: &Synonyms, stem: &Stem) {
        let sign: Box<str> = format!("{SIGN}{}", line.id).into();
        let everyday = line.words.first().cloned().unwrap_or_default();
        self.everyday.insert(sign.clone(), everyday);
        for written in &line.words {
            let words = folded(written);
            match words.as_slice() {
                [] => {}
                [word] => {
                    let stem = stem.of(word).as_ref().into();
                    self.single.entry(stem).or_insert_with(|| sign.clone());
                    self.words.push(word.as_str().into());
                }
                [first, rest @ ..] => {
                    let several = Several {
                        rest: rest.iter().map(|word| word.as_str().into()).collect(),
                        written: written.clone(),
                        sign: sign.clone(),
                    };
                    let all = self.several.entry(first.as_str().into()).or_default();
                    all.push(several);
                }
            }
        }
    }

    /// A vocabulary in which words of one line are one, and which knows them all: a begun one finds what says another.
    pub(super) fn vocabulary(&self, stem: &Stem) -> Postings {
        let mut postings = Postings::with_same(self.single.clone());
        for word in &self.words {
            postings.term(word, Some(stem));
        }
        postings
    }

    fn sign_of(&self, stem: &str) -> Option<&str> {
        self.single.get(stem).map(|sign| &**sign)
    }

    /// Members of several words that a text has: as it was written down, and the sign of its line.
    pub(super) fn several_in(&self, text: &str) -> Vec<(&str, &str)> {
        if self.several.is_empty() {
            return Vec::new();
        }
        let words = folded(text);
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for several in self.several.get(word.as_str()).into_iter().flatten() {
                let rest = several.rest.iter().map(|word| &**word);
                let here = words[at + 1..].iter().map(String::as_str);
                if here.take(several.rest.len()).eq(rest) {
                    found.push((several.written.as_str(), &*several.sign));
                }
            }
        }
        found
    }

    /// A text with the everyday words for what it says in local ones, so that it can be understood by who knows only
    /// these; `text` itself where it says nothing so.
    pub(crate) fn explained(&self, text: String) -> String {
        if self.everyday.is_empty() {
            return text;
        }
        let stem = Stem::default();
        let mut signs: Vec<&str> = Vec::new();
        for_each_word(&text, |word| signs.extend(self.sign_of(&stem.of(word))));
        signs.extend(self.several_in(&text).into_iter().map(|(_, sign)| sign));
        let lower = text.to_lowercase();
        let mut everyday: Vec<&str> = Vec::new();
        for sign in signs {
            let word = self.everyday.get(sign).map_or("", String::as_str);
            if !everyday.contains(&word) && !lower.contains(&word.to_lowercase()) {
                everyday.push(word);
            }
        }
        if everyday.is_empty() {
            return text;
        }
        format!("{text}. {}", everyday.join(", "))
    }
}

fn folded(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.to_owned()));
    words
}
