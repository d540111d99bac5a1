//! For how many: who comes, and who fits in.

use super::words;

/// Numbers that are written as words.
#[rustfmt::skip]
const NUMBERS: [(&str, u32); 29] = [
    ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
    ("eleven", 11), ("twelve", 12), ("dozen", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16),
    ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
    ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100), ("thousand", 1000),
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
/// What is asked for "for" so many.
#[rustfmt::skip]
const FOR_MANY: [&str; 16] = [
    "room", "space", "hall", "somewhere", "seats", "seating", "tables", "chairs", "places", "venue", "tea", "food", "meal",
    "lunch", "dinner", "catering",
];
/// After a number that counts no people: "a room for 2 hours".
#[rustfmt::skip]
pub(super) const UNITS: [&str; 22] = [
    "am", "day", "days", "hour", "hours", "hr", "hrs", "metres", "miles", "minutes", "mins", "month", "months", "night",
    "nights", "oclock", "pm", "pounds", "quid", "week", "weeks", "years",
];
/// Between what is asked for and how many: "for about 40".
const ABOUT: [&str; 12] = [
    "a", "about", "almost", "around", "at", "least", "nearly", "over", "roughly", "some", "to",
    "up",
];
/// So many people are never one family at a table: who names them asks for room.
const MANY: u32 = 10;

pub(super) fn number(word: &str) -> Option<u32> {
    if word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    let known = NUMBERS.iter().find(|(written, _)| *written == word);
    known.map(|(_, number)| *number)
}

/// A number of a text with the words around it.
struct Number<'w> {
    is: u32,
    /// The two words before it, the nearer one second.
    before: (&'w str, &'w str),
    /// The same without those that only say that it is about so many.
    asked: (&'w str, &'w str),
    after: (&'w str, &'w str),
}

/// Every number of a text: "forty", "twenty-six", "two hundred and fifty".
fn numbers(words: &[String]) -> Vec<Number<'_>> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let two_before = |at: usize| {
        let word = |back: usize| at.checked_sub(back).map_or("", word);
        (word(2), word(1))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let from = at;
        let Some(mut is) = number(word(at)) else {
            at += 1;
            continue;
        };
        at += 1;
        while let Some(next) = number(word(at)) {
            is = match word(at) {
                "hundred" | "thousand" | "dozen" if is < next => is * next,
                _ if (20..=90).contains(&is) && is.is_multiple_of(10) && next < 10 => is + next,
                _ => break,
            };
            at += 1;
        }
        let more = number(word(at + 1)).filter(|more| *more < 100 && word(at) == "and");
        if let Some(more) = more.filter(|_| is >= 100 && is.is_multiple_of(100)) {
            is += more;
            at += 2;
        }
        let mut said = from;
        while said > 0 && ABOUT.contains(&word(said - 1)) {
            said -= 1;
        }
        found.push(Number {
            is,
            before: two_before(from),
            asked: two_before(said),
            after: (word(at), word(at + 1)),
        });
    }
    found
}

/// For how many there is room, if an offer says so: "seats 60", "16-seater", "up to 30 people".
#[must_use]
pub fn room(text: &str) -> Option<u32> {
    let words = words(text);
    let found = numbers(&words).into_iter().find(|number| {
        let ((two_before, before), (after, _)) = (number.before, number.after);
        HOLDS.contains(&before)
            || (matches!(before, "of" | "up" | "to" | "for") && HOLDS.contains(&two_before))
            || HOLDS.contains(&number.asked.1)
            || SEATS.contains(&after)
            || (two_before == "up" && before == "to" && GUESTS.contains(&after))
            || (number.asked == ("room", "for") && !UNITS.contains(&after))
    });
    found.map(|number| number.is)
}

/// How many somebody asks for, if they say so: "40 of us", "a room for 200", "tea for 30 people".
#[must_use]
pub fn party(text: &str) -> Option<u32> {
    let words = words(text);
    let found = numbers(&words).into_iter().find(|number| {
        let ((thing, asked), (after, after_that)) = (number.asked, number.after);
        let guests = GUESTS.contains(&after);
        (after == "of" && after_that == "us")
            || (asked == "of" && matches!(thing, "party" | "group" | "gang"))
            || (asked == "for" && guests)
            || (asked == "for" && FOR_MANY.contains(&thing) && !UNITS.contains(&after))
            || (matches!(number.before.1, "are" | "theres" | "about" | "around") && guests)
            || (number.is >= MANY && guests)
    });
    let found = found.map(|number| number.is);
    found.filter(|number| *number > 1)
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
    let young = |number: &Number<'_>| {
        number.is < 18 && matches!(number.after.0, "year" | "years" | "yr" | "yo")
    };
    // "For eight years" is no age.
    let is_age = words.iter().any(|word| word == "old" || word == "yo");
    words.iter().any(|word| CHILDREN.contains(&word.as_str()))
        || (is_age && numbers(&words).iter().any(young))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_read_where_it_is_said() {
        assert_eq!(room("Parish hall, seats 60, kitchen"), Some(60));
        assert_eq!(room("16-seater minibus"), Some(16));
        assert_eq!(room("Capacity of eighty"), Some(80));
        assert_eq!(room("Seats about two hundred"), Some(200));
        assert_eq!(room("Meeting room, up to 12 people"), Some(12));
        assert_eq!(room("Open 9 to 5, 3 parking bays"), None);
        assert_eq!(room("Has taught for 30 years"), None);
    }

    #[test]
    fn a_party_is_read_where_it_is_said() {
        for (text, many) in [
            ("There's forty of us for the outing", 40),
            ("a group of 12, Tuesdays", 12),
            ("Somewhere for 30 children on Friday", 30),
            ("There's twenty-six of us", 26),
            ("A room for 200", 200),
            ("Ceilidh, two hundred and fifty people", 250),
            ("Space for about 40 to dance", 40),
            ("A hall for up to a hundred, Saturday", 100),
            ("Lunch for three dozen", 36),
        ] {
            assert_eq!(party(text), Some(many), "{text}");
        }
        for text in [
            "One of us fell",
            "Number 14, two dogs",
            "A room for 3 hours on Monday",
            "Somewhere for two nights",
            "Lived here forty years",
            "A hall for her 60th",
        ] {
            assert_eq!(party(text), None, "{text}");
        }
    }

    #[test]
    fn children_are_known_by_what_they_are_called_and_by_their_age() {
        assert!(children("Swimming for my six year old") && children(" Not kids"));
        assert!(!children("Drives a 70 year old bus") && !children("Has taught for eight years"));
    }
}
