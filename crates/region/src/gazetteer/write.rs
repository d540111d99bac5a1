//! Writes the search tables.

use rstar::RTree;
use rstar::primitives::GeomWithData;
use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::gather::{Door, Gathered, Named};
use super::number;
use super::streets::metres_of_unit;
use super::words;
use crate::add::Kept;
use crate::grid::Coord;

/// What a row of `doc` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocKind {
    Street = 0,
    Place = 1,
    Point = 2,
    Postcode = 3,
    House = 4,
}

impl DocKind {
    pub(super) fn of(number: i64) -> Self {
        match number {
            0 => Self::Street,
            1 => Self::Place,
            3 => Self::Postcode,
            4 => Self::House,
            _ => Self::Point,
        }
    }
}

/// Parts of a town are named as the place of a street within this.
const SUBURB_M: f64 = 2_500.0;
const TOWN_M: f64 = 9_000.0;

/// Makes the tables, empty.
pub(super) fn make_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(include_str!("schema.sql"))
}

/// Fills them; answers what is in them.
pub(super) fn write(gathered: Gathered<'_>, connection: &Connection) -> rusqlite::Result<Kept> {
    let Gathered {
        streets,
        mut doors,
        places,
        points,
        codes,
    } = gathered;
    doors.sort_by(|a, b| {
        let figure = |door: &Door<'_>| number::split(&door.number).map_or(0, |(figure, _)| figure);
        (a.street.cmp(&b.street))
            .then_with(|| figure(a).cmp(&figure(b)))
            .then_with(|| a.number.cmp(&b.number))
            .then_with(|| a.unit.cmp(&b.unit))
            .then_with(|| (a.at.x, a.at.y).cmp(&(b.at.x, b.at.y)))
    });
    // The outline of a house and the shop in it: one door.
    doors.dedup_by(|b, a| {
        (a.street, &a.number, &a.unit, a.name) == (b.street, &b.number, &b.unit, b.name)
            && apart_m(a.at, b.at) < 30.0
    });
    let around = Around::new(&places);
    let mut docs = Docs::new(connection)?;
    let codes = postcodes(&codes);
    let mut kept = Kept {
        addresses: doors.len() as u64,
        postcodes: codes.len() as u64,
        places: places.len() as u64,
        points: points.iter().filter(|point| point.is_point).count() as u64,
        other_names: points.iter().filter(|point| !point.is_point).count() as u64,
        ..Kept::default()
    };
    if number_last(streets.list.iter().map(|street| street.name)) {
        connection.execute("INSERT INTO metadata VALUES ('house_number', 'last')", [])?;
    }
    let mut ranges = vec![(0_i64, 0_i64); streets.list.len()];
    for (at, door) in doors.iter().enumerate() {
        let range = &mut ranges[door.street as usize];
        if range.1 == 0 {
            range.0 = at as i64 + 1;
        }
        range.1 += 1;
    }
    for (street, range) in streets.list.iter().zip(ranges) {
        let context = around.context(street.at, street.city, street.name);
        docs.add(
            DocKind::Street,
            street.name,
            &street.others,
            &context,
            street.at,
            range,
        )?;
        if street.roads.is_empty() {
            kept.streets_without_road += 1;
        } else {
            kept.streets += 1;
        }
    }
    for (list, kind) in [(&places, DocKind::Place), (&points, DocKind::Point)] {
        for named in list {
            let context = around.context(named.at, "", named.name);
            docs.add(kind, named.name, &named.others, &context, named.at, (0, 0))?;
        }
    }
    let mut doc_of_code: FxHashMap<&str, i64> = FxHashMap::default();
    let mut insert = connection.prepare("INSERT OR IGNORE INTO postcode VALUES (?1, ?2)")?;
    for (code, at, count) in &codes {
        let context = around.context(*at, "", "");
        let doc = docs.add_unsearched(DocKind::Postcode, code, &context, *at, (0, *count))?;
        doc_of_code.insert(code, doc);
        insert.execute(params![compact(code), doc])?;
    }
    drop(insert);
    write_doors(&doors, &doc_of_code, connection)?;
    for (at, door) in doors
        .iter()
        .enumerate()
        .filter(|(_, door)| !door.name.is_empty())
    {
        let street = streets.list.get(door.street as usize);
        let street = street.map_or("", |street| street.name);
        let context = around.context(door.at, "", door.name);
        let parts = [street, context.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let context = parts.join(", ");
        let own = (at as i64 + 1, 1);
        docs.add(DocKind::House, door.name, &[], &context, door.at, own)?;
    }
    docs.write_words(connection)?;
    for table in ["doc_fts", "doc_trigram"] {
        connection.execute(
            &format!("INSERT INTO {table} ({table}) VALUES ('optimize')"),
            [],
        )?;
    }
    connection.execute_batch("CREATE INDEX addr_postcode ON addr (postcode) WHERE postcode > 0")?;
    Ok(kept)
}

/// Words that say of a street that its houses are numbered after its name.
const LAST: [&str; 17] = [
    "calle", "avenida", "plaza", "paseo", "ulica", "ul", "aleja", "osiedle", "plac", "via",
    "viale", "piazza", "corso", "strasse", "platz", "rua", "ulice",
];

/// Whether a good part of the streets is of such a country.
fn number_last<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let (mut last, mut all) = (0, 0);
    for name in names {
        all += 1;
        let plain = words::plain_words(name);
        let says = |word: &String| LAST.contains(&word.as_str()) || words::has_ending(word);
        last += u32::from(plain.iter().any(says));
    }
    last * 5 > all
}

