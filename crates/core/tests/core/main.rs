//! The core through its public face, on real map files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../support/mod.rs"]
mod support;

mod consent;
mod exchange;
mod history;
mod introductions;
mod layers;
mod looking_for;
mod matching;
mod new_since;
mod opening;
mod paper;
mod sample;
mod space;
mod streets;
mod suggestions;
mod understanding;
mod window;
mod word_list;
