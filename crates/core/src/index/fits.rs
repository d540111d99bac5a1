//! How well records fit a question by the words they have in common (BM25F, as [`super::text`] keeps what it asks for).

use homeground_meaning::words::{Stem, for_each_word};
use homeground_meaning::{PART, is_word};

use super::list::Steps;
use super::postings::Term;
use super::text::{QUARTER, Text, split, weight};
use super::words::is_small;
use super::{Doc, DocKind};

/// How soon further occurrences of a word stop counting (BM25's k1, the usual value).
const SATURATION: f32 = 1.2;
/// How much a long text is held against it (BM25's b): a little under the usual 0.75, as what
/// people say about themselves is short anyway.
const LENGTH_WEIGHT: f32 = 0.6;
/// How rare a word is says little among a handful of records: they count as so many.
const FEWEST: f32 = 200.0;

/// What so many of the most telling words tell is all that words can tell of being about the same.
pub const TELLING_WORDS: f32 = 6.0;

/// So many slots are looked at in one go: what is added up for them stays near the processor.
pub const AT_ONCE: usize = PART;

/// Whether everybody says a word, or another form of it: sofas, parties.
fn is_everyday(word: &str, stem: &Stem) -> bool {
    let one = word.strip_suffix("ies").map(|rest| format!("{rest}y"));
    is_word(word) || is_word(&stem.of(word)) || one.is_some_and(|one| is_word(&one))
}

/// A question to the text index: its terms with what each counts.
#[derive(Clone, Debug, Default)]
pub struct TextQuestion {
    asked: Vec<Asked>,
    kind: DocKind,
    average: f32,
    /// What a text with every word in its title would have; 0 without any word.
    best: f32,
    /// What the most telling word says.
    most: f32,
}

/// One word that is asked for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    term: Term,
    /// How much it says: its rarity times what its field counts in the question.
    says: f32,
    /// Whether everybody says it, perhaps of something else: a coach, a bank.
    everyday: bool,
}

impl Text {
    /// A question about records of one kind, from texts with what each counts.
    #[must_use]
    pub fn question<'q>(
        &self,
        kind: DocKind,
        texts: impl IntoIterator<Item = (&'q str, f32)>,
    ) -> TextQuestion {
        let stem = Stem::default();
        let lengths = &self.lengths[kind as usize];
        let (from, to) = kind.range();
        let (all, average) = (lengths.count as f32, lengths.average());
        let mut question = TextQuestion {
            kind,
            average,
            ..TextQuestion::default()
        };
        let all = all.max(FEWEST);
        let rarity = |with: f32| (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        let mut nobody_says: Vec<(String, f32)> = Vec::new();
        let mut ask = |word: &str, term: Option<Term>, counts: f32| {
            let held = term
                .map(|term| (term, self.things.count_between(term, from, to)))
                .filter(|(_, with)| *with > 0);
            let Some((term, with)) = held else {
                // What nobody says counts among what was asked all the same.
                if nobody_says.iter().all(|(known, _)| known != word) {
                    nobody_says.push((word.to_owned(), rarity(0.0) * counts));
                }
                return;
            };
            let says = rarity(with as f32) * counts;
            match question.asked.iter_mut().find(|asked| asked.term == term) {
                Some(asked) => asked.says = asked.says.max(says),
                None => question.asked.push(Asked {
                    term,
                    says,
                    everyday: is_everyday(word, &stem),
                }),
            }
        };
        for (text, counts) in texts {
            // Several words of the list are one word: each by itself may mean something else.
            let several = self.local.several_in(text);
            let mut in_several: Vec<String> = Vec::new();
            for (written, sign) in several {
                ask(sign, self.things.known(sign, None), counts);
                in_several.extend(split(written));
            }
            for_each_word(text, |word| {
                if !is_small(word) && !in_several.iter().any(|other| other == word) {
                    ask(word, self.things.meant(word, Some(&stem)), counts);
                }
            });
        }
        // A stable sort: which of two equals was numbered first must not change the sums.
        question
            .asked
            .sort_by(|one, two| two.says.total_cmp(&one.says));
        let held = question.asked.iter().map(|asked| asked.says);
        let says = || {
            held.clone()
                .chain(nobody_says.iter().map(|(_, says)| *says))
        };
        question.most = says().fold(0.0, f32::max);
        question.best = says().sum::<f32>() * in_average_title();
        question
    }

    /// A question about records of one kind that say what others say about the same, by the stems that tell most of it with
    /// how much each tells; `None` where nobody says any of them. All there can be in common is [`TELLING_WORDS`] of the most
    /// telling ones.
    #[must_use]
    pub fn question_of_stems(&self, kind: DocKind, stems: &[(&str, f32)]) -> Option<TextQuestion> {
        let (from, to) = kind.range();
        let mut asked: Vec<Asked> = Vec::new();
        for (stem, says) in stems {
            let Some(term) = self.things.of_stem(stem) else {
                continue;
            };
            let held = self.things.count_between(term, from, to);
            match asked.iter_mut().find(|asked| asked.term == term) {
                // Two words of a line of the group's list.
                Some(known) => known.says = known.says.max(*says),
                None if held > 0 => asked.push(Asked {
                    term,
                    says: *says,
                    everyday: false,
                }),
                None => {}
            }
        }
        let most = stems.iter().map(|(_, says)| *says).fold(0.0, f32::max);
        (!asked.is_empty()).then(|| TextQuestion {
            asked,
            kind,
            average: self.lengths[kind as usize].average(),
            best: TELLING_WORDS * most * in_average_title(),
            most,
        })
    }

    /// Records with words in common, by slot, each with its fit: 1 has them all in its title.
    /// In the order of their slots.
    #[must_use]
    pub fn hits(&self, question: &TextQuestion) -> Vec<(u32, f32)> {
        let mut hits = Vec::new();
        let mut fits = self.fits(question);
        let mut some = [0.0; AT_ONCE];
        for from in (0_u32..).take(self.slots(question.kind)).step_by(AT_ONCE) {
            fits.next(&mut some);
            let found = (from..).zip(&some).filter(|(_, fit)| **fit > 0.0);
            hits.extend(found.map(|(slot, fit)| (slot, *fit)));
        }
        hits
    }

    /// The fits of all records of the kind that is asked about, in the order of their slots, some at a time.
    #[must_use]
    pub fn fits(&self, question: &TextQuestion) -> Fits<'_> {
        let (from, _) = question.kind.range();
        let lists = question.asked.iter();
        let lists = lists.map(|asked| (self.things.from(asked.term, from), asked.says));
        Fits {
            lists: lists.collect(),
            lengths: &self.lengths[question.kind as usize].by_slot,
            saturation: Saturation::of(question.average),
            best: question.best.max(f32::MIN_POSITIVE),
            kind: question.kind,
            from: 0,
        }
    }

