//! The best that was found until now, and how well more must fit to be among them: most of a city is never looked at
//! more closely.

use super::said::{self, Bar, InCommon, Slots};
use super::{Asking, LeftOut, Question, Scored, fit, order, rules};
use crate::domain::RecordId;
use crate::index::{Doc, DocKind};

/// What almost fits is told of so many.
const ALMOST: usize = 3;
/// So many times the asked number is looked at before it is seen what of the rest can still be among the best.
const ROOM: usize = 2;
/// So many wait before they are looked at, those that fit best first: to look is slow, as it is somewhere else in memory
/// for each.
const WAITING: usize = 4_096;

/// What was found until now.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) bar: Bar,
    /// What may be above the bar and was not looked at yet.
    waiting: Vec<Waiting>,
    /// How many parts were seen.
    parts: usize,
    /// What was looked at before and is passed over.
    pub(super) seen: Option<Slots>,
    good: Vec<Scored>,
    faint: Vec<Scored>,
    ruled_out: Vec<RuledOut>,
    /// From this fit on it is counted what a fact rules out; `None`: it is not.
    counted: Option<f64>,
    limit: usize,
    /// With words in common that fit so well something may be a good match by these.
    good_words: f32,
    /// Whether only the best are asked for; else all are, as something is counted over them.
    narrowing: bool,
}

/// What may be above the bar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) slot: u32,
    /// What it has in common with the question: no fewer words than there are,
    pub(super) common: InCommon,
    /// or just these.
    pub(super) exact: bool,
    /// How well it fits at most.
    pub(super) fit: f32,
}

/// What a fact ruled out.
#[derive(Clone, Copy, Debug)]
struct RuledOut {
    fit: f32,
    /// What it has in common with the question.
    common: InCommon,
    id: RecordId,
    reason: LeftOut,
}

impl Best {
    /// Nothing yet, of all that is above the bar.
    pub(super) fn new(asking: &Asking<'_>, bar: Bar, counted: Option<f64>) -> Self {
        let question = asking.question;
        Self {
            bar,
            waiting: Vec::new(),
            parts: 0,
            seen: None,
            good: Vec::new(),
            faint: Vec::new(),
            ruled_out: Vec::new(),
            counted,
            limit: question.limit.max(1),
            good_words: asking.good_words(),
            narrowing: question.filter.is_none() && !question.all_good,
        }
    }

    /// So many of what waits that may fit best; the rest waits on.
    fn first_waiting(&mut self, some: usize) -> Vec<Waiting> {
        let all = &mut self.waiting;
        if !self.narrowing || all.len() <= some {
            return std::mem::take(all);
        }
        let by_fit = |one: &Waiting, two: &Waiting| one.fit.total_cmp(&two.fit);
        let rest = all.len() - some;
        all.select_nth_unstable_by(rest, by_fit);
        all.split_off(rest)
    }

    /// Lets go of what cannot be among the best, nor in their last band. With good ones enough, faint ones cannot; with
    /// fewer, a good one always is.
    fn narrow(&mut self, question: &Question<'_>) {
        if !self.narrowing {
            return;
        }
        let only_good = self.good.len() >= self.limit;
        if only_good {
            self.faint.clear();
            let least = least_of_best(&mut self.good, self.limit);
            self.good.retain(|scored| scored.relevance >= least);
            self.bar.raise(fit::least_said_for(least, question));
            let least = self.bar.fit;
            self.waiting
                .retain(|waiting| f64::from(waiting.fit) >= least);
        } else if let Some(least) = self.least() {
            self.faint.retain(|scored| scored.relevance >= least);
            let said = fit::least_said_for(least, question);
            self.bar.raise_for_faint(said, self.good_words);
            let bar = self.bar;
            (self.waiting).retain(|waiting| bar.fit(waiting.common).is_some());
        }
    }

    /// What the last of the best has of relevance, good or faint; `None` where there are not enough.
    fn least(&self) -> Option<f64> {
        let mut all: Vec<Scored> = self.good.iter().chain(&self.faint).copied().collect();
        (all.len() >= self.limit).then(|| least_of_best(&mut all, self.limit))
    }

    /// Whether nothing below what makes a good match can be among the best.
    pub(super) fn is_enough(&self, question: &Question<'_>) -> bool {
        if !self.narrowing {
            return self.good.len() + self.faint.len() >= self.limit;
        }
        let said = self
            .least()
            .map(|least| fit::least_said_for(least, question));
        self.good.len() >= self.limit
            || said.is_some_and(|said| said > fit::meant(said::LEAST_ALIKE, 0.0))
    }

    /// Takes what was found with a lower bar instead.
    pub(super) fn take_over(&mut self, other: Self) {
        self.good = other.good;
        self.faint = other.faint;
    }

    /// All that may be among the best.
    pub(super) fn take_scored(&mut self) -> Vec<Scored> {
        let mut scored = std::mem::take(&mut self.good);
        scored.append(&mut self.faint);
        scored
    }

    /// How many there were of each reason that might have been among the best, and the best of those that almost fit.
    pub(super) fn left_out(mut self) -> (Vec<LeftOut>, Vec<(RecordId, LeftOut)>) {
        // The bar was lower when the first of them were found.
        let bar = self.bar;
        (self.ruled_out).retain(|out| bar.fit(out.common).is_some());
        let reasons = self.ruled_out.iter().map(|out| out.reason).collect();
        // Where that is no matter of anybody's word.
        (self.ruled_out).retain(|out| {
            matches!(
                out.reason,
                LeftOut::TooFar | LeftOut::BeyondReach | LeftOut::OtherTimes | LeftOut::TooSmall
            )
        });
        self.ruled_out
            .sort_by(|one, two| two.fit.total_cmp(&one.fit).then(one.id.cmp(&two.id)));
        let almost = self.ruled_out.iter().take(ALMOST);
        (reasons, almost.map(|out| (out.id, out.reason)).collect())
    }
}

