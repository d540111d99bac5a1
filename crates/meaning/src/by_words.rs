//! What words tell of what a text is about. Vectors err elsewhere: the two together are right where one alone is not, and
//! where nothing was read by the encoder words tell by themselves.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::about::{About, concepts};
use crate::words::{Stem, for_each_word};

/// For each concept of the list, in its order: its code, and the stems by which a text is known to be about it, each with how
/// much it tells: the logarithm of how much oftener sentences about it say the stem than all do, in tenths.
const BY_WORDS: &str = include_str!("../../../data/meaning/by-words.tsv");
/// What a tenth counts beside what vectors say. Less than the tenth that it is, as words that are said together tell the same
/// twice. Measured on sentences that neither was made from (`make_model.py`).
const COUNTS: f32 = 0.04;
/// The same by themselves: then as many are right of those that are so likely as where both tell.
const COUNTS_ALONE: f32 = 0.06;

/// The stems of one concept with how much each tells of it, the most telling first.
fn of_concept(line: &'static str) -> impl Iterator<Item = (&'static str, u8)> {
    let tell = line.split('\t').skip(1);
    tell.filter_map(|one| {
        let (stem, tenths) = one.split_once(' ')?;
        Some((stem, tenths.parse().ok()?))
    })
}

/// The lines of all concepts.
fn lines() -> &'static [&'static str] {
    static LINES: OnceLock<Vec<&str>> = OnceLock::new();
    LINES.get_or_init(|| BY_WORDS.lines().take(concepts().len()).collect())
}

/// For each stem the concepts it tells of.
fn concepts_by_stem() -> &'static FxHashMap<&'static str, Vec<(u16, u8)>> {
    static BY_STEM: OnceLock<FxHashMap<&str, Vec<(u16, u8)>>> = OnceLock::new();
    BY_STEM.get_or_init(|| {
        let mut by_stem: FxHashMap<&str, Vec<(u16, u8)>> = FxHashMap::default();
        for (concept, line) in (0..).zip(lines()) {
            for (stem, tenths) in of_concept(line) {
                by_stem.entry(stem).or_default().push((concept, tenths));
            }
        }
        by_stem
    })
}

/// How much the words of a text tell of each concept beside vectors, as logarithms; `None` if they tell nothing.
pub(crate) fn told(text: &str) -> Option<Vec<f32>> {
    told_by(text, COUNTS)
}

fn told_by(text: &str, counts: f32) -> Option<Vec<f32>> {
    let (by_stem, stem) = (concepts_by_stem(), Stem::default());
    let mut seen: Vec<&'static str> = Vec::new();
    let mut told = vec![0.0; concepts().len()];
    for_each_word(text, |word| {
        if let Some((stem, tell)) = by_stem.get_key_value(&*stem.of(word))
            // Who says a thing twice says no more.
            && !seen.contains(stem)
        {
            seen.push(stem);
            for (concept, tenths) in tell {
                told[usize::from(*concept)] += counts * f32::from(*tenths);
            }
        }
    });
    (!seen.is_empty()).then_some(told)
}

impl About {
    /// What its words alone tell that a text is about; `None` if they tell nothing.
    #[must_use]
    pub fn by_words(text: &str) -> Option<Self> {
        told_by(text, COUNTS_ALONE).map(|told| Self::likeliest(&told))
    }

    /// The stems that tell most of being about the same, so many at most, each with how much it tells, the most first.
    #[must_use]
    pub fn telling_stems(&self, most: usize) -> Vec<(&'static str, f32)> {
        let mut tell: FxHashMap<&'static str, f32> = FxHashMap::default();
        for (concept, share) in self.shares() {
            let line = lines().get(usize::from(concept)).copied();
            for (stem, tenths) in line.into_iter().flat_map(of_concept) {
                *tell.entry(stem).or_default() += share * f32::from(tenths) / 10.0;
            }
        }
        let mut tell: Vec<(&str, f32)> = tell.into_iter().collect();
        // By their letters where they tell the same: no two runs differ.
        let by_most = |one: &(&str, f32), two: &(&str, f32)| {
            two.1.total_cmp(&one.1).then_with(|| one.0.cmp(two.0))
        };
        if tell.len() > most {
            tell.select_nth_unstable_by(most, by_most);
            tell.truncate(most);
        }
        tell.sort_unstable_by(by_most);
        tell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_line_for_each_concept_and_each_word_of_it_tells_something() {
        let codes = crate::about::codes();
        let lines = BY_WORDS.lines();
        assert!(codes.eq(lines.map(|line| line.split('\t').next().unwrap())));
        for line in BY_WORDS.lines() {
            let tell: Vec<(&str, u8)> = of_concept(line).collect();
            assert_eq!(tell.len(), line.matches('\t').count(), "{line}");
            assert!(
                !tell.is_empty()
                    && tell
                        .iter()
                        .all(|(stem, tenths)| !stem.is_empty() && *tenths > 0)
            );
            assert!(tell.is_sorted_by(|one, two| one.1 >= two.1));
        }
    }

    #[test]
    fn stems_are_those_that_the_program_makes() {
        let stem = Stem::default();
        let ours = |word: &&str| concepts_by_stem().contains_key(&*stem.of(word));
        let words = [
            "mouldy",
            "carpentry",
            "stitching",
            "allotments",
            "bereaved",
            "wheelchairs",
            "universities",
        ];
        let unknown: Vec<&str> = words.into_iter().filter(|word| !ours(word)).collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }

    #[test]
    fn words_tell_what_a_text_is_about_whoever_says_it() {
        let same = |one, two| {
            let [one, two] = [one, two].map(|text| About::by_words(text).unwrap());
            crate::same_subject(&one, &two)
        };
        let need = "The wall behind the cot is black with mould and damp";
        let damp = same(need, "Damp and mould: surveyor, condensation, ventilation");
        let band = same(need, "Brass band, cornets and trombones wanted");
        assert!(damp > 10.0 * band, "{damp} {band}");
        assert_eq!(About::by_words("zzyzx qwrtz !"), None);
    }

    #[test]
    fn the_stems_that_tell_most_come_first() {
        let about = About::by_words("Trombone for a brass band, and a cornet").unwrap();
        let stems = about.telling_stems(40);
        assert_eq!(stems.len(), 40);
        assert!(stems.is_sorted_by(|one, two| one.1 >= two.1));
        assert!(stems.iter().any(|(stem, _)| *stem == "cornet"), "{stems:?}");
    }
}
