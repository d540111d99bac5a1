//! The sample neighbourhood of `data/sample/`, built into the program, as a new map.
//!
//! Dates in its files are days before today, so that the sample never grows old.

mod build;
mod files;

use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use homeground_region::Region;

use super::UseCaseError;
use crate::map::{Map, OperationName, Surroundings};

/// The name of the sample's map.
pub const SAMPLE_NAME: &str = "Ashmere Riverside";

/// The sample's own streets, as OpenStreetMap XML.
pub const SAMPLE_STREETS: &[u8] = include_bytes!("../../../../../data/sample/streets.osm");

/// Asks the street map of the sample something. It is made once, in memory.
///
/// # Errors
/// [`UseCaseError::Sample`] when the built-in file cannot be read: a fault of the release.
pub fn ask_sample<T>(ask: impl FnOnce(&Region) -> T) -> Result<T, UseCaseError> {
    static MADE: OnceLock<Result<Mutex<Region>, String>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let made = Region::in_memory(SAMPLE_NAME, SAMPLE_STREETS);
        made.map(Mutex::new).map_err(|error| error.to_string())
    });
    match made {
        Ok(region) => Ok(ask(&region.lock().unwrap_or_else(PoisonError::into_inner))),
        Err(error) => Err(UseCaseError::Sample(error.clone())),
    }
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
    let addresses =
        ask_sample(Region::addresses)?.map_err(|error| UseCaseError::Sample(error.to_string()))?;
    let today = map.today();
    map.write(OperationName::SampleMade, |write| {
        write.set_streets("sample")?;
        build::build(write, &addresses, today)
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
