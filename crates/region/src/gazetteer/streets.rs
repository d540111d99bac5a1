//! Streets: the ways of one name that belong together, and which street a house stands in.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use rustc_hash::FxHashMap;

use super::gather::keys;
use super::words;
use crate::grid::{Coord, Window, to_lon_lat};

/// Ways of one name are one street while their boxes are this near.
const TOGETHER_M: f64 = 250.0;
/// Houses of a street that has no road are one street while they are this near to it.
const HOUSES_TOGETHER_M: f64 = 800.0;

/// A way with a name.
pub(super) struct Road<'a> {
    pub name: &'a str,
    pub others: Vec<&'a str>,
    pub line: Vec<Coord>,
}

/// A street as a whole.
#[derive(Debug)]
pub(super) struct Street<'a> {
    pub name: &'a str,
    pub others: Vec<&'a str>,
    /// Numbers of its ways; none for a street that is known from addresses alone.
    pub roads: Vec<u32>,
    pub window: Window,
    /// On its middle way.
    pub at: Coord,
    /// What its addresses say of their town, the first that says so.
    pub city: &'a str,
}

type Boxed = GeomWithData<Rectangle<[i64; 2]>, u32>;

pub(super) struct Streets<'a> {
    pub list: Vec<Street<'a>>,
    pub roads: Vec<Road<'a>>,
    /// Which street a way belongs to.
    street_of: Vec<u32>,
    by_key: FxHashMap<String, Vec<u32>>,
    tree: RTree<Boxed>,
}

impl<'a> Streets<'a> {
    pub(super) fn new(roads: Vec<Road<'a>>) -> Self {
        let mut of_name: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (at, road) in roads.iter().enumerate() {
            of_name
                .entry(words::key(road.name))
                .or_default()
                .push(at as u32);
        }
        let mut groups: Vec<Vec<u32>> = of_name
            .into_values()
            .flat_map(|group| together(&roads, group))
            .collect();
        groups.sort_unstable();
        let mut streets = Self {
            street_of: vec![0; roads.len()],
            tree: RTree::bulk_load(boxes(&roads)),
            list: Vec::with_capacity(groups.len()),
            by_key: FxHashMap::default(),
            roads,
        };
        for group in groups {
            streets.add_group(group);
        }
        streets
    }

    fn add_group(&mut self, group: Vec<u32>) {
        let roads: Vec<&Road<'a>> = group.iter().map(|&at| &self.roads[at as usize]).collect();
        let Some(window) = Window::around(roads.iter().flat_map(|road| road.line.iter().copied()))
        else {
            return;
        };
        let middle = roads.get(roads.len() / 2).or(roads.first());
        let Some(at) = middle
            .and_then(|road| road.line.get(road.line.len() / 2))
            .copied()
        else {
            return;
        };
        let mut others: Vec<&str> = roads
            .iter()
            .flat_map(|road| road.others.iter().copied())
            .collect();
        others.sort_unstable();
        others.dedup();
        let name = roads.first().map_or("", |road| road.name);
        let number = self.list.len() as u32;
        for &road in &group {
            self.street_of[road as usize] = number;
        }
        self.know(number, name, &others);
        self.list.push(Street {
            name,
            others,
            roads: group,
            window,
            at,
            city: "",
        });
    }

    fn know(&mut self, number: u32, name: &str, others: &[&str]) {
        for name in std::iter::once(name).chain(others.iter().copied()) {
            for key in keys(name) {
                let known = self.by_key.entry(key).or_default();
                if !known.contains(&number) {
                    known.push(number);
                }
            }
        }
    }

    /// The street that an address names, made if there is none within reach.
    pub(super) fn of_name(
        &mut self,
        name: &'a str,
        at: Coord,
        within_m: f64,
        city: &'a str,
    ) -> Option<u32> {
        let keys = keys(name);
        let unit_m = metres_of_unit(at);
        let mut best: Option<(f64, u32)> = None;
        for key in &keys {
            for &number in self.by_key.get(key).into_iter().flatten() {
                let street = self.list.get(number as usize)?;
                let reach = if street.roads.is_empty() {
                    HOUSES_TOGETHER_M
                } else {
                    within_m
                };
                // The box first: most streets of the name are in other towns.
                if box_apart(&street.window, at) * unit_m > reach {
                    continue;
                }
                let metres = self.metres_to(number, at) * unit_m;
                if metres <= reach && best.is_none_or(|(least, _)| metres < least) {
                    best = Some((metres, number));
                }
            }
            // The whole name goes before its parts.
            if best.is_some() {
                break;
            }
        }
        let number = match best {
            Some((_, number)) => number,
            None => {
                keys.first().filter(|key| !key.is_empty())?;
                let number = self.list.len() as u32;
                self.know(number, name, &[]);
                self.list.push(Street {
                    name,
                    others: Vec::new(),
                    roads: Vec::new(),
                    window: Window { min: at, max: at },
                    at,
                    city,
                });
                number
            }
        };
        let street = self.list.get_mut(number as usize)?;
        if street.city.is_empty() {
            street.city = city;
        }
        if street.roads.is_empty() {
            street.window = street.window.with(at);
        }
        Some(number)
    }

