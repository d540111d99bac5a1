//! The table of classes: which tags are drawn in which layer, and from which zoom.

use std::borrow::Cow;

use super::{Class, Layer, Value};
use crate::osm::Tags;

/// Last zoom that is made; nearer views enlarge it.
pub(crate) const LAST_ZOOM: u8 = 14;

/// The sea, drawn at every zoom.
pub(super) const SEA: Class = Class {
    layer: Layer::Water,
    class: Cow::Borrowed("sea"),
    from_zoom: 0,
    rank: 0,
};

fn class(layer: Layer, class: &'static str, from_zoom: u8) -> Class {
    Class {
        layer,
        class: Cow::Borrowed(class),
        from_zoom,
        rank: 0,
    }
}

/// What an area is drawn as: water, a building or a kind of land.
pub(super) fn area(tags: &Tags<'_>) -> Option<Class> {
    if let Some(water) = water_area(tags) {
        return Some(water);
    }
    if tags.says("building") {
        return Some(class(Layer::Building, "", 13));
    }
    let (name, zoom) = land(tags)?;
    Some(class(Layer::Land, name, zoom))
}

fn water_area(tags: &Tags<'_>) -> Option<Class> {
    if tags.is("leisure", "swimming_pool") {
        return Some(class(Layer::Water, "pool", 14));
    }
    let is_water = tags.is("natural", "water")
        || matches!(tags.get("waterway"), Some("riverbank" | "dock"))
        || matches!(tags.get("landuse"), Some("reservoir" | "basin"));
    is_water.then(|| class(Layer::Water, "water", 5))
}

fn land(tags: &Tags<'_>) -> Option<(&'static str, u8)> {
    let found = match tags.get("natural") {
        Some("wood") => Some(("wood", 9)),
        Some("grassland") => Some(("grass", 11)),
        Some("scrub" | "heath") => Some(("scrub", 11)),
        Some("wetland") => Some(("wetland", 11)),
        Some("sand" | "beach" | "dune" | "shingle") => Some(("sand", 11)),
        _ => None,
    }
    .or_else(|| match tags.get("leisure")? {
        "park" | "garden" => Some(("park", 10)),
        "nature_reserve" => Some(("nature", 10)),
        "common" | "recreation_ground" => Some(("grass", 11)),
        "pitch" | "sports_centre" | "stadium" | "track" | "golf_course" | "playground" => {
            Some(("sport", 13))
        }
        _ => None,
    })
    .or_else(|| match tags.get("amenity")? {
        "school" | "kindergarten" | "college" | "university" => Some(("school", 13)),
        "hospital" | "clinic" => Some(("hospital", 13)),
        "grave_yard" => Some(("cemetery", 12)),
        "parking" => Some(("parking", 14)),
        "place_of_worship" => Some(("worship", 14)),
        _ => None,
    })
    .or_else(|| match tags.get("landuse")? {
        "forest" => Some(("wood", 9)),
        "residential" => Some(("residential", 9)),
        "grass" | "meadow" | "village_green" | "recreation_ground" => Some(("grass", 11)),
        "farmland" | "farmyard" | "orchard" | "vineyard" => Some(("farmland", 11)),
        "industrial" | "commercial" | "retail" | "railway" | "quarry" => Some(("industrial", 11)),
        "cemetery" => Some(("cemetery", 12)),
        "allotments" => Some(("allotments", 12)),
        "religious" => Some(("worship", 14)),
        _ => None,
    });
    if found.is_some() {
        return found;
    }
    if tags.is("man_made", "pier") {
        return Some(("pier", 13));
    }
    let walked = matches!(tags.get("highway"), Some("pedestrian" | "footway" | "path"));
    (walked || tags.is("place", "square")).then_some(("pedestrian", 13))
}

/// What a line is drawn as: a road, a waterway or the coast.
pub(super) fn line(tags: &Tags<'_>) -> Option<Class> {
    if tags.is("natural", "coastline") {
        return Some(class(Layer::Coast, "line", 5));
    }
    road(tags).or_else(|| boundary(tags)).or_else(|| {
        let (name, zoom) = match tags.get("waterway")? {
            "river" => ("river", 9),
            "canal" => ("canal", 9),
            "stream" => ("stream", 13),
            "drain" => ("drain", 14),
            "ditch" => ("ditch", 14),
            _ => return None,
        };
        Some(class(Layer::Waterway, name, zoom))
    })
}

/// Where one administration ends. Most ways of a boundary say so only in their relation, whose level
/// then counts: see `build`.
pub(super) fn boundary(tags: &Tags<'_>) -> Option<Class> {
    if !tags.is("boundary", "administrative") {
        return None;
    }
    let (name, zoom) = match tags.get("admin_level")? {
        "2" => ("country", 8),
        "3" | "4" => ("state", 8),
        "5" | "6" => ("county", 8),
        "7" | "8" => ("district", 10),
        _ => ("parish", 12),
    };
    Some(class(Layer::Boundary, name, zoom))
}

