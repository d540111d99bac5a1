//! Homeground in a window of its own.
//!
//! This program is thin on purpose: it opens one window on one map, hands every call to the core, and does for the
//! core what only a window can do. Rules, words and files belong to `homeground-core`.

// Without this a console window would open beside ours on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    let built = tauri::Builder::default()
        .setup(|app| {
            window::open(app.handle())?;
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
