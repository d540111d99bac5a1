//! The objects of one block.

use std::cell::RefCell;

use osmpbf::{Element, PrimitiveBlock, RelMemberType};

use crate::error::ReadError;
use crate::grid::{Coord, to_world};
use crate::osm::collect::{Collector, is_kept};
use crate::osm::strings::StringId;
use crate::osm::{Member, ObjectKind, Role};

/// Beyond this a feature id would lose digits in the window, which has 53 bits.
const MAX_ID: i64 = 1 << 49;

/// One object.
pub(super) struct Seen<'a> {
    pub kind: ObjectKind,
    pub id: i64,
    version: u32,
    /// Numbers in the block's table of words.
    tags: &'a [(u32, u32)],
    pub body: Body<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    /// Longitude and latitude.
    At(f64, f64),
    Nodes(&'a [i64]),
    Members(&'a [Member]),
}

/// The words of a block, and the number that each has in the extract once it was kept.
pub(super) struct Words<'a> {
    words: Vec<&'a str>,
    kept: Vec<bool>,
    ids: RefCell<Vec<Option<StringId>>>,
}

impl<'a> Words<'a> {
    /// `None` if they are not text.
    pub(super) fn of(block: &'a PrimitiveBlock) -> Option<Self> {
        let words: Vec<&str> = (block.raw_stringtable().iter())
            .map(|bytes| std::str::from_utf8(bytes).ok())
            .collect::<Option<_>>()?;
        Some(Self {
            kept: words.iter().map(|word| is_kept(word)).collect(),
            ids: vec![None; words.len()].into(),
            words,
        })
    }

    fn get(&self, at: u32) -> &'a str {
        self.words.get(at as usize).copied().unwrap_or_default()
    }

    pub(super) fn tags(&self, seen: &Seen<'_>) -> impl Iterator<Item = (&'a str, &'a str)> {
        (seen.tags.iter()).map(|&(key, value)| (self.get(key), self.get(value)))
    }

    fn id(&self, at: u32, collector: &mut Collector) -> StringId {
        match self.ids.borrow_mut().get_mut(at as usize) {
            Some(id) => *id.get_or_insert_with(|| collector.string(self.get(at))),
            None => collector.string(""),
        }
    }

    /// Keeps an object with the tags that are of use.
    pub(super) fn keep(&self, seen: &Seen<'_>, collector: &mut Collector) {
        let of_use = |key: u32| self.kept.get(key as usize).is_some_and(|kept| *kept);
        let tags: Vec<(StringId, StringId)> = (seen.tags.iter())
            .filter(|&&(key, _)| of_use(key))
            .map(|&(key, value)| (self.id(key, collector), self.id(value, collector)))
            .collect();
        let tags = tags.into_iter();
        match seen.body {
            Body::At(lon, lat) => collector.node(seen.id, seen.version, to_world(lon, lat), tags),
            Body::Nodes(nodes) => {
                collector.way(seen.id, seen.version, nodes.iter().copied(), tags);
            }
            Body::Members(members) => {
                collector.relation(seen.id, seen.version, members.iter().copied(), tags);
            }
        }
    }

    /// Keeps only where a node is.
    pub(super) fn keep_place(&self, id: i64, at: Coord, collector: &mut Collector) {
        collector.node(id, 0, at, std::iter::empty());
    }
}

/// What a block says beside its objects.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub deleted: u64,
    /// When the youngest object was changed, milliseconds since 1970.
    pub youngest: i64,
}

/// Lists that are used again for every object.
#[derive(Default)]
struct Lists {
    tags: Vec<(u32, u32)>,
    nodes: Vec<i64>,
    members: Vec<Member>,
}

/// Gives each object that is not deleted to `look`.
///
/// # Errors
/// [`ReadError::Damaged`] if an id or a position is impossible.
pub(super) fn objects(
    block: &PrimitiveBlock,
    words: &Words<'_>,
    offset: u64,
    look: &mut dyn FnMut(&Seen<'_>),
) -> Result<Beside, ReadError> {
    let mut beside = Beside::default();
    let mut lists = Lists::default();
    for element in block.elements() {
        object(&element, words, &mut lists, &mut beside, look)
            .ok_or(ReadError::Damaged { offset })?;
    }
    Ok(beside)
}

fn object(
    element: &Element<'_>,
    words: &Words<'_>,
    lists: &mut Lists,
    beside: &mut Beside,
    look: &mut dyn FnMut(&Seen<'_>),
) -> Option<()> {
    let (kind, id, info) = match element {
        Element::Node(node) => (ObjectKind::Node, node.id(), Info::of(&node.info())),
        Element::DenseNode(node) => {
            let info = node.info().map(|info| Info {
                version: info.version(),
                millis: info.milli_timestamp(),
                deleted: info.deleted(),
            });
            (ObjectKind::Node, node.id(), info.unwrap_or_default())
        }
        Element::Way(way) => (ObjectKind::Way, way.id(), Info::of(&way.info())),
        Element::Relation(relation) => (
            ObjectKind::Relation,
            relation.id(),
            Info::of(&relation.info()),
        ),
    };
    if !(-MAX_ID..=MAX_ID).contains(&id) {
        return None;
    }
    if info.deleted {
        beside.deleted += 1;
        return Some(());
    }
    beside.youngest = beside.youngest.max(info.millis);
    lists.tags.clear();
    let body = match element {
        Element::Node(node) => {
            lists.tags.extend(node.raw_tags());
            at(node.lon(), node.lat())?
        }
        Element::DenseNode(node) => {
            let index = |number: i32| u32::try_from(number).unwrap_or(u32::MAX);
            let tags = node.raw_tags();
            lists
                .tags
                .extend(tags.map(|(key, value)| (index(key), index(value))));
            at(node.lon(), node.lat())?
        }
        Element::Way(way) => {
            lists.tags.extend(way.raw_tags());
            lists.nodes.clear();
            lists.nodes.extend(way.refs());
            Body::Nodes(&lists.nodes)
        }
        Element::Relation(relation) => {
            lists.tags.extend(relation.raw_tags());
            lists.members.clear();
            lists.members.extend(
                relation.members().map(|member| Member {
                    kind: match member.member_type {
                        RelMemberType::Node => ObjectKind::Node,
                        RelMemberType::Way => ObjectKind::Way,
                        RelMemberType::Relation => ObjectKind::Relation,
                    },
                    id: member.member_id,
                    role: u32::try_from(member.role_sid)
                        .map_or(Role::Other, |at| Role::of(words.get(at))),
                }),
            );
            Body::Members(&lists.members)
        }
    };
    look(&Seen {
        kind,
        id,
        version: u32::try_from(info.version).unwrap_or_default(),
        tags: &lists.tags,
        body,
    });
    Some(())
}

fn at<'a>(lon: f64, lat: f64) -> Option<Body<'a>> {
    (lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some(Body::At(lon, lat))
}

#[derive(Default)]
struct Info {
    version: i32,
    millis: i64,
    deleted: bool,
}

impl Info {
    fn of(info: &osmpbf::Info<'_>) -> Self {
        Self {
            version: info.version().unwrap_or_default(),
            millis: info.milli_timestamp().unwrap_or_default(),
            deleted: info.deleted(),
        }
    }
}
