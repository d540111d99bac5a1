//! OpenStreetMap's own terms: nodes, ways, relations and their tags.
//!
//! Readers of every file form fill a [`Collector`], which gives an [`Extract`]; everything after
//! that is the same for all. An extract holds lists of numbers and each string once: an extract of
//! 100 MB has ten million nodes and two million ways.

mod collect;
mod cut;
mod file;
mod limits;
mod pbf;
mod positions;
mod strings;
mod xml;

pub(crate) use self::file::{Form, beginning, header, read, recognise};
pub(crate) use positions::{Positions, Spot};
pub(crate) use xml::read_xml;

use crate::Bounds;
use crate::grid::Coord;
use strings::{StringId, Strings};

/// Keys and values of one object, in the file's order.
#[derive(Clone, Copy)]
pub(crate) struct Tags<'a> {
    strings: &'a Strings,
    pairs: &'a [(StringId, StringId)],
}

impl<'a> Tags<'a> {
    /// The value of a key, unless it is absent or blank.
    pub(crate) fn get(&self, key: &str) -> Option<&'a str> {
        let (_, value) = self.iter().find(|(have, _)| *have == key)?;
        let value = value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Whether a key has this value.
    pub(crate) fn is(&self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }

    /// Whether a key is there and does not say no.
    pub(crate) fn says(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value != "no")
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let strings = self.strings;
        (self.pairs.iter()).map(|&(key, value)| (strings.get(key), strings.get(value)))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

#[cfg(test)]
impl FromIterator<(&'static str, &'static str)> for Tags<'static> {
    /// Tags for a test, which live as long as it runs.
    fn from_iter<I: IntoIterator<Item = (&'static str, &'static str)>>(pairs: I) -> Self {
        let mut interner = strings::Interner::default();
        let pairs: Vec<(StringId, StringId)> = (pairs.into_iter())
            .map(|(key, value)| (interner.id(key), interner.id(value)))
            .collect();
        Self {
            strings: Box::leak(Box::new(interner.finish())),
            pairs: Box::leak(pairs.into_boxed_slice()),
        }
    }
}

/// A node that says something. All others are only [`Positions`].
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub id: i64,
    /// Counts the times it was changed; 0 if the file does not say.
    pub version: u32,
    pub at: Coord,
    pub tags: Tags<'a>,
}

#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    pub id: i64,
    /// As of [`Node`].
    pub version: u32,
    pub tags: Tags<'a>,
    /// Its nodes in order; closed when the first is the last.
    pub nodes: &'a [Spot],
}

impl Way<'_> {
    pub(crate) fn is_closed(&self) -> bool {
        self.nodes.len() > 3 && self.nodes.first() == self.nodes.last()
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Relation<'a> {
    pub id: i64,
    /// As of [`Node`].
    pub version: u32,
    pub tags: Tags<'a>,
    pub members: &'a [Member],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ObjectKind {
    Node,
    Way,
    Relation,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    pub kind: ObjectKind,
    pub id: i64,
    pub role: Role,
}

/// The member roles that change what is made of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Inner,
    Outer,
    Street,
    /// `house` or `address`.
    House,
    /// None, or anything else.
    Other,
}

impl Role {
    pub(crate) fn of(word: &str) -> Self {
        match word {
            "inner" => Self::Inner,
            "outer" => Self::Outer,
            "street" => Self::Street,
            "house" | "address" => Self::House,
            _ => Self::Other,
        }
    }
}

/// A stretch of a list.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    len: u32,
}

impl Span {
    fn of<T>(self, list: &[T]) -> &[T] {
        let start = self.start as usize;
        list.get(start..start + self.len as usize)
            .unwrap_or_default()
    }
}

/// One object; `parts` are the spot of a node, the nodes of a way or the members of a relation.
#[derive(Debug, Clone, Copy)]
struct Row {
    id: i64,
    version: u32,
    tags: Span,
    parts: Span,
}

/// What a file holds. Nodes, ways and relations are sorted by id, each id once.
#[derive(Debug)]
pub(crate) struct Extract {
    pub positions: Positions,
    /// The box the file says it covers.
    pub bounds: Option<Bounds>,
    /// The day the data is from, `2026-11-25`: what the file says, else its youngest object.
    pub data_date: Option<String>,
    /// Whose data the file says it is, in its own words.
    pub copyright: Option<String>,
    /// What is in the file; rings are counted by whoever assembles them.
    pub counts: Counts,
    strings: Strings,
    tags: Vec<(StringId, StringId)>,
    spots: Vec<Spot>,
    members: Vec<Member>,
    nodes: Vec<Row>,
    ways: Vec<Row>,
    relations: Vec<Row>,
}

impl Extract {
    /// Nodes that say something.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes.iter().filter_map(|row| self.node_of(row))
    }

    pub(crate) fn ways(&self) -> impl Iterator<Item = Way<'_>> {
        self.ways.iter().map(|row| self.way_of(row))
    }

    pub(crate) fn relations(&self) -> impl Iterator<Item = Relation<'_>> {
        self.relations.iter().map(|row| Relation {
            id: row.id,
            version: row.version,
            tags: self.tags(row),
            members: row.parts.of(&self.members),
        })
    }

    /// The node of a way, if it says something.
    pub(crate) fn node(&self, spot: Spot) -> Option<Node<'_>> {
        // By id is by spot.
        let by_spot = |row: &Row| row.parts.start;
        let at = self.nodes.binary_search_by_key(&spot.0, by_spot).ok()?;
        self.node_of(self.nodes.get(at)?)
    }

    fn node_of(&self, row: &Row) -> Option<Node<'_>> {
        Some(Node {
            id: row.id,
            version: row.version,
            at: self.positions.get(Spot(row.parts.start))?,
            tags: self.tags(row),
        })
    }

    pub(crate) fn way(&self, id: i64) -> Option<Way<'_>> {
        let at = self.ways.binary_search_by_key(&id, |row| row.id).ok()?;
        self.ways.get(at).map(|row| self.way_of(row))
    }

    fn way_of(&self, row: &Row) -> Way<'_> {
        Way {
            id: row.id,
            version: row.version,
            tags: self.tags(row),
            nodes: row.parts.of(&self.spots),
        }
    }

    fn tags(&self, row: &Row) -> Tags<'_> {
        Tags {
            strings: &self.strings,
            pairs: row.tags.of(&self.tags),
        }
    }
}

/// What was read from a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Nodes.
    pub nodes: u64,
    /// Ways.
    pub ways: u64,
    /// Relations.
    pub relations: u64,
    /// Objects marked as deleted, which are not counted above.
    pub deleted: u64,
    /// Objects with a house number.
    pub house_numbers: u64,
    /// Different postcodes of addresses, as they are written.
    pub postcodes: u64,
    /// Ways along the coast.
    pub coastline: u64,
    /// Areas put together from ways whose ends do not all meet.
    pub rings_not_closed: u64,
}

#[cfg(test)]
mod tests;
