//! The bytes of a file as UTF-8: byte-order marks dropped, Windows-1252 and UTF-16 decoded on
//! the way, in constant memory.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, WINDOWS_1252};

use super::error::ImportError;

/// Bytes read at once.
const BLOCK: usize = 64 * 1024;
/// So many bytes at the start of a file tell what it is.
const HEAD: usize = 4 * 1024;

/// An open file as UTF-8 text.
pub(super) struct Text {
    /// The first bytes, decoded, for recognising the format.
    pub(super) head: String,
    /// It was not UTF-8, so it was read as Windows-1252.
    pub(super) windows_1252: bool,
    /// The whole text.
    pub(super) reader: Box<dyn Read>,
}

/// Opens a file; reads it once to learn its encoding.
pub(super) fn open(path: &Path) -> Result<Text, ImportError> {
    let mut file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ImportError::Folder);
    }
    let (head, valid) = look(&mut file)?;
    file.rewind()?;
    text(head, valid, file)
}

/// Text of bytes in memory.
pub(super) fn of_bytes(bytes: Vec<u8>) -> Result<Text, ImportError> {
    let mut cursor = io::Cursor::new(bytes);
    let (head, valid) = look(&mut cursor)?;
    cursor.rewind()?;
    text(head, valid, cursor)
}

fn text(head: Vec<u8>, valid: bool, reader: impl Read + 'static) -> Result<Text, ImportError> {
    if head.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some(name) = known_binary(&head) {
        return Err(ImportError::OtherFormat(name));
    }
    let marked = Encoding::for_bom(&head).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(if valid { UTF_8 } else { WINDOWS_1252 });
    let windows_1252 = encoding == WINDOWS_1252;
    let (head, ..) = encoding.decode(&head);
    let head = head.into_owned();
    if head.contains('\0') {
        return Err(ImportError::UnknownFormat);
    }
    Ok(Text {
        head,
        windows_1252,
        reader: Box::new(Decoded::new(reader, encoding)),
    })
}

/// The first bytes, and whether all of it is UTF-8 (a last character may be cut off).
fn look(reader: &mut impl Read) -> io::Result<(Vec<u8>, bool)> {
    let mut head = Vec::new();
    let mut block = vec![0; BLOCK];
    let mut kept = 0;
    let mut valid = true;
    loop {
        let count = match reader.read(&mut block[kept..]) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if head.len() < HEAD {
            let more = (HEAD - head.len()).min(count);
            head.extend_from_slice(&block[kept..kept + more]);
        }
        if count == 0 {
            return Ok((head, valid));
        }
        if !valid {
            if head.len() >= HEAD {
                return Ok((head, false));
            }
            continue;
        }
        let filled = kept + count;
        match std::str::from_utf8(&block[..filled]) {
            Ok(_) => kept = 0,
            Err(error) if error.error_len().is_none() => {
                block.copy_within(error.valid_up_to()..filled, 0);
                kept = filled - error.valid_up_to();
            }
            Err(_) => {
                valid = false;
                kept = 0;
            }
        }
    }
}

/// Files that are surely something else, by their first bytes.
fn known_binary(head: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 8] = [
        (b"PK\x03\x04", "a packed file (a spreadsheet, KMZ or ZIP)"),
        (
            b"SQLite format 3\0",
            "a database (a map file or GeoPackage)",
        ),
        (b"%PDF", "a PDF"),
        (b"\xD0\xCF\x11\xE0", "an old spreadsheet"),
        (b"\x1F\x8B", "a compressed file"),
        (b"\x00\x00\x27\x0A", "a Shapefile"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
    ];
    KNOWN
        .iter()
        .find(|(start, _)| head.starts_with(start))
        .map(|(_, name)| *name)
}

/// A reader that decodes block by block.
struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    text: Vec<u8>,
    text_at: usize,
    text_end: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; BLOCK],
            raw_at: 0,
            raw_end: 0,
            text: vec![0; BLOCK],
            text_at: 0,
            text_end: 0,
            ended: false,
        }
    }

    /// Decodes more text; leaves none when the file has ended.
    fn fill(&mut self) -> io::Result<()> {
        (self.text_at, self.text_end) = (0, 0);
        while self.text_end == 0 && !self.ended {
            if self.raw_at == self.raw_end {
                self.raw_at = 0;
                self.raw_end = self.inner.read(&mut self.raw)?;
            }
            let last = self.raw_end == 0;
            let (result, read, written, _) = self.decoder.decode_to_utf8(
                &self.raw[self.raw_at..self.raw_end],
                &mut self.text,
                last,
            );
            self.raw_at += read;
            self.text_end = written;
            self.ended = last && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.text_at == self.text_end {
            self.fill()?;
        }
        let count = buffer.len().min(self.text_end - self.text_at);
        buffer[..count].copy_from_slice(&self.text[self.text_at..self.text_at + count]);
        self.text_at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, bool) {
        let mut text = of_bytes(bytes.to_vec()).unwrap();
        let mut all = String::new();
        text.reader.read_to_string(&mut all).unwrap();
        (all, text.windows_1252)
    }

    #[test]
    fn drops_a_byte_order_mark() {
        assert_eq!(read(b"\xEF\xBB\xBFname\n"), ("name\n".to_owned(), false));
    }

    #[test]
    fn reads_windows_1252_where_it_is_not_utf_8() {
        assert_eq!(
            read(b"Caf\xE9 \x80\xA05"),
            ("Café €\u{A0}5".to_owned(), true)
        );
    }

    #[test]
    fn reads_utf_16_with_its_mark() {
        assert_eq!(read(b"\xFF\xFEn\0a\0"), ("na".to_owned(), false));
    }

    #[test]
    fn finds_the_encoding_past_the_first_block_and_across_blocks() {
        let mut long = "é".repeat(BLOCK).into_bytes();
        long.insert(0, b'x');
        assert!(!read(&long).1);
        long.push(0xE9);
        long.push(b'x');
        assert!(read(&long).1);
    }

    #[test]
    fn a_character_cut_off_at_the_end_does_not_change_the_encoding() {
        assert!(!read("Gŵyl".as_bytes().split_last().unwrap().1).1);
        assert!(!read(b"Caf\xC3").1);
    }

    #[test]
    fn refuses_what_is_surely_something_else() {
        assert!(matches!(of_bytes(Vec::new()), Err(ImportError::Empty)));
        assert!(matches!(
            of_bytes(b"%PDF-1.7".to_vec()),
            Err(ImportError::OtherFormat(_))
        ));
        assert!(matches!(
            of_bytes(b"ab\0cd".to_vec()),
            Err(ImportError::UnknownFormat)
        ));
    }
}
