//! How long keeping and opening a large map takes, on an invented city:
//! `cargo bench -p homeground-core --bench store [ASSETS]`.
//!
//! Prints figures and checks nothing: times depend on the machine and its disk.

#[allow(dead_code, reason = "shared with another bench")]
#[path = "support/mod.rs"]
mod support;

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use homeground_core::domain::{RecordKind, RecordRef};
use homeground_core::map::{
    Access, FieldHashes, Map, OperationName, StoreError, Surroundings, restore,
};

fn main() -> Result<(), Box<dyn Error>> {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let mut contents = support::city(asked.unwrap_or(100_000), 7);
    let assets: Vec<_> = contents.assets.iter().cloned().collect();
    for (number, mut asset) in assets.into_iter().enumerate() {
        asset.tags = vec!["bread".to_owned(), format!("tag {}", number % 400)];
        contents.assets.put(asset);
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("city.homeground");
    let at = Surroundings::of_system(uuid::Uuid::from_u64_pair(7, 1), "Meera".to_owned());

    let mut map = timed("create the file", || Map::create(&path, "City", &at))?;
    let count = u32::try_from(contents.assets.len())?;
    timed("create everything", || {
        map.write(
            OperationName::Imported {
                file: "city.geojson".to_owned(),
                count,
            },
            |write| {
                for person in contents.people.iter() {
                    write.create_person(person)?;
                }
                for asset in contents.assets.iter() {
                    write.create_asset(asset)?;
                }
                for need in contents.needs.iter() {
                    write.create_need(need)?;
                }
                for grant in contents.grants.iter() {
                    write.create_grant(grant)?;
                }
                let hashes = FieldHashes::new([("title", 1), ("kind", 2), ("geometry", 3)]);
                for asset in contents.assets.iter() {
                    let record = RecordRef::new(RecordKind::Asset, asset.id);
                    write.put_imported("city", &asset.id.to_string(), record, &hashes)?;
                }
                Ok::<(), StoreError>(())
            },
        )
    })?;
    timed("close", || drop(map));
    println!("  {} MB", std::fs::metadata(&path)?.len() / 1_000_000);

    timed("open to look and close", || {
        Map::open(&path, Access::Read, &at).map(drop)
    })?;
    let mut map = timed("open to write", || Map::open(&path, Access::Write, &at))?;
    for _ in 0..3 {
        let looked = Map::open(&path, Access::Read, &at)?;
        timed("read everything", || looked.contents().map(drop))?;
    }
    let first = map.contents()?.assets.iter().next().cloned();
    if let Some(mut asset) = first {
        for round in 0..3 {
            asset.title = format!("Bakes, {round}");
            timed("edit one", || {
                let title = asset.title.clone();
                map.write(OperationName::AssetEdited { title }, |write| {
                    write.update_asset(&asset)
                })
            })?;
        }
        timed("history of one", || {
            map.history(Some(asset.id), 50).map(black_box)
        })?;
        for _ in 0..3 {
            map.undo()?;
        }
    }
    timed("keep a draft", || map.put_draft("note", "{}"))?;
    timed("undo it all", || map.undo())?;
    timed("redo it all", || map.redo())?;
    timed("what a source said", || map.imported("city").map(black_box))?;
    timed("what is gone", || map.gone().map(black_box))?;
    timed("check", || map.check().map(black_box))?;
    let copy = folder.path().join("copy.homeground");
    timed("a safe copy", || map.backup(&copy))?;
    timed("restore it", || {
        restore(&copy, &path.with_extension("again"))
    })?;
    quick_check(&path)
}

/// What opening would cost if SQLite looked at every page first.
fn quick_check(path: &Path) -> Result<(), Box<dyn Error>> {
    let connection = rusqlite::Connection::open(path)?;
    timed("quick_check", || {
        connection.query_row("PRAGMA quick_check", [], |row| row.get::<_, String>(0))
    })?;
    Ok(())
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let answer = run();
    println!("{what:>24}  {:9.1} ms", start.elapsed().as_secs_f64() * 1e3);
    answer
}
