//! Objects of an extract that are places of a community.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table;
use crate::features::{Shape, point_inside, whole};
use crate::grid::{Coord, Window, to_lon_lat};
use crate::osm::{Extract, ObjectKind, Tags};

/// One object, before what belongs together is joined.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub kind_of_object: ObjectKind,
    pub id: i64,
    pub version: u32,
    pub kind: &'static str,
    pub label: &'static str,
    pub ask: bool,
    pub name: String,
    /// The name evened out, for comparing.
    pub plain: String,
    pub at: Coord,
    /// An area, if it is one.
    pub outline: Option<Shape>,
    pub window: Window,
    pub carried: Vec<(String, String)>,
}

/// Tags that are worth taking over: of places, never of persons.
const CARRIED: [&str; 16] = [
    "capacity",
    "check_date",
    "contact:phone",
    "contact:website",
    "denomination",
    "description",
    "fee",
    "name:cy",
    "opening_hours",
    "operator",
    "phone",
    "religion",
    "sport",
    "toilets:wheelchair",
    "website",
    "wheelchair",
];

/// Square metres below which a park without a name is a patch of grass.
const NAMELESS_PARK_M2: f64 = 2_000.0;

/// Everything that may be suggested, nodes before ways before relations, each by id.
pub(super) fn candidates(extract: &Extract) -> Vec<Candidate> {
    let today = extract.data_date.as_deref();
    let mut found = Vec::new();
    for node in extract.nodes() {
        if let Some(known) = known(&node.tags, today) {
            let shape = Some(Shape::Point(node.at));
            found.extend(known.candidate(ObjectKind::Node, node.id, node.version, shape));
        }
    }
    for way in extract.ways() {
        if let Some(known) = known(&way.tags, today) {
            let shape = whole::way(extract, &way).shape;
            found.extend(known.candidate(ObjectKind::Way, way.id, way.version, shape));
        }
    }
    for relation in extract.relations() {
        let is_area = relation.tags.is("type", "multipolygon");
        if let Some(known) = known(&relation.tags, today).filter(|_| is_area) {
            let shape = whole::relation(extract, &relation).shape;
            let (id, version) = (relation.id, relation.version);
            found.extend(known.candidate(ObjectKind::Relation, id, version, shape));
        }
    }
    found
}

/// What the tags of an object say.
struct Known<'a> {
    tags: Tags<'a>,
    found: table::Found,
    name: &'a str,
    plain: String,
}

fn known<'a>(tags: &Tags<'a>, today: Option<&str>) -> Option<Known<'a>> {
    if tags.is_empty() || is_gone_or_closed(tags, today) {
        return None;
    }
    let name = tags.get("name").unwrap_or_default();
    let plain = plain(name);
    if is_confidential(&plain) {
        return None;
    }
    let found = table::find(tags, &plain)?;
    Some(Known {
        tags: *tags,
        found,
        name,
        plain,
    })
}

fn is_gone_or_closed(tags: &Tags<'_>, today: Option<&str>) -> bool {
    let ended = (tags.get("end_date").zip(today)).is_some_and(|(end, today)| end <= today);
    matches!(tags.get("access"), Some("private" | "no"))
        || tags.says("disused")
        || tags.says("abandoned")
        || tags.says("demolished")
        || tags.is("opening_hours", "closed")
        || ended
}

/// Where somebody may be hiding from violence is on no map.
fn is_confidential(plain: &str) -> bool {
    ["refuge", "womens aid", "domestic abuse"]
        .iter()
        .any(|word| plain.contains(word))
}

impl Known<'_> {
    fn candidate(
        self,
        kind_of_object: ObjectKind,
        id: i64,
        version: u32,
        shape: Option<Shape>,
    ) -> Option<Candidate> {
        let shape = shape?;
        let at = point_inside(&shape)?;
        let is_area = matches!(shape, Shape::Areas(_));
        if self.plain.is_empty()
            && self.tags.is("leisure", "park")
            && square_metres(&shape, at) < NAMELESS_PARK_M2
        {
            return None;
        }
        let mut carried: Vec<(String, String)> = (CARRIED.iter())
            .filter_map(|key| Some(((*key).to_owned(), self.tags.get(key)?.to_owned())))
            .collect();
        carried.sort();
        Some(Candidate {
            kind_of_object,
            id,
            version,
            kind: self.found.kind,
            label: self.found.label,
            ask: self.found.ask,
            name: self.name.to_owned(),
            plain: self.plain,
            at,
            window: shape.window()?,
            outline: is_area.then_some(shape),
            carried,
        })
    }
}

fn square_metres(shape: &Shape, at: Coord) -> f64 {
    let metres = metres_of_unit(at);
    shape.area() * metres * metres
}

/// Metres of a world unit at a place.
pub(super) fn metres_of_unit(at: Coord) -> f64 {
    /// At the equator: 2 pi times 6,378,137 m (WGS 84) over 2^28.
    const UNIT_M: f64 = 40_075_016.685_578_5 / 268_435_456.0;
    let (_, lat) = to_lon_lat(f64::from(at.x), f64::from(at.y));
    UNIT_M * lat.to_radians().cos()
}

/// Lower case without accents and apostrophes, other punctuation a space.
pub(super) fn plain(name: &str) -> String {
    let text: String = name
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | '‘' | '.'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
