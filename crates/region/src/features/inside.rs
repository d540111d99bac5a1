//! A point inside an area, for its name and its house number.

use geo::{Centroid, Contains, InteriorPoint, LineString, Polygon};

use super::{Area, Shape};
use crate::grid::Coord;

/// The middle of the largest part when that lies inside it, else another point inside; for a line
/// its middle point. `None` for a shape without points.
pub(crate) fn point_inside(shape: &Shape) -> Option<Coord> {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::features::rings::nest;
    use crate::grid::Window;

    fn coord((x, y): (i32, i32)) -> Coord {
        Coord { x, y }
    }

    #[test]
    fn stays_inside_a_house_with_a_bend() {
        let bend = [(0, 0), (90, 0), (90, 10), (10, 10), (10, 90), (0, 90)].map(coord);
        let at = point_inside(&Shape::Areas(nest(vec![bend.to_vec()], Vec::new()))).unwrap();
        assert!(at.x <= 10 || at.y <= 10, "{at:?}");
    }

    proptest! {
        #[test]
        fn finds_a_point_in_any_outline(
            outer in prop::collection::vec((0..60, 0..60), 1..20),
            hole in prop::collection::vec((0..60, 0..60), 0..8),
        ) {
            let outer: Vec<Coord> = outer.into_iter().map(coord).collect();
            let holes = vec![hole.into_iter().map(coord).collect()];
            let around = Window::around(outer.iter().copied()).unwrap();
            let at = point_inside(&Shape::Areas(vec![Area { outer, holes }])).unwrap();
            prop_assert!(around.contains(at));
        }
    }
}
