//! Reading entries for what they mean, behind everything else, while a window is open.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use super::session::Session;
use super::{Event, Failure};
use crate::map::Access;
use crate::understanding::{self, Unread};

/// Entries read between two looks at the map: a tenth of a second.
const AT_ONCE: usize = 32;
/// The screen is told so often that there is more.
const TOLD_EVERY: Duration = Duration::from_secs(2);

/// Whoever reads, if anybody does.
#[derive(Default)]
pub(super) struct Reader(Mutex<Option<Sender<()>>>);

impl Reader {
    /// There may be something to read.
    pub(super) fn wake(&self) {
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = sender.as_ref() {
            // Nobody reads any more once the program ends.
            let _ = sender.send(());
        }
    }
}

impl Session {
    /// From now on entries of the open map are read for what they mean, on a thread of their own that ends with the
    /// session. Asked for once, by whoever shows a window.
    pub fn keep_understanding(self: &Arc<Self>) {
        let (sender, woken) = channel();
        *(self.reader.0.lock()).unwrap_or_else(PoisonError::into_inner) = Some(sender);
        let session = Arc::downgrade(self);
        std::thread::spawn(move || read_when_woken(&session, &woken));
        self.reader.wake();
    }

    /// Reads a few entries; gives how many are left, `None` if there was nothing to do.
    fn understand_some(&self) -> Result<Option<usize>, Failure> {
        let Some((path, some, all)) = self.unread()? else {
            return Ok(None);
        };
        // Takes a while, and nobody waits for the map meanwhile.
        let read = understanding::read(&some)?;
        let mut open = self.lock();
        let map = open.map_mut()?;
        if map.path() == path {
            map.keep_understood(&read)?;
        }
        Ok(Some(all.saturating_sub(some.len())))
    }

    fn unread(&self) -> Result<Option<(PathBuf, Vec<Unread>, usize)>, Failure> {
        let open = self.lock();
        let Some(map) = open
            .map
            .as_ref()
            .filter(|map| map.access() == Access::Write)
        else {
            return Ok(None);
        };
        let some = understanding::unread(map, AT_ONCE)?;
        if some.is_empty() {
            return Ok(None);
        }
        Ok(Some((map.path(), some, understanding::unread_count(map)?)))
    }
}

fn read_when_woken(session: &Weak<Session>, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        while woken.try_recv().is_ok() {}
        let mut told = Instant::now();
        let mut untold = None;
        while let Some(session) = session.upgrade() {
            match session.understand_some() {
                Ok(Some(left)) => untold = Some(left),
                Ok(None) => break,
                Err(failure) => {
                    tracing::warn!(?failure, "what is here was not read: matching by words");
                    break;
                }
            }
            if told.elapsed() >= TOLD_EVERY
                && let Some(left) = untold.take()
            {
                session.tell_understood(left);
                told = Instant::now();
            }
        }
        if let (Some(session), Some(left)) = (session.upgrade(), untold) {
            session.tell_understood(left);
        }
    }
}

impl Session {
    fn tell_understood(&self, left: usize) {
        let left = u64::try_from(left).unwrap_or(u64::MAX);
        self.host.emit(Event::Understood { left });
    }
}
