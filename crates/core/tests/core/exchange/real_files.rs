//! Other people's files, with their quirks: every row is accounted for. Where the files are not
//! at hand, the fixtures of the other tests stand for them.

use homeground_core::domain::AssetKind;
use homeground_core::exchange::ImportError;
use homeground_core::map::Map;

use super::{bring_in, counts, real};
use crate::support::Place;

/// Brings a file in twice. All rows must come in, and most be of the kind that they plainly are.
fn check(name: &str, rows: u64, kind: AssetKind, at_least: usize) -> Option<Map> {
    let file = real(name)?;
    let place = Place::new();
    let mut map = place.map();
    let report = bring_in(&mut map, &file).unwrap();
    assert_eq!(counts(&report), (rows, 0, 0, 0), "{name}");
    let again = bring_in(&mut map, &file).unwrap();
    assert_eq!(counts(&again), (0, 0, rows, 0), "{name} again");
    let contents = map.contents().unwrap();
    let of_kind = contents.assets.iter().filter(|asset| asset.kind == kind);
    let count = of_kind.count();
    assert!(count >= at_least, "{name}: {count} of kind {kind:?}");
    Some(map)
}

#[test]
fn council_land_and_buildings_on_the_british_grid_lie_where_the_council_says() {
    let Some(table) = check(
        "cheltenham_land_and_assets_2021.csv",
        498,
        AssetKind::Building,
        280,
    ) else {
        return;
    };
    let Some(shapes) = check(
        "cheltenham_land_and_assets_2021.geojson",
        497,
        AssetKind::Building,
        280,
    ) else {
        return;
    };
    let mut compared = 0;
    for asset in table.contents().unwrap().assets.iter() {
        let (Some(at), Some(code)) = (asset.geometry.as_ref(), asset.extra.0.get("AssetCode"))
        else {
            continue;
        };
        let at = at.as_point().unwrap();
        let contents = shapes.contents().unwrap();
        let same =
            |other: &&homeground_core::domain::Asset| other.source_id.as_deref() == code.as_str();
        let Some(other) = contents.assets.iter().find(same) else {
            continue;
        };
        let there = other.geometry.as_ref().unwrap().as_point().unwrap();
        let (east, north) = (
            (at.lon - there.lon) * 68_600.0,
            (at.lat - there.lat) * 111_200.0,
        );
        assert!(east.hypot(north) < 1.5, "{code}: {east} {north}");
        compared += 1;
    }
    assert!(compared > 450, "{compared}");
}

#[test]
fn food_banks_with_and_without_places() {
    check(
        "greater_manchester_food_banks.csv",
        171,
        AssetKind::Institution,
        85,
    );
    check(
        "greater_manchester_food_banks.geojson",
        171,
        AssetKind::Institution,
        85,
    );
}

#[test]
fn libraries_clubs_allotments_and_places_of_worship() {
    check(
        "greater_manchester_libraries.csv",
        141,
        AssetKind::Institution,
        120,
    );
    check("trafford_sports_clubs.csv", 140, AssetKind::Group, 125);
    check("trafford_allotments.geojson", 35, AssetKind::Space, 33);
    check(
        "isle_of_man_charity_places.geojson",
        36,
        AssetKind::Group,
        15,
    );
    check(
        "isle_of_man_places_of_worship.geojson",
        97,
        AssetKind::Building,
        95,
    );
}

#[test]
fn formats_that_are_not_read_yet_are_refused_by_name() {
    for name in [
        "trafford_sports_clubs.kml",
        "trafford_voluntary_sector_grants_early.xlsx",
    ] {
        let Some(file) = real(name) else { return };
        let place = Place::new();
        let error = bring_in(&mut place.map(), &file).unwrap_err();
        assert!(
            matches!(error, ImportError::OtherFormat(_)),
            "{name}: {error}"
        );
    }
}
