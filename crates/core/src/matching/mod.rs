//! Who or what could help: needs and assets in, ranked suggestions with reasons out.
//!
//! Pure, behind one narrow door: [`matches`]. What a fact rules out is never suggested and is
//! counted; the rest is ordered by how well it fits; near circles and whoever was asked
//! longest ago come first among equals.

mod explain;
mod filter;
mod fit;
mod help;
mod interests;
mod order;
mod question;
mod reason;
mod rules;
mod said;
pub mod say;

use homeground_meaning::Vector;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use filter::{Choice, Choices, Filter};
pub use help::{Help, could_help};
pub use question::{Question, Stages};
pub use reason::Reason;

use crate::domain::{AssetKind, BoundingBox, Contents, Holder, RecordId};
use crate::index::offers::{Offer, Spot};
use crate::index::says;
use crate::index::space::Layer;
use crate::index::text::TextQuestion;
use crate::index::{Doc, DocKind, Index, metric, place_of};
use crate::privacy::Consents;
use fit::Parts;

/// Near circles first (design, rule 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Circle {
    NeighboursAndFriends,
    GroupsToJoin,
    Places,
    ThingsThatWouldHelp,
    InstitutionsAndServices,
    StartTogether,
}

impl Circle {
    /// Every circle, nearest first.
    pub const ALL: [Self; 6] = [
        Self::NeighboursAndFriends,
        Self::GroupsToJoin,
        Self::Places,
        Self::ThingsThatWouldHelp,
        Self::InstitutionsAndServices,
        Self::StartTogether,
    ];

    /// The circle of something on offer; a skill is in the circle of who holds it.
    fn of(contents: &Contents, offer: &Offer) -> Self {
        match (offer.kind, offer.holder) {
            (AssetKind::Skill, Some(Holder::Asset(id))) => {
                match contents.assets.get(id).map(|asset| asset.kind) {
                    Some(AssetKind::Institution) => Self::InstitutionsAndServices,
                    _ => Self::GroupsToJoin,
                }
            }
            (AssetKind::Skill, _) => Self::NeighboursAndFriends,
            (AssetKind::Group, _) => Self::GroupsToJoin,
            (AssetKind::Building | AssetKind::Space, _) => Self::Places,
            (AssetKind::Item, _) => Self::ThingsThatWouldHelp,
            (AssetKind::Institution, _) => Self::InstitutionsAndServices,
        }
    }
}

/// The fact that rules a suggestion out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Resting, or the one who holds it is.
    Resting,
    /// Asked as often this month as they said.
    AskedOftenEnough,
    /// Farther than either side said.
    TooFar,
    /// No day in common.
    OtherTimes,
    /// Smaller than is asked for.
    TooSmall,
    /// It was "not this time" for this need.
    NotThisTime,
    /// They asked not to be asked.
    AskedNotTo,
    /// They took their yes back.
    TookYesBack,
    /// It concerns somebody's health, and one of the two has not said yes to sharing just this.
    HealthKeptApart,
}

impl LeftOut {
    /// Every reason.
    const ALL: [Self; 9] = [
        Self::Resting,
        Self::AskedOftenEnough,
        Self::TooFar,
        Self::OtherTimes,
        Self::TooSmall,
        Self::NotThisTime,
        Self::AskedNotTo,
        Self::TookYesBack,
        Self::HealthKeptApart,
    ];
}

/// What is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchWith {
    /// Something on offer.
    Asset(RecordId),
    /// Somebody else's interest in the same.
    Need(RecordId),
}

/// One suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// What is suggested.
    pub with: MatchWith,
    /// How well it fits, 0 to 1. For the order only: no person sees it unexplained.
    pub relevance: f64,
    /// Metres between the two places; `None` where one has none.
    pub distance_m: Option<f64>,
    /// Its circle.
    pub circle: Circle,
    /// Why it fits, strongest first.
    pub reasons: Vec<Reason>,
    /// What speaks against it.
    pub against: Vec<Reason>,
    /// Only a faint fit.
    pub weak: bool,
    /// The parts of the order, for `--explain`.
    pub parts: Vec<(&'static str, f64)>,
}

/// Suggestions, best first, and what a fact ruled out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// Best first.
    pub results: Vec<Match>,
    /// How many that fit by their words were left out, by reason.
    pub left_out: Vec<(LeftOut, u32)>,
    /// What fits by what is said and was left out for where, when or for how many it is, the best first: a word with them
    /// may find a way.
    pub almost: Vec<(RecordId, LeftOut)>,
    /// What to narrow them to; `None`: nobody asked.
    pub choices: Option<Choices>,
    /// Every good one, in no order, also those beyond the limit; `None`: nobody asked.
    pub all_good: Option<Vec<MatchWith>>,
}

