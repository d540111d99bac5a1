//! Words and who has them: for each stem a list of records with weights.

use std::borrow::Cow;
use std::sync::OnceLock;

use homeground_meaning::is_word;
use rustc_hash::FxHashMap;

use super::Doc;
use super::list::{List, Posting, Steps};
use homeground_meaning::words::Stem;

/// A number for each stem.
pub(super) type Term = u32;

/// A vocabulary with its lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    /// From a folded word, as it is written, to its stem's number: each is stemmed once.
    words: FxHashMap<Box<str>, Term>,
    /// From a stem to the one by which all that mean the same here are known.
    same: FxHashMap<Box<str>, Box<str>>,
    stems: FxHashMap<Box<str>, Term>,
    lists: Vec<List>,
    /// Words in order, for unfinished and misspelt ones; made when first asked for.
    in_order: OnceLock<Vec<(Box<str>, Term)>>,
}

/// Words of so many letters may be read with one slip of the pen.
const SLIP_FROM: usize = 5;

impl Postings {
    /// An empty vocabulary in which some stems mean the same.
    pub(super) fn with_same(same: FxHashMap<Box<str>, Box<str>>) -> Self {
        Self {
            same,
            ..Self::default()
        }
    }

    fn stemmed<'w>(&'w self, word: &'w str, stem: Option<&Stem>) -> Cow<'w, str> {
        let stemmed = stem.map_or(word.into(), |stem| stem.of(word));
        match self.same.get(&*stemmed) {
            Some(same) => Cow::Borrowed(same),
            None => stemmed,
        }
    }

    /// The number of a folded word's stem, new if need be. Without `stem` it is kept whole.
    pub(super) fn term(&mut self, word: &str, stem: Option<&Stem>) -> Term {
        if let Some(term) = self.words.get(word) {
            return *term;
        }
        let stemmed: Box<str> = self.stemmed(word, stem).into();
        let term = match self.stems.get(&stemmed) {
            Some(term) => *term,
            None => {
                let term = Term::try_from(self.lists.len()).unwrap_or(Term::MAX);
                self.lists.push(List::default());
                self.stems.insert(stemmed, term);
                term
            }
        };
        self.words.insert(word.into(), term);
        self.in_order = OnceLock::new();
        term
    }

    /// The list of a term.
    pub(super) fn list(&self, term: Term) -> Option<&List> {
        self.lists.get(term as usize)
    }

    /// How many records have a term.
    fn count(&self, term: Term) -> usize {
        self.list(term).map_or(0, List::len)
    }

    /// How many records have a term between two record numbers, the second left out.
    pub(super) fn count_between(&self, term: Term, from: Doc, to: Doc) -> usize {
        self.list(term)
            .map_or(0, |list| list.from(to).1 - list.from(from).1)
    }

