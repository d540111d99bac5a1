//! Postcodes, whole or their beginning, and the doors that have one.

use rusqlite::params;

use super::asked::{Asked, Typed};
use super::find::{Hit, Search};
use super::rows::{Door, door};
use super::write::compact;

/// A postcode, or the beginning of one, among what was typed.
pub(super) struct Code {
    pub range: std::ops::Range<usize>,
    pub docs: Vec<i64>,
}

impl Search<'_> {
    /// The longest run of tokens, or the last of them, that begins a postcode.
    pub(super) fn code(&self, typed: &Typed) -> rusqlite::Result<Option<Code>> {
        let tokens = typed.tokens();
        for length in (1..=3.min(tokens.len())).rev() {
            for start in 0..=tokens.len() - length {
                let range = start..start + length;
                let joined: String = tokens.get(range.clone()).unwrap_or_default().concat();
                let joined = compact(&joined);
                if !may_be_code(&joined, length) {
                    continue;
                }
                let docs = self.codes(&joined)?;
                if !docs.is_empty() {
                    return Ok(Some(Code { range, docs }));
                }
            }
        }
        Ok(None)
    }

    pub(super) fn codes(&self, beginning: &str) -> rusqlite::Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT doc FROM postcode WHERE code >= ?1 AND code < ?1 || char(1114111)
             ORDER BY code LIMIT 2000",
        )?;
        let rows = select.query_map([beginning], |row| row.get(0))?;
        rows.collect()
    }

    pub(super) fn postcodes(&self, code: &Code, hits: &mut Vec<Hit>) -> rusqlite::Result<()> {
        for (at, id) in code.docs.iter().take(60).enumerate() {
            if let Some(doc) = self.doc(*id)? {
                let order = 0.001 * at as f64;
                let score = 1.0 - order + self.nearness(doc.at);
                hits.push(self.of_doc(doc, score, false, false));
            }
        }
        Ok(())
    }

    /// Houses of a postcode with a number.
    pub(super) fn doors_of_code(
        &self,
        code: &Code,
        asked: &Asked,
        hits: &mut Vec<Hit>,
    ) -> rusqlite::Result<()> {
        let number = asked.number.as_deref().unwrap_or_default();
        let mut select = self.connection.prepare_cached(
            "SELECT number, figure, unit, text, name, postcode, x, y, estimated, street FROM addr
             WHERE postcode = ?1 AND number = ?2 LIMIT 20",
        )?;
        for id in code.docs.iter().take(40) {
            let rows =
                select.query_map(params![id, number], |row| Ok((door(row)?, row.get(9)?)))?;
            let rows: Vec<(Door, i64)> = rows.collect::<rusqlite::Result<_>>()?;
            for (door, street) in rows {
                if let Some(street) = self.doc(street)? {
                    hits.push(self.of_door(&street, &door, 1.2 + self.nearness(door.at), false)?);
                }
            }
        }
        if hits.is_empty() {
            self.postcodes(code, hits)?;
        }
        Ok(())
    }
}

/// British ones have letters and figures, others five figures; a house number is neither.
fn may_be_code(joined: &str, tokens: usize) -> bool {
    let figures = joined.bytes().filter(u8::is_ascii_digit).count();
    let letters = joined.chars().filter(|c| c.is_alphabetic()).count();
    let begins_with_letter = joined.starts_with(|c: char| c.is_alphabetic());
    match (letters, figures) {
        (0, 4..=6) => tokens == 1 || figures >= 5,
        (1..=5, 1..=5) => begins_with_letter && joined.len() >= 3 && joined.len() <= 8,
        _ => false,
    }
}
