//! People: the list, the page of one person, who may see what.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entries::{LinkRow, StoryRow};
use super::wire::{EntryRow, Mark, PersonForm, WirePoint};
use crate::domain::{Audience, Availability, Date, FieldGroup, RecordId, RecordRef, Sharing};

/// A page of the list of people.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PeopleRequest {
    /// Only people whose name or street has these words.
    #[serde(default)]
    pub words: Option<String>,
    pub offset: u32,
    pub limit: u32,
}

/// People in order of name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct People {
    pub rows: Vec<PersonRow>,
    pub shown: u32,
    pub total: u32,
}

/// A person in a list: which kinds, never how many.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PersonRow {
    pub id: RecordId,
    pub name: String,
    pub street: Option<String>,
    pub marks: Vec<Mark>,
    pub resting: bool,
    pub sharing: Sharing,
}

/// Ask for the page of one person.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PersonRequest {
    pub id: RecordId,
}

/// A note of one conversation.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct TalkRow {
    pub id: RecordId,
    pub words: String,
    pub talked_by: Option<String>,
    pub talked_on: Option<Date>,
}

/// An offer or a looking-for on a person's page, with what only a page shows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PersonEntry {
    pub row: EntryRow,
    pub own_words: Option<String>,
    pub description: Option<String>,
    pub reach_m: Option<f64>,
    pub stated_on: Option<Date>,
    /// For a need: how many could help, or how many groups there are to join.
    pub could_match: u32,
}

/// Everything on the page of a person: gifts first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct PersonPage {
    pub id: RecordId,
    /// The values of the form.
    pub form: PersonForm,
    pub point: Option<WirePoint>,
    pub met_on: Option<Date>,
    pub confirmed_on: Option<Date>,
    pub resting_until: Option<Date>,
    /// The last talk.
    pub last_talk: Option<TalkRow>,
    pub offers: Vec<PersonEntry>,
    pub looks_for: Vec<PersonEntry>,
    pub links: Vec<LinkRow>,
    pub talks: Vec<TalkRow>,
    pub stories: Vec<StoryRow>,
    pub availability: Availability,
    pub sharing: Sharing,
    pub who_may_see: WhoMaySee,
    /// How often they were asked this month.
    pub asked_this_month: u32,
    pub source: Option<String>,
}

/// What an audience sees of a field group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Seen {
    Yes,
    Square,
    No,
}

/// One line of "Who may see what".
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct SeenRow {
    pub field: FieldGroup,
    pub coordinators: Seen,
    pub group: Seen,
    pub public: Seen,
}

/// A yes that is in force, as a page tells it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct GrantRow {
    pub id: RecordId,
    pub audience: Audience,
    pub fields: Vec<FieldGroup>,
    pub how: String,
    pub given_on: Date,
    pub recorded_by: Option<String>,
    pub expires_on: Option<Date>,
    /// The grant is the holder's, not this entry's own.
    pub by_holder: bool,
}

/// Who may see what of a record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WhoMaySee {
    /// Lines for the field groups that the record has.
    pub rows: Vec<SeenRow>,
    pub grants: Vec<GrantRow>,
    /// They took their yes back, on this day at the latest.
    pub withdrawn_on: Option<Date>,
}

/// Record a yes about several records at once.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ShareRequest {
    /// People, assets or needs. A need or an entry of a person becomes a grant that names it.
    pub records: Vec<RecordRef>,
    /// For whom.
    pub audience: Audience,
    /// Which parts.
    pub fields: Vec<FieldGroup>,
    /// How it was given: "at the door".
    pub how: String,
    /// The words that were said or read out.
    #[serde(default)]
    pub wording: Option<String>,
}

/// Take a yes back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WithdrawRequest {
    pub record: RecordRef,
    /// Which parts; null: everything.
    #[serde(default)]
    pub fields: Option<Vec<FieldGroup>>,
}
