//! A point inside an area, for its name and its house number.

use geo::{Centroid, Contains, InteriorPoint, LineString, Polygon};

use super::{Area, Shape};
use crate::grid::Coord;

/// The middle of the largest part when that lies inside it, else another point inside; for a line
/// its middle point. `None` for a shape without points.
pub(super) fn point_inside(shape: &Shape) -> Option<Coord> {
    match shape {
        Shape::Point(at) => Some(*at),
        Shape::Line(line) => line.get(line.len() / 2).copied(),
        Shape::Areas(areas) => {
            let largest = areas
                .iter()
                .max_by_key(|area| crate::grid::twice_area(&area.outer).unsigned_abs())?;
            let polygon = polygon(largest);
            let point = polygon
                .centroid()
                .filter(|middle| polygon.contains(middle))
                .or_else(|| polygon.interior_point());
            match point {
                Some(at) => Some(Coord {
                    x: at.x().round() as i32,
                    y: at.y().round() as i32,
                }),
                None => largest.outer.first().copied(),
            }
        }
    }
}

fn polygon(area: &Area) -> Polygon<f64> {
    let ring = |ring: &Vec<Coord>| -> LineString<f64> {
        ring.iter()
            .map(|at| (f64::from(at.x), f64::from(at.y)))
            .collect()
    };
    Polygon::new(ring(&area.outer), area.holes.iter().map(ring).collect())
}
