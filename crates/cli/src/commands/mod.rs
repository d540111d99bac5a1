//! One file for each command, or for a few that belong together.

pub mod consent;
pub mod export;
pub mod files;
pub mod history;
pub mod import;
pub mod list;
pub mod matches;
pub mod place;
pub mod region;
pub mod search;
pub mod suggest;
pub mod understand;
pub mod words;
