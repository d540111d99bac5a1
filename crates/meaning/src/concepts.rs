//! What two texts are both about, in words that a person understands: a vector alone says nothing.

use std::sync::OnceLock;

use crate::Vector;
use crate::vector::WIDTH;

/// A concept a line: its code and how it is said after "both are about".
const WORDS: &str = include_str!("../../../data/meaning/concepts.tsv");
/// For each line two vectors: the middle of what is said by those who look for it, and by those who offer it.
const MIDDLES: &[u8] = include_bytes!("../../../data/meaning/concepts.bin");
/// What a text may be about: the concepts to whose middles it is nearest.
const NEAREST: usize = 2;
/// Two texts are surely about a concept that is the nearest to both, from so much like its middle on.
const SURELY: f32 = 0.8;
/// From here on if they are alike as well: every text is rather like the middle of something.
const LIKELY: f32 = 0.76;
/// So much alike are texts about one thing.
const ALIKE: f32 = 0.7;

/// What a text that looks for something and one that offers something are both about: `damp and mould`. `None` when
/// there is no concept that surely fits both.
#[must_use]
pub fn both_about(need: &Vector, offer: &Vector) -> Option<&'static str> {
    let are_alike = need.alike(offer) >= ALIKE;
    let need = nearest(need, 0);
    let offer = nearest(offer, 1);
    let shared = (0_usize..).zip(&need).filter_map(|(rank, (at, alike))| {
        let place = offer.iter().position(|(other, _)| other == at)?;
        let least = alike.min(offer[place].1);
        let both = match rank + place {
            0 => least >= SURELY || (are_alike && least >= LIKELY),
            1 => are_alike && least >= SURELY,
            _ => false,
        };
        both.then_some((*at, least))
    });
    let (at, _) = shared.max_by(|one, two| one.1.total_cmp(&two.1))?;
    concepts().get(at).map(|concept| concept.words)
}

/// A concept as it was built in.
struct Concept {
    words: &'static str,
    /// Of needs, of offers.
    middles: [Vector; 2],
}

/// All of them, unpacked once.
fn concepts() -> &'static [Concept] {
    static CONCEPTS: OnceLock<Vec<Concept>> = OnceLock::new();
    CONCEPTS.get_or_init(|| {
        let middles = MIDDLES.chunks_exact(2 * WIDTH);
        (WORDS.lines().zip(middles))
            .filter_map(|(line, both)| {
                let (_, words) = line.split_once('\t')?;
                let (need, offer) = both.split_at(WIDTH);
                let middles = [Vector::from_bytes(need)?, Vector::from_bytes(offer)?];
                Some(Concept { words, middles })
            })
            .collect()
    })
}

/// The concepts that a text is about, best first: which, and how alike; `side` is 0 for needs and 1 for offers.
fn nearest(text: &Vector, side: usize) -> Vec<(usize, f32)> {
    let text = text.asked();
    let mut about: Vec<(usize, f32)> = (concepts().iter().enumerate())
        .map(|(at, concept)| (at, text.alike(&concept.middles[side])))
        .collect();
    about.sort_by(|one, two| two.1.total_cmp(&one.1));
    about.truncate(NEAREST);
    about
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Encoder;

    #[test]
    fn each_concept_has_words_and_middles() {
        assert_eq!(MIDDLES.len(), WORDS.lines().count() * 2 * WIDTH);
        assert_eq!(concepts().len(), WORDS.lines().count());
        for line in WORDS.lines() {
            let (code, words) = line.split_once('\t').unwrap();
            assert!(!code.is_empty() && !words.is_empty(), "{line}");
        }
    }

    #[test]
    fn says_what_two_texts_are_both_about() {
        let read = |text| {
            Encoder::built_in()
                .unwrap()
                .understand(text)
                .unwrap()
                .unwrap()
        };
        let need = read("The wall behind the cot is black and my little boy coughs all night.");
        let offer = read("Retired surveyor, looks at mould and condensation for tenants");
        assert_eq!(both_about(&need, &offer), Some("damp and mould"));
        assert_eq!(
            both_about(&need, &read("Brass band, practice on Thursdays")),
            None
        );
    }
}
