//! Exports of one's own come home without doing harm.

use homeground_core::domain::{
    Area, Audience, Extra, FieldGroup, FieldGroups, Geometry, Grant, Holder, NeedKind, NeedState,
    RecordId, RecordKind, RecordRef,
};
use homeground_core::exchange::NoticeCode;
use homeground_core::map::Map;
use proptest::prelude::*;

use super::{asset, bring_in, counts, everything, lines, take_out};
use crate::support::{self, Place, point};

const AUDIENCES: [Option<Audience>; 4] = [
    None,
    Some(Audience::Coordinators),
    Some(Audience::Group),
    Some(Audience::Public),
];

/// A small neighbourhood: twelve people at home, a group, a place, things and wishes; everybody
/// said yes to everything, for everybody.
fn neighbourhood(place: &Place) -> Map {
    let mut map = place.map();
    support::write(&mut map, |write| {
        let yes = |id, about| Grant {
            id,
            about,
            only: None,
            audience: Audience::Public,
            fields: FieldGroups::ALL,
            wording: None,
            how: "at the door; twice".to_owned(),
            given_on: "2026-02-03".parse().unwrap(),
            recorded_by: None,
            expires_on: None,
        };
        let mut group = support::asset(
            write.new_id(),
            homeground_core::domain::AssetKind::Group,
            "Net Loft choir",
        );
        group.geometry = Some(point(-3.001_234_567_8, 51.600_123_456_7));
        group.availability.add("tue evening").unwrap();
        group.extra = Extra(
            serde_json::json!({"source": "a poster", "marker-color": "#abcdef", "seats": 7})
                .as_object()
                .unwrap()
                .clone(),
        );
        write.create_asset(&group)?;
        write.create_grant(&yes(
            write.new_id(),
            RecordRef::new(RecordKind::Asset, group.id),
        ))?;
        for number in 0..12 {
            let mut person = support::person(write.new_id(), &format!("Person {number}"));
            person.phone = Some(format!("01632 96000{number}"));
            person.street = Some("Quay Street".to_owned());
            person.home = Some(point(-3.0 + f64::from(number) * 1e-5, 51.6));
            person.notes = Some("never leaves".to_owned());
            write.create_person(&person)?;
            write.create_grant(&yes(
                write.new_id(),
                RecordRef::new(RecordKind::Person, person.id),
            ))?;
            let mut skill = support::asset(
                write.new_id(),
                homeground_core::domain::AssetKind::Skill,
                &format!("Baking {number}"),
            );
            skill.holder = Some(Holder::Person(person.id));
            skill.description = Some(format!("ring 01632 96000{number} first"));
            write.create_asset(&skill)?;
            let mut need = support::need(write.new_id(), &format!("A lift {number}"));
            need.stated_by = Some(Holder::Person(person.id));
            if number == 3 {
                need.kind = NeedKind::Interest;
                need.state = NeedState::Met;
            }
            write.create_need(&need)?;
        }
        let mut area = Area::new(write.new_id(), "Riverside").unwrap();
        area.drawn_by = Some("residents".to_owned());
        write.create_area(&area)
    });
    map
}

#[test]
fn an_export_of_our_own_adds_and_changes_nothing() {
    for audience in AUDIENCES {
        let place = Place::new();
        let mut map = neighbourhood(&place);
        let before = everything(&map);
        let file = take_out(&place, &mut map, audience, "out.geojson");
        let undo = map.can_undo().unwrap();
        let report = bring_in(&mut map, &file).unwrap();
        assert!(report.read > 20, "{audience:?}");
        assert_eq!(
            counts(&report),
            (0, 0, report.read, 0),
            "{audience:?} {:?}",
            report.notices
        );
        assert_eq!(everything(&map), before, "{audience:?}");
        assert_eq!(map.can_undo().unwrap(), undo, "{audience:?}");
    }
}

