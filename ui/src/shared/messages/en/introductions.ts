import type { Between, BetweenRow, ChangedRow, IntroductionRow, IntroductionSlip, Named, PaperSide, PaperWords, StaysOffPaper, WhichIntroductions, Withheld } from '#host/generated/calls.ts';
import { count, counted, listed, sentence } from '#shared/format/count.ts';
import { longDay, longMonth } from '#shared/format/when.ts';
import { type Note, type SideEntry, type Standing, writtenName } from '#shared/introducing/standing.ts';

import { firstNames } from './people.ts';

const GONE = 'not on this map any more';

function called(named: Named | null, side: SideEntry | null, unnamed: string): string {
  const written = writtenName(named, side);
  if (written) return written;
  if (named) return named.record.kind === 'person' ? firstNames(named.name) : named.name;
  return side ? unnamed : GONE;
}

/** Who offers, by first name: a person, a group, a place or a thing. */
export function offererName(row: Standing): string {
  // Somebody with the same interest has no name of the thing itself.
  if (row.other?.record.kind === 'need' && row.ask?.record.kind !== 'person' && !row.other.who) return 'whoever would love the same';
  return called(row.ask, row.other, row.other?.title ?? GONE);
}

/** Who is looking, by first name. */
export function seekerName(row: Standing): string {
  return called(row.seeker, row.need, 'whoever is looking');
}

/** Two names in a row; a name may have an "and" of its own. */
function paired(names: readonly string[]): string {
  return names.join(names.some((name) => / and /.test(name)) ? ' with ' : ' and ');
}

/** Both sides: `Kwame and Dorota`. */
export function bothNames(row: Standing): string {
  if (!row.other && !row.need) return 'Neither is on this map any more';
  if (!row.other) return `${sentence(seekerName(row))}, and one who is ${GONE}`;
  if (!row.need) return `${offererName(row)}, and one who is ${GONE}`;
  return paired([offererName(row), seekerName(row)]);
}

/** Whether one asks them, or about them: a piano has no answer of its own. */
function answers(row: Standing): boolean {
  if (row.ask?.record.id !== row.other?.record.id || row.other?.record.kind === 'need' || writtenName(row.ask, row.other)) return true;
  return row.other?.mark.kind === 'group' || row.other?.mark.kind === 'institution';
}

function later(a: string | null, b: string | null): string {
  return [a ?? '', b ?? ''].sort()[1] ?? '';
}

/** Where an introduction stands, in a sentence. */
export function stands(row: Standing, today: string): string {
  const on = (day: string) => (day === today ? 'today' : `on ${longDay(day, today)}`);
  const offers = row.other ? offererName(row) : 'Who offered it';
  const seeks = row.need ? sentence(seekerName(row)) : 'Who was looking';
  switch (row.state) {
    case 'suggested':
      return 'Kept for later. Nobody was asked yet.';
    case 'asked': {
      // What is still open comes first: a list has room for little more.
      if (row.other_agreed_on) return `${seeks} has not said yes yet. ${offers} said yes ${on(row.other_agreed_on)}.`;
      if (!row.need_agreed_on) return row.asked_on ? `Asked ${on(row.asked_on)}, no answer yet.` : 'Nobody was asked yet.';
      const other = row.asked_on ? `was asked ${on(row.asked_on)}, no answer yet` : 'was not asked yet';
      return `${offers} ${other}. ${seeks} said yes ${on(row.need_agreed_on)}.`;
    }
    case 'agreed': {
      if (row.introduced_on) return `Introduced ${on(row.introduced_on)}${row.introduced_by ? ` by ${row.introduced_by}` : ''}.`;
      return `Both said yes ${on(later(row.need_agreed_on, row.other_agreed_on))}.`;
    }
    case 'happened':
      return row.ended_on ? `It happened ${on(row.ended_on)}.` : 'It happened.';
    case 'not_this_time':
      return row.ended_on ? `Not this time, said ${on(row.ended_on)}.` : 'Not this time.';
  }
}

