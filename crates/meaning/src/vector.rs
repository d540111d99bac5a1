//! What a text means, in 256 bytes: a direction in 240 dimensions, and what it is about.

use crate::about::{ABOUT, About, Likely, Side};

/// Numbers of a vector: the first ones that the encoder gives. What lies behind was measured to make no difference.
pub(crate) const WIDTH: usize = 240;
/// Bytes of what is kept.
const KEPT: usize = WIDTH + ABOUT;
/// So many of them lie in front and hold four fifths of a direction, and so many nine tenths: most vectors need not be
/// read further to know that they mean something else (measured on the sentences of `data/meaning`).
pub(crate) const FRONT: usize = 64;
pub(crate) const HEAD: usize = 128;
/// A vector is so long at most, so that what fronts have in common is a number of 16 bits ([`LONGEST_FRONT`]). Half of the
/// steps that bytes have room for are enough: a cosine is off by 0.002.
const LONGEST: f32 = 176.0;
/// The square of how long a front can be: rounding adds no more than half a step to each of its numbers, (176 + 4)². What
/// two of them have in common, or any of their numbers, is not more (Cauchy and Schwarz).
const LONGEST_FRONT: i32 = 32_400;
const _: () = assert!(LONGEST_FRONT < i16::MAX as i32);

/// What a text means: a direction, each number in one byte, and what it is about. Its length says nothing.
#[derive(Clone, Copy, PartialEq)]
pub struct Vector {
    pub(crate) numbers: [i8; WIDTH],
    /// Kept, as every comparison asks for it.
    pub(crate) length: f32,
    pub(crate) about: About,
}

impl Vector {
    /// The nearest such direction of a text that somebody says, and what it is about; `None` if there are not 240 numbers or
    /// more, or all of these are 0 or none at all.
    #[must_use]
    pub fn new(numbers: &[f32], text: &str, side: Side) -> Option<Self> {
        let numbers = numbers.first_chunk::<WIDTH>()?;
        let largest = numbers
            .iter()
            .fold(0.0_f32, |most, number| most.max(number.abs()));
        if !largest.is_normal() {
            return None;
        }
        let numbers = numbers.map(|number| number / largest);
        let square: f32 = numbers.iter().map(|number| number * number).sum();
        // Not beyond 127, as none is larger than the largest.
        let steps = (LONGEST / square.sqrt()).min(127.0);
        let numbers = numbers.map(|number| (number * steps).round() as i8);
        let length = length(&numbers)?;
        let about = About::of(&numbers, length, text, side);
        Some(Self {
            numbers,
            length,
            about,
        })
    }

    /// As it was kept; `None` if it is of another size, no direction, longer than any is made, or about what there is not.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (numbers, about) = bytes.split_first_chunk::<WIDTH>()?;
        let numbers = numbers.map(u8::cast_signed);
        if square(&numbers[..FRONT]) > LONGEST_FRONT {
            return None;
        }
        Some(Self {
            numbers,
            length: length(&numbers)?,
            about: About::from_bytes(about.try_into().ok()?)?,
        })
    }

    /// To be kept.
    #[must_use]
    pub fn to_bytes(self) -> [u8; KEPT] {
        let mut bytes = [0; KEPT];
        let (numbers, about) = bytes.split_at_mut(WIDTH);
        numbers.copy_from_slice(&self.numbers.map(i8::cast_unsigned));
        about.copy_from_slice(&self.about.to_bytes());
        bytes
    }

    /// What it is about.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// How alike two texts are: their cosine (1 for the same, 0 for nothing in common, -1 for the opposite), and up to 0.6
    /// more for being about one thing.
    #[must_use]
    pub fn alike(&self, other: &Self) -> f32 {
        self.asked().alike(other)
    }

    /// How alike two directions are, whatever they are about.
    #[cfg(test)]
    pub(crate) fn cosine(&self, other: &Self) -> f32 {
        self.alike(other) - self.about.likely().shared(&other.about)
    }

    /// To be compared with many.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked {
            numbers: self.numbers.map(i16::from),
            inverse: self.inverse(),
            behind_front: self.share_from(FRONT),
            tail: self.share_from(HEAD),
            likely: self.about.likely(),
        }
    }

    /// The share of its length that lies in its numbers from one on, 0 to 1.
    pub(crate) fn share_from(&self, first: usize) -> f32 {
        let rest = self.numbers.get(first..).unwrap_or_default();
        (square(rest) as f32).sqrt() / self.length
    }

    /// One by its length.
    pub(crate) fn inverse(&self) -> f32 {
        1.0 / self.length
    }
}

