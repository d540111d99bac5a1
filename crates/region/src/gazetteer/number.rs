//! House numbers: `12`, `31a`, `12-16`, `12;14`, `58a - 56a`, `Unit 2`, `Flat 3, 12`, `5 bis`.

/// A range is not taken apart beyond this: a typing slip makes a street of ten thousand houses.
const MAX_RANGE: u32 = 60;

/// Words before the number of a part of a house.
const UNIT_WORDS: [&str; 14] = [
    "flat",
    "flats",
    "unit",
    "units",
    "apartment",
    "apt",
    "apartments",
    "suite",
    "floor",
    "block",
    "room",
    "studio",
    "fflat",
    "uned",
];

/// What an address says of its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// Each number, canonical: `12`, `31a`. Empty when there is none.
    pub numbers: Vec<String>,
    /// Each part of the house, canonical: `3`. Empty when there is none.
    pub units: Vec<String>,
}

/// Whether a plain word says that the number of a part of a house follows.
pub(crate) fn is_unit_word(word: &str) -> bool {
    UNIT_WORDS.contains(&word)
}

/// Takes the text of a house number apart. What has no number in it is kept as it is.
pub(crate) fn parse(text: &str) -> Parsed {
    let lower = text.to_lowercase().replace(" to ", "-");
    let (units, rest) = split_unit(&lower);
    let mut numbers = Vec::new();
    for part in rest.split([';', ',', '&', '+']) {
        numbers.extend(part_numbers(part.trim()));
    }
    numbers.dedup();
    if numbers.is_empty() && units.is_empty() {
        let kept = compact(&lower);
        numbers.extend((!kept.is_empty()).then_some(kept));
    }
    Parsed { numbers, units }
}

/// The units and what is left. "Unit 2" alone leaves nothing.
fn split_unit(text: &str) -> (Vec<String>, String) {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let Some(at) = words.iter().position(|word| is_unit_word(word)) else {
        return (Vec::new(), text.to_owned());
    };
    let said = words.get(at + 1).copied().unwrap_or_default();
    let mut units = part_numbers(said);
    if units.is_empty() {
        units.extend(Some(compact(said)).filter(|unit| !unit.is_empty()));
    }
    let rest: Vec<&str> = (words.iter().enumerate())
        .filter(|(index, _)| *index != at && *index != at + 1)
        .map(|(_, word)| *word)
        .collect();
    (units, rest.join(" "))
}

/// One number, or all of a range.
fn part_numbers(part: &str) -> Vec<String> {
    let range = part
        .split_once(['-', '–', '—'])
        .map(|(from, to)| (compact(from), compact(to)));
    let Some((from, to)) = range else {
        let number = compact(part);
        let is_one = number.starts_with(|c: char| c.is_ascii_digit());
        return if is_one { vec![number] } else { Vec::new() };
    };
    let (Some((low, _)), Some((high, _))) = (split(&from), split(&to)) else {
        return [from, to]
            .into_iter()
            .filter(|end| split(end).is_some())
            .collect();
    };
    let (first, last) = (low.min(high), low.max(high));
    let step = if low % 2 == high % 2 { 2 } else { 1 };
    if last - first > MAX_RANGE || first == last {
        return vec![from, to];
    }
    let mut numbers = vec![if low <= high {
        from.clone()
    } else {
        to.clone()
    }];
    let between = (first + step..last).step_by(step as usize);
    numbers.extend(between.map(|number| number.to_string()));
    numbers.push(if low <= high { to } else { from });
    numbers
}

/// Without spaces and with nothing but letters, digits and the slash of a part.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || *c == '/')
        .flat_map(char::to_lowercase)
        .collect()
}

/// A canonical number as its figure and what comes after: `31a` is 31 and `a`.
pub(crate) fn split(number: &str) -> Option<(u32, &str)> {
    let end = number
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(number.len());
    let figure = number.get(..end)?.parse().ok()?;
    Some((figure, number.get(end..)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        parse(text).numbers
    }

    #[test]
    fn every_form_is_taken_apart() {
        assert_eq!(numbers("12"), ["12"]);
        assert_eq!(numbers("31A"), ["31a"]);
        assert_eq!(numbers("3 B"), ["3b"]);
        assert_eq!(numbers("12-16"), ["12", "14", "16"]);
        assert_eq!(numbers("12–13"), ["12", "13"]);
        assert_eq!(numbers("11-14"), ["11", "12", "13", "14"]);
        assert_eq!(numbers("12;14"), ["12", "14"]);
        assert_eq!(numbers("27; 29"), ["27", "29"]);
        assert_eq!(numbers("58a - 56a"), ["56a", "58a"]);
        assert_eq!(numbers("12/3"), ["12/3"]);
        assert_eq!(numbers("5 bis"), ["5bis"]);
        assert_eq!(numbers("1-9999"), ["1", "9999"]);
        assert_eq!(numbers("The Old Forge"), ["theoldforge"]);
    }

    #[test]
    fn the_part_of_a_house_is_split_off() {
        let unit = |text| (parse(text).units.join(","), parse(text).numbers.join(","));
        assert_eq!(unit("Unit 2"), ("2".into(), String::new()));
        assert_eq!(unit("Flat 3, 12"), ("3".into(), "12".into()));
        assert_eq!(unit("12 Apartment 4b"), ("4b".into(), "12".into()));
        assert_eq!(unit("Units 18-19"), ("18,19".into(), String::new()));
    }

    proptest! {
        #[test]
        fn any_text_is_taken_or_kept(text in "\\PC{0,30}") {
            let parsed = parse(&text);
            prop_assert!(parsed.numbers.len() <= 40);
            for number in parsed.numbers {
                prop_assert!(!number.contains(char::is_whitespace));
            }
        }

        #[test]
        fn a_range_has_both_its_ends(from in 1..500_u32, more in 1..60_u32) {
            let numbers = numbers(&format!("{from}-{}", from + more));
            prop_assert_eq!(numbers.first(), Some(&from.to_string()));
            prop_assert_eq!(numbers.last(), Some(&(from + more).to_string()));
        }
    }
}
