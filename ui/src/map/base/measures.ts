import type { ExpressionSpecification } from 'maplibre-gl';

import type { Look } from './colours.ts';
import type { RoadRole } from './roles.ts';

/** Pixels of a point on paper: 96 to the inch. */
const PT = 96 / 72;
/** No text on paper is smaller, in points. */
export const LEAST_PRINT_PT = 6;

/** A width or size in pixels at a zoom. */
export type Stop = readonly [zoom: number, pixels: number | ExpressionSpecification];

/** Widths grow with the ground from one zoom to the next. */
export function growing(...stops: Stop[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

export function steady(...stops: Stop[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/** Paper is looked at from near. */
const PRINT_TEXT = 0.85;

/** Size of a text in pixels; on paper it is a little smaller, and never under the least. */
export function textPixels(look: Look, pixels: number): number {
  return look === 'print' ? Math.max(LEAST_PRINT_PT * PT, round(pixels * PRINT_TEXT)) : pixels;
}

/** Size of a text at each zoom. */
export function textSize(look: Look, ...stops: [zoom: number, pixels: number][]): ExpressionSpecification {
  return steady(...stops.map(([zoom, pixels]): Stop => [zoom, textPixels(look, pixels)]));
}

export function haloWidth(look: Look): number {
  return look === 'print' ? 1.4 : 1.2;
}

/** Width of a road's fill in pixels; at zoom 19 in Britain it is as wide as the street between its houses. */
const WIDTHS: Readonly<Record<RoadRole, readonly [z6: number, z9: number, z12: number, z14: number, z16: number, z19: number]>> = {
  motorway: [0.9, 1.7, 3.2, 5.4, 12.5, 64],
  trunk: [0.8, 1.5, 2.8, 5, 12, 60],
  primary: [0.6, 1.2, 2.5, 4.6, 11.5, 58],
  secondary: [0.5, 0.9, 1.9, 3.9, 10.5, 54],
  tertiary: [0.4, 0.6, 1.4, 3.4, 9.5, 50],
  minor: [0.3, 0.4, 0.8, 2.4, 8, 46],
  pedestrian: [0.3, 0.3, 0.5, 1.6, 5.5, 32],
  service: [0.2, 0.2, 0.3, 1, 3.6, 19],
  track: [0.3, 0.3, 0.5, 0.9, 1.6, 3],
  path: [0.3, 0.3, 0.5, 0.8, 1.3, 2.4],
  rail: [0.4, 0.6, 0.8, 0.9, 1.6, 3],
  pier: [0.5, 0.5, 1, 2, 4, 12],
};
const ZOOMS = [6, 9, 12, 14, 16, 19] as const;

/** What of the casing is seen, both sides together, at the same zooms. On paper it is a line of 0.35 points. */
const CASINGS = [0.5, 0.7, 1, 1.4, 2, 3] as const;
const PRINT_CASING = 2 * 0.35 * PT;
/** Small roads have no casing from far: it would be all that is seen of them. */
const CASED_FROM: Readonly<Partial<Record<RoadRole, number>>> = { minor: 13, pedestrian: 14, service: 14, tertiary: 11, secondary: 9 };
/** Paper is looked at from near, and its lines are sharp. */
const PRINT_FACTOR = 0.8;

/** Width of a road at each zoom. */
export function roadWidth(look: Look, width: (role: RoadRole) => number, role: RoadRole): number {
  return round(width(role) * (look === 'print' ? PRINT_FACTOR : 1));
}

/** Widths of fills by role: for each zoom a function of the role. */
export function fillStops(look: Look): [zoom: number, width: (role: RoadRole) => number][] {
  return ZOOMS.map((zoom, at) => [zoom, (role) => roadWidth(look, (one) => WIDTHS[one][at] ?? 0, role)]);
}

/** Widths of casings by role; nothing where a role has none yet. */
export function casingStops(look: Look): [zoom: number, width: (role: RoadRole) => number][] {
  return ZOOMS.map((zoom, at) => [
    zoom,
    (role) => {
      if (zoom < (CASED_FROM[role] ?? 0)) return 0;
      const edge = look === 'print' ? PRINT_CASING : (CASINGS[at] ?? 0);
      return round(roadWidth(look, (one) => WIDTHS[one][at] ?? 0, role) + edge);
    },
  ]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