/// What almost fits is told of so many.
const ALMOST: usize = 3;
/// So many times the asked number of the best hits are looked at before what words alone can
/// still reach is known.
const FIRST_LOOK: usize = 8;

/// A candidate with its relevance.
#[derive(Clone, Copy, Debug)]
struct Scored {
    doc: Doc,
    parts: Parts,
    relevance: f64,
    distance_m: Option<f64>,
}

/// Finds who or what could help.
#[must_use]
pub fn matches(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    question: &Question<'_>,
) -> Matches {
    if question.limit == 0 {
        return Matches::default();
    }
    let mut asking = Asking::new(contents, index, consents, question);
    let mut scored = asking.in_common();
    scored.extend(asking.shared_interests());
    let choices = question
        .filter
        .map(|filter| asking.choices(&scored, filter));
    scored.retain(|scored| asking.is_wanted(scored));
    if question.faint_too && scored.len() < question.limit {
        asking.fill(&mut scored);
    }
    Matches {
        choices,
        ..asking.answer(scored)
    }
}

/// The relevance below which none of these can be among the first `limit`, nor in their last band.
fn least_of_best(scored: &mut [Scored], limit: usize) -> f64 {
    let by_relevance = |one: &Scored, two: &Scored| two.relevance.total_cmp(&one.relevance);
    let (_, last, _) = scored.select_nth_unstable_by(limit - 1, by_relevance);
    last.relevance * order::BAND
}

/// Which hits are looked at.
#[derive(Clone, Copy, Debug)]
struct Look {
    /// Those that fit at least so well by what is said,
    least: f64,
    /// and less well than this;
    below: f64,
    /// whatever is good as well, however little more speaks for it.
    good_too: bool,
}

/// One question being answered.
struct Asking<'a> {
    contents: &'a Contents,
    index: &'a Index,
    consents: &'a Consents,
    question: &'a Question<'a>,
    /// The question put to the words of offers.
    offers: TextQuestion,
    /// What the question means, if that is known.
    meaning: Option<Vector>,
    /// For how many, as its words say it, where it was not noted.
    party: Option<u32>,
    /// Times of day and week that it speaks of.
    times: u8,
    /// What touches the area, if there is one.
    inside: Option<FxHashSet<Doc>>,
    /// Boxes that hold every place near enough, where a distance was said.
    near_enough: Option<Vec<BoundingBox>>,
    left_out: [u32; LeftOut::ALL.len()],
    /// What almost fits, with its fit.
    almost: Vec<(f64, RecordId, LeftOut)>,
}

impl<'a> Asking<'a> {
    fn new(
        contents: &'a Contents,
        index: &'a Index,
        consents: &'a Consents,
        question: &'a Question<'a>,
    ) -> Self {
        let inside = question.area.map(|area| {
            let docs = index
                .space()
                .in_area(&Layer::ALL, area, |doc| place_of(contents, doc));
            docs.into_iter().collect()
        });
        Self {
            contents,
            index,
            consents,
            question,
            offers: index.text().question(DocKind::Asset, question.texts()),
            party: match question.how_many {
                None => question.sentences().find_map(says::party),
                Some(_) => None,
            },
            times: question
                .sentences()
                .fold(0, |bits, text| bits | says::times(text)),
            meaning: (question.meaning)
                .or_else(|| {
                    index
                        .meaning()
                        .of_question(contents, question.need)
                        .copied()
                })
                .filter(|_| question.stages.meaning),
            inside,
            near_enough: question
                .place
                .zip(question.within_m)
                .map(|(from, most)| metric::boxes_around(from.bounding_box(), most)),
            left_out: [0; LeftOut::ALL.len()],
            almost: Vec::new(),
        }
    }

    fn is_inside(&self, doc: Doc) -> bool {
        self.inside
            .as_ref()
            .is_none_or(|inside| inside.contains(&doc))
    }

    /// Offers with something in common (tags are words too) that nothing rules out: all that can
    /// be among the best, and all that fit well enough to be counted when left out.
    fn in_common(&mut self) -> Vec<Scored> {
        if !self.question.count_left_out
            && let Some(hits) = self.hits_near()
        {
            return self.best_of(&hits).0;
        }
        // Few fit: most are left where they are, unless all that fit is not enough.
        let hits = self.hits(DocKind::Asset, &self.offers, false);
        let (scored, least_faint) = self.best_of(&hits);
        let enough = match self.question.filter {
            Some(_) => scored.len() >= self.question.limit,
            None => least_faint > fit::meant(said::LEAST_ALIKE, 0.0),
        };
        if enough || self.meaning.is_none() || !self.question.faint_too {
            return scored;
        }
        self.left_out.fill(0);
        self.almost.clear();
        let hits = self.hits(DocKind::Asset, &self.offers, true);
        self.best_of(&hits).0
    }

