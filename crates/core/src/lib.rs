//! Homeground's core: every rule of the product, and nothing of a window or a network.

pub mod api;
pub mod data_folder;
pub mod domain;
pub mod exchange;
pub mod index;
pub mod map;
pub mod matching;
pub mod noting;
pub mod privacy;
pub mod regions;
pub mod store;
pub mod understanding;
pub mod usecases;
