//! Which words in common may be named as a reason.
//!
//! All of them count in the order. A reason is read by a person: a word that everybody uses says nothing to them, and a
//! word that hurts is not for a program to say. What is meant is then said in kinder words (`homeground_meaning`).

use homeground_meaning::words::{Stem, for_each_word};

use crate::domain::health;
use crate::index::words::is_small;

/// Words that two texts may share without being about one thing, in their shortest form. In order.
#[rustfmt::skip]
const LITTLE_SAID: [&str; 417] = [
    "act", "add", "advice", "afternoon", "age", "agree", "allow", "answer", "april", "area", "arm", "ask", "august",
    "aunt", "available", "back", "bad", "bairn", "bank", "bar", "begin", "beginner", "bend", "big", "bloke", "born",
    "borrow", "bother", "box", "boy", "branch", "break", "brilliant", "bring", "brother", "busy", "buy", "call",
    "care", "carry", "catch", "celebrate", "change", "charge", "chat", "cheap", "check", "child", "children", "choose",
    "class", "clean", "close", "club", "cold", "come", "company", "couple", "cover", "crew", "cup", "cut", "dad",
    "daughter", "day", "dead", "deal", "dear", "december", "different", "difficult", "do", "donate", "door", "drive",
    "drop", "early", "easy", "eight", "eighty", "eleven", "end", "enjoy", "evening", "experience", "experienced",
    "extra", "eye", "face", "fair", "family", "fancy", "far", "fast", "favour", "february", "feel", "feet", "fetch",
    "fifty", "fill", "find", "fine", "first", "fit", "five", "fix", "floor", "fold", "folk", "follow", "foot",
    "forget", "forty", "four", "free", "fresh", "friday", "friend", "friendly", "front", "full", "fun", "gang", "gent",
    "gentle", "get", "girl", "give", "glad", "go", "gran", "grand", "grandad", "granddaughter", "grandfather",
    "grandma", "grandmother", "grandson", "great", "group", "guy", "half", "hand", "happy", "hard", "hate", "head",
    "hear", "heart", "heavy", "hello", "hold", "home", "honest", "hope", "hot", "hour", "house", "hundred", "hurt",
    "husband", "idea", "inside", "interest", "interested", "issue", "january", "job", "join", "july", "june", "keen",
    "keep", "kid", "kind", "know", "lad", "lady", "laid", "large", "lass", "last", "late", "laugh", "lay", "lead",
    "leave", "led", "left", "lend", "lesson", "level", "life", "light", "like", "line", "list", "little", "live",
    "local", "lonely", "long", "look", "loose", "lose", "lost", "lot", "love", "low", "lunchtime", "made", "main",
    "make", "mam", "man", "manage", "mate", "matter", "mean", "meet", "member", "men", "mile", "mind", "minute",
    "miss", "missing", "moment", "monday", "month", "morning", "mother", "mum", "name", "nan", "nana", "near", "need",
    "neighbour", "neighbourhood", "new", "next", "nice", "night", "nine", "ninety", "noise", "november", "number",
    "october", "odd", "offer", "okay", "old", "once", "one", "open", "order", "organise", "pack", "pair", "part",
    "party", "pass", "past", "patience", "patient", "pay", "pick", "place", "plan", "play", "plenty", "point", "pop",
    "problem", "proper", "provide", "pull", "push", "put", "quick", "reach", "ready", "real", "really", "reason",
    "regular", "remember", "rest", "retired", "right", "road", "room", "round", "run", "safe", "sat", "saturday",
    "save", "say", "second", "see", "send", "september", "service", "set", "seven", "seventy", "share", "shift",
    "shop", "short", "show", "side", "simple", "single", "sister", "sit", "site", "six", "sixty", "size", "slow",
    "small", "soft", "son", "sort", "spare", "speak", "spend", "spot", "st", "stair", "stand", "start", "stay", "step",
    "stick", "stop", "story", "straight", "street", "strong", "stuff", "suit", "sunday", "support", "sure", "swap",
    "take", "talk", "teach", "team", "ten", "thing", "think", "third", "thirty", "thousand", "three", "throw",
    "thursday", "till", "time", "today", "together", "tonight", "top", "touch", "town", "train", "trip", "trouble",
    "true", "trust", "try", "tuesday", "turn", "twenty", "twice", "two", "un", "uncle", "understand", "use", "useful",
    "user", "visit", "volunteer", "wait", "want", "warm", "wash", "watch", "wean", "wednesday", "wee", "week",
    "weekday", "weekend", "weekly", "welcome", "while", "wife", "willing", "wish", "woman", "women", "word", "work",
    "worker", "worry", "wrong", "year", "young",
];
/// Before the particulars of a title: "Books for children".
const PARTICULARS: [&str; 10] = [
    "and", "at", "by", "for", "from", "in", "of", "on", "to", "with",
];
/// Words that say what is meant where they are a tag, or what a title is about, and little in passing: of a hearing the aid,
/// of an address the hill. In their shortest form, in order.
#[rustfmt::skip]
const SAID_IN_PASSING: [&str; 32] = [
    "aid", "alley", "ave", "avenue", "book", "brick", "bridge", "court", "crescent", "croft", "dry", "field", "gate",
    "green", "grove", "hill", "lane", "mews", "mill", "parade", "park", "path", "quay", "rail", "rd", "row", "sq",
    "square", "terrace", "villa", "wall", "yard",
];
/// Words that are never said back to people, beside those about health, in their shortest form. In order.
#[rustfmt::skip]
const TENDER: [&str; 93] = [
    "abuse", "abuser", "abusive", "addict", "addiction", "alcohol", "alcoholic", "asylum", "bailiff", "bankrupt",
    "benefit", "bereaved", "bereavement", "betting", "booze", "cancer", "chemo", "crime", "custody", "dead", "death",
    "debt", "dementia", "deport", "depressed", "depression", "die", "died", "disability", "disabled", "disorder",
    "divorce", "divorced", "domestic", "drink", "drinking", "drug", "drunk", "dying", "evicted", "eviction",
    "gambler", "gambling", "gay", "grief", "harassment", "harm", "hiv", "hoarder", "homeless", "homelessness",
    "hospice", "jail", "lesbian", "lgbt", "miscarriage", "narcotics", "obese", "obesity", "offender", "overdose",
    "overweight", "panic", "poor", "positive", "poverty", "prison", "prisoner", "probation", "psychosis", "queer",
    "rape", "refuge", "refugee", "scar", "sectioned", "sober", "stillbirth", "stillborn", "suicidal", "suicide",
    "survivor", "terminal", "trans", "transgender", "trauma", "victim", "violence", "violent", "voice", "widow",
    "widowed", "widower",
];

