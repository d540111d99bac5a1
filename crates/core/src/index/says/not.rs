//! What not: what an offer says that it does not do, and what somebody says that they do not look for.

use std::ops::Range;

use super::many::number;
use super::when::times;
use super::words;
use crate::index::words::is_small;

/// After "not", "can't" and their like where an offer refuses nothing: "don't mind", "not far", "not a problem".
#[rustfmt::skip]
const NOTHING_REFUSED: [&str; 66] = [
    "afraid", "ask", "bad", "beat", "bite", "bother", "bothered", "brag", "care", "cared", "charge", "charity", "cheap",
    "complain", "competition", "cost", "drink", "expert", "fail", "fancy", "far", "fussy", "grumble", "have", "judge", "just",
    "know", "laugh", "like", "matter", "mean", "mind", "miss", "much", "necessarily", "need", "new", "one", "only", "perfect",
    "posh", "problem", "pro", "professional", "profit", "promise", "race", "religious", "require", "resist", "rush", "say",
    "see", "shy", "stand", "stop", "strict", "sure", "tell", "think", "too", "turn", "wait", "want", "worry", "yet",
];
/// In the words after a refusal that take it back: "I can't get them to, but I would if …".
const TAKES_BACK: [&str; 6] = ["could", "if", "love", "might", "try", "would"];

/// What somebody does not look for is said up to a word like these.
const ENDS: [&str; 9] = [
    "because", "cheers", "cos", "except", "please", "stuff", "ta", "thank", "thanks",
];
/// After "not" where somebody who looks for something says how things are: "not sure", "not a clue".
#[rustfmt::skip]
const HOW_THINGS_ARE: [&str; 63] = [
    "able", "alone", "asking", "available", "bad", "big", "bit", "chance", "cheap", "clear", "clue", "confident",
    "cope", "drill", "easy", "eat", "expensive", "expert", "fan", "far", "fit", "fun", "fussed", "fussy", "good",
    "great", "happy", "hope", "idea", "joke", "keen", "long", "longer", "mobile", "money", "necessarily", "penny",
    "problem", "quick", "ready", "right", "rush", "safe", "short", "sign", "simple", "sleep", "small", "soul",
    "steady", "strong", "sure", "time", "trace", "true", "unless", "urgent", "used", "walk", "word", "work", "worry",
    "young",
];
/// Who stands before "without" asks for something: a flat without heating is what somebody has.
#[rustfmt::skip]
const ASKED_FOR: [&str; 13] = [
    "anybody", "anyone", "anything", "anywhere", "class", "club", "group", "place", "room", "somebody", "someone", "something",
    "somewhere",
];
/// So end words for who somebody is.
const SOMEBODY: [&str; 7] = ["body", "er", "ian", "ist", "man", "one", "or"];
/// So many words before a word may say that it is not so.
const DENIED_WITHIN: usize = 2;
const DENIES: [&str; 6] = ["never", "no", "nor", "not", "than", "without"];
/// What is not looked for is named in so many words at most.
const NAMED_IN: usize = 3;

/// The clauses of a text in which whoever speaks says what is not offered: "can't drive at night". "No" alone is left out:
/// "no booze" is what somebody who stops drinking is looking for. So is whatever is taken back, or asked.
#[must_use]
pub fn refusals(text: &str) -> Vec<&str> {
    let clauses = clauses(text);
    let refused: Vec<&str> = (clauses.iter().enumerate())
        .filter(|(at, said)| refuses(said) && !takes_back(clauses.get(at + 1).copied()))
        .map(|(_, said)| *said)
        .filter(|said| !is_asked(text, said))
        .collect();
    // Who only says what not has said that, and no more can be left out.
    if refused.len() == clauses.len() {
        Vec::new()
    } else {
        refused
    }
}

