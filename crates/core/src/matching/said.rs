//! How well entries fit by what is said: words in common, what is meant, and what their own words speak against.

use homeground_meaning::{Alike, Asked};

use super::best::Waiting;
use super::{Asking, access, fit};
use crate::domain::{Asset, AssetKind, Availability, BoundingBox};
use crate::index::fits::{AT_ONCE, Fits, TextQuestion};
use crate::index::offers::{Offer, asset_words};
use crate::index::search::asset_texts;
use crate::index::space::Layer;
use crate::index::{Doc, DocKind, Index, says};

/// From this fit on, what is said makes a good match: words in common alone, or what is meant as well.
pub(super) const GOOD_FIT: f64 = 0.3;
pub(super) const GOOD_MEANT: f64 = 0.4;
/// What rounding might make of it.
const ALMOST_GOOD_MEANT: f64 = GOOD_MEANT - 1e-6;
/// So much must the words of an offer tell of the subject that was not understood, to be a good match by that, and so much
/// with words in common beside and some of the subject (right in seven of ten both).
pub(super) const TELLS_THE_SAME: f32 = 0.3;
pub(super) const TELLS_OF_IT: f32 = 0.2;
/// So may one word in common that says so much, compared with the most telling one of the question.
pub(super) const GOOD_WORD: f32 = 0.6;
/// What is so little alike in what it means is no good match, whatever words are in common: a bank is no bank.
pub(super) const UNLIKE: f32 = 0.6;
/// Entries with less in common would not have been suggested, so they are not counted either.
const COUNTED_FIT: f64 = 0.2;
/// The same where it is known what is meant.
const COUNTED_MEANT: f64 = 0.2;
/// What is less alike has a fit below [`COUNTED_MEANT`], unless it has words in common as well.
pub(super) const LEAST_ALIKE: f32 = 0.72;
/// What is left of a fit where the words of an offer speak against it.
const DOUBTED: f64 = 0.5;

/// How much words tell that could be all there are: one of the most telling ones makes a fit of 0.4 (on labelled sentences from
/// half as much to twice as much order as well).
const TELLS: f32 = 3.0;
/// From which fit on an entry is worth a look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// However little is said: somebody to ask when nothing fits.
    pub(super) all: bool,
    /// At least this fit,
    pub(super) fit: f64,
    /// or this one, for what was not understood and has its words alone.
    pub(super) by_words: f64,
    /// At least this fit as well, if it cannot be a good match.
    pub(super) faint: f64,
    /// With words in common that fit so well it can be a good match, whatever it means.
    pub(super) good_words: f32,
}

impl Bar {
    /// All that may be a good match, by `good_words` or by what it means.
    pub(super) const fn low(good_words: f32) -> Self {
        Self {
            all: false,
            fit: 0.0,
            by_words: 0.0,
            faint: 0.0,
            good_words,
        }
    }

    /// Raises it for all.
    pub(super) fn raise(&mut self, fit: f64) {
        self.fit = self.fit.max(fit);
        self.by_words = self.by_words.max(fit);
    }

    /// Raises it for what cannot be a good match, as its words fit less than `good_words` and it means something else.
    pub(super) fn raise_for_faint(&mut self, fit: f64) {
        self.faint = self.faint.max(fit);
    }

    /// Whether something can be a good match by such words in common, whatever it means.
    fn by_words_alone(self, words: f32) -> bool {
        words > 0.0 && words >= self.good_words
    }

    /// Whether an entry has so much in common with the question that it may be a good match, or would be counted if a fact
    /// ruled it out.
    pub(super) fn is_said(self, InCommon { words, alike, .. }: InCommon) -> bool {
        alike.is_none_or(|alike| {
            fit::together(alike, words.into()) >= LEAST_ALIKE.into()
                || (alike >= UNLIKE && self.by_words_alone(words))
        })
    }

    /// How alike texts must at least be, by the words in common; a little less, so that rounding loses nobody.
    fn least_alike(self) -> impl Fn(f32) -> f32 {
        let [fit, faint, good] =
            [self.fit, self.faint, ALMOST_GOOD_MEANT].map(|fit| fit::together_for(fit) as f32);
        let not_good = faint.min(good);
        move |words| {
            let beside = fit::WORDS_BESIDE_MEANING as f32 * words;
            let by_words = match self.by_words_alone(words) {
                true => UNLIKE,
                false => f32::INFINITY,
            };
            let said = match self.all {
                true => f32::NEG_INFINITY,
                false => by_words.min(LEAST_ALIKE - beside),
            };
            let good = by_words.min(not_good - beside);
            (fit - beside).max(said).max(good) - 1e-4
        }
    }

