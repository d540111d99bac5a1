//! Packed records one behind the other, with what they say often written short.

use std::fmt;
use std::sync::Arc;

use fsst::Compressor;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ids::RecordId;

/// Where nothing lies.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Packed records in pieces, so that growing never takes twice as much on the way. What is written over stays until
/// the map is opened again.
///
/// Each begins with how long it is in short; or with 0, where it stands as it is, and how long that is: what came first,
/// and what does not become shorter. The key, which every record begins with, is left out, as who asks has it.
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
    pub(super) fn write(&mut self, key: RecordId, record: &impl Serialize) -> u32 {
        self.room.clear();
        let room = std::mem::take(&mut self.room);
        let Ok(room) = postcard::to_extend(record, room) else {
            return NOWHERE;
        };
        let key = postcard::to_allocvec(&key).unwrap_or_default();
        let at = match room.strip_prefix(key.as_slice()) {
            Some(rest) => self.write_rest(rest),
            None => NOWHERE,
        };
        self.room = room;
        at
    }

    fn write_rest(&mut self, rest: &[u8]) -> u32 {
        let short = self.often.as_ref().map(|often| often.compress(rest));
        let (mark, bytes) = match &short {
            Some(short) if short.len() < rest.len() => (&[][..], short.as_slice()),
            _ => (&[0][..], rest),
        };
        match postcard::to_allocvec(bytes) {
            Ok(bytes) => self.append(mark, &bytes),
            Err(_) => NOWHERE,
        }
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

    /// The record with this key that was written there.
    pub(super) fn read<T: DeserializeOwned>(&self, key: RecordId, at: u32) -> Option<T> {
        if at == NOWHERE {
            return None;
        }
        let at = at as usize;
        let bytes = self.pieces.get(at / PIECE)?.get(at % PIECE..)?;
        let mut record = postcard::to_allocvec(&key).ok()?;
        if let [0, bytes @ ..] = bytes {
            let (rest, _) = postcard::take_from_bytes::<&[u8]>(bytes).ok()?;
            record.extend_from_slice(rest);
        } else {
            let (short, _) = postcard::take_from_bytes::<&[u8]>(bytes).ok()?;
            record.append(&mut self.often.as_ref()?.decompressor().decompress(short));
        }
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
                    let key = RecordId::new(time as u64, &[7; 10]);
                    let record = (key, format!("{words} {time}"), *bytes);
                    all.push((packed.write(key, &record), record));
                }
            }
            let key = RecordId::new(9, &[9; 10]);
            let record = (key, long, [7; 16]);
            all.push((packed.write(key, &record), record));
            prop_assert!(packed.often.is_some());
            for (at, record) in all {
                prop_assert_eq!(packed.read(record.0, at), Some(record));
            }
        }
    }
}
