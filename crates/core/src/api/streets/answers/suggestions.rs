//! Places that OpenStreetMap knows.

use super::*;

/// Places that OpenStreetMap knows in an area.
pub(in crate::api) fn suggested(
    session: &Session,
    _: SuggestedRequest,
) -> Result<Suggested, Failure> {
    session.lock().map()?;
    Ok(Suggested {
        counts: Vec::new(),
        rows: Vec::new(),
        changed: Vec::new(),
        decided: 0,
        no_region: super::ground::keys(session).is_empty(),
    })
}

/// Say of suggestions what is to become of them.
pub(in crate::api) fn decide_suggested(
    session: &Session,
    request: DecideSuggestedRequest,
) -> Result<DecidedSuggested, Failure> {
    session.lock().map()?;
    if !request.source_ids.is_empty() {
        return Err(Failure::NotFound);
    }
    Ok(DecidedSuggested {
        added: Vec::new(),
        decided: 0,
    })
}
