import type { LinkRow, PersonPage } from '#host/generated/calls.ts';
import { whenItSuits } from '#shared/format/availability.ts';
import { count, counted } from '#shared/format/count.ts';
import { metres, walk } from '#shared/format/distance.ts';
import { longDay, longMonth } from '#shared/format/when.ts';

/** The first name, by which the app speaks of a person or a household. */
export function firstName(name: string): string {
  const first = name.trim().split(/\s+/)[0] ?? '';
  return /^(and|&)$/i.test(name.trim().split(/\s+/)[1] ?? '') ? name.trim() : first;
}

/** First names alone, those of a household too: `Tunde and Kemi`. */
export function firstNames(name: string): string {
  return firstName(name).replace(/^(\S+ (?:and|&) \S+) .*$/i, '$1');
}

/** How often somebody may be asked, and how often they were. */
function howOftenAsked(person: PersonPage, today: string): string[] {
  const { asks_per_month: most } = person.form;
  const asked = person.asked_this_month;
  const month = longMonth(today, today);
  const limit = most === null ? [] : [most === 1 ? 'At most once a month.' : most === 2 ? 'At most twice a month.' : `At most ${count(most)} times a month.`];
  if (asked === 0) return [...limit, `Not asked yet in ${month}.`];
  const times = asked === 1 ? 'once' : asked === 2 ? 'twice' : `${count(asked)} times`;
  if (most === null) return [...limit, `Asked ${times} in ${month}.`];
  const left = most - asked;
  if (left <= 0) return [...limit, `Asked ${times} in ${month}, so that is enough for now.`];
  return [...limit, `Asked ${times} in ${month}, so ${left === 1 ? 'once more' : `${count(left)} more`} is fine.`];
}

const OUTWARD: Record<LinkRow['kind'], string> = {
  belongs_to: 'Belongs to',
  meets_at: 'Meets at',
  holds_key: 'Holds the key to',
  looks_after: 'Looks after',
  knows: 'Knows',
};
const INWARD: Record<LinkRow['kind'], string> = {
  belongs_to: 'Has as a member',
  meets_at: 'Meets here',
  holds_key: 'Key held by',
  looks_after: 'Looked after by',
  knows: 'Knows',
};

/** How a link begins: `Holds the key to`. */
export function linkBegins(link: Pick<LinkRow, 'kind' | 'outward'>): string {
  return (link.outward ? OUTWARD : INWARD)[link.kind];
}

