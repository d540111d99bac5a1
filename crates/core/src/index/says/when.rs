//! When: days and parts of days that a sentence names.

use super::many::{UNITS, number};
use super::words;
use crate::domain::Availability;
use homeground_meaning::words::for_each_word;

/// Before a day that is not asked for: "since Monday", "not Tuesdays".
const NOT_ASKED: [&str; 10] = [
    "by", "except", "good", "last", "no", "not", "since", "till", "until", "was",
];
/// After a day that is no time: "Sunday school".
const NOT_A_TIME: [&str; 4] = ["best", "league", "roast", "school"];
/// So many words on, a part of the day still belongs to the day before it: "Tuesday, some time in the evening".
const BELONGS: usize = 4;
const MORNING: u32 = 0b001;
const AFTERNOON: u32 = 0b010;
const EVENING: u32 = 0b100;
const WHOLE_DAY: u32 = 0b111;
const EVERY_DAY: u32 = 0b111_1111;

/// Times of day and week that a text speaks of, as bits: coarse, to tell whether two texts speak of one time.
#[must_use]
pub fn times(text: &str) -> u8 {
    let mut bits = 0;
    for_each_word(text, |word| {
        bits |= match word {
            "night" | "nights" | "evening" | "evenings" | "dark" | "late" | "tonight" => 1,
            "morning" | "mornings" | "early" => 2,
            "weekend" | "weekends" | "saturday" | "saturdays" | "sunday" | "sundays" => 4,
            "weekday" | "weekdays" => 8,
            "winter" | "winters" => 16,
            "summer" | "summers" => 32,
            _ => 0,
        };
    });
    bits
}

/// Days and parts of days that a text asks for: "Tuesday evening", "every Wednesday at 9", "Saturday mornings or Sundays".
/// Empty when it names none.
#[must_use]
pub fn when(text: &str) -> Availability {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut read = Read::default();
    for at in 0..words.len() {
        let before = at.checked_sub(1).map_or("", word);
        if let Some(days) = days(word(at)) {
            if !NOT_ASKED.contains(&before) && !NOT_A_TIME.contains(&word(at + 1)) {
                read.days(days);
            }
        } else if let Some(part) = part(word(at)) {
            // "He coughs all morning" asks for none.
            let asked = word(at).ends_with('s') || before == "every";
            read.part(part, asked && part_is_alone(word(at)));
        } else if let Some(part) = hour(word(at), before, word(at + 1)) {
            read.hour(part, matches!(before, "before" | "after"));
        } else {
            read.other();
        }
    }
    read.end();
    read.all
}

/// What was read until now.
#[derive(Default)]
struct Read {
    all: Availability,
    /// Days that were named last, a bit for each.
    days: u32,
    /// Whether a part of these days was named.
    has_part: bool,
    /// Words since the last day or part.
    since: usize,
    /// An hour that stands before its day: "at 9 on Wednesday".
    ahead: Option<u32>,
}

impl Read {
    fn days(&mut self, days: u32) {
        if self.has_part || self.since > 1 {
            self.end();
        }
        self.days |= days;
        self.since = 0;
        if let Some(part) = self.ahead.take() {
            self.part(part, false);
        }
    }

    fn part(&mut self, part: u32, alone: bool) {
        if self.days != 0 {
            self.all = self.all.or(of(self.days, part));
            (self.has_part, self.since) = (true, 0);
        } else if alone {
            self.all = self.all.or(of(EVERY_DAY, part));
        }
    }

    fn hour(&mut self, part: u32, alone: bool) {
        if self.days == 0 && !alone {
            (self.ahead, self.since) = (Some(part), 0);
        }
        self.part(part, alone);
    }

    fn other(&mut self) {
        self.since += 1;
        if self.since >= BELONGS {
            self.end();
        }
    }

