//! From a record to what of it leaves. [`Reduced`] has no other maker.

mod entries;
mod gather;
mod people;
mod places;

use serde::Serialize;
use uuid::Uuid;

use super::cells::Cells;
use super::{Consents, Keys, scrub};
use crate::domain::{
    AssetKind, Audience, Contents, Date, Extra, FieldGroup, FieldGroups, Geometry, Holder,
    RecordId, RecordKind, RecordRef,
};
use gather::Gather;
pub(super) use people::Held;

/// A value of a property as it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Property {
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// A whole number.
    Whole(u32),
    /// A number.
    Number(f64),
    /// Yes or no.
    Yes(bool),
}

/// How exactly a place leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Where it is.
    Exact,
    /// As a square with this side in metres.
    Square(u32),
    /// Without a place.
    None,
}

impl Precision {
    /// The word in files: `exact`, `100 m` … `none`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Exact => "exact".to_owned(),
            Self::Square(side_m) => format!("{side_m} m"),
            Self::None => "none".to_owned(),
        }
    }
}

/// A place as it leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    geometry: Option<Geometry>,
    precision: Precision,
}

/// A record as it leaves: made only here, holding only what may leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reduced {
    kind: RecordKind,
    id: Uuid,
    title: Option<String>,
    who: Option<String>,
    asset_kind: Option<AssetKind>,
    properties: Vec<(&'static str, Property)>,
    extra: Extra,
    place: Place,
    full: bool,
}

impl Reduced {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        self.kind
    }

    /// Its key for this audience.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// Title or name, if it may be seen.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Who holds or said it, if that may be seen.
    #[must_use]
    pub fn who(&self) -> Option<&str> {
        self.who.as_deref()
    }

    /// Kind of an asset, first wanted kind of a need.
    #[must_use]
    pub const fn asset_kind(&self) -> Option<AssetKind> {
        self.asset_kind
    }

    /// The properties in the order of the contract.
    #[must_use]
    pub fn properties(&self) -> &[(&'static str, Property)] {
        &self.properties
    }

    /// A property by name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Fields of other people's files.
    #[must_use]
    pub const fn extra(&self) -> &Extra {
        &self.extra
    }

    /// Its place: exact, a square, or none.
    #[must_use]
    pub const fn geometry(&self) -> Option<&Geometry> {
        self.place.geometry.as_ref()
    }

    /// How exact its place is.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.place.precision
    }

    /// Whether it is for the owner's own archive: full precision, not for sharing.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.full
    }
}

/// What reducing goes by.
pub(super) struct Rules<'a> {
    pub(super) contents: &'a Contents,
    pub(super) held: Held<'a>,
    pub(super) consents: &'a Consents,
    /// `None`: the owner's own archive, everything as it is.
    pub(super) audience: Option<Audience>,
    pub(super) day: Date,
    pub(super) keys: &'a Keys,
    /// `None` for the team and for oneself, who see homes exactly.
    pub(super) cells: Option<&'a Cells>,
    /// The name of the area that was asked for.
    pub(super) area: Option<&'a str>,
}

impl Rules<'_> {
    pub(super) fn granted(&self, entry: RecordRef, holder: Option<RecordRef>) -> FieldGroups {
        self.audience.map_or(FieldGroups::ALL, |audience| {
            self.consents.granted(entry, holder, audience, self.day)
        })
    }

    fn id(&self, id: RecordId) -> Uuid {
        self.audience
            .map_or(id.uuid(), |audience| self.keys.id(audience, id))
    }

    /// Contact details are taken out of the words of people for all but the team.
    fn gather(&self, granted: FieldGroups, personal: bool) -> Gather {
        let wide = matches!(self.audience, Some(Audience::Group | Audience::Public));
        Gather {
            granted,
            scrubbed: personal && wide,
            properties: Vec::new(),
        }
    }

    /// The name of a holder as the audience may see it.
    fn holder_name(
        &self,
        holder: Option<Holder>,
        unknown: Option<&str>,
        own: FieldGroups,
    ) -> Option<String> {
        let Some(holder) = holder else {
            // A name from a file, of somebody the map does not know: the entry's own yes.
            return unknown
                .filter(|_| own.has(FieldGroup::Name))
                .map(str::to_owned);
        };
        let record = holder.record();
        let needed = match holder {
            Holder::Person(_) => FieldGroup::Name,
            Holder::Asset(_) => FieldGroup::Words,
        };
        let seen = self.granted(record, None).has(needed);
        // A yes of the person that names just this entry tells their name with it.
        let named = matches!(holder, Holder::Person(_)) && own.has(FieldGroup::Name);
        self.contents
            .holder_name(holder)
            .filter(|_| seen || named)
            .map(str::to_owned)
    }

    fn extra(&self, extra: &Extra, granted: FieldGroups) -> Extra {
        if self.audience.is_none() {
            return extra.clone();
        }
        if !granted.has(FieldGroup::Extra) {
            return Extra::default();
        }
        let kept = extra
            .0
            .iter()
            .filter(|(name, value)| !scrub::looks_like_contact(name, value));
        Extra(
            kept.map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        )
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one record, put together once"
    )]
    fn finish(
        &self,
        record: RecordRef,
        gather: Gather,
        granted: FieldGroups,
        who: Option<String>,
        place: Place,
        extra: &Extra,
        asset_kind: Option<AssetKind>,
    ) -> Reduced {
        let title = gather.properties.iter().find(|(name, _)| *name == "title");
        let title = title.and_then(|(_, value)| match value {
            Property::Text(text) => Some(text.clone()),
            _ => None,
        });
        Reduced {
            kind: record.kind,
            id: self.id(record.id),
            title,
            who,
            asset_kind,
            properties: gather.properties,
            extra: self.extra(extra, granted),
            place,
            full: self.audience.is_none(),
        }
    }
}
