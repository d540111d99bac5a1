//! Tiles of a small place.

use geo::{Geometry, Polygon};
use homeground_region::Region;

use crate::support::{Shown, check_inside_buffer, layers, quayside, region, tile_at};

fn named<'a>(features: &'a [Shown], name: &str) -> &'a Shown {
    features
        .iter()
        .find(|feature| feature.text("name") == Some(name))
        .unwrap()
}

/// Everything at zoom 14 in the four tiles around the hamlet's middle.
fn shown(streets: &Region, layer: &str) -> Vec<Shown> {
    let (z, x, y) = tile_at(-12.0, 49.0, 14);
    let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
    around
        .flat_map(|(x, y)| layers(&streets.tile(z, x, y).unwrap()).remove(layer))
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
        layers(&streets.tile(z, x, y).unwrap())
    };
    let far = at(8);
    assert_eq!(far["road"].len(), 1);
    assert!(!far.contains_key("building"));
    assert!(!far.contains_key("place"));
    assert!(streets.tile(4, 7, 5).unwrap().is_empty());
    assert!(streets.tile(15, 0, 0).unwrap().is_empty());
    assert!(streets.tile(14, 0, 0).unwrap().is_empty());
}

#[test]
fn gives_the_same_bytes_every_time() {
    let (one, two) = (quayside(), quayside());
    for zoom in 5..=14 {
        let (z, x, y) = tile_at(-12.0, 49.0, zoom);
        let tile = one.tile(z, x, y).unwrap();
        assert!(!tile.is_empty());
        assert_eq!(tile, two.tile(z, x, y).unwrap());
        check_inside_buffer(&tile);
    }
}

#[test]
fn credits_who_made_the_map() {
    assert_eq!(quayside().info().attribution, "Invented for tests");
    let plain = region(
        b"<osm><node id='1' lat='49' lon='-12'/><node id='2' lat='49.1' lon='-12.1'/></osm>",
    );
    assert_eq!(
        plain.info().attribution,
        "\u{a9} OpenStreetMap contributors"
    );
}

#[test]
fn opens_on_the_box_the_file_names_else_where_most_of_it_is() {
    let bounds = quayside().info().bounds.unwrap();
    let sides = [bounds.west, bounds.south, bounds.east, bounds.north];
    for (side, said) in sides.into_iter().zip([-12.005, 48.995, -11.995, 49.005]) {
        assert!((side - said).abs() < 2e-6, "{sides:?}");
    }
    let mut file = String::from("<osm><node id='1' lat='-80' lon='170'/>");
    for id in 2..600 {
        let part = f64::from(id) / 1e5;
        file += &format!("<node id='{id}' lat='{}' lon='{part}'/>", 50.0 + part);
    }
    file += "</osm>";
    let bounds = region(file.as_bytes()).info().bounds.unwrap();
    assert!(bounds.south > 49.9 && bounds.east < 0.01);
}

/// A town of `across` by `across` houses, `apart` degrees from each other, of seven sizes; every
/// fifth has a number.
fn town(across: u32, apart: f64) -> Region {
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
    region(format!("<osm>{nodes}{ways}</osm>").as_bytes())
}

#[test]
fn drops_the_smallest_buildings_of_a_tile_that_is_too_large() {
    let streets = town(200, 6e-5);
    let (z, x, y) = tile_at(-11.994, 49.004, 14);
    let bytes = streets.tile(z, x, y).unwrap();
    assert!(bytes.len() <= 500_000);
    // Sizes repeat every seven houses, and an id is four times the number and one.
    let mut of_size = [0; 7];
    for building in &layers(&bytes)["building"] {
        of_size[(building.id.unwrap() / 4 % 7) as usize] += 1;
    }
    // From the smallest: sizes that are gone, one that is partly there, sizes that are whole.
    let gone = of_size.iter().take_while(|&&count| count == 0).count();
    assert!(gone > 0, "{of_size:?}");
    let larger = &of_size[gone + 1..];
    let most = larger.iter().max().unwrap();
    assert!(larger.iter().all(|count| count + 3 >= *most), "{of_size:?}");
}

#[test]
fn says_of_the_smallest_buildings_that_only_near_views_draw_them() {
    let streets = town(60, 1.2e-4);
    let (z, x, y) = tile_at(-11.9985, 49.0015, 14);
    let tile = layers(&streets.tile(z, x, y).unwrap());
    let from = |zoom: u64| {
        let buildings = tile["building"].iter();
        buildings
            .filter(|building| building.number("from").unwrap_or(14) <= zoom)
            .count()
    };
    assert!(from(16) > 1_666, "{}", from(16));
    assert_eq!((from(14), from(15)), (833, 1_666));
}
