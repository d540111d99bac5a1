//! From degrees to metres.
//!
//! Distances are great-circle metres on a sphere of 6 371 008.8 m (IUGG mean radius), so they
//! differ from an ellipsoid by up to about 0.5 %. Edges are straight in longitude and latitude,
//! as RFC 7946 says.

use std::f64::consts::FRAC_PI_2;

use geo::{CoordsIter, Distance, Haversine, Intersects, Line, LinesIter, Point};

use crate::domain::BoundingBox;

/// The mean radius of the Earth in metres (IUGG, the one that `geo`'s haversine uses).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Metres in a degree along a meridian.
pub const METRES_A_DEGREE: f64 = EARTH_RADIUS_M * std::f64::consts::PI / 180.0;

/// Great-circle distance of two points (longitude, latitude) in metres.
#[must_use]
pub fn between_points_m(from: (f64, f64), to: (f64, f64)) -> f64 {
    Haversine.distance(Point::new(from.0, from.1), Point::new(to.0, to.1))
}

/// Distance in metres from a point (degrees) to the nearest edge of a shape; 0 inside or on it.
///
/// The nearest point of each edge is found on a plane laid at the point itself, where lengths
/// along both axes are true, and is measured on the sphere. What lies on the other side of
/// the antimeridian is near.
#[must_use]
pub fn distance_m(lon: f64, lat: f64, shape: &geo::Geometry<f64>) -> f64 {
    use geo::Geometry as Shape;
    match shape {
        Shape::Point(point) => between_points_m((lon, lat), (point.x(), point.y())),
        Shape::MultiPoint(points) => nearest(
            points
                .iter()
                .map(|p| between_points_m((lon, lat), (p.x(), p.y()))),
        ),
        Shape::GeometryCollection(parts) => {
            nearest(parts.iter().map(|part| distance_m(lon, lat, part)))
        }
        _ if holds(lon, lat, shape) => 0.0,
        Shape::Line(line) => to_edges(lon, lat, std::iter::once(*line)),
        Shape::LineString(line) => to_edges(lon, lat, line.lines()),
        Shape::MultiLineString(lines) => to_edges(lon, lat, lines.lines_iter()),
        Shape::Polygon(polygon) => to_edges(lon, lat, polygon.lines_iter()),
        Shape::MultiPolygon(polygons) => to_edges(lon, lat, polygons.lines_iter()),
        Shape::Rect(rect) => to_edges(lon, lat, rect.to_polygon().lines_iter()),
        Shape::Triangle(triangle) => to_edges(lon, lat, triangle.to_polygon().lines_iter()),
    }
}

fn nearest(distances: impl Iterator<Item = f64>) -> f64 {
    distances.fold(f64::INFINITY, f64::min)
}

/// Whether the point lies in or on the shape; -180 and 180 degrees are one meridian.
fn holds(lon: f64, lat: f64, shape: &geo::Geometry<f64>) -> bool {
    shape.intersects(&Point::new(lon, lat))
        || (lon.abs() == 180.0 && shape.intersects(&Point::new(-lon, lat)))
}

