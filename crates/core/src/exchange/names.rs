//! From the column names that people write to our fields.

use std::collections::HashMap;

use crate::domain::RecordKind;

/// A field that an imported column can fill, by its stable name (design, section 5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub(super) enum Field {
    Record,
    Id,
    Kind,
    Title,
    Description,
    OwnWords,
    Tags,
    Holder,
    HolderId,
    Availability,
    Recurrence,
    Capacity,
    Facilities,
    Languages,
    ReachM,
    AsksPerMonth,
    ConfirmedOn,
    RestingUntil,
    Kinds,
    WithinM,
    HowMany,
    State,
    StatedOn,
    Phone,
    Email,
    Street,
    HouseNumber,
    Postcode,
    Asking,
    MetOn,
    AskedNotTo,
    Notes,
    Skills,
    LookingFor,
    Interests,
    ConsentAudience,
    ConsentFields,
    ConsentDate,
    ConsentHow,
    ConsentUntil,
    DrawnBy,
    Area,
    Precision,
    /// Written out for maps elsewhere, said by the kind already.
    Marker,
}

/// Letters and digits of a name, in lower case: `E-mail` and `e_mail` are the same.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The field that a column of this name fills in a record of this kind.
fn field_of(record: RecordKind, name: &str) -> Option<Field> {
    let all = match name {
        "record" => Field::Record,
        "id" => Field::Id,
        "precision" => Field::Precision,
        "markercolor" | "markersymbol" => Field::Marker,
        _ => {
            return match record {
                RecordKind::Person => of_person(name),
                RecordKind::Need => of_need(name),
                RecordKind::Area => of_area(name),
                _ => of_asset(name),
            };
        }
    };
    Some(all)
}

fn of_asset(name: &str) -> Option<Field> {
    Some(match name {
        "kind" => Field::Kind,
        "title" => Field::Title,
        "description" | "desc" | "details" | "about" | "summary" => Field::Description,
        "ownwords" => Field::OwnWords,
        "tags" | "tag" | "keywords" => Field::Tags,
        "holder" | "heldby" => Field::Holder,
        "holderid" => Field::HolderId,
        "availability" | "available" => Field::Availability,
        "recurrence" => Field::Recurrence,
        "capacity" => Field::Capacity,
        "facilities" => Field::Facilities,
        "languages" | "language" => Field::Languages,
        "reachm" => Field::ReachM,
        "askspermonth" => Field::AsksPerMonth,
        "confirmedon" => Field::ConfirmedOn,
        "restinguntil" => Field::RestingUntil,
        "area" => Field::Area,
        _ => return of_consent(name),
    })
}

fn of_need(name: &str) -> Option<Field> {
    Some(match name {
        "kind" => Field::Kind,
        "title" => Field::Title,
        "description" | "desc" | "details" => Field::Description,
        "kinds" => Field::Kinds,
        "tags" | "tag" | "keywords" => Field::Tags,
        "availability" | "available" => Field::Availability,
        "languages" | "language" => Field::Languages,
        "withinm" => Field::WithinM,
        "howmany" => Field::HowMany,
        "state" => Field::State,
        "statedby" => Field::Holder,
        "statedbyid" => Field::HolderId,
        "statedon" => Field::StatedOn,
        "confirmedon" => Field::ConfirmedOn,
        "area" => Field::Area,
        _ => return of_consent(name),
    })
}

fn of_person(name: &str) -> Option<Field> {
    Some(match name {
        "name" | "fullname" | "person" => Field::Title,
        "phone" | "telephone" | "tel" | "mobile" | "phonenumber" => Field::Phone,
        "email" | "mail" | "emailaddress" => Field::Email,
        "street" | "streetname" | "road" | "addrstreet" => Field::Street,
        "housenumber" | "houseno" | "house" | "addrhousenumber" => Field::HouseNumber,
        "postcode" | "postalcode" | "zip" | "addrpostcode" => Field::Postcode,
        "asking" => Field::Asking,
        "reachm" => Field::ReachM,
        "askspermonth" => Field::AsksPerMonth,
        "availability" | "available" => Field::Availability,
        "languages" | "language" => Field::Languages,
        "meton" => Field::MetOn,
        "confirmedon" => Field::ConfirmedOn,
        "restinguntil" => Field::RestingUntil,
        "askednotto" => Field::AskedNotTo,
        "notes" | "note" => Field::Notes,
        "skills" | "skill" | "gifts" => Field::Skills,
        "lookingfor" => Field::LookingFor,
        "interests" | "interest" => Field::Interests,
        _ => return of_consent(name),
    })
}

fn of_area(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "drawnby" => Field::DrawnBy,
        _ => return None,
    })
}

fn of_consent(name: &str) -> Option<Field> {
    Some(match name {
        "consentaudience" => Field::ConsentAudience,
        "consentfields" => Field::ConsentFields,
        "consentdate" => Field::ConsentDate,
        "consenthow" => Field::ConsentHow,
        "consentuntil" => Field::ConsentUntil,
        _ => return None,
    })
}

