//! The fields of a record that a file can say, each as bytes to be compared, and each to be
//! taken over alone.

use geo::CoordsIter;

use crate::domain::{
    Area, Asset, AssetKind, Availability, Contents, Date, Extra, Geometry, Holder, Need, NeedKind,
    NeedState, Person, RecordId,
};
use crate::exchange::draft::Drafted;

/// A value as bytes; none of them when nothing is said.
trait Said {
    fn bytes(&self, out: &mut Vec<u8>);
}

impl Said for String {
    fn bytes(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }
}

impl<T: Said> Said for Option<T> {
    fn bytes(&self, out: &mut Vec<u8>) {
        if let Some(value) = self {
            value.bytes(out);
        }
    }
}

impl Said for Vec<String> {
    fn bytes(&self, out: &mut Vec<u8>) {
        for words in self {
            out.extend_from_slice(words.as_bytes());
            out.push(0);
        }
    }
}

impl Said for Vec<AssetKind> {
    fn bytes(&self, out: &mut Vec<u8>) {
        for kind in self {
            out.extend_from_slice(kind.word().as_bytes());
            out.push(0);
        }
    }
}

impl Said for Geometry {
    fn bytes(&self, out: &mut Vec<u8>) {
        // The same positions may be a line or an outline.
        let shape = match self.shape() {
            geo::Geometry::Point(_) => 1,
            geo::Geometry::MultiPoint(_) => 2,
            geo::Geometry::LineString(_) => 3,
            geo::Geometry::MultiLineString(_) => 4,
            geo::Geometry::Polygon(_) => 5,
            geo::Geometry::MultiPolygon(_) => 6,
            _ => 7,
        };
        out.push(shape);
        for position in self.shape().coords_iter() {
            out.extend_from_slice(&position.x.to_le_bytes());
            out.extend_from_slice(&position.y.to_le_bytes());
        }
        for altitude in self.altitudes() {
            out.extend_from_slice(&altitude.to_le_bytes());
        }
    }
}

impl Said for Extra {
    fn bytes(&self, out: &mut Vec<u8>) {
        // Columns in another order are the same columns.
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_unstable_by_key(|(name, _)| *name);
        for (name, value) in all {
            out.extend_from_slice(name.as_bytes());
            out.push(0);
            out.extend_from_slice(value.to_string().as_bytes());
            out.push(0);
        }
    }
}

impl Said for Availability {
    fn bytes(&self, out: &mut Vec<u8>) {
        if !self.is_empty() {
            out.extend_from_slice(&self.bits().to_le_bytes());
        }
    }
}

impl Said for u32 {
    fn bytes(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }
}

impl Said for f64 {
    fn bytes(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }
}

impl Said for bool {
    fn bytes(&self, out: &mut Vec<u8>) {
        if *self {
            out.push(1);
        }
    }
}

impl Said for Date {
    fn bytes(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.to_string().as_bytes());
    }
}

macro_rules! said_words {
    ($($word:ty),*) => {
        $(impl Said for $word {
            fn bytes(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(self.word().as_bytes());
            }
        })*
    };
}
said_words!(AssetKind, NeedKind, NeedState);

