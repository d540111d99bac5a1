//! The built screens, as files of one folder.

use std::path::{Component, Path};

/// A file of the screens with its type; `None` when there is none, or the path would leave the folder.
pub fn file(folder: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    if !path
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let mime = match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "json" | "geojson" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    Some((mime, std::fs::read(folder.join(path)).ok()?))
}
