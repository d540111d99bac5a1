//! Why a file could not be read. Every message is one plain sentence for a person, without the
//! file's own words.

/// Why an OpenStreetMap file was refused. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The disk or the stream failed.
    #[error("the file could not be read to its end")]
    Io(#[from] std::io::Error),
    /// Recognised as something else, by its content.
    #[error("this is not an OpenStreetMap file in XML: {0}")]
    NotOsm(LookedLike),
    /// A document type declaration: no map needs one, and it can make a small file endless.
    #[error("the file declares a document type of its own, which a map file never does")]
    DocumentType,
    /// Ends before its last element is closed: usually an interrupted download.
    #[error("the file stops in the middle, after {offset} bytes: the download may have failed")]
    Truncated {
        /// Bytes read.
        offset: u64,
    },
    /// Not well-formed XML.
    #[error("the file is damaged near byte {offset}")]
    Damaged {
        /// Where reading stopped, in bytes from the start.
        offset: u64,
    },
    /// A value that must be there is missing or impossible.
    #[error("near byte {offset} a {element} has no usable {attribute}")]
    Value {
        /// Where, in bytes from the start.
        offset: u64,
        /// The element.
        element: &'static str,
        /// Its attribute.
        attribute: &'static str,
    },
    /// The same object occurs twice.
    #[error(
        "the same {0} occurs twice: this may be a file of past versions, which cannot be shown as a map"
    )]
    Twice(&'static str),
    /// Past versions of a map, which OpenStreetMap keeps in files of their own.
    #[error("this is a file of past versions, which cannot be shown as a map")]
    History,
    /// Says that it cannot be read without knowing something that this reader does not.
    #[error("the file was made for a newer kind of reader")]
    Feature,
    /// Somebody asked to stop.
    #[error("stopped: nothing was kept")]
    Stopped,
    /// Beyond what this reader takes.
    #[error("the file is too large to be read: it has more than {limit} {what}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much would have been read.
        limit: u64,
    },
}

/// What a file that is not OpenStreetMap XML looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LookedLike {
    /// No bytes, or only blanks.
    Empty,
    /// HTML: a failed download saved under the name of a map.
    WebPage,
    /// Compressed with gzip, bzip2 or zip.
    Compressed,
    /// OpenStreetMap's binary form.
    Pbf,
    /// A file of changes to a map, not a map.
    Changes,
    /// XML of another kind.
    OtherXml,
    /// Something else.
    Unknown,
}

impl std::fmt::Display for LookedLike {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "it is empty",
            Self::WebPage => "it is a web page, so the download failed",
            Self::Compressed => "it is compressed and has to be unpacked first",
            Self::Pbf => "it is an extract in the binary form (.osm.pbf)",
            Self::Changes => "it holds changes to a map, not a map",
            Self::OtherXml => "it is XML of another kind",
            Self::Unknown => "its content is of another kind",
        })
    }
}
