//! Many vectors, kept so that comparing one with all of them reads as little as can be.

use rten_simd::ops::{Extend, NumOps};
use rten_simd::{Isa, SimdOp};

use crate::Vector;
use crate::about::About;
use crate::subjects::Subjects;
use crate::vector::{Asked, FRONT, HEAD, WIDTH, length};

const BEHIND: usize = HEAD - FRONT;
const TAIL: usize = WIDTH - HEAD;
/// So many slots are compared at once.
pub const PART: usize = 2_048;
/// So many fronts lie side by side: as many bytes as the widest register of all has.
const LANES: usize = 64;
const _: () = assert!(PART.is_multiple_of(LANES));
/// Memory is read in pieces of so many bytes.
const CACHE_LINE: usize = 64;
/// Sums of floating point numbers are not exact: nobody is left out for that.
const ROUNDING: f32 = 1e-5;
/// A share of a length in one byte, rounded up.
const WHOLE: f32 = 255.0;

/// Vectors by slot, each in three parts: what most of it lies in (`make_model.py` turns them so), what follows, and the
/// rest; the later ones are read only where they can still make a difference.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    fronts: Vec<Fronts>,
    behind: Vec<[i8; BEHIND]>,
    tails: Vec<[i8; TAIL]>,
    about: Vec<About>,
    subjects: Subjects,
    count: usize,
}

/// The fronts of some vectors side by side: the first number of each, the second of each, and so on. So they are
/// compared as many at a time as a register has room for, and nothing is added up across it.
#[derive(Clone, Debug)]
struct Fronts {
    numbers: [[i8; LANES]; FRONT],
    /// One by the length of the vector; infinite: there is none.
    inverse: [f32; LANES],
    /// The share of its length that lies behind the front, and in the tail.
    behind: [u8; LANES],
    tail: [u8; LANES],
}

impl Fronts {
    const NONE: Self = Self {
        numbers: [[0; LANES]; FRONT],
        inverse: [f32::INFINITY; LANES],
        behind: [0; LANES],
        tail: [0; LANES],
    };

    const fn has(&self, lane: usize) -> bool {
        self.inverse[lane].is_finite()
    }

    fn set(&mut self, lane: usize, vector: Option<&Vector>) {
        let part = |first| {
            let share = vector.map_or(0.0, |vector| vector.share_from(first));
            (share * WHOLE).ceil() as u8
        };
        for (at, row) in self.numbers.iter_mut().enumerate() {
            row[lane] = vector.map_or(0, |vector| vector.numbers[at]);
        }
        self.inverse[lane] = vector.map_or(f32::INFINITY, Vector::inverse);
        self.behind[lane] = part(FRONT);
        self.tail[lane] = part(HEAD);
    }
}

impl Vectors {
    /// One slot more than the last one that was ever set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.about.len()
    }

    /// Whether no slot was ever set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.about.is_empty()
    }

    /// How many vectors there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Makes room for so many slots at once: what grows by doubling takes twice as much on the way.
    pub fn make_room(&mut self, slots: usize) {
        let more = slots.saturating_sub(self.len());
        self.fronts
            .reserve_exact(slots.div_ceil(LANES).saturating_sub(self.fronts.len()));
        self.behind.reserve_exact(more);
        self.tails.reserve_exact(more);
        self.about.reserve_exact(more);
    }

    /// The vector in a slot, if there is one.
    #[must_use]
    pub fn get(&self, slot: u32) -> Option<Vector> {
        let slot = slot as usize;
        let (fronts, lane) = (self.fronts.get(slot / LANES)?, slot % LANES);
        if !fronts.has(lane) {
            return None;
        }
        let mut numbers = [0; WIDTH];
        let (head, tail) = numbers.split_at_mut(HEAD);
        let (front, behind) = head.split_at_mut(FRONT);
        for (number, row) in front.iter_mut().zip(&fronts.numbers) {
            *number = row[lane];
        }
        behind.copy_from_slice(self.behind.get(slot)?);
        tail.copy_from_slice(self.tails.get(slot)?);
        Some(Vector {
            length: length(&numbers)?,
            numbers,
            about: *self.about.get(slot)?,
        })
    }

    /// Puts a vector in a slot, or takes the one there out.
    pub fn set(&mut self, slot: u32, vector: Option<&Vector>) {
        let slot = slot as usize;
        if slot >= self.len() {
            if vector.is_none() {
                return;
            }
            self.fronts.resize(slot / LANES + 1, Fronts::NONE);
            self.behind.resize(slot + 1, [0; BEHIND]);
            self.tails.resize(slot + 1, [0; TAIL]);
            self.about.resize(slot + 1, About::default());
        }
        let (fronts, lane) = (&mut self.fronts[slot / LANES], slot % LANES);
        if fronts.has(lane) {
            self.count -= 1;
            self.subjects.take_out(slot, &self.about[slot]);
        }
        fronts.set(lane, vector);
        if let Some(vector) = vector {
            let (head, tail) = vector.numbers.split_at(HEAD);
            self.behind[slot].copy_from_slice(&head[FRONT..]);
            self.tails[slot].copy_from_slice(tail);
            self.about[slot] = vector.about;
            self.subjects.put(slot, &vector.about);
            self.count += 1;
        }
    }

    /// How alike the vector in a slot is to what is asked, as [`Vector::alike`] says it, if there is one.
    #[must_use]
    pub fn alike(&self, asked: &Asked, slot: u32) -> Option<f32> {
        self.get(slot).map(|vector| asked.alike(&vector))
    }

    /// Which slots of a part ([`PART`] of them, the first part is 0) are as alike to what is asked as is wanted of each;
    /// what nobody wants is infinite. `NaN`: there is no vector, which may be anything.
    ///
    /// How much what follows can add is known before it is read: no more than the product of both lengths
    /// (Cauchy and Schwarz).
    pub fn as_alike<'f>(
        &self,
        asked: &Asked,
        part: usize,
        wanted: &[f32; PART],
        found: &'f mut Vec<Alike>,
    ) -> &'f [Alike] {
        found.resize(PART, Alike::default());
        let count = Compare {
            asked,
            many: self,
            part,
            wanted,
            found,
        }
        .dispatch();
        found.get(..count).unwrap_or_default()
    }
}