/// Larger roads are drawn above smaller ones.
fn road(tags: &Tags<'_>) -> Option<Class> {
    let highway = tags.get("highway").map(|value| {
        // A slip road is drawn as the road it leads to.
        value.strip_suffix("_link").unwrap_or(value)
    });
    let (name, zoom, rank) = match highway {
        Some("motorway") => ("motorway", 5, 9),
        Some("trunk") => ("trunk", 6, 8),
        Some("primary") => ("primary", 8, 7),
        Some("secondary") => ("secondary", 9, 6),
        Some("tertiary") => ("tertiary", 11, 5),
        Some("unclassified" | "residential" | "living_street" | "road") => ("minor", 12, 4),
        Some("pedestrian") => ("pedestrian", 13, 3),
        Some("service") => ("service", 13, 2),
        Some("track") => ("track", 13, 1),
        Some("path" | "footway" | "cycleway" | "bridleway" | "steps") => ("path", 13, 1),
        _ => match tags.get("railway") {
            Some("rail" | "light_rail" | "subway" | "tram" | "narrow_gauge") => {
                let siding = tags.get("service").is_some();
                ("rail", if siding { 13 } else { 10 }, 0)
            }
            _ if tags.is("man_made", "pier") => ("pier", 13, 0),
            _ => return None,
        },
    };
    let mut found = class(Layer::Road, name, zoom);
    found.rank = rank;
    Some(found)
}

/// The name of a settlement or a part of one.
pub(super) fn place(tags: &Tags<'_>) -> Option<Class> {
    tags.get("name")?;
    let (name, zoom, rank) = match tags.get("place")? {
        "city" => ("city", 6, 9),
        "town" => ("town", 8, 8),
        "village" => ("village", 11, 7),
        "suburb" => ("suburb", 11, 6),
        "quarter" => ("quarter", 13, 5),
        "neighbourhood" => ("neighbourhood", 13, 4),
        "hamlet" => ("hamlet", 13, 3),
        "island" | "islet" => ("island", 14, 2),
        "locality" => ("locality", 14, 1),
        "farm" | "isolated_dwelling" => ("farm", 14, 0),
        _ => return None,
    };
    let mut found = class(Layer::Place, name, zoom);
    found.rank = rank;
    Some(found)
}

/// Keys whose value says what somebody can find at a place, the most telling first.
const POI_KEYS: [&str; 13] = [
    "amenity",
    "shop",
    "leisure",
    "tourism",
    "office",
    "craft",
    "healthcare",
    "club",
    "historic",
    "emergency",
    "railway",
    "highway",
    "building",
];

/// Places that are of use without a name.
const USEFUL_UNNAMED: [&str; 12] = [
    "bench",
    "bus_stop",
    "community_centre",
    "defibrillator",
    "drinking_water",
    "library",
    "pharmacy",
    "place_of_worship",
    "playground",
    "post_box",
    "public_bookcase",
    "toilets",
];

/// A point of interest: anything named, and a few things that need no name.
pub(super) fn poi(tags: &Tags<'_>) -> Option<Class> {
    let named = tags.get("name").is_some();
    let value = POI_KEYS.iter().find_map(|&key| {
        let value = tags.get(key).filter(|&value| value != "no")?;
        match key {
            "railway" if !matches!(value, "station" | "halt" | "tram_stop") => None,
            "highway" if value != "bus_stop" => None,
            // A named house; what it is used for would have been found before.
            "building" => named.then_some("building"),
            _ => (named || USEFUL_UNNAMED.contains(&value)).then_some(value),
        }
    })?;
    Some(Class {
        layer: Layer::Poi,
        class: Cow::Owned(value.to_owned()),
        from_zoom: LAST_ZOOM,
        rank: u8::from(named),
    })
}

pub(super) fn house_number(tags: &Tags<'_>) -> Option<Class> {
    tags.get("addr:housenumber")?;
    Some(class(Layer::HouseNumber, "", LAST_ZOOM))
}

/// The fields a layer carries beside its class.
pub(super) fn fields(layer: Layer, tags: &Tags<'_>) -> Vec<(&'static str, Value)> {
    let text = |field: &'static str, key: &str| {
        let value = tags.get(key)?;
        Some((field, Value::Text(value.into())))
    };
    let yes = |field: &'static str| tags.says(field).then_some((field, Value::Yes));
    let found = match layer {
        Layer::Building | Layer::Coast | Layer::Boundary => [None, None, None, None],
        Layer::Place => [text("name", "name"), other_name(tags), None, None],
        Layer::Poi => [text("name", "name"), asset(tags), None, None],
        Layer::HouseNumber => [text("number", "addr:housenumber"), None, None, None],
        Layer::Road => [
            text("name", "name"),
            text("ref", "ref"),
            yes("bridge"),
            yes("tunnel"),
        ],
        Layer::Land | Layer::Water | Layer::Waterway => [text("name", "name"), None, None, None],
    };
    found.into_iter().flatten().collect()
}

