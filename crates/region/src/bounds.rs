//! A box in longitude and latitude.

/// A box in longitude and latitude, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Bounds {
    /// Western longitude.
    pub west: f64,
    /// Southern latitude.
    pub south: f64,
    /// Eastern longitude.
    pub east: f64,
    /// Northern latitude.
    pub north: f64,
}

impl Bounds {
    /// `None` unless west is before east and south before north, within 180 and 90 degrees.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<Self> {
        let ordered = -180.0 <= west && west < east && east <= 180.0;
        let upright = -90.0 <= south && south < north && north <= 90.0;
        (ordered && upright).then_some(Self {
            west,
            south,
            east,
            north,
        })
    }
}

impl Bounds {
    /// What lies in both; `None` if they do not meet.
    pub(crate) fn common(self, other: Self) -> Option<Self> {
        Self::new(
            self.west.max(other.west),
            self.south.max(other.south),
            self.east.min(other.east),
            self.north.min(other.north),
        )
    }
}

impl std::fmt::Display for Bounds {
    /// `west,south,east,north`, six decimals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            west,
            south,
            east,
            north,
        } = self;
        write!(f, "{west:.6},{south:.6},{east:.6},{north:.6}")
    }
}
