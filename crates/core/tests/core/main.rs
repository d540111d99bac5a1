//! The core through its public face, on real map files.

#[path = "../support/mod.rs"]
mod support;

mod exchange;
mod history;
mod layers;
mod matching;
mod opening;
mod sample;
mod space;
