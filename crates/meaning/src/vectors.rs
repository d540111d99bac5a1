//! Many vectors, kept so that comparing one with all of them reads as little as can be.

use rten_simd::{Isa, SimdOp};

use crate::Vector;
use crate::about::About;
use crate::vector::{Asked, FRONT, HEAD, WIDTH};

const BEHIND: usize = HEAD - FRONT;
const TAIL: usize = WIDTH - HEAD;
/// Sums of floating point numbers are not exact: nobody is left out for that.
const ROUNDING: f32 = 1e-5;

/// Vectors by slot, each in three parts: what most of it lies in (`make_model.py` turns them so), what follows, and the
/// rest; the later ones are read only where they can still make a difference.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    fronts: Vec<[i8; FRONT]>,
    behind: Vec<[i8; BEHIND]>,
    tails: Vec<[i8; TAIL]>,
    about: Vec<About>,
    lengths: Vec<Lengths>,
    count: usize,
}

/// How long a vector is, as every comparison asks for it.
#[derive(Clone, Copy, Debug, Default)]
struct Lengths {
    /// 0: there is no vector.
    whole: f32,
    /// The share of what lies behind the front, 0 to 1.
    behind_front: f32,
    /// The share of the tail, 0 to 1.
    tail: f32,
}

impl Vectors {
    /// One slot more than the last one that was ever set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether no slot was ever set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// How many vectors there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Makes room for so many slots at once: what grows by doubling takes twice as much on the way.
    pub fn make_room(&mut self, slots: usize) {
        let more = slots.saturating_sub(self.len());
        self.fronts.reserve_exact(more);
        self.behind.reserve_exact(more);
        self.tails.reserve_exact(more);
        self.about.reserve_exact(more);
        self.lengths.reserve_exact(more);
    }

    /// The vector in a slot, if there is one.
    #[must_use]
    pub fn get(&self, slot: u32) -> Option<Vector> {
        let slot = slot as usize;
        let length = self.lengths.get(slot)?.whole;
        let mut numbers = [0; WIDTH];
        let (head, tail) = numbers.split_at_mut(HEAD);
        let (front, behind) = head.split_at_mut(FRONT);
        front.copy_from_slice(self.fronts.get(slot)?);
        behind.copy_from_slice(self.behind.get(slot)?);
        tail.copy_from_slice(self.tails.get(slot)?);
        let about = *self.about.get(slot)?;
        (length > 0.0).then_some(Vector {
            numbers,
            length,
            about,
        })
    }

    /// Puts a vector in a slot, or takes the one there out.
    pub fn set(&mut self, slot: u32, vector: Option<&Vector>) {
        let slot = slot as usize;
        if slot >= self.lengths.len() {
            if vector.is_none() {
                return;
            }
            self.fronts.resize(slot + 1, [0; FRONT]);
            self.behind.resize(slot + 1, [0; BEHIND]);
            self.tails.resize(slot + 1, [0; TAIL]);
            self.about.resize(slot + 1, About::default());
            self.lengths.resize(slot + 1, Lengths::default());
        }
        self.count -= usize::from(self.lengths[slot].whole > 0.0);
        self.lengths[slot] = Lengths::default();
        if let Some(vector) = vector {
            let (head, tail) = vector.numbers.split_at(HEAD);
            let (front, behind) = head.split_at(FRONT);
            self.fronts[slot].copy_from_slice(front);
            self.behind[slot].copy_from_slice(behind);
            self.tails[slot].copy_from_slice(tail);
            self.about[slot] = vector.about;
            self.lengths[slot] = Lengths {
                whole: vector.length,
                behind_front: vector.share_from(FRONT),
                tail: vector.share_from(HEAD),
            };
            self.count += 1;
        }
    }

    /// How alike the vector in a slot is to what is asked, as [`Vector::alike`] says it, if there is one.
    #[must_use]
    pub fn alike(&self, asked: &Asked, slot: u32) -> Option<f32> {
        let mut alike = [None];
        self.alike_all(asked, &[slot], &mut alike);
        alike[0]
    }

    /// The same for some slots; `alike` has a place for each.
    pub fn alike_all(&self, asked: &Asked, slots: &[u32], alike: &mut [Option<f32>]) {
        Alike {
            asked,
            many: self,
            slots,
            alike,
        }
        .dispatch();
    }

    /// Which of some slots may be as alike to what is asked as is wanted of each: their places among `slots`, with how alike
    /// they are at most; `NaN` where there is no vector, which may be anything. All others are surely less alike.
    ///
    /// How much what follows can add is known before it is read: no more than the product of both lengths
    /// (Cauchy and Schwarz).
    pub fn at_most<'f>(
        &self,
        asked: &Asked,
        slots: &[u32],
        wanted: &[f32],
        found: &'f mut Vec<AtMost>,
    ) -> &'f [AtMost] {
        found.resize(slots.len().min(wanted.len()), AtMost::default());
        let count = Compare {
            asked,
            many: self,
            slots,
            wanted,
            found,
        }
        .dispatch();
        found.get(..count).unwrap_or_default()
    }
}

/// How alike one of some slots is at most.
#[derive(Clone, Copy, Debug, Default)]
pub struct AtMost {
    /// Its place among the slots.
    pub at: u32,
    /// How alike it is at most; `NaN`: there is no vector.
    pub alike: f32,
    /// What was read until now.
    dot: i32,
    shared: f32,
}

