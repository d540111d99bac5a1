//! From degrees to metres.
//!
//! Distances are great-circle metres on a sphere of 6 371 008.8 m (IUGG mean radius), so they
//! differ from an ellipsoid by up to about 0.5 %.

use geo::{CoordsIter, Geometry, Intersects, LinesIter};

/// The mean radius of the Earth in metres (IUGG).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Metres in a degree along a meridian.
pub const METRES_A_DEGREE: f64 = EARTH_RADIUS_M * std::f64::consts::PI / 180.0;

/// Great-circle distance of two points in metres (haversine).
#[must_use]
pub fn between_points_m(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat_1, lat_2) = (from.1.to_radians(), to.1.to_radians());
    let half_lat = ((lat_2 - lat_1) / 2.0).sin();
    let half_lon = ((to.0 - from.0).to_radians() / 2.0).sin();
    let a = half_lat * half_lat + lat_1.cos() * lat_2.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_M * a.sqrt().min(1.0).asin()
}

/// Distance in metres from a point (degrees) to the nearest edge of a shape; 0 inside.
///
/// The nearest point of each edge is found on a plane laid at the point itself, where lengths
/// along both axes are true, and measured on the sphere. Shapes on the other side of the
/// antimeridian are near.
#[must_use]
pub fn distance_m(lon: f64, lat: f64, shape: &Geometry<f64>) -> f64 {
    match shape {
        Geometry::Point(point) => return between_points_m((lon, lat), (point.x(), point.y())),
        Geometry::GeometryCollection(parts) => {
            return parts
                .iter()
                .map(|part| distance_m(lon, lat, part))
                .fold(f64::INFINITY, f64::min);
        }
        _ => {}
    }
    if [lon - 360.0, lon, lon + 360.0]
        .iter()
        .any(|lon| shape.intersects(&geo::Point::new(*lon, lat)))
    {
        return 0.0;
    }
    let shrink = lat.to_radians().cos().max(1e-9);
    let nearer = |lon_2: f64| {
        // The copy of the meridian that is nearest.
        let far = lon_2 - lon;
        lon + far - 360.0 * (far / 360.0).round()
    };
    let mut best = f64::INFINITY;
    let mut lines = false;
    for line in lines_of(shape) {
        lines = true;
        let start = nearer(line.start.x);
        let end = start + (line.end.x - line.start.x);
        let (ax, ay) = ((start - lon) * shrink, line.start.y - lat);
        let (bx, by) = ((end - lon) * shrink, line.end.y - lat);
        let (dx, dy) = (bx - ax, by - ay);
        let length = dx * dx + dy * dy;
        let along = if length > 0.0 {
            (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let nearest = (lon + (ax + along * dx) / shrink, lat + ay + along * dy);
        best = best.min(between_points_m((lon, lat), nearest));
    }
    if !lines {
        for point in shape.coords_iter() {
            best = best.min(between_points_m((lon, lat), (point.x, point.y)));
        }
    }
    best
}

fn lines_of(shape: &Geometry<f64>) -> Vec<geo::Line<f64>> {
    match shape {
        Geometry::Line(line) => vec![*line],
        Geometry::LineString(line) => line.lines().collect(),
        Geometry::MultiLineString(lines) => lines.lines_iter().collect(),
        Geometry::Polygon(polygon) => polygon.lines_iter().collect(),
        Geometry::MultiPolygon(polygons) => polygons.lines_iter().collect(),
        Geometry::Rect(rect) => rect.to_polygon().lines_iter().collect(),
        Geometry::Triangle(triangle) => triangle.to_polygon().lines_iter().collect(),
        Geometry::Point(_) | Geometry::MultiPoint(_) | Geometry::GeometryCollection(_) => {
            Vec::new()
        }
    }
}

/// Distance in metres between the nearest edges of two shapes; 0 where they meet.
#[must_use]
pub fn between_m(one: &Geometry<f64>, two: &Geometry<f64>) -> f64 {
    if let Geometry::Point(point) = one {
        return distance_m(point.x(), point.y(), two);
    }
    if let Geometry::Point(point) = two {
        return distance_m(point.x(), point.y(), one);
    }
    if one.intersects(two) {
        return 0.0;
    }
    // Shapes that do not meet are nearest at a corner of one of them.
    let corners = |from: &Geometry<f64>, to: &Geometry<f64>| {
        from.coords_iter()
            .map(|at| distance_m(at.x, at.y, to))
            .fold(f64::INFINITY, f64::min)
    };
    corners(one, two).min(corners(two, one))
}

/// Boxes in degrees (west, south, east, north) that hold every point within `metres` of a
/// point: two where they cross the antimeridian, the whole circle near a pole.
#[must_use]
pub fn boxes_around(lon: f64, lat: f64, metres: f64) -> Vec<[f64; 4]> {
    // A little more than needed, so that rounding loses nobody.
    let angle = metres / EARTH_RADIUS_M * (1.0 + 1e-9) + 1e-12;
    let reach = angle.to_degrees();
    let (south, north) = ((lat - reach).max(-90.0), (lat + reach).min(90.0));
    if angle >= std::f64::consts::FRAC_PI_2 || lat - reach <= -90.0 || lat + reach >= 90.0 {
        return vec![[-180.0, south, 180.0, north]];
    }
    // The meridians that touch the circle (Bronshtein: sin(dlon) = sin(angle) / cos(lat)).
    let wide = (angle.sin() / lat.to_radians().cos())
        .min(1.0)
        .asin()
        .to_degrees();
    let (west, east) = (lon - wide, lon + wide);
    if west < -180.0 {
        return vec![
            [-180.0, south, east, north],
            [west + 360.0, south, 180.0, north],
        ];
    }
    if east > 180.0 {
        return vec![
            [west, south, 180.0, north],
            [-180.0, south, east - 360.0, north],
        ];
    }
    vec![[west, south, east, north]]
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

    #[test]
    fn a_degree_of_longitude_is_half_as_long_at_sixty_degrees() {
        let equator = between_points_m((0.0, 0.0), (1.0, 0.0));
        let north = between_points_m((0.0, 60.0), (1.0, 60.0));
        assert!((north / equator - 0.5).abs() < 1e-3);
    }

    #[test]
    fn the_other_side_of_the_antimeridian_is_near() {
        let square = geo::Rect::new((-179.99, 65.0), (-179.9, 65.1))
            .to_polygon()
            .into();
        let metres = distance_m(179.99, 65.05, &square);
        let expected = 0.02 * METRES_A_DEGREE * 65.05f64.to_radians().cos();
        assert!((metres - expected).abs() < 1.0, "{metres} {expected}");
    }

    #[test]
    fn inside_and_on_the_edge_the_distance_is_nothing() {
        let square = geo::Rect::new((0.0, 0.0), (1.0, 1.0)).to_polygon().into();
        assert_eq!(distance_m(0.5, 0.5, &square), 0.0);
        assert_eq!(distance_m(1.0, 0.5, &square), 0.0);
    }

    proptest::proptest! {
        #[test]
        fn every_point_within_reach_is_in_a_box(
            lon in -180.0..180.0f64, lat in -89.9..89.9f64, metres in 1.0..2e6f64,
            bearing in 0.0..360.0f64, share in 0.0..1.0f64,
        ) {
            use geo::{Destination, Haversine};
            let there = Haversine.destination(geo::Point::new(lon, lat), bearing, metres * share);
            let inside = boxes_around(lon, lat, metres).iter().any(|[west, south, east, north]| {
                (*west..=*east).contains(&there.x()) && (*south..=*north).contains(&there.y())
            });
            proptest::prop_assert!(inside);
        }
    }
}
