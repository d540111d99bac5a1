//! What adding a file gave, as it is told and as it is kept in the region.

use serde::{Deserialize, Serialize};

use crate::features::LeftOut;
use crate::osm::Counts;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// Its name without folders.
    pub file: String,
    /// Its form: `osm.pbf`, `osm.xml`, `pmtiles`, `mbtiles` or `region`.
    pub format: &'static str,
    /// The day the data is from (`2026-11-25`), if the file tells.
    pub data_date: Option<String>,
    /// What is in the file. All zero for a finished base map.
    pub read: ReadCounts,
    /// What is in the region.
    pub kept: Kept,
    /// What is not, or not whole, and why; only what there is.
    pub left_out: Vec<Left>,
}

/// What is in an OpenStreetMap file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct ReadCounts {
    pub nodes: u64,
    pub ways: u64,
    pub relations: u64,
    /// Objects with a house number.
    pub house_numbers: u64,
    /// Different postcodes of addresses.
    pub postcodes: u64,
    /// Ways along the coast.
    pub coastline: u64,
    pub rings_not_closed: u64,
}

impl From<Counts> for ReadCounts {
    fn from(counts: Counts) -> Self {
        Self {
            nodes: counts.nodes,
            ways: counts.ways,
            relations: counts.relations,
            house_numbers: counts.house_numbers,
            postcodes: counts.postcodes,
            coastline: counts.coastline,
            rings_not_closed: counts.rings_not_closed,
        }
    }
}

/// What is in a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Kept {
    /// Streets, each as a whole.
    pub streets: u64,
    /// Streets that are known from addresses alone.
    pub streets_without_road: u64,
    /// Addresses that can be found.
    pub addresses: u64,
    /// Towns, villages and parts of them.
    pub places: u64,
    /// Named points of interest.
    pub points: u64,
    /// Buildings and stations that have a name.
    pub other_names: u64,
    pub postcodes: u64,
    /// Places of a community that can be suggested.
    pub suggestions: u64,
    pub tiles: u64,
}

/// A reason for leaving something out, and how often it was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// In words, such as `area not closed`.
    pub reason: String,
    /// How often.
    pub count: u64,
}

/// The reasons that were met.
pub(super) fn left_out(reasons: &[(&str, u64)]) -> Vec<Left> {
    (reasons.iter())
        .filter(|(_, count)| *count > 0)
        .map(|&(reason, count)| Left {
            reason: reason.to_owned(),
            count,
        })
        .collect()
}

impl LeftOut {
    pub(super) fn reasons(&self) -> [(&'static str, u64); 6] {
        [
            ("line with missing nodes", self.lines_with_missing_nodes),
            ("area not complete", self.areas_not_complete),
            ("area not closed", self.areas_not_closed),
            ("sea: the coast is not closed", self.coast_not_closed),
            ("sea: a place would lie in it", self.coast_drowns_a_place),
            (
                "sea: drawn straight on where the coast ends",
                self.coast_ends_at_the_edge,
            ),
        ]
    }
}
