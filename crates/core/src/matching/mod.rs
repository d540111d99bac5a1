//! Who or what could help: needs and assets in, ranked suggestions with reasons out.
//!
//! Pure, behind one narrow door: [`matches`]. What a fact rules out is never suggested and is
//! counted; the rest is ordered by how well it fits; near circles and whoever was asked
//! longest ago come first among equals.

mod facts;
mod fit;
mod order;
mod question;
mod reason;
pub mod say;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use question::Question;
pub use reason::Reason;

use crate::domain::{Asset, Contents, Need, NeedKind, NeedState, RecordId, RecordKind, RecordRef};
use crate::index::Index;
use crate::index::text::Hit;
use crate::privacy::Consents;
use facts::Facts;
use fit::Fit;

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

    const fn of(asset: &Asset) -> Self {
        use crate::domain::AssetKind;
        match asset.kind {
            AssetKind::Skill => Self::NeighboursAndFriends,
            AssetKind::Group => Self::GroupsToJoin,
            AssetKind::Building | AssetKind::Space => Self::Places,
            AssetKind::Item => Self::ThingsThatWouldHelp,
            AssetKind::Institution => Self::InstitutionsAndServices,
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
}

/// Suggestions that share an interest, at most, so that they do not crowd out what is offered.
const SHARED_INTERESTS: usize = 5;

/// Finds who or what could help.
#[must_use]
pub fn matches(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    question: &Question<'_>,
) -> Matches {
    let facts = Facts::new(contents, consents, question);
    let fit = Fit::new(contents, question);
    let asked = index.text().question(question.texts());
    let mut hits = index.text().hits(&asked, RecordKind::Asset);
    hits.sort_unstable_by(|one, two| {
        two.fit
            .total_cmp(&one.fit)
            .then_with(|| one.record.cmp(&two.record))
    });

    let mut found: Vec<Match> = Vec::new();
    let mut left_out: Vec<(LeftOut, u32)> = Vec::new();
    for hit in &hits {
        if order::is_settled(&found, question.limit, fit::at_most(hit.fit)) {
            break;
        }
        let Some(asset) = contents.assets.get(hit.record.id) else {
            continue;
        };
        if !facts.is_asked_for(asset) {
            continue;
        }
        match facts.ruled_out(asset) {
            Err(reason) if !fit::is_weak(hit.fit) => count(&mut left_out, reason),
            Err(_) => {}
            Ok(distance_m) => found.push(fit.of_asset(&facts, asset, Some(hit), distance_m)),
        }
    }
    if question.is_interest() {
        found.extend(shared_interests(
            contents, index, &facts, &fit, question, &asked,
        ));
    }
    order::best_first(&mut found, &facts);
    if !question.faint_too {
        found.retain(|found| !found.weak);
    } else if found.len() < question.limit {
        fill_up(contents, index, &facts, &fit, question, &mut found);
    }
    found.truncate(question.limit);
    left_out.sort_unstable();
    Matches {
        results: found,
        left_out,
    }
}

fn count(left_out: &mut Vec<(LeftOut, u32)>, reason: LeftOut) {
    match left_out.iter_mut().find(|(known, _)| *known == reason) {
        Some((_, count)) => *count += 1,
        None => left_out.push((reason, 1)),
    }
}

/// Other people's interests in the same.
fn shared_interests(
    contents: &Contents,
    index: &Index,
    facts: &Facts<'_>,
    fit: &Fit<'_>,
    question: &Question<'_>,
    asked: &crate::index::text::Question,
) -> Vec<Match> {
    let mut hits = index.text().hits(asked, RecordKind::Need);
    hits.retain(|hit| !fit::is_weak(hit.fit));
    hits.sort_unstable_by(|one, two| {
        two.fit
            .total_cmp(&one.fit)
            .then_with(|| one.record.cmp(&two.record))
    });
    let other = |hit: &Hit| -> Option<(&Need, Option<f64>)> {
        let other = contents.needs.get(hit.record.id)?;
        let open = other.state == NeedState::Open && other.kind == NeedKind::Interest;
        let elses = other.stated_by.is_some() && other.stated_by != question.asker;
        let distance_m = (open && elses).then(|| facts.shares(other)).flatten()?;
        Some((other, distance_m))
    };
    let shared = hits.iter().filter_map(|hit| {
        let (other, distance_m) = other(hit)?;
        Some(fit.of_interest(other, hit, distance_m))
    });
    shared.take(SHARED_INTERESTS).collect()
}

/// Fills the limit with what no fact rules out, nearest first: faint, but somebody to ask.
fn fill_up(
    contents: &Contents,
    index: &Index,
    facts: &Facts<'_>,
    fit: &Fit<'_>,
    question: &Question<'_>,
    found: &mut Vec<Match>,
) {
    let known: std::collections::HashSet<MatchWith> =
        found.iter().map(|found| found.with).collect();
    let missing = question.limit - found.len();
    let able = |record: RecordRef| {
        let asset = contents
            .assets
            .get(record.id)
            .filter(|_| record.kind == RecordKind::Asset);
        asset.is_some_and(|asset| {
            !known.contains(&MatchWith::Asset(asset.id))
                && facts.is_asked_for(asset)
                && facts.ruled_out(asset).is_ok()
        })
    };
    let fits = |record: RecordRef| -> Option<Match> {
        let asset = contents
            .assets
            .get(record.id)
            .filter(|_| record.kind == RecordKind::Asset)?;
        if known.contains(&MatchWith::Asset(asset.id)) || !facts.is_asked_for(asset) {
            return None;
        }
        let distance_m = facts.ruled_out(asset).ok()?;
        Some(fit.of_asset(facts, asset, None, distance_m))
    };
    let mut more: Vec<Match> = match question.place {
        Some(place) => {
            let near = index.space().nearest(
                place.shape(),
                missing,
                |record| crate::index::place(contents, record),
                able,
            );
            near.into_iter()
                .filter_map(|(record, _)| fits(record))
                .take(missing)
                .collect()
        }
        None => Vec::new(),
    };
    if more.len() < missing {
        // Also those without a place, and everything when the question has none.
        let nearby: std::collections::HashSet<MatchWith> =
            more.iter().map(|found| found.with).collect();
        let rest = contents
            .assets
            .iter()
            .map(|asset| RecordRef::new(RecordKind::Asset, asset.id))
            .filter(|record| !nearby.contains(&MatchWith::Asset(record.id)))
            .filter(|record| {
                question.place.is_none() || crate::index::place(contents, *record).is_none()
            })
            .filter_map(fits);
        more.extend(rest.take(missing - more.len()));
    }
    order::best_first(&mut more, facts);
    found.extend(more);
}
