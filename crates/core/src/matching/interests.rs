//! Interests that people share: whom else the same would please.

use super::fit::{self, Parts};
use super::said::{Bar, Bars, GOOD_FIT, GOOD_WORD, InCommon, Room, Scan};
use super::{Asking, LeftOut, Scored, rules};
use crate::domain::{Need, NeedKind};
use crate::index::fits::TextQuestion;
use crate::index::search::need_texts;
use crate::index::{Doc, DocKind, metric};

/// Interests that are so much alike are one, whatever their words, where both are surely about one thing: much alike are
/// boxing and badminton, too, as both are sport.
const SAME_INTEREST: f32 = 0.88;
const SURELY_ONE_THING: f32 = 0.6;
/// With words in common they are one from here on: two who love sport may love no sport in common.
const NEARLY_SAME: f32 = 0.71;
/// So many words in common; one may be a tag that half of all have.
const WORDS_IN_COMMON: usize = 2;
/// Suggestions that share an interest, at most, so that they do not crowd out what is offered.
const SHARED_INTERESTS: usize = 5;

impl Asking<'_> {
    /// The same interest of other people, where it is plain that it is the same.
    /// With the reasons why others are left out.
    pub(super) fn shared_interests(&self, left_out: &mut Vec<LeftOut>) -> Vec<Scored> {
        let Some(need) = self
            .question
            .need
            .filter(|need| need.kind == NeedKind::Interest)
        else {
            return Vec::new();
        };
        let index = self.index;
        let texts = index
            .text()
            .question(DocKind::Need, self.question.texts(None));
        let mut scored = Vec::new();
        for slot in self.needs_in_common(&texts) {
            let doc = Doc::new(DocKind::Need, slot);
            let common = self.common_with(doc, &texts);
            let Some(fit) = Bar::low(0.0).fit(common) else {
                continue;
            };
            let Some(other) = self.contents.needs.at(slot) else {
                continue;
            };
            if !rules::is_shared(need, other)
                || !self.is_inside(doc)
                || !self.is_plainly_shared(doc, common, &texts, other)
            {
                continue;
            }
            let distance_m = self.distance_to_need(other);
            let contents = self.contents;
            let ruled_out = rules::interest_ruled_out(
                contents,
                index,
                self.consents,
                self.question,
                other,
                distance_m,
            );
            if let Some(reason) = ruled_out {
                if self.question.count_left_out {
                    left_out.push(reason);
                }
                continue;
            }
            let parts = Parts {
                said: f64::from(fit),
                tags: fit::tags(self.question.tags, &other.tags),
                near: fit::near(distance_m, self.question.place.is_some()),
                time: fit::time(self.question.availability, other.availability),
                fresh: fit::fresh(other.confirmed_on, self.question.day),
            };
            scored.push(Scored {
                doc,
                common,
                parts,
                relevance: parts.relevance(),
                distance_m,
                // Interests are there only where it is plain that they are shared.
                good: true,
            });
        }
        scored.sort_by(|one, two| two.relevance.total_cmp(&one.relevance));
        scored.truncate(SHARED_INTERESTS);
        scored
    }

    /// What else is looked for that may have something in common.
    fn needs_in_common(&self, texts: &TextQuestion) -> Vec<u32> {
        let mut found = Vec::new();
        let mut room = Room::default();
        let mut scan = Scan::new(self, DocKind::Need, texts);
        for from in Scan::parts(self.index, DocKind::Need) {
            scan.next(from, &Bars::same(Bar::low(0.0)), &mut room, |waiting| {
                found.push(waiting.slot)
            });
        }
        found
    }

    /// Whether it is plain that another interest is the same.
    fn is_plainly_shared(
        &self,
        doc: Doc,
        common: InCommon,
        texts: &TextQuestion,
        other: &Need,
    ) -> bool {
        if common.alike.is_some_and(|alike| alike >= SAME_INTEREST)
            && self.same_subject(doc) >= SURELY_ONE_THING
        {
            return true;
        }
        let enough = match common.alike {
            Some(alike) => alike >= NEARLY_SAME,
            None => {
                f64::from(common.words) >= GOOD_FIT
                    || self.index.text().strongest(texts, doc) >= GOOD_WORD
            }
        };
        let said = || {
            let text = self.index.text();
            text.words_in_common(texts, need_texts(other), WORDS_IN_COMMON)
        };
        enough && said().len() >= WORDS_IN_COMMON
    }

    fn distance_to_need(&self, other: &Need) -> Option<f64> {
        let (from, to) = (self.question.place?, self.contents.need_place(other)?);
        Some(metric::between_m(from.shape(), to.shape()))
    }
}
