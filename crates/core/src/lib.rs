//! Homeground's core: every rule of the product, and nothing of a window or a network.

pub mod domain;
