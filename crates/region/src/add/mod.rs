//! From a file that somebody brings to a region file.

mod base_map;
mod extract;
mod report;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use geo::{BoundingRect, MultiPolygon};
use sha2::{Digest, Sha256};

use rusqlite::{Connection, params};

use crate::basemap::{BaseMap, BaseMapError, Container};
use crate::error::ReadError;
use crate::file::{Making, Region, RegionError, is_map_file, is_region};
use crate::grid::{Window, to_world};
use crate::osm::{self, Form};
use crate::watch::Watch;
use crate::{Bounds, Unwatched};
pub use report::{Kept, Left, ReadCounts, Report};

/// How much of a file is kept.
#[derive(Debug, Clone, Copy)]
pub enum Keep<'a> {
    /// All of it.
    All,
    /// What lies in the box round an area, and so many metres more.
    Within {
        /// Longitude and latitude, WGS 84 degrees.
        area: &'a MultiPolygon,
        /// Metres added on each side.
        margin_m: f64,
    },
}

impl Keep<'_> {
    fn window(&self) -> Option<Window> {
        let Self::Within { area, margin_m } = self else {
            return None;
        };
        /// Metres of a degree of latitude on the sphere of Web Mercator.
        const DEGREE_M: f64 = 111_319.49;
        let around = area.bounding_rect()?;
        let (min, max) = (around.min(), around.max());
        let high = margin_m / DEGREE_M;
        let middle = f64::midpoint(min.y, max.y);
        let wide = high / middle.to_radians().cos().max(0.01);
        Window::around([
            to_world(min.x - wide, min.y - high),
            to_world(max.x + wide, max.y + high),
        ])
    }
}

/// Why a file was not added. Nothing of it is kept, and what was there before stays.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AddError {
    /// The file cannot be opened.
    #[error("the file could not be opened")]
    Open(#[source] std::io::Error),
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The finished base map cannot be read.
    #[error(transparent)]
    BaseMap(#[from] BaseMapError),
    /// It is a region file, and cannot be read.
    #[error(transparent)]
    Region(#[from] RegionError),
    /// There is nothing in the file, or nothing of it in the area.
    #[error("nothing of this file lies in the area that is to be kept")]
    Nothing,
    /// A few shapes over half the world.
    #[error(
        "what this file draws covers more of the world than a street map can hold: choose an area of it to keep"
    )]
    TooMuch,
    /// Somebody's map, which has its streets from elsewhere.
    #[error(
        "this is a map file of this program and no street map: open it, or add the file that its streets are from"
    )]
    MapFile,
    /// Something else has the name that the street map would get.
    #[error("there is a file of that name that is no street map: it stays; choose another name")]
    Occupied,
    /// The file would take its own place.
    #[error("the street map would take the place of the file it is made of: choose another name")]
    Itself,
    /// There is no folder to put it in.
    #[error("the folder that the street map should lie in is not there")]
    NoFolder,
    /// The new file cannot be written.
    #[error(
        "the street map could not be written: is there room on the disk? It needs about five times the file"
    )]
    Write(#[source] std::io::Error),
    /// Somebody asked to stop.
    #[error("stopped: nothing was kept")]
    Stopped,
}

impl From<rusqlite::Error> for AddError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Write(std::io::Error::other(error))
    }
}

/// What a file is, told before anything is done with it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Looked {
    /// Its name without folders.
    pub file: String,
    /// Its form, as in [`Report::format`].
    pub format: &'static str,
    /// Bytes.
    pub size: u64,
    /// The day the data is from, if it is told at the beginning.
    pub data_date: Option<String>,
    /// The box the file says it covers.
    pub bounds: Option<Bounds>,
    /// About how long it takes to add, in seconds.
    pub seconds: f64,
}

/// Seconds to add a megabyte of an extract on a slow machine of two cores.
const SECONDS_A_MEGABYTE: f64 = 0.4;

/// Recognises a file by its content.
///
/// # Errors
/// [`AddError::Open`], or [`AddError::Read`] with what it looks like instead.
pub fn look(path: &Path) -> Result<Looked, AddError> {
    let mut file = File::open(path).map_err(AddError::Open)?;
    let size = file.metadata().map_err(AddError::Open)?.len();
    if let Some(container) = container(&mut file)? {
        let about = BaseMap::open(path, container)?.about;
        let format = base_map::format_word(&about);
        return Ok(Looked {
            file: file_name(path),
            format,
            size,
            data_date: None,
            bounds: about.bounds,
            seconds: size as f64 / 1e6 * SECONDS_A_MEGABYTE / 10.0,
        });
    }
    let (form, _) = osm::recognise(&mut file)?;
    let (data_date, bounds) = osm::header(file, form);
    Ok(Looked {
        file: file_name(path),
        format: format_word(form),
        size,
        data_date,
        bounds,
        seconds: size as f64 / 1e6 * SECONDS_A_MEGABYTE,
    })
}

/// A region that is made and not yet in its place. Dropped, it leaves nothing behind.
pub struct Made {
    making: Making,
    from: PathBuf,
    report: Report,
}

impl Made {
    /// What became of the file.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives it another name for people than that of the file.
    ///
    /// # Errors
    /// [`AddError::Write`].
    pub fn call(&self, name: &str) -> Result<(), AddError> {
        if let Some(connection) = self.making.open() {
            connection.execute("UPDATE metadata SET value = ?1 WHERE name = 'name'", [name])?;
        }
        Ok(())
    }

