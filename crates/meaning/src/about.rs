//! What texts are about, among concepts that have a name: it betters the order, and says why in words that a person
//! understands. A vector alone says nothing.
//!
//! For each concept it was learned how to tell by a vector that a need is about it, and an offer
//! (`data/meaning/make_model.py`): what somebody says who looks for a thing is unlike what somebody says who has it. Words
//! tell beside it, or by themselves (`by_words`).

use std::sync::OnceLock;

use crate::by_words;
use crate::vector::{WIDTH, dot};

/// A concept a line: its code, how it is said after "both are about", and `tender` where it would hurt to name it of
/// somebody whom it does not concern.
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
/// How much more alike texts are that are surely about one thing. On labelled sentences more is better up to 1; with half of
/// the concepts taken away, as if a text were about what none is for, no more than this.
const ABOUT_ONE_THING: f32 = 0.6;
/// From so much in common on, what two texts are both about is said; what is tender from here on, or not at all.
const LIKELY: f32 = 0.5;
const SURELY: f32 = 0.65;
/// From here on a text may well be about what is tender.
const MAYBE_TENDER: f32 = 0.3;

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
pub struct About([(u16, u16); MOST]);

impl About {
    /// What the numbers of a text and its words say that it is about.
    pub(crate) fn of(numbers: &[i8; WIDTH], length: f32, text: &str, side: Side) -> Self {
        let numbers = numbers.map(i16::from);
        let tellers = concepts()
            .iter()
            .map(|concept| &concept.tellers[side as usize]);
        let mut said: Vec<f32> = tellers
            .map(|teller| teller.says(&numbers, length))
            .collect();
        for (says, told) in said
            .iter_mut()
            .zip(by_words::told(text).unwrap_or_default())
        {
            *says += told;
        }
        Self::likeliest(&said)
    }

    /// The likeliest concepts by how much is said of each, as logarithms.
    pub(crate) fn likeliest(said: &[f32]) -> Self {
        let most = said.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        // Of most there is nothing said where words tell by themselves.
        let nothing = (-most).exp();
        let share_of = |says: f32| match says {
            0.0 => nothing,
            _ => (says - most).exp(),
        };
        let sum: f32 = said.iter().map(|says| share_of(*says)).sum();
        // The few likeliest are put where they belong one after the other: most concepts are less likely than all of them.
        let mut likeliest = [(0, f32::NEG_INFINITY); MOST];
        for (concept, says) in (0_u16..).zip(said.iter().copied()) {
            if says > likeliest[MOST - 1].1 {
                let at = likeliest.partition_point(|(_, more)| *more >= says);
                likeliest[at..].rotate_right(1);
                likeliest[at] = (concept, says);
            }
        }
        let mut about = Self::default();
        for (kept, (concept, says)) in about.0.iter_mut().zip(likeliest) {
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

    /// The concepts that are likely at all.
    pub(crate) fn concepts(&self) -> impl Iterator<Item = u16> + use<> {
        let some = self.0.into_iter().filter(|(_, share)| *share > 0);
        some.map(|(concept, _)| concept)
    }

    /// Those with how likely each is, 0 to 1.
    pub(crate) fn shares(&self) -> impl Iterator<Item = (u16, f32)> + use<> {
        let some = self.0.into_iter().filter(|(_, share)| *share > 0);
        some.map(|(concept, share)| (concept, f32::from(share) / WHOLE))
    }

    /// How likely each concept is.
    pub(crate) fn likely(&self) -> Likely {
        let mut likely = vec![0.0; concepts().len()];
        for (concept, share) in self.0 {
            // Once for this text and once for the other.
            likely[usize::from(concept)] += f32::from(share) / (WHOLE * WHOLE);
        }
        Likely {
            concepts: self.concepts().collect(),
            likely,
        }
    }
}

/// How likely a text is about each concept, to be compared with many.
#[derive(Clone, Debug)]
pub(crate) struct Likely {
    /// Those that are likely at all.
    pub(crate) concepts: Vec<u16>,
    /// By concept.
    likely: Vec<f32>,
}

impl Likely {
    /// How much more alike two texts are for what both are about.
    #[inline(always)]
    pub(crate) fn shared(&self, other: &About) -> f32 {
        let mut both = 0.0;
        for (concept, share) in other.0 {
            both += self.likely[usize::from(concept)] * f32::from(share);
        }
        ABOUT_ONE_THING * both.sqrt()
    }
}

/// What a text that looks for something and one that offers something are both about: `damp and mould`. `None` when
/// there is no concept that is likely for both.
#[must_use]
pub fn both_about(need: &About, offer: &About) -> Option<&'static str> {
    let (concept, both) = shared(need, offer).max_by(|one, two| one.1.total_cmp(&two.1))?;
    let concept = concepts().get(usize::from(concept))?;
    let least = if concept.is_tender { SURELY } else { LIKELY };
    (both >= least).then_some(concept.words)
}

/// What an offer is about, where that is plain and hurts nobody: `damp and mould`.
#[must_use]
pub fn about(offer: &About) -> Option<&'static str> {
    let (concept, share) = offer.0.first()?;
    let concept = concepts().get(usize::from(*concept))?;
    let is_plain = f32::from(*share) >= SURELY * WHOLE && !concept.is_tender;
    is_plain.then_some(concept.words)
}

