//! Contact details inside free words, and extra fields that look like contact details.

use serde_json::Value;

/// What stands where a contact detail was.
const TAKEN_OUT: &str = "…";
/// A telephone number has at least so many digits.
const PHONE_DIGITS: usize = 9;
/// Names of columns that hold contact details, in lower case, as part of the name.
const CONTACT_NAMES: [&str; 15] = [
    "phone",
    "tel",
    "mobile",
    "fax",
    "mail",
    "contact",
    "address",
    "addr",
    "street",
    "postcode",
    "postal",
    "post code",
    "zip",
    "house",
    "whatsapp",
];

/// Words without e-mail addresses, telephone numbers and British postcodes.
pub(super) fn words(text: &str) -> String {
    if !text
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte == b'@')
    {
        return text.to_owned();
    }
    let without_mail: Vec<&str> = text
        .split(' ')
        .map(|word| if is_mail(word) { TAKEN_OUT } else { word })
        .collect();
    without_phones(&without_postcodes(&without_mail).join(" "))
}

fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.')
    })
}

/// The halves of a British postcode.
fn is_postcode(outward: &str, inward: &str) -> bool {
    let trim = |half: &str| half.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let (outward, inward) = (trim(outward), trim(inward));
    (2..=4).contains(&outward.len())
        && outward.starts_with(|c: char| c.is_ascii_alphabetic())
        && outward.ends_with(|c: char| c.is_ascii_alphanumeric())
        && outward.chars().all(|c| c.is_ascii_alphanumeric())
        && outward.chars().any(|c| c.is_ascii_digit())
        && inward.len() == 3
        && inward.starts_with(|c: char| c.is_ascii_digit())
        && inward[1..].chars().all(|c| c.is_ascii_alphabetic())
}

fn without_postcodes<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        if is_postcode(words[at], next) {
            kept.push(TAKEN_OUT);
            at += 2;
            continue;
        }
        let one = words[at];
        let split = one.is_ascii() && (5..=8).contains(&one.len());
        let joined = split && {
            let bare = one.trim_matches(|c: char| !c.is_alphanumeric());
            bare.len() >= 5 && is_postcode(&bare[..bare.len() - 3], &bare[bare.len() - 3..])
        };
        kept.push(if joined { TAKEN_OUT } else { one });
        at += 1;
    }
    kept
}

/// Runs of digits, spaces and the signs of telephone numbers with enough digits in them.
fn without_phones(text: &str) -> String {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/');
    let mut kept = String::with_capacity(text.len());
    let mut run = String::new();
    let end = |run: &mut String, kept: &mut String| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        if digits >= PHONE_DIGITS {
            let start = run.len() - run.trim_start().len();
            let stop = run.trim_end().len();
            kept.push_str(&run[..start]);
            kept.push_str(TAKEN_OUT);
            kept.push_str(&run[stop..]);
        } else {
            kept.push_str(run);
        }
        run.clear();
    };
    for c in text.chars() {
        if part(c) {
            run.push(c);
        } else {
            end(&mut run, &mut kept);
            kept.push(c);
        }
    }
    end(&mut run, &mut kept);
    kept
}

/// Whether an extra field looks like contact details, by its name or by what is in it.
pub(super) fn looks_like_contact(name: &str, value: &Value) -> bool {
    let name = name.to_lowercase().replace(['_', '-'], " ");
    if CONTACT_NAMES.iter().any(|known| name.contains(known)) {
        return true;
    }
    match value {
        Value::String(text) => words(text) != *text,
        Value::Number(number) => {
            // A long whole number may be a telephone number without its zero.
            let digits = number.to_string();
            digits.len() > PHONE_DIGITS && digits.chars().all(|c| c.is_ascii_digit())
        }
        Value::Array(all) => all.iter().any(|value| looks_like_contact("", value)),
        Value::Object(all) => all
            .iter()
            .any(|(name, value)| looks_like_contact(name, value)),
        Value::Null | Value::Bool(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_contact_details_out_of_words() {
        for (before, after) in [
            ("ring 01632 960 117 after six", "ring … after six"),
            ("write to bea@example.org.", "write to …"),
            ("lives at QQ1 2AB, blue door", "lives at … blue door"),
            ("QQ12AB", "…"),
            (
                "seats 40, open 10-4, since 1997",
                "seats 40, open 10-4, since 1997",
            ),
            ("two ladders", "two ladders"),
        ] {
            assert_eq!(words(before), after);
        }
    }

    #[test]
    fn knows_a_contact_column_by_name_or_by_value() {
        assert!(looks_like_contact("Contact", &Value::Null));
        assert!(looks_like_contact("contact:website", &Value::Null));
        assert!(looks_like_contact("who", &Value::from("0161 496 0000 x")));
        assert!(!looks_like_contact(
            "Opening times",
            &Value::from("Wednesday 10am - 4pm")
        ));
    }
}