    /// The fit of an entry by what it has in common with the question; `None` below the bar.
    pub(super) fn fit(self, common: InCommon) -> Option<f32> {
        let (fit, least) = match common.alike {
            None => (common.by_words(), self.by_words),
            Some(alike) if self.all || self.is_said(common) => {
                (fit::meant(alike, common.words.into()) as f32, self.fit)
            }
            Some(_) => return None,
        };
        let enough = f64::from(fit) >= least
            && (f64::from(fit) >= self.faint || self.may_be_good(fit, common));
        (fit > 0.0 && enough).then_some(fit)
    }

    /// Whether an entry with such a fit can be a good match.
    pub(super) fn may_be_good(self, fit: f32, common: InCommon) -> bool {
        let by_words = self.by_words_alone(common.words);
        match common.alike {
            None => by_words || common.telling >= TELLS_THE_SAME,
            Some(alike) => f64::from(fit) >= ALMOST_GOOD_MEANT || (alike >= UNLIKE && by_words),
        }
    }
}

/// Which bar there is for what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars<'a> {
    /// That of all that is near enough.
    pub(super) bar: Bar,
    /// What that is; `None`: all.
    pub(super) near: Option<&'a Slots>,
    /// That of what is too far; `None`: nobody asks for it.
    pub(super) beyond: Option<Bar>,
}

impl Bars<'_> {
    /// The same bar for all.
    pub(super) const fn same(bar: Bar) -> Self {
        Self {
            bar,
            near: None,
            beyond: None,
        }
    }

    pub(super) fn is_near(&self, slot: u32) -> bool {
        self.near.is_none_or(|near| near.has(slot))
    }

    /// The fit of an entry by what it has in common with the question; `None` below its bar.
    fn fit(&self, slot: u32, common: InCommon) -> Option<f32> {
        let bar = match self.is_near(slot) {
            true => Some(self.bar),
            false => self.beyond,
        };
        bar?.fit(common)
    }

    /// What is wanted of each of a part, as its bar says it, from how well it fits by its words.
    fn want<W: Fn(f32) -> f32>(
        &self,
        from: u32,
        words: &[f32; AT_ONCE],
        wanted: &mut [f32; AT_ONCE],
        least: impl Fn(&Bar) -> W,
    ) {
        let of_all = match self.near {
            None => Some(&self.bar),
            Some(_) => self.beyond.as_ref(),
        };
        match of_all.map(&least) {
            Some(least) => {
                for (wanted, words) in wanted.iter_mut().zip(words) {
                    *wanted = least(*words);
                }
            }
            None => wanted.fill(f32::INFINITY),
        }
        if let Some(near) = self.near {
            let least = least(&self.bar);
            near.each_in_part(from, |at| wanted[at] = least(words[at]));
        }
    }
}

/// What an entry and a question have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct InCommon {
    /// How well it fits by its words.
    pub(super) words: f32,
    /// How much its words tell of the same subject, where it was not understood.
    pub(super) telling: f32,
    /// How alike they are in what they mean, if both were understood.
    pub(super) alike: Option<f32>,
}

impl InCommon {
    /// How well it fits where it was not understood: the words in common and those that tell of the same subject each make up
    /// for what the other leaves out.
    pub(super) fn by_words(self) -> f32 {
        if self.telling == 0.0 {
            return self.words;
        }
        1.0 - (1.0 - self.words) * (-TELLS * self.telling).exp()
    }

    /// No less than that, and quicker to tell: a power series with changing signs, cut off, is above what it comes to.
    pub(super) fn by_words_at_most(self) -> f32 {
        let tells = TELLS * self.telling;
        let said = tells * (1.0 - tells * (0.5 - tells / 6.0));
        self.words + (1.0 - self.words) * said
    }
}

