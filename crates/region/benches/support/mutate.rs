//! Changes bytes at random, as a seed decides.

/// SplitMix64, as in the proofs of the workspace.
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0 to `bound` - 1; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31))
            .checked_rem(bound as u64)
            .unwrap_or(0) as usize
    }
}

/// Numbers at which readers go wrong.
const EDGES: [u64; 10] = [
    0,
    1,
    0x7f,
    0x80,
    0xff,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_ffff,
    0x7fff_ffff_ffff_ffff,
    u64::MAX,
];

/// Changes one to eight things.
pub fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        let length = 1 + chance.below(16);
        let end = (at + length).min(bytes.len());
        match chance.below(7) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            1 => {
                let edge = EDGES[chance.below(EDGES.len())];
                let wide = [1, 2, 4, 8][chance.below(4)];
                let number = match chance.below(2) {
                    0 => edge.to_le_bytes()[..wide].to_vec(),
                    _ => edge.to_be_bytes()[8 - wide..].to_vec(),
                };
                let end = (at + wide).min(bytes.len());
                bytes.splice(at..end, number);
            }
            2 => {
                bytes.drain(at..end);
            }
            3 => {
                let again = bytes[at..end].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, again);
            }
            4 => {
                let random: Vec<u8> = (0..length).map(|_| chance.below(256) as u8).collect();
                bytes.splice(at..end, random);
            }
            5 => {
                // A varint of ten bytes.
                bytes.splice(at..end, [0xff; 9].into_iter().chain([1]));
            }
            // Rarely: most of what is cut off says nothing new.
            _ if chance.below(8) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
}
