//! Many vectors, kept so that comparing one with all of them reads as little as can be.

use rten_simd::{Isa, SimdOp};

use crate::Vector;
use crate::about::About;
use crate::vector::{Asked, HEAD, WIDTH};

const TAIL: usize = WIDTH - HEAD;
/// Sums of floating point numbers are not exact: nobody is left out for that.
const ROUNDING: f32 = 1e-5;

/// Vectors by slot, each in two parts: what most of it lies in (`make_model.py` turns them so), and the rest, which
/// is read only where it can still make a difference.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    heads: Vec<[i8; HEAD]>,
    tails: Vec<[i8; TAIL]>,
    about: Vec<About>,
    lengths: Vec<Lengths>,
}

/// How long a vector is, as every comparison asks for it.
#[derive(Clone, Copy, Debug, Default)]
struct Lengths {
    /// 0: there is no vector.
    whole: f32,
    /// The share of the rest, 0 to 1.
    rest: f32,
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

    /// Makes room for so many slots at once: what grows by doubling takes twice as much on the way.
    pub fn make_room(&mut self, slots: usize) {
        let more = slots.saturating_sub(self.len());
        self.heads.reserve_exact(more);
        self.tails.reserve_exact(more);
        self.about.reserve_exact(more);
        self.lengths.reserve_exact(more);
    }

    /// The vector in a slot, if there is one.
    #[must_use]
    pub fn get(&self, slot: u32) -> Option<Vector> {
        let slot = slot as usize;
        let whole = self.lengths.get(slot)?.whole;
        let (head, tail) = (self.heads.get(slot)?, self.tails.get(slot)?);
        let about = *self.about.get(slot)?;
        (whole > 0.0).then(|| Vector::joined(head, tail, whole, about))
    }

    /// Puts a vector in a slot, or takes the one there out.
    pub fn set(&mut self, slot: u32, vector: Option<&Vector>) {
        let slot = slot as usize;
        if slot >= self.lengths.len() {
            if vector.is_none() {
                return;
            }
            self.heads.resize(slot + 1, [0; HEAD]);
            self.tails.resize(slot + 1, [0; TAIL]);
            self.about.resize(slot + 1, About::default());
            self.lengths.resize(slot + 1, Lengths::default());
        }
        self.lengths[slot] = Lengths::default();
        if let Some(vector) = vector {
            let (head, tail) = vector.numbers.split_at(HEAD);
            self.heads[slot].copy_from_slice(head);
            self.tails[slot].copy_from_slice(tail);
            self.about[slot] = vector.about;
            self.lengths[slot] = Lengths {
                whole: vector.length,
                rest: vector.asked().rest,
            };
        }
    }

    /// How alike the vectors of some slots are to what is asked, as [`Vector::alike`] says it: `wanted` has a place for
    /// each slot, and so has `alike`. `NaN` where there is none; `-inf` where it is surely less than is wanted there.
    ///
    /// How much the rest can add is known before it is read: no more than the product of both lengths
    /// (Cauchy and Schwarz).
    pub fn compare(&self, asked: &Asked, slots: &[u32], wanted: &[f32], alike: &mut [f32]) {
        let mut left = vec![(0, 0, 0.0); slots.len()];
        Compare {
            asked,
            many: self,
            slots,
            wanted,
            alike,
            left: &mut left,
        }
        .dispatch();
    }
}

/// Slots being compared, with whatever the processor has for it: nothing but the loop, as it is made once for each.
struct Compare<'a> {
    asked: &'a Asked,
    many: &'a Vectors,
    slots: &'a [u32],
    wanted: &'a [f32],
    alike: &'a mut [f32],
    /// Places of slots of which the rest must be read, with the product of the heads and what being about one thing adds.
    left: &'a mut [(u32, i32, f32)],
}

impl SimdOp for Compare<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        let (asked_head, asked_tail) = self.asked.parts();
        let (asked_length, asked_rest) = (self.asked.length, self.asked.rest);
        let count = (self.slots.len())
            .min(self.wanted.len())
            .min(self.alike.len());
        let last = self.many.lengths.len();
        // Loops alone: what is handed to an iterator may be made once for all processors. First the heads, then what is
        // left, as a processor is slow where it cannot guess what comes next.
        let mut left = 0;
        for at in 0..count {
            let slot = self.slots[at] as usize;
            self.alike[at] = f32::NAN;
            if slot >= last {
                continue;
            }
            let lengths = self.many.lengths[slot];
            let head = dot(asked_head, &self.many.heads[slot]);
            let both = asked_length * lengths.whole;
            let shared = self.asked.likely.shared(&self.many.about[slot]);
            let most = head as f32 / both + asked_rest * lengths.rest + shared + ROUNDING;
            // Of no length is no number, which is never less.
            let less = most < self.wanted[at];
            self.alike[at] = if less { f32::NEG_INFINITY } else { f32::NAN };
            self.left[left] = (at as u32, head, shared);
            left += usize::from(!less);
        }
        for number in 0..left {
            let (at, head, shared) = self.left[number];
            let at = at as usize;
            let slot = self.slots[at] as usize;
            let whole = self.many.lengths[slot].whole;
            if whole > 0.0 {
                let sum = head + dot(asked_tail, &self.many.tails[slot]);
                self.alike[at] = sum as f32 / (asked_length * whole) + shared;
            }
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
        fn comparing_many_is_comparing_one_by_one(
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
            let mut alike = [0.0; 40];
            let slots: Vec<u32> = (from..from + 40).collect();
            many.compare(&asked.asked(), &slots, &[wanted; 40], &mut alike);
            for (slot, alike) in (from..).zip(alike) {
                let vector = all.get(slot as usize).copied().flatten();
                prop_assert_eq!(many.get(slot), vector);
                match vector {
                    None => prop_assert!(alike.is_nan()),
                    Some(vector) if alike == f32::NEG_INFINITY => {
                        prop_assert!(asked.alike(&vector) < wanted);
                    }
                    Some(vector) => prop_assert_eq!(alike, asked.alike(&vector)),
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
    }
}
