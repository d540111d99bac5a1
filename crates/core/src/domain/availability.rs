//! When: days of the week and parts of the day.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::error::{DomainError, Fault};

/// The seven days as written in tables, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The three parts of a day as written in tables.
const PARTS: [&str; 3] = ["morning", "afternoon", "evening"];
/// The bits of one whole day.
const WHOLE_DAY: u32 = 0b111;

/// Days and parts of days that suit, one bit for each of 7 x 3 (Monday morning is bit 0,
/// Sunday evening bit 20). Empty means that nothing was said, not never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, TS)]
#[ts(type = "Array<string>")]
pub struct Availability(u32);

/// As words where a person might read it, else as bits.
impl Serialize for Availability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.slots().serialize(serializer);
        }
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Availability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let slots: Vec<String> = Deserialize::deserialize(deserializer)?;
            return slots.try_into().map_err(D::Error::custom);
        }
        u32::deserialize(deserializer).map(Self)
    }
}

impl Availability {
    /// Whether nothing was said.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// One part of the week: 0 is Monday morning, 20 is Sunday evening.
    #[must_use]
    pub const fn of_bit(bit: u32) -> Self {
        Self(1 << bit)
    }

    /// When a rule of RFC 5545 recurs, as parts of the week: `FREQ=WEEKLY;BYDAY=SA;BYHOUR=10` is Saturday morning. Without
    /// an hour any part of the day may be meant. Empty for a rule that names no day of the week and is not daily.
    #[must_use]
    pub fn of_recurrence(rule: &str) -> Self {
        let field = |name: &str| {
            let mut fields = rule.trim_start_matches("RRULE:").split(';');
            fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
        };
        let parts = field("BYHOUR").map_or(WHOLE_DAY, |hours| {
            let hours = hours
                .split(',')
                .filter_map(|hour| hour.trim().parse::<u32>().ok());
            hours.fold(0, |parts, hour| {
                parts
                    | match hour {
                        0..12 => 0b001,
                        12..17 => 0b010,
                        _ => 0b100,
                    }
            })
        });
        let days = field("BYDAY").unwrap_or_default().split(',');
        // `2TU`, the second Tuesday of a month, is a Tuesday.
        let days = days.filter_map(|day| {
            let code = day
                .trim()
                .trim_start_matches(|c: char| !c.is_ascii_alphabetic());
            DAYS.iter()
                .position(|name| code.len() == 2 && name[..2].eq_ignore_ascii_case(code))
        });
        let mut bits = days.fold(0, |bits, day| bits | parts << (day * 3));
        if bits == 0 && field("FREQ") == Some("DAILY") {
            bits = (0..7).fold(0, |bits, day| bits | parts << (day * 3));
        }
        Self(bits)
    }

    /// The twenty-one bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Days and parts that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Days and parts that are in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two could meet: some day and part in common, or one of them not said.
    #[must_use]
    pub const fn could_meet(self, other: Self) -> bool {
        self.is_empty() || other.is_empty() || self.0 & other.0 != 0
    }

    /// Adds one entry of a table or of the store: `mon`, `mon evening`.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `availability`.
    pub fn add(&mut self, slot: &str) -> Result<(), DomainError> {
        let unknown = DomainError::new("availability", Fault::UnknownWord);
        let slot = slot.trim().to_lowercase();
        let mut words = slot.split_whitespace();
        let day = words.next().ok_or(unknown.clone())?;
        let day = Self::day_of_word(day).ok_or(unknown.clone())?;
        let part = match words.next() {
            None => WHOLE_DAY,
            Some(word) => {
                let word = word.strip_suffix('s').unwrap_or(word);
                1 << PARTS
                    .iter()
                    .position(|part| *part == word)
                    .ok_or(unknown.clone())?
            }
        };
        if words.next().is_some() {
            return Err(unknown);
        }
        self.0 |= part << (day * 3);
        Ok(())
    }

