//! The best that was found until now, and how well more must fit to be among them: most of a city is never looked at
//! more closely.

use super::said::Bar;
use super::{Asking, LeftOut, Question, Scored, fit, order, rules};
use crate::domain::RecordId;
use crate::index::offers::{Offer, Spot};
use crate::index::{Doc, DocKind};

/// What almost fits is told of so many.
const ALMOST: usize = 3;
/// So many times the asked number is found before it is looked what of it is left.
const ROOM: usize = 4;

/// What was found until now.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) bar: Bar,
    pub(super) scored: Vec<Scored>,
    /// What a fact ruled out, with its fit.
    ruled_out: Vec<(f32, RecordId, LeftOut)>,
    /// From this fit on it is counted what a fact rules out; `None`: it is not.
    counted: Option<f64>,
    limit: usize,
    /// Whether only the best are asked for: choices are counted over all.
    narrowing: bool,
}

impl Best {
    /// Nothing yet, of all that is above the bar.
    pub(super) fn new(question: &Question<'_>, bar: Bar, counted: Option<f64>) -> Self {
        Self {
            bar,
            scored: Vec::new(),
            ruled_out: Vec::new(),
            counted,
            limit: question.limit,
            narrowing: question.filter.is_none(),
        }
    }

    /// Keeps what may be among the best, and raises the bar when there is more than enough.
    fn keep(&mut self, scored: Scored, question: &Question<'_>) {
        self.scored.push(scored);
        if self.narrowing && self.scored.len() >= self.limit.saturating_mul(ROOM).max(1) {
            self.narrow(question);
        }
    }

    /// Lets go of what cannot be among the best, nor in their last band.
    pub(super) fn narrow(&mut self, question: &Question<'_>) {
        if !self.narrowing || self.scored.len() < self.limit {
            return;
        }
        let least = least_of_best(&mut self.scored, self.limit);
        self.scored.retain(|scored| scored.relevance >= least);
        let said = fit::least_said_for(least, question);
        self.bar.fit = self.bar.fit.max(said);
        let least = self.bar.fit;
        self.ruled_out.retain(|(fit, ..)| f64::from(*fit) >= least);
    }

    /// How many there were of each reason that might have been among the best, and the best of those that almost fit.
    pub(super) fn left_out(mut self) -> (Vec<LeftOut>, Vec<(RecordId, LeftOut)>) {
        let reasons = self.ruled_out.iter().map(|(.., reason)| *reason).collect();
        // Where that is no matter of anybody's word.
        (self.ruled_out).retain(|(.., reason)| {
            matches!(
                reason,
                LeftOut::TooFar | LeftOut::OtherTimes | LeftOut::TooSmall
            )
        });
        self.ruled_out
            .sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        let almost = self.ruled_out.iter().take(ALMOST);
        (reasons, almost.map(|(_, id, why)| (*id, *why)).collect())
    }
}

/// The relevance below which nothing can be among the first `limit`, nor in their last band.
pub(super) fn least_of_best(scored: &mut [Scored], limit: usize) -> f64 {
    let by_relevance = |one: &Scored, two: &Scored| two.relevance.total_cmp(&one.relevance);
    let (_, last, _) = scored.select_nth_unstable_by(limit - 1, by_relevance);
    last.relevance * order::BAND
}

impl Asking<'_> {
    /// Scores what fits so well, if it is asked for and nothing rules it out.
    pub(super) fn look_at(&self, best: &mut Best, slot: u32, fit: f32) {
        let said = f64::from(fit);
        let doc = Doc::new(DocKind::Asset, slot);
        if said < best.bar.fit {
            return;
        }
        let Some(offer) = self.asked_for(doc) else {
            return;
        };
        let counted = best.counted.is_some_and(|least| said >= least);
        if !counted && self.is_surely_too_far(offer) {
            return;
        }
        let distance_m = rules::distance_m(self.contents, self.question, offer);
        match self.ruled_out(offer, distance_m) {
            Some(reason) if counted => best.ruled_out.push((fit, offer.id, reason)),
            Some(_) => {}
            None => {
                let fit = said * self.doubts(doc, offer);
                let scored = self.scored(doc, offer, fit, distance_m);
                best.keep(scored, self.question);
            }
        }
    }

    /// Whether a point is outside of the boxes that hold everything near enough: no need to
    /// measure, nor to say which fact rules it out.
    fn is_surely_too_far(&self, offer: &Offer) -> bool {
        let (Spot::Point(at), Some(boxes)) = (offer.spot, &self.near_enough) else {
            return false;
        };
        !boxes.iter().any(|near| {
            (near.west..=near.east).contains(&at.lon) && (near.south..=near.north).contains(&at.lat)
        })
    }
}