/** Where one side stands, under its shape. */
function sideStands(row: Standing, side: 'need' | 'other', today: string): string {
  const yes = side === 'need' ? row.need_agreed_on : row.other_agreed_on;
  const on = (day: string) => (day === today ? 'today' : `on ${longDay(day, today)}`);
  if (yes) return `said yes ${on(yes)}`;
  if (side === 'other' && row.asked_on && row.state !== 'suggested') return `asked ${on(row.asked_on)}`;
  return 'not asked yet';
}

/** What is to be done next, under both shapes. */
function nextSays(row: Standing): string {
  if (!row.need && !row.other) return 'What was noted stays here.';
  if (!row.need || !row.other) return `One of them is ${GONE}. What was noted stays here.`;
  switch (row.state) {
    case 'suggested':
    case 'asked':
      return 'Nothing is sent. You go and ask each of them, and note what they say. They meet when both have said yes.';
    case 'agreed':
      return 'Both have said yes. Note when they meet, and later what came of it.';
    case 'happened':
      return '';
    case 'not_this_time':
      return `${offererName(row)} is not suggested for this again, unless you ask again.`;
  }
}

/** What somebody should ask about next. */
function toAsk(row: Pick<IntroductionRow, 'state'>): string {
  return row.state === 'happened' ? 'Ask what changed' : 'Ask how it goes';
}

/** When somebody asks about it. */
function followUp(row: Pick<IntroductionRow, 'state' | 'follow_up_on' | 'due'>, today: string): string {
  const { follow_up_on: on } = row;
  if (on === null) return 'Nobody needs to ask.';
  if (on === today) return 'Today.';
  return row.due ? `Since ${longDay(on, today)}.` : `On ${longDay(on, today)}.`;
}

const WHICH: Record<WhichIntroductions, string> = { open: 'Going on', due: 'To ask about', happened: 'Happened', not_this_time: 'Not this time' };
const NONE: Record<WhichIntroductions, string> = {
  open: 'No introduction goes on now. Suggestions stand with what people are looking for.',
  due: 'There is nobody to ask about today.',
  happened: 'Nothing has happened yet. Note it when they have met.',
  not_this_time: 'Nobody has said not this time.',
};

const BETWEEN: Record<Between, string> = {
  neighbours: 'Neighbour to neighbour',
  groups_and_places: 'With groups and places',
  services: 'With institutions and services',
};

/** What came of introductions between the same kinds of sides, in plain words. */
export function betweenSays(row: BetweenRow): string {
  const parts = [
    row.happened > 0 ? `${count(row.happened)} happened` : '',
    row.agreed > 0 ? `${count(row.agreed)} with both yeses` : '',
    row.asked > 0 ? `${count(row.asked)} asked or kept for later` : '',
    row.not_this_time > 0 ? `${count(row.not_this_time)} not this time` : '',
  ].filter(Boolean);
  return `${BETWEEN[row.between]}: ${parts.length === 0 ? 'none yet' : listed(parts)}.`;
}

/** Who with whom, and about what: what was offered before what was looked for. */
export function changedBy(row: ChangedRow, today: string): string {
  const who = paired([row.ask, row.seeker].flatMap((named) => (named ? [called(named, null, '')] : [])));
  const offered = row.with ?? `something ${GONE}`;
  // A group or a hall is named already.
  const what = [offered === row.ask?.name ? '' : offered, row.need ? `for “${row.need}”` : ''].filter(Boolean).join(', ');
  const when = row.on ? `in ${longMonth(row.on, today)}` : '';
  return [[who, when].filter(Boolean).join(', '), what].filter(Boolean).map(sentence).join('. ');
}

const SIDES = { other: 'Who offers', need: 'Who is looking' };

/** Who is on a slip: what is not known has a line to write on. */
export function slipTitle(slip: IntroductionSlip): string {
  const names = [slip.other.name, slip.need.name].flatMap((name) => name ?? []);
  return names.length === 2 ? paired(names) : 'An introduction';
}

