//! Which words in common may be named as a reason.
//!
//! All of them count in the order. A reason is read by a person: a word that everybody uses says nothing to them, and a
//! word that hurts is not for a program to say. What is meant is then said in kinder words (`homeground_meaning`).

use crate::domain::health;

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
    const ENDINGS: [(&str, &str); 13] = [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("'s", ""),
        ("’s", ""),
        ("s'", ""),
        ("ing", ""),
        ("ing", "e"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_little_are_never_named_in_any_form() {
        assert!(LITTLE_SAID.is_sorted());
        for word in [
            "Little", "boys", "leaving", "shows", "gets", "sitting", "night", "mate", "steps",
            "tries", "16", "slowly", "odd", "St", "laid",
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
}
