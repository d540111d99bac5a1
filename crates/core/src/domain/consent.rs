//! Grants: who said yes to what, for whom, and what they took back.
//!
//! A grant is never changed. Taking back is a [`Withdrawal`], a sticky mark on a grant;
//! saying yes again is a new grant. The sharing level that a screen shows is computed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::Fault;
use super::{Date, DomainError, RecordId, RecordRef};

/// Whom an output is for. A grant for one holds for those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The team round this map. On screen: *Our team*.
    Coordinators,
    /// The people meeting on it. On screen: *The meeting*.
    Group,
    /// On screen: *Anyone*.
    Public,
}

impl Audience {
    /// The three audiences, narrowest first.
    pub const ALL: [Self; 3] = [Self::Coordinators, Self::Group, Self::Public];

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Coordinators => "coordinators",
            Self::Group => "group",
            Self::Public => "public",
        }
    }

    /// The audience with this word.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `consent_audience`.
    pub fn from_word(word: &str) -> Result<Self, DomainError> {
        let word = word.trim();
        Self::ALL
            .into_iter()
            .find(|audience| audience.word().eq_ignore_ascii_case(word))
            .ok_or(DomainError::new("consent_audience", Fault::UnknownWord))
    }
}

/// The sharing level of a record, computed from its grants for `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sharing {
    /// No grant in force. On screen: *Only you*.
    Private,
    /// Shared with the team.
    Coordinators,
    /// Shared with the meeting.
    Group,
    /// Shared with anyone.
    Public,
}

impl From<Option<Audience>> for Sharing {
    fn from(audience: Option<Audience>) -> Self {
        match audience {
            None => Self::Private,
            Some(Audience::Coordinators) => Self::Coordinators,
            Some(Audience::Group) => Self::Group,
            Some(Audience::Public) => Self::Public,
        }
    }
}

impl Sharing {
    /// The audience of a grant that gives this level; `None` for private.
    #[must_use]
    pub const fn audience(self) -> Option<Audience> {
        match self {
            Self::Private => None,
            Self::Coordinators => Some(Audience::Coordinators),
            Self::Group => Some(Audience::Group),
            Self::Public => Some(Audience::Public),
        }
    }

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Coordinators => "coordinators",
            Self::Group => "group",
            Self::Public => "public",
        }
    }
}

/// A part of a record that is shown only with a grant for it. There is none for notes:
/// they never leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldGroup {
    /// What is offered or looked for.
    Words,
    /// Name or chosen name.
    Name,
    /// Phone, e-mail.
    Contact,
    /// Where a person lives: exact for the team, a square for everybody else.
    Home,
    /// Where and when groups and places are.
    Place,
    /// Fields not understood on import, never a column that looks like contact details.
    Extra,
}

impl FieldGroup {
    /// Every field group, in the order of the design's table.
    pub const ALL: [Self; 6] = [
        Self::Words,
        Self::Name,
        Self::Contact,
        Self::Home,
        Self::Place,
        Self::Extra,
    ];

    /// The word in files and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Home => "home",
            Self::Place => "place",
            Self::Extra => "extra",
        }
    }

    /// The field group with this word.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `consent_fields`.
    pub fn from_word(word: &str) -> Result<Self, DomainError> {
        let word = word.trim();
        Self::ALL
            .into_iter()
            .find(|group| group.word().eq_ignore_ascii_case(word))
            .ok_or(DomainError::new("consent_fields", Fault::UnknownWord))
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of field groups, one bit each (`words` is 1, `name` 2 … `extra` 32).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<FieldGroup>", into = "Vec<FieldGroup>")]
pub struct FieldGroups(u8);

impl FieldGroups {
    /// No field group.
    pub const NONE: Self = Self(0);
    /// All six.
    pub const ALL: Self = Self(0b11_1111);

    /// Whether `group` is in the set.
    #[must_use]
    pub const fn has(self, group: FieldGroup) -> bool {
        self.0 & group.bit() != 0
    }

    /// The set with `group` in it as well.
    #[must_use]
    pub const fn with(self, group: FieldGroup) -> Self {
        Self(self.0 | group.bit())
    }

    /// Everything in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Everything in this set that is not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Everything in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The bits that the store keeps.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// A set from stored bits; unknown bits are dropped.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & Self::ALL.0)
    }

    /// The groups of the set, in the order of [`FieldGroup::ALL`].
    pub fn iter(self) -> impl Iterator<Item = FieldGroup> {
        FieldGroup::ALL
            .into_iter()
            .filter(move |group| self.has(*group))
    }
}

impl From<Vec<FieldGroup>> for FieldGroups {
    fn from(groups: Vec<FieldGroup>) -> Self {
        groups.into_iter().collect()
    }
}

impl From<FieldGroups> for Vec<FieldGroup> {
    fn from(groups: FieldGroups) -> Self {
        groups.iter().collect()
    }
}

impl FromIterator<FieldGroup> for FieldGroups {
    fn from_iter<I: IntoIterator<Item = FieldGroup>>(groups: I) -> Self {
        groups.into_iter().fold(Self::NONE, Self::with)
    }
}

/// One yes, as it was given. Never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// Key.
    pub id: RecordId,
    /// The person or asset it is about. About a person it covers what they hold and look
    /// for, unless it names one entry in `only`.
    pub about: RecordRef,
    /// The one entry of the person that it is limited to.
    pub only: Option<RecordRef>,
    /// For whom.
    pub audience: Audience,
    /// Which parts.
    pub fields: FieldGroups,
    /// The wording that was said or read.
    pub wording: Option<String>,
    /// How it was given: "at the kitchen table", `import`.
    pub how: String,
    /// When.
    pub given_on: Date,
    /// Who wrote it down.
    pub recorded_by: Option<String>,
    /// Holds up to and including this day; `None`: until taken back.
    pub expires_on: Option<Date>,
}

/// A sticky mark on a grant: these parts were taken back. Beats any clock, has no undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Key.
    pub id: RecordId,
    /// The grant it marks.
    pub grant: RecordId,
    /// Only for this entry; `None`: for all that the grant covers.
    pub only: Option<RecordRef>,
    /// Which parts.
    pub fields: FieldGroups,
    /// When.
    pub withdrawn_on: Date,
    /// Who wrote it down.
    pub recorded_by: Option<String>,
}
