import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

import type { Colours } from './colours.ts';
import { numbered, REGION, type Making } from './grounds.ts';
import { casingStops, fillStops, growing, type Stop } from './measures.ts';
import { all, byRole, CASED, DASHED, hasRole, ROADS, type RoadRole, type Roads } from './roles.ts';

type Line = Extract<LayerSpecification, { type: 'line' }>;
/** Roads in a tunnel lie under all others, those on a bridge above. */
const LEVELS = ['tunnel', 'road', 'bridge'] as const;
type Level = (typeof LEVELS)[number];
/** From farther away all roads lie on the ground. */
const LEVELS_FROM = 12;

/** Boundaries, tunnels, paths, roads with their casings below all fills, rails, bridges. */
export function roads(making: Making): LayerSpecification[] {
  const groups = making.schema.roads;
  const each = (draw: (group: Roads, at: number) => Omit<Line, 'source'> | null) =>
    groups.flatMap((group, at) => draw(group, at) ?? []).map((layer) => ({ ...layer, source: REGION }) as LayerSpecification);
  const cased = (level: Level) => [...each((group, at) => casing(making, group, at, level)), ...each((group, at) => fill(making, group, at, level))];
  return [
    // A boundary that runs along a street is covered by it.
    ...boundaries(making),
    ...cased('tunnel'),
    ...(making.doors ? [] : each((group, at) => path(making, group, at, false))),
    ...cased('road'),
    ...each((group, at) => pier(making, group, at)),
    ...each((group, at) => rail(making, group, at, false)),
    ...each((group, at) => sleepers(making, group, at)),
    ...cased('bridge'),
    ...(making.doors ? [] : each((group, at) => path(making, group, at, true))),
    ...each((group, at) => rail(making, group, at, true)),
  ];
}

function on(group: Roads, level: Level): ExpressionSpecification {
  if (level === 'tunnel') return group.tunnel;
  if (level === 'bridge') return ['all', group.bridge, ['!', group.tunnel]];
  return ['any', ['<', ['zoom'], LEVELS_FROM], ['!', ['any', group.bridge, group.tunnel]]];
}

function widths(group: Roads, stops: [zoom: number, width: (role: RoadRole) => number][]): ExpressionSpecification {
  return growing(...stops.map(([zoom, width]): Stop => [zoom, byRole(group, ROADS, width, 0)]));
}

function colourOf(colours: Colours, role: RoadRole): string {
  if (role === 'motorway') return colours.motorway;
  if (role === 'trunk' || role === 'primary') return colours.primary;
  if (role === 'secondary' || role === 'tertiary') return colours.secondary;
  return colours.minor;
}

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;
/** The greater road lies above the smaller one. */
const order = (group: Roads) => byRole(group, CASED, (role) => ROADS.indexOf(role), 0) as number;

function casing({ look, colours }: Making, group: Roads, at: number, level: Level): Omit<Line, 'source'> | null {
  const some = hasRole(group, CASED);
  if (!some) return null;
  return {
    id: numbered(`${level}-casing`, at),
    type: 'line',
    'source-layer': group.layer,
    ...(level !== 'road' && { minzoom: LEVELS_FROM }),
    filter: all(group.where, some, on(group, level)),
    // The ends of a bridge are open, or they would cut the road that goes on.
    layout: { ...ROUND, ...(level === 'bridge' && { 'line-cap': 'butt' }), 'line-sort-key': order(group) },
    paint: {
      'line-color': byRole(group, CASED, (role) => (role === 'motorway' ? colours.motorwayCasing : colours.casing), colours.casing) as string,
      'line-width': widths(group, casingStops(look)),
      ...(level === 'tunnel' && { 'line-dasharray': [0.6, 0.4] }),
    },
  };
}

function fill({ look, colours }: Making, group: Roads, at: number, level: Level): Omit<Line, 'source'> | null {
  const some = hasRole(group, CASED);
  if (!some) return null;
  return {
    id: numbered(`${level}-fill`, at),
    type: 'line',
    'source-layer': group.layer,
    ...(level !== 'road' && { minzoom: LEVELS_FROM }),
    filter: all(group.where, some, on(group, level)),
    layout: { ...ROUND, 'line-sort-key': order(group) },
    paint: {
      'line-color': level === 'tunnel' ? colours.land : (byRole(group, CASED, (role) => colourOf(colours, role), colours.minor) as string),
      'line-width': widths(group, fillStops(look)),
    },
  };
}

function path({ look, colours }: Making, group: Roads, at: number, bridge: boolean): Omit<Line, 'source'> | null {
  const some = hasRole(group, DASHED);
  if (!some) return null;
  return {
    id: numbered(bridge ? 'bridge-path' : 'path', at),
    type: 'line',
    'source-layer': group.layer,
    minzoom: 13,
    filter: all(group.where, some, bridge ? on(group, 'bridge') : ['!', on(group, 'bridge')]),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.path, 'line-width': widths(group, fillStops(look)), 'line-dasharray': [3, 1.6] },
  };
}

function pier({ look, colours }: Making, group: Roads, at: number): Omit<Line, 'source'> | null {
  const some = hasRole(group, ['pier']);
  if (!some) return null;
  return {
    id: numbered('pier', at),
    type: 'line',
    'source-layer': group.layer,
    filter: all(group.where, some),
    paint: { 'line-color': look === 'print' ? colours.rail : colours.pedestrian, 'line-width': widths(group, fillStops(look)) },
  };
}

function rail({ look, colours }: Making, group: Roads, at: number, bridge: boolean): Omit<Line, 'source'> | null {
  const some = hasRole(group, ['rail']);
  if (!some) return null;
  return {
    id: numbered(bridge ? 'bridge-rail' : 'rail', at),
    type: 'line',
    'source-layer': group.layer,
    // Under the ground nobody sees it.
    filter: all(group.where, some, bridge ? on(group, 'bridge') : on(group, 'road')),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.rail, 'line-width': widths(group, fillStops(look)) },
  };
}

function sleepers({ look, colours }: Making, group: Roads, at: number): Omit<Line, 'source'> | null {
  const some = hasRole(group, ['rail']);
  if (!some) return null;
  const factor = look === 'print' ? 0.7 : 1;
  return {
    id: numbered('rail-sleepers', at),
    type: 'line',
    'source-layer': group.layer,
    minzoom: 15,
    filter: all(group.where, some, ['!', group.tunnel]),
    paint: { 'line-color': colours.rail, 'line-width': growing([15, 3 * factor], [18, 8 * factor]), 'line-dasharray': [0.25, 2.5] },
  };
}

function boundaries({ schema, colours, doors }: Making): LayerSpecification[] {
  if (doors) return [];
  return schema.boundaries.map(({ layer, where }, at) => ({
    id: numbered('boundary', at),
    type: 'line',
    source: REGION,
    'source-layer': layer,
    ...(where && { filter: where }),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.boundary, 'line-width': growing([8, 0.7], [16, 1.6]), 'line-dasharray': [5, 2, 1, 2] },
  }));
}
