//! From a line to guesses: who, where, what is offered and what is looked for.

use std::ops::Range;

use super::cues;
use crate::domain::{AssetKind, RecordId};

/// What the map knows that helps to read a line.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// People: key, name, street.
    pub people: Vec<(RecordId, &'a str, Option<&'a str>)>,
    /// Street names.
    pub streets: Vec<&'a str>,
}

/// What the rules make of a line. Ranges are bytes of the line.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Guess {
    pub entries: Vec<GuessedEntry>,
    pub person: Option<GuessedPerson>,
    pub place: Option<GuessedPlace>,
}

/// Something offered or looked for.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct GuessedEntry {
    pub range: Range<usize>,
    /// Looked for rather than offered.
    pub looked_for: bool,
    /// No hurry.
    pub interest: bool,
    /// `None`: anything.
    pub kind: Option<AssetKind>,
    pub title: String,
}

/// Who the line is about.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct GuessedPerson {
    pub range: Range<usize>,
    pub name: String,
    /// People of the map who go by this name.
    pub known: Vec<RecordId>,
}

/// An address in the line.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct GuessedPlace {
    pub range: Range<usize>,
    pub street: Option<String>,
    pub house_number: Option<String>,
    pub postcode: Option<String>,
}

/// A word of the line with where it stands.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// Reads one line.
#[must_use]
pub fn guess(line: &str, known: &Known<'_>) -> Guess {
    let words = words(line);
    let place = place(line, &words, known);
    let person = person(line, &words, place.as_ref(), known);
    let entries = entries(line, &words, person.as_ref(), place.as_ref());
    Guess {
        entries,
        person,
        place,
    }
}

/// Words are runs of letters, digits, apostrophes and hyphens.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (start, inside(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word {
                    text: &line[from..at],
                    start: from,
                    end: at,
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// A house number: up to four digits and perhaps a letter, or a range.
fn is_house_number(word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let rest = &word[digits..];
    (1..=4).contains(&digits)
        && (rest.is_empty()
            || (rest.len() == 1 && rest.chars().all(|c| c.is_ascii_alphabetic()))
            || rest
                .strip_prefix('-')
                .is_some_and(|to| to.chars().all(|c| c.is_ascii_digit())))
}

/// The halves of a British postcode, such as `QQ1` and `2AB`.
fn is_postcode(outward: &str, inward: &str) -> bool {
    let inward = inward.as_bytes();
    let outward_fits = (2..=4).contains(&outward.len())
        && outward.starts_with(|c: char| c.is_ascii_alphabetic())
        && outward.chars().all(|c| c.is_ascii_alphanumeric())
        && outward.chars().any(|c| c.is_ascii_digit());
    outward_fits
        && inward.len() == 3
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(u8::is_ascii_alphabetic)
}

