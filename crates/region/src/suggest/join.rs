//! One place is often several objects: the pitch, the pavilion and the outline of the sports ground.

use geo::MultiPolygon;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::Suggestion;
use super::gather::{Candidate, metres_of_unit};
use crate::features::{Shape, side};
use crate::grid::{Coord, to_lon_lat};
use crate::osm::ObjectKind;

/// Objects of one name within so many metres are one place.
const SAME_PLACE_M: f64 = 100.0;

type Boxed = GeomWithData<Rectangle<[i64; 2]>, usize>;

/// Suggestions of candidates: objects of one name near each other are one, and what lies inside
/// another with the same name or none is left to it. The order of the objects makes no difference.
pub(super) fn joined(mut candidates: Vec<Candidate>) -> Vec<Suggestion> {
    candidates.sort_by_cached_key(worth);
    let boxes = candidates.iter().enumerate().map(|(at, candidate)| {
        let [min, max] = [candidate.window.min, candidate.window.max].map(corner);
        GeomWithData::new(Rectangle::from_corners(min, max), at)
    });
    let tree: RTree<Boxed> = RTree::bulk_load(boxes.collect());
    // Which one, earlier and so worth more, stands for each.
    let mut stands: Vec<usize> = (0..candidates.len()).collect();
    for (at, candidate) in candidates.iter().enumerate() {
        let reach = (SAME_PLACE_M / metres_of_unit(candidate.at)) as i64;
        let [min, max] = [candidate.window.min, candidate.window.max].map(corner);
        let around = AABB::from_corners(min.map(|side| side - reach), max.map(|side| side + reach));
        let earlier = tree
            .locate_in_envelope_intersecting(around)
            .map(|boxed| boxed.data)
            .filter(|&other| other < at && stands[other] == other)
            .filter(|&other| is_same_place(&candidates[other], candidate))
            .min();
        if let Some(other) = earlier {
            stands[at] = other;
        }
    }
    let mut suggestions: Vec<Option<Suggestion>> = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.into_iter().enumerate() {
        let id = source_id(&candidate);
        if stands[at] == at {
            suggestions.push(Some(suggestion(candidate, id)));
            continue;
        }
        suggestions.push(None);
        if let Some(Some(first)) = suggestions.get_mut(stands[at]) {
            first.stands_for.push(id);
            for (key, value) in candidate.carried {
                if !first.carried.iter().any(|(have, _)| *have == key) {
                    first.carried.push((key, value));
                }
            }
            first.carried.sort();
        }
    }
    suggestions.into_iter().flatten().collect()
}

fn corner(at: Coord) -> [i64; 2] {
    [i64::from(at.x), i64::from(at.y)]
}

/// What is suggested comes before what is asked for, then larger outlines, then by object.
fn worth(candidate: &Candidate) -> (bool, bool, i64, ObjectKind, i64) {
    let area = candidate.outline.as_ref().map_or(0.0, Shape::area) as i64;
    (
        candidate.ask,
        candidate.outline.is_none(),
        -area,
        candidate.kind_of_object,
        candidate.id,
    )
}

fn is_same_place(first: &Candidate, other: &Candidate) -> bool {
    let same_name = first.plain == other.plain;
    if other.plain.is_empty() || same_name {
        let inside = first
            .outline
            .as_ref()
            .is_some_and(|shape| contains(shape, other.at));
        if inside {
            return true;
        }
    }
    same_name && !first.plain.is_empty() && metres_apart(first, other) <= SAME_PLACE_M
}

fn contains(shape: &Shape, at: Coord) -> bool {
    let Shape::Areas(areas) = shape else {
        return false;
    };
    let in_ring = |ring: &Vec<Coord>| side(at, ring) == Some(true);
    areas
        .iter()
        .any(|area| in_ring(&area.outer) && !area.holes.iter().any(in_ring))
}

/// Between the boxes of two objects.
fn metres_apart(a: &Candidate, b: &Candidate) -> f64 {
    let apart = |a_min: i32, a_max: i32, b_min: i32, b_max: i32| {
        f64::from((b_min - a_max).max(a_min - b_max).max(0))
    };
    let (a_box, b_box) = (&a.window, &b.window);
    let dx = apart(a_box.min.x, a_box.max.x, b_box.min.x, b_box.max.x);
    let dy = apart(a_box.min.y, a_box.max.y, b_box.min.y, b_box.max.y);
    dx.hypot(dy) * metres_of_unit(a.at)
}

