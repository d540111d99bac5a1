//! The command line as a person or a program types it: the real binary, real files, a data folder of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

mod main_job;
mod refusals;
mod streets;
mod understand;
mod words;
