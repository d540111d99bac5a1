//! What a fact rules out: nobody is worn out, nobody is asked against their word.

use super::{LeftOut, Question};
use crate::domain::{AssetKind, Contents, Holder, Need, NeedState, RecordKind, RecordRef};
use crate::index::Index;
use crate::index::metric;
use crate::index::offers::{Offer, Spot};
use crate::privacy::Consents;

/// How far an offer is from the place of the question, in metres; `None` without either place.
pub(super) fn distance_m(
    contents: &Contents,
    question: &Question<'_>,
    offer: &Offer,
) -> Option<f64> {
    let from = question.place?;
    match offer.spot {
        Spot::Nowhere => None,
        Spot::Point(at) => Some(metric::distance_m(at.lon, at.lat, from.shape())),
        Spot::Shape => {
            let place = contents.asset_place(contents.assets.get(offer.id)?)?;
            Some(metric::between_m(from.shape(), place.shape()))
        }
    }
}

/// Whether an offer is asked for at all: of a wanted kind, and not the asker's own.
pub(super) fn is_asked_for(question: &Question<'_>, offer: &Offer) -> bool {
    let own = question
        .asker
        .is_some_and(|asker| offer.holder == Some(asker) || asker == Holder::Asset(offer.id));
    is_kind_asked_for(question, offer.kind) && !own
}

/// Whether things of a kind are asked for.
pub(super) fn is_kind_asked_for(question: &Question<'_>, kind: AssetKind) -> bool {
    question.kinds.is_empty() || question.kinds.contains(&kind)
}

/// The fact that rules an offer out, if there is one. Cheap facts are asked first; which one is
/// counted does not depend on what else is true.
pub(super) fn ruled_out(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    question: &Question<'_>,
    offer: &Offer,
    distance_m: Option<f64>,
) -> Option<LeftOut> {
    let record = RecordRef::new(RecordKind::Asset, offer.id);
    if offer.asked_not_to {
        return Some(LeftOut::AskedNotTo);
    }
    let said = index.said();
    if said.something_taken_back(record, offer.holder)
        && consents.took_back(record, offer.holder.map(Holder::record), question.day)
    {
        return Some(LeftOut::TookYesBack);
    }
    if question
        .need
        .is_some_and(|need| said.not_this_time(contents, need.id, record))
    {
        return Some(LeftOut::NotThisTime);
    }
    if offer
        .resting_until
        .is_some_and(|until| question.day < until)
    {
        return Some(LeftOut::Resting);
    }
    // Who is being asked about this very need is not left out for having been asked.
    let being_asked = || {
        let need = question.need;
        need.is_some_and(|need| said.being_asked(contents, need.id, record))
    };
    if offer.limited && asked_often_enough(contents, index, question, offer) && !being_asked() {
        return Some(LeftOut::AskedOftenEnough);
    }
    if let Some(reason) = too_far(distance_m, question.within_m, offer.reach_m) {
        return Some(reason);
    }
    if !question.availability.could_meet(offer.when) {
        return Some(LeftOut::OtherTimes);
    }
    if question
        .how_many
        .zip(offer.capacity)
        .is_some_and(|(asked, room)| room < asked)
    {
        return Some(LeftOut::TooSmall);
    }
    None
}

/// Their own reach is asked first: what is beyond it is not found by looking farther.
fn too_far(distance_m: Option<f64>, asked: Option<f64>, reach: Option<f64>) -> Option<LeftOut> {
    let beyond = |most: Option<f64>| distance_m.zip(most).is_some_and(|(far, most)| far > most);
    if beyond(reach) {
        Some(LeftOut::BeyondReach)
    } else {
        beyond(asked).then_some(LeftOut::TooFar)
    }
}

/// Whether the offer or its holder was asked this month as often as they said one may.
fn asked_often_enough(
    contents: &Contents,
    index: &Index,
    question: &Question<'_>,
    offer: &Offer,
) -> bool {
    let at_limit = |id, most: Option<u32>| {
        most.is_some_and(|most| index.said().asked_in_month(contents, id, question.day) >= most)
    };
    let of_asset = contents
        .assets
        .get(offer.id)
        .and_then(|asset| asset.asks_per_month);
    let of_person = match offer.holder {
        Some(Holder::Person(id)) => {
            let most = contents
                .people
                .get(id)
                .and_then(|person| person.asks_per_month);
            at_limit(id, most)
        }
        _ => false,
    };
    at_limit(offer.id, of_asset) || of_person
}

/// The fact that rules the interest of somebody else out, if there is one.
pub(super) fn interest_ruled_out(
    contents: &Contents,
    index: &Index,
    consents: &Consents,
    question: &Question<'_>,
    other: &Need,
    distance_m: Option<f64>,
) -> Option<LeftOut> {
    let record = RecordRef::new(RecordKind::Need, other.id);
    let person = match other.stated_by {
        Some(Holder::Person(id)) => contents.people.glance(id),
        _ => None,
    };
    let person = person.as_deref();
    if person.is_some_and(|person| person.asked_not_to) {
        return Some(LeftOut::AskedNotTo);
    }
    let said = index.said();
    if said.something_taken_back(record, other.stated_by)
        && consents.took_back(record, other.stated_by.map(Holder::record), question.day)
    {
        return Some(LeftOut::TookYesBack);
    }
    let may_be_shared = |need: &Need| {
        let record = RecordRef::new(RecordKind::Need, need.id);
        let holder = need.stated_by.map(Holder::record);
        !need.is_interest_about_health()
            || consents.has_yes_of_its_own(record, holder, question.day)
    };
    if !may_be_shared(other) || question.need.is_some_and(|need| !may_be_shared(need)) {
        return Some(LeftOut::HealthKeptApart);
    }
    if question.need.is_some_and(|need| {
        said.not_this_time(contents, need.id, record)
            || said.not_this_time(
                contents,
                other.id,
                RecordRef::new(RecordKind::Need, need.id),
            )
    }) {
        return Some(LeftOut::NotThisTime);
    }
    if person
        .and_then(|person| person.resting_until)
        .is_some_and(|until| question.day < until)
    {
        return Some(LeftOut::Resting);
    }
    let at_limit = person.is_some_and(|person| {
        person
            .asks_per_month
            .is_some_and(|most| said.asked_in_month(contents, person.id, question.day) >= most)
    });
    if at_limit {
        return Some(LeftOut::AskedOftenEnough);
    }
    let reach = person.and_then(|person| person.reach_m);
    let reach = [other.within_m, reach].into_iter().flatten();
    let reach = reach.reduce(f64::min);
    if let Some(reason) = too_far(distance_m, question.within_m, reach) {
        return Some(reason);
    }
    let when = if other.availability.is_empty() {
        person.map_or(other.availability, |person| person.availability)
    } else {
        other.availability
    };
    (!question.availability.could_meet(when)).then_some(LeftOut::OtherTimes)
}

/// Whether another need is an open interest of somebody else.
pub(super) fn is_shared(need: &Need, other: &Need) -> bool {
    other.kind == crate::domain::NeedKind::Interest
        && other.state == NeedState::Open
        && other.id != need.id
        && (other.stated_by.is_none() || other.stated_by != need.stated_by)
        && (other.stated_by_name.is_none() || other.stated_by_name != need.stated_by_name)
}
