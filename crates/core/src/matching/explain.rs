//! Why a suggestion is made, and what speaks against it.

use std::cell::OnceCell;

use homeground_meaning::words::{Stem, for_each_word};
use homeground_meaning::{About, about, both_about, is_tender, same_subject};

use super::order::Place;
use super::said::{GOOD_FIT, GOOD_MEANT, GOOD_WORD, InCommon, TELLS_OF_IT, TELLS_THE_SAME, UNLIKE};
use super::telling::{as_written, is_another_name, is_telling, main_words};
use super::{Asking, Match, MatchWith, Parts, Reason, Scored, TELLING, access, fit};
use crate::domain::{
    Asset, Availability, Date, Holder, Need, Person, RecordKind, RecordRef, Sharing,
};
use crate::index::fits::TextQuestion;
use crate::index::offers::asset_words;
use crate::index::search::{asset_texts, need_texts};
use crate::index::text::Text;
use crate::index::{Doc, DocKind, says};

/// Words named in a reason.
const WORDS_NAMED: usize = 3;
/// The same where they are not in common, and only tell of the same.
const WORDS_NAMED_CLOSE: usize = 2;
/// How much they must tell, beside the most telling word that there is.
const TELLS_ENOUGH: f32 = 0.3;
/// Words looked at, of which those are named that say what is meant.
const WORDS_LOOKED_AT: usize = 8;
/// Two texts so much alike may mean the same, whatever their subject is called; so may those that share this much of it.
const SURELY_ALIKE: f32 = 0.85;
const SAME_SUBJECT: f32 = 0.28;
/// With less of their subject in common a single word in common means something else in two cases of three.
const OTHER_SUBJECT: f32 = 0.15;
/// So much of all that is asked for must words in common be, to stand in for the subject.
const MANY_WORDS: f32 = 0.3;
/// So do several words that are so much together.
const MUCH_IN_COMMON: f32 = 0.4;
/// So much in words is enough with some of the subject: for a coach to an outing the minibus.
const SOME_WORDS: f32 = 0.2;
/// With so much of it said in the same words they mean the same.
const MOST_WORDS: f32 = 0.7;

/// What a question is about, and what an offer is about.
type Both = (About, About);

