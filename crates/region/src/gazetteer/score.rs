//! How well a name fits what was typed.

use strsim::osa_distance;

use super::asked::Asked;
use super::vocabulary::{allowed, allowed_between};
use super::words::{self, Typed};

/// A name with its words evened out once.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// The name, then others of the same thing; each canonical and plain.
    variants: Vec<Variant>,
    context: Vec<String>,
}

#[derive(Debug, Clone)]
struct Variant {
    canonical: Vec<String>,
    plain: Vec<String>,
}

impl Variant {
    fn of(name: &str) -> Self {
        let plain = words::plain_words(name);
        Self {
            canonical: words::canonical_words(&plain),
            plain,
        }
    }
}

impl Names {
    pub(super) fn new<'n>(
        name: &str,
        others: impl Iterator<Item = &'n str>,
        context: &str,
    ) -> Self {
        let mut variants = vec![Variant::of(name)];
        variants.extend(others.map(Variant::of));
        Self {
            variants,
            context: words::name_words(context),
        }
    }
}

/// The words that are looked for.
pub(super) struct Wanted {
    pub words: Vec<Word>,
    /// All of them without spaces.
    joined: String,
}

pub(super) struct Word {
    pub plain: String,
    pub canonical: String,
    /// How it may go on, while it is typed.
    pub typed: Typed,
    pub open: bool,
}

impl Wanted {
    pub(super) fn new(asked: &Asked) -> Self {
        let last = asked.words.len().saturating_sub(1);
        let all = || {
            (asked.words.iter().enumerate()).map(|(at, plain)| Word {
                canonical: words::canonical(plain),
                typed: words::typed(plain),
                open: asked.open && at == last,
                plain: plain.clone(),
            })
        };
        let mut wanted: Vec<Word> = all()
            .filter(|word| word.open || !words::is_dropped(&word.plain))
            .collect();
        if wanted.is_empty() {
            wanted = all().collect();
        }
        let joined = wanted.iter().map(|word| &*word.canonical).collect();
        Self {
            words: wanted,
            joined,
        }
    }

    /// From 0 to about 1 if every word is in the name or where it is, else `None`.
    pub(super) fn strict(&self, names: &Names) -> Option<f64> {
        let scores = names
            .variants
            .iter()
            .enumerate()
            .filter_map(|(at, variant)| {
                let score = self.strict_variant(variant, &names.context)?;
                Some(if at == 0 { score } else { score * 0.97 })
            });
        scores.max_by(f64::total_cmp)
    }

    fn strict_variant(&self, variant: &Variant, context: &[String]) -> Option<f64> {
        let mut sum = 0.0;
        let mut hit = vec![false; variant.canonical.len()];
        for word in &self.words {
            let best = (variant.canonical.iter().enumerate())
                .map(|(at, have)| (word.fits(have), at))
                .filter(|(fit, _)| *fit > 0.0)
                .max_by(|a, b| a.0.total_cmp(&b.0).then(hit[b.1].cmp(&hit[a.1])));
            match best {
                Some((fit, at)) => {
                    hit[at] = true;
                    sum += fit;
                }
                None => {
                    let fit = context
                        .iter()
                        .map(|have| word.fits(have))
                        .fold(0.0, f64::max);
                    if fit == 0.0 {
                        return None;
                    }
                    sum += fit * 0.5;
                }
            }
        }
        let missed = hit.iter().filter(|hit| !**hit).count().min(4) as f64;
        let first = variant.canonical.first().zip(self.words.first());
        let begins = first.is_some_and(|(have, word)| word.fits(have) > 0.0);
        let bonus = if begins { 0.03 } else { 0.0 };
        Some(sum / self.words.len().max(1) as f64 - 0.05 * missed + bonus)
    }

    /// As [`Self::strict`], with letters wrong, missing or swapped, spaces in the wrong place, and
    /// words that are nowhere. With it, whether the name differs from what was typed.
    pub(super) fn lenient(&self, names: &Names) -> Option<(f64, bool)> {
        let scores = names
            .variants
            .iter()
            .enumerate()
            .filter_map(|(at, variant)| {
                let (score, differs) = self.lenient_variant(variant, &names.context)?;
                Some((if at == 0 { score } else { score * 0.97 }, differs))
            });
        scores.max_by(|a, b| a.0.total_cmp(&b.0))
    }

