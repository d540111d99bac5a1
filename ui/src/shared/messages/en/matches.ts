import type { Circle, LeftOut, LeftOutRow, MatchCard, Reason } from '#host/generated/calls.ts';
import { whenItSuits } from '#shared/format/availability.ts';
import { count, counted, listed, sentence } from '#shared/format/count.ts';
import { metres } from '#shared/format/distance.ts';
import { longDay, longMonth } from '#shared/format/when.ts';

/** Times in the middle of a sentence: `Tuesday evenings`, `weekday mornings`. */
function times(slots: string[]): string {
  const words = whenItSuits(slots) ?? '';
  // Names of days keep their capital letter.
  return /^(Weekday|Weekend|Morning|Afternoon|Evening|Any)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** What each reason says, as a part of a sentence. `where` is the street of the card, said once with the distance. */
const REASONS = {
  away: ({ metres: m }: { metres: number }, _today: string, street: string | null) =>
    (m < 15 ? 'right there' : `${metres(m)} away`) + (street ? ` on ${street}` : ''),
  words: ({ words }: { words: string[] }) => `speaks of ${listed(words.map((word) => `“${word}”`))}`,
  free: ({ slots }: { slots: string[] }) => `free on ${times(slots)}`,
  free_when_asked: ({ slots }: { slots: string[] }) => `free on ${times(slots)}, as asked`,
  seats: ({ capacity }: { capacity: number }) => `room for ${count(capacity)}`,
  speaks: ({ language }: { language: string }) => `speaks ${language}`,
  confirmed: ({ on }: { on: string }, today: string) => (on === today ? 'confirmed today' : `confirmed on ${longDay(on, today)}`),
  ask_first: () => 'nobody else may see this yet, so ask first',
  shares_interest: ({ who }: { who: string }) => (who ? `${who} would love the same` : 'somebody else would love the same'),
  stale_since: ({ on }: { on: string }, today: string) => `last confirmed in ${longMonth(on, today)}`,
  not_confirmed_since: ({ on }: { on: string }, today: string) => `last confirmed in ${longMonth(on, today)}`,
  never_confirmed: () => 'not confirmed yet',
  asked_this_month: ({ times: n, most }: { times: number; most: number | null }) => {
    const asked = n === 1 ? 'asked once this month' : n === 2 ? 'asked twice this month' : `asked ${count(n)} times this month`;
    return most === null ? asked : `${asked}; likes ${count(most)} at most`;
  },
  no_place: () => 'nobody has noted yet where it is',
  nobody_holds_it: () => 'nobody is noted yet as holding it',
};
type Says = (reason: Reason, today: string, street: string | null) => string;
// Every code that the core may send has its words.
const SAYS = REASONS as unknown as Record<Reason['code'], Says>;
REASONS satisfies { [Code in Reason['code']]: unknown };

function say(reasons: readonly Reason[], today: string, street: string | null): string {
  return listed(reasons.map((reason) => SAYS[reason.code](reason, today, street)));
}

/** Why something is suggested, in one sentence. */
export function why(card: MatchCard, today: string): string {
  // Where it is comes first: people picture a place before a time.
  const first = card.reasons.filter(({ code }) => code === 'away');
  const rest = card.reasons.filter(({ code }) => code !== 'away');
  const who = card.with.who === null || card.with.who === card.with.title ? [] : [card.with.who];
  const words = [...who, ...[...first, ...rest].map((reason) => SAYS[reason.code](reason, today, card.with.street))].join(', ');
  return words ? `${sentence(words)}.` : 'Near or free, with few words in common.';
}

/** What speaks against it, after "Worth knowing:"; empty when nothing does. */
export function worthKnowing(card: MatchCard, today: string): string {
  return card.against.length === 0 ? '' : `${say(card.against, today, null)}.`;
}

/** What a card is called; the looking-for of somebody else is in their own words. */
export function cardTitle({ with: row }: MatchCard): string {
  if (row.record.kind === 'need') return `“${row.title}”`;
  return row.title;
}

/** What to press to ask. */
export function askWords(card: MatchCard): string {
  if (card.with.record.kind === 'need') return card.ask ? `Ask ${card.ask.name}` : 'Look closer';
  if (card.ask?.record.kind === 'person') return `Ask ${firstOf(card.ask.name)}`;
  return card.with.mark.kind === 'item' ? 'Ask for it' : card.with.mark.kind === 'building' || card.with.mark.kind === 'space' ? 'Ask about it' : 'Ask them';
}

/** Whom one would ask, in a sentence. */
export function askedName(card: MatchCard): string {
  if (!card.ask) return card.with.who ?? 'them';
  return card.ask.record.kind === 'person' ? firstOf(card.ask.name) : card.ask.name;
}

function firstOf(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

const CIRCLES: Record<Circle, string> = {
  neighbours_and_friends: 'Neighbours and friends',
  groups_to_join: 'Groups to join',
  places: 'Places',
  things_that_would_help: 'Things that would help',
  institutions_and_services: 'Institutions and services',
  start_together: 'Start something together',
};

/** The name of a circle. */
export function circleName(circle: Circle): string {
  return CIRCLES[circle];
}

const LEFT_OUT = {
  resting: (n: number) => `${some(n)} resting`,
  asked_often_enough: (n: number) => `${have(n)} been asked as often as they like this month`,
  too_far: (n: number) => `${some(n)} farther than was asked for`,
  other_times: (n: number) => `${have(n)} no day in common`,
  too_small: (n: number) => `${some(n)} too small`,
  not_this_time: (n: number) => `${have(n)} said not this time`,
  asked_not_to: (n: number) => `${have(n)} asked not to be asked`,
  took_yes_back: (n: number) => `${have(n)} taken their yes back`,
  own_offer: (n: number) => `${some(n)} their own`,
  other_kind: (n: number) => `${some(n)} of another kind`,
};
LEFT_OUT satisfies { [Code in LeftOut]: unknown };

/** Who was not suggested, and why, in one sentence; `too_far` may be said apart. */
export function leftOutWords(rows: readonly LeftOutRow[]): string {
  const parts = rows.filter((row) => row.count > 0).map(({ reason, count: n }) => LEFT_OUT[reason](n));
  return parts.length === 0 ? '' : `${sentence(parts.join(', '))}.`;
}

function some(n: number): string {
  return `${small(n)} ${n === 1 ? 'is' : 'are'}`;
}

function have(n: number): string {
  return `${small(n)} ${n === 1 ? 'has' : 'have'}`;
}

const SMALL = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
function small(n: number): string {
  return SMALL[n] ?? count(n);
}

/** How many suggestions there are. */
export function suggestions(n: number): string {
  return counted(n, 'suggestion', 'suggestions');
}
