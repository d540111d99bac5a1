//! What a window does for the core: dialogs, further windows, events.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use homeground_core::api::{Choose, Event, Host, Start};
use tauri::AppHandle;

use crate::{arguments, events, files};

/// The window as the core sees it.
pub struct Window(AppHandle);

impl Window {
    /// The window of `app`.
    pub fn new(app: &AppHandle) -> Self {
        Window(app.clone())
    }
}

impl Host for Window {
    fn choose(&self, purpose: &Choose) -> Option<PathBuf> {
        files::choose(&self.0, purpose)
    }

    /// Another process of this program: each open map has its own, so that none can take another down with it.
    fn open_window(&self, start: &Start) -> bool {
        let opened = std::env::current_exe().and_then(|program| {
            let mut command = Command::new(program);
            command
                .args(arguments::write(start))
                .stdin(Stdio::null())
                .stdout(Stdio::null());
            command.stderr(Stdio::null()).spawn()
        });
        if let Err(reason) = &opened {
            tracing::warn!(%reason, "no further window was opened");
        }
        opened.is_ok()
    }

    fn emit(&self, event: Event) {
        events::tell(&self.0, &event);
    }
}
