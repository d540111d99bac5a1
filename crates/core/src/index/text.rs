//! Which words everything has: postings in memory, weighted by field (BM25F, Robertson and
//! Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.5).

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use super::words::{Stem, for_each_word, is_stop_word};
use crate::domain::{Asset, Contents, Need, RecordId, RecordKind, RecordRef};

/// How soon further occurrences of a word stop counting (BM25's k1).
const SATURATION: f32 = 1.2;
/// How much a long text is held against it (BM25's b).
const LENGTH_WEIGHT: f32 = 0.6;
/// What a word in each field counts.
mod weight {
    pub(super) const TITLE: f32 = 3.0;
    pub(super) const TAG: f32 = 2.5;
    pub(super) const OWN_WORDS: f32 = 2.0;
    pub(super) const FACILITY: f32 = 1.5;
    pub(super) const LANGUAGE: f32 = 1.5;
    pub(super) const DESCRIPTION: f32 = 1.0;
    pub(super) const NAME: f32 = 3.0;
}
/// Words of names stand apart from words of things: nobody called Baker is matched with bread.
const NAME_MARK: char = '@';
/// Words of so many letters may be read with a letter wrong, and longer ones with two.
const ONE_SLIP_FROM: usize = 5;
const TWO_SLIPS_FROM: usize = 8;

/// A number for each record that has words.
type Doc = u32;
/// A number for each stem.
type Term = u32;

/// One record's part of a postings list.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Posting {
    doc: Doc,
    /// Occurrences weighted by field.
    weight: f32,
}

/// What is kept of a record.
#[derive(Clone, Debug, Default, PartialEq)]
struct Known {
    record: Option<RecordRef>,
    /// Its terms, for taking it out again.
    terms: Vec<Term>,
    /// Words weighted by field, names left out.
    length: f32,
}

/// The text index.
#[derive(Clone, Default)]
pub struct Text {
    /// From a folded word to its stem's number; a name's word begins with [`NAME_MARK`].
    words: HashMap<String, Term>,
    stems: HashMap<String, Term>,
    postings: Vec<Vec<Posting>>,
    docs: Vec<Known>,
    doc_of: HashMap<RecordRef, Doc>,
    free: Vec<Doc>,
    /// Sum of all lengths.
    length: f64,
    /// Words in order, for unfinished ones; made when first asked for.
    in_order: OnceLock<BTreeMap<String, Term>>,
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text")
            .field("docs", &self.doc_of.len())
            .finish_non_exhaustive()
    }
}

/// A question to the text index: its terms with what each counts.
#[derive(Clone, Debug, Default)]
pub struct Question {
    terms: Vec<Asked>,
}

/// One word that is asked for.
#[derive(Clone, Debug)]
struct Asked {
    term: Term,
    /// As it was said.
    word: String,
    weight: f32,
}

/// A record with words in common.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The record.
    pub record: RecordRef,
    /// How well its words fit: 1 is as well as any text could.
    pub fit: f32,
    /// The words in common as they were asked, rarest first.
    pub words: Vec<String>,
}

/// Gathers the weighted words of one record.
struct Gather<'a> {
    text: &'a mut Text,
    stem: &'a Stem,
    weights: HashMap<Term, f32>,
    length: f32,
}

impl Gather<'_> {
    fn words(&mut self, text: &str, weight: f32) {
        for_each_word(text, |word| {
            if !is_stop_word(word) {
                let term = self.text.term(word, self.stem);
                *self.weights.entry(term).or_default() += weight;
                self.length += weight;
            }
        });
    }

    fn all(&mut self, texts: &[String], weight: f32) {
        for text in texts {
            self.words(text, weight);
        }
    }

    fn name(&mut self, name: &str) {
        for_each_word(name, |word| {
            let term = self.text.name_term(word);
            *self.weights.entry(term).or_default() += weight::NAME;
        });
    }
}

impl Text {
    /// Builds the index in one pass.
    #[must_use]
    pub fn build(contents: &Contents) -> Self {
        let mut text = Self::default();
        let stem = Stem::default();
        let id = |kind, id| RecordRef::new(kind, id);
        for asset in contents.assets.iter() {
            text.add(contents, id(RecordKind::Asset, asset.id), &stem);
        }
        for need in contents.needs.iter() {
            text.add(contents, id(RecordKind::Need, need.id), &stem);
        }
        for person in contents.people.iter() {
            text.add(contents, id(RecordKind::Person, person.id), &stem);
        }
        for area in contents.areas.iter() {
            text.add(contents, id(RecordKind::Area, area.id), &stem);
        }
        text
    }

    /// Reads a record anew; one that is gone is taken out.
    pub fn put(&mut self, contents: &Contents, record: RecordRef) {
        self.remove(record);
        self.add(contents, record, &Stem::default());
    }

    fn remove(&mut self, record: RecordRef) {
        let Some(doc) = self.doc_of.remove(&record) else {
            return;
        };
        let known = std::mem::take(&mut self.docs[doc as usize]);
        self.length -= f64::from(known.length);
        for term in known.terms {
            let postings = &mut self.postings[term as usize];
            if let Ok(at) = postings.binary_search_by_key(&doc, |posting| posting.doc) {
                postings.remove(at);
            }
        }
        self.free.push(doc);
    }

