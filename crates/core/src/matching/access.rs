//! Whether somebody can get in: what is asked for, and what a place says of its door.
//!
//! English, and careful, as in `says`: it only ever speaks for or against, as a rule may misread.

/// Who asks for a way in without steps says one of these.
const ASKED: [&str; 17] = [
    "step free",
    "stepfree",
    "no steps",
    "no stairs",
    "wheelchair",
    "wheelchairs",
    "level access",
    "walking frame",
    "zimmer",
    "mobility scooter",
    "rollator",
    "cant do stairs",
    "cant do steps",
    "cant manage stairs",
    "cant manage steps",
    "bad with stairs",
    "pushchair",
];
/// A place says with one of these that there is a way in without steps.
const OFFERED: [&str; 13] = [
    "step free",
    "stepfree",
    "no steps",
    "no stairs",
    "level access",
    "level entrance",
    "level in",
    "flat access",
    "ramp",
    "ramped",
    "wheelchair access",
    "wheelchair accessible",
    "all on one floor",
];
/// And with one of these that there is none.
const STEPS: [&str; 8] = [
    "steps",
    "step up",
    "stairs",
    "stair",
    "staircase",
    "upstairs",
    "no lift",
    "no wheelchair",
];

/// Whether a text asks for a way in without steps.
pub(super) fn asks(text: &str) -> bool {
    has(&folded(text), &ASKED)
}

/// Whether texts say that there is a way in without steps.
pub(super) fn is_offered<'t>(mut texts: impl Iterator<Item = &'t str>) -> bool {
    texts.any(|text| has(&folded(text), &OFFERED))
}

/// The part of a text that says that there are steps.
pub(super) fn steps(text: &str) -> Option<&str> {
    let mut parts = text.split(['.', ',', ';', '!', '?', '(', ')', '\n', '–', '—']);
    let part = parts.find(|part| {
        let said = folded(part);
        has(&said, &STEPS) && !has(&said, &OFFERED)
    });
    part.map(str::trim)
}

/// In small letters, with one space on each side of every word.
fn folded(text: &str) -> String {
    let text = text.to_lowercase().replace(['\'', '’'], "");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn has(folded: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| folded.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_in_without_steps_is_read_where_it_is_asked_for_and_where_it_is_said() {
        assert!(asks("Somewhere quiet and step-free"));
        assert!(asks(
            "Two of us use wheelchairs, one a wheelchair with a motor"
        ));
        assert!(asks("Can’t manage stairs any more"));
        assert!(!asks("First steps in knitting"));
        assert!(is_offered(
            ["Hall", "level in from the car park"].into_iter()
        ));
        assert!(!is_offered(["Room over the shop"].into_iter()));
    }

    #[test]
    fn steps_are_read_in_the_words_of_the_place() {
        assert_eq!(
            steps("Seats 16. Up a steep stair"),
            Some("Up a steep stair")
        );
        assert_eq!(
            steps("Quiet any day, three steps at the door"),
            Some("three steps at the door")
        );
        assert_eq!(steps("No steps, ramp at the back"), None);
        assert_eq!(steps("Kitchen and stage"), None);
    }
}
