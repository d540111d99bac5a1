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
    by_about: HashMap<RecordId, Vec<Given>>,
}

/// A grant with its marks.
#[derive(Clone, Debug)]
struct Given {
    grant: Grant,
    marks: Vec<Withdrawal>,
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
    pub grant: Grant,
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

impl Given {
    /// What was taken back of this grant for an entry.
    fn taken_back(&self, entry: RecordRef) -> FieldGroups {
        self.marks
            .iter()
            .filter(|mark| mark.only.is_none_or(|only| only == entry))
            .fold(FieldGroups::NONE, |all, mark| all.or(mark.fields))
    }

    fn expired(&self, day: Date) -> bool {
        self.grant.expires_on.is_some_and(|last| day > last)
    }

    /// What of it holds for an entry on a day.
    fn in_force(&self, entry: RecordRef, day: Date) -> FieldGroups {
        if self.expired(day) {
            return FieldGroups::NONE;
        }
        self.grant.fields.without(self.taken_back(entry))
    }
}

impl Consents {
    /// Sorts all grants by what they are about, in one pass.
    #[must_use]
    pub fn new(contents: &Contents) -> Self {
        let mut marks: HashMap<RecordId, Vec<Withdrawal>> = HashMap::new();
        for mark in contents.withdrawals.iter() {
            marks.entry(mark.grant).or_default().push(mark.clone());
        }
        let mut by_about: HashMap<RecordId, Vec<Given>> = HashMap::new();
        for (_, grant) in contents.grants.each() {
            let marks = marks.remove(&grant.id).unwrap_or_default();
            by_about.entry(grant.about.id).or_default().push(Given {
                grant: grant.clone(),
                marks,
            });
        }
        Self { by_about }
    }

    /// The grants that cover an entry: its own, and those of the person who holds or said it
    /// unless they name another entry.
    fn covering(
        &self,
        entry: RecordRef,
        holder: Option<RecordRef>,
    ) -> impl Iterator<Item = (&Given, bool)> {
        let own = self.by_about.get(&entry.id).into_iter().flatten();
        let own = own.filter(move |given| given.grant.about == entry && given.grant.only.is_none());
        let person = holder.filter(|holder| holder.kind == RecordKind::Person);
        let theirs = person
            .and_then(|person| self.by_about.get(&person.id))
            .into_iter()
            .flatten();
        let theirs = theirs.filter(move |given| given.grant.only.is_none_or(|only| only == entry));
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
            .filter(|(given, _)| given.grant.audience >= audience)
            .fold(FieldGroups::NONE, |all, (given, _)| {
                all.or(given.in_force(entry, day))
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
            let names_it = !theirs || given.grant.only == Some(entry);
            names_it && given.in_force(entry, day).has(FieldGroup::Words)
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
            if !given.in_force(entry, day).is_empty() {
                return Withheld::OtherAudience;
            }
            if !given.taken_back(entry).is_empty() {
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
            if given.in_force(entry, day).has(FieldGroup::Words) {
                return false;
            }
            taken |= given.taken_back(entry).has(FieldGroup::Words);
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
                grant: given.grant.clone(),
                fields: given.in_force(entry, day),
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
            .flat_map(|(given, _)| &given.marks)
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
            let all = self.by_about.get(&entry.id).into_iter().flatten();
            return all
                .filter_map(|given| {
                    let about = given.grant.only.unwrap_or(entry);
                    let fields = given.in_force(about, day).and(fields);
                    let mark = ToWithdraw {
                        grant: given.grant.id,
                        only: None,
                        fields,
                    };
                    (!fields.is_empty()).then_some(mark)
                })
                .collect();
        }
        self.covering(entry, holder)
            .filter_map(|(given, by_holder)| {
                let whole = !by_holder || given.grant.only == Some(entry);
                let mark = ToWithdraw {
                    grant: given.grant.id,
                    only: (!whole).then_some(entry),
                    fields: given.in_force(entry, day).and(fields),
                };
                (!mark.fields.is_empty()).then_some(mark)
            })
            .collect()
    }
}
