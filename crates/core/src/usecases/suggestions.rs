//! Places that a street map suggests: which are new, and what somebody says of them.

use homeground_region::{Suggestion, address_key};
use rustc_hash::{FxHashMap, FxHashSet};

use super::UseCaseError;
use crate::domain::{
    Asset, AssetKind, BoundingBox, Contents, Decision, Extra, Geometry, LonLat, OSM_SOURCE,
    RecordId, RecordKind, RecordRef, Verdict,
};
use crate::map::{Map, OperationName};

/// The same name so near is the same place.
const SAME_NAME_M: f64 = 100.0;
/// A name that holds the other's so near may be the same place.
const LIKE_NAME_M: f64 = 25.0;
/// Less is no move: outlines are drawn anew all the time.
const MOVED_M: f64 = 50.0;
/// Metres of a degree of latitude.
const DEGREE_M: f64 = 111_320.0;

/// A suggestion that nobody decided about.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested {
    /// What the street map says.
    pub suggestion: Suggestion,
    /// An entry that may be the same place.
    pub looks_like: Option<RecordRef>,
}

/// What a newer street map says otherwise of a place that was accepted.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is called otherwise now.
    Renamed {
        /// What it was called then.
        before: String,
        /// What it is called now.
        now: String,
    },
    /// It lies so many metres away now.
    Moved {
        /// Metres.
        metres: f64,
    },
    /// It is gone.
    Gone,
}

/// A place that was accepted, and what is said of it now.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// What it became.
    pub asset: RecordId,
    /// What was there then.
    pub decision: Decision,
    /// What is said now.
    pub change: Change,
}

/// What street maps suggest for a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// New ones.
    pub rows: Vec<Suggested>,
    /// What is said otherwise of those accepted. Nothing is changed by it.
    pub changed: Vec<Changed>,
    /// So many are on the map already.
    pub there: u32,
    /// So many were decided before, and are not asked again.
    pub decided: u32,
}

/// Sorts what a street map suggests: what is new, what is there, what was decided, what changed.
/// `covers` says whether a place lies where the street map would know of it.
///
/// # Errors
/// What the store says.
pub fn suggestions(
    map: &Map,
    found: Vec<Suggestion>,
    covers: impl Fn(LonLat) -> bool,
) -> Result<Suggestions, UseCaseError> {
    let contents = map.contents()?;
    let decisions = map.decisions()?;
    let latest: FxHashMap<&str, &Decision> = (decisions.iter())
        .filter(|decision| decision.source == OSM_SOURCE)
        .map(|decision| (decision.source_id.as_str(), decision))
        .collect();
    let mut sorted = Suggestions {
        changed: changed(contents, &found, &latest, covers),
        ..Suggestions::default()
    };
    let known = known_objects(contents);
    let index = map.index()?;
    for suggestion in found {
        let objects = || {
            std::iter::once(suggestion.source_id.as_str())
                .chain(suggestion.stands_for.iter().map(String::as_str))
        };
        if objects().any(|object| known.contains(object)) {
            sorted.there += 1;
        } else if objects().any(|object| latest.contains_key(object)) {
            sorted.decided += 1;
        } else {
            let near = index.in_box(contents, around(&suggestion, SAME_NAME_M));
            match same_place(contents, &suggestion, &near) {
                Likeness::Same => sorted.there += 1,
                Likeness::Like(record) => sorted.rows.push(Suggested {
                    suggestion,
                    looks_like: Some(record),
                }),
                Likeness::New => sorted.rows.push(Suggested {
                    suggestion,
                    looks_like: None,
                }),
            }
        }
    }
    Ok(sorted)
}

/// Objects of OpenStreetMap that are on the map.
fn known_objects(contents: &Contents) -> FxHashSet<&str> {
    (contents.assets.iter())
        .filter(|asset| asset.source.as_deref() == Some(OSM_SOURCE))
        .filter_map(|asset| asset.source_id.as_deref())
        .collect()
}

