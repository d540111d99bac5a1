import type { AlmostCard, Circle, LeftOut, LeftOutRow, MatchCard, Reason, Together } from '#host/generated/calls.ts';
import { whenItSuits } from '#shared/format/availability.ts';
import { count, listed, sentence } from '#shared/format/count.ts';
import { metres } from '#shared/format/distance.ts';
import { longDay, longMonth } from '#shared/format/when.ts';
import { writtenName } from '#shared/introducing/standing.ts';

import { firstNames } from './people.ts';

/** Times in the middle of a sentence: `Tuesday evenings`, `weekday mornings`. */
export function times(slots: readonly string[]): string {
  const words = whenItSuits([...slots]) ?? '';
  // Names of days keep their capital letter.
  return /^(Weekday|Weekend|Morning|Afternoon|Evening|Any)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** When somebody is free: `free on Tuesday evenings`, `free any day`. */
function free(slots: readonly string[]): string {
  const when = times(slots);
  return /^any /.test(when) ? `free ${when}` : /^(mornings|afternoons|evenings)$/.test(when) ? `free every ${when.slice(0, -1)}` : `free on ${when}`;
}

function quoted(words: readonly string[]): string {
  return listed(words.map((word) => `“${word}”`));
}

/** What a reason says, as a part of a sentence; the command line says the same (`matching/say.rs`). `street` is where the card is, said once with the distance. */
function reasonWords(reason: Reason, today: string, street: string | null): string {
  switch (reason.code) {
    case 'away':
      return (reason.metres < 15 ? 'right there' : `${metres(reason.metres)} away`) + (street ? ` on ${street}` : '');
    case 'both_about':
      return `both are about ${reason.what}${reason.words.length > 0 ? ` and speak of ${quoted(reason.words)}` : ''}`;
    case 'less_close':
      if (reason.in_common) {
        return `less close than others here, but both speak of ${quoted(reason.words)}`;
      }
      if (reason.about !== null) {
        return `less close than others here: this is about ${reason.about}`;
      }
      return reason.words.length === 0 ? 'less close than others here' : `less close than others here: this speaks of ${quoted(reason.words)}`;
    case 'no_close_fit':
      if (reason.words.length > 0) {
        return `no close fit, but both speak of ${quoted(reason.words)}`;
      }
      return reason.about === null ? 'no close fit, unless you know more' : `no close fit: this is about ${reason.about}`;
    case 'not_sure':
      if (reason.words.length > 0) {
        return `not sure, but both speak of ${quoted(reason.words)}`;
      }
      return `not sure, but the closest to it here${reason.about === null ? '' : `: this is about ${reason.about}`}`;
    case 'says_something_close':
      if (reason.about !== null) {
        return `may be close to it: this is about ${reason.about}`;
      }
      return reason.words.length === 0 ? 'may be close to it, said in other words' : `may be close to it: this speaks of ${quoted(reason.words)}`;
    case 'room_for':
      return `says there is room for ${count(reason.capacity)}`;
    case 'not_free_when_asked':
      return `not ${free(reason.slots)}`;
    case 'asked_for_no':
      return `asked for no ${reason.what}`;
    case 'says_not':
      return `says “${reason.words}”`;
    case 'words':
      return `both speak of ${quoted(reason.words)}`;
    case 'words_perhaps':
      return `both speak of ${quoted(reason.words)}, but may mean something else`;
    case 'free':
      return free(reason.slots);
    case 'free_when_asked':
      return `${free(reason.slots)} as asked`;
    case 'step_free':
      return 'step-free as asked';
    case 'seats':
      return `room for ${count(reason.capacity)}`;
    case 'speaks':
      return `speaks ${reason.language}`;
    case 'confirmed':
      return reason.on === today ? 'confirmed today' : `confirmed on ${longDay(reason.on, today)}`;
    case 'ask_first':
      return 'private so far, so ask first';
    case 'shares_interest':
      return reason.who ? `${reason.who} would love the same` : 'somebody would love the same';
    case 'not_confirmed_since':
      return `not confirmed since ${longMonth(reason.on, today)}`;
    case 'never_confirmed':
      return 'nobody has confirmed it yet';
    case 'asked_this_month': {
      const asked = reason.times === 1 ? 'asked once this month' : reason.times === 2 ? 'asked twice this month' : `asked ${count(reason.times)} times this month`;
      return reason.most === null ? asked : `${asked}; likes ${count(reason.most)} at most`;
    }
    case 'no_place':
      return 'nobody has noted yet where it is';
    case 'nobody_holds_it':
      return 'nobody has noted yet whose it is';
  }
}

function say(reasons: readonly Reason[], today: string, street: string | null): string {
  return listed(reasons.map((reason) => reasonWords(reason, today, street)));
}

/** Who it is, and in one sentence why it is suggested, in the order of the core: what it is about, then where and when. */
export function why(card: MatchCard, today: string): string {
  // Who shares an interest is named by the reason.
  const named = card.with.who !== null && card.with.who !== card.with.title && !card.reasons.some(({ code }) => code === 'shares_interest');
  const who = named ? `${card.with.who}. ` : '';
  const words = card.reasons.map((reason) => reasonWords(reason.code === 'shares_interest' ? { ...reason, who: reason.who || (card.with.who ?? '') } : reason, today, card.with.street)).join(', ');
  return words ? `${who}${sentence(words)}.` : who.trim();
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
  const { ask, with: row } = card;
  const written = writtenName(ask, row);
  if (written) return `Ask ${written}`;
  if (ask?.record.kind === 'person') return `Ask ${firstNames(ask.name)}`;
  if (row.record.kind === 'need') return ask && ask.record.kind === 'asset' ? `Ask ${ask.name}` : 'Look closer';
  return row.mark.kind === 'item' ? 'Ask for it' : row.mark.kind === 'building' || row.mark.kind === 'space' ? 'Ask about it' : 'Ask them';
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

const LEFT_OUT: Record<LeftOut, (n: number) => string> = {
  resting: (n) => `${some(n)} resting`,
  asked_often_enough: (n) => `${have(n)} been asked as often as they like this month`,
  too_far: (n) => `${some(n)} farther than was asked for`,
  beyond_reach: (n) => `${small(n)} ${n === 1 ? 'does' : 'do'} not come as far as this`,
  other_times: (n) => `${have(n)} no day in common`,
  too_small: (n) => `${some(n)} too small`,
  not_this_time: (n) => `${have(n)} said not this time`,
  asked_not_to: (n) => `${have(n)} asked not to be asked`,
  took_yes_back: (n) => `${have(n)} taken their yes back`,
  health_kept_apart: (n) => `${some(n)} about health, and nobody said that just this may be shared`,
};

/** Who was not suggested, and why, in one sentence. */
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

/** Why something that almost fits is not suggested: `1.4 km away, farther than was asked for`. */
export function almostWords({ with: row, reason, distance_m: far, reach_m: reach }: AlmostCard): string {
  const when = times(row.availability);
  const away = far === null ? [] : [`${metres(far)} away`];
  switch (reason) {
    case 'too_far':
      return sentence(`${[...away, 'farther than was asked for'].join(', ')}.`);
    case 'beyond_reach':
      return sentence(`${[...away, reach === null ? 'does not come as far as this' : `comes as far as ${metres(reach)}`].join(', ')}.`);
    case 'other_times':
      return sentence(`${[...away, when ? `free on ${when}, which is another time than was asked for` : 'free at other times than were asked for'].join(', ')}.`);
    case 'too_small':
      return sentence(`${[...away, row.capacity === null ? 'smaller than was asked for' : `room for ${count(row.capacity)}, fewer than were asked for`].join(', ')}.`);
    default:
      return `${sentence(LEFT_OUT[reason](1))}.`;
  }
}

/** Who shares an interest: `Amira, Tom and one more`. `others` is how many there are in all. */
export function togetherNames(together: Together, others: number): string {
  const unnamed = others - together.people.length;
  const rest = together.people.length === 0 ? `${small(unnamed)} others` : `${small(unnamed)} more`;
  return sentence(listed([...together.people, ...(unnamed > 0 ? [rest] : [])]));
}

/** Where and when they could meet; `all` of them have said when. */
export function togetherWhere(together: Together, all: boolean): string {
  const near = together.within_m === null ? '' : `all within ${metres(Math.max(together.within_m, 10))}`;
  const when = together.availability.length === 0 ? '' : `free on ${times(together.availability)}`;
  const parts = all ? [[near, when && `all ${when}`].filter(Boolean).join(', ')] : [near, when && `those who said when are ${when}`];
  return parts.filter(Boolean).map((words) => `${sentence(words)}.`).join(' ');
}
