//! The invented town that the sample neighbourhood stands on.

use homeground_region::Streets;

use crate::support::{check_inside_buffer, layers, tile_at};

const TOWN: &[u8] = include_bytes!("../../../../data/sample/streets.osm");

fn town() -> Streets {
    Streets::from_osm_xml(TOWN).unwrap()
}

#[test]
fn is_read_whole() {
    let town = town();
    let report = town.report();
    assert_eq!(report.left_out, Default::default());
    assert_eq!(report.counts.rings_not_closed, 0);
    assert!(report.counts.house_numbers > 400);
}

#[test]
fn is_not_credited_to_openstreetmap() {
    assert!(!town().attribution().contains("OpenStreetMap"));
}

#[test]
fn every_door_is_found_by_its_street_and_number() {
    let town = town();
    for door in town.addresses() {
        assert!(!door.street.is_empty());
        let found = town.address(&door.street, &door.house_number);
        assert_eq!(found, Some(door), "{} {}", door.house_number, door.street);
    }
}

#[test]
fn shows_streets_houses_water_and_green_in_its_middle() {
    let town = town();
    let bounds = town.bounds().unwrap();
    let middle = (
        (bounds.west + bounds.east) / 2.0,
        (bounds.south + bounds.north) / 2.0,
    );
    let (z, x, y) = tile_at(middle.0, middle.1, 14);
    let tile = town.tile(z, x, y);
    check_inside_buffer(&tile);
    let layers = layers(&tile);
    for layer in ["land", "water", "building", "road", "housenumber", "poi"] {
        assert!(layers.contains_key(layer), "{layer}");
    }
}
