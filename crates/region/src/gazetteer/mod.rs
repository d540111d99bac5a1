//! Finding addresses, streets and places by what somebody types at a door, and what is nearest.
//!
//! | Module | Does |
//! |---|---|
//! | `words`, `number`, `asked`, `coordinates` | one spelling for each name, the grammar of house numbers, what was typed |
//! | `gather`, `streets`, `interpolate` | streets and doors of an extract |
//! | `write` | the search tables of a region file |
//! | `find`, `names`, `codes`, `score` | the query: strict first, then lenient; postcodes; how good an answer is |
//! | `rows` | rows of the search tables |
//! | [`Own`] | the same for places that somebody else has |
//! | `door`, `walk` | the nearest address, its neighbours, and doors in walking order |

mod asked;
mod codes;
mod coordinates;
mod door;
mod find;
mod from_names;
mod gather;
mod interpolate;
mod names;
mod number;
mod own;
mod rows;
mod score;
mod streets;
mod vocabulary;
mod walk;
mod words;
mod write;

use geo::MultiPolygon;
use rusqlite::Connection;

use crate::add::Kept;
use crate::osm::Extract;
pub use door::{AtDoor, NearAddress, NearStreet};
pub(crate) use from_names::write_names;
pub use own::{Own, OwnPlace};
pub(crate) use vocabulary::Vocabulary;
pub use walk::WalkedStreet;

/// What somebody looks for.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// As it was typed, finished or not.
    pub words: &'a str,
    /// Nearer places come first. Longitude and latitude, WGS 84 degrees.
    pub near: Option<(f64, f64)>,
    /// What lies inside comes first. Longitude and latitude, WGS 84 degrees.
    pub area: Option<&'a MultiPolygon>,
    /// At most so many answers.
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// One line, the number where people of the place write it.
    pub title: String,
    /// What it is.
    pub kind: FoundKind,
    /// How exactly the position is known.
    pub precision: Precision,
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
    /// Where it is, such as the part of a town; may be empty.
    pub context: String,
    /// Street of an address.
    pub street: Option<String>,
    /// Number of an address.
    pub house_number: Option<String>,
    /// Postcode of an address.
    pub postcode: Option<String>,
    /// Why it is an answer, when it is not just what was typed.
    pub why: Why,
    /// [`OwnPlace::key`] of what came from [`Own`].
    pub key: Option<String>,
}

/// What something found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FoundKind {
    /// A door of one's own map.
    Door,
    /// An area of one's own map.
    Area,
    Coordinate,
    Address,
    Street,
    Place,
    /// A point of interest.
    Point,
    Postcode,
    /// A house with a name.
    House,
}

impl FoundKind {
    /// The word in files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Area => "area",
            Self::Coordinate => "coordinate",
            Self::Address => "address",
            Self::Street => "street",
            Self::Place => "place",
            Self::Point => "point",
            Self::Postcode => "postcode",
            Self::House => "house",
        }
    }
}

/// How exactly a position is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// One's own door, or a position typed as numbers.
    Exact,
    /// A mapped address.
    Address,
    /// A house with a name.
    House,
    /// Between its neighbours.
    Between,
    /// The street.
    Street,
    /// A place or a point of interest.
    Place,
    /// The middle of a postcode.
    Postcode,
}

impl Precision {
    /// The word in files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Address => "address",
            Self::House => "house",
            Self::Between => "between",
            Self::Street => "street",
            Self::Place => "place",
            Self::Postcode => "postcode",
        }
    }
}

/// Why something is an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is what was typed.
    Exact,
    /// The name is nearly what was typed.
    DidYouMean,
    /// The number is not mapped; it should be between these.
    Between {
        /// The number before it on that side.
        low: String,
        /// The number after it on that side.
        high: String,
    },
    /// The street is there, the number is not mapped.
    NumberNotMapped,
    /// The map says that numbers run along here, without showing each house.
    Estimated,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Address {
    /// The street's name as the map has it.
    pub street: String,
    /// The number as the map has it (`12`, `31a`); of a house with several, one of them. Empty for a
    /// house that has a name alone.
    pub house_number: String,
    /// Flat or unit; empty if the map does not say.
    pub unit: String,
    /// Name of the house; empty if the map does not say.
    pub house_name: String,
    /// As the map has it; empty if the map does not say.
    pub postcode: String,
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
    /// Made between two others.
    pub estimated: bool,
}

/// Writes the search tables of an extract; answers what is in them.
pub(crate) fn write(extract: &Extract, connection: &Connection) -> rusqlite::Result<Kept> {
    write::make_tables(connection)?;
    write::write(gather::gather(extract), connection)
}

/// What is the same for a street, and for a number in it, however they are written.
#[must_use]
pub fn address_key(street: &str, house_number: &str) -> (String, String) {
    let numbers = number::parse(house_number).numbers;
    (words::key(street), numbers.join(" "))
}