/// The relevance below which nothing can be among the first `limit`, nor in their last band.
fn least_of_best(scored: &mut [Scored], limit: usize) -> f64 {
    let by_relevance = |one: &Scored, two: &Scored| two.relevance.total_cmp(&one.relevance);
    let (_, last, _) = scored.select_nth_unstable_by(limit - 1, by_relevance);
    last.relevance * order::BAND
}

impl Asking<'_> {
    /// Keeps what may be above the bar until it is looked at.
    pub(super) fn found(&self, best: &mut Best, waiting: Waiting) {
        best.waiting.push(waiting);
        if best.waiting.len() >= WAITING {
            self.look_at_found(best);
        }
    }

    /// Looks at the first of what waits when twice as much was seen as the last time: the sooner the bar is high, the less
    /// comes to wait.
    pub(super) fn raise_bar(&self, best: &mut Best) {
        best.parts += 1;
        if best.narrowing && best.parts.is_power_of_two() {
            let first = best.first_waiting(best.limit.saturating_mul(ROOM));
            self.look_at_all(best, first);
        }
    }

    /// Looks at all that waits, the best first, and raises the bar for what comes after.
    pub(super) fn look_at_found(&self, best: &mut Best) {
        let mut some = best.limit;
        while !best.waiting.is_empty() {
            some = some.saturating_mul(ROOM);
            let first = best.first_waiting(some);
            self.look_at_all(best, first);
        }
    }

    fn look_at_all(&self, best: &mut Best, mut some: Vec<Waiting>) {
        // Each offer is somewhere else in memory: asked of all of them at once, the processor fetches several side by side.
        let offers = self.index.offers();
        some.retain(|waiting| {
            let kind = offers.kind_at(waiting.slot);
            kind.is_some_and(|kind| rules::is_kind_asked_for(self.question, kind))
        });
        for waiting in some {
            self.look_at(best, waiting);
        }
        best.narrow(self.question);
    }

    /// Scores what is above the bar, if it is asked for and nothing rules it out.
    fn look_at(&self, best: &mut Best, waiting: Waiting) {
        let Waiting {
            slot,
            mut common,
            exact,
            ..
        } = waiting;
        let seen = || best.seen.as_ref().is_some_and(|seen| seen.has(slot));
        if (best.counted.is_none() && self.is_surely_too_far(slot)) || seen() {
            return;
        }
        let doc = Doc::new(DocKind::Asset, slot);
        if !exact && best.bar.fit(common).is_some() {
            common.words = self.words_in_common(doc, &self.offers);
        }
        let Some(fit) = best.bar.fit(common) else {
            return;
        };
        let said = f64::from(fit);
        let counted = best.counted.is_some_and(|least| said >= least);
        if !counted && self.is_surely_too_far(slot) {
            return;
        }
        let Some(offer) = self.asked_for(doc) else {
            return;
        };
        let distance_m = rules::distance_m(self.contents, self.question, &offer);
        match self.ruled_out(&offer, distance_m) {
            Some(reason) if counted => best.ruled_out.push(RuledOut {
                fit,
                common,
                id: offer.id,
                reason,
            }),
            Some(_) => {}
            None => {
                let fit = said * self.doubts(doc, &offer);
                let scored = self.scored(doc, &offer, fit, common, distance_m);
                let found = if self.is_good(&scored) {
                    &mut best.good
                } else {
                    &mut best.faint
                };
                found.push(scored);
            }
        }
    }

    /// The best in their order. Relevance orders, but it does not leave out: no good one is missing while a faint one,
    /// that may only be nearer, is there.
    pub(super) fn best(&self, mut scored: Vec<Scored>) -> Vec<(order::Place, Scored)> {
        let limit = self.question.limit;
        if scored.len() > limit {
            let mut good: Vec<Scored> = (scored.iter().copied())
                .filter(|scored| self.is_good(scored))
                .collect();
            // The last band may go on behind the last place.
            if good.len() >= limit {
                let least = least_of_best(&mut good, limit);
                scored = good;
                scored.retain(|scored| scored.relevance >= least);
            } else {
                let least = least_of_best(&mut scored, limit);
                scored.retain(|scored| scored.relevance >= least || self.is_good(scored));
            }
        }
        let mut placed: Vec<(order::Place, Scored)> = scored
            .into_iter()
            .filter_map(|scored| Some((self.placed(&scored)?, scored)))
            .collect();
        order::order(&mut placed, |(place, _)| *place);
        if placed.len() > limit {
            // From the end, the faint ones first.
            while placed.len() > limit
                && let Some(faint) = placed.iter().rposition(|(_, one)| !self.is_good(one))
            {
                placed.remove(faint);
            }
            placed.truncate(limit);
            // Equals are equals among those that are left.
            order::order(&mut placed, |(place, _)| *place);
        }
        placed
    }

    /// Whether a point is outside of the boxes that hold everything near enough: no need to
    /// measure, nor to say which fact rules it out.
    fn is_surely_too_far(&self, slot: u32) -> bool {
        let Some(boxes) = &self.near_enough else {
            return false;
        };
        let Some(at) = self.index.offers().point_at(slot) else {
            return false;
        };
        !boxes.iter().any(|near| {
            (near.west..=near.east).contains(&at.lon) && (near.south..=near.north).contains(&at.lat)
        })
    }
}
