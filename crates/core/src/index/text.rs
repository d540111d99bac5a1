//! Which words everything has, weighted by field (BM25F: Robertson and Zaragoza, "The
//! Probabilistic Relevance Framework", 2009, section 3.5).
//!
//! Words of things are stemmed and serve matching and search. Words of names (people, streets,
//! areas, holders) stand apart and serve search alone: nobody called Baker is matched with bread.

use super::list::{List, Posting};
use super::local::LocalWords;
use super::postings::{Postings, Term};
use super::words::is_small;
use super::{Doc, DocKind};
use crate::domain::{Asset, Contents, Holder, Need, Person};
use homeground_meaning::words::{Stem, for_each_word};

/// Weights are kept in quarters.
pub(super) const QUARTER: f32 = 0.25;

/// What a word in each field counts, in quarters.
pub(super) mod weight {
    pub(in crate::index) const TITLE: u16 = 12;
    pub(in crate::index) const TAG: u16 = 10;
    pub(in crate::index) const OWN_WORDS: u16 = 8;
    pub(in crate::index) const FACILITY: u16 = 6;
    pub(in crate::index) const LANGUAGE: u16 = 6;
    pub(in crate::index) const DESCRIPTION: u16 = 4;
    pub(in crate::index) const NAME: u16 = 12;
}

/// What is known of the records of one kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Lengths {
    /// Weighted words of each record by slot, in quarters; [`NO_RECORD`]: there is none.
    pub(super) by_slot: Vec<u16>,
    pub(super) count: u32,
    sum: u64,
}

const NO_RECORD: u16 = u16::MAX;

impl Lengths {
    fn set(&mut self, slot: u32, length: Option<u16>) {
        let slot = slot as usize;
        if slot >= self.by_slot.len() {
            self.by_slot.resize(slot + 1, NO_RECORD);
        }
        let new = length.map_or(NO_RECORD, |length| length.min(NO_RECORD - 1));
        let old = std::mem::replace(&mut self.by_slot[slot], new);
        if old != NO_RECORD {
            self.count -= 1;
            self.sum -= u64::from(old);
        }
        if new != NO_RECORD {
            self.count += 1;
            self.sum += u64::from(new);
        }
    }

    fn has(&self, slot: u32) -> bool {
        let length = self.by_slot.get(slot as usize);
        length.is_some_and(|length| *length != NO_RECORD)
    }

    pub(super) fn of(&self, slot: u32) -> u16 {
        self.by_slot.get(slot as usize).copied().unwrap_or_default()
    }

    pub(super) fn average(&self) -> f32 {
        (self.sum as f32 / self.count.max(1) as f32).max(1.0)
    }
}

/// The text index.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub(super) things: Postings,
    names: Postings,
    pub(super) lengths: [Lengths; DocKind::COUNT],
    pub(super) local: LocalWords,
}

/// Gathers the weighted words of one record.
struct Gather<'t> {
    text: &'t mut Text,
    stem: &'t Stem,
    things: Vec<(Term, u16)>,
    names: Vec<(Term, u16)>,
}

impl Gather<'_> {
    fn words(&mut self, text: &str, weight: u16) {
        for_each_word(text, |word| {
            if !is_small(word) {
                let term = self.text.things.term(word, Some(self.stem));
                self.things.push((term, weight));
            }
        });
        let index = &mut *self.text;
        for (_, sign) in index.local.several_in(text) {
            let term = index.things.term(sign, None);
            self.things.push((term, weight));
        }
    }

    fn all(&mut self, texts: &[String], weight: u16) {
        for text in texts {
            self.words(text, weight);
        }
    }

    fn name(&mut self, name: &str) {
        for_each_word(name, |word| {
            let term = self.text.names.term(word, None);
            self.names.push((term, weight::NAME));
        });
    }

    fn asset(&mut self, contents: &Contents, asset: &Asset) {
        self.words(&asset.title, weight::TITLE);
        self.all(&asset.tags, weight::TAG);
        if let Some(words) = &asset.own_words {
            self.words(words, weight::OWN_WORDS);
        }
        if let Some(words) = &asset.description {
            self.words(words, weight::DESCRIPTION);
        }
        self.all(&asset.facilities, weight::FACILITY);
        self.all(&asset.languages, weight::LANGUAGE);
        self.holder(contents, asset.holder, asset.holder_name.as_deref());
    }

    /// The name of who is known to hold it, else the one that was written down.
    fn holder(&mut self, contents: &Contents, known: Option<Holder>, written: Option<&str>) {
        let found = known.and_then(|holder| contents.with_name(holder, |name| self.name(name)));
        if let (None, Some(name)) = (found, written) {
            self.name(name);
        }
    }

    fn need(&mut self, contents: &Contents, need: &Need) {
        self.words(&need.title, weight::TITLE);
        self.all(&need.tags, weight::TAG);
        if let Some(words) = &need.description {
            self.words(words, weight::DESCRIPTION);
        }
        self.all(&need.languages, weight::LANGUAGE);
        self.holder(contents, need.stated_by, need.stated_by_name.as_deref());
    }

    fn person(&mut self, person: &Person) {
        self.name(&person.name);
        let address = [&person.house_number, &person.street, &person.postcode];
        for words in address.into_iter().flatten() {
            self.name(words);
        }
    }
}

