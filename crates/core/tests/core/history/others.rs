//! Records of the kinds that only some pages show, one of each.

use homeground_core::domain::{
    Area, Audience, Connection, ConnectionState, Door, Extra, Link, LinkKind, LonLat, Priority,
    RecordId, RecordKind, RecordRef, Story, Talk, Visit, VisitOutcome,
};
use homeground_core::map::Map;

use crate::support::write;

fn area(id: RecordId, title: &str) -> Area {
    Area {
        id,
        title: title.to_owned(),
        drawn_by: None,
        geometry: None,
        extra: Extra::default(),
        source: None,
        source_id: None,
    }
}

/// Makes one of each, all about a person.
pub fn add(map: &mut Map, words: &str, person: RecordId) {
    let about = RecordRef::new(RecordKind::Person, person);
    let day = Some("2026-11-25".parse().unwrap());
    write(map, |write| {
        let area = area(write.new_id(), words);
        write.create_area(&area)?;
        write.create_link(&Link {
            id: write.new_id(),
            kind: LinkKind::BelongsTo,
            from: about,
            to: RecordRef::new(RecordKind::Area, area.id),
            words: Some(words.to_owned()),
        })?;
        let (connection, need) = (write.new_id(), write.new_id());
        let other = RecordRef::new(RecordKind::Asset, write.new_id());
        write.create_connection(&Connection {
            state: ConnectionState::Asked,
            why: Some(words.to_owned()),
            why_not: Some(words.to_owned()),
            introduced_by: Some(words.to_owned()),
            asked_on: day,
            need_agreed_on: day,
            other_agreed_on: day,
            introduced_on: day,
            ended_on: day,
            follow_up_on: day,
            notes: Some(words.to_owned()),
            what_changed: Some(words.to_owned()),
            ..Connection::new(connection, need, other)
        })?;
        write.create_story(&Story {
            id: write.new_id(),
            teller: Some(about),
            words: words.to_owned(),
            told_on: day,
            audience: Some(Audience::Group),
            about: vec![about],
        })?;
        write.create_priority(&Priority {
            id: write.new_id(),
            area: area.id,
            words: words.to_owned(),
            decided_by: None,
            decided_on: day,
        })?;
        write.create_talk(&Talk {
            id: write.new_id(),
            person,
            words: words.to_owned(),
            talked_by: None,
            talked_on: day,
        })?;
        let door = Door {
            id: write.new_id(),
            street: Some(words.to_owned()),
            house_number: None,
            postcode: None,
            point: LonLat::new(1.0, 2.0).unwrap(),
        };
        write.create_door(&door)?;
        write.create_visit(&Visit {
            id: write.new_id(),
            door: door.id,
            outcome: VisitOutcome::ComeBack,
            visited_on: day,
            come_back_on: day,
            words: None,
        })
    });
}

/// Changes one of each, where there is one.
pub fn edit(map: &mut Map, words: &str, which: usize) {
    fn pick<T: Clone>(all: &[T], which: usize) -> Option<T> {
        (!all.is_empty()).then(|| all[which % all.len()].clone())
    }
    let contents = map.contents().unwrap();
    let areas: Vec<Area> = contents.areas.iter().cloned().collect();
    let links: Vec<Link> = contents.links.iter().cloned().collect();
    let connections: Vec<Connection> = contents.connections.iter().cloned().collect();
    let doors: Vec<Door> = contents.doors.iter().cloned().collect();
    let visits = doors.first().map(|door| map.visits(door.id).unwrap());
    let person = contents.people.iter().next().map(|person| person.id);
    let talks = person.map(|person| map.talks(person).unwrap());
    let (stories, priorities) = (map.stories().unwrap(), map.priorities().unwrap());
    write(map, |write| {
        if let Some(mut area) = pick(&areas, which) {
            area.drawn_by = Some(words.to_owned());
            write.update_area(&area)?;
        }
        if let Some(mut link) = pick(&links, which) {
            link.words = None;
            link.kind = LinkKind::Knows;
            write.update_link(&link)?;
        }
        if let Some(mut connection) = pick(&connections, which) {
            connection.state = ConnectionState::Happened;
            connection.what_changed = Some(words.to_owned());
            write.update_connection(&connection)?;
        }
        if let Some(mut story) = pick(&stories, which) {
            story.audience = None;
            story.about = Vec::new();
            write.update_story(&story)?;
        }
        if let Some(mut priority) = pick(&priorities, which) {
            priority.decided_by = Some(words.to_owned());
            write.update_priority(&priority)?;
        }
        if let Some(mut talk) = talks.and_then(|talks| pick(&talks, which)) {
            talk.words = words.to_owned();
            write.update_talk(&talk)?;
        }
        if let Some(mut door) = pick(&doors, which) {
            door.point = LonLat::new(-1.0, -2.0).unwrap();
            write.update_door(&door)?;
        }
        if let Some(visit) = visits.and_then(|visits| pick(&visits, which)) {
            write.remove(RecordRef::new(RecordKind::Visit, visit.id))?;
        }
        Ok(())
    });
}
