import { describe, expect, it } from 'vitest';

import type { OutputRow, WireGeometry } from '#host/generated/calls.ts';

import { layOut } from './sheet.ts';

const square: WireGeometry = { type: 'Polygon', coordinates: [[[-30, 47], [-29.999, 47], [-29.999, 47.001], [-30, 47.001], [-30, 47]]] };
const row = (geometry: WireGeometry | null, precision: string, record: OutputRow['record'] = 'asset'): OutputRow => ({
  record,
  mark: record === 'area' ? null : { side: 'offer', kind: 'skill' },
  title: 'Bakes',
  who: null,
  precision,
  geometry,
});

describe('the sheet', () => {
  it('draws every row that has a place once, and counts the others', () => {
    const sheet = layOut([row(square, '100 m'), row(square, '100 m'), row({ type: 'Point', coordinates: [-29.998, 47.002] }, 'exact'), row(null, 'none'), row(square, 'exact', 'area')], null, 400, 300);
    expect(sheet.shapes).toHaveLength(3);
    expect(sheet.squares).toHaveLength(1);
    expect(sheet.areas).toHaveLength(1);
    expect(sheet.without).toBe(1);
  });

  it('keeps the shapes of a square inside it, however many there are', () => {
    for (const many of [1, 2, 7, 60]) {
      const sheet = layOut(Array.from({ length: many }, () => row(square, '100 m')), square, 400, 300);
      const box = sheet.squares[0];
      for (const { x, y } of sheet.shapes) {
        expect(x).toBeGreaterThan(box?.x ?? NaN);
        expect(x).toBeLessThan((box?.x ?? NaN) + (box?.width ?? NaN));
        expect(y).toBeGreaterThan(box?.y ?? NaN);
        expect(y).toBeLessThan((box?.y ?? NaN) + (box?.height ?? NaN));
      }
    }
  });

  it('has north above, and everything on the paper', () => {
    const far: WireGeometry = { type: 'LineString', coordinates: [[-30, 47], [-29.99, 47.01]] };
    const { at, shapes, west, north, south, east } = layOut([row(far, 'exact')], null, 400, 300);
    expect(at([-30, 47.01]).y).toBeLessThan(at([-30, 47]).y);
    expect(shapes[0]?.x).toBeGreaterThan(0);
    expect(shapes[0]?.x).toBeLessThan(400);
    expect(west).toBeLessThan(-30);
    expect(east).toBeGreaterThan(-29.99);
    expect(south).toBeLessThan(47);
    expect(north).toBeGreaterThan(47.01);
  });

  it('is empty without rows', () => {
    expect(layOut([], null, 400, 300)).toMatchObject({ shapes: [], squares: [], without: 0 });
  });
});
