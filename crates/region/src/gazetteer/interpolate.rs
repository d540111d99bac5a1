//! Numbers between two houses that `addr:interpolation` says are there
//! (<https://wiki.openstreetmap.org/wiki/Key:addr:interpolation>).

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::gather::{Door, Gathered};
use super::number;
use crate::grid::Coord;
use crate::osm::{Extract, Spot, Tags};

/// A line that claims more houses than this is a slip.
const MAX_HOUSES: u32 = 500;

/// No house has a higher number.
const MAX_NUMBER: u32 = 1_000_000;

/// Adds the estimated numbers of every such line, except those that have a house of their own.
pub(super) fn add<'a>(extract: &'a Extract, gathered: &mut Gathered<'a>) {
    let lines = (extract.ways()).filter(|way| way.tags.get("addr:interpolation").is_some());
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let mut known: FxHashSet<(u32, String)> = (gathered.doors.iter())
        .map(|door| (door.street, door.number.clone().into_owned()))
        .collect();
    for way in lines {
        let step = match way.tags.get("addr:interpolation") {
            Some("even" | "odd") => Step::By(2),
            Some("all") => Step::By(1),
            Some("alphabetic") => Step::Letters,
            Some(other) => match other.parse::<u32>() {
                Ok(step) if step > 0 => Step::By(step),
                _ => continue,
            },
            None => continue,
        };
        let ends = numbered_nodes(extract, way.nodes);
        for pair in ends.windows(2) {
            let [from, to] = pair else { continue };
            let Some(street) = street_of(gathered, way.tags, from, to) else {
                continue;
            };
            let between = match step {
                Step::By(step) => between(from, to, step),
                Step::Letters => letters_between(from, to),
            };
            for (number, at) in between {
                if known.insert((street, number.clone())) {
                    gathered.doors.push(Door {
                        street,
                        text: "",
                        number: Cow::Owned(number),
                        unit: Cow::Borrowed(""),
                        name: "",
                        postcode: "",
                        at,
                        estimated: true,
                    });
                }
            }
        }
    }
}

/// How the numbers of a line follow each other.
#[derive(Clone, Copy)]
enum Step {
    By(u32),
    /// 1a, 1b, 1c.
    Letters,
}

/// A node of the line with a number, and the line from there to the next.
struct End<'a> {
    number: u32,
    /// The letter after it; empty without one.
    letter: String,
    tags: Tags<'a>,
    at: Coord,
    line: Vec<Coord>,
}

fn numbered_nodes<'a>(extract: &'a Extract, nodes: &[Spot]) -> Vec<End<'a>> {
    let mut ends: Vec<End<'a>> = Vec::new();
    for &node in nodes {
        let Some(at) = extract.positions.get(node) else {
            continue;
        };
        if let Some(end) = ends.last_mut() {
            end.line.push(at);
        }
        let tags = extract.node(node).map(|node| node.tags);
        let number = tags.and_then(|tags| {
            let parsed = number::parse(tags.get("addr:housenumber")?);
            let (figure, letter) = number::split(parsed.numbers.first()?)?;
            Some((figure, letter.to_owned()))
        });
        if let (Some((number, letter)), Some(tags)) = (number, tags) {
            ends.push(End {
                number,
                letter,
                tags,
                at,
                line: vec![at],
            });
        }
    }
    ends
}

fn street_of<'a>(
    gathered: &mut Gathered<'a>,
    way: Tags<'a>,
    from: &End<'a>,
    to: &End<'a>,
) -> Option<u32> {
    let said = [way, from.tags, to.tags]
        .iter()
        .find_map(|tags| tags.get("addr:street").or_else(|| tags.get("addr:place")));
    match said {
        Some(said) => gathered.streets.of_name(said, from.at, 1_500.0, ""),
        None => gathered.streets.nearest(from.at, 100.0),
    }
}

/// Numbers between two ends with places along the line.
fn between(from: &End<'_>, to: &End<'_>, step: u32) -> Vec<(String, Coord)> {
    let (low, high) = (from.number.min(to.number), from.number.max(to.number));
    if high - low > MAX_HOUSES.saturating_mul(step) || high > MAX_NUMBER {
        return Vec::new();
    }
    let share = |number: u32| {
        let way = f64::from(number.abs_diff(from.number));
        way / f64::from(high - low).max(1.0)
    };
    (low.saturating_add(step)..high)
        .step_by(step as usize)
        .map(|number| (number.to_string(), along(&from.line, share(number))))
        .collect()
}

/// Letters between two ends of one number, with places along the line.
fn letters_between(from: &End<'_>, to: &End<'_>) -> Vec<(String, Coord)> {
    let one = |end: &End<'_>| match end.letter.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => Some(*letter),
        _ => None,
    };
    let (Some(first), Some(last)) = (one(from), one(to)) else {
        return Vec::new();
    };
    if from.number != to.number || first == last {
        return Vec::new();
    }
    let whole = f64::from(first.abs_diff(last));
    let between = first.min(last) + 1..first.max(last);
    between
        .map(|letter| {
            let share = f64::from(letter.abs_diff(first)) / whole;
            let number = format!("{}{}", from.number, char::from(letter));
            (number, along(&from.line, share))
        })
        .collect()
}

/// The place at a share of a line's length.
pub(super) fn along(line: &[Coord], share: f64) -> Coord {
    let length =
        |pair: &[Coord]| f64::from(pair[1].x - pair[0].x).hypot(f64::from(pair[1].y - pair[0].y));
    let whole: f64 = line.windows(2).map(length).sum();
    let mut left = whole * share;
    for pair in line.windows(2) {
        let part = length(pair);
        if left <= part && part > 0.0 {
            let share = left / part;
            let at = |from: i32, to: i32| from + (f64::from(to - from) * share).round() as i32;
            return Coord {
                x: at(pair[0].x, pair[1].x),
                y: at(pair[0].y, pair[1].y),
            };
        }
        left -= part;
    }
    line.last().copied().unwrap_or(Coord { x: 0, y: 0 })
}
