//! The query: a position; else names strictly, the last word as a beginning; else leniently.

use std::cell::OnceCell;

use geo::{Contains, Point};
use rusqlite::{Connection, OptionalExtension, params};

use super::asked::{Asked, Typed};
use super::codes::Code;
use super::coordinates;
use super::number;
use super::rows::{Doc, Door, doc, door};
use super::score::{Names, Wanted};
use super::streets::metres_of_unit;
use super::vocabulary::Vocabulary;
use super::write::{DocKind, apart_m};
use super::{Found, FoundKind, Precision, Query, Why};
use crate::file::{Region, RegionError};
use crate::grid::{Coord, to_lon_lat, to_world};

/// Streets in which a number is looked for.
const STREETS: usize = 12;
/// Fewer good answers than this, and lenient ones are added.
pub(super) const ENOUGH: usize = 5;
/// Objects with one address this near are one.
const SAME_M: f64 = 60.0;
/// A place counts half as near every so many kilometres.
const HALF_KM: f64 = 4.0;

/// An answer with how good it is.
pub(super) struct Hit {
    score: f64,
    found: Found,
    at: Coord,
}

impl Hit {
    /// Whether two are one place, found twice. A name on each house of a terrace is one name.
    fn is_same(&self, other: &Self) -> bool {
        let is_house = |hit: &Self| hit.found.kind == FoundKind::House;
        let reach = if is_house(self) && is_house(other) {
            800.0
        } else {
            SAME_M
        };
        self.found.title.eq_ignore_ascii_case(&other.found.title)
            && apart_m(self.at, other.at) < reach
    }
}

impl Region {
    /// Finds addresses, streets, places, points of interest, postcodes and positions, best first.
    ///
    /// # Errors
    /// [`RegionError::Damaged`]
    pub fn find(&self, query: &Query<'_>) -> Result<Vec<Found>, RegionError> {
        if let Some((lon, lat)) = coordinates::parse(query.words, query.near) {
            return Ok(vec![position(query.words, lon, lat)]);
        }
        let typed = Typed::new(query.words);
        if typed.tokens().iter().map(String::len).sum::<usize>() < 2 {
            return Ok(Vec::new());
        }
        let search = Search {
            connection: &self.connection,
            vocabulary: &self.vocabulary,
            query,
            number_last: self.number_last,
            near: query.near.map(|(lon, lat)| to_world(lon, lat)),
        };
        Ok(search.answers(&typed)?)
    }
}

/// A position that was typed.
pub(super) fn position(words: &str, lon: f64, lat: f64) -> Found {
    Found {
        title: words.trim().to_owned(),
        kind: FoundKind::Coordinate,
        precision: Precision::Exact,
        lon,
        lat,
        context: String::new(),
        street: None,
        house_number: None,
        postcode: None,
        why: Why::Exact,
        key: None,
    }
}

/// One search in one region.
pub(super) struct Search<'a> {
    pub(super) connection: &'a Connection,
    pub(super) vocabulary: &'a OnceCell<Vocabulary>,
    query: &'a Query<'a>,
    number_last: bool,
    near: Option<Coord>,
}

