//! Killed without warning (SIGKILL, as when the power goes) while typing, importing, undoing and exporting.
//!
//! Typing goes through the bridge, which calls the core as the window does: after a new start the draft must hold
//! everything that was acknowledged. Import, undo and export are the command line's: afterwards the map must be sound
//! and hold either all of it or none of it, and the file for the meeting is the old one or the new one, whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::chance::Chance;
use super::{Asked, bridge};
use crate::command::{self, Broken, timed};

/// Entries in the file that is imported: enough that a kill falls into the middle of the work.
const ENTRIES: usize = 2_000;
/// Somebody types for at most so long before the kill.
const TYPING: Duration = Duration::from_millis(400);

/// Runs the four parts `count` times each.
///
/// # Errors
/// What was lost, and in which round.
pub fn run(asked: &Asked) -> Result<String, Broken> {
    let mut chance = Chance::new(asked.seed);
    let ground = Ground::lay(asked)?;
    let (mut kept, mut whole, mut undone, mut written) = (0, 0, 0, 0);
    for round in 1..=asked.count {
        kept += ground.typing(round, &mut chance)?;
        whole += u64::from(ground.import(round, &mut chance)?);
        undone += u64::from(ground.undo(round, &mut chance)?);
        written += u64::from(ground.export(round, &mut chance)?);
    }
    // Without one acknowledged draft nothing was put to the test.
    if kept == 0 {
        return Err(lost(asked.count, "typing: no draft was ever acknowledged"));
    }
    let count = asked.count;
    Ok(format!(
        "nothing lost; typing: {kept} acknowledged drafts all there; import: all {whole}, none {}; undo: all {undone}, none {}; \
         export: new file {written}, old file {}",
        count - whole,
        count - undone,
        count - written,
    ))
}

/// The maps and files that every round starts from, and how long undisturbed work takes.
struct Ground<'a> {
    asked: &'a Asked,
    /// A map with nothing in it.
    empty: PathBuf,
    /// The same after the import.
    full: PathBuf,
    entries: PathBuf,
    import_takes: Duration,
    undo_takes: Duration,
    export_takes: Duration,
}

impl<'a> Ground<'a> {
    fn lay(asked: &'a Asked) -> Result<Self, Broken> {
        let file = |name: &str| asked.folder.join(name);
        let mut ground = Ground {
            asked,
            empty: file("empty.homeground"),
            full: file("full.homeground"),
            entries: file("entries.geojson"),
            import_takes: Duration::ZERO,
            undo_takes: Duration::ZERO,
            export_takes: Duration::ZERO,
        };
        fs::write(&ground.entries, entries()).map_err(Broken::file(&ground.entries))?;
        let empty = path(&ground.empty);
        command::program(&asked.line, ["new", &empty, "--name", "Kill"])
            .env("HOMEGROUND_DATA", file("data"))
            .read()?;
        copy(&ground.empty, &ground.full)?;
        let import = ground.import_words();
        (_, ground.import_takes) = timed(|| ground.line(&ground.full, &import).read())?;
        ground.must_hold(&ground.full, ENTRIES, 0)?;
        let export = ground.export_words(&file("first.geojson"));
        (_, ground.export_takes) = timed(|| ground.line(&ground.full, &export).read())?;
        let trial = ground.fresh(&ground.full)?;
        (_, ground.undo_takes) = timed(|| ground.line(&trial, &["undo".to_owned()]).read())?;
        Ok(ground)
    }

