//! `words`: the word list of the group.

use std::path::Path;

use homeground_core::domain::{RecordKind, RecordRef, Synonyms, text};
use homeground_core::map::{Map, OperationName, StoreError, Write};
use homeground_core::usecases::keep_words;
use serde_json::json;

use crate::opened;
use crate::refusal::{Refusal, refuse};
use crate::say::Say;

/// Keeps a line or takes one away, and lists what there is then.
pub fn words(
    say: &mut Say,
    map: Option<&Path>,
    line: Option<&str>,
    remove: Option<&str>,
) -> Result<(), Refusal> {
    let map = if line.is_some() || remove.is_some() {
        let mut map = opened::to_write(map)?;
        change(&mut map, line, remove)?;
        map
    } else {
        opened::to_read(map)?
    };
    let mut all: Vec<&Synonyms> = map.contents()?.synonyms.iter().collect();
    all.sort_by_cached_key(|line| line.words.first().map(|word| word.to_lowercase()));
    if say.json {
        for line in all {
            say.object(&json!({ "id": line.id, "words": line.words }))?;
        }
    } else {
        let rows = all.iter().map(|line| vec![line.words.join("; ")]);
        say.table(&["Words that mean the same"], rows.collect())?;
    }
    Ok(())
}

fn change(map: &mut Map, line: Option<&str>, remove: Option<&str>) -> Result<(), Refusal> {
    if let Some(word) = remove {
        let line = with_word(map, word)?
            .ok_or_else(|| refuse(format!("No line of the word list has “{word}”.")))?;
        let title = line.words.join(", ");
        map.write(OperationName::Removed { title }, |write: &mut Write<'_>| {
            write.remove(RecordRef::new(RecordKind::Synonyms, line.id))
        })?;
    }
    if let Some(line) = line {
        let words = text::list(line);
        if words.len() < 2 {
            return Err(refuse(
                "a line wants two words or more that mean the same, with ';' between them: \"carpentry; joinery\"",
            ));
        }
        let known = match words.first() {
            Some(word) => with_word(map, word)?.filter(|line| line.words.first() == Some(word)),
            None => None,
        };
        keep_words(map, known.map(|line| line.id), &words)?;
    }
    Ok(())
}

fn with_word(map: &Map, word: &str) -> Result<Option<Synonyms>, StoreError> {
    let word = word.to_lowercase();
    let has = |line: &&Synonyms| line.words.iter().any(|known| known.to_lowercase() == word);
    Ok(map.contents()?.synonyms.iter().find(has).cloned())
}
