//! Paper tickets: where many entries are in view, exact counts take the place of shapes.

use std::collections::HashMap;

use super::Failure;
use super::choice::{Entry, passes};
use super::entries::{MapView, MapViewRequest, Ticket};
use super::rows::{is_current, point};
use super::wire::{Mark, Side};
use crate::domain::{NeedState, RecordKind};
use crate::map::Map;

/// Above so many shapes in view tickets are drawn (guide to the look, section 2).
pub(super) const SHAPES_MAX: usize = 400;
/// Side of the square that one ticket stands for, in pixels of the screen: a ticket is about
/// 96 pixels wide, so neighbours do not lie on each other.
const TICKET_PX: f64 = 128.0;
/// Pixels of the whole world at zoom 0 in MapLibre.
const WORLD_PX: f64 = 512.0;

/// What is gathered for one ticket.
#[derive(Default)]
struct Pile {
    lon: f64,
    lat: f64,
    offers: u32,
    needs: u32,
    marks: HashMap<Mark, u32>,
}

/// What the map shows in a view.
pub(super) fn view(map: &Map, request: &MapViewRequest) -> Result<MapView, Failure> {
    let contents = map.contents()?;
    let today = map.today();
    let index = map.index()?;
    let worded = request
        .filter
        .words
        .as_deref()
        .filter(|words| !words.trim().is_empty());
    let worded = worded.map(|words| index.with_words(contents, words));
    let side = TICKET_PX / (WORLD_PX * request.view.zoom.clamp(0.0, 24.0).exp2());
    let mut piles: HashMap<(i64, i64), Pile> = HashMap::new();
    let mut in_view = 0u32;
    for record in index.in_box(contents, request.view.bounds) {
        let (entry, rests) = match record.kind {
            RecordKind::Asset => match contents.assets.get(record.id) {
                Some(asset) => (Entry::Asset(asset), contents.rests(asset, today)),
                None => continue,
            },
            RecordKind::Need => match contents
                .needs
                .get(record.id)
                .filter(|need| is_current(need))
            {
                Some(need) => (Entry::Need(need), need.state == NeedState::Resting),
                None => continue,
            },
            _ => continue,
        };
        let said = worded
            .as_ref()
            .is_none_or(|worded| worded.contains(&record));
        if rests || !said || !passes(&request.filter, entry.mark()) {
            continue;
        }
        let place = match entry {
            Entry::Asset(asset) => contents.asset_place(asset),
            Entry::Need(need) => contents.need_place(need),
        };
        let Some(at) = point(place) else { continue };
        in_view += 1;
        let (x, y) = mercator(at.lon, at.lat);
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of squares")]
        let square = ((x / side).floor() as i64, (y / side).floor() as i64);
        let pile = piles.entry(square).or_default();
        pile.lon += at.lon;
        pile.lat += at.lat;
        match entry.mark().side {
            Side::Offer => pile.offers += 1,
            Side::Need => pile.needs += 1,
        }
        *pile.marks.entry(entry.mark()).or_default() += 1;
    }
    if in_view as usize <= SHAPES_MAX {
        return Ok(MapView {
            in_view,
            tickets: Vec::new(),
        });
    }
    let mut squares: Vec<((i64, i64), Pile)> = piles.into_iter().collect();
    squares.sort_by_key(|(square, _)| *square);
    Ok(MapView {
        in_view,
        tickets: squares.into_iter().map(|(_, pile)| ticket(pile)).collect(),
    })
}

/// Web Mercator, the world as 0..1 from west to east and from north to south.
fn mercator(lon: f64, lat: f64) -> (f64, f64) {
    let y = (1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0;
    ((lon + 180.0) / 360.0, y)
}

fn ticket(pile: Pile) -> Ticket {
    let all = f64::from(pile.offers + pile.needs);
    let mut marks: Vec<(Mark, u32)> = pile.marks.into_iter().collect();
    marks.sort_by_key(|(mark, count)| (mark.side, std::cmp::Reverse(*count), *mark));
    Ticket {
        lon: pile.lon / all,
        lat: pile.lat / all,
        offers: pile.offers,
        needs: pile.needs,
        marks: marks.into_iter().map(|(mark, _)| mark).take(3).collect(),
    }
}
