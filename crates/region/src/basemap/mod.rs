//! A finished base map that somebody brings: tiles that were made elsewhere.

mod mbtiles;
mod names;
mod pmtiles;
mod schema;

use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

use crate::Bounds;
use crate::file::Schema;
use crate::grid::{TileId, Window};
use crate::tiles::packed;
use crate::watch::Watch;
pub(crate) use names::{NamedKind, NamedThing, names, street_lines};

/// A tile is not larger than this once unpacked.
const MAX_TILE: u64 = 16 << 20;
/// Tiles of one archive. A country has some 300,000.
const MAX_TILES: u64 = 4_000_000;
/// Archives keep tiles that are alike once. What is written may be larger than the archive by so many
/// times, and so much more: a sea of one small tile is, a hostile run of one large tile is far more.
const TIMES: u64 = 8;
const AND_MORE: u64 = 512 << 20;
/// Tiles whose layers are looked at when nothing else names them.
const SAMPLE: usize = 8;

/// Why a base map cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BaseMapError {
    /// Cut off, or not what it says.
    #[error("the base map is damaged or cut off: the download may have failed")]
    Damaged,
    /// A database of another kind.
    #[error(
        "this is a database without map tiles: a street map is made of an .osm.pbf, .osm, .pmtiles or .mbtiles file"
    )]
    NoTiles,
    /// Another edition of the format than the one everybody makes.
    #[error("the base map is of another edition of PMTiles than version 3, which alone is read")]
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
    /// One tile again and again, until the disk is full.
    #[error("the base map unpacks to far more than its size, as no map does")]
    Swells,
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
    size: u64,
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

    fn new(about: About, path: &Path, tiles: Box<dyn Tiles>) -> Result<Self, BaseMapError> {
        let size = fs::metadata(path).map_err(|_| BaseMapError::Damaged)?.len();
        let mut map = Self { about, size, tiles };
        if map.about.tile_format == "pbf" && map.about.json.is_none() {
            map.ask_tiles()?;
        }
        Ok(map)
    }

    /// Where the metadata is silent, the tiles tell which layers and fields they have.
    fn ask_tiles(&mut self) -> Result<(), BaseMapError> {
        let mut said = schema::Said {
            generator: self.about.generator.take(),
            ..schema::Said::default()
        };
        let mut left = SAMPLE;
        let asked = self.tiles.each(&mut |_, bytes| {
            said.see(&unpacked(bytes)?)?;
            left -= 1;
            if left == 0 {
                return Err(Stop::Asked);
            }
            Ok(())
        });
        if let Err(Stop::BaseMap(error)) = asked {
            return Err(error);
        }
        self.about.schema = schema::recognise(self.about.tile_format, &said);
        self.about.json = said.layers_json();
        self.about.generator = said.generator;
        Ok(())
    }

    /// Gives each tile that meets a window to `sink`, in an order of the archive's own, vector tiles
    /// packed with gzip. Answers how many tiles lie elsewhere. The zooms in `about` are from then on
    /// those of the tiles that were given: a header may say more than there is.
    ///
    /// # Errors
    /// What stops it.
    pub(crate) fn each(
        &mut self,
        window: Option<Window>,
        watch: &dyn Watch,
        sink: Sink<'_>,
    ) -> Result<u64, Stop> {
        let (mut seen, mut elsewhere, mut given) = (0, 0, 0_u64);
        let most = self.size.saturating_mul(TIMES).saturating_add(AND_MORE);
        let mut zooms: Option<(u8, u8)> = None;
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
            given = given.saturating_add(bytes.len() as u64);
            if given > most {
                return Err(BaseMapError::Swells.into());
            }
            let (least, greatest) = zooms.unwrap_or((id.z, id.z));
            zooms = Some((least.min(id.z), greatest.max(id.z)));
            sink(id, bytes)
        })?;
        if let Some(zooms) = zooms {
            (self.about.min_zoom, self.about.max_zoom) = zooms;
        }
        Ok(elsewhere)
    }
}

/// A vector tile as a region keeps it: packed with gzip.
///
/// # Errors
/// [`BaseMapError::Packing`] if it is packed with something else.
fn stored_vector(bytes: Vec<u8>) -> Result<Vec<u8>, BaseMapError> {
    if is_packed(&bytes) {
        Ok(bytes)
    } else if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        Err(BaseMapError::Packing("Zstandard"))
    } else if bytes.starts_with(b"\x78") {
        // A tile begins with a layer, whose first byte is another.
        Err(BaseMapError::Packing("zlib"))
    } else {
        Ok(packed(&bytes))
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

#[cfg(test)]
mod tests;
