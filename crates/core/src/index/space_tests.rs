use super::*;
use crate::domain::LonLat;
use proptest::prelude::*;

/// Corners about which everything is: the equator, 65 degrees north, the antimeridian.
fn somewhere() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![
        Just((0.0, 0.0)),
        Just((15.0, 65.0)),
        Just((180.0, 65.0)),
        Just((-180.0, -40.0)),
    ]
}

/// A longitude brought back to -180 to 180.
fn wrapped(lon: f64) -> f64 {
    if lon > 180.0 {
        lon - 360.0
    } else if lon < -180.0 {
        lon + 360.0
    } else {
        lon
    }
}

/// A point, a line or a square with a hole, a few hundred metres about a place.
fn shape((lon, lat): (f64, f64)) -> impl Strategy<Value = Geometry> {
    let offset = -0.02..0.02f64;
    (0u8..3, offset.clone(), offset, 0.001..0.008f64).prop_map(move |(form, dx, dy, size)| {
        let (x, y) = (wrapped(lon + dx), lat + dy);
        // Only a point may stand so near to the antimeridian: a shape would have to be cut.
        let form = if x.abs() + size > 180.0 { 0 } else { form };
        let shape: geo::Geometry<f64> = match form {
            0 => return Geometry::point(LonLat { lon: x, lat: y }),
            1 => geo::LineString::from(vec![(x, y), (x + size, y + size / 2.0)]).into(),
            _ => {
                let outer = geo::Rect::new((x, y), (x + size, y + size)).to_polygon();
                let (a, b) = (size / 4.0, size * 0.75);
                let hole = geo::Rect::new((x + a, y + a), (x + b, y + b)).to_polygon();
                geo::Polygon::new(outer.exterior().clone(), vec![hole.exterior().clone()]).into()
            }
        };
        Geometry::trusted(shape, Vec::new())
    })
}

/// Places and edits: each puts a shape under a number, or takes it out.
fn edits() -> impl Strategy<Value = (Vec<(u32, Option<Geometry>)>, Geometry, f64)> {
    somewhere().prop_flat_map(|at| {
        let edit = (0u32..12, proptest::option::weighted(0.8, shape(at)));
        (
            proptest::collection::vec(edit, 1..40),
            shape(at),
            10.0..4_000.0f64,
        )
    })
}

fn layer(number: u32) -> Layer {
    Layer::ALL[number as usize % Layer::ALL.len()]
}

fn doc(number: u32) -> Doc {
    Doc::new(crate::index::DocKind::Asset, number)
}

proptest! {
    #[test]
    fn agrees_with_a_plain_scan_while_edits_arrive((edits, from, metres) in edits()) {
        let half = edits.len() / 2;
        let mut shapes = std::collections::BTreeMap::new();
        let mut space = Space::default();
        for (step, (number, shape)) in edits.into_iter().enumerate() {
            match shape {
                Some(shape) => {
                    space.put(layer(number), doc(number), &shape);
                    shapes.insert(doc(number), shape);
                }
                None => {
                    space.remove(doc(number));
                    shapes.remove(&doc(number));
                }
            }
            if step == half {
                space = Space::build(shapes.iter().map(|(doc, shape)| (layer(doc.slot()), *doc, shape.bounding_box())));
            }
            let place = |doc: Doc| shapes.get(&doc).map(|place| Cow::Borrowed(place.shape()));
            let distance = |shape: &Geometry| metric::between_m(from.shape(), shape.shape());
            let mut found = space.within(&Layer::ALL, &from, metres, place);
            found.sort_by_key(|(doc, _)| *doc);
            let scanned: Vec<(Doc, f64)> = shapes
                .iter()
                .map(|(doc, shape)| (*doc, distance(shape)))
                .filter(|(_, far)| *far <= metres)
                .collect();
            prop_assert_eq!(found, scanned);

            let nearest: Vec<(Doc, f64)> = space.nearest(&Layer::ALL, &from, place).collect();
            let mut scanned: Vec<(Doc, f64)> =
                shapes.iter().map(|(doc, shape)| (*doc, distance(shape))).collect();
            scanned.sort_by(|one, two| one.1.total_cmp(&two.1).then(one.0.cmp(&two.0)));
            prop_assert_eq!(nearest, scanned);

            let mut inside = space.in_area(&Layer::ALL, from.shape(), place);
            inside.sort();
            let scanned: Vec<Doc> = shapes
                .iter()
                .filter(|(_, shape)| from.shape().intersects(shape.shape()))
                .map(|(doc, _)| *doc)
                .collect();
            prop_assert_eq!(inside, scanned);

            let view = from.bounding_box();
            let mut boxed = space.in_box(&Layer::ALL, view);
            boxed.sort();
            let touches = |other: BoundingBox| {
                other.west <= view.east && other.east >= view.west
                    && other.south <= view.north && other.north >= view.south
            };
            let scanned: Vec<Doc> = shapes
                .iter()
                .filter(|(_, shape)| touches(shape.bounding_box()))
                .map(|(doc, _)| *doc)
                .collect();
            prop_assert_eq!(boxed, scanned);
            prop_assert_eq!(space.len(), shapes.len());
            let around = shapes.values().map(Geometry::bounding_box);
            prop_assert_eq!(space.bounds(), around.reduce(BoundingBox::joined));
        }
    }
}

#[test]
fn a_view_across_the_antimeridian_holds_both_sides_once() {
    let mut space = Space::default();
    for (number, lon) in [179.9, -179.9, 0.0].into_iter().enumerate() {
        let place = Geometry::point(LonLat { lon, lat: 10.0 });
        space.put(Layer::Needs, doc(number as u32), &place);
    }
    let view = BoundingBox {
        west: 179.0,
        south: 0.0,
        east: -179.0,
        north: 20.0,
    };
    assert_eq!(space.in_box(&Layer::ALL, view), [doc(0), doc(1)]);
}
