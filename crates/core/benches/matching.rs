//! How long building the index and matching take on an invented city:
//! `cargo bench -p homeground-core --bench matching [ASSETS]`.
//!
//! Prints figures and checks nothing: times depend on the machine.

#[path = "support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};

use geo::{BoundingRect, Intersects};
use geo_index::kdtree::{KDTree, KDTreeBuilder, KDTreeIndex};
use homeground_core::domain::{Contents, Holder, LonLat, RecordKind, RecordRef};
use homeground_core::index::search::{SearchQuery, search};
use homeground_core::index::{DocKind, Index};
use homeground_core::matching::{Question, SIDE_BY_SIDE, matches, matches_of_many};
use homeground_core::privacy::Consents;
use homeground_meaning::PART;
use rayon::prelude::*;

fn main() {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let contents = support::city(asked.unwrap_or(100_000), 7);
    println!(
        "{} assets, {} people, {} needs",
        contents.assets.len(),
        contents.people.len(),
        contents.needs.len()
    );
    print_memory("with what there is");
    let consents = timed("consents", || Consents::new(&contents));
    print_memory("with consents");
    let mut index = timed("build the index", || Index::build(&contents));

    print_memory("with the index");
    match_all(
        &contents,
        &index,
        &consents,
        "match a need by its words",
        true,
    );
    print_memory("after matching by words");
    timed("take in made vectors", || {
        support::understand(&contents, &mut index, 7)
    });
    print_memory("with vectors");
    scan(&contents, &index);
    match_all(
        &contents,
        &index,
        &consents,
        "match a need, all understood",
        true,
    );
    let what = "the same, without counting what is left out";
    match_all(&contents, &index, &consents, what, false);

    side_by_side(&contents, &index, &consents);
    // After what is said of memory: what it is compared with takes some as well.
    areas(&contents, &index);

    let mut times: Vec<Duration> = Vec::new();
    for need in contents.needs.iter().take(200) {
        let start = Instant::now();
        let query = SearchQuery {
            words: &need.title,
            limit: 20,
            ..SearchQuery::default()
        };
        black_box(search(&contents, &index, &query));
        times.push(start.elapsed());
    }
    print_times("search four words", &mut times);

    let assets = contents.assets.iter().take(50);
    let touched: Vec<RecordRef> = assets
        .map(|asset| RecordRef::new(RecordKind::Asset, asset.id))
        .collect();
    let mut times: Vec<Duration> = Vec::new();
    for record in touched {
        let start = Instant::now();
        index.refresh(&contents, &[record]);
        times.push(start.elapsed());
    }
    print_times("refresh after an edit", &mut times);
}

/// Counts what lies in drawn areas, beside the least that this costs: a bare packed tree of points, and whether each of them is
/// inside the outline.
fn areas(contents: &Contents, index: &Index) {
    // In passing: what is unpacked to be kept would be counted among the memory.
    let home = |holder: Option<Holder>| match holder {
        Some(Holder::Person(id)) => contents
            .people
            .glance(id)
            .and_then(|person| person.home.clone()),
        _ => None,
    };
    let homes = (contents.people.each()).map(|(_, person)| person.home.clone());
    let placed = (contents.assets.each())
        .map(|(_, asset)| asset.geometry.clone().or_else(|| home(asset.holder)));
    let looked_for = (contents.needs.each())
        .map(|(_, need)| need.geometry.clone().or_else(|| home(need.stated_by)));
    let all = homes.chain(placed).chain(looked_for).flatten();
    let points: Vec<LonLat> = all.filter_map(|place| place.as_point()).collect();
    let mut tree = KDTreeBuilder::new(points.len() as u32);
    for at in &points {
        tree.add(at.lon, at.lat);
    }
    let tree: KDTree<f64> = tree.finish();
    let (mut ours, mut bare): (Vec<Duration>, Vec<Duration>) = Default::default();
    let mut counted = 0;
    for area in support::areas(400, 7) {
        let start = Instant::now();
        let found = index.in_area(contents, &area).len();
        ours.push(start.elapsed());
        let start = Instant::now();
        let box_of = area.bounding_rect();
        let near = box_of.map(|all| tree.range(all.min().x, all.min().y, all.max().x, all.max().y));
        let inside = near.into_iter().flatten().filter(|number| {
            let at = points[*number as usize];
            area.intersects(&geo::Point::new(at.lon, at.lat))
        });
        let plainly = inside.count();
        bare.push(start.elapsed());
        assert_eq!(found, plainly);
        counted += found;
    }
    print_times("count what is in an area", &mut ours);
    print_times("the same on bare points", &mut bare);
    println!("  {} in each", counted / ours.len());
}

/// The least that matching by meaning costs: comparing every offer.
fn scan(contents: &Contents, index: &Index) {
    let mut times: Vec<Duration> = Vec::new();
    for need in contents.needs.iter().take(200) {
        let Some(asked) = index.meaning().of_question(contents, Some(need)) else {
            continue;
        };
        let (asked, wanted) = (asked.asked(), [0.8; PART]);
        let mut alike = Vec::new();
        let start = Instant::now();
        for part in 0..contents.assets.len().div_ceil(PART) {
            black_box((index.meaning()).as_alike(
                DocKind::Asset,
                &asked,
                part,
                &wanted,
                &mut alike,
            ));
        }
        times.push(start.elapsed());
    }
    print_times("compare all that is offered by its meaning", &mut times);
}

fn match_all(contents: &Contents, index: &Index, consents: &Consents, what: &str, count: bool) {
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for need in contents.needs.iter().take(TIMED) {
        let start = Instant::now();
        let mut question = Question::of_need(contents, need, support::day());
        question.count_left_out = count;
        found += matches(contents, index, consents, &question).results.len();
        times.push(start.elapsed());
    }
    print_times(what, &mut times);
    println!("  {found} results");
}

/// So many needs are timed one after the other.
const TIMED: usize = 1_000;

/// All needs, on all cores, as `homeground match --all` does it.
fn side_by_side(contents: &Contents, index: &Index, consents: &Consents) {
    let questions = contents.needs.iter().map(|need| {
        let mut question = Question::of_need(contents, need, support::day());
        question.count_left_out = false;
        question
    });
    let questions: Vec<Question<'_>> = questions.collect();
    let start = Instant::now();
    let found: usize = questions
        .par_chunks(SIDE_BY_SIDE)
        .map(|some| {
            let found = matches_of_many(contents, index, consents, some);
            found.iter().map(|found| found.results.len()).sum::<usize>()
        })
        .sum();
    let took = start.elapsed().as_secs_f64();
    let (needs, cores) = (questions.len(), rayon::current_num_threads());
    println!("match {needs} needs on {cores} cores: {took:.2} s, {found} results");
}

/// What the process has in memory, and had at most, as the system counts it; nothing where it does not say.
fn print_memory(when: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    if let Some((now, most)) = of("VmRSS:").zip(of("VmHWM:")) {
        let (now, most) = (now / 1_000, most / 1_000);
        println!("memory {when}: {now} MB, at most {most} MB until now");
    }
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("{what}: {:.1} ms", millis(start.elapsed()));
    result
}

fn print_times(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .map_or(0.0, |time| millis(*time))
    };
    let sum: Duration = times.iter().sum();
    println!(
        "{what}: p50 {:.2} ms, p99 {:.2} ms, {:.0} ms for {}",
        at(50),
        at(99),
        millis(sum),
        times.len()
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
