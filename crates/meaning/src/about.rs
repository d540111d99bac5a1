//! What texts are about, among concepts that have a name: it betters the order, and says why in words that a person
//! understands. A vector alone says nothing.
//!
//! For each concept it was learned how to tell by a vector that a need is about it, and an offer
//! (`data/meaning/make_model.py`): what somebody says who looks for a thing is unlike what somebody says who has it.

use std::sync::OnceLock;

use crate::Vector;
use crate::vector::{WIDTH, dot};

/// A concept a line: its code and how it is said after "both are about".
const WORDS: &str = include_str!("../../../data/meaning/concepts.tsv");
/// For each line how needs and offers are told to be about it: [`Teller`] twice.
const TELLERS: &[u8] = include_bytes!("../../../data/meaning/concepts.bin");
/// Bytes of a [`Teller`].
const TELLER: usize = 8 + WIDTH;
/// A text is about so many concepts at most: further ones hardly count, and what is kept of an entry stays small.
const MOST: usize = 4;
/// Bytes of what a text is about.
pub(crate) const ABOUT: usize = MOST * 4;
/// What stands for all of it.
const WHOLE: f32 = 65_535.0;
/// How much more alike texts are that are surely about one thing. Chosen on labelled sentences among 0.1 to 1, where more
/// was no worse; a middling one, as a text may be about what no concept is for.
const ABOUT_ONE_THING: f32 = 0.4;
/// From so much in common on, what two texts are both about is said.
const SURELY: f32 = 0.5;

/// Who says a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Somebody who looks for something.
    Need,
    /// Somebody who has it.
    Offer,
}

/// What a text is about: concepts, and how likely each is. The likely first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct About([(u16, u16); MOST]);

impl About {
    /// What the numbers of a text say that it is about.
    pub(crate) fn of(numbers: &[i8; WIDTH], length: f32, side: Side) -> Self {
        let numbers = numbers.map(i16::from);
        let tellers = concepts()
            .iter()
            .map(|concept| &concept.tellers[side as usize]);
        let said: Vec<f32> = tellers
            .map(|teller| teller.says(&numbers, length))
            .collect();
        let most = said.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let sum: f32 = said.iter().map(|says| (says - most).exp()).sum();
        let mut likely: Vec<(u16, f32)> = (0..).zip(said).collect();
        likely.sort_by(|one, two| two.1.total_cmp(&one.1));
        let mut about = Self::default();
        for (kept, (concept, says)) in about.0.iter_mut().zip(likely) {
            let share = (says - most).exp() / sum;
            *kept = (concept, (share * WHOLE).round() as u16);
        }
        about
    }

    /// As it was kept; `None` for a concept that there is not.
    pub(crate) fn from_bytes(bytes: [u8; ABOUT]) -> Option<Self> {
        let mut about = Self::default();
        for (kept, four) in about.0.iter_mut().zip(bytes.as_chunks::<4>().0) {
            let [a, b, c, d] = *four;
            *kept = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        }
        let known = |(concept, _): &(u16, u16)| usize::from(*concept) < concepts().len();
        about.0.iter().all(known).then_some(about)
    }

    /// To be kept.
    pub(crate) fn to_bytes(self) -> [u8; ABOUT] {
        let mut bytes = [0; ABOUT];
        for (four, (concept, share)) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(self.0) {
            let ([a, b], [c, d]) = (concept.to_le_bytes(), share.to_le_bytes());
            *four = [a, b, c, d];
        }
        bytes
    }

    /// How likely each concept is.
    pub(crate) fn likely(&self) -> Likely {
        let mut likely = vec![0.0; concepts().len()];
        for (concept, share) in self.0 {
            // Once for this text and once for the other.
            likely[usize::from(concept)] += f32::from(share) / (WHOLE * WHOLE);
        }
        Likely(likely)
    }
}

/// How likely a text is about each concept, to be compared with many.
#[derive(Clone, Debug)]
pub(crate) struct Likely(Vec<f32>);

impl Likely {
    /// How much more alike two texts are for what both are about.
    #[inline(always)]
    pub(crate) fn shared(&self, other: &About) -> f32 {
        let mut both = 0.0;
        for (concept, share) in other.0 {
            both += self.0[usize::from(concept)] * f32::from(share);
        }
        ABOUT_ONE_THING * both.sqrt()
    }
}

