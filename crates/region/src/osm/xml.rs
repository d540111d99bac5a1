//! OpenStreetMap XML, as exported from openstreetmap.org, Overpass or an editor.
//!
//! Read as a stream, event by event: <https://wiki.openstreetmap.org/wiki/OSM_XML>. Elements this
//! reader does not know are passed over; a document type declaration is refused.

use std::io::{BufRead, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::collect::{Collector, is_kept};
use super::limits::{Limited, Passed, Stopped};
use super::strings::StringId;
use super::{Extract, Member, ObjectKind, Role};
use crate::Bounds;
use crate::error::{LookedLike, ReadError};
use crate::grid::{Coord, Window, to_world};

/// `osm`, object, tag: deeper levels are no map.
const MAX_DEPTH: usize = 8;
/// OpenStreetMap itself takes 5,000 tags an object.
const MAX_TAGS: usize = 5_000;
/// OpenStreetMap itself takes 2,000 nodes a way and 32,000 members a relation.
const MAX_PARTS: usize = 100_000;
/// Beyond this a feature id would lose digits in the window, which has 53 bits.
const MAX_ID: i64 = 1 << 49;

/// Reads a file, all of it or what a window needs.
///
/// # Errors
/// Any [`ReadError`]; nothing of the file is kept then.
pub(crate) fn read_xml(input: impl Read, keep: Option<Window>) -> Result<Extract, ReadError> {
    let mut input = BufReader::new(input);
    look(input.fill_buf()?)?;
    let mut xml = quick_xml::Reader::from_reader(Limited::new(input));
    let mut reading = Reading {
        depth: 0,
        begun: false,
        object: Object::default(),
        collector: Collector::new(),
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        xml.get_mut().next_event();
        let event = xml.read_event_into(&mut buffer);
        let offset = xml.buffer_position();
        match event.map_err(|error| damage(error, offset))? {
            Event::Start(element) => reading.open(&element, offset)?,
            Event::Empty(element) => {
                reading.open(&element, offset)?;
                reading.close(offset)?;
            }
            Event::End(_) => reading.close(offset)?,
            Event::DocType(_) => return Err(ReadError::DocumentType),
            Event::Eof => {
                let mut collector = reading.finish(offset)?;
                if let Some(window) = keep {
                    collector.cut(window);
                }
                return collector.finish();
            }
            // Text, comments and instructions say nothing about the map.
            _ => {}
        }
    }
}

/// Recognises by content what is certainly something else.
fn look(start: &[u8]) -> Result<(), ReadError> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = text.trim_ascii_start();
    let begins = |with: &[u8]| {
        text.get(..with.len())
            .is_some_and(|have| have.eq_ignore_ascii_case(with))
    };
    let looked = if start.is_empty() {
        LookedLike::Empty
    } else if text.is_empty() || begins(b"<") {
        if !begins(b"<!doctype html") && !begins(b"<html") {
            return Ok(());
        }
        LookedLike::WebPage
    } else if begins(b"\x1f\x8b") || begins(b"BZh") || begins(b"PK\x03\x04") {
        LookedLike::Compressed
    } else if text.windows(9).take(64).any(|nine| nine == b"OSMHeader") {
        LookedLike::Pbf
    } else {
        LookedLike::Unknown
    };
    Err(ReadError::NotOsm(looked))
}

/// Our error for one of the XML library.
fn damage(error: quick_xml::Error, offset: u64) -> ReadError {
    use quick_xml::Error;
    use quick_xml::errors::{IllFormedError, SyntaxError};
    match error {
        Error::Io(error) => match error.get_ref() {
            Some(inner) if inner.is::<Stopped>() => ReadError::Stopped,
            // What a packed file is cut off in is no longer a stream of its kind.
            _ if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                ReadError::Truncated { offset }
            }
            Some(inner) => match inner.downcast_ref() {
                Some(&Passed { what, limit }) => ReadError::TooLarge { what, limit },
                None => ReadError::Damaged { offset },
            },
            None => ReadError::Io(std::io::Error::from(error.kind())),
        },
        Error::Syntax(SyntaxError::UnclosedDoctype) => ReadError::DocumentType,
        // What the library calls unclosed is what the end of the file cut off.
        Error::Syntax(error) if error != SyntaxError::InvalidBangMarkup => {
            ReadError::Truncated { offset }
        }
        Error::IllFormed(IllFormedError::MissingEndTag(_)) => ReadError::Truncated { offset },
        _ => ReadError::Damaged { offset },
    }
}

