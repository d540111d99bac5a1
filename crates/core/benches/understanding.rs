//! How well needs find what would help, on labelled sentences, with each stage of matching left out in turn:
//! `cargo bench -p homeground-core --bench understanding -- --data DIR`.
//!
//! `--model FOLDER` takes another encoder than the one built in.
//!
//! `DIR` holds `needs.jsonl` (`{"id","text","tags"}`), `assets.jsonl` (`{"id","kind","text"}`) and `qrels.jsonl`
//! (`{"need_id","asset_id","grade"}`, 2 for just the thing). Prints nDCG@10 (gain 2^grade - 1, discount by log2) with
//! bootstrap intervals of 95 %, how likely texts so much alike are labelled, and how long reading takes. Checks nothing.

#![allow(clippy::unwrap_used, reason = "a run that cannot go on should stop")]

#[allow(dead_code, reason = "shared with other benches")]
#[path = "support/mod.rs"]
mod support;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Instant;

use homeground_core::domain::{
    Asset, AssetKind, Contents, Date, Need, NeedKind, RecordId, RecordKind, RecordRef,
};
use homeground_core::index::Index;
use homeground_core::index::meaning::mark;
use homeground_core::matching::{MatchWith, Question, Stages, matches};
use homeground_core::privacy::Consents;
use homeground_core::understanding::side;
use homeground_meaning::{Encoder, Side, Vector};
use serde_json::Value;

/// Results that count.
const FIRST: usize = 10;
/// Draws of the bootstrap.
const DRAWS: usize = 2_000;

struct Labelled {
    contents: Contents,
    /// Needs in their order with their tags.
    needs: Vec<(RecordId, Vec<String>)>,
    /// Grades by need and asset.
    grades: HashMap<RecordId, HashMap<RecordId, i32>>,
}

fn main() {
    let Some(folder) = option("--data") else {
        println!("understanding: --data names a folder of labelled sentences");
        return;
    };
    let labelled = read(&folder);
    let index = understood(&labelled);
    let all = Stages::ALL;
    let rows = [
        ("all", all),
        (
            "without meaning",
            Stages {
                meaning: false,
                ..all
            },
        ),
        (
            "without concepts",
            Stages {
                concepts: false,
                ..all
            },
        ),
        (
            "by words alone",
            Stages {
                meaning: false,
                concepts: false,
                ..all
            },
        ),
        (
            "without words",
            Stages {
                words: false,
                ..all
            },
        ),
        (
            "without facts",
            Stages {
                facts: false,
                ..all
            },
        ),
        (
            "without circles",
            Stages {
                circles: false,
                ..all
            },
        ),
    ];
    let mut whole = Vec::new();
    for (name, stages) in rows {
        let scores = scores(&labelled, &index, stages);
        let (low, high) = interval(&scores);
        println!("{name}: nDCG@10 {:.4} [{low:.3}, {high:.3}]", mean(&scores));
        if whole.is_empty() {
            whole = scores;
        }
    }
    let mut by_tag: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for ((_, tags), score) in labelled.needs.iter().zip(&whole) {
        for tag in tags {
            by_tag.entry(tag).or_default().push(*score);
        }
    }
    for (tag, scores) in by_tag {
        println!("  {tag}: {:.4} of {} needs", mean(&scores), scores.len());
    }
    calibration(&labelled, &index);
}

/// The folder after a word of the command line.
fn option(name: &str) -> Option<PathBuf> {
    let mut words = std::env::args().skip_while(|word| word != name);
    words.nth(1).map(PathBuf::from)
}

/// The encoder of a folder in place of the one built in.
fn encoder_of(folder: PathBuf) -> Encoder {
    let model = std::fs::read(folder.join("encoder.onnx")).unwrap();
    let pieces = std::fs::read_to_string(folder.join("vocab.txt")).unwrap();
    Encoder::new(model.leak(), pieces.leak()).unwrap()
}

fn lines(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().to_owned()
}

fn read(folder: &Path) -> Labelled {
    let mut labelled = Labelled {
        contents: Contents::default(),
        needs: Vec::new(),
        grades: HashMap::new(),
    };
    let (mut assets, mut needs) = (HashMap::new(), HashMap::new());
    for (number, row) in (0..).zip(lines(&folder.join("assets.jsonl"))) {
        let kind = match text(&row, "kind").as_str() {
            "person" => AssetKind::Skill,
            "equipment" => AssetKind::Item,
            "economy" => AssetKind::Institution,
            "culture" => AssetKind::Group,
            other => AssetKind::from_word(other).unwrap(),
        };
        let id = RecordId::new(number, &[1; 10]);
        (labelled.contents.assets).put(Asset::new(id, kind, &text(&row, "text")).unwrap());
        assets.insert(text(&row, "id"), id);
    }
    for (number, row) in (0..).zip(lines(&folder.join("needs.jsonl"))) {
        let id = RecordId::new(number, &[2; 10]);
        (labelled.contents.needs).put(Need::new(id, NeedKind::Need, &text(&row, "text")).unwrap());
        let tags = row["tags"].as_array().into_iter().flatten();
        let tags = tags.filter_map(Value::as_str).map(str::to_owned).collect();
        labelled.needs.push((id, tags));
        needs.insert(text(&row, "id"), id);
    }
    for row in lines(&folder.join("qrels.jsonl")) {
        let (need, asset) = (
            needs[&text(&row, "need_id")],
            assets[&text(&row, "asset_id")],
        );
        let grade = i32::try_from(row["grade"].as_i64().unwrap()).unwrap();
        labelled
            .grades
            .entry(need)
            .or_default()
            .insert(asset, grade);
    }
    labelled
}