const OFF_SLIP: Record<Withheld, string> = {
  not_asked: 'has not been asked yet what may be written down',
  other_audience: 'said yes to a part of it only',
  withdrawn: 'took their yes back',
  too_few_near: 'has too few neighbours near',
  resting: 'is resting',
};

/** What is not on a slip, and why; empty: nothing is missing. */
export function slipLeftOut(slip: IntroductionSlip): string {
  const { other, need } = slip;
  // Together they are one sentence where the reason is one.
  if (other.left_out && other.left_out === need.left_out && other.left_out === 'not_asked') {
    return 'The slip leaves out names and words: neither side has been asked yet what may be written down.';
  }
  const why = (side: PaperSide, who: string) => (side.left_out ? `${who} ${OFF_SLIP[side.left_out]}` : '');
  const parts = [why(other, 'who offers'), why(need, 'who is looking')].filter(Boolean);
  if (parts.length > 0) return `The slip leaves something out: ${parts.join(', and ')}.`;
  if (slip.why === null && !slip.for_both) return 'The slip leaves out why: it may tell where somebody lives.';
  return '';
}

/** Who with whom, as it may stand on paper; names that were not given are left out. */
export function paperBy(paper: PaperWords, on: string | null, today: string): string {
  const who = paired([paper.other.name, paper.need.name].flatMap((name) => name ?? []));
  const what = [paper.other.words ?? '', paper.need.words ? `for “${paper.need.words}”` : ''].filter(Boolean).join(', ');
  return [[who, on ? `in ${longMonth(on, today)}` : ''].filter(Boolean).join(', '), what].filter(Boolean).map(sentence).join('. ');
}

const OFF_PAPER: Record<Withheld, string> = {
  not_asked: 'one of both has not been asked yet',
  other_audience: 'one of both said yes to fewer people, or to other parts',
  withdrawn: 'one of both took their yes back',
  too_few_near: 'one of both has too few neighbours near',
  resting: 'one of both is resting',
};

/** How many of people's words are not printed, and why; empty: all of them are. */
export function offPaper(rows: readonly StaysOffPaper[]): string {
  const all = rows.reduce((sum, row) => sum + row.count, 0);
  if (all === 0) return '';
  const why = rows.map(({ reason, count: n }) => (n === all ? OFF_PAPER[reason] : `of ${count(n)}, ${OFF_PAPER[reason]}`));
  return `${all === 1 ? 'Words of 1 introduction are' : `Words of ${count(all)} introductions are`} not on paper: ${why.join('; ')}.`;
}

