//! Tiles and addresses of a small place.

use geo::{Geometry, Polygon};
use homeground_region::Streets;

use crate::support::{Shown, check_inside_buffer, layers, quayside, tile_at};

fn named<'a>(features: &'a [Shown], name: &str) -> &'a Shown {
    features
        .iter()
        .find(|feature| feature.text("name") == Some(name))
        .unwrap()
}

/// Everything at zoom 14 in the four tiles around the hamlet's middle.
fn shown(streets: &Streets, layer: &str) -> Vec<Shown> {
    let (z, x, y) = tile_at(-12.0, 49.0, 14);
    let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
    around
        .flat_map(|(x, y)| layers(&streets.tile(z, x, y)).remove(layer))
        .flatten()
        .collect()
}

#[test]
fn draws_every_layer() {
    let streets = quayside();
    for (layer, class) in [
        ("land", Some("park")),
        ("waterway", Some("river")),
        ("water", Some("water")),
        ("coast", Some("line")),
        ("building", None),
        ("road", Some("primary")),
        ("housenumber", None),
        ("poi", Some("community_centre")),
        ("place", Some("hamlet")),
    ] {
        let features = shown(&streets, layer);
        assert!(
            features
                .iter()
                .any(|feature| feature.text("class") == class),
            "{layer}"
        );
    }
}

#[test]
fn carries_names_and_what_a_road_is() {
    let streets = quayside();
    let roads = shown(&streets, "road");
    let road = named(&roads, "Saint Mary's Road");
    assert_eq!(road.text("ref"), Some("A1"));
    assert!(road.fields.contains_key("bridge"));
    assert!(!road.fields.contains_key("tunnel"));
    assert_eq!(road.id, Some(102 * 4 + 1));
    let hall = shown(&streets, "poi");
    assert_eq!(
        named(&hall, "Quay & Lantern Hall").text("class"),
        Some("community_centre")
    );
}

#[test]
fn leaves_the_pond_out_of_the_park() {
    let streets = quayside();
    let land = shown(&streets, "land");
    let Geometry::Polygon(park) = &named(&land, "Pond Park").geometry else {
        panic!("the park is one outline");
    };
    let holes: &[_] = Polygon::interiors(park);
    assert_eq!(holes.len(), 1);
    let id = named(&land, "Pond Park").id;
    assert_eq!(id, Some(201 * 4 + 2));
}

#[test]
fn shows_less_from_afar() {
    let streets = quayside();
    let at = |zoom| {
        let (z, x, y) = tile_at(-12.0, 49.0, zoom);
        layers(&streets.tile(z, x, y))
    };
    let far = at(8);
    assert_eq!(far["road"].len(), 1);
    assert!(!far.contains_key("building"));
    assert!(!far.contains_key("place"));
    assert!(streets.tile(4, 7, 5).is_empty());
    assert!(streets.tile(15, 0, 0).is_empty());
    assert!(streets.tile(14, 0, 0).is_empty());
}

#[test]
fn gives_the_same_bytes_every_time() {
    let (one, two) = (quayside(), quayside());
    for zoom in Streets::ZOOMS {
        let (z, x, y) = tile_at(-12.0, 49.0, zoom);
        let tile = one.tile(z, x, y);
        assert!(!tile.is_empty());
        assert_eq!(tile, two.tile(z, x, y));
        check_inside_buffer(&tile);
    }
}

#[test]
fn finds_a_door() {
    let streets = quayside();
    assert_eq!(streets.addresses().len(), 4);
    let door = streets.address("quay st", "3").unwrap();
    assert_eq!(door.postcode, "QY1 1AA");
    assert!((door.lon - -11.999_425).abs() < 1e-5, "{}", door.lon);
    assert!((door.lat - 49.000_275).abs() < 1e-5, "{}", door.lat);
    assert!(streets.address("Quay Street", "5A").is_some());
    assert!(streets.address("Saint Marys Road", "2").is_some());
    assert!(streets.address("Quay Street", "7").is_none());
}