/// Whether a text may well be about what is tender: then no word of it is said back, as even "phone" may hurt.
#[must_use]
pub fn is_tender(about: &About) -> bool {
    let tender = about.shares().filter(|(concept, _)| {
        let concept = concepts().get(usize::from(*concept));
        concept.is_some_and(|concept| concept.is_tender)
    });
    tender.map(|(_, share)| share).sum::<f32>() >= MAYBE_TENDER
}

/// How much of what two texts are about is the same, 0 to 1. Where texts are alike and this is low they may have a manner or a
/// word in common, and no subject: a coach to the sea, and a coach of a team.
#[must_use]
pub fn same_subject(need: &About, offer: &About) -> f32 {
    let both = shared(need, offer).map(|(_, both)| both * both);
    both.fold(0.0, |sum: f32, both| sum + both).sqrt()
}

/// Concepts that two texts are both about, and how likely that is, 0 to 1.
fn shared(need: &About, offer: &About) -> impl Iterator<Item = (u16, f32)> {
    need.0.into_iter().filter_map(|(concept, one)| {
        let (_, two) = offer.0.iter().find(|(other, _)| *other == concept)?;
        let both = f32::from(one) / WHOLE * (f32::from(*two) / WHOLE);
        Some((concept, both.sqrt()))
    })
}

/// A concept as it was built in.
pub(crate) struct Concept {
    words: &'static str,
    is_tender: bool,
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
pub(crate) fn concepts() -> &'static [Concept] {
    static CONCEPTS: OnceLock<Vec<Concept>> = OnceLock::new();
    CONCEPTS.get_or_init(|| {
        (WORDS.lines().zip(TELLERS.chunks_exact(2 * TELLER)))
            .filter_map(|(line, both)| {
                let mut line = line.split('\t').skip(1);
                let (words, is_tender) = (line.next()?, line.next().is_some());
                let (need, offer) = both.split_at(TELLER);
                let tellers = [Teller::new(need)?, Teller::new(offer)?];
                Some(Concept {
                    words,
                    is_tender,
                    tellers,
                })
            })
            .collect()
    })
}

