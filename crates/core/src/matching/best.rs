//! The best that was found until now, and how well more must fit to be among them: most of a city is never looked at
//! more closely.

use super::said::{self, Bar, Bars, InCommon, Room, Scan};
use super::{Asking, LeftOut, Question, Scored, fit, order, rules};
use crate::domain::RecordId;
use crate::index::{Doc, DocKind};

/// What almost fits is told of so many.
const ALMOST: usize = 3;
/// So many times the asked number is looked at before it is seen what of the rest can still be among the best.
const ROOM: usize = 2;
/// So many wait before they are looked at, those that fit best first: to look is slow, as it is somewhere else in memory
/// for each. In tests a few, so that towns are large enough for it.
const WAITING: usize = if cfg!(test) { 64 } else { 4_096 };

/// What was found until now.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) bar: Bar,
    /// What may be above the bar and was not looked at yet.
    waiting: Vec<Waiting>,
    /// What is too far, and no more than counted.
    beyond: Vec<Waiting>,
    /// How many parts were seen.
    parts: usize,
    /// Before this slot what has too little in common to be said was passed over, as there might be enough without it.
    passed_over: u32,
    /// Whether just that is looked at.
    again: bool,
    good: Vec<Scored>,
    faint: Vec<Scored>,
    ruled_out: Vec<RuledOut>,
    /// From this fit on it is counted what a fact rules out; `None`: it is not.
    counted: Option<f64>,
    limit: usize,
    /// With less relevance nothing is among the best, or nothing that cannot be a good match: as long as there are not
    /// enough good ones, one always is.
    least: f64,
    only_good: bool,
    /// Whether only the best are asked for; else all are, as something is counted over them.
    narrowing: bool,
}

