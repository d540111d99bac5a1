//! What somebody typed, taken apart.

use super::number::is_unit_word;
use super::words::plain_words;

/// Longer questions are cut off.
const MAX_CHARACTERS: usize = 200;
const MAX_WORDS: usize = 16;

/// One way to understand what was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Plain words of a name, in order.
    pub words: Vec<String>,
    /// Canonical house number.
    pub number: Option<String>,
    /// Canonical part of a house.
    pub unit: Option<String>,
    /// Whether the last word may still be going on.
    pub open: bool,
}

/// What was typed, before it is decided what is a number.
pub(super) struct Typed {
    tokens: Vec<String>,
    /// Whether the last token may still be going on: nothing was typed after it.
    open: bool,
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let text: String = text.chars().take(MAX_CHARACTERS).collect();
        // A range or a part of a number stays one word.
        let joined = joined_numbers(&text.replace(" to ", "-"));
        let mut tokens = Vec::new();
        for word in joined.split_whitespace() {
            if is_number(word) {
                tokens.push(word.to_lowercase());
            } else {
                tokens.extend(plain_words(word));
            }
        }
        tokens.truncate(MAX_WORDS);
        Self {
            open: !text.ends_with([' ', ',']),
            tokens,
        }
    }

    pub(super) fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// Without the tokens in a range, which were understood as something else.
    pub(super) fn without(&self, range: std::ops::Range<usize>) -> Self {
        let last = self.tokens.len();
        let kept = self.tokens.iter().enumerate();
        Self {
            tokens: kept
                .filter(|(at, _)| !range.contains(at))
                .map(|(_, token)| token.clone())
                .collect(),
            open: self.open && range.end < last,
        }
    }

    /// Ways to understand it, the likeliest first.
    pub(super) fn readings(&self) -> Vec<Asked> {
        let mut tokens = self.tokens.clone();
        let mut open = self.open;
        let mut unit = None;
        if let Some(at) = tokens.iter().position(|word| is_unit_word(word))
            && tokens.get(at + 1).is_some_and(|word| is_short(word))
        {
            unit = tokens.get(at + 1).cloned();
            open &= at + 2 < tokens.len();
            tokens.drain(at..=at + 1);
        }
        let mut readings = Vec::new();
        let numbers = (0..tokens.len()).filter(|&at| is_number(&tokens[at]));
        // The first number, else the last: "12 Station Road", "Kalevankatu 6".
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.dedup();
        for &at in &numbers {
            let with_letter = tokens
                .get(at + 1)
                .filter(|next| is_letter(next) && split_figure(&tokens[at]));
            if let Some(letter) = with_letter {
                let number = format!("{}{letter}", tokens[at]);
                readings.push(reading(&tokens, at..at + 2, Some(number), &unit, open));
            }
            let number = Some(tokens[at].clone());
            readings.push(reading(&tokens, at..at + 1, number, &unit, open));
        }
        // A number may be a part of a name.
        readings.push(reading(&tokens, 0..0, None, &unit, open));
        readings.retain(|asked| !asked.words.is_empty() || asked.number.is_some());
        readings
    }
}

fn reading(
    tokens: &[String],
    taken: std::ops::Range<usize>,
    number: Option<String>,
    unit: &Option<String>,
    open: bool,
) -> Asked {
    let words = tokens.iter().enumerate();
    let is_last = !taken.is_empty() && taken.end == tokens.len();
    Asked {
        words: words
            .filter(|(at, _)| !taken.contains(at))
            .flat_map(|(_, word)| plain_words(word))
            .collect(),
        number,
        unit: unit.clone(),
        // "high street 1": the street is complete, the number may go on.
        open: open && !is_last,
    }
}

/// "12 - 16" and "12 / 3" as one word, "12a," as it is.
fn joined_numbers(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let characters: Vec<char> = text.chars().collect();
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let mut at = 0;
    while let Some(&c) = characters.get(at) {
        let dash = matches!(c, '-' | '–' | '/' | ';');
        let before = joined.trim_end().chars().last();
        let mut after = at + 1;
        while characters.get(after) == Some(&' ') {
            after += 1;
        }
        let between_numbers = dash
            && before.is_some_and(|c| c.is_ascii_digit() || ends_in_number(&joined))
            && characters.get(after).is_some_and(char::is_ascii_digit)
            && digit(characters.get(after));
        if between_numbers {
            joined.truncate(joined.trim_end().len());
            joined.push(if c == '/' { '/' } else { '-' });
            at = after;
            continue;
        }
        joined.push(if c == ',' { ' ' } else { c });
        at += 1;
    }
    joined
}

fn ends_in_number(text: &str) -> bool {
    text.split_whitespace().last().is_some_and(is_number)
}

/// Digits, perhaps with a letter, or a range of such.
fn is_number(word: &str) -> bool {
    let one = |part: &str| {
        let figures = part.bytes().take_while(u8::is_ascii_digit).count();
        let letters = part.chars().skip(figures);
        (1..=5).contains(&figures)
            && letters.clone().count() <= 3
            && letters.clone().all(char::is_alphabetic)
            && !matches!(part.get(figures..), Some("st" | "nd" | "rd" | "th"))
    };
    let mut parts = word.split(['-', '/']);
    let first = parts.next().is_some_and(one);
    first && parts.clone().count() < 3 && parts.all(|part| one(part) || is_letter(part))
}

fn split_figure(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_letter(word: &str) -> bool {
    word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

fn is_short(word: &str) -> bool {
    word.len() <= 4 || word.len() <= 9 && word.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(text: &str) -> (String, String) {
        let readings = Typed::new(text).readings();
        let asked = readings.first().cloned().unwrap_or_default();
        (asked.words.join(" "), asked.number.unwrap_or_default())
    }

    #[test]
    fn the_number_is_found_first_or_last() {
        assert_eq!(first("12 caerl rd"), ("caerl rd".into(), "12".into()));
        assert_eq!(first("Kalevankatu 6"), ("kalevankatu".into(), "6".into()));
        assert_eq!(first("31a St John's"), ("st johns".into(), "31a".into()));
        assert_eq!(first("3 B Quay St"), ("quay st".into(), "3b".into()));
        assert_eq!(first("12 - 16 High St"), ("high st".into(), "12-16".into()));
        assert_eq!(first("23rd Street"), ("23rd street".into(), String::new()));
    }

    #[test]
    fn a_part_of_a_house_is_taken_out() {
        let readings = Typed::new("flat 3 stow hill").readings();
        assert_eq!(readings[0].unit.as_deref(), Some("3"));
        assert_eq!(readings[0].words, ["stow", "hill"]);
    }

    proptest! {
        #[test]
        fn anything_typed_is_taken_apart(text in "\\PC{0,60}") {
            for asked in Typed::new(&text).readings() {
                prop_assert!(asked.words.len() <= MAX_WORDS);
            }
        }
    }
}