/// What is said, taken apart for `--explain`.
fn parts_of_said(
    scored: &Scored,
    meant: Option<&Both>,
) -> impl Iterator<Item = (&'static str, f64)> + use<> {
    let InCommon {
        words,
        telling,
        alike,
    } = scored.common;
    let subject = meant.map(|(question, offer)| same_subject(question, offer));
    let parts = [
        ("alike", alike),
        ("words", Some(words)),
        ("telling", (telling > 0.0).then_some(telling)),
        ("subject", subject),
    ];
    (parts.into_iter()).filter_map(|(name, part)| Some((name, part?.into())))
}

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
            found.weak = !scored.good;
            self.explain_asset(&*self.contents.assets.glance_at(slot)?, &mut found);
            let meant = self.both_about(scored.doc);
            let about = self.about_it(scored, meant.as_ref(), &mut found);
            found.reasons.splice(0..0, about);
            if found.weak {
                // Nobody is glad that what does not fit is free on Sundays.
                let adds = |reason: &Reason| {
                    !matches!(reason, Reason::Free { .. } | Reason::Confirmed { .. })
                };
                found.reasons.retain(adds);
            }
            found.parts.extend(parts_of_said(scored, meant.as_ref()));
        }
        Some(found)
    }

    /// What an offer and what is looked for have to do with each other, in place of the words in common alone; that it
    /// is little, where it is little.
    fn about_it(&self, scored: &Scored, meant: Option<&Both>, found: &mut Match) -> Option<Reason> {
        let doc = scored.doc;
        let mut words = Vec::new();
        found.reasons.retain_mut(|reason| match reason {
            Reason::Words { words: said } => {
                words = std::mem::take(said);
                false
            }
            _ => true,
        });
        let tender = meant.is_some_and(|(question, offer)| {
            // Of what may hurt not even a harmless word is said back.
            is_tender(question) || is_tender(offer)
        });
        if tender {
            words.clear();
        }
        let plainly = || {
            let (_, offer) = meant?;
            about(offer).map(str::to_owned)
        };
        if found.weak {
            let about = words.is_empty().then(plainly).flatten();
            return Some(Reason::NoCloseFit { words, about });
        }
        let Some((question, offer)) = meant else {
            // Nothing but words was looked at, and those that are left say little.
            return Some(match words.is_empty() {
                true => Reason::NoCloseFit { words, about: None },
                false => Reason::Words { words },
            });
        };
        if let Some(what) = both_about(question, offer) {
            let named = folded(what);
            words.retain(|word| !named.contains(&folded(word)));
            let what = what.to_owned();
            return Some(Reason::BothAbout { what, words });
        }
        if words.is_empty() {
            let about = plainly();
            let words = match about {
                None if !tender => self.telling_words(doc),
                _ => Vec::new(),
            };
            return Some(Reason::SaysSomethingClose { about, words });
        }
        let is_little = words.len() == 1 && scored.common.words < MOST_WORDS;
        let subject = same_subject(question, offer);
        let is_denied = || {
            let mut sentences = self.question.sentences();
            sentences.any(|text| says::is_denied(&words[0], text))
        };
        let perhaps =
            is_little && (subject < OTHER_SUBJECT || (subject < SAME_SUBJECT && is_denied()));
        Some(match perhaps {
            true => Reason::WordsPerhaps { words },
            false => Reason::Words { words },
        })
    }

    /// How much of what an offer is about is looked for, 0 to 1.
    pub(super) fn same_subject(&self, doc: Doc) -> f32 {
        let both = self.both_about(doc);
        both.map_or(0.0, |(question, offer)| same_subject(&question, &offer))
    }

    /// The words of an offer that tell most of what is looked for, as they are written.
    fn telling_words(&self, doc: Doc) -> Vec<String> {
        let asset = (doc.kind() == DocKind::Asset)
            .then(|| self.contents.assets.glance_at(doc.slot()))
            .flatten();
        let Some((about, asset)) = self.about.zip(asset) else {
            return Vec::new();
        };
        let stems = (self.telling_stems).get_or_init(|| {
            let mut stems = about.telling_stems(TELLING);
            let least = stems.first().map_or(0.0, |(_, most)| TELLS_ENOUGH * most);
            stems.retain(|(_, tells)| *tells >= least);
            stems.into_iter().map(|(stem, _)| stem).collect()
        });
        let main = main_words(&asset.title, asset.tags.iter().map(String::as_str));
        let (asked, written): (_, Vec<&str>) = (self.asked_words(), asset_words(&asset).collect());
        let mut found: Vec<(usize, String)> = Vec::new();
        let stem = Stem::default();
        let offer = self.index.offers().at(self.contents, doc.slot());
        for text in offered_words(&asset, offer.is_some_and(|offer| offer.refuses)) {
            for_each_word(text, |word| {
                let shortest = stem.of(word);
                let at = stems.iter().position(|known| *known == shortest);
                let may_be_said =
                    || is_telling(word, &main) && !is_another_name(word, &written, &asked);
                if let Some(at) = at.filter(|_| may_be_said())
                    && found.iter().all(|(known, _)| *known != at)
                {
                    found.push((at, as_written(word, asset_words(&asset))));
                }
            });
        }
        found.sort_unstable();
        let first = found.into_iter().take(WORDS_NAMED_CLOSE);
        first.map(|(_, word)| word).collect()
    }

    /// What the question is about, and what an offer is about.
    fn both_about(&self, doc: Doc) -> Option<Both> {
        self.about.zip(self.index.about_of(self.contents, doc))
    }

    /// Whether there is enough in what is said of an offer to suggest it without a doubt.
    pub(super) fn is_good(&self, doc: Doc, parts: &Parts, common: InCommon) -> bool {
        let (said, text) = (parts.said, self.index.text());
        let InCommon {
            words,
            telling,
            alike,
        } = common;
        // It takes time to read what a text is about that was not understood: once, and where it must be.
        let read = OnceCell::new();
        let subject = |least| *read.get_or_init(|| self.same_subject(doc)) >= least;
        let says_it = || text.strongest(&self.offers, doc) >= GOOD_WORD;
        let rare = || words > 0.0 && text.strongest_rare(&self.offers, doc) >= GOOD_WORD;
        let several = || text.count_in_common(&self.offers, doc) > 1;
        let much = || words >= MOST_WORDS || (words >= MUCH_IN_COMMON && several());
        let Some(alike) = alike else {
            let in_common = || f64::from(words) >= GOOD_FIT || says_it();
            let tells =
                || telling >= TELLS_THE_SAME || (telling >= TELLS_OF_IT && subject(OTHER_SUBJECT));
            // Where words tell of nothing, nothing but those in common is known.
            let its_subject = || self.about.is_none() || rare() || tells();
            // A long text says a little of everything: it must be about it as well, or people must have called it so.
            let meant = || {
                said >= GOOD_FIT
                    && telling >= TELLS_THE_SAME
                    && (parts.tags > 0.0 || subject(SAME_SUBJECT))
            };
            let word = || in_common() && (much() || its_subject());
            return word() || meant();
        };
        let meant = said >= GOOD_MEANT
            && (alike >= SURELY_ALIKE
                || much()
                || (words >= MANY_WORDS && subject(OTHER_SUBJECT))
                || subject(SAME_SUBJECT)
                || rare());
        // A word that everybody uses may mean something else, and a tag may be one of the many that say how, or for whom.
        let some = || subject(OTHER_SUBJECT) && (words >= SOME_WORDS || says_it());
        let word = || words > 0.0 && (some() || rare());
        meant || (alike >= UNLIKE && word())
    }

    /// With words in common that fit so well something may be a good match by these: as much in common, one telling word,
    /// or some of both words and subject.
    pub(super) fn good_words(&self) -> f32 {
        Text::least_fit_with(&self.offers, GOOD_WORD).min(SOME_WORDS)
    }

    fn explain_asset(&self, asset: &Asset, found: &mut Match) {
        let question = self.question;
        let slot = self.contents.assets.slot(asset.id);
        let offer = slot.and_then(|slot| self.index.offers().at(self.contents, slot));
        let refuses = offer.is_some_and(|offer| offer.refuses);
        // A language is said by itself: that somebody speaks it is not what they speak of.
        let named = asset.tags.iter().chain(&asset.facilities);
        let said = offered_words(asset, refuses).chain(named.map(String::as_str));
        let main = main_words(&asset.title, asset.tags.iter().map(String::as_str));
        self.say_words(&self.offers, said, &main, found);
        say_distance(found);
        if let Some(offer) = offer {
            let slots = self.when.slots();
            if self.at_other_times(asset, &offer) {
                found.against.push(Reason::NotFreeWhenAsked { slots });
            } else {
                let free = self.free(asset, &offer);
                found.reasons.extend(times(self.when, free));
            }
        }
        let asked = question.how_many.or(self.party);
        let room = asset.capacity.or_else(|| offer?.says_room);
        match (asked, room) {
            (Some(asked), Some(capacity)) if capacity < asked => {
                found.against.push(Reason::RoomFor { capacity });
            }
            (Some(_), Some(capacity)) => found.reasons.push(Reason::Seats { capacity }),
            _ => {}
        }
        if self.asks_way_in(asset) {
            if access::is_offered(asset_texts(asset)) {
                found.reasons.push(Reason::StepFree);
            } else if let Some(words) = self.steps(asset) {
                let words = words.to_owned();
                found.against.push(Reason::SaysNot { words });
            }
        }
        let doc = slot.map(|slot| Doc::new(DocKind::Asset, slot));
        if let Some(what) = doc.and_then(|doc| self.unwanted_in(doc, asset)) {
            let what = what.to_owned();
            found.against.push(Reason::AskedForNo { what });
        }
        if let Some(words) = refuses.then(|| self.refusal(asset)).flatten() {
            let words = words.trim().to_owned();
            found.against.push(Reason::SaysNot { words });
        }
        let person = match asset.holder {
            Some(Holder::Person(id)) => self.contents.people.glance(id),
            _ => None,
        };
        let person = person.as_deref();
        found.reasons.extend(self.shared_language(asset, person));
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        self.say_fresh(asset.confirmed_on, found);
        let named = asset.holder.is_some() || asset.holder_name.is_some();
        let nobody_holds_it = asset.kind.has_holder() && !named;
        // Nobody is there to be asked.
        if !nobody_holds_it {
            self.say_ask_first(record, asset.holder, found);
        }
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
        if nobody_holds_it {
            found.against.push(Reason::NobodyHoldsIt);
        }
    }

    fn explain_interest(&self, other: &Need, found: &mut Match) {
        let name = other.stated_by;
        let name = name
            .and_then(|holder| self.contents.holder_name(holder))
            .or(other.stated_by_name.as_deref());
        let first = name.and_then(|name| name.split_whitespace().next());
        let who = first.unwrap_or_default().to_owned();
        found.reasons.push(Reason::SharesInterest { who });
        let index = self.index;
        let texts = index
            .text()
            .question(DocKind::Need, self.question.texts(None));
        let main = main_words(&other.title, other.tags.iter().map(String::as_str));
        self.say_words(&texts, need_texts(other), &main, found);
        say_distance(found);
        let asked = self.question.availability;
        if !asked.and(other.availability).is_empty() {
            found.reasons.extend(times(asked, other.availability));
        }
        let record = RecordRef::new(RecordKind::Need, other.id);
        self.say_fresh(other.confirmed_on, found);
        self.say_ask_first(record, other.stated_by, found);
    }

    /// What is looked for, as it is written.
    fn asked_words(&self) -> Vec<&str> {
        let tags = self.question.tags.iter().map(String::as_str);
        self.question.sentences().chain(tags).collect()
    }

    fn say_words<'w>(
        &self,
        texts: &TextQuestion,
        of: impl Iterator<Item = &'w str>,
        main: &[String],
        found: &mut Match,
    ) {
        let (text, written): (_, Vec<&str>) = (self.index.text(), of.collect());
        let mut words = text.words_in_common(texts, written.iter().copied(), WORDS_LOOKED_AT);
        let asked = self.asked_words();
        words.retain(|word| is_telling(word, main) && !is_another_name(word, &written, &asked));
        words.truncate(WORDS_NAMED);
        let words: Vec<String> = words
            .iter()
            .map(|word| as_written(word, written.iter().copied()))
            .collect();
        if !words.is_empty() {
            found.reasons.push(Reason::Words { words });
        }
    }

    fn shared_language(&self, asset: &Asset, person: Option<&Person>) -> Option<Reason> {
        let spoken = person.map_or(&[][..], |person| person.languages.as_slice());
        let mut all = asset.languages.iter().chain(spoken);
        // What nearly everybody speaks is a reason to who plainly asks for it.
        let everyday = self.everyday_language.as_deref();
        let would_help = |language: &&String| {
            let named = fit::has(self.question.languages, language);
            let mut sentences = self.question.sentences();
            (named && everyday != Some(language.as_str()))
                || sentences.any(|words| says::is_named_in(language, words))
        };
        let shared = all.find(would_help)?;
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

/// The words of an offer without what it says that is not offered, if it says that of anything.
fn offered_words(asset: &Asset, refuses: bool) -> impl Iterator<Item = &str> {
    asset_words(asset).flat_map(move |text| match refuses {
        true => says::offered(text),
        false => vec![text],
    })
}

/// In small letters, with straight apostrophes.
fn folded(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
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
