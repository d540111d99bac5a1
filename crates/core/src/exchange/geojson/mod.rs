//! GeoJSON (RFC 7946), text sequences (RFC 8142) and features one a line.
//!
//! Read as a stream: a feature at a time is in memory as text, never a tree of JSON values.
//! Written from what the privacy door gives, and from nothing else.

mod read;
mod round;
mod shape;
mod write;

pub(super) use read::read;
pub use write::write;
pub(super) use write::{read_back, value};