fn write_doors(
    doors: &[Door<'_>],
    doc_of_code: &FxHashMap<&str, i64>,
    connection: &Connection,
) -> rusqlite::Result<()> {
    let mut insert = connection
        .prepare("INSERT INTO addr VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?;
    let mut place = connection.prepare("INSERT INTO addr_rtree VALUES (?1, ?2, ?2, ?3, ?3)")?;
    for (at, door) in doors.iter().enumerate() {
        let id = at as i64 + 1;
        let figure = number::split(&door.number).map_or(0, |(figure, _)| figure);
        let text = if door.text == door.number {
            ""
        } else {
            door.text
        };
        insert.execute(params![
            id,
            i64::from(door.street) + 1,
            door.number,
            figure,
            door.unit,
            text,
            door.name,
            doc_of_code.get(door.postcode).copied().unwrap_or_default(),
            door.at.x,
            door.at.y,
            door.estimated,
        ])?;
        place.execute(params![id, door.at.x, door.at.y])?;
    }
    Ok(())
}

/// Writes rows of `doc` and what finds them.
struct Docs<'c> {
    doc: rusqlite::Statement<'c>,
    fts: rusqlite::Statement<'c>,
    trigram: rusqlite::Statement<'c>,
    words: FxHashSet<String>,
    next: i64,
}

impl<'c> Docs<'c> {
    fn new(connection: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            doc: connection
                .prepare("INSERT INTO doc VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?,
            fts: connection.prepare(
                "INSERT INTO doc_fts (rowid, name, other, context) VALUES (?1, ?2, ?3, ?4)",
            )?,
            trigram: connection.prepare("INSERT INTO doc_trigram (rowid, name) VALUES (?1, ?2)")?,
            words: FxHashSet::default(),
            next: 1,
        })
    }

    fn add(
        &mut self,
        kind: DocKind,
        name: &str,
        others: &[&str],
        context: &str,
        at: Coord,
        doors: (i64, i64),
    ) -> rusqlite::Result<i64> {
        let (id, other) = (self.next, others.join("\n"));
        self.next += 1;
        self.doc.execute(params![
            id,
            kind as i64,
            name,
            other,
            context,
            at.x,
            at.y,
            doors.0,
            doors.1
        ])?;
        let of_others: Vec<String> = others.iter().map(|other| words::key(other)).collect();
        let key = words::key(name);
        self.fts
            .execute(params![id, key, of_others.join(" "), words::key(context)])?;
        let mut all = vec![key];
        all.extend(of_others);
        let all = all.join(" ");
        self.trigram.execute(params![id, all])?;
        for word in all.split_whitespace() {
            if !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
        Ok(id)
    }

    fn write_words(self, connection: &Connection) -> rusqlite::Result<()> {
        let mut words: Vec<String> = self.words.into_iter().collect();
        words.sort_unstable();
        let mut insert = connection.prepare("INSERT INTO word VALUES (?1)")?;
        for word in words {
            insert.execute([word])?;
        }
        Ok(())
    }

    /// A row that its own table finds.
    fn add_unsearched(
        &mut self,
        kind: DocKind,
        name: &str,
        context: &str,
        at: Coord,
        doors: (i64, i64),
    ) -> rusqlite::Result<i64> {
        let id = self.next;
        self.next += 1;
        self.doc.execute(params![
            id,
            kind as i64,
            name,
            "",
            context,
            at.x,
            at.y,
            doors.0,
            doors.1
        ])?;
        Ok(id)
    }
}

/// Each postcode with the middle of its addresses and how many it has.
fn postcodes<'a>(said: &[(&'a str, Coord)]) -> Vec<(&'a str, Coord, i64)> {
    let mut sums: FxHashMap<&str, (i64, i64, i64)> = FxHashMap::default();
    for (code, at) in said {
        let sum = sums.entry(code).or_default();
        sum.0 += i64::from(at.x);
        sum.1 += i64::from(at.y);
        sum.2 += 1;
    }
    let mut codes: Vec<(&str, Coord, i64)> = (sums.into_iter())
        .map(|(code, (x, y, count))| {
            let middle = Coord {
                x: (x / count) as i32,
                y: (y / count) as i32,
            };
            (code, middle, count)
        })
        .collect();
    codes.sort_unstable_by_key(|(code, ..)| *code);
    codes
}

