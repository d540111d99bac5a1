//! Why a command was not done: always one plain sentence.

use std::io;

use homeground_core::domain::DomainError;
use homeground_core::exchange::ImportError;
use homeground_core::map::{OpenError, StoreError};
use homeground_core::understanding::UnderstandingError;
use homeground_core::usecases::UseCaseError;

/// Why a command was not done. Nothing was changed.
#[derive(Debug)]
pub enum Refusal {
    /// A sentence.
    Sentence(String),
    /// Standard output was closed by who read it.
    NobodyReads,
    /// Somebody stopped it; what was done until then is kept.
    Stopped,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sentence(sentence) => f.write_str(sentence),
            Self::NobodyReads => f.write_str("nobody reads the results"),
            Self::Stopped => f.write_str("stopped"),
        }
    }
}

/// A sentence that begins with a small letter, as those of the core do, after the program's name.
pub fn refuse(sentence: impl Into<String>) -> Refusal {
    Refusal::Sentence(sentence.into())
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyReads,
            kind => Self::Sentence(format!("the file or folder could not be used: {kind}")),
        }
    }
}

macro_rules! sentences {
    ($($error:ty),*) => {
        $(impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                Self::Sentence(error.to_string())
            }
        })*
    };
}
sentences!(
    DomainError,
    ImportError,
    OpenError,
    StoreError,
    UnderstandingError,
    UseCaseError,
    serde_json::Error
);
