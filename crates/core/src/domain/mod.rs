//! Plain types and rules of the product: no I/O, no clock, no randomness.
//!
//! The words are those of the design, the same in SQL, Rust, TypeScript and files.
//! What is checked when a value is built stands beside its type.

pub mod area;
pub mod asset;
pub mod availability;
pub mod connection;
pub mod consent;
pub mod contents;
pub mod date;
pub mod decision;
pub mod door;
pub mod error;
pub mod extra;
pub mod geo;
pub mod health;
pub mod ids;
pub mod link;
pub mod need;
mod packed;
pub mod person;
pub mod story;
pub mod synonyms;
mod table;
pub mod text;

pub use area::Area;
pub use asset::{Asset, AssetKind, Holder};
pub use availability::Availability;
pub use connection::{Between, Connection, ConnectionSide, ConnectionState};
pub use consent::{Audience, FieldGroup, FieldGroups, Grant, Sharing, Withdrawal};
pub use contents::Contents;
pub use date::{Date, Instant};
pub use decision::{Decision, OSM_CREDIT, OSM_LICENSE, OSM_SOURCE, Verdict};
pub use door::{Door, Visit, VisitOutcome};
pub use error::DomainError;
pub use extra::Extra;
pub use geo::{BoundingBox, Geometry, LonLat};
pub use ids::{RecordId, RecordKind, RecordRef};
pub use link::{Link, LinkKind};
pub use need::{Need, NeedKind, NeedState};
pub use person::Person;
pub use story::{Priority, Story, Talk};
pub use synonyms::{SYNONYMS_MAX, Synonyms};
