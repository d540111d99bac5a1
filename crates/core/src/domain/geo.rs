//! Places: longitude and latitude in WGS 84 degrees, always in this order, checked when built.

use geo::{BoundingRect, CoordsIter, MapCoords};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::{DomainError, Fault};

mod crossing;

/// The most corners of one shape (guide to hostile files: one million).
pub const CORNERS_MAX: usize = 1_000_000;

/// A point on the Earth: longitude, latitude, WGS 84 degrees, finite and inside the world.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LonLat {
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// Degrees north, -90 to 90.
    pub lat: f64,
}

impl LonLat {
    /// A checked point.
    ///
    /// # Errors
    /// [`Fault::NotFinite`] or [`Fault::OutOfRange`] for the field `geometry`.
    pub fn new(lon: f64, lat: f64) -> Result<Self, DomainError> {
        check_position(lon, lat)?;
        Ok(Self { lon, lat })
    }

    /// The same as a coordinate of `geo`: x is longitude, y is latitude.
    #[must_use]
    pub const fn coord(self) -> geo::Coord<f64> {
        geo::Coord {
            x: self.lon,
            y: self.lat,
        }
    }
}

fn check_position(lon: f64, lat: f64) -> Result<(), DomainError> {
    if !lon.is_finite() || !lat.is_finite() {
        return Err(DomainError::new("geometry", Fault::NotFinite));
    }
    if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
        return Err(DomainError::new("geometry", Fault::OutOfRange));
    }
    Ok(())
}

/// A box in degrees, west and south first. It never crosses the antimeridian: what does is
/// cut in two by whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct BoundingBox {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl BoundingBox {
    /// The smallest box round both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }
}

/// A checked geometry of any RFC 7946 type, kept losslessly, altitudes included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Geometry {
    shape: geo::Geometry<f64>,
    /// One altitude in metres for each position in the order of `coords_iter`, NaN where a
    /// position has none; empty when no position has one.
    altitudes: Vec<f64>,
}

impl Geometry {
    /// A checked geometry without altitudes.
    ///
    /// # Errors
    /// For the field `geometry`: [`Fault::NotFinite`], [`Fault::OutOfRange`],
    /// [`Fault::TooFewPoints`], [`Fault::TooManyPoints`], [`Fault::CrossesItself`].
    pub fn new(shape: geo::Geometry<f64>) -> Result<Self, DomainError> {
        Self::with_altitudes(shape, Vec::new())
    }

    /// A checked geometry with one altitude for each position (NaN: none); a list of another
    /// length or without any altitude is dropped.
    ///
    /// # Errors
    /// As [`Geometry::new`].
    pub fn with_altitudes(
        shape: geo::Geometry<f64>,
        altitudes: Vec<f64>,
    ) -> Result<Self, DomainError> {
        let geometry = Self::kept(shape, altitudes)?;
        crossing::check(&geometry.shape)?;
        Ok(geometry)
    }

    /// A geometry from a map file, which may come from anybody: all is checked but whether
    /// outlines cross, which takes longer and does no harm to what works with them.
    ///
    /// # Errors
    /// As [`Geometry::new`] but [`Fault::CrossesItself`].
    pub(crate) fn kept(
        shape: geo::Geometry<f64>,
        altitudes: Vec<f64>,
    ) -> Result<Self, DomainError> {
        let corners = shape.coords_count();
        if corners == 0 {
            return Err(DomainError::new("geometry", Fault::TooFewPoints));
        }
        if corners > CORNERS_MAX {
            return Err(DomainError::new("geometry", Fault::TooManyPoints));
        }
        for position in shape.coords_iter() {
            check_position(position.x, position.y)?;
        }
        Ok(Self::trusted(shape, altitudes))
    }

    /// A geometry made from one that was checked.
    pub(crate) fn trusted(shape: geo::Geometry<f64>, altitudes: Vec<f64>) -> Self {
        let fits = altitudes.len() == shape.coords_count();
        let any = altitudes.iter().any(|altitude| altitude.is_finite());
        Self {
            shape,
            altitudes: if fits && any { altitudes } else { Vec::new() },
        }
    }

    /// A point.
    #[must_use]
    pub fn point(point: LonLat) -> Self {
        Self {
            shape: geo::Point(point.coord()).into(),
            altitudes: Vec::new(),
        }
    }

    /// The shape in degrees: x is longitude, y is latitude.
    #[must_use]
    pub const fn shape(&self) -> &geo::Geometry<f64> {
        &self.shape
    }

    /// Every polygon in it; none for points and lines.
    #[must_use]
    pub fn polygons(&self) -> geo::MultiPolygon<f64> {
        fn gather(shape: &geo::Geometry<f64>, all: &mut Vec<geo::Polygon<f64>>) {
            match shape {
                geo::Geometry::Polygon(one) => all.push(one.clone()),
                geo::Geometry::MultiPolygon(more) => all.extend(more.iter().cloned()),
                geo::Geometry::Rect(rect) => all.push(rect.to_polygon()),
                geo::Geometry::Triangle(triangle) => all.push(triangle.to_polygon()),
                geo::Geometry::GeometryCollection(parts) => {
                    parts.iter().for_each(|part| gather(part, all));
                }
                _ => {}
            }
        }
        let mut all = Vec::new();
        gather(&self.shape, &mut all);
        geo::MultiPolygon(all)
    }

    /// Altitudes in metres in the order of the positions, NaN for none; empty when there are none.
    #[must_use]
    pub fn altitudes(&self) -> &[f64] {
        &self.altitudes
    }

    /// The point, if it is one.
    #[must_use]
    pub fn as_point(&self) -> Option<LonLat> {
        match &self.shape {
            geo::Geometry::Point(point) => Some(LonLat {
                lon: point.x(),
                lat: point.y(),
            }),
            _ => None,
        }
    }

    /// The box round it.
    #[must_use]
    pub fn bounding_box(&self) -> BoundingBox {
        match self.shape.bounding_rect() {
            Some(rect) => BoundingBox {
                west: rect.min().x,
                south: rect.min().y,
                east: rect.max().x,
                north: rect.max().y,
            },
            None => BoundingBox {
                west: 0.0,
                south: 0.0,
                east: 0.0,
                north: 0.0,
            },
        }
    }

    /// Where its mark stands: the point, the middle of a line, a point inside an area.
    #[must_use]
    pub fn mark(&self) -> LonLat {
        use geo::InteriorPoint;
        let inside = self.shape.interior_point();
        let point = inside.unwrap_or_else(|| {
            let all = self.bounding_box();
            geo::Point::new((all.west + all.east) / 2.0, (all.south + all.north) / 2.0)
        });
        LonLat {
            lon: point.x(),
            lat: point.y(),
        }
    }

    /// The same with every position rounded to `digits` decimals, without altitudes.
    #[must_use]
    pub fn rounded(&self, digits: i32) -> Self {
        let scale = 10f64.powi(digits);
        let shape = self.shape.map_coords(|c| geo::Coord {
            x: (c.x * scale).round() / scale,
            y: (c.y * scale).round() / scale,
        });
        Self {
            shape,
            altitudes: Vec::new(),
        }
    }
}
