//! The one stream of events from the core to the page.

use homeground_core::api::Event;
use tauri::{AppHandle, Emitter};

use crate::window;

/// What the page listens to.
const STREAM: &str = "homeground";

/// Tells the page of `event`. A page that is not there (any more) misses it: it asks for everything when it starts.
pub fn tell(app: &AppHandle, event: &Event) {
    if let Err(reason) = app.emit_to(window::MAIN, STREAM, event) {
        tracing::warn!(%reason, "an event was not told");
    }
}
