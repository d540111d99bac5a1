//! The hybrid logical clock: when something was written, so that a later merge can tell.

use crate::domain::Instant;

/// 48 bits of milliseconds since the Unix epoch, then 16 bits that count within one.
/// Stamps of one device never repeat and never go back, whatever its clock does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(i64);

/// Bits of the counter.
const COUNTER_BITS: u32 = 16;

impl Stamp {
    /// A stamp as the store keeps it.
    #[must_use]
    pub const fn from_stored(stored: i64) -> Self {
        Self(stored)
    }

    /// What the store keeps.
    #[must_use]
    pub const fn stored(self) -> i64 {
        self.0
    }

    /// The moment inside, which may be later than the clock was.
    #[must_use]
    pub const fn instant(self) -> Instant {
        Instant::from_millis(self.0 >> COUNTER_BITS)
    }

    /// The next stamp at `now`: later than this one, and not before `now`.
    #[must_use]
    pub fn next(self, now: Instant) -> Self {
        let now = now.millis().clamp(0, (1 << 47) - 1) << COUNTER_BITS;
        Self(now.max(self.0.saturating_add(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_goes_back_when_the_clock_does() {
        let first = Stamp::default().next(Instant::from_millis(1_000));
        let second = first.next(Instant::from_millis(10));
        assert!(second > first);
        assert_eq!(second.instant(), Instant::from_millis(1_000));
    }
}
