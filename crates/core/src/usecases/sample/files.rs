//! The sample's files: JSON Lines, one record a line, short slugs as keys.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::domain::{
    AssetKind, Audience, ConnectionState, FieldGroup, LinkKind, NeedKind, NeedState, VisitOutcome,
};
use crate::usecases::UseCaseError;

macro_rules! sample_file {
    ($name:literal) => {
        include_str!(concat!("../../../../../data/sample/", $name, ".jsonl"))
    };
}

/// Reads one of the files line by line.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<Vec<T>, UseCaseError> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| {
                UseCaseError::Sample(format!("{name}.jsonl line {}: {error}", number + 1))
            })
        })
        .collect()
}

macro_rules! records {
    ($($record:ident from $name:literal { $($field:ident : $type:ty),* $(,)? })*) => {
        $(
            /// One line of its file.
            #[derive(Debug, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(super) struct $record {
                $(#[serde(default)] pub(super) $field: $type,)*
            }

            impl $record {
                /// All lines of its file.
                pub(super) fn all() -> Result<Vec<Self>, UseCaseError> {
                    read($name, sample_file!($name))
                }
            }
        )*
    };
}

records! {
    SamplePerson from "people" {
        id: String, name: String, phone: Option<String>, email: Option<String>, street: String,
        house_number: String, postcode: Option<String>, languages: Vec<String>,
        asking: Option<String>, reach_m: Option<f64>, asks_per_month: Option<u32>,
        days: Vec<String>, resting_for_days: Option<i32>, met_days_ago: Option<i32>,
        confirmed_days_ago: Option<i32>, notes: Option<String>, asked_not_to: bool,
    }
    SampleAsset from "assets" {
        id: String, kind: Option<AssetKind>, title: String, description: Option<String>,
        own_words: Option<String>, tags: Vec<String>, holder: Option<String>, days: Vec<String>,
        recurrence: Option<String>, starts: Option<String>,
        capacity: Option<u32>, facilities: Vec<String>, languages: Vec<String>,
        reach_m: Option<f64>, asks_per_month: Option<u32>, confirmed_days_ago: Option<i32>,
        resting_for_days: Option<i32>, geometry: Option<geojson::Geometry>,
    }
    SampleNeed from "needs" {
        id: String, kind: Option<NeedKind>, title: String, description: Option<String>,
        kinds: Vec<AssetKind>, tags: Vec<String>, days: Vec<String>, languages: Vec<String>,
        within_m: Option<f64>, how_many: Option<u32>, state: Option<NeedState>,
        stated_by: Option<String>, stated_days_ago: Option<i32>, confirmed_days_ago: Option<i32>,
        geometry: Option<geojson::Geometry>,
    }
    SampleArea from "areas" {
        id: String, title: String, drawn_by: Option<String>, geometry: Option<geojson::Geometry>,
    }
    SampleCommunity from "communities" { id: String, title: String, drawn_by: Option<String> }
    SampleLink from "links" {
        kind: Option<LinkKind>, from: String, to: String, words: Option<String>,
    }
    SampleGrant from "grants" {
        about: String, only: Option<String>, audience: Option<Audience>, fields: Vec<FieldGroup>,
        how: String, wording: Option<String>, days_ago: i32, recorded_by: Option<String>,
        expires_in_days: Option<i32>, withdrawn_days_ago: Option<i32>,
    }
    SampleConnection from "connections" {
        need: String, other: String, state: Option<ConnectionState>, why: Option<String>,
        why_not: Option<String>, introduced_by: Option<String>, asked_days_ago: Option<i32>,
        need_agreed_days_ago: Option<i32>, other_agreed_days_ago: Option<i32>,
        introduced_days_ago: Option<i32>, ended_days_ago: Option<i32>,
        follow_up_in_days: Option<i32>, notes: Option<String>, what_changed: Option<String>,
    }
    SampleStory from "stories" {
        id: String, teller: Option<String>, words: String, days_ago: Option<i32>,
        audience: Option<Audience>, about: Vec<String>,
    }
    SampleTalk from "talks" { person: String, by: Option<String>, days_ago: i32, words: String }
    SamplePriority from "priorities" {
        area: String, words: String, decided_by: Option<String>, days_ago: Option<i32>,
    }
    SampleVisit from "visits" {
        street: String, house_number: String, outcome: Option<VisitOutcome>, days_ago: i32,
        words: Option<String>, come_back_in_days: Option<i32>,
    }
}
