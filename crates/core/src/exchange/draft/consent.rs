//! Yeses in the consent columns of a row: several at once are lists side by side.

use crate::domain::{Audience, Date, FieldGroup, FieldGroups};
use crate::exchange::values;

/// A yes of the consent columns.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) struct Consent {
    pub(in crate::exchange) audience: Audience,
    pub(in crate::exchange) fields: FieldGroups,
    pub(in crate::exchange) given_on: Option<Date>,
    pub(in crate::exchange) how: Option<String>,
    pub(in crate::exchange) until: Option<Date>,
}

/// The consent columns of a row.
#[derive(Default)]
pub(super) struct ConsentCells {
    pub(super) audience: Option<Vec<String>>,
    pub(super) fields: Option<Vec<String>>,
    pub(super) date: Option<Vec<String>>,
    pub(super) how: Option<Vec<String>>,
    pub(super) until: Option<Vec<String>>,
}

impl ConsentCells {
    /// The yeses, one for each audience; `None` when they cannot be told for sure.
    pub(super) fn read(self) -> Option<Vec<Consent>> {
        let audiences: Vec<Audience> = self
            .audience
            .unwrap_or_default()
            .iter()
            .filter(|word| !matches!(word.to_lowercase().as_str(), "private" | "none" | "no"))
            .map(|word| Audience::from_word(word).ok())
            .collect::<Option<_>>()?;
        let many = audiences.len();
        if many == 0 {
            return Some(Vec::new());
        }
        let fields = parallel(self.fields, many, ";")?;
        let fields = fields
            .iter()
            .map(|cell| field_groups(cell.as_deref()?))
            .collect::<Option<Vec<_>>>()?;
        let hows = parallel(self.how, many, "; ")?;
        let days = |cells: Option<Vec<String>>| {
            let cells = parallel(cells, many, ";")?;
            let day = |cell: &Option<String>| match cell {
                None => Some(None),
                Some(words) => values::day_of(words).map(Some),
            };
            cells.iter().map(day).collect::<Option<Vec<Option<Date>>>>()
        };
        let (dates, untils) = (days(self.date)?, days(self.until)?);
        let each = audiences
            .into_iter()
            .zip(fields)
            .zip(hows)
            .zip(dates)
            .zip(untils);
        let consents = each.map(|((((audience, fields), how), given_on), until)| Consent {
            audience,
            fields,
            given_on,
            how,
            until,
        });
        Some(consents.collect())
    }
}

/// One cell for each of `many` yeses: as many as there are, or one for all of them.
fn parallel(cells: Option<Vec<String>>, many: usize, joint: &str) -> Option<Vec<Option<String>>> {
    let cells = cells.unwrap_or_default();
    let said = |cell: String| (!cell.is_empty() && cell != "-").then_some(cell);
    match cells.len() {
        0 => Some(vec![None; many]),
        _ if many == 1 => Some(vec![said(cells.join(joint))]),
        1 => Some(vec![said(cells[0].clone()); many]),
        count if count == many => Some(cells.into_iter().map(said).collect()),
        _ => None,
    }
}

/// The field groups of one yes: words split at `;`, `,`, `+` or white space.
fn field_groups(cell: &str) -> Option<FieldGroups> {
    if matches!(cell.trim().to_lowercase().as_str(), "all" | "everything") {
        return Some(FieldGroups::ALL);
    }
    let words = cell.split(|c: char| matches!(c, ';' | ',' | '+') || c.is_whitespace());
    let groups: FieldGroups = words
        .filter(|word| !word.is_empty())
        .map(|word| FieldGroup::from_word(word).ok())
        .collect::<Option<Vec<_>>>()?
        .into();
    (!groups.is_empty()).then_some(groups)
}