/// Whether a word in common says what is meant and hurts nobody, so that it may be named; `main` are the words that the
/// tags and the title of the offer turn on.
pub(super) fn is_telling(word: &str, main: &[String]) -> bool {
    let word = word.to_lowercase();
    let is_number = word.chars().all(|letter| letter.is_ascii_digit());
    let is_listed = |form: &str| {
        LITTLE_SAID.binary_search(&form).is_ok() || TENDER.binary_search(&form).is_ok()
    };
    let in_passing = |form: &str| SAID_IN_PASSING.binary_search(&form).is_ok();
    !is_number
        && !is_small(&word.replace(['\'', '’'], ""))
        && !health::says_health(&word)
        && !forms(&word).any(|form| is_listed(&form))
        && (main.contains(&word) || !forms(&word).any(|form| in_passing(&form)))
}

/// The words that tags and a title turn on: each tag of one word, and the last word before the title goes into particulars.
pub(super) fn main_words<'t>(title: &'t str, tags: impl Iterator<Item = &'t str>) -> Vec<String> {
    let ends =
        |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '\'' | '’' | '-');
    let first = title.split(ends).find(|part| !part.trim().is_empty());
    let words = first.unwrap_or_default().split_whitespace();
    let words = words.take_while(|word| !PARTICULARS.contains(&word.to_lowercase().as_str()));
    let tags = tags.filter(|tag| !tag.contains(char::is_whitespace));
    (words.last().into_iter().chain(tags))
        .map(str::to_lowercase)
        .collect()
}

/// A word, and what it may be a form of: `leaving` and `leave`, `tries` and `try`.
fn forms(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 15] = [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("'s", ""),
        ("’s", ""),
        ("s'", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ings", ""),
        ("ings", "e"),
        ("ed", ""),
        ("ed", "e"),
        ("er", ""),
        ("ers", ""),
        ("ly", ""),
    ];
    let shorter = ENDINGS.iter().filter_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending)?;
        (stem.len() >= 2).then(|| format!("{stem}{instead}"))
    });
    // "Sitting" and "sit".
    let doubled = (word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")))
        .and_then(|stem| stem.strip_suffix(stem.chars().last()?))
        .map(str::to_owned);
    std::iter::once(word.to_owned())
        .chain(shorter)
        .chain(doubled)
}

/// Whether a word of one text is a name there or in another that says it in another form: whoever looks for Polish does
/// not look for polishing.
pub(super) fn is_another_name(word: &str, one: &[&str], other: &[&str]) -> bool {
    let stem = Stem::default();
    let (bare, shortest) = (whose(word), stem.of(word));
    let mut forms: Vec<String> = Vec::new();
    for text in other {
        for_each_word(text, |said| {
            if stem.of(said) == shortest {
                forms.push(whose(said).to_owned());
            }
        });
    }
    let is_name = |word: &str, texts: &[&str]| {
        as_written(word, texts.iter().copied()).starts_with(char::is_uppercase)
    };
    !forms.is_empty()
        && forms.iter().all(|form| form != bare)
        && (is_name(bare, one) || forms.iter().any(|form| is_name(form, other)))
}

