import type { Mark, OutputRow, WireGeometry } from '#host/generated/calls.ts';
import { boundsOf, positions, type Position } from '#map/geometry.ts';

/** A place on the sheet, in its own units. */
export interface Spot {
  x: number;
  y: number;
}
/** A shape on the sheet. */
export interface Drawn extends Spot {
  mark: Mark;
  title: string;
}
/** Everything that is drawn on the sheet of the preview. */
export interface Sheet {
  /** Squares in which homes stand, each once. */
  squares: { x: number; y: number; width: number; height: number }[];
  shapes: Drawn[];
  /** Lines and outlines of places, as paths. */
  outlines: { path: string; closed: boolean }[];
  /** Outlines of areas, as paths. */
  areas: string[];
  /** Rows that have no place. */
  without: number;
  /** From degrees to the sheet. */
  at: (position: Position) => Spot;
  /** From the sheet's edges back to degrees. */
  west: number;
  east: number;
  north: number;
  south: number;
}

/** Room between shapes that share a square, in units of the sheet. */
const STEP = 15;
/** Space round what is drawn, as a part of its extent. */
const MARGIN = 0.06;

/**
 * Lays out the rows that leave. Everything comes from the reduced rows alone: what is not in them cannot be drawn.
 *
 * @param around the chosen area's outline, so that the sheet shows all of it; null: what is drawn decides
 */
export function layOut(rows: readonly OutputRow[], around: WireGeometry | null, width: number, height: number): Sheet {
  const boxes = [...(around ? [around] : []), ...rows.flatMap(({ geometry }) => (geometry ? [geometry] : []))].map(boundsOf).filter((box) => box !== null);
  const box = around ? (boundsOf(around) ?? boxes[0]) : boxes[0];
  let { west, south, east, north } = box ?? { west: 0, south: 0, east: 1, north: 1 };
  if (!around) {
    for (const one of boxes) {
      west = Math.min(west, one.west);
      south = Math.min(south, one.south);
      east = Math.max(east, one.east);
      north = Math.max(north, one.north);
    }
  }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180) || 1;
  const wide = Math.max((east - west) * shrink, 0.002) * (1 + 2 * MARGIN);
  const high = Math.max(north - south, 0.002) * (1 + 2 * MARGIN);
  const unit = Math.min(width / wide, height / high);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  const at = ([lon, lat]: Position): Spot => ({ x: width / 2 + (lon - middle[0]) * shrink * unit, y: height / 2 - (lat - middle[1]) * unit });

  const squares = new Map<string, { box: { x: number; y: number; width: number; height: number }; rows: OutputRow[] }>();
  const shapes: Drawn[] = [];
  const outlines: Sheet['outlines'] = [];
  const areas: string[] = [];
  let without = 0;
  for (const row of rows) {
    if (!row.geometry) {
      if (row.record !== 'area') without += 1;
      continue;
    }
    if (row.record === 'area') {
      areas.push(pathOf(row.geometry, at));
      continue;
    }
    if (!row.mark) continue;
    if (row.precision !== 'exact' && row.precision !== 'none') {
      const key = JSON.stringify(row.geometry);
      const found = squares.get(key);
      if (found) found.rows.push(row);
      else squares.set(key, { box: boxOf(row.geometry, at), rows: [row] });
      continue;
    }
    if (row.geometry.type !== 'Point' && row.geometry.type !== 'MultiPoint') outlines.push({ path: pathOf(row.geometry, at), closed: /Polygon/.test(row.geometry.type) });
    shapes.push({ ...middleOf(row.geometry, at), mark: row.mark, title: row.title });
  }
  for (const { box, rows: inside } of squares.values()) shapes.push(...spread(inside, box));
  const edge = (x: number, y: number): Position => [middle[0] + (x - width / 2) / (shrink * unit), middle[1] + (height / 2 - y) / unit];
  const [a, b] = [edge(0, 0), edge(width, height)];
  return { squares: [...squares.values()].map(({ box }) => box), shapes, outlines, areas, without, at, west: a[0], north: a[1], east: b[0], south: b[1] };
}

/** Shapes side by side in their square, closer together where there are many. */
function spread(rows: readonly OutputRow[], box: { x: number; y: number; width: number; height: number }): Drawn[] {
  const across = Math.max(1, Math.ceil(Math.sqrt((rows.length * box.width) / Math.max(1, box.height))));
  const down = Math.ceil(rows.length / across);
  const step = Math.min(STEP, box.width / (across + 0.4), box.height / (down + 0.4));
  const left = box.x + step * 0.7;
  const top = box.y + step * 0.7;
  return rows.flatMap((row, index) => (row.mark ? [{ x: left + (index % across) * step, y: top + Math.floor(index / across) * step, mark: row.mark, title: row.title }] : []));
}

function boxOf(geometry: WireGeometry, at: (position: Position) => Spot) {
  const spots = [...positions(geometry)].map(at);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function middleOf(geometry: WireGeometry, at: (position: Position) => Spot): Spot {
  const { x, y, width, height } = boxOf(geometry, at);
  if (geometry.type !== 'LineString') return { x: x + width / 2, y: y + height / 2 };
  const half = geometry.coordinates[Math.floor(geometry.coordinates.length / 2)];
  return half ? at([half[0] ?? 0, half[1] ?? 0]) : { x, y };
}

function pathOf(geometry: WireGeometry, at: (position: Position) => Spot): string {
  const line = (points: Position[], close: boolean) =>
    points.map((point, index) => {
      const { x, y } = at(point);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    }).join('') + (close ? 'Z' : '');
  switch (geometry.type) {
    case 'LineString':
      return line(geometry.coordinates as Position[], false);
    case 'MultiLineString':
      return (geometry.coordinates as Position[][]).map((one) => line(one, false)).join('');
    case 'Polygon':
      return (geometry.coordinates as Position[][]).map((ring) => line(ring, true)).join('');
    case 'MultiPolygon':
      return (geometry.coordinates as Position[][][]).flat().map((ring) => line(ring, true)).join('');
    case 'GeometryCollection':
      return geometry.geometries.map((one) => pathOf(one, at)).join('');
    default:
      return '';
  }
}
