//! Searches every address of an extract as somebody would type it, and prints how often the right one
//! is among the first five, and how long each keystroke takes.
//!
//! `cargo bench -p homeground-region --bench search -- FILE.osm.pbf [--every N] [--misses N]`

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a run that cannot go on should stop"
)]

use std::time::{Duration, Instant};

use homeground_region::{Address, Keep, Query, Region, Unwatched};

/// The right answer is as near as this to the address. Degrees, about 60 m.
const NEAR: f64 = 0.0008;

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let Some(file) = words.first().filter(|word| !word.starts_with("--")) else {
        println!("search: name an extract");
        return;
    };
    let option = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse::<usize>().ok()
    };
    let every = option("--every").unwrap_or(1);
    let misses = option("--misses").unwrap_or(0);
    let to = std::env::temp_dir().join(format!("homeground-search-{}", std::process::id()));
    let begun = Instant::now();
    let report = homeground_region::add(file.as_ref(), &to, Keep::All, &Unwatched).unwrap();
    println!("added in {:.2?}: {:?}", begun.elapsed(), report.kept);
    let region = Region::open(&to).unwrap();
    let addresses = region.addresses().unwrap();
    let sample: Vec<&Address> = addresses.iter().step_by(every).collect();
    println!("{} of {} addresses", sample.len(), addresses.len());
    let mut random = Random(1);
    for (name, typed) in [
        ("in full", full as fn(&Address, &mut Random) -> String),
        ("with the postcode", with_postcode),
        ("number last", number_last),
        ("abbreviated", abbreviated),
        ("one letter wrong", one_wrong),
    ] {
        let (mut right, mut shown) = (0, 0);
        let mut times = Vec::new();
        for address in &sample {
            let words = typed(address, &mut random);
            let begun = Instant::now();
            let found = find(&region, &words);
            times.push(begun.elapsed());
            if found.iter().take(5).any(|found| is_right(found, address)) {
                right += 1;
            } else if shown < misses {
                shown += 1;
                let got: Vec<String> = found
                    .iter()
                    .take(5)
                    .map(|found| found.title.clone())
                    .collect();
                println!(
                    "   missed {words:?} ({} {}): {got:?}",
                    address.house_number, address.street
                );
            }
        }
        let share = 100.0 * f64::from(right) / sample.len().max(1) as f64;
        println!(
            "{name}: {share:.2} % among the first five; {}",
            spread(&mut times)
        );
    }
    let mut times = Vec::new();
    for address in sample.iter().step_by(20) {
        let words = full(address, &mut random);
        let ends: Vec<usize> = words
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        for end in ends {
            let begun = Instant::now();
            find(&region, &words[..end]);
            times.push(begun.elapsed());
        }
    }
    println!("each keystroke: {}", spread(&mut times));
    std::fs::remove_file(to).unwrap();
}

fn find(region: &Region, words: &str) -> Vec<homeground_region::Found> {
    let query = Query {
        words,
        near: None,
        area: None,
        limit: 10,
    };
    region.find(&query).unwrap()
}

fn is_right(found: &homeground_region::Found, address: &Address) -> bool {
    let near = (found.lon - address.lon).abs() < NEAR && (found.lat - address.lat).abs() < NEAR;
    let same = |a: &str, b: &str| a.replace(' ', "").eq_ignore_ascii_case(&b.replace(' ', ""));
    let number = found.house_number.as_deref().unwrap_or_default();
    let numbered = same(number, &address.house_number)
        || same(number, &address.unit)
        || address.house_number.is_empty();
    // A name on several houses is found as one.
    let named = address.house_number.is_empty() && address.unit.is_empty();
    (near && numbered)
        || (named
            && found
                .title
                .to_lowercase()
                .contains(&address.house_name.to_lowercase()))
}

fn house(address: &Address) -> String {
    let unit = if address.unit.is_empty() {
        String::new()
    } else {
        format!("unit {} ", address.unit)
    };
    if address.house_number.is_empty() && address.unit.is_empty() {
        return address.house_name.clone();
    }
    if address.house_number.to_lowercase().contains("unit") {
        return address.house_number.clone();
    }
    format!("{unit}{}", address.house_number)
}

fn full(address: &Address, _: &mut Random) -> String {
    format!("{} {}", house(address), address.street)
}

fn with_postcode(address: &Address, _: &mut Random) -> String {
    format!(
        "{} {}, {}",
        house(address),
        address.street,
        address.postcode
    )
}

fn number_last(address: &Address, _: &mut Random) -> String {
    format!("{} {}", address.street, house(address))
}

/// Type words short, long names begun.
fn abbreviated(address: &Address, _: &mut Random) -> String {
    let short = |word: &str| match word.to_lowercase().as_str() {
        "street" | "saint" => "st".to_owned(),
        "road" => "rd".to_owned(),
        "avenue" => "ave".to_owned(),
        "lane" => "ln".to_owned(),
        "close" => "cl".to_owned(),
        "court" => "ct".to_owned(),
        "drive" => "dr".to_owned(),
        "crescent" => "cres".to_owned(),
        "gardens" => "gdns".to_owned(),
        "place" => "pl".to_owned(),
        "square" => "sq".to_owned(),
        "terrace" => "ter".to_owned(),
        "grove" => "gr".to_owned(),
        other => other.chars().take(7).collect(),
    };
    let words: Vec<String> = address.street.split_whitespace().map(short).collect();
    format!("{} {}", house(address).to_lowercase(), words.join(" "))
}

/// One letter of the longest word replaced by another.
fn one_wrong(address: &Address, random: &mut Random) -> String {
    let mut words: Vec<String> = address
        .street
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let Some(longest) = words.iter_mut().max_by_key(|word| word.chars().count()) else {
        return house(address);
    };
    let mut letters: Vec<char> = longest.chars().collect();
    let at = random.below(letters.len());
    let before = letters[at];
    while letters[at] == before {
        letters[at] = char::from(b'a' + random.below(26) as u8);
    }
    *longest = letters.into_iter().collect();
    format!("{} {}", house(address), words.join(" "))
}

fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    format!(
        "p50 {:.1?}, p95 {:.1?}, p99 {:.1?}",
        at(0.5),
        at(0.95),
        at(0.99)
    )
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
