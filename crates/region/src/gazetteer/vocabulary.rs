//! The words of all names of a region, to find those that are nearly what was typed.

use rusqlite::Connection;
use strsim::osa_distance;

/// One word with which letters it has.
#[derive(Debug)]
struct Known {
    word: Box<str>,
    length: u8,
    letters: u32,
}

/// Words of names, the shortest first.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(Vec<Known>);

/// More words than this are nearly the same as nothing.
const MAX_NEAR: usize = 24;

impl Vocabulary {
    pub(super) fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let mut select = connection.prepare("SELECT word FROM word")?;
        let rows = select.query_map([], |row| row.get::<_, String>(0))?;
        let mut words = Vec::new();
        for word in rows {
            let word = word?;
            words.push(Known {
                length: word.chars().count().min(255) as u8,
                letters: letters(&word),
                word: word.into(),
            });
        }
        words.sort_by_key(|known| known.length);
        Ok(Self(words))
    }

    /// Words within one slip of up to 7 letters, two of more; the nearest first.
    pub(super) fn near(&self, typed: &str) -> Vec<&str> {
        let length = typed.chars().count();
        if length < 3 {
            return Vec::new();
        }
        let mask = letters(typed);
        // The most that `allowed_between` forgives for any word of a length near enough.
        let allowed = if length > 3 { 2 } else { 1 };
        let first = self
            .0
            .partition_point(|known| usize::from(known.length) + allowed < length);
        let mut found: Vec<(usize, &str)> = Vec::new();
        for known in self.0.get(first..).unwrap_or_default() {
            if usize::from(known.length) > length + allowed {
                break;
            }
            // Each slip takes one letter away and brings one.
            if (known.letters ^ mask).count_ones() as usize > 2 * allowed || known.length < 3 {
                continue;
            }
            let distance = osa_distance(typed, &known.word);
            if distance <= allowed_between(typed, &known.word) {
                found.push((distance, &known.word));
            }
        }
        found.sort_unstable();
        found.truncate(MAX_NEAR);
        found.into_iter().map(|(_, word)| word).collect()
    }
}

/// Slips forgiven in a word of so many letters.
pub(super) fn allowed(letters: usize) -> usize {
    if letters < 8 { 1 } else { 2 }
}

/// Slips forgiven between two words: one more where both begin alike, as who is unsure of a name is
/// unsure of its end ("maries" for "marys").
pub(super) fn allowed_between(typed: &str, have: &str) -> usize {
    let longest = typed.chars().count().max(have.chars().count());
    let alike = typed
        .chars()
        .zip(have.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let more = usize::from(alike > 2 && (6..8).contains(&longest));
    allowed(longest) + more
}

/// Whether two words differ by no more than the slips that are forgiven.
pub(super) fn is_near(typed: &str, have: &str) -> bool {
    let lengths = [typed, have].map(|word| word.chars().count());
    lengths[0].abs_diff(lengths[1]) <= 2
        && osa_distance(typed, have) <= allowed_between(typed, have)
}

/// Which letters a word has, as bits; letters beyond a to z share them.
fn letters(word: &str) -> u32 {
    word.chars()
        .fold(0, |mask, c| mask | 1 << (u32::from(c) % 32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(words: &[String]) -> Vocabulary {
        let mut known: Vec<Known> = (words.iter())
            .map(|word| Known {
                length: word.chars().count() as u8,
                letters: letters(word),
                word: word.as_str().into(),
            })
            .collect();
        known.sort_by_key(|known| known.length);
        Vocabulary(known)
    }

    proptest! {
        #[test]
        fn finds_what_a_plain_scan_finds(
            words in prop::collection::btree_set("[a-eé]{3,9}", 0..20),
            typed in "[a-eé]{3,9}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let mut plain: Vec<&str> = (words.iter())
                .filter(|word| osa_distance(word, &typed) <= allowed_between(&typed, word))
                .map(String::as_str)
                .collect();
            let known = of(&words);
            let mut found = known.near(&typed);
            plain.sort_unstable();
            found.sort_unstable();
            if plain.len() <= MAX_NEAR {
                prop_assert_eq!(found, plain);
            }
        }
    }
}
