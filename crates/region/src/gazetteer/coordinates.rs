//! Positions typed as numbers, and plus codes.

/// Letters of plus codes, each worth its place
/// (<https://github.com/google/open-location-code/blob/main/Documentation/Specification/specification.md>).
const LETTERS: &str = "23456789cfghjmpqrvwx";

/// Longitude and latitude of what was typed, if it is a position: "51.58, -3.0", "51°35'N 3°0'W",
/// "9C3RH2M8+QF", or a short plus code near a place.
pub(super) fn parse(text: &str, near: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    plus_code(text, near).or_else(|| angles(text))
}

/// Two angles in degrees, latitude first unless letters say otherwise.
fn angles(text: &str) -> Option<(f64, f64)> {
    let upper = text
        .to_uppercase()
        .replace(['′', '’', '‘'], "'")
        .replace(['″', '”', '“'], "\"");
    if !upper.contains(['.', '°', 'N', 'S', 'E', 'W']) {
        return None;
    }
    let halves = halves(&upper)?;
    let [first, second] = halves.map(|half| angle(half.trim()));
    let (first, second) = (first?, second?);
    let (lat, lon) = match (first.1, second.1) {
        (Some('E' | 'W'), _) | (_, Some('N' | 'S')) => (second.0, first.0),
        _ => (first.0, second.0),
    };
    // A latitude beyond the pole was meant the other way round.
    let (lat, lon) = if lat.abs() > 90.0 && lon.abs() <= 90.0 {
        (lon, lat)
    } else {
        (lat, lon)
    };
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some((lon, lat))
}

fn halves(text: &str) -> Option<[&str; 2]> {
    if let Some((first, second)) = text.split_once([',', ';']) {
        return Some([first, second]);
    }
    // After the letter of the first, or in the middle of two plain numbers.
    let letter = text.find(['N', 'S', 'E', 'W']);
    if let Some(at) = letter.filter(|&at| at > 0 && at + 1 < text.len()) {
        return Some([text.get(..=at)?, text.get(at + 1..)?]);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        // House numbers are not positions: both have a point.
        [first, second] if first.contains('.') && second.contains('.') => Some([first, second]),
        _ => None,
    }
}

/// Degrees, perhaps with minutes and seconds, and the letter of the direction.
fn angle(text: &str) -> Option<(f64, Option<char>)> {
    let letter = text.chars().find(|c| matches!(c, 'N' | 'S' | 'E' | 'W'));
    let rest: String = text.chars().filter(|c| Some(*c) != letter).collect();
    let parts: Vec<&str> = rest
        .split(|c: char| c.is_whitespace() || matches!(c, '°' | '\'' | '"' | 'º' | ':'))
        .filter(|part| !part.is_empty())
        .collect();
    let mut sum = 0.0;
    let mut worth = 1.0;
    let mut negative = false;
    for (at, part) in parts.iter().enumerate() {
        let number: f64 = part
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())?;
        if at > 0 && !(0.0..60.0).contains(&number) {
            return None;
        }
        negative |= at == 0 && part.starts_with('-');
        sum += number.abs() / worth;
        worth *= 60.0;
    }
    if parts.is_empty() || parts.len() > 3 {
        return None;
    }
    let south_or_west = matches!(letter, Some('S' | 'W'));
    Some((if negative != south_or_west { -sum } else { sum }, letter))
}

/// The middle of a plus code's box.
fn plus_code(text: &str, near: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let first = text.split_whitespace().next()?.to_lowercase();
    let (before, after) = first.split_once('+')?;
    let known = |part: &str| part.chars().all(|c| LETTERS.contains(c));
    if !known(before) || !known(after) || !(2..=4).contains(&after.len()) && !after.is_empty() {
        return None;
    }
    match before.len() {
        8 => decode(&format!("{before}{after}")),
        4 | 6 if after.len() >= 2 => {
            let (lon, lat) = near?;
            recovered(before, after, lon, lat)
        }
        _ => None,
    }
}

