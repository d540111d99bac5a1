//! A reader that stops before a hostile file fills the memory.

use std::io::{self, BufRead, Read};

/// One element with its attributes, or one stretch of text. OpenStreetMap's longest element, a tag
/// with 255 characters in key and value, stays under 4 KB.
const MAX_EVENT_BYTES: u64 = 64 << 10;
/// The whole file. Larger extracts come in the binary form, a twentieth of the size.
const MAX_FILE_BYTES: u64 = 1 << 30;

/// A limit of [`Limited`] that was passed; travels inside an [`io::Error`].
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("more than {limit} {what}")]
pub(super) struct Passed {
    pub what: &'static str,
    pub limit: u64,
}

/// Somebody asked to stop; travels inside an [`io::Error`].
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("stopped")]
pub(super) struct Stopped;

/// Counts what goes through and fails beyond the limits.
pub(super) struct Limited<R> {
    inner: R,
    total: u64,
    event: u64,
}

impl<R: BufRead> Limited<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            total: 0,
            event: 0,
        }
    }

    /// A new element begins.
    pub(super) fn next_event(&mut self) {
        self.event = 0;
    }

    fn check(&self) -> io::Result<()> {
        let passed = if self.total > MAX_FILE_BYTES {
            Passed {
                what: "bytes",
                limit: MAX_FILE_BYTES,
            }
        } else if self.event > MAX_EVENT_BYTES {
            Passed {
                what: "bytes in one element",
                limit: MAX_EVENT_BYTES,
            }
        } else {
            return Ok(());
        };
        Err(io::Error::new(io::ErrorKind::InvalidData, passed))
    }
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let count = from.len().min(into.len());
        into[..count].copy_from_slice(&from[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Limited<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.total += count as u64;
        self.event += count as u64;
        self.inner.consume(count);
    }
}
