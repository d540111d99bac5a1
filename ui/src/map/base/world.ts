import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

import type { BoundingBox } from '#host/generated/calls.ts';

import type { Colours, Look } from './colours.ts';
import { REGULAR } from './fonts.ts';
import { textSize } from './measures.ts';

/** Source of the world's outline. */
export const WORLD = 'world';
/** The ground under a region: there its own coast counts, not the world's rough one. */
export const GROUND = 'ground';

/** Land of the world on the sea, and its coast. */
export function world(colours: Colours): LayerSpecification[] {
  return [
    { id: 'world-land', type: 'fill', source: WORLD, 'source-layer': 'land', paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    { id: 'world-coast', type: 'line', source: WORLD, 'source-layer': 'coast', paint: { 'line-color': colours.shore, 'line-width': 0.8 } },
  ];
}

/** Lines of longitude and latitude between two zooms. */
export function graticule(colours: Colours, id: string, zooms: { minzoom?: number; maxzoom?: number }): LayerSpecification {
  return { id, type: 'line', source: WORLD, 'source-layer': 'graticule', ...zooms, paint: { 'line-color': colours.graticule, 'line-width': 0.6 } };
}

/** What the lines say, up to a zoom. */
export function graticuleNames(look: Look, colours: Colours, zooms: { maxzoom?: number }): LayerSpecification {
  return {
    id: 'graticule-name',
    type: 'symbol',
    source: WORLD,
    'source-layer': 'graticule',
    ...zooms,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 900,
      'text-field': ['get', 'label'],
      'text-font': REGULAR,
      'text-size': textSize(look, [0, 11], [8, 11.5]),
      // Beside its line, so that it needs no halo of land or of water.
      'text-offset': [0, -0.75],
    },
    paint: { 'text-color': colours.waterText },
  };
}

/** The region's box as a shape. */
export function ground({ west, south, east, north }: BoundingBox): SourceSpecification {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return { type: 'geojson', data: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } } };
}
