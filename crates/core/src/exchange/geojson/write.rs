//! A map for a meeting as a GeoJSON file.
//!
//! Takes only what the privacy door gives. Longitude before latitude, WGS 84, outer rings
//! counter-clockwise, at most six decimals (11 cm at the equator) unless it is the owner's own
//! archive. The same map on the same day gives the same bytes.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use geo::{CoordsIter, Geometry as Shape};

use super::round::shape;
use crate::domain::{Audience, BoundingBox, Geometry, OSM_CREDIT, OSM_LICENSE, RecordKind};
use crate::exchange::draft::Drafter;
use crate::exchange::error::ImportError;
use crate::exchange::{look, names};
use crate::map::Stamp;
use crate::privacy::{Output, Property, Reduced};

/// Words for a map that only its owner may have.
const NOT_FOR_SHARING: &str = "Everything at full precision: not for sharing.";

/// Writes to a temporary name, makes it durable, then gives it its name. `clock` is the stamp
/// of the last change of the map: when the file comes home, it tells what was changed since.
///
/// # Errors
/// When the folder or the file cannot be written; what was there before is then untouched.
pub fn write(output: &Output, clock: Stamp, file: &Path) -> io::Result<()> {
    if file.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "a folder has this name",
        ));
    }
    let mut temporary = file.as_os_str().to_owned();
    temporary.push(format!(".{}.part", std::process::id()));
    let temporary = PathBuf::from(temporary);
    let written = File::create(&temporary).and_then(|open| {
        let mut open = BufWriter::with_capacity(1 << 20, open);
        collection(&mut open, output, clock)?;
        open.into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()?;
        std::fs::rename(&temporary, file)?;
        crate::map::sync_folder(file)
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    written
}

/// Reads an entry as it would be written, to compare it with one that comes home.
pub(in crate::exchange) fn read_back(
    entry: &Reduced,
    drafter: &mut Drafter,
) -> Result<(), ImportError> {
    let mut bytes = Vec::with_capacity(512);
    feature(&mut bytes, entry, shape(entry).as_ref())?;
    super::read(bytes.as_slice(), drafter)
}

/// Writes the feature collection.
fn collection(to: &mut impl io::Write, output: &Output, clock: Stamp) -> io::Result<()> {
    let audience = output.audience().map_or("self", Audience::word);
    write!(to, "{{\"type\":\"FeatureCollection\",\n\"homeground\":{{")?;
    write!(
        to,
        "\"format\":1,\"audience\":\"{audience}\",\"map\":\"{}\"",
        output.mark()
    )?;
    // As text: 64 bits are more than a number of JavaScript holds.
    write!(
        to,
        ",\"day\":\"{}\",\"clock\":\"{}\"",
        output.day(),
        clock.stored()
    )?;
    if output.audience().is_none() {
        write!(to, ",\"note\":\"{NOT_FOR_SHARING}\"")?;
    }
    writeln!(to, "}},")?;
    if output.from_osm() {
        writeln!(
            to,
            "\"source\":\"{OSM_CREDIT}\",\"license\":\"{OSM_LICENSE}\","
        )?;
    }
    let shapes: Vec<Option<Geometry>> = output.entries().iter().map(shape).collect();
    let all = shapes
        .iter()
        .flatten()
        .map(Geometry::bounding_box)
        .reduce(BoundingBox::joined);
    if let Some(all) = all {
        write!(to, "\"bbox\":")?;
        bbox(to, all)?;
        writeln!(to, ",")?;
    }
    write!(to, "\"features\":[")?;
    for (number, (entry, shape)) in output.entries().iter().zip(&shapes).enumerate() {
        to.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        feature(to, entry, shape.as_ref())?;
    }
    to.write_all(b"\n]}\n")
}

fn bbox(to: &mut impl io::Write, all: BoundingBox) -> io::Result<()> {
    serde_json::to_writer(to, &[all.west, all.south, all.east, all.north])?;
    Ok(())
}

fn feature(to: &mut impl io::Write, entry: &Reduced, shape: Option<&Geometry>) -> io::Result<()> {
    write!(to, "{{\"type\":\"Feature\",\"id\":\"{}\",", entry.id())?;
    match shape {
        None => to.write_all(b"\"geometry\":null,")?,
        Some(shape) => {
            if !matches!(shape.shape(), Shape::Point(_)) {
                write!(to, "\"bbox\":")?;
                bbox(to, shape.bounding_box())?;
                to.write_all(b",")?;
            }
            to.write_all(b"\"geometry\":")?;
            geometry(to, shape)?;
            to.write_all(b",")?;
        }
    }
    properties(to, entry)?;
    to.write_all(b"}")
}

/// What only the owner's own archive says; it stands beside the properties, so that it never
/// collides with a field of somebody else's file.
fn is_archive(name: &str) -> bool {
    matches!(name, "source" | "source_id" | "holder_id" | "stated_by_id")
}

fn properties(to: &mut impl io::Write, entry: &Reduced) -> io::Result<()> {
    write!(
        to,
        "\"properties\":{{\"record\":\"{}\",\"id\":\"{}\"",
        entry.kind().table(),
        entry.id()
    )?;
    for (name, value) in entry
        .properties()
        .iter()
        .filter(|(name, _)| !is_archive(name))
    {
        write!(to, ",\"{name}\":")?;
        property(to, value)?;
    }
    write!(to, ",\"precision\":\"{}\"", entry.precision().word())?;
    let kind = entry.kind();
    // The archive must read back as it was: what would be taken for a field stands aside.
    let aside = |name: &str| entry.is_full() && names::is_field(kind, name);
    let (aside, extra): (Vec<_>, Vec<_>) =
        entry.extra().0.iter().partition(|(name, _)| aside(name));
    let (colour, symbol) = marker(entry);
    // Somebody who gave their file colours of their own keeps them.
    for (name, value) in [("marker-color", colour), ("marker-symbol", symbol)] {
        if !extra.iter().any(|(known, _)| *known == name) {
            write!(to, ",\"{name}\":\"{value}\"")?;
        }
    }
    let ours = |name: &str| {
        let always = matches!(name, "record" | "id" | "precision");
        always || (entry.property(name).is_some() && !is_archive(name))
    };
    for (name, value) in extra {
        to.write_all(b",")?;
        if ours(name) {
            serde_json::to_writer(&mut *to, &format!("{name} (2)"))?;
        } else {
            serde_json::to_writer(&mut *to, name)?;
        }
        to.write_all(b":")?;
        serde_json::to_writer(&mut *to, value)?;
    }
    to.write_all(b"}")?;
    archive(to, entry, &aside)
}

/// What only the owner's own archive says, beside the properties.
fn archive(
    to: &mut impl io::Write,
    entry: &Reduced,
    extra: &[(&String, &serde_json::Value)],
) -> io::Result<()> {
    let mut start = ",\"homeground\":{";
    let said = entry.properties().iter();
    for (name, value) in said.filter(|(name, _)| is_archive(name)) {
        write!(to, "{start}\"{name}\":")?;
        property(to, value)?;
        start = ",";
    }
    if !extra.is_empty() {
        let extra: serde_json::Map<_, _> = extra
            .iter()
            .map(|(name, value)| ((*name).clone(), (*value).clone()))
            .collect();
        write!(to, "{start}\"extra\":")?;
        serde_json::to_writer(&mut *to, &extra)?;
        start = ",";
    }
    if start == "," {
        to.write_all(b"}")?;
    }
    Ok(())
}

fn property(to: &mut impl io::Write, value: &Property) -> io::Result<()> {
    match value {
        // A whole number of metres is written as one.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and small"
        )]
        Property::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            write!(to, "{}", *number as i64)
        }
        value => Ok(serde_json::to_writer(to, value)?),
    }
}

