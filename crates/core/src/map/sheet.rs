//! The grid of the sheet: the squares round the map, fixed to the map file, so that "it's in
//! D5" means the same on every screen and paper.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Map, StoreError};
use crate::domain::BoundingBox;

/// Squares named by letters from the west and figures from the north.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetGrid {
    /// Degrees east of the west edge of column A.
    pub west: f64,
    /// Degrees north of the north edge of row 1.
    pub north: f64,
    /// Width of a square in degrees of longitude.
    pub step_lon: f64,
    /// Height of a square in degrees of latitude.
    pub step_lat: f64,
}

/// Sides of a square in metres; the first that needs no more than [`COLUMNS`] is taken.
const SIDES_M: [f64; 11] = [100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 5e5];
/// Columns are named by one letter.
const COLUMNS: f64 = 20.0;
/// Metres in a degree of latitude (IUGG mean radius 6 371 008.8 m).
const METRES_A_DEGREE: f64 = 111_195.080;

impl Map {
    /// The grid of this map: kept once something has a place; until then made for the world.
    ///
    /// # Errors
    /// As [`Map::contents`].
    pub fn sheet_grid(&mut self) -> Result<SheetGrid, StoreError> {
        let kept: Option<String> = self.store.setting("sheet")?;
        if let Some(grid) = kept.and_then(|grid| serde_json::from_str(&grid).ok()) {
            return Ok(grid);
        }
        let Some(bounds) = self.index()?.bounds() else {
            return Ok(SheetGrid {
                west: -180.0,
                north: 90.0,
                step_lon: 15.0,
                step_lat: 15.0,
            });
        };
        let grid = round(bounds);
        if let Ok(json) = serde_json::to_string(&grid)
            && self.store.access() == super::Access::Write
        {
            self.store.keep_setting("sheet", json)?;
        }
        Ok(grid)
    }
}

impl Map {
    /// The latitude in degrees that the squares of homes are square at, the north
    /// edge of the sheet.
    ///
    /// # Errors
    /// As [`Map::contents`].
    pub fn reference_latitude(&self) -> Result<f64, StoreError> {
        let kept: Option<String> = self.store.setting("sheet")?;
        let grid: Option<SheetGrid> = kept.and_then(|grid| serde_json::from_str(&grid).ok());
        if let Some(grid) = grid {
            return Ok(grid.north);
        }
        Ok(self
            .index()?
            .bounds()
            .map_or(0.0, |bounds| round(bounds).north))
    }
}

/// A grid round everything, with a square to spare on each side.
fn round(bounds: BoundingBox) -> SheetGrid {
    let middle = f64::midpoint(bounds.south, bounds.north);
    let metres_lon = METRES_A_DEGREE * middle.to_radians().cos().max(0.01);
    let width = (bounds.east - bounds.west) * metres_lon;
    let height = (bounds.north - bounds.south) * METRES_A_DEGREE;
    let fits = |side: &f64| width.max(height) / side <= COLUMNS - 2.0;
    let side = SIDES_M.into_iter().find(fits).unwrap_or(5e5);
    let (step_lon, step_lat) = (side / metres_lon, side / METRES_A_DEGREE);
    SheetGrid {
        west: bounds.west - step_lon,
        north: bounds.north + step_lat,
        step_lon,
        step_lat,
    }
}
