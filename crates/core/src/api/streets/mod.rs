//! Street maps: adding them, finding an address, walking from door to door, and what
//! OpenStreetMap knows of an area.

mod answers;

pub(super) use answers::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wire::{AreaChoice, WireGeometry, WirePoint};
use crate::domain::{BoundingBox, Date, RecordId, RecordRef, VisitOutcome};

/// Ask which street maps there are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RegionsRequest {}

/// The street maps of this computer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Regions {
    /// Those that can be shown, by name; that of the sample is there while the sample is open.
    pub regions: Vec<RegionRow>,
    /// Those that cannot be read, and why. They are kept as they are.
    pub unreadable: Vec<UnreadableRegion>,
}

/// How the tiles of a street map are organised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum RegionSchema {
    Ours,
    Protomaps3,
    Protomaps4,
    OpenMapTiles,
    Shortbread,
    Pictures,
    Unknown,
}

/// What tiles are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum RegionFormat {
    Vector,
    Picture,
}

/// How much there is in a street map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegionCounts {
    /// Streets, each as a whole.
    pub streets: u64,
    /// Addresses that can be found; 0: no house numbers are mapped here.
    pub addresses: u64,
    /// Towns, villages and parts of them.
    pub places: u64,
    /// Named points of interest.
    pub points: u64,
    /// Postcodes.
    pub postcodes: u64,
    /// Places of a community that can be suggested.
    pub suggestions: u64,
    /// Tiles.
    pub tiles: u64,
}

/// A street map that can be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RegionRow {
    /// Names it in calls and in the address of its tiles, `tiles/region/KEY/{z}/{x}/{y}`.
    pub key: String,
    /// For a list.
    pub name: String,
    /// The file it was made from, without folders.
    pub file: String,
    /// The form of that file, such as `osm.pbf`.
    pub made_of: String,
    /// Built into the program: it can be neither removed nor copied.
    pub built_in: bool,
    /// Whose words the tiles use.
    pub schema: RegionSchema,
    /// What the tiles are made of.
    pub format: RegionFormat,
    /// Where it has tiles; null: not told.
    pub bounds: Option<BoundingBox>,
    /// Least zoom with tiles.
    pub min_zoom: u8,
    /// Greatest zoom with tiles.
    pub max_zoom: u8,
    /// Whose data it is, as the file says it; other people's files may say it in HTML.
    pub credit: Option<String>,
    /// Layers of its tiles; empty: not told.
    pub layers: Vec<String>,
    /// The day its data is from (`2026-11-25`), if the file told.
    pub data_date: Option<String>,
    /// Size of its file in bytes.
    pub size: u64,
    /// How much there is in it.
    pub counts: RegionCounts,
    /// Another number each time it is made anew; part of tile addresses.
    pub version: u64,
}

/// A street map that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnreadableRegion {
    /// To remove it by.
    pub key: String,
    /// Size of its file in bytes.
    pub size: u64,
    /// Why, in one plain sentence.
    pub sentence: String,
}

/// Choose a file and say what it is; nothing is done with it yet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RegionLookRequest {
    /// A file chosen before, or dropped on the window, by its key; null: ask for one.
    #[serde(default)]
    pub token: Option<String>,
    /// What of it would be kept, to tell which street map it would replace.
    #[serde(default)]
    pub area: AreaChoice,
}

/// What a file is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RegionLooked {
    /// For `region_add`; null: the dialog was closed.
    pub token: Option<String>,
    /// What it is; null: the dialog was closed.
    pub file: Option<RegionFile>,
}

/// What a file is that a street map can be made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RegionFile {
    /// Its name without folders.
    pub file: String,
    /// What the street map would be called.
    pub name: String,
    /// Its form: `osm.pbf`, `osm.xml`, `pmtiles`, `mbtiles` or `region`.
    pub format: String,
    /// Bytes.
    pub size: u64,
    /// The day its data is from (`2026-11-25`), if it tells at its beginning.
    pub data_date: Option<String>,
    /// The box it says it covers.
    pub bounds: Option<BoundingBox>,
    /// About how long adding it takes, in seconds.
    pub seconds: f64,
    /// Key of the street map that it would replace.
    pub replaces: Option<String>,
}

/// Make a street map of the chosen file. Runs as the job `region`, whose steps are told in
/// thousandths, and can be stopped; the map can be used meanwhile.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RegionAddRequest {
    /// As `region_look` gave it.
    pub token: String,
    /// Keep what lies in this area and 2 km round it; the whole map: keep all of the file.
    #[serde(default)]
    pub area: AreaChoice,
}

/// What was read from an OpenStreetMap file; all zero for a finished base map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct RegionRead {
    pub nodes: u64,
    pub ways: u64,
    pub relations: u64,
    /// Objects with a house number.
    pub house_numbers: u64,
    /// Different postcodes of addresses.
    pub postcodes: u64,
    /// Ways along the coast.
    pub coastline: u64,
    pub rings_not_closed: u64,
}

