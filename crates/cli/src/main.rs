//! `homeground`: the same core without a window.
//!
//! Results go to standard output, progress and messages to standard error. It ends with 0 when
//! done, 1 when refused or failed with one plain sentence and nothing changed, 2 for wrong usage, 130 when
//! stopped (ctrl-C) with what was done until then kept.

mod area;
mod arguments;
mod commands;
mod opened;
mod refusal;
mod say;
mod stop;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use refusal::Refusal;
use say::Say;

/// As shells say it of what ctrl-C ended: 128 and the number of the signal.
const STOPPED: u8 = 130;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut say = Say::new(arguments.everywhere.json);
    let done = run(&arguments, &mut say).and_then(|()| Ok(say.finish()?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has read enough: `homeground list | head`.
        Err(Refusal::NobodyReads) => ExitCode::SUCCESS,
        Err(Refusal::Stopped) => ExitCode::from(STOPPED),
        Err(refusal) => {
            let _ = say.finish();
            let _ = writeln!(std::io::stderr(), "homeground: {refusal}");
            ExitCode::from(1)
        }
    }
}

fn run(arguments: &Arguments, say: &mut Say) -> Result<(), Refusal> {
    let map = arguments.everywhere.map.as_deref();
    match &arguments.command {
        Command::New { file, name, sample } => {
            commands::files::new(say, file, name.as_deref(), *sample)
        }
        Command::Import(import) => commands::import::import(say, map, import),
        Command::List { what, kinds, area } => {
            commands::list::list(say, map, *what, kinds, area.as_deref())
        }
        Command::Search(search) => commands::search::search(say, map, search),
        Command::Match(asked) => commands::matches::matches(say, map, asked),
        Command::Understand => commands::understand::understand(say, map),
        Command::Words { line, remove } => {
            commands::words::words(say, map, line.as_deref(), remove.as_deref())
        }
        Command::Export(export) => commands::export::export(say, map, export),
        Command::Region(asked) => commands::region::region(say, map, asked),
        Command::Place(asked) => commands::place::place(say, map, asked),
        Command::Suggest(asked) => commands::suggest::suggest(say, map, asked),
        Command::Share(share) => commands::consent::share(say, map, share),
        Command::Withdraw { id, fields } => commands::consent::withdraw(say, map, id, fields),
        Command::Undo => commands::history::undo(say, map),
        Command::Redo => commands::history::redo(say, map),
        Command::History { id, limit } => {
            commands::history::history(say, map, id.as_deref(), *limit)
        }
        Command::Backup { file } => commands::files::backup(say, map, file),
        Command::Restore { file, to } => commands::files::restore(say, file, to),
        Command::Check => commands::files::check(say, map),
    }
}