fn source_id(candidate: &Candidate) -> String {
    let kind = match candidate.kind_of_object {
        ObjectKind::Node => "node",
        ObjectKind::Way => "way",
        ObjectKind::Relation => "relation",
    };
    format!("{kind}/{}", candidate.id)
}

fn suggestion(candidate: Candidate, source_id: String) -> Suggestion {
    let (lon, lat) = to_lon_lat(f64::from(candidate.at.x), f64::from(candidate.at.y));
    Suggestion {
        source_id,
        version: candidate.version,
        kind: candidate.kind.to_owned(),
        label: candidate.label.to_owned(),
        ask: candidate.ask,
        name: candidate.name,
        lon,
        lat,
        outline: candidate.outline.as_ref().and_then(outline),
        carried: candidate.carried,
        stands_for: Vec::new(),
    }
}

fn outline(shape: &Shape) -> Option<MultiPolygon> {
    let Shape::Areas(areas) = shape else {
        return None;
    };
    let ring = |ring: &Vec<Coord>| -> geo::LineString {
        (ring.iter().chain(ring.first()))
            .map(|at| {
                let (x, y) = to_lon_lat(f64::from(at.x), f64::from(at.y));
                geo::Coord { x, y }
            })
            .collect()
    };
    let polygons = areas
        .iter()
        .map(|area| geo::Polygon::new(ring(&area.outer), area.holes.iter().map(ring).collect()));
    Some(MultiPolygon(polygons.collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::gather::candidates;
    use super::*;
    use crate::osm::read_xml;

    /// A park of 200 m with a playground in it, a church as a point in its outline, and one far off.
    const TOWN: &str = r#"<osm>
      <node id="1" lat="49.0000" lon="-12.000"/><node id="2" lat="49.0000" lon="-11.997"/>
      <node id="3" lat="49.0020" lon="-11.997"/><node id="4" lat="49.0020" lon="-12.000"/>
      <node id="5" lat="49.0010" lon="-11.999"><tag k="leisure" v="playground"/></node>
      <node id="6" lat="49.0100" lon="-11.999"><tag k="amenity" v="place_of_worship"/>
        <tag k="name" v="St. Mary's"/><tag k="wheelchair" v="yes"/></node>
      <node id="7" lat="49.0099" lon="-11.9992"/><node id="8" lat="49.0099" lon="-11.9988"/>
      <node id="9" lat="49.0101" lon="-11.9988"/>
      <node id="10" lat="49.2" lon="-11.9"><tag k="amenity" v="place_of_worship"/>
        <tag k="name" v="St Marys"/></node>
      <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
        <tag k="leisure" v="park"/><tag k="name" v="Long Park"/></way>
      <way id="2" version="7"><nd ref="7"/><nd ref="8"/><nd ref="9"/><nd ref="7"/>
        <tag k="building" v="church"/><tag k="amenity" v="place_of_worship"/>
        <tag k="name" v="Saint Mary's Church"/><tag k="name" v="St Mary's"/></way>
      <way id="3"><nd ref="7"/><nd ref="8"/><nd ref="9"/><nd ref="7"/>
        <tag k="amenity" v="place_of_worship"/><tag k="name" v="St Mary’s"/></way>
    </osm>"#;

    fn ids(found: &[Suggestion]) -> Vec<&str> {
        let mut ids: Vec<&str> = found.iter().map(|found| &*found.source_id).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn one_place_is_suggested_once() {
        let extract = read_xml(TOWN.as_bytes(), None).unwrap();
        let found = joined(candidates(&extract));
        assert_eq!(ids(&found), ["node/10", "way/1", "way/2", "way/3"]);
        let church = found
            .iter()
            .find(|found| found.source_id == "way/3")
            .unwrap();
        assert_eq!(church.stands_for, ["node/6"]);
        assert_eq!(
            church.carried,
            [("wheelchair".to_owned(), "yes".to_owned())]
        );
        let park = found
            .iter()
            .find(|found| found.source_id == "way/1")
            .unwrap();
        assert_eq!(park.stands_for, ["node/5"]);
        assert!(park.outline.is_some());
    }

    proptest! {
        #[test]
        fn the_order_of_objects_makes_no_difference(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()) {
            let extract = read_xml(TOWN.as_bytes(), None).unwrap();
            let list = candidates(&extract);
            let shuffled = order.iter().filter_map(|&at| list.get(at).cloned()).collect();
            let mut one = joined(list);
            let mut two = joined(shuffled);
            for found in [&mut one, &mut two] {
                found.iter_mut().for_each(|found| found.stands_for.sort());
                found.sort_by(|a, b| a.source_id.cmp(&b.source_id));
            }
            prop_assert_eq!(one, two);
        }
    }
}
