//! Answers to file dialogs, given beforehand by a test.
//!
//! `HOMEGROUND_DIALOG_ANSWERS` names a JSON file that is read at each dialog: a path for each purpose (`open_map`,
//! `new_map`, `import`, `export`, `backup`), null for a dialog that is closed. The window has this in debug builds only.

use std::path::PathBuf;

use homeground_core::api::Choose;

/// What a test answers; `None` when no test does, and somebody has to be asked.
pub fn answer(purpose: &Choose) -> Option<Option<PathBuf>> {
    let file = std::env::var_os("HOMEGROUND_DIALOG_ANSWERS")?;
    let text = std::fs::read_to_string(file).ok()?;
    let answers: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(answers.get(purpose.purpose())?.as_str().map(PathBuf::from))
}