/// How many words from `at` name a street: one that the map knows, else capitalised words
/// that end in a street type.
fn street_length(words: &[Word<'_>], at: usize, known: &Known<'_>) -> usize {
    let same = |name: &str| {
        let parts: Vec<String> = name.split_whitespace().map(plain).collect();
        let fits = parts.len() <= words.len() - at
            && parts.iter().zip(&words[at..]).all(|(part, word)| {
                let word = plain(word.text);
                *part == word || part.replace('\'', "") == word.replace('\'', "")
            });
        if fits { parts.len() } else { 0 }
    };
    let longest = known
        .streets
        .iter()
        .map(|name| same(name))
        .max()
        .unwrap_or(0);
    if longest > 0 {
        return longest;
    }
    for length in 2..=4.min(words.len() - at) {
        let name = &words[at..at + length];
        let last = plain(name[length - 1].text);
        if name.iter().all(|word| is_capitalised(word.text))
            && cues::STREET_TYPES.contains(&last.as_str())
        {
            return length;
        }
    }
    0
}

fn place(line: &str, words: &[Word<'_>], known: &Known<'_>) -> Option<GuessedPlace> {
    let mut found: Option<GuessedPlace> = None;
    for at in 0..words.len() {
        let numbered = is_house_number(words[at].text);
        let from = if numbered { at + 1 } else { at };
        if from >= words.len() {
            break;
        }
        let length = street_length(words, from, known);
        if length > 0 {
            let range = words[at].start..words[from + length - 1].end;
            found = Some(GuessedPlace {
                street: Some(line[words[from].start..range.end].to_owned()),
                range,
                house_number: numbered.then(|| words[at].text.to_owned()),
                postcode: None,
            });
            break;
        }
    }
    for pair in words.windows(2) {
        if is_postcode(pair[0].text, pair[1].text) {
            let postcode = format!(
                "{} {}",
                pair[0].text.to_uppercase(),
                pair[1].text.to_uppercase()
            );
            let here = pair[0].start..pair[1].end;
            let place = found.get_or_insert(GuessedPlace {
                range: here.clone(),
                street: None,
                house_number: None,
                postcode: None,
            });
            place.postcode = Some(postcode);
            // One stretch only where the postcode follows the street.
            if here.start >= place.range.end && here.start - place.range.end <= 2 {
                place.range.end = here.end;
            }
            break;
        }
    }
    found
}

/// A name stands at the beginning of the line: a title and capitalised words, up to three.
fn person(
    line: &str,
    words: &[Word<'_>],
    place: Option<&GuessedPlace>,
    known: &Known<'_>,
) -> Option<GuessedPerson> {
    let ahead = |word: &Word<'_>| place.is_none_or(|place| word.end <= place.range.start);
    let first = words
        .first()
        .filter(|word| ahead(word) && is_capitalised(word.text))?;
    if cues::NOT_A_NAME.contains(&first.text) || first.text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut count = 0;
    for (index, word) in words.iter().take(4).enumerate() {
        let joined = index == 0 || line[words[index - 1].end..word.start].trim_matches('.') == " ";
        let titled = cues::TITLES.contains(&word.text);
        if !(ahead(word) && is_capitalised(word.text) && joined) {
            break;
        }
        count = index + 1;
        if count == 3 && !cues::TITLES.contains(&first.text) && !titled {
            break;
        }
    }
    let range = first.start..words[count - 1].end;
    let name = line[range.clone()].to_owned();
    // What the map knows, or what a sentence says of people: a verb, an address, a comma.
    let next = words.get(count).map(|word| plain(word.text));
    let known_ids = known_people(&name, known);
    let says = next.is_some_and(|next| {
        cues::GIFT_VERBS.contains(&next.as_str())
            || [
                "at", "of", "from", "in", "is", "has", "would", "could", "can", "lends", "used",
            ]
            .contains(&next.as_str())
            || cues::LOOKING.iter().any(|(phrase, _)| *phrase == next)
            || (next.len() > 3 && next.ends_with('s') && !next.ends_with("ss"))
    });
    let address_follows = place.is_some_and(|place| {
        line[range.end..place.range.start]
            .trim_matches([',', ' '])
            .is_empty()
    });
    if known_ids.is_empty() && !says && !address_follows {
        return None;
    }
    Some(GuessedPerson {
        range,
        name,
        known: known_ids,
    })
}

/// People of the map whose name begins with these words.
fn known_people(name: &str, known: &Known<'_>) -> Vec<RecordId> {
    let name: Vec<String> = name.split_whitespace().map(plain).collect();
    known
        .people
        .iter()
        .filter(|(_, known, _)| {
            let known: Vec<String> = known.split_whitespace().map(plain).collect();
            known.len() >= name.len() && known.iter().zip(&name).all(|(one, two)| one == two)
        })
        .map(|(id, ..)| *id)
        .take(5)
        .collect()
}

/// A stretch of the line that says one thing.
struct Clause {
    range: Range<usize>,
}

fn entries(
    line: &str,
    words: &[Word<'_>],
    person: Option<&GuessedPerson>,
    place: Option<&GuessedPlace>,
) -> Vec<GuessedEntry> {
    let mut found = Vec::new();
    let mut looking_before = false;
    for clause in clauses(line, words, person, place) {
        if let Some(entry) = entry(line, clause.range, person.is_some(), looking_before) {
            looking_before = entry.looked_for;
            found.push(entry);
        }
    }
    found
}

/// Clauses end at commas, full stops, semicolons, and at "and" or "but" before a verb or a
/// phrase of looking. Name and address belong to none.
fn clauses(
    line: &str,
    words: &[Word<'_>],
    person: Option<&GuessedPerson>,
    place: Option<&GuessedPlace>,
) -> Vec<Clause> {
    let taken = |word: &Word<'_>| {
        person.is_some_and(|person| word.start < person.range.end)
            || place.is_some_and(|place| place.range.contains(&word.start))
    };
    let mut clauses = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut end_clause = |current: &mut Option<Range<usize>>| {
        if let Some(range) = current.take() {
            clauses.push(Clause { range });
        }
    };
    for (index, word) in words.iter().enumerate() {
        let before = if index == 0 { 0 } else { words[index - 1].end };
        let stops = line[before..word.start].contains([',', '.', ';', ':', '\n', '!', '?']);
        let joins = matches!(plain(word.text).as_str(), "and" | "but" | "also");
        let leads = words
            .get(index + 1)
            .is_some_and(|next| begins_clause(line, next.start));
        if taken(word) {
            end_clause(&mut current);
            continue;
        }
        if stops || (joins && leads) {
            end_clause(&mut current);
        }
        let filler = matches!(
            plain(word.text).as_str(),
            "and" | "but" | "also" | "at" | "from" | "of" | "in" | "who"
        );
        match &mut current {
            None if filler => {}
            None => current = Some(word.start..word.end),
            Some(range) => range.end = word.end,
        }
    }
    end_clause(&mut current);
    clauses
}

fn starts_with_phrase(text: &str, phrase: &str) -> bool {
    let text = plain(text.get(..text.len().min(phrase.len() + 8)).unwrap_or(text));
    text.strip_prefix(phrase)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn begins_clause(line: &str, at: usize) -> bool {
    let text = &line[at..];
    let first = plain(
        text.split(|c: char| !c.is_alphanumeric() && c != '\'')
            .next()
            .unwrap_or(""),
    );
    cues::GIFT_VERBS.contains(&first.as_str())
        || first == "has"
        || cues::LENDING
            .iter()
            .any(|phrase| starts_with_phrase(text, phrase))
        || cues::LOOKING
            .iter()
            .any(|(phrase, _)| starts_with_phrase(text, phrase))
        || cues::OFFERING
            .iter()
            .any(|(phrase, _)| starts_with_phrase(text, phrase))
}

/// What one clause says; `None` where the rules are not sure.
fn entry(
    line: &str,
    range: Range<usize>,
    about_somebody: bool,
    looking_before: bool,
) -> Option<GuessedEntry> {
    let text = &line[range.clone()];
    let made = |skip: usize, looked_for: bool, interest: bool, kind: Option<AssetKind>| {
        let rest = text[skip..].trim_start();
        let start = range.end - rest.len();
        (rest.chars().count() >= 3).then(|| GuessedEntry {
            range: start..range.end,
            looked_for,
            interest,
            kind,
            title: sentence_case(rest),
        })
    };
    for (phrase, interest) in cues::LOOKING {
        if starts_with_phrase(text, phrase) {
            let rest = &text[phrase.len()..];
            return made(phrase.len(), true, interest, kind_of_words(rest));
        }
    }
    for phrase in cues::LENDING {
        if starts_with_phrase(text, phrase) {
            return made(phrase.len(), false, false, Some(AssetKind::Item));
        }
    }
    for (phrase, drop) in cues::OFFERING {
        if starts_with_phrase(text, phrase) {
            return made(
                if drop { phrase.len() } else { 0 },
                false,
                false,
                Some(AssetKind::Skill),
            );
        }
    }
    let first = plain(text.split_whitespace().next().unwrap_or(""));
    if first == "has" {
        // "has a ladder" lends itself; "has two children" does not: only with a known thing.
        let kind = kind_of_words(text).filter(|kind| *kind == AssetKind::Item)?;
        return made("has".len(), false, false, Some(kind));
    }
    let verb = first.len() > 3 && first.ends_with('s') && !first.ends_with("ss");
    if cues::GIFT_VERBS.contains(&first.as_str()) || (about_somebody && verb && !looking_before) {
        return made(0, false, false, Some(AssetKind::Skill));
    }
    if !about_somebody {
        // Nobody is named: a hall, a green, a club stands for itself.
        let kind = kind_of_words(text).filter(|kind| *kind != AssetKind::Skill)?;
        return made(0, false, false, Some(kind));
    }
    None
}

/// The kind that the first telling word names.
fn kind_of_words(text: &str) -> Option<AssetKind> {
    words(text).iter().find_map(|word| {
        let word = plain(word.text);
        cues::KIND_WORDS
            .iter()
            .find(|(cue, _)| *cue == word)
            .map(|(_, kind)| *kind)
    })
}

fn sentence_case(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':', '!', ' ']);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known<'static> {
        Known {
            people: vec![(
                RecordId::new(1, &[7; 10]),
                "Ibrahim Sesay",
                Some("Quay Street"),
            )],
            streets: vec!["Tannery Row", "Spinners' Row"],
        }
    }

    fn said(line: &str) -> Vec<(bool, Option<AssetKind>, String)> {
        guess(line, &known())
            .entries
            .into_iter()
            .map(|entry| (entry.looked_for, entry.kind, entry.title))
            .collect()
    }

    #[test]
    fn reads_who_where_what_is_offered_and_what_is_looked_for() {
        let line = "Ibrahim at 14 Tannery Row fixes sewing machines, would like somebody to practise English with";
        let guess = guess(line, &known());
        let person = guess.person.unwrap();
        assert_eq!((person.name.as_str(), person.known.len()), ("Ibrahim", 1));
        let place = guess.place.unwrap();
        assert_eq!(&line[place.range.clone()], "14 Tannery Row");
        assert_eq!(place.house_number.as_deref(), Some("14"));
        let entries: Vec<(&str, bool)> = guess
            .entries
            .iter()
            .map(|entry| (&line[entry.range.clone()], entry.looked_for))
            .collect();
        assert_eq!(
            entries,
            [
                ("fixes sewing machines", false),
                ("somebody to practise English with", true)
            ]
        );
        assert_eq!(guess.entries[0].title, "Fixes sewing machines");
    }

    #[test]
    fn finds_a_street_whatever_its_apostrophe() {
        let place = guess("Bea, 23 Spinners’ Row, sings", &known())
            .place
            .unwrap();
        assert_eq!(place.street.as_deref(), Some("Spinners’ Row"));
    }

    #[test]
    fn splits_at_and_only_before_another_gift() {
        assert_eq!(
            said("Bea bakes bread and cakes and sings in two choirs"),
            [
                (
                    false,
                    Some(AssetKind::Skill),
                    "Bakes bread and cakes".to_owned()
                ),
                (
                    false,
                    Some(AssetKind::Skill),
                    "Sings in two choirs".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn lending_is_a_thing_and_a_wish_to_join_is_an_interest() {
        let line = "Bea lends a tall ladder, would love to sing in a choir again";
        let guess = guess(line, &known());
        assert_eq!(guess.entries[0].kind, Some(AssetKind::Item));
        assert!(guess.entries[1].interest && guess.entries[1].looked_for);
        assert_eq!(guess.entries[1].kind, Some(AssetKind::Group));
    }

    #[test]
    fn a_hall_stands_for_itself_when_nobody_is_named() {
        assert_eq!(
            said("the old chapel hall on the corner"),
            [(
                false,
                Some(AssetKind::Building),
                "The old chapel hall on the corner".to_owned()
            )]
        );
    }

    #[test]
    fn guesses_nothing_when_it_is_not_sure() {
        for line in [
            "",
            "rain all morning",
            "Lovely weather",
            "has two children",
            "—",
            "14",
        ] {
            assert_eq!(guess(line, &known()), Guess::default(), "{line:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_stretch_lies_in_the_line(line in "[A-Za-z0-9 ,.’'éß😀-]{0,80}") {
            let guess = guess(&line, &known());
            for entry in guess.entries {
                proptest::prop_assert!(line.get(entry.range).is_some());
            }
            if let Some(place) = guess.place {
                proptest::prop_assert!(line.get(place.range).is_some());
            }
        }
    }
}
