//! Everything that is drawn, small in memory: of each class and each set of fields there is one.

use rustc_hash::FxHashMap;

use super::shapes::{ShapeAt, Shapes};
use super::{Class, Layer, Shape, Value};

/// Names and values of a feature's fields.
pub(crate) type Fields = Vec<(&'static str, Value)>;

/// One thing that is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Feature {
    /// The object's number times four, plus 0 for a node, 1 a way, 2 a relation. Numbers below
    /// zero, which editors give to what is not uploaded yet, count from 2^52. 0 for the sea.
    pub id: u64,
    pub shape: ShapeAt,
    /// Square world units, 0 for points and lines.
    pub area: f32,
    fields: u32,
    /// The number of its class, and in the lowest byte the zoom from which it is drawn: with 32 bytes a
    /// feature a country fits into memory.
    class: u32,
}

impl Feature {
    /// The zoom from which it is drawn.
    pub(crate) fn first_zoom(self) -> u8 {
        (self.class & 0xff) as u8
    }

    fn class(self) -> u32 {
        self.class >> 8
    }
}

/// Features with what they share.
#[derive(Debug, Default)]
pub(crate) struct Features {
    list: Vec<Feature>,
    shapes: Shapes,
    classes: Vec<Class>,
    known_classes: FxHashMap<Class, u32>,
    fields: Vec<Fields>,
    known_fields: FxHashMap<Fields, u32>,
}

impl Features {
    /// Keeps a feature. The same class or fields are kept once.
    pub(super) fn push(&mut self, id: u64, class: Class, fields: Fields, shape: &Shape) {
        let from_zoom = class.from_zoom;
        let class = number(&mut self.classes, &mut self.known_classes, class);
        let fields = number(&mut self.fields, &mut self.known_fields, fields);
        self.list.push(Feature {
            id,
            shape: self.shapes.keep(shape),
            area: shape.area() as f32,
            fields,
            // No file that fits into memory has 16 million classes.
            class: class << 8 | u32::from(from_zoom),
        });
    }

    /// Puts them in drawing order: by layer, then what lies below first, large areas first.
    pub(super) fn sort(&mut self) {
        let order: Vec<(Layer, u8)> = (self.classes.iter())
            .map(|class| (class.layer, class.rank))
            .collect();
        let place = |feature: &Feature| order.get(feature.class() as usize).copied();
        self.list.sort_unstable_by(|a, b| {
            (place(a).cmp(&place(b)))
                .then(b.area.total_cmp(&a.area))
                .then(a.id.cmp(&b.id))
                .then(a.class().cmp(&b.class()))
        });
        self.known_classes = FxHashMap::default();
        self.known_fields = FxHashMap::default();
    }

    pub(crate) fn list(&self) -> &[Feature] {
        &self.list
    }

    pub(crate) fn shapes(&self) -> &Shapes {
        &self.shapes
    }

    /// The class of a feature of this list.
    pub(crate) fn class(&self, feature: &Feature) -> &Class {
        &self.classes[feature.class() as usize]
    }

    /// The fields of a feature of this list.
    pub(crate) fn fields(&self, feature: &Feature) -> &Fields {
        &self.fields[feature.fields as usize]
    }

    /// By what features that are alike are found.
    pub(crate) fn kind(feature: &Feature) -> (u32, u32) {
        (feature.class(), feature.fields)
    }
}

fn number<T: Clone + Eq + std::hash::Hash>(
    list: &mut Vec<T>,
    known: &mut FxHashMap<T, u32>,
    value: T,
) -> u32 {
    if let Some(&number) = known.get(&value) {
        return number;
    }
    let number = list.len() as u32;
    known.insert(value.clone(), number);
    list.push(value);
    number
}