impl Search<'_> {
    fn answers(&self, typed: &Typed) -> rusqlite::Result<Vec<Found>> {
        let code = self.code(typed)?;
        let mut hits = Vec::new();
        if let Some(code) = &code {
            let rest = typed.without(code.range.clone());
            if rest.tokens().is_empty() {
                self.postcodes(code, &mut hits)?;
            } else {
                self.read(&rest, Some(code), &mut hits)?;
                if hits.is_empty() {
                    self.postcodes(code, &mut hits)?;
                }
            }
        }
        let good = hits.iter().any(|hit: &Hit| hit.score > 0.9);
        if code.is_none() || !good {
            self.read(typed, None, &mut hits)?;
        }
        hits.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| (a.at.x, a.at.y).cmp(&(b.at.x, b.at.y)))
        });
        let mut kept: Vec<Hit> = Vec::new();
        for hit in hits {
            if kept.len() == self.query.limit {
                break;
            }
            if !kept.iter().any(|kept| kept.is_same(&hit)) {
                kept.push(hit);
            }
        }
        Ok(kept.into_iter().map(|hit| hit.found).collect())
    }

    /// Looks for each reading of what was typed.
    fn read(
        &self,
        typed: &Typed,
        code: Option<&Code>,
        hits: &mut Vec<Hit>,
    ) -> rusqlite::Result<()> {
        let readings = typed.readings();
        for (at, asked) in readings.iter().enumerate() {
            let before = hits.len();
            if asked.words.is_empty() {
                if let Some(code) = code {
                    self.doors_of_code(code, asked, hits)?;
                }
                continue;
            }
            let wanted = Wanted::new(asked);
            let docs = self.strict(&wanted)?;
            self.judge(docs, asked, code, at, hits, |names| {
                Some((wanted.strict(names)?, false))
            })?;
            let good = hits
                .iter()
                .skip(before)
                .filter(|hit| hit.score > 0.75)
                .count();
            if good < ENOUGH {
                let docs = self.lenient(&wanted)?;
                self.judge(docs, asked, code, at, hits, |names| {
                    let (score, differs) = wanted.lenient(names)?;
                    Some((score - 0.12, differs))
                })?;
            }
            // The likeliest reading that tells a mapped address is the one that was meant: the 17 of
            // "Straße des 17. Juni 1" is no house.
            let meant = |hit: &Hit| {
                let mapped = hit.found.house_number.is_some() && hit.found.why == Why::Exact;
                hit.score > 0.9 && (asked.number.is_none() || mapped)
            };
            if hits.iter().skip(before).any(meant) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Scores names, and looks for the number in the best streets.
    fn judge(
        &self,
        docs: Vec<Doc>,
        asked: &Asked,
        code: Option<&Code>,
        reading: usize,
        hits: &mut Vec<Hit>,
        score: impl Fn(&Names) -> Option<(f64, bool)>,
    ) -> rusqlite::Result<()> {
        let later = 0.04 * reading as f64;
        let mut judged: Vec<(f64, bool, Doc)> = Vec::new();
        for doc in docs {
            let names = Names::new(&doc.name, doc.other.lines(), &doc.context);
            if let Some((score, differs)) = score(&names) {
                let score = score - later + self.nearness(doc.at) + kind_bonus(doc.kind);
                judged.push((score, differs, doc));
            }
        }
        judged.sort_by(|a, b| {
            (b.0.total_cmp(&a.0)).then_with(|| b.2.doors.cmp(&a.2.doors).then(a.2.id.cmp(&b.2.id)))
        });
        let mut streets = 0;
        for (score, differs, doc) in judged {
            let is_street = doc.kind == DocKind::Street;
            let looks_inside = asked.number.is_some() || asked.unit.is_some();
            if is_street && looks_inside && streets < STREETS {
                streets += 1;
                self.inside(&doc, score, differs, asked, code, hits)?;
            } else {
                // Whoever gives a number means a house.
                let score = if looks_inside && !is_street {
                    score - 0.2
                } else {
                    score
                };
                hits.push(self.of_doc(doc, score, differs, looks_inside));
            }
        }
        Ok(())
    }

    /// The number in a street: itself, a house that has it among others, or where it should be.
    fn inside(
        &self,
        street: &Doc,
        score: f64,
        differs: bool,
        asked: &Asked,
        code: Option<&Code>,
        hits: &mut Vec<Hit>,
    ) -> rusqlite::Result<()> {
        let doors = self.doors(street)?;
        let number = asked.number.as_deref().unwrap_or_default();
        let unit = asked.unit.as_deref().unwrap_or_default();
        // A range that was typed is found at its first number, too.
        let parsed = number::parse(number);
        let first = parsed.numbers.first().map_or(number, String::as_str);
        let split = number::split(first);
        let mut best = 0;
        let mut found: Vec<(i32, &Door)> = Vec::new();
        for door in &doors {
            let same_unit = unit.is_empty() || door.unit == unit;
            let in_code = code.is_none_or(|code| code.docs.contains(&door.postcode));
            let same_door = if first.is_empty() {
                !unit.is_empty() && door.unit == unit
            } else {
                door.number == first
            };
            let fit = if same_door {
                6
            } else if !first.is_empty() && door.number.is_empty() && door.unit == first {
                4
            } else if split.is_some_and(|(figure, letter)| {
                figure == door.figure && (letter.is_empty() || letter_of(door).is_empty())
            }) {
                2
            } else {
                continue;
            };
            let fit = fit + i32::from(same_unit) * 2 + i32::from(in_code);
            best = best.max(fit);
            found.push((fit, door));
        }
        found.retain(|(fit, _)| *fit >= best - 1);
        found.sort_by_key(|(fit, door)| (-fit, door.estimated));
        // Different objects of one address are one.
        let mut seen: Vec<&Door> = Vec::new();
        found.retain(|(_, door)| {
            let again = seen.iter().any(|seen| {
                (&seen.number, &seen.unit, &seen.name) == (&door.number, &door.unit, &door.name)
                    && apart_m(seen.at, door.at) < SAME_M
            });
            seen.push(door);
            !again
        });
        if !found.is_empty() {
            for (at, (fit, door)) in found.into_iter().take(6).enumerate() {
                let gain = 0.05 * f64::from(fit) - 0.01 * at as f64;
                let differs = differs || fit < 6;
                hits.push(self.of_door(street, door, score + gain, differs)?);
            }
            return Ok(());
        }
        let figure = split.map(|(figure, _)| figure);
        let between = figure.and_then(|figure| between(&doors, figure));
        hits.push(match between {
            Some((low, high, at)) => self.between(street, number, low, high, at, score + 0.1),
            None => self.not_mapped(street, score),
        });
        Ok(())
    }

    fn doors(&self, street: &Doc) -> rusqlite::Result<Vec<Door>> {
        if street.doors == 0 {
            return Ok(Vec::new());
        }
        let mut select = self.connection.prepare_cached(
            "SELECT number, figure, unit, text, name, postcode, x, y, estimated FROM addr
             WHERE id BETWEEN ?1 AND ?2",
        )?;
        let last = street.first + street.doors - 1;
        let rows = select.query_map(params![street.first, last], door)?;
        rows.collect()
    }

    pub(super) fn doc(&self, id: i64) -> rusqlite::Result<Option<Doc>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, kind, name, other, context, x, y, first, doors FROM doc WHERE id = ?1",
        )?;
        select.query_row([id], doc).optional()
    }

    /// From 0 to 0.3: inside the area, and near.
    pub(super) fn nearness(&self, at: Coord) -> f64 {
        let (lon, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
        let inside = (self.query.area).is_some_and(|area| area.contains(&Point::new(lon, lat)));
        let near = self.near.map_or(0.0, |near| {
            let metres =
                f64::from(at.x - near.x).hypot(f64::from(at.y - near.y)) * metres_of_unit(near);
            0.15 * 0.5_f64.powf(metres / 1000.0 / HALF_KM)
        });
        near + if inside { 0.15 } else { 0.0 }
    }

    pub(super) fn of_doc(&self, doc: Doc, score: f64, differs: bool, number_asked: bool) -> Hit {
        let (kind, precision) = match doc.kind {
            DocKind::Street => (FoundKind::Street, Precision::Street),
            DocKind::Place => (FoundKind::Place, Precision::Place),
            DocKind::Point => (FoundKind::Point, Precision::Place),
            DocKind::Postcode => (FoundKind::Postcode, Precision::Postcode),
            DocKind::House => (FoundKind::House, Precision::House),
        };
        let why = if differs {
            Why::DidYouMean
        } else if number_asked && doc.kind == DocKind::Street {
            Why::NumberNotMapped
        } else {
            Why::Exact
        };
        let postcode = (doc.kind == DocKind::Postcode).then(|| doc.name.clone());
        let street = (doc.kind == DocKind::Street).then(|| doc.name.clone());
        let mut found = found(doc.name, kind, precision, doc.at, doc.context, why);
        (found.postcode, found.street) = (postcode, street);
        hit(found, score, doc.at)
    }

    fn not_mapped(&self, street: &Doc, score: f64) -> Hit {
        self.of_doc(street.clone(), score, false, true)
    }

    pub(super) fn of_door(
        &self,
        street: &Doc,
        door: &Door,
        score: f64,
        differs: bool,
    ) -> rusqlite::Result<Hit> {
        let postcode = match door.postcode {
            0 => None,
            id => self.doc(id)?.map(|doc| doc.name),
        };
        let said = said_number(door);
        let title = title(&street.name, &said, self.number_last);
        let title = if door.name.is_empty() {
            title
        } else {
            format!("{}, {title}", door.name)
        };
        let why = match (differs, door.estimated) {
            (true, _) => Why::DidYouMean,
            (_, true) => Why::Estimated,
            _ => Why::Exact,
        };
        let parts = [
            street.context.as_str(),
            postcode.as_deref().unwrap_or_default(),
        ];
        let context: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut found = found(
            title,
            FoundKind::Address,
            Precision::Address,
            door.at,
            context.join(", "),
            why,
        );
        found.street = Some(street.name.clone());
        found.house_number = Some(said).filter(|said| !said.is_empty());
        found.postcode = postcode;
        Ok(hit(found, score, door.at))
    }

    fn between(
        &self,
        street: &Doc,
        number: &str,
        low: &Door,
        high: &Door,
        at: Coord,
        score: f64,
    ) -> Hit {
        let why = Why::Between {
            low: said_number(low),
            high: said_number(high),
        };
        let title = title(&street.name, number, self.number_last);
        let mut found = found(
            title,
            FoundKind::Address,
            Precision::Between,
            at,
            street.context.clone(),
            why,
        );
        found.street = Some(street.name.clone());
        found.house_number = Some(number.to_owned());
        hit(found, score, at)
    }
}

