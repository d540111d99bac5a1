//! The streets and doors of an area in walking order, for door-to-door work.

use std::collections::{HashMap, HashSet};

use geo::{BoundingRect, Intersects, Point};
use homeground_region::{Address, WalkedStreet};

use super::address::{Key, SAME_ADDRESS_M, apart_m, leading, own_row, region_row};
use super::ground::{in_all, meeting};
use super::*;
use crate::api::choice::outline;
use crate::domain::error::Fault;
use crate::domain::{Contents, Geometry, Visit};
use crate::index::metric::between_points_m;
use crate::map::Map;

/// The streets and doors of an area in walking order.
pub(in crate::api) fn walk(session: &Session, request: WalkRequest) -> Result<Walk, Failure> {
    let (own, seen, area) = {
        let open = session.lock();
        let map = open.map()?;
        let contents = map.contents()?;
        let no_area = || Failure::Invalid {
            field: "area".to_owned(),
            fault: Fault::TooFewPoints,
        };
        let area = outline(contents, &request.area)?.ok_or_else(no_area)?;
        let area = area.polygons();
        (own_inside(contents, &area), Seen::new(map)?, area)
    };
    let around = area.bounding_rect();
    let keys = around.map_or(Vec::new(), |around| meeting(session, &around));
    // An area may lie across the edge of a street map, and street maps over each other.
    let mut mapped: Vec<WalkedStreet> = Vec::new();
    for walked in in_all(session, &keys, |region| region.walk(&area)) {
        add_unknown(&mut mapped, walked);
    }
    let streets = joined(mapped, own, &seen);
    let doors = streets
        .iter()
        .map(|street| street.doors.len())
        .sum::<usize>();
    Ok(Walk {
        doors: u32::try_from(doors).unwrap_or(u32::MAX),
        streets,
        no_region: keys.is_empty(),
    })
}

/// Adds what a further street map knows and the ones before did not.
fn add_unknown(mapped: &mut Vec<WalkedStreet>, more: Vec<WalkedStreet>) {
    let key = |address: &Address| Key::of(&region_row(address.clone()));
    let mut known: HashMap<Key, Vec<(f64, f64)>> = HashMap::new();
    let mut names: HashSet<String> = HashSet::new();
    for street in mapped.iter() {
        names.insert(Key::new(&street.name, "").street().to_owned());
        for door in &street.doors {
            known
                .entry(key(door))
                .or_default()
                .push((door.lon, door.lat));
        }
    }
    for mut street in more {
        let had_doors = !street.doors.is_empty();
        street.doors.retain(|door| {
            let same = known.get(&key(door)).into_iter().flatten();
            let at = (door.lon, door.lat);
            !same
                .into_iter()
                .any(|&known| between_points_m(known, at) < SAME_ADDRESS_M)
        });
        let is_new = !names.contains(Key::new(&street.name, "").street());
        if !street.doors.is_empty() || (is_new && !had_doors) {
            mapped.push(street);
        }
    }
}

fn own_inside(contents: &Contents, area: &geo::MultiPolygon) -> Vec<DoorRow> {
    let inside = contents
        .doors
        .iter()
        .filter(|door| area.intersects(&Point(door.point.coord())));
    inside.map(own_row).collect()
}

/// What happened at doors before.
struct Seen {
    /// The last visit at each door.
    last: HashMap<RecordId, Visit>,
    /// Doors where somebody asked not to be visited, at any time.
    asked_not_to: HashSet<RecordId>,
    /// Addresses of people who asked not to be asked, and their homes where they are on the map.
    people: HashMap<Key, Vec<Option<(f64, f64)>>>,
}

impl Seen {
    fn new(map: &Map) -> Result<Self, Failure> {
        let mut last = HashMap::new();
        let mut asked_not_to = HashSet::new();
        for visit in map.all_visits()? {
            if visit.outcome == VisitOutcome::AskedNotTo {
                asked_not_to.insert(visit.door);
            }
            last.entry(visit.door).or_insert(visit);
        }
        let people = map.contents()?.people.iter();
        let people = people.filter(|person| person.asked_not_to);
        let mut homes: HashMap<Key, Vec<Option<(f64, f64)>>> = HashMap::new();
        for person in people {
            if let (Some(street), Some(number)) = (&person.street, &person.house_number) {
                let home = person.home.as_ref().and_then(Geometry::as_point);
                let homes = homes.entry(Key::new(street, number)).or_default();
                homes.push(home.map(|at| (at.lon, at.lat)));
            }
        }
        Ok(Self {
            last,
            asked_not_to,
            people: homes,
        })
    }

