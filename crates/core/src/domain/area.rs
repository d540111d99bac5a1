//! Areas that residents draw, and communities of interest, which need no geometry.

use serde::{Deserialize, Serialize};

use super::{DomainError, Extra, Geometry, RecordId};

/// A named area with who drew it; without geometry, a community of interest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Key.
    pub id: RecordId,
    /// The name residents use. Never empty.
    pub title: String,
    /// Who drew it: "residents at the May tea".
    pub drawn_by: Option<String>,
    /// The outline. `None`: a community of interest.
    pub geometry: Option<Geometry>,
    /// Fields of an imported file that are not understood.
    pub extra: Extra,
    /// The file or publisher it came from.
    pub source: Option<String>,
    /// The key within that source.
    pub source_id: Option<String>,
}

impl Area {
    /// An area with a name and nothing else.
    ///
    /// # Errors
    /// [`Fault::Empty`](super::error::Fault::Empty) or
    /// [`Fault::TooLong`](super::error::Fault::TooLong) for `title`.
    pub fn new(id: RecordId, title: &str) -> Result<Self, DomainError> {
        Ok(Self {
            id,
            title: super::text::title("title", title)?,
            drawn_by: None,
            geometry: None,
            extra: Extra::default(),
            source: None,
            source_id: None,
        })
    }
}