#[test]
fn credits_who_made_the_map() {
    assert_eq!(quayside().attribution(), "Invented for tests");
    let plain = Streets::from_osm_xml(&b"<osm/>"[..]).unwrap();
    assert_eq!(plain.attribution(), "© OpenStreetMap contributors");
}

#[test]
fn opens_on_the_box_the_file_names_else_where_most_of_it_is() {
    let bounds = quayside().bounds().unwrap();
    assert_eq!(
        [bounds.west, bounds.south, bounds.east, bounds.north],
        [-12.005, 48.995, -11.995, 49.005]
    );
    let mut file = String::from("<osm><node id='1' lat='-80' lon='170'/>");
    for id in 2..600 {
        let part = f64::from(id) / 1e5;
        file += &format!("<node id='{id}' lat='{}' lon='{part}'/>", 50.0 + part);
    }
    file += "</osm>";
    let bounds = Streets::from_osm_xml(file.as_bytes())
        .unwrap()
        .bounds()
        .unwrap();
    assert!(bounds.south > 49.9 && bounds.east < 0.01);
}

/// A town of `across` by `across` houses, `apart` degrees from each other, of seven sizes; every
/// fifth has a number.
fn town(across: u32, apart: f64) -> Streets {
    let mut nodes = String::new();
    let mut ways = String::new();
    for index in 0..across * across {
        let lon = -12.0 + f64::from(index % across) * apart;
        let lat = 49.0 + f64::from(index / across) * apart;
        let first = u64::from(index) * 4 + 1;
        let size = apart * (0.2 + 0.1 * f64::from(index % 7));
        let corners = [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)];
        for (id, (dx, dy)) in (first..).zip(corners) {
            let (lon, lat) = (lon + dx, lat + dy);
            nodes += &format!("<node id='{id}' lat='{lat:.7}' lon='{lon:.7}'/>");
        }
        ways += &format!("<way id='{index}'>");
        for corner in [0, 1, 2, 3, 0] {
            ways += &format!("<nd ref='{}'/>", first + corner);
        }
        ways += "<tag k='building' v='yes'/>";
        if index % 5 == 0 {
            ways += &format!("<tag k='addr:housenumber' v='{index}'/>");
        }
        ways += "</way>";
    }
    Streets::from_osm_xml(format!("<osm>{nodes}{ways}</osm>").as_bytes()).unwrap()
}

#[test]
fn drops_the_smallest_buildings_of_a_tile_that_is_too_large_and_counts_them() {
    let streets = town(200, 6e-5);
    let (z, x, y) = tile_at(-11.994, 49.004, 14);
    let tile = streets.tile_counted(z, x, y);
    assert!(tile.bytes.len() <= 500_000);
    assert!(tile.left_out > 0);
    // Sizes repeat every seven houses, and an id is four times the number and one.
    let mut of_size = [0; 7];
    for building in &layers(&tile.bytes)["building"] {
        of_size[(building.id.unwrap() / 4 % 7) as usize] += 1;
    }
    let drawn: usize = of_size.iter().sum();
    let each = (drawn + tile.left_out as usize) / 7;
    let whole = each - 1..=each + 1;
    // From the smallest: sizes that are gone, one that is partly there, sizes that are whole.
    let gone = of_size.iter().take_while(|&&count| count == 0).count();
    assert!(gone > 0, "{of_size:?}");
    let larger = &of_size[gone + 1..];
    assert!(
        larger.iter().all(|count| whole.contains(count)),
        "{of_size:?} {each}"
    );
}

#[test]
fn makes_tiles_of_a_town() {
    let started = std::time::Instant::now();
    let streets = town(45, 2e-4);
    let read = started.elapsed();
    for zoom in [14, 12] {
        let (z, x, y) = tile_at(-11.9955, 49.0045, zoom);
        let started = std::time::Instant::now();
        let bytes = streets.tile(z, x, y);
        println!(
            "2,025 buildings and 405 doors: read in {read:?}, {} bytes at zoom {zoom} in {:?}",
            bytes.len(),
            started.elapsed()
        );
    }
    let buildings = shown(&streets, "building");
    assert!(buildings.len() >= 2_025);
}
