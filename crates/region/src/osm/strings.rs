//! Each key and value once: a town of 50,000 ways says a few thousand different words.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// The number of a string.
pub(crate) type StringId = u32;

/// Strings by number, one after the other in one text.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(crate) fn get(&self, id: StringId) -> &str {
        let at = id as usize;
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(Range { start, end }).unwrap_or_default()
    }
}

/// Gives every new string a number.
#[derive(Debug, Default)]
pub(super) struct Interner {
    strings: Strings,
    known: FxHashMap<Box<str>, StringId>,
}

impl Interner {
    pub(super) fn id(&mut self, text: &str) -> StringId {
        if let Some(&id) = self.known.get(text) {
            return id;
        }
        // Four billion different strings do not fit into a file that is read.
        let id = self.strings.ends.len() as StringId;
        self.strings.text.push_str(text);
        self.strings.ends.push(self.strings.text.len());
        self.known.insert(text.into(), id);
        id
    }

    pub(super) fn finish(self) -> Strings {
        self.strings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_a_string_the_same_number_again() {
        let mut interner = Interner::default();
        let ids: Vec<StringId> = ["name", "", "Quay Street", "name"]
            .into_iter()
            .map(|text| interner.id(text))
            .collect();
        assert_eq!(ids, [0, 1, 2, 0]);
        let strings = interner.finish();
        assert_eq!(strings.get(0), "name");
        assert_eq!(strings.get(1), "");
        assert_eq!(strings.get(2), "Quay Street");
        assert_eq!(strings.get(9), "");
    }
}
