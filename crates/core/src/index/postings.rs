//! Words and who has them: for each stem a sorted list of records with packed weights.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Doc;
use super::words::Stem;

/// A number for each stem.
pub(super) type Term = u32;

/// One record's part of a list: five bytes, wherever they begin, as a city has twenty million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    doc: [u8; 4],
    /// Occurrences weighted by field, in quarters; more than 255 are 255, as more says no more.
    pub(super) weight: u8,
}

impl Posting {
    pub(super) fn new(doc: Doc, weight: u16) -> Self {
        Self {
            doc: doc.0.to_ne_bytes(),
            weight: u8::try_from(weight).unwrap_or(u8::MAX),
        }
    }

    #[inline]
    pub(super) const fn doc(&self) -> Doc {
        Doc(u32::from_ne_bytes(self.doc))
    }
}

/// A vocabulary with its lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    /// From a folded word, as it is written, to its stem's number: each is stemmed once.
    words: FxHashMap<Box<str>, Term>,
    /// From a stem to the one by which all that mean the same here are known.
    same: FxHashMap<Box<str>, Box<str>>,
    stems: FxHashMap<Box<str>, Term>,
    lists: Vec<Vec<Posting>>,
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
                self.lists.push(Vec::new());
                self.stems.insert(stemmed, term);
                term
            }
        };
        self.words.insert(word.into(), term);
        self.in_order = OnceLock::new();
        term
    }

    /// The list of a term.
    pub(super) fn list(&self, term: Term) -> &[Posting] {
        self.lists.get(term as usize).map_or(&[], Vec::as_slice)
    }

    /// The part of a term's list between two record numbers, the second left out.
    pub(super) fn between(&self, term: Term, from: Doc, to: Doc) -> &[Posting] {
        let list = self.list(term);
        let start = list.partition_point(|posting| posting.doc() < from);
        let end = list.partition_point(|posting| posting.doc() < to);
        &list[start..end]
    }

    /// A record's part of a term's list.
    pub(super) fn of(&self, term: Term, doc: Doc) -> Option<Posting> {
        let list = self.list(term);
        let at = list.binary_search_by_key(&doc, Posting::doc).ok()?;
        Some(list[at])
    }

    /// Puts a record's part into the list of a term, in order.
    pub(super) fn put(&mut self, term: Term, posting: Posting) {
        let list = &mut self.lists[term as usize];
        match list.last() {
            Some(last) if last.doc() >= posting.doc() => {
                let at = list.partition_point(|other| other.doc() < posting.doc());
                list.insert(at, posting);
            }
            _ => list.push(posting),
        }
    }

    /// Gives back the room that was made for more.
    pub(super) fn fit_to_size(&mut self) {
        for list in &mut self.lists {
            list.shrink_to_fit();
        }
        self.lists.shrink_to_fit();
    }

    /// Takes a record out of all lists. The lists are searched, as no record keeps its words.
    pub(super) fn remove(&mut self, doc: Doc) {
        for list in &mut self.lists {
            if let Ok(at) = list.binary_search_by_key(&doc, Posting::doc) {
                list.remove(at);
            }
        }
    }

    /// The term that somebody has and that a folded word means: itself, its stem, else a word
    /// one slip away, the commonest first.
    pub(super) fn meant(&self, word: &str, stem: Option<&Stem>) -> Option<Term> {
        let held = |term: &Term| !self.list(*term).is_empty();
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

    fn one_slip_away(&self, word: &str) -> Option<Term> {
        if word.len() < SLIP_FROM || word.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.in_order()
            .iter()
            .filter(|(other, term)| {
                differs_by_one_slip(word.as_bytes(), other.as_bytes())
                    && !self.list(*term).is_empty()
            })
            .max_by(|one, two| {
                let common = |at: &(Box<str>, Term)| self.list(at.1).len();
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
            .map(|(stem, term)| (stem.to_string(), self.list(*term).to_vec()))
            .filter(|(_, list)| !list.is_empty())
            .collect();
        all.sort_by(|one, two| one.0.cmp(&two.0));
        all
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
