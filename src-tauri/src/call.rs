//! The one command: a request of the core's table of calls in, its answer or its failure out.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use homeground_core::api::{Failure, Session};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

/// Calls that run now.
static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// Answers `request` away from the window's own thread, so that the window never stands still.
#[tauri::command]
pub async fn call(request: Value, session: State<'_, Arc<Session>>) -> Result<Response, Failure> {
    let session = Arc::clone(&session);
    let running = Running::begin();
    let answered = tauri::async_runtime::spawn_blocking(move || {
        let _until_done = running;
        session.call_json(&request.to_string())
    });
    let stopped = |_| Failure::Unforeseen {
        detail: "the call stopped in the middle".to_owned(),
    };
    // The answer is JSON text already; so it is not taken apart and put together once more.
    answered.await.map_err(stopped)?.map(Response::new)
}

/// Waits until no call runs any more, but not longer than `patience`.
pub fn wait_for_the_last(patience: Duration) {
    let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = ENDED.wait_timeout_while(running, patience, |running| *running > 0);
}

/// Counts a call for as long as it lives, also when it ends in a panic.
struct Running;

impl Running {
    fn begin() -> Self {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Running
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_all();
    }
}