/// Colour of the kind and a symbol of the Maki set.
fn marker(entry: &Reduced) -> (&'static str, &'static str) {
    let colour = entry.asset_kind().map_or(look::INK, look::colour);
    let symbol = match (entry.kind(), entry.asset_kind()) {
        (RecordKind::Person, _) => look::PERSON,
        (RecordKind::Area, _) => look::AREA,
        (RecordKind::Asset, Some(kind)) => look::symbol(kind),
        _ => look::LOOKED_FOR,
    };
    (colour, symbol)
}

/// A geometry as a JSON value, every digit and altitude kept.
pub(in crate::exchange) fn value(shape: &Geometry) -> serde_json::Value {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and what is written is JSON.
    let written = geometry(&mut bytes, shape).is_ok();
    written
        .then(|| serde_json::from_slice(&bytes).ok())
        .flatten()
        .unwrap_or_default()
}

/// The altitudes of a shape one after the other, as its positions are written.
struct Altitudes<'a>(std::slice::Iter<'a, f64>);

fn geometry(to: &mut impl io::Write, shape: &Geometry) -> io::Result<()> {
    let mut altitudes = Altitudes(shape.altitudes().iter());
    one(to, shape.shape(), &mut altitudes)
}

fn one(to: &mut impl io::Write, shape: &Shape<f64>, up: &mut Altitudes<'_>) -> io::Result<()> {
    let name = match shape {
        Shape::Point(_) => "Point",
        Shape::MultiPoint(_) => "MultiPoint",
        Shape::Line(_) | Shape::LineString(_) => "LineString",
        Shape::MultiLineString(_) => "MultiLineString",
        Shape::Polygon(_) | Shape::Rect(_) | Shape::Triangle(_) => "Polygon",
        Shape::MultiPolygon(_) => "MultiPolygon",
        Shape::GeometryCollection(all) => {
            to.write_all(b"{\"type\":\"GeometryCollection\",\"geometries\":[")?;
            for (number, part) in all.iter().enumerate() {
                if number > 0 {
                    to.write_all(b",")?;
                }
                one(to, part, up)?;
            }
            return to.write_all(b"]}");
        }
    };
    write!(to, "{{\"type\":\"{name}\",\"coordinates\":")?;
    match shape {
        Shape::Point(point) => position(to, point.0, up)?,
        Shape::MultiPoint(points) => {
            list(to, points.iter(), |to, point| position(to, point.0, up))?
        }
        Shape::LineString(line) => positions(to, line, up)?,
        Shape::MultiLineString(lines) => {
            list(to, lines.iter(), |to, line| positions(to, line, up))?
        }
        Shape::Polygon(polygon) => rings(to, polygon, up)?,
        Shape::MultiPolygon(polygons) => list(to, polygons.iter(), |to, one| rings(to, one, up))?,
        Shape::Line(line) => list(to, [line.start, line.end].iter(), |to, at| {
            position(to, *at, up)
        })?,
        Shape::Rect(rect) => rings(to, &rect.to_polygon(), up)?,
        Shape::Triangle(triangle) => rings(to, &triangle.to_polygon(), up)?,
        Shape::GeometryCollection(_) => {}
    }
    to.write_all(b"}")
}

