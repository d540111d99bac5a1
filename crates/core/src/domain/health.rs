//! Interests about health: shared with nobody by default, and never on a map.

use super::{Need, NeedKind};

/// Words that begin like this speak of health. In order.
#[rustfmt::skip]
const BEGINNINGS: [&str; 62] = [
    "addict", "alcoholi", "alzheimer", "amput", "anorexi", "anxi", "aphasi", "arthrit", "asthma",
    "autis", "bereave", "bipolar", "bulimi", "cancer", "carcino", "chemo", "coeliac", "colitis",
    "continen", "counselling", "crohn", "dement", "depress", "diabet", "dialysis", "disab", "dyslexi",
    "dysprax", "eczema", "endometrio", "epilep", "fertil", "fibromyalg", "gender dys", "grief", "griev",
    "hallucinat", "hepatit", "hospice", "incontinen", "infertil", "insulin", "menopaus", "mental",
    "migrain", "miscarr", "overdos", "palliat", "parkinson", "postnatal", "psychiat", "psycho", "rehab",
    "schizo", "sclerosis", "self harm", "stammer", "stillb", "suicid", "therap", "transplant", "trauma",
];
/// Words and phrases that speak of health as they are. In order.
#[rustfmt::skip]
const WORDS: [&str; 48] = [
    "aa", "adhd", "aids", "bad nerves", "black dog", "blood pressure", "clean and sober", "cold turkey",
    "copd", "dry out", "eating disorder", "fits", "hearing aid", "hearing loss", "hearing voices",
    "heart attack", "heart failure", "hiv", "hot flushes", "illness", "ivf", "kidney", "long covid",
    "lost a baby", "low mood", "lupus", "lymphoma", "me cfs", "meds", "ms", "na meeting", "nerves",
    "ocd", "off the drink", "pain", "panic attacks", "ptsd", "quit smoking", "seizures", "sight loss",
    "sober", "stoma", "stop drinking", "stop smoking", "stroke", "tablets for", "the change", "tinnitus",
];

impl Need {
    /// Whether this is an interest about somebody's health, as its words say. Whoever has one says by a yes of its own
    /// with whom it may be shared, and it never shows on a map (design, rule 8).
    #[must_use]
    pub fn is_interest_about_health(&self) -> bool {
        if self.kind != NeedKind::Interest {
            return false;
        }
        let texts = std::iter::once(&self.title).chain(&self.description);
        texts.chain(&self.tags).any(|text| says_health(text))
    }
}

/// Whether a text speaks of somebody's health.
pub(crate) fn says_health(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let mut at = 0;
    words.iter().any(|word| {
        let rest = &text[at..];
        at += word.len() + 1;
        BEGINNINGS.iter().any(|begun| rest.starts_with(begun))
            || (WORDS.iter()).any(|said| rest.strip_prefix(said).is_some_and(ends))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordId;

    #[test]
    fn interests_about_health_are_known_by_their_words_and_needs_are_needs() {
        let interest = |title: &str| {
            let id = RecordId::new(1, &[0; 10]);
            Need::new(id, NeedKind::Interest, title).unwrap()
        };
        for title in [
            "Others who live with Crohn’s",
            "Somebody to talk to about the miscarriage",
            "A walk for people with low mood",
            "Staying off the drink, with company",
            "Menopause café",
        ] {
            assert!(interest(title).is_interest_about_health(), "{title}");
        }
        for title in [
            "I’d love to sing in a choir again",
            "Painting, any kind",
            "The fittest walkers of the street",
            "Stroking cats",
        ] {
            assert!(!interest(title).is_interest_about_health(), "{title}");
        }
        let mut need = interest("A lift to chemotherapy");
        assert!(need.is_interest_about_health());
        need.kind = NeedKind::Need;
        assert!(!need.is_interest_about_health());
    }
}
