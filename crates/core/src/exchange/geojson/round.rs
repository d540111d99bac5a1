//! Places with as many decimals as leave, and rings the right way round.

use geo::Geometry as Shape;
use geo::orient::{Direction, Orient};

use crate::domain::Geometry;
use crate::privacy::Reduced;

/// Decimals of a coordinate that leaves.
const DECIMALS: i32 = 6;
/// The place as it is written: rounded and with its rings the right way round. The archive
/// keeps every digit, every altitude and the order of its corners.
pub(super) fn shape(entry: &Reduced) -> Option<Geometry> {
    let geometry = entry.geometry()?;
    if entry.is_full() {
        return Some(geometry.clone());
    }
    let rounded = oriented(geometry.rounded(DECIMALS).shape());
    Some(Geometry::new(rounded.clone()).unwrap_or_else(|_| {
        // Corners closer than the last decimal have fallen together.
        let mended = mended(&rounded).unwrap_or_else(|| {
            let mark = Geometry::point(geometry.mark()).rounded(DECIMALS);
            mark.shape().clone()
        });
        Geometry::trusted(mended, Vec::new())
    }))
}

/// A shape without the corners and parts that rounding took away; `None` when nothing is left.
fn mended(shape: &Shape<f64>) -> Option<Shape<f64>> {
    match shape {
        Shape::Polygon(polygon) => mended_polygon(polygon).map(Into::into),
        Shape::MultiPolygon(polygons) => {
            let parts: Vec<_> = polygons.iter().filter_map(mended_polygon).collect();
            (!parts.is_empty()).then(|| geo::MultiPolygon(parts).into())
        }
        Shape::GeometryCollection(all) => {
            let parts: Vec<_> = all.iter().filter_map(mended).collect();
            let whole = geo::GeometryCollection(parts);
            (!whole.is_empty()).then_some(Shape::GeometryCollection(whole))
        }
        other => Some(other.clone()),
    }
}

fn mended_polygon(polygon: &geo::Polygon<f64>) -> Option<geo::Polygon<f64>> {
    let outer = mended_ring(polygon.exterior())?;
    let inner = polygon.interiors().iter().filter_map(mended_ring);
    Some(geo::Polygon::new(outer, inner.collect()))
}

/// A ring without repeated corners and without spikes that go out and back the same way.
fn mended_ring(ring: &geo::LineString<f64>) -> Option<geo::LineString<f64>> {
    let mut corners: Vec<geo::Coord<f64>> = Vec::with_capacity(ring.0.len());
    for corner in ring.coords() {
        if corners.last() == Some(corner) {
            continue;
        }
        if corners.len() > 1 && corners[corners.len() - 2] == *corner {
            corners.pop();
            continue;
        }
        corners.push(*corner);
    }
    // The spike may stand where the ring begins and ends.
    while corners.len() > 3 && corners[1] == corners[corners.len() - 2] {
        corners.remove(0);
        corners.pop();
    }
    (corners.len() > 3).then_some(geo::LineString(corners))
}

fn oriented(shape: &Shape<f64>) -> Shape<f64> {
    match shape {
        Shape::Polygon(polygon) => polygon.orient(Direction::Default).into(),
        Shape::MultiPolygon(polygons) => polygons.orient(Direction::Default).into(),
        Shape::GeometryCollection(all) => {
            Shape::GeometryCollection(all.iter().map(oriented).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use geo::{line_string, polygon};

    use super::*;

    #[test]
    fn a_spike_left_by_rounding_is_taken_away() {
        let ring = line_string![
            (x: 0., y: 0.), (x: 2., y: 0.), (x: 2., y: 1.), (x: 2., y: 0.), (x: 2., y: 0.),
            (x: 1., y: 2.), (x: 0., y: 0.)
        ];
        let wanted = line_string![(x: 0., y: 0.), (x: 2., y: 0.), (x: 1., y: 2.), (x: 0., y: 0.)];
        assert_eq!(mended_ring(&ring), Some(wanted));
        let at_the_seam = line_string![
            (x: 5., y: 5.), (x: 0., y: 0.), (x: 2., y: 0.), (x: 1., y: 2.), (x: 0., y: 0.),
            (x: 5., y: 5.)
        ];
        assert_eq!(mended_ring(&at_the_seam).unwrap().0.len(), 4);
    }

    #[test]
    fn a_shape_smaller_than_the_last_decimal_has_nothing_left() {
        let dot = polygon![(x: 1., y: 1.), (x: 1., y: 1.), (x: 1., y: 1.)];
        assert_eq!(mended(&dot.into()), None);
    }
}
