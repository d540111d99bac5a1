//! How an entry looks on maps elsewhere: colour and symbol of its kind, in the simplestyle
//! names `marker-color` and `marker-symbol`.

use crate::domain::AssetKind;

/// The colour of a kind on paper: the light colours of the look.
#[must_use]
pub const fn colour(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Skill => "#DB3A06",
        AssetKind::Group => "#1F55A3",
        AssetKind::Institution => "#4A0A5C",
        AssetKind::Building => "#692006",
        AssetKind::Space => "#00764A",
        AssetKind::Item => "#A87E00",
    }
}

/// The colour of what is not of one kind: a person, an area, a wish for anything. Ink.
pub const INK: &str = "#17211C";

/// A symbol of the Maki set that maps elsewhere know.
#[must_use]
pub const fn symbol(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Skill => "star",
        AssetKind::Group => "village",
        AssetKind::Institution => "town-hall",
        AssetKind::Building => "building",
        AssetKind::Space => "park",
        AssetKind::Item => "shop",
    }
}

/// The symbol of something that is looked for.
pub const LOOKED_FOR: &str = "circle-stroked";
/// The symbol of a person.
pub const PERSON: &str = "circle";
/// The symbol of an area.
pub const AREA: &str = "square-stroked";

/// Whether a colour or symbol is one of these, so that it says nothing new.
pub(super) fn is_ours(mark: &str) -> bool {
    [INK, LOOKED_FOR, PERSON, AREA].contains(&mark)
        || AssetKind::ALL
            .into_iter()
            .any(|kind| colour(kind) == mark || symbol(kind) == mark)
}
