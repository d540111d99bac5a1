//! The records that have a word, in order, with what it counts in each: two bytes where they follow each other closely,
//! as a city has twenty million of them.

use super::Doc;

/// One record's part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) doc: Doc,
    /// Occurrences weighted by field, in quarters, never 0; more than 255 are 255, as more says no more.
    pub(super) weight: u8,
}

impl Posting {
    pub(super) fn new(doc: Doc, weight: u16) -> Self {
        let weight = u8::try_from(weight).unwrap_or(u8::MAX).max(1);
        Self { doc, weight }
    }
}

/// How far it is from the record before, and the weight. Where that is 0 there is no record but a way: so many times
/// 256, or, where both are 0, to the number in the next two steps.
type Step = [u8; 2];

/// Records in order.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    steps: Vec<Step>,
    /// Where to begin, so that nobody need read a long list from its beginning.
    marks: Vec<Mark>,
    /// Where the steps lead.
    end: u32,
    len: u32,
}

/// A place between two steps.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// Steps before.
    at: u32,
    /// Where they lead.
    doc: u32,
    /// Records before.
    number: u32,
}

/// So many records lie between two marks, when they are put in one behind the other.
const MARK_EVERY: u32 = 32;

impl List {
    /// How many records there are.
    pub(super) const fn len(&self) -> usize {
        self.len as usize
    }

    #[cfg(test)]
    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All records.
    pub(super) fn iter(&self) -> Steps<'_> {
        self.steps_from(Mark::default())
    }

    fn steps_from(&self, mark: Mark) -> Steps<'_> {
        Steps {
            steps: self.steps.get(mark.at as usize..).unwrap_or_default(),
            doc: mark.doc,
        }
    }

    /// Number of the last mark before a record, counted from 1; 0: it lies before all of them.
    fn block(&self, doc: Doc) -> usize {
        self.marks.partition_point(|mark| mark.doc < doc.0)
    }

    /// The mark with this number, counted from 1.
    fn mark(&self, block: usize) -> Mark {
        let mark = block.checked_sub(1).and_then(|at| self.marks.get(at));
        mark.copied().unwrap_or_default()
    }

    /// The records from this number on, and how many lie before.
    pub(super) fn from(&self, doc: Doc) -> (Steps<'_>, usize) {
        let mark = self.mark(self.block(doc));
        let (mut steps, mut before) = (self.steps_from(mark), mark.number as usize);
        while steps.next_before(doc).is_some() {
            before += 1;
        }
        (steps, before)
    }

    /// The weight of a record, if it is there.
    pub(super) fn of(&self, doc: Doc) -> Option<u8> {
        let mut steps = self.steps_from(self.mark(self.block(doc)));
        let found = steps.find(|one| one.doc >= doc)?;
        (found.doc == doc).then_some(found.weight)
    }

    /// Puts a record in, instead of itself if it is there.
    pub(super) fn put(&mut self, posting: Posting) {
        if self.len > 0 && posting.doc.0 <= self.end {
            self.change(posting.doc, Some(posting));
            return;
        }
        if self.len > 0 && self.len.is_multiple_of(MARK_EVERY) {
            self.marks.push(Mark {
                at: u32::try_from(self.steps.len()).unwrap_or(u32::MAX),
                doc: self.end,
                number: self.len,
            });
        }
        if self.steps.len() == self.steps.capacity() {
            // Not doubled: all lists together are much of what a map takes.
            self.steps.reserve_exact(self.steps.len() / 8 + 2);
        }
        go(&mut self.steps, self.end, posting);
        self.end = posting.doc.0;
        self.len += 1;
    }

    /// Takes a record out, if it is there.
    pub(super) fn remove(&mut self, doc: Doc) {
        if self.of(doc).is_some() {
            self.change(doc, None);
        }
        if self.len == 0 {
            *self = Self::default();
        }
    }

    /// Writes anew what lies between two marks, without a record or with another one.
    fn change(&mut self, doc: Doc, instead: Option<Posting>) {
        let block = self.block(doc);
        let (mark, next) = (self.mark(block), self.marks.get(block).copied());
        let to = next.map_or(self.steps.len(), |next| next.at as usize);
        let all = Steps {
            steps: &self.steps[mark.at as usize..to],
            doc: mark.doc,
        };
        let mut postings: Vec<Posting> = all.collect();
        let before = postings.len();
        postings.retain(|other| other.doc != doc);
        let at = postings.partition_point(|other| other.doc < doc);
        postings.splice(at..at, instead);
        let (mut steps, mut end) = (Vec::with_capacity(to - mark.at as usize + 4), mark.doc);
        for posting in &postings {
            go(&mut steps, end, *posting);
            end = posting.doc.0;
        }
        match next {
            // What follows goes on from there.
            Some(next) if next.doc != end => jump(&mut steps, next.doc),
            Some(_) => {}
            None => self.end = end,
        }
        let moved = |at: u32, new: usize, old: usize| {
            let moved = (at as usize + new).saturating_sub(old);
            u32::try_from(moved).unwrap_or(u32::MAX)
        };
        let old = to - mark.at as usize;
        for later in &mut self.marks[block..] {
            later.at = moved(later.at, steps.len(), old);
            later.number = moved(later.number, postings.len(), before);
        }
        self.len = moved(self.len, postings.len(), before);
        self.steps.splice(mark.at as usize..to, steps);
    }

    /// Gives back the room that was made for more.
    pub(super) fn fit_to_size(&mut self) {
        self.steps.shrink_to_fit();
        self.marks.shrink_to_fit();
    }
}