/// The object being read.
#[derive(Default)]
struct Object {
    kind: Option<ObjectKind>,
    id: i64,
    version: u32,
    at: Coord,
    tags: Vec<(String, String)>,
    nodes: Vec<i64>,
    members: Vec<Member>,
}

struct Reading {
    depth: usize,
    /// The file's outermost element was seen.
    begun: bool,
    /// Without a kind inside an object that is marked as deleted, or inside something else.
    object: Object,
    collector: Collector,
}

impl Reading {
    fn open(&mut self, element: &BytesStart<'_>, offset: u64) -> Result<(), ReadError> {
        let name = element.local_name();
        match self.depth {
            0 => self.open_file(name.as_ref(), element, offset)?,
            1 => self.open_object(name.as_ref(), element, offset)?,
            2 => self.open_part(name.as_ref(), element, offset)?,
            _ => {}
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ReadError::TooLarge {
                what: "levels",
                limit: MAX_DEPTH as u64,
            });
        }
        Ok(())
    }

    fn open_file(
        &mut self,
        name: &str,
        element: &BytesStart<'_>,
        offset: u64,
    ) -> Result<(), ReadError> {
        if self.begun {
            return Err(ReadError::Damaged { offset });
        }
        self.begun = true;
        let looked = match name {
            "osm" => {
                self.collector.copyright = Attributes::of(element, offset)?.take("copyright");
                return Ok(());
            }
            "osmChange" => LookedLike::Changes,
            "html" => LookedLike::WebPage,
            _ => LookedLike::OtherXml,
        };
        Err(ReadError::NotOsm(looked))
    }

    fn open_object(
        &mut self,
        name: &str,
        element: &BytesStart<'_>,
        offset: u64,
    ) -> Result<(), ReadError> {
        let (kind, element_name) = match name {
            "node" => (ObjectKind::Node, "node"),
            "way" => (ObjectKind::Way, "way"),
            "relation" => (ObjectKind::Relation, "relation"),
            "bounds" => {
                self.collector.bounds = Attributes::of(element, offset)?.bounds();
                return Ok(());
            }
            "meta" => {
                let said = Attributes::of(element, offset)?.take("osm_base");
                self.collector.base_date = said.as_deref().and_then(day);
                return Ok(());
            }
            _ => return Ok(()),
        };
        let mut attributes = Attributes::of(element, offset)?;
        let id = attributes.id(element_name, "id")?;
        if attributes.is("visible", "false") || attributes.is("action", "delete") {
            self.collector.tally.counts.deleted += 1;
            return Ok(());
        }
        let touched = attributes.take("timestamp").as_deref().and_then(day);
        self.collector.youngest = touched.max(self.collector.youngest.take());
        if kind == ObjectKind::Node {
            let lon = attributes.degrees("lon", 180.0)?;
            let lat = attributes.degrees("lat", 90.0)?;
            self.object.at = to_world(lon, lat);
        }
        self.object.kind = Some(kind);
        self.object.id = id;
        self.object.version = (attributes.take("version"))
            .and_then(|version| version.parse().ok())
            .unwrap_or_default();
        Ok(())
    }

    fn open_part(
        &mut self,
        name: &str,
        element: &BytesStart<'_>,
        offset: u64,
    ) -> Result<(), ReadError> {
        let object = &mut self.object;
        match (name, object.kind) {
            ("tag", Some(_)) => {
                let mut attributes = Attributes::of(element, offset)?;
                let key = attributes.need("tag", "k")?;
                let value = attributes.need("tag", "v")?;
                object.tags.push((key, value));
                room(object.tags.len(), MAX_TAGS, "tags on one object")
            }
            ("nd", Some(ObjectKind::Way)) => {
                let node = Attributes::of(element, offset)?.id("nd", "ref")?;
                object.nodes.push(node);
                room(object.nodes.len(), MAX_PARTS, "nodes in one way")
            }
            ("member", Some(ObjectKind::Relation)) => {
                let mut attributes = Attributes::of(element, offset)?;
                let kind = match attributes.take("type").as_deref() {
                    Some("node") => ObjectKind::Node,
                    Some("way") => ObjectKind::Way,
                    Some("relation") => ObjectKind::Relation,
                    _ => return Err(attributes.unusable("member", "type")),
                };
                let role = attributes.take("role");
                let id = attributes.id("member", "ref")?;
                let role = Role::of(role.as_deref().unwrap_or_default());
                object.members.push(Member { kind, id, role });
                room(object.members.len(), MAX_PARTS, "members of one relation")
            }
            _ => Ok(()),
        }
    }

    fn close(&mut self, offset: u64) -> Result<(), ReadError> {
        self.depth = self
            .depth
            .checked_sub(1)
            .ok_or(ReadError::Damaged { offset })?;
        if self.depth == 1 {
            self.keep();
        }
        Ok(())
    }

    /// The object is complete.
    fn keep(&mut self) {
        let (object, collector) = (&mut self.object, &mut self.collector);
        let Some(kind) = object.kind.take() else {
            return;
        };
        let words = object.tags.iter();
        (collector.tally).object(kind, words.map(|(key, value)| (&**key, &**value)));
        let tags: Vec<(StringId, StringId)> = (object.tags.drain(..))
            .filter(|(key, _)| is_kept(key))
            .map(|(key, value)| (collector.string(&key), collector.string(&value)))
            .collect();
        let (id, version, tags) = (object.id, object.version, tags.into_iter());
        match kind {
            ObjectKind::Node => collector.node(id, version, object.at, tags),
            ObjectKind::Way => collector.way(id, version, object.nodes.drain(..), tags),
            ObjectKind::Relation => {
                collector.relation(id, version, object.members.drain(..), tags);
            }
        }
    }

    fn finish(self, offset: u64) -> Result<Collector, ReadError> {
        if !self.begun {
            return Err(ReadError::NotOsm(LookedLike::Empty));
        }
        if self.depth > 0 {
            return Err(ReadError::Truncated { offset });
        }
        Ok(self.collector)
    }
}

