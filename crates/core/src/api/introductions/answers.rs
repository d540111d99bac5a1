//! The functions behind the calls about introductions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::*;
use crate::api::Failure;
use crate::api::rows::Source;
use crate::api::session::Session;
use crate::api::wire::Nothing;
use crate::domain::{Connection, Contents, Holder, RecordKind, text};
use crate::privacy::{self, Paper};
use crate::usecases::{self, Step};

/// The most rows of one page.
const ROWS_MAX: u32 = 500;

/// A page of the list of introductions.
pub(in crate::api) fn introductions(
    session: &Session,
    request: IntroductionsRequest,
) -> Result<Introductions, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let today = map.today();
    let source = Source::of(map, &consents)?;
    let of = |which: WhichIntroductions| {
        move |connection: &&Connection| match which {
            WhichIntroductions::Open => connection.is_open() || connection.is_due(today),
            WhichIntroductions::Due => connection.is_due(today),
            WhichIntroductions::Happened => connection.state == ConnectionState::Happened,
            WhichIntroductions::NotThisTime => connection.state == ConnectionState::NotThisTime,
        }
    };
    let count = |which| number(contents.connections.iter().filter(of(which)).count());
    let mut shown: Vec<&Connection> = contents
        .connections
        .iter()
        .filter(of(request.which))
        .collect();
    shown.sort_by_key(|connection| {
        let due = connection.follow_up_on.filter(|on| *on <= today);
        (due.is_none(), due, Reverse(connection.last_day()))
    });
    let rows = shown
        .iter()
        .skip(request.offset as usize)
        .take(request.limit.min(ROWS_MAX) as usize)
        .map(|connection| row(&source, connection));
    Ok(Introductions {
        rows: rows.collect(),
        shown: number(shown.len()),
        total: number(contents.connections.len()),
        open: count(WhichIntroductions::Open),
        due: count(WhichIntroductions::Due),
        happened: count(WhichIntroductions::Happened),
        not_this_time: count(WhichIntroductions::NotThisTime),
    })
}

/// One introduction.
pub(in crate::api) fn introduction(
    session: &Session,
    request: IntroductionRequest,
) -> Result<IntroductionRow, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let connection = contents.connections.get(request.id);
    Ok(row(&source, connection.ok_or(Failure::NotFound)?))
}

/// The introductions of one record.
pub(in crate::api) fn introductions_of(
    session: &Session,
    request: IntroductionsOfRequest,
) -> Result<IntroductionsOf, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let mut theirs: Vec<&Connection> = contents
        .connections
        .iter()
        .filter(|connection| is_of(contents, connection, request.record))
        .collect();
    theirs.sort_by_key(|connection| Reverse(connection.last_day()));
    Ok(IntroductionsOf {
        rows: theirs
            .into_iter()
            .map(|connection| row(&source, connection))
            .collect(),
    })
}

/// Whether a record, or something that it holds or looks for, is a side of an introduction.
fn is_of(contents: &Contents, connection: &Connection, record: RecordRef) -> bool {
    let need = RecordRef::new(RecordKind::Need, connection.need);
    [need, connection.other]
        .into_iter()
        .any(|side| side == record || asked_of(contents, side) == record)
}

/// Who is asked about a side: its holder, or itself.
fn asked_of(contents: &Contents, side: RecordRef) -> RecordRef {
    contents.holder_of(side).map_or(side, Holder::record)
}

/// An introduction as a row.
pub(in crate::api) fn row(source: &Source<'_>, connection: &Connection) -> IntroductionRow {
    let need = RecordRef::new(RecordKind::Need, connection.need);
    let other = connection.other;
    let notes = connection.notes.as_deref().unwrap_or_default().lines();
    IntroductionRow {
        id: connection.id,
        need: source.entry(need),
        other: source.entry(other),
        seeker: seeker(source, need),
        ask: source.named(asked_of(source.contents, other)),
        state: connection.state,
        why: connection.why.clone(),
        why_not: connection.why_not.clone(),
        introduced_by: connection.introduced_by.clone(),
        asked_on: connection.asked_on,
        need_agreed_on: connection.need_agreed_on,
        other_agreed_on: connection.other_agreed_on,
        introduced_on: connection.introduced_on,
        ended_on: connection.ended_on,
        follow_up_on: connection.follow_up_on,
        due: connection.is_due(source.today),
        notes: notes.map(str::to_owned).collect(),
        what_changed: connection.what_changed.clone(),
    }
}

/// Begin an introduction from a suggestion, or go on with it.
pub(in crate::api) fn introduce(
    session: &Session,
    request: IntroduceRequest,
) -> Result<Introduced, Failure> {
    let by = session.by();
    let why = text::optional("why", request.why.as_deref())?;
    let step = Step::from(request.step);
    session.change(|map| {
        let id = usecases::introduce(
            map,
            request.need,
            request.with,
            why.as_deref(),
            &step,
            by.as_deref(),
        )?;
        Ok(Introduced { id })
    })
}

/// Note the next step of an introduction.
pub(in crate::api) fn go_on(session: &Session, request: GoOnRequest) -> Result<Nothing, Failure> {
    let by = session.by();
    let step = Step::from(request.step);
    session.change(|map| Ok(usecases::go_on(map, request.id, &step, by.as_deref())?))?;
    Ok(Nothing {})
}

