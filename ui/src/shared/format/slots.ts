import type { Availability } from '#host/generated/calls.ts';

/** Days of the week as they stand in an availability. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Parts of a day. */
export const PARTS = ['morning', 'afternoon', 'evening'] as const;
/** A part of a day of the week: `mon morning`. */
export type Slot = `${(typeof DAYS)[number]} ${(typeof PARTS)[number]}`;

/** The single parts of days; a day alone stands for all of its parts. */
export function slotsOf(availability: Availability): Set<Slot> {
  return new Set(availability.flatMap((words): Slot[] => (words.includes(' ') ? [words as Slot] : PARTS.map((part) => `${words} ${part}` as Slot))));
}

/** Parts of days as they are kept, in the order of the week; a day with all its parts stands alone. */
export function availabilityOf(slots: ReadonlySet<Slot>): Availability {
  return DAYS.flatMap((day) => {
    const parts = PARTS.filter((part) => slots.has(`${day} ${part}`));
    return parts.length === PARTS.length ? [day] : parts.map((part) => `${day} ${part}`);
  });
}
