//! What rules that read words say against an offer, and which reasons tell one suggestion from another.

use std::collections::BTreeMap;

use homeground_meaning::both_about;

use super::{Asking, Match, Reason, fit};
use crate::domain::{Asset, Availability, Contents};
use crate::index::offers::{Offer, asset_words};
use crate::index::{Doc, says};

/// From here on the closest of all is right in one of two cases (labelled sentences): so alike, or, where it was not
/// understood, with words that tell so much.
const CLOSEST_ALIKE: f64 = 0.74;
const CLOSEST_TELLING: f64 = 0.22;
/// What may be close and fits so much less than the best is right in one of six cases, else in three of five.
const MUCH_LESS: f64 = 0.2;
/// The language of nearly everybody shows in so many people and offers.
const LOOKED_AT: usize = 200;

impl<'a> Asking<'a> {
    /// When an offer is free, as it was noted. Of what was noted of its holder alone, its own words may say which part:
    /// "mows before seven".
    pub(super) fn free(&self, asset: &Asset, offer: &Offer) -> Availability {
        if !offer.says_when {
            return offer.when;
        }
        let said = asset_words(asset).map(says::when);
        let said = said.fold(Availability::default(), Availability::or);
        let both = said.and(offer.when);
        if both.is_empty() { said } else { both }
    }

    /// Whether an offer is free at other times alone than are asked for. Where that is sure it was ruled out; here one of
    /// the two was read from words.
    pub(super) fn at_other_times(&self, asset: &Asset, offer: &Offer) -> bool {
        !self.when.is_empty() && !self.when.could_meet(self.free(asset, offer))
    }

    /// What is said not to be looked for, if an offer is just that: by its title, its tags, or what both are about.
    pub(super) fn unwanted_in(&self, doc: Doc, asset: &Asset) -> Option<&'a str> {
        let meant = || self.about.as_ref().zip(self.index.meaning().of(doc));
        self.unwanted.iter().copied().find(|what| {
            says::is_named_in(what, &asset.title)
                || asset.tags.iter().any(|tag| says::is_named_in(what, tag))
                || meant().is_some_and(|(question, offer)| {
                    both_about(question, offer.about())
                        .is_some_and(|about| says::is_named_in(what, about))
                })
        })
    }
}

/// The language of nearly everybody here: that somebody speaks it is no reason. As a few say it, those noted first, so
/// that it costs the same in a street and in a city.
pub(super) fn everyday_language(contents: &Contents) -> Option<String> {
    let people = contents.people.each().take(LOOKED_AT);
    let people = people.map(|(_, person)| person.languages.clone());
    let assets = contents.assets.each().take(LOOKED_AT);
    let assets = assets.map(|(_, asset)| asset.languages.clone());
    let mut spoken: BTreeMap<String, u32> = BTreeMap::new();
    for language in people.chain(assets).flatten() {
        *spoken.entry(language).or_default() += 1;
    }
    let commonest = spoken.into_iter().max_by_key(|(_, count)| *count);
    commonest.map(|(language, _)| language)
}

/// A part of the order, as `--explain` shows it.
fn part(found: &Match, wanted: &str) -> Option<f64> {
    let mut parts = found.parts.iter();
    parts
        .find(|(name, _)| *name == wanted)
        .map(|(_, part)| *part)
}

/// The first of all, where it is no close fit either, is the closest there is, if it comes so close that it is right in one
/// of two cases.
pub(super) fn say_what_is_closest(found: &mut [Match]) {
    let comes_close = |first: &&mut Match| {
        let is_from = |name, least| part(first, name).is_some_and(|part| part >= least);
        is_from("alike", CLOSEST_ALIKE) || is_from("telling", CLOSEST_TELLING)
    };
    let reasons = found.first_mut().filter(comes_close).into_iter();
    for reason in reasons.flat_map(|first| first.reasons.iter_mut()) {
        if let Reason::NoCloseFit { words, about } = reason {
            let (words, about) = (std::mem::take(words), about.take());
            *reason = Reason::NotSure { words, about };
        }
    }
}

/// Of what may be close, says of what fits so much less than the best that it is less close.
pub(super) fn say_what_is_less_close<'m>(found: impl Iterator<Item = &'m mut Match>) {
    let all: Vec<&mut Match> = found.collect();
    let said = |found: &Match| part(found, "said").unwrap_or_default() / fit::SAID;
    let good = all.iter().filter(|found| !found.weak);
    let best = good.map(|found| said(found)).fold(0.0, f64::max);
    for found in all {
        if best - said(found) <= MUCH_LESS {
            continue;
        }
        for reason in &mut found.reasons {
            let (about, words, in_common) = match reason {
                Reason::SaysSomethingClose { about, words } => (about.take(), words, false),
                Reason::WordsPerhaps { words } => (None, words, true),
                _ => continue,
            };
            *reason = Reason::LessClose {
                words: std::mem::take(words),
                in_common,
                about,
            };
        }
    }
}

/// Leaves out that nobody confirmed an offer where nobody confirmed any of those beside it: what is true of all of them,
/// as of all of a file that just came in, tells nothing, and is said of none.
pub(super) fn leave_what_tells_nothing<'m>(found: impl Iterator<Item = &'m mut Match>) {
    let mut all: Vec<&mut Match> = found.collect();
    let is_confirmed = |reason: &Reason| {
        matches!(
            reason,
            Reason::Confirmed { .. } | Reason::NotConfirmedSince { .. }
        )
    };
    let mut reasons = (all.iter()).flat_map(|found| found.reasons.iter().chain(&found.against));
    if reasons.any(is_confirmed) {
        return;
    }
    for found in &mut all {
        found
            .against
            .retain(|reason| *reason != Reason::NeverConfirmed);
    }
}
