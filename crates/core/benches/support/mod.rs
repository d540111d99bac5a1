//! An invented city: assets, people and needs, the same for the same seed.

use homeground_core::domain::{
    Asset, AssetKind, Audience, Availability, Contents, Date, FieldGroup, FieldGroups, Geometry,
    Grant, Holder, LonLat, Need, NeedKind, Person, RecordId, RecordKind, RecordRef,
};

use homeground_core::index::Index;
use homeground_core::index::meaning::mark;
use homeground_core::understanding::side;
use homeground_meaning::Vector;

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

const DOES: [&str; 12] = [
    "mends",
    "teaches",
    "lends out",
    "bakes",
    "sews",
    "grows",
    "paints",
    "plays",
    "knows about",
    "carries",
    "listens to",
    "cooks",
];
const WHAT: [&str; 24] = [
    "bicycles",
    "bread",
    "curtains",
    "tomatoes",
    "the accordion",
    "Welsh",
    "ladders",
    "radios",
    "school forms",
    "cake for crowds",
    "roses",
    "sofas",
    "Arabic",
    "chess",
    "wool",
    "fiddle tunes",
    "garden walls",
    "tax letters",
    "birthday parties",
    "boots",
    "old songs",
    "kayaks",
    "maps",
    "kites",
];
const PARTS: [&str; 14] = [
    "ka", "lo", "mi", "ren", "tu", "bel", "sor", "ni", "pha", "dor", "wen", "gul", "ste", "ro",
];

/// What is offered, in a voice of few common and many rare words.
fn words(chance: &mut Chance) -> String {
    let rare = |chance: &mut Chance| -> String {
        (0..3).map(|_| PARTS[chance.below(PARTS.len())]).collect()
    };
    let (does, what) = (
        DOES[chance.below(DOES.len())],
        WHAT[chance.below(WHAT.len())],
    );
    format!("{does} {what} {} {}", rare(chance), rare(chance))
}

fn place(chance: &mut Chance) -> Geometry {
    // A city of about 20 km across, denser in its middle.
    let spread = |chance: &mut Chance| (chance.share() + chance.share() - 1.0) * 0.1;
    let (lon, lat) = (-3.2 + spread(chance) * 1.6, 51.5 + spread(chance));
    Geometry::point(LonLat { lon, lat })
}

fn id(chance: &mut Chance, number: usize) -> RecordId {
    let random = chance.next().to_be_bytes();
    let mut ten = [0; 10];
    ten[..8].copy_from_slice(&random);
    RecordId::new(1_700_000_000_000 + number as u64, &ten)
}

/// The day on which everything is asked.
pub fn day() -> Date {
    Date::from(jiff::civil::date(2026, 5, 20))
}

/// A city of `assets`, a person for every three and a need for every hundred.
pub fn city(assets: usize, seed: u64) -> Contents {
    let mut chance = Chance(seed);
    let mut contents = Contents::default();
    let mut people = Vec::new();
    for number in 0..assets / 3 {
        let Ok(mut person) = Person::new(id(&mut chance, number), "Somebody Invented") else {
            continue;
        };
        person.home = Some(place(&mut chance));
        person.reach_m = (chance.below(3) == 0).then(|| 500.0 + chance.share() * 5_000.0);
        people.push(person.id);
        contents.people.put(person);
    }
    for number in 0..assets {
        let kind = AssetKind::ALL[chance.below(AssetKind::ALL.len())];
        let Ok(mut asset) = Asset::new(id(&mut chance, number), kind, &words(&mut chance)) else {
            continue;
        };
        asset.description = Some(format!("{} and {}", words(&mut chance), words(&mut chance)));
        if kind.has_holder() {
            asset.holder = Some(Holder::Person(people[chance.below(people.len())]));
        } else {
            asset.geometry = Some(place(&mut chance));
        }
        asset.availability = [Availability::default(), weekend()][chance.below(2)];
        asset.confirmed_on = Some(day().days_before(chance.below(700) as i32));
        contents
            .grants
            .put(grant(id(&mut chance, number), asset.id));
        contents.assets.put(asset);
    }
    for number in 0..assets / 100 {
        let asked = words(&mut chance);
        let Ok(mut need) = Need::new(id(&mut chance, number), NeedKind::Need, &asked) else {
            continue;
        };
        need.stated_by = Some(Holder::Person(people[chance.below(people.len())]));
        need.within_m = (chance.below(2) == 0).then_some(3_000.0);
        contents.needs.put(need);
    }
    contents
}

