//! The word list: kept, listed, taken away, and used at once.

use crate::support::Place;

#[test]
fn a_line_of_the_word_list_finds_what_says_another_of_its_words() {
    let place = Place::with_map();
    place.write(
        "offers.csv",
        "id,kind,title\nwood,skill,Gwaith coed\nbread,skill,Bakes bread\n",
    );
    place.done(&["import", "offers.csv"]);
    assert!(place.objects(&["search", "joinery"]).is_empty());
    let kept = place.objects(&["words", "carpentry; joinery; gwaith coed"]);
    assert_eq!(
        kept[0]["words"],
        serde_json::json!(["carpentry", "joinery", "gwaith coed"])
    );
    let found = place.objects(&["search", "joinery"]);
    assert_eq!((found.len(), &found[0]["source_id"]), (1, &"wood".into()));
    let found = place.objects(&["match", "--text", "some joinery, a shelf"]);
    assert_eq!(found[0]["source_id"], "wood");
    assert_eq!(
        found[0]["why"]
            .as_str()
            .unwrap()
            .matches("gwaith coed")
            .count(),
        1
    );

    let refused = place.types(&["words", "woodwork; Joinery"]);
    assert_eq!(refused.code(), 1);
    assert!(
        refused
            .sentence()
            .contains("“Joinery” stands in another line")
    );
    assert_eq!(place.types(&["words", "alone"]).code(), 1);
    place.done(&["words", "carpentry; joinery"]);
    assert_eq!(
        place.objects(&["words"]).len(),
        1,
        "the line took the place of the other"
    );
    assert!(place.objects(&["words", "--remove", "JOINERY"]).is_empty());
    assert!(place.objects(&["search", "joinery"]).is_empty());
}
