//! What is read, and what is refused.

use homeground_region::{LookedLike, ReadError, Streets};
use proptest::prelude::*;

use crate::support::{QUAYSIDE, quayside};

fn refused(text: &str) -> ReadError {
    Streets::from_osm_xml(text.as_bytes()).unwrap_err()
}

#[test]
fn counts_what_is_in_the_file() {
    let streets = quayside();
    let report = streets.report();
    assert_eq!(report.counts.ways, 12);
    assert_eq!(report.counts.relations, 4);
    assert_eq!(report.counts.deleted, 1);
    assert_eq!(report.counts.house_numbers, 4);
    assert_eq!(report.counts.postcodes, 2);
    assert_eq!(report.counts.coastline, 1);
    assert_eq!(report.counts.rings_not_closed, 2);
    assert_eq!(report.left_out.areas_not_closed, 1);
    assert_eq!(report.left_out.areas_not_complete, 1);
    assert_eq!(report.left_out.lines_with_missing_nodes, 1);
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
fn reads_a_file_with_nothing_in_it() {
    let streets = Streets::from_osm_xml(&b"\xef\xbb\xbf<osm version='0.6'/>"[..]).unwrap();
    assert_eq!(streets.bounds(), None);
    assert!(streets.addresses().is_empty());
    assert!(streets.tile(14, 0, 0).is_empty());
}

#[test]
fn every_prefix_of_a_file_is_refused() {
    let whole = QUAYSIDE.trim_ascii_end();
    for length in 0..whole.len() {
        let error = Streets::from_osm_xml(&whole[..length]).unwrap_err();
        assert!(
            matches!(error, ReadError::Truncated { .. } | ReadError::NotOsm(_)),
            "{length}: {error}"
        );
    }
    assert!(Streets::from_osm_xml(whole).is_ok());
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
        if let Ok(streets) = Streets::from_osm_xml(&bytes[..]) {
            for zoom in [5, 11, 14] {
                let (z, x, y) = crate::support::tile_at(-12.0, 49.0, zoom);
                crate::support::check_inside_buffer(&streets.tile(z, x, y));
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
        if let Ok(streets) = Streets::from_osm_xml(lines.join("\n").as_bytes()) {
            let (z, x, y) = crate::support::tile_at(-12.0, 49.0, 14);
            crate::support::check_inside_buffer(&streets.tile(z, x, y));
        }
    }
}
