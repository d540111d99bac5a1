//! Reading of real extracts, when they are beside the project, and of our own.

use std::fs::File;
use std::path::PathBuf;

use super::*;
use crate::grid::{Coord, Window, to_world};
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
    is_what_it_needs(&whole, &part, window);
}

#[test]
fn cuts_a_window_out_of_text_with_all_that_is_needed_in_it() {
    const TOWN: &[u8] = include_bytes!("../../../../data/sample/streets.osm");
    let whole = read_xml(TOWN, None).unwrap();
    let all = Window::around(whole.positions.iter()).unwrap();
    let middle = Coord {
        x: all.min.x.midpoint(all.max.x),
        y: all.min.y.midpoint(all.max.y),
    };
    for corner in [all.min, all.max] {
        let window = Window::around([middle, corner]).unwrap();
        let part = read_xml(TOWN, Some(window)).unwrap();
        assert!(part.ways().count() > 0);
        assert!(part.ways().count() < whole.ways().count());
        is_what_it_needs(&whole, &part, window);
    }
}

/// A part has each way that touches the window, with all of its nodes, and beyond that only what
/// its areas are made of.
fn is_what_it_needs(whole: &Extract, part: &Extract, window: Window) {
    let places = |extract: &Extract, way: &Way<'_>| -> Vec<Option<Coord>> {
        (way.nodes.iter())
            .map(|&node| extract.positions.get(node))
            .collect()
    };
    let touches = |way: &Way<'_>| {
        let mut places = places(whole, way).into_iter().flatten();
        places.any(|at| window.contains(at))
    };
    let touching: Vec<i64> = (whole.ways().filter(touches)).map(|way| way.id).collect();
    let of_areas: Vec<i64> = (part.relations())
        .filter(|relation| relation.tags.is("type", "multipolygon"))
        .flat_map(|relation| relation.members)
        .map(|member| member.id)
        .collect();
    let ids: Vec<i64> = part.ways().map(|way| way.id).collect();
    assert!(touching.iter().all(|id| ids.binary_search(id).is_ok()));
    assert!((ids.iter()).all(|id| touching.binary_search(id).is_ok() || of_areas.contains(id)));
    for way in part.ways() {
        let same = whole.way(way.id).unwrap();
        assert_eq!(places(part, &way), places(whole, &same));
    }
    let inside = whole.nodes().filter(|node| window.contains(node.at));
    assert!((part.nodes().map(|node| node.id)).eq(inside.map(|node| node.id)));
}