    /// The fit of one record, as [`Text::hits`] gives it; 0 with nothing in common.
    #[must_use]
    pub fn fit(&self, question: &TextQuestion, doc: Doc) -> f32 {
        let (saturation, mut score) = (Saturation::of(question.average), 0.0);
        let length = self.lengths[doc.kind() as usize].of(doc.slot());
        for asked in &question.asked {
            if let Some(weight) = self.things.of(asked.term, doc) {
                score += asked.says * saturation.at(weight, length);
            }
        }
        (score / question.best.max(f32::MIN_POSITIVE)).min(1.0)
    }

    /// The least fit of a record of which one word in common says so much ([`Text::strongest`]).
    #[must_use]
    pub fn least_fit_with(question: &TextQuestion, strongest: f32) -> f32 {
        let alone = question.most * in_average_title() / question.best.max(f32::MIN_POSITIVE);
        // A little less, so that rounding loses nobody.
        (strongest * alone * 0.999).min(1.0)
    }

    /// How much the most telling word in common says, compared with the most telling word of
    /// the question, and how prominent it is: 0 to 1.
    #[must_use]
    pub fn strongest(&self, question: &TextQuestion, doc: Doc) -> f32 {
        self.strongest_of(question, doc, |_| true)
    }

    /// The same of words that hardly mean something else, as not everybody uses them.
    #[must_use]
    pub fn strongest_rare(&self, question: &TextQuestion, doc: Doc) -> f32 {
        self.strongest_of(question, doc, |asked| !asked.everyday)
    }

    /// How many of the words that are asked for a record has.
    #[must_use]
    pub fn count_in_common(&self, question: &TextQuestion, doc: Doc) -> usize {
        let asked = question.asked.iter();
        let held = asked.filter(|asked| self.things.of(asked.term, doc).is_some());
        held.count()
    }