/// A reason for leaving something out, and how often it was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct RegionLeft {
    /// In words, such as `area not closed`.
    pub reason: String,
    pub count: u64,
}

/// The street map that was made, and what became of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RegionAdded {
    /// The street map.
    pub region: RegionRow,
    /// Whether it took the place of one with the same key.
    pub replaced: bool,
    /// What was in the file.
    pub read: RegionRead,
    /// What was left out, and why; only what there is.
    pub left_out: Vec<RegionLeft>,
}

/// Remove a street map from this computer. It can be made again of its file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct RegionRemoveRequest {
    pub key: String,
}

/// Copy a street map to another place, for a colleague; asks where.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct RegionCopyRequest {
    pub key: String,
}

/// Find a door, an address, a street or a place.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FindPlaceRequest {
    /// As somebody types it: `12 caerl rd`, `NP20 4`, `51.58, -3.0`.
    pub words: String,
    /// Middle of the map: near ones come first.
    #[serde(default)]
    pub near: Option<WirePoint>,
    /// Those inside come before those outside.
    #[serde(default)]
    pub area: AreaChoice,
}

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A door of the map file.
    Door,
    /// An area of the map file.
    Area,
    /// A coordinate or a plus code.
    Coordinate,
    /// An address of a street map.
    Address,
    /// A street.
    Street,
    /// A town, a village, a part of one; a place of the map file.
    Place,
    /// A point of interest.
    Point,
    /// A postcode.
    Postcode,
    /// A house with a name.
    House,
}

/// How exactly a result says where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlacePrecision {
    /// Own door, coordinate.
    Exact,
    /// A mapped address.
    Address,
    /// A house, or a building with a name.
    House,
    /// Between two neighbours.
    Between,
    /// Somewhere in the street.
    Street,
    /// Somewhere in the place.
    Place,
    /// Somewhere in the postcode.
    Postcode,
}

/// Why something is among the results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PlaceWhy {
    /// It is what was typed.
    Exact,
    /// It is spelt a little otherwise: did you mean this?
    DidYouMean,
    /// The number is not mapped; it lies between these two.
    Between {
        /// The neighbour with the lower number.
        low: String,
        /// The neighbour with the higher number.
        high: String,
    },
    /// The number is not mapped; this is the street.
    NumberNotMapped,
    /// The street map gives a row of numbers, and this is where it should be.
    Estimated,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PlaceRow {
    /// One line, number and street in the local order.
    pub title: String,
    /// What it is.
    pub kind: PlaceKind,
    /// How exactly it says where.
    pub precision: PlacePrecision,
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// The part of town, the town; empty: not known.
    pub context: String,
    /// The street of an address.
    pub street: Option<String>,
    /// The number of an address.
    pub house_number: Option<String>,
    /// The postcode of an address.
    pub postcode: Option<String>,
    /// Why it is among the results.
    pub why: PlaceWhy,
    /// The door, area or place of the map file that it is.
    pub record: Option<RecordRef>,
    /// Metres from `near`.
    pub distance_m: Option<f64>,
}

/// What was found, best first, at most ten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundPlaces {
    /// The results; those of the map file stand first.
    pub rows: Vec<PlaceRow>,
    /// There is no street map to look into: only the map file and coordinates were searched.
    pub no_region: bool,
}

/// What is at a point of the map that somebody touched.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AtDoorRequest {
    pub lon: f64,
    pub lat: f64,
}

/// An address, of the map file or of a street map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DoorRow {
    /// The street; empty: not known.
    pub street: String,
    /// The number as text, or the name of a house without one.
    pub house_number: String,
    /// Flat, unit, floor.
    pub unit: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// Its place was worked out from its neighbours'.
    pub estimated: bool,
    /// The door of the map file that it is; null: only the street map has it.
    pub door: Option<RecordId>,
}

/// A street near a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StreetNear {
    /// Its name.
    pub name: String,
    /// Metres to it.
    pub distance_m: f64,
    /// The next number in step on that side; null: cannot be told.
    pub next_number: Option<String>,
}

/// What is at a point: the nearest address and its neighbours, and streets for a new door.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DoorHere {
    /// The nearest address; null: there is none near.
    pub nearest: Option<DoorRow>,
    /// Metres to it.
    pub distance_m: Option<f64>,
    /// The number before it on that side.
    pub previous: Option<DoorRow>,
    /// The number after it on that side.
    pub next: Option<DoorRow>,
    /// Streets near, nearest first, for a door to be added.
    pub streets: Vec<StreetNear>,
    /// There is no street map here: only doors of the map file were looked at.
    pub no_region: bool,
}

