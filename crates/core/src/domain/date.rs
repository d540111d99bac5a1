//! Days and instants. The core never asks the clock itself: both are passed in.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::error::{DomainError, Fault};

/// A day in the Gregorian calendar, ISO 8601 on the wire (`2026-11-25`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The first day of all.
    pub const FIRST: Self = Self(jiff::civil::Date::MIN);

    /// The calendar day inside.
    #[must_use]
    pub const fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// The day `days` before this one; the first day of the calendar if there is none.
    #[must_use]
    pub fn days_before(self, days: i32) -> Self {
        Self(self.0.saturating_sub(jiff::Span::new().days(days)))
    }

    /// How many days from this one until `other`; below zero when it was before.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// The same day `months` later, or the last day of that month.
    #[must_use]
    pub fn months_after(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    /// The day `days` after this one.
    #[must_use]
    pub fn days_after(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }
}

/// As text where a person might read it, else as numbers.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(&self.0);
        }
        (self.0.year(), self.0.month(), self.0.day()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            return text.parse().map_err(D::Error::custom);
        }
        let (year, month, day) = Deserialize::deserialize(deserializer)?;
        let date = jiff::civil::Date::new(year, month, day);
        date.map(Self).map_err(D::Error::custom)
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Date {
    type Err = DomainError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim()
            .parse::<jiff::civil::Date>()
            .map(Self)
            .map_err(|_| DomainError::new("date", Fault::NotADate))
    }
}

impl TryFrom<String> for Date {
    type Error = DomainError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// A moment in milliseconds since the Unix epoch, UTC; ISO 8601 on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Instant(i64);

impl Instant {
    /// An instant from milliseconds since the Unix epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The day in UTC.
    #[must_use]
    pub fn day(self) -> Date {
        Date(jiff::tz::Offset::UTC.to_datetime(self.timestamp()).date())
    }

    fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl TryFrom<String> for Instant {
    type Error = DomainError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse::<jiff::Timestamp>()
            .map(|stamp| Self(stamp.as_millisecond()))
            .map_err(|_| DomainError::new("instant", Fault::NotADate))
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> Self {
        instant.to_string()
    }
}
