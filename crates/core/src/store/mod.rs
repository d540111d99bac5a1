//! The map file: the only user of SQLite.
//!
//! Layers inside: `format` (what a map file is), `connect` (locks and connections), `open`
//! (creating, opening, upgrading), `copy` (safe copies), `rows`
//! (how each record lies in its table), `write` (one operation with its changes, stamps and
//! history), `read` (everything live in one pass), `check` (is it whole).

mod check;
mod coming_home;
mod connect;
mod copy;
mod draft;
mod error;
mod format;
mod history;
mod imported;
mod meaning;
mod open;
mod read;
mod rows;
mod stamp;
mod watched;
mod write;

pub use check::{CheckReport, Dangling};
pub use coming_home::Gone;
pub use copy::{newest_copy, restore};
pub use draft::Draft;
pub use error::{OpenError, StoreError};
pub use format::FORMAT_VERSION;
pub use history::{Binned, Done, FieldChange, OperationState, WriterId};
pub use imported::{FieldHashes, Imported};
pub use meaning::Understood;
pub use open::{Access, Identity, Store};
pub use stamp::Stamp;
pub use write::{Random, Write};

pub(crate) use copy::sync_folder;
