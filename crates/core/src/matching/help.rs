//! The other way round: whom something on offer could help.

use super::said::Bar;
use super::{Asking, Match, Question, Scored, against, rules};
use crate::domain::{Contents, Date, Need, NeedState, RecordId};
use crate::index::{Doc, DocKind, Index};
use crate::privacy::Consents;

/// An open need that an offer fits well.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// The need.
    pub need: RecordId,
    /// The offer as it is suggested for it, with the reasons.
    pub found: Match,
}

/// Open needs that any of some offers fits well and that no fact rules out, the best pair first: just the pairs that
/// [`matches`](super::matches()) calls good. What is less close is so among these.
#[must_use]
pub fn could_help(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    offers: impl IntoIterator<Item = RecordId>,
    day: Date,
) -> Vec<Help> {
    let mut all: Vec<Help> = Vec::new();
    for slot in (offers.into_iter()).filter_map(|offer| contents.assets.slot(offer)) {
        let doc = Doc::new(DocKind::Asset, slot);
        let open = contents.needs.iter();
        let open = open.filter(|need| need.state == NeedState::Open);
        all.extend(open.filter_map(|need| helps(contents, index, consents, doc, need, day)));
    }
    against::leave_what_tells_nothing(all.iter_mut().map(|help| &mut help.found));
    against::say_what_is_less_close(all.iter_mut().map(|help| &mut help.found));
    all.sort_by(|one, two| {
        let by_fit = two.found.relevance.total_cmp(&one.found.relevance);
        by_fit.then(one.need.cmp(&two.need))
    });
    all
}

fn helps(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    doc: Doc,
    need: &Need,
    day: Date,
) -> Option<Help> {
    let question = Question::of_need(contents, need, day);
    let asking = Asking::new(contents, index, consents, &question);
    let scored = asking.one(doc)?;
    let found = asking.explained(&asking.placed(&scored)?, &scored)?;
    (!found.weak).then_some(Help {
        need: need.id,
        found,
    })
}

impl Asking<'_> {
    /// One offer, if it has something in common and nothing rules it out.
    fn one(&self, doc: Doc) -> Option<Scored> {
        let offer = self.asked_for(doc)?;
        let common = self.common_with(doc, &self.offers);
        let bar = Bar {
            all: self.question.faint_too,
            ..self.low_bar()
        };
        let fit = f64::from(bar.fit(common)?);
        let distance_m = rules::distance_m(self.contents, self.question, &offer);
        if self.ruled_out(&offer, distance_m).is_some() {
            return None;
        }
        let fit = fit * self.doubts(doc, &offer);
        Some(self.scored(doc, &offer, fit, common, distance_m))
    }
}
