//! What of a map is drawn: layers, classes, and shapes in world coordinates.

mod build;
mod classes;
mod inside;
mod kept;
mod rings;
mod sea;
mod shapes;
pub(crate) mod whole;

use std::borrow::Cow;

pub(crate) use build::{Built, ObjectKindKey, build, kind_key};
pub(crate) use classes::LAST_ZOOM;
pub(crate) use inside::point_inside;
pub(crate) use kept::{Feature, Features, Fields};
pub(crate) use rings::side;

use crate::grid::{Coord, Window, twice_area};

/// The class of a settlement or a part of one.
pub(crate) fn place_class(tags: &crate::osm::Tags<'_>) -> Option<String> {
    classes::place(tags).map(|class| class.class.into_owned())
}

/// The class of a point of interest.
pub(crate) fn poi_class(tags: &crate::osm::Tags<'_>) -> Option<String> {
    classes::poi(tags).map(|class| class.class.into_owned())
}

/// The layers of a street tile, in the order they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Layer {
    Land,
    Waterway,
    Water,
    Coast,
    Boundary,
    Building,
    Road,
    HouseNumber,
    Poi,
    Place,
}

impl Layer {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Waterway => "waterway",
            Self::Water => "water",
            Self::Coast => "coast",
            Self::Boundary => "boundary",
            Self::Building => "building",
            Self::Road => "road",
            Self::HouseNumber => "housenumber",
            Self::Poi => "poi",
            Self::Place => "place",
        }
    }
}

/// How a feature is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Class {
    pub layer: Layer,
    /// The value of the field `class`; empty where the layer has none.
    pub class: Cow<'static, str>,
    /// Drawn from this zoom on; an area also has to be large enough.
    pub from_zoom: u8,
    /// Later is drawn above earlier, within the layer.
    pub rank: u8,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    Text(Box<str>),
    Yes,
    Number(u8),
}

/// An area: an outline and the holes in it, rings without their closing point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    pub outer: Vec<Coord>,
    pub holes: Vec<Vec<Coord>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    Point(Coord),
    Line(Vec<Coord>),
    Areas(Vec<Area>),
}

impl Shape {
    pub(crate) fn window(&self) -> Option<Window> {
        match self {
            Self::Point(at) => Window::around([*at]),
            Self::Line(line) => Window::around(line.iter().copied()),
            Self::Areas(areas) => {
                Window::around(areas.iter().flat_map(|area| area.outer.iter().copied()))
            }
        }
    }

    /// Square world units, holes taken off; 0 for points and lines.
    pub(crate) fn area(&self) -> f64 {
        let Self::Areas(areas) = self else { return 0.0 };
        let of = |ring: &Vec<Coord>| twice_area(ring).unsigned_abs() as f64 / 2.0;
        areas
            .iter()
            .map(|area| of(&area.outer) - area.holes.iter().map(of).sum::<f64>())
            .sum::<f64>()
            .max(0.0)
    }
}

/// What was read and not drawn, or not whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// Lines drawn through the nodes there are, because the file lacks some.
    pub lines_with_missing_nodes: u64,
    /// Areas not drawn, because the file lacks a part of them.
    pub areas_not_complete: u64,
    /// Areas not drawn, because no ring of theirs closes.
    pub areas_not_closed: u64,
    /// 1 if the sea is not filled in, because the coast ends inside the box.
    pub coast_not_closed: u64,
    /// 1 if the coast ends before the edge of what is kept, and is drawn straight on from there.
    pub coast_ends_at_the_edge: u64,
    /// 1 if the sea is not filled in, because a place where people live would lie in it.
    pub coast_drowns_a_place: u64,
}
