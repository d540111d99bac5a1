//! Whose words a base map's tiles use, by what it says of its layers.

use fast_mvt::{MvtReaderRef, MvtValueRef};
use serde::Deserialize;
use serde_json::Value;

use super::BaseMapError;
use crate::file::{OUR_GENERATOR, Schema};

/// What the metadata of a base map says, of which any part may be missing or odd.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub name: Option<String>,
    pub attribution: Option<String>,
    pub generator: Option<String>,
    pub layers: Vec<Layer>,
}

/// One of `vector_layers`.
#[derive(Debug, Clone, Deserialize, serde::Serialize)]
pub(super) struct Layer {
    id: String,
    #[serde(default)]
    fields: serde_json::Map<String, Value>,
}

impl Said {
    /// From the JSON text of an archive; nothing of it has to be there.
    pub(super) fn of(json: &str) -> Self {
        let Ok(Value::Object(said)) = serde_json::from_str(json) else {
            return Self::default();
        };
        let text = |key: &str| Some(said.get(key)?.as_str()?.to_owned());
        Self {
            name: text("name"),
            attribution: text("attribution").map(|text| without_markup(&text)),
            generator: text("generator").or_else(|| text("planetiler:version")),
            layers: layers(said.get("vector_layers")),
        }
    }

    /// Takes the layers from another text, where the two are apart.
    pub(super) fn with_layers(mut self, json: Option<&str>) -> Self {
        if let Some(json) = json {
            self.layers = Self::of(json).layers;
        }
        self
    }

    /// Adds the layers and fields of a tile.
    ///
    /// # Errors
    /// [`BaseMapError::Damaged`] if it is no vector tile.
    pub(super) fn see(&mut self, tile: &[u8]) -> Result<(), BaseMapError> {
        let damaged = |_| BaseMapError::Damaged;
        for seen in MvtReaderRef::new(tile).map_err(damaged)?.layers() {
            let known = self.layers.iter().position(|layer| layer.id == seen.name());
            let at = known.unwrap_or_else(|| {
                self.layers.push(Layer {
                    id: seen.name().to_owned(),
                    fields: serde_json::Map::new(),
                });
                self.layers.len() - 1
            });
            let Some(layer) = self.layers.get_mut(at) else {
                continue;
            };
            for property in seen.features().flat_map(|feature| feature.properties()) {
                let (key, value) = property.map_err(damaged)?;
                let kind = match value {
                    MvtValueRef::String(_) => "String",
                    MvtValueRef::Bool(_) => "Boolean",
                    _ => "Number",
                };
                if !layer.fields.contains_key(key) {
                    layer.fields.insert(key.to_owned(), kind.into());
                }
            }
        }
        Ok(())
    }

    /// The layers as MBTiles keeps them; `None` without any.
    pub(super) fn layers_json(&self) -> Option<String> {
        if self.layers.is_empty() {
            return None;
        }
        let said = serde_json::json!({ "vector_layers": self.layers });
        Some(said.to_string())
    }
}

fn layers(said: Option<&Value>) -> Vec<Layer> {
    let list = said.and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|layer| Layer::deserialize(layer).ok())
        .collect()
}

/// A credit is often HTML with a link; on the map it is text.
pub(super) fn without_markup(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&copy;", "©").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Recognises the schema of vector tiles by their layers and fields.
pub(super) fn recognise(tile_format: &str, said: &Said) -> Schema {
    if tile_format != "pbf" {
        return Schema::Pictures;
    }
    let has = |id: &str| said.layers.iter().any(|layer| layer.id == id);
    let field = |name: &str| {
        said.layers
            .iter()
            .any(|layer| layer.fields.contains_key(name))
    };
    let ours = said
        .generator
        .as_deref()
        .is_some_and(|by| by.starts_with(OUR_GENERATOR));
    if ours && has("road") {
        Schema::Ours
    } else if has("earth") && has("roads") {
        if field("pmap:kind") {
            Schema::Protomaps3
        } else {
            Schema::Protomaps4
        }
    } else if has("transportation") {
        Schema::OpenMapTiles
    } else if has("streets") && (has("street_labels") || has("ocean")) {
        Schema::Shortbread
    } else {
        Schema::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(layers: &[(&str, &str)]) -> Schema {
        let layers: Vec<Value> = (layers.iter())
            .map(|(id, field)| serde_json::json!({ "id": id, "fields": { *field: "String" } }))
            .collect();
        let said = serde_json::json!({ "vector_layers": layers });
        recognise("pbf", &Said::of(&said.to_string()))
    }

    #[test]
    fn each_schema_is_recognised_by_its_layers() {
        assert_eq!(
            of(&[("earth", "a"), ("roads", "pmap:kind")]),
            Schema::Protomaps3
        );
        assert_eq!(of(&[("earth", "a"), ("roads", "kind")]), Schema::Protomaps4);
        assert_eq!(of(&[("transportation", "class")]), Schema::OpenMapTiles);
        assert_eq!(
            of(&[("streets", "kind"), ("ocean", "a")]),
            Schema::Shortbread
        );
        assert_eq!(of(&[("things", "a")]), Schema::Unknown);
        assert_eq!(recognise("png", &Said::default()), Schema::Pictures);
    }

    #[test]
    fn metadata_that_is_no_metadata_says_nothing() {
        for text in [
            "",
            "[]",
            "{\"vector_layers\": 3}",
            "{\"vector_layers\": [{}, 1]}",
        ] {
            assert_eq!(recognise("pbf", &Said::of(text)), Schema::Unknown, "{text}");
        }
    }

    #[test]
    fn a_credit_is_text() {
        let html = "<a href=\"https://x\">&copy; OpenStreetMap</a>  contributors";
        assert_eq!(without_markup(html), "© OpenStreetMap contributors");
    }
}
