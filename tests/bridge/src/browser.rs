//! What a browser does for the core: dialogs answered beforehand, and events to every page that listens.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};

use homeground_core::api::{Choose, Event, Host, Start};

use crate::answers;

/// The pages that listen.
#[derive(Default)]
pub struct Browser {
    listening: Mutex<Vec<Sender<String>>>,
}

impl Browser {
    /// Nobody listens yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every event from now on, as JSON; an empty text now and then, to notice a page that is gone.
    pub fn listen(&self) -> Receiver<String> {
        let (send, receive) = mpsc::channel();
        self.listening
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(send);
        receive
    }
}

impl Host for Browser {
    /// A browser shows no dialogs for files of this computer: without an answer given beforehand it is closed.
    fn choose(&self, purpose: &Choose) -> Option<PathBuf> {
        answers::answer(purpose).flatten()
    }

    /// The bridge has one map.
    fn open_window(&self, _: &Start) -> bool {
        false
    }

    fn emit(&self, event: Event) {
        let Ok(text) = serde_json::to_string(&event) else {
            return;
        };
        let mut listening = self
            .listening
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        listening.retain(|page| page.send(text.clone()).is_ok());
    }
}
