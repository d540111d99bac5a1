//! British National Grid metres to longitude and latitude (WGS 84).
//!
//! Ordnance Survey, "A guide to coordinate systems in Great Britain" (v3.6): annexe C.2 for
//! the inverse Transverse Mercator projection on the Airy 1830 ellipsoid, section 6.6 for the
//! seven-parameter Helmert transformation, annexe B for ellipsoid and cartesian coordinates.
//! Good to about 5 m anywhere and to about 2 m in most of Great Britain, which is what the
//! guide says of the transformation.

use crate::domain::{DomainError, LonLat};

/// An ellipsoid: semi-axes in metres.
struct Ellipsoid {
    a: f64,
    b: f64,
}

const AIRY_1830: Ellipsoid = Ellipsoid {
    a: 6_377_563.396,
    b: 6_356_256.909,
};
const WGS_84: Ellipsoid = Ellipsoid {
    a: 6_378_137.0,
    b: 6_356_752.314_245,
};

/// Scale on the central meridian.
const F0: f64 = 0.999_601_271_7;
/// Easting and northing of the true origin, metres.
const E0: f64 = 400_000.0;
const N0: f64 = -100_000.0;
/// True origin: 49° north, 2° west.
const LAT0: f64 = 49.0;
const LON0: f64 = -2.0;

/// Whether a pair of numbers looks like metres on the grid rather than degrees: on land or
/// near it, from the Isles of Scilly to Shetland.
pub(super) fn looks_like(easting: f64, northing: f64) -> bool {
    (50_000.0..=700_000.0).contains(&easting) && (1_000.0..=1_300_000.0).contains(&northing)
}

/// The place of a pair of grid metres.
///
/// # Errors
/// For the field `geometry`, if the numbers are far off the grid.
pub(super) fn to_lon_lat(easting: f64, northing: f64) -> Result<LonLat, DomainError> {
    let (lat, lon) = unproject(easting, northing);
    let (lat, lon) = airy_to_wgs_84(lat, lon);
    LonLat::new(lon.to_degrees(), lat.to_degrees())
}

impl Ellipsoid {
    fn eccentricity_2(&self) -> f64 {
        1.0 - (self.b * self.b) / (self.a * self.a)
    }
}

/// Length of the meridian from the true origin to `lat`, scaled (guide, C.1, equation C3).
fn meridian(lat: f64) -> f64 {
    let Ellipsoid { a, b } = AIRY_1830;
    let n = (a - b) / (a + b);
    let (n2, n3) = (n * n, n * n * n);
    let (difference, sum) = (lat - LAT0.to_radians(), lat + LAT0.to_radians());
    b * F0
        * ((1.0 + n + 1.25 * n2 + 1.25 * n3) * difference
            - (3.0 * n + 3.0 * n2 + 2.625 * n3) * difference.sin() * sum.cos()
            + (1.875 * n2 + 1.875 * n3) * (2.0 * difference).sin() * (2.0 * sum).cos()
            - 35.0 / 24.0 * n3 * (3.0 * difference).sin() * (3.0 * sum).cos())
}

