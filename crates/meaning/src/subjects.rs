//! Which vectors are about a concept, so that nobody reads what all the others are about.

use crate::about::{About, concepts};
use crate::vectors::PART;

/// The parts of all slots, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subjects(Vec<Part>);

/// Places in one part: those that are about the first concept in their order, those about the second, and so on.
#[derive(Clone, Debug)]
struct Part {
    places: Vec<u16>,
    /// Where those of each concept begin, and behind them where the last end.
    starts: Vec<u16>,
}

impl Part {
    fn new() -> Self {
        Self {
            places: Vec::new(),
            starts: vec![0; concepts().len() + 1],
        }
    }

    /// Which of `places` are about a concept.
    fn range(&self, concept: u16) -> std::ops::Range<usize> {
        let concept = usize::from(concept);
        let [from, to] = [concept, concept + 1].map(|at| self.starts.get(at).copied());
        from.zip(to)
            .map_or(0..0, |(from, to)| usize::from(from)..usize::from(to))
    }

    /// Where a place is or would be among those of a concept.
    fn find(&self, concept: u16, place: u16) -> Result<usize, usize> {
        let range = self.range(concept);
        let from = range.start;
        let found = self.places[range].binary_search(&place);
        found.map(|at| from + at).map_err(|at| from + at)
    }

    fn starts_behind(&mut self, concept: u16) -> impl Iterator<Item = &mut u16> {
        self.starts.iter_mut().skip(usize::from(concept) + 1)
    }
}

impl Subjects {
    pub(crate) fn put(&mut self, slot: usize, about: &About) {
        let (part, place) = part_and_place(slot);
        if part >= self.0.len() {
            self.0.resize_with(part + 1, Part::new);
        }
        let part = &mut self.0[part];
        for concept in about.concepts() {
            if let Err(at) = part.find(concept, place) {
                part.places.insert(at, place);
                part.starts_behind(concept).for_each(|start| *start += 1);
            }
        }
    }

    pub(crate) fn take_out(&mut self, slot: usize, about: &About) {
        let (part, place) = part_and_place(slot);
        let Some(part) = self.0.get_mut(part) else {
            return;
        };
        for concept in about.concepts() {
            if let Ok(at) = part.find(concept, place) {
                part.places.remove(at);
                part.starts_behind(concept).for_each(|start| *start -= 1);
            }
        }
    }

    /// Places in a part of what is about a concept.
    pub(crate) fn of(&self, part: usize, concept: u16) -> &[u16] {
        let part = self.0.get(part);
        part.map_or(&[], |part| &part.places[part.range(concept)])
    }
}

/// A place has far fewer than 16 bits, and so has the number of all places of a part.
const fn part_and_place(slot: usize) -> (usize, u16) {
    (slot / PART, (slot % PART) as u16)
}
