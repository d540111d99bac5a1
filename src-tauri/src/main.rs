//! Homeground in a window of its own.
//!
//! This program is thin on purpose: it opens one window on one map, hands every call to the core, and does for the
//! core what only a window can do. Rules, words and files belong to `homeground-core`.

// Without this a console window would open beside ours on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(debug_assertions)]
#[path = "../../tests/bridge/src/answers.rs"]
mod answers;
mod arguments;
mod bytes;
mod call;
mod events;
mod files;
mod host;
mod log;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use homeground_core::api::{Session, Start};
use homeground_core::data_folder::DataFolder;
use tauri::Manager;

use host::Window;

fn main() -> ExitCode {
    let start = match arguments::read(std::env::args_os().skip(1)) {
        Ok(start) => start,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    let data = match DataFolder::open() {
        Ok(data) => data,
        Err(reason) => {
            eprintln!(
                "There is no folder to keep data in ({reason}). HOMEGROUND_DATA can name one."
            );
            return ExitCode::FAILURE;
        }
    };
    log::begin(data.path());

    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered_size(data.path()))
        .invoke_handler(tauri::generate_handler![call::call])
        .register_asynchronous_uri_scheme_protocol(bytes::SCHEME, bytes::answer)
        .setup(move |app| {
            let folder = data.path().to_owned();
            let session = Arc::new(Session::new(data, Arc::new(Window::new(app.handle()))));
            app.manage(session.clone());
            session.keep_understanding();
            window::open(app.handle(), &folder)?;
            // Opening a large map takes a moment; the window shows that it is coming.
            tauri::async_runtime::spawn_blocking(move || start_with(&session, &start));
            Ok(())
        })
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("Homeground could not open its window: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Opens what was asked for. A page that finds no map open shows the first screen; why is in the log.
fn start_with(session: &Session, start: &Start) {
    if let Err(failure) = session.start(start) {
        tracing::warn!(?failure, "the map was not opened");
    }
}