/// Adds up repeated terms, in order of the terms.
fn summed(terms: &mut Vec<(Term, u16)>) {
    terms.sort_unstable_by_key(|(term, _)| *term);
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
}

impl Text {
    /// Builds the index in one pass.
    #[must_use]
    pub fn build(contents: &Contents) -> Self {
        let local = LocalWords::of(contents);
        let stem = Stem::default();
        let mut text = Self {
            things: local.vocabulary(&stem),
            local,
            ..Self::default()
        };
        for (slot, asset) in contents.assets.each() {
            let doc = Doc::new(DocKind::Asset, slot);
            text.add(doc, &stem, |gather| gather.asset(contents, &asset));
        }
        for (slot, need) in contents.needs.each() {
            let doc = Doc::new(DocKind::Need, slot);
            text.add(doc, &stem, |gather| gather.need(contents, &need));
        }
        for (slot, person) in contents.people.each() {
            let doc = Doc::new(DocKind::Person, slot);
            text.add(doc, &stem, |gather| gather.person(&person));
        }
        for (slot, area) in contents.areas.each() {
            let doc = Doc::new(DocKind::Area, slot);
            text.add(doc, &stem, |gather| gather.name(&area.title));
        }
        text.things.fit_to_size();
        text.names.fit_to_size();
        text
    }

    /// Reads a record anew; one that is gone is taken out.
    pub fn put(&mut self, contents: &Contents, doc: Doc) {
        self.remove(doc);
        let stem = Stem::default();
        match doc.kind() {
            DocKind::Asset => {
                if let Some(asset) = contents.assets.at(doc.slot()) {
                    self.add(doc, &stem, |gather| gather.asset(contents, asset));
                }
            }
            DocKind::Need => {
                if let Some(need) = contents.needs.at(doc.slot()) {
                    self.add(doc, &stem, |gather| gather.need(contents, need));
                }
            }
            DocKind::Person => {
                if let Some(person) = contents.people.at(doc.slot()) {
                    self.add(doc, &stem, |gather| gather.person(person));
                }
            }
            DocKind::Area => {
                if let Some(area) = contents.areas.at(doc.slot()) {
                    self.add(doc, &stem, |gather| gather.name(&area.title));
                }
            }
        }
    }

    fn remove(&mut self, doc: Doc) {
        let lengths = &mut self.lengths[doc.kind() as usize];
        if lengths.has(doc.slot()) {
            lengths.set(doc.slot(), None);
            self.things.remove(doc);
            self.names.remove(doc);
        }
    }

