//! Anybody recorded. There is one kind of person: everybody gives and receives.

use serde::{Deserialize, Serialize};

use super::{Availability, Date, DomainError, Extra, Geometry, RecordId};

/// A person, with no class, score or rank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Key.
    pub id: RecordId,
    /// Name or chosen name. Never empty.
    pub name: String,
    /// Telephone, as given.
    pub phone: Option<String>,
    /// E-mail, as given.
    pub email: Option<String>,
    /// Street of the home.
    pub street: Option<String>,
    /// House number as text: `31a`, `12-16`, `flat 3`.
    pub house_number: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// The home as a place. Never leaves as a point except to the team.
    pub home: Option<Geometry>,
    /// How they like to be asked, as a sentence.
    pub asking: Option<String>,
    /// How far they go, in metres.
    pub reach_m: Option<f64>,
    /// How often in a month one may ask.
    pub asks_per_month: Option<u32>,
    /// When it suits them.
    pub availability: Availability,
    /// Languages they speak.
    pub languages: Vec<String>,
    /// First met on.
    pub met_on: Option<Date>,
    /// Last day somebody confirmed what is noted.
    pub confirmed_on: Option<Date>,
    /// Not suggested before this day.
    pub resting_until: Option<Date>,
    /// They asked not to be asked again.
    pub asked_not_to: bool,
    /// Notes about the person. Never leave.
    pub notes: Option<String>,
    /// Fields of an imported file that are not understood.
    pub extra: Extra,
    /// The file or publisher the record came from.
    pub source: Option<String>,
    /// The key within that source.
    pub source_id: Option<String>,
}

impl Person {
    /// A person with a name and nothing else said.
    ///
    /// # Errors
    /// [`Fault::Empty`](super::error::Fault::Empty) or
    /// [`Fault::TooLong`](super::error::Fault::TooLong) for `name`.
    pub fn new(id: RecordId, name: &str) -> Result<Self, DomainError> {
        Ok(Self {
            id,
            name: super::text::title("name", name)?,
            phone: None,
            email: None,
            street: None,
            house_number: None,
            postcode: None,
            home: None,
            asking: None,
            reach_m: None,
            asks_per_month: None,
            availability: Availability::default(),
            languages: Vec::new(),
            met_on: None,
            confirmed_on: None,
            resting_until: None,
            asked_not_to: false,
            notes: None,
            extra: Extra::default(),
            source: None,
            source_id: None,
        })
    }
}