    fn add(&mut self, contents: &Contents, record: RecordRef, stem: &Stem) {
        let mut gather = Gather {
            text: self,
            stem,
            weights: HashMap::new(),
            length: 0.0,
        };
        let known = match record.kind {
            RecordKind::Asset => contents
                .assets
                .get(record.id)
                .map(|asset| gather_asset(&mut gather, contents, asset)),
            RecordKind::Need => contents
                .needs
                .get(record.id)
                .map(|need| gather_need(&mut gather, need)),
            RecordKind::Person => gather_person(&mut gather, contents, record.id),
            RecordKind::Area => contents
                .areas
                .get(record.id)
                .map(|area| gather.name(&area.title)),
            _ => None,
        };
        if known.is_none() {
            return;
        }
        let (weights, length) = (gather.weights, gather.length);
        let doc = self.free.pop().unwrap_or_else(|| {
            self.docs.push(Known::default());
            Doc::try_from(self.docs.len() - 1).unwrap_or(Doc::MAX)
        });
        for (term, weight) in &weights {
            let postings = &mut self.postings[*term as usize];
            let posting = Posting {
                doc,
                weight: *weight,
            };
            match postings.last() {
                Some(last) if last.doc > doc => {
                    let at = postings.partition_point(|posting| posting.doc < doc);
                    postings.insert(at, posting);
                }
                _ => postings.push(posting),
            }
        }
        self.length += f64::from(length);
        self.docs[doc as usize] = Known {
            record: Some(record),
            terms: weights.into_keys().collect(),
            length,
        };
        self.doc_of.insert(record, doc);
    }

    /// The number of a folded word's stem.
    fn term(&mut self, word: &str, stem: &Stem) -> Term {
        if let Some(term) = self.words.get(word) {
            return *term;
        }
        let stemmed = stem.of(word);
        let term = self.stems.get(&*stemmed).copied().unwrap_or_else(|| {
            let term = new_term(&mut self.postings);
            self.stems.insert(stemmed.into_owned(), term);
            term
        });
        self.words.insert(word.to_owned(), term);
        self.in_order = OnceLock::new();
        term
    }

    /// The number of a name's word: as it is, not stemmed.
    fn name_term(&mut self, word: &str) -> Term {
        let marked = format!("{NAME_MARK}{word}");
        if let Some(term) = self.words.get(&marked) {
            return *term;
        }
        let term = new_term(&mut self.postings);
        self.words.insert(marked, term);
        self.in_order = OnceLock::new();
        term
    }

    fn in_order(&self) -> &BTreeMap<String, Term> {
        self.in_order.get_or_init(|| {
            self.words
                .iter()
                .map(|(word, term)| (word.clone(), *term))
                .collect()
        })
    }

    /// The known term that a word means: itself, its stem, or a word a slip away.
    fn meant(&self, word: &str, stem: &Stem) -> Option<Term> {
        let known = |term: &Term| !self.postings[*term as usize].is_empty();
        let stemmed = self.stems.get(&*stem.of(word)).copied();
        if let Some(term) = self
            .words
            .get(word)
            .copied()
            .or(stemmed)
            .filter(|term| known(term))
        {
            return Some(term);
        }
        let letters = word.chars().count();
        let slips = match letters {
            _ if letters >= TWO_SLIPS_FROM => 2,
            _ if letters >= ONE_SLIP_FROM => 1,
            _ => return None,
        };
        self.words
            .iter()
            .filter(|(other, term)| {
                other.len().abs_diff(word.len()) <= slips
                    && !other.starts_with(NAME_MARK)
                    && known(term)
            })
            .filter_map(|(other, term)| {
                let far = strsim::damerau_levenshtein(word, other);
                (far <= slips).then_some((
                    far,
                    std::cmp::Reverse(self.postings[*term as usize].len()),
                    other,
                    *term,
                ))
            })
            .min()
            .map(|(.., term)| term)
    }

