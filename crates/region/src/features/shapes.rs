//! Shapes of everything that is drawn, their points in one list: a city has millions.

use super::{Area, Shape};
use crate::grid::{Coord, Window};

/// Where a shape is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ShapeAt {
    Point(Coord),
    Line(Span),
    /// An outline without holes.
    Ring(Span),
    /// Several outlines, each followed by its holes.
    Rings(Span),
}

/// A stretch of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    start: u32,
    len: u32,
}

#[derive(Debug, Clone, Copy)]
struct Ring {
    points: Span,
    is_hole: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Shapes {
    points: Vec<Coord>,
    rings: Vec<Ring>,
}

impl Shapes {
    pub(crate) fn keep(&mut self, shape: &Shape) -> ShapeAt {
        match shape {
            Shape::Point(at) => ShapeAt::Point(*at),
            Shape::Line(line) => ShapeAt::Line(append(&mut self.points, line)),
            Shape::Areas(areas) => {
                if let [Area { outer, holes }] = &areas[..]
                    && holes.is_empty()
                {
                    return ShapeAt::Ring(append(&mut self.points, outer));
                }
                let start = self.rings.len();
                for area in areas {
                    let holes = area.holes.iter().map(|hole| (hole, true));
                    for (ring, is_hole) in std::iter::once((&area.outer, false)).chain(holes) {
                        let points = append(&mut self.points, ring);
                        self.rings.push(Ring { points, is_hole });
                    }
                }
                ShapeAt::Rings(span(start, self.rings.len()))
            }
        }
    }

    /// A shape as it was kept.
    pub(crate) fn get(&self, at: ShapeAt) -> Shape {
        match at {
            ShapeAt::Point(at) => Shape::Point(at),
            ShapeAt::Line(line) => Shape::Line(self.points(line).to_vec()),
            ShapeAt::Ring(ring) => Shape::Areas(vec![Area {
                outer: self.points(ring).to_vec(),
                holes: Vec::new(),
            }]),
            ShapeAt::Rings(rings) => {
                let mut areas: Vec<Area> = Vec::new();
                for ring in of(&self.rings, rings) {
                    let points = self.points(ring.points).to_vec();
                    match areas.last_mut() {
                        Some(area) if ring.is_hole => area.holes.push(points),
                        _ => areas.push(Area {
                            outer: points,
                            holes: Vec::new(),
                        }),
                    }
                }
                Shape::Areas(areas)
            }
        }
    }

    pub(crate) fn window(&self, at: ShapeAt) -> Option<Window> {
        match at {
            ShapeAt::Point(at) => Window::around([at]),
            ShapeAt::Line(points) | ShapeAt::Ring(points) => {
                Window::around(self.points(points).iter().copied())
            }
            ShapeAt::Rings(rings) => {
                let outers = of(&self.rings, rings).iter().filter(|ring| !ring.is_hole);
                Window::around(outers.flat_map(|ring| self.points(ring.points).iter().copied()))
            }
        }
    }

    /// How many points a shape has.
    pub(crate) fn points_of(&self, at: ShapeAt) -> usize {
        match at {
            ShapeAt::Point(_) => 1,
            ShapeAt::Line(points) | ShapeAt::Ring(points) => points.len as usize,
            ShapeAt::Rings(rings) => (of(&self.rings, rings).iter())
                .map(|ring| ring.points.len as usize)
                .sum(),
        }
    }

    fn points(&self, span: Span) -> &[Coord] {
        of(&self.points, span)
    }
}

fn append(list: &mut Vec<Coord>, points: &[Coord]) -> Span {
    let start = list.len();
    list.extend(points);
    span(start, list.len())
}

/// A list of more than 4 billion points does not fit into memory.
fn span(start: usize, end: usize) -> Span {
    Span {
        start: u32::try_from(start).unwrap_or(u32::MAX),
        len: u32::try_from(end - start).unwrap_or_default(),
    }
}

fn of<T>(list: &[T], Span { start, len }: Span) -> &[T] {
    let start = start as usize;
    list.get(start..start + len as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points() -> impl Strategy<Value = Vec<Coord>> {
        prop::collection::vec((0..99, 0..99).prop_map(|(x, y)| Coord { x, y }), 1..9)
    }

    fn shape() -> impl Strategy<Value = Shape> {
        let area = (points(), prop::collection::vec(points(), 0..3))
            .prop_map(|(outer, holes)| Area { outer, holes });
        prop_oneof![
            points().prop_map(|points| Shape::Point(points[0])),
            points().prop_map(Shape::Line),
            prop::collection::vec(area, 1..4).prop_map(Shape::Areas),
        ]
    }

    proptest! {
        #[test]
        fn gives_back_what_was_kept(shapes in prop::collection::vec(shape(), 1..9)) {
            let mut kept = Shapes::default();
            let at: Vec<ShapeAt> = shapes.iter().map(|shape| kept.keep(shape)).collect();
            for (shape, at) in shapes.into_iter().zip(at) {
                prop_assert_eq!(kept.window(at), shape.window());
                prop_assert_eq!(kept.get(at), shape);
            }
        }
    }
}
