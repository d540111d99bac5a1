//! Take a map to a meeting: what goes, what stays, and the file.

use std::path::Path;

use super::UseCaseError;
use crate::domain::Audience;
use crate::exchange::geojson;
use crate::map::{Access, Map};
use crate::privacy::{Consents, Output, Selection};

/// What would go to an audience and what would stay behind; `None` is the owner's own archive.
///
/// # Errors
/// [`UseCaseError::Store`] when the map cannot be read.
pub fn output(
    map: &Map,
    consents: &Consents,
    audience: Option<Audience>,
    selection: &Selection,
) -> Result<Output, UseCaseError> {
    Ok(crate::exchange::output(map, consents, audience, selection)?)
}

/// Writes a map for a meeting as GeoJSON: wholly or not at all. The squares in it are kept in
/// the map file first, so that no later output has finer ones.
///
/// # Errors
/// [`UseCaseError::Io`] when the file cannot be written; [`UseCaseError::Store`].
pub fn take_along(
    map: &mut Map,
    consents: &Consents,
    audience: Option<Audience>,
    selection: &Selection,
    file: &Path,
) -> Result<Output, UseCaseError> {
    let output = output(map, consents, audience, selection)?;
    if let Some(audience) = audience
        && map.access() == Access::Write
        && !output.to_keep().is_empty()
    {
        map.keep_cells(audience, output.to_keep())?;
    }
    geojson::write(&output, map.last_stamp()?, file)?;
    Ok(output)
}