    /// How many drafts were acknowledged; all of them were there afterwards.
    fn typing(&self, round: u64, chance: &mut Chance) -> Result<u64, Broken> {
        let map = self.fresh(&self.empty)?;
        let mut open = bridge::Bridge::open(self.asked, &map)?;
        let stop = Instant::now() + moment(TYPING, chance);
        let (killer, process) = mpsc::channel::<Child>();
        let waiting = std::thread::spawn(move || {
            if let Ok(mut process) = process.recv() {
                std::thread::sleep(stop.saturating_duration_since(Instant::now()));
                let _ = process.kill().and_then(|()| process.wait());
            }
        });
        if let Some(process) = open.process.take() {
            let _ = killer.send(process);
        }
        let mut acknowledged = 0;
        while open.call(&json!({ "name": "put_draft", "params": { "key": "note", "words": draft(acknowledged + 1) } })).is_ok() {
            acknowledged += 1;
        }
        let _ = waiting.join();

        let again = bridge::Bridge::open(self.asked, &map)?;
        let drafts = again.call(&json!({ "name": "drafts", "params": {} }))?;
        let words = drafts["rows"][0]["words"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        // The one under way when the power went may be there or not; an older one would be a loss.
        if acknowledged > 0 && words != draft(acknowledged) && words != draft(acknowledged + 1) {
            return Err(lost(
                round,
                &format!(
                    "typing: {acknowledged} drafts were acknowledged and the map holds “{words}”"
                ),
            ));
        }
        Ok(acknowledged)
    }

    /// Whether all came in.
    fn import(&self, round: u64, chance: &mut Chance) -> Result<bool, Broken> {
        let map = self.fresh(&self.empty)?;
        self.killed(
            &map,
            &self.import_words(),
            moment(self.import_takes, chance),
        )?;
        let all = self.all_or_none(&map, round, "import")?;
        self.line(&map, &self.import_words()).read()?;
        self.must_hold(&map, ENTRIES, round)?;
        Ok(all)
    }

    /// Whether it was taken back.
    fn undo(&self, round: u64, chance: &mut Chance) -> Result<bool, Broken> {
        let map = self.fresh(&self.full)?;
        self.killed(&map, &["undo".to_owned()], moment(self.undo_takes, chance))?;
        Ok(!self.all_or_none(&map, round, "undo")?)
    }

    /// Whether the new file is there.
    fn export(&self, round: u64, chance: &mut Chance) -> Result<bool, Broken> {
        const OLD: &str = "what was there before";
        let map = self.fresh(&self.full)?;
        let target = self.asked.folder.join("meeting.geojson");
        fs::write(&target, OLD).map_err(Broken::file(&target))?;
        self.killed(
            &map,
            &self.export_words(&target),
            moment(self.export_takes, chance),
        )?;
        let found = fs::read_to_string(&target).map_err(Broken::file(&target))?;
        let new = serde_json::from_str::<Value>(&found).is_ok_and(|file| {
            file["features"]
                .as_array()
                .is_some_and(|all| all.len() == ENTRIES)
        });
        if !new && found != OLD {
            return Err(lost(
                round,
                &format!(
                    "export: the file is neither the old one nor the new one ({} bytes)",
                    found.len()
                ),
            ));
        }
        self.must_hold(&map, ENTRIES, round)?;
        Ok(new)
    }

    fn line(&self, map: &Path, words: &[String]) -> command::Run {
        command::program(&self.asked.line, words)
            .arg("--map")
            .arg(map)
            .env("HOMEGROUND_DATA", self.asked.folder.join("data"))
    }

    /// Starts the command line and kills it after `wait`.
    fn killed(&self, map: &Path, words: &[String], wait: Duration) -> Result<(), Broken> {
        let mut command: Command = self.line(map, words).into_command();
        let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut process = started
            .map_err(|reason| Broken::Said(format!("The command line did not start: {reason}.")))?;
        std::thread::sleep(wait);
        let _ = process.kill();
        let _ = process.wait();
        Ok(())
    }

    fn all_or_none(&self, map: &Path, round: u64, what: &str) -> Result<bool, Broken> {
        match self.sound_and_counted(map)? {
            ENTRIES => Ok(true),
            0 => Ok(false),
            some => Err(lost(
                round,
                &format!("{what}: {some} of {ENTRIES} entries are there"),
            )),
        }
    }

    fn must_hold(&self, map: &Path, wanted: usize, round: u64) -> Result<(), Broken> {
        let found = self.sound_and_counted(map)?;
        if found == wanted {
            Ok(())
        } else {
            Err(lost(
                round,
                &format!("{found} of {wanted} entries are there"),
            ))
        }
    }

    fn sound_and_counted(&self, map: &Path) -> Result<usize, Broken> {
        self.line(map, &["check".to_owned()]).read()?;
        let words = ["list", "assets", "--json"].map(str::to_owned);
        Ok(self
            .line(map, &words)
            .read()?
            .lines()
            .filter(|line| !line.is_empty())
            .count())
    }

    /// A copy of `map` under a name that is used over and over.
    fn fresh(&self, map: &Path) -> Result<PathBuf, Broken> {
        let work = self.asked.folder.join("work.homeground");
        for ending in ["homeground", "homeground-wal", "homeground-shm"] {
            let _ = fs::remove_file(work.with_extension(ending));
        }
        copy(map, &work)?;
        Ok(work)
    }

    fn import_words(&self) -> Vec<String> {
        vec![
            "import".to_owned(),
            path(&self.entries),
            "--sharing".to_owned(),
            "public".to_owned(),
        ]
    }

    fn export_words(&self, file: &Path) -> Vec<String> {
        vec![
            "export".to_owned(),
            path(file),
            "--audience".to_owned(),
            "self".to_owned(),
        ]
    }
}

/// Invented entries round a point on the open sea, as GeoJSON.
fn entries() -> String {
    let feature = |number: usize| {
        let (east, north) = ((number % 50) as f64, (number / 50) as f64);
        json!({
            "type": "Feature",
            "id": format!("entry-{number}"),
            "geometry": { "type": "Point", "coordinates": [-28.0 + east / 1000.0, 48.0 + north / 1000.0] },
            "properties": { "record": "asset", "kind": "space", "title": format!("Bench {number}"), "tags": ["bench"] },
        })
    };
    json!({ "type": "FeatureCollection", "features": (0..ENTRIES).map(feature).collect::<Vec<_>>() }).to_string()
}

/// What somebody has typed after so many strokes.
fn draft(strokes: u64) -> String {
    format!("Winnie keeps six old bikes going {strokes}")
}

/// A moment within `span` and a little beyond it, so that some kills come too late.
fn moment(span: Duration, chance: &mut Chance) -> Duration {
    let span = u64::try_from(span.as_micros()).unwrap_or(u64::MAX);
    Duration::from_micros(chance.below(span.saturating_add(span / 10)))
}

fn copy(from: &Path, to: &Path) -> Result<(), Broken> {
    fs::copy(from, to).map(drop).map_err(Broken::file(to))
}

fn path(file: &Path) -> String {
    file.to_string_lossy().into_owned()
}

fn lost(round: u64, what: &str) -> Broken {
    Broken::Said(format!(
        "Round {round}: {what}. The files are in out/proofs/kill."
    ))
}
