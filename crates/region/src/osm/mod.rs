//! OpenStreetMap's own terms: nodes, ways, relations and their tags.
//!
//! Readers of every file form give an [`Extract`]; everything after that is the same for all.

mod limits;
mod positions;
mod xml;

use std::collections::HashSet;

use crate::Bounds;
pub(crate) use positions::Positions;
pub(crate) use xml::read_xml;

/// Keys and values of one object, in the file's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tags(Vec<(Box<str>, Box<str>)>);

impl Tags {
    /// The value of a key, unless it is absent or blank.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(have, _)| &**have == key)?;
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

    pub(crate) fn push(&mut self, key: &str, value: &str) {
        self.0.push((key.into(), value.into()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl FromIterator<(&'static str, &'static str)> for Tags {
    fn from_iter<I: IntoIterator<Item = (&'static str, &'static str)>>(pairs: I) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}

/// A node that says something. All others are only [`Positions`].
#[derive(Debug)]
pub(crate) struct Node {
    pub id: i64,
    pub tags: Tags,
}

#[derive(Debug)]
pub(crate) struct Way {
    pub id: i64,
    pub tags: Tags,
    /// Its nodes in order; closed when the first is the last.
    pub nodes: Vec<i64>,
}

impl Way {
    pub(crate) fn is_closed(&self) -> bool {
        self.nodes.len() > 3 && self.nodes.first() == self.nodes.last()
    }
}

#[derive(Debug)]
pub(crate) struct Relation {
    pub id: i64,
    pub tags: Tags,
    pub members: Vec<Member>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ObjectKind {
    Node,
    Way,
    Relation,
}

#[derive(Debug)]
pub(crate) struct Member {
    pub kind: ObjectKind,
    pub id: i64,
    pub role: Role,
}

/// The member roles that change what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Inner,
    /// Outer, none, or anything else.
    Other,
}

/// What a file holds. Nodes, ways and relations are sorted by id, each id once.
#[derive(Debug)]
pub(crate) struct Extract {
    pub positions: Positions,
    pub nodes: Vec<Node>,
    pub ways: Vec<Way>,
    pub relations: Vec<Relation>,
    /// The box the file says it covers.
    pub bounds: Option<Bounds>,
    /// The day the data is from, `2026-11-25`: what the file says, else its youngest object.
    pub data_date: Option<String>,
    /// Whose data the file says it is, in its own words.
    pub copyright: Option<String>,
    /// Objects marked as deleted.
    pub deleted: u64,
}

impl Extract {
    /// What is in the file; rings are counted by whoever assembles them.
    pub(crate) fn counts(&self) -> Counts {
        let tags = (self.nodes.iter().map(|node| &node.tags))
            .chain(self.ways.iter().map(|way| &way.tags))
            .chain(self.relations.iter().map(|relation| &relation.tags));
        let mut house_numbers = 0;
        let mut postcodes = HashSet::new();
        for tags in tags {
            house_numbers += u64::from(tags.get("addr:housenumber").is_some());
            postcodes.extend(tags.get("addr:postcode"));
        }
        let coast = |way: &&Way| way.tags.is("natural", "coastline");
        Counts {
            nodes: self.positions.len() as u64,
            ways: self.ways.len() as u64,
            relations: self.relations.len() as u64,
            deleted: self.deleted,
            house_numbers,
            postcodes: postcodes.len() as u64,
            coastline: self.ways.iter().filter(coast).count() as u64,
            rings_not_closed: 0,
        }
    }

    pub(crate) fn way(&self, id: i64) -> Option<&Way> {
        let at = self.ways.binary_search_by_key(&id, |way| way.id).ok()?;
        self.ways.get(at)
    }
}

/// What was read from a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
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
    /// Different postcodes, as they are written.
    pub postcodes: u64,
    /// Ways along the coast.
    pub coastline: u64,
    /// Rings of areas whose ends do not meet.
    pub rings_not_closed: u64,
}