    fn strongest_of(
        &self,
        question: &TextQuestion,
        doc: Doc,
        which: impl Fn(&Asked) -> bool,
    ) -> f32 {
        let most = question.most;
        let in_title = in_average_title();
        let saturation = Saturation::of(question.average);
        let length = self.lengths[doc.kind() as usize].of(doc.slot());
        let some = question.asked.iter().filter(|asked| which(asked));
        some.filter_map(|asked| {
            let weight = self.things.of(asked.term, doc)?;
            let said = saturation.at(weight, length);
            Some(asked.says / most * (said / in_title).min(1.0))
        })
        .fold(0.0, f32::max)
    }

    /// The words of `texts` that the question asks for, as they are written there, the most
    /// telling first.
    #[must_use]
    pub fn words_in_common<'w>(
        &self,
        question: &TextQuestion,
        texts: impl IntoIterator<Item = &'w str>,
        most: usize,
    ) -> Vec<String> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for text in texts {
            for (written, sign) in self.local.several_in(text) {
                let term = self.things.known(sign, None);
                let at = question
                    .asked
                    .iter()
                    .position(|asked| Some(asked.term) == term);
                found.extend(at.map(|at| (at, written.to_lowercase())));
            }
            for written in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
            {
                for_each_word(written, |folded| {
                    let Some(term) = self
                        .things
                        .known(folded, None)
                        .filter(|_| !is_small(folded))
                    else {
                        return;
                    };
                    let at = question.asked.iter().position(|asked| asked.term == term);
                    if let Some(at) = at
                        && found.iter().all(|(known, _)| *known != at)
                    {
                        found.push((at, written.to_lowercase()));
                    }
                });
            }
        }
        found.sort_unstable();
        found.dedup_by_key(|(at, _)| *at);
        found.into_iter().take(most).map(|(_, word)| word).collect()
    }
}

/// The fits of records by their words, in the order of their slots.
#[derive(Clone, Debug)]
pub struct Fits<'t> {
    /// What is left of each list, the rarest word first, so that sums are the same whatever order the words were said in.
    lists: Vec<(Steps<'t>, f32)>,
    lengths: &'t [u16],
    saturation: Saturation,
    best: f32,
    kind: DocKind,
    from: usize,
}

impl Fits<'_> {
    /// The number of a slot, or the one behind all of the kind.
    fn doc(&self, slot: usize) -> Doc {
        let (from, to) = self.kind.range();
        let slot = u32::try_from(slot).unwrap_or(u32::MAX);
        Doc(from.0.saturating_add(slot).min(to.0))
    }

    /// The fits of the next slots, as many as there is room for; 0 with nothing in common, and behind the last slot.
    pub fn next(&mut self, fits: &mut [f32]) {
        fits.fill(0.0);
        let to = self.from + fits.len();
        let lengths = self.lengths.get(self.from..).unwrap_or_default();
        let (from, to_doc) = (self.doc(self.from), self.doc(to));
        for (list, says) in &mut self.lists {
            let mut steps = *list;
            while let Some(posting) = steps.next_before(to_doc) {
                let at = (posting.doc.0 - from.0) as usize;
                let length = lengths.get(at).copied().unwrap_or_default();
                fits[at] += *says * self.saturation.at(posting.weight, length);
            }
            *list = steps;
        }
        for fit in fits {
            *fit = (*fit / self.best).min(1.0);
        }
        self.from = to;
    }
}

/// BM25's saturation with length, of a kind of record whose average length is known.
#[derive(Clone, Copy, Debug)]
struct Saturation {
    /// What a record of average length, or of none, holds against a word.
    base: f32,
    per_length: f32,
}

impl Saturation {
    fn of(average: f32) -> Self {
        Self {
            base: SATURATION * (1.0 - LENGTH_WEIGHT),
            per_length: SATURATION * LENGTH_WEIGHT / average,
        }
    }

    /// From 0 to k1 + 1.
    #[inline(always)]
    fn at(self, weight: u8, length: u16) -> f32 {
        let weight = f32::from(weight) * QUARTER;
        weight * (SATURATION + 1.0) / (weight + self.base + self.per_length * f32::from(length))
    }
}

/// The same for a word in the title of a record of average length.
fn in_average_title() -> f32 {
    let weight = f32::from(weight::TITLE) * QUARTER;
    weight * (SATURATION + 1.0) / (weight + SATURATION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_form_of_an_everyday_word_is_one_too() {
        let stem = Stem::default();
        for word in ["sofa", "sofas", "parties", "jumpers", "heating"] {
            assert!(is_everyday(word, &stem), "{word}");
        }
        for word in ["bharatnatyam", "zwolle", "spirograph"] {
            assert!(!is_everyday(word, &stem), "{word}");
        }
    }
}