/// How alike one of a part is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alike {
    /// Its place in the part.
    pub at: u32,
    /// How alike it is, as far as it was read; `NaN`: there is no vector.
    pub alike: f32,
    /// What was read until now.
    dot: i32,
}

/// A part being compared, with whatever the processor has for it: nothing but loops, as they are made once for each, and
/// what is handed to an iterator may not be. All that is found is written down and what comes after it is put over what
/// is too little, as a processor is slow where it cannot guess what comes next.
struct Compare<'a> {
    asked: &'a Asked,
    many: &'a Vectors,
    part: usize,
    wanted: &'a [f32; PART],
    found: &'a mut [Alike],
}

impl SimdOp for Compare<'_> {
    type Output = usize;

    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) -> usize {
        let shared = self.shared(isa);
        let count = self.by_fronts(isa, &shared);
        let count = self.by_rest(isa, Rest::Behind, count, &shared);
        self.by_rest(isa, Rest::Tail, count, &shared)
    }
}

impl Compare<'_> {
    /// How much more alike each is for what it is about. Few are about what is asked for.
    #[inline(always)]
    fn shared<I: Isa>(&self, isa: I) -> [f32; PART] {
        let (many, likely, first) = (self.many, &self.asked.likely, self.part * PART);
        let mut shared = [0.0; PART];
        for concept in &likely.concepts {
            let places = many.subjects.of(self.part, *concept);
            for (number, place) in places.iter().enumerate() {
                if let Some(ahead) = places.get(number + AHEAD) {
                    fetch(isa, &many.about, first + usize::from(*ahead));
                }
                let at = usize::from(*place);
                shared[at] = likely.shared(&many.about[first + at]);
            }
        }
        shared
    }

    /// How many may be as alike as is wanted, by their fronts.
    #[inline(always)]
    fn by_fronts<I: Isa>(&mut self, isa: I, shared: &[f32; PART]) -> usize {
        let (asked, wanted) = (self.asked, self.wanted);
        let (front, _, _) = asked.parts();
        let behind_front = asked.behind_front / WHOLE;
        let mut count = 0;
        for from in (0..PART).step_by(LANES) {
            let (mut sums, mut alike) = ([0; LANES], [f32::NAN; LANES]);
            if let Some(fronts) = self.many.fronts.get((self.part * PART + from) / LANES) {
                dots(isa, front, fronts, &mut sums);
                for lane in 0..LANES {
                    let cosine = f32::from(sums[lane]) * (asked.inverse * fronts.inverse[lane]);
                    let rest = behind_front * f32::from(fronts.behind[lane]);
                    alike[lane] = cosine + rest + shared[from + lane] + ROUNDING;
                }
            }
            for lane in 0..LANES {
                self.found[count] = Alike {
                    at: (from + lane) as u32,
                    alike: alike[lane],
                    dot: i32::from(sums[lane]),
                };
                // Of no number is none, which is never less.
                let less = alike[lane] < wanted[from + lane];
                count += usize::from(!less);
            }
        }
        count
    }

    /// How many of the first `some` still are, with what follows.
    #[inline(always)]
    fn by_rest<I: Isa>(&mut self, isa: I, rest: Rest, some: usize, shared: &[f32; PART]) -> usize {
        let (asked, many, first) = (self.asked, self.many, self.part * PART);
        let (_, behind, tail) = asked.parts();
        let mut count = 0;
        for number in 0..some {
            if number + AHEAD < some {
                let ahead = first + self.found[number + AHEAD].at as usize;
                match rest {
                    Rest::Behind => fetch(isa, &many.behind, ahead),
                    Rest::Tail => fetch(isa, &many.tails, ahead),
                }
            }
            let mut one = self.found[number];
            let at = one.at as usize;
            if !one.alike.is_nan() {
                let slot = first + at;
                let (fronts, lane) = (&many.fronts[slot / LANES], slot % LANES);
                let more = match rest {
                    Rest::Behind => {
                        one.dot += dot(behind, &many.behind[slot]);
                        asked.tail / WHOLE * f32::from(fronts.tail[lane]) + ROUNDING
                    }
                    Rest::Tail => {
                        one.dot += dot(tail, &many.tails[slot]);
                        0.0
                    }
                };
                let cosine = one.dot as f32 * (asked.inverse * fronts.inverse[lane]);
                one.alike = cosine + shared[at] + more;
            }
            self.found[count] = one;
            let wanted = self.wanted[at];
            let less = one.alike < wanted || wanted == f32::INFINITY;
            count += usize::from(!less);
        }
        count
    }
}

