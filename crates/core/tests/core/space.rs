//! The index over places and words agrees with a plain scan, while edits arrive.

use std::collections::BTreeSet;

use geo::Intersects;
use homeground_core::domain::{
    AssetKind, Contents, Geometry, LonLat, RecordId, RecordKind, RecordRef,
};
use homeground_core::index::{Index, metric};
use proptest::prelude::*;

use crate::support::asset;

fn id(number: u64) -> RecordId {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    RecordId::new(1, &random)
}

/// A point, line or polygon somewhere around a middle.
fn shape(lon: f64, lat: f64) -> impl Strategy<Value = Geometry> {
    let at = move |dx: f64, dy: f64| {
        let x = lon + dx;
        let x = if x > 180.0 {
            x - 360.0
        } else if x < -180.0 {
            x + 360.0
        } else {
            x
        };
        (x, lat + dy)
    };
    let place = (-0.5..0.5f64, -0.3..0.3f64);
    let small = 0.001..0.05f64;
    prop_oneof![
        place
            .clone()
            .prop_map(move |(dx, dy)| geo::Point::from(at(dx, dy)).into()),
        (place.clone(), small.clone()).prop_map(move |((dx, dy), size)| {
            let (x, y) = at(dx, dy);
            let x = x.clamp(-179.9, 179.9);
            geo::LineString::from(vec![(x, y), ((x + size).min(180.0), y + size / 2.0)]).into()
        }),
        (place, small).prop_map(move |((dx, dy), size)| {
            let (x, y) = at(dx, dy);
            let x = x.clamp(-179.9, 179.9);
            geo::Rect::new((x, y), ((x + size).min(180.0), y + size))
                .to_polygon()
                .into()
        }),
    ]
    .prop_map(|shape: geo::Geometry<f64>| Geometry::new(shape).unwrap())
}

/// What is done to the map one after the other: put a shape somewhere, or take it away.
fn edits(lon: f64, lat: f64) -> impl Strategy<Value = Vec<(u64, Option<Geometry>)>> {
    prop::collection::vec(
        (0..24u64, prop::option::weighted(0.85, shape(lon, lat))),
        1..60,
    )
}

fn check(lon: f64, lat: f64, edits: Vec<(u64, Option<Geometry>)>, metres: f64) {
    let mut contents = Contents::default();
    let mut index = Index::build(&contents);
    for (number, place) in edits {
        let record = RecordRef::new(RecordKind::Asset, id(number));
        match place {
            Some(place) => {
                let mut entry = asset(id(number), AssetKind::Space, &format!("green {number}"));
                entry.geometry = Some(place);
                contents.assets.put(entry);
            }
            None => {
                contents.assets.remove(id(number));
            }
        }
        index.refresh(&contents, &[record]);
    }
    let all = || contents.assets.iter();
    let refs = |found: Vec<RecordRef>| found.into_iter().collect::<BTreeSet<_>>();
    let record = |id| RecordRef::new(RecordKind::Asset, id);

    let from = Geometry::point(LonLat::new(lon, lat).unwrap());
    let near: BTreeSet<RecordRef> = index
        .within(&contents, &from, metres)
        .into_iter()
        .map(|(found, _)| found)
        .collect();
    let plain: BTreeSet<RecordRef> = all()
        .filter(|one| {
            let shape = one.geometry.as_ref().unwrap().shape();
            metric::distance_m(lon, lat, shape) <= metres
        })
        .map(|one| record(one.id))
        .collect();
    assert_eq!(near, plain);

    let hole = geo::Rect::new((lon - 0.05, lat - 0.05), (lon + 0.05, lat + 0.05)).to_polygon();
    let ring = geo::Rect::new((lon - 0.2, lat - 0.2), (lon + 0.2, lat + 0.2)).to_polygon();
    let area: geo::Geometry<f64> =
        geo::Polygon::new(ring.exterior().clone(), vec![hole.exterior().clone()]).into();
    let plain: BTreeSet<RecordRef> = all()
        .filter(|one| area.intersects(one.geometry.as_ref().unwrap().shape()))
        .map(|one| record(one.id))
        .collect();
    assert_eq!(refs(index.in_area(&contents, &area)), plain);

    let rebuilt = Index::build(&contents);
    assert_eq!(index.space().len(), rebuilt.space().len());
    for words in ["green", "green 3", "gre", "7"] {
        assert_eq!(
            index.with_words(&contents, words),
            rebuilt.with_words(&contents, words),
            "{words}"
        );
    }
    let nearest = index.nearest(&contents, &from).take(3).collect::<Vec<_>>();
    let mut plain: Vec<f64> = all()
        .map(|one| metric::distance_m(lon, lat, one.geometry.as_ref().unwrap().shape()))
        .collect();
    plain.sort_by(f64::total_cmp);
    for (found, plain) in nearest.iter().zip(&plain).take(3) {
        assert!((found.1 - plain).abs() < 1e-6);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_a_plain_scan_in_britain(edits in edits(-3.0, 51.6), metres in 10.0..60_000.0f64) {
        check(-3.0, 51.6, edits, metres);
    }

    #[test]
    fn agrees_with_a_plain_scan_far_north(edits in edits(25.7, 65.0), metres in 10.0..60_000.0f64) {
        check(25.7, 65.0, edits, metres);
    }

    #[test]
    fn agrees_with_a_plain_scan_across_the_antimeridian(
        edits in edits(179.95, -17.0), metres in 10.0..60_000.0f64,
    ) {
        check(179.95, -17.0, edits, metres);
    }
}

#[test]
fn finds_an_unfinished_word_and_a_word_with_a_slip() {
    let mut contents = Contents::default();
    contents.assets.put(asset(
        id(1),
        AssetKind::Skill,
        "Mends bicycles with children",
    ));
    let index = Index::build(&contents);
    for words in ["bicy", "mends bic", "bicycels", "BICYCLE"] {
        assert_eq!(index.with_words(&contents, words).len(), 1, "{words}");
    }
    assert!(index.with_words(&contents, "tagine").is_empty());
}
