import type { BoundingBox } from '#host/generated/calls.ts';

/** What is asked of a street map to choose it. */
interface Placed {
  key: string;
  /** Where it has tiles; null: it does not say. */
  bounds: BoundingBox | null;
}

/**
 * The street map to draw: the one in use as long as it holds the middle of the view, else the smallest that does, else
 * the smallest that shows at all. Null: none shows.
 */
export function regionFor<R extends Placed>(regions: readonly R[], view: BoundingBox, inUse: string | null): R | null {
  const middle = { lon: (view.west + view.east) / 2, lat: (view.south + view.north) / 2 };
  const holds = ({ bounds }: R) =>
    bounds === null || (bounds.west <= middle.lon && middle.lon <= bounds.east && bounds.south <= middle.lat && middle.lat <= bounds.north);
  const shows = ({ bounds }: R) =>
    bounds === null || (bounds.west <= view.east && view.west <= bounds.east && bounds.south <= view.north && view.south <= bounds.north);
  const size = ({ bounds }: R) => (bounds === null ? Infinity : (bounds.east - bounds.west) * (bounds.north - bounds.south));
  const smallest = (some: readonly R[]) => some.reduce<R | null>((best, each) => (best === null || size(each) < size(best) ? each : best), null);
  const holding = regions.filter(holds);
  return holding.find(({ key }) => key === inUse) ?? smallest(holding) ?? regions.filter(shows).find(({ key }) => key === inUse) ?? smallest(regions.filter(shows));
}
