//! From the objects of a file, one after the other, to an [`Extract`].

use rustc_hash::FxHashSet;

use super::positions::ById;
use super::strings::{Interner, StringId};
use super::{Counts, Extract, Member, ObjectKind, Row, Span};
use crate::Bounds;
use crate::error::ReadError;
use crate::grid::Coord;

/// Keys that say where a mapper knew something from, and the numbers of other registers: nothing
/// that is drawn, found or suggested.
const NOT_KEPT: [&str; 12] = [
    "created_by",
    "fixme",
    "FIXME",
    "import",
    "mapillary",
    "naptan",
    "note",
    "source",
    "survey",
    "tiger",
    "wikidata",
    "wikipedia",
];

/// Whether a key is of use here.
pub(super) fn is_kept(key: &str) -> bool {
    let first = key.split(':').next().unwrap_or(key);
    !NOT_KEPT.contains(&first)
}

/// Counts what is in a file, kept or not.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub counts: Counts,
    postcodes: FxHashSet<Box<str>>,
}

impl Tally {
    pub(super) fn object<'a>(
        &mut self,
        kind: ObjectKind,
        tags: impl Iterator<Item = (&'a str, &'a str)>,
    ) {
        let counts = &mut self.counts;
        match kind {
            ObjectKind::Node => counts.nodes += 1,
            ObjectKind::Way => counts.ways += 1,
            ObjectKind::Relation => counts.relations += 1,
        }
        let (mut is_address, mut postcode) = (false, None);
        for (key, value) in tags {
            match key {
                "addr:housenumber" if !value.trim().is_empty() => {
                    counts.house_numbers += 1;
                    is_address = true;
                }
                // With a street alone it is an address whose number is not mapped.
                "addr:housename" | "addr:street" => is_address = true,
                "addr:postcode" => postcode = Some(value.trim()),
                "natural" if kind == ObjectKind::Way && value == "coastline" => {
                    counts.coastline += 1;
                }
                _ => {}
            }
        }
        let new = postcode.filter(|code| is_address && !self.postcodes.contains(*code));
        if let Some(code) = new.filter(|code| !code.is_empty()) {
            self.postcodes.insert(code.into());
            counts.postcodes += 1;
        }
    }
}

/// What is kept of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    pub(super) tally: Tally,
    pub(super) bounds: Option<Bounds>,
    /// The day the file gives for itself.
    pub(super) base_date: Option<String>,
    pub(super) youngest: Option<String>,
    pub(super) copyright: Option<String>,
    strings: Interner,
    /// The tag of a relation that is an area.
    pub(super) area: (StringId, StringId),
    pub(super) tags: Vec<(StringId, StringId)>,
    /// The node ids of ways.
    pub(super) refs: Vec<i64>,
    pub(super) members: Vec<Member>,
    pub(super) positions: Vec<(i64, i32, i32)>,
    pub(super) nodes: Vec<Row>,
    pub(super) ways: Vec<Row>,
    pub(super) relations: Vec<Row>,
}

impl Collector {
    pub(super) fn new() -> Self {
        let mut collector = Self::default();
        collector.area = (collector.string("type"), collector.string("multipolygon"));
        collector
    }

    /// Nodes, mentions of nodes, members and tags so far.
    pub(super) fn size(&self) -> usize {
        self.positions.len() + self.refs.len() + self.members.len() + self.tags.len()
    }

    /// The number of a key or value, for [`Self::node`] and its siblings.
    pub(super) fn string(&mut self, text: &str) -> StringId {
        self.strings.id(text)
    }

    pub(super) fn node(
        &mut self,
        id: i64,
        version: u32,
        at: Coord,
        tags: impl Iterator<Item = (StringId, StringId)>,
    ) {
        self.positions.push((id, at.x, at.y));
        let tags = self.tags(tags);
        if tags.len > 0 {
            let parts = Span { start: 0, len: 0 };
            self.nodes.push(Row {
                id,
                version,
                tags,
                parts,
            });
        }
    }

    pub(super) fn way(
        &mut self,
        id: i64,
        version: u32,
        nodes: impl Iterator<Item = i64>,
        tags: impl Iterator<Item = (StringId, StringId)>,
    ) {
        let parts = append(&mut self.refs, nodes);
        let tags = self.tags(tags);
        self.ways.push(Row {
            id,
            version,
            tags,
            parts,
        });
    }

    pub(super) fn relation(
        &mut self,
        id: i64,
        version: u32,
        members: impl Iterator<Item = Member>,
        tags: impl Iterator<Item = (StringId, StringId)>,
    ) {
        let parts = append(&mut self.members, members);
        let tags = self.tags(tags);
        self.relations.push(Row {
            id,
            version,
            tags,
            parts,
        });
    }

    fn tags(&mut self, tags: impl Iterator<Item = (StringId, StringId)>) -> Span {
        append(&mut self.tags, tags)
    }

    /// # Errors
    /// [`ReadError::Twice`] if an object occurs twice.
    pub(super) fn finish(mut self) -> Result<Extract, ReadError> {
        let by_id = ById::new(std::mem::take(&mut self.positions))?;
        let spots = by_id.spots(&std::mem::take(&mut self.refs));
        self.nodes.sort_unstable_by_key(|row| row.id);
        for row in &mut self.nodes {
            row.parts.start = by_id.spot(row.id).map_or(u32::MAX, |spot| spot.0);
        }
        Ok(Extract {
            positions: by_id.finish(),
            bounds: self.bounds,
            data_date: self.base_date.or(self.youngest),
            copyright: self.copyright,
            counts: self.tally.counts,
            strings: self.strings.finish(),
            tags: self.tags,
            spots,
            members: self.members,
            nodes: self.nodes,
            ways: sorted(self.ways, "way")?,
            relations: sorted(self.relations, "relation")?,
        })
    }
}

/// Appends to a list and tells where. A list that would outgrow its numbering is left short: that
/// takes a file of more than 4 billion parts.
fn append<T>(list: &mut Vec<T>, more: impl Iterator<Item = T>) -> Span {
    let start = list.len();
    list.extend(more);
    Span {
        start: u32::try_from(start).unwrap_or(u32::MAX),
        len: u32::try_from(list.len() - start).unwrap_or_default(),
    }
}

/// By id, each once.
fn sorted(mut list: Vec<Row>, name: &'static str) -> Result<Vec<Row>, ReadError> {
    if !list.is_sorted_by_key(|row| row.id) {
        list.sort_unstable_by_key(|row| row.id);
    }
    let repeated = list
        .windows(2)
        .any(|pair| matches!(pair, [before, after] if before.id == after.id));
    if repeated {
        return Err(ReadError::Twice(name));
    }
    Ok(list)
}
