import type { WireGeometry } from '#host/generated/calls.ts';

import type { Position } from './geometry.ts';

/** What is being drawn. */
export type SketchShape = 'point' | 'line' | 'polygon';

/** Fewest corners that make a shape. */
export const FEWEST: Record<SketchShape, number> = { point: 1, line: 2, polygon: 3 };

/** Two edges that cross, by the corner each begins at, and where. */
export interface Crossing {
  edges: [number, number];
  at: Position;
}

/**
 * Where a line of corners crosses itself.
 *
 * @param closed whether the last corner joins the first
 */
export function crossings(corners: readonly Position[], closed: boolean): Crossing[] {
  const count = closed ? corners.length : corners.length - 1;
  const found: Crossing[] = [];
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      // The last edge of a closed line ends where the first begins.
      if (closed && i === 0 && j === count - 1) continue;
      const at = crossing(edge(corners, i), edge(corners, j));
      if (at) found.push({ edges: [i, j], at });
    }
  }
  return found;
}

function edge(corners: readonly Position[], index: number): [Position, Position] {
  const from = corners[index] ?? [0, 0];
  const to = corners[(index + 1) % corners.length] ?? from;
  return [from, to];
}

/** Where two edges cross or touch; null where they do not. */
function crossing([a, b]: [Position, Position], [c, d]: [Position, Position]): Position | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [a[0] + t * rx, a[1] + t * ry] : null;
}

/** The corners as a geometry; null while there are too few or the outline crosses itself. */
export function asGeometry(shape: SketchShape, corners: readonly Position[]): WireGeometry | null {
  const [first] = corners;
  if (!first || corners.length < FEWEST[shape]) return null;
  if (shape === 'point') return { type: 'Point', coordinates: first };
  if (shape === 'line') return { type: 'LineString', coordinates: [...corners] };
  if (crossings(corners, true).length > 0) return null;
  const ring = area(corners) < 0 ? [...corners].reverse() : [...corners];
  const start = ring[0] ?? first;
  return { type: 'Polygon', coordinates: [[...ring, start]] };
}

/** The corners of a geometry that can be edited: a point, a line, or an outline without holes. */
export function asCorners(geometry: WireGeometry | null): { shape: SketchShape; corners: Position[] } | null {
  if (geometry?.type === 'Point') return { shape: 'point', corners: [geometry.coordinates as Position] };
  if (geometry?.type === 'LineString') return { shape: 'line', corners: geometry.coordinates as Position[] };
  const ring = geometry?.type === 'Polygon' && geometry.coordinates.length === 1 ? geometry.coordinates[0] : undefined;
  if (ring) return { shape: 'polygon', corners: ring.slice(0, -1) as Position[] };
  return null;
}

/** Twice the signed area, positive when the corners go against the clock. */
function area(corners: readonly Position[]): number {
  return corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}
