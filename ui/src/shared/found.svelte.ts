import type { BoundingBox, PlaceRow } from '#host/generated/calls.ts';

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

let shown: BoundingBox | null = null;

/** What the map showed last: nearer places are found first, and its streets are walked where no area is chosen. */
export const lookedAt = {
  get bounds() {
    return shown;
  },
  get middle() {
    return shown && { lon: (shown.west + shown.east) / 2, lat: (shown.south + shown.north) / 2 };
  },
  keep(bounds: BoundingBox): void {
    shown = bounds;
  },
};
