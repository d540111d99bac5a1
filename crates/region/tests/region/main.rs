//! Streets and the world through their public face.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod adding;
mod base_maps;
mod reading;
mod sample;
mod streets;
mod support;
mod world;
