//! Finding by words: gifts, names, streets, areas.

use rustc_hash::FxHashMap;

use super::space::Area;
use super::text::Text;
use super::{Doc, DocKind, Index, docs, metric, place_of, record};
use crate::domain::{AssetKind, Contents, NeedState, RecordRef};

/// What is looked up.
#[derive(Clone, Debug, Default)]
pub struct SearchQuery<'a> {
    /// The words; the last may be unfinished.
    pub words: &'a str,
    /// Only assets of these kinds; empty: everything.
    pub kinds: Vec<AssetKind>,
    /// Longitude and latitude in degrees.
    pub near: Option<(f64, f64)>,
    /// At most so many metres from `near`; leaves out what has no place.
    pub within_m: Option<f64>,
    /// Only what touches this shape.
    pub area: Option<&'a geo::Geometry<f64>>,
    /// At most so many.
    pub limit: usize,
}

impl<'a> SearchQuery<'a> {
    /// Words alone, anywhere, up to 20 finds.
    #[must_use]
    pub const fn words(words: &'a str) -> Self {
        Self {
            words,
            kinds: Vec::new(),
            near: None,
            within_m: None,
            area: None,
            limit: 20,
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The record.
    pub record: RecordRef,
    /// `skill` … `item`, `need`, `interest`, `person`, `area`.
    pub kind: &'static str,
    /// Name or title.
    pub title: String,
    /// Metres from `near`; `None` without either place.
    pub distance_m: Option<f64>,
    /// Where the words are, in plain words.
    pub why: String,
}

/// How far away halves what nearness counts, in metres: a short walk.
const HALF_AT_M: f64 = 1_500.0;
/// What nearness counts beside the words, whose fit is about 1 to 6: it orders what fits alike.
const NEARNESS: f64 = 0.5;
/// What a name itself counts beside things of somebody of that name.
const NAMED: f64 = 2.0;
/// What all words count beside some of them.
const ALL_WORDS: f64 = 10.0;

/// Fit, distance in metres, number and record of what may be found.
type Candidate = (f64, Option<f64>, Doc, RecordRef);

/// Finds the best, best first: what has all words before what has some of them.
///
/// Ties are ordered by title, then by key. Without words everything that passes the other
/// conditions is found, nearest first.
#[must_use]
pub fn search(contents: &Contents, index: &Index, query: &SearchQuery<'_>) -> Vec<Found> {
    let area = query.area.map(Area::new);
    let mut found: Vec<Candidate> = Vec::new();
    for (doc, fit) in candidates(contents, index, query.words) {
        if !passes(contents, query, doc) {
            continue;
        }
        let shape = place_of(contents, doc).or_else(|| {
            let area = contents.areas.at(doc.slot());
            area.filter(|_| doc.kind() == DocKind::Area)?
                .geometry
                .as_ref()
        });
        let distance_m = query
            .near
            .zip(shape)
            .map(|((lon, lat), shape)| metric::distance_m(lon, lat, shape.shape()));
        let too_far = query
            .within_m
            .is_some_and(|most| distance_m.is_none_or(|far| far > most));
        let outside = area
            .as_ref()
            .is_some_and(|area| shape.is_none_or(|shape| !area.touches(shape.shape())));
        if too_far || outside {
            continue;
        }
        let Some(record) = record(contents, doc) else {
            continue;
        };
        let near = distance_m.map_or(0.0, |far| HALF_AT_M / (HALF_AT_M + far));
        found.push((fit + near * NEARNESS, distance_m, doc, record));
    }
    if found.len() > query.limit && query.limit > 0 {
        // Only what can be among the first is put in order.
        let by_fit = |one: &Candidate, two: &Candidate| two.0.total_cmp(&one.0);
        let (_, last, _) = found.select_nth_unstable_by(query.limit - 1, by_fit);
        let least = last.0;
        found.retain(|found| found.0 >= least);
    }
    found.sort_unstable_by(|one, two| {
        two.0
            .total_cmp(&one.0)
            .then_with(|| title(contents, one.2).cmp(title(contents, two.2)))
            .then_with(|| one.3.cmp(&two.3))
    });
    found.truncate(query.limit);
    found
        .into_iter()
        .map(|(_, distance_m, doc, record)| Found {
            record,
            kind: kind_word(contents, doc),
            title: title(contents, doc).to_owned(),
            distance_m,
            why: why(contents, index, query.words, doc, distance_m),
        })
        .collect()
}

/// What has all or some of the words, with its fit.
fn candidates(contents: &Contents, index: &Index, words: &str) -> FxHashMap<Doc, f64> {
    let mut all: FxHashMap<Doc, f64> = FxHashMap::default();
    if words.trim().is_empty() {
        all.extend(docs(contents).map(|(doc, _)| (doc, 0.0)));
        return all;
    }
    for (doc, fit) in index.text.with_words(words) {
        let named = matches!(doc.kind(), DocKind::Person | DocKind::Area);
        let name = if named { NAMED } else { 0.0 };
        all.insert(doc, ALL_WORDS + name + f64::from(fit));
    }
    for kind in [DocKind::Asset, DocKind::Need] {
        let question = index.text.question(kind, [(words, 1.0)]);
        for (slot, fit) in index.text.hits(&question) {
            let entry = all.entry(Doc::new(kind, slot)).or_default();
            *entry += f64::from(fit);
        }
    }
    all
}

fn passes(contents: &Contents, query: &SearchQuery<'_>, doc: Doc) -> bool {
    match doc.kind() {
        DocKind::Asset => contents
            .assets
            .at(doc.slot())
            .is_some_and(|asset| query.kinds.is_empty() || query.kinds.contains(&asset.kind)),
        DocKind::Need => contents.needs.at(doc.slot()).is_some_and(|need| {
            query.kinds.is_empty() && matches!(need.state, NeedState::Open | NeedState::Resting)
        }),
        DocKind::Person => query.kinds.is_empty() && contents.people.at(doc.slot()).is_some(),
        DocKind::Area => query.kinds.is_empty() && contents.areas.at(doc.slot()).is_some(),
    }
}

fn title(contents: &Contents, doc: Doc) -> &str {
    let title = match doc.kind() {
        DocKind::Asset => contents.assets.at(doc.slot()).map(|asset| &asset.title),
        DocKind::Need => contents.needs.at(doc.slot()).map(|need| &need.title),
        DocKind::Person => contents.people.at(doc.slot()).map(|person| &person.name),
        DocKind::Area => contents.areas.at(doc.slot()).map(|area| &area.title),
    };
    title.map_or("", String::as_str)
}

fn kind_word(contents: &Contents, doc: Doc) -> &'static str {
    match doc.kind() {
        DocKind::Asset => contents
            .assets
            .at(doc.slot())
            .map_or("", |asset| asset.kind.word()),
        DocKind::Need => contents
            .needs
            .at(doc.slot())
            .map_or("", |need| need.kind.word()),
        DocKind::Person => "person",
        DocKind::Area => "area",
    }
}

/// Where the words are: "in the title", "also says bread", with how far away.
fn why(
    contents: &Contents,
    index: &Index,
    words: &str,
    doc: Doc,
    distance_m: Option<f64>,
) -> String {
    let mut parts = Vec::new();
    let in_title = Text::says_all(words, title(contents, doc));
    let person = contents.people.at(doc.slot());
    if words.trim().is_empty() {
    } else if in_title && matches!(doc.kind(), DocKind::Person | DocKind::Area) {
        parts.push("in the name".to_owned());
    } else if in_title {
        parts.push("in the title".to_owned());
    } else if let Some(person) = person.filter(|_| doc.kind() == DocKind::Person) {
        let lives = person.street.as_deref();
        parts.push(lives.map_or("in the address".to_owned(), |street| {
            format!("lives in {street}")
        }));
    } else {
        let (holder, texts) = said_by(contents, doc);
        let question = index.text.question(doc.kind(), [(words, 1.0)]);
        let common = index.text.words_in_common(&question, texts, 3);
        if !common.is_empty() {
            parts.push(format!("also says {}", common.join(", ")));
        }
        if let Some(holder) = holder
            && Text::says_some(words, holder)
        {
            parts.push(format!("from {holder}"));
        }
    }
    if let Some(metres) = distance_m {
        parts.push(metric::away(metres));
    }
    parts.join(", ")
}

/// Who holds or said it, and all its texts.
fn said_by(contents: &Contents, doc: Doc) -> (Option<&str>, Vec<&str>) {
    let (holder, name, texts) = match doc.kind() {
        DocKind::Asset => {
            let Some(asset) = contents.assets.at(doc.slot()) else {
                return (None, Vec::new());
            };
            (
                asset.holder,
                &asset.holder_name,
                asset_texts(asset).collect(),
            )
        }
        DocKind::Need => {
            let Some(need) = contents.needs.at(doc.slot()) else {
                return (None, Vec::new());
            };
            (
                need.stated_by,
                &need.stated_by_name,
                need_texts(need).collect(),
            )
        }
        DocKind::Person | DocKind::Area => return (None, Vec::new()),
    };
    let known = holder.and_then(|holder| contents.holder_name(holder));
    (known.or(name.as_deref()), texts)
}

/// The texts of an asset that are about the thing itself, title first.
pub(crate) fn asset_texts(asset: &crate::domain::Asset) -> impl Iterator<Item = &str> {
    let lists = [&asset.tags, &asset.facilities, &asset.languages];
    std::iter::once(asset.title.as_str())
        .chain(asset.own_words.as_deref())
        .chain(asset.description.as_deref())
        .chain(lists.into_iter().flatten().map(String::as_str))
}

/// The texts of a need, title first.
pub(crate) fn need_texts(need: &crate::domain::Need) -> impl Iterator<Item = &str> {
    std::iter::once(need.title.as_str())
        .chain(need.description.as_deref())
        .chain(need.tags.iter().map(String::as_str))
}
