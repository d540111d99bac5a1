//! Streets and the world through their public face.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod abroad;
mod adding;
mod base_maps;
mod countries;
mod finding;
mod hostile_base_maps;
mod occupied;
mod raw_pmtiles;
mod reading;
mod sample;
mod streets;
mod support;
mod views;
mod world;
