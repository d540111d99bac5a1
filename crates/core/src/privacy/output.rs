//! What goes to an audience and what stays behind; the two add up to all that was selected.

use std::collections::{BTreeMap, HashMap, HashSet};

use geo::Intersects;

use super::cells::{Cells, Grid};
use super::reduce::{Held, Precision, Property, Reduced, Rules};
use super::{Consents, Keys, Withheld};
use crate::domain::{
    Asset, AssetKind, Audience, Contents, Date, Geometry, Holder, Need, NeedState, OSM_SOURCE,
    Person, RecordId, RecordKind, RecordRef,
};

/// What was asked to go.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only what lies inside this outline, by its true place.
    pub outline: Option<Geometry>,
    /// The area of the map that the outline is of; it goes with what is in it.
    pub area: Option<RecordId>,
    /// Only assets of these kinds.
    pub kinds: Option<Vec<AssetKind>>,
}

/// What is told of an output besides how many stay behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub offers: u32,
    pub needs: u32,
    pub people: u32,
    pub areas: u32,
    /// Different people whose name can be read in it.
    pub people_by_name: u32,
    pub telephone_numbers: u32,
    pub house_numbers: u32,
}

/// One person before and after.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Example {
    pub person: RecordId,
    pub name: Option<String>,
    pub offer: Option<String>,
    pub precision: Precision,
}

/// What leaves, with what stays.
#[derive(Clone, Debug)]
pub struct Output {
    entries: Vec<Reduced>,
    withheld: BTreeMap<Withheld, u32>,
    to_keep: Vec<(RecordId, u32)>,
    counts: Counts,
    example: Option<Example>,
    audience: Option<Audience>,
    mark: uuid::Uuid,
    day: Date,
    from_osm: bool,
}

impl Output {
    /// What leaves.
    #[must_use]
    pub fn entries(&self) -> &[Reduced] {
        &self.entries
    }

    /// Whether something in it came from OpenStreetMap, whose credit then goes with it.
    #[must_use]
    pub const fn from_osm(&self) -> bool {
        self.from_osm
    }

    /// How many stay behind, by reason.
    #[must_use]
    pub const fn withheld(&self) -> &BTreeMap<Withheld, u32> {
        &self.withheld
    }

    /// Squares that have to be kept in the map file before the output leaves.
    #[must_use]
    pub fn to_keep(&self) -> &[(RecordId, u32)] {
        &self.to_keep
    }

    /// What is in it.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// One person before and after, from the real data.
    #[must_use]
    pub const fn example(&self) -> Option<&Example> {
        self.example.as_ref()
    }

    /// For whom; `None`: the owner's own archive.
    #[must_use]
    pub const fn audience(&self) -> Option<Audience> {
        self.audience
    }

    /// What marks it as an output of this map.
    #[must_use]
    pub const fn mark(&self) -> uuid::Uuid {
        self.mark
    }

    /// The day it was made for.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }
}

/// What an output is made with.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub struct Means<'a> {
    pub contents: &'a Contents,
    pub consents: &'a Consents,
    pub keys: &'a Keys,
    pub grid: Grid,
    /// Squares of earlier outputs for this audience.
    pub kept: &'a HashMap<RecordId, u32>,
    pub day: Date,
}

/// A record that would go, with the home that stands for its place and whom it counts as.
struct Going {
    reduced: Reduced,
    record: RecordRef,
    home: Option<(RecordId, RecordId)>,
}

