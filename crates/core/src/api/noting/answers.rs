//! The functions behind quick add.

use std::collections::BTreeSet;

use super::*;
use crate::api::Failure;
use crate::api::session::Session;
use crate::api::writing::geometry;
use crate::domain::{Contents, DomainError, Geometry, LonLat, Person, text};
use crate::noting::{self, Known};
use crate::usecases::{self, Note, NotedEntry, NotedPerson};

/// A line is at most this long for guessing; a longer one is kept, without guesses.
const LINE_MAX: usize = 2_000;

/// Guess what a line says, from simple rules.
pub(in crate::api) fn guess(session: &Session, request: GuessRequest) -> Result<Guesses, Failure> {
    let line = request.words;
    if line.len() > LINE_MAX {
        return Ok(Guesses::default());
    }
    let open = session.lock();
    let contents = open.map()?.contents()?;
    let guess = noting::guess(&line, &known(contents));
    let stretch = |range: &std::ops::Range<usize>| stretch(&line, range);
    let person = guess.person.map(|person| GuessedPerson {
        stretch: stretch(&person.range),
        known: person
            .known
            .iter()
            .filter_map(|id| known_person(contents, *id))
            .collect(),
        name: person.name,
    });
    let place = guess.place.map(|place| GuessedPlace {
        stretch: stretch(&place.range),
        point: door(
            contents,
            place.street.as_deref(),
            place.house_number.as_deref(),
        )
        .map(|point| WirePoint {
            lon: point.lon,
            lat: point.lat,
        }),
        street: place.street,
        house_number: place.house_number,
        postcode: place.postcode,
    });
    let entries = guess
        .entries
        .into_iter()
        .map(|entry| GuessedEntry {
            stretch: stretch(&entry.range),
            mark: Mark {
                side: if entry.looked_for {
                    Side::Need
                } else {
                    Side::Offer
                },
                kind: entry.kind,
            },
            title: entry.title,
            interest: entry.interest,
        })
        .collect();
    Ok(Guesses {
        entries,
        person,
        place,
    })
}

/// From bytes to the UTF-16 code units that a browser counts.
fn stretch(line: &str, range: &std::ops::Range<usize>) -> Stretch {
    let units = |to: usize| {
        let before = line.get(..to).unwrap_or(line);
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    Stretch {
        start: units(range.start),
        end: units(range.end),
    }
}

fn known(contents: &Contents) -> Known<'_> {
    let people = contents.people.iter();
    let streets: BTreeSet<&str> = contents
        .people
        .iter()
        .filter_map(|person| person.street.as_deref())
        .chain(
            contents
                .doors
                .iter()
                .filter_map(|door| door.street.as_deref()),
        )
        .collect();
    Known {
        people: people
            .map(|person| (person.id, person.name.as_str(), person.street.as_deref()))
            .collect(),
        streets: streets.into_iter().collect(),
    }
}

fn known_person(contents: &Contents, id: RecordId) -> Option<KnownPerson> {
    let person = contents.people.get(id)?;
    Some(KnownPerson {
        id,
        name: person.name.clone(),
        street: person.street.clone(),
    })
}

/// The door of an address: letters and apostrophes do not matter.
fn door(contents: &Contents, street: Option<&str>, number: Option<&str>) -> Option<LonLat> {
    let plain = |words: &str| words.to_lowercase().replace(['\'', '’', '.', ' '], "");
    let (street, number) = (plain(street?), plain(number?));
    let same = |one: Option<&str>, two: &str| one.is_some_and(|one| plain(one) == two);
    contents
        .doors
        .iter()
        .find(|door| {
            same(door.street.as_deref(), &street) && same(door.house_number.as_deref(), &number)
        })
        .map(|door| door.point)
}

/// Keep a note: person, entries and yes as one operation.
pub(in crate::api) fn note(session: &Session, request: NoteRequest) -> Result<Noted, Failure> {
    let by = session.by();
    session.change(|map| {
        let entries = request
            .entries
            .into_iter()
            .map(noted_entry)
            .collect::<Result<_, Failure>>()?;
        let note = Note {
            words: request.words,
            person: noted_person(map.contents()?, request.person)?,
            entries,
            yes: request.yes.map(|yes| usecases::NoteYes {
                audience: yes.audience,
                fields: yes.fields.into_iter().collect(),
                how: yes.how,
                wording: yes.wording,
            }),
            heard_by: by,
        };
        let (person, records) = usecases::note(map, &note)?;
        Ok(Noted { person, records })
    })
}

fn noted_entry(entry: NoteEntry) -> Result<NotedEntry, Failure> {
    Ok(NotedEntry {
        looked_for: entry.side == Side::Need,
        interest: entry.interest,
        kind: entry.kind,
        title: text::title("title", &entry.title)?,
        geometry: geometry(entry.geometry)?,
    })
}

fn noted_person(contents: &Contents, person: NotePerson) -> Result<NotedPerson, Failure> {
    let (name, street, house_number, postcode, home) = match person {
        NotePerson::Known { id } => return Ok(NotedPerson::Known(id)),
        NotePerson::Nobody => return Ok(NotedPerson::Nobody),
        NotePerson::New {
            name,
            street,
            house_number,
            postcode,
            home,
        } => (name, street, house_number, postcode, home),
    };
    // The key is given when the note is kept.
    let nobody = RecordId::from_uuid(uuid::Uuid::nil());
    let mut new = Person::new(nobody, &name)?;
    new.home = match geometry(home)? {
        Some(home) => Some(home),
        None => door(contents, street.as_deref(), house_number.as_deref()).map(Geometry::point),
    };
    let optional = |field, words: Option<String>| -> Result<Option<String>, DomainError> {
        text::optional(field, words.as_deref())
    };
    new.street = optional("street", street)?;
    new.house_number = optional("house_number", house_number)?;
    new.postcode = optional("postcode", postcode)?;
    Ok(NotedPerson::New(Box::new(new)))
}
