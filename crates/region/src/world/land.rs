//! The outline of the world's land: `data/world/land.geojson`, built in.

use serde::Deserialize;

use crate::features::{Area, Shape};
use crate::grid::{Coord, MAX_LATITUDE, TileId, Window, to_world};
use crate::tiles::{Drawn, draw};

const LAND: &str = include_str!("../../../../data/world/land.geojson");

/// A GeoJSON MultiPolygon.
#[derive(Deserialize)]
struct MultiPolygon {
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

#[derive(Debug)]
pub(super) struct Land {
    /// Each with the window it lies in.
    areas: Vec<(Window, Shape)>,
    coast: Vec<(Window, Shape)>,
}

impl Land {
    #[expect(
        clippy::expect_used,
        reason = "the file is built in, and a test reads it"
    )]
    pub(super) fn built_in() -> Self {
        let land: MultiPolygon = serde_json::from_str(LAND).expect("land.geojson is well-formed");
        let with_window = |shape: Shape| Some((shape.window()?, shape));
        let rings = land.coordinates.iter().flatten();
        Self {
            coast: rings
                .flat_map(|ring| coast_of(ring))
                .map(Shape::Line)
                .filter_map(with_window)
                .collect(),
            areas: land
                .coordinates
                .iter()
                .filter_map(|polygon| area_of(polygon))
                .map(|area| Shape::Areas(vec![area]))
                .filter_map(with_window)
                .collect(),
        }
    }

    /// The land in a tile.
    pub(super) fn areas(&self, id: TileId) -> Vec<Drawn> {
        drawn(&self.areas, id).collect()
    }

    /// The coast in a tile: the land's outline without the cuts that the map's edges make.
    pub(super) fn coast(&self, id: TileId) -> Vec<Drawn> {
        drawn(&self.coast, id).collect()
    }
}

fn drawn(shapes: &[(Window, Shape)], id: TileId) -> impl Iterator<Item = Drawn> {
    let around = id.world_window();
    shapes
        .iter()
        .filter(move |(window, _)| window.meets(&around))
        .filter_map(move |(_, shape)| draw(shape, id))
}

fn area_of(polygon: &[Vec<[f64; 2]>]) -> Option<Area> {
    let mut rings = polygon.iter().map(|ring| {
        let points = ring.iter().skip(1);
        points.map(|&[lon, lat]| to_world(lon, lat)).collect()
    });
    Some(Area {
        outer: rings.next()?,
        holes: rings.collect(),
    })
}

/// The lines of a ring that are coast: not those along the antimeridian or beyond the map's end.
fn coast_of(ring: &[[f64; 2]]) -> Vec<Vec<Coord>> {
    let mut lines = vec![Vec::new()];
    for pair in ring.windows(2) {
        let &[from, to] = pair else { continue };
        let line = match lines.last_mut() {
            Some(line) if !is_cut(from, to) => line,
            Some(line) if line.is_empty() => continue,
            _ => {
                lines.push(Vec::new());
                continue;
            }
        };
        if line.is_empty() {
            line.push(to_world(from[0], from[1]));
        }
        line.push(to_world(to[0], to[1]));
    }
    lines.retain(|line| line.len() > 1);
    lines
}

fn is_cut(from: [f64; 2], to: [f64; 2]) -> bool {
    // The data is rounded to a thousandth of a degree.
    let at_side = |at: [f64; 2]| at[0].abs() > 179.999;
    let beyond = |at: [f64; 2]| at[1].abs() > MAX_LATITUDE;
    (at_side(from) && at_side(to)) || (beyond(from) && beyond(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_the_cuts_of_the_map_out_of_the_coast() {
        let ring = [
            [170.0, 60.0],
            [180.0, 60.0],
            [180.0, 70.0],
            [170.0, 70.0],
            [170.0, 60.0],
        ];
        let lines = coast_of(&ring);
        let lengths: Vec<usize> = lines.iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 3]);
    }

    #[test]
    fn reads_the_land_that_is_built_in() {
        let land = Land::built_in();
        assert!(land.areas.len() > 1000);
        assert!(land.coast.len() > 1000);
    }
}
