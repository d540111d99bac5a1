//! What is looked for.

use crate::domain::{AssetKind, Availability, Contents, Date, Geometry, Holder, Need};

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
    /// At most so many.
    pub limit: usize,
    /// Whether to fill the limit with faint fits: somebody to ask when nothing fits well.
    pub faint_too: bool,
    /// Today.
    pub day: Date,
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
            limit: 20,
            faint_too: true,
            day,
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
            limit: 20,
            faint_too: true,
            day,
        }
    }

    /// Its texts with what each counts.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&'a str, f32)> {
        let tags = self.tags.iter().map(|tag| (tag.as_str(), TAG));
        let languages = self
            .languages
            .iter()
            .map(|language| (language.as_str(), LANGUAGE));
        std::iter::once((self.words, TITLE))
            .chain(self.description.map(|words| (words, DESCRIPTION)))
            .chain(tags)
            .chain(languages)
    }
}
