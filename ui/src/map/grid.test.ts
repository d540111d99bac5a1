import { describe, expect, it } from 'vitest';

import { columnName, rowName, squareOf, stretches } from './grid.ts';

const GRID = { west: -3, north: 52, step_lon: 0.01, step_lat: 0.005 };

describe('the squares of the sheet', () => {
  it('go by letters from the west, two after Z', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('have no name outside the grid', () => {
    expect(columnName(-1)).toBe('');
    expect(rowName(-1)).toBe('');
    expect(squareOf(GRID, -3.001, 51.9)).toBe('');
  });

  it('say where a place is', () => {
    expect(squareOf(GRID, -2.965, 51.978)).toBe('D5');
  });

  it('stand along the edge, cut off at its ends', () => {
    const pixel = (lon: number) => (lon + 2.985) * 10_000;
    const edge = { first: -3, step: 0.01, from: -2.985, to: -2.955, length: 300 };
    expect(stretches(edge, pixel, columnName).map(({ name, from, to }) => [name, Math.round(from), Math.round(to)])).toEqual([
      ['B', 0, 50],
      ['C', 50, 150],
      ['D', 150, 250],
      ['E', 250, 300],
    ]);
  });

  it('are named now and then when they are narrow, always the same ones', () => {
    const pixel = (from: number) => (lon: number) => (lon - from) * 1000;
    const names = (from: number) =>
      stretches({ first: -3, step: 0.01, from, to: from + 0.3, length: 300 }, pixel(from), columnName).map(({ name }) => name);
    expect(names(-3)).toEqual(['A', 'F', 'K', 'P', 'U', 'Z']);
    expect(names(-2.96).slice(0, 3)).toEqual(['A', 'F', 'K']);
  });
});
