//! Tables of comma, semicolon, tab or bar separated values with a line of column names.

mod read;

pub(super) use read::{looks_like, read};
