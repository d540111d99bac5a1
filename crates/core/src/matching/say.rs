//! Reasons as one plain sentence, for the command line. The screen says the same in the same order
//! (`ui/src/shared/messages/en/matches.ts`).

use super::Reason;
use crate::index::metric::away;

/// Why something is suggested, and what is worth knowing, in one sentence.
#[must_use]
pub fn why(reasons: &[Reason], against: &[Reason]) -> String {
    let said: Vec<String> = reasons.iter().map(one).collect();
    let mut sentence = capital(&said.join(", "));
    let worth: Vec<String> = against.iter().map(one).collect();
    if !worth.is_empty() {
        sentence.push_str("; worth knowing: ");
        sentence.push_str(&listed(&worth));
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

/// `a, b and c`.
fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `“flour” and “yeast”`.
fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    listed(&words)
}

const DAYS: [(&str, &str); 7] = [
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
];

/// `on Tuesday evenings and Saturdays`, `on weekdays`, `any day`.
fn times(slots: &[String]) -> String {
    let parts = ["morning", "afternoon", "evening", ""].into_iter();
    let said: Vec<String> = parts.filter_map(|part| of_days(slots, part)).collect();
    let said = listed(&said);
    if said.starts_with("any ") || said.starts_with("every ") {
        said
    } else {
        format!("on {said}")
    }
}

/// The days of one part of the day.
fn of_days(slots: &[String], part: &str) -> Option<String> {
    let days: Vec<usize> = (0..DAYS.len())
        .filter(|at| {
            let day = DAYS[*at].0;
            let is_it = |slot: &String| slot.split_once(' ').unwrap_or((slot, "")) == (day, part);
            slots.iter().any(is_it)
        })
        .collect();
    let many = if part.is_empty() {
        "s".to_owned()
    } else {
        format!(" {part}s")
    };
    Some(match days.as_slice() {
        [] => return None,
        [0, 1, 2, 3, 4] if part.is_empty() => "weekdays".to_owned(),
        [0, 1, 2, 3, 4] => format!("weekday{many}"),
        [5, 6] if part.is_empty() => "weekends".to_owned(),
        [5, 6] => format!("weekend{many}"),
        all if all.len() == DAYS.len() && part.is_empty() => "any day".to_owned(),
        all if all.len() == DAYS.len() => format!("every {part}"),
        some => {
            let names = some.iter().map(|at| DAYS[*at].1);
            let names: Vec<String> = if part.is_empty() {
                names.map(|name| format!("{name}s")).collect()
            } else {
                names.map(str::to_owned).collect()
            };
            listed(&names) + if part.is_empty() { "" } else { &many }
        }
    })
}

fn one(reason: &Reason) -> String {
    match reason {
        Reason::Words { words } => format!("both speak of {}", quoted(words)),
        Reason::WordsPerhaps { words } => {
            format!(
                "both speak of {}, but may mean something else",
                quoted(words)
            )
        }
        Reason::BothAbout { what, words } if words.is_empty() => format!("both are about {what}"),
        Reason::BothAbout { what, words } => {
            format!("both are about {what} and speak of {}", quoted(words))
        }
        Reason::SaysSomethingClose {
            about: Some(what), ..
        } => {
            format!("may be close to it: this is about {what}")
        }
        Reason::SaysSomethingClose { words, .. } if !words.is_empty() => {
            format!("may be close to it: this speaks of {}", quoted(words))
        }
        Reason::SaysSomethingClose { .. } => "may be close to it, said in other words".to_owned(),
        Reason::LessClose {
            words,
            in_common: true,
            ..
        } => format!(
            "less close than others here, but both speak of {}",
            quoted(words)
        ),
        Reason::LessClose {
            about: Some(what), ..
        } => format!("less close than others here: this is about {what}"),
        Reason::LessClose { words, .. } if !words.is_empty() => format!(
            "less close than others here: this speaks of {}",
            quoted(words)
        ),
        Reason::LessClose { .. } => "less close than others here".to_owned(),
        Reason::NoCloseFit { words, .. } if !words.is_empty() => {
            format!("no close fit, but both speak of {}", quoted(words))
        }
        Reason::NoCloseFit {
            about: Some(what), ..
        } => format!("no close fit: this is about {what}"),
        Reason::NoCloseFit { .. } => "no close fit, unless you know more".to_owned(),
        Reason::NotSure { words, .. } if !words.is_empty() => {
            format!("not sure, but both speak of {}", quoted(words))
        }
        Reason::NotSure {
            about: Some(what), ..
        } => format!("not sure, but the closest to it here: this is about {what}"),
        Reason::NotSure { .. } => "not sure, but the closest to it here".to_owned(),
        Reason::Away { metres } => away(*metres),
        Reason::Free { slots } => format!("free {}", times(slots)),
        Reason::FreeWhenAsked { slots } => format!("free {} as asked", times(slots)),
        Reason::Seats { capacity } => format!("room for {capacity}"),
        Reason::StepFree => "step-free as asked".to_owned(),
        Reason::Speaks { language } => format!("speaks {language}"),
        Reason::Confirmed { on } => {
            format!("confirmed in {}", on.civil().strftime("%B %Y"))
        }
        Reason::AskFirst => "private so far, so ask first".to_owned(),
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
        Reason::NotFreeWhenAsked { slots } => format!("not free {}", times(slots)),
        Reason::AskedForNo { what } => format!("asked for no {what}"),
        Reason::SaysNot { words } => format!("says “{words}”"),
        Reason::NoPlace => "nobody has noted yet where it is".to_owned(),
        Reason::NobodyHoldsIt => "nobody has noted yet whose it is".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(all: &[&str]) -> Vec<String> {
        all.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn says_first_of_all_that_it_is_no_close_fit() {
        let no_close_fit = |said: &[&str], about: Option<&str>| Reason::NoCloseFit {
            words: words(said),
            about: about.map(str::to_owned),
        };
        let away = Reason::Away { metres: 404.0 };
        assert_eq!(
            why(
                &[no_close_fit(&[], None), away.clone(), Reason::AskFirst],
                &[]
            ),
            "No close fit, unless you know more, 400 m away, \
             private so far, so ask first."
        );
        assert_eq!(
            why(&[no_close_fit(&["piano"], None), away.clone()], &[]),
            "No close fit, but both speak of “piano”, 400 m away."
        );
        let not_sure = |said: &[&str]| Reason::NotSure {
            words: words(said),
            about: None,
        };
        assert_eq!(
            why(&[not_sure(&[]), away.clone()], &[]),
            "Not sure, but the closest to it here, 400 m away."
        );
        assert_eq!(
            why(&[not_sure(&["piano"])], &[]),
            "Not sure, but both speak of “piano”."
        );
        assert_eq!(
            why(&[no_close_fit(&[], Some("poetry")), away], &[]),
            "No close fit: this is about poetry, 400 m away."
        );
    }

    #[test]
    fn says_reasons_in_one_plain_sentence() {
        let reasons = [
            Reason::BothAbout {
                what: "baking bread".into(),
                words: words(&["flour", "yeast", "oven"]),
            },
            Reason::Away { metres: 404.0 },
            Reason::Free {
                slots: words(&["tue", "thu evening"]),
            },
        ];
        let against = [
            Reason::NeverConfirmed,
            Reason::AskedThisMonth {
                times: 1,
                most: None,
            },
        ];
        assert_eq!(
            why(&reasons, &against),
            "Both are about baking bread and speak of “flour”, “yeast” and “oven”, 400 m away, \
             free on Thursday evenings and Tuesdays; worth knowing: nobody has confirmed it yet \
             and asked once this month."
        );
    }

    #[test]
    fn says_what_was_asked_for_otherwise() {
        let against = [
            Reason::NotFreeWhenAsked {
                slots: words(&["tue evening"]),
            },
            Reason::AskedForNo {
                what: "gyms".into(),
            },
        ];
        assert_eq!(
            why(&[Reason::StepFree], &against),
            "Step-free as asked; worth knowing: not free on Tuesday evenings and asked for no gyms."
        );
    }

    #[test]
    fn says_times_as_people_do() {
        let said = |slots: &[&str]| times(&words(slots));
        let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        assert_eq!(said(&week), "any day");
        assert_eq!(said(&week[..5]), "on weekdays");
        assert_eq!(said(&week[..3]), "on Mondays, Tuesdays and Wednesdays");
        assert_eq!(said(&["sat morning", "sun morning"]), "on weekend mornings");
        assert_eq!(
            said(&["mon evening", "tue evening", "sat"]),
            "on Monday and Tuesday evenings and Saturdays"
        );
    }
}
