//! Squares that stand for homes: shared by enough doors and enough people, or there is none.
//!
//! The grid is fixed to the map file by a secret offset, so the same home has the same square
//! in every output; squares are made from the whole map, never from a filtered output, and
//! only ever become coarser. That keeps two outputs from telling, by their difference, where
//! somebody lives. It does not keep somebody who knows all neighbours but one from guessing
//! that one's square.

use std::collections::{HashMap, HashSet};

use super::{Consents, Keys};
use crate::domain::{
    Asset, Audience, Contents, Date, FieldGroup, Geometry, Holder, LonLat, Need, RecordId,
    RecordKind, RecordRef,
};
use crate::index::metric::METRES_A_DEGREE;

/// Sides of squares in metres, finest first.
pub const SIDES_M: [u32; 6] = [100, 200, 500, 1000, 2000, 5000];
/// A square is shared by so many addresses (design, rule 9; the police.uk practice) …
const DOORS: u32 = 8;
/// … and by so many people with something to show,
const PEOPLE: usize = 5;
/// or, where no addresses are loaded, by so many people.
const PEOPLE_WITHOUT_DOORS: usize = 8;

/// The grid of a map file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Metres in a degree of longitude, fixed once for the map.
    metres_lon: f64,
    /// Where the grid begins, as a share of a square.
    offset: (f64, f64),
}

/// One square: side in metres, column and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// Side in metres.
    pub side_m: u32,
    column: i64,
    row: i64,
}

impl Grid {
    /// The grid of a map whose reference latitude is `latitude` degrees. Squares are square
    /// there, and narrower or wider elsewhere: how many people share one does not depend on it.
    #[must_use]
    pub fn new(keys: &Keys, latitude: f64) -> Self {
        let shrink = latitude.to_radians().cos().max(0.01);
        Self {
            metres_lon: METRES_A_DEGREE * shrink,
            offset: keys.offset(),
        }
    }

    fn cell(&self, at: LonLat, side_m: u32) -> Cell {
        let side = f64::from(side_m);
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of squares")]
        let square = |metres: f64, offset: f64| (metres / side + offset).floor() as i64;
        Cell {
            side_m,
            column: square(at.lon * self.metres_lon, self.offset.0),
            row: square(at.lat * METRES_A_DEGREE, self.offset.1),
        }
    }

    /// The square as a polygon in degrees, cut at the edge of the world.
    #[must_use]
    pub fn polygon(&self, cell: Cell) -> Geometry {
        let side = f64::from(cell.side_m);
        #[expect(clippy::cast_precision_loss, reason = "squares of the Earth are few")]
        let edge = |number: i64, offset: f64| (number as f64 - offset) * side;
        let lon = |column| (edge(column, self.offset.0) / self.metres_lon).clamp(-180.0, 180.0);
        let lat = |row| (edge(row, self.offset.1) / METRES_A_DEGREE).clamp(-90.0, 90.0);
        let rect = geo::Rect::new(
            (lon(cell.column), lat(cell.row)),
            (lon(cell.column + 1), lat(cell.row + 1)),
        );
        Geometry::trusted(rect.to_polygon().into(), Vec::new())
    }
}

/// A home: who lives there, and where.
#[derive(Clone, Copy, Debug)]
struct Home {
    /// The person, or the entry that has a home of its own.
    id: RecordId,
    /// Whom it counts as.
    person: RecordId,
    at: LonLat,
    /// Something of it is shown to the audience, and where.
    shown: bool,
}

/// The squares of one audience.
#[derive(Clone, Debug)]
pub struct Cells {
    grid: Grid,
    cells: HashMap<RecordId, Cell>,
    at: HashMap<RecordId, LonLat>,
    to_keep: Vec<(RecordId, u32)>,
}

/// An asset whose own place is somebody's home: a skill, or an item that no group holds.
pub(super) fn is_at_home(asset: &Asset) -> bool {
    asset.kind.has_holder() && !matches!(asset.holder, Some(Holder::Asset(_)))
}

/// A need whose own place is somebody's home: all but those of groups.
pub(super) fn is_need_at_home(need: &Need) -> bool {
    !matches!(need.stated_by, Some(Holder::Asset(_)))
}

