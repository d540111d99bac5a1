//! Running other programs, and saying in one sentence what went wrong.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::place;

/// Why a task stopped.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// A program ended with a failure.
    #[error("Stopped: `{line}` failed ({how}).")]
    Failed { line: String, how: String },
    /// A program could not be started at all.
    #[error("Stopped: `{program}` could not be started ({reason}).")]
    NotStarted {
        program: String,
        reason: std::io::Error,
    },
    /// A file could not be read or written.
    #[error("Stopped: {path}: {reason}.")]
    File {
        path: String,
        reason: std::io::Error,
    },
    /// A named step of `test` broke.
    #[error("{cause}\nBroken: {step}. What comes after it was not run.")]
    Step {
        step: &'static str,
        cause: Box<Broken>,
    },
    /// Anything else, as one sentence.
    #[error("{0}")]
    Said(String),
}

impl Broken {
    /// For `map_err` beside a file operation.
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Broken {
        let path = path.display().to_string();
        move |reason| Broken::File { path, reason }
    }
}

/// A program about to run in the top folder of the project.
pub struct Run(Command);

/// `program` with `arguments`.
pub fn program<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> Run {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(place::top());
    Run(command)
}

/// The cargo that started this task, with `arguments`.
pub fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    program(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        arguments,
    )
}

impl Run {
    /// In another folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// With one more argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.0.arg(argument);
        self
    }

    /// With more arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: &[A]) -> Self {
        self.0.args(arguments);
        self
    }

    /// With an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// The command, for who needs more than to wait for its end.
    pub fn into_command(self) -> Command {
        self.0
    }

    /// Runs it with its words on the screen.
    ///
    /// # Errors
    /// When it cannot be started or ends with a failure.
    pub fn run(mut self) -> Result<(), Broken> {
        let status = self.0.status().map_err(|reason| self.not_started(reason))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed(&status.to_string()))
        }
    }

    /// Runs it and gives what it wrote to its standard output; its messages go to the screen.
    ///
    /// # Errors
    /// As [`Run::run`].
    pub fn read(mut self) -> Result<String, Broken> {
        let output = self
            .0
            .stderr(Stdio::inherit())
            .output()
            .map_err(|reason| self.not_started(reason))?;
        if !output.status.success() {
            return Err(self.failed(&output.status.to_string()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it can be started and succeeds; says nothing.
    pub fn succeeds(mut self) -> bool {
        self.0
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        words
            .map(|word| {
                Path::new(word)
                    .file_name()
                    .unwrap_or(word)
                    .to_string_lossy()
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn failed(&self, how: &str) -> Broken {
        Broken::Failed {
            line: self.line(),
            how: how.to_owned(),
        }
    }

    fn not_started(&self, reason: std::io::Error) -> Broken {
        Broken::NotStarted {
            program: self.0.get_program().to_string_lossy().into_owned(),
            reason,
        }
    }
}

/// Does it, and gives how long it took.
///
/// # Errors
/// What `work` gives.
pub fn timed<T>(work: impl FnOnce() -> Result<T, Broken>) -> Result<(T, Duration), Broken> {
    let begun = Instant::now();
    let done = work()?;
    Ok((done, begun.elapsed()))
}

/// Says what begins, does it, and says how long it took.
///
/// # Errors
/// What `work` gives.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Broken>) -> Result<T, Broken> {
    eprintln!("\n── {name}");
    let (done, took) = timed(work)?;
    eprintln!("── {name}: done in {} s", took.as_secs());
    Ok(done)
}
