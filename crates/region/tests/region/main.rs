//! Streets and the world through their public face.

mod reading;
mod streets;
mod support;
mod world;
