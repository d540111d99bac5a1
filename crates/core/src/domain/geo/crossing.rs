//! Whether lines have points enough and outlines cross themselves.

use geo::{Coord, Geometry, LineString, Polygon};
use rstar::{AABB, RTree, RTreeObject};

use crate::domain::error::{DomainError, Fault};

/// Checks every part of `shape`.
///
/// # Errors
/// For the field `geometry`: [`Fault::TooFewPoints`] or [`Fault::CrossesItself`].
pub(super) fn check(shape: &Geometry<f64>) -> Result<(), DomainError> {
    match shape {
        Geometry::Point(_) | Geometry::MultiPoint(_) | Geometry::Rect(_) => Ok(()),
        Geometry::Line(line) => {
            if line.start == line.end {
                return Err(too_few());
            }
            Ok(())
        }
        Geometry::LineString(line) => check_line(line),
        Geometry::MultiLineString(lines) => lines.iter().try_for_each(check_line),
        Geometry::Polygon(polygon) => check_polygon(polygon),
        Geometry::MultiPolygon(polygons) => polygons.iter().try_for_each(check_polygon),
        Geometry::Triangle(triangle) => check_polygon(&triangle.to_polygon()),
        Geometry::GeometryCollection(all) => all.iter().try_for_each(check),
    }
}

const fn too_few() -> DomainError {
    DomainError::new("geometry", Fault::TooFewPoints)
}

/// A line needs two positions; they may be the same place, as surveyors write.
fn check_line(line: &LineString<f64>) -> Result<(), DomainError> {
    if line.0.len() < 2 {
        Err(too_few())
    } else {
        Ok(())
    }
}

fn check_polygon(polygon: &Polygon<f64>) -> Result<(), DomainError> {
    check_ring(polygon.exterior())?;
    polygon.interiors().iter().try_for_each(check_ring)
}

/// One edge of a ring with its number, for the tree.
struct Edge {
    number: usize,
    start: Coord<f64>,
    end: Coord<f64>,
}

impl RTreeObject for Edge {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners([self.start.x, self.start.y], [self.end.x, self.end.y])
    }
}

/// A ring needs three different corners and may touch itself only where neighbours meet.
fn check_ring(ring: &LineString<f64>) -> Result<(), DomainError> {
    let mut corners: Vec<Coord<f64>> = ring.0.clone();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    if corners.len() < 3 {
        return Err(too_few());
    }
    let count = corners.len();
    let edges: Vec<Edge> = (0..count)
        .map(|number| Edge {
            number,
            start: corners[number],
            end: corners[(number + 1) % count],
        })
        .collect();
    let tree = RTree::bulk_load(edges);
    for edge in tree.iter() {
        for other in tree.locate_in_envelope_intersecting(edge.envelope()) {
            if other.number > edge.number && cross(edge, other, count) {
                return Err(DomainError::new("geometry", Fault::CrossesItself));
            }
        }
    }
    Ok(())
}

/// Whether two edges of one ring meet anywhere but in the corner that neighbours share.
fn cross(first: &Edge, second: &Edge, count: usize) -> bool {
    use geo::line_intersection::{LineIntersection, line_intersection};
    let one = geo::Line::new(first.start, first.end);
    let two = geo::Line::new(second.start, second.end);
    let Some(meeting) = line_intersection(one, two) else {
        return false;
    };
    let follows = first.number + 1 == second.number;
    let closes = first.number == 0 && second.number + 1 == count;
    match meeting {
        LineIntersection::Collinear { .. } => true,
        LineIntersection::SinglePoint { .. } => !(follows || closes),
    }
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    fn fault(shape: impl Into<Geometry<f64>>) -> Option<Fault> {
        check(&shape.into()).err().map(|error| error.fault)
    }

    #[test]
    fn a_bow_tie_crosses_itself() {
        let tie = polygon![(x: 0., y: 0.), (x: 1., y: 1.), (x: 1., y: 0.), (x: 0., y: 1.)];
        assert_eq!(fault(tie), Some(Fault::CrossesItself));
    }

    #[test]
    fn a_square_with_a_hole_is_fine() {
        let square = polygon!(
            exterior: [(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)],
            interiors: [[(x: 1., y: 1.), (x: 1., y: 2.), (x: 2., y: 2.)]],
        );
        assert_eq!(fault(square), None);
    }

    #[test]
    fn a_spike_that_goes_back_on_itself_crosses_itself() {
        let spike = polygon![(x: 0., y: 0.), (x: 2., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.)];
        assert_eq!(fault(spike), Some(Fault::CrossesItself));
    }

    #[test]
    fn a_ring_of_two_corners_has_too_few_points() {
        let flat = polygon![(x: 0., y: 0.), (x: 2., y: 0.), (x: 0., y: 0.)];
        assert_eq!(fault(flat), Some(Fault::TooFewPoints));
    }
}