fn found(
    title: String,
    kind: FoundKind,
    precision: Precision,
    at: Coord,
    context: String,
    why: Why,
) -> Found {
    let (lon, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
    Found {
        title,
        kind,
        precision,
        lon,
        lat,
        context,
        street: None,
        house_number: None,
        postcode: None,
        why,
        key: None,
    }
}

fn hit(found: Found, score: f64, at: Coord) -> Hit {
    Hit { score, found, at }
}

/// The number as people write it.
fn said_number(door: &Door) -> String {
    let has_unit = !door.unit.is_empty();
    if !door.text.is_empty()
        && (door.number.is_empty() || number::parse(&door.text).numbers.len() == 1)
    {
        return door.text.clone();
    }
    match (door.number.is_empty(), has_unit) {
        (true, true) => door.unit.clone(),
        _ => door.number.clone(),
    }
}

/// A street with a number, where people of the place write it.
pub(super) fn title(street: &str, number: &str, number_last: bool) -> String {
    match (number.is_empty(), number_last) {
        (true, _) => street.to_owned(),
        (_, true) => format!("{street} {number}"),
        _ => format!("{number} {street}"),
    }
}

fn letter_of(door: &Door) -> &str {
    number::split(&door.number).map_or("", |(_, letter)| letter)
}

/// The neighbours of a number on its side, and the place between them.
fn between(doors: &[Door], figure: u32) -> Option<(&Door, &Door, Coord)> {
    let side = || (doors.iter()).filter(|door| door.figure > 0 && door.figure % 2 == figure % 2);
    let low = side()
        .filter(|door| door.figure < figure)
        .max_by_key(|door| door.figure)?;
    let high = side()
        .filter(|door| door.figure > figure)
        .min_by_key(|door| door.figure)?;
    let share = f64::from(figure - low.figure) / f64::from(high.figure - low.figure);
    let at = |from: i32, to: i32| from + (f64::from(to - from) * share).round() as i32;
    let at = Coord {
        x: at(low.at.x, high.at.x),
        y: at(low.at.y, high.at.y),
    };
    Some((low, high, at))
}

fn kind_bonus(kind: DocKind) -> f64 {
    match kind {
        DocKind::Place => 0.06,
        DocKind::Postcode => 0.05,
        DocKind::Street => 0.04,
        DocKind::Point => 0.02,
        DocKind::House => 0.0,
    }
}
