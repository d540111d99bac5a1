import type { PlaceRow } from '#host/generated/calls.ts';

let found = $state.raw<PlaceRow | null>(null);

/** The address or place that was looked for; the map goes there and marks it. */
export const foundPlace = {
  get current() {
    return found;
  },
  /** Marks another place; null: none. */
  mark(place: PlaceRow | null): void {
    found = place;
  },
};

let middle: { lon: number; lat: number } | null = null;

/** Where the map was looked at last: nearer places are found first. */
export const lookedAt = {
  get middle() {
    return middle;
  },
  keep(at: { lon: number; lat: number }): void {
    middle = at;
  },
};
