//! File dialogs, opened from here and never by the page: it learns names, not paths.

use std::path::PathBuf;

use homeground_core::api::Choose;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};

#[cfg(debug_assertions)]
use crate::answers;
use crate::window;

/// Asks for a file; `None` when the dialog was closed. Blocks, so it is called away from the window's own thread.
pub fn choose(app: &AppHandle, purpose: &Choose) -> Option<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(answer) = answers::answer(purpose) {
        return answer;
    }
    let mut dialog = app.dialog().file();
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    let dialog = match purpose {
        Choose::OpenMap | Choose::NewMap(_) | Choose::Backup(_) => {
            dialog.add_filter("Homeground", &["homeground"])
        }
        Choose::Export(_) => dialog.add_filter("GeoJSON", &["geojson"]),
        // Its ending does not say what a file of streets is: `.osm.pbf`, `.osm.gz`, `.pmtiles` …
        Choose::Import | Choose::Region => dialog,
        Choose::RegionCopy(_) => dialog.add_filter("Street map", &["mbtiles"]),
    };
    let chosen = match purpose {
        Choose::OpenMap => dialog.set_title("Open a map file").blocking_pick_file(),
        Choose::Import => dialog.set_title("Bring a file in").blocking_pick_file(),
        Choose::Region => dialog.set_title("Add a street map").blocking_pick_file(),
        Choose::NewMap(name) => dialog
            .set_title("Where to keep the map")
            .set_file_name(name)
            .blocking_save_file(),
        Choose::Export(name) => dialog
            .set_title("Take to a meeting")
            .set_file_name(name)
            .blocking_save_file(),
        Choose::Backup(name) => dialog
            .set_title("Keep a safe copy")
            .set_file_name(name)
            .blocking_save_file(),
        Choose::RegionCopy(name) => dialog
            .set_title("Copy the street map")
            .set_file_name(name)
            .blocking_save_file(),
    };
    chosen.and_then(|path| FilePath::into_path(path).ok())
}