fn to_edges(lon: f64, lat: f64, edges: impl Iterator<Item = Line<f64>>) -> f64 {
    // At a pole a degree of longitude has no length; any tiny one keeps the sums finite.
    let shrink = lat.to_radians().cos().max(1e-9);
    nearest(edges.map(|edge| {
        let start = lon + turned(edge.start.x - lon);
        let end = start + (edge.end.x - edge.start.x);
        let (ax, ay) = ((start - lon) * shrink, edge.start.y - lat);
        let (dx, dy) = ((end - start) * shrink, edge.end.y - edge.start.y);
        let length = dx.mul_add(dx, dy * dy);
        let along = if length > 0.0 {
            (-ax.mul_add(dx, ay * dy) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let foot = (
            start + along * (end - start),
            edge.start.y + along * (edge.end.y - edge.start.y),
        );
        between_points_m((lon, lat), foot)
    }))
}

/// A difference of longitudes by the shorter way round, -180 to 180.
fn turned(degrees: f64) -> f64 {
    degrees - 360.0 * (degrees / 360.0).round()
}

/// Distance in metres between the nearest edges of two shapes; 0 where they meet.
#[must_use]
pub fn between_m(one: &geo::Geometry<f64>, two: &geo::Geometry<f64>) -> f64 {
    if let geo::Geometry::Point(point) = one {
        return distance_m(point.x(), point.y(), two);
    }
    if let geo::Geometry::Point(point) = two {
        return distance_m(point.x(), point.y(), one);
    }
    if one.intersects(two) {
        return 0.0;
    }
    // Shapes that do not meet are nearest at a corner of one of them.
    let corners = |from: &geo::Geometry<f64>, to: &geo::Geometry<f64>| {
        nearest(from.coords_iter().map(|at| distance_m(at.x, at.y, to)))
    };
    corners(one, two).min(corners(two, one))
}

/// Boxes that hold every point within `metres` of any point of `of`: two where they cross the
/// antimeridian, all longitudes where they reach a pole.
#[must_use]
pub fn boxes_around(of: BoundingBox, metres: f64) -> Vec<BoundingBox> {
    // A little more than needed, so that rounding loses nobody.
    let angle = metres / EARTH_RADIUS_M * (1.0 + 1e-9) + 1e-10;
    let reach = angle.to_degrees();
    let (south, north) = ((of.south - reach).max(-90.0), (of.north + reach).min(90.0));
    let whole = BoundingBox {
        west: -180.0,
        south,
        east: 180.0,
        north,
    };
    if angle >= FRAC_PI_2 || of.south - reach <= -90.0 || of.north + reach >= 90.0 {
        return vec![whole];
    }
    // The meridians that touch a circle: sin(dlon) = sin(angle) / cos(lat). They are farthest
    // apart round the point nearest to a pole.
    let steepest = of.south.abs().max(of.north.abs()).to_radians();
    let wide = (angle.sin() / steepest.cos()).min(1.0).asin().to_degrees();
    let (west, east) = (of.west - wide, of.east + wide);
    if east - west >= 360.0 {
        return vec![whole];
    }
    // The meridian of 180 degrees has two names, so what touches it is looked for on both sides.
    if west <= -180.0 {
        let left = BoundingBox {
            west: west + 360.0,
            ..whole
        };
        return vec![BoundingBox { east, ..whole }, left];
    }
    if east >= 180.0 {
        let right = BoundingBox {
            east: east - 360.0,
            ..whole
        };
        return vec![BoundingBox { west, ..whole }, right];
    }
    vec![BoundingBox {
        west,
        east,
        ..whole
    }]
}

/// A distance as people say it: "120 m away", "1.4 km away", "right there".
#[must_use]
pub fn away(metres: f64) -> String {
    if metres < 15.0 {
        return "right there".to_owned();
    }
    if metres < 1_000.0 {
        return format!("{:.0} m away", (metres / 10.0).round() * 10.0);
    }
    if metres < 100_000.0 {
        return format!("{:.1} km away", metres / 1_000.0);
    }
    format!("{:.0} km away", metres / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Destination;
    use proptest::prelude::*;

    fn square(west: f64, south: f64, east: f64, north: f64) -> geo::Geometry<f64> {
        geo::Rect::new((west, south), (east, north))
            .to_polygon()
            .into()
    }

    #[test]
    fn a_degree_of_longitude_is_half_as_long_at_sixty_degrees() {
        let equator = between_points_m((0.0, 0.0), (1.0, 0.0));
        let north = between_points_m((0.0, 60.0), (1.0, 60.0));
        assert!((north / equator - 0.5).abs() < 1e-3);
    }

    #[test]
    fn the_other_side_of_the_antimeridian_is_near() {
        let metres = distance_m(179.99, 65.05, &square(-179.99, 65.0, -179.9, 65.1));
        let expected = between_points_m((179.99, 65.05), (-179.99, 65.05));
        assert!((metres - expected).abs() < 0.1, "{metres} {expected}");
    }

    #[test]
    fn inside_and_on_the_edge_the_distance_is_nothing() {
        let square = square(0.0, 0.0, 1.0, 1.0);
        assert_eq!(distance_m(0.5, 0.5, &square), 0.0);
        assert_eq!(distance_m(1.0, 0.5, &square), 0.0);
    }

    #[test]
    fn in_a_hole_the_distance_is_to_its_edge() {
        let outer = geo::Rect::new((0.0, 0.0), (1.0, 1.0)).to_polygon();
        let hole = geo::Rect::new((0.4, 0.4), (0.6, 0.6)).to_polygon();
        let ring = geo::Polygon::new(outer.exterior().clone(), vec![hole.exterior().clone()]);
        let metres = distance_m(0.5, 0.45, &ring.into());
        let expected = between_points_m((0.5, 0.45), (0.5, 0.4));
        assert!((metres - expected).abs() < 0.1, "{metres} {expected}");
    }

    proptest! {
        #[test]
        fn every_point_within_reach_is_in_a_box(
            lon in -180.0..180.0f64, lat in -89.9..89.9f64, metres in 1.0..2e6f64,
            bearing in 0.0..360.0f64, share in 0.0..1.0f64,
        ) {
            let there = Haversine.destination(Point::new(lon, lat), bearing, metres * share);
            let of = BoundingBox { west: lon, south: lat, east: lon, north: lat };
            let inside = boxes_around(of, metres).iter().any(|all| {
                (all.west..=all.east).contains(&there.x())
                    && (all.south..=all.north).contains(&there.y())
            });
            prop_assert!(inside);
        }
    }
}