    /// Reads the words of a table: `mon evening, sat`.
    ///
    /// # Errors
    /// [`Fault::UnknownWord`] for the field `availability`; nothing is guessed.
    pub fn from_words(words: &str) -> Result<Self, DomainError> {
        let mut all = Self::default();
        for slot in words
            .split([',', ';'])
            .filter(|slot| !slot.trim().is_empty())
        {
            all.add(slot)?;
        }
        Ok(all)
    }

    /// The day of a word that begins with its three letters: `mon`, `Monday`, `mondays`; 0 is Monday.
    #[must_use]
    pub fn day_of_word(word: &str) -> Option<usize> {
        const NAMES: [&str; 7] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let word = word.trim_end_matches('.');
        let word = word
            .strip_suffix('s')
            .filter(|rest| rest.ends_with("day"))
            .unwrap_or(word);
        if word.len() < 3 {
            return None;
        }
        NAMES.iter().position(|name| name.starts_with(word))
    }

    /// The entries as the store keeps them, in order: a whole day as `mon`, else `mon evening`.
    #[must_use]
    pub fn slots(self) -> Vec<String> {
        let mut slots = Vec::new();
        for (index, day) in DAYS.iter().enumerate() {
            let bits = self.0 >> (index * 3) & WHOLE_DAY;
            if bits == WHOLE_DAY {
                slots.push((*day).to_owned());
                continue;
            }
            for (part, word) in PARTS.iter().enumerate() {
                if bits >> part & 1 == 1 {
                    slots.push(format!("{day} {word}"));
                }
            }
        }
        slots
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slots().join(", "))
    }
}

impl TryFrom<Vec<String>> for Availability {
    type Error = DomainError;
    fn try_from(slots: Vec<String>) -> Result<Self, Self::Error> {
        let mut all = Self::default();
        for slot in &slots {
            all.add(slot)?;
        }
        Ok(all)
    }
}

impl From<Availability> for Vec<String> {
    fn from(availability: Availability) -> Self {
        availability.slots()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_recurs_on_its_days_at_its_hours() {
        let slots = |rule: &str| Availability::of_recurrence(rule).to_string();
        assert_eq!(slots("FREQ=WEEKLY;BYDAY=SA;BYHOUR=10"), "sat morning");
        assert_eq!(
            slots("RRULE:FREQ=MONTHLY;BYDAY=1FR,-1TU;BYHOUR=14,19"),
            "tue afternoon, tue evening, fri afternoon, fri evening"
        );
        assert_eq!(slots("FREQ=WEEKLY;BYDAY=MO"), "mon");
        assert_eq!(slots("FREQ=DAILY;BYHOUR=7").matches("morning").count(), 7);
        for rule in [
            "",
            "FREQ=YEARLY",
            "FREQ=WEEKLY;BYDAY=",
            "BYDAY=éé,XX,+;BYHOUR=99",
        ] {
            assert_eq!(slots(rule), "", "{rule}");
        }
    }

    #[test]
    fn reads_the_words_of_a_table_and_writes_them_back() {
        let when = Availability::from_words("Mon evening, Saturdays").unwrap();
        assert_eq!(when.to_string(), "mon evening, sat");
    }

    #[test]
    fn three_parts_of_a_day_are_the_whole_day() {
        let when = Availability::from_words("tue morning; tue afternoon; tue evenings").unwrap();
        assert_eq!(when.slots(), ["tue"]);
    }

    #[test]
    fn refuses_words_that_are_no_day() {
        for words in ["whenever", "mo", "mon noon", "mon evening late", "s"] {
            let error = Availability::from_words(words).unwrap_err();
            assert_eq!(error.field, "availability", "{words}");
        }
    }

    #[test]
    fn everything_said_survives_words() {
        for bits in (0..1 << 21).step_by(997) {
            let when = Availability(bits);
            assert_eq!(Availability::from_words(&when.to_string()).unwrap(), when);
        }
    }
}
