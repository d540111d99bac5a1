import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * Entries at one door lie on each other. From near they stand round it, in the order the tile counts them in `stack`;
 * from far they stay together, or they would claim their neighbours' doors.
 */

/** From this zoom on they stand apart. */
export const APART_FROM = 15;
/** From one to the next, in pixels at size 1. */
const STEP = 14;
/** Where the first nine stand, in steps to the right and down; those after them lie below. */
const AROUND: readonly [number, number][] = [[0, 0], [1, 0], [-1, 0], [0, 1], [1, 1], [-1, 1], [0, -1], [1, -1], [-1, -1]];

/** How far from its place the shape of a `stack` number is drawn, in pixels at size 1. */
export function apart(stack: number): [number, number] {
  const [x, y] = AROUND[stack % AROUND.length] ?? [0, 0];
  return [x * STEP, y * STEP];
}

/** The same for the map: `icon-offset`. */
export const APART: ExpressionSpecification = [
  'step',
  ['zoom'],
  ['literal', [0, 0]],
  APART_FROM,
  [
    'match',
    ['%', ['to-number', ['coalesce', ['get', 'stack'], 0]], AROUND.length],
    ...AROUND.slice(1).flatMap((_, index) => [index + 1, ['literal', apart(index + 1)]]),
    ['literal', [0, 0]],
  ],
] as never;