/// Where a title is found when there is none, best first; whether the words are then used up
/// (a name) or also kept as an extra field (an address).
pub(super) fn stand_in_for_title(name: &str) -> Option<(usize, bool)> {
    const IN_ORDER: [(&[&str], bool); 6] = [
        (&["name"], true),
        (&["title"], true),
        (&["label"], true),
        (&["property", "propertyname", "site", "sitename"], false),
        (&["address", "addr", "fulladdress"], false),
        (&["street", "streetname"], false),
    ];
    IN_ORDER
        .iter()
        .position(|(names, _)| names.contains(&name))
        .map(|rank| (rank, IN_ORDER[rank].1))
}

/// What a column name means in a record of some kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The field it fills.
    pub(super) field: Option<Field>,
    /// Its rank among those that a title is taken from, and whether that uses it up.
    pub(super) stand_in: Option<(usize, bool)>,
}

/// Column names as the file has them; each is looked at once.
#[derive(Default)]
pub(super) struct Names {
    /// Their name to ours, in plain letters, and whether the file has such a column.
    renamed: HashMap<String, (String, bool)>,
    seen: HashMap<RecordKind, HashMap<String, Named>>,
    /// What the columns of the last row were, by their place in it.
    last: Vec<(RecordKind, String, Named)>,
}

/// So many columns are remembered by their place.
const COLUMNS_KEPT: usize = 100;

impl Names {
    /// Names with the renamings that somebody asked for: a column of the file = our name, or
    /// the other way round where only that makes sense.
    pub(super) fn new(columns: &[(String, String)]) -> Self {
        let renamed = columns
            .iter()
            .map(|(left, right)| {
                let swapped = !is_ours(right) && is_ours(left);
                let (theirs, ours) = if swapped {
                    (right, left)
                } else {
                    (left, right)
                };
                (plain(theirs), (plain(ours), false))
            })
            .collect();
        Self {
            renamed,
            seen: HashMap::new(),
            last: Vec::new(),
        }
    }

    /// The name of a column after the renamings, in plain letters.
    pub(super) fn plain(&mut self, name: &str) -> String {
        let plain = plain(name);
        match self.renamed.get_mut(&plain) {
            None => plain,
            Some((ours, there)) => {
                *there = true;
                ours.clone()
            }
        }
    }

    /// What a column means in a record of this kind. Rows of one file mostly have the same
    /// columns, so the place among them is tried first.
    pub(super) fn named(&mut self, record: RecordKind, name: &str, at: usize) -> Named {
        if let Some((kind, known, named)) = self.last.get(at)
            && *kind == record
            && known == name
        {
            return *named;
        }
        let named = self.look_up(record, name);
        if at < COLUMNS_KEPT {
            let unknown = || (record, String::new(), named);
            if self.last.len() <= at {
                self.last.resize_with(at + 1, unknown);
            }
            self.last[at] = (record, name.to_owned(), named);
        }
        named
    }

    fn look_up(&mut self, record: RecordKind, name: &str) -> Named {
        if let Some(named) = self.seen.get(&record).and_then(|seen| seen.get(name)) {
            return *named;
        }
        let plain = self.plain(name);
        let named = Named {
            field: field_of(record, &plain),
            stand_in: stand_in_for_title(&plain),
        };
        self.seen
            .entry(record)
            .or_default()
            .insert(name.to_owned(), named);
        named
    }

    /// Renamed columns that the file did not have.
    pub(super) fn missing(&self) -> impl Iterator<Item = &str> {
        self.renamed
            .iter()
            .filter(|(_, (_, there))| !there)
            .map(|(name, _)| name.as_str())
    }
}

/// Whether a column of this name would be taken for a field of such a record.
pub(super) fn is_field(record: RecordKind, name: &str) -> bool {
    field_of(record, &plain(name)).is_some()
}

/// Whether a name is one of ours.
fn is_ours(name: &str) -> bool {
    let plain = plain(name);
    super::place::is_coordinate(&plain)
        || [
            RecordKind::Asset,
            RecordKind::Need,
            RecordKind::Person,
            RecordKind::Area,
        ]
        .into_iter()
        .any(|record| field_of(record, &plain).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_name_in_any_case_with_any_joints() {
        let mut names = Names::default();
        for name in [
            "House Number",
            "house_number",
            "HOUSE-NUMBER",
            "houseNumber",
        ] {
            let named = names.look_up(RecordKind::Person, name);
            assert_eq!(named.field, Some(Field::HouseNumber), "{name}");
        }
    }

    #[test]
    fn keeps_a_telephone_of_a_place_among_the_extra_fields() {
        let mut names = Names::default();
        assert_eq!(names.look_up(RecordKind::Asset, "phone").field, None);
        assert_eq!(names.look_up(RecordKind::Asset, "notes").field, None);
        assert_eq!(
            names.look_up(RecordKind::Person, "notes").field,
            Some(Field::Notes)
        );
    }

    #[test]
    fn renames_columns_either_way_round_and_says_which_are_missing() {
        let pairs = [
            ("Club", "title"),
            ("tags", "Sort"),
            ("Nowhere", "description"),
        ];
        let pairs = pairs.map(|(left, right)| (left.to_owned(), right.to_owned()));
        let mut names = Names::new(&pairs);
        assert_eq!(
            names.look_up(RecordKind::Asset, "club").field,
            Some(Field::Title)
        );
        assert_eq!(
            names.look_up(RecordKind::Asset, "sort").field,
            Some(Field::Tags)
        );
        assert_eq!(names.missing().collect::<Vec<_>>(), ["nowhere"]);
    }
}
