//! What a sentence means, as a vector, with no network.
//!
//! | Module | Does |
//! |---|---|
//! | `pieces` | takes a text apart into the pieces of words that the encoder knows |
//! | [`Encoder`] | texts in, [`Vector`]s out |
//! | [`Vector`] | where a text points and what it is about, 256 bytes; how alike two texts are is one pass over both |
//! | [`About`] | what a text is about, by its vector and its words, or by its words alone |
//! | `by_words` | what words tell of that |
//! | [`both_about`] | what two texts are both about, in words |
//! | [`words`] | the words of a text, folded, and their stems |
//! | [`Vectors`] | many of them by slot, compared with one at a time |
//! | `subjects` | which of these are about a concept |
//!
//! The encoder is all-MiniLM-L6-v2, taught in this project what neighbours say (`data/meaning/make_model.py`), built
//! into the program. This crate knows nothing of people, of the map file or of the window.
//!
//! Two machines may differ in the last digits: vectors are never compared for being equal, and whoever keeps them keeps
//! [`MODEL`] beside them.

mod about;
mod by_words;
mod encoder;
mod pieces;
mod subjects;
mod vector;
mod vectors;
pub mod words;

pub use about::{About, Side, about, both_about, is_tender, same_subject};
pub use encoder::{Encoder, MODEL, MeaningError, is_word};
pub use vector::{Asked, Vector};
pub use vectors::{Alike, PART, Vectors};