/// Reduces everything selected for an audience. `None` is the owner's own archive.
#[must_use]
pub fn prepare(means: Means<'_>, selection: &Selection, audience: Option<Audience>) -> Output {
    let Means {
        contents,
        consents,
        keys,
        grid,
        kept,
        day,
    } = means;
    let cells = match audience {
        Some(audience @ (Audience::Group | Audience::Public)) => {
            Some(Cells::make(contents, consents, audience, day, grid, kept))
        }
        _ => None,
    };
    let area = selection.area.and_then(|id| contents.areas.get(id));
    let rules = Rules {
        contents,
        held: Held::new(contents),
        consents,
        audience,
        day,
        keys,
        cells: cells.as_ref(),
        area: area.map(|area| area.title.as_str()),
    };
    let mut going = Vec::new();
    let mut withheld: BTreeMap<Withheld, u32> = BTreeMap::new();
    let mut stay = |reason| *withheld.entry(reason).or_default() += 1;
    let chosen = Chosen {
        contents,
        selection,
        everything: audience.is_none(),
    };

    for asset in contents.assets.iter().filter(|asset| chosen.asset(asset)) {
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        let holder = asset.holder.map(Holder::record);
        let rests = audience.is_some() && contents.rests(asset, day);
        let granted = rules.granted(record, holder);
        let shows = rules.shows_asset(asset, granted);
        match why_not(&rules, record, holder, shows, rests) {
            Some(reason) => stay(reason),
            None => going.push(Going {
                reduced: rules.asset(asset),
                record,
                home: rules
                    .home_of_asset(asset)
                    .map(|home| (home, asset.holder.map_or(asset.id, Holder::id))),
            }),
        }
    }
    for need in contents.needs.iter().filter(|need| chosen.need(need)) {
        let record = RecordRef::new(RecordKind::Need, need.id);
        let stated_by = need.stated_by.map(Holder::record);
        let rests = audience.is_some() && need.state == NeedState::Resting;
        let granted = rules.granted(record, stated_by);
        let shows = rules.shows_need(need, granted);
        match why_not(&rules, record, stated_by, shows, rests) {
            Some(reason) => stay(reason),
            None => going.push(Going {
                reduced: rules.need(need),
                record,
                home: rules
                    .home_of_need(need)
                    .map(|home| (home, need.stated_by.map_or(need.id, Holder::id))),
            }),
        }
    }
    for person in contents
        .people
        .iter()
        .filter(|person| chosen.person(person))
    {
        let record = RecordRef::new(RecordKind::Person, person.id);
        let rests = audience.is_some() && person.resting_until.is_some_and(|until| day < until);
        let granted = rules.granted(record, None);
        if rests {
            stay(Withheld::Resting);
        } else if granted.is_empty() {
            stay(consents.refusal(record, None, day));
        } else {
            let reduced = rules.person(person);
            going.push(Going {
                reduced,
                record,
                home: Some((person.id, person.id)),
            });
        }
    }
    if let Some(cells) = &cells {
        withhold_too_few(&mut going, cells, &mut withheld);
    }
    let areas = contents.areas.iter().filter(|area| match audience {
        None => {
            selection.outline.is_none() && selection.kinds.is_none()
                || selection.area == Some(area.id)
        }
        Some(_) => selection.area == Some(area.id),
    });
    for area in areas {
        let record = RecordRef::new(RecordKind::Area, area.id);
        going.push(Going {
            reduced: rules.area(area),
            record,
            home: None,
        });
    }
    let from_osm = going.iter().any(|going| {
        let asset =
            (going.record.kind == RecordKind::Asset).then(|| contents.assets.get(going.record.id));
        let source = asset.flatten().and_then(|asset| asset.source.as_deref());
        source == Some(OSM_SOURCE)
    });
    let counts = counts(contents, &going);
    let example = example(contents, &going);
    Output {
        entries: going.into_iter().map(|going| going.reduced).collect(),
        withheld,
        to_keep: cells
            .map(|cells| cells.to_keep().to_vec())
            .unwrap_or_default(),
        counts,
        example,
        audience,
        mark: keys.mark(audience),
        day,
        from_osm,
    }
}

/// Which records were asked for.
struct Chosen<'a> {
    contents: &'a Contents,
    selection: &'a Selection,
    everything: bool,
}

