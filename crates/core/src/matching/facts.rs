//! What rules a suggestion out, whatever it is about.

use std::collections::HashMap;

use geo::Intersects;

use super::{LeftOut, Question};
use crate::domain::{
    Asset, AssetKind, Availability, ConnectionState, Contents, Date, Holder, Need, Person,
    RecordId, RecordKind, RecordRef, Sharing,
};
use crate::index::metric;
use crate::privacy::Consents;

/// The facts of one question.
pub(super) struct Facts<'a> {
    contents: &'a Contents,
    consents: &'a Consents,
    question: &'a Question<'a>,
    asked: Asked,
}

/// Who was asked, and when.
#[derive(Default)]
struct Asked {
    /// This month: by asset, and by who holds it.
    this_month: HashMap<RecordId, u32>,
    last: HashMap<RecordId, Date>,
    declined: Vec<RecordRef>,
}

impl Asked {
    fn new(contents: &Contents, question: &Question<'_>) -> Self {
        let first = Date::from(question.day.civil().first_of_month());
        let mut asked = Self::default();
        for connection in contents.connections.iter() {
            let holder = contents
                .assets
                .get(connection.other.id)
                .and_then(|asset| asset.holder);
            if let Some(day) = connection.asked_on {
                let both = [Some(connection.other.id), holder.map(Holder::id)];
                for id in both.into_iter().flatten() {
                    if day >= first {
                        *asked.this_month.entry(id).or_default() += 1;
                    }
                    let last = asked.last.entry(id).or_insert(day);
                    *last = (*last).max(day);
                }
            }
            let this = question.need.is_some_and(|need| need.id == connection.need);
            if this && connection.state == ConnectionState::NotThisTime {
                asked.declined.push(connection.other);
            }
        }
        asked
    }
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        contents: &'a Contents,
        consents: &'a Consents,
        question: &'a Question<'a>,
    ) -> Self {
        Self {
            contents,
            consents,
            question,
            asked: Asked::new(contents, question),
        }
    }

    pub(super) fn holder(&self, asset: &Asset) -> Option<&'a Person> {
        match asset.holder {
            Some(Holder::Person(id)) => self.contents.people.get(id),
            _ => None,
        }
    }

    /// Whether an asset is asked for at all: of a wanted kind, inside the area, not one's own.
    pub(super) fn is_asked_for(&self, asset: &Asset) -> bool {
        let question = self.question;
        let kind = question.kinds.is_empty() || question.kinds.contains(&asset.kind);
        kind && !self.is_own(asset) && self.is_inside(asset)
    }

    fn is_own(&self, asset: &Asset) -> bool {
        let Some(asker) = self.question.asker else {
            return false;
        };
        asset.holder == Some(asker) || asker == Holder::Asset(asset.id)
    }

    fn is_inside(&self, asset: &Asset) -> bool {
        self.question.area.is_none_or(|area| {
            let place = self.contents.asset_place(asset);
            place.is_some_and(|place| area.intersects(place.shape()))
        })
    }

    /// The distance in metres of what no fact rules out.
    pub(super) fn ruled_out(&self, asset: &Asset) -> Result<Option<f64>, LeftOut> {
        let question = self.question;
        let holder = self.holder(asset);
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        if holder.is_some_and(|holder| holder.asked_not_to) {
            return Err(LeftOut::AskedNotTo);
        }
        if self
            .consents
            .took_back(record, asset.holder.map(Holder::record), question.day)
        {
            return Err(LeftOut::TookYesBack);
        }
        if self.contents.rests(asset, question.day) {
            return Err(LeftOut::Resting);
        }
        if self.asked.declined.contains(&record) {
            return Err(LeftOut::NotThisTime);
        }
        if self.is_at_limit(asset, holder) {
            return Err(LeftOut::AskedOftenEnough);
        }
        if !self.free(asset).could_meet(question.availability) {
            return Err(LeftOut::OtherTimes);
        }
        if let (Some(wanted), Some(capacity)) = (question.how_many, asset.capacity)
            && matches!(asset.kind, AssetKind::Building | AssetKind::Space)
            && capacity < wanted
        {
            return Err(LeftOut::TooSmall);
        }
        let distance_m = self.distance_m(asset);
        let reach = asset
            .reach_m
            .or_else(|| holder.and_then(|holder| holder.reach_m));
        let farthest = [question.within_m, reach]
            .into_iter()
            .flatten()
            .reduce(f64::min);
        match (distance_m, farthest) {
            (Some(far), Some(most)) if far > most => Err(LeftOut::TooFar),
            _ => Ok(distance_m),
        }
    }

    fn is_at_limit(&self, asset: &Asset, holder: Option<&Person>) -> bool {
        let times = |id: RecordId| self.asked.this_month.get(&id).copied().unwrap_or_default();
        let at = |most: Option<u32>, id: RecordId| most.is_some_and(|most| times(id) >= most);
        at(asset.asks_per_month, asset.id)
            || holder.is_some_and(|holder| at(holder.asks_per_month, holder.id))
    }

    /// When an asset is free: as said of it, else of who holds it.
    pub(super) fn free(&self, asset: &Asset) -> Availability {
        if asset.availability.is_empty() {
            return self
                .holder(asset)
                .map(|holder| holder.availability)
                .unwrap_or_default();
        }
        asset.availability
    }

    /// Metres between the places of the question and the asset.
    fn distance_m(&self, asset: &Asset) -> Option<f64> {
        let place = self.contents.asset_place(asset)?;
        let from = self.question.place?;
        Some(metric::between_m(from.shape(), place.shape()))
    }

    /// The distance to somebody else's interest; `None` when a fact rules it out.
    #[expect(clippy::option_option, reason = "ruled out, or without a distance")]
    pub(super) fn shares(&self, other: &Need) -> Option<Option<f64>> {
        let question = self.question;
        let record = RecordRef::new(RecordKind::Need, other.id);
        if let Some(Holder::Person(id)) = other.stated_by {
            let person = self.contents.people.get(id)?;
            let rests = person
                .resting_until
                .is_some_and(|until| question.day < until);
            if person.asked_not_to || rests {
                return None;
            }
        }
        let stated_by = other.stated_by.map(Holder::record);
        let declined = self.asked.declined.contains(&record);
        if declined
            || self.consents.took_back(record, stated_by, question.day)
            || !other.availability.could_meet(question.availability)
        {
            return None;
        }
        let place = self.contents.need_place(other);
        if let Some(area) = question.area
            && !place.is_some_and(|place| area.intersects(place.shape()))
        {
            return None;
        }
        let distance_m = place
            .zip(question.place)
            .map(|(there, here)| metric::between_m(here.shape(), there.shape()));
        let farthest = [question.within_m, other.within_m]
            .into_iter()
            .flatten()
            .reduce(f64::min);
        match (distance_m, farthest) {
            (Some(far), Some(most)) if far > most => None,
            _ => Some(distance_m),
        }
    }

    /// Nobody may see it yet, so one asks first.
    pub(super) fn is_private(&self, asset: &Asset) -> bool {
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        let holder = asset.holder.map(Holder::record);
        self.consents.sharing(record, holder, self.question.day) == Sharing::Private
    }

    /// When the asset, or who holds it, was last asked.
    pub(super) fn last_asked(&self, asset: RecordId) -> Option<Date> {
        let holder = self
            .contents
            .assets
            .get(asset)
            .and_then(|asset| asset.holder);
        let of = |id: RecordId| self.asked.last.get(&id).copied();
        of(asset).max(holder.and_then(|holder| of(holder.id())))
    }

    /// How often the one who holds it was asked this month.
    pub(super) fn asked_this_month(&self, asset: &Asset) -> u32 {
        let id = asset.holder.map_or(asset.id, Holder::id);
        self.asked.this_month.get(&id).copied().unwrap_or_default()
    }
}
