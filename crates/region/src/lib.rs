//! Streets, addresses and map tiles from public data, with no network.
//!
//! | Module | Does |
//! |---|---|
//! | `osm` | reads an OpenStreetMap file, whole or cut to a window, into nodes, ways and relations |
//! | `features` | decides what of it is drawn: layer, class, first zoom, outlines, the sea |
//! | `tiles` | cuts features into vector tiles |
//! | `gazetteer` | streets, addresses and places, and finding them by what is typed |
//! | `suggest` | places of a community that OpenStreetMap knows |
//! | `basemap` | finished base maps of others: PMTiles, MBTiles |
//! | [`add`] | from a file to a region file: progress, cancel, report |
//! | [`Region`] | an open region file: tiles, search, suggestions |
//! | [`Overlay`] | tiles of shapes that somebody else has |
//! | [`World`] | the outline of the land and a graticule, for where no streets are loaded |
//!
//! This crate knows nothing of people, of the map file or of the window: only what anybody could
//! read in a public map. Tiles are plain bytes (Mapbox Vector Tile 2.1, not compressed).
//! Coordinates in its public face are longitude, latitude, WGS 84 degrees.

mod add;
mod basemap;
mod bounds;
mod error;
mod features;
mod file;
mod gazetteer;
mod grid;
mod osm;
mod overlay;
mod suggest;
mod tiles;
mod watch;
mod world;

pub use add::{AddError, Keep, Kept, Left, Looked, Made, ReadCounts, Report, add, look, make};
pub use basemap::BaseMapError;
pub use bounds::Bounds;
pub use error::{LookedLike, ReadError};
pub use file::{Region, RegionError, RegionInfo, Schema, is_region};
pub use gazetteer::{
    Address, AtDoor, Found, FoundKind, NearAddress, NearStreet, Own, OwnPlace, Precision, Query,
    WalkedStreet, Why, address_key,
};
pub use overlay::Overlay;
pub use suggest::Suggestion;
pub use watch::{Part, Unwatched, Watch};
pub use world::World;
