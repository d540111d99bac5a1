//! What suggestions are narrowed to, and how many there would be with each choice.

use geo::Intersects;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Asking, Scored, fit};
use crate::domain::{
    Asset, AssetKind, Availability, Contents, Date, Geometry, Holder, RecordId, RecordKind,
    RecordRef, Sharing,
};
use crate::index::DocKind;

/// What somebody wants to see of the suggestions; empty: all of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Filter {
    /// Any of these kinds.
    pub kinds: Vec<AssetKind>,
    /// Any of these tags.
    pub tags: Vec<String>,
    /// At most so many metres away, in a straight line.
    pub within_m: Option<f64>,
    /// With a place in this area.
    pub area: Option<RecordId>,
    /// At one of these times, as far as it is known when it suits.
    pub availability: Availability,
    /// With known room for so many.
    pub room_for: Option<u32>,
    /// With all of these.
    pub facilities: Vec<String>,
    /// Any of these languages.
    pub languages: Vec<String>,
    /// Confirmed within the year.
    pub fresh: bool,
    /// Shared with these, or with more people.
    pub sharing: Option<Sharing>,
}

/// A choice with how many suggestions there would be with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Choice<T> {
    pub value: T,
    pub count: u32,
}

/// How many good suggestions there are with each choice, beside what is chosen of the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Choices {
    /// Good suggestions without any choice.
    pub all: u32,
    /// Good suggestions with what is chosen.
    pub kept: u32,
    /// By kind.
    pub kinds: Vec<Choice<AssetKind>>,
    /// The commonest tags.
    pub tags: Vec<Choice<String>>,
    /// By distance in metres.
    pub within_m: Vec<Choice<f64>>,
    /// By area.
    pub areas: Vec<Choice<RecordId>>,
    /// By part of the week: `mon morning`.
    pub times: Vec<Choice<String>>,
    /// By room.
    pub room_for: Vec<Choice<u32>>,
    /// The commonest facilities.
    pub facilities: Vec<Choice<String>>,
    /// The commonest languages.
    pub languages: Vec<Choice<String>>,
    /// Confirmed within the year.
    pub fresh: u32,
    /// By who may see it.
    pub sharing: Vec<Choice<Sharing>>,
}

/// Distances to choose from, in metres: about 5, 10, 20 and 40 minutes' walk (straight line times 1.3 at 4.5 km/h).
const DISTANCES_M: [f64; 4] = [290.0, 580.0, 1_150.0, 2_300.0];
/// Rooms to choose from.
const ROOMS: [u32; 5] = [6, 12, 25, 50, 100];
/// Words of one sort that are offered as choices, the commonest.
const WORDS_OFFERED: usize = 12;

/// The sorts of choice, each a bit of what a suggestion misses.
#[derive(Clone, Copy)]
enum Sort {
    Kind,
    Tag,
    Distance,
    Area,
    Time,
    Room,
    Facility,
    Language,
    Fresh,
    Sharing,
}

impl Filter {
    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What choices are about, of one suggestion.
struct Traits<'c> {
    kind: Option<AssetKind>,
    tags: &'c [String],
    distance_m: Option<f64>,
    place: Option<&'c Geometry>,
    when: Availability,
    room: Option<u32>,
    facilities: &'c [String],
    languages: Vec<&'c str>,
    fresh: bool,
    sharing: Sharing,
}

impl Traits<'_> {
    /// Bits of the sorts of choice that this does not meet. `area` is the outline of the chosen one.
    fn misses(&self, filter: &Filter, area: Option<&Geometry>) -> u16 {
        let met = [
            (
                Sort::Kind,
                filter.kinds.is_empty()
                    || self.kind.is_some_and(|kind| filter.kinds.contains(&kind)),
            ),
            (
                Sort::Tag,
                any(&filter.tags, self.tags.iter().map(String::as_str)),
            ),
            (
                Sort::Distance,
                filter.within_m.is_none_or(|most| self.is_within(most)),
            ),
            (
                Sort::Area,
                filter.area.is_none() || area.is_some_and(|area| self.is_in(area)),
            ),
            (
                Sort::Time,
                filter.availability.is_empty() || self.is_free(filter.availability),
            ),
            (
                Sort::Room,
                filter.room_for.is_none_or(|asked| self.has_room(asked)),
            ),
            (
                Sort::Facility,
                filter
                    .facilities
                    .iter()
                    .all(|wanted| fit::has(self.facilities, wanted)),
            ),
            (
                Sort::Language,
                any(&filter.languages, self.languages.iter().copied()),
            ),
            (Sort::Fresh, self.fresh || !filter.fresh),
            (
                Sort::Sharing,
                filter.sharing.is_none_or(|least| self.sharing >= least),
            ),
        ];
        met.into_iter()
            .filter(|(_, met)| !met)
            .fold(0, |bits, (sort, _)| bits | 1 << sort as u16)
    }

    fn is_within(&self, most: f64) -> bool {
        self.distance_m.is_some_and(|far| far <= most)
    }

    fn is_in(&self, area: &Geometry) -> bool {
        self.place
            .is_some_and(|place| place.shape().intersects(area.shape()))
    }

    fn is_free(&self, asked: Availability) -> bool {
        !self.when.and(asked).is_empty()
    }

    fn has_room(&self, asked: u32) -> bool {
        self.room.is_some_and(|room| asked <= room)
    }
}

