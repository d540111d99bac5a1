//! What would leave a map.

use crate::domain::Audience;
use crate::map::{Map, StoreError};
use crate::privacy::{self, Consents, Grid, Keys, Means, Output, Selection};

/// What would go to an audience and what would stay behind; `None` is the owner's own archive.
///
/// # Errors
/// When the map cannot be read.
pub fn output(
    map: &Map,
    consents: &Consents,
    audience: Option<Audience>,
    selection: &Selection,
) -> Result<Output, StoreError> {
    let keys = Keys::new(map.secret()?);
    let kept = audience
        .map(|audience| map.cells(audience))
        .transpose()?
        .unwrap_or_default();
    let means = Means {
        contents: map.contents()?,
        consents,
        keys: &keys,
        grid: Grid::new(&keys, map.reference_latitude()?),
        kept: &kept,
        day: map.today(),
    };
    Ok(privacy::prepare(means, selection, audience))
}
