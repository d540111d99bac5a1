import { describe, expect, it } from 'vitest';

import { regionFor } from './regions.ts';

const box = (west: number, south: number, east: number, north: number) => ({ west, south, east, north });
const CITY = { key: 'city', bounds: box(-3.1, 51.5, -2.9, 51.6) };
const COUNTRY = { key: 'country', bounds: box(-5, 51, -2, 53) };
const regions = [COUNTRY, CITY];

describe('the street map that is drawn', () => {
  it('is the smallest that holds the middle of the view', () => {
    expect(regionFor(regions, box(-3.01, 51.54, -2.99, 51.56), null)?.key).toBe('city');
    expect(regionFor(regions, box(-4.01, 51.54, -3.99, 51.56), null)?.key).toBe('country');
  });

  it('stays while it holds the middle', () => {
    expect(regionFor(regions, box(-3.01, 51.54, -2.99, 51.56), 'country')?.key).toBe('country');
    expect(regionFor(regions, box(-4.01, 51.54, -3.99, 51.56), 'city')?.key).toBe('country');
  });

  it('is one at the edge of the view, else none', () => {
    expect(regionFor([CITY], box(-3, 51.55, -2.7, 51.75), null)?.key).toBe('city');
    expect(regionFor([CITY], box(10, 40, 11, 41), 'city')).toBeNull();
    expect(regionFor([], box(10, 40, 11, 41), null)).toBeNull();
  });

  it('may be one that does not say where it is', () => {
    expect(regionFor([{ key: 'any', bounds: null }], box(10, 40, 11, 41), null)?.key).toBe('any');
  });
});
