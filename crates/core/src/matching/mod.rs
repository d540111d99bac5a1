//! Who or what could help: needs and assets in, ranked suggestions with reasons out.
//!
//! Pure, behind one narrow door: [`matches`]. What a fact rules out is never suggested and is
//! counted; the rest is ordered by how well it fits; near circles and whoever was asked
//! longest ago come first among equals.

mod access;
mod against;
mod best;
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
mod telling;

use std::cell::OnceCell;

use homeground_meaning::{About, Asked, Vector};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use filter::{Choice, Choices, Filter};
pub use help::{Help, could_help};
pub use question::{Question, Stages};
pub use reason::Reason;

use crate::domain::{AssetKind, Availability, BoundingBox, Contents, Geometry, Holder, RecordId};
use crate::index::fits::TextQuestion;
use crate::index::offers::{Offer, Spot};
use crate::index::says;
use crate::index::space::Layer;
use crate::index::{Doc, DocKind, Index, metric};
use crate::privacy::Consents;
use best::Best;
use fit::{AskedFrom, Parts};
use said::{Bar, InCommon, Room, Scan, Slots};

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
    /// Farther than was asked for.
    TooFar,
    /// Farther than they come, or lend it.
    BeyondReach,
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
    const ALL: [Self; 10] = [
        Self::Resting,
        Self::AskedOftenEnough,
        Self::TooFar,
        Self::BeyondReach,
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

/// So many words that tell of a subject are looked for where nobody has understood a text. On labelled sentences half as
/// many find a tenth less, twice as many hardly more.
const TELLING: usize = 160;
/// So many questions look through all there is side by side.
pub const SIDE_BY_SIDE: usize = 8;
/// A candidate with its relevance.
#[derive(Clone, Copy, Debug)]
struct Scored {
    doc: Doc,
    common: InCommon,
    parts: Parts,
    relevance: f64,
    distance_m: Option<f64>,
    /// Whether there is enough in what is said to suggest it without a doubt.
    good: bool,
}

/// Finds who or what could help.
#[must_use]
pub fn matches(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    question: &Question<'_>,
) -> Matches {
    let asking = Asking::new(contents, index, consents, question);
    let mut best = asking.nothing_yet();
    if let Some(best) = &mut best {
        asking.look_through(best);
    }
    asking.matches(best)
}

/// The same for many questions, in their order; a few of them look through all there is side by side, which is quicker
/// than one after the other.
#[must_use]
pub fn matches_of_many(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    questions: &[Question<'_>],
) -> Vec<Matches> {
    let mut found = Vec::with_capacity(questions.len());
    for some in questions.chunks(SIDE_BY_SIDE) {
        let asking = some.iter();
        let asking: Vec<Asking<'_>> = asking
            .map(|question| Asking::new(contents, index, consents, question))
            .collect();
        let mut best: Vec<Option<Best>> = asking.iter().map(Asking::nothing_yet).collect();
        let together = asking.iter().zip(&mut best);
        let mut looking: Vec<(&Asking<'_>, &mut Best, Scan<'_>)> = together
            .filter_map(|(asking, best)| Some((asking, best.as_mut()?, asking.scan())))
            .collect();
        let mut room = Room::default();
        for from in Scan::parts(index, DocKind::Asset) {
            for (asking, best, scan) in &mut looking {
                asking.look_at_part(best, scan, from, &mut room);
            }
        }
        for (asking, best, _) in looking {
            asking.look_at_rest(best);
        }
        let both = asking.iter().zip(best);
        found.extend(both.map(|(asking, best)| asking.matches(best)));
    }
    found
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
    /// The same, to be compared with many.
    asked: Option<Asked>,
    /// What the question is about, as far as it was understood, else as its words tell it.
    about: Option<About>,
    /// The words that tell of being about the same, put to those of offers, where some of these were not understood.
    telling: Option<TextQuestion>,
    /// Of these words those that tell much, by their stems, once they were asked for.
    telling_stems: OnceCell<Vec<&'static str>>,
    /// For how many, as its words say it, where it was not noted.
    party: Option<u32>,
    /// Times of day and week that it speaks of.
    times: u8,
    /// When, as it was noted, else as its words say it.
    when: Availability,
    /// What its words say is not looked for.
    unwanted: Vec<&'a str>,
    /// The language of nearly everybody here, where languages would help.
    everyday_language: Option<String>,
    /// Whether it is for children.
    children: bool,
    /// Whether a way in without steps is asked for.
    step_free: bool,
    /// What touches the area, if there is one.
    inside: Option<FxHashSet<Doc>>,
    /// Where it is asked, if that is a point.
    from: Option<AskedFrom>,
    /// Boxes that hold every place near enough, where a distance was said.
    near_enough: Option<Vec<BoundingBox>>,
    /// What is in them, once it was asked for.
    near: OnceCell<Slots>,
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
                .in_area(&Layer::ALL, area, |doc| index.shape_of(contents, doc));
            docs.into_iter().collect()
        });
        let meaning = (question.meaning)
            .or_else(|| index.meaning().of_question(contents, question.need))
            .filter(|_| question.stages.meaning);
        let everyday_language = (!question.languages.is_empty())
            .then(|| against::everyday_language(contents))
            .flatten();
        let texts = question.texts(everyday_language.as_deref());
        let about = match &meaning {
            Some(meaning) => Some(*meaning.about()),
            None => About::by_words(&question.wanted()),
        };
        let about = about.filter(|_| question.stages.concepts);
        let asked = meaning.as_ref().map(|meaning| match about {
            Some(_) => meaning.asked(),
            None => meaning.asked().whatever_it_is_about(),
        });
        let all_understood = asked.is_some()
            && index.meaning().count(DocKind::Asset) >= index.text().count(DocKind::Asset);
        let telling = about.filter(|_| !all_understood).and_then(|about| {
            let stems = about.telling_stems(TELLING);
            (index.text()).question_of_stems(DocKind::Asset, &stems)
        });
        Self {
            contents,
            index,
            consents,
            question,
            asked,
            meaning,
            about,
            telling,
            telling_stems: OnceCell::new(),
            offers: index.text().question(DocKind::Asset, texts),
            party: match question.how_many {
                None => question.sentences().find_map(says::party),
                Some(_) => None,
            },
            times: (question.sentences().map(says::times))
                .chain([said::times_of(question.availability)])
                .fold(0, |bits, said| bits | said),
            when: question.when(),
            unwanted: question.unwanted(),
            everyday_language,
            children: question.sentences().any(says::children),
            step_free: question.sentences().any(access::asks),
            inside,
            from: (question.place)
                .and_then(Geometry::as_point)
                .map(AskedFrom::new),
            near: OnceCell::new(),
            near_enough: question
                .place
                .zip(question.within_m)
                .map(|(from, most)| metric::boxes_around(from.bounding_box(), most)),
        }
    }

    fn is_inside(&self, doc: Doc) -> bool {
        self.inside
            .as_ref()
            .is_none_or(|inside| inside.contains(&doc))
    }

    /// Nothing found yet; `None` where nothing is asked.
    fn nothing_yet(&self) -> Option<Best> {
        let question = self.question;
        let counted = question.count_left_out.then(|| self.counted_fit());
        (question.limit > 0 && question.asks_something())
            .then(|| Best::new(question, self.low_bar(), counted))
    }

    /// The bar of all that may be a good match.
    fn low_bar(&self) -> Bar {
        Bar::low(self.good_words())
    }

    /// All offers, one after the other.
    fn scan(&self) -> Scan<'_> {
        Scan::new(self, DocKind::Asset, &self.offers)
    }

    /// The answer from the best of all offers with something in common (tags are words too): all that can be among them,
    /// and what might have been but for a fact.
    fn matches(&self, best: Option<Best>) -> Matches {
        let question = self.question;
        let Some(mut best) = best else {
            return Matches::default();
        };
        let mut scored = best.take_scored();
        let (mut left_out, almost) = best.left_out();
        scored.extend(self.shared_interests(&mut left_out));
        let choices = question.filter.map(|filter| self.choices(&scored, filter));
        scored.retain(|scored| self.is_wanted(scored));
        if question.faint_too && scored.len() < question.limit {
            self.fill(&mut scored);
        }
        let all_good = question.all_good.then(|| {
            let good = scored.iter().filter(|scored| scored.good);
            good.filter_map(|scored| self.with(scored)).collect()
        });
        let counts = LeftOut::ALL.into_iter().map(|reason| {
            let count = left_out.iter().filter(|other| **other == reason).count();
            (reason, u32::try_from(count).unwrap_or(u32::MAX))
        });
        Matches {
            results: self.answer(scored),
            left_out: counts.filter(|(_, count)| *count > 0).collect(),
            almost,
            choices,
            all_good,
        }
    }

    /// The offer with this number, if it is asked for at all. Part of the loop that asks it, so that the processor may fetch
    /// the next one meanwhile.
    #[inline(always)]
    fn asked_for(&self, doc: Doc) -> Option<Offer> {
        let offer = self.index.offers().at(self.contents, doc.slot())?;
        (rules::is_asked_for(self.question, &offer) && self.is_inside(doc)).then_some(offer)
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

    fn scored(
        &self,
        doc: Doc,
        offer: &Offer,
        fit: f64,
        common: InCommon,
        distance_m: Option<f64>,
    ) -> Scored {
        let question = self.question;
        let tags = if fit > 0.0 && !question.tags.is_empty() {
            let asset = self.contents.assets.glance_at(doc.slot());
            asset.map_or(0.0, |asset| fit::tags(question.tags, &asset.tags))
        } else {
            0.0
        };
        // What has nothing in common and no place comes last of all.
        let asks_near = fit > 0.0 && question.place.is_some();
        let parts = Parts {
            said: fit,
            tags,
            near: fit::near(distance_m, asks_near),
            time: fit::time(question.availability, offer.when),
            fresh: fit::fresh(offer.confirmed_on, question.day),
        };
        Scored {
            doc,
            common,
            parts,
            relevance: parts.relevance(),
            distance_m,
            good: fit > 0.0 && self.is_good(doc, &parts, common),
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
            let distance_m = rules::distance_m(contents, question, &offer);
            if !known.contains(&doc) && self.ruled_out(&offer, distance_m).is_none() {
                let faint = self.scored(doc, &offer, 0.0, InCommon::default(), distance_m);
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
                .nearest(&layers, from, |doc| index.shape_of(contents, doc));
            for (doc, far) in places {
                let enough = scored.len() >= question.limit;
                if enough || question.within_m.is_some_and(|most| far > most) {
                    break;
                }
                take(doc, scored);
            }
        }
        for (slot, offer) in index.offers().iter(contents) {
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
    fn answer(&self, scored: Vec<Scored>) -> Vec<Match> {
        let placed = self.best(scored);
        let explained = placed.iter();
        let mut found: Vec<Match> = explained
            .filter_map(|(place, scored)| self.explained(place, scored))
            .collect();
        against::leave_what_tells_nothing(found.iter_mut());
        against::say_what_is_less_close(found.iter_mut());
        if self.about.is_some() {
            against::say_what_is_closest(&mut found);
        }
        found
    }

    fn with(&self, scored: &Scored) -> Option<MatchWith> {
        let slot = scored.doc.slot();
        match scored.doc.kind() {
            DocKind::Need => Some(MatchWith::Need(self.contents.needs.at(slot)?.id)),
            _ => Some(MatchWith::Asset(self.contents.assets.id_at(slot)?)),
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
                let offer = self.index.offers().at(self.contents, scored.doc.slot())?;
                let circle = Circle::of(self.contents, &offer);
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