/// What came of introductions.
pub(in crate::api) fn what_came_of_it(
    session: &Session,
    request: WhatCameOfItRequest,
) -> Result<WhatCameOfIt, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    let mut between = Between::ALL.map(|between| BetweenRow {
        between,
        asked: 0,
        agreed: 0,
        happened: 0,
        not_this_time: 0,
    });
    let mut gone = 0;
    let mut changed = Vec::new();
    let mut off_paper: BTreeMap<Withheld, u32> = BTreeMap::new();
    let paper = paper(&source);
    for connection in contents.connections.iter() {
        let last = connection.last_day();
        if request
            .since
            .is_some_and(|since| last.is_none_or(|last| last < since))
        {
            continue;
        }
        if let Some(words) = &connection.what_changed {
            let printed = paper.words(connection, words, request.audience);
            if let Err(reason) = printed {
                *off_paper.entry(reason).or_default() += 1;
            }
            changed.push(ChangedRow {
                paper: printed.ok().map(PaperWords::from),
                ..changed_row(&source, connection, words)
            });
        }
        let of = Between::of(contents, connection.other);
        let Some(row) = between.iter_mut().find(|row| Some(row.between) == of) else {
            gone += 1;
            continue;
        };
        match connection.state {
            ConnectionState::Suggested | ConnectionState::Asked => row.asked += 1,
            ConnectionState::Agreed => row.agreed += 1,
            ConnectionState::Happened => row.happened += 1,
            ConnectionState::NotThisTime => row.not_this_time += 1,
        }
    }
    changed.sort_by_key(|row| Reverse(row.on));
    Ok(WhatCameOfIt {
        changed,
        between: between.to_vec(),
        gone,
        off_paper: (off_paper.into_iter())
            .map(|(reason, count)| StaysOffPaper { reason, count })
            .collect(),
    })
}

/// What a slip says of a suggestion, or of the introduction that was begun from it.
pub(in crate::api) fn introduction_slip(
    session: &Session,
    request: IntroductionSlipRequest,
) -> Result<IntroductionSlip, Failure> {
    let mut open = session.lock();
    let consents = open.consents()?;
    let map = open.map()?;
    let contents = map.contents()?;
    let source = Source::of(map, &consents)?;
    if source
        .entry(RecordRef::new(RecordKind::Need, request.need))
        .is_none()
        || source.entry(request.with).is_none()
    {
        return Err(Failure::NotFound);
    }
    let mut connections = contents.connections.iter();
    let begun = connections
        .find(|connection| connection.need == request.need && connection.other == request.with);
    let why = request.why.as_deref();
    Ok(paper(&source)
        .slip(request.need, request.with, begun, why)
        .into())
}

const fn paper<'a>(source: &Source<'a>) -> Paper<'a> {
    Paper {
        contents: source.contents,
        consents: source.consents,
        day: source.today,
    }
}

impl From<&privacy::PaperSide> for PaperSide {
    fn from(side: &privacy::PaperSide) -> Self {
        Self {
            name: side.name().map(str::to_owned),
            words: side.words().map(str::to_owned),
            left_out: side.left_out(),
        }
    }
}

impl From<privacy::Slip> for IntroductionSlip {
    fn from(slip: privacy::Slip) -> Self {
        Self {
            need: slip.need().into(),
            other: slip.other().into(),
            why: slip.why().map(str::to_owned),
            for_both: slip.for_both(),
        }
    }
}

impl From<privacy::PaperWords> for PaperWords {
    fn from(said: privacy::PaperWords) -> Self {
        Self {
            words: said.words().to_owned(),
            need: said.need().into(),
            other: said.other().into(),
        }
    }
}

fn changed_row(source: &Source<'_>, connection: &Connection, words: &str) -> ChangedRow {
    let need = RecordRef::new(RecordKind::Need, connection.need);
    let title = |record| source.named(record).map(|named| named.name);
    ChangedRow {
        id: connection.id,
        words: words.to_owned(),
        need: title(need),
        with: title(connection.other),
        seeker: seeker(source, need),
        ask: source.named(asked_of(source.contents, connection.other)),
        on: connection.ended_on,
        paper: None,
    }
}

fn seeker(source: &Source<'_>, need: RecordRef) -> Option<Named> {
    let holder = source.contents.holder_of(need)?;
    source.named(holder.record())
}

impl From<IntroductionStep> for Step {
    fn from(step: IntroductionStep) -> Self {
        match step {
            IntroductionStep::Suggested => Self::Suggested,
            IntroductionStep::Asked => Self::Asked,
            IntroductionStep::Agreed { side } => Self::Agreed { side },
            IntroductionStep::Introduced { by } => Self::Introduced { by },
            IntroductionStep::Happened { met, rest_until } => Self::Happened { met, rest_until },
            IntroductionStep::NotThisTime { why } => Self::NotThisTime { why },
            IntroductionStep::Changed { words } => Self::Changed { words },
            IntroductionStep::Noted { words } => Self::Noted { words },
            IntroductionStep::FollowUp { on } => Self::FollowUp { on },
        }
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
