//! PMTiles version 3: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.
//!
//! The library reads the header and knows how tiles are numbered. Its reader is for archives across a
//! network: it needs an executor, takes every directory into memory, and looks each tile up anew.
//! Here the file is at hand, so its directories are walked in order.

mod directory;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use ::pmtiles::{Compression, Header, PmtError, TileCoord, TileId as Number, TileType};
use bytes::Bytes;
use flate2::read::GzDecoder;

use super::{
    About, BaseMap, BaseMapError, Container, MAX_TILE, MAX_TILES, Sink, Stop, Tiles, schema,
    stored_vector,
};
use crate::Bounds;
use crate::grid::{FINEST_ZOOM, TileId};
use directory::Entry;

const HEADER_SIZE: u64 = 127;
/// The metadata, or one directory, once unpacked. A hostile one unpacks to a thousand times its size.
const MAX_UNPACKED: u64 = 16 << 20;
/// All directories of an archive once unpacked. An entry takes at least 4 bytes.
const MAX_DIRECTORIES: u64 = 256 << 20;
/// Directories below the first one. Writers make one step.
const MAX_DEPTH: u8 = 4;

/// # Errors
/// [`BaseMapError`]
pub(super) fn open(path: &Path) -> Result<BaseMap, BaseMapError> {
    let mut file = File::open(path).map_err(|_| BaseMapError::Damaged)?;
    // However short it is, its first bytes say of which edition it is.
    let mut start = Vec::new();
    (&mut file)
        .take(HEADER_SIZE)
        .read_to_end(&mut start)
        .map_err(|_| BaseMapError::Damaged)?;
    let header = Header::try_from_bytes(Bytes::from(start.clone())).map_err(refused)?;
    if header.spec_version() != 3 {
        return Err(BaseMapError::OldEdition);
    }
    let tile_format = match header.tile_type {
        TileType::Mvt => "pbf",
        TileType::Png => "png",
        TileType::Jpeg => "jpg",
        TileType::Webp => "webp",
        TileType::Avif => return Err(BaseMapError::Tiles("AVIF pictures")),
        TileType::Mlt => return Err(BaseMapError::Tiles("MapLibre tiles")),
        TileType::Unknown => return Err(BaseMapError::Tiles("of an unknown kind")),
    };
    supported(header.tile_compression)?;
    supported(header.internal_compression())?;
    let sections = Sections::of(&start)?;
    let mut archive = Archive {
        file,
        sections,
        is_packed: header.internal_compression() == Compression::Gzip,
        is_vector: tile_format == "pbf",
        unpacked: 0,
    };
    let Section { offset, length } = archive.sections.metadata;
    // Some writers leave it out.
    let metadata = match length {
        0 => Vec::new(),
        _ => archive.part(offset, length)?,
    };
    let said = schema::Said::of(&String::from_utf8_lossy(&metadata));
    let mut about = About {
        container: Container::PmTiles,
        schema: schema::recognise(tile_format, &said),
        tile_format,
        bounds: bounds(&header),
        min_zoom: header.min_zoom,
        max_zoom: header.max_zoom,
        json: said.layers_json(),
        name: said.name,
        attribution: said.attribution,
        generator: said.generator,
    };
    if let Some((least, greatest)) = archive.zooms()? {
        (about.min_zoom, about.max_zoom) = (least, greatest);
    }
    BaseMap::new(about, path, Box::new(archive))
}

fn supported(compression: Compression) -> Result<(), BaseMapError> {
    match compression {
        Compression::None | Compression::Gzip | Compression::Unknown => Ok(()),
        Compression::Brotli => Err(BaseMapError::Packing("Brotli")),
        Compression::Zstd => Err(BaseMapError::Packing("Zstandard")),
    }
}

fn bounds(header: &Header) -> Option<Bounds> {
    Bounds::new(
        header.min_longitude,
        header.min_latitude,
        header.max_longitude,
        header.max_latitude,
    )
}

fn refused(error: PmtError) -> BaseMapError {
    match error {
        PmtError::UnsupportedPmTilesVersion => BaseMapError::OldEdition,
        _ => BaseMapError::Damaged,
    }
}

/// A stretch of the file.
#[derive(Debug, Clone, Copy)]
struct Section {
    offset: u64,
    length: u64,
}

impl Section {
    /// A stretch inside this one.
    fn part(self, entry: &Entry) -> Result<Self, BaseMapError> {
        let length = u64::from(entry.length);
        let end = entry.offset.checked_add(length);
        let offset = self.offset.checked_add(entry.offset);
        match (offset, end) {
            (Some(offset), Some(end)) if end <= self.length => Ok(Self { offset, length }),
            _ => Err(BaseMapError::Damaged),
        }
    }
}

/// Where the header says that things lie; the library keeps these to itself.
struct Sections {
    root: Section,
    metadata: Section,
    leaves: Section,
    tiles: Section,
}

impl Sections {
    fn of(header: &[u8]) -> Result<Self, BaseMapError> {
        let mut numbers = header
            .get(8..72)
            .into_iter()
            .flat_map(|fields| fields.chunks_exact(8))
            .filter_map(|field| field.try_into().ok())
            .map(u64::from_le_bytes);
        let mut next = || {
            let (offset, length) = numbers.next().zip(numbers.next())?;
            Some(Section { offset, length })
        };
        let mut next = || next().ok_or(BaseMapError::Damaged);
        Ok(Self {
            root: next()?,
            metadata: next()?,
            leaves: next()?,
            tiles: next()?,
        })
    }
}