/// What a text that looks for something and one that offers something are both about: `damp and mould`. `None` when
/// there is no concept that is likely for both.
#[must_use]
pub fn both_about(need: &Vector, offer: &Vector) -> Option<&'static str> {
    let shared = need.about.0.iter().filter_map(|(concept, one)| {
        let (_, two) = offer.about.0.iter().find(|(other, _)| other == concept)?;
        Some((
            *concept,
            f32::from(*one) / WHOLE * (f32::from(*two) / WHOLE),
        ))
    });
    let (concept, both) = shared.max_by(|one, two| one.1.total_cmp(&two.1))?;
    let concept = concepts().get(usize::from(concept))?;
    (both.sqrt() >= SURELY).then_some(concept.words)
}

/// A concept as it was built in.
struct Concept {
    words: &'static str,
    /// Of needs, of offers.
    tellers: [Teller; 2],
}

/// Tells whether a text is about a concept: the more it says, the likelier.
struct Teller {
    weights: [i8; WIDTH],
    scale: f32,
    bias: f32,
}

impl Teller {
    /// Little end first: the scale, the bias, the weights.
    fn new(bytes: &[u8]) -> Option<Self> {
        let (scale, rest) = bytes.split_first_chunk()?;
        let (bias, weights) = rest.split_first_chunk()?;
        let weights: [u8; WIDTH] = weights.try_into().ok()?;
        Some(Self {
            weights: weights.map(u8::cast_signed),
            scale: f32::from_le_bytes(*scale),
            bias: f32::from_le_bytes(*bias),
        })
    }

    fn says(&self, numbers: &[i16; WIDTH], length: f32) -> f32 {
        dot(numbers, &self.weights) as f32 * self.scale / length + self.bias
    }
}

/// All of them, unpacked once.
fn concepts() -> &'static [Concept] {
    static CONCEPTS: OnceLock<Vec<Concept>> = OnceLock::new();
    CONCEPTS.get_or_init(|| {
        (WORDS.lines().zip(TELLERS.chunks_exact(2 * TELLER)))
            .filter_map(|(line, both)| {
                let (_, words) = line.split_once('\t')?;
                let (need, offer) = both.split_at(TELLER);
                let tellers = [Teller::new(need)?, Teller::new(offer)?];
                Some(Concept { words, tellers })
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Encoder;

    fn read(text: &str, side: Side) -> Vector {
        let encoder = Encoder::built_in().unwrap();
        encoder.understand(text, side).unwrap().unwrap()
    }

    #[test]
    fn each_concept_has_words_and_is_told_by_needs_and_offers() {
        assert_eq!(TELLERS.len(), WORDS.lines().count() * 2 * TELLER);
        assert_eq!(concepts().len(), WORDS.lines().count());
        for line in WORDS.lines() {
            let (code, words) = line.split_once('\t').unwrap();
            assert!(!code.is_empty() && !words.is_empty(), "{line}");
        }
    }

    #[test]
    fn says_what_two_texts_are_both_about() {
        let need = "The wall behind the cot is black and my little boy coughs all night.";
        let need = read(need, Side::Need);
        let offer = "Retired surveyor, looks at mould and condensation for tenants";
        let offer = read(offer, Side::Offer);
        let band = read("Brass band, practice on Thursdays", Side::Offer);
        assert_eq!(both_about(&need, &offer), Some("damp and mould"));
        assert_eq!(both_about(&need, &band), None);
        assert!(need.alike(&offer) > need.cosine(&offer) + 0.2);
        assert!(need.alike(&band) < need.cosine(&band) + 0.05);
    }

    #[test]
    fn a_concept_that_there_is_not_is_none() {
        let about = read("I mend bicycles", Side::Offer).about;
        let mut bytes = about.to_bytes();
        assert_eq!(About::from_bytes(bytes), Some(about));
        bytes[..2].copy_from_slice(&u16::MAX.to_le_bytes());
        assert_eq!(About::from_bytes(bytes), None);
    }
}