fn decode(code: &str) -> Option<(f64, f64)> {
    let worth = |c: char| LETTERS.find(c).map(|at| at as f64);
    let letters: Vec<f64> = code.chars().map(worth).collect::<Option<_>>()?;
    let (mut lat, mut lon) = (-90.0, -180.0);
    let mut step = 20.0;
    for pair in letters.get(..letters.len().min(10))?.chunks(2) {
        let [north, east] = pair else { return None };
        lat += north * step;
        lon += east * step;
        step /= 20.0;
    }
    let (mut high, mut wide) = (step * 20.0, step * 20.0);
    for &letter in letters.iter().skip(10) {
        // Further letters number a box of four by five.
        (high, wide) = (high / 5.0, wide / 4.0);
        lat += (letter / 4.0).floor() * high;
        lon += (letter % 4.0) * wide;
    }
    let (lat, lon) = (lat + high / 2.0, lon + wide / 2.0);
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some((lon, lat))
}

fn encode(lon: f64, lat: f64) -> String {
    let (mut north, mut east) = (lat.clamp(-90.0, 89.9999) + 90.0, lon + 180.0);
    let mut step = 20.0;
    let mut code = String::new();
    for _ in 0..5 {
        for angle in [&mut north, &mut east] {
            let worth = (*angle / step).floor().clamp(0.0, 19.0);
            *angle -= worth * step;
            code.extend(LETTERS.chars().nth(worth as usize));
        }
        step /= 20.0;
    }
    code
}

/// A short code stands for the nearest place that ends so.
fn recovered(before: &str, after: &str, lon: f64, lat: f64) -> Option<(f64, f64)> {
    let missing = 8 - before.len();
    let step = if missing == 4 { 1.0 } else { 20.0 };
    let around = [-1.0, 0.0, 1.0];
    let mut best: Option<(f64, (f64, f64))> = None;
    for dy in around {
        for dx in around {
            let start = encode(lon + dx * step, lat + dy * step);
            let code = format!("{}{before}{after}", start.get(..missing)?);
            if let Some(at) = decode(&code) {
                let apart = (at.0 - lon).hypot(at.1 - lat);
                if best.is_none_or(|(least, _)| apart < least) {
                    best = Some((apart, at));
                }
            }
        }
    }
    best.map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(found: Option<(f64, f64)>, lon: f64, lat: f64) -> bool {
        found.is_some_and(|at| (at.0 - lon).abs() < 1e-3 && (at.1 - lat).abs() < 1e-3)
    }

    #[test]
    fn positions_are_read_however_they_are_written() {
        for text in [
            "51.58, -3.0",
            "51.58 -3.0",
            "51.58N 3.0W",
            "N51.58 W3.0",
            "51°34.8'N 3°0'W",
            "51°34'48\"N, 3°0'0\"W",
            "3.0 W, 51.58 N",
            "51 34 48 N 3 0 0 W",
        ] {
            assert!(
                near(parse(text, None), -3.0, 51.58),
                "{text}: {:?}",
                parse(text, None)
            );
        }
        for text in [
            "12 High Street",
            "12, 14",
            "51.58",
            "NP20 4",
            "",
            "1.2.3, 4",
            "99, 200",
        ] {
            assert_eq!(parse(text, None), None, "{text}");
        }
    }

    #[test]
    fn plus_codes_are_read_whole_and_short() {
        let (lon, lat) = (-2.9945, 51.5876);
        let code = encode(lon, lat);
        let whole = format!("{}+{}", &code[..8], &code[8..]);
        assert!(near(parse(&whole, None), lon, lat), "{whole}");
        let short = format!("{}+{} Newport", &code[4..8], &code[8..]);
        assert!(near(parse(&short, Some((-2.9, 51.6))), lon, lat), "{short}");
        assert_eq!(parse(&short, None), None);
        // From the specification.
        assert!(near(parse("8FVC2222+22", None), 8.0000625, 47.0000625));
    }

    proptest! {
        #[test]
        fn any_place_has_a_plus_code(lon in -179.9..179.9_f64, lat in -89.9..89.9_f64) {
            let code = encode(lon, lat);
            let whole = format!("{}+{}", &code[..8], &code[8..]);
            let (lon_back, lat_back) = parse(&whole, None).unwrap();
            prop_assert!((lon - lon_back).abs() < 2e-4 && (lat - lat_back).abs() < 2e-4);
        }

        #[test]
        fn anything_typed_is_a_position_or_not(text in "\\PC{0,60}") {
            if let Some((lon, lat)) = parse(&text, Some((0.0, 0.0))) {
                prop_assert!(lon.abs() <= 180.0 && lat.abs() <= 90.0);
            }
        }
    }
}
