import type { Date as Day } from '#host/generated/calls.ts';

/** For how long somebody may be left in peace. */
export type RestFor = 'fortnight' | 'month' | 'quarter' | 'year';

/** The day on which a rest that begins today ends. A month ends on the same day of the next, or on its last. */
export function restUntil(length: RestFor, today: Day): Day {
  const at = new Date(`${today}T00:00:00Z`);
  if (length === 'fortnight') {
    at.setUTCDate(at.getUTCDate() + 14);
    return iso(at);
  }
  const months = { month: 1, quarter: 3, year: 12 }[length];
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return iso(at);
}

function iso(at: Date): Day {
  return at.toISOString().slice(0, 10);
}