/// The codes of all concepts, in their order.
#[cfg(test)]
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    WORDS.lines().filter_map(|line| line.split('\t').next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Encoder, Vector};

    fn read(text: &str, side: Side) -> Vector {
        let encoder = Encoder::built_in().unwrap();
        encoder.understand(text, side).unwrap().unwrap()
    }

    #[test]
    fn each_concept_has_words_and_is_told_by_needs_and_offers() {
        assert_eq!(TELLERS.len(), WORDS.lines().count() * 2 * TELLER);
        assert_eq!(concepts().len(), WORDS.lines().count());
        for line in WORDS.lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            assert!(
                matches!(parts.as_slice(), [_, _] | [_, _, "tender"]),
                "{line}"
            );
            assert!(parts.iter().all(|part| !part.is_empty()), "{line}");
        }
    }

    #[rustfmt::skip]
    /// Invented beside the list, and not taught: looked for, offered, and whether it is the same subject.
    const PAIRS: [(&str, &str, bool); 16] = [
        ("Coach to take the pensioners to Whitby", "Football coach. Trains under-nines on the rec", false),
        ("Our lad's chain keeps slipping and I've no clue", "Locks and keys. Locksmith. Will fit chains", false),
        ("Armchair's leg snapped", "Wheelchair basketball player. Coach, spare chairs", false),
        ("Learning to sign for my deaf grandson", "Signs for shops and vans. Signwriter, old school", false),
        ("Trying to stay clean", "Cot and pram. Clean, non-smoking home", false),
        ("Welding, want to try it", "Gas safe engineer. Boilers for pensioners at cost", false),
        ("Grandkids are in Oz and I can't work this tablet", "Spelling bee. Helps kids with homework", false),
        ("Need a strong pair of arms, sofa has to go up three floors", "Railway arch workshop. Welder, lathe", false),
        ("There's 40 of us for me nana's 90th and nowhere to put them", "Miners' Welfare Hall. Seats 120, stage, bar", true),
        ("Baby won't latch and I'm crying every night", "Night feeder buddy. Breastfeeding peer supporter", true),
        ("Been on the slots again, wife doesn't know", "Gamblers' mate. Lost the house to the horses", true),
        ("Nan can't reach her feet", "Nail tech. Gels, and I do old ladies' toenails for free", true),
        ("Locked meself out twice this month", "Locks and keys. Locksmith. Will fit chains", true),
        ("Mice in the kitchen", "Rat catcher. Thirty years with the council", true),
        ("Chemo every Tuesday at the Freeman, no car", "Runs folk to hospital and back. Happy to wait", true),
        ("Gazebo or tent for the street do", "Marquee and trestles. For do's, needs four to put up", true),
    ];

    #[test]
    fn an_offer_of_just_what_is_looked_for_is_told_from_one_with_a_word_or_a_manner_in_common() {
        let mut said: Vec<(f32, bool, &str)> = Vec::new();
        for (need, offer, same) in PAIRS {
            let (asked, offered) = (read(need, Side::Need), read(offer, Side::Offer));
            said.push((same_subject(asked.about(), offered.about()), same, need));
        }
        // Whoever makes the concepts anew may move the numbers, but not the order.
        said.sort_by(|one, two| one.0.total_cmp(&two.0));
        let wrong = said.iter().take(8).filter(|(_, same, _)| *same).count();
        assert!(wrong <= 1, "{said:#?}");
    }

    #[test]
    fn what_is_tender_is_not_named_where_only_something_near_is_meant() {
        let both = |need, offer| {
            let (need, offer) = (read(need, Side::Need), read(offer, Side::Offer));
            both_about(need.about(), offer.about())
        };
        assert_eq!(
            both(
                "It's too quiet since Harry went",
                "Hearing voices peer group. I hear voices myself. Tea and talk"
            ),
            None
        );
        assert_eq!(
            both(
                "Some days I can't see the point",
                "Sober fifteen years, will sit with anybody who wants to stop drinking"
            ),
            None
        );
    }

    #[test]
    fn says_what_two_texts_are_both_about() {
        let need = "The wall behind the cot is black and my little boy coughs all night.";
        let need = read(need, Side::Need);
        let offer = "Retired surveyor, looks at mould and condensation for tenants";
        let offer = read(offer, Side::Offer);
        let band = read("Brass band, practice on Thursdays", Side::Offer);
        assert_eq!(
            both_about(need.about(), offer.about()),
            Some("damp and mould")
        );
        assert_eq!(both_about(need.about(), band.about()), None);
        assert!(need.alike(&offer) > need.cosine(&offer) + 0.2);
        assert!(need.alike(&band) < need.cosine(&band) + 0.05);
    }

    #[test]
    fn says_what_an_offer_is_about_unless_that_might_hurt() {
        let about = |offer| about(read(offer, Side::Offer).about());
        let surveyor = about("Retired surveyor, looks at mould and condensation for tenants");
        assert_eq!(surveyor, Some("damp and mould"));
        assert_eq!(
            about("Refuge and advice for women hurt at home, day and night"),
            None
        );
    }

    #[test]
    fn what_may_hurt_is_told_from_what_does_not() {
        let tender = |text| is_tender(read(text, Side::Need).about());
        assert!(tender(
            "He goes through my phone and won't let me see my sister"
        ));
        assert!(!tender(
            "Somebody to look at my phone, the screen is cracked"
        ));
    }

    #[test]
    fn a_concept_that_there_is_not_is_none() {
        let about = *read("I mend bicycles", Side::Offer).about();
        let mut bytes = about.to_bytes();
        assert_eq!(About::from_bytes(bytes), Some(about));
        bytes[..2].copy_from_slice(&u16::MAX.to_le_bytes());
        assert_eq!(About::from_bytes(bytes), None);
    }
}
