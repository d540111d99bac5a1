//! Development tasks: `cargo xtask run`, `test`, `prove` and `bindings`.
//!
//! Each sets up what it needs first, says what it is doing, and ends non-zero with one sentence that names what broke.
//! Nothing here talks to the network; the package managers do.

mod command;
mod place;
mod prove;
mod run;
mod setup;
mod test;
mod ui;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use command::Broken;

/// What can be asked for.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Development tasks of Homeground",
    disable_version_flag = true
)]
struct Asked {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set up, build, and open the app on the sample neighbourhood
    Run {
        /// Do the main job on the sample without a window, writing its results to out/
        #[arg(long)]
        headless: bool,
        /// Open the sample neighbourhood (what happens anyway)
        #[arg(long)]
        sample: bool,
    },
    /// Set up and run everything a change must not break
    Test,
    /// The long runs: without a name, all of them
    Prove {
        /// Which one; `cargo xtask prove help` lists them
        name: Option<String>,
        /// How many rounds, files or entries; each proof has its own usual number
        #[arg(long)]
        count: Option<u64>,
        /// Start of the random numbers, to repeat a run exactly
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Write the TypeScript of the table of calls anew
    Bindings,
}

fn main() -> ExitCode {
    let done = match Asked::parse().task {
        Task::Run { headless, .. } => run::run(headless),
        Task::Test => test::test(),
        Task::Prove { name, count, seed } => prove::prove(name.as_deref(), count, seed),
        Task::Bindings => bindings(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(broken) => {
            eprintln!("\n{broken}");
            ExitCode::FAILURE
        }
    }
}

/// The core's own export test writes the files; the same test says in `cargo xtask test` whether they are current.
fn bindings() -> Result<(), Broken> {
    command::cargo([
        "test",
        "--package",
        "homeground-core",
        "the_committed_typescript_is_current",
    ])
    .env("HOMEGROUND_WRITE_BINDINGS", "1")
    .run()
}