/** Introductions: from a suggestion to people who know each other. */
export const introductions = {
  title: 'Introductions',
  list: 'Introductions',
  all: 'All introductions',
  which: 'Which introductions',
  whichSays: WHICH,
  none: NONE,
  noneAtAll: 'Nobody was introduced yet. Choose what somebody is looking for, and ask who could help.',
  toLookingFor: 'What people are looking for',
  counts: (shown: number, total: number) => `${count(shown)} of ${counted(total, 'introduction', 'introductions')}`,
  due: (row: Pick<IntroductionRow, 'state'>) => `${toAsk(row)}.`,
  sideStands,
  nextSays,
  cameOfIt: 'What came of it',
  whole: 'The whole introduction',
  why: 'Why it was suggested',
  whyNot: 'Why not this time',
  noWhy: 'Nobody noted why.',
  happenedOn: (day: string, today: string) => longDay(day, today),
  steps: 'What is next',
  ifAsk: (row: Standing) => (answers(row) ? `If you ask ${offererName(row)}` : `If you ask about ${offererName(row)}`),
  asked: (row: Standing) => (answers(row) ? `I asked ${offererName(row)}` : `I asked about ${offererName(row)}`),
  otherYes: (row: Standing) => (answers(row) ? `${offererName(row)} said yes` : `They said yes about ${offererName(row)}`),
  needYes: (row: Standing) => `${sentence(seekerName(row))} said yes`,
  introduced: 'They were introduced',
  happened: 'It happened…',
  again: 'Ask again',
  notThisTime: 'Not this time…',
  saidAsked: (row: Standing) => `Noted: ${offererName(row)} was asked today.`,
  saidYes: (name: string) => `Noted: ${name} said yes.`,
  saidBoth: 'Both have said yes. Note when they meet, and later what came of it.',
  saidIntroduced: 'Noted: they were introduced today.',
  saidHappened: 'Noted: it happened.',
  saidNot: (row: Standing) => `${offererName(row)} is not suggested for this again.`,
  saidNote: 'The note is kept.',
  saidChanged: 'What changed is kept.',
  saidFollowUp: (day: string | null, today: string) => (day === null ? 'Nobody needs to ask about it.' : `To ask about on ${longDay(day, today)}.`),
  notTitle: (row: Standing) => `Not this time: ${offererName(row)}`,
  notWhy: 'Why not, if it was said',
  notHint: 'For example: away until spring. It is not suggested for this again.',
  notKeep: 'Not this time',
  introducedTitle: (row: Standing) => `${bothNames(row)} were introduced`,
  introducedBy: 'By whom',
  happenedTitle: (row: Standing) => `${bothNames(row)}: it happened`,
  met: (row: Standing) => `Is what ${seekerName(row)} looked for found?`,
  metSays: { yes: 'Yes, it is met', no: 'Not yet' },
  rest: (row: Standing) => `Let ${offererName(row)} rest`,
  restSays: { none: 'No need', fortnight: 'Two weeks', month: 'A month', quarter: 'Three months' },
  restHint: 'Whoever rests is not suggested before then.',
  changed: 'What changed, in their words',
  changedHint: 'If somebody said it. It can be added later.',
  changedTitle: 'What changed',
  changedEdit: 'Change the words',
  changedAdd: 'Note what changed',
  followUp,
  followUpTitle: toAsk,
  followUpChange: (day: string | null) => (day === null ? 'Choose a day' : 'Another day'),
  followUpIn: { fortnight: 'In two weeks', month: 'In a month', quarter: 'In three months' },
  followUpOn: 'On a day…',
  followUpDay: 'The day',
  followUpNone: 'Nobody needs to',
  notes: 'Notes',
  noNotes: 'No notes yet.',
  note: 'A note',
  noteKeep: 'Keep the note',
  noteOn: (note: Note, today: string) => [note.on ? longDay(note.on, today) : '', note.by ?? ''].filter(Boolean).join(', '),
  sinceLabel: 'Since when',
  since: { year: 'This year', ever: 'Since ever' },
  period: (map: string, since: string | null) => (since === null ? `${map}, since it began` : `${map}, ${since.slice(0, 4)}`),
  nothingChanged: 'Nobody has said yet what changed. When they have met, ask them, and note their words.',
  inNumbers: 'How many there were',
  goneCount: (n: number) => `${counted(n, 'introduction', 'introductions')} with something that is ${GONE}.`,
  saidToUs: 'These words were said to us. Ask whoever said them before they go farther.',
  print: 'Print',
  slip: 'Print a slip',
  slipSides: SIDES,
  slipWhy: 'Why',
  slipLines: ['When and where', 'What was said', 'What came of it'],
  slipFoot: 'For our team, not to be left with anybody. Nobody is introduced before both have said yes.',
  slipForBoth: 'Both have said yes, so both may have this slip.',
  forLabel: 'Printed for',
  forSays: { coordinators: 'Our team', group: 'The meeting' },
  printedFor: { coordinators: 'For our team.', group: 'For the meeting.' },
  notPrinted: 'Not on paper.',
  toAskAbout: (n: number) => `${counted(n, 'introduction', 'introductions')} to ask about.`,
};