/// How long a vector is; `None` for no direction.
pub(crate) fn length(numbers: &[i8; WIDTH]) -> Option<f32> {
    let length = (square(numbers) as f32).sqrt();
    (length > 0.0).then_some(length)
}

fn square(numbers: &[i8]) -> i32 {
    numbers.iter().fold(0, |sum, n| sum + i32::from(*n).pow(2))
}

/// A vector that is compared with many: half as fast again for being unpacked once.
#[derive(Clone, Debug)]
pub struct Asked {
    numbers: [i16; WIDTH],
    /// One by its length.
    pub(crate) inverse: f32,
    /// The share of what lies behind the first [`FRONT`] numbers, 0 to 1.
    pub(crate) behind_front: f32,
    /// The same behind the first [`HEAD`].
    pub(crate) tail: f32,
    pub(crate) likely: Likely,
}

impl Asked {
    /// The same direction, about nothing.
    #[must_use]
    pub fn whatever_it_is_about(mut self) -> Self {
        self.likely = About::default().likely();
        self
    }

    /// As [`Vector::alike`].
    #[must_use]
    pub fn alike(&self, other: &Vector) -> f32 {
        let cosine = dot(&self.numbers, &other.numbers) as f32 * (self.inverse * other.inverse());
        cosine + self.likely.shared(&other.about)
    }

    /// What lies in front, what follows, and the rest.
    #[inline(always)]
    pub(crate) fn parts(&self) -> (&[i16; FRONT], &[i16; HEAD - FRONT], &[i16; WIDTH - HEAD]) {
        const NONE: (&[i16; FRONT], &[i16; HEAD - FRONT], &[i16; WIDTH - HEAD]) =
            (&[0; FRONT], &[0; HEAD - FRONT], &[0; WIDTH - HEAD]);
        // All are always there, as each is split off the other.
        let parts = || {
            let (front, rest) = self.numbers.split_first_chunk()?;
            let (behind, rest) = rest.split_first_chunk()?;
            Some((front, behind, rest.first_chunk()?))
        };
        parts().unwrap_or(NONE)
    }
}

/// At most 240 times 128 times 128. By eights, which every processor of ours multiplies at once.
pub(crate) fn dot(one: &[i16; WIDTH], two: &[i8; WIDTH]) -> i32 {
    let mut sum = 0;
    for (ones, twos) in one.chunks_exact(8).zip(two.chunks_exact(8)) {
        for (a, b) in ones.iter().zip(twos) {
            sum += i32::from(*a) * i32::from(*b);
        }
    }
    sum
}

impl std::fmt::Debug for Vector {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Vector({:?} …)", &self.numbers[..4])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_direction_is_none() {
        assert_eq!(Vector::new(&[0.0; WIDTH], "", Side::Need), None);
        assert_eq!(Vector::new(&[f32::NAN; WIDTH], "", Side::Need), None);
        assert_eq!(Vector::new(&[1.0; 12], "", Side::Need), None);
        assert_eq!(Vector::from_bytes(&[0; KEPT]), None);
        assert_eq!(Vector::from_bytes(&[1; 7]), None);
    }

    proptest! {
        #[test]
        fn bytes_say_nearly_the_same_as_numbers(
            a in prop::collection::vec(-1.0_f32..1.0, WIDTH),
            b in prop::collection::vec(-1.0_f32..1.0, WIDTH),
        ) {
            let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
            let exact = dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt();
            let (a, b) = (Vector::new(&a, "", Side::Need).unwrap(), Vector::new(&b, "", Side::Offer).unwrap());
            prop_assert!((a.cosine(&b) - exact).abs() < 0.01);
            prop_assert!((a.cosine(&a) - 1.0).abs() < 1e-5);
            prop_assert_eq!(Vector::from_bytes(&a.to_bytes()), Some(a));
        }
    }
}
