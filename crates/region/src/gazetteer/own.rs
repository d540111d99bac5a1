//! The same search over places that somebody else has: a map's doors, places and areas, in memory.

use geo::{Contains, Point};
use rustc_hash::FxHashMap;

use super::asked::{Asked, Typed};
use super::coordinates;
use super::find::{position, title};
use super::number;
use super::score::{Names, Wanted};
use super::streets::metres_of_unit;
use super::write::compact;
use super::{Found, FoundKind, Precision, Query, Why};
use crate::grid::{Coord, to_world};

/// A place of one's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnPlace {
    /// Comes back in [`Found::key`].
    pub key: String,
    /// [`FoundKind::Door`], [`FoundKind::Place`] or [`FoundKind::Area`].
    pub kind: FoundKind,
    /// What it is called; for a door its street and number.
    pub title: String,
    /// Street of a door.
    pub street: Option<String>,
    /// Number of a door.
    pub house_number: Option<String>,
    /// Postcode of a door.
    pub postcode: Option<String>,
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
}

/// One name with everything that goes by it: doors of one street are found by the street.
#[derive(Debug)]
struct Entry {
    names: Names,
    places: Vec<usize>,
}

/// Places of one's own, ready to be found.
#[derive(Debug, Default)]
pub struct Own {
    places: Vec<OwnPlace>,
    entries: Vec<Entry>,
    /// Places by postcode without spaces.
    codes: FxHashMap<String, Vec<usize>>,
}

impl Own {
    /// Makes them ready: some microseconds each.
    pub fn new(places: impl IntoIterator<Item = OwnPlace>) -> Self {
        let mut own = Self {
            places: places.into_iter().collect(),
            ..Self::default()
        };
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for (at, place) in own.places.iter().enumerate() {
            let name = place.street.as_deref().unwrap_or(&place.title);
            let entry = *known.entry(name.to_lowercase()).or_insert_with(|| {
                own.entries.push(Entry {
                    names: Names::new(name, std::iter::empty(), ""),
                    places: Vec::new(),
                });
                own.entries.len() - 1
            });
            own.entries[entry].places.push(at);
            if let Some(code) = &place.postcode {
                own.codes.entry(compact(code)).or_default().push(at);
            }
        }
        own
    }

    /// Finds among them, best first. A position that is typed is found as itself.
    #[must_use]
    pub fn find(&self, query: &Query<'_>) -> Vec<Found> {
        if let Some((lon, lat)) = coordinates::parse(query.words, query.near) {
            return vec![position(query.words, lon, lat)];
        }
        let typed = Typed::new(query.words);
        if typed.tokens().iter().map(String::len).sum::<usize>() < 2 {
            return Vec::new();
        }
        let near = query.near.map(|(lon, lat)| to_world(lon, lat));
        let mut hits: Vec<(f64, usize, Why)> = Vec::new();
        let code = compact(&typed.tokens().concat());
        for &at in self.codes.get(&code).into_iter().flatten() {
            hits.push((0.9, at, Why::Exact));
        }
        for asked in typed.readings() {
            if asked.words.is_empty() {
                continue;
            }
            let wanted = Wanted::new(&asked);
            self.read(&asked, &mut hits, |names| {
                Some((wanted.strict(names)?, false))
            });
            if hits.is_empty() {
                self.read(&asked, &mut hits, |names| {
                    let (score, differs) = wanted.lenient(names)?;
                    Some((score - 0.12, differs))
                });
            }
            // Without its number a door is not what was asked for.
            if !hits.is_empty() || asked.number.is_some() && self.knows(&wanted) {
                break;
            }
        }
        for (score, at, _) in &mut hits {
            *score += self
                .places
                .get(*at)
                .map_or(0.0, |place| nearness(place, query, near));
        }
        hits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut seen = std::collections::HashSet::new();
        hits.retain(|hit| seen.insert(hit.1));
        hits.truncate(query.limit);
        let place = |at: usize| self.places.get(at);
        (hits.into_iter())
            .filter_map(|(_, at, why)| Some(found(place(at)?, why)))
            .collect()
    }

    fn knows(&self, wanted: &Wanted) -> bool {
        self.entries
            .iter()
            .any(|entry| wanted.strict(&entry.names).is_some())
    }

