import type { AreaChoice, AreaRow, BoundingBox } from '#host/generated/calls.ts';
import { session } from '#host/session.svelte.ts';

/** The area of the map with this key, if it has an outline. */
export function areaOf(id: string | null | undefined): AreaRow | null {
  return session.map?.areas.find((each) => each.id === id && each.geometry !== null) ?? null;
}

/** This area, or the whole map. */
export function choiceOf(area: AreaRow | null): AreaChoice {
  return area ? { of: 'known', id: area.id } : { of: 'whole' };
}

/** A box as an outline that was just drawn. */
export function boxChoice({ west, south, east, north }: BoundingBox): AreaChoice {
  return { of: 'drawn', outline: [[west, south], [east, south], [east, north], [west, north]] };
}
