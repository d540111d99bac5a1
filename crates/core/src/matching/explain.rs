//! Why a suggestion is made, and what speaks against it.

use homeground_meaning::both_about;

use super::order::Place;
use super::said::{GOOD_FIT, GOOD_MEANT, GOOD_WORD, UNLIKE};
use super::{Asking, Match, MatchWith, Reason, Scored, fit};
use crate::domain::{
    Asset, Availability, Date, Holder, Need, Person, RecordKind, RecordRef, Sharing,
};
use crate::index::search::{asset_texts, need_texts};
use crate::index::text::TextQuestion;
use crate::index::{Doc, DocKind};

/// Words named in a reason.
const WORDS_NAMED: usize = 3;
/// Words looked at, of which those are named that say what is meant.
const WORDS_LOOKED_AT: usize = 8;
/// Words that two texts may share without being about one thing. They count in the order; named alone they would be no
/// reason. In order.
#[rustfmt::skip]
const NEVER_NAMED: [&str; 62] = [
    "bad", "big", "boy", "boys", "child", "children", "company", "day", "days", "dead", "eight", "eleven", "evening",
    "evenings", "five", "four", "friday", "girl", "girls", "hands", "hear", "hot", "kid", "kids", "left", "little",
    "lost", "mile", "miles", "missing", "monday", "month", "months", "morning", "mornings", "name", "names", "new",
    "nine", "old", "pick", "reach", "round", "saturday", "seven", "show", "showing", "six", "speak", "start", "sunday",
    "talk", "talking", "ten", "thursday", "tuesday", "wednesday", "week", "weeks", "year", "years", "young",
];

