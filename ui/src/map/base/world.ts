import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

import type { BoundingBox } from '#host/generated/calls.ts';

import type { Colours, Look } from './colours.ts';
import { REGULAR } from './fonts.ts';
import { textSize } from './measures.ts';

/** Source of the world's outline. */
export const WORLD = 'world';
/** The ground under a region: there its own coast counts, not the world's rough one. */
export const GROUND = 'ground';

/** Land of the world on the sea, its coast, and lines of longitude and latitude. */
export function world(look: Look, colours: Colours): LayerSpecification[] {
  return [
    { id: 'world-land', type: 'fill', source: WORLD, 'source-layer': 'land', paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    { id: 'world-coast', type: 'line', source: WORLD, 'source-layer': 'coast', paint: { 'line-color': colours.shore, 'line-width': 0.8 } },
    { id: 'graticule', type: 'line', source: WORLD, 'source-layer': 'graticule', paint: { 'line-color': colours.graticule, 'line-width': 0.7 } },
    {
      id: 'graticule-name',
      type: 'symbol',
      source: WORLD,
      'source-layer': 'graticule',
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'label'], 'text-font': REGULAR, 'text-size': textSize(look, [0, 11], [8, 12]), 'symbol-spacing': 600 },
      paint: { 'text-color': colours.waterText, 'text-halo-color': colours.water, 'text-halo-width': 1 },
    },
  ];
}

/** The region's box as a shape. */
export function ground({ west, south, east, north }: BoundingBox): SourceSpecification {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return { type: 'geojson', data: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } } };
}