/// Outlines that somebody would draw: a dozen corners about a place, a kilometre or so across.
pub fn areas(count: usize, seed: u64) -> Vec<geo::Geometry<f64>> {
    let mut chance = Chance(seed);
    let area = |_| {
        let middle = place(&mut chance).bounding_box();
        let corners = (0..12).map(|corner| {
            let turn = f64::from(corner) * std::f64::consts::TAU / 12.0;
            let far = 0.003 + chance.share() * 0.004;
            (
                middle.west + far * 1.6 * turn.cos(),
                middle.south + far * turn.sin(),
            )
        });
        geo::Polygon::new(corners.collect(), Vec::new()).into()
    };
    (0..count).map(area).collect()
}

/// What is read for its meaning.
pub fn read_ones(contents: &Contents) -> impl Iterator<Item = RecordRef> {
    let assets = (contents.assets.keys()).map(|(_, id)| (RecordKind::Asset, id));
    let needs = (contents.needs.keys()).map(|(_, id)| (RecordKind::Need, id));
    assets
        .chain(needs)
        .map(|(kind, id)| RecordRef::new(kind, id))
}

/// What a subject is called: a concept a line, its code and its words.
const CONCEPTS: &str = include_str!("../../../../data/meaning/concepts.tsv");

/// Gives everything a made vector: one of a hundred subjects with as much chance again, so that some are alike and most
/// are not, and the words of a concept, so that it is as plain as of a real text what it is about. As real ones they all lie to one side (a cosine of about 0.4 by chance) and the first numbers say most: the
/// spread of each number is that of the sentences of `data/meaning`, nearly.
pub fn understand(contents: &Contents, index: &mut Index, seed: u64) {
    let mut chance = Chance(seed);
    let spreads: Vec<f64> = (1..256_u32)
        .map(|at| (0.12 / f64::from(at + 2)).sqrt())
        .collect();
    let numbers = |chance: &mut Chance| -> Vec<f64> {
        // About normal, as the sum of four.
        let some = |spread: &f64| {
            let sum: f64 = (0..4).map(|_| chance.share() - 0.5).sum();
            sum * 1.7 * spread * std::f64::consts::FRAC_1_SQRT_2
        };
        spreads.iter().map(some).collect()
    };
    let subjects: Vec<Vec<f64>> = (0..100).map(|_| numbers(&mut chance)).collect();
    let words = CONCEPTS.lines().filter_map(|line| line.split('\t').nth(1));
    let called: Vec<&str> = words.step_by(5).collect();
    let all: Vec<RecordRef> = read_ones(contents).collect();
    for some in all.chunks(10_000) {
        let read = some.iter().filter_map(|record| {
            let number = chance.below(subjects.len());
            let (subject, called) = (&subjects[number], called[number]);
            let own = numbers(&mut chance);
            let both = subject
                .iter()
                .zip(&own)
                .map(|(one, two)| (one + two) as f32);
            let vector: Vec<f32> = std::iter::once(-0.62).chain(both).collect();
            let text = index.text_of(contents, *record)?;
            Some((
                *record,
                mark(&text),
                Vector::new(&vector, called, side(record.kind)),
            ))
        });
        let read: Vec<_> = read.collect();
        index.understand(contents, read);
    }
}

fn weekend() -> Availability {
    Availability::from_words("sat, sun").unwrap_or_default()
}

fn grant(id: RecordId, asset: RecordId) -> Grant {
    Grant {
        id,
        about: RecordRef::new(RecordKind::Asset, asset),
        only: None,
        audience: Audience::Public,
        fields: FieldGroups::NONE.with(FieldGroup::Words),
        wording: None,
        how: "invented".into(),
        given_on: day(),
        recorded_by: None,
        expires_on: None,
    }
}
