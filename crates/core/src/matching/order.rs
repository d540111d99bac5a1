//! Best first; near circles and whoever was asked longest ago first among equals.

use super::facts::Facts;
use super::{Match, MatchWith};

/// Equal means within 5 % of the best of a band (design, section 5.2).
const BAND: f64 = 0.05;

/// Whether nothing that comes to `at_most` can still change the first `limit`.
pub(super) fn is_settled(found: &[Match], limit: usize, at_most: f64) -> bool {
    if found.len() < limit.max(1) * 2 {
        return false;
    }
    let mut fits: Vec<f64> = found.iter().map(|found| found.relevance).collect();
    let at = limit.max(1) - 1;
    let (_, last, _) = fits.select_nth_unstable_by(at, |one, two| two.total_cmp(one));
    // A whole band may be in reach of the last place.
    at_most < *last * (1.0 - BAND)
}

/// Orders by fit, then within each band by circle, least recently asked, distance and key.
/// Never moves anything across bands.
pub(super) fn best_first(found: &mut [Match], facts: &Facts<'_>) {
    found.sort_by(|one, two| {
        two.relevance
            .total_cmp(&one.relevance)
            .then_with(|| one.with.cmp(&two.with))
    });
    let mut start = 0;
    while start < found.len() {
        let least = found[start].relevance * (1.0 - BAND);
        let length = found[start..]
            .partition_point(|found| found.relevance >= least)
            .max(1);
        found[start..start + length].sort_by_cached_key(|found| {
            let asked = match found.with {
                MatchWith::Asset(id) => facts.last_asked(id),
                MatchWith::Need(_) => None,
            };
            // Whole metres, so that the key has an order.
            #[expect(clippy::cast_possible_truncation, reason = "metres on the Earth")]
            let metres = found.distance_m.map_or(i64::MAX, |far| far as i64);
            #[expect(clippy::cast_possible_truncation, reason = "0 to 1 in millionths")]
            let fit = (found.relevance * -1e6) as i64;
            (found.weak, found.circle, asked, metres, fit, found.with)
        });
        start += length;
    }
}
