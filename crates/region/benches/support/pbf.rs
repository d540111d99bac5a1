//! Writes OpenStreetMap's binary form, as much of it as a repeated extract needs:
//! <https://wiki.openstreetmap.org/wiki/PBF_Format>.

use std::collections::HashMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A protocol buffer being written.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push((value as u8) | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn number(&mut self, field: u32, value: u64) {
        self.varint(u64::from(field << 3));
        self.varint(value);
    }

    fn bytes(&mut self, field: u32, bytes: &[u8]) {
        self.varint(u64::from(field << 3 | 2));
        self.varint(bytes.len() as u64);
        self.0.extend(bytes);
    }

    fn packed(&mut self, field: u32, values: impl Iterator<Item = u64>) {
        let mut packed = Self::default();
        values.for_each(|value| packed.varint(value));
        self.bytes(field, &packed.0);
    }

    fn deltas(&mut self, field: u32, values: impl Iterator<Item = i64>) {
        let mut before = 0;
        self.packed(
            field,
            values.map(|value| {
                let delta = value - std::mem::replace(&mut before, value);
                ((delta << 1) ^ (delta >> 63)) as u64
            }),
        );
    }
}

/// The strings of one block.
#[derive(Default)]
struct Table {
    words: Vec<Vec<u8>>,
    known: HashMap<String, u64>,
}

impl Table {
    fn new() -> Self {
        let mut table = Self::default();
        table.at("");
        table
    }

    fn at(&mut self, word: &str) -> u64 {
        if let Some(&at) = self.known.get(word) {
            return at;
        }
        let at = self.words.len() as u64;
        self.words.push(word.as_bytes().to_vec());
        self.known.insert(word.to_owned(), at);
        at
    }

    fn block(self, group: &Message) -> Message {
        let mut table = Message::default();
        self.words.iter().for_each(|word| table.bytes(1, word));
        let mut block = Message::default();
        block.bytes(1, &table.0);
        block.bytes(2, &group.0);
        block
    }
}

pub type Tags = Vec<(String, String)>;

/// A node: id, longitude and latitude in 10^-7 degrees, tags.
pub type Node = (i64, i64, i64, Tags);
/// A way: id, nodes, tags.
pub type Way = (i64, Vec<i64>, Tags);
/// A relation: id, members (kind 0 node, 1 way, 2 relation; id; role), tags.
pub type Relation = (i64, Vec<(u64, i64, String)>, Tags);

pub struct Writer<W: Write> {
    pub out: W,
    /// Whether blocks are packed, as other programs do.
    pub is_packed: bool,
}

impl<W: Write> Writer<W> {
    pub fn header(&mut self) -> std::io::Result<()> {
        let mut header = Message::default();
        header.bytes(4, b"OsmSchema-V0.6");
        header.bytes(4, b"DenseNodes");
        self.blob("OSMHeader", &header)
    }

    pub fn nodes(&mut self, nodes: &[Node]) -> std::io::Result<()> {
        let mut table = Table::new();
        let mut tags = Vec::new();
        for (.., pairs) in nodes {
            for (key, value) in pairs {
                tags.extend([table.at(key), table.at(value)]);
            }
            tags.push(0);
        }
        let mut dense = Message::default();
        dense.deltas(1, nodes.iter().map(|node| node.0));
        dense.deltas(8, nodes.iter().map(|node| node.2));
        dense.deltas(9, nodes.iter().map(|node| node.1));
        dense.packed(10, tags.into_iter());
        let mut group = Message::default();
        group.bytes(2, &dense.0);
        self.blob("OSMData", &table.block(&group))
    }

    pub fn ways(&mut self, ways: &[Way]) -> std::io::Result<()> {
        let mut table = Table::new();
        let mut group = Message::default();
        for (id, nodes, tags) in ways {
            let mut way = Message::default();
            way.number(1, *id as u64);
            write_tags(&mut way, tags, &mut table);
            way.deltas(8, nodes.iter().copied());
            group.bytes(3, &way.0);
        }
        self.blob("OSMData", &table.block(&group))
    }

    pub fn relations(&mut self, relations: &[Relation]) -> std::io::Result<()> {
        let mut table = Table::new();
        let mut group = Message::default();
        for (id, members, tags) in relations {
            let mut relation = Message::default();
            relation.number(1, *id as u64);
            write_tags(&mut relation, tags, &mut table);
            let roles: Vec<u64> = members.iter().map(|(.., role)| table.at(role)).collect();
            relation.packed(8, roles.into_iter());
            relation.deltas(9, members.iter().map(|member| member.1));
            relation.packed(10, members.iter().map(|member| member.0));
            group.bytes(4, &relation.0);
        }
        self.blob("OSMData", &table.block(&group))
    }

    fn blob(&mut self, kind: &str, content: &Message) -> std::io::Result<()> {
        let mut blob = Message::default();
        if self.is_packed {
            let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
            packer.write_all(&content.0)?;
            blob.number(2, content.0.len() as u64);
            blob.bytes(3, &packer.finish()?);
        } else {
            blob.bytes(1, &content.0);
        }
        let mut header = Message::default();
        header.bytes(1, kind.as_bytes());
        header.number(3, blob.0.len() as u64);
        self.out.write_all(&(header.0.len() as u32).to_be_bytes())?;
        self.out.write_all(&header.0)?;
        self.out.write_all(&blob.0)
    }
}

fn write_tags(object: &mut Message, tags: &Tags, table: &mut Table) {
    let pairs: Vec<(u64, u64)> = (tags.iter())
        .map(|(key, value)| (table.at(key), table.at(value)))
        .collect();
    object.packed(2, pairs.iter().map(|pair| pair.0));
    object.packed(3, pairs.iter().map(|pair| pair.1));
}
