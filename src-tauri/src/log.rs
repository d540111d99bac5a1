//! What went wrong, kept in `log.txt` in the data folder, for somebody who asks for help.
//!
//! Nothing personal goes in: messages of this program carry codes and counts, never names, words or places.

use std::fs::{self, OpenOptions};
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Beyond this the log becomes `log-before.txt`, and a new one begins.
const LONGEST_BYTES: u64 = 1_000_000;

/// Begins to write. A log that cannot be written is no reason not to start.
pub fn begin(folder: &Path) {
    let log = folder.join("log.txt");
    if fs::metadata(&log).is_ok_and(|about| about.len() > LONGEST_BYTES) {
        let _ = fs::rename(&log, folder.join("log-before.txt"));
    }
    let Ok(file) = OpenOptions::new().create(true).append(true).open(&log) else {
        return;
    };
    // Libraries speak only when something is wrong, and what they say of files and addresses stays out below that.
    let ours = Targets::new()
        .with_default(LevelFilter::ERROR)
        .with_target("homeground", LevelFilter::INFO);
    let written = tracing_subscriber::fmt::layer()
        .with_writer(Mutex::new(file))
        .with_ansi(false)
        .with_filter(ours);
    let _ = tracing_subscriber::registry().with(written).try_init();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Where it happened and nothing more: the message of a panic can hold somebody's words.
        let place = panic.location().map(ToString::to_string);
        tracing::error!(target: "homeground", place, "a panic");
        if cfg!(debug_assertions) {
            before(panic);
        }
    }));
    tracing::info!(target: "homeground", version = env!("CARGO_PKG_VERSION"), "started");
}
