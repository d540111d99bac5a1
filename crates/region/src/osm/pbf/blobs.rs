//! The blobs of a file, opened one at a time, as often as needed.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use osmpbf::{BlobDecode, BlobReader, ByteOffset, HeaderBlock, PrimitiveBlock};

use super::block::{Beside, Seen, Words, objects};
use crate::Bounds;
use crate::error::{LookedLike, ReadError};
use crate::osm::ObjectKind;
use crate::osm::collect::Collector;
use crate::watch::{Part, Watch};

/// A file has an object, a mention of one or a tag for some four bytes. One that asks for more
/// memory than this was made to do so.
const PARTS_A_BYTE: u64 = 2;
/// Small files are let off.
const PARTS_MIN: u64 = 1 << 20;
/// What a file may ask of its reader.
const KNOWN_FEATURES: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];

/// Which blobs a pass opens, and which of their objects it looks at.
#[derive(Clone, Copy)]
pub(super) enum Wanted<'a> {
    Kind(ObjectKind),
    /// Sorted.
    Ids(ObjectKind, &'a [i64]),
}

/// The ids of each kind in one blob, from and to.
#[derive(Clone, Copy, Default)]
struct Held([Option<(i64, i64)>; 3]);

impl Held {
    fn add(&mut self, kind: ObjectKind, id: i64) {
        let range = &mut self.0[kind as usize];
        let (from, to) = range.unwrap_or((id, id));
        *range = Some((from.min(id), to.max(id)));
    }

    fn has(&self, wanted: Wanted<'_>) -> bool {
        match wanted {
            Wanted::Kind(kind) => self.0[kind as usize].is_some(),
            Wanted::Ids(kind, ids) => self.0[kind as usize].is_some_and(|(from, to)| {
                let first = ids.partition_point(|&id| id < from);
                ids.get(first).is_some_and(|&id| id <= to)
            }),
        }
    }
}

impl Wanted<'_> {
    fn is(&self, seen: &Seen<'_>) -> bool {
        match self {
            Self::Kind(kind) => seen.kind == *kind,
            Self::Ids(kind, ids) => seen.kind == *kind && ids.binary_search(&seen.id).is_ok(),
        }
    }
}

/// A file, its blobs known by where they begin.
pub(super) struct Blobs<'w, R: Read + Seek + Send> {
    reader: BlobReader<BufReader<R>>,
    offsets: Vec<u64>,
    held: Vec<Held>,
    len: u64,
    watch: &'w dyn Watch,
}

/// What is looked at in a pass.
type Look<'l> = &'l mut dyn FnMut(&Words<'_>, &Seen<'_>, &mut Collector);

impl<'w, R: Read + Seek + Send> Blobs<'w, R> {
    /// Finds where the blobs are.
    ///
    /// # Errors
    /// [`ReadError::Truncated`] if the last is not whole, [`ReadError::Damaged`] if there is
    /// something else between them.
    pub(super) fn new(mut input: R, watch: &'w dyn Watch) -> Result<Self, ReadError> {
        let len = input.seek(SeekFrom::End(0))?;
        input.seek(SeekFrom::Start(0))?;
        let mut reader = BlobReader::new_seekable(BufReader::new(input))
            .map_err(|_| ReadError::Damaged { offset: 0 })?;
        let mut offsets = Vec::new();
        loop {
            let offset = reader
                .seek_raw(SeekFrom::Current(0))
                .map_err(|_| ReadError::Damaged { offset: len })?;
            if offset == len {
                break;
            }
            if offset > len || len - offset < 4 {
                return Err(ReadError::Truncated { offset: len });
            }
            match reader.next_header_skip_blob() {
                Some(Ok((header, _))) if header.get_blob_size() >= 0 => offsets.push(offset),
                Some(Err(error)) if is_end(&error) => {
                    return Err(ReadError::Truncated { offset: len });
                }
                _ => return Err(ReadError::Damaged { offset }),
            }
        }
        Ok(Self {
            reader,
            held: vec![Held::default(); offsets.len()],
            offsets,
            len,
            watch,
        })
    }

    /// Opens every blob, counts what is in it, and shows every object.
    ///
    /// # Errors
    /// Any [`ReadError`].
    pub(super) fn first_pass(
        &mut self,
        collector: &mut Collector,
        mut look: impl FnMut(&Words<'_>, &Seen<'_>, &mut Collector),
    ) -> Result<(), ReadError> {
        let mut youngest = 0;
        for at in 0..self.offsets.len() {
            let mut held = Held::default();
            let mut count = |words: &Words<'_>, seen: &Seen<'_>, collector: &mut Collector| {
                held.add(seen.kind, seen.id);
                collector.tally.object(seen.kind, words.tags(seen));
                look(words, seen, collector);
            };
            let beside = self.open(at, collector, &mut count)?;
            collector.tally.counts.deleted += beside.deleted;
            youngest = youngest.max(beside.youngest);
            self.held[at] = held;
        }
        if youngest > 0 {
            collector.youngest = day(youngest);
        }
        Ok(())
    }