    /// The records of a term from a number on.
    pub(super) fn from(&self, term: Term, from: Doc) -> Steps<'_> {
        self.list(term)
            .map_or_else(Steps::default, |list| list.from(from).0)
    }

    /// What a term counts in a record, if it has it.
    pub(super) fn of(&self, term: Term, doc: Doc) -> Option<u8> {
        self.list(term)?.of(doc)
    }

    /// Puts a record's part into the list of a term.
    pub(super) fn put(&mut self, term: Term, posting: Posting) {
        self.lists[term as usize].put(posting);
    }

    /// Gives back the room that was made for more.
    pub(super) fn fit_to_size(&mut self) {
        for list in &mut self.lists {
            list.fit_to_size();
        }
        self.lists.shrink_to_fit();
    }

    /// Takes a record out of all lists. The lists are searched, as no record keeps its words.
    pub(super) fn remove(&mut self, doc: Doc) {
        for list in &mut self.lists {
            list.remove(doc);
        }
    }

    /// The term that somebody has and that a folded word means: itself, its stem, else a word
    /// one slip away, the commonest first.
    pub(super) fn meant(&self, word: &str, stem: Option<&Stem>) -> Option<Term> {
        let held = |term: &Term| self.count(*term) > 0;
        self.known(word, stem)
            .filter(held)
            .or_else(|| self.one_slip_away(word))
    }

    /// The term of a folded word, if any record ever had it.
    pub(super) fn known(&self, word: &str, stem: Option<&Stem>) -> Option<Term> {
        let as_written = self.words.get(word);
        let term = as_written.or_else(|| self.stems.get(&*self.stemmed(word, stem)));
        term.copied()
    }

    /// The term of a stem, if any record ever had it.
    pub(super) fn of_stem(&self, stem: &str) -> Option<Term> {
        self.stems.get(&*self.stemmed(stem, None)).copied()
    }

    fn one_slip_away(&self, word: &str) -> Option<Term> {
        let short = word.len() < SLIP_FROM || word.bytes().any(|byte| byte.is_ascii_digit());
        // Who writes an ordinary word means it, also where nobody else has it.
        if short || is_word(word) {
            return None;
        }
        self.in_order()
            .iter()
            .filter(|(other, term)| {
                let (one, two) = (word.as_bytes(), other.as_bytes());
                begin_alike(one, two) && differs_by_one_slip(one, two) && self.count(*term) > 0
            })
            .max_by(|one, two| {
                let common = |at: &(Box<str>, Term)| self.count(at.1);
                common(one)
                    .cmp(&common(two))
                    .then_with(|| two.0.cmp(&one.0))
            })
            .map(|(_, term)| *term)
    }

    fn in_order(&self) -> &[(Box<str>, Term)] {
        self.in_order.get_or_init(|| {
            let mut all: Vec<(Box<str>, Term)> = self
                .words
                .iter()
                .map(|(word, term)| (word.clone(), *term))
                .collect();
            all.sort_unstable();
            all
        })
    }

    /// Terms of words that begin like this.
    pub(super) fn beginning<'p>(&'p self, word: &'p str) -> impl Iterator<Item = Term> + 'p {
        let all = self.in_order();
        let start = all.partition_point(|(other, _)| **other < *word);
        all[start..]
            .iter()
            .take_while(move |(other, _)| other.starts_with(word))
            .map(|(_, term)| *term)
    }

    /// Every stem that somebody has, with its list, in the order of the stems.
    #[cfg(test)]
    pub(super) fn canonical(&self) -> Vec<(String, Vec<Posting>)> {
        let mut all: Vec<_> = self
            .stems
            .iter()
            .filter_map(|(stem, term)| Some((stem, self.list(*term)?)))
            .filter(|(_, list)| !list.is_empty())
            .map(|(stem, list)| (stem.to_string(), list.iter().collect()))
            .collect();
        all.sort_by(|one, two| one.0.cmp(&two.0));
        all
    }
}

/// Whether two words begin with the same letter, or with the same two the other way round: hardly anybody slips at once.
fn begin_alike(one: &[u8], two: &[u8]) -> bool {
    match (one, two) {
        ([a, b, ..], [x, y, ..]) => a == x || (a == y && b == x),
        _ => false,
    }
}

/// Whether one letter left out, added, changed or swapped with its neighbour makes one of the
/// other (the slips of Damerau, "A technique for computer detection and correction of spelling
/// errors", 1964).
fn differs_by_one_slip(one: &[u8], two: &[u8]) -> bool {
    if one.len().abs_diff(two.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let (one, two) = (&one[same..], &two[same..]);
    match (one, two) {
        ([], []) => false,
        ([_, rest @ ..], []) | ([], [_, rest @ ..]) => rest.is_empty(),
        ([a, after_a @ ..], [b, after_b @ ..]) => {
            after_a == after_b
                || after_a == two
                || one == after_b
                || matches!((after_a, after_b), ([x, xs @ ..], [y, ys @ ..])
                    if x == b && y == a && xs == ys)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::differs_by_one_slip;

    #[test]
    fn one_slip_is_a_letter_too_few_too_many_another_or_swapped() {
        let slip = |one: &str, two: &str| differs_by_one_slip(one.as_bytes(), two.as_bytes());
        for other in ["bred", "breadd", "broad", "braed", "read", "bead"] {
            assert!(slip("bread", other), "{other}");
            assert!(slip(other, "bread"), "{other}");
        }
        for other in ["bread", "board", "breads!", "daerb", ""] {
            assert!(!slip("bread", other), "{other}");
        }
    }
}
