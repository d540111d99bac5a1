//! What an introduction may say on paper: the slip that is taken along, and people's own words in a report.
//!
//! Until both have said yes a slip is for our team, and says of each side what that side gave to the team. Then both may
//! have it: a yes to being introduced is one to the first name and to what it is about, and to nothing else.

use super::cells::{is_at_home, is_need_at_home};
use super::{Consents, Withheld, scrub};
use crate::domain::{
    Audience, Connection, ConnectionState, Contents, Date, FieldGroup, FieldGroups, Holder,
    NeedState, RecordId, RecordKind, RecordRef,
};

/// One side of an introduction as it stands on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperSide {
    name: Option<String>,
    words: Option<String>,
    left_out: Option<Withheld>,
}

impl PaperSide {
    /// First name of a person, name of a group or a place.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What is offered or looked for.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }

    /// Why something of it is not there; `None`: nothing was left out.
    #[must_use]
    pub const fn left_out(&self) -> Option<Withheld> {
        self.left_out
    }
}

/// A slip as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    need: PaperSide,
    other: PaperSide,
    why: Option<String>,
    for_both: bool,
}

impl Slip {
    /// Who is looking.
    #[must_use]
    pub const fn need(&self) -> &PaperSide {
        &self.need
    }

    /// Who or what was suggested.
    #[must_use]
    pub const fn other(&self) -> &PaperSide {
        &self.other
    }

    /// Why it was suggested, where names, words and places of both may be told to our team.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// Both have said yes: it may be given to them. Else it is for our team.
    #[must_use]
    pub const fn for_both(&self) -> bool {
        self.for_both
    }
}

/// Somebody's own words with both sides, as they stand in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperWords {
    words: String,
    need: PaperSide,
    other: PaperSide,
}

impl PaperWords {
    /// The words, without contact details.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Who was looking.
    #[must_use]
    pub const fn need(&self) -> &PaperSide {
        &self.need
    }

    /// Who was asked.
    #[must_use]
    pub const fn other(&self) -> &PaperSide {
        &self.other
    }
}

/// What makes paper of introductions.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    /// The map.
    pub contents: &'a Contents,
    /// Its consents.
    pub consents: &'a Consents,
    /// Today.
    pub day: Date,
}

/// A side while it is reduced.
struct Side<'a> {
    record: RecordRef,
    holder: Option<RecordRef>,
    audience: Audience,
    granted: FieldGroups,
    /// Why it is not more.
    refusal: Withheld,
    title: &'a str,
    /// Who holds or said it, as a file has it, where the map does not know them.
    unknown: Option<&'a str>,
    /// A group or a place, which is called by its own name.
    is_itself: bool,
    /// The part that its place belongs to.
    place: FieldGroup,
    about_health: bool,
}

