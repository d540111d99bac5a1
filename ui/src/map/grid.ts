import type { SheetGrid } from '#host/generated/calls.ts';

/** The letters of a column counted from 0: A … Z, AA, AB … Empty to the west of the grid. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** The figure of a row counted from 0 from the north. Empty to the north of the grid. */
export function rowName(row: number): string {
  return row < 0 ? '' : String(row + 1);
}

/** The square of a place, such as `D5`; empty outside the grid. */
export function squareOf(grid: SheetGrid, lon: number, lat: number): string {
  const column = Math.floor((lon - grid.west) / grid.step_lon);
  const row = Math.floor((grid.north - lat) / grid.step_lat);
  return column < 0 || row < 0 ? '' : columnName(column) + rowName(row);
}

/** A stretch along the edge of the sheet: its name, and from where to where, in pixels. */
export interface Stretch {
  name: string;
  from: number;
  to: number;
}

/** Narrower squares are not all named, in pixels. */
const NARROWEST = 40;
/** Names of several squares together go by these steps. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

/**
 * The squares along one edge.
 *
 * @param first degrees where square 0 begins
 * @param step degrees to the next one (negative from north to south)
 * @param from, to degrees at the two ends of the edge
 * @param length of the edge in pixels
 * @param pixel pixels along the edge of a degree
 * @param name of a square
 * @returns stretches in order; where squares are narrow only every second, fifth … is named, and it stands for itself
 */
export function stretches(
  { first, step, from, to, length }: { first: number; step: number; from: number; to: number; length: number },
  pixel: (degree: number) => number,
  name: (index: number) => string,
): Stretch[] {
  const a = Math.floor((from - first) / step);
  const b = Math.floor((to - first) / step);
  const squares = Math.abs((to - from) / step);
  const by = STEPS.find((n) => (length / squares) * n >= NARROWEST) ?? Infinity;
  if (!Number.isFinite(by) || squares === 0) return [];
  const all: Stretch[] = [];
  for (let index = Math.max(0, Math.floor(a / by) * by); index <= b; index += by) {
    const start = pixel(first + index * step);
    const end = pixel(first + (index + by) * step);
    all.push({ name: name(index), from: Math.max(0, start), to: Math.min(length, end) });
  }
  return all.filter((stretch) => stretch.to > stretch.from);
}