/// Slots being compared, with whatever the processor has for it: nothing but loops, as they are made once for each, and
/// what is handed to an iterator may not be. All that is found is written down and what comes after it is put over what
/// is too little, as a processor is slow where it cannot guess what comes next.
struct Compare<'a> {
    asked: &'a Asked,
    many: &'a Vectors,
    slots: &'a [u32],
    wanted: &'a [f32],
    found: &'a mut [AtMost],
}

impl SimdOp for Compare<'_> {
    type Output = usize;

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) -> usize {
        let Self {
            asked,
            many,
            slots,
            wanted,
            found,
        } = self;
        let (front, behind, _) = asked.parts();
        let last = many.lengths.len();
        let mut count = 0;
        for at in 0..found.len() {
            let slot = slots[at] as usize;
            let (mut alike, mut dots, mut shared) = (f32::NAN, 0, 0.0);
            if slot < last {
                let lengths = many.lengths[slot];
                dots = dot(front, &many.fronts[slot]);
                shared = asked.likely.shared(&many.about[slot]);
                let cosine = dots as f32 / (asked.length * lengths.whole);
                alike = cosine + asked.behind_front * lengths.behind_front + shared + ROUNDING;
            }
            found[count] = AtMost {
                at: at as u32,
                alike,
                dot: dots,
                shared,
            };
            // Of no number is none, which is never less.
            let less = alike < wanted[at];
            count += usize::from(!less);
        }
        let some = count;
        count = 0;
        for number in 0..some {
            let one = found[number];
            let mut alike = f32::NAN;
            if !one.alike.is_nan() {
                let slot = slots[one.at as usize] as usize;
                let lengths = many.lengths[slot];
                let dots = one.dot + dot(behind, &many.behind[slot]);
                let cosine = dots as f32 / (asked.length * lengths.whole);
                alike = cosine + asked.tail * lengths.tail + one.shared + ROUNDING;
            }
            found[count] = AtMost { alike, ..one };
            let less = alike < wanted[one.at as usize];
            count += usize::from(!less);
        }
        count
    }
}

/// Slots being compared in full.
struct Alike<'a> {
    asked: &'a Asked,
    many: &'a Vectors,
    slots: &'a [u32],
    alike: &'a mut [Option<f32>],
}

impl SimdOp for Alike<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        let (front, behind, tail) = self.asked.parts();
        let (asked, many) = (self.asked, self.many);
        for at in 0..self.slots.len().min(self.alike.len()) {
            let slot = self.slots[at] as usize;
            if slot >= many.lengths.len() || many.lengths[slot].whole == 0.0 {
                self.alike[at] = None;
                continue;
            }
            let sum = dot(front, &many.fronts[slot])
                + dot(behind, &many.behind[slot])
                + dot(tail, &many.tails[slot]);
            let shared = asked.likely.shared(&many.about[slot]);
            self.alike[at] = Some(sum as f32 / (asked.length * many.lengths[slot].whole) + shared);
        }
    }
}

/// In one breath, for as wide registers as there are.
#[inline(always)]
fn dot<const N: usize>(one: &[i16; N], two: &[i8; N]) -> i32 {
    let mut sum = 0;
    for (a, b) in one.iter().zip(two) {
        sum += i32::from(*a) * i32::from(*b);
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Side;

    fn vector() -> impl Strategy<Value = Option<Vector>> {
        // Large numbers in front, as real ones have them, so that the rest is often left unread.
        let numbers = prop::collection::vec(-1.0_f32..1.0, WIDTH);
        let side = prop_oneof![Just(Side::Need), Just(Side::Offer)];
        let some = (numbers, 0.0..1.0_f32, side).prop_map(|(mut numbers, fall, side)| {
            for (at, number) in numbers.iter_mut().enumerate() {
                *number *= (-fall * at as f32 / 20.0).exp();
            }
            Vector::new(&numbers, side)
        });
        prop_oneof![4 => some, 1 => Just(None)]
    }

    proptest! {
        #[test]
        fn whoever_is_as_alike_as_is_wanted_is_found(
            all in prop::collection::vec(vector(), 0..30),
            asked in vector(),
            wanted in -0.2..0.9_f32,
            from in 0..6_u32,
        ) {
            let Some(asked) = asked else { return Ok(()); };
            let mut many = Vectors::default();
            for (slot, vector) in (0..).zip(&all) {
                many.set(slot, vector.as_ref());
            }
            prop_assert_eq!(many.count(), all.iter().flatten().count());
            let slots: Vec<u32> = (from..from + 40).collect();
            let mut found = Vec::new();
            let found = many.at_most(&asked.asked(), &slots, &[wanted; 40], &mut found);
            for (at, slot) in (0..).zip(slots) {
                let vector = all.get(slot as usize).copied().flatten();
                prop_assert_eq!(many.get(slot), vector);
                prop_assert_eq!(
                    many.alike(&asked.asked(), slot),
                    vector.map(|vector| asked.alike(&vector))
                );
                let found = found.iter().find(|one| one.at == at).map(|one| one.alike);
                match (vector, found) {
                    (None, found) => prop_assert!(found.is_some_and(f32::is_nan)),
                    (Some(vector), None) => prop_assert!(asked.alike(&vector) < wanted),
                    (Some(vector), Some(most)) => prop_assert!(asked.alike(&vector) <= most),
                }
            }
        }
    }

    #[test]
    fn what_is_taken_out_is_gone() {
        let vector = Vector::new(&[1.0; WIDTH], Side::Offer).unwrap();
        let mut many = Vectors::default();
        many.set(3, None);
        assert!(many.is_empty());
        many.set(2, Some(&vector));
        many.set(2, None);
        assert_eq!((many.get(2), many.get(7), many.len()), (None, None, 3));
        assert_eq!((many.count(), many.is_empty()), (0, false));
    }
}