fn list<W: io::Write, T>(
    to: &mut W,
    all: impl Iterator<Item = T>,
    mut each: impl FnMut(&mut W, T) -> io::Result<()>,
) -> io::Result<()> {
    to.write_all(b"[")?;
    for (number, part) in all.enumerate() {
        if number > 0 {
            to.write_all(b",")?;
        }
        each(to, part)?;
    }
    to.write_all(b"]")
}

fn rings(
    to: &mut impl io::Write,
    polygon: &geo::Polygon<f64>,
    up: &mut Altitudes<'_>,
) -> io::Result<()> {
    let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    list(to, all, |to, ring| positions(to, ring, up))
}

fn positions(
    to: &mut impl io::Write,
    line: &geo::LineString<f64>,
    up: &mut Altitudes<'_>,
) -> io::Result<()> {
    list(to, line.coords_iter(), |to, at| position(to, at, up))
}

fn position(
    to: &mut impl io::Write,
    at: geo::Coord<f64>,
    up: &mut Altitudes<'_>,
) -> io::Result<()> {
    match up.0.next().filter(|altitude| altitude.is_finite()) {
        Some(altitude) => serde_json::to_writer(to, &[at.x, at.y, *altitude])?,
        None => serde_json::to_writer(to, &[at.x, at.y])?,
    }
    Ok(())
}
