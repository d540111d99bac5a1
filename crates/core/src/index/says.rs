//! What a text says that its words and its meaning are blind to: for how many, and what not.
//!
//! English, and careful: what is not surely said is not read. It never rules anything out, as a person may have meant
//! something else; it is worth knowing, and counts less.

use super::words::for_each_word;

/// Numbers that are written as words.
const NUMBERS: [(&str, u32); 29] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1000),
];
/// Before the number of those who fit in.
const HOLDS: [&str; 9] = [
    "seats", "holds", "sits", "fits", "capacity", "takes", "sleeps", "hold", "seat",
];
/// After the number of those who fit in.
const SEATS: [&str; 7] = [
    "seats", "seater", "seated", "places", "chairs", "seat", "capacity",
];
/// Those who come.
const GUESTS: [&str; 12] = [
    "people",
    "guests",
    "kids",
    "children",
    "pensioners",
    "adults",
    "folk",
    "persons",
    "players",
    "members",
    "women",
    "men",
];
/// After "not", "can't" and their like where nothing is refused: "don't mind", "not far".
const NOTHING_REFUSED: [&str; 20] = [
    "afraid", "bad", "bother", "bothered", "care", "charge", "complain", "far", "fussy", "have",
    "just", "know", "mind", "much", "need", "only", "shy", "too", "wait", "want",
];

fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for_each_word(text, |word| all.push(word.to_owned()));
    all
}

fn number(word: &str) -> Option<u32> {
    if word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let known = NUMBERS.iter().find(|(written, _)| *written == word);
    known.map(|(_, number)| *number)
}

/// Every number of a text with the words before and after it.
fn numbers(words: &[String]) -> impl Iterator<Item = (&str, &str, u32, &str, &str)> {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    (0..words.len()).filter_map(move |at| {
        let mut number = number(&words[at])?;
        // "Twenty" before "six" is said with it.
        let tens = at.checked_sub(1).and_then(|at| self::number(&words[at]));
        if let Some(tens) = tens.filter(|tens| (20..=90).contains(tens) && number < 10) {
            number += tens;
        }
        let before = (word(at.checked_sub(2)), word(at.checked_sub(1)));
        let after = (word(at.checked_add(1)), word(at.checked_add(2)));
        Some((before.0, before.1, number, after.0, after.1))
    })
}

/// For how many there is room, if an offer says so: "seats 60", "16-seater", "up to 30 people".
#[must_use]
pub fn room(text: &str) -> Option<u32> {
    let words = words(text);
    let found = numbers(&words).find(|&(two_before, before, _, after, _)| {
        HOLDS.contains(&before)
            || (matches!(before, "of" | "up" | "to" | "for") && HOLDS.contains(&two_before))
            || SEATS.contains(&after)
            || (two_before == "up" && before == "to" && GUESTS.contains(&after))
            || (two_before == "room" && before == "for")
    });
    found.map(|(.., number, _, _)| number)
}

/// How many somebody asks for, if they say so: "40 of us", "a party of twelve", "tea for 30 people".
#[must_use]
pub fn party(text: &str) -> Option<u32> {
    let words = words(text);
    let found = numbers(&words).find(|&(two_before, before, _, after, after_that)| {
        (after == "of" && after_that == "us")
            || (before == "of" && matches!(two_before, "party" | "group" | "gang"))
            || (before == "for" && GUESTS.contains(&after))
            || (matches!(before, "are" | "theres" | "about" | "around") && GUESTS.contains(&after))
    });
    let found = found.map(|(.., number, _, _)| number);
    found.filter(|number| *number > 1)
}

/// The parts of a text in which whoever speaks says what is not offered: "can't drive at night". "No" alone is left out:
/// "no booze" is what somebody who stops drinking is looking for.
#[must_use]
pub fn refusals(text: &str) -> Vec<&str> {
    let clauses = clauses(text);
    let refused: Vec<&str> = clauses
        .iter()
        .copied()
        .filter(|said| refuses(said))
        .collect();
    // Who only says what not has said that, and no more can be left out.
    if refused.len() == clauses.len() {
        Vec::new()
    } else {
        refused
    }
}

