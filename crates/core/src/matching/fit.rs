//! How well an offer fits: what is said first, then small terms for tags, nearness, times, freshness.

use super::Question;
use crate::domain::{Availability, Date, LonLat};
use crate::index::metric::METRES_A_DEGREE;

/// What each part counts; together 1. What is said carries the order: what is near but something else
/// is no help. Nearness is worth about a word of five in common; times and freshness only part
/// equals, as a fact about times that rules out was asked before.
pub(super) const SAID: f64 = 0.72;
const TAGS: f64 = 0.08;
const NEAR: f64 = 0.12;
const TIME: f64 = 0.05;
const FRESH: f64 = 0.03;
/// The share of the scale that is kept for what has nothing in common, so that all of it stands
/// below all that has.
const FAINT: f64 = 0.05;
/// Where nearness has halved, in metres: ten minutes' walk.
const HALF_AT_M: f64 = 800.0;
/// What nearness counts when the place of one of the two is not known: about two kilometres.
const NEARNESS_NOT_KNOWN: f64 = 0.3;
/// What times count when one of the two did not say.
const TIMES_NOT_SAID: f64 = 0.5;
/// Something confirmed so long ago is no fresher than something never confirmed, in days.
pub(super) const FRESH_FOR_DAYS: i32 = 365;

/// Two texts so alike are a fit nearly as likely as not, of those that somebody would ask about. This and the steepness are
/// those of a logistic curve through labelled pairs (`cargo bench -p homeground-core --bench understanding`).
const ALIKE_ENOUGH: f64 = 0.84;
const STEEPNESS: f64 = 12.0;
/// How much more alike texts count that have all words in common: rare words and names help, and much more than this
/// harms where other words mean the same.
pub(super) const WORDS_BESIDE_MEANING: f64 = 0.15;

/// How well an offer fits by what it means and by the words in common, 0 to 1.
pub(super) fn meant(alike: f32, words: f64) -> f64 {
    let alike = together(alike, words);
    1.0 / (1.0 + (STEEPNESS * (ALIKE_ENOUGH - alike)).exp())
}

/// How alike texts with the words in common must be for such a fit: [`meant`] the other way round.
pub(super) fn together_for(fit: f64) -> f64 {
    ALIKE_ENOUGH - (1.0 / fit - 1.0).ln() / STEEPNESS
}

/// How alike texts are with the words in common.
pub(super) fn together(alike: f32, words: f64) -> f64 {
    f64::from(alike) + WORDS_BESIDE_MEANING * words
}

/// The parts of a relevance, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Parts {
    /// How well it fits by what is said: the words, and what they mean where that is known.
    pub(super) said: f64,
    /// Which share of the wanted tags it has.
    pub(super) tags: f64,
    /// How near it is.
    pub(super) near: f64,
    /// How well the times fit.
    pub(super) time: f64,
    /// How lately it was confirmed.
    pub(super) fresh: f64,
}

impl Parts {
    /// Whether there is a word or a tag in common.
    pub(super) fn in_common(&self) -> bool {
        self.said > 0.0 || self.tags > 0.0
    }

    /// The relevance, 0 to 1. Without anything in common nearness alone orders.
    pub(super) fn relevance(&self) -> f64 {
        if !self.in_common() {
            return FAINT * self.near;
        }
        let sum: f64 = self.weighted().iter().map(|(_, part)| part).sum();
        FAINT + (1.0 - FAINT) * sum
    }

    /// Each part with what it counts, for `--explain`.
    pub(super) fn weighted(&self) -> [(&'static str, f64); 5] {
        [
            ("said", SAID * self.said),
            ("tags", TAGS * self.tags),
            ("near", NEAR * self.near),
            ("time", TIME * self.time),
            ("fresh", FRESH * self.fresh),
        ]
    }
}

/// What all but what is said adds to a relevance at most, with such a nearness; a little more, so that rounding loses nobody.
fn rest_at_most(near: f64, question: &Question<'_>) -> f64 {
    let asked = |asked: bool, weight: f64| if asked { weight } else { 0.0 };
    FRESH
        + asked(!question.tags.is_empty(), TAGS)
        + asked(question.place.is_some(), NEAR) * near
        + asked(!question.availability.is_empty(), TIME)
        + 1e-6
}

/// How well an offer must fit by what is said for a relevance, if all else that the question asks for is at its best.
pub(super) fn least_said_for(relevance: f64, question: &Question<'_>) -> f64 {
    ((relevance - FAINT) / (1.0 - FAINT) - rest_at_most(1.0, question)) / SAID
}

/// The relevance of an offer that fits so well by what is said and is no nearer, if all else is at its best.
pub(super) fn relevance_at_most(said: f64, near: f64, question: &Question<'_>) -> f64 {
    FAINT + (1.0 - FAINT) * (SAID * said + rest_at_most(near, question))
}

/// Nearness from 1 at the same place down to 0. `None`: a place is not known; `asked` says
/// whether the question has one.
pub(super) fn near(distance_m: Option<f64>, asked: bool) -> f64 {
    match distance_m {
        Some(metres) => HALF_AT_M / (HALF_AT_M + metres),
        None if asked => NEARNESS_NOT_KNOWN,
        None => 0.0,
    }
}

/// Where somebody asks, for a quick bound of how near something is.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedFrom {
    at: LonLat,
    /// The length of a degree of longitude within [`AROUND`], at least, in degrees of latitude.
    shrink: f64,
}