/// A postcode without spaces, in small letters.
pub(super) fn compact(code: &str) -> String {
    (code.chars())
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

pub(super) fn apart_m(a: Coord, b: Coord) -> f64 {
    f64::from(a.x - b.x).hypot(f64::from(a.y - b.y)) * metres_of_unit(a)
}

type At = GeomWithData<[i64; 2], u32>;

/// Which suburb or village, and which town, is nearest.
struct Around<'p, 'a> {
    places: &'p [Named<'a>],
    suburbs: RTree<At>,
    towns: RTree<At>,
}

impl<'p, 'a> Around<'p, 'a> {
    fn new(places: &'p [Named<'a>]) -> Self {
        let of = |classes: &[&str]| {
            let found = places.iter().enumerate();
            let found = found.filter(|(_, place)| classes.contains(&&*place.class));
            let points = found.map(|(at, place)| {
                GeomWithData::new([i64::from(place.at.x), i64::from(place.at.y)], at as u32)
            });
            RTree::bulk_load(points.collect())
        };
        Self {
            places,
            suburbs: of(&["suburb", "village", "hamlet", "quarter", "neighbourhood"]),
            towns: of(&["town", "city"]),
        }
    }

    fn context(&self, at: Coord, city: &str, own: &str) -> String {
        let nearest = |tree: &RTree<At>, within_m: f64| {
            let point = [i64::from(at.x), i64::from(at.y)];
            let found = self
                .places
                .get(tree.nearest_neighbor(point)?.data as usize)?;
            (apart_m(at, found.at) <= within_m && found.name != own).then_some(found.name)
        };
        let suburb = nearest(&self.suburbs, SUBURB_M);
        let town = nearest(&self.towns, TOWN_M).or(Some(city).filter(|city| !city.is_empty()));
        let mut parts: Vec<&str> = suburb.into_iter().chain(town).collect();
        if !city.is_empty() && !parts.contains(&city) && city != own {
            parts.push(city);
        }
        parts.dedup();
        parts.join(", ")
    }
}