/** People. */
export const people = {
  title: 'People',
  find: 'Name or street',
  list: 'People by name',
  counts: (shown: number, total: number) => `${shown === total ? counted(total, 'person', 'people') : `${count(shown)} of ${counted(total, 'person', 'people')}`}. Shapes show which kinds, not how many`,
  nobody: 'Nobody is noted here yet. Knock on the first door, or note what you already know.',
  nobodyFound: (words: string) => `Nobody called “${words}”, and no street of that name.`,
  showEverybody: 'Show everybody',
  addPerson: 'Add a person',
  noteSomething: 'Note something',
  choose: 'Choose somebody in the list, or type a name.',
  all: (n: number) => `All ${counted(n, 'person', 'people')}`,
  resting: 'Resting',
  where: (person: PersonPage, today: string) => {
    const { street, house_number: number } = person.form;
    const parts = [
      [number, street].filter(Boolean).join(' '),
      person.met_on ? `First met in ${longMonth(person.met_on, today)}` : '',
      person.last_talk?.talked_on
        ? `Last talk${person.last_talk.talked_by ? ` with ${person.last_talk.talked_by},` : ''} on ${longDay(person.last_talk.talked_on, today)}`
        : '',
    ].filter(Boolean);
    return parts.length === 0 ? 'No address yet.' : `${parts.join('. ')}.`;
  },
  askedNotTo: (name: string) => `${name} asked not to be asked. Nobody from this map knocks or calls.`,
  addTalk: 'Add a talk',
  more: 'More',
  edit: 'Change details',
  showOnMap: 'Show on the map',
  putOnMap: 'Put the home on the map',
  movePlace: 'Move the home on the map',
  remove: 'Move to the bin',
  removed: (name: string) => `${name} moved to the bin, for 30 days.`,
  offers: (name: string) => `${name} offers`,
  offersCount: (things: number, keys: number) =>
    [counted(things, 'thing', 'things'), ...(keys > 0 ? [counted(keys, 'key', 'keys')] : [])].join(', '),
  lends: (title: string) => `Lends: ${title}`,
  lookingFor: (name: string) => `${name} is looking for`,
  nothingLookedFor: (name: string) => `${name} has not said anything yet.`,
  add: 'Add',
  addOffer: (name: string) => `Add what ${name} offers`,
  addNeed: (name: string) => `Add what ${name} is looking for`,
  confirmed: 'Confirmed',
  confirmedOn: (day: string, today: string) => (day === today ? 'today' : longDay(day, today)),
  lastIn: (day: string, today: string) => `Last in ${longMonth(day, today)}`,
  notConfirmed: 'Not confirmed yet',
  stillTrue: 'Still true',
  stillTrueKey: 'Still true today',
  saidStillTrue: (title: string) => `Still true today: ${title}.`,
  editKey: 'Change details',
  lookingForKey: 'Add what this person is looking for',
  when: (entry: { reach_m: number | null }, row: Parameters<typeof whenItSuits>[0]) =>
    [whenItSuits(row), entry.reach_m === null ? null : `Up to ${walk(entry.reach_m)}`].filter(Boolean).join('. '),
  near: (m: number) => `Within ${metres(m)}`,
  interest: 'An interest, no hurry',
  saidOn: (day: string, today: string) => `Said on ${longDay(day, today)}`,
  couldHelp: (n: number) => `${count(n)} could help`,
  toJoin: (n: number) => `${count(n)} to join`,
  nobodyYet: 'Nobody comes to mind yet',
  savedWithoutGifts: (name: string) => `Saved. What would ${name} enjoy sharing?`,
  noteIt: 'Note it',
  notNow: 'Not now',
  talks: 'Talks',
  talksKept: 'kept in this map file, never in an export',
  noTalks: 'No talks are noted yet.',
  talkWith: (name: string) => `What did ${name} say?`,
  talkKeep: 'Keep the talk',
  talkDraft: 'Kept as you type.',
  talkOn: (day: string | null, today: string) => (day === null ? 'No date' : longDay(day, today)),
  talkedBy: (by: string) => `with ${by}`,
  howToAsk: (name: string) => `How ${name} likes to be asked`,
  howOftenAsked,
  days: (words: string) => `${words} suit best.`,
  farthest: (m: number) => `Goes up to ${walk(m)}.`,
  languages: (list: string) => `Speaks ${list}.`,
  contact: 'Telephone and e-mail',
  notSaid: 'Not said yet.',
  rest: (name: string) => `Let ${name} rest`,
  restUntil: (name: string, day: string) => `${name} is resting until ${day}.`,
  restNoLonger: 'Not resting any more',
  restFor: { fortnight: 'For two weeks', month: 'For a month', quarter: 'For three months', year: 'For a year' },
  rested: (name: string, day: string) => `${name} rests until ${day}, and is not suggested before then.`,
  notes: 'What matters to them',
  notesHint: 'Kept in this map file, never in an export',
  stories: 'Stories',
  story: (teller: string | null, month: string | null) => [teller ? `${teller} told this` : 'A story', month ? `in ${month}` : ''].filter(Boolean).join(' '),
  storyShared: {
    private: 'Only you may see it.',
    coordinators: 'Our team may see it.',
    group: 'It may be read out at meetings.',
    public: 'Anyone may read it.',
  },
  source: (source: string) => `Came in from ${source}.`,
  form: {
    new: 'Somebody new',
    edit: (name: string) => `${name}: details`,
    name: 'Name, or the name they choose',
    phone: 'Telephone',
    email: 'E-mail',
    number: 'Number',
    street: 'Street',
    postcode: 'Postcode',
    asking: 'How they like to be asked, in their words',
    reach: 'How far they go, in metres',
    asks: 'How often a month they may be asked',
    availability: 'When it suits',
    languages: 'Languages, with commas between',
    notes: 'What matters to them',
    notesHint: 'What a good life is, health: kept in this map file, never in an export.',
    askedNotTo: 'Asked not to be asked: nobody from this map knocks or calls',
    home: 'Home on the map',
    homeHint: 'A home is never a point on a map that leaves this computer.',
    homeNone: 'Not placed yet.',
    homePlaced: 'Placed.',
    keep: 'Keep',
    kept: (name: string) => `${name} is kept.`,
  },
};
