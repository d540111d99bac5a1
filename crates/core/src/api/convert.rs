//! From the core's errors to what a screen is told: the one place that decides.

use homeground_region::{AddError, RegionError};

use super::Failure;
use crate::domain::DomainError;
use crate::exchange::ImportError;
use crate::map::{OpenError, StoreError};
use crate::regions::RegionsError;
use crate::understanding::UnderstandingError;
use crate::usecases::UseCaseError;

impl From<DomainError> for Failure {
    fn from(error: DomainError) -> Self {
        Self::Invalid {
            field: error.field.to_owned(),
            fault: error.fault,
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::AlreadyThere,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            kind => Self::Unforeseen {
                detail: kind.to_string(),
            },
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::DiskFull => Self::DiskFull,
            StoreError::Damaged | StoreError::Unreadable { .. } => Self::Damaged,
            StoreError::Io(error) => error.into(),
            other => Self::Unforeseen {
                detail: other.to_string(),
            },
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Missing => Self::Missing,
            OpenError::AlreadyThere => Self::AlreadyThere,
            OpenError::NotAMap => Self::NotAMap,
            OpenError::TooNew { found, supported } => Self::TooNew {
                found,
                supported,
                copy_of: None,
            },
            OpenError::Damaged => Self::Damaged,
            OpenError::InUse => Self::InUse,
            OpenError::Io(error) => error.into(),
            OpenError::Store(error) => error.into(),
        }
    }
}

impl From<UseCaseError> for Failure {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::NotFound(_) | UseCaseError::NothingToWithdraw(_) => Self::NotFound,
            UseCaseError::NotBothAgreed => Self::NotBothAgreed,
            UseCaseError::WordTaken(word) => Self::WordTaken { word },
            UseCaseError::Domain(error) => error.into(),
            UseCaseError::Store(error) => error.into(),
            UseCaseError::Open(error) => error.into(),
            UseCaseError::Io(error) => error.into(),
            other => Self::Unforeseen {
                detail: other.to_string(),
            },
        }
    }
}

impl From<UnderstandingError> for Failure {
    fn from(error: UnderstandingError) -> Self {
        match error {
            UnderstandingError::Store(error) => error.into(),
            other => Self::Unforeseen {
                detail: other.to_string(),
            },
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Missing => Self::Missing,
            ImportError::Stopped => Self::Stopped,
            ImportError::Io(error) => error.into(),
            ImportError::Store(error) => error.into(),
            unreadable => Self::UnreadableFile {
                sentence: unreadable.to_string(),
            },
        }
    }
}

impl From<RegionsError> for Failure {
    fn from(error: RegionsError) -> Self {
        match error {
            RegionsError::NotFound | RegionsError::Region(RegionError::Open(_)) => Self::NotFound,
            RegionsError::Stopped => Self::Stopped,
            RegionsError::Io(error) => error.into(),
            other => Self::UnreadableFile {
                sentence: other.to_string(),
            },
        }
    }
}

impl From<AddError> for Failure {
    fn from(error: AddError) -> Self {
        match error {
            AddError::Stopped => Self::Stopped,
            AddError::Open(error) => error.into(),
            // Kinds that say more than the sentence: no room, not allowed.
            AddError::Write(error) if error.kind() != std::io::ErrorKind::Other => error.into(),
            other => Self::UnreadableFile {
                sentence: other.to_string(),
            },
        }
    }
}
