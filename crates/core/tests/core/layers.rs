//! Who may use whom: the layers of ARCHITECTURE.md, held by a test.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the core and the modules of ours that it may use.
const LAYERS: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("index", &["domain"]),
    ("noting", &["domain"]),
    ("privacy", &["domain", "index"]),
    ("matching", &["domain", "index", "privacy"]),
    ("map", &["domain", "index", "store"]),
    ("data_folder.rs", &["domain", "map"]),
    ("regions", &["domain", "index", "map"]),
    ("exchange", &["domain", "index", "map", "privacy"]),
    ("understanding.rs", &["domain", "index", "map", "matching"]),
    ("usecases", &["domain", "exchange", "map", "privacy"]),
    (
        "api",
        &[
            "data_folder",
            "domain",
            "exchange",
            "index",
            "map",
            "matching",
            "noting",
            "privacy",
            "regions",
            "understanding",
            "usecases",
        ],
    ),
    ("lib.rs", &[]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file below a folder, or the file itself.
fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "rs"))
        .flat_map(|path| rust_files(&path))
        .collect()
}

/// The modules named after `crate::` in a text, in lists as well.
fn used(text: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    };
    let mut used = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => used.push(name(rest)),
            Some(list) => {
                let list = list.split('}').next().unwrap_or(list);
                used.extend(list.split(',').map(|part| name(part.trim())));
            }
        }
    }
    used
}

#[test]
fn every_module_uses_only_those_below_it() {
    let known: Vec<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in &known {
        assert!(
            LAYERS.iter().any(|(layer, _)| layer == name),
            "{name} has no place in the layers"
        );
    }
    for (layer, allowed) in LAYERS {
        let own = layer.trim_end_matches(".rs");
        for file in rust_files(&source().join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for used in used(&text) {
                let module = known
                    .iter()
                    .any(|name| name.trim_end_matches(".rs") == used);
                let fine = !module || used == own || allowed.contains(&used.as_str());
                assert!(fine, "{} uses {used}", file.display());
            }
        }
    }
}

#[test]
fn only_the_store_knows_sqlite_and_nobody_knows_a_window_or_a_network() {
    for file in rust_files(&source()) {
        let text = fs::read_to_string(&file).unwrap();
        let in_store = file.starts_with(source().join("store"));
        assert!(
            in_store || !text.contains("rusqlite"),
            "{} knows SQLite",
            file.display()
        );
        for stranger in ["tauri", "std::net", "reqwest", "TcpStream"] {
            assert!(
                !text.contains(stranger),
                "{} knows {stranger}",
                file.display()
            );
        }
    }
}

#[test]
fn what_is_pure_asks_no_clock_and_no_chance() {
    for layer in ["domain", "index", "matching", "privacy", "noting"] {
        for file in rust_files(&source().join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for outside in [
                "SystemTime",
                "Instant::now",
                "::now()",
                "getrandom",
                "std::fs",
                "std::env",
            ] {
                assert!(!text.contains(outside), "{} uses {outside}", file.display());
            }
        }
    }
}
