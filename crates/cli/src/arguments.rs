//! What may be said on the command line (design, section 5.2).

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use homeground_core::domain::{AssetKind, FieldGroup, LonLat};

/// Homeground: what is already strong here, on one map, in one file of your own.
#[derive(Parser)]
#[command(name = "homeground", version, about, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub everywhere: Everywhere,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes, before or after its name.
#[derive(Args)]
pub struct Everywhere {
    /// The map file [default: map.homeground in the data folder].
    #[arg(long, global = true, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Answer in JSON: one object, or JSON Lines where there are many.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a new map file.
    New {
        file: PathBuf,
        /// The map's name [default: the file's name].
        #[arg(long)]
        name: Option<String>,
        /// Fill it with the invented sample neighbourhood.
        #[arg(long)]
        sample: bool,
    },
    /// Bring files in: GeoJSON or tables, recognised by what is in them.
    Import(Import),
    /// List everything live, of every sharing level.
    List {
        what: ListWhat,
        #[arg(long = "kind", value_parser = kind)]
        kinds: Vec<AssetKind>,
        /// Only inside this area: a name, an id or a GeoJSON file.
        #[arg(long)]
        area: Option<String>,
    },
    /// Find entries by words, best first.
    Search(Search),
    /// Find who or what could help, with a plain reason each.
    Match(Match),
    /// Read what is not understood yet, so that it is matched by what it means and not by words alone.
    Understand,
    /// Words that mean the same here: list them, or keep a line of them, the everyday word first.
    Words {
        /// The line to keep, with ';' between its words: "carpentry; joinery; gwaith coed". It takes the place of one
        /// with the same everyday word.
        line: Option<String>,
        /// Take the line with this word away.
        #[arg(long, value_name = "WORD", conflicts_with = "line")]
        remove: Option<String>,
    },
    /// Write a map for a meeting: only what people said yes to.
    Export(Export),
    /// Street maps of this computer: add one, list them.
    #[command(subcommand)]
    Region(RegionCommand),
    /// Find an address, a street, a place or a position, best first.
    Place(Place),
    /// Places that OpenStreetMap knows in an area, and what is to become of them.
    Suggest(Suggest),
    /// Record a yes.
    Share(Share),
    /// Take a yes back: at once, for good.
    Withdraw {
        id: String,
        /// Only these parts [default: everything].
        #[arg(long, num_args = 1.., value_delimiter = ',', value_parser = field)]
        fields: Vec<FieldGroup>,
    },
    /// Take the last change back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// What was done, newest first; of one record, or of the whole map.
    History {
        id: Option<String>,
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Write a safe copy of a map, also of an open one.
    Backup { file: PathBuf },
    /// Make a new map file from a copy.
    Restore {
        file: PathBuf,
        /// The new map file; it must not exist yet.
        #[arg(long)]
        to: PathBuf,
    },
    /// Look whether the map file is whole, and say what dangles.
    Check,
}

#[derive(Args)]
pub struct Import {
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the rows are [default: what each row says, else assets].
    #[arg(long = "as", value_name = "WHAT")]
    pub record: Option<ImportAs>,
    /// Where they come from [default: the file's name].
    #[arg(long)]
    pub source: Option<String>,
    /// One yes a row, for words, place and extra; people stay private.
    #[arg(long, default_value = "private")]
    pub sharing: ImportSharing,
    /// Which column is what: THEIRS=OURS,…
    #[arg(long, value_name = "A=B,…", value_delimiter = ',', value_parser = column)]
    pub columns: Vec<(String, String)>,
    /// All or nothing.
    #[arg(long)]
    pub strict: bool,
    /// Say what would come in, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Args)]
pub struct Search {
    pub words: String,
    #[arg(long = "kind", value_parser = kind)]
    pub kinds: Vec<AssetKind>,
    /// Near this place: LON,LAT in degrees.
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = place)]
    pub near: Option<LonLat>,
    /// At most so many metres away.
    #[arg(long, value_name = "METRES", allow_hyphen_values = true, value_parser = metres, requires = "near")]
    pub within: Option<f64>,
    /// Only inside this area: a name, an id or a GeoJSON file.
    #[arg(long)]
    pub area: Option<String>,
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
}

#[derive(Subcommand)]
pub enum RegionCommand {
    /// Make a street map of an OpenStreetMap extract or a finished base map, recognised by what is in it.
    Add {
        file: PathBuf,
        /// Keep only this area and 2 km around it: a name, an id or a GeoJSON file.
        #[arg(long)]
        area: Option<String>,
        /// Where to keep it [default: the data folder].
        #[arg(long, value_name = "FILE")]
        region: Option<PathBuf>,
    },
    /// List the street maps of this computer.
    List,
    /// Take one away from this computer.
    Remove { key: String },
}