    /// A question about things, from texts with what each counts.
    #[must_use]
    pub fn question<'t>(&self, texts: impl IntoIterator<Item = (&'t str, f32)>) -> Question {
        let stem = Stem::default();
        let mut question = Question::default();
        for (text, weight) in texts {
            for_each_word(text, |word| {
                if is_stop_word(word) {
                    return;
                }
                if let Some(term) = self.meant(word, &stem) {
                    match question.terms.iter_mut().find(|asked| asked.term == term) {
                        Some(asked) => asked.weight = asked.weight.max(weight),
                        None => question.terms.push(Asked {
                            term,
                            word: word.to_owned(),
                            weight,
                        }),
                    }
                }
            });
        }
        question
    }

    fn rarity(&self, term: Term) -> f32 {
        let all = self.doc_of.len() as f32;
        let with = self.postings[term as usize].len() as f32;
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// Records of one kind with words in common, in no order.
    #[must_use]
    pub fn hits(&self, question: &Question, kind: RecordKind) -> Vec<Hit> {
        let average = (self.length / self.doc_of.len().max(1) as f64).max(1.0) as f32;
        let mut best = 0.0;
        let mut scores: HashMap<Doc, (f32, u64)> = HashMap::new();
        for (number, asked) in question.terms.iter().enumerate() {
            let rarity = self.rarity(asked.term) * asked.weight;
            // As well as any text could: the word in the title of a text of average length.
            best += rarity * saturated(weight::TITLE + weight::DESCRIPTION, average, average);
            let bit = 1u64 << number.min(63);
            for posting in &self.postings[asked.term as usize] {
                let known = &self.docs[posting.doc as usize];
                if known.record.is_none_or(|record| record.kind != kind) {
                    continue;
                }
                let score = scores.entry(posting.doc).or_default();
                score.0 += rarity * saturated(posting.weight, known.length, average);
                score.1 |= bit;
            }
        }
        let mut order: Vec<usize> = (0..question.terms.len()).collect();
        order.sort_by(|one, two| {
            let rarity = |at: &usize| self.rarity(question.terms[*at].term);
            rarity(two).total_cmp(&rarity(one))
        });
        let words = |bits: u64| {
            order
                .iter()
                .filter(|number| bits >> (**number).min(63) & 1 == 1)
                .map(|number| question.terms[*number].word.clone())
                .collect()
        };
        scores
            .into_iter()
            .filter_map(|(doc, (score, bits))| {
                let record = self.docs[doc as usize].record?;
                Some(Hit {
                    record,
                    fit: (score / best).min(1.0),
                    words: words(bits),
                })
            })
            .collect()
    }

    /// Records that have all of these words, in things or names; the last may be unfinished.
    #[must_use]
    pub fn with_words(&self, words: &str) -> HashSet<RecordRef> {
        let mut asked = Vec::new();
        for_each_word(words, |word| asked.push(word.to_owned()));
        let stem = Stem::default();
        let last = asked.len().saturating_sub(1);
        let mut found: Option<HashSet<Doc>> = None;
        for (number, word) in asked.iter().enumerate() {
            let mut terms: HashSet<Term> = HashSet::new();
            terms.extend(self.stems.get(&*stem.of(word)));
            terms.extend(self.words.get(&format!("{NAME_MARK}{word}")));
            if number == last {
                terms.extend(self.beginning(word));
                terms.extend(self.beginning(&format!("{NAME_MARK}{word}")));
            }
            if terms.is_empty() {
                terms.extend(self.meant(word, &stem));
            }
            if terms.is_empty() && is_stop_word(word) {
                continue;
            }
            let docs: HashSet<Doc> = terms
                .iter()
                .flat_map(|term| {
                    self.postings[*term as usize]
                        .iter()
                        .map(|posting| posting.doc)
                })
                .collect();
            found = Some(match found {
                None => docs,
                Some(found) => found.intersection(&docs).copied().collect(),
            });
        }
        let docs = found.unwrap_or_default();
        docs.into_iter()
            .filter_map(|doc| self.docs[doc as usize].record)
            .collect()
    }

    /// Terms of words that begin like this.
    fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Term> + 'a {
        self.in_order()
            .range(word.to_owned()..)
            .take_while(move |(known, _)| known.starts_with(word))
            .map(|(_, term)| *term)
    }
}

fn new_term(postings: &mut Vec<Vec<Posting>>) -> Term {
    postings.push(Vec::new());
    Term::try_from(postings.len() - 1).unwrap_or(Term::MAX)
}

/// BM25's saturation with length: from 0 to k1 + 1.
fn saturated(weight: f32, length: f32, average: f32) -> f32 {
    let norm = 1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / average;
    weight * (SATURATION + 1.0) / (weight + SATURATION * norm)
}

fn gather_asset(gather: &mut Gather<'_>, contents: &Contents, asset: &Asset) {
    gather.words(&asset.title, weight::TITLE);
    gather.all(&asset.tags, weight::TAG);
    for (words, weight) in [
        (&asset.own_words, weight::OWN_WORDS),
        (&asset.description, weight::DESCRIPTION),
    ] {
        if let Some(words) = words {
            gather.words(words, weight);
        }
    }
    gather.all(&asset.facilities, weight::FACILITY);
    gather.all(&asset.languages, weight::LANGUAGE);
    let holder = asset.holder.and_then(|holder| contents.holder_name(holder));
    if let Some(name) = holder.or(asset.holder_name.as_deref()) {
        gather.name(name);
    }
}

fn gather_need(gather: &mut Gather<'_>, need: &Need) {
    gather.words(&need.title, weight::TITLE);
    gather.all(&need.tags, weight::TAG);
    if let Some(words) = &need.description {
        gather.words(words, weight::DESCRIPTION);
    }
    gather.all(&need.languages, weight::LANGUAGE);
}

fn gather_person(gather: &mut Gather<'_>, contents: &Contents, id: RecordId) -> Option<()> {
    let person = contents.people.get(id)?;
    gather.name(&person.name);
    for words in [&person.street, &person.postcode, &person.house_number]
        .into_iter()
        .flatten()
    {
        gather.name(words);
    }
    Some(())
}