/// Writes the way from a number to a record.
fn go(steps: &mut Vec<Step>, from: u32, posting: Posting) {
    let far = posting.doc.0 - from;
    let gap = match (u8::try_from(far), u8::try_from(far >> 8)) {
        (Ok(gap), _) => gap,
        (_, Ok(way)) => {
            steps.push([way, 0]);
            (far & 0xff) as u8
        }
        _ => {
            jump(steps, posting.doc.0);
            0
        }
    };
    steps.push([gap, posting.weight]);
}

fn jump(steps: &mut Vec<Step>, to: u32) {
    let [a, b, c, d] = to.to_le_bytes();
    steps.extend([[0, 0], [a, b], [c, d]]);
}

/// Records being read one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps<'l> {
    steps: &'l [Step],
    doc: u32,
}

impl Steps<'_> {
    /// The next record, if its number is below this one.
    #[inline(always)]
    pub(super) fn next_before(&mut self, to: Doc) -> Option<Posting> {
        loop {
            let (&[gap, weight], rest) = self.steps.split_first()?;
            if weight > 0 {
                let doc = self.doc.wrapping_add(u32::from(gap));
                if doc >= to.0 {
                    return None;
                }
                (self.doc, self.steps) = (doc, rest);
                let doc = Doc(doc);
                return Some(Posting { doc, weight });
            }
            match rest {
                [[a, b], [c, d], rest @ ..] if gap == 0 => {
                    self.doc = u32::from_le_bytes([*a, *b, *c, *d]);
                    self.steps = rest;
                }
                _ => {
                    self.doc = self.doc.wrapping_add(u32::from(gap) << 8);
                    self.steps = rest;
                }
            }
        }
    }
}

impl Iterator for Steps<'_> {
    type Item = Posting;
    fn next(&mut self) -> Option<Posting> {
        self.next_before(Doc(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// Numbers near each other, a way apart, and of other kinds.
    fn doc() -> impl Strategy<Value = u32> {
        prop_oneof![
            4 => 0..1_500_u32,
            1 => 0..300_000_u32,
            1 => (1_u32 << 30)..(1_u32 << 30) + 500,
            1 => 0..u32::MAX,
        ]
    }

    proptest! {
        #[test]
        fn a_list_is_as_good_as_a_plain_one(
            begun in prop::collection::btree_map(doc(), 1..300_u16, 0..900),
            edits in prop::collection::vec((doc(), prop::option::of(1..300_u16)), 0..60),
            asked in prop::collection::vec(doc(), 20),
            taken in 0..200_usize,
        ) {
            let mut list = List::default();
            let mut plain: BTreeMap<u32, u8> = BTreeMap::new();
            let put = |list: &mut List, plain: &mut BTreeMap<u32, u8>, doc, weight| {
                let posting = Posting::new(Doc(doc), weight);
                plain.insert(doc, posting.weight);
                list.put(posting);
            };
            for (doc, weight) in begun {
                put(&mut list, &mut plain, doc, weight);
            }
            list.fit_to_size();
            // Whole stretches, also what lies at a mark, and back again.
            let gone: Vec<(u32, u8)> = plain.iter().map(|(doc, weight)| (*doc, *weight)).skip(taken).take(150).collect();
            for (doc, _) in &gone {
                list.remove(Doc(*doc));
                plain.remove(doc);
            }
            for (doc, weight) in gone.iter().rev().step_by(2) {
                put(&mut list, &mut plain, *doc, u16::from(*weight));
            }
            for (doc, weight) in edits {
                match weight {
                    Some(weight) => put(&mut list, &mut plain, doc, weight),
                    None => {
                        list.remove(Doc(doc));
                        plain.remove(&doc);
                    }
                }
            }
            prop_assert_eq!(list.len(), plain.len());
            let all: Vec<(u32, u8)> = list.iter().map(|one| (one.doc.0, one.weight)).collect();
            let plainly: Vec<(u32, u8)> = plain.iter().map(|(doc, weight)| (*doc, *weight)).collect();
            prop_assert_eq!(all, plainly);
            for doc in asked.into_iter().chain(plain.keys().copied().step_by(7)) {
                prop_assert_eq!(list.of(Doc(doc)), plain.get(&doc).copied());
                let (mut rest, before) = list.from(Doc(doc));
                prop_assert_eq!(before, plain.range(..doc).count());
                let next = plain.range(doc..).next().map(|(doc, _)| *doc);
                prop_assert_eq!(rest.next().map(|one| one.doc.0), next);
            }
        }
    }
}
