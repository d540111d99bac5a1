//! The one window: its size, its page, its title, what may be dropped on it, and what the page may not do.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use homeground_core::api::Session;
use tauri::plugin::TauriPlugin;
use tauri::utils::config::WebviewUrl;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Manager, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry,
};
use tauri_plugin_window_state::StateFlags;

use crate::call;

/// The name of the one window, which the capability file names as well.
pub const MAIN: &str = "main";

/// Opens the window. The page may show only what was built in: it cannot leave for another address and cannot open
/// further windows. What its engine keeps for itself goes into the data folder, so that one folder holds everything.
///
/// # Errors
/// When the system has no window to give.
pub fn open(app: &AppHandle, data: &Path) -> tauri::Result<()> {
    let development = app.config().build.dev_url.clone();
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Homeground")
        .inner_size(1440.0, 900.0)
        .min_inner_size(480.0, 480.0)
        .data_directory(data.join("page"))
        .on_document_title_changed(follow_title)
        .on_navigation(move |to| is_ours(to, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    let app = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let session = Arc::clone(&app.state::<Arc<Session>>());
            let paths = paths.clone();
            tauri::async_runtime::spawn_blocking(move || {
                paths.into_iter().for_each(|path| session.dropped(&path))
            });
        }
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            close(&app);
        }
        _ => {}
    });
    Ok(())
}

/// How long the page has to send its last words after it was hidden.
const LAST_WORDS: Duration = Duration::from_millis(300);
/// How long a closing window waits for calls that still run.
const LAST_CALLS: Duration = Duration::from_secs(10);

/// Closes the window without losing words: it goes out of sight at once, which the page hears as `visibilitychange`
/// and keeps what is being typed; the program ends when that is kept.
fn close(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else {
        return;
    };
    let _ = window.hide();
    std::thread::spawn(move || {
        std::thread::sleep(LAST_WORDS);
        call::wait_for_the_last(LAST_CALLS);
        if let Err(reason) = window.destroy() {
            tracing::error!(%reason, "the window was not closed");
        }
    });
}

/// Where the window was and how large, kept in the data folder like everything else.
pub fn remembered_size(data: &Path) -> TauriPlugin<Wry> {
    let kept = data.join("window.json").to_string_lossy().into_owned();
    let what = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::new()
        .with_filename(kept)
        .with_state_flags(what)
        .build()
}

/// The window is called what the page is called: the name of the open map comes first.
fn follow_title(window: WebviewWindow, title: String) {
    if let Err(reason) = window.set_title(&title) {
        tracing::warn!(%reason, "the title was not set");
    }
}

/// Whether `to` is a page of this program. The development server counts only in a build that uses it.
fn is_ours(to: &Url, development: Option<&Url>) -> bool {
    let built_in = to.scheme() == "tauri" && to.host_str() == Some("localhost")
        || matches!(to.scheme(), "http" | "https")
            && to.host_str() == Some("tauri.localhost")
            && to.port().is_none();
    built_in
        || tauri::is_dev()
            && development.is_some_and(|development| development.origin() == to.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stays_with_what_was_built_in() {
        let url = |text: &str| Url::parse(text).unwrap();
        assert!(is_ours(&url("tauri://localhost/index.html#/people"), None));
        assert!(is_ours(&url("http://tauri.localhost/"), None));
        for elsewhere in [
            "https://example.org/",
            "http://tauri.localhost.example.org/",
            "tauri://example.org/",
            "file:///etc/passwd",
            "http://tauri.localhost:81/",
            "data:text/html,hello",
            "app://localhost/tiles/1",
        ] {
            assert!(!is_ours(&url(elsewhere), None), "{elsewhere}");
        }
    }
}