    fn read(
        &self,
        asked: &Asked,
        hits: &mut Vec<(f64, usize, Why)>,
        score: impl Fn(&Names) -> Option<(f64, bool)>,
    ) {
        for entry in &self.entries {
            let Some((score, differs)) = score(&entry.names) else {
                continue;
            };
            let why = if differs { Why::DidYouMean } else { Why::Exact };
            for &at in &entry.places {
                let Some(place) = self.places.get(at) else {
                    continue;
                };
                let fit = match (&asked.number, &place.house_number) {
                    (Some(wanted), Some(have)) => {
                        let have = number::parse(have).numbers;
                        let begins = have.iter().any(|have| have.starts_with(wanted.as_str()));
                        if have.contains(wanted) {
                            0.4
                        } else if begins {
                            0.1
                        } else {
                            continue;
                        }
                    }
                    // Whoever gives a number means a door.
                    (Some(_), None) => -0.2,
                    _ => 0.0,
                };
                hits.push((score + fit, at, why.clone()));
            }
        }
    }
}

fn nearness(place: &OwnPlace, query: &Query<'_>, near: Option<Coord>) -> f64 {
    let at = to_world(place.lon, place.lat);
    let point = Point::new(place.lon, place.lat);
    let inside = query.area.is_some_and(|area| area.contains(&point));
    let near = near.map_or(0.0, |near| {
        let metres =
            f64::from(at.x - near.x).hypot(f64::from(at.y - near.y)) * metres_of_unit(near);
        0.15 * 0.5_f64.powf(metres / 4_000.0)
    });
    near + if inside { 0.15 } else { 0.0 }
}

fn found(place: &OwnPlace, why: Why) -> Found {
    let title = if place.title.is_empty() {
        let street = place.street.as_deref().unwrap_or_default();
        title(
            street,
            place.house_number.as_deref().unwrap_or_default(),
            false,
        )
    } else {
        place.title.clone()
    };
    let precision = match place.kind {
        FoundKind::Door => Precision::Exact,
        _ => Precision::Place,
    };
    Found {
        title,
        kind: place.kind,
        precision,
        lon: place.lon,
        lat: place.lat,
        context: place.postcode.clone().unwrap_or_default(),
        street: place.street.clone(),
        house_number: place.house_number.clone(),
        postcode: place.postcode.clone(),
        why,
        key: Some(place.key.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door(street: &str, number: &str) -> OwnPlace {
        OwnPlace {
            key: format!("{street} {number}"),
            kind: FoundKind::Door,
            title: format!("{number} {street}"),
            street: Some(street.to_owned()),
            house_number: Some(number.to_owned()),
            postcode: Some("QY1 1AA".to_owned()),
            lon: -12.0,
            lat: 49.0,
        }
    }

    fn keys(own: &Own, words: &str) -> Vec<String> {
        let query = Query {
            words,
            near: None,
            area: None,
            limit: 10,
        };
        own.find(&query)
            .into_iter()
            .filter_map(|found| found.key)
            .collect()
    }

    #[test]
    fn own_doors_are_found_by_street_and_number() {
        let own = Own::new([
            door("Quay Street", "12"),
            door("Quay Street", "14"),
            door("Mill Lane", "12"),
        ]);
        assert_eq!(keys(&own, "12 quay st"), ["Quay Street 12"]);
        assert_eq!(keys(&own, "quay st 14"), ["Quay Street 14"]);
        assert_eq!(keys(&own, "quai street 12"), ["Quay Street 12"]);
        assert_eq!(keys(&own, "mill").len(), 1);
        assert_eq!(keys(&own, "qy11aa").len(), 3);
        assert!(keys(&own, "16 quay st").is_empty());
    }

    #[test]
    fn a_hundred_thousand_doors_are_searched_name_by_name() {
        let doors =
            (0..100_000).map(|at| door(&format!("Street {}", at / 50), &format!("{}", at % 50)));
        let own = Own::new(doors);
        assert_eq!(own.entries.len(), 2_000);
        assert_eq!(keys(&own, "7 street 1234"), ["Street 1234 7"]);
    }
}
