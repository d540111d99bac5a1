//! The order of results: by fit, and inside a band of equals by circle and by who was asked
//! longest ago.

use super::Circle;
use crate::domain::{Date, RecordId};

/// A band holds what is within 5 % of its best (design, section 5.2).
pub(super) const BAND: f64 = 0.95;

/// What the order looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) relevance: f64,
    /// Faint ones have no bands: distance alone orders them.
    pub(super) banded: bool,
    pub(super) circle: Circle,
    pub(super) last_asked: Option<Date>,
    pub(super) id: RecordId,
}

/// Sorts results by fit, then inside each band near circles first, then least recently asked.
/// Nothing moves from one band to another.
pub(super) fn order<T>(results: &mut [T], place: impl Fn(&T) -> Place) {
    results.sort_by(|one, two| {
        let (one, two) = (place(one), place(two));
        two.relevance
            .total_cmp(&one.relevance)
            .then_with(|| one.id.cmp(&two.id))
    });
    let mut start = 0;
    while start < results.len() {
        let best = place(&results[start]);
        let rest = &results[start..];
        let size = if best.banded {
            rest.iter()
                .take_while(|other| in_band(&best, &place(other)))
                .count()
                .max(1)
        } else {
            rest.len()
        };
        if best.banded {
            // A stable sort: equals keep the order of their fit.
            results[start..start + size].sort_by_key(|result| {
                let place = place(result);
                (place.circle, place.last_asked)
            });
        }
        start += size;
    }
}

fn in_band(best: &Place, other: &Place) -> bool {
    other.banded && other.relevance >= best.relevance * BAND
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places() -> impl Strategy<Value = Vec<Place>> {
        let one = (0u32..60, 0usize..6, proptest::option::of(0i32..40));
        proptest::collection::vec(one, 0..40).prop_map(|all| {
            let day: Date = "2026-01-01".parse().unwrap();
            all.into_iter()
                .enumerate()
                .map(|(number, (relevance, circle, asked))| Place {
                    relevance: f64::from(relevance) / 60.0,
                    banded: relevance > 3,
                    circle: Circle::ALL[circle],
                    last_asked: asked.map(|days| day.days_after(days)),
                    id: RecordId::new(number as u64, &[7; 10]),
                })
                .collect()
        })
    }

    /// The number of each result's band, found on relevances alone.
    fn bands(places: &[Place]) -> Vec<(RecordId, usize)> {
        let mut sorted = places.to_vec();
        sorted.sort_by(|one, two| two.relevance.total_cmp(&one.relevance));
        let (mut band, mut best) = (0, f64::INFINITY);
        sorted
            .iter()
            .map(|place| {
                if place.relevance < best * BAND {
                    band += 1;
                    best = place.relevance;
                }
                (place.id, band)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn nothing_moves_across_bands_and_inside_near_circles_come_first(mut all in places()) {
            let banded: Vec<Place> = all.iter().copied().filter(|place| place.banded).collect();
            let bands: std::collections::HashMap<_, _> = bands(&banded).into_iter().collect();
            order(&mut all, |place| *place);
            let ordered: Vec<&Place> = all.iter().filter(|place| place.banded).collect();
            for pair in ordered.windows(2) {
                let (one, two) = (bands[&pair[0].id], bands[&pair[1].id]);
                prop_assert!(one <= two);
                if one == two {
                    let key = |place: &Place| (place.circle, place.last_asked);
                    prop_assert!(key(pair[0]) <= key(pair[1]));
                }
            }
        }
    }
}