/// One question looking through all records of a kind.
pub(super) struct Scan<'a> {
    index: &'a Index,
    kind: DocKind,
    /// `None`: words are left out.
    words: Option<Fits<'a>>,
    /// How much the words of each tell of the same subject, where that is asked of what was not understood.
    telling: Option<Fits<'a>>,
    /// What it means, if that is known.
    asked: Option<&'a Asked>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(asking: &'a Asking<'_>, kind: DocKind, texts: &TextQuestion) -> Self {
        let index = asking.index;
        let (text, meaning) = (index.text(), index.meaning());
        let asked = (asking.asked.as_ref()).filter(|_| meaning.count(kind) > 0);
        Self {
            index,
            kind,
            words: (asking.question.stages.words).then(|| text.fits(texts)),
            telling: (asking.telling.as_ref())
                .filter(|_| kind == DocKind::Asset)
                .map(|telling| text.fits(telling)),
            asked,
        }
    }

    /// The next slots, those from `from` on: each that may be above its bar is found.
    pub(super) fn next(
        &mut self,
        from: u32,
        bars: &Bars<'_>,
        room: &mut Room,
        found: impl FnMut(Waiting),
    ) {
        match &mut self.words {
            Some(words) => words.next(&mut room.words[..]),
            None => room.words.fill(0.0),
        }
        match &mut self.telling {
            Some(telling) => telling.next(&mut room.telling[..]),
            None => room.telling.fill(0.0),
        }
        match self.asked {
            Some(asked) => self.by_meaning(asked, from, bars, room, found),
            None => by_words(from, bars, room, found),
        }
    }

    fn by_meaning(
        &self,
        asked: &Asked,
        from: u32,
        bars: &Bars<'_>,
        room: &mut Room,
        mut found: impl FnMut(Waiting),
    ) {
        let (words, wanted) = (&room.words, &mut room.wanted);
        bars.want(from, words, wanted, |bar| bar.least_alike());
        let (meaning, part) = (self.index.meaning(), from as usize / AT_ONCE);
        for one in meaning.as_alike(self.kind, asked, part, wanted, &mut room.found) {
            let (at, alike) = (one.at as usize, (!one.alike.is_nan()).then_some(one.alike));
            let common = InCommon {
                words: words[at],
                telling: alike.map_or(room.telling[at], |_| 0.0),
                alike,
            };
            let slot = from + one.at;
            if let Some(fit) = bars.fit(slot, common) {
                found(Waiting { slot, common, fit });
            }
        }
    }

    /// Where the parts begin that are looked at one after the other.
    pub(super) fn parts(index: &Index, kind: DocKind) -> impl Iterator<Item = u32> + use<> {
        let slots = index.text().slots(kind).max(index.meaning().slots(kind));
        (0_u32..).take(slots).step_by(AT_ONCE)
    }
}

/// By words alone. All are kept and the next is put over what is below the bar: a processor is slow where it cannot guess.
fn by_words(from: u32, bars: &Bars<'_>, room: &mut Room, mut found: impl FnMut(Waiting)) {
    let least = |bar: &Bar| {
        let least = (bar.by_words as f32 - 1e-6).max(f32::MIN_POSITIVE);
        move |_| least
    };
    bars.want(from, &room.words, &mut room.wanted, least);
    let mut count = 0;
    let common = |at: usize| InCommon {
        words: room.words[at],
        telling: room.telling[at],
        alike: None,
    };
    for at in 0..AT_ONCE {
        room.above[count] = at as u32;
        count += usize::from(common(at).by_words_at_most() >= room.wanted[at]);
    }
    for at in &room.above[..count] {
        let (slot, common) = (from + at, common(*at as usize));
        if let Some(fit) = bars.fit(slot, common) {
            found(Waiting { slot, common, fit });
        }
    }
}

/// A set of slots: a bit for each, as sorting takes longer.
#[derive(Debug)]
pub(super) struct Slots(Vec<u64>);

impl Slots {
    fn new(slots: usize) -> Self {
        Self(vec![0; slots.div_ceil(64)])
    }

    fn put(&mut self, slot: u32) {
        if let Some(bits) = self.0.get_mut(slot as usize / 64) {
            *bits |= 1 << (slot % 64);
        }
    }

    pub(super) fn has(&self, slot: u32) -> bool {
        let bits = self.0.get(slot as usize / 64);
        bits.is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }

