//! `place`: addresses, streets, places and positions.

use std::path::Path;

use homeground_core::regions::{Own, Query, Region, Why, best, own_places};
use serde_json::json;

use super::region::kept;

use crate::arguments::Place;
use crate::opened;
use crate::refusal::{Refusal, refuse};
use crate::say::{Say, note};

pub fn place(say: &mut Say, map: Option<&Path>, asked: &Place) -> Result<(), Refusal> {
    let words = asked.words.join(" ");
    let query = Query {
        words: &words,
        near: asked.near.map(|near| (near.lon, near.lat)),
        area: None,
        limit: asked.limit,
    };
    let own = match opened::if_there(map)? {
        Some(map) => Own::new(own_places(map.contents()?)),
        None => Own::new([]),
    };
    let mut lists = vec![own.find(&query)];
    let unreadable = |error: &dyn std::fmt::Display| refuse(error.to_string());
    if let Some(file) = &asked.region {
        let region = Region::open(file).map_err(|error| unreadable(&error))?;
        lists.push(region.find(&query).map_err(|error| unreadable(&error))?);
    } else {
        let regions = kept()?;
        let keys = regions.keys();
        if keys.is_empty() {
            note("No street map yet: only the map's own doors and places are searched.");
        }
        for key in keys {
            match regions.with(&key, |region| region.find(&query)) {
                Ok(Ok(found)) => lists.push(found),
                Ok(Err(error)) => note(format!("{key}: {error}")),
                Err(error) => note(format!("{key}: {error}")),
            }
        }
    }
    let mut rows = Vec::new();
    for found in best(lists, asked.limit) {
        let why = why(&found.why);
        if say.json {
            say.object(&json!({
                "title": found.title,
                "kind": found.kind.word(),
                "precision": found.precision.word(),
                "lon": degrees(found.lon),
                "lat": degrees(found.lat),
                "context": found.context,
                "street": found.street,
                "house_number": found.house_number,
                "postcode": found.postcode,
                "why": why,
            }))?;
            continue;
        }
        rows.push(vec![
            found.title,
            found.context,
            why,
            format!("{:.6},{:.6}", found.lon, found.lat),
        ]);
    }
    if !say.json {
        if rows.is_empty() {
            say.line(format!("Nothing found for “{words}”."))?;
        } else {
            say.table(&["What", "Where", "", "Place"], rows)?;
        }
    }
    Ok(())
}

/// Seven decimals, a hundredth of a metre.
fn degrees(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

fn why(why: &Why) -> String {
    match why {
        Why::Exact => String::new(),
        Why::DidYouMean => "did you mean".to_owned(),
        Why::Between { low, high } => format!("between {low} and {high}"),
        Why::NumberNotMapped => "number not mapped".to_owned(),
        Why::Estimated => "estimated".to_owned(),
    }
}
