//! Narrowing, and the other way round, beside what a plain search says.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::Area;

proptest! {
    #[test]
    fn whom_it_could_help_is_who_would_be_suggested_it(contents in contents()) {
        let index = Index::build(&contents);
        let consents = Consents::new(&contents);
        for asset in contents.assets.iter() {
            let helped = could_help(&contents, &index, &consents, [asset.id], day());
            let said = |help: &Help| {
                let said = help.found.parts.iter().find(|(name, _)| *name == "said");
                said.map_or(0.0, |(_, part)| part / fit::SAID)
            };
            let best = helped.iter().map(said).fold(0.0, f64::max);
            for help in &helped {
                let may_be = matches!(help.found.reasons.first(), Some(Reason::SaysSomethingClose { .. } | Reason::WordsPerhaps { .. }));
                prop_assert!(!may_be || said(help) >= best - 0.2, "{help:?}");
            }
            let helps: BTreeSet<RecordId> = helped.iter().map(|help| help.need).collect();
            let suggested: BTreeSet<RecordId> = contents
                .needs
                .iter()
                .filter(|need| need.state == crate::domain::NeedState::Open)
                .filter(|need| {
                    let mut question = Question::of_need(&contents, need, day());
                    question.limit = 1_000;
                    let found = matches(&contents, &index, &consents, &question);
                    let this = |found: &&Match| found.with == MatchWith::Asset(asset.id);
                    found.results.iter().find(this).is_some_and(|found| !found.weak)
                })
                .map(|need| need.id)
                .collect();
            prop_assert_eq!(helps, suggested);
        }
    }
}

fn filter() -> impl Strategy<Value = Filter> {
    (
        prop::collection::vec(0..AssetKind::ALL.len(), 0..3),
        prop::option::weighted(0.4, 100.0..3_000.0f64),
        prop_oneof![3 => Just(0u8), 1 => 1u8..8],
        prop::option::weighted(0.3, 1u32..60),
        prop::bool::weighted(0.3),
        prop::option::weighted(0.2, Just(Sharing::Group)),
        prop::option::weighted(0.2, Just(id(4, 0))),
    )
        .prop_map(
            |(kinds, within_m, times, room_for, fresh, sharing, area)| Filter {
                kinds: kinds.into_iter().map(|kind| AssetKind::ALL[kind]).collect(),
                within_m,
                area,
                availability: when(times),
                room_for,
                fresh,
                sharing,
                ..Filter::default()
            },
        )
}

/// Where the northern half of all places is, with those on its edge.
fn north() -> Area {
    let mut north = Area::new(id(4, 0), "North").unwrap();
    let corners = vec![(14.9, 65.004), (15.1, 65.004), (15.1, 65.1), (14.9, 65.1)];
    let outline = geo::Polygon::new(corners.into(), Vec::new());
    north.geometry = Some(Geometry::new(outline.into()).unwrap());
    north
}

proptest! {
    #[test]
    fn choices_say_how_many_there_would_be(mut contents in contents(), filter in filter(), at_place in place()) {
        contents.areas.put(north());
        let index = Index::build(&contents);
        let consents = Consents::new(&contents);
        let place = at(at_place);
        let found = |filter: &Filter| {
            let mut question = Question::of_words("who could mend a ladder", day());
            question.place = Some(&place);
            question.limit = 1_000;
            question.filter = Some(filter);
            matches(&contents, &index, &consents, &question)
        };
        let good = |found: &Matches| found.results.iter().filter(|found| !found.weak).count() as u32;
        let with = found(&filter);
        let choices = with.choices.as_ref().unwrap();
        prop_assert_eq!(choices.kept, good(&with));
        prop_assert_eq!(choices.all, good(&found(&Filter::default())));
        for choice in &choices.kinds {
            let one = Filter { kinds: vec![choice.value], ..filter.clone() };
            prop_assert_eq!(choice.count, good(&found(&one)));
        }
        for choice in &choices.within_m {
            let one = Filter { within_m: Some(choice.value), ..filter.clone() };
            prop_assert_eq!(choice.count, good(&found(&one)));
        }
        for choice in &choices.areas {
            let one = Filter { area: Some(choice.value), ..filter.clone() };
            prop_assert_eq!(choice.count, good(&found(&one)));
        }
        for choice in &choices.times {
            let availability = Availability::from_words(&choice.value).unwrap();
            let one = Filter { availability, ..filter.clone() };
            prop_assert_eq!(choice.count, good(&found(&one)));
        }
        for choice in &choices.room_for {
            let one = Filter { room_for: Some(choice.value), ..filter.clone() };
            prop_assert_eq!(choice.count, good(&found(&one)));
        }
        for choice in &choices.sharing {
            let one = Filter { sharing: Some(choice.value), ..filter.clone() };
            prop_assert_eq!(choice.count, good(&found(&one)));
        }
        let fresh = Filter { fresh: true, ..filter.clone() };
        prop_assert_eq!(choices.fresh, good(&found(&fresh)));
        // What is faint is narrowed as well.
        for found in &with.results {
            if let MatchWith::Asset(id) = found.with {
                let kind = contents.assets.get(id).unwrap().kind;
                prop_assert!(filter.kinds.is_empty() || filter.kinds.contains(&kind));
            }
        }
    }
}
