//! PMTiles version 3: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.
//!
//! The only module that knows the library, which is written for reading over a network: here every
//! answer is there at once.

use std::fs::File;
use std::future::{Future, ready};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use ::pmtiles::{
    AsyncBackend, AsyncPmTilesReader, BackendResponse, Compression, Header, PmtError, PmtResult,
    TileCoord, TileType,
};
use bytes::Bytes;
use flate2::read::GzDecoder;
use futures_executor::block_on;
use futures_util::TryStreamExt;

use super::{About, BaseMap, BaseMapError, Container, Sink, Stop, Tiles, is_packed, schema};
use crate::Bounds;
use crate::grid::TileId;
use crate::tiles::packed;

/// A directory or the metadata once unpacked. A hostile one unpacks to a thousand times its size.
const MAX_UNPACKED: u64 = 64 << 20;

type Reader = AsyncPmTilesReader<FileBackend>;

/// # Errors
/// [`BaseMapError`]
pub(super) fn open(path: &Path) -> Result<BaseMap, BaseMapError> {
    let file = File::open(path).map_err(|_| BaseMapError::Damaged)?;
    let backend = FileBackend(Mutex::new(file));
    let reader = block_on(Reader::try_from_source(backend)).map_err(refused)?;
    let header = reader.get_header();
    let tile_format = match header.tile_type {
        TileType::Mvt => "pbf",
        TileType::Png => "png",
        TileType::Jpeg => "jpg",
        TileType::Webp => "webp",
        TileType::Avif => return Err(BaseMapError::Tiles("AVIF pictures")),
        TileType::Mlt => return Err(BaseMapError::Tiles("MapLibre tiles")),
        TileType::Unknown => return Err(BaseMapError::Tiles("of an unknown kind")),
    };
    match header.tile_compression {
        Compression::None | Compression::Gzip | Compression::Unknown => {}
        Compression::Brotli => return Err(BaseMapError::Packing("Brotli")),
        Compression::Zstd => return Err(BaseMapError::Packing("Zstandard")),
    }
    let metadata = block_on(reader.get_metadata()).map_err(refused)?;
    let said = schema::Said::of(&metadata);
    let about = About {
        container: Container::PmTiles,
        schema: schema::recognise(tile_format, &said),
        tile_format,
        bounds: bounds(header),
        min_zoom: header.min_zoom,
        max_zoom: header.max_zoom,
        json: said.layers_json(),
        name: said.name,
        attribution: said.attribution,
        generator: said.generator,
    };
    let tiles = Box::new(Archive(Arc::new(reader)));
    Ok(BaseMap { about, tiles })
}

fn bounds(header: &Header) -> Option<Bounds> {
    Bounds::new(
        header.min_longitude,
        header.min_latitude,
        header.max_longitude,
        header.max_latitude,
    )
}

struct Archive(Arc<Reader>);

impl Tiles for Archive {
    fn each(&mut self, sink: Sink<'_>) -> Result<(), Stop> {
        let is_vector = self.0.get_header().tile_type == TileType::Mvt;
        let mut entries = Arc::clone(&self.0).entries();
        let next = |entries: &mut futures_util::stream::BoxStream<'_, _>| {
            block_on(entries.try_next()).map_err(refused)
        };
        while let Some(entry) = next(&mut entries)? {
            let mut tile: Option<Vec<u8>> = None;
            for number in entry.iter_coords() {
                let coord = TileCoord::from(number);
                let id = TileId::new(coord.z(), coord.x(), coord.y());
                // Nearer than any view enlarges.
                let Some(id) = id else { continue };
                let bytes = match &mut tile {
                    Some(bytes) => bytes,
                    None => {
                        let read = block_on(self.0.get_tile(coord)).map_err(refused)?;
                        let read = read.ok_or(BaseMapError::Damaged)?;
                        let pack = is_vector && !is_packed(&read);
                        tile.insert(if pack { packed(&read) } else { read.to_vec() })
                    }
                };
                sink(id, bytes)?;
            }
        }
        Ok(())
    }
}

fn refused(error: PmtError) -> BaseMapError {
    match error {
        PmtError::UnsupportedPmTilesVersion => BaseMapError::OldEdition,
        PmtError::UnsupportedCompression(Compression::Brotli) => BaseMapError::Packing("Brotli"),
        PmtError::UnsupportedCompression(_) => BaseMapError::Packing("an unusual method"),
        _ => BaseMapError::Damaged,
    }
}

/// A file on this computer.
struct FileBackend(Mutex<File>);

impl FileBackend {
    fn bytes(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))
            .map_err(PmtError::Reading)?;
        let mut bytes = Vec::new();
        (&mut *file)
            .take(length as u64)
            .read_to_end(&mut bytes)
            .map_err(PmtError::Reading)?;
        Ok(BackendResponse::new(Bytes::from(bytes)))
    }

    /// As [`Self::bytes`], all of them, and no more than a map unpacks to.
    fn exact(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let response = self.bytes(offset, length)?;
        if response.bytes.len() != length {
            let end = std::io::ErrorKind::UnexpectedEof;
            return Err(PmtError::Reading(end.into()));
        }
        if is_packed(&response.bytes) {
            let input = GzDecoder::new(&response.bytes[..]).take(MAX_UNPACKED);
            let size = std::io::copy(&mut { input }, &mut std::io::sink());
            if size.map_err(PmtError::Reading)? == MAX_UNPACKED {
                return Err(PmtError::InvalidEntry);
            }
        }
        Ok(response)
    }
}

impl AsyncBackend for FileBackend {
    fn read_exact(
        &self,
        offset: u64,
        length: usize,
    ) -> impl Future<Output = PmtResult<BackendResponse>> + Send {
        ready(self.exact(offset, length))
    }

    fn read(
        &self,
        offset: u64,
        length: usize,
    ) -> impl Future<Output = PmtResult<BackendResponse>> + Send {
        ready(self.bytes(offset, length))
    }
}
