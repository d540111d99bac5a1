import type { Date as Day, Instant } from '#host/generated/calls.ts';

const LANGUAGE = 'en-GB';
const MONTH = new Intl.DateTimeFormat(LANGUAGE, { month: 'short', timeZone: 'UTC' });
const LONG_MONTH = new Intl.DateTimeFormat(LANGUAGE, { month: 'long', timeZone: 'UTC' });
const CLOCK = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A day short enough for the end of a row: `today`, `Nov`, `Nov 2024`. `today` comes from the core. */
export function shortDay(day: Day, today: Day): string {
  if (day === today) return 'today';
  const month = MONTH.format(utc(day)).replace('Sept', 'Sep');
  return year(day) === year(today) || months(day, today) < 11 ? month : `${month} ${year(day)}`;
}

/** A day in a sentence: `12 November`, with the year when it is not this one. */
export function longDay(day: Day, today: Day): string {
  const at = utc(day);
  const words = `${at.getUTCDate()} ${LONG_MONTH.format(at)}`;
  return year(day) === year(today) ? words : `${words} ${year(day)}`;
}

/** A month in a sentence: `November`, `May 2025`. */
export function longMonth(day: Day, today: Day): string {
  const month = LONG_MONTH.format(utc(day));
  return year(day) === year(today) ? month : `${month} ${year(day)}`;
}

/** The time on this computer's clock: `14:32`. */
export function clock(at: Instant): string {
  return CLOCK.format(new Date(at));
}

/** The day of an instant on this computer's calendar, ISO 8601. */
export function dayOf(at: Instant): Day {
  const local = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function year(day: Day): string {
  return day.slice(0, 4);
}

/** Whole months from `day` to `today`. */
function months(day: Day, today: Day): number {
  const [a, b] = [utc(day), utc(today)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}