#[test]
fn what_was_changed_in_an_export_comes_home_and_nothing_else() {
    for audience in AUDIENCES {
        let place = Place::new();
        let mut map = neighbourhood(&place);
        let file = take_out(&place, &mut map, audience, "out.geojson");
        // Since then one field was changed here.
        let mut other = asset(&map, "Baking 2");
        other.tags = vec!["bread".to_owned()];
        let mut choir = asset(&map, "Net Loft choir");
        choir.capacity = Some(30);
        support::write(&mut map, |write| {
            write.update_asset(&other)?;
            write.update_asset(&choir)
        });
        let text = std::fs::read_to_string(&file).unwrap();
        let edited = text
            .replace("Net Loft choir", "Net Loft singers")
            .replace("\"seats\":7", "\"seats\":9");
        let file = super::write(&place, "edited.geojson", edited);
        let report = bring_in(&mut map, &file).unwrap();
        assert_eq!(
            (report.added, report.updated),
            (0, 1),
            "{audience:?} {:?}",
            report.notices
        );
        let singers = asset(&map, "Net Loft singers");
        assert_eq!(singers.capacity, Some(30), "{audience:?}");
        assert_eq!(singers.extra.0["seats"], 9);
        assert_eq!(singers.extra.0["source"], "a poster");
        assert_eq!(asset(&map, "Baking 2").tags, ["bread"]);
        assert_eq!(singers.geometry, choir.geometry, "every digit stays");
    }
}

#[test]
fn an_older_export_does_not_turn_back_what_was_changed_here_since() {
    let place = Place::new();
    let mut map = neighbourhood(&place);
    let file = take_out(&place, &mut map, Some(Audience::Group), "out.geojson");
    let mut choir = asset(&map, "Net Loft choir");
    choir.title = "Net Loft singers".to_owned();
    support::write(&mut map, |write| write.update_asset(&choir));
    let report = bring_in(&mut map, &file).unwrap();
    assert_eq!((report.added, report.updated), (0, 0));
    assert_eq!(asset(&map, "Net Loft singers").id, choir.id);
    let told = report
        .notices
        .iter()
        .find(|notice| notice.code == NoticeCode::BothChanged);
    assert_eq!(told.unwrap().column.as_deref(), Some("title"));
}

#[test]
fn an_entry_removed_since_the_export_stays_removed() {
    for audience in AUDIENCES {
        let place = Place::new();
        let mut map = neighbourhood(&place);
        let file = take_out(&place, &mut map, audience, "out.geojson");
        let choir = RecordRef::new(RecordKind::Asset, asset(&map, "Net Loft choir").id);
        support::write(&mut map, |write| write.remove(choir));
        let report = bring_in(&mut map, &file).unwrap();
        assert_eq!((report.added, report.updated), (0, 0), "{audience:?}");
    }
}

#[test]
fn shapes_smaller_than_the_last_decimal_come_home_unharmed() {
    let place = Place::new();
    let mut map = place.map();
    let text = r#"{"type":"Feature","id":1,"properties":{"name":"Flower pot"},"geometry":{"type":"Polygon","coordinates":[[[-3,51.6],[-2.9999999,51.6],[-3,51.6000001],[-3,51.6]]]}}"#;
    let file = super::write(&place, "pot.json", text);
    super::bring_shared(&mut map, &file, homeground_core::domain::Sharing::Public);
    let before = everything(&map);
    let file = take_out(&place, &mut map, Some(Audience::Public), "out.geojson");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(
        written.contains(r#""geometry":{"type":"Point""#),
        "{written}"
    );
    assert_eq!(counts(&bring_in(&mut map, &file).unwrap()), (0, 0, 1, 0));
    assert_eq!(everything(&map), before);
}

#[test]
fn the_archive_makes_the_same_map_again() {
    let place = Place::new();
    let mut map = neighbourhood(&place);
    let file = take_out(&place, &mut map, None, "all.geojson");
    let other = Place {
        still: support::Still::device(2),
        ..Place::new()
    };
    let mut new = other.map();
    let report = bring_in(&mut new, &file).unwrap();
    assert_eq!(report.added, report.read);
    assert_eq!(everything(&new), everything(&map));
    assert_eq!(lines(&new).len(), lines(&map).len());
    assert_eq!(
        counts(&bring_in(&mut new, &file).unwrap()),
        (0, 0, report.read, 0)
    );
    // And out again: the same bytes but for the map's own mark.
    let again = take_out(&other, &mut new, None, "all.geojson");
    let lines = |file| {
        let text = std::fs::read_to_string(file).unwrap();
        let mut lines: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with("{\"type\":\"Feature\""))
            .map(|line| line.trim_end_matches(',').to_owned())
            .collect();
        lines.sort();
        lines
    };
    let (first, second) = (lines(file), lines(again));
    assert_eq!(first, second);
}

fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zéŵ<>&\"'\\\\,;:\u{1F333} ]{1,20}"
        .prop_filter("visible", |words| !words.trim().is_empty())
        .prop_map(|words| words.trim().to_owned())
}

fn optional() -> impl Strategy<Value = Option<String>> {
    prop::option::of(words())
}

fn place() -> impl Strategy<Value = Option<Geometry>> {
    let point = (
        -179.0f64..179.0,
        -85.0f64..85.0,
        prop::option::of(-100.0f64..3_000.0),
    )
        .prop_map(|(lon, lat, up)| {
            let shape = geo::Point::new(lon, lat).into();
            Geometry::with_altitudes(shape, up.into_iter().collect()).unwrap()
        });
    let triangle = (-170.0f64..170.0, -80.0f64..80.0, 0.001f64..1.0).prop_map(|(x, y, side)| {
        let ring = vec![(x, y), (x, y + side), (x + side, y), (x, y)];
        Geometry::new(geo::Polygon::new(geo::LineString::from(ring), Vec::new()).into()).unwrap()
    });
    let line = (-170.0f64..170.0, -80.0f64..80.0).prop_map(|(x, y)| {
        Geometry::new(geo::LineString::from(vec![(x, y), (x + 0.5, y - 0.25)]).into()).unwrap()
    });
    prop_oneof![1 => Just(None), 3 => point.prop_map(Some), 1 => triangle.prop_map(Some), 1 => line.prop_map(Some)]
}

fn extra() -> impl Strategy<Value = Extra> {
    let name = prop_oneof![
        words(),
        prop::sample::select(vec![
            "source",
            "holder_id",
            "name",
            "phone",
            "area",
            "marker-color",
            "lon",
            "notes"
        ])
        .prop_map(str::to_owned),
    ];
    let value = prop_oneof![
        words().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
        Just(serde_json::json!({"a": [1, true]})),
    ];
    prop::collection::vec((name, value), 0..4).prop_map(|all| Extra(all.into_iter().collect()))
}

type Seeds = Vec<(
    usize,
    String,
    Option<String>,
    Vec<String>,
    Option<Geometry>,
    Extra,
    Option<u32>,
    u32,
)>;

fn seeds() -> impl Strategy<Value = Seeds> {
    let list = prop::collection::btree_set(words(), 0..3)
        .prop_map(|all| all.into_iter().collect::<Vec<_>>());
    let one = (
        0usize..9,
        words(),
        optional(),
        list,
        place(),
        extra(),
        prop::option::of(any::<u32>()),
        0u32..1 << 21,
    );
    prop::collection::vec(one, 1..14)
}