/// Add a door to the map file, where the street map has none.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct AddDoorRequest {
    pub street: String,
    pub house_number: String,
    #[serde(default)]
    pub postcode: Option<String>,
    pub lon: f64,
    pub lat: f64,
    /// Add it although this address has a door already: a second flat, another entrance.
    #[serde(default)]
    pub all_the_same: bool,
}

/// The door that was added, or the one that is there already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DoorAdded {
    /// The new door; null: none was added, as this address has one.
    pub id: Option<RecordId>,
    /// The door that this address has already.
    pub there: Option<DoorRow>,
}

/// The streets and doors of an area in walking order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct WalkRequest {
    pub area: AreaChoice,
}

/// A door on a walk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WalkDoor {
    /// The address.
    #[serde(flatten)]
    pub address: DoorRow,
    /// What happened at the last visit; null: nobody was here yet.
    pub last: Option<VisitOutcome>,
    /// The day of the last visit.
    pub visited_on: Option<Date>,
    /// Come back on this day.
    pub come_back_on: Option<Date>,
    /// Somebody here asked not to be visited, now or before: do not knock.
    pub asked_not_to: bool,
}

/// A street on a walk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WalkStreet {
    /// Its name; empty: doors whose street is not known.
    pub name: String,
    /// The part of town it lies in; empty: not known.
    pub context: String,
    /// Metres of it in the area; 0: not known.
    pub length_m: f64,
    /// Its doors in walking order.
    pub doors: Vec<WalkDoor>,
}

/// A walk through an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Walk {
    /// Its streets in walking order.
    pub streets: Vec<WalkStreet>,
    /// Doors in all.
    pub doors: u32,
    /// There is no street map here: only doors of the map file are listed.
    pub no_region: bool,
}

/// Places that OpenStreetMap knows in an area.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct SuggestedRequest {
    pub area: AreaChoice,
}

/// The kinds of asset that a street map can suggest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum SuggestedKind {
    Group,
    Institution,
    Building,
    Space,
    Item,
}

/// How many suggestions there are of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct SuggestedCount {
    pub kind: SuggestedKind,
    pub count: u32,
}

/// What is known of a suggestion besides that it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum SuggestedNote {
    /// Something of the map looks like the same.
    LooksLike {
        /// The entry.
        record: RecordRef,
        /// What it is called.
        title: String,
    },
    /// It was accepted, and this release of OpenStreetMap calls it otherwise.
    Renamed {
        /// The entry.
        record: RecordRef,
        /// What OpenStreetMap called it before.
        before: String,
    },
    /// It was accepted, and lies elsewhere in this release of OpenStreetMap.
    Moved {
        /// The entry.
        record: RecordRef,
        /// So many metres.
        metres: u32,
    },
    /// It was accepted, and is gone from this release of OpenStreetMap.
    Gone {
        /// The entry.
        record: RecordRef,
    },
}

/// A place that OpenStreetMap knows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SuggestedRow {
    /// Its object, such as `way/123`; names it in `decide_suggested`.
    pub source_id: String,
    /// What it would be.
    pub kind: SuggestedKind,
    /// What it is, in words: "Community centre".
    pub label: String,
    /// Under which heading it stands.
    pub heading: String,
    /// Whether to ask first if it belongs on a map of strengths.
    pub ask: bool,
    /// Its name.
    pub name: String,
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// Its outline, if it has one.
    pub outline: Option<WireGeometry>,
    /// Opening hours, website and the like, as name and text.
    pub carried: Vec<(String, String)>,
    /// What is known of it besides.
    pub notes: Vec<SuggestedNote>,
}

/// Places that OpenStreetMap knows in an area and nobody decided about yet. None is ticked.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Suggested {
    /// How many there are of each kind.
    pub counts: Vec<SuggestedCount>,
    /// All of them.
    pub rows: Vec<SuggestedRow>,
    /// What a newer street map says of those accepted before.
    pub changed: Vec<SuggestedRow>,
    /// On the map already.
    pub there: u32,
    /// Decided before, and not shown again.
    pub decided: u32,
    /// There is no street map here that could suggest anything.
    pub no_region: bool,
}

/// What somebody says of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Put it on the map.
    Accept,
    /// It is not here any more.
    NotHereAnyMore,
    /// It is here, and not for this map.
    NotForUs,
    /// Ask again after all.
    AskAgain,
}

/// Say of suggestions what is to become of them; one operation that can be undone.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecideSuggestedRequest {
    /// Their objects, such as `way/123`.
    pub source_ids: Vec<String>,
    /// What is said of all of them.
    pub decision: Decision,
}

/// What became of suggestions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DecidedSuggested {
    /// The entries that were made.
    pub added: Vec<RecordRef>,
    /// How many were decided.
    pub decided: u32,
}
