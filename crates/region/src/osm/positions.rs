//! Where every node is.

use rustc_hash::FxHashMap;

use crate::error::ReadError;
use crate::grid::Coord;

/// Which of [`Positions`] a node has: 4 bytes where its id takes 8, and found without a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Spot(pub(super) u32);

/// Node positions in world coordinates, by node id, without the ids: 8 bytes a node.
#[derive(Debug, Default)]
pub(crate) struct Positions(Vec<Coord>);

impl Positions {
    /// `None` for a node that a way names and the file lacks.
    pub(crate) fn get(&self, spot: Spot) -> Option<Coord> {
        self.0.get(spot.0 as usize).copied()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Coord> + '_ {
        self.0.iter().copied()
    }
}

/// Nodes by id, while an extract is put together.
pub(super) struct ById(Vec<(i64, i32, i32)>);

impl ById {
    /// Sorts unless the file did.
    ///
    /// # Errors
    /// [`ReadError::Twice`] if an id occurs twice.
    pub(super) fn new(mut list: Vec<(i64, i32, i32)>) -> Result<Self, ReadError> {
        if !list.is_sorted_by_key(|(id, ..)| *id) {
            list.sort_unstable_by_key(|(id, ..)| *id);
        }
        let repeated = list.windows(2).any(|pair| match pair {
            [before, after] => before.0 == after.0,
            _ => false,
        });
        if repeated {
            return Err(ReadError::Twice("node"));
        }
        Ok(Self(list))
    }

    fn find(&self, id: i64) -> Option<usize> {
        self.0.binary_search_by_key(&id, |(id, ..)| *id).ok()
    }

    pub(super) fn spot(&self, id: i64) -> Option<Spot> {
        self.find(id).map(spot)
    }

    /// A spot for each mention of a node. One that is missing gets a spot beyond all others, the
    /// same for the same id, so that ways meet there as they should.
    pub(super) fn spots(&self, ids: &[i64]) -> Vec<Spot> {
        let mut missing: FxHashMap<i64, usize> = FxHashMap::default();
        let mut next = 0;
        (ids.iter())
            .map(|&id| {
                // The nodes of a way mostly follow each other.
                let follows = self.0.get(next).is_some_and(|(have, ..)| *have == id);
                let found = if follows { Some(next) } else { self.find(id) };
                let index = found.unwrap_or_else(|| {
                    let beyond = self.0.len() + missing.len();
                    *missing.entry(id).or_insert(beyond)
                });
                next = index + 1;
                spot(index)
            })
            .collect()
    }

    pub(super) fn finish(self) -> Positions {
        let coords = self.0.into_iter().map(|(_, x, y)| Coord { x, y });
        Positions(coords.collect())
    }
}

/// The last spot stands for all beyond 4 billion, which no file that is read has.
fn spot(index: usize) -> Spot {
    Spot(u32::try_from(index).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_nodes_of_an_unsorted_file() {
        let nodes = ById::new(vec![(7, 70, 71), (-2, 1, 2), (5, 50, 51)]).unwrap();
        let spots = nodes.spots(&[5, 7, -2, 6, 9, 6]);
        let positions = nodes.finish();
        let found: Vec<Option<Coord>> = spots.iter().map(|&spot| positions.get(spot)).collect();
        let at = |x, y| Some(Coord { x, y });
        assert_eq!(found, [at(50, 51), at(70, 71), at(1, 2), None, None, None]);
        assert_eq!(spots[3], spots[5]);
        assert_ne!(spots[3], spots[4]);
    }

    #[test]
    fn refuses_a_node_that_occurs_twice() {
        let twice = ById::new(vec![(7, 0, 0), (8, 0, 0), (7, 1, 1)]);
        assert!(matches!(twice, Err(ReadError::Twice("node"))));
    }
}
