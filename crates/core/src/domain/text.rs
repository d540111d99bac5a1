//! Words that people give: trimmed, with sensible limits.

use super::error::{DomainError, Fault};

/// The most characters of a title (design, section 5.2).
pub const TITLE_MAX: usize = 1_000;
/// The most characters of any longer text; 32 KiB is what one spreadsheet cell may hold.
pub const TEXT_MAX: usize = 32_768;

/// A title: trimmed, at least one visible character, at most [`TITLE_MAX`] characters.
///
/// # Errors
/// [`Fault::Empty`] or [`Fault::TooLong`] for `field`.
pub fn title(field: &'static str, words: &str) -> Result<String, DomainError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(DomainError::new(field, Fault::Empty));
    }
    limited(field, words, TITLE_MAX)
}

/// A longer text: trimmed; `None` when nothing is left.
///
/// # Errors
/// [`Fault::TooLong`] for `field` above [`TEXT_MAX`] characters.
pub fn optional(field: &'static str, words: Option<&str>) -> Result<Option<String>, DomainError> {
    match words.map(str::trim) {
        None | Some("") => Ok(None),
        Some(words) => limited(field, words, TEXT_MAX).map(Some),
    }
}

fn limited(field: &'static str, words: &str, max: usize) -> Result<String, DomainError> {
    if words.chars().nth(max).is_some() {
        return Err(DomainError::new(field, Fault::TooLong));
    }
    Ok(words.replace('\0', ""))
}

/// Splits a cell of several words at `;`, drops empty ones and repeats, keeps the order.
#[must_use]
pub fn list(cell: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in cell
        .split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}
