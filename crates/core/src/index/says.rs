//! What a text says that its words and its meaning are blind to: for how many, when, and what not.
//!
//! English, and careful: what is not surely said is not read. It never rules anything out, as a person may have meant
//! something else; it is worth knowing, and counts less.

mod many;
mod not;
mod when;

pub use many::{children, party, room};
pub use not::{is_denied, is_named_in, offered, refusals, unwanted, wanted};
pub use when::{times, when};

use homeground_meaning::words::for_each_word;

fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for_each_word(text, |word| all.push(word.to_owned()));
    all
}

/// Whether a text has a word at all: emoji and full stops say nothing.
#[must_use]
pub fn something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "(\\PC|not a |somewhere |without |rather than |I don't want |Monday |at 9 |room for ){0,40}") {
            let _ = (room(&text), party(&text), times(&text), when(&text), children(&text));
            prop_assert!(refusals(&text).iter().all(|refused| text.contains(refused)));
            let left: usize = unwanted(&text).iter().chain(&wanted(&text)).map(|part| part.len()).sum();
            prop_assert_eq!(left, text.len());
            let left: usize = refusals(&text).iter().chain(&offered(&text)).map(|part| part.len()).sum();
            prop_assert_eq!(left, text.len());
        }
    }
}
