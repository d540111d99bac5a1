//! What everything on offer and everything looked for means, as far as it was understood.
//!
//! Unlike the rest of the index it cannot be made from [`Contents`] alone: reading a text takes a few milliseconds. What
//! is missing is matched by its words.

use std::num::NonZeroI64;

use homeground_meaning::{About, Alike, Asked, PART, Vector, Vectors};
use sha2::{Digest, Sha256};

use super::local::LocalWords;
use super::{Doc, DocKind, number};
use crate::domain::{Asset, Contents, Need, RecordRef};

/// The mark of a text: the beginning of its SHA-256, never 0. Another text has another mark.
pub type TextMark = i64;

/// Vectors of assets and needs by slot.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    assets: Known,
    needs: Known,
}

/// What is known of the records of one kind, by slot. Marks and vectors apart, so that a scan reads vectors alone.
#[derive(Clone, Debug, Default)]
struct Known {
    /// `None`: not read.
    marks: Vec<Option<NonZeroI64>>,
    /// None in a slot: not read, or a text without a word.
    vectors: Vectors,
}

impl Known {
    fn make_room(&mut self, slots: usize) {
        self.vectors.make_room(slots);
        let more = slots.saturating_sub(self.marks.len());
        self.marks.reserve_exact(more);
    }

    fn mark(&self, slot: u32) -> Option<TextMark> {
        let mark = self.marks.get(slot as usize).copied().flatten();
        mark.map(NonZeroI64::get)
    }

    fn set(&mut self, slot: u32, mark: Option<TextMark>, vector: Option<&Vector>) {
        self.vectors.set(slot, vector);
        let slot = slot as usize;
        if slot >= self.marks.len() {
            self.marks.resize(slot + 1, None);
        }
        self.marks[slot] = mark.and_then(NonZeroI64::new);
    }
}

impl Meaning {
    /// Makes room for all that there is.
    pub(crate) fn make_room(&mut self, contents: &Contents) {
        self.assets.make_room(contents.assets.len());
        self.needs.make_room(contents.needs.len());
    }

    /// Keeps what the text of a record means, if it is still its text.
    pub(crate) fn put(
        &mut self,
        contents: &Contents,
        local: &LocalWords,
        doc: Doc,
        text: TextMark,
        vector: Option<Vector>,
    ) {
        if text_of(contents, local, doc).is_some_and(|now| mark(&now) == text)
            && let Some(known) = self.known_mut(doc.kind())
        {
            known.set(doc.slot(), Some(text), vector.as_ref());
        }
    }

    /// Forgets what a record meant if its text is another one now, or it is gone.
    pub(crate) fn refresh(&mut self, contents: &Contents, local: &LocalWords, doc: Doc) {
        let now = text_of(contents, local, doc).map(|text| mark(&text));
        if let Some(known) = self.known_mut(doc.kind())
            && known.mark(doc.slot()).is_some_and(|kept| Some(kept) != now)
        {
            known.set(doc.slot(), None, None);
        }
    }

    /// Forgets whatever has another text now than the one that was read.
    pub(crate) fn refresh_all(&mut self, contents: &Contents) {
        let local = LocalWords::of(contents);
        for kind in [DocKind::Asset, DocKind::Need] {
            let slots = self.known(kind).map_or(0, |known| known.marks.len());
            let slots = u32::try_from(slots).unwrap_or(u32::MAX);
            for slot in 0..slots {
                self.refresh(contents, &local, Doc::new(kind, slot));
            }
        }
    }

    /// What a record means; `None` if it was not understood yet, or has no word.
    #[must_use]
    pub fn of(&self, doc: Doc) -> Option<Vector> {
        self.known(doc.kind())?.vectors.get(doc.slot())
    }

    /// What a record is about, as far as it was understood, else as its words tell it.
    #[must_use]
    pub(crate) fn about(&self, contents: &Contents, local: &LocalWords, doc: Doc) -> Option<About> {
        match self.of(doc) {
            Some(vector) => Some(*vector.about()),
            None => About::by_words(&text_of(contents, local, doc)?),
        }
    }

    /// What a need of the map means, if it was understood.
    #[must_use]
    pub fn of_question(&self, contents: &Contents, need: Option<&Need>) -> Option<Vector> {
        let slot = contents.needs.slot(need?.id)?;
        self.of(Doc::new(DocKind::Need, slot))
    }

