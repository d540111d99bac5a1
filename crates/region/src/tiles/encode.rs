//! The only module that writes vector tiles.

use fast_mvt::{MvtGeomType, MvtLayerBuilder, MvtResult, MvtValueRef};

use crate::features::{Area, Value};
use crate::grid::Coord;

/// A shape in tile units. Lines have two points or more, rings three or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Drawn {
    Point(Coord),
    Lines(Vec<Vec<Coord>>),
    Areas(Vec<Area>),
}

/// One layer of a tile, being written.
pub(crate) struct LayerTile(MvtLayerBuilder);

#[expect(
    clippy::expect_used,
    reason = "the writer fails on an empty name, an empty line or more than 2^29 values in a layer: \
              names are constants, shapes are never empty, and no file that is read is that large"
)]
impl LayerTile {
    pub(crate) fn new(name: &'static str) -> Self {
        Self(MvtLayerBuilder::new(name).expect("layer names are constants"))
    }

    /// With one more feature: its number, its class if the layer has classes, its fields.
    pub(crate) fn with<'f>(
        self,
        id: Option<u64>,
        class: Option<&str>,
        fields: impl IntoIterator<Item = &'f (&'static str, Value)>,
        drawn: &Drawn,
    ) -> Self {
        Self(write(self.0, id, class, fields, drawn).expect("shapes are never empty"))
    }

    /// Appends the layer to a tile, unless it is empty.
    pub(crate) fn finish(self, tile: &mut Vec<u8>) {
        if self.0.num_features() > 0 {
            tile.extend(self.0.encode());
        }
    }
}

fn write<'f>(
    layer: MvtLayerBuilder,
    id: Option<u64>,
    class: Option<&str>,
    fields: impl IntoIterator<Item = &'f (&'static str, Value)>,
    drawn: &Drawn,
) -> MvtResult<MvtLayerBuilder> {
    let mut feature = layer.feature_of(match drawn {
        Drawn::Point(_) => MvtGeomType::Point,
        Drawn::Lines(_) => MvtGeomType::LineString,
        Drawn::Areas(_) => MvtGeomType::Polygon,
    });
    feature.id(id);
    match drawn {
        Drawn::Point(at) => {
            feature.points([*at])?;
        }
        Drawn::Lines(lines) => {
            for line in lines {
                feature.line(line.iter().copied())?;
            }
        }
        Drawn::Areas(areas) => {
            for area in areas {
                feature.ring(area.outer.iter().copied(), true)?;
                for hole in &area.holes {
                    feature.ring(hole.iter().copied(), false)?;
                }
            }
        }
    }
    if let Some(class) = class {
        feature.tag_ref("class", MvtValueRef::String(class))?;
    }
    for (field, value) in fields {
        let value = match value {
            Value::Text(text) => MvtValueRef::String(text),
            Value::Yes => MvtValueRef::Bool(true),
            Value::Number(number) => MvtValueRef::UInt(u64::from(*number)),
        };
        feature.tag_ref(field, value)?;
    }
    Ok(feature.end())
}

#[cfg(test)]
mod tests {
    use fast_mvt::{MvtReaderRef, MvtValue};
    use geo::{Geometry, LineString, MultiLineString, Polygon};
    use proptest::prelude::*;

    use super::*;
    use crate::grid::twice_area;

    fn point() -> impl Strategy<Value = Coord> {
        (-64..4160, -64..4160).prop_map(|(x, y)| Coord { x, y })
    }

    fn line() -> impl Strategy<Value = Vec<Coord>> {
        prop::collection::vec(point(), 2..20)
    }

    fn read(drawn: &Drawn) -> (Option<u64>, Geometry<i32>) {
        let fields = [
            ("name", Value::Text("Quay Street".into())),
            ("bridge", Value::Yes),
        ];
        let mut bytes = Vec::new();
        LayerTile::new("road")
            .with(Some(41), Some("minor"), &fields, drawn)
            .finish(&mut bytes);
        let reader = MvtReaderRef::new(&bytes).unwrap();
        let layer = reader.layers().next().unwrap();
        let feature = layer.features().next().unwrap();
        let said: Vec<_> = feature
            .properties()
            .map(|property| {
                let (key, value) = property.unwrap();
                (key.to_owned(), value.into_owned())
            })
            .collect();
        assert_eq!(said.len(), 3);
        assert_eq!(
            said[1],
            ("name".to_owned(), MvtValue::String("Quay Street".into()))
        );
        (feature.id(), feature.geometry().unwrap())
    }

    proptest! {
        #[test]
        fn reads_back_the_same_lines(lines in prop::collection::vec(line(), 2..5)) {
            let (id, geometry) = read(&Drawn::Lines(lines.clone()));
            let expected = lines.into_iter().map(LineString::new).collect();
            prop_assert_eq!(id, Some(41));
            prop_assert_eq!(geometry, Geometry::MultiLineString(MultiLineString::new(expected)));
        }

        #[test]
        fn reads_back_the_same_ring_turned_outwards(ring in prop::collection::vec(point(), 3..20)) {
            prop_assume!(twice_area(&ring) != 0);
            prop_assume!(ring.first() != ring.last());
            let area = Area { outer: ring.clone(), holes: Vec::new() };
            let (_, geometry) = read(&Drawn::Areas(vec![area]));
            let mut outwards = ring;
            if twice_area(&outwards) < 0 {
                outwards.reverse();
            }
            prop_assert_eq!(
                geometry,
                Geometry::Polygon(Polygon::new(LineString::new(outwards), Vec::new()))
            );
        }
    }
}
