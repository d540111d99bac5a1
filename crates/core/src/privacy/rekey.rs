//! Keys of records as they leave: another for each audience, the same every time.
//!
//! A UUIDv7 tells when a record was made; what leaves is an HMAC of it, written as a UUIDv8
//! (RFC 9562, section 5.8). The map knows its secret, so what comes home is recognised.

use std::collections::HashMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::domain::{Audience, Contents, RecordId, RecordKind, RecordRef};

/// Makes what must be the same every time and must not be guessed.
#[derive(Clone)]
pub struct Keys {
    secret: [u8; 32],
}

impl Keys {
    /// Keys from the secret of a map.
    #[must_use]
    pub const fn new(secret: [u8; 32]) -> Self {
        Self { secret }
    }

    fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The key of a record for an audience.
    #[must_use]
    pub fn id(&self, audience: Audience, id: RecordId) -> Uuid {
        let mac = self.mac(&[b"id", audience.word().as_bytes(), id.bytes()]);
        uuid::Builder::from_custom_bytes(*mac.first_chunk().unwrap_or(&[0; 16])).into_uuid()
    }

    /// What marks an output of this map for an audience; `None` is the owner's own archive.
    #[must_use]
    pub fn mark(&self, audience: Option<Audience>) -> Uuid {
        let word = audience.map_or("self", Audience::word);
        let mac = self.mac(&[b"map", word.as_bytes()]);
        uuid::Builder::from_custom_bytes(*mac.first_chunk().unwrap_or(&[0; 16])).into_uuid()
    }

    /// Two numbers from 0 to 1 that the grid of squares begins at.
    #[must_use]
    pub(super) fn offset(&self) -> (f64, f64) {
        let mac = self.mac(&[b"grid"]);
        let share = |at: usize| {
            let bytes = mac[at..]
                .first_chunk()
                .map_or(0, |bytes| u32::from_le_bytes(*bytes));
            f64::from(bytes) / f64::from(u32::MAX)
        };
        (share(0), share(4))
    }

    /// A hash of one value of a field: equal values of one field have equal hashes, and
    /// nobody without the map can try values out.
    #[must_use]
    pub fn value_hash(&self, field: &str, value: &[u8]) -> u64 {
        let mac = self.mac(&[b"value", field.as_bytes(), value]);
        mac.first_chunk()
            .map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    /// Every record by its key for an audience, to recognise what comes home.
    #[must_use]
    pub fn table(&self, contents: &Contents, audience: Audience) -> HashMap<Uuid, RecordRef> {
        let people = contents
            .people
            .iter()
            .map(|one| RecordRef::new(RecordKind::Person, one.id));
        let assets = contents
            .assets
            .iter()
            .map(|one| RecordRef::new(RecordKind::Asset, one.id));
        let needs = contents
            .needs
            .iter()
            .map(|one| RecordRef::new(RecordKind::Need, one.id));
        let areas = contents
            .areas
            .iter()
            .map(|one| RecordRef::new(RecordKind::Area, one.id));
        let all = people.chain(assets).chain(needs).chain(areas);
        all.map(|record| (self.id(audience, record.id), record))
            .collect()
    }
}
