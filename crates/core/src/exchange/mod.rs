//! Files in and out.

pub mod geojson;
mod report;

pub use report::{Notice, Report, SkipReason, Skipped};