    fn add(&mut self, doc: Doc, stem: &Stem, words: impl FnOnce(&mut Gather<'_>)) {
        let mut gather = Gather {
            text: self,
            stem,
            things: Vec::with_capacity(32),
            names: Vec::new(),
        };
        words(&mut gather);
        let (mut things, mut names) = (gather.things, gather.names);
        let length = things
            .iter()
            .fold(0u16, |sum, (_, weight)| sum.saturating_add(*weight));
        let into = |postings: &mut Postings, terms: &mut Vec<(Term, u16)>| {
            summed(terms);
            for &(term, weight) in terms.iter() {
                postings.put(term, Posting::new(doc, weight));
            }
        };
        into(&mut self.things, &mut things);
        into(&mut self.names, &mut names);
        self.lengths[doc.kind() as usize].set(doc.slot(), Some(length));
    }

    /// The group's word list.
    pub(super) const fn local(&self) -> &LocalWords {
        &self.local
    }

    /// How many records of a kind there are.
    #[must_use]
    pub const fn count(&self, kind: DocKind) -> usize {
        self.lengths[kind as usize].count as usize
    }

    /// One slot more than the last of a kind that ever had a record.
    #[must_use]
    pub fn slots(&self, kind: DocKind) -> usize {
        self.lengths[kind as usize].by_slot.len()
    }

    /// Records that have all of these words, in things or names, with how well they fit, in
    /// order of their numbers; the last word may be unfinished.
    #[must_use]
    pub fn with_words(&self, words: &str) -> Vec<(Doc, f32)> {
        let mut asked = split(words);
        let stem = Stem::default();
        let mut found: Option<Vec<(Doc, f32)>> = None;
        for (written, sign) in self.local.several_in(words) {
            let docs = self.with_word(sign, false, &stem);
            found = Some(match found {
                None => docs,
                Some(found) => in_both(&found, &docs),
            });
            let in_several = split(written);
            asked.retain(|word| !in_several.contains(word));
        }
        let last = asked.len().saturating_sub(1);
        let telling = asked.iter().any(|word| !is_small(word));
        for (number, word) in asked.iter().enumerate() {
            if telling && number != last && is_small(word) {
                continue;
            }
            let docs = self.with_word(word, number == last, &stem);
            if docs.is_empty() && is_small(word) && telling {
                continue;
            }
            found = Some(match found {
                None => docs,
                Some(found) => in_both(&found, &docs),
            });
        }
        found.unwrap_or_default()
    }

    /// Records with one word, in order of their numbers.
    fn with_word(&self, word: &str, unfinished: bool, stem: &Stem) -> Vec<(Doc, f32)> {
        let mut docs: Vec<(Doc, f32)> = Vec::new();
        let mut take = |list: Option<&List>, counts: f32| {
            let all = list.into_iter().flat_map(List::iter);
            docs.extend(all.map(|one| (one.doc, f32::from(one.weight) * QUARTER * counts)));
        };
        for (postings, stem) in [(&self.things, Some(stem)), (&self.names, None)] {
            let whole = postings.known(word, stem);
            if let Some(term) = whole {
                take(postings.list(term), 1.0);
            }
            if unfinished {
                let mut terms: Vec<Term> = postings.beginning(word).collect();
                terms.sort_unstable();
                terms.dedup();
                for term in terms.into_iter().filter(|term| Some(*term) != whole) {
                    // A begun word counts for less than a whole one.
                    take(postings.list(term), 0.8);
                }
            }
        }
        if docs.is_empty() {
            for (postings, stem) in [(&self.things, Some(stem)), (&self.names, None)] {
                if let Some(term) = postings.meant(word, stem) {
                    let all = postings.list(term).into_iter().flat_map(List::iter);
                    docs.extend(all.map(|one| (one.doc, f32::from(one.weight) * QUARTER / 2.0)));
                }
            }
        }
        docs.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.total_cmp(&one.1)));
        docs.dedup_by_key(|(doc, _)| *doc);
        docs
    }

    /// Whether a text has all of these words, the last perhaps unfinished.
    #[must_use]
    pub(super) fn says_all(words: &str, text: &str) -> bool {
        let (asked, said) = (split(words), split(text));
        let last = asked.len().saturating_sub(1);
        let stem = Stem::default();
        asked.iter().enumerate().all(|(number, word)| {
            said.iter().any(|other| {
                other == word
                    || stem.of(other) == stem.of(word)
                    || (number == last && other.starts_with(word))
            }) || (is_small(word) && asked.len() > 1)
        })
    }

    /// Whether a text has some of these words, the last perhaps unfinished.
    #[must_use]
    pub(super) fn says_some(words: &str, text: &str) -> bool {
        let (asked, said) = (split(words), split(text));
        let last = asked.last().map_or("", String::as_str);
        said.iter()
            .any(|other| asked.contains(other) || (!last.is_empty() && other.starts_with(last)))
    }

    #[cfg(test)]
    pub(super) fn canonical(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        let lengths = self.lengths.clone().map(|lengths| {
            let known = lengths.by_slot.iter().copied().enumerate();
            (
                lengths.count,
                lengths.sum,
                known
                    .filter(|(_, length)| *length != NO_RECORD)
                    .collect::<Vec<_>>(),
            )
        });
        (self.things.canonical(), self.names.canonical(), lengths)
    }
}

/// The folded words of a text.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Records in both lists, which are in order; fits are added.
fn in_both(one: &[(Doc, f32)], two: &[(Doc, f32)]) -> Vec<(Doc, f32)> {
    let mut two = two.iter().peekable();
    one.iter()
        .filter_map(|(doc, fit)| {
            while two.peek().is_some_and(|(other, _)| other < doc) {
                two.next();
            }
            let (_, more) = two.peek().filter(|(other, _)| other == doc)?;
            Some((*doc, fit + more))
        })
        .collect()
}
