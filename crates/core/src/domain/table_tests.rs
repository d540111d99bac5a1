use std::collections::HashMap;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::{
    Area, Asset, AssetKind, Audience, Availability, Connection, ConnectionState, Date, Door, Extra,
    FieldGroup, FieldGroups, Geometry, Grant, Holder, Link, LinkKind, LonLat, Need, NeedKind,
    Person, RecordKind, RecordRef, Synonyms, Withdrawal,
};

fn id(number: u8) -> RecordId {
    RecordId::new(u64::from(number), &[number; 10])
}

fn words() -> impl Strategy<Value = Option<String>> {
    prop::option::of("\\PC{1,40}")
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("\\PC{1,12}", 0..4)
}

fn day() -> impl Strategy<Value = Option<Date>> {
    let day = (0..60_000_i32).prop_map(|days| {
        let first: Date = "1950-01-01".parse().unwrap();
        first.days_after(days)
    });
    prop::option::of(day)
}

fn place() -> impl Strategy<Value = Option<Geometry>> {
    let corner = (-180.0..180.0_f64, -90.0..90.0_f64);
    let point = corner
        .clone()
        .prop_map(|(lon, lat)| Geometry::point(LonLat { lon, lat }));
    let line = (
        prop::collection::vec(corner, 2..6),
        prop::option::of(-50.0..900.0_f64),
    );
    let line = line.prop_map(|(corners, altitude)| {
        let altitudes = altitude.map_or_else(Vec::new, |metres| vec![metres; corners.len()]);
        Geometry::trusted(geo::LineString::from(corners).into(), altitudes)
    });
    prop::option::of(prop_oneof![point, line])
}

fn extra() -> impl Strategy<Value = Extra> {
    let field = ("\\PC{1,9}", "\\PC{0,9}", -1e9..1e9_f64);
    prop::collection::vec(field, 0..4).prop_map(|fields| {
        let fields = fields.into_iter();
        Extra(
            fields
                .map(|(name, text, number)| (name, json!([text, number, null])))
                .collect(),
        )
    })
}

fn asset() -> impl Strategy<Value = Asset> {
    let said = ("\\PC{1,60}", words(), words(), list(), list(), list());
    let known = (place(), 0..1_u32 << 21, words(), extra(), words());
    let numbers = (
        any::<Option<u32>>(),
        prop::option::of(0.0..1e7_f64),
        day(),
        day(),
    );
    (0..8_u8, 0..6_usize, said, known, numbers).prop_map(|(number, kind, said, known, numbers)| {
        let mut asset = Asset::new(id(number), AssetKind::ALL[kind], "of no words").unwrap();
        (asset.title, asset.description, asset.own_words) = (said.0, said.1, said.2);
        (asset.tags, asset.facilities, asset.languages) = (said.3, said.4, said.5);
        asset.geometry = known.0;
        asset.availability = (0..21)
            .filter(|bit| known.1 >> bit & 1 == 1)
            .fold(Availability::default(), |all, bit| {
                all.or(Availability::of_bit(bit))
            });
        (asset.recurrence, asset.extra, asset.source) = (known.2, known.3, known.4);
        asset.capacity = numbers.0;
        asset.reach_m = numbers.1;
        (asset.confirmed_on, asset.resting_until) = (numbers.2, numbers.3);
        asset.holder = [
            None,
            Some(Holder::Person(id(9))),
            Some(Holder::Asset(id(8))),
        ][kind % 3];
        asset
    })
}

proptest! {
    #[test]
    fn a_table_holds_what_was_put_in_whatever_is_let_go(
        edits in prop::collection::vec((asset(), any::<bool>(), any::<bool>()), 0..30),
    ) {
        let mut table = Table::default();
        let mut plain: HashMap<RecordId, Asset> = HashMap::new();
        let mut slots: HashMap<u32, RecordId> = HashMap::new();
        for (asset, put, asked) in edits {
            let key = asset.id;
            let slot = if put {
                plain.insert(key, asset.clone());
                Some(table.put(asset))
            } else {
                plain.remove(&key);
                table.remove(key)
            };
            if let Some(slot) = slot {
                // A slot is never used again for another key.
                prop_assert_eq!(*slots.entry(slot).or_insert(key), key);
            }
            if asked {
                prop_assert_eq!(table.get(key), plain.get(&key));
            } else {
                table.unpacked.store(KEPT_MAX + 1, Ordering::Relaxed);
            }
            prop_assert_eq!(table.len(), plain.len());
        }
        for number in 0..8 {
            let seen = table.glance(id(number));
            prop_assert_eq!(seen.as_deref(), plain.get(&id(number)));
            prop_assert_eq!(table.get(id(number)), plain.get(&id(number)));
        }
        let each: HashMap<RecordId, Asset> =
            table.each().map(|(_, asset)| (asset.id, (*asset).clone())).collect();
        prop_assert_eq!(&each, &plain);
        prop_assert_eq!(table.keys().count(), plain.len());
    }
}

/// Puts a record in and takes it out again.
fn comes_back<T: Keyed + Clone + PartialEq + fmt::Debug>(record: &T) {
    let mut table = Table::default();
    let slot = table.put(record.clone());
    assert_eq!(table.glance_at(slot).as_deref(), Some(record));
    assert_eq!(table.get(record.id()), Some(record));
}

#[test]
fn every_kind_of_record_comes_back_as_it_was() {
    let today: Date = "2026-02-28".parse().unwrap();
    let day = Some(today);
    let home = Some(Geometry::point(LonLat {
        lon: -3.2,
        lat: 51.48,
    }));
    let about = RecordRef::new(RecordKind::Asset, id(2));
    let mut person = Person::new(id(1), "Zoë Ünal").unwrap();
    (person.home, person.met_on, person.asked_not_to) = (home.clone(), day, true);
    comes_back(&person);
    let mut need = Need::new(id(1), NeedKind::Interest, "a choir").unwrap();
    need.kinds = AssetKind::ALL.to_vec();
    (need.stated_by, need.within_m) = (Some(Holder::Person(id(3))), Some(0.1));
    comes_back(&need);
    let mut area = Area::new(id(1), "The Quay").unwrap();
    area.geometry = home;
    comes_back(&area);
    comes_back(&Link {
        id: id(1),
        kind: LinkKind::ALL[0],
        from: about,
        to: RecordRef::new(RecordKind::Person, id(4)),
        words: Some("sings there".to_owned()),
    });
    let mut connection = Connection::new(id(1), id(2), about);
    (connection.state, connection.asked_on) = (ConnectionState::Happened, day);
    comes_back(&connection);
    comes_back(&Door {
        id: id(1),
        street: None,
        house_number: Some("31a".to_owned()),
        postcode: None,
        point: LonLat {
            lon: 180.0,
            lat: -90.0,
        },
    });
    let fields = FieldGroups::NONE
        .with(FieldGroup::Words)
        .with(FieldGroup::Extra);
    comes_back(&Grant {
        id: id(1),
        about,
        only: Some(about),
        audience: Audience::Group,
        fields,
        wording: None,
        how: "at the door".to_owned(),
        given_on: today,
        recorded_by: Some("Mair".to_owned()),
        expires_on: day,
    });
    comes_back(&Withdrawal {
        id: id(1),
        grant: id(2),
        only: None,
        fields,
        withdrawn_on: today,
        recorded_by: None,
    });
    let line = ["carpentry", "joinery", "gwaith coed"].map(str::to_owned);
    comes_back(&Synonyms::new(id(1), &line).unwrap());
}
