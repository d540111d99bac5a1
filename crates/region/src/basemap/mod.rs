//! A finished base map that somebody brings: tiles that were made elsewhere.

mod mbtiles;
mod names;
mod pmtiles;
mod schema;

use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

use crate::Bounds;
use crate::file::Schema;
use crate::grid::{TileId, Window};
use crate::watch::Watch;
pub(crate) use names::{NamedKind, NamedThing, names, street_lines};

/// A tile is not larger than this once unpacked.
const MAX_TILE: u64 = 16 << 20;
/// Tiles of one archive. A country has some 300,000.
const MAX_TILES: u64 = 4_000_000;

/// Why a base map cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BaseMapError {
    /// Cut off, or not what it says.
    #[error("the base map is damaged or cut off: the download may have failed")]
    Damaged,
    /// An edition of the format that nobody makes any more.
    #[error("the base map is of an old edition (PMTiles before version 3), which is not read")]
    OldEdition,
    /// Packed in a way that is not read.
    #[error("the base map's tiles are packed with {0}, which is not read: ask for gzip")]
    Packing(&'static str),
    /// Tiles of a kind that cannot be drawn.
    #[error("the base map's tiles are {0}, which cannot be drawn")]
    Tiles(&'static str),
    /// More than this program takes.
    #[error("the base map is too large: it has more than {limit} tiles")]
    TooLarge {
        /// How many would have been read.
        limit: u64,
    },
}

/// The container of a base map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    PmTiles,
    MbTiles,
}

impl Container {
    /// By how a file begins.
    pub(crate) fn of(start: &[u8]) -> Option<Self> {
        if start.starts_with(b"PM") {
            Some(Self::PmTiles)
        } else if start.starts_with(b"SQLite format 3\0") {
            Some(Self::MbTiles)
        } else {
            None
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::PmTiles => "pmtiles",
            Self::MbTiles => "mbtiles",
        }
    }
}

/// What a base map says of itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct About {
    pub container: Container,
    pub name: Option<String>,
    /// `pbf`, `png`, `jpg` or `webp`.
    pub tile_format: &'static str,
    pub schema: Schema,
    pub bounds: Option<Bounds>,
    pub min_zoom: u8,
    pub max_zoom: u8,
    pub attribution: Option<String>,
    /// `{"vector_layers": […]}`, for vector tiles.
    pub json: Option<String>,
    /// Which program made it.
    pub generator: Option<String>,
}

/// Tiles of an archive, whatever holds them.
trait Tiles {
    /// Gives each tile to `sink`, vector tiles packed with gzip.
    fn each(&mut self, sink: Sink<'_>) -> Result<(), Stop>;
}

/// Takes a tile.
type Sink<'s> = &'s mut dyn FnMut(TileId, &[u8]) -> Result<(), Stop>;

/// Why going through tiles ended early.
#[derive(Debug)]
pub(crate) enum Stop {
    BaseMap(BaseMapError),
    Asked,
    Write(rusqlite::Error),
}

impl From<BaseMapError> for Stop {
    fn from(error: BaseMapError) -> Self {
        Self::BaseMap(error)
    }
}

/// An open base map.
pub(crate) struct BaseMap {
    pub about: About,
    tiles: Box<dyn Tiles>,
}

impl BaseMap {
    /// # Errors
    /// [`BaseMapError`]
    pub(crate) fn open(path: &Path, container: Container) -> Result<Self, BaseMapError> {
        match container {
            Container::PmTiles => pmtiles::open(path),
            Container::MbTiles => mbtiles::open(path),
        }
    }

    /// Gives each tile that meets a window to `sink`, in an order of the archive's own, vector tiles
    /// packed with gzip. Answers how many tiles lie elsewhere.
    ///
    /// # Errors
    /// What stops it.
    pub(crate) fn each(
        &mut self,
        window: Option<Window>,
        watch: &dyn Watch,
        sink: Sink<'_>,
    ) -> Result<u64, Stop> {
        let (mut seen, mut elsewhere) = (0, 0);
        self.tiles.each(&mut |id, bytes| {
            seen += 1;
            if seen > MAX_TILES {
                return Err(BaseMapError::TooLarge { limit: MAX_TILES }.into());
            }
            if watch.stopped() {
                return Err(Stop::Asked);
            }
            if window.is_some_and(|window| !id.world_window().meets(&window)) {
                elsewhere += 1;
                return Ok(());
            }
            sink(id, bytes)
        })?;
        Ok(elsewhere)
    }
}

/// A tile as it is drawn: unpacked if it is packed.
///
/// # Errors
/// [`BaseMapError::Damaged`] if it is not what it says, or too large.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, BaseMapError> {
    if !is_packed(bytes) {
        return Ok(bytes.to_vec());
    }
    let mut plain = Vec::new();
    let mut input = GzDecoder::new(bytes).take(MAX_TILE);
    input
        .read_to_end(&mut plain)
        .map_err(|_| BaseMapError::Damaged)?;
    if plain.len() as u64 == MAX_TILE {
        return Err(BaseMapError::Damaged);
    }
    Ok(plain)
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b")
}
