//! Packed records one behind the other, with what they say often written short.

use std::fmt;
use std::sync::Arc;

use fsst::Compressor;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where nothing lies.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Packed records in pieces, so that growing never takes twice as much on the way. What is written over stays until
/// the map is opened again.
///
/// Each begins with how long it is in short, or with 0 where it stands as it is: what came first, and what does not
/// become shorter.
#[derive(Clone, Default)]
pub(super) struct Packed {
    pieces: Vec<Vec<u8>>,
    /// What the first piece says often, once it is full.
    often: Option<Arc<Compressor>>,
    /// What is being packed.
    room: Vec<u8>,
}

/// Bytes of a piece; a longer record has its own.
const PIECE: usize = 1 << 20;
/// What is often said is learnt from texts of so many bytes.
const SAMPLE: usize = 256;

impl fmt::Debug for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Packed in {} pieces", self.pieces.len())
    }
}

impl Packed {
    /// Where it was written; [`NOWHERE`] if it cannot be packed, or there is no room.
    pub(super) fn write(&mut self, record: &impl Serialize) -> u32 {
        self.room.clear();
        let room = std::mem::take(&mut self.room);
        let Ok(room) = postcard::to_extend(record, room) else {
            return NOWHERE;
        };
        let short = self.often.as_ref().map(|often| often.compress(&room));
        let at = match short.filter(|short| short.len() < room.len()) {
            Some(short) => match postcard::to_allocvec(short.as_slice()) {
                Ok(short) => self.append(&[], &short),
                Err(_) => NOWHERE,
            },
            None => self.append(&[0], &room),
        };
        self.room = room;
        at
    }

    fn append(&mut self, mark: &[u8], record: &[u8]) -> u32 {
        let long = mark.len() + record.len();
        let fits = |piece: &Vec<u8>| piece.len() + long <= PIECE;
        if !self.pieces.last().is_some_and(fits) {
            if let [first] = self.pieces.as_slice() {
                let said: Vec<&[u8]> = first.chunks(SAMPLE).collect();
                self.often = Some(Arc::new(Compressor::train(&said)));
            }
            self.pieces.push(Vec::with_capacity(PIECE.max(long)));
        }
        let number = self.pieces.len() - 1;
        let Some(piece) = self.pieces.last_mut() else {
            return NOWHERE;
        };
        let at = u32::try_from(number * PIECE + piece.len()).unwrap_or(NOWHERE);
        if at != NOWHERE {
            piece.extend_from_slice(mark);
            piece.extend_from_slice(record);
        }
        at
    }

    /// The record that was written there.
    pub(super) fn read<T: DeserializeOwned>(&self, at: u32) -> Option<T> {
        if at == NOWHERE {
            return None;
        }
        let at = at as usize;
        let bytes = self.pieces.get(at / PIECE)?.get(at % PIECE..)?;
        if let [0, record @ ..] = bytes {
            return postcard::from_bytes(record).ok();
        }
        let (short, _) = postcard::take_from_bytes::<&[u8]>(bytes).ok()?;
        let record = self.often.as_ref()?.decompressor().decompress(short);
        postcard::from_bytes(&record).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn every_record_comes_back(
            some in prop::collection::vec(("\\PC{0,60}", any::<[u8; 16]>()), 1..40),
            long in 0..3_usize,
        ) {
            let mut packed = Packed::default();
            // So many that most are written short, and one that is longer than a piece.
            let times = 3 * PIECE / (some.len() * 40);
            let long = "long ".repeat(long * PIECE / 4);
            let mut all = Vec::new();
            for time in 0..times {
                for (words, bytes) in &some {
                    let record = (format!("{words} {time}"), *bytes);
                    all.push((packed.write(&record), record));
                }
            }
            let record = (long, [7; 16]);
            all.push((packed.write(&record), record));
            prop_assert!(packed.often.is_some());
            for (at, record) in all {
                prop_assert_eq!(packed.read(at), Some(record));
            }
        }
    }
}
