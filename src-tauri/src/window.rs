//! The one window: its size, its page, and what the page may not do.

use tauri::utils::config::WebviewUrl;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewWindowBuilder};

/// The name of the one window, which the capability file names as well.
pub const MAIN: &str = "main";

/// Opens the window. The page may show only what was built in: it cannot leave for another address and cannot open
/// further windows. It keeps nothing of its own on the disk: what is to be kept goes through the core.
///
/// # Errors
/// When the system has no window to give.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let development = app.config().build.dev_url.clone();
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Homeground")
        .inner_size(1440.0, 900.0)
        .min_inner_size(480.0, 480.0)
        .incognito(true)
        .on_navigation(move |to| is_ours(to, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    Ok(())
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
