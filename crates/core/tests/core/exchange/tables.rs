//! Tables with a line of column names.

use homeground_core::domain::{AssetKind, RecordKind};
use homeground_core::exchange::{
    ImportError, ImportOptions, NoticeCode, ReadOptions, SkipReason, import,
};

use super::{asset, bring, bring_as, bring_in, counts, titles, write};
use crate::support::Place;

#[test]
fn reads_every_stable_name_of_an_asset() {
    let place = Place::new();
    let mut map = place.map();
    let text = "Title,Kind,Description,Tags,Holder,Availability,Capacity,Facilities,Languages,Reach M,Confirmed On,lon,lat,Colour\n\
        Tea urn,item,\"Big, for 60\",tea; parties,Net Loft,\"mon evening, sat\",60,lid;tap,Welsh;English,500,2026-05-01,-3.01,51.58,silver\n";
    let report = bring(&place, &mut map, "things.csv", text);
    assert_eq!(counts(&report), (1, 0, 0, 0));
    let urn = asset(&map, "Tea urn");
    assert_eq!(urn.kind, AssetKind::Item);
    assert_eq!(urn.description.as_deref(), Some("Big, for 60"));
    assert_eq!(urn.tags, ["tea", "parties"]);
    assert_eq!(urn.holder_name.as_deref(), Some("Net Loft"));
    assert_eq!(urn.availability.to_string(), "mon evening, sat");
    assert_eq!((urn.capacity, urn.reach_m), (Some(60), Some(500.0)));
    assert_eq!(urn.facilities, ["lid", "tap"]);
    assert_eq!(urn.languages, ["Welsh", "English"]);
    assert_eq!(urn.confirmed_on.unwrap().to_string(), "2026-05-01");
    assert_eq!(urn.geometry.unwrap().as_point().unwrap().lat, 51.58);
    assert_eq!(
        serde_json::to_value(&urn.extra).unwrap(),
        serde_json::json!({"Colour": "silver"})
    );
}

#[test]
fn reads_semicolons_decimal_commas_and_line_breaks_in_cells() {
    let place = Place::new();
    let mut map = place.map();
    let text = "name;longitude;latitude;address\r\nSalle;2,35;48,85;\"1 rue\nHaute\"\r\n\r\nGymnase;2,36;48,86;\r\n";
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", text)),
        (2, 0, 0, 0)
    );
    let hall = asset(&map, "Salle");
    assert_eq!(hall.geometry.unwrap().as_point().unwrap().lon, 2.35);
    assert_eq!(hall.extra.0["address"], "1 rue\nHaute");
}

#[test]
fn reads_grid_metres_only_where_they_look_like_them() {
    let place = Place::new();
    let mut map = place.map();
    let text = "Site,Easting,Northing\nOn the grid,395265,222126\nIn degrees,-2.07,51.9\nNowhere,,\nWords,n/a,n/a\nOff,9999999,5\nHalf,395265,\n";
    let report = bring(&place, &mut map, "f.csv", text);
    assert_eq!(counts(&report), (4, 0, 0, 2));
    let on_grid = asset(&map, "On the grid")
        .geometry
        .unwrap()
        .as_point()
        .unwrap();
    assert!((on_grid.lat - 51.897_667).abs() < 2e-5 && (on_grid.lon + 2.070_213).abs() < 3e-5);
    assert_eq!(
        asset(&map, "In degrees")
            .geometry
            .unwrap()
            .as_point()
            .unwrap()
            .lon,
        -2.07
    );
    assert_eq!(asset(&map, "Words").geometry, None);
    let codes: Vec<_> = report
        .skipped
        .iter()
        .map(|skipped| (skipped.row, skipped.code))
        .collect();
    assert_eq!(
        codes,
        [(5, SkipReason::OutOfRange), (6, SkipReason::NotAPlace)]
    );
}

#[test]
fn reads_well_known_text() {
    let place = Place::new();
    let mut map = place.map();
    let text = "name,wkt\nGreen,\"POLYGON((0 0,0.01 0,0.01 0.01,0 0))\"\nShed,by the gate\n";
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", text)),
        (2, 0, 0, 0)
    );
    assert_eq!(asset(&map, "Green").kind, AssetKind::Space);
    assert_eq!(asset(&map, "Shed").extra.0["wkt"], "by the gate");
}

#[test]
fn cells_that_are_too_many_too_few_or_twice_are_kept() {
    let place = Place::new();
    let mut map = place.map();
    let text = "Name,Owner,Owner\nLong,a,b,c\nShort\n,,\n";
    let report = bring(&place, &mut map, "f.csv", text);
    assert_eq!(counts(&report), (2, 0, 0, 1));
    let long = serde_json::to_value(&asset(&map, "Long").extra).unwrap();
    assert_eq!(
        long,
        serde_json::json!({"Owner": "a", "Owner (2)": "b", "column 4": "c"})
    );
    assert_eq!(report.skipped[0].code, SkipReason::NoWords);
    assert!(
        report
            .notices
            .iter()
            .any(|notice| notice.code == NoticeCode::MoreCells)
    );
}

