//! What of a file a window needs: nodes inside it, ways that touch these, areas put together from
//! such ways, and whatever they are made of.

use super::collect::Collector;
use super::{Member, ObjectKind, Row};
use crate::grid::{Coord, Window};

/// What has been found to be needed so far. Lists of ids are sorted once they are complete.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// Nodes in the window.
    inside: Vec<i64>,
    ways: Vec<i64>,
    /// Nodes of these ways that are not inside.
    outside: Vec<i64>,
}

impl Cut {
    pub(super) fn node_inside(&mut self, id: i64) {
        self.inside.push(id);
    }

    /// All nodes have been seen.
    pub(super) fn nodes_seen(&mut self) {
        sort(&mut self.inside);
    }

    /// Whether a way touches the window; its nodes are needed then.
    pub(super) fn way(&mut self, id: i64, nodes: &[i64]) -> bool {
        let touches = nodes.iter().any(|node| has(&self.inside, *node));
        if touches {
            self.need_way(id, nodes);
        }
        touches
    }

    /// A way is needed, wherever it is.
    pub(super) fn need_way(&mut self, id: i64, nodes: &[i64]) {
        self.ways.push(id);
        let inside = &self.inside;
        let outside = nodes.iter().copied().filter(|&node| !has(inside, node));
        self.outside.extend(outside);
    }

    /// All ways have been seen: what areas in the window lack.
    pub(super) fn missing_ways<'a>(
        &mut self,
        areas: impl Iterator<Item = &'a [Member]>,
    ) -> Vec<i64> {
        sort(&mut self.ways);
        let mut missing: Vec<i64> = areas
            .filter(|members| self.touches(members))
            .flatten()
            .filter(|member| member.kind == ObjectKind::Way && !has(&self.ways, member.id))
            .map(|member| member.id)
            .collect();
        sort(&mut missing);
        missing
    }

    /// All ways are there: the nodes they lack.
    pub(super) fn missing_nodes(&mut self) -> Vec<i64> {
        sort(&mut self.ways);
        sort(&mut self.outside);
        std::mem::take(&mut self.outside)
    }

    /// Whether something of a relation is needed by itself.
    pub(super) fn touches(&self, members: &[Member]) -> bool {
        members.iter().any(|member| match member.kind {
            ObjectKind::Node => has(&self.inside, member.id),
            ObjectKind::Way => has(&self.ways, member.id),
            ObjectKind::Relation => false,
        })
    }
}

fn sort(ids: &mut Vec<i64>) {
    ids.sort_unstable();
    ids.dedup();
}

fn has(ids: &[i64], id: i64) -> bool {
    ids.binary_search(&id).is_ok()
}

impl Collector {
    /// Members of the relations that are areas.
    pub(super) fn areas(&self) -> impl Iterator<Item = &[Member]> {
        (self.relations.iter())
            .filter(|row| self.is_area(row))
            .map(|row| row.parts.of(&self.members))
    }

    fn is_area(&self, row: &Row) -> bool {
        row.tags
            .of(&self.tags)
            .iter()
            .any(|&(key, value)| (key, value) == self.area)
    }

    /// Drops the relations of which nothing is needed.
    pub(super) fn drop_relations(&mut self, cut: &Cut) {
        let members = &self.members;
        self.relations
            .retain(|row| cut.touches(row.parts.of(members)));
    }

    /// Drops what a window does not need, of a file that was read whole.
    pub(super) fn cut(&mut self, window: Window) {
        let mut cut = Cut::default();
        for &(id, x, y) in &self.positions {
            if window.contains(Coord { x, y }) {
                cut.node_inside(id);
            }
        }
        cut.nodes_seen();
        for way in &self.ways {
            cut.way(way.id, way.parts.of(&self.refs));
        }
        let missing = cut.missing_ways(self.areas());
        for way in self.ways.iter().filter(|way| has(&missing, way.id)) {
            cut.need_way(way.id, way.parts.of(&self.refs));
        }
        let outside = cut.missing_nodes();
        self.positions
            .retain(|&(id, ..)| has(&cut.inside, id) || has(&outside, id));
        self.nodes.retain(|row| has(&cut.inside, row.id));
        self.ways.retain(|row| has(&cut.ways, row.id));
        self.drop_relations(&cut);
    }
}