fn changed(
    contents: &Contents,
    found: &[Suggestion],
    latest: &FxHashMap<&str, &Decision>,
    covers: impl Fn(LonLat) -> bool,
) -> Vec<Changed> {
    let mut now: FxHashMap<&str, &Suggestion> = FxHashMap::default();
    for suggestion in found {
        now.insert(&suggestion.source_id, suggestion);
        for object in &suggestion.stands_for {
            now.entry(object).or_insert(suggestion);
        }
    }
    let mut changed: Vec<Changed> = Vec::new();
    for decision in latest.values() {
        let Some(asset) = decision
            .asset
            .filter(|id| contents.assets.get(*id).is_some())
        else {
            continue;
        };
        let change = match now.get(decision.source_id.as_str()) {
            None if covers(decision.point) => Some(Change::Gone),
            None => None,
            Some(suggestion) => change(decision, suggestion),
        };
        changed.extend(change.map(|change| Changed {
            asset,
            decision: (*decision).clone(),
            change,
        }));
    }
    changed.sort_by(|a, b| a.decision.source_id.cmp(&b.decision.source_id));
    changed
}

fn change(then: &Decision, now: &Suggestion) -> Option<Change> {
    if name_key(&then.name) != name_key(&now.name) {
        return Some(Change::Renamed {
            before: then.name.clone(),
            now: now.name.clone(),
        });
    }
    let metres = metres((then.point.lon, then.point.lat), (now.lon, now.lat));
    (metres > MOVED_M).then_some(Change::Moved { metres })
}

enum Likeness {
    Same,
    Like(RecordRef),
    New,
}

/// Whether something of the map is the same place.
fn same_place(contents: &Contents, suggestion: &Suggestion, near: &[RecordRef]) -> Likeness {
    let name = name_key(&suggestion.name);
    if name.is_empty() {
        return Likeness::New;
    }
    let mut like = None;
    for record in near
        .iter()
        .filter(|record| record.kind == RecordKind::Asset)
    {
        let Some(asset) = contents.assets.get(record.id) else {
            continue;
        };
        let Some(mark) = asset.geometry.as_ref().map(Geometry::mark) else {
            continue;
        };
        let title = name_key(&asset.title);
        let metres = metres((mark.lon, mark.lat), (suggestion.lon, suggestion.lat));
        if title == name && metres <= SAME_NAME_M {
            return Likeness::Same;
        }
        if metres <= LIKE_NAME_M && (title.contains(&name) || name.contains(&title)) {
            like = Some(*record);
        }
    }
    like.map_or(Likeness::New, Likeness::Like)
}

fn name_key(name: &str) -> String {
    address_key(name, "").0
}

/// On the ground between two near places, longitude and latitude in degrees.
fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let east = (a.0 - b.0) * DEGREE_M * a.1.to_radians().cos();
    let north = (a.1 - b.1) * DEGREE_M;
    east.hypot(north)
}

fn around(suggestion: &Suggestion, metres: f64) -> BoundingBox {
    let high = metres / DEGREE_M;
    let wide = high / suggestion.lat.to_radians().cos().max(0.01);
    BoundingBox {
        west: suggestion.lon - wide,
        south: suggestion.lat - high,
        east: suggestion.lon + wide,
        north: suggestion.lat + high,
    }
}

/// Puts suggestions on the map as one operation; gives what they became, in their order. They are
/// private until somebody says who may see them. What is on the map already is left as it is.
///
/// # Errors
/// What the store says; then nothing was changed.
pub fn accept(
    map: &mut Map,
    suggestions: &[Suggestion],
    data_date: Option<&str>,
) -> Result<Vec<RecordId>, UseCaseError> {
    let today = map.today();
    let known: FxHashSet<String> = (known_objects(map.contents()?).into_iter())
        .map(str::to_owned)
        .collect();
    let new: Vec<&Suggestion> = (suggestions.iter())
        .filter(|suggestion| !known.contains(&suggestion.source_id))
        .collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let before = decisions_about(map, suggestions)?;
    let count = u32::try_from(new.len()).unwrap_or(u32::MAX);
    map.write(OperationName::SuggestionsAccepted { count }, |write| {
        for record in before {
            write.remove(record)?;
        }
        let mut made = Vec::with_capacity(new.len());
        for suggestion in new {
            let asset = asset(write.new_id(), suggestion, data_date)?;
            write.create_asset(&asset)?;
            let decision = Decision {
                asset: Some(asset.id),
                decided_on: Some(today),
                ..decision(write.new_id(), suggestion, Verdict::Accepted)
            };
            write.create_decision(&decision)?;
            made.push(asset.id);
        }
        Ok(made)
    })
}

