//! The functions behind street maps, one file a subject.

mod address;
mod doors;
mod find;
mod ground;
mod regions;
mod suggestions;
mod walk;

pub(in crate::api) use doors::{add_door, at_door};
pub(in crate::api) use find::{OwnPlaces, find_place};
pub(in crate::api) use ground::{sample_tile, tile};
pub(in crate::api) use regions::{region_add, region_copy, region_look, region_remove, regions};
pub(in crate::api) use suggestions::{decide_suggested, suggested};
pub(in crate::api) use walk::walk;

use super::*;
use crate::api::Failure;
use crate::api::session::Session;
