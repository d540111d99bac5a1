//! Values of imported cells and properties as the fields of our records.

use serde_json::Value;

use crate::domain::{AssetKind, Availability, Date, text};

use super::report::RowFault;

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// It fills the field, or says nothing.
    Yes,
    /// The field is filled already, or the value is not understood: kept as an extra field.
    Kept(Why),
}

/// Why a value was kept as an extra field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Already,
    NotUnderstood,
}

pub(super) const NOT_UNDERSTOOD: Filled = Filled::Kept(Why::NotUnderstood);

/// Whether a value says nothing.
pub(super) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(all) => all.is_empty(),
        _ => false,
    }
}

/// The words of a single value.
pub(super) fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

/// Several words: an array, or a text split at `;`.
pub(super) fn list(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(all) => {
            let mut list: Vec<String> = Vec::new();
            for one in all {
                let one = words(one)?;
                if !list.contains(&one) {
                    list.push(one);
                }
            }
            Some(list)
        }
        _ => words(value).map(|cell| text::list(&cell)),
    }
}

/// Puts a longer text into an empty slot.
pub(super) fn put_text(
    slot: &mut Option<String>,
    column: &'static str,
    value: &Value,
) -> Result<Filled, RowFault> {
    let Some(words) = words(value) else {
        return Ok(if is_blank(value) {
            Filled::Yes
        } else {
            NOT_UNDERSTOOD
        });
    };
    if slot.is_some() {
        return Ok(Filled::Kept(Why::Already));
    }
    *slot = text::optional(column, Some(&words))?;
    Ok(Filled::Yes)
}

/// Puts several words into an empty slot.
pub(super) fn put_list(slot: &mut Vec<String>, value: &Value) -> Filled {
    put_parsed(value, slot.is_empty(), list, |list| *slot = list)
}

/// Puts anything that is parsed from one value into an empty slot.
pub(super) fn put<T>(
    slot: &mut Option<T>,
    value: &Value,
    parse: impl FnOnce(&Value) -> Option<T>,
) -> Filled {
    put_parsed(value, slot.is_none(), parse, |parsed| *slot = Some(parsed))
}

/// Hands a parsed value on unless it says nothing, comes second, or is not understood.
pub(super) fn put_parsed<T>(
    value: &Value,
    free: bool,
    parse: impl FnOnce(&Value) -> Option<T>,
    put: impl FnOnce(T),
) -> Filled {
    if is_blank(value) {
        return Filled::Yes;
    }
    if !free {
        return Filled::Kept(Why::Already);
    }
    match parse(value) {
        None => NOT_UNDERSTOOD,
        Some(parsed) => {
            put(parsed);
            Filled::Yes
        }
    }
}

/// A number of people who come: nobody needs room for none.
pub(super) fn some(value: &Value) -> Option<u32> {
    whole(value).filter(|number| *number > 0)
}

/// A whole number of people or pieces.
pub(super) fn whole(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => match number.as_u64() {
            Some(whole) => u32::try_from(whole).ok(),
            None => number
                .as_f64()
                .filter(|n| n.fract() == 0.0)
                .and_then(to_whole),
        },
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked"
)]
fn to_whole(number: f64) -> Option<u32> {
    (0.0..=f64::from(u32::MAX))
        .contains(&number)
        .then_some(number as u32)
}

/// Metres, zero or more.
pub(super) fn metres(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number| number.is_finite() && *number >= 0.0)
}

/// Yes or no.
pub(super) fn yes_no(value: &Value) -> Option<bool> {
    match words(value)?.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" => Some(true),
        "false" | "no" | "n" | "0" => Some(false),
        _ => None,
    }
}

/// A day: ISO 8601, also with a time after it, or day/month/year as people in Britain write.
pub(super) fn day(value: &Value) -> Option<Date> {
    day_of(&words(value)?)
}

/// A day in words.
pub(super) fn day_of(words: &str) -> Option<Date> {
    let words = words.trim();
    if let Ok(day) = words.get(..10).unwrap_or(words).parse() {
        let rest = words.get(10..).unwrap_or_default();
        return (rest.is_empty() || rest.starts_with(['T', ' '])).then_some(day);
    }
    let mut parts = words.split(['/', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().map(Date::from)
}

/// Days and parts of days in our words.
pub(super) fn availability(value: &Value) -> Option<Availability> {
    match value {
        Value::Array(all) => {
            let mut when = Availability::default();
            for slot in all {
                when.add(slot.as_str()?).ok()?;
            }
            Some(when)
        }
        Value::String(words) => Availability::from_words(words).ok(),
        _ => None,
    }
}

/// Kinds of asset.
pub(super) fn kinds(value: &Value) -> Option<Vec<AssetKind>> {
    let words = list(value)?;
    words
        .iter()
        .map(|word| AssetKind::from_word(word).ok())
        .collect()
}

/// An RFC 5545 rule without its name.
pub(super) fn recurrence(value: &Value) -> Option<String> {
    let rule = words(value)?;
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule);
    rule.starts_with("FREQ=").then(|| rule.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_days_as_they_are_written() {
        let day = "2026-11-25".parse().ok();
        for words in [
            "2026-11-25",
            "2026-11-25T10:00:00Z",
            "25/11/2026",
            "25.11.2026",
        ] {
            assert_eq!(day_of(words), day, "{words}");
        }
        for words in [
            "25/11/26",
            "2026-13-01",
            "November",
            "2026-11-25x",
            "31/02/2026",
        ] {
            assert_eq!(day_of(words), None, "{words}");
        }
    }

    #[test]
    fn numbers_that_make_no_sense_are_not_understood() {
        assert_eq!(whole(&json!("80")), Some(80));
        assert_eq!(whole(&json!(80.0)), Some(80));
        for value in [
            json!(-1),
            json!(1e12),
            json!("about 50"),
            json!(2.5),
            json!(true),
        ] {
            assert_eq!(whole(&value), None, "{value}");
        }
        assert_eq!(metres(&json!("inf")), None);
        assert_eq!(metres(&json!(-5)), None);
    }

    #[test]
    fn a_list_is_an_array_or_split_at_semicolons() {
        assert_eq!(
            list(&json!("a; b;;a")),
            Some(vec!["a".to_owned(), "b".to_owned()])
        );
        assert_eq!(
            list(&json!(["a;b", 3])),
            Some(vec!["a;b".to_owned(), "3".to_owned()])
        );
        assert_eq!(list(&json!([{}])), None);
    }
}
