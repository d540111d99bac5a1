//! Reasons as one plain sentence, for the command line.

use super::Reason;
use crate::index::metric::away;

/// Why something is suggested, and what is worth knowing, in one sentence.
#[must_use]
pub fn why(reasons: &[Reason], against: &[Reason]) -> String {
    let mut said: Vec<String> = reasons.iter().filter_map(one).collect();
    // A place or a time alone says nothing of whether it is what is looked for.
    if !reasons.iter().any(Reason::is_about_it) {
        said.insert(0, "no close fit, but may be worth asking".to_owned());
    }
    let mut sentence = capital(&said.join(", "));
    let worth: Vec<String> = against.iter().filter_map(one).collect();
    if !worth.is_empty() {
        sentence.push_str("; worth knowing: ");
        sentence.push_str(&worth.join(", "));
    }
    sentence.push('.');
    sentence
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "Tuesday evening", "Saturday".
fn times(slots: &[String]) -> String {
    const DAYS: [(&str, &str); 7] = [
        ("mon", "Monday"),
        ("tue", "Tuesday"),
        ("wed", "Wednesday"),
        ("thu", "Thursday"),
        ("fri", "Friday"),
        ("sat", "Saturday"),
        ("sun", "Sunday"),
    ];
    let said = |slot: &String| {
        let (day, part) = slot.split_once(' ').unwrap_or((slot, ""));
        let day = DAYS
            .iter()
            .find(|(short, _)| *short == day)
            .map_or(day, |(_, long)| long);
        if part.is_empty() {
            format!("{day}s")
        } else {
            format!("{day} {part}s")
        }
    };
    let all: Vec<String> = slots.iter().map(said).collect();
    match all.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] if most.len() < 4 => format!("{} and {last}", most.join(", ")),
        _ => "most of the week".to_owned(),
    }
}

fn one(reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::Words { words } if words.is_empty() => return None,
        Reason::Words { words } => {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            format!("speaks of {}", words.join(" and "))
        }
        Reason::BothAbout { what } => format!("both are about {what}"),
        Reason::SaysSomethingClose => "may be close to it, in other words".to_owned(),
        Reason::Away { metres } => away(*metres),
        Reason::Free { slots } => format!("free on {}", times(slots)),
        Reason::FreeWhenAsked { slots } => format!("free on {} as asked", times(slots)),
        Reason::Seats { capacity } => format!("room for {capacity}"),
        Reason::Speaks { language } => format!("speaks {language}"),
        Reason::Confirmed { on } => {
            format!("confirmed in {}", on.civil().strftime("%B %Y"))
        }
        Reason::AskFirst => "ask first".to_owned(),
        Reason::SharesInterest { who } if who.is_empty() => {
            "somebody would love the same".to_owned()
        }
        Reason::SharesInterest { who } => format!("{who} would love the same"),
        Reason::NotConfirmedSince { on } => {
            format!("not confirmed since {}", on.civil().strftime("%B %Y"))
        }
        Reason::NeverConfirmed => "nobody has confirmed it yet".to_owned(),
        Reason::AskedThisMonth {
            times,
            most: Some(most),
        } => {
            format!("asked {times} of at most {most} times this month")
        }
        Reason::AskedThisMonth { times: 1, .. } => "asked once this month".to_owned(),
        Reason::AskedThisMonth { times, .. } => format!("asked {times} times this month"),
        Reason::RoomFor { capacity } => format!("says there is room for {capacity}"),
        Reason::SaysNot { words } => format!("says “{words}”"),
        Reason::NoPlace => "no place is noted".to_owned(),
        Reason::NobodyHoldsIt => "no name is noted with it yet".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_that_it_is_no_close_fit_where_only_the_place_speaks_for_it() {
        assert_eq!(
            why(&[Reason::Away { metres: 404.0 }, Reason::AskFirst], &[]),
            "No close fit, but may be worth asking, 400 m away, ask first."
        );
    }

    #[test]
    fn says_reasons_in_one_plain_sentence() {
        let reasons = [
            Reason::Words {
                words: vec!["bread".into()],
            },
            Reason::Away { metres: 404.0 },
            Reason::Free {
                slots: vec!["tue".into(), "thu evening".into()],
            },
        ];
        let against = [Reason::NeverConfirmed];
        assert_eq!(
            why(&reasons, &against),
            "Speaks of “bread”, 400 m away, free on Tuesdays and Thursday evenings; \
             worth knowing: nobody has confirmed it yet."
        );
    }
}