/// The English name, where the one on the signs is another.
fn other_name(tags: &Tags<'_>) -> Option<(&'static str, Value)> {
    let english = tags.get("name:en")?;
    (tags.get("name") != Some(english)).then(|| ("name_en", Value::Text(english.into())))
}

/// What of it makes it a place of a community, so that it can be drawn in a colour of its own.
fn asset(tags: &Tags<'_>) -> Option<(&'static str, Value)> {
    let tag = crate::suggest::telling_tag(tags)?;
    Some(("asset", Value::Text(tag.into())))
}

/// The level of a boundary (`admin_level`, 2 for a country), as the field `level`.
pub(super) fn level(tags: &Tags<'_>) -> Option<(&'static str, Value)> {
    let level = tags.get("admin_level")?.parse().ok()?;
    Some(("level", Value::Number(level)))
}

/// Whether a closed way with these tags is an area. Roads, railways and streams that come back to
/// where they began are lines. So is a barrier, but a barrier is often noted on the outline of what
/// it surrounds, and alone it is not drawn: it decides nothing.
pub(super) fn closed_way_is_area(tags: &Tags<'_>) -> bool {
    if tags.is("area", "yes") {
        return true;
    }
    let waterway_line = tags
        .get("waterway")
        .is_some_and(|value| !matches!(value, "riverbank" | "dock"));
    let line = tags.get("highway").is_some()
        || tags.get("railway").is_some()
        || tags.is("natural", "coastline")
        || waterway_line;
    !line && !tags.is("area", "no")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&'static str, &'static str)]) -> Tags<'static> {
        pairs.iter().copied().collect()
    }

    #[test]
    fn draws_each_kind_of_area_in_its_layer() {
        for (pairs, layer, name, zoom) in [
            (&[("natural", "water")][..], Layer::Water, "water", 5),
            (&[("leisure", "swimming_pool")], Layer::Water, "pool", 14),
            (&[("landuse", "forest")], Layer::Land, "wood", 9),
            (&[("leisure", "park")], Layer::Land, "park", 10),
            (&[("amenity", "school")], Layer::Land, "school", 13),
            (
                &[("amenity", "school"), ("building", "school")],
                Layer::Building,
                "",
                13,
            ),
        ] {
            let found = area(&tags(pairs)).unwrap();
            assert_eq!(
                (found.layer, &*found.class, found.from_zoom),
                (layer, name, zoom)
            );
        }
        assert_eq!(area(&tags(&[("building", "no")])), None);
    }

    #[test]
    fn draws_each_kind_of_road_from_its_zoom() {
        for (value, name, zoom) in [
            ("motorway_link", "motorway", 5),
            ("residential", "minor", 12),
            ("steps", "path", 13),
        ] {
            let found = line(&tags(&[("highway", value)])).unwrap();
            assert_eq!((&*found.class, found.from_zoom), (name, zoom));
        }
        let siding = line(&tags(&[("railway", "rail"), ("service", "yard")])).unwrap();
        assert_eq!(siding.from_zoom, 13);
        assert_eq!(line(&tags(&[("highway", "proposed")])), None);
    }

    #[test]
    fn takes_a_roundabout_for_a_line_and_a_fenced_school_for_an_area() {
        assert!(!closed_way_is_area(&tags(&[("highway", "residential")])));
        assert!(closed_way_is_area(&tags(&[
            ("highway", "pedestrian"),
            ("area", "yes")
        ])));
        assert!(closed_way_is_area(&tags(&[
            ("amenity", "school"),
            ("barrier", "fence")
        ])));
        assert!(!closed_way_is_area(&tags(&[("waterway", "stream")])));
        assert!(closed_way_is_area(&tags(&[("waterway", "dock")])));
    }

    #[test]
    fn shows_what_is_named_and_what_is_useful_without_a_name() {
        let found = |pairs| poi(&tags(pairs)).map(|found| found.class.into_owned());
        assert_eq!(found(&[("amenity", "bench")]).as_deref(), Some("bench"));
        assert_eq!(found(&[("amenity", "parking_space")]), None);
        assert_eq!(
            found(&[("building", "yes"), ("name", "Old Mill")]).as_deref(),
            Some("building")
        );
        assert_eq!(
            found(&[("highway", "residential"), ("name", "Mill Lane")]),
            None
        );
    }
}
