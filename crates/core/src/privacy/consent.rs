//! Who may see what: grants in force, less what was taken back.

use std::collections::HashMap;

use super::Withheld;
use crate::domain::{
    Audience, Contents, Date, FieldGroup, FieldGroups, Grant, RecordId, RecordKind, RecordRef,
    Sharing, Withdrawal,
};

/// All grants and withdrawals, by what they are about.
#[derive(Clone, Debug, Default)]
pub struct Consents {
    /// In the order of what they are about: there is one for most entries of a city, so they are packed.
    rows: Vec<Row>,
    /// What few of them say, by grant.
    limits: HashMap<RecordId, Limits>,
    /// By the grant that they mark.
    marks: HashMap<RecordId, Vec<Withdrawal>>,
}

/// A [`Given`] in as little room as it needs.
#[derive(Clone, Copy, Debug)]
struct Row {
    id: RecordId,
    about: RecordRef,
    audience: Audience,
    fields: FieldGroups,
    is_limited: bool,
    given_on: Date,
}

/// What most grants do not say.
#[derive(Clone, Copy, Debug)]
struct Limits {
    only: Option<RecordRef>,
    expires_on: Option<Date>,
}

/// What of a grant says who may see what; the rest stays in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Given {
    pub id: RecordId,
    pub about: RecordRef,
    pub only: Option<RecordRef>,
    pub audience: Audience,
    pub fields: FieldGroups,
    pub given_on: Date,
    pub expires_on: Option<Date>,
}

/// What an audience sees of a field group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// As it is.
    Yes,
    /// As a square.
    Square,
    /// Not at all.
    No,
}

/// A grant in force, as a page tells it.
#[derive(Clone, Debug)]
pub struct GrantSeen {
    /// The grant.
    pub grant: Given,
    /// What of it is in force for the entry.
    pub fields: FieldGroups,
    /// It is the holder's, and covers the entry.
    pub by_holder: bool,
}

/// A mark to be put on a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToWithdraw {
    /// The grant.
    pub grant: RecordId,
    /// Only for this entry.
    pub only: Option<RecordRef>,
    /// These parts.
    pub fields: FieldGroups,
}

impl Consents {
    /// Sorts all grants by what they are about, in one pass.
    #[must_use]
    pub fn new(contents: &Contents) -> Self {
        let mut marks: HashMap<RecordId, Vec<Withdrawal>> = HashMap::new();
        for mark in contents.withdrawals.iter() {
            marks.entry(mark.grant).or_default().push(mark.clone());
        }
        let (mut rows, mut limits) = (Vec::new(), HashMap::new());
        rows.reserve_exact(contents.grants.len());
        for (_, grant) in contents.grants.each() {
            let Grant {
                only, expires_on, ..
            } = *grant;
            let is_limited = only.is_some() || expires_on.is_some();
            if is_limited {
                limits.insert(grant.id, Limits { only, expires_on });
            }
            rows.push(Row {
                id: grant.id,
                about: grant.about,
                audience: grant.audience,
                fields: grant.fields,
                is_limited,
                given_on: grant.given_on,
            });
        }
        // A stable sort: those about one entry stay in the order in which they were noted.
        rows.sort_by_key(|row| row.about.id);
        Self {
            rows,
            limits,
            marks,
        }
    }

    /// The grants about one record, in the order in which they were noted.
    fn about(&self, id: RecordId) -> impl Iterator<Item = Given> {
        let from = self.rows.partition_point(|row| row.about.id < id);
        let rows = self.rows[from..].iter();
        rows.take_while(move |row| row.about.id == id)
            .map(|row| self.given(row))
    }

    fn given(&self, row: &Row) -> Given {
        let limits = row.is_limited.then(|| self.limits.get(&row.id)).flatten();
        Given {
            id: row.id,
            about: row.about,
            only: limits.and_then(|limits| limits.only),
            audience: row.audience,
            fields: row.fields,
            given_on: row.given_on,
            expires_on: limits.and_then(|limits| limits.expires_on),
        }
    }

    fn marks(&self, given: &Given) -> &[Withdrawal] {
        // Nobody took anything back on most maps.
        if self.marks.is_empty() {
            return &[];
        }
        self.marks.get(&given.id).map_or(&[], Vec::as_slice)
    }

    /// What was taken back of a grant for an entry.
    fn taken_back(&self, given: &Given, entry: RecordRef) -> FieldGroups {
        self.marks(given)
            .iter()
            .filter(|mark| mark.only.is_none_or(|only| only == entry))
            .fold(FieldGroups::NONE, |all, mark| all.or(mark.fields))
    }

    /// What of a grant holds for an entry on a day.
    fn holds(&self, given: &Given, entry: RecordRef, day: Date) -> FieldGroups {
        if given.expires_on.is_some_and(|last| day > last) {
            return FieldGroups::NONE;
        }
        given.fields.without(self.taken_back(given, entry))
    }

