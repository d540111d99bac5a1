//! `match`: who or what could help, with a plain reason each.

use std::path::Path;

use homeground_core::domain::{
    Contents, Date, Geometry, Need, NeedState, RecordId, RecordKind, RecordRef,
};
use homeground_core::index::{Index, says};
use homeground_core::matching::{self, MatchWith, Question, say as plain};
use homeground_core::privacy::Consents;
use homeground_core::understanding::meaning_of;
use rayon::prelude::*;
use serde_json::{Map as Object, Value, json};

use crate::arguments::Match;
use crate::commands::search::{rounded, source_id};
use crate::commands::understand;
use crate::refusal::{Refusal, refuse};
use crate::say::Say;
use crate::{area, opened};

/// What all needs of one command are matched with.
struct Means<'a> {
    today: Date,
    contents: &'a Contents,
    index: &'a Index,
    consents: Consents,
    near: Option<Geometry>,
    area: Option<area::Area>,
    asked: &'a Match,
}

pub fn matches(say: &mut Say, map: Option<&Path>, asked: &Match) -> Result<(), Refusal> {
    if let Some(words) = &asked.text {
        if !says::something(words) {
            return Err(refuse("say in a word or more what is looked for"));
        }
        if asked.within.is_some() && asked.near.is_none() {
            return Err(refuse(
                "--within counts from a place: --near LON,LAT names it where words do not",
            ));
        }
    }
    let map = opened::to_read(map)?;
    let contents = map.contents()?;
    let area = asked
        .area
        .as_deref()
        .map(|name| area::find(contents, name))
        .transpose()?;
    let means = Means {
        today: map.today(),
        contents,
        index: map.index()?,
        consents: Consents::new(contents),
        near: asked.near.map(Geometry::point),
        area,
        asked,
    };
    understand::note_unread(&map);
    if let Some(words) = &asked.text {
        let mut question = Question::of_words(words, map.today());
        question.meaning = meaning_of(&map, &question)?;
        means.put(&mut question);
        return means.say(say, None, &means.found(&question));
    }
    if let Some(id) = &asked.need {
        let record = opened::record(contents, id)?;
        let need = contents.needs.get(record.id);
        let need = need.ok_or_else(|| refuse(format!("{id} is not something looked for")))?;
        let mut question = Question::of_need(contents, need, map.today());
        question.meaning = meaning_of(&map, &question)?;
        means.put(&mut question);
        return means.say(say, Some(need), &means.found(&question));
    }
    let open = contents.needs.iter();
    let open: Vec<&Need> = open.filter(|need| need.state == NeedState::Open).collect();
    // Whatever is found is said before the next ones are looked at.
    for some in open.chunks(AT_ONCE) {
        let found: Vec<matching::Matches> = some
            .par_chunks(matching::SIDE_BY_SIDE)
            .flat_map_iter(|few| means.of_many(few, !say.json))
            .collect();
        for (need, found) in some.iter().zip(&found) {
            means.say(say, Some(need), found)?;
        }
    }
    Ok(())
}

/// Needs that are looked at before what was found is said.
const AT_ONCE: usize = 256;

