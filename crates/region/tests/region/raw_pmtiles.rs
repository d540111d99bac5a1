//! PMTiles written byte by byte, also such as no program writes.

use std::fs;
use std::path::Path;

/// Entries of a directory: number of the first tile, run, length, offset.
pub type Entries<'a> = &'a [(u64, u64, u64, u64)];

/// An archive in parts.
#[derive(Clone)]
pub struct Raw {
    pub version: u8,
    pub root: Vec<u8>,
    pub metadata: Vec<u8>,
    pub leaves: Vec<u8>,
    pub tiles: Vec<u8>,
    /// Of directories and metadata: 1 none, 2 gzip, 3 Brotli, 4 Zstandard.
    pub internal: u8,
    /// Of tiles.
    pub packing: u8,
    /// 1 vector, 2 PNG, 3 JPEG, 4 WebP, 5 AVIF.
    pub kind: u8,
    pub zooms: (u8, u8),
}

impl Raw {
    /// Pictures from zoom 0.
    pub fn of(root: Entries<'_>, tiles: &[u8]) -> Self {
        Self {
            version: 3,
            root: directory(root),
            metadata: b"{}".to_vec(),
            leaves: Vec::new(),
            tiles: tiles.to_vec(),
            internal: 1,
            packing: 1,
            kind: 2,
            zooms: (0, 14),
        }
    }

    pub fn write(&self, path: &Path) {
        let mut bytes = b"PMTiles".to_vec();
        bytes.push(self.version);
        let mut offset = 127;
        for part in [&self.root, &self.metadata, &self.leaves, &self.tiles] {
            bytes.extend((offset as u64).to_le_bytes());
            bytes.extend((part.len() as u64).to_le_bytes());
            offset += part.len();
        }
        // Counts, which nobody may rely on.
        bytes.extend([0xff; 24]);
        bytes.extend([1, self.internal, self.packing, self.kind]);
        bytes.extend([self.zooms.0, self.zooms.1]);
        for degrees in [-10_i32, 40, 10, 60] {
            bytes.extend((degrees * 10_000_000).to_le_bytes());
        }
        bytes.extend([0; 9]);
        for part in [&self.root, &self.metadata, &self.leaves, &self.tiles] {
            bytes.extend(part);
        }
        fs::write(path, bytes).unwrap();
    }
}

/// A directory, not packed.
pub fn directory(entries: Entries<'_>) -> Vec<u8> {
    let mut bytes = varint(entries.len() as u64);
    let mut before = 0;
    for (number, ..) in entries {
        bytes.extend(varint(number - before));
        before = *number;
    }
    entries
        .iter()
        .for_each(|entry| bytes.extend(varint(entry.1)));
    entries
        .iter()
        .for_each(|entry| bytes.extend(varint(entry.2)));
    entries
        .iter()
        .for_each(|entry| bytes.extend(varint(entry.3 + 1)));
    bytes
}

pub fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}
