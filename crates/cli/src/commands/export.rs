//! `export`: a map for a meeting, with what stayed behind counted.

use std::path::Path;

use homeground_core::domain::Audience;
use homeground_core::privacy::{Consents, Selection};
use homeground_core::usecases;
use serde_json::json;

use crate::arguments::{Export, ExportAudience, ExportFormat};
use crate::refusal::Refusal;
use crate::say::{Say, note};
use crate::{area, opened};

pub fn export(say: &mut Say, map: Option<&Path>, asked: &Export) -> Result<(), Refusal> {
    let ExportFormat::Geojson = asked.format;
    let mut map = opened::to_write_if_free(map)?;
    let contents = map.contents()?;
    let area = asked
        .area
        .as_deref()
        .map(|name| area::find(contents, name))
        .transpose()?;
    let selection = Selection {
        area: area.as_ref().and_then(|area| area.id),
        outline: area.map(|area| area.outline),
        kinds: (!asked.kinds.is_empty()).then(|| asked.kinds.clone()),
    };
    let audience = match asked.audience {
        ExportAudience::Coordinators => Some(Audience::Coordinators),
        ExportAudience::Group => Some(Audience::Group),
        ExportAudience::Public => Some(Audience::Public),
        ExportAudience::Own => None,
    };
    let consents = Consents::new(contents);
    let output = usecases::take_along(&mut map, &consents, audience, &selection, &asked.file)?;
    let written = output.entries().len();
    let withheld = output.withheld();
    if say.json {
        let withheld: Vec<_> = withheld
            .iter()
            .map(|(reason, count)| json!({"reason": reason.words(), "count": count}))
            .collect();
        say.object(&json!({"written": written, "withheld": withheld}))?;
    } else {
        say.line(format!(
            "{written} entries are in {}.",
            asked.file.display()
        ))?;
        let stay: u32 = withheld.values().sum();
        if stay > 0 {
            let rows = withheld.iter();
            let rows =
                rows.map(|(reason, count)| vec![count.to_string(), reason.words().to_owned()]);
            say.line(format!("{stay} stay behind:"))?;
            say.table(&["Entries", "Because"], rows.collect())?;
        }
    }
    if audience.is_none() {
        note(
            "This file holds everything at full precision: for your own archive, not for sharing.",
        );
    }
    Ok(())
}