#[derive(Args)]
pub struct Place {
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Nearer places first: LON,LAT in degrees.
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = place)]
    pub near: Option<LonLat>,
    /// Only in this street map [default: all of this computer, and the map's own doors and places].
    #[arg(long, value_name = "FILE")]
    pub region: Option<PathBuf>,
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
}

#[derive(Args)]
pub struct Suggest {
    /// Where: a name, an id or a GeoJSON file.
    #[arg(long)]
    pub area: String,
    /// Only from this street map [default: all of this computer].
    #[arg(long, value_name = "FILE")]
    pub region: Option<PathBuf>,
    /// Show also what is seldom a place of a community, or very many.
    #[arg(long)]
    pub all: bool,
    /// Put these on the map: way/123.
    #[arg(long, value_name = "OBJECT", num_args = 1..)]
    pub accept: Vec<String>,
    /// These are not here any more.
    #[arg(long, value_name = "OBJECT", num_args = 1..)]
    pub not_here: Vec<String>,
    /// These are here, and not for this map.
    #[arg(long, value_name = "OBJECT", num_args = 1..)]
    pub not_for_us: Vec<String>,
    /// Ask about these again.
    #[arg(long, value_name = "OBJECT", num_args = 1..)]
    pub ask_again: Vec<String>,
}

#[derive(Args)]
pub struct Export {
    pub file: PathBuf,
    #[arg(long)]
    pub audience: ExportAudience,
    #[arg(long, default_value = "geojson")]
    pub format: ExportFormat,
    /// Only inside this area: a name, an id or a GeoJSON file.
    #[arg(long)]
    pub area: Option<String>,
    #[arg(long = "kind", value_parser = kind)]
    pub kinds: Vec<AssetKind>,
}

#[derive(Args)]
pub struct Share {
    pub id: String,
    #[arg(long)]
    pub audience: SharingAudience,
    /// words, name, contact, home, place, extra.
    #[arg(long, num_args = 1.., value_delimiter = ',', required = true, value_parser = field)]
    pub fields: Vec<FieldGroup>,
    /// How it was given: "at the door".
    #[arg(long)]
    pub how: String,
    /// The words that were said or read out.
    #[arg(long)]
    pub wording: Option<String>,
}

#[derive(Args)]
#[command(group = ArgGroup::new("asked").required(true).args(["need", "text", "all"]))]
pub struct Match {
    /// For this need.
    #[arg(long, value_name = "ID")]
    pub need: Option<String>,
    /// For these words.
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// For every open need.
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = place)]
    pub near: Option<LonLat>,
    #[arg(long, value_name = "METRES", allow_hyphen_values = true, value_parser = metres)]
    pub within: Option<f64>,
    #[arg(long = "kind", value_parser = kind)]
    pub kinds: Vec<AssetKind>,
    #[arg(long)]
    pub area: Option<String>,
    /// At most so many for each need.
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
    /// Show the parts of the order.
    #[arg(long)]
    pub explain: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListWhat {
    Assets,
    Needs,
    People,
    Areas,
    Connections,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportAs {
    Assets,
    Needs,
    People,
    Areas,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportSharing {
    Private,
    Coordinators,
    Group,
    Public,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportAudience {
    Coordinators,
    Group,
    Public,
    /// Everything at full precision: for your own archive, not for sharing.
    #[value(name = "self")]
    Own,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SharingAudience {
    Coordinators,
    Group,
    Public,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Geojson,
}

fn kind(word: &str) -> Result<AssetKind, String> {
    let kinds = "skill, group, institution, building, space or item";
    AssetKind::from_word(word).map_err(|_| format!("a kind is {kinds}"))
}

fn field(word: &str) -> Result<FieldGroup, String> {
    let fields = "words, name, contact, home, place or extra";
    FieldGroup::from_word(word).map_err(|_| format!("a part is {fields}"))
}

fn place(words: &str) -> Result<LonLat, String> {
    let sentence = "a place is LON,LAT in degrees, such as -3.0,51.6";
    let (lon, lat) = words.split_once(',').ok_or(sentence)?;
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| sentence.to_owned());
    LonLat::new(number(lon)?, number(lat)?).map_err(|_| sentence.to_owned())
}

fn metres(words: &str) -> Result<f64, String> {
    let metres: f64 = words
        .trim()
        .parse()
        .map_err(|_| "a distance is a number of metres")?;
    if metres.is_finite() && metres >= 0.0 {
        Ok(metres)
    } else {
        Err("a distance is a number of metres, not below 0".to_owned())
    }
}

fn column(words: &str) -> Result<(String, String), String> {
    let (theirs, ours) = words
        .split_once('=')
        .ok_or("a column is said as THEIRS=OURS")?;
    Ok((theirs.trim().to_owned(), ours.trim().to_owned()))
}
