//! Broken files of every sort: an answer or a sentence, never a panic.

use homeground_core::exchange::read_bytes;
use proptest::prelude::*;

const GEOJSON: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"CRS84"}},"features":[
{"type":"Feature","id":7,"properties":{"name":"Hall","tags":["a;b",2],"kind":"building","availability":"mon"},"geometry":{"type":"Point","coordinates":[-3.01,51.6,12.5]}},
{"type":"Feature","properties":{"record":"person","name":"Ann","skills":"x;y","consent_audience":"group","consent_fields":"words"},"geometry":null},
{"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]},{"type":"LineString","coordinates":[[0,0],[1,1]]}]}}]}"#;
const TABLE: &str = "\u{FEFF}Name;lon;lat;wkt;Tags;Tags\r\n\"A \"\"b\"\"\";1,5;2;;x;y\r\nC;395265;222126;\"POLYGON((0 0,1 0,1 1,0 0))\";;\r\n;;;;;;;7\r\n";

/// What may be put into a file to break it.
const SPLINTERS: [&[u8]; 16] = [
    b"",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b"\0",
    b"\x1E",
    b"\xC3",
    b"\xFF\xFE",
    b"1e999",
    b"null",
    b"\r\n",
    b"((((",
    b"\\ud800",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn mutated_files_are_read_or_refused(
        table in any::<bool>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, 0usize..SPLINTERS.len()), 1..6),
    ) {
        let mut bytes = if table { TABLE } else { GEOJSON }.as_bytes().to_vec();
        for (at, length, splinter) in cuts {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, SPLINTERS[splinter].iter().copied());
        }
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn any_words_in_cells_are_accounted_for(
        cells in prop::collection::vec("[ -~é\u{1F333}\n]{0,12}", 1..24),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["name", "lon", "lat", "kind"]).unwrap();
        let rows = cells.chunks_exact(4);
        let count = rows.len() as u64;
        for row in rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let (good, bad) = read_bytes(&bytes).unwrap();
        prop_assert_eq!(good + bad, count);
    }
}
