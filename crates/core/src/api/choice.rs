//! Which entries a list, a key or a map view is about.

use std::collections::HashSet;

use geo::{LineString, Polygon};

use super::Failure;
use super::entries::EntryFilter;
use super::rows::{asset_mark, is_current, need_mark};
use super::wire::{AreaChoice, Mark, Side};
use crate::domain::error::Fault;
use crate::domain::{Asset, Contents, Geometry, Need, RecordKind, RecordRef};
use crate::index::Index;

/// The outline that an area choice stands for; `None`: the whole map.
///
/// # Errors
/// [`Failure::NotFound`] for an area that is gone, [`Failure::Invalid`] for an outline that
/// is no area.
pub(super) fn outline(contents: &Contents, area: &AreaChoice) -> Result<Option<Geometry>, Failure> {
    match area {
        AreaChoice::Whole => Ok(None),
        AreaChoice::Known { id } => {
            let area = contents.areas.get(*id).ok_or(Failure::NotFound)?;
            match &area.geometry {
                Some(geometry) => Ok(Some(geometry.clone())),
                None => Err(Failure::Invalid {
                    field: "area".into(),
                    fault: Fault::TooFewPoints,
                }),
            }
        }
        AreaChoice::Drawn { outline } => {
            let ring: LineString<f64> = outline.iter().map(|[lon, lat]| (*lon, *lat)).collect();
            let polygon = Polygon::new(ring, Vec::new());
            Ok(Some(Geometry::new(polygon.into())?))
        }
    }
}

/// The records that lie in an area; `None`: the whole map.
pub(super) struct Inside(Option<HashSet<RecordRef>>);

impl Inside {
    /// Asks the index once.
    pub(super) fn new(contents: &Contents, index: &Index, outline: Option<&Geometry>) -> Self {
        Self(outline.map(|outline| {
            index
                .in_area(contents, outline.shape())
                .into_iter()
                .collect()
        }))
    }

    /// Whether a record lies inside.
    pub(super) fn has(&self, record: RecordRef) -> bool {
        self.0
            .as_ref()
            .is_none_or(|inside| inside.contains(&record))
    }

    /// Whether an area was chosen at all.
    pub(super) const fn is_area(&self) -> bool {
        self.0.is_some()
    }
}

/// An asset or a need.
#[derive(Clone, Copy)]
pub(super) enum Entry<'a> {
    Asset(&'a Asset),
    Need(&'a Need),
}

impl<'a> Entry<'a> {
    pub(super) fn record(self) -> RecordRef {
        match self {
            Self::Asset(asset) => RecordRef::new(RecordKind::Asset, asset.id),
            Self::Need(need) => RecordRef::new(RecordKind::Need, need.id),
        }
    }

    pub(super) fn mark(self) -> Mark {
        match self {
            Self::Asset(asset) => asset_mark(asset),
            Self::Need(need) => need_mark(need),
        }
    }

    pub(super) fn title(self) -> &'a str {
        match self {
            Self::Asset(asset) => &asset.title,
            Self::Need(need) => &need.title,
        }
    }
}

/// All assets and current needs, filled before hollow.
pub(super) fn all_entries(contents: &Contents) -> impl Iterator<Item = Entry<'_>> {
    let needs = contents
        .needs
        .iter()
        .filter(|need| is_current(need))
        .map(Entry::Need);
    contents.assets.iter().map(Entry::Asset).chain(needs)
}

/// What is looked for no longer: met, or taken back.
pub(super) fn past_needs(contents: &Contents) -> impl Iterator<Item = &Need> {
    contents.needs.iter().filter(|need| !is_current(need))
}

/// Whether a shape passes the side and kinds of a filter.
pub(super) fn passes(filter: &EntryFilter, mark: Mark) -> bool {
    filter.side.is_none_or(|side| side == mark.side)
        && filter
            .kinds
            .as_ref()
            .is_none_or(|kinds| kinds.contains(&mark.kind))
}

/// Whether a shape is on the side of a filter, whatever its kind.
pub(super) fn on_side(filter: &EntryFilter, side: Side) -> bool {
    filter.side.is_none_or(|wanted| wanted == side)
}
