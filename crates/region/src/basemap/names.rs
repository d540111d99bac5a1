//! What can be found in a finished base map: the names in its nearest tiles.

use fast_mvt::{MvtReaderRef, MvtValueRef};
use geo::{Centroid, Geometry};

use super::{BaseMapError, unpacked};
use crate::file::Schema;
use crate::grid::{Coord, EXTENT, TileId, WORLD_BITS};

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedKind {
    Street,
    Place,
    Point,
    /// A house number; the street it belongs to is not known.
    House,
}

/// Something with a name, or a house with a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NamedThing {
    pub kind: NamedKind,
    pub name: String,
    /// The kind of a place or a point, in the schema's own word.
    pub class: String,
    pub at: Coord,
    /// The stretch of a street in this tile.
    pub line: Vec<Coord>,
}

/// Where a schema keeps names: layer, what they belong to, field of the name, field of the class.
type Where = (&'static str, NamedKind, &'static str, &'static str);

fn layers(schema: Schema) -> &'static [Where] {
    use NamedKind::{House, Place, Point, Street};
    match schema {
        Schema::Ours => &[
            ("road", Street, "name", "class"),
            ("place", Place, "name", "class"),
            ("poi", Point, "name", "class"),
            ("housenumber", House, "number", "class"),
        ],
        Schema::Protomaps3 => &[
            ("roads", Street, "name", "pmap:kind"),
            ("places", Place, "name", "pmap:kind"),
            ("pois", Point, "name", "pmap:kind"),
        ],
        Schema::Protomaps4 => &[
            ("roads", Street, "name", "kind"),
            ("places", Place, "name", "kind"),
            ("pois", Point, "name", "kind"),
            ("buildings", House, "addr_housenumber", "kind"),
        ],
        Schema::OpenMapTiles => &[
            ("transportation_name", Street, "name", "class"),
            ("place", Place, "name", "class"),
            ("poi", Point, "name", "class"),
            ("housenumber", House, "housenumber", "class"),
        ],
        Schema::Shortbread => &[
            ("street_labels", Street, "name", "kind"),
            ("place_labels", Place, "name", "kind"),
            ("pois", Point, "name", "amenity"),
            ("addresses", House, "housenumber", "kind"),
        ],
        Schema::Pictures | Schema::Unknown => &[],
    }
}

/// The names in one tile.
///
/// # Errors
/// [`BaseMapError::Damaged`] if it is no vector tile.
pub(crate) fn names(
    schema: Schema,
    id: TileId,
    bytes: &[u8],
) -> Result<Vec<NamedThing>, BaseMapError> {
    let damaged = |_| BaseMapError::Damaged;
    // A picture is no vector tile, and says no names.
    if layers(schema).is_empty() {
        return Ok(Vec::new());
    }
    let bytes = unpacked(bytes)?;
    let tile = MvtReaderRef::new(&bytes).map_err(damaged)?;
    let mut found = Vec::new();
    for layer in tile.layers() {
        let known = layers(schema)
            .iter()
            .find(|(name, ..)| *name == layer.name());
        let Some(&(_, kind, name_field, class_field)) = known else {
            continue;
        };
        let to_world = ToWorld::new(id, layer.extent());
        for feature in layer.features() {
            let (mut name, mut class) = (String::new(), String::new());
            for property in feature.properties() {
                let (key, value) = property.map_err(damaged)?;
                if key == name_field {
                    name = text(&value);
                } else if key == class_field {
                    class = text(&value);
                }
            }
            if name.trim().is_empty() {
                continue;
            }
            let geometry = feature.geometry().map_err(damaged)?;
            let Some(at) = to_world.middle(&geometry) else {
                continue;
            };
            // Round a tile lies a strip of its neighbours, which have the same points.
            if kind != NamedKind::Street && !to_world.holds(at) {
                continue;
            }
            found.push(NamedThing {
                kind,
                name,
                class,
                at,
                line: to_world.line(&geometry),
            });
        }
    }
    Ok(found)
}

/// Names and lines of the streets in one tile; none in a tile that is not one.
pub(crate) fn street_lines(schema: Schema, id: TileId, bytes: &[u8]) -> Vec<(String, Vec<Coord>)> {
    let known = layers(schema)
        .iter()
        .find(|(_, kind, ..)| *kind == NamedKind::Street);
    let (Some(&(layer_name, _, name_field, _)), Ok(tile)) = (known, MvtReaderRef::new(bytes))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for layer in tile.layers().filter(|layer| layer.name() == layer_name) {
        let to_world = ToWorld::new(id, layer.extent());
        for feature in layer.features() {
            let name = (feature.properties().flatten())
                .find(|(key, _)| *key == name_field)
                .map(|(_, value)| text(&value));
            let (Some(name), Ok(geometry)) = (name, feature.geometry()) else {
                continue;
            };
            let lines: Vec<&geo::LineString<i32>> = match &geometry {
                Geometry::LineString(line) => vec![line],
                Geometry::MultiLineString(lines) => lines.iter().collect(),
                _ => Vec::new(),
            };
            for line in lines {
                let points = line.0.iter();
                let points = points.map(|at| to_world.place(f64::from(at.x), f64::from(at.y)));
                found.push((name.clone(), points.collect()));
            }
        }
    }
    found
}

fn text(value: &MvtValueRef<'_>) -> String {
    match value {
        MvtValueRef::String(text) => (*text).to_owned(),
        MvtValueRef::Int(number) | MvtValueRef::SInt(number) => number.to_string(),
        MvtValueRef::UInt(number) => number.to_string(),
        _ => String::new(),
    }
}

/// From a tile's own units to the world's.
struct ToWorld {
    origin: Coord,
    width: i64,
    scale: f64,
}

impl ToWorld {
    fn new(id: TileId, extent: u32) -> Self {
        let width = 1_u32 << (WORLD_BITS - u32::from(id.z));
        let extent = if extent == 0 { EXTENT as u32 } else { extent };
        Self {
            origin: id.origin(),
            width: i64::from(width),
            scale: f64::from(width) / f64::from(extent),
        }
    }

    fn place(&self, x: f64, y: f64) -> Coord {
        Coord {
            x: self.origin.x.saturating_add((x * self.scale) as i32),
            y: self.origin.y.saturating_add((y * self.scale) as i32),
        }
    }

    /// Whether a place lies in the tile itself.
    fn holds(&self, at: Coord) -> bool {
        let inside = |at: i32, from: i32| {
            let off = i64::from(at) - i64::from(from);
            (0..self.width).contains(&off)
        };
        inside(at.x, self.origin.x) && inside(at.y, self.origin.y)
    }

    fn middle(&self, geometry: &Geometry<i32>) -> Option<Coord> {
        use geo::MapCoords;
        let wide = geometry.map_coords(|at| geo::Coord {
            x: f64::from(at.x),
            y: f64::from(at.y),
        });
        let middle = wide.centroid()?;
        Some(self.place(middle.x(), middle.y()))
    }

    /// The longest stretch of a line.
    fn line(&self, geometry: &Geometry<i32>) -> Vec<Coord> {
        let line = match geometry {
            Geometry::LineString(line) => Some(line),
            Geometry::MultiLineString(lines) => lines.iter().max_by_key(|line| line.0.len()),
            _ => None,
        };
        let points = line.into_iter().flat_map(|line| line.0.iter());
        points
            .map(|at| self.place(f64::from(at.x), f64::from(at.y)))
            .collect()
    }
}