/// The other parts of the text: what is offered, and all else.
#[must_use]
pub fn offered(text: &str) -> Vec<&str> {
    let begins = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let (mut from, mut parts) = (0, Vec::new());
    for not in refusals(text) {
        parts.push(&text[from..begins(not)]);
        from = begins(not) + not.len();
    }
    parts.push(&text[from..]);
    parts
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
        let mut next = all[at + 1..].iter();
        let next = next.find(|word| !matches!(**word, "a" | "an" | "the"));
        next.is_some_and(|next| !NOTHING_REFUSED.contains(next))
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

/// Whether what comes after a refusal turns it: "We don't mend your chair. You do."
fn takes_back(next: Option<&str>) -> bool {
    let next = next.map(words).unwrap_or_default();
    match next.first().map(String::as_str) {
        Some("you") => true,
        Some("but") => next.iter().any(|word| TAKES_BACK.contains(&word.as_str())),
        _ => false,
    }
}

/// Whether a clause is a question: "Can't sew? I'll show you".
fn is_asked(text: &str, clause: &str) -> bool {
    let end = clause.as_ptr() as usize - text.as_ptr() as usize + clause.len();
    text[end..].starts_with('?')
}

/// What somebody says that they do not look for: of "company, not a choir" the "choir". Only what is plain: what they cannot
/// do or do not have is what they look for.
#[must_use]
pub fn unwanted(text: &str) -> Vec<&str> {
    let all = unwanted_in(text);
    all.into_iter().map(|range| &text[range]).collect()
}

/// The other parts of the text.
#[must_use]
pub fn wanted(text: &str) -> Vec<&str> {
    let mut from = 0;
    let mut parts = Vec::new();
    for not in unwanted_in(text) {
        parts.push(&text[from..not.start]);
        from = not.end;
    }
    parts.push(&text[from..]);
    parts
}

/// Whether a text says a word only to say that it is not so: "yoga" in "somewhere quiet, no yoga class next door". It may be
/// what somebody lacks as well as what they do not want.
#[must_use]
pub fn is_denied(word: &str, text: &str) -> bool {
    let (all, wanted) = (words(text), root(word));
    let denies = |before: &String| DENIES.contains(&before.as_str());
    let mut said = (all.iter().enumerate())
        .filter(|(_, word)| root(word) == wanted)
        .map(|(at, _)| all[at.saturating_sub(DENIED_WITHIN)..at].iter().any(denies))
        .peekable();
    said.peek().is_some() && said.all(|denied| denied)
}

/// Whether a text is about just what some words name: "runner" is named in "Runs with dogs".
#[must_use]
pub fn is_named_in(named: &str, text: &str) -> bool {
    let roots: Vec<String> = words(text).iter().map(|word| root(word)).collect();
    words(named).iter().all(|word| roots.contains(&root(word)))
}

/// What is left of a word without the endings of who does it and how many: "teachers" and "teaches" become "teach".
fn root(word: &str) -> String {
    let endings = ["ers", "ing", "er", "es", "ed", "s"].iter();
    let mut stems = endings.filter_map(|ending| word.strip_suffix(ending));
    let stem = stems.find(|stem| stem.chars().count() >= 3).unwrap_or(word);
    let mut root = stem.to_owned();
    let mut last = stem.chars().rev();
    let (last, before) = (last.next(), last.next());
    if last == before || last == Some('e') {
        root.pop();
    } else if last == Some('y') {
        root.pop();
        root.push('i');
    }
    root
}

/// A word with where it stands.
struct Word {
    folded: String,
    range: Range<usize>,
    /// A comma or the like stands before it.
    begins: bool,
}

fn words_in(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut begins = true;
    let mut from = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || matches!(letter, '\'' | '’');
        match (from, inside) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                let folded = words(&text[start..at]).concat();
                if !folded.is_empty() {
                    found.push(Word {
                        folded,
                        range: start..at,
                        begins: std::mem::take(&mut begins),
                    });
                }
                from = None;
            }
            _ => {}
        }
        begins |= !inside && !letter.is_whitespace() && letter != '-';
    }
    found
}

