//! Declares the one command the window may call, so that it needs a permission, and builds the icon and configuration in.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["call"]);
    if let Err(reason) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        eprintln!("{reason:#}");
        std::process::exit(1);
    }
}
