//! How well a suggestion fits, and why.

use super::facts::Facts;
use super::{Circle, Match, MatchWith, Question, Reason};
use crate::domain::{Asset, Contents, Date, Holder, Need};
use crate::index::text::Hit;

/// What each part counts; together 1. Words decide; the rest orders what words leave equal.
const WORDS: f64 = 0.70;
const KIND: f64 = 0.08;
const NEAR: f64 = 0.12;
const TIME: f64 = 0.06;
const FRESH: f64 = 0.04;
/// Words that fit less than this are a faint fit: one common word of many.
const FAINT: f32 = 0.14;
/// Distance at which nearness counts half, in metres: a ten minutes' walk.
const HALF_AT_M: f64 = 750.0;
/// An entry confirmed so many days ago counts half as fresh.
const HALF_AFTER_DAYS: f64 = 180.0;
/// Nothing said: neither for nor against.
const NOT_SAID: f64 = 0.5;
/// Not confirmed for so many days: said among what speaks against.
const STALE_AFTER_DAYS: i32 = 365;
/// Words in common that a reason names.
const WORDS_SAID: usize = 3;

/// Whether words fit only faintly.
pub(super) fn is_weak(words: f32) -> bool {
    words < FAINT
}

/// The most that words of this fit can come to.
pub(super) fn at_most(words: f32) -> f64 {
    WORDS * f64::from(words) + (1.0 - WORDS)
}

/// Makes suggestions for one question.
pub(super) struct Fit<'a> {
    contents: &'a Contents,
    question: &'a Question<'a>,
}

impl<'a> Fit<'a> {
    pub(super) const fn new(contents: &'a Contents, question: &'a Question<'a>) -> Self {
        Self { contents, question }
    }

    /// An asset that no fact rules out.
    pub(super) fn of_asset(
        &self,
        facts: &Facts<'_>,
        asset: &Asset,
        hit: Option<&Hit>,
        distance_m: Option<f64>,
    ) -> Match {
        let words = hit.map_or(0.0, |hit| hit.fit);
        let free = facts.free(asset);
        let common = free.and(self.question.availability);
        let kind = if self.question.kinds.is_empty() {
            NOT_SAID
        } else {
            1.0
        };
        let parts = vec![
            ("words", WORDS * f64::from(words)),
            ("kind", KIND * kind),
            ("near", NEAR * near(distance_m)),
            (
                "time",
                TIME * if common.is_empty() { NOT_SAID } else { 1.0 },
            ),
            (
                "fresh",
                FRESH * fresh(asset.confirmed_on, self.question.day),
            ),
        ];
        let mut reasons = Vec::new();
        if let Some(hit) = hit.filter(|hit| !hit.words.is_empty()) {
            reasons.push(Reason::Words {
                words: hit.words.iter().take(WORDS_SAID).cloned().collect(),
            });
        }
        if let Some(metres) = distance_m {
            reasons.push(Reason::Away { metres });
        }
        if !common.is_empty() {
            reasons.push(Reason::FreeWhenAsked {
                slots: common.slots(),
            });
        } else if !free.is_empty() {
            reasons.push(Reason::Free {
                slots: free.slots(),
            });
        }
        if let (Some(capacity), Some(_)) = (asset.capacity, self.question.how_many) {
            reasons.push(Reason::Seats { capacity });
        }
        if let Some(language) = self.shared_language(asset, facts) {
            reasons.push(Reason::Speaks { language });
        }
        if facts.is_private(asset) {
            reasons.push(Reason::AskFirst);
        }
        let mut against = Vec::new();
        match asset.confirmed_on {
            Some(day) if day < self.question.day.days_before(STALE_AFTER_DAYS) => {
                against.push(Reason::NotConfirmedSince { on: day });
            }
            Some(on) => reasons.push(Reason::Confirmed { on }),
            None => against.push(Reason::NeverConfirmed),
        }
        let asked = facts.asked_this_month(asset);
        if asked > 0 {
            let most = facts.holder(asset).and_then(|holder| holder.asks_per_month);
            against.push(Reason::AskedThisMonth {
                times: asked,
                most: most.or(asset.asks_per_month),
            });
        }
        if distance_m.is_none() && self.question.place.is_some() {
            against.push(Reason::NoPlace);
        }
        if asset.kind.has_holder() && asset.holder.is_none() {
            against.push(Reason::NobodyHoldsIt);
        }
        Match {
            with: MatchWith::Asset(asset.id),
            relevance: parts.iter().map(|(_, part)| part).sum(),
            distance_m,
            circle: Circle::of(asset),
            reasons,
            against,
            weak: is_weak(words),
            parts,
        }
    }

    fn shared_language(&self, asset: &Asset, facts: &Facts<'_>) -> Option<String> {
        let holder = facts
            .holder(asset)
            .map(|holder| holder.languages.as_slice());
        let spoken = asset.languages.iter().chain(holder.unwrap_or_default());
        let wanted = |language: &&String| {
            self.question
                .languages
                .iter()
                .any(|asked| asked.eq_ignore_ascii_case(language))
        };
        spoken.into_iter().find(wanted).cloned()
    }

    /// Somebody else's interest in the same.
    pub(super) fn of_interest(&self, other: &Need, hit: &Hit, distance_m: Option<f64>) -> Match {
        let common = other.availability.and(self.question.availability);
        let parts = vec![
            ("words", WORDS * f64::from(hit.fit)),
            ("kind", KIND * NOT_SAID),
            ("near", NEAR * near(distance_m)),
            (
                "time",
                TIME * if common.is_empty() { NOT_SAID } else { 1.0 },
            ),
            (
                "fresh",
                FRESH * fresh(other.confirmed_on.or(other.stated_on), self.question.day),
            ),
        ];
        let name = other
            .stated_by
            .and_then(|holder: Holder| self.contents.holder_name(holder));
        let first = name
            .and_then(|name| name.split_whitespace().next())
            .unwrap_or_default();
        let mut reasons = vec![
            Reason::SharesInterest {
                who: first.to_owned(),
            },
            Reason::Words {
                words: hit.words.iter().take(WORDS_SAID).cloned().collect(),
            },
        ];
        if let Some(metres) = distance_m {
            reasons.push(Reason::Away { metres });
        }
        if !common.is_empty() {
            reasons.push(Reason::FreeWhenAsked {
                slots: common.slots(),
            });
        }
        Match {
            with: MatchWith::Need(other.id),
            relevance: parts.iter().map(|(_, part)| part).sum(),
            distance_m,
            circle: Circle::StartTogether,
            reasons,
            against: Vec::new(),
            weak: false,
            parts,
        }
    }
}

/// 1 next door, a half at ten minutes' walk.
fn near(distance_m: Option<f64>) -> f64 {
    distance_m.map_or(NOT_SAID, |far| HALF_AT_M / (HALF_AT_M + far))
}

/// 1 today, a half after half a year, nothing said of what was never confirmed.
fn fresh(confirmed_on: Option<Date>, today: Date) -> f64 {
    confirmed_on.map_or(0.25, |day| {
        let days = f64::from(day.days_until(today).max(0));
        HALF_AFTER_DAYS / (HALF_AFTER_DAYS + days)
    })
}