impl Chosen<'_> {
    fn inside(&self, place: Option<&Geometry>) -> bool {
        self.selection.outline.as_ref().is_none_or(|outline| {
            place.is_some_and(|place| outline.shape().intersects(place.shape()))
        })
    }

    fn asset(&self, asset: &Asset) -> bool {
        let kinds = self.selection.kinds.as_ref();
        kinds.is_none_or(|kinds| kinds.contains(&asset.kind))
            && self.inside(self.contents.asset_place(asset))
    }

    /// Needs that are over are history, not something to take along.
    fn need(&self, need: &Need) -> bool {
        let current = matches!(need.state, NeedState::Open | NeedState::Resting);
        self.selection.kinds.is_none()
            && (current || self.everything)
            && self.inside(self.contents.need_place(need))
    }

    fn person(&self, person: &Person) -> bool {
        self.selection.kinds.is_none() && self.inside(person.home.as_ref())
    }
}

/// Why an asset or a need stays behind; `None`: it goes.
fn why_not(
    rules: &Rules<'_>,
    record: RecordRef,
    holder: Option<RecordRef>,
    shows: bool,
    rests: bool,
) -> Option<Withheld> {
    if rests {
        return Some(Withheld::Resting);
    }
    (!shows).then(|| rules.consents.refusal(record, holder, rules.day))
}

/// Takes out what would stand in a square that fewer than five people of the output share,
/// until no such square is left.
fn withhold_too_few(going: &mut Vec<Going>, cells: &Cells, withheld: &mut BTreeMap<Withheld, u32>) {
    loop {
        let placed = |going: &&Going| matches!(going.reduced.precision(), Precision::Square(_));
        let shown: Vec<(RecordId, RecordId)> = going
            .iter()
            .filter(placed)
            .filter_map(|going| going.home)
            .collect();
        let too_few = cells.too_few(&shown);
        if too_few.is_empty() {
            return;
        }
        let before = going.len();
        going.retain(|going| {
            let cell = going
                .home
                .filter(|_| placed(&going))
                .and_then(|(home, _)| cells.of(home));
            cell.is_none_or(|cell| !too_few.contains(&cell))
        });
        let taken = u32::try_from(before - going.len()).unwrap_or(u32::MAX);
        *withheld.entry(Withheld::TooFewNear).or_default() += taken;
    }
}

fn counts(contents: &Contents, going: &[Going]) -> Counts {
    let mut counts = Counts::default();
    let mut names: HashSet<RecordId> = HashSet::new();
    for one in going {
        match one.record.kind {
            RecordKind::Asset => {
                counts.offers += 1;
                let asset = contents.assets.get(one.record.id);
                if let Some(Holder::Person(id)) = asset.and_then(|asset| asset.holder)
                    && one.reduced.who().is_some()
                {
                    names.insert(id);
                }
            }
            RecordKind::Need => {
                counts.needs += 1;
                let need = contents.needs.get(one.record.id);
                if let Some(Holder::Person(id)) = need.and_then(|need| need.stated_by)
                    && one.reduced.who().is_some()
                {
                    names.insert(id);
                }
            }
            RecordKind::Person => {
                counts.people += 1;
                if one.reduced.title().is_some() {
                    names.insert(one.record.id);
                }
            }
            _ => counts.areas += 1,
        }
        let has = |name| u32::from(one.reduced.property(name).is_some());
        counts.telephone_numbers += has("phone");
        counts.house_numbers += has("house_number");
    }
    counts.people_by_name = u32::try_from(names.len()).unwrap_or(u32::MAX);
    counts
}

/// Somebody with a name, a gift and a telephone, if there is one: it shows most.
fn example(contents: &Contents, going: &[Going]) -> Option<Example> {
    let people = going
        .iter()
        .filter(|one| one.record.kind == RecordKind::Person);
    let tells = |one: &&Going| {
        let person = contents.people.get(one.record.id);
        let phone = person.is_some_and(|person| person.phone.is_some());
        let skills = one.reduced.property("skills").is_some();
        let square = matches!(one.reduced.precision(), Precision::Square(_));
        (skills, square, phone, one.reduced.title().is_some())
    };
    let best = people.max_by_key(tells)?;
    let offer = match best.reduced.property("skills") {
        Some(Property::List(skills)) => skills.first().cloned(),
        _ => None,
    };
    Some(Example {
        person: best.record.id,
        name: best.reduced.title().map(str::to_owned),
        offer,
        precision: best.reduced.precision(),
    })
}
