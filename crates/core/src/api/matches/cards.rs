//! From suggestions to the cards of a page.

use super::*;
use crate::api::rows::Source;
use crate::domain::{Availability, Holder, Instant, Need, NeedKind, RecordKind, RecordRef};
use crate::matching::{self, Match, MatchWith};

/// So many others with the same interest make it worth starting something together.
const ENOUGH_OTHERS: usize = 2;
/// Groups that might know somebody.
const MIGHT_KNOW: usize = 2;
/// With so many good suggestions nobody needs to hear of what almost fits.
const ENOUGH_GOOD: usize = 3;
/// So much of its subject shares who might know somebody, where no word is shared.
const SOME_SUBJECT: f64 = 0.2;

/// For whom cards are made.
pub(super) struct ForWhom<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) need: Option<&'a Need>,
    /// When somebody last looked at what there is.
    pub(super) looked_at: Option<Instant>,
}

fn record(with: MatchWith) -> RecordRef {
    match with {
        MatchWith::Asset(id) => RecordRef::new(RecordKind::Asset, id),
        MatchWith::Need(id) => RecordRef::new(RecordKind::Need, id),
    }
}

impl ForWhom<'_> {
    /// The answer for a page, near circles first.
    pub(super) fn by_circle(&self, found: matching::Matches) -> Matches {
        let weak = found.results.iter().filter(|found| found.weak).count();
        let mut circles: Vec<CircleCards> = Vec::new();
        for circle in Circle::ALL {
            let of_circle = found.results.iter().filter(|found| found.circle == circle);
            let cards: Vec<MatchCard> = of_circle.filter_map(|found| self.card(found)).collect();
            if !cards.is_empty() {
                circles.push(CircleCards { circle, cards });
            }
        }
        let good = found.results.len() - weak;
        // What was narrowed away fits all the same.
        let good = (found.choices.as_ref()).map_or(good, |choices| choices.all as usize);
        let almost = match good < ENOUGH_GOOD {
            true => self.almost(&found),
            false => Vec::new(),
        };
        let might_know = match good {
            0 => self.might_know(&found),
            _ => Vec::new(),
        };
        let left_out = found.left_out.iter();
        Matches {
            circles,
            left_out: left_out
                .map(|&(reason, count)| LeftOutRow { reason, count })
                .collect(),
            weak: u32::try_from(weak).unwrap_or(u32::MAX),
            almost,
            might_know,
            together: self.together(&found),
            choices: found.choices,
        }
    }

    /// Whether a suggestion was noted since somebody last looked; its key says when it was noted.
    pub(super) fn is_new(&self, with: MatchWith) -> bool {
        let made_at = record(with).id.made_at();
        self.looked_at
            .is_some_and(|looked_at| made_at > looked_at.millis())
    }

    /// A suggestion as a card; `None` when it is gone.
    pub(super) fn card(&self, found: &Match) -> Option<MatchCard> {
        let source = self.source;
        let record = record(found.with);
        let holder = source.contents.holder_of(record);
        let introduction = self.need.and_then(|need| {
            let mut connections = source.contents.connections.iter();
            connections.find(|connection| connection.need == need.id && connection.other == record)
        });
        Some(MatchCard {
            with: source.entry(record)?,
            ask: source.named(holder.map_or(record, Holder::record)),
            distance_m: found.distance_m,
            reasons: found.reasons.clone(),
            against: found.against.clone(),
            weak: found.weak,
            new: self.is_new(found.with),
            introduction: introduction
                .map(|connection| crate::api::introductions::row(source, connection)),
        })
    }

    fn almost(&self, found: &matching::Matches) -> Vec<AlmostCard> {
        let from = self
            .need
            .and_then(|need| self.source.contents.need_place(need));
        let card = |&(id, reason): &(RecordId, LeftOut)| {
            let asset = self.source.contents.assets.get(id)?;
            let place = self.source.contents.asset_place(asset);
            let far = from.zip(place);
            Some(AlmostCard {
                with: self.source.asset(asset),
                reason,
                distance_m: far
                    .map(|(from, to)| crate::index::metric::between_m(from.shape(), to.shape())),
                reach_m: self.source.reach_m(asset),
            })
        };
        found.almost.iter().filter_map(card).collect()
    }

    /// Nobody fits, but whoever has to do with the subject may know somebody. Nobody is told of somebody's health by it.
    fn might_know(&self, found: &matching::Matches) -> Vec<EntryRow> {
        if self.need.is_some_and(Need::is_interest_about_health) {
            return Vec::new();
        }
        let near = found.results.iter().filter(|found| {
            let together = matches!(
                found.circle,
                Circle::GroupsToJoin | Circle::InstitutionsAndServices
            );
            together && has_likeness(found)
        });
        near.take(MIGHT_KNOW)
            .filter_map(|found| self.source.entry(record(found.with)))
            .collect()
    }

    fn together(&self, found: &matching::Matches) -> Option<Together> {
        let need = self.need.filter(|need| need.kind == NeedKind::Interest)?;
        let contents = self.source.contents;
        let others: Vec<(&Match, &Need)> = found
            .results
            .iter()
            .filter_map(|found| match found.with {
                MatchWith::Need(id) => Some((found, contents.needs.get(id)?)),
                MatchWith::Asset(_) => None,
            })
            .collect();
        if others.len() < ENOUGH_OTHERS {
            return None;
        }
        let names = others
            .iter()
            .filter_map(|(_, other)| self.source.need(other).who);
        let distances = others.iter().map(|(found, _)| found.distance_m);
        let times = others.iter().map(|(_, other)| other.availability);
        let group = found
            .results
            .iter()
            .find(|found| found.circle == Circle::GroupsToJoin && !found.weak);
        Some(Together {
            people: names.collect(),
            within_m: distances
                .collect::<Option<Vec<f64>>>()
                .and_then(|all| all.into_iter().reduce(f64::max)),
            availability: in_common(times.chain([need.availability])),
            group: group.and_then(|group| self.source.entry(record(group.with))),
        })
    }
}

/// Whether a faint suggestion has something to do with what is looked for: a word in common, or some of its subject, or
/// nothing else comes closer.
fn has_likeness(found: &Match) -> bool {
    let says_so = |reason: &Reason| match reason {
        Reason::NoCloseFit { words, .. } => !words.is_empty(),
        Reason::NotSure { .. } => true,
        _ => false,
    };
    let mut parts = found.parts.iter();
    found.reasons.iter().any(says_so)
        || parts.any(|(name, part)| *name == "subject" && *part >= SOME_SUBJECT)
}

/// When all could meet who said when it suits; nothing where there is no such time.
fn in_common(times: impl Iterator<Item = Availability>) -> Availability {
    let said = times.filter(|times| !times.is_empty());
    said.reduce(Availability::and).unwrap_or_default()
}