    fn lenient_variant(&self, variant: &Variant, context: &[String]) -> Option<(f64, bool)> {
        let together = self.together(variant);
        let (mut sum, mut weights) = (0.0, 0.0);
        let (mut told, mut differs) = (false, false);
        let mut hit = vec![false; variant.canonical.len()];
        for word in &self.words {
            let letters = word.plain.chars().count();
            let weight = (letters as f64).min(10.0);
            weights += weight;
            let fits = |at: usize, have: &str| {
                let plain = variant.plain.get(at).map_or(have, |plain| plain.as_str());
                word.nearly(have).max(word.nearly(plain))
            };
            let best = (variant.canonical.iter().enumerate())
                .map(|(at, have)| (fits(at, have), at))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(hit[b.1].cmp(&hit[a.1])));
            match best {
                Some((fit, at)) if fit > 0.0 => {
                    hit[at] = true;
                    sum += weight * fit;
                    told |= letters > 2;
                    // A beginning is no slip as long as the word may go on.
                    let same = || fits_there(word, variant, at);
                    differs |= if word.open { !same() } else { fit < 0.95 };
                }
                _ => {
                    let fit = context
                        .iter()
                        .map(|have| word.nearly(have))
                        .fold(0.0, f64::max);
                    sum += weight * fit * 0.8;
                    differs |= fit == 0.0 && letters > 2;
                }
            }
        }
        let missed = hit.iter().filter(|hit| !**hit).count().min(4) as f64;
        let score = sum / f64::max(weights, 1.0) - 0.04 * missed;
        let by_words = (told && score > 0.5).then_some((score, differs));
        match (by_words, together) {
            (Some((score, differs)), Some(together)) if together > score => {
                Some((together, differs))
            }
            (Some(found), _) => Some(found),
            (None, together) => together.map(|score| (score, true)),
        }
    }

    /// Both without spaces: a space too many or too few is one slip.
    fn together(&self, variant: &Variant) -> Option<f64> {
        let have: String = variant.canonical.concat();
        let plain: String = variant.plain.concat();
        let typed: String = self.words.iter().map(|word| &*word.plain).collect();
        let near = |a: &str, b: &str| {
            let longest = a.chars().count().max(b.chars().count());
            let allowed = allowed(longest);
            let apart = a.chars().count().abs_diff(b.chars().count());
            if longest < 4 || apart > allowed {
                return None;
            }
            let distance = osa_distance(a, b);
            (distance <= allowed).then_some(0.96 - 0.06 * distance as f64)
        };
        let scores = [near(&self.joined, &have), near(&typed, &plain)];
        scores.into_iter().flatten().max_by(f64::total_cmp)
    }
}

/// Whether a word is the one at a place of a name, or begins it.
fn fits_there(word: &Word, variant: &Variant, at: usize) -> bool {
    let fits = |words: &[String]| words.get(at).is_some_and(|have| word.fits(have) > 0.0);
    fits(&variant.canonical) || fits(&variant.plain)
}

impl Word {
    /// How well a canonical word fits, 0 for not at all.
    fn fits(&self, have: &str) -> f64 {
        if have == self.canonical || have == self.plain {
            return 1.0;
        }
        if self.open && self.typed.whole.iter().any(|whole| whole == have) {
            return 0.95;
        }
        let begins = self
            .typed
            .begins
            .iter()
            .filter(|begin| have.starts_with(begin.as_str()));
        let longest = begins.map(|begin| begin.len()).max();
        match longest {
            Some(length) if self.open || length > 1 => {
                0.55 + 0.35 * length as f64 / have.len().max(1) as f64
            }
            _ => 0.0,
        }
    }

    /// As [`Self::fits`], with one slip in up to 7 letters and two in more.
    fn nearly(&self, have: &str) -> f64 {
        let fit = self.fits(have);
        let (typed, length) = (self.plain.chars().count(), have.chars().count());
        if fit > 0.0 || typed < 3 || length < 3 {
            return fit;
        }
        let allowed = allowed_between(&self.plain, have);
        if typed.abs_diff(length) <= allowed {
            let distance = osa_distance(&self.plain, have);
            if distance <= allowed {
                return 0.9 - 0.12 * distance as f64;
            }
        }
        if self.open && length > typed {
            let beginning: String = have.chars().take(typed).collect();
            if osa_distance(&self.plain, &beginning) <= allowed.min(typed / 4) {
                return 0.6;
            }
        }
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::asked;
    use super::*;

    fn wanted(text: &str) -> Wanted {
        Wanted::new(&asked::Typed::new(text).readings().remove(0))
    }

    fn names(name: &str) -> Names {
        Names::new(name, std::iter::empty(), "Caerleon, Newport")
    }

    #[test]
    fn short_forms_and_beginnings_fit() {
        let road = names("St. Mary's Road");
        for typed in [
            "st marys rd",
            "saint mary",
            "st mary's roa",
            "mary",
            "marys road newp",
        ] {
            assert!(wanted(typed).strict(&road).is_some(), "{typed}");
        }
        assert_eq!(wanted("st johns").strict(&road), None);
    }

    #[test]
    fn the_whole_name_fits_better_than_a_longer_one() {
        let typed = wanted("mill road");
        let short = typed.strict(&names("Mill Road")).unwrap();
        assert!(short > typed.strict(&names("Old Mill Road")).unwrap());
    }

    #[test]
    fn a_slip_is_forgiven() {
        for (typed, name) in [
            ("Caerleon Stret", "Caerleon Street"),
            ("st maries rd", "St Marys Road"),
            ("communty centre", "Community Centre"),
            ("stowhill", "Stow Hill"),
            ("pil gwenlly", "Pillgwenlly"),
            ("pilgwenlly library", "Pillgwenlly Library"),
            ("caerelon road", "Caerleon Road"),
        ] {
            assert!(wanted(typed).lenient(&names(name)).is_some(), "{typed}");
        }
        assert_eq!(
            wanted("high street").lenient(&names("Commercial Road")),
            None
        );
    }
}
