//! Saying results: JSON Lines for programs, tables and sentences for people.

use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write};

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

/// Where results go.
pub struct Say {
    /// For programs.
    pub json: bool,
    out: BufWriter<Stdout>,
}

impl Say {
    pub fn new(json: bool) -> Self {
        Self {
            json,
            out: BufWriter::with_capacity(1 << 16, io::stdout()),
        }
    }

    /// One object on a line of its own.
    pub fn object(&mut self, object: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, object)?;
        self.out.write_all(b"\n")
    }

    /// One line of text.
    pub fn line(&mut self, line: impl AsRef<str>) -> io::Result<()> {
        writeln!(self.out, "{}", line.as_ref())
    }

    /// A table with a head.
    pub fn table(&mut self, head: &[&str], rows: Vec<Vec<String>>) -> io::Result<()> {
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY);
        table.set_header(head);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if !io::stdout().is_terminal() {
            table.set_width(100);
        }
        for row in rows {
            table.add_row(row.iter().map(|cell| plain(cell)).collect::<Vec<_>>());
        }
        writeln!(self.out, "{table}")
    }

    /// Everything said so far is out.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A message on standard error.
pub fn note(sentence: impl AsRef<str>) {
    let _ = writeln!(io::stderr(), "{}", sentence.as_ref());
}

/// Words from a file may hold signs that steer a terminal: they are shown as spaces.
fn plain(cell: &str) -> String {
    cell.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
