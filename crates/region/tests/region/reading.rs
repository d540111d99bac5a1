//! What is read, and what is refused.

use homeground_region::{AddError, Keep, LookedLike, ReadError, Region, Unwatched};
use proptest::prelude::*;

use crate::support::QUAYSIDE;

fn refused(text: &str) -> ReadError {
    match Region::in_memory("test.osm", text.as_bytes()).unwrap_err() {
        AddError::Read(error) => error,
        other => panic!("{other}"),
    }
}

#[test]
fn counts_what_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quayside.osm");
    std::fs::write(&file, QUAYSIDE).unwrap();
    let to = folder.path().join("to");
    let report = homeground_region::add(&file, &to, Keep::All, &Unwatched).unwrap();
    let read = report.read;
    assert_eq!((read.ways, read.relations), (12, 4));
    assert_eq!((read.house_numbers, read.postcodes), (4, 2));
    assert_eq!((read.coastline, read.rings_not_closed), (1, 2));
    let left_out: Vec<(&str, u64)> = (report.left_out.iter())
        .map(|left| (left.reason.as_str(), left.count))
        .collect();
    assert_eq!(
        left_out,
        [
            ("line with missing nodes", 1),
            ("area not complete", 1),
            ("area not closed", 1),
        ]
    );
    assert_eq!(report.data_date.as_deref(), Some("2025-06-07"));
}

#[test]
fn tells_what_a_wrong_file_looks_like() {
    let looked = |text: &str| match refused(text) {
        ReadError::NotOsm(looked) => looked,
        other => panic!("{other}"),
    };
    assert_eq!(looked(""), LookedLike::Empty);
    assert_eq!(looked(" \n "), LookedLike::Empty);
    assert_eq!(looked("<!DOCTYPE html><p>"), LookedLike::WebPage);
    assert_eq!(looked("<?xml version='1.0'?><html/>"), LookedLike::WebPage);
    assert_eq!(looked("<osmChange/>"), LookedLike::Changes);
    assert_eq!(looked("<gpx/>"), LookedLike::OtherXml);
    assert_eq!(looked("{\"type\":\"Feature\"}"), LookedLike::Unknown);
    assert_eq!(looked("PK\x03\x04"), LookedLike::Compressed);
    assert_eq!(looked("\0\0\0\x0d\n\tOSMHeader\x18"), LookedLike::Pbf);
}

#[test]
fn refuses_a_document_type_and_words_it_would_define() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE osm [<!ENTITY a 'aaaa'>]><osm/>";
    assert!(matches!(refused(bomb), ReadError::DocumentType));
    let word = "<osm><node id='1' lat='1' lon='1'><tag k='name' v='&a;'/></node></osm>";
    assert!(matches!(refused(word), ReadError::Damaged { .. }));
}

#[test]
fn refuses_what_is_no_position_and_no_number() {
    for node in [
        "<node id='1' lat='91' lon='0'/>",
        "<node id='1' lat='0' lon='1e308'/>",
        "<node id='1' lat='NaN' lon='0'/>",
        "<node id='x' lat='0' lon='0'/>",
        "<node id='9999999999999999' lat='0' lon='0'/>",
        "<node lat='0' lon='0'/>",
    ] {
        let error = refused(&format!("<osm>{node}</osm>"));
        assert!(matches!(error, ReadError::Value { .. }), "{node}: {error}");
    }
}

#[test]
fn refuses_the_same_object_twice() {
    let node = "<node id='1' lat='0' lon='0'/>";
    assert!(matches!(
        refused(&format!("<osm>{node}{node}</osm>")),
        ReadError::Twice("node")
    ));
    assert!(matches!(
        refused("<osm><way id='1'/><way id='1'/></osm>"),
        ReadError::Twice("way")
    ));
}

#[test]
fn refuses_depth_and_length_without_end() {
    let deep = format!("<osm>{}", "<a>".repeat(20_000));
    assert!(matches!(refused(&deep), ReadError::TooLarge { .. }));
    let long = format!("<osm><node id='{}'/></osm>", "1".repeat(1 << 20));
    assert!(matches!(refused(&long), ReadError::TooLarge { .. }));
    let tags = "<tag k='a' v='b'/>".repeat(6_000);
    let many = format!("<osm><node id='1' lat='0' lon='0'>{tags}</node></osm>");
    assert!(matches!(refused(&many), ReadError::TooLarge { .. }));
}

#[test]
fn a_file_with_nothing_in_it_is_no_region() {
    let empty = &b"\xef\xbb\xbf<osm version='0.6'/>"[..];
    let error = Region::in_memory("test.osm", empty).unwrap_err();
    assert!(matches!(error, AddError::Nothing), "{error}");
}

#[test]
fn every_prefix_of_a_file_is_refused() {
    let whole = QUAYSIDE.trim_ascii_end();
    for length in 0..whole.len() {
        let error = Region::in_memory("test.osm", &whole[..length]).unwrap_err();
        assert!(
            matches!(
                error,
                AddError::Read(ReadError::Truncated { .. } | ReadError::NotOsm(_))
            ),
            "{length}: {error}"
        );
    }
    assert!(Region::in_memory("test.osm", whole).is_ok());
}

proptest! {
    #[test]
    fn no_change_to_a_file_makes_reading_fail_otherwise_than_with_an_error(
        changes in prop::collection::vec((0..QUAYSIDE.len(), any::<u8>()), 1..12),
    ) {
        let mut bytes = QUAYSIDE.to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        if let Ok(streets) = Region::in_memory("test.osm", &bytes) {
            for zoom in [5, 11, 14] {
                let (z, x, y) = crate::support::tile_at(-12.0, 49.0, zoom);
                crate::support::check_inside_buffer(&streets.tile(z, x, y).unwrap());
            }
        }
    }

    #[test]
    fn swapped_parts_of_a_file_never_break_reading(
        moves in prop::collection::vec((0..100_usize, 0..100_usize), 1..20),
    ) {
        let text = std::str::from_utf8(QUAYSIDE).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        for (from, to) in moves {
            let count = lines.len();
            lines.swap(from % count, to % count);
        }
        if let Ok(streets) = Region::in_memory("test.osm", lines.join("\n").as_bytes()) {
            let (z, x, y) = crate::support::tile_at(-12.0, 49.0, 14);
            crate::support::check_inside_buffer(&streets.tile(z, x, y).unwrap());
        }
    }
}