    /// Opens the blobs that hold something that is wanted, and shows that.
    ///
    /// # Errors
    /// Any [`ReadError`].
    pub(super) fn pass(
        &mut self,
        wanted: Wanted<'_>,
        collector: &mut Collector,
        mut look: impl FnMut(&Words<'_>, &Seen<'_>, &mut Collector),
    ) -> Result<(), ReadError> {
        let mut wanted_only = |words: &Words<'_>, seen: &Seen<'_>, collector: &mut Collector| {
            if wanted.is(seen) {
                look(words, seen, collector);
            }
        };
        for at in 0..self.offsets.len() {
            if self.held[at].has(wanted) {
                self.open(at, collector, &mut wanted_only)?;
            }
        }
        Ok(())
    }

    fn open(
        &mut self,
        at: usize,
        collector: &mut Collector,
        look: Look<'_>,
    ) -> Result<Beside, ReadError> {
        if self.watch.stopped() {
            return Err(ReadError::Stopped);
        }
        let offset = self.offsets[at];
        self.watch.progress(Part::Reading, offset, self.len);
        let damaged = |_| ReadError::Damaged { offset };
        let blob = (self.reader.blob_from_offset(ByteOffset(offset))).map_err(damaged)?;
        let limit = PARTS_MIN.max(self.len.saturating_mul(PARTS_A_BYTE));
        // The library panics on a member of unknown type, and on sums that do not fit.
        let opened = catch_unwind(AssertUnwindSafe(|| {
            match blob.decode().map_err(damaged)? {
                BlobDecode::OsmHeader(header) => {
                    read_header(&header, at, collector)?;
                    Ok(Beside::default())
                }
                BlobDecode::OsmData(_) if at == 0 => Err(ReadError::NotOsm(LookedLike::Unknown)),
                BlobDecode::OsmData(block) => read_block(&block, offset, collector, look),
                BlobDecode::Unknown(_) => Ok(Beside::default()),
            }
        }));
        let beside = opened.unwrap_or(Err(ReadError::Damaged { offset }))?;
        if collector.size() as u64 > limit {
            return Err(ReadError::TooLarge {
                what: "objects for its size",
                limit,
            });
        }
        Ok(beside)
    }
}

/// Reads only the header of a file.
pub(super) fn read_first(input: impl Read + Send, collector: &mut Collector) -> Option<()> {
    let blob = BlobReader::new(BufReader::new(input)).next()?.ok()?;
    match blob.decode().ok()? {
        BlobDecode::OsmHeader(header) => read_header(&header, 0, collector).ok(),
        _ => None,
    }
}

fn read_header(
    header: &HeaderBlock,
    at: usize,
    collector: &mut Collector,
) -> Result<(), ReadError> {
    for feature in header.required_features() {
        if feature == "HistoricalInformation" {
            return Err(ReadError::History);
        }
        if !KNOWN_FEATURES.contains(&feature.as_str()) {
            return Err(ReadError::Feature);
        }
    }
    if at > 0 {
        return Ok(());
    }
    collector.bounds = header
        .bbox()
        .and_then(|bbox| Bounds::new(bbox.left, bbox.bottom, bbox.right, bbox.top));
    collector.base_date = header
        .osmosis_replication_timestamp()
        .and_then(|seconds| day(seconds.checked_mul(1000)?));
    Ok(())
}

fn read_block(
    block: &PrimitiveBlock,
    offset: u64,
    collector: &mut Collector,
    look: Look<'_>,
) -> Result<Beside, ReadError> {
    let words = Words::of(block).ok_or(ReadError::Damaged { offset })?;
    objects(block, &words, offset, &mut |seen| {
        look(&words, seen, collector);
    })
}

fn is_end(error: &osmpbf::Error) -> bool {
    match error.kind() {
        osmpbf::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::UnexpectedEof,
        osmpbf::ErrorKind::Protobuf { err, .. } => err.to_string().contains("EOF"),
        _ => false,
    }
}

/// The day of an instant in milliseconds since 1970.
fn day(millis: i64) -> Option<String> {
    let instant = jiff::Timestamp::from_millisecond(millis).ok()?;
    Some(instant.strftime("%Y-%m-%d").to_string())
}
