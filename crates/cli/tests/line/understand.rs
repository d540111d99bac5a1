//! Matching by what is meant: said when it is not there yet, read once, then used.

use crate::support::Place;

const OFFERS: &str = "id,kind,title
mould,skill,\"Retired surveyor, looks at mould and condensation for tenants\"
choir,group,\"Choir, no auditions\"
";
const NEED: &str = "The wall behind the cot is black and my little boy coughs all night";

#[test]
fn what_is_not_understood_is_said_read_once_and_then_matched_by_its_meaning() {
    let place = Place::with_map();
    place.write("offers.csv", OFFERS);
    place.write("needs.csv", format!("id,title\ncough,{NEED}\n"));
    let said = place.types(&["import", "offers.csv"]);
    assert!(
        said.sentence().contains("2 entries are not understood yet"),
        "{}",
        said.sentence()
    );
    place.done(&["import", "needs.csv", "--as", "needs"]);
    let said = place.types(&["match", "--text", NEED, "--json"]);
    assert!(said.sentence().contains("3 entries are not understood yet"));

    let read = place.object(&["understand"]);
    assert_eq!(
        (&read["understood"], &read["not_understood"]),
        (&3.into(), &0.into())
    );
    assert_eq!(place.object(&["understand"])["understood"], 0);
    assert_eq!(
        place.done(&["understand"]),
        "Everything was understood already.\n"
    );

    for line in [
        &["match", "--text", NEED][..],
        &["match", "--need", "cough"],
        &["match", "--all"],
    ] {
        let found = place.objects(&[line, &["--explain"]].concat());
        assert_eq!(found[0]["source_id"], "mould", "{line:?}");
        assert!(
            found[0]["why"]
                .as_str()
                .unwrap()
                .starts_with("Both are about damp and mould")
        );
        assert!(found[0]["parts"]["alike"].as_f64().unwrap() > 0.5);
        assert_eq!(found[1]["weak"], true);
        assert_eq!(place.types(line).sentence(), "");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_was_understood_and_says_that_it_is_not_all() {
    let place = Place::with_map();
    let rows = (0..1_500).map(|number| format!("item,Loom number {number} of a weaving shed\n"));
    let rows: String = rows.collect();
    place.write("looms.csv", format!("kind,title\n{rows}"));
    place.done(&["import", "looms.csv"]);
    let log = place.file("data/map.homeground-wal");
    let reading = place.begins(&["understand", "--json"]);
    let some_kept = || std::fs::metadata(&log).is_ok_and(|log| log.len() > 4_096);
    let said = reading.signalled("-INT", some_kept);
    assert_eq!(said.code(), 130, "{}", said.sentence());
    let report: serde_json::Value = serde_json::from_str(said.answer().trim()).unwrap();
    let (read, left) = (
        report["understood"].as_u64(),
        report["not_understood"].as_u64(),
    );
    assert!(read > Some(0) && left > Some(0), "{report}");
    assert_eq!(read.zip(left).map(|(read, left)| read + left), Some(1_500));
}