/// Remembers that suggestions are not for this map, as one operation.
///
/// # Errors
/// What the store says; then nothing was changed.
pub fn decide(
    map: &mut Map,
    suggestions: &[Suggestion],
    verdict: Verdict,
) -> Result<u32, UseCaseError> {
    let today = map.today();
    if suggestions.is_empty() {
        return Ok(0);
    }
    let before = decisions_about(map, suggestions)?;
    let count = u32::try_from(suggestions.len()).unwrap_or(u32::MAX);
    map.write(OperationName::SuggestionsDecided { count }, |write| {
        for record in before {
            write.remove(record)?;
        }
        for suggestion in suggestions {
            let decision = Decision {
                decided_on: Some(today),
                ..decision(write.new_id(), suggestion, verdict)
            };
            write.create_decision(&decision)?;
        }
        Ok(count)
    })
}

/// Forgets what was said of objects that did not become entries, so that they are asked again.
///
/// # Errors
/// What the store says; then nothing was changed.
pub fn ask_again(map: &mut Map, source_ids: &[String]) -> Result<u32, UseCaseError> {
    let said = |decision: &Decision| {
        decision.verdict != Verdict::Accepted && source_ids.contains(&decision.source_id)
    };
    let records: Vec<RecordRef> = (map.decisions()?.iter())
        .filter(|decision| said(decision))
        .map(|decision| RecordRef::new(RecordKind::Decision, decision.id))
        .collect();
    if records.is_empty() {
        return Ok(0);
    }
    let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
    map.write(OperationName::SuggestionsDecided { count }, |write| {
        for record in records {
            write.remove(record)?;
        }
        Ok(count)
    })
}

/// What was said before of some suggestions.
fn decisions_about(map: &Map, suggestions: &[Suggestion]) -> Result<Vec<RecordRef>, UseCaseError> {
    let ids: FxHashSet<&str> = suggestions
        .iter()
        .map(|one| one.source_id.as_str())
        .collect();
    Ok((map.decisions()?.iter())
        .filter(|decision| ids.contains(decision.source_id.as_str()))
        .map(|decision| RecordRef::new(RecordKind::Decision, decision.id))
        .collect())
}

fn decision(id: RecordId, suggestion: &Suggestion, verdict: Verdict) -> Decision {
    Decision {
        id,
        source: OSM_SOURCE.to_owned(),
        source_id: suggestion.source_id.clone(),
        verdict,
        asset: None,
        name: suggestion.name.clone(),
        point: LonLat {
            lon: suggestion.lon,
            lat: suggestion.lat,
        },
        version: suggestion.version,
        decided_on: None,
    }
}

/// An ordinary asset of a suggestion: what OpenStreetMap says beside its name is kept as it is.
fn asset(
    id: RecordId,
    suggestion: &Suggestion,
    data_date: Option<&str>,
) -> Result<Asset, UseCaseError> {
    let title = if suggestion.name.is_empty() {
        &suggestion.label
    } else {
        &suggestion.name
    };
    let kind = AssetKind::from_word(&suggestion.kind)?;
    let mut asset = Asset::new(id, kind, title)?;
    asset.geometry = Some(match (&suggestion.outline, kind) {
        (Some(outline), AssetKind::Space | AssetKind::Building) => {
            Geometry::new(geo::Geometry::MultiPolygon(outline.clone()))?
        }
        _ => Geometry::point(LonLat::new(suggestion.lon, suggestion.lat)?),
    });
    asset.tags = vec![suggestion.label.to_lowercase()];
    let mut extra = Extra::default();
    for (key, value) in &suggestion.carried {
        match key.as_str() {
            "capacity" => asset.capacity = value.parse().ok(),
            "description" => asset.description = Some(value.clone()),
            "wheelchair" if value == "yes" => asset.facilities.push("step-free".to_owned()),
            _ => {
                extra.0.insert(key.clone(), value.clone().into());
            }
        }
    }
    extra
        .0
        .insert("osm_version".to_owned(), suggestion.version.into());
    if let Some(date) = data_date {
        extra.0.insert("osm_data_date".to_owned(), date.into());
    }
    asset.extra = extra;
    asset.source = Some(OSM_SOURCE.to_owned());
    asset.source_id = Some(suggestion.source_id.clone());
    Ok(asset)
}
