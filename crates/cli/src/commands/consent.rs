//! `share` and `withdraw`.

use std::path::Path;

use homeground_core::domain::{Audience, FieldGroup, FieldGroups};
use homeground_core::usecases::{self, Yes};
use serde_json::json;

use crate::arguments::{Share, SharingAudience};
use crate::opened;
use crate::refusal::Refusal;
use crate::say::Say;

pub fn share(say: &mut Say, map: Option<&Path>, asked: &Share) -> Result<(), Refusal> {
    let at = opened::surroundings()?;
    let mut map = opened::to_write(map)?;
    let record = opened::record(map.contents()?, &asked.id)?;
    let audience = match asked.audience {
        SharingAudience::Coordinators => Audience::Coordinators,
        SharingAudience::Group => Audience::Group,
        SharingAudience::Public => Audience::Public,
    };
    let yes = Yes {
        audience,
        fields: asked.fields.iter().copied().collect(),
        how: asked.how.clone(),
        wording: asked.wording.clone(),
        recorded_by: (!at.by.is_empty()).then_some(at.by),
        expires_on: None,
    };
    let grants = usecases::share(&mut map, &[record], &yes)?;
    let words: Vec<&str> = yes.fields.iter().map(FieldGroup::word).collect();
    if say.json {
        say.object(
            &json!({"id": record.id, "audience": audience, "fields": words, "grants": grants}),
        )?;
    } else {
        say.line(format!(
            "Noted: yes to {} for {}.",
            words.join(", "),
            audience.word()
        ))?;
    }
    Ok(())
}

pub fn withdraw(
    say: &mut Say,
    map: Option<&Path>,
    id: &str,
    fields: &[FieldGroup],
) -> Result<(), Refusal> {
    let at = opened::surroundings()?;
    let mut map = opened::to_write(map)?;
    let record = opened::record(map.contents()?, id)?;
    let fields = if fields.is_empty() {
        FieldGroups::ALL
    } else {
        fields.iter().copied().collect()
    };
    let by = (!at.by.is_empty()).then_some(at.by.as_str());
    let grants = usecases::withdraw(&mut map, record, fields, by)?;
    if say.json {
        say.object(&json!({"id": record.id, "withdrawn": grants}))?;
    } else {
        say.line("Taken back: out of every export from now on. Paper handed out stays as it is.")?;
    }
    Ok(())
}