/// A map of random records: the first people hold and say what comes after them.
fn random_map(place: &Place, seeds: &Seeds) -> Map {
    use homeground_core::domain::{AssetKind, Availability};
    let mut map = place.map();
    support::write(&mut map, |write| {
        let mut holders: Vec<Holder> = Vec::new();
        for (kind, title, text, tags, geometry, extra, number, when) in seeds {
            let id: RecordId = write.new_id();
            let mut availability = Availability::default();
            for day in ["mon morning", "mon afternoon", "mon evening", "sat evening"]
                .iter()
                .take(*when as usize % 5)
            {
                availability.add(day).unwrap();
            }
            let day = (when % 3 == 0).then(|| "2026-05-01".parse().unwrap());
            let holder = holders.get(*when as usize % 3).copied();
            match kind {
                0..=5 => {
                    let mut one = support::asset(id, AssetKind::ALL[*kind], title);
                    (one.description, one.own_words) = (text.clone(), text.clone());
                    (one.tags, one.languages) = (tags.clone(), tags.clone());
                    one.facilities = tags
                        .iter()
                        .map(|tag| tag.replace(';', "").trim().to_owned())
                        .filter(|tag| !tag.is_empty())
                        .collect();
                    one.facilities.dedup();
                    one.geometry = geometry.clone();
                    (one.availability, one.capacity, one.asks_per_month) =
                        (availability, *number, *number);
                    one.reach_m = number.map(|number| f64::from(number) / 8.0);
                    (one.confirmed_on, one.resting_until) = (day, day);
                    if one.kind.has_holder() {
                        one.holder = holder;
                        if holder.is_none() {
                            // Nobody's: a name that is somebody's here is joined to them when it comes in.
                            one.holder_name =
                                text.as_ref().map(|text| format!("{text} of elsewhere"));
                        }
                    } else if one.kind == AssetKind::Group {
                        holders.push(Holder::Asset(id));
                    }
                    one.extra = extra.clone();
                    one.source = text.clone();
                    one.source_id = text.clone();
                    write.create_asset(&one)?;
                    let about = RecordRef::new(RecordKind::Asset, id);
                    let fields = FieldGroups::NONE
                        .with(FieldGroup::Words)
                        .with(FieldGroup::Place);
                    let (about, only) = match one.holder {
                        Some(Holder::Person(person)) => {
                            (RecordRef::new(RecordKind::Person, person), Some(about))
                        }
                        _ => (about, None),
                    };
                    if when % 2 == 0 {
                        write.create_grant(&Grant {
                            id: write.new_id(),
                            about,
                            only,
                            audience: Audience::Group,
                            fields,
                            wording: None,
                            how: "said so".to_owned(),
                            given_on: "2026-01-02".parse().unwrap(),
                            recorded_by: None,
                            expires_on: None,
                        })?;
                    }
                }
                6 => {
                    let mut one = support::need(id, title);
                    one.description = text.clone();
                    (one.tags, one.languages) = (tags.clone(), tags.clone());
                    one.geometry = geometry.clone();
                    (one.availability, one.how_many) = (availability, *number);
                    one.within_m = number.map(f64::from);
                    one.kinds = AssetKind::ALL[..*when as usize % 3].to_vec();
                    one.state = [
                        NeedState::Open,
                        NeedState::Resting,
                        NeedState::Met,
                        NeedState::Withdrawn,
                    ][*when as usize % 4];
                    one.kind = if when % 2 == 0 {
                        NeedKind::Need
                    } else {
                        NeedKind::Interest
                    };
                    one.stated_by = holder;
                    (one.stated_on, one.confirmed_on) = (day, day);
                    one.extra = extra.clone();
                    write.create_need(&one)?;
                }
                7 => {
                    let mut one = support::person(id, title);
                    (one.phone, one.email, one.street) = (text.clone(), text.clone(), text.clone());
                    (one.house_number, one.postcode, one.asking) =
                        (text.clone(), text.clone(), text.clone());
                    one.notes = text.clone();
                    one.home = geometry.clone();
                    (one.availability, one.asks_per_month) = (availability, *number);
                    one.languages = tags.clone();
                    (one.met_on, one.confirmed_on, one.resting_until) = (day, day, day);
                    one.asked_not_to = when % 7 == 0;
                    one.extra = extra.clone();
                    write.create_person(&one)?;
                    holders.push(Holder::Person(id));
                }
                _ => {
                    let mut one = Area::new(id, title).unwrap();
                    one.drawn_by = text.clone();
                    one.geometry = geometry.clone();
                    one.extra = extra.clone();
                    write.create_area(&one)?;
                }
            }
        }
        Ok(())
    });
    map
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_archive_into_an_empty_map_is_identity(seeds in seeds()) {
        let place = Place::new();
        let mut map = random_map(&place, &seeds);
        let file = take_out(&place, &mut map, None, "all.geojson");
        let other = Place { still: support::Still::device(2), ..Place::new() };
        let mut new = other.map();
        let report = bring_in(&mut new, &file).unwrap();
        prop_assert_eq!(counts(&report), (report.read, 0, 0, 0));
        prop_assert_eq!(everything(&new), everything(&map));
        let again = bring_in(&mut new, &file).unwrap();
        prop_assert_eq!(counts(&again), (0, 0, report.read, 0));
    }

    #[test]
    fn exports_of_our_own_never_add_or_change(seeds in seeds(), audience in 0usize..4) {
        let place = Place::new();
        let mut map = random_map(&place, &seeds);
        let before = everything(&map);
        let file = take_out(&place, &mut map, AUDIENCES[audience], "out.geojson");
        let report = bring_in(&mut map, &file).unwrap();
        prop_assert_eq!(counts(&report), (0, 0, report.read, 0));
        prop_assert_eq!(everything(&map), before);
    }
}