impl<'a> Asking<'a> {
    /// Whether a suggestion is among what somebody wants to see.
    pub(super) fn is_wanted(&self, scored: &Scored) -> bool {
        let Some(filter) = self.question.filter.filter(|filter| !filter.is_empty()) else {
            return true;
        };
        self.traits(scored)
            .is_some_and(|traits| traits.misses(filter, self.outline(filter)) == 0)
    }

    /// How many good ones there are with each choice.
    pub(super) fn choices(&self, all: &[Scored], filter: &Filter) -> Choices {
        let mut choices = Choices::default();
        let area = self.outline(filter);
        let areas = self.contents.areas.iter();
        let areas = areas.filter_map(|area| Some((area.id, area.geometry.as_ref()?)));
        let mut tally = Tally {
            areas: areas.map(|(id, outline)| (id, outline, 0)).collect(),
            ..Tally::default()
        };
        for scored in all {
            if !scored.good {
                continue;
            }
            let Some(traits) = self.traits(scored) else {
                continue;
            };
            choices.all += 1;
            let misses = traits.misses(filter, area);
            if misses == 0 {
                choices.kept += 1;
            }
            tally.add(&traits, misses);
        }
        tally.into_choices(choices, filter)
    }

    /// The outline of the chosen area; `None` also where it is gone or has none, and nothing lies in it.
    fn outline(&self, filter: &Filter) -> Option<&'a Geometry> {
        let area = self.contents.areas.get(filter.area?)?;
        area.geometry.as_ref()
    }

    fn traits(&self, scored: &Scored) -> Option<Traits<'a>> {
        let slot = scored.doc.slot();
        match scored.doc.kind() {
            DocKind::Need => self.contents.needs.at(slot).map(|need| Traits {
                kind: None,
                tags: &need.tags,
                distance_m: scored.distance_m,
                // An interest about health has no place on any map.
                place: (self.contents.need_place(need))
                    .filter(|_| !need.is_interest_about_health()),
                when: need.availability,
                room: None,
                facilities: &[],
                languages: need.languages.iter().map(String::as_str).collect(),
                fresh: is_fresh(need.confirmed_on.or(need.stated_on), self.question.day),
                sharing: self.sharing(RecordKind::Need, need.id, need.stated_by),
            }),
            _ => {
                let asset = self.contents.assets.at(slot)?;
                let offer = self.index.offers().at(self.contents, slot)?;
                Some(Traits {
                    kind: Some(asset.kind),
                    tags: &asset.tags,
                    distance_m: scored.distance_m,
                    place: self.contents.asset_place(asset),
                    when: offer.when,
                    room: asset.capacity.or(offer.says_room),
                    facilities: &asset.facilities,
                    languages: languages(self.contents, asset),
                    fresh: is_fresh(asset.confirmed_on, self.question.day),
                    sharing: self.sharing(RecordKind::Asset, asset.id, asset.holder),
                })
            }
        }
    }

    fn sharing(&self, kind: RecordKind, id: RecordId, holder: Option<Holder>) -> Sharing {
        let record = RecordRef::new(kind, id);
        let holder = holder.map(Holder::record);
        self.consents.sharing(record, holder, self.question.day)
    }
}

fn languages<'c>(contents: &'c Contents, asset: &'c Asset) -> Vec<&'c str> {
    let person = match asset.holder {
        Some(Holder::Person(id)) => contents.people.get(id),
        _ => None,
    };
    let spoken = person.map_or(&[][..], |person| person.languages.as_slice());
    let all = asset.languages.iter().chain(spoken);
    all.map(String::as_str).collect()
}

/// Whether one of the wanted words is there, or none is wanted.
fn any<'w>(wanted: &[String], mut held: impl Iterator<Item = &'w str>) -> bool {
    wanted.is_empty() || held.any(|word| fit::has(wanted, word))
}

fn is_fresh(confirmed_on: Option<Date>, day: Date) -> bool {
    confirmed_on.is_some_and(|on| on.days_until(day) < fit::FRESH_FOR_DAYS)
}

/// Counts while suggestions go by.
#[derive(Default)]
struct Tally<'c> {
    kinds: [u32; AssetKind::ALL.len()],
    tags: Words,
    distances: [u32; DISTANCES_M.len()],
    areas: Vec<(RecordId, &'c Geometry, u32)>,
    times: [u32; 21],
    rooms: [u32; ROOMS.len()],
    facilities: Words,
    languages: Words,
    fresh: u32,
    sharing: [u32; SHARED.len()],
}

