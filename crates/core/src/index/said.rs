//! Who was asked and when, and who took a yes back: small tables, so that no candidate of a
//! match costs more than a look-up.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::{Connection, ConnectionState, Contents, Date, Holder, RecordId, RecordRef};

/// Slots of connections by what was suggested, and whom withdrawals are about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Connections by what was suggested and by who holds that.
    asked: FxHashMap<RecordId, Vec<u32>>,
    /// Whom or what a withdrawn grant is about; nobody else can have taken a yes back.
    took_back: FxHashSet<RecordId>,
}

impl Said {
    pub(super) fn build(contents: &Contents) -> Self {
        let mut said = Self::default();
        said.read_connections(contents);
        said.read_withdrawals(contents);
        said
    }

    pub(super) fn read_connections(&mut self, contents: &Contents) {
        self.asked.clear();
        for (slot, connection) in contents.connections.slots() {
            let other = connection.other.id;
            self.asked.entry(other).or_default().push(slot);
            let holder = contents.assets.get(other).and_then(|asset| asset.holder);
            if let Some(holder) = holder.filter(|holder| holder.id() != other) {
                self.asked.entry(holder.id()).or_default().push(slot);
            }
        }
    }

    pub(super) fn read_withdrawals(&mut self, contents: &Contents) {
        let grants = contents.withdrawals.iter().map(|back| back.grant);
        self.took_back = grants
            .filter_map(|grant| contents.grants.get(grant))
            .map(|grant| grant.about.id)
            .collect();
    }

    /// Connections in which this record, or something that it holds, was suggested.
    pub fn connections<'c>(
        &'c self,
        contents: &'c Contents,
        of: RecordId,
    ) -> impl Iterator<Item = &'c Connection> {
        let slots = self.asked.get(&of).map_or(&[][..], Vec::as_slice);
        slots
            .iter()
            .filter_map(|slot| contents.connections.at(*slot))
    }

    /// Whether this pair was declined.
    #[must_use]
    pub fn not_this_time(&self, contents: &Contents, need: RecordId, other: RecordRef) -> bool {
        !self.asked.is_empty()
            && self.connections(contents, other.id).any(|connection| {
                connection.need == need
                    && connection.other == other
                    && connection.state == ConnectionState::NotThisTime
            })
    }

    /// Whether this pair was asked about and it still goes on.
    #[must_use]
    pub fn being_asked(&self, contents: &Contents, need: RecordId, other: RecordRef) -> bool {
        !self.asked.is_empty()
            && self.connections(contents, other.id).any(|connection| {
                connection.need == need
                    && connection.other == other
                    && connection.asked_on.is_some()
                    && connection.is_open()
            })
    }

    /// When this record, or something that it holds, was last asked.
    #[must_use]
    pub fn last_asked(&self, contents: &Contents, of: RecordId) -> Option<Date> {
        if self.asked.is_empty() {
            return None;
        }
        let connections = self.connections(contents, of);
        connections
            .filter_map(|connection| connection.asked_on)
            .max()
    }

    /// How often it was asked in the month of `day`.
    #[must_use]
    pub fn asked_in_month(&self, contents: &Contents, of: RecordId, day: Date) -> u32 {
        let month = day.civil().first_of_month();
        let asked = self
            .connections(contents, of)
            .filter_map(|connection| connection.asked_on)
            .filter(|asked| asked.civil().first_of_month() == month)
            .count();
        u32::try_from(asked).unwrap_or(u32::MAX)
    }

    /// Whether somebody took back a yes about this record, or one of who holds it; what that
    /// comes to is for the consents to say.
    #[must_use]
    pub fn something_taken_back(&self, record: RecordRef, holder: Option<Holder>) -> bool {
        !self.took_back.is_empty()
            && (self.took_back.contains(&record.id)
                || holder.is_some_and(|holder| self.took_back.contains(&holder.id())))
    }
}
