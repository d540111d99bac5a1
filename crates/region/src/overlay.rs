//! Tiles of shapes that somebody else has, drawn by the same engine as the streets.
//!
//! This crate does not know what the shapes are: it takes geometry, a layer and fields, and
//! gives the bytes of a tile. Nothing is kept.

use geo::{CoordsIter, Geometry, LineString, Polygon};

use crate::features::{Area, Shape, Value};
use crate::grid::{Coord, TileId, to_world};
use crate::tiles::{LayerTile, draw};

/// A tile being made from shapes of several layers, each written in the order it is put.
pub struct Overlay {
    id: TileId,
    bytes: Vec<u8>,
    layer: Option<(&'static str, LayerTile)>,
}

impl Overlay {
    /// Finest zoom that tiles are made for; finer ones show these enlarged.
    pub const LAST_ZOOM: u8 = 16;

    /// A tile at a zoom, column from the west and row from the north; `None` where the grid
    /// has none.
    #[must_use]
    pub fn new(z: u8, x: u32, y: u32) -> Option<Self> {
        TileId::new(z, x, y).map(|id| Self {
            id,
            bytes: Vec::new(),
            layer: None,
        })
    }

    /// What the tile covers with its buffer, in degrees: west, south, east, north.
    #[must_use]
    pub fn bounds(&self) -> [f64; 4] {
        let window = self.id.world_window();
        let (west, north) =
            crate::grid::to_lon_lat(f64::from(window.min.x), f64::from(window.min.y));
        let (east, south) =
            crate::grid::to_lon_lat(f64::from(window.max.x), f64::from(window.max.y));
        [west.max(-180.0), south, east.min(180.0), north]
    }

    /// Puts a shape (degrees, longitude first) into a layer with its number and fields. Shapes
    /// of one layer come one after the other.
    pub fn put(
        &mut self,
        layer: &'static str,
        id: u64,
        shape: &Geometry<f64>,
        fields: &[(&'static str, &str)],
        flags: &[&'static str],
    ) {
        let mut values: Vec<(&'static str, Value)> = fields
            .iter()
            .map(|(name, text)| (*name, Value::Text((*text).into())))
            .collect();
        values.extend(flags.iter().map(|name| (*name, Value::Yes)));
        for shape in shapes(shape) {
            let Some(drawn) = draw(&shape, self.id) else {
                continue;
            };
            let open = match self.layer.take() {
                Some((name, open)) if name == layer => open,
                other => {
                    if let Some((_, done)) = other {
                        done.finish(&mut self.bytes);
                    }
                    LayerTile::new(layer)
                }
            };
            self.layer = Some((layer, open.with(Some(id), None, &values, &drawn)));
        }
    }

    /// The bytes of the tile (Mapbox Vector Tile 2.1), empty when nothing is in it.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        if let Some((_, done)) = self.layer.take() {
            done.finish(&mut self.bytes);
        }
        self.bytes
    }
}

fn line(line: &LineString<f64>) -> Vec<Coord> {
    line.coords_iter().map(|at| to_world(at.x, at.y)).collect()
}

fn ring(ring: &LineString<f64>) -> Vec<Coord> {
    let mut coords = line(ring);
    coords.pop();
    coords
}

fn area(polygon: &Polygon<f64>) -> Area {
    Area {
        outer: ring(polygon.exterior()),
        holes: polygon.interiors().iter().map(ring).collect(),
    }
}

/// The simple shapes that a geometry is made of.
fn shapes(geometry: &Geometry<f64>) -> Vec<Shape> {
    match geometry {
        Geometry::Point(at) => vec![Shape::Point(to_world(at.x(), at.y()))],
        Geometry::MultiPoint(all) => all
            .iter()
            .map(|at| Shape::Point(to_world(at.x(), at.y())))
            .collect(),
        Geometry::Line(one) => {
            vec![Shape::Line(vec![
                to_world(one.start.x, one.start.y),
                to_world(one.end.x, one.end.y),
            ])]
        }
        Geometry::LineString(one) => vec![Shape::Line(line(one))],
        Geometry::MultiLineString(all) => all.iter().map(|one| Shape::Line(line(one))).collect(),
        Geometry::Polygon(one) => vec![Shape::Areas(vec![area(one)])],
        Geometry::MultiPolygon(all) => vec![Shape::Areas(all.iter().map(area).collect())],
        Geometry::Rect(one) => vec![Shape::Areas(vec![area(&one.to_polygon())])],
        Geometry::Triangle(one) => vec![Shape::Areas(vec![area(&one.to_polygon())])],
        Geometry::GeometryCollection(all) => all.iter().flat_map(shapes).collect(),
    }
}

#[cfg(test)]
mod tests {
    use fast_mvt::MvtReaderRef;

    use super::*;

    #[test]
    fn keeps_layers_in_the_order_they_are_put() {
        let mut tile = Overlay::new(0, 0, 0).unwrap();
        let square = geo::Rect::new((-90.0, -45.0), (90.0, 45.0))
            .to_polygon()
            .into();
        tile.put("outline", 1, &square, &[("kind", "space")], &[]);
        let point = geo::Point::new(0.0, 0.0).into();
        tile.put("shape", 1, &point, &[("kind", "space")], &["stale"]);
        tile.put("shape", 2, &point, &[("kind", "skill")], &[]);
        let bytes = tile.finish();
        let reader = MvtReaderRef::new(&bytes).unwrap();
        let layers: Vec<(String, usize)> = reader
            .layers()
            .map(|layer| (layer.name().to_owned(), layer.features().count()))
            .collect();
        assert_eq!(layers, [("outline".to_owned(), 1), ("shape".to_owned(), 2)]);
    }

    #[test]
    fn covers_its_tile_with_a_buffer() {
        let [west, south, east, north] = Overlay::new(1, 0, 0).unwrap().bounds();
        assert!(west <= -180.0 && east > 0.0 && south < 0.0 && north > 85.0);
    }
}
