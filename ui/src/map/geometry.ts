import type { BoundingBox, WireGeometry } from '#host/generated/calls.ts';

/** Longitude and latitude, in degrees. */
export type Position = [number, number];

/** Every position of a geometry. */
export function* positions(geometry: WireGeometry): Generator<Position> {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) yield* positions(part);
    return;
  }
  yield* nested(geometry.coordinates);
}

function* nested(coordinates: unknown): Generator<Position> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield [coordinates[0], Number(coordinates[1])];
  else for (const inner of coordinates) yield* nested(inner);
}

/** The box round a geometry; null when it has no position. */
export function boundsOf(geometry: WireGeometry): BoundingBox | null {
  let box: BoundingBox | null = null;
  for (const [lon, lat] of positions(geometry)) {
    box ??= { west: lon, south: lat, east: lon, north: lat };
    box = {
      west: Math.min(box.west, lon),
      south: Math.min(box.south, lat),
      east: Math.max(box.east, lon),
      north: Math.max(box.north, lat),
    };
  }
  return box;
}

/** The rings of an area's outline, outer ones and holes. */
export function ringsOf(geometry: WireGeometry | null): Position[][] {
  if (geometry?.type === 'Polygon') return geometry.coordinates as Position[][];
  if (geometry?.type === 'MultiPolygon') return (geometry.coordinates as Position[][][]).flat();
  return [];
}

/** Where the name of an area stands: on its northern edge, near the middle. */
export function nameAt(geometry: WireGeometry): Position | null {
  const outer = ringsOf(geometry)[0];
  const box = boundsOf(geometry);
  if (!outer || !box) return null;
  const middle = (box.west + box.east) / 2;
  const wide = Math.max(box.east - box.west, 1e-9);
  const high = Math.max(box.north - box.south, 1e-9);
  let best: Position | null = null;
  let least = Infinity;
  outer.forEach(([lon, lat], index) => {
    const [lon2, lat2] = outer[(index + 1) % outer.length] ?? [lon, lat];
    for (let part = 0; part < 8; part += 1) {
      const x = lon + ((lon2 - lon) * part) / 8;
      const y = lat + ((lat2 - lat) * part) / 8;
      const off = (Math.abs(x - middle) / wide) * 1.5 + (box.north - y) / high;
      if (off < least) {
        least = off;
        best = [x, y];
      }
    }
  });
  return best;
}

/** A curve from one place to another, bulging to one side, for a line that joins two shapes. */
export function curve(from: Position, to: Position, steps = 24): Position[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  // Degrees of longitude are shorter than those of latitude; the bulge is a sixth of the way.
  const shrink = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180) || 1;
  const middle: Position = [(from[0] + to[0]) / 2 - (dy / shrink) * 0.16, (from[1] + to[1]) / 2 + dx * shrink * 0.16];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [a * from[0] + b * middle[0] + c * to[0], a * from[1] + b * middle[1] + c * to[1]];
  });
}
