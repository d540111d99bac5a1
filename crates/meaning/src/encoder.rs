//! The encoder: a transformer that reads a text and says where it points.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use rten::{Model, NodeId, RunOptions, ThreadPool, Value};

use crate::pieces::Pieces;
use crate::{Side, Vector};

/// As `make_model.py` made it: ONNX, weights in whole numbers of 8 bits.
const ENCODER: &[u8] = include_bytes!("../../../data/meaning/encoder.onnx");
/// The pieces of words it knows, a line each.
const PIECES: &str = include_str!("../../../data/meaning/vocab.txt");
/// Words that people here say and the encoder has in pieces alone, a line each.
const EVERYDAY: &str = include_str!("../../../data/meaning/everyday.txt");
/// Names the model that made a vector: the beginning of the SHA-256 of its file and of that of its concepts. Vectors of two
/// models have nothing to do with each other.
pub const MODEL: &str = include_str!("../../../data/meaning/model.txt").trim_ascii();
/// A text is read up to here; it was taught with as many.
const MAX_PIECES: usize = 96;
/// Texts that are read at once, of about one length: the shorter are filled up.
const BATCH: usize = 16;

/// Whether a word in small letters is an everyday one, and hardly ever a slip of the pen: the encoder knows it whole, or the
/// sentences that it was taught say it often.
#[must_use]
pub fn is_word(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS
        .get_or_init(|| PIECES.lines().chain(EVERYDAY.lines()).collect())
        .contains(word)
}

/// Why nothing is understood. Words alone still match.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum MeaningError {
    /// The encoder that is built in is not the one that was made.
    #[error(
        "the part of the program that understands sentences is damaged; matching goes on by words alone"
    )]
    Damaged(String),
    /// It could not read a text.
    #[error("a sentence could not be understood; matching goes on by words alone")]
    Failed(String),
}

/// Understands texts. Reading one takes a few milliseconds on one core.
pub struct Encoder {
    model: Model,
    /// Numbers of pieces, which of them count, and the vectors.
    nodes: [NodeId; 3],
    pieces: Pieces,
    threads: Arc<ThreadPool>,
}

impl Encoder {
    /// The one that is built into the program, ready once it was asked for.
    ///
    /// # Errors
    /// [`MeaningError::Damaged`]
    pub fn built_in() -> Result<&'static Self, MeaningError> {
        static BUILT_IN: OnceLock<Result<Encoder, MeaningError>> = OnceLock::new();
        let made = BUILT_IN.get_or_init(|| Self::new(ENCODER, PIECES));
        made.as_ref().map_err(Clone::clone)
    }

    /// One of a model and its pieces of words: ONNX with `input_ids`, `attention_mask` and `vector`, a piece a line.
    ///
    /// # Errors
    /// [`MeaningError::Damaged`]
    pub fn new(model: &'static [u8], pieces: &'static str) -> Result<Self, MeaningError> {
        // One core is left to the window.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.saturating_sub(1).max(1);
        let damaged = |error: &dyn std::fmt::Display| MeaningError::Damaged(error.to_string());
        let model = Model::load_static_slice(model).map_err(|error| damaged(&error))?;
        let node = |name| model.node_id(name).map_err(|error| damaged(&error));
        Ok(Self {
            nodes: [node("input_ids")?, node("attention_mask")?, node("vector")?],
            pieces: Pieces::new(pieces).ok_or_else(|| damaged(&"its pieces of words"))?,
            threads: Arc::new(ThreadPool::with_num_threads(threads)),
            model,
        })
    }

    /// What one text means; `None` for one without a word.
    ///
    /// # Errors
    /// [`MeaningError::Failed`]
    pub fn understand(&self, text: &str, side: Side) -> Result<Option<Vector>, MeaningError> {
        Ok(self.understand_all(&[(text, side)])?.pop().flatten())
    }

    /// What texts of either side mean, in their order; `None` for one without a word.
    ///
    /// # Errors
    /// [`MeaningError::Failed`]
    pub fn understand_all(
        &self,
        texts: &[(&str, Side)],
    ) -> Result<Vec<Option<Vector>>, MeaningError> {
        let mut read: Vec<(usize, Vec<i32>)> = (texts.iter().enumerate())
            // Signs alone say nothing.
            .filter(|(_, (text, _))| text.chars().any(char::is_alphanumeric))
            .map(|(at, (text, _))| (at, self.pieces.of(text, MAX_PIECES)))
            .collect();
        read.sort_by_key(|(_, pieces)| pieces.len());
        let mut vectors = vec![None; texts.len()];
        for batch in read.chunks(BATCH) {
            let found = self.read(batch.iter().map(|(_, pieces)| pieces.as_slice()))?;
            for ((at, _), numbers) in batch.iter().zip(found) {
                let (text, side) = texts[*at];
                vectors[*at] = Vector::new(&numbers, text, side);
            }
        }
        Ok(vectors)
    }

    /// The numbers of each text.
    fn read<'a>(
        &self,
        texts: impl ExactSizeIterator<Item = &'a [i32]> + Clone,
    ) -> Result<Vec<Vec<f32>>, MeaningError> {
        let failed = |error: &dyn std::fmt::Display| MeaningError::Failed(error.to_string());
        let (count, longest) = (
            texts.len(),
            texts.clone().map(<[i32]>::len).max().unwrap_or(0),
        );
        let (mut pieces, mut counts) = (Vec::new(), Vec::new());
        for text in texts {
            let filled = longest - text.len();
            pieces.extend(text.iter().copied().chain(std::iter::repeat_n(0, filled)));
            counts.extend(std::iter::repeat_n(1, text.len()).chain(std::iter::repeat_n(0, filled)));
        }
        let table = |numbers: Vec<i32>| Value::from_shape([count, longest], numbers);
        let [piece_node, counts_node, vector_node] = self.nodes;
        let inputs = vec![
            (
                piece_node,
                table(pieces).map_err(|error| failed(&error))?.into(),
            ),
            (
                counts_node,
                table(counts).map_err(|error| failed(&error))?.into(),
            ),
        ];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.threads)));
        let mut answers = self
            .model
            .run(inputs, &[vector_node], Some(options))
            .map_err(|error| failed(&error))?;
        let answer = answers.pop().ok_or_else(|| failed(&"no answer"))?;
        let ([_, width], numbers) = answer
            .into_shape_vec::<f32, 2>()
            .map_err(|error| failed(&error))?;
        Ok(numbers.chunks(width.max(1)).map(<[f32]>::to_vec).collect())
    }
}
