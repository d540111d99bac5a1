//! An OpenStreetMap file on disk, in whatever form it came.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};

use flate2::read::MultiGzDecoder;

use super::limits::Stopped;
use super::pbf::{pbf_header, read_pbf};
use super::{Extract, read_xml};
use crate::Bounds;
use crate::error::{LookedLike, ReadError};
use crate::grid::Window;
use crate::watch::{Part, Watch};

/// A packed binary extract is unpacked in memory: it was packed before, so it hardly grows.
const MAX_UNPACKED: u64 = 1 << 30;

/// How an OpenStreetMap file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Pbf,
    Xml,
}

/// Recognises a file by how it begins, packed or not.
///
/// # Errors
/// [`ReadError::NotOsm`] with what it looks like instead.
pub(crate) fn recognise(file: &mut File) -> Result<(Form, bool), ReadError> {
    file.seek(SeekFrom::Start(0))?;
    let start = beginning(&mut *file)?;
    file.seek(SeekFrom::Start(0))?;
    if !start.starts_with(b"\x1f\x8b") {
        return Ok((form(&start)?, false));
    }
    let inside = beginning(MultiGzDecoder::new(&mut *file))
        .map_err(|_| ReadError::NotOsm(LookedLike::Compressed))?;
    file.seek(SeekFrom::Start(0))?;
    Ok((form(&inside)?, true))
}

/// What a file says of itself at its beginning: the day of its data, and the box it covers.
pub(crate) fn header(file: File, form: Form) -> (Option<String>, Option<Bounds>) {
    match form {
        Form::Pbf => pbf_header(file).unwrap_or_default(),
        Form::Xml => (None, None),
    }
}

pub(crate) fn beginning(input: impl Read) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    input.take(4096).read_to_end(&mut start)?;
    Ok(start)
}

fn form(start: &[u8]) -> Result<Form, ReadError> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = text.trim_ascii_start();
    let begins = |with: &[u8]| {
        text.get(..with.len())
            .is_some_and(|have| have.eq_ignore_ascii_case(with))
    };
    let looked = if text.is_empty() && start.iter().all(|byte| byte.is_ascii_whitespace()) {
        LookedLike::Empty
    } else if begins(b"<!doctype html") || begins(b"<html") {
        LookedLike::WebPage
    } else if begins(b"<") {
        return Ok(Form::Xml);
    } else if start.windows(9).take(64).any(|nine| nine == b"OSMHeader") {
        return Ok(Form::Pbf);
    } else if begins(b"\x1f\x8b") || begins(b"BZh") || begins(b"PK\x03\x04") {
        LookedLike::Compressed
    } else {
        LookedLike::Unknown
    };
    Err(ReadError::NotOsm(looked))
}

/// Reads a file, all of it or what a window needs.
///
/// # Errors
/// Any [`ReadError`]; nothing of it is kept then.
pub(crate) fn read(
    mut file: File,
    keep: Option<Window>,
    watch: &dyn Watch,
) -> Result<(Form, Extract), ReadError> {
    let len = file.metadata()?.len();
    let (form, packed) = recognise(&mut file)?;
    let watched = |file| BufReader::new(Watched::new(file, len, watch));
    let extract = match (form, packed) {
        (Form::Pbf, false) => read_pbf(file, keep, watch),
        (Form::Pbf, true) => read_pbf(Cursor::new(unpacked(file)?), keep, watch),
        (Form::Xml, false) => read_xml(watched(file), keep),
        (Form::Xml, true) => read_xml(MultiGzDecoder::new(watched(file)), keep),
    };
    match extract {
        Err(ReadError::Io(error)) if error.get_ref().is_some_and(|inner| inner.is::<Stopped>()) => {
            Err(ReadError::Stopped)
        }
        extract => Ok((form, extract?)),
    }
}

fn unpacked(file: File) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let input = MultiGzDecoder::new(BufReader::new(file));
    input.take(MAX_UNPACKED).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == MAX_UNPACKED {
        return Err(ReadError::TooLarge {
            what: "bytes once unpacked",
            limit: MAX_UNPACKED,
        });
    }
    Ok(bytes)
}

/// A reader that tells how far it is, and stops when asked to.
struct Watched<'w, R> {
    inner: R,
    done: u64,
    len: u64,
    watch: &'w dyn Watch,
}

impl<'w, R> Watched<'w, R> {
    fn new(inner: R, len: u64, watch: &'w dyn Watch) -> Self {
        Self {
            inner,
            done: 0,
            len,
            watch,
        }
    }
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.watch.stopped() {
            return Err(std::io::Error::other(Stopped));
        }
        let count = self.inner.read(into)?;
        self.done += count as u64;
        self.watch.progress(Part::Reading, self.done, self.len);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_forms_apart_by_how_they_begin() {
        assert_eq!(form(b"<?xml version='1.0'?><osm/>").unwrap(), Form::Xml);
        assert_eq!(form(b"\0\0\0\x0d\n\tOSMHeader\x18").unwrap(), Form::Pbf);
        for (start, looked) in [
            (&b""[..], LookedLike::Empty),
            (b" \n ", LookedLike::Empty),
            (b"<!DOCTYPE html><p>", LookedLike::WebPage),
            (b"BZh91AY", LookedLike::Compressed),
            (b"PK\x03\x04", LookedLike::Compressed),
            (b"{\"type\":\"Feature\"}", LookedLike::Unknown),
        ] {
            assert!(matches!(form(start), Err(ReadError::NotOsm(found)) if found == looked));
        }
    }
}