/// Inverse projection: radians of latitude and longitude on Airy 1830 (guide, C.2).
fn unproject(easting: f64, northing: f64) -> (f64, f64) {
    /// The guide asks for 0.01 mm.
    const CLOSE_M: f64 = 1e-5;
    let a = AIRY_1830.a;
    let e2 = AIRY_1830.eccentricity_2();
    let mut lat = LAT0.to_radians();
    // Each step gains three digits; ten are far more than enough.
    for _ in 0..10 {
        let left = northing - N0 - meridian(lat);
        lat += left / (a * F0);
        if left.abs() < CLOSE_M {
            break;
        }
    }
    let (sin, tan, sec) = (lat.sin(), lat.tan(), 1.0 / lat.cos());
    let nu = a * F0 / (1.0 - e2 * sin * sin).sqrt();
    let rho = a * F0 * (1.0 - e2) / (1.0 - e2 * sin * sin).powf(1.5);
    let eta2 = nu / rho - 1.0;
    let (t2, t4, t6) = (tan.powi(2), tan.powi(4), tan.powi(6));
    let vii = tan / (2.0 * rho * nu);
    let viii = tan / (24.0 * rho * nu.powi(3)) * (5.0 + 3.0 * t2 + eta2 - 9.0 * t2 * eta2);
    let ix = tan / (720.0 * rho * nu.powi(5)) * (61.0 + 90.0 * t2 + 45.0 * t4);
    let x = sec / nu;
    let xi = sec / (6.0 * nu.powi(3)) * (nu / rho + 2.0 * t2);
    let xii = sec / (120.0 * nu.powi(5)) * (5.0 + 28.0 * t2 + 24.0 * t4);
    let xiia = sec / (5040.0 * nu.powi(7)) * (61.0 + 662.0 * t2 + 1320.0 * t4 + 720.0 * t6);
    let d = easting - E0;
    (
        lat - vii * d.powi(2) + viii * d.powi(4) - ix * d.powi(6),
        LON0.to_radians() + x * d - xi * d.powi(3) + xii * d.powi(5) - xiia * d.powi(7),
    )
}

/// The Helmert transformation from OSGB36 to WGS 84: the guide's table in section 6.6 with
/// the signs turned round.
fn airy_to_wgs_84(lat: f64, lon: f64) -> (f64, f64) {
    const SHIFT_M: [f64; 3] = [446.448, -125.157, 542.060];
    const SCALE: f64 = -20.4894e-6;
    const SECOND: f64 = std::f64::consts::PI / (180.0 * 3600.0);
    const TURN: [f64; 3] = [0.1502 * SECOND, 0.2470 * SECOND, 0.8421 * SECOND];
    let e2 = AIRY_1830.eccentricity_2();
    let nu = AIRY_1830.a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
    let (x, y, z) = (
        nu * lat.cos() * lon.cos(),
        nu * lat.cos() * lon.sin(),
        nu * (1.0 - e2) * lat.sin(),
    );
    let x2 = SHIFT_M[0] + (1.0 + SCALE) * x - TURN[2] * y + TURN[1] * z;
    let y2 = SHIFT_M[1] + TURN[2] * x + (1.0 + SCALE) * y - TURN[0] * z;
    let z2 = SHIFT_M[2] - TURN[1] * x + TURN[0] * y + (1.0 + SCALE) * z;
    let e2 = WGS_84.eccentricity_2();
    let across = x2.hypot(y2);
    let mut lat = z2.atan2(across * (1.0 - e2));
    for _ in 0..5 {
        let nu = WGS_84.a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
        lat = (z2 + e2 * nu * lat.sin()).atan2(across);
    }
    (lat, y2.atan2(x2))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the guide, annexe C: Caister water tower.
    #[test]
    fn unprojects_the_worked_example_of_the_guide() {
        let (lat, lon) = unproject(651_409.903, 313_177.270);
        assert!((lat.to_degrees() - (52.0 + 39.0 / 60.0 + 27.2531 / 3600.0)).abs() < 1e-8);
        assert!((lon.to_degrees() - (1.0 + 43.0 / 60.0 + 4.5177 / 3600.0)).abs() < 1e-8);
    }

    #[test]
    fn finds_a_place_in_cheltenham_within_two_metres() {
        let place = to_lon_lat(395_265.0, 222_126.0).unwrap();
        assert!((place.lon - -2.070_213).abs() * 68_600.0 < 2.0, "{place:?}");
        assert!(
            (place.lat - 51.897_667).abs() * 111_200.0 < 2.0,
            "{place:?}"
        );
    }

    #[test]
    fn degrees_are_not_taken_for_metres() {
        assert!(!looks_like(-2.07, 51.9));
        assert!(!looks_like(51.9, -2.07));
        assert!(looks_like(395_265.0, 222_126.0));
        assert!(!looks_like(-395_265.0, 222_126.0));
    }
}