impl Means<'_> {
    /// What there is for some needs: only what was understood before counts, nobody waits for the rest.
    fn of_many(&self, needs: &[&Need], count_left_out: bool) -> Vec<matching::Matches> {
        let questions = needs.iter().map(|need| {
            let mut question = Question::of_need(self.contents, need, self.today);
            question.count_left_out = count_left_out;
            self.put(&mut question);
            question
        });
        let questions: Vec<Question<'_>> = questions.collect();
        matching::matches_of_many(self.contents, self.index, &self.consents, &questions)
    }

    /// What the command line asks for beside the question.
    fn put<'q>(&'q self, question: &mut Question<'q>) {
        question.place = self.near.as_ref().or(question.place);
        question.within_m = self.asked.within.or(question.within_m);
        if !self.asked.kinds.is_empty() {
            question.kinds.clone_from(&self.asked.kinds);
        }
        question.area = self.area.as_ref().map(|area| area.outline.shape());
        question.limit = self.asked.limit;
    }

    fn found(&self, question: &Question<'_>) -> matching::Matches {
        matching::matches(self.contents, self.index, &self.consents, question)
    }

    fn say(
        &self,
        say: &mut Say,
        need: Option<&Need>,
        found: &matching::Matches,
    ) -> Result<(), Refusal> {
        if say.json {
            let need = need.map(|need| need.id);
            for (number, found) in found.results.iter().enumerate() {
                say.object(&self.line(need, number + 1, found))?;
            }
            return Ok(());
        }
        if let Some(need) = need {
            say.line(format!("Looking for: {}", need.title))?;
        }
        self.table(say, found)
    }

    fn table(&self, say: &mut Say, found: &matching::Matches) -> Result<(), Refusal> {
        let row = |found: &matching::Match| {
            let mut why = plain::why(&found.reasons, &found.against);
            if self.asked.explain {
                let parts = found
                    .parts
                    .iter()
                    .map(|(name, part)| format!("{name} {part:.3}"));
                why = format!("{why} [{}]", parts.collect::<Vec<_>>().join(", "));
            }
            let faint = if found.weak { "faint" } else { "" };
            vec![self.title(found.with), faint.to_owned(), why]
        };
        if found.results.is_empty() {
            say.line("Nobody comes to mind yet.")?;
        } else {
            say.table(
                &["Who or what", "", "Why"],
                found.results.iter().map(row).collect(),
            )?;
        }
        if !found.left_out.is_empty() {
            let all: u32 = found.left_out.iter().map(|(_, count)| count).sum();
            let reasons = found.left_out.iter();
            let reasons = reasons.map(|(why, count)| format!("{count} {}", left_out(*why)));
            let reasons = reasons.collect::<Vec<_>>().join(", ");
            say.line(format!("Not suggested here: {all} ({reasons})."))?;
        }
        Ok(())
    }

    fn title(&self, with: MatchWith) -> String {
        match with {
            MatchWith::Asset(id) => {
                let asset = self.contents.assets.glance(id);
                let who = asset.as_ref().and_then(|asset| asset.holder);
                let who = who.and_then(|holder| self.contents.holder_name(holder));
                let title = asset.map(|asset| asset.title.clone()).unwrap_or_default();
                who.map_or(title.clone(), |who| format!("{title} ({who})"))
            }
            MatchWith::Need(id) => self
                .contents
                .needs
                .get(id)
                .map(|need| need.title.clone())
                .unwrap_or_default(),
        }
    }

    fn line(&self, need: Option<RecordId>, rank: usize, found: &matching::Match) -> Value {
        let mut line = Object::new();
        line.insert("need_id".into(), json!(need));
        let record = match found.with {
            MatchWith::Asset(id) => {
                line.insert("asset_id".into(), json!(id));
                RecordRef::new(RecordKind::Asset, id)
            }
            MatchWith::Need(id) => {
                line.insert("other_need_id".into(), json!(id));
                RecordRef::new(RecordKind::Need, id)
            }
        };
        line.insert("source_id".into(), json!(source_id(self.contents, record)));
        line.insert("rank".into(), json!(rank));
        line.insert(
            "relevance".into(),
            json!((found.relevance * 1e4).round() / 1e4),
        );
        line.insert("distance_m".into(), json!(found.distance_m.map(rounded)));
        line.insert(
            "why".into(),
            json!(plain::why(&found.reasons, &found.against)),
        );
        if found.weak {
            line.insert("weak".into(), json!(true));
        }
        if self.asked.explain {
            let parts = found.parts.iter();
            let parts: Object<String, Value> = parts
                .map(|(name, part)| ((*name).to_owned(), json!(part)))
                .collect();
            line.insert("parts".into(), Value::Object(parts));
        }
        Value::Object(line)
    }
}

fn left_out(reason: matching::LeftOut) -> &'static str {
    use matching::LeftOut;
    match reason {
        LeftOut::Resting => "resting",
        LeftOut::AskedOftenEnough => "asked often enough this month",
        LeftOut::TooFar => "too far",
        LeftOut::BeyondReach => "farther than they come",
        LeftOut::OtherTimes => "free at other times",
        LeftOut::TooSmall => "too small",
        LeftOut::NotThisTime => "not this time",
        LeftOut::AskedNotTo => "asked not to",
        LeftOut::TookYesBack => "took their yes back",
        LeftOut::HealthKeptApart => "about health, and not said to be shared",
    }
}