/// Within so many degrees of longitude and latitude the bound is close; all farther off is as near as that.
const AROUND: f64 = 1.0;

impl AskedFrom {
    pub(super) fn new(at: LonLat) -> Self {
        let farthest = (at.lat.abs() + AROUND).min(90.0);
        Self {
            at,
            shrink: farthest.to_radians().cos(),
        }
    }

    /// The nearness of a place, or a little more. On so small a part of a sphere the way is hardly longer than on a plane
    /// that is as narrow as its far edge.
    pub(super) fn near_at_most(&self, to: LonLat) -> f64 {
        let turned = (to.lon - self.at.lon).abs();
        let east = turned.min(360.0 - turned).min(AROUND) * self.shrink;
        let north = (to.lat - self.at.lat).abs().min(AROUND);
        let metres = (east * east + north * north).sqrt() * METRES_A_DEGREE * 0.999;
        near(Some(metres), true)
    }
}

/// 1 when times are said and meet, less when one side did not say.
pub(super) fn time(asked: Availability, offered: Availability) -> f64 {
    if asked.is_empty() {
        0.0
    } else if offered.is_empty() {
        TIMES_NOT_SAID
    } else {
        1.0
    }
}

/// 1 when confirmed today, 0 after a year or when never.
pub(super) fn fresh(confirmed_on: Option<Date>, day: Date) -> f64 {
    let Some(on) = confirmed_on else {
        return 0.0;
    };
    let days = f64::from(on.days_until(day).max(0));
    (1.0 - days / f64::from(FRESH_FOR_DAYS)).max(0.0)
}

/// The share of the wanted tags that are among `held`, whatever their case.
pub(super) fn tags(wanted: &[String], held: &[String]) -> f64 {
    if wanted.is_empty() {
        return 0.0;
    }
    let common = wanted.iter().filter(|tag| has(held, tag)).count();
    common as f64 / wanted.len() as f64
}

/// Whether a word is among others, whatever its case.
pub(super) fn has(held: &[String], wanted: &str) -> bool {
    held.iter().any(|other| {
        other.eq_ignore_ascii_case(wanted) || other.to_lowercase() == wanted.to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::metric::between_points_m;

    #[test]
    fn the_parts_add_up_to_one_and_the_faint_stay_below_the_rest() {
        assert!((SAID + TAGS + NEAR + TIME + FRESH - 1.0).abs() < 1e-12);
        let faint = Parts {
            near: 1.0,
            time: 1.0,
            fresh: 1.0,
            ..Parts::default()
        };
        let least = Parts {
            said: 1e-6,
            ..Parts::default()
        };
        assert!(faint.relevance() < least.relevance());
    }

    proptest! {
        #[test]
        fn nothing_is_nearer_than_the_quick_bound_says(
            lon in -180.0..180.0_f64, lat in -90.0..90.0_f64,
            east in -3.0..3.0_f64, north in -3.0..3.0_f64, far in any::<bool>(),
        ) {
            let by = if far { 60.0 } else { 0.1 };
            let from = LonLat { lon, lat };
            let to = LonLat {
                lon: (lon + by * east + 540.0).rem_euclid(360.0) - 180.0,
                lat: (lat + by * north).clamp(-90.0, 90.0),
            };
            let metres = between_points_m((from.lon, from.lat), (to.lon, to.lat));
            let (bound, exact) = (AskedFrom::new(from).near_at_most(to), near(Some(metres), true));
            prop_assert!(bound >= exact, "{bound} {exact} {metres}");
            // And close to it where people walk.
            prop_assert!(lat.abs() > 60.0 || metres > 20_000.0 || bound - exact < 0.03, "{bound} {exact} {metres}");
        }
    }

    #[test]
    fn how_alike_texts_must_be_is_how_well_they_fit_the_other_way_round() {
        for alike in [0.1, 0.62, 0.7, 0.88] {
            let back = together_for(meant(alike, 0.2));
            assert!(
                (back - together(alike, 0.2)).abs() < 1e-9,
                "{alike}: {back}"
            );
        }
        assert_eq!(together_for(0.0), f64::NEG_INFINITY);
    }

    #[test]
    fn what_was_confirmed_yesterday_is_fresher_than_last_winter() {
        let day: Date = "2026-06-01".parse().unwrap();
        let on = |text: &str| fresh(Some(text.parse().unwrap()), day);
        assert!(on("2026-05-31") > on("2026-01-10"));
        assert_eq!(on("2024-05-31"), 0.0);
        assert_eq!(fresh(None, day), 0.0);
    }
}
