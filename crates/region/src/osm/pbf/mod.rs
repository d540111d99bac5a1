//! OpenStreetMap's binary form: <https://wiki.openstreetmap.org/wiki/PBF_Format>.
//!
//! A file is a row of blobs, each with some thousand objects, usually nodes first, then ways, then
//! relations. Read whole, one pass is enough. Cut to a window, the first pass takes the nodes inside
//! and learns which ids each blob holds, so that the later ones open few blobs again.

mod blobs;
mod block;

use std::io::{Read, Seek};

use super::collect::Collector;
use super::cut::Cut;
use super::{Extract, ObjectKind};
use crate::Bounds;
use crate::error::ReadError;
use crate::grid::{Window, to_world};
use crate::watch::Watch;
use blobs::{Blobs, Wanted};
use block::Body;

/// Reads a file, all of it or what a window needs.
///
/// # Errors
/// Any [`ReadError`]; nothing of the file is kept then.
pub(crate) fn read_pbf(
    input: impl Read + Seek + Send,
    keep: Option<Window>,
    watch: &dyn Watch,
) -> Result<Extract, ReadError> {
    let mut blobs = Blobs::new(input, watch)?;
    let mut collector = Collector::new();
    match keep {
        Some(window) => read_cut(&mut blobs, &mut collector, window)?,
        None => blobs.first_pass(&mut collector, |words, seen, collector| {
            words.keep(seen, collector);
        })?,
    }
    collector.finish()
}

/// The day of a file's data and the box it covers, if its header says so.
pub(super) fn pbf_header(input: impl Read + Send) -> Option<(Option<String>, Option<Bounds>)> {
    let mut collector = Collector::new();
    blobs::read_first(input, &mut collector)?;
    Some((collector.base_date, collector.bounds))
}

fn read_cut<R: Read + Seek + Send>(
    blobs: &mut Blobs<'_, R>,
    collector: &mut Collector,
    window: Window,
) -> Result<(), ReadError> {
    let mut cut = Cut::default();
    blobs.first_pass(collector, |words, seen, collector| match seen.body {
        Body::At(lon, lat) => {
            if window.contains(to_world(lon, lat)) {
                cut.node_inside(seen.id);
                words.keep(seen, collector);
            }
        }
        Body::Nodes(_) => {}
        Body::Members(_) => words.keep(seen, collector),
    })?;
    cut.nodes_seen();
    let ways = Wanted::Kind(ObjectKind::Way);
    blobs.pass(ways, collector, |words, seen, collector| {
        if matches!(seen.body, Body::Nodes(nodes) if cut.way(seen.id, nodes)) {
            words.keep(seen, collector);
        }
    })?;
    let missing = cut.missing_ways(collector.areas());
    let ways = Wanted::Ids(ObjectKind::Way, &missing);
    blobs.pass(ways, collector, |words, seen, collector| {
        if let Body::Nodes(nodes) = seen.body {
            cut.need_way(seen.id, nodes);
            words.keep(seen, collector);
        }
    })?;
    let missing = cut.missing_nodes();
    let nodes = Wanted::Ids(ObjectKind::Node, &missing);
    blobs.pass(nodes, collector, |words, seen, collector| {
        if let Body::At(lon, lat) = seen.body {
            words.keep_place(seen.id, to_world(lon, lat), collector);
        }
    })?;
    collector.drop_relations(&cut);
    Ok(())
}