/// What may be above the bar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) slot: u32,
    /// What it has in common with the question.
    pub(super) common: InCommon,
    /// How well it fits.
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
    pub(super) fn new(question: &Question<'_>, bar: Bar, counted: Option<f64>) -> Self {
        Self {
            bar,
            waiting: Vec::with_capacity(WAITING),
            beyond: Vec::new(),
            parts: 0,
            passed_over: 0,
            again: false,
            good: Vec::new(),
            faint: Vec::new(),
            ruled_out: Vec::new(),
            counted,
            limit: question.limit.max(1),
            least: 0.0,
            only_good: false,
            narrowing: question.filter.is_none() && !question.all_good,
        }
    }

    /// Notes that a part was seen with a bar; it may be higher by now.
    fn saw_part(&mut self, from: u32, with: Bar) {
        self.parts += 1;
        if !with.all {
            self.passed_over = from + 1;
        }
    }

    /// The bar of what is too far and no more than counted, if it is counted. How well it fits is all that is asked of it:
    /// what is not said fits less.
    fn bar_beyond(&self) -> Option<Bar> {
        let mut bar = self.bar;
        bar.all = true;
        bar.raise(self.counted?);
        Some(bar)
    }

    /// Whether it is counted what rules out something that fits so well.
    fn counts(&self, fit: f32) -> bool {
        self.counted.is_some_and(|least| f64::from(fit) >= least)
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
        self.only_good = self.good.len() >= self.limit;
        let enough = self.good.len() + self.faint.len() >= self.limit;
        // From now on it is known how little is enough.
        self.bar.all |= enough && question.faint_too;
        if self.only_good {
            self.faint.clear();
            let least = least_of_best(&mut self.good, self.limit);
            self.good.retain(|scored| scored.relevance >= least);
            self.least = least;
            self.bar.raise(fit::least_said_for(least, question));
            let least = self.bar.fit;
            self.waiting
                .retain(|waiting| f64::from(waiting.fit) >= least);
        } else if let Some(least) = self.least() {
            self.faint.retain(|scored| scored.relevance >= least);
            self.least = least;
            let said = fit::least_said_for(least, question);
            self.bar.raise_for_faint(said);
            let bar = self.bar;
            (self.waiting).retain(|waiting| bar.fit(waiting.common).is_some());
        }
    }

    /// What the last of the best has of relevance, good or faint; `None` where there are not enough.
    fn least(&self) -> Option<f64> {
        let mut all: Vec<Scored> = self.good.iter().chain(&self.faint).copied().collect();
        (all.len() >= self.limit).then(|| least_of_best(&mut all, self.limit))
    }

    /// Whether what was passed over may be among the best.
    fn is_enough(&self) -> bool {
        let found = self.good.len() + self.faint.len();
        match self.narrowing {
            true => self.only_good || self.bar.faint > fit::meant(said::LEAST_ALIKE, 0.0),
            false => found >= self.limit,
        }
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
        if !self.may_be_among(best, waiting) {
            return;
        }
        best.waiting.push(waiting);
        if best.waiting.len() >= WAITING {
            self.look_at_found(best);
        }
    }

    /// Whether something may be among the best, or is counted: most of it is too far for how well it fits.
    fn may_be_among(&self, best: &Best, Waiting { slot, common, fit }: Waiting) -> bool {
        if best.least == 0.0 || best.counts(fit) {
            return true;
        }
        let at = self.index.offers().point_at(slot);
        let near = self
            .from
            .zip(at)
            .map_or(1.0, |(from, at)| from.near_at_most(at));
        fit::relevance_at_most(fit.into(), near, self.question) >= best.least
            || (!best.only_good && best.bar.may_be_good(fit, common))
    }

    /// Looks at the first of what waits when twice as much was seen as the last time: the sooner the bar is high, the less
    /// comes to wait.
    pub(super) fn raise_bar(&self, best: &mut Best) {
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

    /// Looks at all offers above the bar.
    pub(super) fn look_through(&self, best: &mut Best) {
        self.look_at_parts(best, u32::MAX);
        self.look_at_rest(best);
    }

    /// Looks for what is above the bar in all parts before a slot.
    fn look_at_parts(&self, best: &mut Best, before: u32) {
        let (mut room, mut scan) = (Room::default(), self.scan());
        let parts = Scan::parts(self.index, DocKind::Asset);
        for from in parts.take_while(|from| *from < before) {
            self.look_at_part(best, &mut scan, from, &mut room);
        }
    }

    /// Looks for what is above the bar in one part.
    pub(super) fn look_at_part(
        &self,
        best: &mut Best,
        scan: &mut Scan<'_>,
        from: u32,
        room: &mut Room,
    ) {
        let (near, again) = (self.near(), best.again);
        let bars = Bars {
            bar: best.bar,
            near,
            beyond: best.bar_beyond().filter(|_| !again),
        };
        scan.next(from, &bars, room, |waiting| {
            match bars.is_near(waiting.slot) {
                true => self.found(best, waiting),
                false => best.beyond.push(waiting),
            }
        });
        best.saw_part(from, bars.bar);
        self.raise_bar(best);
    }

    /// Looks at all that waits, at what was passed over if there is not enough without it, and at what is too far.
    pub(super) fn look_at_rest(&self, best: &mut Best) {
        self.look_at_found(best);
        let passed_over = std::mem::take(&mut best.passed_over);
        if self.question.faint_too && self.meaning.is_some() && !best.is_enough() {
            (best.again, best.bar.all) = (true, true);
            self.look_at_parts(best, passed_over);
            self.look_at_found(best);
            best.again = false;
        }
        let mut beyond = std::mem::take(&mut best.beyond);
        if let Some(bar) = best.bar_beyond() {
            // It was lower when the first of them were found.
            beyond.retain(|waiting| bar.fit(waiting.common).is_some());
            self.look_at_all(best, beyond);
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
        let Waiting { slot, common, fit } = waiting;
        let said = f64::from(fit);
        let is_counted = best.counts(fit);
        let is_seen = best.again && best.bar.is_said(common);
        // The bar may be higher than when it was found.
        let is_below = best.bar.fit(common).is_none() || !self.may_be_among(best, waiting);
        if is_seen || is_below || (!is_counted && self.is_surely_too_far(slot)) {
            return;
        }
        let doc = Doc::new(DocKind::Asset, slot);
        let Some(offer) = self.asked_for(doc) else {
            return;
        };
        let distance_m = rules::distance_m(self.contents, self.question, &offer);
        match self.ruled_out(&offer, distance_m) {
            Some(reason) if is_counted => best.ruled_out.push(RuledOut {
                fit,
                common,
                id: offer.id,
                reason,
            }),
            Some(_) => {}
            None => {
                let fit = said * self.doubts(doc, &offer);
                let scored = self.scored(doc, &offer, fit, common, distance_m);
                let found = if scored.good {
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
                .filter(|scored| scored.good)
                .collect();
            // The last band may go on behind the last place.
            if good.len() >= limit {
                let least = least_of_best(&mut good, limit);
                scored = good;
                scored.retain(|scored| scored.relevance >= least);
            } else {
                let least = least_of_best(&mut scored, limit);
                scored.retain(|scored| scored.relevance >= least || scored.good);
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
                && let Some(faint) = placed.iter().rposition(|(_, one)| !one.good)
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
