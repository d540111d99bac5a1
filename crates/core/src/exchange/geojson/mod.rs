//! GeoJSON (RFC 7946), in and out.

mod write;

pub use write::write;