    /// Whether nothing was understood.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.assets.marks.is_empty() && self.needs.marks.is_empty()
    }

    /// Records with words that were not understood yet: what is on offer first.
    pub fn missing<'c>(&'c self, contents: &'c Contents) -> impl Iterator<Item = Doc> + 'c {
        let assets = contents.assets.keys();
        let assets = assets.map(|(slot, _)| Doc::new(DocKind::Asset, slot));
        let needs = contents.needs.keys();
        let needs = needs.map(|(slot, _)| Doc::new(DocKind::Need, slot));
        let is_read = |doc: &Doc| {
            let known = self.known(doc.kind());
            known.is_some_and(|known| known.mark(doc.slot()).is_some())
        };
        assets.chain(needs).filter(move |doc| !is_read(doc))
    }

    /// One slot more than the last of a kind of which something was ever understood.
    #[must_use]
    pub fn slots(&self, kind: DocKind) -> usize {
        self.known(kind).map_or(0, |known| known.vectors.len())
    }

    /// How many of a kind have words that were understood.
    #[must_use]
    pub fn count(&self, kind: DocKind) -> usize {
        self.known(kind).map_or(0, |known| known.vectors.count())
    }

    /// How alike a record is to what is asked, if it was understood.
    #[must_use]
    pub fn alike(&self, doc: Doc, asked: &Asked) -> Option<f32> {
        self.known(doc.kind())?.vectors.alike(asked, doc.slot())
    }

    /// Which slots of a part of a kind are as alike to what is asked as is wanted of each: as [`Vectors::as_alike`] says it.
    pub fn as_alike<'f>(
        &self,
        kind: DocKind,
        asked: &Asked,
        part: usize,
        wanted: &[f32; PART],
        found: &'f mut Vec<Alike>,
    ) -> &'f [Alike] {
        match self.known(kind) {
            Some(known) => known.vectors.as_alike(asked, part, wanted, found),
            None => &[],
        }
    }

    const fn known(&self, kind: DocKind) -> Option<&Known> {
        match kind {
            DocKind::Asset => Some(&self.assets),
            DocKind::Need => Some(&self.needs),
            DocKind::Person | DocKind::Area => None,
        }
    }

    const fn known_mut(&mut self, kind: DocKind) -> Option<&mut Known> {
        match kind {
            DocKind::Asset => Some(&mut self.assets),
            DocKind::Need => Some(&mut self.needs),
            DocKind::Person | DocKind::Area => None,
        }
    }
}

/// The words by which a record is understood, with everyday words for local ones; `None` for people and areas, and for
/// what is gone.
pub(crate) fn text_of(contents: &Contents, local: &LocalWords, doc: Doc) -> Option<String> {
    let text = match doc.kind() {
        DocKind::Asset => contents
            .assets
            .glance_at(doc.slot())
            .map(|asset| asset_text(&asset)),
        DocKind::Need => contents
            .needs
            .glance_at(doc.slot())
            .map(|need| need_text(&need)),
        DocKind::Person | DocKind::Area => None,
    };
    text.map(|text| local.explained(text))
}

fn asset_text(asset: &Asset) -> String {
    let more = [asset.own_words.as_deref(), asset.description.as_deref()];
    joined(&asset.title, more, &asset.tags)
}

fn need_text(need: &Need) -> String {
    joined(&need.title, [need.description.as_deref(), None], &need.tags)
}

/// Words put together as they are understood: a title, more, and tags.
#[must_use]
pub fn joined<'t>(
    title: &'t str,
    more: impl IntoIterator<Item = Option<&'t str>>,
    tags: &[String],
) -> String {
    let tags = tags.join(", ");
    let said = std::iter::once(title).chain(more.into_iter().flatten());
    let mut text = String::new();
    for part in said {
        append(&mut text, part);
    }
    append(&mut text, &tags);
    text
}

fn append(text: &mut String, part: &str) {
    let part = part.trim();
    if !part.is_empty() {
        if !text.is_empty() {
            text.push_str(". ");
        }
        text.push_str(part);
    }
}

/// Whether a mark is that of the text that a record has now.
pub(crate) fn is_text_of(
    contents: &Contents,
    local: &LocalWords,
    record: RecordRef,
    text: TextMark,
) -> bool {
    number(contents, record)
        .and_then(|doc| text_of(contents, local, doc))
        .is_some_and(|now| mark(&now) == text)
}

/// The mark of a text.
#[must_use]
pub fn mark(text: &str) -> TextMark {
    let hash = Sha256::digest(text);
    let mut beginning = [0; 8];
    beginning.copy_from_slice(&hash[..8]);
    match TextMark::from_be_bytes(beginning) {
        0 => 1,
        mark => mark,
    }
}
