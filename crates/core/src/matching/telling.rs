//! Which words in common may be named as a reason.
//!
//! All of them count in the order. A reason is read by a person: a word that everybody uses says nothing to them, and a
//! word that hurts is not for a program to say. What is meant is then said in kinder words (`homeground_meaning`).

use crate::domain::health;

/// Words that two texts may share without being about one thing, in their shortest form. In order.
#[rustfmt::skip]
const LITTLE_SAID: [&str; 379] = [
    "act", "add", "advice", "afternoon", "age", "agree", "allow", "answer", "area", "arm", "ask", "available", "back",
    "bad", "bairn", "bank", "bar", "begin", "beginner", "big", "bloke", "born", "borrow", "box", "boy", "branch",
    "break", "brilliant", "brother", "busy", "buy", "call", "care", "carry", "catch", "change", "charge", "chat",
    "cheap", "check", "child", "children", "choose", "class", "clean", "close", "club", "cold", "come", "company",
    "couple", "cover", "crew", "cup", "cut", "dad", "daughter", "day", "dead", "deal", "dear", "different",
    "difficult", "do", "donate", "door", "drive", "drop", "early", "easy", "eight", "eighty", "eleven", "end",
    "enjoy", "evening", "experience", "experienced", "extra", "eye", "face", "fair", "family", "fancy", "far", "fast",
    "favour", "feel", "feet", "fetch", "fifty", "fill", "find", "fine", "fit", "five", "fix", "floor", "fold", "folk",
    "follow", "foot", "forget", "forty", "four", "free", "fresh", "friday", "friend", "friendly", "front", "full",
    "fun", "gang", "gent", "gentle", "get", "girl", "give", "glad", "go", "gran", "grand", "grandad", "granddaughter",
    "grandma", "grandson", "great", "group", "guy", "hand", "happy", "hard", "hate", "head", "hear", "heart", "heavy",
    "hello", "hold", "home", "honest", "hope", "hot", "house", "hundred", "hurt", "husband", "idea", "inside",
    "interest", "interested", "issue", "job", "join", "keen", "keep", "kid", "kind", "know", "lad", "lady", "large",
    "lass", "late", "laugh", "lay", "lead", "leave", "left", "lend", "lesson", "level", "life", "light", "like",
    "line", "list", "little", "live", "local", "lonely", "long", "look", "loose", "lose", "lost", "love", "low",
    "lunchtime", "main", "make", "mam", "man", "manage", "mate", "matter", "mean", "meet", "member", "men", "mile",
    "mind", "minute", "miss", "missing", "moment", "monday", "month", "morning", "mother", "mum", "name", "nan",
    "nana", "near", "need", "neighbour", "neighbourhood", "new", "nice", "night", "nine", "ninety", "noise", "number",
    "offer", "okay", "old", "once", "open", "order", "organise", "pack", "pair", "part", "party", "pass", "past",
    "patience", "patient", "pay", "pick", "place", "plan", "play", "plenty", "point", "pop", "problem", "proper",
    "provide", "pull", "push", "put", "quick", "reach", "ready", "real", "reason", "regular", "remember", "rest",
    "retired", "right", "road", "room", "round", "run", "safe", "sat", "saturday", "save", "say", "see", "send",
    "service", "set", "seven", "seventy", "share", "shift", "shop", "short", "show", "side", "simple", "single",
    "sister", "sit", "site", "six", "sixty", "size", "slow", "small", "soft", "son", "sort", "spare", "speak",
    "spend", "spot", "stair", "stand", "start", "stay", "step", "stick", "stop", "story", "straight", "street",
    "strong", "stuff", "suit", "sunday", "support", "sure", "swap", "take", "talk", "teach", "team", "ten", "thing",
    "think", "thirty", "thousand", "throw", "thursday", "till", "time", "together", "tonight", "top", "touch", "town",
    "train", "trip", "trouble", "true", "trust", "try", "tuesday", "turn", "twenty", "twice", "understand", "use",
    "useful", "user", "visit", "volunteer", "wait", "want", "warm", "wash", "watch", "wean", "wednesday", "wee",
    "week", "weekday", "weekend", "weekly", "welcome", "wife", "willing", "wish", "woman", "women", "word", "work",
    "worker", "worry", "wrong", "year", "young",
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

/// Whether a word in common says what is meant and hurts nobody, so that it may be named.
pub(super) fn is_telling(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_number = word.chars().all(|letter| letter.is_ascii_digit());
    let is_listed = |form: &str| {
        LITTLE_SAID.binary_search(&form).is_ok() || TENDER.binary_search(&form).is_ok()
    };
    !is_number && !health::says_health(&word) && !forms(&word).any(|form| is_listed(&form))
}

/// A word, and what it may be a form of: `leaving` and `leave`, `tries` and `try`.
fn forms(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 12] = [
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
            "tries", "16",
        ] {
            assert!(!is_telling(word), "{word}");
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
            assert!(is_telling(word), "{word}");
        }
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
            assert!(!is_telling(word), "{word}");
        }
    }
}