    /// The grants that cover an entry: its own, and those of the person who holds or said it
    /// unless they name another entry.
    fn covering(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
    ) -> impl Iterator<Item = (Given, bool)> {
        let own = self.about(entry.id);
        let own = own.filter(move |given| given.about == entry && given.only.is_none());
        let person = holder.filter(|holder| holder.kind == RecordKind::Person);
        let theirs = person.into_iter().flat_map(|person| self.about(person.id));
        let theirs = theirs.filter(move |given| given.only.is_none_or(|only| only == entry));
        own.map(|given| (given, false))
            .chain(theirs.map(|given| (given, true)))
    }

    /// What an audience may see of an entry on a day.
    #[must_use]
    pub fn granted(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
        audience: Audience,
        day: Date,
    ) -> FieldGroups {
        self.covering(entry, holder)
            .filter(|(given, _)| given.audience >= audience)
            .fold(FieldGroups::NONE, |all, (given, _)| {
                all.or(self.holds(&given, entry, day))
            })
    }

    /// Whether somebody gave a yes that names this very entry: one for all that they said is not enough for everything.
    #[must_use]
    pub fn has_yes_of_its_own(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
        day: Date,
    ) -> bool {
        self.covering(entry, holder).any(|(given, theirs)| {
            let names_it = !theirs || given.only == Some(entry);
            names_it && self.holds(&given, entry, day).has(FieldGroup::Words)
        })
    }

    /// The widest audience that may see what is offered or looked for; of a person, anything.
    #[must_use]
    pub fn sharing(&self, entry: RecordRef, holder: Option<RecordRef>, day: Date) -> Sharing {
        let widest = Audience::ALL.into_iter().rev().find(|audience| {
            let granted = self.granted(entry, holder, *audience, day);
            if entry.kind == RecordKind::Person {
                !granted.is_empty()
            } else {
                granted.has(FieldGroup::Words)
            }
        });
        widest.into()
    }

    /// Why an entry is not for an audience.
    #[must_use]
    pub fn refusal(&self, entry: RecordRef, holder: Option<RecordRef>, day: Date) -> Withheld {
        let mut reason = Withheld::NotAsked;
        for (given, _) in self.covering(entry, holder) {
            if !self.holds(&given, entry, day).is_empty() {
                return Withheld::OtherAudience;
            }
            if !self.taken_back(&given, entry).is_empty() {
                reason = Withheld::Withdrawn;
            }
        }
        reason
    }

    /// Whether the yes to an entry's words was taken back and not given again.
    #[must_use]
    pub fn took_back(&self, entry: RecordRef, holder: Option<RecordRef>, day: Date) -> bool {
        let mut taken = false;
        for (given, _) in self.covering(entry, holder) {
            if self.holds(&given, entry, day).has(FieldGroup::Words) {
                return false;
            }
            taken |= self.taken_back(&given, entry).has(FieldGroup::Words);
        }
        taken
    }

    /// The grants in force about an entry, widest audience first.
    #[must_use]
    pub fn in_force(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
        day: Date,
    ) -> Vec<GrantSeen> {
        let mut seen: Vec<GrantSeen> = self
            .covering(entry, holder)
            .map(|(given, by_holder)| GrantSeen {
                grant: given,
                fields: self.holds(&given, entry, day),
                by_holder,
            })
            .filter(|seen| !seen.fields.is_empty())
            .collect();
        seen.sort_by_key(|seen| (std::cmp::Reverse(seen.grant.audience), seen.grant.given_on));
        seen
    }

    /// The last day on which something about an entry was taken back.
    #[must_use]
    pub fn withdrawn_on(&self, entry: RecordRef, holder: Option<RecordRef>) -> Option<Date> {
        self.covering(entry, holder)
            .flat_map(|(given, _)| self.marks(&given))
            .filter(|mark| mark.only.is_none_or(|only| only == entry))
            .map(|mark| mark.withdrawn_on)
            .max()
    }

    /// What an audience sees of one field group. A home is a square for all but the team.
    #[must_use]
    pub fn seen(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
        field: FieldGroup,
        audience: Audience,
        day: Date,
    ) -> Seen {
        if !self.granted(entry, holder, audience, day).has(field) {
            Seen::No
        } else if field == FieldGroup::Home && audience != Audience::Coordinators {
            Seen::Square
        } else {
            Seen::Yes
        }
    }

    /// The marks that take a yes back. About an entry of a person they mark the person's
    /// grants for this entry only; about a person, all their grants.
    #[must_use]
    pub fn to_withdraw(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
        fields: FieldGroups,
        day: Date,
    ) -> Vec<ToWithdraw> {
        if entry.kind == RecordKind::Person {
            // Also the grants that name one of their entries.
            let all = self.about(entry.id);
            return all
                .filter_map(|given| {
                    let about = given.only.unwrap_or(entry);
                    let fields = self.holds(&given, about, day).and(fields);
                    let mark = ToWithdraw {
                        grant: given.id,
                        only: None,
                        fields,
                    };
                    (!fields.is_empty()).then_some(mark)
                })
                .collect();
        }
        self.covering(entry, holder)
            .filter_map(|(given, by_holder)| {
                let whole = !by_holder || given.only == Some(entry);
                let mark = ToWithdraw {
                    grant: given.id,
                    only: (!whole).then_some(entry),
                    fields: self.holds(&given, entry, day).and(fields),
                };
                (!mark.fields.is_empty()).then_some(mark)
            })
            .collect()
    }
}
