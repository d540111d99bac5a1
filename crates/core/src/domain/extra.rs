//! Fields of other people's files that we do not understand, kept and given back.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Fields not understood on import: name to JSON value, in the order of the file.
/// They come out again under the rule of the `extra` field group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(pub serde_json::Map<String, serde_json::Value>);

/// As fields where they can be told from each other, else as JSON text, as bytes alone do not say what they are.
impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        if self.is_empty() {
            return "".serialize(serializer);
        }
        let text = serde_json::to_string(&self.0).map_err(S::Error::custom)?;
        text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Deserialize::deserialize(deserializer).map(Self);
        }
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_str(&text)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

impl Extra {
    /// Whether there is nothing kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
