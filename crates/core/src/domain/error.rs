//! What can be wrong with a value, told by the name of its field.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A value that a record cannot hold. It names the field and never repeats the value,
/// which may be personal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct DomainError {
    /// The field as in the contracts, such as `title` or `geometry`.
    pub field: &'static str,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// Nothing but white space where words are needed.
    #[error("is empty")]
    Empty,
    /// More characters than the field holds.
    #[error("is too long")]
    TooLong,
    /// Not a finite number.
    #[error("is not a finite number")]
    NotFinite,
    /// Longitude outside -180 to 180 or latitude outside -90 to 90.
    #[error("is outside the world")]
    OutOfRange,
    /// A number below zero, or above what makes sense.
    #[error("is not a sensible number")]
    Unlikely,
    /// The outline of a polygon crosses or touches itself.
    #[error("crosses itself")]
    CrossesItself,
    /// Too few different points for a line or a ring, or an empty geometry.
    #[error("has too few points")]
    TooFewPoints,
    /// More corners than one shape may have.
    #[error("has too many points")]
    TooManyPoints,
    /// Not a date of the form 2026-11-25.
    #[error("is not a date")]
    NotADate,
    /// A word that is not among those allowed.
    #[error("is not one of the known words")]
    UnknownWord,
}

impl DomainError {
    /// An error about `field`.
    #[must_use]
    pub const fn new(field: &'static str, fault: Fault) -> Self {
        Self { field, fault }
    }
}