impl Cells {
    /// Makes the squares of an audience from the whole map. `kept` holds those of earlier
    /// outputs: none becomes finer.
    #[must_use]
    pub fn make(
        contents: &Contents,
        consents: &Consents,
        audience: Audience,
        day: Date,
        grid: Grid,
        kept: &HashMap<RecordId, u32>,
    ) -> Self {
        let homes = homes(contents, consents, audience, day);
        let mut cells = HashMap::new();
        let mut to_keep = Vec::new();
        for side_m in SIDES_M {
            let mut doors: HashMap<Cell, u32> = HashMap::new();
            for door in contents.doors.iter() {
                *doors.entry(grid.cell(door.point, side_m)).or_default() += 1;
            }
            let mut people: HashMap<Cell, HashSet<RecordId>> = HashMap::new();
            for home in homes.iter().filter(|home| home.shown) {
                people
                    .entry(grid.cell(home.at, side_m))
                    .or_default()
                    .insert(home.person);
            }
            for home in homes.iter().filter(|home| home.shown) {
                if cells.contains_key(&home.id)
                    || kept.get(&home.id).is_some_and(|kept| side_m < *kept)
                {
                    continue;
                }
                let cell = grid.cell(home.at, side_m);
                let doors = doors.get(&cell).copied().unwrap_or_default();
                let people = people.get(&cell).map_or(0, HashSet::len);
                let enough = (doors >= DOORS && people >= PEOPLE)
                    || (doors == 0 && people >= PEOPLE_WITHOUT_DOORS);
                if enough {
                    cells.insert(home.id, cell);
                    if kept.get(&home.id) != Some(&side_m) {
                        to_keep.push((home.id, side_m));
                    }
                }
            }
        }
        to_keep.sort_unstable();
        let at = homes.into_iter().map(|home| (home.id, home.at)).collect();
        Self {
            grid,
            cells,
            at,
            to_keep,
        }
    }

    /// The square of a home; `None` when none is wide enough.
    #[must_use]
    pub fn of(&self, home: RecordId) -> Option<Cell> {
        self.cells.get(&home).copied()
    }

    /// The polygon of a square.
    #[must_use]
    pub fn polygon(&self, cell: Cell) -> Geometry {
        self.grid.polygon(cell)
    }

    /// What has to be kept in the map file: homes and sides in metres.
    #[must_use]
    pub fn to_keep(&self) -> &[(RecordId, u32)] {
        &self.to_keep
    }

    /// Squares that fewer than five people of an output share. `shown` are the homes in the
    /// output with whom each counts as.
    pub(super) fn too_few(&self, shown: &[(RecordId, RecordId)]) -> HashSet<Cell> {
        let mut people: HashMap<Cell, HashSet<RecordId>> = HashMap::new();
        let used: HashSet<Cell> = shown
            .iter()
            .filter_map(|(home, _)| self.of(*home))
            .collect();
        let sides: HashSet<u32> = used.iter().map(|cell| cell.side_m).collect();
        // By where people live: those in a finer square inside a wide one share the wide one.
        for (home, person) in shown {
            if let Some(at) = self.at.get(home).filter(|_| self.cells.contains_key(home)) {
                for side_m in &sides {
                    people
                        .entry(self.grid.cell(*at, *side_m))
                        .or_default()
                        .insert(*person);
                }
            }
        }
        used.into_iter()
            .filter(|cell| people.get(cell).map_or(0, HashSet::len) < PEOPLE)
            .collect()
    }
}

/// Every home of the map.
fn homes(contents: &Contents, consents: &Consents, audience: Audience, day: Date) -> Vec<Home> {
    let shows = |granted: crate::domain::FieldGroups| {
        let something = granted.has(FieldGroup::Words)
            || granted.has(FieldGroup::Name)
            || granted.has(FieldGroup::Contact);
        granted.has(FieldGroup::Home) && something
    };
    let mut homes = Vec::new();
    for person in contents.people.iter() {
        let Some(home) = &person.home else { continue };
        let record = RecordRef::new(RecordKind::Person, person.id);
        let rests = person.resting_until.is_some_and(|until| day < until);
        homes.push(Home {
            id: person.id,
            person: person.id,
            at: home.mark(),
            shown: !rests && shows(consents.granted(record, None, audience, day)),
        });
    }
    for asset in contents.assets.iter().filter(|asset| is_at_home(asset)) {
        let Some(place) = &asset.geometry else {
            continue;
        };
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        let holder = asset.holder.map(Holder::record);
        homes.push(Home {
            id: asset.id,
            person: holder.map_or(asset.id, |holder| holder.id),
            at: place.mark(),
            shown: !contents.rests(asset, day)
                && shows(consents.granted(record, holder, audience, day)),
        });
    }
    for need in contents.needs.iter().filter(|need| is_need_at_home(need)) {
        let Some(place) = &need.geometry else {
            continue;
        };
        let record = RecordRef::new(RecordKind::Need, need.id);
        let stated_by = need.stated_by.map(Holder::record);
        homes.push(Home {
            id: need.id,
            person: stated_by.map_or(need.id, |person| person.id),
            at: place.mark(),
            shown: need.state == crate::domain::NeedState::Open
                && shows(consents.granted(record, stated_by, audience, day)),
        });
    }
    homes
}
