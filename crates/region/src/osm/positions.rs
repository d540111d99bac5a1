//! Where every node is.

use crate::error::ReadError;
use crate::grid::Coord;

/// Node positions in world coordinates, found by node id: 16 bytes a node, binary search.
#[derive(Debug, Default)]
pub(crate) struct Positions(Vec<(i64, i32, i32)>);

impl Positions {
    /// Sorts unless the file did.
    ///
    /// # Errors
    /// [`ReadError::Twice`] if an id occurs twice.
    pub(crate) fn new(mut list: Vec<(i64, i32, i32)>) -> Result<Self, ReadError> {
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

    pub(crate) fn get(&self, id: i64) -> Option<Coord> {
        let at = self.0.binary_search_by_key(&id, |(id, ..)| *id).ok()?;
        self.0.get(at).map(|&(_, x, y)| Coord { x, y })
    }

    /// Each node with where it is, by id.
    pub(crate) fn with_ids(&self) -> impl Iterator<Item = (i64, Coord)> + '_ {
        self.0.iter().map(|&(id, x, y)| (id, Coord { x, y }))
    }

    /// Drops the nodes that are not wanted.
    pub(crate) fn retain(&mut self, wanted: impl Fn(i64) -> bool) {
        self.0.retain(|&(id, ..)| wanted(id));
        self.0.shrink_to_fit();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Coord> + '_ {
        self.0.iter().map(|&(_, x, y)| Coord { x, y })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_nodes_of_an_unsorted_file() {
        let positions = Positions::new(vec![(7, 70, 71), (-2, 1, 2), (5, 50, 51)]).unwrap();
        assert_eq!(positions.get(5), Some(Coord { x: 50, y: 51 }));
        assert_eq!(positions.get(-2), Some(Coord { x: 1, y: 2 }));
        assert_eq!(positions.get(6), None);
    }

    #[test]
    fn refuses_a_node_that_occurs_twice() {
        let twice = Positions::new(vec![(7, 0, 0), (8, 0, 0), (7, 1, 1)]);
        assert!(matches!(twice, Err(ReadError::Twice("node"))));
    }
}
