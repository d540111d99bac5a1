//! Shapes as well-known binary (ISO 13249, little-endian, longitude then latitude).
//!
//! Written by the `wkb` crate. Read here, as its reader (0.9.3) panics on some spoilt bytes,
//! and a map file may come from anybody.

use geo::{Coord, Geometry, LineString, Point, Polygon};

/// Collections in collections are read down to here.
const DEPTH_MAX: u32 = 16;

/// The bytes of a shape; `None` only where the library cannot write to memory.
pub(super) fn to_bytes(shape: &Geometry<f64>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let options = wkb::writer::WriteOptions {
        endianness: wkb::Endianness::LittleEndian,
    };
    wkb::writer::write_geometry(&mut bytes, shape, &options).ok()?;
    Some(bytes)
}

/// The shape in these bytes; `None` when they are none.
pub(super) fn from_bytes(bytes: &[u8]) -> Option<Geometry<f64>> {
    let mut bytes = Bytes(bytes);
    let shape = bytes.shape(DEPTH_MAX)?;
    bytes.0.is_empty().then_some(shape)
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn count(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    /// A count and so many of something. Nothing is set aside for a count that may be wrong.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn coord(&mut self) -> Option<Coord> {
        Some(Coord {
            x: self.take().map(f64::from_le_bytes)?,
            y: self.take().map(f64::from_le_bytes)?,
        })
    }

    fn line(&mut self) -> Option<LineString> {
        self.list(Self::coord).map(LineString::new)
    }

    fn polygon(&mut self) -> Option<Polygon> {
        let mut rings = self.list(Self::line)?.into_iter();
        let outer = rings.next()?;
        Some(Polygon::new(outer, rings.collect()))
    }

    /// The parts of a collection of one kind; they are whole shapes and name their kind again.
    fn parts<T: TryFrom<Geometry<f64>>>(&mut self, depth: u32) -> Option<Vec<T>> {
        self.list(|bytes| bytes.shape(depth)?.try_into().ok())
    }

    fn shape(&mut self, depth: u32) -> Option<Geometry<f64>> {
        let depth = depth.checked_sub(1)?;
        let [1] = self.take()? else { return None };
        Some(match self.count()? {
            1 => Point::from(self.coord()?).into(),
            2 => self.line()?.into(),
            3 => self.polygon()?.into(),
            4 => geo::MultiPoint::new(self.parts(depth)?).into(),
            5 => geo::MultiLineString::new(self.parts(depth)?).into(),
            6 => geo::MultiPolygon::new(self.parts(depth)?).into(),
            7 => {
                let parts = self.list(|bytes| bytes.shape(depth))?;
                Geometry::GeometryCollection(geo::GeometryCollection::new_from(parts))
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::wkt;
    use proptest::prelude::*;

    fn shapes() -> Vec<geo::Geometry<f64>> {
        vec![
            wkt!(POINT(0.1 51.50000000000001)).into(),
            wkt!(LINESTRING(0.1 1.0, 2.0 -3.0, 4.0 5.0)).into(),
            wkt!(POLYGON((0.0 0.0, 9.0 0.0, 9.0 9.0, 0.0 0.0),(3.0 1.0, 5.0 1.0, 5.0 2.0, 3.0 1.0)))
                .into(),
            wkt!(MULTIPOINT(1.0 1.0, 2.0 2.0)).into(),
            wkt!(MULTILINESTRING((1.0 1.0, 2.0 2.0),(3.0 3.0, 4.0 4.0))).into(),
            wkt!(MULTIPOLYGON(((0.0 0.0, 9.0 0.0, 9.0 9.0, 0.0 0.0)))).into(),
            geo::Geometry::GeometryCollection(geo::GeometryCollection::new_from(vec![
                wkt!(POINT(1.0 2.0)).into(),
                wkt!(LINESTRING(0.1 1.0, 2.0 -3.0)).into(),
            ])),
        ]
    }

    #[test]
    fn every_kind_of_shape_comes_back_as_it_was() {
        for shape in shapes() {
            assert_eq!(from_bytes(&to_bytes(&shape).unwrap()), Some(shape));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        /// A map file may come from anybody.
        #[test]
        fn reading_spoilt_shapes_neither_panics_nor_takes_all_memory(
            which in 0..7usize,
            spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut bytes = to_bytes(&shapes().swap_remove(which)).unwrap();
            for (at, byte) in spoils {
                let at = at.index(bytes.len().min(32));
                bytes[at] = byte;
            }
            let _ = from_bytes(&bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = from_bytes(&bytes);
        }
    }
}