    /// Puts it in its place. Where a region is open under that name it should be closed before.
    ///
    /// # Errors
    /// [`AddError::Write`], or as [`make`] when something else has come there meanwhile; what was
    /// there before is then still there.
    pub fn keep(self, to: &Path) -> Result<Report, AddError> {
        free(to, &self.from)?;
        self.making.keep(to).map_err(AddError::Write)?;
        Ok(self.report)
    }
}

/// Makes a region of a file, under a temporary name beside `to`.
///
/// # Errors
/// [`AddError`]; nothing is left behind.
pub fn make(path: &Path, to: &Path, keep: Keep<'_>, watch: &dyn Watch) -> Result<Made, AddError> {
    let mut file = File::open(path).map_err(AddError::Open)?;
    free(to, path)?;
    let size = file.metadata().map_err(AddError::Open)?.len();
    if let Some(container) = container(&mut file)? {
        let source = Source {
            file: file_name(path),
            size,
            sha256: hash(path).map_err(AddError::Open)?,
        };
        let (making, report) = base_map::make(path, container, source, to, keep.window(), watch)?;
        return Ok(Made {
            making,
            from: path.to_owned(),
            report,
        });
    }
    let (form, extract) = osm::read(file, keep.window(), watch).map_err(stopped)?;
    let source = Source {
        file: file_name(path),
        size,
        sha256: hash(path).map_err(AddError::Open)?,
    };
    let making = Making::beside(to)?;
    let format = format_word(form);
    let report = extract::fill(
        making.connection()?,
        extract,
        &source,
        format,
        keep.window(),
        watch,
    )?;
    Ok(Made {
        making,
        from: path.to_owned(),
        report,
    })
}

/// Whether a street map of `from` may be put at `to`: nothing is there, or another street map.
///
/// # Errors
/// [`AddError::Occupied`], [`AddError::Itself`], [`AddError::NoFolder`].
fn free(to: &Path, from: &Path) -> Result<(), AddError> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(AddError::NoFolder);
    }
    match (to.canonicalize(), from.canonicalize()) {
        (Err(_), _) => Ok(()),
        (Ok(to), Ok(from)) if to == from => Err(AddError::Itself),
        (Ok(to), _) if is_region(&to) => Ok(()),
        (Ok(_), _) => Err(AddError::Occupied),
    }
}

/// Makes a region of a file and puts it in its place at once.
///
/// # Errors
/// [`AddError`]; nothing is left behind, and what was there before stays.
pub fn add(path: &Path, to: &Path, keep: Keep<'_>, watch: &dyn Watch) -> Result<Report, AddError> {
    make(path, to, keep, watch)?.keep(to)
}

impl Region {
    /// A region of OpenStreetMap XML that is built into the program, held in memory.
    ///
    /// # Errors
    /// [`AddError`] as [`add`].
    pub fn in_memory(name: &str, xml: &[u8]) -> Result<Self, AddError> {
        let extract = osm::read_xml(xml, None)?;
        let source = Source {
            file: name.to_owned(),
            size: xml.len() as u64,
            sha256: hex(Sha256::digest(xml).as_slice()),
        };
        let connection = Making::in_memory()?;
        extract::fill(
            &connection,
            extract,
            &source,
            format_word(Form::Xml),
            None,
            &Unwatched,
        )?;
        connection.execute_batch("COMMIT")?;
        Ok(Self::new(connection)?)
    }
}

/// The file that a region is made of.
struct Source {
    file: String,
    size: u64,
    sha256: String,
}

impl Source {
    /// Keeps where a region came from.
    fn write(
        &self,
        connection: &Connection,
        report: &Report,
        cut: Option<Window>,
        credit: &str,
    ) -> Result<(), AddError> {
        let json = |value: Result<String, serde_json::Error>| {
            value.map_err(|error| AddError::Write(std::io::Error::other(error)))
        };
        connection.execute(
            "INSERT INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                self.file,
                report.format,
                self.sha256,
                i64::try_from(self.size).unwrap_or(i64::MAX),
                report.data_date,
                cut.and_then(Window::bounds)
                    .map(|bounds| bounds.to_string()),
                json(serde_json::to_string(&report.read))?,
                json(serde_json::to_string(&report.kept))?,
                json(serde_json::to_string(&report.left_out))?,
                credit,
            ],
        )?;
        Ok(())
    }
}

/// Whether a file is a finished base map.
fn container(file: &mut File) -> Result<Option<Container>, AddError> {
    let start = osm::beginning(&mut *file).map_err(ReadError::from)?;
    file.seek(SeekFrom::Start(0)).map_err(AddError::Open)?;
    if is_map_file(&start) {
        return Err(AddError::MapFile);
    }
    Ok(Container::of(&start))
}

fn stopped(error: ReadError) -> AddError {
    match error {
        ReadError::Stopped => AddError::Stopped,
        other => AddError::Read(other),
    }
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn format_word(form: Form) -> &'static str {
    match form {
        Form::Pbf => "osm.pbf",
        Form::Xml => "osm.xml",
    }
}

fn hash(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            count => hasher.update(buffer.get(..count).unwrap_or_default()),
        }
    }
    Ok(hex(hasher.finalize().as_slice()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
