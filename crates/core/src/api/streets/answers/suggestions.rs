//! Places that OpenStreetMap knows.

use homeground_region::Suggestion;

use super::ground::{holds, in_all, keys};
use super::*;
use crate::api::choice::outline;
use crate::api::wire::WireGeometry;
use crate::domain::{LonLat, RecordKind, Verdict};
use crate::map::Map;
use crate::usecases::{self, Change};

/// What all street maps suggest, each object once, and where they would know of one.
struct Ground {
    found: Vec<Suggestion>,
    bounds: Vec<homeground_region::Bounds>,
    data_date: Option<String>,
}

fn ground(session: &Session, area: Option<&geo::MultiPolygon>) -> Ground {
    let mut ground = Ground {
        found: Vec::new(),
        bounds: Vec::new(),
        data_date: None,
    };
    let mut seen = std::collections::HashSet::new();
    let answers = in_all(session, &keys(session), |region| {
        let info = region.info();
        // A finished base map suggests nothing, and misses nothing.
        let suggests = info.kept.suggestions > 0;
        let bounds = info.bounds.filter(|_| suggests);
        Ok((region.suggestions(area)?, bounds, info.data_date.clone()))
    });
    for (found, bounds, date) in answers {
        ground.bounds.extend(bounds);
        ground.data_date = ground.data_date.max(date);
        let new = found
            .into_iter()
            .filter(|one| seen.insert(one.source_id.clone()));
        ground.found.extend(new);
    }
    ground
}

/// Places that OpenStreetMap knows in an area.
pub(in crate::api) fn suggested(
    session: &Session,
    request: SuggestedRequest,
) -> Result<Suggested, Failure> {
    let area = {
        let open = session.lock();
        outline(open.map()?.contents()?, &request.area)?.map(|area| area.polygons())
    };
    let ground = ground(session, area.as_ref());
    let open = session.lock();
    let map = open.map()?;
    let inside = |point: LonLat| {
        use geo::Contains;
        let known = ground
            .bounds
            .iter()
            .any(|bounds| holds(*bounds, point.lon, point.lat));
        let point = geo::Point::new(point.lon, point.lat);
        known && area.as_ref().is_none_or(|area| area.contains(&point))
    };
    let no_region = keys(session).is_empty();
    let sorted = usecases::suggestions(map, ground.found, inside)?;
    let contents = map.contents()?;
    let mut rows = Vec::with_capacity(sorted.rows.len());
    for one in sorted.rows {
        let note = one.looks_like.and_then(|record| {
            let title = contents.assets.get(record.id)?.title.clone();
            Some(SuggestedNote::LooksLike { record, title })
        });
        rows.push(row(one.suggestion, note.into_iter().collect())?);
    }
    let mut counts: Vec<SuggestedCount> = Vec::new();
    for row in &rows {
        match counts.iter_mut().find(|count| count.kind == row.kind) {
            Some(count) => count.count += 1,
            None => counts.push(SuggestedCount {
                kind: row.kind,
                count: 1,
            }),
        }
    }
    counts.sort_by_key(|count| count.kind);
    let changed = sorted.changed.into_iter().filter_map(|changed| {
        let asset = contents.assets.get(changed.asset)?;
        let record = RecordRef::new(RecordKind::Asset, changed.asset);
        let note = match changed.change {
            Change::Renamed { before, .. } => SuggestedNote::Renamed { record, before },
            Change::Moved { metres } => SuggestedNote::Moved {
                record,
                metres: metres.round() as u32,
            },
            Change::Gone => SuggestedNote::Gone { record },
        };
        Some(SuggestedRow {
            source_id: changed.decision.source_id,
            kind: kind(asset.kind.word()).ok()?,
            label: String::new(),
            heading: String::new(),
            ask: false,
            name: asset.title.clone(),
            lon: changed.decision.point.lon,
            lat: changed.decision.point.lat,
            outline: None,
            carried: Vec::new(),
            notes: vec![note],
        })
    });
    Ok(Suggested {
        counts,
        rows,
        changed: changed.collect(),
        there: sorted.there,
        decided: sorted.decided,
        no_region,
    })
}

fn row(one: Suggestion, notes: Vec<SuggestedNote>) -> Result<SuggestedRow, Failure> {
    Ok(SuggestedRow {
        kind: kind(&one.kind)?,
        heading: one.label.clone(),
        label: one.label,
        ask: one.ask,
        name: one.name,
        lon: one.lon,
        lat: one.lat,
        outline: one.outline.map(|outline| {
            WireGeometry(geojson::Geometry::from(&geo::Geometry::MultiPolygon(
                outline,
            )))
        }),
        carried: one.carried,
        source_id: one.source_id,
        notes,
    })
}

fn kind(word: &str) -> Result<SuggestedKind, Failure> {
    match word {
        "group" => Ok(SuggestedKind::Group),
        "institution" => Ok(SuggestedKind::Institution),
        "building" => Ok(SuggestedKind::Building),
        "space" => Ok(SuggestedKind::Space),
        "item" => Ok(SuggestedKind::Item),
        _ => Err(Failure::NotFound),
    }
}

/// Say of suggestions what is to become of them.
pub(in crate::api) fn decide_suggested(
    session: &Session,
    request: DecideSuggestedRequest,
) -> Result<DecidedSuggested, Failure> {
    let DecideSuggestedRequest {
        source_ids,
        decision,
    } = request;
    session.lock().map()?;
    let Ground {
        mut found,
        data_date,
        ..
    } = ground(session, None);
    found.retain(|one| source_ids.contains(&one.source_id));
    if decision != Decision::AskAgain && found.len() < source_ids.len() {
        return Err(Failure::NotFound);
    }
    session.change(|map: &mut Map| {
        let (added, decided) = match decision {
            Decision::Accept => {
                let made = usecases::accept(map, &found, data_date.as_deref())?;
                let count = u32::try_from(made.len()).unwrap_or(u32::MAX);
                (made, count)
            }
            Decision::NotHereAnyMore => {
                (Vec::new(), usecases::decide(map, &found, Verdict::NotHere)?)
            }
            Decision::NotForUs => (
                Vec::new(),
                usecases::decide(map, &found, Verdict::NotForUs)?,
            ),
            Decision::AskAgain => (Vec::new(), usecases::ask_again(map, &source_ids)?),
        };
        let record = |id| RecordRef::new(RecordKind::Asset, id);
        Ok(DecidedSuggested {
            added: added.into_iter().map(record).collect(),
            decided,
        })
    })
}
