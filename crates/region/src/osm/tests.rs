//! Reading of real extracts, when they are beside the project, and of our own.

use std::fs::File;
use std::path::PathBuf;

use super::*;
use crate::grid::{Window, to_world};
use crate::watch::Unwatched;

/// A file beside the project; `None` on a fresh clone.
fn real(name: &str) -> Option<File> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm");
    File::open(path.join(name)).ok()
}

const NEWPORT: &str = "newport-wales-2023-06-13.osm.pbf";
const RUTLAND: &str = "rutland-england-2022-07-20.osm.pbf";

#[test]
fn counts_everything_in_a_city() {
    let Some(file) = real(NEWPORT) else { return };
    let (form, extract) = read(file, None, &Unwatched).unwrap();
    assert_eq!(form, Form::Pbf);
    let counts = extract.counts;
    assert_eq!(
        (counts.nodes, counts.ways, counts.relations),
        (256_508, 51_231, 286)
    );
    assert_eq!(counts.house_numbers, 21_314);
    assert_eq!(counts.postcodes, 1_377);
    assert_eq!(counts.coastline, 13);
    assert_eq!(extract.data_date.as_deref(), Some("2023-06-12"));
    assert_eq!(extract.positions.iter().count(), 256_508);
}

#[test]
fn counts_everything_in_a_county() {
    let Some(file) = real(RUTLAND) else { return };
    let (_, extract) = read(file, None, &Unwatched).unwrap();
    let counts = extract.counts;
    assert_eq!(
        (counts.nodes, counts.ways, counts.relations),
        (170_885, 16_730, 287)
    );
    assert_eq!(counts.house_numbers, 420);
    assert_eq!(counts.postcodes, 203);
    assert!(extract.bounds.is_some());
}

#[test]
fn cuts_a_window_out_of_a_city_with_all_that_is_needed_in_it() {
    let Some(file) = real(NEWPORT) else { return };
    let corners = [to_world(-3.01, 51.575), to_world(-2.98, 51.595)];
    let window = Window::around(corners).unwrap();
    let (_, whole) = read(file, None, &Unwatched).unwrap();
    let (_, part) = read(real(NEWPORT).unwrap(), Some(window), &Unwatched).unwrap();
    assert_eq!(part.counts, whole.counts);
    assert!(part.positions.iter().count() < whole.positions.iter().count() / 2);
    // The same as cutting what was read whole.
    let ids = |extract: &Extract| -> Vec<i64> { extract.ways().map(|way| way.id).collect() };
    let again = whole.cut(window);
    assert_eq!(ids(&part), ids(&again));
    assert_eq!(part.relations().count(), again.relations().count());
    assert!(part.positions.iter().eq(again.positions.iter()));
    let nodes = |extract: &Extract| -> Vec<i64> { extract.nodes().map(|node| node.id).collect() };
    assert_eq!(nodes(&part), nodes(&again));
    for way in part.ways() {
        assert!(
            way.nodes
                .iter()
                .all(|&node| part.positions.get(node).is_some())
        );
    }
}
