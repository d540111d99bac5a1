//! What two texts are both about, in words that a person understands: a vector alone says nothing.

use std::sync::OnceLock;

use crate::Vector;
use crate::vector::WIDTH;

/// A concept a line: its code, how it is said after "both are about", and `tender` where it would hurt to name it of
/// somebody whom it does not concern.
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

/// What somebody's words are about: the concepts nearest to them.
#[derive(Clone, Debug)]
pub struct About(Vec<usize>);

impl About {
    /// What a text is about that looks for something.
    #[must_use]
    pub fn need(need: &Vector) -> Self {
        let nearest = nearest(need, 0).into_iter();
        Self(nearest.map(|(at, _)| at).collect())
    }

    /// How like an offer is to what others offer of just that. Where two texts are alike and this is low they have a
    /// manner or a word in common, and no subject: a coach to the sea, and a coach of a team.
    #[must_use]
    pub fn like(&self, offer: &Vector) -> f32 {
        let concepts = self.0.iter().filter_map(|at| concepts().get(*at));
        concepts
            .map(|concept| offer.alike(&concept.middles[1]))
            .fold(0.0, f32::max)
    }
}

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
        let is_tender = concepts().get(*at)?.is_tender;
        let both = match rank + place {
            // What is tender is said where it is surely what both are about, or not at all.
            apart if is_tender => apart == 0 && are_alike && least >= SURELY,
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
    is_tender: bool,
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
                let mut line = line.split('\t').skip(1);
                let (words, is_tender) = (line.next()?, line.next().is_some());
                let (need, offer) = both.split_at(WIDTH);
                let middles = [Vector::from_bytes(need)?, Vector::from_bytes(offer)?];
                Some(Concept {
                    words,
                    is_tender,
                    middles,
                })
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
            let parts: Vec<&str> = line.split('\t').collect();
            assert!(
                matches!(parts.as_slice(), [_, _] | [_, _, "tender"]),
                "{line}"
            );
            assert!(parts.iter().all(|part| !part.is_empty()), "{line}");
        }
    }

    fn read(text: &str) -> Vector {
        let encoder = Encoder::built_in().unwrap();
        encoder.understand(text).unwrap().unwrap()
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
        let mut like: Vec<(f32, bool, &str)> = Vec::new();
        for (need, offer, same) in PAIRS {
            like.push((About::need(&read(need)).like(&read(offer)), same, need));
        }
        // Whoever makes the concepts anew may move the numbers, but not the order.
        like.sort_by(|one, two| one.0.total_cmp(&two.0));
        let wrong = like.iter().take(8).filter(|(_, same, _)| *same).count();
        assert!(wrong <= 1, "{like:#?}");
    }

    #[test]
    fn what_is_tender_is_not_named_where_only_something_near_is_meant() {
        let need = read("It's too quiet since Harry went");
        let offer = read("Hearing voices peer group. I hear voices myself. Tea and talk");
        assert_eq!(both_about(&need, &offer), None);
        let need = read("Some days I can't see the point");
        let offer = read("Sober fifteen years, will sit with anybody who wants to stop drinking");
        assert_eq!(both_about(&need, &offer), None);
    }

    #[test]
    fn says_what_two_texts_are_both_about() {
        let need = read("The wall behind the cot is black and my little boy coughs all night.");
        let offer = read("Retired surveyor, looks at mould and condensation for tenants");
        assert_eq!(both_about(&need, &offer), Some("damp and mould"));
        assert_eq!(
            both_about(&need, &read("Brass band, practice on Thursdays")),
            None
        );
    }
}