fn unwanted_in(text: &str) -> Vec<Range<usize>> {
    let words = words_in(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        at += match refuses_what_follows(&words, at) {
            Some(many) => {
                named(&words, at + many, &mut found);
                many
            }
            None => 1,
        };
    }
    found
}

/// How many words say here that what follows is not looked for.
fn refuses_what_follows(words: &[Word], at: usize) -> Option<usize> {
    // The words from here on up to the next comma.
    let here: Vec<&str> = (words[at..].iter().enumerate())
        .take_while(|(on, word)| *on == 0 || !word.begins)
        .map(|(_, word)| word.folded.as_str())
        .collect();
    let before = at.checked_sub(1).map(|at| words[at].folded.as_str());
    let begins = words[at].begins || matches!(before, Some("but" | "and" | "please" | "thats"));
    let article = |word: Option<&&str>| matches!(word, Some(&("a" | "an" | "the" | "another")));
    match here.as_slice() {
        ["rather", "than", ..] | ["instead", "of", ..] | ["not", "after", ..] => Some(2),
        ["dont" | "doesnt", "want" | "need" | "fancy", ..] if before != Some("you") => Some(2),
        ["do" | "does", "not", "want" | "need" | "fancy", ..] if before != Some("you") => Some(3),
        ["not", "looking", "for", ..]
        | ["not", "interested", "in", ..]
        | ["no", "interest", "in", ..] => Some(3),
        ["never", rest @ ..] if begins && article(rest.first()) => Some(1),
        // Who begins so may say who they are: "Not a driver, a lift to chapel".
        ["not", a, what] | ["not", a, what, "but", ..] if at == 0 && article(Some(a)) => {
            let is_somebody = SOMEBODY.iter().any(|ending| what.ends_with(ending));
            (!is_somebody && !HOW_THINGS_ARE.contains(what)).then_some(1)
        }
        ["not", rest @ ..] if begins && at > 0 => {
            let what = rest.iter().find(|word| !article(Some(word)))?;
            let of_themselves = rest.contains(&"myself") || rest.contains(&"me");
            let is_done = what.ends_with("ing") && !article(rest.first());
            (!of_themselves && !is_done && !HOW_THINGS_ARE.contains(what)).then_some(1)
        }
        // "No car" is what somebody does not have; "no gyms please" is asked.
        ["no", .., "please" | "thanks" | "ta" | "you"] if begins => Some(1),
        ["without", ..] => {
            let mut asked = words[..at].iter().rev().take(NAMED_IN);
            asked
                .any(|word| ASKED_FOR.contains(&word.folded.as_str()))
                .then_some(1)
        }
        _ => None,
    }
}

