//! Something on offer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::Fault;
use super::{Availability, Date, DomainError, Extra, Geometry, RecordId, RecordKind, RecordRef};

/// What an asset is. On screen an item is a *Thing to lend*, a building or a space a *Place*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AssetKind {
    /// A person's gift of head, hands or heart.
    Skill,
    /// Association, club, team, faith group, co-operative, community business.
    Group,
    /// School, library, surgery, council team.
    Institution,
    /// A hall, a church, a workshop.
    Building,
    /// A park, a green, an alley, allotments.
    Space,
    /// A thing to lend or share.
    Item,
}

impl AssetKind {
    /// The six kinds in the order of every key and list.
    pub const ALL: [Self; 6] = [
        Self::Skill,
        Self::Group,
        Self::Institution,
        Self::Building,
        Self::Space,
        Self::Item,
    ];

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Group => "group",
            Self::Institution => "institution",
            Self::Building => "building",
            Self::Space => "space",
            Self::Item => "item",
        }
    }

    /// The kind with this word.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `kind`.
    pub fn from_word(word: &str) -> Result<Self, DomainError> {
        let word = word.trim();
        Self::ALL
            .into_iter()
            .find(|kind| kind.word().eq_ignore_ascii_case(word))
            .ok_or(DomainError::new("kind", Fault::UnknownWord))
    }

    /// Skills and items have a holder and no place of their own.
    #[must_use]
    pub const fn has_holder(self) -> bool {
        matches!(self, Self::Skill | Self::Item)
    }
}

/// Who holds a skill or an item, or who looks for something: a person, or an asset of kind
/// group or institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Holder {
    /// A person.
    Person(RecordId),
    /// A group or an institution.
    Asset(RecordId),
}

impl Holder {
    /// The same as a reference to a record.
    #[must_use]
    pub const fn record(self) -> RecordRef {
        match self {
            Self::Person(id) => RecordRef::new(RecordKind::Person, id),
            Self::Asset(id) => RecordRef::new(RecordKind::Asset, id),
        }
    }

    /// The key, whatever it names.
    #[must_use]
    pub const fn id(self) -> RecordId {
        self.record().id
    }
}

/// Something on offer: title, words, where, when and how far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asset {
    /// Key.
    pub id: RecordId,
    /// One of six.
    pub kind: AssetKind,
    /// What it is, in a few words. Never empty.
    pub title: String,
    /// More about it, as the app would say it.
    pub description: Option<String>,
    /// What the person or group said themselves.
    pub own_words: Option<String>,
    /// Tags, in the order they were added.
    pub tags: Vec<String>,
    /// Who holds a skill or an item. `None`: not said yet.
    pub holder: Option<Holder>,
    /// The holder's name as a file gave it, while nobody in the map is known by it.
    pub holder_name: Option<String>,
    /// Where it is. Skills and items of a person take the holder's home instead.
    pub geometry: Option<Geometry>,
    /// When. Empty: not said.
    pub availability: Availability,
    /// RFC 5545 recurrence rule without its name, such as `FREQ=WEEKLY;BYDAY=SA`.
    pub recurrence: Option<String>,
    /// How many people (seats) or pieces.
    pub capacity: Option<u32>,
    /// What it has: step-free, kitchen, piano.
    pub facilities: Vec<String>,
    /// Languages spoken, as people name them.
    pub languages: Vec<String>,
    /// How far it goes, in metres. `None`: any distance.
    pub reach_m: Option<f64>,
    /// How often in a month one may ask. `None`: not said.
    pub asks_per_month: Option<u32>,
    /// Last day somebody said it is still true.
    pub confirmed_on: Option<Date>,
    /// Not suggested before this day. Resting entries are withheld from outputs.
    pub resting_until: Option<Date>,
    /// Fields of an imported file that are not understood.
    pub extra: Extra,
    /// The file or publisher it came from.
    pub source: Option<String>,
    /// The key within that source.
    pub source_id: Option<String>,
}

impl Asset {
    /// An asset with a title and nothing else said.
    ///
    /// # Errors
    /// [`Fault::Empty`] or [`Fault::TooLong`] for `title`.
    pub fn new(id: RecordId, kind: AssetKind, title: &str) -> Result<Self, DomainError> {
        Ok(Self {
            id,
            kind,
            title: super::text::title("title", title)?,
            description: None,
            own_words: None,
            tags: Vec::new(),
            holder: None,
            holder_name: None,
            geometry: None,
            availability: Availability::default(),
            recurrence: None,
            capacity: None,
            facilities: Vec::new(),
            languages: Vec::new(),
            reach_m: None,
            asks_per_month: None,
            confirmed_on: None,
            resting_until: None,
            extra: Extra::default(),
            source: None,
            source_id: None,
        })
    }
}
