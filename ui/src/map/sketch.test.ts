import { describe, expect, it } from 'vitest';

import type { Position } from './geometry.ts';
import { asCorners, asGeometry, crossings } from './sketch.ts';

const SQUARE: Position[] = [[0, 0], [2, 0], [2, 2], [0, 2]];
const BOW: Position[] = [[0, 0], [2, 2], [2, 0], [0, 2]];

describe('a sketch', () => {
  it('finds no crossing in a square', () => {
    expect(crossings(SQUARE, true)).toEqual([]);
  });

  it('finds where a bow crosses itself, and between which edges', () => {
    expect(crossings(BOW, true)).toEqual([{ edges: [0, 2], at: [1, 1] }]);
  });

  it('sees the closing edge cross', () => {
    const hook: Position[] = [[0, 0], [4, 0], [4, 4], [2, -1]];
    expect(crossings(hook, false)).toHaveLength(1);
    expect(crossings([[0, 0], [4, 0], [4, 4], [5, 1], [5, 5]], true).length).toBeGreaterThan(0);
    expect(crossings([[0, 0], [4, 0], [4, 4], [5, 1], [5, 5]], false)).toHaveLength(0);
  });

  it('becomes an outline that goes against the clock and closes', () => {
    expect(asGeometry('polygon', SQUARE)).toEqual({ type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] });
    expect(asGeometry('polygon', [...SQUARE].reverse())).toEqual({ type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] });
  });

  it('is no outline while it has too few corners or crosses itself', () => {
    expect(asGeometry('polygon', SQUARE.slice(0, 2))).toBeNull();
    expect(asGeometry('polygon', BOW)).toBeNull();
    expect(asGeometry('line', SQUARE.slice(0, 1))).toBeNull();
  });

  it('comes back as the corners it was made from', () => {
    expect(asCorners(asGeometry('polygon', SQUARE))).toEqual({ shape: 'polygon', corners: SQUARE });
    expect(asCorners(asGeometry('line', BOW))).toEqual({ shape: 'line', corners: BOW });
    expect(asCorners(asGeometry('point', [[3, 4]]))).toEqual({ shape: 'point', corners: [[3, 4]] });
    expect(asCorners({ type: 'MultiPoint', coordinates: [] })).toBeNull();
  });
});
