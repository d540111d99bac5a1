import type { EntryPage } from '#host/generated/calls.ts';
import { howOften, whenItSuits } from '#shared/format/availability.ts';
import { counted, listed } from '#shared/format/count.ts';
import { walk } from '#shared/format/distance.ts';
import { longDay } from '#shared/format/when.ts';

import { kindName } from './entries.ts';

/** What is known of an entry besides its words, as pairs of a name and a sentence. */
function facts(page: EntryPage, today: string): [string, string][] {
  const when = [howOften(page.recurrence), whenItSuits(page.availability)].filter(Boolean).join('. ');
  const all: [string, string | null][] = [
    ['When', when || null],
    [page.mark.kind === 'item' ? 'Pieces' : 'Room for', page.capacity === null ? null : String(page.capacity)],
    ['It has', page.facilities.length > 0 ? listed(page.facilities) : null],
    ['Languages', page.languages.length > 0 ? listed(page.languages) : null],
    ['How far', page.reach_m === null ? null : `Up to ${walk(page.reach_m)}`],
    ['How often', page.asks_per_month === null ? null : `At most ${counted(page.asks_per_month, 'time', 'times')} a month`],
    ['Tags', page.tags.length > 0 ? listed(page.tags) : null],
    ['Resting', page.resting_until ? `Until ${longDay(page.resting_until, today)}` : null],
  ];
  return all.flatMap(([name, says]) => (says === null ? [] : [[name, says] satisfies [string, string]]));
}

/** The page and the form of one entry. */
export const entry = {
  facts,
  back: 'The map',
  what: (page: EntryPage) => kindName(page.mark.kind),
  heldBy: 'Held by',
  notSaid: 'Who holds it is not said yet',
  inFile: (name: string) => `${name}, as the file says`,
  atHome: 'Its place is the home of who holds it. It leaves this map as a square only.',
  more: 'More',
  edit: 'Change details',
  showOnMap: 'Show on the map',
  putOnMap: 'Put it on the map',
  movePlace: 'Draw its place again',
  noPlace: 'No place yet.',
  remove: 'Move to the bin',
  removed: (title: string) => `${title} moved to the bin, for 30 days.`,
  stillTrue: 'Still true',
  stillTrueKey: 'Still true today',
  saidStillTrue: (title: string) => `Still true today: ${title}.`,
  confirmedOn: (day: string, today: string) => `Confirmed ${day === today ? 'today' : `on ${longDay(day, today)}`}`,
  notConfirmed: 'Not confirmed yet',
  together: 'Belongs together',
  offers: (name: string) => `${name} offers`,
  looksFor: (name: string) => `${name} is looking for`,
  alsoInFile: 'Also in its file',
  source: (source: string) => `Came in from ${source}.`,
  stories: 'Stories',
  rest: 'Let it rest',
  restNoLonger: 'Not resting any more',
  restFor: { fortnight: 'For two weeks', month: 'For a month', quarter: 'For three months', year: 'For a year' },
  rested: (title: string, day: string) => `${title} rests until ${day}, and is not suggested before then.`,
  form: {
    title: (title: string) => `Change “${title}”`,
    what: 'What it is',
    looking: 'In their words',
    kind: 'Kind',
    kinds: 'What would do',
    description: 'More about it',
    ownWords: 'In their own words',
    tags: 'Tags, with commas between',
    when: 'When it suits',
    recurrence: 'How often, as a calendar rule (RFC 5545)',
    capacity: 'Room for how many, or how many pieces',
    facilities: 'What it has, with commas between',
    languages: 'Languages, with commas between',
    reach: 'How far, in metres',
    asks: 'How often in a month one may ask',
    within: 'How far away it may be, in metres',
    howMany: 'For how many people',
    interest: 'An interest, no hurry',
    state: 'Where it stands',
    keep: 'Keep',
    kept: (title: string) => `Kept: ${title}.`,
    draft: 'Kept as you type.',
  },
  bin: {
    title: 'The bin',
    says: 'What was removed can be taken out again for 30 days.',
    empty: 'Nothing is in the bin.',
    removedOn: (day: string) => `Removed on ${day}`,
    restore: 'Take out',
    restored: (title: string) => `${title} is back.`,
  },
};
