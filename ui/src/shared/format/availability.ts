import type { Availability } from '#host/generated/calls.ts';

import { listed, sentence } from './count.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_WORDS = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' };
const PARTS = ['morning', 'afternoon', 'evening'] as const;
const ORDINALS: Record<string, string> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' };
type Day = (typeof DAYS)[number];
type Part = (typeof PARTS)[number] | '';

/** Days and parts of days in words: `Weekday mornings`, `Tuesday evenings and Saturdays`; null when nothing was said. */
export function whenItSuits(availability: Availability): string | null {
  const byPart = new Map<Part, Set<Day>>();
  for (const slot of availability) {
    const [day, part = ''] = slot.split(' ') as [Day, Part?];
    byPart.set(part, (byPart.get(part) ?? new Set()).add(day));
  }
  if (byPart.size === 0) return null;
  if (availability.length === 7 && byPart.get('')?.size === 7) return 'Any day';
  const order: Part[] = [...PARTS, ''];
  const parts = order.flatMap((part) => {
    const days = byPart.get(part);
    return days ? [ofDays(days, part)] : [];
  });
  return sentence(listed(parts));
}

function ofDays(days: ReadonlySet<Day>, part: Part): string {
  const all = DAYS.filter((day) => days.has(day));
  const ending = part === '' ? 's' : ` ${part}s`;
  if (all.length === 7) return part === '' ? 'any day' : `${part}s`;
  if (all.length === 5 && !days.has('sat') && !days.has('sun')) return part === '' ? 'weekdays' : `weekday ${part}s`;
  if (all.length === 2 && days.has('sat') && days.has('sun')) return part === '' ? 'weekends' : `weekend ${part}s`;
  const words = all.map((day) => DAY_WORDS[day]);
  return listed(part === '' ? words.map((word) => `${word}s`) : words) + (part === '' ? '' : ending);
}

/**
 * The usual rules of RFC 5545 in words: `Saturdays at 10`, `Every second Tuesday`, `The first Friday of the month`.
 * Null for a rule that has no such words.
 */
export function howOften(rule: string | null): string | null {
  if (!rule) return null;
  const fields = new Map(
    rule.replace(/^RRULE:/, '').split(';').map((field) => field.split('=', 2) as [string, string]),
  );
  const interval = Number(fields.get('INTERVAL') ?? 1);
  const days = (fields.get('BYDAY') ?? '').split(',').filter(Boolean);
  const hour = fields.get('BYHOUR');
  const minute = fields.get('BYMINUTE');
  const at = hour ? ` at ${hour}${minute && minute !== '0' ? `.${minute.padStart(2, '0')}` : ''}` : '';
  const words = days.map((day) => ({ which: ORDINALS[day.slice(0, -2)], day: weekday(day.slice(-2)) }));
  if (words.some(({ day }) => day === undefined)) return null;
  switch (fields.get('FREQ')) {
    case 'DAILY':
      return interval === 1 ? `Every day${at}` : null;
    case 'WEEKLY': {
      if (words.length === 0) return interval === 1 ? `Every week${at}` : null;
      const named = words.map(({ day }) => day ?? '');
      if (interval === 1) return `${listed(named.map((day) => `${day}s`))}${at}`;
      return interval === 2 ? `Every second ${listed(named)}${at}` : null;
    }
    case 'MONTHLY': {
      if (interval !== 1 || words.length === 0) return interval === 1 ? `Every month${at}` : null;
      if (words.some(({ which }) => which === undefined)) return null;
      return `The ${listed(words.map(({ which, day }) => `${which} ${day}`))} of the month${at}`;
    }
    default:
      return null;
  }
}

function weekday(code: string): string | undefined {
  const day = DAYS.find((name) => name.startsWith(code.toLowerCase()));
  return code.length === 2 && day ? DAY_WORDS[day] : undefined;
}