fn clauses(text: &str) -> Vec<&str> {
    let ends = |c: char| {
        matches!(
            c,
            '.' | ',' | ';' | '!' | '?' | '(' | ')' | '–' | '—' | '\n'
        )
    };
    (text.split(ends))
        .flat_map(|part| match part.find(" but ") {
            Some(at) => vec![&part[..at], &part[at..]],
            None => vec![part],
        })
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect()
}

fn refuses(clause: &str) -> bool {
    let all = words(clause);
    let all: Vec<&str> = (all.iter().map(String::as_str))
        .skip_while(|word| matches!(*word, "but" | "and" | "sorry" | "though" | "please"))
        .collect();
    // Whoever speaks refuses; "for people who can't" does not.
    let speaks = |at: usize| at == 0 || matches!(all[at - 1], "i" | "we" | "but" | "do");
    let refused = |at: usize| {
        let next = all.get(at + 1).copied().unwrap_or_default();
        !next.is_empty() && !NOTHING_REFUSED.contains(&next)
    };
    (all.iter().enumerate()).any(|(at, word)| match *word {
        "cant" | "cannot" | "wont" | "unable" | "dont" | "doesnt" | "not" | "never" => {
            speaks(at) && refused(at)
        }
        "except" => true,
        // "No evenings", but not "no booze".
        "no" => at == 0 && times(clause) != 0,
        _ => false,
    })
}

/// Times of day and week that a text speaks of, as bits.
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

/// Whether a text speaks of children: "my six year old", "kids".
#[must_use]
pub fn children(text: &str) -> bool {
    const CHILDREN: [&str; 14] = [
        "bairn",
        "bairns",
        "baby",
        "child",
        "children",
        "childrens",
        "kid",
        "kids",
        "teenager",
        "teenagers",
        "toddler",
        "toddlers",
        "weans",
        "youngsters",
    ];
    let words = words(text);
    let young = |(_, _, number, after, _): (_, _, u32, &str, _)| {
        number < 18 && matches!(after, "year" | "years" | "yr" | "yo")
    };
    // "For eight years" is no age.
    let is_age = words.iter().any(|word| word == "old" || word == "yo");
    words.iter().any(|word| CHILDREN.contains(&word.as_str()))
        || (is_age && numbers(&words).any(young))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn room_is_read_where_it_is_said() {
        assert_eq!(room("Parish hall, seats 60, kitchen"), Some(60));
        assert_eq!(room("16-seater minibus"), Some(16));
        assert_eq!(room("Capacity of eighty"), Some(80));
        assert_eq!(room("Meeting room, up to 12 people"), Some(12));
        assert_eq!(room("Open 9 to 5, 3 parking bays"), None);
        assert_eq!(room("Has taught for 30 years"), None);
    }

    #[test]
    fn a_party_is_read_where_it_is_said() {
        assert_eq!(party("There's forty of us for the outing"), Some(40));
        assert_eq!(party("a group of 12, Tuesdays"), Some(12));
        assert_eq!(party("Somewhere for 30 children on Friday"), Some(30));
        assert_eq!(party("There's twenty-six of us"), Some(26));
        assert_eq!(party("One of us fell"), None);
        assert_eq!(party("Number 14, two dogs"), None);
    }

    #[test]
    fn children_are_known_by_what_they_are_called_and_by_their_age() {
        assert!(children("Swimming for my six year old") && children(" Not kids"));
        assert!(!children("Drives a 70 year old bus") && !children("Has taught for eight years"));
    }

    #[test]
    fn what_is_not_offered_is_told_from_what_is() {
        let text = "Happy to drive people to appointments, can't drive at night";
        assert_eq!(refusals(text), [" can't drive at night"]);
        for kind in [
            "Lends tools, no charge, no questions asked",
            "Will listen, don't mind what about",
            "Not bad at shelves",
            "Not just for members",
            "No dogs",
        ] {
            assert_eq!(refusals(kind), Vec::<&str>::new(), "{kind}");
        }
        assert_eq!(refusals("Plumber. Not boilers"), [" Not boilers"]);
        assert_eq!(refusals("Lifts to town, no evenings"), [" no evenings"]);
        assert_eq!(
            refusals("Drives people. Not a driver at night"),
            [" Not a driver at night"]
        );
        assert_eq!(refusals("Buses for people who can't drive, free"), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,120}") {
            let _ = (room(&text), party(&text), times(&text));
            prop_assert!(refusals(&text).iter().all(|refused| text.contains(refused)));
        }
    }
}
