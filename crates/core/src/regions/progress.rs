//! How far adding a file is, as one number that only grows.

use std::sync::atomic::{AtomicU64, Ordering};

use homeground_region::{Part, Watch};

/// Tells how far it is in thousandths, each of them once, and asks whether to stop.
pub struct Thousandths<T, S> {
    told: AtomicU64,
    tell: T,
    stop: S,
}

impl<T: Fn(u64) + Sync, S: Fn() -> bool + Sync> Thousandths<T, S> {
    /// `tell` hears 0 to 1000.
    pub fn new(tell: T, stop: S) -> Self {
        Self {
            told: AtomicU64::new(0),
            tell,
            stop,
        }
    }
}

impl<T: Fn(u64) + Sync, S: Fn() -> bool + Sync> Watch for Thousandths<T, S> {
    fn progress(&self, part: Part, done: u64, of: u64) {
        // Shares of the time that a town takes.
        let (from, share) = match part {
            Part::Reading => (0, 350),
            Part::Gathering => (350, 100),
            Part::Drawing => (450, 400),
            Part::Writing => (850, 150),
            _ => return,
        };
        let within = share * done.min(of) / of.max(1);
        let now = from + within;
        if self.told.fetch_max(now, Ordering::Relaxed) < now {
            (self.tell)(now);
        }
    }

    fn stopped(&self) -> bool {
        (self.stop)()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn only_grows_whatever_the_order_of_the_parts() {
        let heard = Mutex::new(Vec::new());
        let watch = Thousandths::new(|now| heard.lock().unwrap().push(now), || false);
        watch.progress(Part::Reading, 0, 0);
        for (part, done) in [
            (Part::Reading, 50),
            (Part::Reading, 20),
            (Part::Drawing, 10),
            (Part::Gathering, 100),
            (Part::Writing, 200),
        ] {
            watch.progress(part, done, 100);
        }
        assert_eq!(heard.into_inner().unwrap(), [175, 490, 1000]);
    }
}