    /// Nothing more belongs to the days that were named.
    fn end(&mut self) {
        if !self.has_part {
            self.all = self.all.or(of(self.days, WHOLE_DAY));
        }
        (self.days, self.has_part, self.ahead) = (0, false, None);
    }
}

fn of(days: u32, parts: u32) -> Availability {
    let bits = (0..7 * 3).filter(|bit| days >> (bit / 3) & 1 == 1 && parts >> (bit % 3) & 1 == 1);
    bits.fold(Availability::default(), |all, bit| {
        all.or(Availability::of_bit(bit))
    })
}

/// The days of a word, a bit for each. "Sat", "sun", "wed" and "mon" are words of their own.
fn days(word: &str) -> Option<u32> {
    match word {
        "weekend" | "weekends" => return Some(0b110_0000),
        "weekday" | "weekdays" => return Some(0b001_1111),
        _ => {}
    }
    let whole = word.strip_suffix('s').unwrap_or(word).ends_with("day");
    let short = matches!(word, "tue" | "tues" | "thu" | "thur" | "thurs" | "fri");
    let day = Availability::day_of_word(word).filter(|_| whole || short)?;
    Some(1 << day)
}

fn part(word: &str) -> Option<u32> {
    match word.strip_suffix('s').unwrap_or(word) {
        "morning" => Some(MORNING),
        "afternoon" | "lunchtime" => Some(AFTERNOON),
        "evening" | "night" => Some(EVENING),
        _ => None,
    }
}

/// Who is up all nights asks for no night.
fn part_is_alone(word: &str) -> bool {
    !word.starts_with("night")
}

/// The part of the day of an hour: "at 9", "10am", "half past seven", "before eight", "after six".
fn hour(word: &str, before: &str, after: &str) -> Option<u32> {
    let (said, half) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(said), _) => (said, "am"),
        (_, Some(said)) => (said, "pm"),
        _ => (word, after),
    };
    let hour = number(said).filter(|hour| (1..=12).contains(hour))?;
    match half {
        "am" => Some(MORNING),
        "pm" if matches!(hour, 6..=11) => Some(EVENING),
        "pm" => Some(AFTERNOON),
        _ if UNITS.contains(&after) && after != "oclock" => None,
        _ if before == "before" => (5..=9).contains(&hour).then_some(MORNING),
        _ if before == "after" => (5..=9).contains(&hour).then_some(EVENING),
        _ if !matches!(before, "at" | "past" | "half") => None,
        _ => Some(match hour {
            7..=11 => MORNING,
            6 => EVENING,
            _ => AFTERNOON,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_parts_of_days_are_read_as_people_say_them() {
        for (text, slots) in [
            ("A pianist on Tuesday evenings", "tue evening"),
            ("Somebody every Wednesday at 9", "wed morning"),
            ("At half past seven on Thursdays", "thu morning"),
            ("Friday at 7pm, a drummer", "fri evening"),
            ("Saturday mornings or Sundays", "sat morning, sun"),
            ("Monday and Thursday nights", "mon evening, thu evening"),
            ("Tuesday, in the afternoon", "tue afternoon"),
            ("A canoe for the weekend", "sat, sun"),
            ("Thurs", "thu"),
        ] {
            assert_eq!(when(text).to_string(), slots, "{text}");
        }
        assert!(
            when("Milks before six")
                .and(when("Sunday evening"))
                .is_empty()
        );
        assert_eq!(when("Badminton, evenings").slots().len(), 7);
        assert!(
            when("Chess on weekday mornings")
                .and(when("Sunday"))
                .is_empty()
        );
    }

    #[test]
    fn what_names_no_time_to_meet_names_none() {
        for text in [
            "Sat by the sun all morning",
            "The boiler has been off since Monday",
            "Somebody for the Sunday school",
            "He is awake most nights",
            "Nine pots and 12 pans",
            "Took it up after 6 weeks",
            "Any day but not Tuesday",
            "",
        ] {
            assert_eq!(when(text), Availability::default(), "{text}");
        }
    }
}