struct Archive {
    file: File,
    sections: Sections,
    /// Whether directories and metadata are.
    is_packed: bool,
    is_vector: bool,
    /// Bytes of directories that were unpacked.
    unpacked: u64,
}

impl Archive {
    /// The metadata or a directory, unpacked.
    fn part(&mut self, offset: u64, length: u64) -> Result<Vec<u8>, BaseMapError> {
        let bytes = read(&mut self.file, offset, length, MAX_UNPACKED)?;
        if !self.is_packed {
            return Ok(bytes);
        }
        let mut plain = Vec::new();
        let mut input = GzDecoder::new(&bytes[..]).take(MAX_UNPACKED);
        let size = input.read_to_end(&mut plain);
        match size {
            Ok(size) if (size as u64) < MAX_UNPACKED => Ok(plain),
            _ => Err(BaseMapError::Damaged),
        }
    }

    fn directory(&mut self, at: Section) -> Result<Vec<Entry>, BaseMapError> {
        let bytes = self.part(at.offset, at.length)?;
        self.unpacked += bytes.len() as u64;
        if self.unpacked > MAX_DIRECTORIES {
            return Err(BaseMapError::Damaged);
        }
        directory::read(&bytes).ok_or(BaseMapError::Damaged)
    }

    /// The zooms of the first tile and of the last: tiles are numbered zoom by zoom.
    fn zooms(&mut self) -> Result<Option<(u8, u8)>, BaseMapError> {
        let first = self.zoom(|entries| entries.first())?;
        Ok(first.zip(self.zoom(|entries| entries.last())?))
    }

    fn zoom(&mut self, pick: fn(&[Entry]) -> Option<&Entry>) -> Result<Option<u8>, BaseMapError> {
        let mut directory = self.directory(self.sections.root)?;
        for _ in 0..=MAX_DEPTH {
            let Some(&entry) = pick(&directory) else {
                return Ok(None);
            };
            if entry.run > 0 {
                let number = Number::new(entry.number).map_err(|_| BaseMapError::Damaged)?;
                let zoom = TileCoord::from(number).z();
                return Ok(Some(zoom.min(FINEST_ZOOM)));
            }
            directory = self.directory(self.sections.leaves.part(&entry)?)?;
        }
        Err(BaseMapError::Damaged)
    }

    /// Gives every tile of a directory and of those below it.
    fn walk(&mut self, directory: Vec<Entry>, depth: u8, sink: Sink<'_>) -> Result<(), Stop> {
        for entry in directory {
            if entry.run > 0 {
                self.tiles_of(&entry, sink)?;
            } else if depth < MAX_DEPTH {
                let leaf = self.directory(self.sections.leaves.part(&entry)?)?;
                self.walk(leaf, depth + 1, sink)?;
            } else {
                return Err(BaseMapError::Damaged.into());
            }
        }
        Ok(())
    }

    /// Gives the tiles of an entry: one after another, all alike.
    fn tiles_of(&mut self, entry: &Entry, sink: Sink<'_>) -> Result<(), Stop> {
        if u64::from(entry.run) > MAX_TILES {
            return Err(BaseMapError::TooLarge { limit: MAX_TILES }.into());
        }
        let mut bytes = None;
        for at in 0..u64::from(entry.run) {
            let number = entry.number.checked_add(at).ok_or(BaseMapError::Damaged)?;
            let number = Number::new(number).map_err(|_| BaseMapError::Damaged)?;
            let coord = TileCoord::from(number);
            // Nearer than any view enlarges, and so is what follows.
            let Some(id) = TileId::new(coord.z(), coord.x(), coord.y()) else {
                return Ok(());
            };
            let bytes = match &bytes {
                Some(bytes) => bytes,
                None => bytes.insert(self.tile(entry)?),
            };
            sink(id, bytes)?;
        }
        Ok(())
    }

    fn tile(&mut self, entry: &Entry) -> Result<Vec<u8>, BaseMapError> {
        let at = self.sections.tiles.part(entry)?;
        let bytes = read(&mut self.file, at.offset, at.length, MAX_TILE)?;
        if self.is_vector {
            stored_vector(bytes)
        } else {
            Ok(bytes)
        }
    }
}

impl Tiles for Archive {
    fn each(&mut self, sink: Sink<'_>) -> Result<(), Stop> {
        self.unpacked = 0;
        let root = self.directory(self.sections.root)?;
        self.walk(root, 0, sink)
    }
}

/// A stretch of a file, all of it.
fn read(file: &mut File, offset: u64, length: u64, most: u64) -> Result<Vec<u8>, BaseMapError> {
    if length > most {
        return Err(BaseMapError::Damaged);
    }
    let mut bytes = Vec::new();
    let begun = file.seek(SeekFrom::Start(offset));
    match begun.and_then(|_| file.take(length).read_to_end(&mut bytes)) {
        Ok(size) if size as u64 == length => Ok(bytes),
        _ => Err(BaseMapError::Damaged),
    }
}