/// What is named from here on: "a loan", "gyms or pools please".
fn named(words: &[Word], at: usize, found: &mut Vec<Range<usize>>) {
    let article = |word: &&Word| {
        matches!(
            word.folded.as_str(),
            "a" | "an" | "the" | "any" | "another" | "more"
        )
    };
    let mut rest = words.get(at..).unwrap_or_default();
    loop {
        let skipped = rest.iter().take_while(article).count();
        rest = &rest[skipped..];
        let is_of_it = |(on, word): &(usize, &Word)| {
            let ends = is_small(&word.folded) || ENDS.contains(&word.folded.as_str());
            !ends && (*on + skipped == 0 || !word.begins)
        };
        let many = (rest.iter().enumerate()).take_while(is_of_it).count();
        // What follows a longer name is no name.
        let Some(last) = many.checked_sub(1).filter(|_| many <= NAMED_IN) else {
            return;
        };
        let first = rest[0].folded.as_str();
        if number(first).is_some() || (many == 1 && HOW_THINGS_ARE.contains(&first)) {
            return;
        }
        let named = rest[0].range.start..rest[last].range.end;
        // "Rather than without a choir" names it once.
        if found.last().is_none_or(|before| before.end <= named.start) {
            found.push(named);
        }
        rest = &rest[many..];
        match rest.first() {
            Some(or) if !or.begins && matches!(or.folded.as_str(), "or" | "nor") => {
                rest = &rest[1..];
            }
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_offered_is_told_from_what_is() {
        let text = "Happy to drive people to appointments, can't drive at night";
        assert_eq!(refusals(text), [" can't drive at night"]);
        assert_eq!(
            offered(text),
            ["Happy to drive people to appointments,", ""]
        );
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

    #[test]
    fn a_gift_that_is_said_with_a_not_is_no_refusal() {
        for gift in [
            "Shed of looms. We don't weave your scarf. You do",
            "Clog dancer. I can't make anybody learn it, but I would if they asked",
            "Can't whistle? I'll show you",
            "Forty clocks, not one tells the right time",
            "Moving pianos, not a problem",
            "Walks any hour, no need to ring",
            "Paints signs. Not an expert",
        ] {
            assert_eq!(refusals(gift), Vec::<&str>::new(), "{gift}");
        }
        let both = "Tunes pianos. I can't lift them, but days are fine";
        assert_eq!(refusals(both), [" I can't lift them"]);
    }

    #[test]
    fn what_is_not_looked_for_is_read_where_it_is_plain() {
        for (text, not) in [
            ("Company on walks, NOT a rambler", vec!["rambler"]),
            ("I don't want a choir, just to sing", vec!["choir"]),
            ("Something to do with clay but not a class", vec!["class"]),
            ("Somewhere warm, no pubs please", vec!["pubs"]),
            ("Somewhere to dance without drink", vec!["drink"]),
            ("A lathe rather than a course", vec!["course"]),
            (
                "Chess instead of bingo or quizzes",
                vec!["bingo", "quizzes"],
            ),
            ("Not looking for a tutor", vec!["tutor"]),
            ("Not a pub, I want to play dominoes", vec!["pub"]),
            ("A dance, no darts stuff please", vec!["darts"]),
        ] {
            assert_eq!(unwanted(text), not, "{text}");
        }
        assert_eq!(
            wanted("Clay, not a class, on Mondays"),
            ["Clay, not a ", ", on Mondays"]
        );
    }

    #[test]
    fn what_somebody_has_not_or_cannot_do_is_what_they_look_for() {
        for text in [
            "I can't read the letters",
            "Not only for the choir",
            "The clock stopped, no idea why",
            "Not sure where to begin with bees",
            "We no longer have a car",
            "Mother has no bath, no car",
            "A house without a cooker",
            "The gate is not closing",
            "Not a driver myself, a lift to chapel",
            "Not a joiner, I need a shelf put up",
            "Not a soul to talk to",
            "I don't want to lose the allotment",
            "A quilt, not urgent",
            "Two hens, not a clue how to keep them",
        ] {
            assert_eq!(unwanted(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_word_is_denied_where_nothing_else_is_said_of_it() {
        let quiet = "Somewhere to sit in silence. No yoga class next door";
        assert!(is_denied("yoga", quiet) && is_denied("class", quiet));
        assert!(!is_denied("silence", quiet) && !is_denied("choir", quiet));
        assert!(!is_denied("yoga", "Yoga for who has done no yoga before"));
    }

    #[test]
    fn a_thing_is_named_by_who_does_it_as_well() {
        assert!(is_named_in("rambler", "Rambles on the moor"));
        assert!(is_named_in("teachers", "Teaching the fiddle"));
        assert!(is_named_in("runner", "Runs, slowly"));
        assert!(is_named_in("party", "Parties of any size"));
        assert!(!is_named_in("choir", "Chairs to lend"));
        assert!(!is_named_in("piano teacher", "Piano tuner"));
    }
}
