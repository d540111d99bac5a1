//! How well entries fit by what is said: words in common, what is meant, and what their own words speak against.

use super::{Asking, fit};
use crate::domain::AssetKind;
use crate::index::offers::{Offer, asset_words};
use crate::index::says;
use crate::index::space::Layer;
use crate::index::text::TextQuestion;
use crate::index::{Doc, DocKind};

/// From this fit on, what is said makes a good match: words in common alone, or what is meant as well.
pub(super) const GOOD_FIT: f64 = 0.3;
pub(super) const GOOD_MEANT: f64 = 0.5;
/// So does a tag in common, or one word that says so much, compared with the most telling one of the question.
pub(super) const GOOD_WORD: f32 = 0.6;
/// What is so little alike in what it means is no good match, whatever words are in common: a bank is no bank.
pub(super) const UNLIKE: f32 = 0.48;
/// Entries with less in common would not have been suggested, so they are not counted either.
const COUNTED_FIT: f64 = 0.2;
/// The same where it is known what is meant.
const COUNTED_MEANT: f64 = 0.3;
/// What is less alike has a fit below [`COUNTED_MEANT`], unless it has words in common as well.
pub(super) const LEAST_ALIKE: f32 = 0.54;
/// What is left of a fit where the words of an offer speak against it.
const DOUBTED: f64 = 0.5;

fn number(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(u32::MAX)
}

/// Whether texts have so much in common that they may be a good match, or would be counted if a fact ruled them out.
pub(super) fn is_said(alike: f32, words: f32) -> bool {
    fit::together(alike, words.into()) >= LEAST_ALIKE.into() || (words > 0.0 && alike >= UNLIKE)
}

impl<'a> Asking<'a> {
    /// From this fit on it is counted what a fact rules out.
    pub(super) fn counted_fit(&self) -> f64 {
        if self.meaning.is_some() {
            COUNTED_MEANT
        } else {
            COUNTED_FIT
        }
    }

    /// Records of one kind with how well they fit by what is said: words in common, and what is meant where it was
    /// understood; with `all`, however little that is. In the order of their slots.
    pub(super) fn hits(&self, kind: DocKind, texts: &TextQuestion, all: bool) -> Vec<(u32, f32)> {
        let fits = if self.question.stages.words {
            self.index.text().fits(texts)
        } else {
            Vec::new()
        };
        let alikes = match &self.meaning {
            Some(question) => self.index.meaning().like(kind, question),
            None => Vec::new(),
        };
        let mut hits = Vec::new();
        for slot in 0..fits.len().max(alikes.len()) {
            let words = fits.get(slot).copied().unwrap_or_default();
            let alike = alikes.get(slot).copied().unwrap_or(f32::NAN);
            let fit = if alike.is_nan() {
                // What was not understood has its words alone.
                words
            } else if all || is_said(alike, words) {
                fit::meant(alike, words.into()) as f32
            } else {
                0.0
            };
            if fit > 0.0 {
                hits.push((number(slot), fit));
            }
        }
        hits
    }

    /// The same for what is on offer and may be near enough; with all of it, as little is.
    pub(super) fn hits_near(&self) -> Option<Vec<(u32, f32)>> {
        let near = self.near_enough.as_ref()?;
        let kinds = &self.question.kinds;
        let every = if kinds.is_empty() {
            &AssetKind::ALL[..]
        } else {
            kinds
        };
        let layers: Vec<Layer> = every.iter().copied().map(Layer::Assets).collect();
        let mut slots: Vec<u32> = near
            .iter()
            .flat_map(|all| self.index.space().in_box(&layers, *all))
            .map(Doc::slot)
            .collect();
        slots.extend(self.index.offers().without_place());
        slots.sort_unstable();
        slots.dedup();
        let hits = slots.into_iter().filter_map(|slot| {
            let fit = self.fit_of(Doc::new(DocKind::Asset, slot));
            (fit > 0.0).then_some((slot, fit))
        });
        Some(hits.collect())
    }

    /// How well one offer fits by what is said, as [`Asking::hits`] says it; 0 with nothing in common.
    pub(super) fn fit_of(&self, doc: Doc) -> f32 {
        let words = if self.question.stages.words {
            self.index.text().fit(&self.offers, doc)
        } else {
            0.0
        };
        match self.alike(doc) {
            Some(alike) if self.question.faint_too || is_said(alike, words) => {
                fit::meant(alike, words.into()) as f32
            }
            Some(_) => 0.0,
            None => words,
        }
    }

    /// How alike an entry and the question are in what they mean, if both were understood.
    pub(super) fn alike(&self, doc: Doc) -> Option<f32> {
        let question = self.meaning.as_ref()?;
        Some(self.index.meaning().of(doc)?.alike(question))
    }

    /// What is left of a fit where the words of an offer speak against it, as nothing ruled it out.
    pub(super) fn doubts(&self, doc: Doc, offer: &Offer) -> f64 {
        let mut left = 1.0;
        if !self.question.stages.facts {
            return left;
        }
        if self.too_small(offer).is_some() {
            left *= DOUBTED;
        }
        if offer.refuses && self.refusal(doc).is_some() {
            left *= DOUBTED;
        }
        left
    }

    /// Room for how many, where the words say that it is less than is asked for.
    pub(super) fn too_small(&self, offer: &Offer) -> Option<u32> {
        let asked = self.question.how_many.or(self.party)?;
        let room = offer.capacity.or(offer.says_room)?;
        (room < asked).then_some(room)
    }

    /// What an offer says that it does not do, if that is what is asked for.
    pub(super) fn refusal(&self, doc: Doc) -> Option<&'a str> {
        let asset = self.contents.assets.at(doc.slot())?;
        let text = self.index.text();
        let mut refusals = asset_words(asset).flat_map(says::refusals);
        refusals.find(|refused| {
            says::times(refused) & self.times != 0
                || (says::times(refused) == 0
                    && !text.words_in_common(&self.offers, [*refused], 1).is_empty())
        })
    }
}