impl<'a> Paper<'a> {
    /// The slip of what was suggested for a need, with the introduction if one was begun; `why` is what the screen says.
    #[must_use]
    pub fn slip(
        &self,
        need: RecordId,
        other: RecordRef,
        begun: Option<&Connection>,
        why: Option<&str>,
    ) -> Slip {
        let need = RecordRef::new(RecordKind::Need, need);
        let [need, other] = [need, other].map(|record| {
            let side = self.side(record, Audience::Coordinators);
            side.map(|side| self.unless_it_rests(side))
        });
        let holds = |side: &Option<Side<'_>>, agreed_on: Option<Date>| {
            let (Some(side), Some(on)) = (side, agreed_on) else {
                return false;
            };
            // Whoever took a yes back since then took this one back as well.
            let back = self.consents.withdrawn_on(side.record, side.holder);
            back.is_none_or(|back| back < on)
        };
        let for_both = begun.is_some_and(|begun| {
            begun.state != ConnectionState::NotThisTime
                && holds(&need, begun.need_agreed_on)
                && holds(&other, begun.other_agreed_on)
        });
        // It may tell how far two homes are apart, and names who offers.
        let tells = |side: &Option<Side<'_>>| {
            let tells = |side: &Side<'_>| {
                let (name, seen) = self.name(side);
                self.says_words(side) && side.granted.has(side.place) && (name.is_none() || seen)
            };
            side.as_ref().is_some_and(tells)
        };
        let why = why.filter(|_| !for_both && tells(&need) && tells(&other));
        Slip {
            need: self.reduced(need, for_both),
            other: self.reduced(other, for_both),
            why: why.map(scrub::words),
            for_both,
        }
    }

    /// What somebody said of an introduction, for an audience.
    ///
    /// # Errors
    /// Why it stays behind: nobody noted which of both said it, so both must have given their words to the audience.
    /// Whoever rests since it happened said it all the same.
    pub fn words(
        &self,
        pair: &Connection,
        said: &str,
        audience: Audience,
    ) -> Result<PaperWords, Withheld> {
        let given = |record| {
            let side = self.side(record, audience).ok_or(Withheld::NotAsked)?;
            if self.says_words(&side) {
                Ok(self.reduced(Some(side), false))
            } else {
                Err(side.refusal)
            }
        };
        Ok(PaperWords {
            need: given(RecordRef::new(RecordKind::Need, pair.need))?,
            other: given(pair.other)?,
            words: scrub::words(said),
        })
    }

    fn side(&self, record: RecordRef, audience: Audience) -> Option<Side<'a>> {
        let contents = self.contents;
        let holder = contents.holder_of(record).map(Holder::record);
        match record.kind {
            RecordKind::Need => {
                let need = contents.needs.get(record.id)?;
                Some(Side {
                    title: &need.title,
                    unknown: need.stated_by_name.as_deref(),
                    place: home_or_place(is_need_at_home(need)),
                    about_health: need.is_interest_about_health(),
                    ..self.of(record, holder, audience)
                })
            }
            RecordKind::Asset => {
                let asset = contents.assets.get(record.id)?;
                Some(Side {
                    title: &asset.title,
                    unknown: asset.holder_name.as_deref(),
                    is_itself: !asset.kind.has_holder(),
                    place: home_or_place(is_at_home(asset)),
                    ..self.of(record, holder, audience)
                })
            }
            _ => None,
        }
    }

    /// What rests is taken along on no paper, whatever was given before.
    fn unless_it_rests(&self, side: Side<'a>) -> Side<'a> {
        let Self { contents, day, .. } = *self;
        let id = side.record.id;
        let need = || contents.needs.get(id);
        let rests = match side.record.kind {
            RecordKind::Need => need().is_some_and(|need| need.state == NeedState::Resting),
            _ => (contents.assets.get(id)).is_some_and(|asset| contents.rests(asset, day)),
        };
        if !rests {
            return side;
        }
        Side {
            granted: FieldGroups::NONE,
            refusal: Withheld::Resting,
            ..side
        }
    }

    fn of(&self, record: RecordRef, holder: Option<RecordRef>, audience: Audience) -> Side<'a> {
        let Self { consents, day, .. } = *self;
        Side {
            record,
            holder,
            audience,
            granted: consents.granted(record, holder, audience, day),
            refusal: consents.refusal(record, holder, day),
            title: "",
            unknown: None,
            is_itself: false,
            place: FieldGroup::Place,
            about_health: false,
        }
    }

    /// Whether the audience may read what is offered or looked for; what concerns somebody's health wants a yes of its own.
    fn says_words(&self, side: &Side<'_>) -> bool {
        let Self { consents, day, .. } = *self;
        side.granted.has(FieldGroup::Words)
            && (!side.about_health || consents.has_yes_of_its_own(side.record, side.holder, day))
    }

    fn reduced(&self, side: Option<Side<'_>>, agreed: bool) -> PaperSide {
        let Some(side) = side else {
            return PaperSide::default();
        };
        let says_words = agreed || self.says_words(&side);
        let (name, seen) = self.name(&side);
        let seen = agreed || seen;
        PaperSide {
            left_out: (!says_words || (name.is_some() && !seen)).then_some(side.refusal),
            name: name.filter(|_| seen),
            words: (says_words && !side.is_itself).then(|| scrub::words(side.title)),
        }
    }

    /// By which name a side is called, if it has one, and whether the audience may know it.
    fn name(&self, side: &Side<'_>) -> (Option<String>, bool) {
        let contents = self.contents;
        let own = side.granted.has(FieldGroup::Name);
        match side.holder {
            Some(person) if person.kind == RecordKind::Person => {
                let name = contents
                    .people
                    .get(person.id)
                    .map(|known| first(&known.name));
                (name, own || self.gave(side, person, FieldGroup::Name))
            }
            Some(group) => {
                let name = contents
                    .assets
                    .get(group.id)
                    .map(|known| known.title.clone());
                (name, self.gave(side, group, FieldGroup::Words))
            }
            None if side.is_itself => (Some(side.title.to_owned()), self.says_words(side)),
            None => (side.unknown.map(first), own),
        }
    }

    /// Whether the holder of a side gave something of themselves.
    fn gave(&self, side: &Side<'_>, holder: RecordRef, field: FieldGroup) -> bool {
        let granted = self.consents.granted(holder, None, side.audience, self.day);
        side.refusal != Withheld::Resting && granted.has(field)
    }
}

const fn home_or_place(at_home: bool) -> FieldGroup {
    if at_home {
        FieldGroup::Home
    } else {
        FieldGroup::Place
    }
}

/// A first name is enough to meet somebody; those of a household are two: `Tunde and Kemi`.
fn first(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let household = (words.get(1)).is_some_and(|word| matches!(*word, "and" | "&"));
    let many = if household { 3 } else { 1 };
    words[..many.min(words.len())].join(" ")
}