impl Asking<'_> {
    /// A result with its reasons.
    pub(super) fn explained(&self, place: &Place, scored: &Scored) -> Option<Match> {
        let slot = scored.doc.slot();
        let mut found = Match {
            with: MatchWith::Need(place.id),
            relevance: scored.relevance,
            distance_m: scored.distance_m,
            circle: place.circle,
            reasons: Vec::new(),
            against: Vec::new(),
            weak: false,
            parts: scored.parts.weighted().to_vec(),
        };
        if scored.doc.kind() == DocKind::Need {
            self.explain_interest(self.contents.needs.at(slot)?, &mut found);
        } else {
            found.with = MatchWith::Asset(place.id);
            found.weak = !self.is_good(scored);
            self.explain_asset(&*self.contents.assets.glance_at(slot)?, &mut found);
            if let Some(alike) = self.alike(scored.doc) {
                let meant = self.meant(scored.doc, &found);
                found.reasons.splice(0..0, meant);
                let words = self.index.text().fit(&self.offers, scored.doc);
                (found.parts).extend([("alike", alike.into()), ("words", words.into())]);
            }
        }
        Some(found)
    }

    /// What both are about, or that something close is meant where no words say so.
    fn meant(&self, doc: Doc, found: &Match) -> Option<Reason> {
        let (question, offer) = (self.meaning.as_ref()?, self.index.meaning().of(doc)?);
        if found.weak {
            return None;
        }
        if let Some(what) = both_about(question, &offer) {
            let what = what.to_owned();
            return Some(Reason::BothAbout { what });
        }
        let words = (found.reasons.iter()).any(|reason| matches!(reason, Reason::Words { .. }));
        (!words).then_some(Reason::SaysSomethingClose)
    }

    /// Whether there is enough in what is said to suggest it without a doubt. Interests are there only where it is plain
    /// that they are shared.
    pub(super) fn is_good(&self, scored: &Scored) -> bool {
        if scored.doc.kind() == DocKind::Need {
            return true;
        }
        let said = scored.parts.said;
        let says_it = || {
            let strongest = || self.index.text().strongest(&self.offers, scored.doc);
            scored.parts.tags > 0.0 || strongest() >= GOOD_WORD
        };
        match self.alike(scored.doc) {
            Some(alike) => said >= GOOD_MEANT || (alike >= UNLIKE && says_it()),
            None => said >= GOOD_FIT || says_it(),
        }
    }

    fn explain_asset(&self, asset: &Asset, found: &mut Match) {
        let question = self.question;
        self.say_words(&self.offers, asset_texts(asset), found);
        say_distance(found);
        let offer = self.contents.assets.slot(asset.id);
        let offer = offer.and_then(|slot| self.index.offers().at(self.contents, slot));
        let when = offer.map_or(asset.availability, |offer| offer.when);
        found.reasons.extend(times(question.availability, when));
        let asked = question.how_many.or(self.party);
        let room = asset.capacity.or_else(|| offer?.says_room);
        match (asked, room) {
            (Some(asked), Some(capacity)) if capacity < asked => {
                found.against.push(Reason::RoomFor { capacity });
            }
            (Some(_), Some(capacity)) => found.reasons.push(Reason::Seats { capacity }),
            _ => {}
        }
        let refused = self.contents.assets.slot(asset.id);
        let refused = refused.and_then(|slot| self.refusal(Doc::new(DocKind::Asset, slot)));
        if let Some(words) = refused {
            let words = words.trim().to_owned();
            found.against.push(Reason::SaysNot { words });
        }
        let person = match asset.holder {
            Some(Holder::Person(id)) => self.contents.people.get(id),
            _ => None,
        };
        found.reasons.extend(self.shared_language(asset, person));
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        self.say_ask_first(record, asset.holder, found);
        self.say_fresh(asset.confirmed_on, found);
        if asset.confirmed_on.is_none() {
            found.against.push(Reason::NeverConfirmed);
        }
        let asked = asset.holder.map_or(asset.id, Holder::id);
        let said = self.index.said();
        let times = said.asked_in_month(self.contents, asked, question.day);
        if times > 0 {
            let most = person.and_then(|person| person.asks_per_month);
            let most = most.or(asset.asks_per_month);
            found.against.push(Reason::AskedThisMonth { times, most });
        }
        if found.distance_m.is_none() && question.place.is_some() {
            found.against.push(Reason::NoPlace);
        }
        if asset.kind.has_holder() && asset.holder.is_none() {
            found.against.push(Reason::NobodyHoldsIt);
        }
    }

    fn explain_interest(&self, other: &Need, found: &mut Match) {
        let name = other.stated_by;
        let name = name.and_then(|holder| self.contents.holder_name(holder));
        let first = name.and_then(|name| name.split_whitespace().next());
        let who = first.unwrap_or_default().to_owned();
        found.reasons.push(Reason::SharesInterest { who });
        let index = self.index;
        let texts = index.text().question(DocKind::Need, self.question.texts());
        self.say_words(&texts, need_texts(other), found);
        say_distance(found);
        let asked = self.question.availability;
        if !asked.and(other.availability).is_empty() {
            found.reasons.extend(times(asked, other.availability));
        }
        let record = RecordRef::new(RecordKind::Need, other.id);
        self.say_ask_first(record, other.stated_by, found);
        self.say_fresh(other.confirmed_on, found);
    }

    fn say_words<'w>(
        &self,
        texts: &TextQuestion,
        of: impl Iterator<Item = &'w str>,
        found: &mut Match,
    ) {
        let text = self.index.text();
        let mut words = text.words_in_common(texts, of, WORDS_LOOKED_AT);
        words.retain(|word| is_telling(word));
        words.truncate(WORDS_NAMED);
        if !words.is_empty() {
            found.reasons.push(Reason::Words { words });
        }
    }

    fn shared_language(&self, asset: &Asset, person: Option<&Person>) -> Option<Reason> {
        let spoken = person.map_or(&[][..], |person| person.languages.as_slice());
        let mut all = asset.languages.iter().chain(spoken);
        let shared = all.find(|language| fit::has(self.question.languages, language))?;
        Some(Reason::Speaks {
            language: shared.clone(),
        })
    }

    fn say_ask_first(&self, record: RecordRef, holder: Option<Holder>, found: &mut Match) {
        let holder = holder.map(Holder::record);
        let sharing = self.consents.sharing(record, holder, self.question.day);
        if sharing == Sharing::Private {
            found.reasons.push(Reason::AskFirst);
        }
    }

    fn say_fresh(&self, confirmed_on: Option<Date>, found: &mut Match) {
        let Some(on) = confirmed_on else {
            return;
        };
        if on.days_until(self.question.day) < fit::FRESH_FOR_DAYS {
            found.reasons.push(Reason::Confirmed { on });
        } else {
            found.against.push(Reason::NotConfirmedSince { on });
        }
    }
}

/// Whether a word in common says what is meant, so that it may be named.
fn is_telling(word: &str) -> bool {
    let word = word.to_lowercase();
    NEVER_NAMED.binary_search(&word.as_str()).is_err()
}

fn say_distance(found: &mut Match) {
    if let Some(metres) = found.distance_m {
        found.reasons.push(Reason::Away { metres });
    }
}

/// Times that were asked for and are offered, else those that are offered.
fn times(asked: Availability, offered: Availability) -> Option<Reason> {
    let both = asked.and(offered);
    if !both.is_empty() {
        let slots = both.slots();
        Some(Reason::FreeWhenAsked { slots })
    } else if !offered.is_empty() {
        let slots = offered.slots();
        Some(Reason::Free { slots })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_little_are_never_named() {
        assert!(NEVER_NAMED.is_sorted());
        assert!(!is_telling("Little") && !is_telling("boy") && is_telling("trombone"));
    }
}
