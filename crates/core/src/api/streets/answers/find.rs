//! Finding a door, an address, a street or a place.

use std::hash::{Hash as _, Hasher as _};

use homeground_region::{Found, FoundKind, Own, Precision, Query, Why};
use rustc_hash::FxHasher;

use super::ground::{in_all, keys};
use super::*;
use crate::api::choice::outline;
use crate::domain::{AssetKind, Contents};
use crate::index::metric::between_points_m;
use crate::map::Map;
use crate::regions::{best, own_places, record_of};

/// Results that are shown.
const LIMIT: usize = 10;
/// Shorter words would find half the town, slowly.
const CHARACTERS_MIN: usize = 2;

/// What of the open map is found by its address or name, made anew only when that changed.
#[derive(Default)]
pub(in crate::api) struct OwnPlaces {
    /// For this state of the map.
    generation: Option<u64>,
    /// What is in it, in short.
    fingerprint: u64,
    own: Option<Own>,
}

impl OwnPlaces {
    /// Brings it up to date with the map.
    fn refresh(&mut self, map: &Map) -> Result<(), Failure> {
        if self.generation == Some(map.generation()) {
            return Ok(());
        }
        let contents = map.contents()?;
        let fingerprint = fingerprint(contents);
        if self.own.is_none() || fingerprint != self.fingerprint {
            self.own = Some(Own::new(own_places(contents)));
            self.fingerprint = fingerprint;
        }
        self.generation = Some(map.generation());
        Ok(())
    }

    fn find(&mut self, query: &Query<'_>) -> Vec<Found> {
        // Without a map there are still coordinates.
        self.own.get_or_insert_with(|| Own::new([])).find(query)
    }
}

/// Changes with whatever [`own_places`] shows.
fn fingerprint(contents: &Contents) -> u64 {
    let mut hasher = FxHasher::default();
    for door in contents.doors.iter() {
        let at = [door.point.lon, door.point.lat].map(f64::to_bits);
        let words = (&door.street, &door.house_number, &door.postcode);
        (door.id, at, words).hash(&mut hasher);
    }
    let areas = contents.areas.iter();
    let areas = areas.map(|area| (area.id, &area.title, area.geometry.as_ref()));
    let place = |kind| matches!(kind, AssetKind::Building | AssetKind::Space);
    let assets = contents.assets.iter().filter(|asset| place(asset.kind));
    let assets = assets.map(|asset| (asset.id, &asset.title, asset.geometry.as_ref()));
    for (id, title, geometry) in areas.chain(assets) {
        let bounds = geometry.map(|geometry| {
            let bounds = geometry.bounding_box();
            [bounds.west, bounds.south, bounds.east, bounds.north].map(f64::to_bits)
        });
        (id, title, bounds).hash(&mut hasher);
    }
    hasher.finish()
}

/// Find a door, an address, a street, a place or a coordinate.
pub(in crate::api) fn find_place(
    session: &Session,
    request: FindPlaceRequest,
) -> Result<FoundPlaces, Failure> {
    let keys = keys(session);
    let mut answer = FoundPlaces {
        rows: Vec::new(),
        no_region: keys.is_empty(),
    };
    let words = request.words.trim();
    if words.chars().nth(CHARACTERS_MIN - 1).is_none() {
        return Ok(answer);
    }
    let open = session.lock();
    let area = match (&open.map, &request.area) {
        (_, AreaChoice::Whole) => None,
        (Some(map), area) => outline(map.contents()?, area)?.map(|area| area.polygons()),
        (None, area) => outline(&Contents::default(), area)?.map(|area| area.polygons()),
    };
    let near = request.near.map(|near| (near.lon, near.lat));
    let query = Query {
        words,
        near,
        area: area.as_ref(),
        limit: LIMIT,
    };
    let found = {
        let mut own = session.own();
        if let Some(map) = &open.map {
            own.refresh(map)?;
        }
        drop(open);
        own.find(&query)
    };
    let mut all = vec![found];
    all.extend(in_all(session, &keys, |region| region.find(&query)));
    answer.rows = best(all, LIMIT)
        .into_iter()
        .map(|found| row(found, near))
        .collect();
    Ok(answer)
}

fn row(found: Found, near: Option<(f64, f64)>) -> PlaceRow {
    PlaceRow {
        kind: match found.kind {
            FoundKind::Door => PlaceKind::Door,
            FoundKind::Area => PlaceKind::Area,
            FoundKind::Coordinate => PlaceKind::Coordinate,
            FoundKind::Address => PlaceKind::Address,
            FoundKind::Street => PlaceKind::Street,
            FoundKind::Place => PlaceKind::Place,
            FoundKind::Point => PlaceKind::Point,
            FoundKind::Postcode => PlaceKind::Postcode,
            FoundKind::House => PlaceKind::House,
        },
        precision: match found.precision {
            Precision::Exact => PlacePrecision::Exact,
            Precision::Address => PlacePrecision::Address,
            Precision::House => PlacePrecision::House,
            Precision::Between => PlacePrecision::Between,
            Precision::Street => PlacePrecision::Street,
            Precision::Place => PlacePrecision::Place,
            Precision::Postcode => PlacePrecision::Postcode,
        },
        why: match found.why {
            Why::Exact => PlaceWhy::Exact,
            Why::DidYouMean => PlaceWhy::DidYouMean,
            Why::Between { low, high } => PlaceWhy::Between { low, high },
            Why::NumberNotMapped => PlaceWhy::NumberNotMapped,
            Why::Estimated => PlaceWhy::Estimated,
        },
        record: found.key.as_deref().and_then(record_of),
        distance_m: near.map(|near| between_points_m(near, (found.lon, found.lat))),
        title: found.title,
        lon: found.lon,
        lat: found.lat,
        context: found.context,
        street: found.street,
        house_number: found.house_number,
        postcode: found.postcode,
    }
}
