//! Keys of records: UUIDv7, one type for all, and what kind of record they name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The key of any record, a UUIDv7 written in the usual form with hyphens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct RecordId(Uuid);

impl RecordId {
    /// A key from a UUID that is already known.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// A new key: `millis` since the Unix epoch and ten random bytes make a UUIDv7.
    #[must_use]
    pub fn new(millis: u64, random: &[u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid())
    }

    /// The UUID inside.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// When it was given: milliseconds since the Unix epoch; 0 for a key of another kind than UUIDv7.
    #[must_use]
    pub fn made_at(self) -> i64 {
        let since = self.0.get_timestamp().map(|stamp| stamp.to_unix());
        let (seconds, nanos) = since.unwrap_or_default();
        i64::try_from(seconds * 1_000 + u64::from(nanos) / 1_000_000).unwrap_or_default()
    }

    /// The sixteen bytes that the store keeps.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// A key from sixteen stored bytes; `None` for any other length.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).ok().map(Self)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

/// What a record is; also the name of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum RecordKind {
    Person,
    Asset,
    Need,
    Area,
    Link,
    Grant,
    Withdrawal,
    Connection,
    Story,
    Priority,
    Talk,
    Door,
    Visit,
    Photo,
    Decision,
    Synonyms,
}

impl RecordKind {
    /// Every kind, in the order in which tables are written and checked.
    pub const ALL: [Self; 16] = [
        Self::Person,
        Self::Asset,
        Self::Need,
        Self::Area,
        Self::Link,
        Self::Grant,
        Self::Withdrawal,
        Self::Connection,
        Self::Story,
        Self::Priority,
        Self::Talk,
        Self::Door,
        Self::Visit,
        Self::Photo,
        Self::Decision,
        Self::Synonyms,
    ];

    /// The table of this kind, which is also its name in files and on the wire.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Asset => "asset",
            Self::Need => "need",
            Self::Area => "area",
            Self::Link => "link",
            Self::Grant => "grant",
            Self::Withdrawal => "withdrawal",
            Self::Connection => "connection",
            Self::Story => "story",
            Self::Priority => "priority",
            Self::Talk => "talk",
            Self::Door => "door",
            Self::Visit => "visit",
            Self::Photo => "photo",
            Self::Decision => "decision",
            Self::Synonyms => "synonyms",
        }
    }

    /// The kind with this table name.
    #[must_use]
    pub fn from_table(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.table() == name)
    }
}

/// A record named by kind and key. It may point to a record that has not arrived yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct RecordRef {
    /// What it is.
    pub kind: RecordKind,
    /// Its key.
    pub id: RecordId,
}

impl RecordRef {
    /// A reference to a record of `kind`.
    #[must_use]
    pub const fn new(kind: RecordKind, id: RecordId) -> Self {
        Self { kind, id }
    }
}
