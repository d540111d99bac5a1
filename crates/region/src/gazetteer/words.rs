//! One spelling for each way to write a name, of what is in the map and of what is typed.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Tables of `data/words/`.
const TABLES: [&str; 8] = [
    include_str!("../../../../data/words/en.csv"),
    include_str!("../../../../data/words/cy.csv"),
    include_str!("../../../../data/words/de.csv"),
    include_str!("../../../../data/words/fr.csv"),
    include_str!("../../../../data/words/es.csv"),
    include_str!("../../../../data/words/pl.csv"),
    include_str!("../../../../data/words/nordic.csv"),
    include_str!("../../../../data/words/nl.csv"),
];

/// Words that make no difference, unless there is nothing else.
const DROPPED: [&str; 14] = [
    "and", "the", "de", "la", "le", "les", "du", "des", "del", "und", "et", "y", "yr", "of",
];

/// Longer words are no words.
const MAX_WORD: usize = 64;

struct Tables {
    words: FxHashMap<&'static str, &'static str>,
    /// Ends of words, the longest first.
    ends: Vec<(&'static str, &'static str)>,
}

static TABLE: LazyLock<Tables> = LazyLock::new(|| {
    let lines = TABLES.iter().flat_map(|table| table.lines().skip(1));
    let pairs = lines.filter_map(|line| line.split_once(','));
    let mut tables = Tables {
        words: FxHashMap::default(),
        ends: Vec::new(),
    };
    for (long, short) in pairs {
        match long.strip_prefix('-') {
            Some(end) => tables.ends.push((end, short)),
            // The first table that knows a word decides: English and Welsh are first.
            None => {
                tables.words.entry(long).or_insert(short);
            }
        }
    }
    tables
        .ends
        .sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
    tables
});

/// The words of a text: lower case without accents, apostrophes and full stops dropped, other
/// punctuation between words.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | '‘' | '`' | '.'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    // What the decomposition leaves whole.
    let plain = (plain.replace('ß', "ss"))
        .replace('ł', "l")
        .replace('ø', "o")
        .replace('đ', "d")
        .replace('æ', "ae")
        .replace('œ', "oe")
        .replace('ı', "i");
    (plain.split_whitespace())
        .map(|word| word.chars().take(MAX_WORD).collect())
        .collect()
}

/// The canonical spelling of one plain word.
pub(crate) fn canonical(word: &str) -> String {
    if let Some(short) = TABLE.words.get(word) {
        return (*short).to_owned();
    }
    for (end, short) in &TABLE.ends {
        if let Some(stem) = word.strip_suffix(end)
            && stem.chars().count() > 2
        {
            return format!("{stem}{short}");
        }
    }
    word.to_owned()
}

/// Short forms of the words that a typed one may have been meant for: names are kept with these, so that
/// "strett" is like nothing that is kept.
pub(crate) fn shorts_of_nearly(typed: &str, is_near: impl Fn(&str) -> bool) -> Vec<&'static str> {
    if typed.chars().count() < 4 {
        return Vec::new();
    }
    let mut shorts: Vec<&str> = (TABLE.words.iter())
        .filter(|(long, short)| long.len() > short.len() + 1 && is_near(long))
        .map(|(_, short)| *short)
        .collect();
    shorts.sort_unstable();
    shorts.dedup();
    shorts
}

/// Whether a word makes no difference.
pub(crate) fn is_dropped(word: &str) -> bool {
    DROPPED.contains(&word)
}

/// Whether a word ends as streets of the continent and the north do.
pub(crate) fn has_ending(word: &str) -> bool {
    let stem = |end: &str| {
        word.strip_suffix(end)
            .is_some_and(|stem| stem.chars().count() > 2)
    };
    TABLE.ends.iter().any(|(end, _)| stem(end))
}

/// The canonical words of a name.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    canonical_words(&plain_words(name))
}

/// Canonical words of plain ones, those that make no difference left out.
pub(crate) fn canonical_words(plain: &[String]) -> Vec<String> {
    let all = || plain.iter().map(|word| canonical(word));
    let kept: Vec<String> = (plain.iter())
        .filter(|word| !is_dropped(word))
        .map(|word| canonical(word))
        .collect();
    if kept.is_empty() {
        all().collect()
    } else {
        kept
    }
}

/// Canonical words, one space between: what a name is known by.
pub(crate) fn key(name: &str) -> String {
    name_words(name).join(" ")
}

/// How a word that is still being typed may go on: by its own letters, or as the short form of a word
/// that begins with them ("roa" is going to be a road).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Beginnings of canonical words.
    pub begins: Vec<String>,
    /// Whole canonical words.
    pub whole: Vec<String>,
}

/// What a plain word that may not be finished stands for.
pub(crate) fn typed(word: &str) -> Typed {
    let mut begins = vec![word.to_owned()];
    let mut whole = Vec::new();
    let finished = canonical(word);
    if finished != word {
        whole.push(finished);
    }
    if word.chars().count() > 1 {
        for (long, short) in &TABLE.words {
            if long.starts_with(word) && !whole.iter().any(|have| have == short) {
                whole.push((*short).to_owned());
            }
        }
        for (end, short) in &TABLE.ends {
            // The longest beginning of the ending that the word ends in.
            let beginnings = (1..end.len()).rev().filter_map(|at| end.get(..at));
            for beginning in beginnings {
                if let Some(stem) = word.strip_suffix(beginning)
                    && stem.chars().count() > 2
                {
                    let form = format!("{stem}{short}");
                    if !form.starts_with(word) && !begins.contains(&form) {
                        begins.push(form);
                    }
                    break;
                }
            }
        }
    }
    whole.sort();
    Typed { begins, whole }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_has_one_spelling() {
        for written in [
            "St. Mary's Road",
            "st marys rd",
            "Saint Mary’s ROAD",
            "The St Marys-Road",
        ] {
            assert_eq!(key(written), "st marys rd", "{written}");
        }
        assert_eq!(key("Clos y Gŵyl"), "cl gwyl");
        assert_eq!(key("Hauptstraße"), key("Hauptstr."));
        assert_eq!(key("Kalevankatu"), "kalevank");
        assert_eq!(key("ul. Świętego Jana"), "ul sw jana");
        assert_eq!(key("Rue de l'Église"), "r leglise");
        assert_eq!(key("The"), "the");
    }

    #[test]
    fn a_word_on_its_way_means_its_short_form_too() {
        assert!(typed("roa").whole.contains(&"rd".to_owned()));
        assert!(typed("stre").whole.contains(&"st".to_owned()));
        assert!(typed("hauptstra").begins.contains(&"hauptstr".to_owned()));
        assert!(typed("kalevanka").begins.contains(&"kalevank".to_owned()));
        assert_eq!(typed("caerl").whole, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(name in "\\PC{0,40}") {
            let once = key(&name);
            prop_assert_eq!(key(&once), once);
        }
    }
}
