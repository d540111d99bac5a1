//! Tiles: our entries as vector tiles, the streets under them, the sample of the first start.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use homeground_region::{Overlay, World};

use super::Failure;
use super::rows::is_stale;
use super::session::{Bytes, Session};
use super::streets;
use crate::domain::{
    AssetKind, BoundingBox, Contents, Date, Geometry, NeedState, RecordId, RecordKind, RecordRef,
};
use crate::index::{Index, place};
use crate::usecases;

/// Media type of vector tiles.
pub(super) const TILE: &str = "application/vnd.mapbox-vector-tile";
/// The most shapes in one tile; above so many in view tickets take their place.
const SHAPES_MAX: usize = 2_000;

/// The bytes at a path such as `tiles/own/14/8190/5447?v=7`.
pub(super) fn bytes(session: &Session, path: &str) -> Result<Bytes, Failure> {
    let path = path.trim_start_matches('/');
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let (what, [z, x, y]) = match parts.as_slice() {
        ["tiles", what @ .., z, x, y] => (what, [*z, *x, *y]),
        _ => return Err(Failure::NotFound),
    };
    let number = |text: &str| text.parse::<u32>().map_err(|_| Failure::NotFound);
    let z = u8::try_from(number(z)?).map_err(|_| Failure::NotFound)?;
    let (x, y) = (number(x)?, number(y)?);
    let body = match what {
        ["own"] => {
            let open = session.lock();
            let map = open.map()?;
            own(map.contents()?, map.index()?, map.today(), z, x, y)
        }
        ["region", key] => return streets::tile(session, key, z, x, y),
        ["base"] if session.shows_sample() => streets::sample_tile(z, x, y)?,
        ["base" | "world"] => World::built_in().tile(z, x, y),
        ["sample", "base"] => streets::sample_tile(z, x, y)?,
        ["sample", "own"] => {
            let (contents, index, today) = sample(session)?;
            own(contents, index, *today, z, x, y)
        }
        _ => return Err(Failure::NotFound),
    };
    Ok(Bytes { mime: TILE, body })
}

/// The sample for the picture of the first start, made once in memory.
fn sample(session: &Session) -> Result<&'static (Contents, Index, Date), Failure> {
    static SAMPLE: OnceLock<(Contents, Index, Date)> = OnceLock::new();
    // A map asks for many tiles at once; the sample is made by the first.
    static MAKING: Mutex<()> = Mutex::new(());
    let _one = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(sample) = SAMPLE.get() {
        return Ok(sample);
    }
    let at = session.surroundings()?;
    let map = usecases::sample_in_memory(&at)?;
    let contents = map.contents()?.clone();
    let index = Index::build(&contents);
    Ok(SAMPLE.get_or_init(|| (contents, index, map.today())))
}

/// Our entries in one tile: layers `area`, `outline` and `shape`.
fn own(contents: &Contents, index: &Index, today: Date, z: u8, x: u32, y: u32) -> Vec<u8> {
    let Some(mut tile) = Overlay::new(z, x, y).filter(|_| z <= Overlay::LAST_ZOOM) else {
        return Vec::new();
    };
    let [west, south, east, north] = tile.bounds();
    for area in contents.areas.iter() {
        if let Some(geometry) = &area.geometry {
            let id = area.id.to_string();
            let fields = [("id", id.as_str()), ("title", area.title.as_str())];
            tile.put("area", number(area.id), geometry.shape(), &fields, &[]);
        }
    }
    let mut records = index.in_box(
        contents,
        BoundingBox {
            west,
            south,
            east,
            north,
        },
    );
    records.sort_unstable();
    let drawn: Vec<(RecordRef, &Geometry, Drawn<'_>)> = records
        .into_iter()
        .filter_map(|record| {
            Some((
                record,
                place(contents, record)?,
                drawn(contents, record, today)?,
            ))
        })
        .take(SHAPES_MAX)
        .collect();
    for (record, place, drawn) in &drawn {
        if !matches!(place.shape(), geo::Geometry::Point(_)) {
            put(&mut tile, "outline", *record, place.shape(), drawn, None);
        }
    }
    // Everything at one door has the same mark; the screen draws what has a number beside it.
    let mut at_mark: HashMap<(u64, u64), u32> = HashMap::new();
    for (record, place, drawn) in &drawn {
        let mark = place.mark();
        let stack = at_mark
            .entry((mark.lon.to_bits(), mark.lat.to_bits()))
            .or_default();
        let point = geo::Point::new(mark.lon, mark.lat).into();
        put(&mut tile, "shape", *record, &point, drawn, Some(*stack));
        *stack += 1;
    }
    tile.finish()
}

/// What a tile says of an entry.
struct Drawn<'a> {
    side: &'static str,
    kind: Option<AssetKind>,
    title: &'a str,
    stale: bool,
}

fn drawn(contents: &Contents, record: RecordRef, today: Date) -> Option<Drawn<'_>> {
    match record.kind {
        RecordKind::Asset => {
            let asset = contents.assets.get(record.id)?;
            (!contents.rests(asset, today)).then(|| Drawn {
                side: "offer",
                kind: Some(asset.kind),
                title: &asset.title,
                stale: is_stale(asset.confirmed_on, today),
            })
        }
        RecordKind::Need => {
            let need = contents.needs.get(record.id)?;
            (need.state == NeedState::Open).then(|| Drawn {
                side: "need",
                kind: need.kinds.first().copied(),
                title: &need.title,
                stale: is_stale(need.confirmed_on.or(need.stated_on), today),
            })
        }
        _ => None,
    }
}

/// Writes one feature. `stack` counts those before it at the same mark; the first has none.
fn put(
    tile: &mut Overlay,
    layer: &'static str,
    record: RecordRef,
    shape: &geo::Geometry<f64>,
    drawn: &Drawn<'_>,
    stack: Option<u32>,
) {
    let id = record.id.to_string();
    let mut fields = vec![
        ("id", id.as_str()),
        ("side", drawn.side),
        ("title", drawn.title),
    ];
    fields.extend(drawn.kind.map(|kind| ("kind", kind.word())));
    let stack = stack
        .filter(|stack| *stack > 0)
        .map(|stack| stack.to_string());
    fields.extend(stack.as_deref().map(|stack| ("stack", stack)));
    let flags: &[&'static str] = if drawn.stale { &["stale"] } else { &[] };
    tile.put(layer, number(record.id), shape, &fields, flags);
}

/// A number for MapLibre's feature state: the random end of the key, small enough for a float.
fn number(id: RecordId) -> u64 {
    let bytes = id.bytes();
    let tail = bytes[9..]
        .first_chunk()
        .map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
    tail << 16 | u64::from(bytes[13]) << 8 | u64::from(bytes[14])
}
