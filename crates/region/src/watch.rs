//! Telling how far a long piece of work is, and stopping it.

/// A part of the work of taking in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The file is read; counted in bytes.
    Reading,
    /// Outlines are put together and streets gathered; counted in steps.
    Gathering,
    /// Tiles are drawn; counted in thousandths.
    Drawing,
    /// Search tables are written; counted in steps.
    Writing,
}

/// Who wants to know how far it is.
pub trait Watch: Sync {
    /// `done` of `of` in this part.
    fn progress(&self, part: Part, done: u64, of: u64);
    /// Asked now and then: whether to stop and leave nothing behind.
    fn stopped(&self) -> bool;
}

/// Nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _: Part, _: u64, _: u64) {}

    fn stopped(&self) -> bool {
        false
    }
}
