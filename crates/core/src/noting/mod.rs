//! Quick add: what simple rules make of one line that somebody noted at a door.
//!
//! Pure. The rules are few and only speak where they are sure: a wrong guess costs more at a
//! doorstep than none. What they do not understand stays in the line, which is kept whole.

mod cues;
mod guess;

pub use guess::{Guess, GuessedEntry, GuessedPerson, GuessedPlace, Known, guess};