    /// Those of the hits that can be among the best, with all that are good where that may matter, and the fit from
    /// which on a faint one can.
    fn best_of(&mut self, hits: &[(u32, f32)]) -> (Vec<Scored>, f64) {
        let mut scored = Vec::new();
        let first = self.question.limit.saturating_mul(FIRST_LOOK);
        let mut cut = f64::INFINITY;
        if hits.len() > first {
            // The hits stay in the order of their slots, which is the order of memory.
            let mut fits: Vec<f32> = hits.iter().map(|(_, fit)| *fit).collect();
            let by_fit = |one: &f32, two: &f32| two.total_cmp(one);
            cut = f64::from(*fits.select_nth_unstable_by(first, by_fit).1);
            let look = Look {
                least: cut,
                below: f64::INFINITY,
                good_too: false,
            };
            self.look_at(hits, look, &mut scored);
        }
        let limit = self.question.limit;
        let said_for =
            |all: &mut [Scored]| fit::least_said_for(least_of_best(all, limit), self.question);
        let mut good: Vec<Scored> = (scored.iter().copied())
            .filter(|scored| self.is_good(scored))
            .collect();
        let everything = self.question.filter.is_some() || scored.len() < limit;
        // Faint ones matter only as long as there are not good ones enough.
        let only_good = good.len() >= limit && !self.question.all_good;
        let (least, least_faint) = if everything {
            (0.0, 0.0)
        } else if only_good {
            (said_for(&mut good), f64::INFINITY)
        } else {
            let least = said_for(&mut scored);
            (least, least)
        };
        let counted = if self.question.count_left_out {
            self.counted_fit()
        } else {
            f64::INFINITY
        };
        let look = Look {
            least: least.min(counted),
            below: cut,
            good_too: !only_good,
        };
        self.look_at(hits, look, &mut scored);
        (scored, least_faint)
    }

    /// Scores the hits that are looked at, and counts those that are left out.
    fn look_at(&mut self, hits: &[(u32, f32)], look: Look, scored: &mut Vec<Scored>) {
        let counted = self.counted_fit();
        for &(slot, fit) in hits {
            let fit = f64::from(fit);
            let doc = Doc::new(DocKind::Asset, slot);
            if fit >= look.below
                || (fit < look.least && !(look.good_too && self.may_be_good(doc, fit)))
            {
                continue;
            }
            let Some(offer) = self.asked_for(doc) else {
                continue;
            };
            if fit < counted && self.is_surely_too_far(offer) {
                continue;
            }
            let distance_m = rules::distance_m(self.contents, self.question, offer);
            match self.ruled_out(offer, distance_m) {
                Some(reason) if fit >= counted && self.question.count_left_out => {
                    self.left_out[reason as usize] += 1;
                    self.almost_fits(fit, offer, reason);
                }
                Some(_) => {}
                None => {
                    let fit = fit * self.doubts(doc, offer);
                    scored.push(self.scored(doc, offer, fit, distance_m));
                }
            }
        }
    }

