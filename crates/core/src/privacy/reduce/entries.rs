//! Assets, needs and areas as they leave.

use super::gather::Gather;
use super::{Property, Reduced, Rules};
use crate::domain::{
    Area, Asset, Extra, FieldGroup, FieldGroups, Holder, Need, RecordId, RecordKind, RecordRef,
};

impl Rules<'_> {
    pub(in crate::privacy) fn asset(&self, asset: &Asset) -> Reduced {
        use FieldGroup::{Place as Where, Words};
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        let granted = self.granted(record, asset.holder.map(Holder::record));
        let personal = asset.kind.has_holder();
        let who = self.holder_name(asset.holder, asset.holder_name.as_deref(), granted);
        let mut gather = self.gather(granted, personal);
        // When a group or a place is open goes with where it is; a person's times with words.
        let when = if personal { Words } else { Where };
        gather.text(Words, "kind", Some(asset.kind.word()));
        gather.text(Words, "title", Some(&asset.title));
        gather.text(Words, "description", asset.description.as_deref());
        gather.text(Words, "own_words", asset.own_words.as_deref());
        gather.list(Words, "tags", &asset.tags);
        if let Some(who) = &who {
            gather
                .properties
                .push(("holder", Property::Text(who.clone())));
        }
        let times = (!asset.availability.is_empty()).then_some(asset.availability);
        gather.said(
            when,
            "availability",
            times.as_ref().map(|times| times as &dyn ToString),
        );
        gather.exact(when, "recurrence", asset.recurrence.as_deref());
        gather.put(Words, "capacity", asset.capacity.map(Property::Whole));
        gather.list(Words, "facilities", &asset.facilities);
        gather.list(Words, "languages", &asset.languages);
        gather.put(Words, "reach_m", asset.reach_m.map(Property::Number));
        gather.said(
            Words,
            "confirmed_on",
            asset.confirmed_on.as_ref().map(|day| day as _),
        );
        if self.audience.is_none() {
            self.consent_columns(&mut gather, record, asset.holder.map(Holder::record));
            full_asset(&mut gather, asset);
        } else if let Some(area) = self.area {
            gather.put(Words, "area", Some(Property::Text(area.to_owned())));
        }
        let place = self.asset_place(asset, granted);
        self.finish(
            record,
            gather,
            granted,
            who,
            place,
            &asset.extra,
            Some(asset.kind),
        )
    }

    pub(in crate::privacy) fn need(&self, need: &Need) -> Reduced {
        use FieldGroup::Words;
        let record = RecordRef::new(RecordKind::Need, need.id);
        let granted = self.granted(record, need.stated_by.map(Holder::record));
        let who = self.holder_name(need.stated_by, need.stated_by_name.as_deref(), granted);
        let mut gather = self.gather(granted, true);
        let kinds: Vec<String> = need
            .kinds
            .iter()
            .map(|kind| kind.word().to_owned())
            .collect();
        gather.text(Words, "kind", Some(need.kind.word()));
        gather.text(Words, "title", Some(&need.title));
        gather.text(Words, "description", need.description.as_deref());
        gather.list(Words, "kinds", &kinds);
        gather.list(Words, "tags", &need.tags);
        let times = (!need.availability.is_empty()).then_some(need.availability);
        gather.said(
            Words,
            "availability",
            times.as_ref().map(|times| times as &dyn ToString),
        );
        gather.list(Words, "languages", &need.languages);
        gather.put(Words, "within_m", need.within_m.map(Property::Number));
        gather.put(Words, "how_many", need.how_many.map(Property::Whole));
        gather.text(Words, "state", Some(need.state.word()));
        if let Some(who) = &who {
            gather
                .properties
                .push(("stated_by", Property::Text(who.clone())));
        }
        gather.said(
            Words,
            "stated_on",
            need.stated_on.as_ref().map(|day| day as _),
        );
        gather.said(
            Words,
            "confirmed_on",
            need.confirmed_on.as_ref().map(|day| day as _),
        );
        let place = if self.audience.is_none() {
            Self::exact(need.geometry.as_ref(), true)
        } else if need.is_interest_about_health() {
            // What concerns somebody's health stands on nobody's map.
            Self::exact(None, false)
        } else if let Some(home) = self.home_of_need(need) {
            self.home(home, self.contents.need_place(need), granted)
        } else {
            let group = need.stated_by.map(Holder::record);
            let own = granted.has(FieldGroup::Place);
            let seen =
                own || group.is_some_and(|group| self.granted(group, None).has(FieldGroup::Place));
            Self::exact(self.contents.need_place(need), seen)
        };
        if self.audience.is_none() {
            self.consent_columns(&mut gather, record, need.stated_by.map(Holder::record));
            push_key(&mut gather, "stated_by_id", need.stated_by.map(Holder::id));
            push_source(
                &mut gather,
                need.source.as_deref(),
                need.source_id.as_deref(),
            );
        }
        self.finish(
            record,
            gather,
            granted,
            who,
            place,
            &need.extra,
            need.kinds.first().copied(),
        )
    }

    pub(in crate::privacy) fn area(&self, area: &Area) -> Reduced {
        let record = RecordRef::new(RecordKind::Area, area.id);
        // A name that residents use is not personal; who drew it may be.
        let mut gather = self.gather(FieldGroups::ALL, false);
        gather.exact(FieldGroup::Words, "title", Some(&area.title));
        let extra = if self.audience.is_none() {
            gather.exact(FieldGroup::Words, "drawn_by", area.drawn_by.as_deref());
            push_source(
                &mut gather,
                area.source.as_deref(),
                area.source_id.as_deref(),
            );
            area.extra.clone()
        } else {
            Extra::default()
        };
        let place = Self::exact(area.geometry.as_ref(), true);
        self.finish(record, gather, FieldGroups::ALL, None, place, &extra, None)
    }
}

fn full_asset(gather: &mut Gather, asset: &Asset) {
    let days = asset
        .resting_until
        .map(|day| Property::Text(day.to_string()));
    gather
        .properties
        .extend(days.map(|day| ("resting_until", day)));
    let asks = asset.asks_per_month.map(Property::Whole);
    gather
        .properties
        .extend(asks.map(|asks| ("asks_per_month", asks)));
    push_key(gather, "holder_id", asset.holder.map(Holder::id));
    push_source(gather, asset.source.as_deref(), asset.source_id.as_deref());
}

fn push_key(gather: &mut Gather, name: &'static str, id: Option<RecordId>) {
    gather
        .properties
        .extend(id.map(|id| (name, Property::Text(id.to_string()))));
}

pub(super) fn push_source(gather: &mut Gather, source: Option<&str>, source_id: Option<&str>) {
    for (name, value) in [("source", source), ("source_id", source_id)] {
        gather
            .properties
            .extend(value.map(|value| (name, Property::Text(value.to_owned()))));
    }
}
