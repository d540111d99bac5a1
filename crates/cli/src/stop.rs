//! Ctrl-C while something long is made.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// From now on ctrl-C, or being told to end, no longer ends the program at once: what is made asks here
/// whether to stop, and then leaves nothing behind. Without it only the unfinished file would stay.
pub fn asked() -> impl Fn() -> bool + Sync {
    let asked = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&asked);
    let _ = ctrlc::set_handler(move || heard.store(true, Ordering::Relaxed));
    move || asked.load(Ordering::Relaxed)
}