    /// Keeps what almost fits, where that is no matter of anybody's word.
    fn almost_fits(&mut self, fit: f64, offer: &Offer, reason: LeftOut) {
        if matches!(
            reason,
            LeftOut::TooFar | LeftOut::OtherTimes | LeftOut::TooSmall
        ) {
            self.almost.push((fit, offer.id, reason));
            self.almost
                .sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
            self.almost.truncate(ALMOST);
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

    /// The offer with this number, if it is asked for at all.
    fn asked_for(&self, doc: Doc) -> Option<&'a Offer> {
        let offer = self.index.offers().at(doc.slot())?;
        (rules::is_asked_for(self.question, offer) && self.is_inside(doc)).then_some(offer)
    }

    fn ruled_out(&self, offer: &Offer, distance_m: Option<f64>) -> Option<LeftOut> {
        rules::ruled_out(
            self.contents,
            self.index,
            self.consents,
            self.question,
            offer,
            distance_m,
        )
    }

    fn scored(&self, doc: Doc, offer: &Offer, fit: f64, distance_m: Option<f64>) -> Scored {
        let question = self.question;
        let in_common = fit > 0.0;
        let tags = if in_common && !question.tags.is_empty() {
            let asset = self.contents.assets.at(doc.slot());
            asset.map_or(0.0, |asset| fit::tags(question.tags, &asset.tags))
        } else {
            0.0
        };
        // What has nothing in common and no place comes last of all.
        let asks_near = in_common && question.place.is_some();
        let parts = Parts {
            said: fit,
            tags,
            near: fit::near(distance_m, asks_near),
            time: fit::time(question.availability, offer.when),
            fresh: fit::fresh(offer.confirmed_on, question.day),
        };
        Scored {
            doc,
            parts,
            relevance: parts.relevance(),
            distance_m,
        }
    }

    /// Fills up with what has nothing in common: nearest first, then without a place.
    fn fill(&self, scored: &mut Vec<Scored>) {
        let known: FxHashSet<Doc> = scored.iter().map(|scored| scored.doc).collect();
        let (index, contents, question) = (self.index, self.contents, self.question);
        let take = |doc: Doc, scored: &mut Vec<Scored>| {
            let Some(offer) = self.asked_for(doc) else {
                return;
            };
            let distance_m = rules::distance_m(contents, question, offer);
            if !known.contains(&doc) && self.ruled_out(offer, distance_m).is_none() {
                let faint = self.scored(doc, offer, 0.0, distance_m);
                if self.is_wanted(&faint) {
                    scored.push(faint);
                }
            }
        };
        if let Some(from) = question.place {
            let kinds: Vec<AssetKind> = if question.kinds.is_empty() {
                AssetKind::ALL.to_vec()
            } else {
                question.kinds.clone()
            };
            let layers: Vec<Layer> = kinds.into_iter().map(Layer::Assets).collect();
            let places = index
                .space()
                .nearest(&layers, from, |doc| place_of(contents, doc));
            for (doc, far) in places {
                let enough = scored.len() >= question.limit;
                if enough || question.within_m.is_some_and(|most| far > most) {
                    break;
                }
                take(doc, scored);
            }
        }
        for (slot, offer) in index.offers().iter() {
            if scored.len() >= question.limit {
                break;
            }
            let placed = offer.spot != Spot::Nowhere;
            if !(placed && question.place.is_some()) {
                take(Doc::new(DocKind::Asset, slot), scored);
            }
        }
    }

    /// Cuts to the best, orders and explains them.
    fn answer(self, scored: Vec<Scored>) -> Matches {
        let all_good = self.question.all_good.then(|| {
            let good = scored.iter().filter(|scored| self.is_good(scored));
            good.filter_map(|scored| self.with(scored)).collect()
        });
        let placed = self.best(scored);
        let results = placed
            .iter()
            .filter_map(|(place, scored)| self.explained(place, scored))
            .collect();
        let counts = LeftOut::ALL.into_iter().zip(self.left_out);
        Matches {
            results,
            left_out: counts.filter(|(_, count)| *count > 0).collect(),
            almost: self
                .almost
                .iter()
                .map(|(_, id, reason)| (*id, *reason))
                .collect(),
            choices: None,
            all_good,
        }
    }

    /// The best in their order. Relevance orders, but it does not leave out: no good one is missing while a faint one,
    /// that may only be nearer, is there.
    fn best(&self, mut scored: Vec<Scored>) -> Vec<(order::Place, Scored)> {
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

    fn with(&self, scored: &Scored) -> Option<MatchWith> {
        let slot = scored.doc.slot();
        match scored.doc.kind() {
            DocKind::Need => Some(MatchWith::Need(self.contents.needs.at(slot)?.id)),
            _ => Some(MatchWith::Asset(self.index.offers().at(slot)?.id)),
        }
    }

    fn placed(&self, scored: &Scored) -> Option<order::Place> {
        let said = self.index.said();
        let (id, circle, holder) = match scored.doc.kind() {
            DocKind::Need => {
                let need = self.contents.needs.at(scored.doc.slot())?;
                (need.id, Circle::StartTogether, need.stated_by)
            }
            _ => {
                let offer = self.index.offers().at(scored.doc.slot())?;
                let circle = Circle::of(self.contents, offer);
                (offer.id, circle, offer.holder)
            }
        };
        let asked = holder.map_or(id, Holder::id);
        Some(order::Place {
            relevance: scored.relevance,
            banded: self.question.stages.circles && scored.parts.in_common(),
            circle,
            last_asked: said.last_asked(self.contents, asked),
            id,
        })
    }
}

#[cfg(test)]
mod tests;
