//! How long a file takes to add, and how large the region is.
//!
//! `cargo bench -p homeground-region --bench add -- FILE [west,south,east,north]`

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a run that cannot go on should stop"
)]

use std::path::PathBuf;
use std::time::Instant;

use geo::{MultiPolygon, Rect};
use homeground_region::{Keep, Region, Unwatched};

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    let Some(file) = arguments.next().map(PathBuf::from) else {
        println!("add: name a file");
        return;
    };
    let area = arguments.next().map(|text| {
        let numbers: Vec<f64> = text
            .split(',')
            .filter_map(|part| part.parse().ok())
            .collect();
        let [west, south, east, north] = numbers[..] else {
            panic!("an area is west,south,east,north");
        };
        MultiPolygon::from(vec![Rect::new((west, south), (east, north)).to_polygon()])
    });
    let keep = match &area {
        Some(area) => Keep::Within {
            area,
            margin_m: 0.0,
        },
        None => Keep::All,
    };
    let to = std::env::temp_dir().join(format!("homeground-add-{}.mbtiles", std::process::id()));
    let begun = Instant::now();
    let report = homeground_region::add(&file, &to, keep, &Unwatched).unwrap();
    let took = begun.elapsed();
    let spent = spent();
    println!("{}", serde_json::to_string_pretty(&report).unwrap());
    let size = std::fs::metadata(&to).unwrap().len();
    println!("add: {took:.2?}{spent}, {:.1} MB", size as f64 / 1e6);
    let region = Region::open(&to).unwrap();
    let tiles = every_tile(&to);
    let begun = Instant::now();
    let mut largest = 0;
    for &(z, x, y) in &tiles {
        largest = largest.max(region.tile(z, x, y).unwrap().len());
    }
    let each = begun.elapsed() / u32::try_from(tiles.len()).unwrap().max(1);
    println!(
        "open a tile: {each:.1?} each of {}, the largest {} KB",
        tiles.len(),
        largest / 1000
    );
    std::fs::remove_file(to).unwrap();
}

fn every_tile(path: &PathBuf) -> Vec<(u8, u32, u32)> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut select = connection
        .prepare("SELECT zoom_level, tile_column, (1 << zoom_level) - 1 - tile_row FROM tiles")
        .unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

/// Processor time and the most memory so far, where the system tells.
fn spent() -> String {
    let read =
        |name: &str| std::fs::read_to_string(format!("/proc/self/{name}")).unwrap_or_default();
    let status = read("status");
    let memory = status.lines().find_map(|line| {
        let kilobytes = line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?;
        kilobytes.trim().parse::<f64>().ok()
    });
    // Behind the program's name in brackets; ticks of a hundredth of a second.
    let stat = read("stat");
    let fields = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = fields.split(' ').skip(11).take(2);
    let ticks: Option<Vec<f64>> = ticks.map(|field| field.parse().ok()).collect();
    match (ticks.as_deref(), memory) {
        (Some(&[user, system]), Some(memory)) => {
            let seconds = (user + system) / 100.0;
            format!(
                ", {seconds:.2} s of processor, {:.0} MB of memory",
                memory / 1000.0
            )
        }
        _ => String::new(),
    }
}
