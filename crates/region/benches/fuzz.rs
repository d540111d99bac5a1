//! Changes files at random and reads them: every one ends in an answer, soon, and leaves nothing
//! behind. The same seed makes the same changes.
//!
//! `cargo bench -p homeground-region --bench fuzz -- COUNT [SEED]`

#![allow(clippy::unwrap_used, reason = "a run that cannot go on should stop")]

#[path = "support/mutate.rs"]
mod mutate;
#[path = "support/pbf.rs"]
mod pbf;

use std::fs::{self, File};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use geo::{MultiPolygon, Rect};
use homeground_region::{Keep, Region, Unwatched, add, look};
use mutate::{Chance, change};
use pbf::Writer;
use pmtiles::{Compression, PmTilesWriter, TileCoord, TileType};

/// Longer than any of these small files may take, on a slow machine and in a build for tests.
const SOON: Duration = Duration::from_secs(30);
const QUAYSIDE: &[u8] = include_bytes!("../tests/fixtures/quayside.osm");
/// The hamlet's tiles.
const TILES: [(u8, u32, u32); 3] = [(12, 1911, 1406), (13, 3822, 2813), (14, 7645, 5626)];

fn main() -> ExitCode {
    let words = std::env::args().skip(1).filter(|word| word != "--bench");
    let numbers: Vec<u64> = words.map(|word| word.parse().unwrap()).collect();
    let count = numbers.first().copied().unwrap_or(1_000) as usize;
    let mut chance = Chance(numbers.get(1).copied().unwrap_or(1));
    let folder = std::env::temp_dir().join(format!("homeground-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let whole = originals(&folder);
    let (file, to) = (folder.join("changed"), folder.join("to"));
    // A library's own panic that the reader holds back is counted; what gets out ends the run.
    let panics = Arc::new(AtomicUsize::new(0));
    let count_panics = Arc::clone(&panics);
    std::panic::set_hook(Box::new(move |panic| {
        count_panics.fetch_add(1, Ordering::Relaxed);
        eprintln!("{panic}");
    }));
    let round = Arc::new(AtomicUsize::new(0));
    watch(Arc::clone(&round), file.clone());
    let mut added = vec![0; whole.len()];
    let mut longest = Duration::ZERO;
    for number in 0..count {
        round.store(number + 1, Ordering::Relaxed);
        let kind = number % whole.len();
        let (name, original) = &whole[kind];
        let mut bytes = original.clone();
        change(&mut bytes, &mut chance);
        if *name == "gz" {
            bytes = packed(&bytes);
            if chance.below(2) == 0 {
                change(&mut bytes, &mut chance);
            }
        }
        fs::write(&file, &bytes).unwrap();
        let begun = Instant::now();
        let done = catch_unwind(AssertUnwindSafe(|| tried(&file, &to, chance.below(2) == 0)));
        longest = longest.max(begun.elapsed());
        let wrong = match done {
            Ok(was_added) => {
                added[kind] += usize::from(was_added);
                left_behind(&folder)
            }
            Err(_) => Some("a panic got out".to_owned()),
        };
        if let Some(wrong) = wrong {
            println!("fuzz: {name}, file {number}: {wrong}. It is kept: {file:?}");
            return ExitCode::FAILURE;
        }
        let _ = fs::remove_file(&to);
    }
    fs::remove_dir_all(&folder).unwrap();
    let added: Vec<String> = (whole.iter().zip(added))
        .map(|((name, _), count)| format!("{name} {count}"))
        .collect();
    println!(
        "{count} changed files all answered, the longest in {:.2} s; {} panics of a library held back; still readable: {}",
        longest.as_secs_f64(),
        panics.load(Ordering::Relaxed),
        added.join(", ")
    );
    ExitCode::SUCCESS
}

/// Ends the program when a file takes too long: a reader that hangs says nothing itself.
fn watch(round: Arc<AtomicUsize>, file: PathBuf) {
    std::thread::spawn(move || {
        let mut before = 0;
        loop {
            std::thread::sleep(SOON);
            let now = round.load(Ordering::Relaxed);
            if now == before {
                println!("fuzz: file {now} takes longer than {SOON:?}. It is kept: {file:?}");
                std::process::exit(1);
            }
            before = now;
        }
    });
}

/// Whether it was added; then what is in it is read as well.
fn tried(file: &Path, to: &Path, whole: bool) -> bool {
    let area = MultiPolygon::from(vec![
        Rect::new((-12.001, 48.999), (-11.999, 49.001)).to_polygon(),
    ]);
    let part = Keep::Within {
        area: &area,
        margin_m: 100.0,
    };
    let _ = look(file);
    let keep = if whole { Keep::All } else { part };
    match add(file, to, keep, &Unwatched) {
        Ok(_) => {
            if let Ok(region) = Region::open(to) {
                for (z, x, y) in TILES {
                    let _ = region.tile(z, x, y);
                }
            }
            true
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            false
        }
    }
}

fn left_behind(folder: &Path) -> Option<String> {
    let mut names = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let other = names.find(|name| name != "changed" && name != "to")?;
    Some(format!("{other:?} is left behind"))
}

/// One small whole file of each kind, not packed inside, so that changes reach what reads them.
fn originals(folder: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let (xml, region) = (folder.join("changed"), folder.join("to"));
    fs::write(&xml, QUAYSIDE).unwrap();
    add(&xml, &region, Keep::All, &Unwatched).unwrap();
    let made = Region::open(&region).unwrap();
    let tiles = TILES.map(|(z, x, y)| ((z, x, y), made.tile(z, x, y).unwrap()));
    assert!(tiles.iter().all(|(_, bytes)| !bytes.is_empty()));
    let pictures = folder.join("made");
    let mut all = vec![
        ("xml", QUAYSIDE.to_vec()),
        ("gz", QUAYSIDE.to_vec()),
        ("pbf", hamlet_pbf()),
        ("region", fs::read(&region).unwrap()),
    ];
    pmtiles_of(&tiles, &pictures);
    all.push(("pmtiles", fs::read(&pictures).unwrap()));
    fs::remove_file(&pictures).unwrap();
    mbtiles_of(&tiles, &pictures);
    all.push(("mbtiles", fs::read(&pictures).unwrap()));
    fs::remove_file(&pictures).unwrap();
    fs::remove_file(&region).unwrap();
    all
}

const METADATA: &str =
    r#"{"name":"A hamlet","vector_layers":[{"id":"transportation","fields":{}}]}"#;

type Made = [((u8, u32, u32), Vec<u8>); 3];

fn pmtiles_of(tiles: &Made, path: &Path) {
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .internal_compression(Compression::None)
        .tile_compression(Compression::None)
        .metadata(METADATA)
        .create(File::create(path).unwrap())
        .unwrap();
    for ((z, x, y), bytes) in tiles {
        let coord = TileCoord::new(*z, *x, *y).unwrap();
        writer.add_tile(coord, bytes).unwrap();
    }
    writer.finalize().unwrap();
}

fn mbtiles_of(tiles: &Made, path: &Path) {
    let file = rusqlite::Connection::open(path).unwrap();
    file.execute_batch(
        "PRAGMA page_size = 1024;
         CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
         CREATE TABLE images (tile_id TEXT, tile_data BLOB);
         CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data
             FROM map JOIN images USING (tile_id);
         INSERT INTO metadata VALUES ('name', 'A hamlet'), ('format', 'pbf');",
    )
    .unwrap();
    file.execute("INSERT INTO metadata VALUES ('json', ?1)", [METADATA])
        .unwrap();
    for ((z, x, y), bytes) in tiles {
        file.execute("INSERT INTO images VALUES (?1, ?2)", (z, bytes))
            .unwrap();
        let row = (1_u32 << z) - 1 - y;
        file.execute("INSERT INTO map VALUES (?1, ?2, ?3, ?1)", (z, x, row))
            .unwrap();
    }
}

/// A street with a house, and a lake with an island.
fn hamlet_pbf() -> Vec<u8> {
    let tags = |pairs: &[(&str, &str)]| -> pbf::Tags {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        pairs.iter().map(owned).collect()
    };
    let node = |id: i64| {
        let (x, y) = (id % 5 * 2_000, id / 5 * 2_000);
        (id, -120_000_000 + x, 490_000_000 + y, tags(&[]))
    };
    let mut nodes: Vec<pbf::Node> = (1..25).map(node).collect();
    nodes[4].3 = tags(&[("addr:housenumber", "5a"), ("addr:street", "Quay Street")]);
    let outer = [("outer", 2), ("inner", 3)].map(|(role, id)| (1, id, role.to_owned()));
    let mut writer = Writer {
        out: Vec::new(),
        is_packed: false,
    };
    writer.header().unwrap();
    writer.nodes(&nodes).unwrap();
    writer
        .ways(&[
            (
                1,
                vec![1, 2, 3],
                tags(&[("highway", "residential"), ("name", "Quay Street")]),
            ),
            (2, vec![1, 4, 24, 20, 1], tags(&[])),
            (3, vec![7, 8, 13, 12, 7], tags(&[])),
        ])
        .unwrap();
    writer
        .relations(&[(
            1,
            outer.to_vec(),
            tags(&[("type", "multipolygon"), ("natural", "water")]),
        )])
        .unwrap();
    writer.out
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}