/// What each of the fronts has in common with one. No sum is more than there is room for, as no front is so long.
#[inline(always)]
fn dots<I: Isa>(isa: I, front: &[i16; FRONT], fronts: &Fronts, sums: &mut [i16; LANES]) {
    let (bytes, numbers) = (isa.i8(), isa.i16());
    for from in (0..LANES).step_by(bytes.len()) {
        let (mut low, mut high) = (numbers.zero(), numbers.zero());
        for (number, row) in front.iter().zip(&fronts.numbers) {
            let number = numbers.splat(*number);
            let (one, two) = bytes.extend(bytes.load(&row[from..]));
            low = numbers.mul_add(number, one, low);
            high = numbers.mul_add(number, two, high);
        }
        numbers.store(low, &mut sums[from..]);
        numbers.store(high, &mut sums[from + numbers.len()..]);
    }
}

/// So many places ahead of what is read is sent for: memory takes longer than what is done with a piece of it.
const AHEAD: usize = 16;

/// Has the processor send for what will be read, wherever it begins and ends.
#[inline(always)]
fn fetch<T>(isa: impl Isa, all: &[T], at: usize) {
    if let Some(one) = all.get(at) {
        let first = std::ptr::from_ref(one).cast::<i8>();
        for far in (0..size_of::<T>()).step_by(CACHE_LINE) {
            isa.i8().prefetch(first.wrapping_add(far));
        }
        isa.i8().prefetch(first.wrapping_add(size_of::<T>() - 1));
    }
}

/// What is read after the fronts.
#[derive(Clone, Copy)]
enum Rest {
    Behind,
    Tail,
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
            Vector::new(&numbers, "", side)
        });
        prop_oneof![4 => some, 1 => Just(None)]
    }

    proptest! {
        #[test]
        fn whoever_is_as_alike_as_is_wanted_is_found(
            all in prop::collection::vec(vector(), 0..30),
            asked in vector(),
            from in prop_oneof![Just(0), Just(PART as u32 - 7)],
            least in -0.2..0.9_f32,
        ) {
            let Some(asked) = asked else { return Ok(()); };
            let mut many = Vectors::default();
            for (slot, vector) in (from..).zip(&all) {
                // Over what was there before.
                many.set(slot, Some(&asked));
                many.set(slot, vector.as_ref());
            }
            prop_assert_eq!(many.count(), all.iter().flatten().count());
            // Every seventh is wanted by nobody.
            let is_wanted = |slot: usize| !slot.is_multiple_of(7);
            let (mut found, mut seen) = (Vec::new(), 0);
            for part in 0..2 {
                let wanted = std::array::from_fn(|at| {
                    if is_wanted(part * PART + at) { least } else { f32::INFINITY }
                });
                let found = many.as_alike(&asked.asked(), part, &wanted, &mut found);
                for at in 0..PART {
                    let slot = part * PART + at;
                    let vector = slot.checked_sub(from as usize).and_then(|at| all.get(at).copied().flatten());
                    let alike = vector.map(|vector| asked.alike(&vector));
                    prop_assert_eq!(many.get(slot as u32), vector);
                    prop_assert_eq!(many.alike(&asked.asked(), slot as u32), alike);
                    let found = found.iter().find(|one| one.at as usize == at).map(|one| one.alike);
                    seen += usize::from(found.is_some_and(|alike| !alike.is_nan()));
                    match (alike, found) {
                        _ if !is_wanted(slot) => prop_assert!(found.is_none()),
                        (None, found) => prop_assert!(found.is_some_and(f32::is_nan)),
                        (Some(alike), None) => prop_assert!(alike < least),
                        (Some(alike), Some(found)) => {
                            prop_assert!(alike >= least);
                            prop_assert!((alike - found).abs() < 1e-5);
                        }
                    }
                }
            }
            prop_assert!(seen <= all.len());
        }
    }

    #[test]
    fn what_is_taken_out_is_gone() {
        let vector = Vector::new(&[1.0; WIDTH], "", Side::Offer).unwrap();
        let mut many = Vectors::default();
        many.set(3, None);
        assert!(many.is_empty());
        many.set(2, Some(&vector));
        many.set(2, None);
        assert_eq!((many.get(2), many.get(7), many.len()), (None, None, 3));
        assert_eq!((many.count(), many.is_empty()), (0, false));
    }
}
