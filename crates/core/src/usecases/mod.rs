//! What people do with a map, one file a verb; the window and the command line call the same.
//!
//! A use case asks the pure middle what should be, and writes it through the one door.

mod introduce;
mod look_after;
mod note;
mod sample;
mod share;
mod suggestions;
mod take_along;
mod withdraw;
mod word_list;

pub use introduce::{Step, go_on, introduce};
pub use look_after::{rest, still_true};
pub use note::{Note, NotedEntry, NotedPerson, Yes as NoteYes, note};
pub use sample::{SAMPLE_NAME, SAMPLE_STREETS, ask_sample, create_sample, sample_in_memory};
pub use share::{SHARED_FOR_MONTHS, Yes, share};
pub use suggestions::{
    Change, Changed, Suggested, Suggestions, accept, ask_again, decide, suggestions,
};
pub use take_along::{output, take_along};
pub use withdraw::withdraw;
pub use word_list::keep_words;

use crate::domain::{DomainError, RecordRef};
use crate::map::{OpenError, StoreError};

/// Why something was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UseCaseError {
    /// The record is not in the map, or not any more.
    #[error("there is no such entry in this map")]
    NotFound(RecordRef),
    /// A record of this kind has nothing to share.
    #[error("only people, things on offer and things looked for can be shared")]
    NotShareable(RecordRef),
    /// There was no yes to take back.
    #[error("there is no yes to take back")]
    NothingToWithdraw(RecordRef),
    /// People are introduced only when both have said yes.
    #[error("both have to say yes first")]
    NotBothAgreed,
    /// A word stands in another line of the word list.
    #[error("“{0}” stands in another line of the word list already")]
    WordTaken(String),
    /// A field cannot hold what was given.
    #[error(transparent)]
    Domain(#[from] DomainError),
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A map could not be opened or made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A file could not be written.
    #[error("the file could not be written: {0}")]
    Io(#[from] std::io::Error),
    /// The sample's files are not what they should be: a fault of this release.
    #[error("the sample neighbourhood is damaged: {0}")]
    Sample(String),
}
