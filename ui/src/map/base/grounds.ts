import type { LayerSpecification } from 'maplibre-gl';

import type { Colours, Look } from './colours.ts';
import { growing, steady } from './measures.ts';
import { all, byRole, hasRole, LAND, WATER, WATERWAYS, type Schema } from './roles.ts';

/** Source of the region's tiles. */
export const REGION = 'region';

/** What all layers are made from. */
export interface Making {
  look: Look;
  colours: Colours;
  schema: Schema;
  /** Only what somebody at the doors needs. */
  doors: boolean;
  quiet: boolean;
}

/** Outlines of buildings are drawn from here on. */
const OUTLINES_FROM = 15;
/** A quarter of a point, in pixels. */
const PRINT_OUTLINE = 0.34;

type Fill = Extract<LayerSpecification, { type: 'fill' }>;
type Line = Extract<LayerSpecification, { type: 'line' }>;

/** `land`, `land-2` …: where a schema has the same in several layers of its tiles. */
export function numbered(id: string, at: number): string {
  return at === 0 ? id : `${id}-${at + 1}`;
}

/** Land, water and what lies on them flat, from the ground up. */
export function grounds(making: Making): LayerSpecification[] {
  const { doors } = making;
  const layers = [
    ...earth(making),
    ...(doors ? [] : land(making)),
    ...waterways(making),
    ...water(making),
    ...shores(making),
    ...(doors ? [] : trees(making)),
    ...buildings(making),
  ];
  return layers.map((layer) => ({ ...layer, source: REGION }) as LayerSpecification);
}

function earth({ schema, colours }: Making): Omit<Fill, 'source'>[] {
  return (schema.earth ?? []).map(({ layer, where }, at) => ({
    id: numbered('earth', at),
    type: 'fill',
    'source-layer': layer,
    ...(where && { filter: where }),
    paint: { 'fill-color': colours.land, 'fill-antialias': false },
  }));
}

function land({ schema, colours }: Making): Omit<Fill, 'source'>[] {
  return schema.land.flatMap((kinds, at) => {
    const some = hasRole(kinds, LAND);
    if (!some) return [];
    return {
      id: numbered('land', at),
      type: 'fill',
      'source-layer': kinds.layer,
      filter: all(kinds.where, some),
      layout: { 'fill-sort-key': byRole(kinds, LAND, (role) => LAND.indexOf(role), 0) as number },
      paint: { 'fill-color': byRole(kinds, LAND, (role) => colours[role], colours.land) as string },
    };
  });
}

/** Lines of streams and rivers lie under water areas, or the river gets a stripe. */
function waterways({ schema, colours, look }: Making): Omit<Line, 'source'>[] {
  const factor = look === 'print' ? 0.7 : 1;
  return schema.waterway.flatMap((kinds, at) => {
    const some = hasRole(kinds, WATERWAYS);
    if (!some) return [];
    const width = (river: number, stream: number) => byRole(kinds, WATERWAYS, (role) => factor * (role === 'river' ? river : stream), factor * stream);
    return {
      id: numbered('waterway', at),
      type: 'line',
      'source-layer': kinds.layer,
      filter: all(kinds.where, some),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.waterway, 'line-width': growing([9, width(0.9, 0.2)], [13, width(2, 0.7)], [16, width(6, 2)], [19, width(24, 8)]) },
    };
  });
}

function water({ schema, colours, look }: Making): Omit<Fill, 'source'>[] {
  return schema.water.flatMap((kinds, at) => {
    const some = hasRole(kinds, WATER);
    if (!some) return [];
    return {
      id: numbered('water', at),
      type: 'fill',
      'source-layer': kinds.layer,
      filter: all(kinds.where, some),
      paint: {
        'fill-color': byRole(kinds, WATER, (role) => (role === 'pool' ? colours.pool : colours.water), colours.water) as string,
        // On a grey copy water is told by its outline.
        ...(look === 'print' && { 'fill-outline-color': colours.shore }),
      },
    };
  });
}

function shores({ schema, colours, look }: Making): Omit<Line, 'source'>[] {
  return (schema.coast ?? []).map(({ layer, where }, at) => ({
    id: numbered('coast', at),
    type: 'line',
    'source-layer': layer,
    ...(where && { filter: where }),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.shore, 'line-width': look === 'print' ? 0.7 : steady([6, 0.5], [12, 0.8], [17, 1.2]) },
  }));
}

function trees({ schema, colours }: Making): Omit<Extract<LayerSpecification, { type: 'circle' }>, 'source'>[] {
  return (schema.trees ?? []).map(({ layer, where }, at) => ({
    id: numbered('tree', at),
    type: 'circle',
    'source-layer': layer,
    minzoom: 15,
    ...(where && { filter: where }),
    paint: { 'circle-color': colours.tree, 'circle-opacity': 0.7, 'circle-radius': growing([15, 2], [17, 5], [19, 16]) },
  }));
}

function buildings({ schema, colours, look }: Making): Omit<Fill | Line, 'source'>[] {
  const some = schema.buildings.map(({ layer, where }) => ({ 'source-layer': layer, ...(where && { filter: where }) }));
  const from = schema.buildingsFrom;
  const outlined = Math.max(from, OUTLINES_FROM);
  const fills = some.map((one, at): Omit<Fill, 'source'> => ({
    ...one,
    id: numbered('building', at),
    type: 'fill',
    minzoom: from,
    paint: {
      'fill-color': colours.building,
      // The fill's own edge costs nothing more. A layer of lines would draw every building twice.
      'fill-outline-color': ['step', ['zoom'], colours.building, outlined, colours.buildingLine],
      'fill-opacity': steady([from, 0.6], [from + 1.5, 1]),
    },
  }));
  // On paper that edge is too wide.
  if (look !== 'print') return fills;
  const lines = some.map((one, at): Omit<Line, 'source'> => ({
    ...one,
    id: numbered('building-line', at),
    type: 'line',
    minzoom: outlined,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.buildingLine, 'line-width': PRINT_OUTLINE },
  }));
  return [...fills, ...lines];
}
