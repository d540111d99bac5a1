//! The sample neighbourhood of `data/sample/`, built into the program, as a new map.
//!
//! Dates in its files are days before today, so that the sample never grows old.

mod build;
mod files;

use std::path::Path;
use std::sync::OnceLock;

use homeground_region::Streets;

use super::UseCaseError;
use crate::map::{Map, OperationName, Surroundings};

/// The name of the sample's map.
pub const SAMPLE_NAME: &str = "Ashmere Riverside";

const STREETS: &[u8] = include_bytes!("../../../../../data/sample/streets.osm");

/// The sample's own streets, read once.
///
/// # Errors
/// [`UseCaseError::Sample`] when the built-in file cannot be read: a fault of the release.
pub fn sample_streets() -> Result<&'static Streets, UseCaseError> {
    static READ: OnceLock<Result<Streets, String>> = OnceLock::new();
    READ.get_or_init(|| Streets::from_osm_xml(STREETS).map_err(|error| error.to_string()))
        .as_ref()
        .map_err(|error| UseCaseError::Sample(error.clone()))
}

/// Makes the sample neighbourhood as a new map file at `path`.
///
/// # Errors
/// What [`Map::create`] and the store say; [`UseCaseError::Sample`] as above.
pub fn create_sample(path: &Path, at: &Surroundings) -> Result<Map, UseCaseError> {
    let mut map = Map::create(path, SAMPLE_NAME, at)?;
    let built = fill(&mut map);
    if built.is_err() {
        // A half-made sample would be offered again at the next start: better none.
        drop(map);
        let _ = std::fs::remove_file(path);
        return Err(built
            .err()
            .unwrap_or_else(|| UseCaseError::Sample(String::new())));
    }
    Ok(map)
}

fn fill(map: &mut Map) -> Result<(), UseCaseError> {
    let streets = sample_streets()?;
    let today = map.today();
    map.write(OperationName::SampleMade, |write| {
        write.set_streets("sample")?;
        build::build(write, streets, today)
    })?;
    map.forget_undo()?;
    Ok(())
}

/// The sample as a map in memory, for the picture of the first start.
///
/// # Errors
/// As [`create_sample`].
pub fn sample_in_memory(at: &Surroundings) -> Result<Map, UseCaseError> {
    let mut map = Map::in_memory(SAMPLE_NAME, at)?;
    fill(&mut map)?;
    Ok(map)
}
