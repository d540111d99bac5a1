//! Repeats an extract on a grid until it is about as large as asked, and writes that as a file.
//!
//! `cargo bench -p homeground-region --bench grid -- FILE.osm.pbf TO.osm.pbf [MEGABYTES]`

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a run that cannot go on should stop"
)]

#[path = "support/pbf.rs"]
mod pbf;

use std::fs::File;
use std::io::BufWriter;

use osmpbf::{Element, ElementReader, RelMemberType};
use pbf::{Node, Relation, Tags, Way, Writer};

/// More than any id of an object, so that copies do not share them.
const IDS_APART: i64 = 20_000_000_000;

/// Objects of a block, as other programs write them.
const OBJECTS: usize = 8_000;

#[derive(Default)]
struct Read {
    nodes: Vec<Node>,
    ways: Vec<Way>,
    relations: Vec<Relation>,
}

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let [from, to, rest @ ..] = &words[..] else {
        println!("grid: name an extract and a file to write");
        return;
    };
    let megabytes: u64 = rest.first().map_or(100, |word| word.parse().unwrap());
    let size = std::fs::metadata(from).unwrap().len();
    // A tenth more: a copy without who changed what and when is smaller than what it is made of.
    let copies = (megabytes * 1_100_000).div_ceil(size) as i64;
    let read = read(from);
    let across = (copies as f64).sqrt().ceil() as i64;
    let step = |at: fn(&Node) -> i64| {
        let mut list: Vec<i64> = read.nodes.iter().map(at).collect();
        list.sort_unstable();
        let skipped = list.len() / 200;
        (list[list.len() - 1 - skipped] - list[skipped]) * 11 / 10
    };
    let (east, north) = (step(|node| node.1), step(|node| node.2));
    let mut writer = Writer {
        out: BufWriter::new(File::create(to).unwrap()),
        is_packed: true,
    };
    writer.header().unwrap();
    // Kind by kind, as extracts are sorted.
    for copy in 0..copies {
        let (dx, dy) = (copy % across * east, copy / across * north);
        let moved: Vec<Node> = (read.nodes.iter())
            .map(|(id, lon, lat, tags)| (id + copy * IDS_APART, lon + dx, lat + dy, tags.clone()))
            .collect();
        moved
            .chunks(OBJECTS)
            .for_each(|nodes| writer.nodes(nodes).unwrap());
    }
    for copy in 0..copies {
        let apart = copy * IDS_APART;
        let moved: Vec<Way> = (read.ways.iter())
            .map(|(id, nodes, tags)| {
                let nodes = nodes.iter().map(|node| node + apart).collect();
                (id + apart, nodes, tags.clone())
            })
            .collect();
        moved
            .chunks(OBJECTS)
            .for_each(|ways| writer.ways(ways).unwrap());
    }
    for copy in 0..copies {
        let apart = copy * IDS_APART;
        let moved: Vec<Relation> = (read.relations.iter())
            .map(|(id, members, tags)| {
                let members = (members.iter())
                    .map(|(kind, member, role)| (*kind, member + apart, role.clone()))
                    .collect();
                (id + apart, members, tags.clone())
            })
            .collect();
        moved
            .chunks(OBJECTS)
            .for_each(|relations| writer.relations(relations).unwrap());
    }
    println!(
        "grid: {copies} copies, {across} across, {:.3} by {:.3} degrees apart",
        east as f64 / 1e7,
        north as f64 / 1e7
    );
}

fn read(path: &str) -> Read {
    let mut read = Read::default();
    let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
    let reader = ElementReader::from_path(path).unwrap();
    reader
        .for_each(|element| match element {
            Element::DenseNode(node) => {
                let tags: Tags = node.tags().map(owned).collect();
                let [lon, lat] = [node.decimicro_lon(), node.decimicro_lat()].map(i64::from);
                read.nodes.push((node.id(), lon, lat, tags));
            }
            Element::Node(node) => {
                let tags: Tags = node.tags().map(owned).collect();
                let [lon, lat] = [node.decimicro_lon(), node.decimicro_lat()].map(i64::from);
                read.nodes.push((node.id(), lon, lat, tags));
            }
            Element::Way(way) => {
                let tags = way.tags().map(owned).collect();
                read.ways.push((way.id(), way.refs().collect(), tags));
            }
            Element::Relation(relation) => {
                let members = (relation.members())
                    .map(|member| {
                        let kind = match member.member_type {
                            RelMemberType::Node => 0,
                            RelMemberType::Way => 1,
                            RelMemberType::Relation => 2,
                        };
                        let role = member.role().unwrap_or_default().to_owned();
                        (kind, member.member_id, role)
                    })
                    .collect();
                let tags = relation.tags().map(owned).collect();
                read.relations.push((relation.id(), members, tags));
            }
        })
        .unwrap();
    read
}
