//! The invented town that the sample neighbourhood stands on.

use homeground_region::{Precision, Query, Region};

use crate::support::{check_inside_buffer, layers, region, tile_at};

const TOWN: &[u8] = include_bytes!("../../../../data/sample/streets.osm");

fn town() -> Region {
    region(TOWN)
}

#[test]
fn is_read_whole() {
    let kept = town().info().kept;
    assert!(kept.addresses > 400);
    assert!(kept.streets > 10);
    assert!(kept.tiles >= 10);
}

#[test]
fn is_not_credited_to_openstreetmap() {
    assert!(!town().info().attribution.contains("OpenStreetMap"));
}

#[test]
fn every_door_is_found_by_its_street_and_number() {
    let town = town();
    for door in town.addresses().unwrap() {
        let words = format!("{} {}", door.house_number, door.street);
        let query = Query {
            words: &words,
            near: None,
            area: None,
            limit: 5,
        };
        let found = town.find(&query).unwrap();
        let right = found.iter().any(|found| {
            found.precision == Precision::Address
                && (found.lon, found.lat) == (door.lon, door.lat)
                && found.street.as_ref() == Some(&door.street)
        });
        assert!(right, "{words}: {found:?}");
    }
}

#[test]
fn shows_streets_houses_water_and_green_in_its_middle() {
    let town = town();
    let bounds = town.info().bounds.unwrap();
    let middle = (
        (bounds.west + bounds.east) / 2.0,
        (bounds.south + bounds.north) / 2.0,
    );
    let (z, x, y) = tile_at(middle.0, middle.1, 14);
    let tile = town.tile(z, x, y).unwrap();
    check_inside_buffer(&tile);
    let layers = layers(&tile);
    for layer in ["land", "water", "building", "road", "housenumber", "poi"] {
        assert!(layers.contains_key(layer), "{layer}");
    }
}