    /// The street of the nearest road.
    pub(super) fn nearest(&self, at: Coord, within_m: f64) -> Option<u32> {
        let unit_m = metres_of_unit(at);
        let reach = (within_m / unit_m) as i64;
        let [x, y] = [at.x, at.y].map(i64::from);
        let around = AABB::from_corners([x - reach, y - reach], [x + reach, y + reach]);
        let roads = self.tree.locate_in_envelope_intersecting(around);
        let (metres, road) = roads
            .map(|boxed| {
                let line = &self.roads[boxed.data as usize].line;
                (line_apart(line, at) * unit_m, boxed.data)
            })
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
        (metres <= within_m).then(|| self.street_of[road as usize])
    }

    /// World units from a street to a point.
    fn metres_to(&self, number: u32, at: Coord) -> f64 {
        let street = &self.list[number as usize];
        if street.roads.is_empty() {
            return box_apart(&street.window, at);
        }
        (street.roads.iter())
            .map(|&road| line_apart(&self.roads[road as usize].line, at))
            .fold(f64::INFINITY, f64::min)
    }
}

fn boxes(roads: &[Road<'_>]) -> Vec<Boxed> {
    let boxed = |(at, road): (usize, &Road<'_>)| {
        let Window { min, max } = Window::around(road.line.iter().copied())?;
        let [min, max] = [min, max].map(|corner| [i64::from(corner.x), i64::from(corner.y)]);
        Some(GeomWithData::new(
            Rectangle::from_corners(min, max),
            at as u32,
        ))
    };
    roads.iter().enumerate().filter_map(boxed).collect()
}

/// Parts of a list of ways of one name that lie together.
fn together(roads: &[Road<'_>], group: Vec<u32>) -> Vec<Vec<u32>> {
    let windows: Vec<Option<Window>> = (group.iter())
        .map(|&at| Window::around(roads[at as usize].line.iter().copied()))
        .collect();
    // From west to east, so that only neighbours are compared.
    let mut order: Vec<usize> = (0..group.len()).collect();
    order.sort_by_key(|&at| windows[at].map_or(0, |window| window.min.x));
    let mut parent: Vec<usize> = (0..group.len()).collect();
    for (index, &a) in order.iter().enumerate() {
        let Some(a_window) = windows[a] else { continue };
        let reach = (TOGETHER_M / metres_of_unit(a_window.min)) as i32;
        let wide = a_window.grown(reach);
        for &b in order.iter().skip(index + 1) {
            let Some(b_window) = windows[b] else { continue };
            if b_window.min.x > wide.max.x {
                break;
            }
            if wide.meets(&b_window) {
                let (a, b) = (root(&mut parent, a), root(&mut parent, b));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    let mut parts: FxHashMap<usize, Vec<u32>> = FxHashMap::default();
    for (at, &road) in group.iter().enumerate() {
        parts.entry(root(&mut parent, at)).or_default().push(road);
    }
    parts.into_values().collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// Metres of a world unit at a place.
pub(super) fn metres_of_unit(at: Coord) -> f64 {
    /// At the equator: 2 pi times 6,378,137 m (WGS 84) over 2^28.
    const UNIT_M: f64 = 40_075_016.685_578_5 / 268_435_456.0;
    let (_, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
    UNIT_M * lat.to_radians().cos().max(0.01)
}

fn box_apart(window: &Window, at: Coord) -> f64 {
    let out = |min: i32, max: i32, at: i32| f64::from((min - at).max(at - max).max(0));
    out(window.min.x, window.max.x, at.x).hypot(out(window.min.y, window.max.y, at.y))
}

/// World units from a point to a line.
pub(super) fn line_apart(line: &[Coord], at: Coord) -> f64 {
    let (px, py) = (f64::from(at.x), f64::from(at.y));
    let to = |from: Coord, to: Coord| {
        let (ax, ay) = (f64::from(from.x), f64::from(from.y));
        let (dx, dy) = (f64::from(to.x) - ax, f64::from(to.y) - ay);
        let length = dx * dx + dy * dy;
        let share = if length > 0.0 {
            (((px - ax) * dx + (py - ay) * dy) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (ax + share * dx - px).hypot(ay + share * dy - py)
    };
    match line {
        [one] => to(*one, *one),
        line => (line.windows(2))
            .map(|pair| to(pair[0], pair[1]))
            .fold(f64::INFINITY, f64::min),
    }
}
