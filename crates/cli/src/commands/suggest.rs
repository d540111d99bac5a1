//! `suggest`: places that OpenStreetMap knows, and what is to become of them.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use homeground_core::domain::{LonLat, Verdict};
use homeground_core::regions::{Region, RegionError, Suggestion};
use homeground_core::usecases::{self, Change, Suggestions};
use serde_json::json;

use super::region::kept;
use crate::arguments::Suggest;
use crate::refusal::{Refusal, refuse};
use crate::say::{Say, note};
use crate::{area, opened};

/// What street maps suggest, and where they would know of a place.
#[derive(Default)]
struct Ground {
    found: Vec<Suggestion>,
    bounds: Vec<[f64; 4]>,
    data_date: Option<String>,
}

impl Ground {
    fn take(&mut self, region: &Region, area: &geo::MultiPolygon) -> Result<(), RegionError> {
        let info = region.info();
        if info.kept.suggestions == 0 {
            return Ok(());
        }
        let mut seen: HashSet<String> = self
            .found
            .iter()
            .map(|found| found.source_id.clone())
            .collect();
        let found = region.suggestions(Some(area))?;
        self.found.extend(
            found
                .into_iter()
                .filter(|one| seen.insert(one.source_id.clone())),
        );
        self.bounds.extend(
            info.bounds
                .map(|bounds| [bounds.west, bounds.south, bounds.east, bounds.north]),
        );
        self.data_date = self.data_date.take().max(info.data_date.clone());
        Ok(())
    }

    fn covers(&self, point: LonLat) -> bool {
        self.bounds.iter().any(|[west, south, east, north]| {
            (*west..=*east).contains(&point.lon) && (*south..=*north).contains(&point.lat)
        })
    }
}

pub fn suggest(say: &mut Say, map: Option<&Path>, asked: &Suggest) -> Result<(), Refusal> {
    let decides = [
        &asked.accept,
        &asked.not_here,
        &asked.not_for_us,
        &asked.ask_again,
    ];
    if decides.iter().all(|list| list.is_empty()) {
        return list(say, map, asked);
    }
    let mut map = opened::to_write(map)?;
    let outline = area::find(map.contents()?, &asked.area)?.outline.polygons();
    let ground = ground(asked, &outline)?;
    let chosen = |ids: &[String]| -> Result<Vec<Suggestion>, Refusal> {
        let known = |id: &String| {
            ground
                .found
                .iter()
                .find(|one| one.source_id == *id)
                .cloned()
        };
        ids.iter()
            .map(|id| {
                known(id).ok_or_else(|| refuse(format!("{id} is not suggested in this area")))
            })
            .collect()
    };
    let (accept, not_here, not_for_us) = (
        chosen(&asked.accept)?,
        chosen(&asked.not_here)?,
        chosen(&asked.not_for_us)?,
    );
    let made = usecases::accept(&mut map, &accept, ground.data_date.as_deref())?;
    let decided = usecases::decide(&mut map, &not_here, Verdict::NotHere)?
        + usecases::decide(&mut map, &not_for_us, Verdict::NotForUs)?
        + usecases::ask_again(&mut map, &asked.ask_again)?;
    if say.json {
        return Ok(say.object(&json!({ "added": made, "decided": decided }))?);
    }
    Ok(say.line(format!(
        "{} put on the map, only for you until you say who may see them; {decided} remembered.",
        made.len()
    ))?)
}

fn ground(asked: &Suggest, outline: &geo::MultiPolygon) -> Result<Ground, Refusal> {
    let mut ground = Ground::default();
    if let Some(file) = &asked.region {
        let region = Region::open(file).map_err(|error| refuse(error.to_string()))?;
        let taken = ground.take(&region, outline);
        taken.map_err(|error| refuse(error.to_string()))?;
        return Ok(ground);
    }
    let regions = kept()?;
    let keys = regions.keys();
    if keys.is_empty() {
        return Err(refuse(
            "there is no street map yet; `homeground region add FILE` makes one",
        ));
    }
    for key in keys {
        match regions.with(&key, |region| ground.take(region, outline)) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => note(format!("{key}: {error}")),
            Err(error) => note(format!("{key}: {error}")),
        }
    }
    Ok(ground)
}

fn list(say: &mut Say, map: Option<&Path>, asked: &Suggest) -> Result<(), Refusal> {
    let map = opened::to_read(map)?;
    let contents = map.contents()?;
    let outline = area::find(contents, &asked.area)?.outline.polygons();
    let mut ground = ground(asked, &outline)?;
    let found = std::mem::take(&mut ground.found);
    let inside = |point: LonLat| {
        use geo::Contains;
        ground.covers(point) && outline.contains(&geo::Point::new(point.lon, point.lat))
    };
    let sorted = usecases::suggestions(&map, found, inside)?;
    let mut by_label: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut asked_for = 0;
    let mut rows = Vec::new();
    for row in &sorted.rows {
        let one = &row.suggestion;
        if one.ask && !asked.all {
            asked_for += 1;
            continue;
        }
        *by_label.entry((&one.kind, &one.label)).or_default() += 1;
        if say.json {
            let like = row
                .looks_like
                .and_then(|record| contents.assets.get(record.id));
            say.object(&json!({
                "source_id": one.source_id,
                "kind": one.kind,
                "label": one.label,
                "name": one.name,
                "ask": one.ask,
                "lon": one.lon,
                "lat": one.lat,
                "version": one.version,
                "carried": one.carried.iter().cloned().collect::<BTreeMap<_, _>>(),
                "looks_like": like.map(|asset| &asset.title),
            }))?;
            continue;
        }
        rows.push(vec![
            one.label.clone(),
            one.name.clone(),
            format!("{:.6},{:.6}", one.lon, one.lat),
            one.source_id.clone(),
        ]);
    }
    if !say.json {
        say.line("Places OpenStreetMap knows:")?;
        say.table(&["What", "Name", "Place", "Object"], rows)?;
    }
    for ((kind, label), count) in by_label {
        note(format!("{kind}, {label}: {count}"));
    }
    tell(&sorted, asked_for);
    Ok(())
}

fn tell(sorted: &Suggestions, asked_for: usize) {
    if asked_for > 0 {
        note(format!(
            "{asked_for} more with --all: very many, or seldom places of a community."
        ));
    }
    if sorted.there > 0 {
        note(format!("{} are on the map already.", sorted.there));
    }
    if sorted.decided > 0 {
        note(format!("{} were decided before.", sorted.decided));
    }
    for changed in &sorted.changed {
        let id = &changed.decision.source_id;
        note(match &changed.change {
            Change::Renamed { before, now } => {
                format!("{id}: OpenStreetMap called it “{before}” and calls it “{now}” now.")
            }
            Change::Moved { metres } => format!("{id}: moved {metres:.0} m in OpenStreetMap."),
            Change::Gone => format!("{id}: gone from OpenStreetMap."),
        });
    }
    note(
        "OpenStreetMap knows buildings, hardly ever groups, gatherings, gifts or who holds the key.",
    );
}