    /// Whether somebody at this address asked not to be asked. A home that is not on the map may be in any
    /// street of the name.
    fn asked_not_to(&self, address: &DoorRow) -> bool {
        let homes = self.people.get(&Key::of(address)).into_iter().flatten();
        let at = (address.lon, address.lat);
        homes
            .into_iter()
            .any(|home| home.is_none_or(|home| between_points_m(home, at) < SAME_ADDRESS_M))
    }

    fn door(&self, address: DoorRow) -> WalkDoor {
        let last = address.door.and_then(|door| self.last.get(&door));
        let door = address.door;
        WalkDoor {
            last: last.map(|visit| visit.outcome),
            visited_on: last.and_then(|visit| visit.visited_on),
            come_back_on: last.and_then(|visit| visit.come_back_on),
            asked_not_to: door.is_some_and(|door| self.asked_not_to.contains(&door))
                || self.asked_not_to(&address),
            address,
        }
    }
}

/// Streets of a street map with the doors of the map file among theirs; then streets that only
/// the map file has, by name.
fn joined(mapped: Vec<WalkedStreet>, own: Vec<DoorRow>, seen: &Seen) -> Vec<WalkStreet> {
    let mut by_key: HashMap<Key, Vec<DoorRow>> = HashMap::new();
    for door in own {
        by_key.entry(Key::of(&door)).or_default().push(door);
    }
    let mut streets: Vec<(String, WalkStreet)> = Vec::new();
    for street in mapped {
        let mut doors = Vec::with_capacity(street.doors.len());
        for address in street.doors {
            let mut row = region_row(address);
            if let Some(same) = by_key.get_mut(&Key::of(&row)) {
                let near = |door: &DoorRow| apart_m(door, &row) < SAME_ADDRESS_M;
                if let Some(at) = same.iter().position(near) {
                    row.door = same.remove(at).door;
                }
            }
            doors.push(seen.door(row));
        }
        streets.push((
            Key::new(&street.name, "").street().to_owned(),
            WalkStreet {
                name: street.name,
                context: street.context,
                length_m: street.length_m,
                doors,
            },
        ));
    }
    let mut left: Vec<DoorRow> = by_key.into_values().flatten().collect();
    left.sort_by_cached_key(in_step);
    let mapped = streets.len();
    for door in left {
        let key = Key::of(&door).street().to_owned();
        let of_name = |(_, (known, _)): &(usize, &(String, WalkStreet))| *known == key;
        let nearest = streets.iter().enumerate().filter(of_name);
        let nearest = nearest.min_by(|(_, (_, one)), (_, (_, two))| {
            distance(one, &door).total_cmp(&distance(two, &door))
        });
        match nearest.map(|(at, _)| at) {
            Some(at) if at < mapped => put_between(&mut streets[at].1.doors, seen.door(door)),
            Some(at) => streets[at].1.doors.push(seen.door(door)),
            None => streets.push((
                key,
                WalkStreet {
                    name: door.street.clone(),
                    context: String::new(),
                    length_m: 0.0,
                    doors: vec![seen.door(door)],
                },
            )),
        }
    }
    streets.into_iter().map(|(_, street)| street).collect()
}

/// Metres from a street's nearest door.
fn distance(street: &WalkStreet, door: &DoorRow) -> f64 {
    let doors = street.doors.iter();
    let metres = doors.map(|known| apart_m(&known.address, door));
    metres.fold(f64::INFINITY, f64::min)
}

/// Up one side of the street and down the other; names of houses last.
fn in_step(door: &DoorRow) -> (String, u8, i64, String) {
    let street = Key::of(door).street().to_owned();
    let (side, number) = match leading(&door.house_number) {
        Some(odd) if odd % 2 == 1 => (0, i64::from(odd)),
        Some(even) => (1, -i64::from(even)),
        None => (2, 0),
    };
    (street, side, number, door.house_number.clone())
}

/// Puts a door where it makes the way longest by least.
fn put_between(doors: &mut Vec<WalkDoor>, door: WalkDoor) {
    let to = |at: usize| {
        let other = doors.get(at);
        other.map_or(0.0, |other| apart_m(&other.address, &door.address))
    };
    let longer = |at: usize| {
        let before = at.checked_sub(1);
        let gap = match (before.and_then(|before| doors.get(before)), doors.get(at)) {
            (Some(before), Some(after)) => apart_m(&before.address, &after.address),
            _ => 0.0,
        };
        before.map_or(0.0, to) + to(at) - gap
    };
    let best = (0..=doors.len()).min_by(|one, two| longer(*one).total_cmp(&longer(*two)));
    doors.insert(best.unwrap_or_default(), door);
}