/// The fields of one type of record.
trait Fields {
    fn each(&self, see: &mut dyn FnMut(&'static str, &dyn Said));
    fn take(&mut self, from: &Self, field: &str);
}

macro_rules! fields {
    ($($record:ty { $($field:ident),* $(,)? })*) => {
        $(impl Fields for $record {
            fn each(&self, see: &mut dyn FnMut(&'static str, &dyn Said)) {
                $(see(stringify!($field), &self.$field);)*
            }
            fn take(&mut self, from: &Self, field: &str) {
                match field {
                    $(stringify!($field) => self.$field = from.$field.clone(),)*
                    _ => {}
                }
            }
        })*
    };
}
fields! {
    Asset {
        kind, title, description, own_words, tags, geometry, availability, recurrence,
        capacity, facilities, languages, reach_m, asks_per_month, confirmed_on,
        resting_until, extra,
    }
    Need {
        kind, title, description, kinds, tags, geometry, availability, languages, within_m,
        how_many, state, stated_on, confirmed_on, extra,
    }
    Person {
        name, phone, email, street, house_number, postcode, home, asking, reach_m,
        asks_per_month, availability, languages, met_on, confirmed_on, resting_until,
        asked_not_to, notes, extra,
    }
    Area { title, drawn_by, geometry, extra }
}

/// Hands every field to `see` as bytes, empty for what is not said. A holder is the name that
/// a file would give.
pub(super) fn each(
    record: &Drafted,
    contents: &Contents,
    mut see: impl FnMut(&'static str, &[u8]),
) {
    let mut bytes = Vec::new();
    let mut look = |field: &'static str, value: &dyn Said| {
        bytes.clear();
        value.bytes(&mut bytes);
        see(field, &bytes);
    };
    match record {
        Drafted::Asset(asset) => {
            asset.each(&mut look);
            let name = holder_name(contents, asset.holder, asset.holder_name.as_deref());
            look("holder", &name.map(str::to_owned));
        }
        Drafted::Need(need) => {
            need.each(&mut look);
            let name = holder_name(contents, need.stated_by, need.stated_by_name.as_deref());
            look("stated_by", &name.map(str::to_owned));
        }
        Drafted::Person(person) => person.each(&mut look),
        Drafted::Area(area) => area.each(&mut look),
    }
}

fn holder_name<'a>(
    contents: &'a Contents,
    holder: Option<Holder>,
    name: Option<&'a str>,
) -> Option<&'a str> {
    // What a file called them stands before what they are called here.
    name.or_else(|| holder.and_then(|holder| contents.holder_name(holder)))
}

/// Takes one field of another record of the same kind over.
pub(super) fn take(record: &mut Drafted, from: &Drafted, field: &str) {
    match (record, from) {
        (Drafted::Asset(asset), Drafted::Asset(from)) if field == "holder" => {
            asset.holder = from.holder;
            asset.holder_name = from.holder_name.clone();
        }
        (Drafted::Need(need), Drafted::Need(from)) if field == "stated_by" => {
            need.stated_by = from.stated_by;
            need.stated_by_name = from.stated_by_name.clone();
        }
        (Drafted::Asset(asset), Drafted::Asset(from)) => asset.take(from, field),
        (Drafted::Need(need), Drafted::Need(from)) => need.take(from, field),
        (Drafted::Person(person), Drafted::Person(from)) => person.take(from, field),
        (Drafted::Area(area), Drafted::Area(from)) => area.take(from, field),
        _ => {}
    }
}

/// Whether a record must always say this field, so that a file cannot empty it.
pub(super) fn is_needed(field: &str) -> bool {
    matches!(field, "kind" | "title" | "name" | "state")
}

impl Drafted {
    /// Its key.
    pub(in crate::exchange) const fn id(&self) -> RecordId {
        match self {
            Self::Asset(asset) => asset.id,
            Self::Need(need) => need.id,
            Self::Person(person) => person.id,
            Self::Area(area) => area.id,
        }
    }

    /// Gives it its key and where it comes from.
    pub(super) fn set_origin(
        &mut self,
        id: RecordId,
        source: Option<&str>,
        source_id: Option<&str>,
    ) {
        let (source, source_id) = (source.map(str::to_owned), source_id.map(str::to_owned));
        let (known_id, known_source, known_source_id) = match self {
            Self::Asset(one) => (&mut one.id, &mut one.source, &mut one.source_id),
            Self::Need(one) => (&mut one.id, &mut one.source, &mut one.source_id),
            Self::Person(one) => (&mut one.id, &mut one.source, &mut one.source_id),
            Self::Area(one) => (&mut one.id, &mut one.source, &mut one.source_id),
        };
        *known_id = id;
        // Our own archive says itself where a record came from.
        if known_source.is_none() {
            *known_source = source;
            *known_source_id = source_id;
        }
    }

    /// The live record of a key.
    pub(super) fn of(contents: &Contents, record: crate::domain::RecordRef) -> Option<Self> {
        use crate::domain::RecordKind;
        match record.kind {
            RecordKind::Asset => contents.assets.get(record.id).cloned().map(Self::Asset),
            RecordKind::Need => contents.needs.get(record.id).cloned().map(Self::Need),
            RecordKind::Person => contents.people.get(record.id).cloned().map(Self::Person),
            RecordKind::Area => contents.areas.get(record.id).cloned().map(Self::Area),
            _ => None,
        }
    }
}