fn room(have: usize, limit: usize, what: &'static str) -> Result<(), ReadError> {
    if have > limit {
        let limit = limit as u64;
        return Err(ReadError::TooLarge { what, limit });
    }
    Ok(())
}

/// The day of an instant such as `2026-11-25T02:12:00Z`.
fn day(instant: &str) -> Option<String> {
    let day = instant.get(..10)?;
    let shaped = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    shaped.then(|| day.to_owned())
}

/// The attributes of one element.
struct Attributes {
    list: Vec<(String, String)>,
    offset: u64,
}

impl Attributes {
    fn of(element: &BytesStart<'_>, offset: u64) -> Result<Self, ReadError> {
        let mut list = Vec::new();
        // Looking for repeated names costs the square of their number; the first one counts.
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ReadError::Damaged { offset })?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| ReadError::Damaged { offset })?;
            list.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Self { list, offset })
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let (_, value) = self.list.iter_mut().find(|(have, _)| have == name)?;
        Some(std::mem::take(value))
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.list
            .iter()
            .any(|(have, said)| have == name && said == value)
    }

    fn need(
        &mut self,
        element: &'static str,
        attribute: &'static str,
    ) -> Result<String, ReadError> {
        self.take(attribute)
            .ok_or_else(|| self.unusable(element, attribute))
    }

    fn id(&mut self, element: &'static str, attribute: &'static str) -> Result<i64, ReadError> {
        self.take(attribute)
            .and_then(|text| text.trim().parse().ok())
            .filter(|id: &i64| (-MAX_ID..=MAX_ID).contains(id))
            .ok_or_else(|| self.unusable(element, attribute))
    }

    fn degrees(&mut self, attribute: &'static str, most: f64) -> Result<f64, ReadError> {
        self.take(attribute)
            .and_then(|text| text.trim().parse().ok())
            .filter(|degrees: &f64| degrees.abs() <= most)
            .ok_or_else(|| self.unusable("node", attribute))
    }

    /// A box that is not one is as good as none.
    fn bounds(&mut self) -> Option<Bounds> {
        let mut side = |name| self.degrees(name, 180.0).ok();
        Bounds::new(
            side("minlon")?,
            side("minlat")?,
            side("maxlon")?,
            side("maxlat")?,
        )
    }

    fn unusable(&self, element: &'static str, attribute: &'static str) -> ReadError {
        ReadError::Value {
            offset: self.offset,
            element,
            attribute,
        }
    }
}
