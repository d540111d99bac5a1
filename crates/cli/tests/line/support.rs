//! A place to type in: an empty folder with a data folder in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Invented streets: Quay Street with 1, 3 and 5a, Saint Mary's Road with 2, a hall and a park.
pub const QUAYSIDE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../region/tests/fixtures/quayside.osm"
);

/// The invented town of the sample.
pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sample/streets.osm");

/// A folder that is gone when the test ends.
pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One with an empty map of its own as the default.
    pub fn with_map() -> Self {
        let place = Self::new();
        let map = place.file("data/map.homeground");
        std::fs::create_dir_all(map.parent().unwrap()).unwrap();
        place.done(&["new", map.to_str().unwrap(), "--name", "Quayside"]);
        place
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let file = self.file(name);
        std::fs::write(&file, text).unwrap();
        file
    }

    /// Types a line; relative paths lie in this place.
    pub fn types(&self, words: &[&str]) -> Said {
        Said(self.line(words).output().unwrap())
    }

    /// Types a line and does not wait for its end.
    #[cfg(unix)]
    pub fn begins(&self, words: &[&str]) -> Running {
        let mut line = self.line(words);
        line.stdout(Stdio::piped()).stderr(Stdio::piped());
        Running(line.spawn().unwrap())
    }

    fn line(&self, words: &[&str]) -> Command {
        let mut line = Command::new(env!("CARGO_BIN_EXE_homeground"));
        line.args(words)
            .current_dir(self.0.path())
            .env("HOMEGROUND_DATA", self.file("data"))
            .env("HOMEGROUND_BY", "Ann")
            .stdin(Stdio::null());
        line
    }

    /// Types a line that must succeed; gives what it answered.
    pub fn done(&self, words: &[&str]) -> String {
        let said = self.types(words);
        assert_eq!(said.code(), 0, "{words:?}: {}", said.sentence());
        said.answer()
    }

    /// Types a line with `--json` that must succeed; gives its one object.
    pub fn object(&self, words: &[&str]) -> Value {
        let mut objects = self.objects(words);
        assert_eq!(objects.len(), 1, "{words:?}: {objects:?}");
        objects.remove(0)
    }

    /// Types a line with `--json` that must succeed; gives its JSON Lines.
    pub fn objects(&self, words: &[&str]) -> Vec<Value> {
        let answer = self.done(&[&["--json"], words].concat());
        answer
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Types a line that must be refused: exit code 1 and one plain sentence on stderr, nothing else.
    pub fn refused(&self, words: &[&str]) -> String {
        let said = self.types(words);
        let sentence = said.sentence();
        assert_eq!(said.code(), 1, "{words:?}: {}{sentence}", said.answer());
        assert_eq!(sentence.trim().lines().count(), 1, "{sentence}");
        sentence
    }

    /// Names of everything in a folder of this place, in order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.file(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        names
    }
}

/// A line that is being done.
#[cfg(unix)]
pub struct Running(std::process::Child);

#[cfg(unix)]
impl Running {
    /// Sends a signal once it is so far.
    pub fn signalled(mut self, signal: &str, so_far: impl Fn() -> bool) -> Said {
        while !so_far() {
            assert!(self.0.try_wait().unwrap().is_none(), "it ended before");
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        let id = self.0.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
        Said(self.0.wait_with_output().unwrap())
    }
}

/// What a line answered.
pub struct Said(Output);

impl Said {
    pub fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    pub fn answer(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub fn sentence(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
