//! What is looked for.

use homeground_meaning::Vector;

use super::Filter;
use crate::domain::{AssetKind, Availability, Contents, Date, Geometry, Holder, Need};
use crate::index::meaning::joined;
use crate::index::says;

/// The stages of matching; all of them unless a benchmark leaves one out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Words in common.
    pub words: bool,
    /// What is meant.
    pub meaning: bool,
    /// What it is about, among concepts that have a name.
    pub concepts: bool,
    /// For how many, and what is said not to be offered.
    pub facts: bool,
    /// Near circles, and who was asked longest ago, first among equals.
    pub circles: bool,
}

impl Stages {
    /// Every stage.
    pub const ALL: Self = Self {
        words: true,
        meaning: true,
        concepts: true,
        facts: true,
        circles: true,
    };
}

/// What is looked for, by whom, where and when.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The need, when it is one of the map.
    pub need: Option<&'a Need>,
    /// Their words.
    pub words: &'a str,
    /// More of their words.
    pub description: Option<&'a str>,
    /// Tags.
    pub tags: &'a [String],
    /// Kinds that would do; empty: anything.
    pub kinds: Vec<AssetKind>,
    /// Where.
    pub place: Option<&'a Geometry>,
    /// How far, in metres; `None`: any distance.
    pub within_m: Option<f64>,
    /// When.
    pub availability: Availability,
    /// For how many.
    pub how_many: Option<u32>,
    /// Languages that would help.
    pub languages: &'a [String],
    /// Who looks for it: never offered their own.
    pub asker: Option<Holder>,
    /// Only inside this shape.
    pub area: Option<&'a geo::Geometry<f64>>,
    /// What somebody wants to see of it. With one, also an empty one, choices are counted.
    pub filter: Option<&'a Filter>,
    /// At most so many.
    pub limit: usize,
    /// Whether to fill the limit with faint fits: somebody to ask when nothing fits well. Without, what has no word in
    /// common and means something else is not among the results.
    pub faint_too: bool,
    /// Whether to count what a fact ruled out. Without, what is too far is not looked at, and nothing is counted.
    pub count_left_out: bool,
    /// Whether to name every good one, also those beyond the limit: a list says how many there are.
    pub all_good: bool,
    /// What its words mean, if they were understood: then what says the same in other words fits, too.
    pub meaning: Option<Vector>,
    /// Today.
    pub day: Date,
    /// The stages to go through.
    pub stages: Stages,
}

/// What a word of the title, a tag and the description count in a question.
const TITLE: f32 = 1.0;
const TAG: f32 = 1.0;
const DESCRIPTION: f32 = 0.5;
const LANGUAGE: f32 = 0.7;

impl<'a> Question<'a> {
    /// What a need of the map asks.
    #[must_use]
    pub fn of_need(contents: &'a Contents, need: &'a Need, day: Date) -> Self {
        Self {
            need: Some(need),
            words: &need.title,
            description: need.description.as_deref(),
            tags: &need.tags,
            kinds: need.kinds.clone(),
            place: contents.need_place(need),
            within_m: need.within_m,
            availability: need.availability,
            how_many: need.how_many,
            languages: &need.languages,
            asker: need.stated_by,
            area: None,
            filter: None,
            limit: 20,
            faint_too: true,
            count_left_out: true,
            all_good: false,
            meaning: None,
            day,
            stages: Stages::ALL,
        }
    }

    /// What some words ask.
    #[must_use]
    pub fn of_words(words: &'a str, day: Date) -> Self {
        Self {
            need: None,
            words,
            description: None,
            tags: &[],
            kinds: Vec::new(),
            place: None,
            within_m: None,
            availability: Availability::default(),
            how_many: None,
            languages: &[],
            asker: None,
            area: None,
            filter: None,
            limit: 20,
            faint_too: true,
            count_left_out: true,
            all_good: false,
            meaning: None,
            day,
            stages: Stages::ALL,
        }
    }

    /// Its words put together, to be understood.
    #[must_use]
    pub fn text(&self) -> String {
        joined(self.words, [self.description], self.tags)
    }

    /// Its sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.words).chain(self.description)
    }

    /// Whether anything is asked: words, or tags.
    pub(super) fn asks_something(&self) -> bool {
        self.need.is_some()
            || self.sentences().any(says::something)
            || self.tags.iter().any(|tag| says::something(tag))
    }

    /// When, as it was noted, else as its words say it.
    pub(super) fn when(&self) -> Availability {
        if self.availability.is_empty() {
            let said = self.sentences().map(says::when);
            said.fold(Availability::default(), Availability::or)
        } else {
            self.availability
        }
    }

    /// What its words say is not looked for.
    pub(super) fn unwanted(&self) -> Vec<&'a str> {
        self.sentences().flat_map(says::unwanted).collect()
    }

    /// What its words say that is looked for.
    pub(super) fn wanted(&self) -> String {
        let parts: Vec<&str> = self.texts(None).map(|(part, _)| part).collect();
        parts.join(". ")
    }

    /// Its texts with what each counts, without what is not looked for and without the language that nearly everybody
    /// speaks here.
    pub(super) fn texts(&self, everyday: Option<&str>) -> impl Iterator<Item = (&'a str, f32)> {
        let wanted = |text: &'a str, counts: f32| {
            let parts = says::wanted(text).into_iter();
            parts.map(move |part| (part, counts))
        };
        let tags = self.tags.iter().map(|tag| (tag.as_str(), TAG));
        let languages = (self.languages.iter())
            .map(|language| (language.as_str(), LANGUAGE))
            .filter(move |(language, _)| everyday != Some(*language));
        let description = self.description.map(|words| wanted(words, DESCRIPTION));
        wanted(self.words, TITLE)
            .chain(description.into_iter().flatten())
            .chain(tags)
            .chain(languages)
    }
}