/// Who may see it, from few to many.
const SHARED: [Sharing; 3] = [Sharing::Coordinators, Sharing::Group, Sharing::Public];

impl Tally<'_> {
    fn add(&mut self, traits: &Traits<'_>, misses: u16) {
        // A choice counts what meets all others: those of its own sort stand beside it, not before it.
        let counts = |sort: Sort| misses & !(1 << sort as u16) == 0;
        if counts(Sort::Kind)
            && let Some(kind) = traits.kind
        {
            self.kinds[kind as usize] += 1;
        }
        if counts(Sort::Tag) {
            self.tags.add(traits.tags.iter().map(String::as_str));
        }
        if counts(Sort::Distance) {
            for (count, most) in self.distances.iter_mut().zip(DISTANCES_M) {
                *count += u32::from(traits.is_within(most));
            }
        }
        if counts(Sort::Area) {
            for (_, outline, count) in &mut self.areas {
                *count += u32::from(traits.is_in(outline));
            }
        }
        if counts(Sort::Time) {
            for (bit, count) in self.times.iter_mut().enumerate() {
                *count += traits.when.bits() >> bit & 1;
            }
        }
        if counts(Sort::Room) {
            for (count, asked) in self.rooms.iter_mut().zip(ROOMS) {
                *count += u32::from(traits.has_room(asked));
            }
        }
        if counts(Sort::Facility) {
            self.facilities
                .add(traits.facilities.iter().map(String::as_str));
        }
        if counts(Sort::Language) {
            self.languages.add(traits.languages.iter().copied());
        }
        if counts(Sort::Fresh) {
            self.fresh += u32::from(traits.fresh);
        }
        if counts(Sort::Sharing) {
            for (count, least) in self.sharing.iter_mut().zip(SHARED) {
                *count += u32::from(traits.sharing >= least);
            }
        }
    }

    fn into_choices(self, choices: Choices, filter: &Filter) -> Choices {
        let times = (0..21).map(|bit| Availability::of_bit(bit).to_string());
        Choices {
            kinds: some(AssetKind::ALL, self.kinds, &filter.kinds),
            tags: self.tags.commonest(&filter.tags),
            within_m: some(DISTANCES_M, self.distances, filter.within_m.as_slice()),
            areas: some(
                self.areas.iter().map(|(id, ..)| *id),
                self.areas.iter().map(|(.., count)| *count),
                filter.area.as_slice(),
            ),
            times: some(times, self.times, &[]),
            room_for: some(ROOMS, self.rooms, filter.room_for.as_slice()),
            facilities: self.facilities.commonest(&filter.facilities),
            languages: self.languages.commonest(&filter.languages),
            fresh: self.fresh,
            sharing: some(SHARED, self.sharing, filter.sharing.as_slice()),
            ..choices
        }
    }
}

/// Choices that leave something, and those that are chosen.
fn some<T: PartialEq>(
    values: impl IntoIterator<Item = T>,
    counts: impl IntoIterator<Item = u32>,
    chosen: &[T],
) -> Vec<Choice<T>> {
    let all = values.into_iter().zip(counts);
    let all = all.map(|(value, count)| Choice { value, count });
    all.filter(|choice| choice.count > 0 || chosen.contains(&choice.value))
        .collect()
}

/// Words with how often they occur, whatever their case; said as they were met first.
#[derive(Default)]
struct Words(Vec<(String, String, u32)>);

impl Words {
    fn add<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let mut seen: Vec<String> = Vec::new();
        for word in words {
            let folded = word.to_lowercase();
            // Said twice by one is said by one.
            if seen.contains(&folded) {
                continue;
            }
            match self.0.iter_mut().find(|(known, ..)| *known == folded) {
                Some((.., count)) => *count += 1,
                None => self.0.push((folded.clone(), word.to_owned(), 1)),
            }
            seen.push(folded);
        }
    }

    fn commonest(mut self, chosen: &[String]) -> Vec<Choice<String>> {
        for word in chosen {
            let folded = word.to_lowercase();
            if self.0.iter().all(|(known, ..)| *known != folded) {
                self.0.push((folded, word.clone(), 0));
            }
        }
        let is_chosen = |word: &str| fit::has(chosen, word);
        self.0.sort_by(|one, two| {
            (is_chosen(&two.0), two.2, &one.0).cmp(&(is_chosen(&one.0), one.2, &two.0))
        });
        let choices = self.0.into_iter().take(WORDS_OFFERED.max(chosen.len()));
        choices
            .map(|(_, value, count)| Choice { value, count })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_whatever_their_case_and_once_each() {
        let mut words = Words::default();
        words.add(["Piano", "piano", "tap"].into_iter());
        words.add(["PIANO"].into_iter());
        let choice = |value: &str, count| Choice {
            value: value.to_owned(),
            count,
        };
        assert_eq!(
            words.commonest(&["ramp".to_owned()]),
            [choice("ramp", 0), choice("Piano", 2), choice("tap", 1)]
        );
    }
}