/// The index with everything read for what it means; prints how long that took.
fn understood(labelled: &Labelled) -> Index {
    let contents = &labelled.contents;
    let mut index = Index::build(contents);
    let begun = Instant::now();
    let made = option("--model").map(encoder_of);
    let encoder = made
        .as_ref()
        .unwrap_or_else(|| Encoder::built_in().unwrap());
    println!(
        "encoder ready in {:.0} ms",
        begun.elapsed().as_secs_f64() * 1e3
    );
    let records: Vec<RecordRef> = support::read_ones(contents).collect();
    let texts: Vec<String> = (records.iter())
        .filter_map(|record| index.text_of(contents, *record))
        .collect();
    let borrowed: Vec<(&str, Side)> = (texts.iter().zip(&records))
        .map(|(text, record)| (text.as_str(), side(record.kind)))
        .collect();
    let begun = Instant::now();
    let vectors: Vec<Option<Vector>> = encoder.understand_all(&borrowed).unwrap();
    let took = begun.elapsed().as_secs_f64();
    println!(
        "{} texts read, {:.0} a second",
        texts.len(),
        texts.len() as f64 / took
    );
    let mut times: Vec<f64> = (borrowed.iter().take(200))
        .map(|(text, side)| {
            let begun = Instant::now();
            encoder.understand(text, *side).unwrap();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "one sentence: p50 {:.1} ms, p95 {:.1} ms",
        times[times.len() / 2],
        times[times.len() * 95 / 100]
    );
    for ((record, text), vector) in records.into_iter().zip(&texts).zip(vectors) {
        index.understand(contents, [(record, mark(text), vector)]);
    }
    index
}

fn scores(labelled: &Labelled, index: &Index, stages: Stages) -> Vec<f64> {
    let contents = &labelled.contents;
    let consents = Consents::new(contents);
    let day: Date = "2026-05-20".parse().unwrap();
    (labelled.needs.iter())
        .map(|(id, _)| {
            let need = contents.needs.get(*id).unwrap();
            let mut question = Question::of_need(contents, need, day);
            question.limit = FIRST;
            question.stages = stages;
            let found = matches(contents, index, &consents, &question);
            let none = HashMap::new();
            let grades = labelled.grades.get(id).unwrap_or(&none);
            let ranked = found.results.iter().map(|found| match found.with {
                MatchWith::Asset(id) => grades.get(&id).copied().unwrap_or(0),
                MatchWith::Need(_) => 0,
            });
            let mut best: Vec<i32> = grades.values().copied().collect();
            best.sort_unstable_by(|one, two| two.cmp(one));
            gain(ranked) / gain(best.into_iter()).max(f64::MIN_POSITIVE)
        })
        .collect()
}

fn gain(grades: impl Iterator<Item = i32>) -> f64 {
    (grades.take(FIRST).zip(2_u32..))
        .map(|(grade, place)| (2_f64.powi(grade) - 1.0) / f64::from(place).log2())
        .sum()
}

fn mean(scores: &[f64]) -> f64 {
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

/// The middle 95 % of the means of draws with replacement.
fn interval(scores: &[f64]) -> (f64, f64) {
    let mut state = 7_u64;
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % scores.len().max(1)
    };
    let mut means: Vec<f64> = (0..DRAWS)
        .map(|_| scores.iter().map(|_| scores[draw()]).sum::<f64>() / scores.len().max(1) as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    (means[DRAWS * 25 / 1_000], means[DRAWS * 975 / 1_000])
}

/// How likely a pair is labelled, by how much alike its texts are: the source of the constants of a fit.
fn calibration(labelled: &Labelled, index: &Index) {
    let contents = &labelled.contents;
    let mut bins: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
    for (id, _) in &labelled.needs {
        let Some(need) = index.meaning_of(contents, RecordRef::new(RecordKind::Need, *id)) else {
            continue;
        };
        for asset in contents.assets.iter() {
            let record = RecordRef::new(RecordKind::Asset, asset.id);
            let Some(offer) = index.meaning_of(contents, record) else {
                continue;
            };
            let bin = bins
                .entry((need.alike(&offer) * 20.0).floor() as i32)
                .or_default();
            bin.0 += 1;
            let grades = labelled.grades.get(id);
            bin.1 += u32::from(grades.is_some_and(|grades| grades.contains_key(&asset.id)));
        }
    }
    println!("alike from: pairs, labelled");
    for (bin, (pairs, labelled)) in bins {
        println!("  {:.2}: {pairs}, {labelled}", f64::from(bin) / 20.0);
    }
}