#[test]
fn numbers_and_days_that_are_none_are_kept_as_words() {
    let place = Place::new();
    let mut map = place.map();
    let text = "name,capacity,confirmed_on,reach_m\nHall,about 50,last spring,-3\n";
    let report = bring(&place, &mut map, "f.csv", text);
    let hall = asset(&map, "Hall");
    assert_eq!(
        (hall.capacity, hall.confirmed_on, hall.reach_m),
        (None, None, None)
    );
    assert_eq!(hall.extra.0["capacity"], "about 50");
    let not_understood = report
        .notices
        .iter()
        .filter(|notice| notice.code == NoticeCode::NotUnderstood);
    assert_eq!(not_understood.count(), 3);
}

#[test]
fn takes_the_place_of_a_title_in_the_order_of_the_contract() {
    let place = Place::new();
    let mut map = place.map();
    let text = "street,address,Label,note\nHigh Street,1 High Street,Old Bank,x\nMill Lane,2 Mill Lane,,x\nQuay,,,x\n,,,only this\n";
    assert_eq!(
        counts(&bring(&place, &mut map, "f.csv", text)),
        (4, 0, 0, 0)
    );
    assert_eq!(titles(&map), ["Old Bank", "2 Mill Lane", "Quay", "Group"]);
    assert_eq!(asset(&map, "2 Mill Lane").extra.0["address"], "2 Mill Lane");
    assert!(!asset(&map, "Old Bank").extra.0.contains_key("Label"));
}

#[test]
fn titles_hold_a_thousand_characters_and_no_more() {
    let place = Place::new();
    let mut map = place.map();
    let text = format!("title\n{}\n{}\n", "é".repeat(1_000), "é".repeat(1_001));
    let report = bring(&place, &mut map, "f.csv", text);
    assert_eq!(counts(&report), (1, 0, 0, 1));
    let skipped = &report.skipped[0];
    assert_eq!(
        (skipped.column.as_deref(), skipped.code),
        (Some("title"), SkipReason::TooLong)
    );
}

#[test]
fn columns_can_be_named_by_hand() {
    let place = Place::new();
    let mut map = place.map();
    let file = write(
        &place,
        "f.csv",
        "Club,Sort,Where\nAce Judo,judo;sport,POINT(1 2)\n",
    );
    let pairs = [("Club", "title"), ("Sort", "tags"), ("Where", "wkt")];
    let columns = pairs
        .map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned()))
        .to_vec();
    let options = ImportOptions {
        read: ReadOptions {
            columns,
            ..ReadOptions::default()
        },
        ..ImportOptions::default()
    };
    import(&mut map, &file, &options).unwrap();
    let judo = asset(&map, "Ace Judo");
    assert_eq!(judo.tags, ["judo", "sport"]);
    assert_eq!(judo.geometry.unwrap().as_point().unwrap().lat, 2.0);
}

#[test]
fn needs_come_in_with_all_their_names() {
    let place = Place::new();
    let mut map = place.map();
    let text = "kind,title,description,kinds,tags,availability,within_m,how_many,state,stated_by,stated_on\n\
        interest,Sing in a choir,alto,group; skill,music,tue evening,1500,2,resting,Winnie,2026-04-01\n";
    bring_as(&place, &mut map, RecordKind::Need, "needs.csv", text);
    let contents = map.contents().unwrap();
    let need = contents.needs.iter().next().unwrap();
    assert_eq!(
        (need.kind.word(), need.state.word()),
        ("interest", "resting")
    );
    assert_eq!(need.kinds, [AssetKind::Group, AssetKind::Skill]);
    assert_eq!((need.within_m, need.how_many), (Some(1500.0), Some(2)));
    assert_eq!(need.stated_by_name.as_deref(), Some("Winnie"));
    assert_eq!(need.stated_on.unwrap().to_string(), "2026-04-01");
}

#[test]
fn a_record_of_more_than_64_megabytes_is_refused() {
    let place = Place::new();
    let mut map = place.map();
    let mut text = String::from("name,notes\nHall,x\nLong,\"");
    text.push_str(&"word ".repeat(14_000_000));
    let error = bring_in(&mut map, &write(&place, "f.csv", text)).unwrap_err();
    assert!(
        matches!(error, ImportError::RecordTooLong { line: 3, .. }),
        "{error}"
    );
    assert!(map.contents().unwrap().assets.is_empty());
}
