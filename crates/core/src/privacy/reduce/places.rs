//! Where a record leaves: a home as a square, the rest where it is.

use super::super::cells::{is_at_home, is_need_at_home};
use super::{Place, Precision, Rules};
use crate::domain::{Asset, Audience, FieldGroup, FieldGroups, Geometry, Holder, Need, RecordId};

impl Rules<'_> {
    /// A home: exact for the team, a square for everybody else.
    pub(super) fn home(
        &self,
        home: RecordId,
        at: Option<&Geometry>,
        granted: FieldGroups,
    ) -> Place {
        let nowhere = Place {
            geometry: None,
            precision: Precision::None,
        };
        let Some(at) = at.filter(|_| granted.has(FieldGroup::Home)) else {
            return nowhere;
        };
        match (self.audience, self.cells) {
            (None | Some(Audience::Coordinators), _) => Place {
                geometry: Some(at.clone()),
                precision: Precision::Exact,
            },
            (_, Some(cells)) => match cells.of(home) {
                Some(cell) => Place {
                    geometry: Some(cells.polygon(cell)),
                    precision: Precision::Square(cell.side_m),
                },
                None => nowhere,
            },
            (_, None) => nowhere,
        }
    }

    pub(super) fn exact(place: Option<&Geometry>, seen: bool) -> Place {
        match place.filter(|_| seen) {
            Some(place) => Place {
                geometry: Some(place.clone()),
                precision: Precision::Exact,
            },
            None => Place {
                geometry: None,
                precision: Precision::None,
            },
        }
    }

    /// The home that stands for a record's place, if it is one.
    pub(in crate::privacy) fn home_of_asset(&self, asset: &Asset) -> Option<RecordId> {
        match (is_at_home(asset), &asset.geometry, asset.holder) {
            (false, ..) => None,
            (true, Some(_), _) => Some(asset.id),
            (true, None, holder) => holder.map(Holder::id),
        }
    }

    /// As [`Rules::home_of_asset`], of a need.
    pub(in crate::privacy) fn home_of_need(&self, need: &Need) -> Option<RecordId> {
        match (is_need_at_home(need), &need.geometry, need.stated_by) {
            (false, ..) => None,
            (true, Some(_), _) => Some(need.id),
            (true, None, stated_by) => stated_by.map(Holder::id),
        }
    }

    /// Where an asset leaves: a home as a home, the rest where it is.
    pub(super) fn asset_place(&self, asset: &Asset, granted: FieldGroups) -> Place {
        if self.audience.is_none() {
            // What takes the holder's place has none of its own to bring home again.
            return Self::exact(asset.geometry.as_ref(), true);
        }
        let place = self.contents.asset_place(asset);
        if let Some(home) = self.home_of_asset(asset) {
            return self.home(home, place, granted);
        }
        // A thing that a group lends is where the group is.
        let lender = asset.geometry.is_none().then_some(asset.holder).flatten();
        let granted = lender.map_or(granted, |lender| self.granted(lender.record(), None));
        Self::exact(place, granted.has(FieldGroup::Place))
    }

    /// Whether an audience would see something of an asset that no other record tells.
    pub(in crate::privacy) fn shows_asset(&self, asset: &Asset, granted: FieldGroups) -> bool {
        let own_home = self.home_of_asset(asset) == Some(asset.id);
        let there = asset.geometry.is_some() || !asset.availability.is_empty();
        granted.has(FieldGroup::Words)
            || (granted.has(FieldGroup::Place) && there && !asset.kind.has_holder())
            || (granted.has(FieldGroup::Home) && own_home)
            || (granted.has(FieldGroup::Name)
                && asset.holder.is_none()
                && asset.holder_name.is_some())
            || !self.extra(&asset.extra, granted).is_empty()
    }

    /// As [`Rules::shows_asset`], of a need.
    pub(in crate::privacy) fn shows_need(&self, need: &Need, granted: FieldGroups) -> bool {
        let own_home = self.home_of_need(need) == Some(need.id);
        let nobody = need.stated_by.is_none() && need.stated_by_name.is_some();
        granted.has(FieldGroup::Words)
            || (granted.has(FieldGroup::Home) && own_home)
            || (granted.has(FieldGroup::Name) && nobody)
            || !self.extra(&need.extra, granted).is_empty()
    }
}
