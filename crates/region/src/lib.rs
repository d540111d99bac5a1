//! Streets, addresses and map tiles from public data, with no network.
//!
//! | Module | Does |
//! |---|---|
//! | `osm` | reads an OpenStreetMap file into nodes, ways and relations |
//! | `features` | decides what of it is drawn: layer, class, first zoom, assembled outlines |
//! | `tiles` | cuts features into vector tiles on demand |
//! | [`Streets`] | the three together: one neighbourhood's streets, held in memory |
//! | [`Address`] | the doors that have a number |
//! | [`Overlay`] | tiles of shapes that somebody else has |
//! | [`World`] | the outline of the land and a graticule, for where no streets are loaded |
//!
//! This crate knows nothing of people, of the map file or of the window: only what anybody could
//! read in a public map. Tiles are plain bytes (Mapbox Vector Tile 2.1, not compressed).
//! Coordinates in its public face are longitude, latitude, WGS 84 degrees.

mod add;
mod addresses;
mod basemap;
mod error;
mod features;
mod file;
mod gazetteer;
mod grid;
mod osm;
mod overlay;
mod streets;
mod suggest;
mod tiles;
mod watch;
mod world;

pub use add::{AddError, Keep, Kept, Left, Looked, Made, ReadCounts, Report, add, look, make};
pub use basemap::BaseMapError;
pub use error::{LookedLike, ReadError};
pub use features::LeftOut;
pub use file::{Region, RegionError, RegionInfo, Schema};
pub use gazetteer::{
    Address, AtDoor, Found, FoundKind, NearAddress, NearStreet, Own, OwnPlace, Precision, Query,
    WalkedStreet, Why,
};
pub use osm::Counts;
pub use overlay::Overlay;
pub use streets::{Bounds, ReadReport, Streets};
pub use suggest::Suggestion;
pub use tiles::Tile;
pub use watch::{Part, Unwatched, Watch};
pub use world::World;
