//! What a region is called: a key for its file and for addresses, and a name for people.

use unicode_normalization::UnicodeNormalization;

/// The longest key; with its ending it fits every file system.
const KEY_MAX: usize = 80;
/// Names that Windows keeps for devices, and the one of the sample that is built in.
const TAKEN: [&str; 6] = ["aux", "con", "nul", "prn", "lpt1", "sample"];
/// Words of a file's name that say what kind of file it is, or that it is new.
const NOT_A_PLACE: [&str; 11] = [
    "bz2", "gz", "latest", "mbtiles", "osm", "pbf", "pmtiles", "shp", "xml", "zip", "internal",
];

/// What a region is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Small letters, digits and hyphens.
    pub key: String,
    /// For a list.
    pub name: String,
}

/// What the region of a file is called, or that of an area of it. `file` is without folders.
///
/// ```
/// # use homeground_core::regions::named;
/// let whole = named("south-wales-260101.osm.pbf", None);
/// assert_eq!((whole.key.as_str(), whole.name.as_str()), ("south-wales", "South Wales"));
/// let part = named("newport-latest.osm.pbf", Some("Quay & Lantern"));
/// assert_eq!((part.key.as_str(), part.name.as_str()), ("newport-quay-lantern", "Quay & Lantern (Newport)"));
/// ```
#[must_use]
pub fn named(file: &str, area: Option<&str>) -> Named {
    let words = words_of_place(file);
    let name: Vec<String> = words.iter().map(|word| capital(word)).collect();
    let name = name.join(" ");
    let area = area.map(str::trim).filter(|area| !area.is_empty());
    let mut key = match words.as_slice() {
        [] => format!("region-{:x}", checksum(file)),
        words => slug(&words.join(" ")),
    };
    if let Some(area) = area {
        key = format!("{key}-{}", slug(area));
    }
    if key.len() > KEY_MAX {
        // What is cut off still tells one from the other.
        let end = format!("-{:x}", checksum(&key));
        key.truncate(KEY_MAX - end.len());
        key.push_str(&end);
    }
    if TAKEN.contains(&key.as_str()) {
        key.push_str("-map");
    }
    let name = match (area, name.is_empty()) {
        (None, false) => name,
        (None, true) => file.to_owned(),
        (Some(area), false) => format!("{area} ({name})"),
        (Some(area), true) => area.to_owned(),
    };
    Named { key, name }
}

/// Whether this may be the key of a region, and not a way out of the folder.
pub(super) fn is_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !key.is_empty() && key.chars().all(plain) && !TAKEN.contains(&key)
}

/// The words of a file's name that say where it is from: no endings, no days.
fn words_of_place(file: &str) -> Vec<&str> {
    let words = file.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<&str> = words
        .filter(|word| {
            !word.is_empty() && !NOT_A_PLACE.contains(&word.to_ascii_lowercase().as_str())
        })
        .collect();
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let year = |word: &str| digits(word) && word.len() == 4 && ["19", "20"].contains(&&word[..2]);
    // 2026-11-25, 261125, 20261125
    while let Some(at) = words
        .iter()
        .position(|word| year(word) || (digits(word) && matches!(word.len(), 6 | 8)))
    {
        let month_and_day = words.iter().skip(at + 1).take(2);
        let more = month_and_day.take_while(|word| digits(word) && word.len() == 2);
        let end = at + 1 + if year(words[at]) { more.count() } else { 0 };
        words.drain(at..end);
    }
    words
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Small letters without accents, digits, and single hyphens for the rest. Never empty: words of other
/// scripts end in a number of their own, so that one is not taken for another.
fn slug(words: &str) -> String {
    let words: String = words.nfkd().flat_map(char::to_lowercase).collect();
    let plain: String = words
        .chars()
        .filter(|c| c.is_ascii() || c.is_whitespace())
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut slug = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let lost = words.chars().any(|c| c.is_alphanumeric() && !c.is_ascii());
    if lost || slug.is_empty() {
        let number = format!("{:x}", checksum(&words));
        slug = [slug, number].join("-").trim_matches('-').to_owned();
    }
    slug
}

/// A name of signs that no key can hold still has a key of its own (FNV-1a, 32 bits).
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(file: &str, area: Option<&str>) -> String {
        named(file, area).key
    }

    #[test]
    fn a_newer_file_of_the_same_place_has_the_same_key() {
        for file in [
            "newport.osm.pbf",
            "newport-latest.osm.pbf",
            "newport-230612.osm.pbf",
            "newport-2023-06-12.osm.gz",
            "Newport 20230612.osm",
            "newport_2023.pmtiles",
        ] {
            assert_eq!(key(file, None), "newport", "{file}");
        }
    }

    #[test]
    fn an_area_has_a_key_of_its_own() {
        assert_eq!(key("gwent.osm.pbf", Some("Pîl ’92")), "gwent-pil-92");
        assert_ne!(key("gwent.osm.pbf", Some("a")), key("gwent.osm.pbf", None));
    }

    #[test]
    fn an_area_of_any_script_never_takes_the_key_of_the_whole_or_of_another() {
        let long = format!("{}.osm", "x".repeat(90));
        for file in ["newport.osm", "Київ.osm", "2023.osm.pbf", &long] {
            let mut keys = std::collections::HashSet::from([key(file, None)]);
            for area in ["Київ", "Львів", "東京", "Quay", "Quay 東", "Quay 京", "!!!"]
            {
                let key = key(file, Some(area));
                assert!(is_key(&key) && key.len() <= KEY_MAX, "{key}");
                assert!(keys.insert(key.clone()), "{file}, {area}: {key}");
            }
        }
        assert_eq!(key("київ-latest.osm.pbf", None), key("Київ.osm", None));
    }

    #[test]
    fn every_name_gives_a_key_that_is_a_plain_file_name() {
        let long = "x".repeat(500);
        for file in [
            "",
            "...",
            "../../etc",
            "con.osm",
            "sample.osm",
            "2023.osm.pbf",
            "Київ.osm",
            &long,
        ] {
            let named = named(file, None);
            assert!(is_key(&named.key), "{file}: {}", named.key);
            assert!(named.key.len() <= KEY_MAX);
        }
        assert_ne!(key("Київ.osm", None), key("Львів.osm", None));
        assert_eq!(named("київ-latest.osm.pbf", None).name, "Київ");
    }

    #[test]
    fn a_way_out_of_the_folder_is_no_key() {
        for key in ["", "..", "a/b", "a.b", "A", "sample", "é"] {
            assert!(!is_key(key), "{key}");
        }
    }
}
