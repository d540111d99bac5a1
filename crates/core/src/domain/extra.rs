//! Fields of other people's files that we do not understand, kept and given back.

use serde::{Deserialize, Serialize};

/// Fields not understood on import: name to JSON value, in the order of the file.
/// They come out again under the rule of the `extra` field group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(pub serde_json::Map<String, serde_json::Value>);

impl Extra {
    /// Whether there is nothing kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