    /// Those of a part, as places in it.
    fn each_in_part(&self, from: u32, mut each: impl FnMut(usize)) {
        let some = self.0.iter().skip(from as usize / 64);
        for (from, bits) in (0..AT_ONCE).step_by(64).zip(some) {
            let mut bits = *bits;
            while bits != 0 {
                each(from + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

/// What is worked on for a part: each list has a place for each of its slots.
pub(super) struct Room {
    /// How well they fit by their words at most.
    words: Box<[f32; AT_ONCE]>,
    /// How much their words tell of the same subject.
    telling: Box<[f32; AT_ONCE]>,
    /// How alike they must be, or how well they must fit by their words.
    wanted: Box<[f32; AT_ONCE]>,
    /// Places of those that are above the bar.
    above: Box<[u32; AT_ONCE]>,
    found: Vec<Alike>,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            words: Box::new([0.0; AT_ONCE]),
            telling: Box::new([0.0; AT_ONCE]),
            wanted: Box::new([0.0; AT_ONCE]),
            above: Box::new([0; AT_ONCE]),
            found: Vec::new(),
        }
    }
}

/// Times of day that are asked for, as [`says::times`] has them: who is free in the evening alone asks for the evening.
pub(super) fn times_of(asked: Availability) -> u8 {
    let slots = asked.slots();
    let all = |part: &str| !slots.is_empty() && slots.iter().all(|slot| slot.ends_with(part));
    let parts = [" evening", " morning"]
        .into_iter()
        .filter(|part| all(part));
    parts.fold(0, |bits, part| bits | says::times(part))
}

impl<'a> Asking<'a> {
    /// From this fit on it is counted what a fact rules out.
    pub(super) fn counted_fit(&self) -> f64 {
        if self.meaning.is_some() {
            COUNTED_MEANT
        } else {
            COUNTED_FIT
        }
    }

    /// Slots of what is on offer and may be near enough, where a distance was said.
    pub(super) fn near(&self) -> Option<&Slots> {
        let boxes = self.near_enough.as_ref()?;
        Some(self.near.get_or_init(|| self.slots_in(boxes)))
    }

    fn slots_in(&self, boxes: &[BoundingBox]) -> Slots {
        let kinds = &self.question.kinds;
        let every = if kinds.is_empty() {
            &AssetKind::ALL[..]
        } else {
            kinds
        };
        let layers: Vec<Layer> = every.iter().copied().map(Layer::Assets).collect();
        let mut found = Slots::new(self.index.offers().slots());
        for all in boxes {
            for doc in self.index.space().in_box(&layers, *all) {
                found.put(doc.slot());
            }
        }
        self.index
            .offers()
            .without_place()
            .for_each(|slot| found.put(slot));
        found
    }

    /// What a record has in common with the question, put to the words of its kind.
    pub(super) fn common_with(&self, doc: Doc, texts: &TextQuestion) -> InCommon {
        let alike = self.alike(doc);
        InCommon {
            words: self.words_in_common(doc, texts),
            telling: self.telling(doc, alike),
            alike,
        }
    }

    /// How well a record fits by its words alone.
    pub(super) fn words_in_common(&self, doc: Doc, texts: &TextQuestion) -> f32 {
        if self.question.stages.words {
            self.index.text().fit(texts, doc)
        } else {
            0.0
        }
    }

    /// How much the words of an offer that was not understood tell of the same subject.
    fn telling(&self, doc: Doc, alike: Option<f32>) -> f32 {
        match &self.telling {
            Some(telling) if alike.is_none() && doc.kind() == DocKind::Asset => {
                self.index.text().fit(telling, doc)
            }
            _ => 0.0,
        }
    }

    /// How alike an entry and the question are in what they mean, if both were understood.
    pub(super) fn alike(&self, doc: Doc) -> Option<f32> {
        self.index.meaning().alike(doc, self.asked.as_ref()?)
    }

    /// What is left of a fit where the words of an offer speak against it, as nothing ruled it out.
    pub(super) fn doubts(&self, doc: Doc, offer: &Offer) -> f64 {
        let mut left = 1.0;
        if !self.question.stages.facts {
            return left;
        }
        if self.too_small(offer).is_some() {
            left *= DOUBTED;
        }
        let says_when = offer.says_when && !self.when.is_empty();
        if !says_when && !self.when.could_meet(offer.when) {
            left *= DOUBTED;
        }
        // Most are not looked at for it: that is slow.
        let by_its_words =
            says_when || offer.refuses || self.step_free || !self.unwanted.is_empty();
        let asset = by_its_words.then(|| self.contents.assets.glance_at(doc.slot()));
        if let Some(asset) = asset.flatten().as_deref() {
            let against = [
                offer.refuses && self.refusal(asset).is_some(),
                says_when && self.at_other_times(asset, offer),
                self.unwanted_in(doc, asset).is_some(),
                self.steps(asset).is_some(),
            ];
            for _ in against.into_iter().filter(|against| *against) {
                left *= DOUBTED;
            }
        }
        left
    }

    /// Room for how many, where the words say that it is less than is asked for.
    pub(super) fn too_small(&self, offer: &Offer) -> Option<u32> {
        let asked = self.question.how_many.or(self.party)?;
        let room = offer.capacity.or(offer.says_room)?;
        (room < asked).then_some(room)
    }

    /// Whether a way in without steps is asked for and this has one to speak of: a ramp on loan has none.
    pub(super) fn asks_way_in(&self, asset: &Asset) -> bool {
        self.step_free && !matches!(asset.kind, AssetKind::Skill | AssetKind::Item)
    }

    /// What a place says of its steps, where a way in without any is asked for.
    pub(super) fn steps<'t>(&self, asset: &'t Asset) -> Option<&'t str> {
        let asked = self.asks_way_in(asset) && !access::is_offered(asset_texts(asset));
        asset_words(asset).filter(|_| asked).find_map(access::steps)
    }

    /// What an offer says that it does not do, if that is what is asked for.
    pub(super) fn refusal<'t>(&self, asset: &'t Asset) -> Option<&'t str> {
        let text = self.index.text();
        let mut refusals = asset_words(asset).flat_map(says::refusals);
        refusals.find(|refused| {
            says::times(refused) & self.times != 0
                || (self.children && says::children(refused))
                || (says::times(refused) == 0
                    && !text.words_in_common(&self.offers, [*refused], 1).is_empty())
        })
    }
}
