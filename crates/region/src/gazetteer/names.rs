//! Names that may be meant: strictly, the last word as a beginning; else leniently.

use rusqlite::params;

use super::find::{ENOUGH, Search};
use super::rows::{Doc, doc};
use super::score::{Wanted, Word};
use super::vocabulary::{Vocabulary, is_near};
use super::words;

/// Names looked at for a strict answer, and for a lenient one.
const STRICT_ROWS: usize = 200;
const LENIENT_ROWS: usize = 60;

impl Search<'_> {
    /// Names that have every word, the last of them or all as beginnings.
    pub(super) fn strict(&self, wanted: &Wanted) -> rusqlite::Result<Vec<Doc>> {
        let exact: Vec<String> = (wanted.words.iter())
            .map(|word| {
                if word.open {
                    beginning(word)
                } else {
                    quoted(&word.canonical)
                }
            })
            .collect();
        let mut docs = self.matching(&exact.join(" AND "))?;
        if docs.len() < ENOUGH {
            let wide: Vec<String> = wanted.words.iter().map(beginning).collect();
            let more = self.matching(&wide.join(" AND "))?;
            let known: Vec<i64> = docs.iter().map(|doc| doc.id).collect();
            docs.extend(more.into_iter().filter(|doc| !known.contains(&doc.id)));
        }
        Ok(docs)
    }

    fn matching(&self, expression: &str) -> rusqlite::Result<Vec<Doc>> {
        let mut select = self.connection.prepare_cached(include_str!("strict.sql"))?;
        let rows = select.query_map(params![expression, STRICT_ROWS as i64], doc)?;
        rows.collect()
    }

    /// Names whose words are nearly those that were typed; where there are none, names that share most
    /// groups of three letters, which finds spaces in the wrong place.
    pub(super) fn lenient(&self, wanted: &Wanted) -> rusqlite::Result<Vec<Doc>> {
        let vocabulary = self.vocabulary()?;
        let mut groups: Vec<((bool, usize), String)> = Vec::new();
        for word in &wanted.words {
            let mut near = vocabulary.near(&word.plain);
            near.extend(words::shorts_of_nearly(&word.plain, |long| {
                is_near(&word.plain, long)
            }));
            let exact = self.knows(word)?;
            if near.is_empty() && !exact {
                continue;
            }
            let near = near.iter().map(|near| quoted(near));
            let all: Vec<String> = std::iter::once(beginning(word)).chain(near).collect();
            groups.push(((exact, word.plain.len()), format!("({})", all.join(" OR "))));
        }
        // Words that are known as they are say most, then long ones.
        groups.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
        let mut docs = Vec::new();
        while !groups.is_empty() && docs.is_empty() {
            let expression: Vec<&str> = groups.iter().map(|(_, group)| &**group).collect();
            docs = self.matching(&expression.join(" AND "))?;
            groups.pop();
        }
        if docs.len() < ENOUGH {
            let known: Vec<i64> = docs.iter().map(|doc| doc.id).collect();
            let more = self.by_letters(wanted)?;
            docs.extend(more.into_iter().filter(|doc| !known.contains(&doc.id)));
        }
        Ok(docs)
    }

    fn vocabulary(&self) -> rusqlite::Result<&Vocabulary> {
        if let Some(vocabulary) = self.vocabulary.get() {
            return Ok(vocabulary);
        }
        let read = Vocabulary::read(self.connection)?;
        Ok(self.vocabulary.get_or_init(|| read))
    }

    /// Whether a name has the word as it was typed, or begins a word with it.
    fn knows(&self, word: &Word) -> rusqlite::Result<bool> {
        let mut select = self
            .connection
            .prepare_cached("SELECT 1 FROM doc_fts WHERE doc_fts MATCH ?1 LIMIT 1")?;
        select.exists([beginning(word)])
    }

    fn by_letters(&self, wanted: &Wanted) -> rusqlite::Result<Vec<Doc>> {
        let mut groups: Vec<String> = Vec::new();
        for word in &wanted.words {
            let letters: Vec<char> = word.canonical.chars().collect();
            for three in letters.windows(3) {
                let group = quoted(&three.iter().collect::<String>());
                if !groups.contains(&group) {
                    groups.push(group);
                }
            }
        }
        if groups.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = self
            .connection
            .prepare_cached(include_str!("lenient.sql"))?;
        let rows = select.query_map(params![groups.join(" OR "), LENIENT_ROWS as i64], doc)?;
        rows.collect()
    }
}

/// A word in a search expression: nothing in it is an operator.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', ""))
}

/// A word that may go on, and the short forms it may become.
fn beginning(word: &Word) -> String {
    let begins = word
        .typed
        .begins
        .iter()
        .map(|begin| format!("{}*", quoted(begin)));
    let whole = word.typed.whole.iter().filter(|_| word.open);
    let canonical = (word.canonical != word.plain).then(|| quoted(&word.canonical));
    let all: Vec<String> = begins
        .chain(canonical)
        .chain(whole.map(|whole| quoted(whole)))
        .collect();
    format!("({})", all.join(" OR "))
}