/// A word as texts have it, with the capital that it has in the middle of a sentence: `Polish`, `CV`.
pub(super) fn as_written<'w>(word: &str, texts: impl Iterator<Item = &'w str>) -> String {
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    for text in texts {
        let all: Vec<&str> = text.split_whitespace().collect();
        for (at, written) in all.iter().enumerate() {
            let bare = written.trim_matches(|letter: char| !letter.is_alphanumeric());
            if bare.to_lowercase() != word {
                continue;
            }
            let before = at.checked_sub(1).and_then(|at| all.get(at));
            let begins = before.is_none_or(|before| before.ends_with(['.', '!', '?', ':', '–']));
            let in_small = before.is_some_and(is_small) || all.get(at + 1).is_some_and(is_small);
            let is_sign = bare.chars().filter(|letter| letter.is_uppercase()).count() > 1;
            if is_sign || (!begins && in_small) {
                return whose(bare).to_owned();
            }
        }
    }
    whose(word).to_owned()
}

/// A word without what makes it somebody's: the carers' circle speaks of carers.
fn whose(word: &str) -> &str {
    let bare = ["'s", "’s", "'", "’"].iter();
    let mut bare = bare.filter_map(|ending| word.strip_suffix(ending));
    bare.next().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_little_are_never_named_in_any_form() {
        assert!(LITTLE_SAID.is_sorted());
        for word in [
            "Little", "boys", "leaving", "shows", "gets", "sitting", "night", "mate", "steps",
            "tries", "16", "slowly", "odd", "St", "laid", "namings", "ma", "oan", "you’ll",
        ] {
            assert!(!is_telling(word, &[]), "{word}");
        }
        for word in [
            "trombone",
            "bread",
            "baking",
            "Polish",
            "sewing",
            "piano",
            "gardening",
            "letters",
            "football",
        ] {
            assert!(is_telling(word, &[]), "{word}");
        }
    }

    #[test]
    fn a_word_in_passing_is_named_where_a_tag_or_the_title_turns_on_it() {
        assert!(SAID_IN_PASSING.is_sorted());
        let main = |title: &str, tags: &[&str]| main_words(title, tags.iter().copied());
        for word in ["hill", "books", "walls", "Aid"] {
            assert!(
                !is_telling(word, &main("Accordion, Castle Hill", &[])),
                "{word}"
            );
        }
        assert!(is_telling("books", &main("Binds old books, any size", &[])));
        assert!(is_telling("walls", &main("Dry stone walls", &[])));
        assert!(is_telling("books", &main("Reads aloud", &["books"])));
        assert!(!is_telling(
            "book",
            &main("Puppet shows for a book fair", &["book fair"])
        ));
    }

    #[test]
    fn words_that_hurt_are_never_said_back_to_people() {
        assert!(TENDER.is_sorted());
        for word in [
            "suicide",
            "voices",
            "Debts",
            "violent",
            "drinking",
            "evictions",
            "dementia",
            "depressed",
            "abused",
        ] {
            assert!(!is_telling(word, &[]), "{word}");
        }
    }

    #[test]
    fn a_word_keeps_the_capital_that_it_has_in_the_middle_of_a_sentence() {
        let written = |word, text| as_written(word, std::iter::once(text));
        assert_eq!(written("polish", "Translates Polish letters"), "Polish");
        assert_eq!(written("cv", "CV and cover letters"), "CV");
        assert_eq!(written("letters", "Letters in Polish"), "letters");
        assert_eq!(written("carers'", "Carers' circle"), "carers");
        assert_eq!(
            written("hospital's", "Hats for the hospital's babies"),
            "hospital"
        );
        assert_eq!(written("hall", "Miners' Welfare Hall"), "hall");
    }

    #[test]
    fn a_name_is_no_other_form_of_a_word() {
        let learns = ["I would like to learn Polish for the wedding"];
        let polishes = ["I do French polishing, tables and sideboards"];
        assert!(is_another_name("polishing", &polishes, &learns));
        assert!(is_another_name("polish", &learns, &polishes));
        let teaches = ["from Poznań, I teach Polish to beginners"];
        assert!(!is_another_name("polish", &teaches, &learns));
        assert!(!is_another_name("polish", &teaches, &["polish lessons"]));
        assert!(!is_another_name(
            "baking",
            &["bread baking"],
            &["I love to bake"]
        ));
    }
}
