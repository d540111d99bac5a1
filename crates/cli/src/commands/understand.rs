//! `understand`: reads what is on offer and looked for, so that it is matched by what it means.

use std::path::Path;

use homeground_core::map::Map;
use homeground_core::understanding::{understand as read_all, unread_count};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::refusal::Refusal;
use crate::say::{Say, note};
use crate::{opened, stop};

pub fn understand(say: &mut Say, map: Option<&Path>) -> Result<(), Refusal> {
    let mut map = opened::to_write(map)?;
    let bar = ProgressBar::new(0);
    if let Ok(style) =
        ProgressStyle::with_template("Understanding {bar:30} {pos} of {len}, {per_sec}, {eta} left")
    {
        bar.set_style(style);
    }
    let stopped = stop::asked();
    let done = read_all(&mut map, &|done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
        !stopped()
    });
    bar.finish_and_clear();
    let done = done?;
    let left = unread_count(&map)?;
    if say.json {
        say.object(&json!({ "understood": done, "not_understood": left }))?;
    } else {
        say.line(match (done, left) {
            (0, 0) => "Everything was understood already.".to_owned(),
            (_, 0) => format!("{done} entries understood."),
            _ => format!("{done} entries understood, {left} are left: the same again goes on."),
        })?;
    }
    // Whoever waits for all of it, as a script does, must know that it is not all.
    if stopped() && left > 0 {
        say.finish()?;
        return Err(Refusal::Stopped);
    }
    Ok(())
}

/// Says how many entries are matched by their words alone so far.
pub fn note_unread(map: &Map) {
    match unread_count(map) {
        Ok(0) | Err(_) => {}
        Ok(1) => note("1 entry is not understood yet: `homeground understand` reads it."),
        Ok(count) => note(format!(
            "{count} entries are not understood yet: `homeground understand` reads them."
        )),
    }
}
