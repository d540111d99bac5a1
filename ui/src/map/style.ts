import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

import { palette } from '#styles/palette.ts';

import type { Scheme } from './sprites.ts';

/** Layers that mark where others go; from bottom to top as in the order of the look. */
export const SLOTS = { veil: 'slot-veil', areas: 'slot-areas', joins: 'slot-joins', shapes: 'slot-shapes', names: 'slot-names', sketch: 'slot-sketch' } as const;

/** Size of shapes: never smaller than 14 px. */
export const SIZE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 14, 0.9, 16, 1, 18, 1.25];

/** Street names above the shapes; the layer is filtered to what lies inside the area. */
export const NAMES_ABOVE = ['street-above', 'place-above'] as const;

/** The base takes part in labels by these families; a weight or slant is told by the first name. */
const APP = 'Atkinson Hyperlegible Next Variable';
const FALLBACK = 'Noto Sans Arabic,Noto Sans';
const REGULAR = [`${APP},${FALLBACK}`];
const STRONG = [`Homeground Semibold,${APP},${FALLBACK}`];
const SLANTED = [`Homeground Medium Italic,${APP},${FALLBACK}`];

/** Roles that `tokens.json` leaves open. */
const REST = {
  light: {
    residential: '#f1efe7', industrial: '#ece9df', school: '#efeadd', farmland: '#f2f0e4', sand: '#f2ebd3', sea: '#c1d7df',
    pool: '#b6d3de', waterway: '#b2cdd7', wetland: '#d6e2d8', scrub: '#d9e4cd', pedestrian: '#f5f3ec', parking: '#eeebe2',
    motorway: '#f4e3c1', motorwayCasing: '#d3be96', rail: '#b8b3ab', place: '#3f3b36', number: '#645e54', poi: '#665f54',
    coast: '#9fbac4', graticule: '#a9bfc6', worldLand: '#f1efe7',
  },
  dark: {
    residential: '#1b2320', industrial: '#202826', school: '#212725', farmland: '#1d2421', sand: '#2a2a24', sea: '#10242c',
    pool: '#16303a', waterway: '#1b343f', wetland: '#1c2c29', scrub: '#1f2c26', pedestrian: '#262e2b', parking: '#222a27',
    motorway: '#57564f', motorwayCasing: '#12181a', rail: '#3e4644', place: '#dedbd4', number: '#9c988f', poi: '#ada89e',
    coast: '#2d4a56', graticule: '#24404b', worldLand: '#1b2320',
  },
} as const;

/** What the style is made from. */
export interface StyleOptions {
  scheme: Scheme;
  /** Whether streets lie under the entries; else the world's outline. */
  streets: boolean;
  /** Address of the base tiles with `{z}/{x}/{y}`. */
  base: string;
}

/** The base map as an atlas sheet: quiet, a little warm, no colour of a kind. */
export function baseStyle({ scheme, streets, base }: StyleOptions): StyleSpecification {
  const ground = streets ? palette[scheme].map.land : REST[scheme].sea;
  return {
    version: 8,
    sources: { base: { type: 'vector', tiles: [base], minzoom: 0, maxzoom: 14 } },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': ground } },
      ...grounds(scheme),
      ...roads(scheme),
      ...names(scheme),
      slot(SLOTS.veil),
      slot(SLOTS.areas),
      slot(SLOTS.joins),
      slot(SLOTS.shapes),
      ...namesAbove(scheme),
      slot(SLOTS.names),
      slot(SLOTS.sketch),
    ],
  };
}

function slot(id: string): LayerSpecification {
  return { id, type: 'background', layout: { visibility: 'none' } };
}

function width(...stops: [zoom: number, pixels: number][]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

function is(...classes: string[]): ExpressionSpecification {
  return ['match', ['get', 'class'], classes, true, false];
}

function grounds(scheme: Scheme): LayerSpecification[] {
  const map = palette[scheme].map;
  const rest = REST[scheme];
  const land = (id: string, colour: string, ...classes: string[]): LayerSpecification => ({
    id: `land-${id}`,
    type: 'fill',
    source: 'base',
    'source-layer': 'land',
    filter: is(...classes),
    paint: { 'fill-color': colour, 'fill-antialias': classes[0] !== 'world' },
  });
  return [
    land('world', rest.worldLand, 'world'),
    land('residential', rest.residential, 'residential'),
    land('industrial', rest.industrial, 'industrial'),
    land('school', rest.school, 'school', 'hospital', 'worship'),
    land('farmland', rest.farmland, 'farmland'),
    land('grass', map.grass, 'grass'),
    land('scrub', rest.scrub, 'scrub'),
    land('park', map.park, 'park', 'nature'),
    land('wood', map.wood, 'wood'),
    land('allotments', map.allotments, 'allotments'),
    land('cemetery', map.cemetery, 'cemetery'),
    land('sport', map.sport, 'sport'),
    land('sand', rest.sand, 'sand'),
    land('parking', rest.parking, 'parking'),
    land('pedestrian', rest.pedestrian, 'pedestrian', 'pier'),
    land('wetland', rest.wetland, 'wetland'),
    {
      id: 'waterway',
      type: 'line',
      source: 'base',
      'source-layer': 'waterway',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': rest.waterway,
        'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 9, 1, 14, ['match', ['get', 'class'], ['river', 'canal'], 4, 1], 18, ['match', ['get', 'class'], ['river', 'canal'], 18, 5]],
      },
    },
    { id: 'water', type: 'fill', source: 'base', 'source-layer': 'water', paint: { 'fill-color': ['match', ['get', 'class'], 'pool', rest.pool, map.water] } },
    { id: 'coast', type: 'line', source: 'base', 'source-layer': 'coast', paint: { 'line-color': rest.coast, 'line-width': 0.8 } },
    { id: 'graticule', type: 'line', source: 'base', 'source-layer': 'graticule', paint: { 'line-color': rest.graticule, 'line-width': 0.7 } },
    {
      id: 'tree',
      type: 'circle',
      source: 'base',
      'source-layer': 'poi',
      minzoom: 15,
      filter: is('tree'),
      paint: { 'circle-color': map.tree, 'circle-opacity': 0.7, 'circle-radius': width([15, 2], [17, 5], [19, 16]) },
    },
    {
      id: 'building',
      type: 'fill',
      source: 'base',
      'source-layer': 'building',
      paint: { 'fill-color': map.building, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.5, 15, 1] },
    },
    {
      id: 'building-line',
      type: 'line',
      source: 'base',
      'source-layer': 'building',
      minzoom: 15,
      paint: { 'line-color': map['building-line'], 'line-width': width([15, 0.5], [18, 1]) },
    },
  ];
}

/** From the ground up: class, width at zoom 12, 16 and 19, colour. */
function roads(scheme: Scheme): LayerSpecification[] {
  const map = palette[scheme].map;
  const rest = REST[scheme];
  const classes: [id: string, classes: string[], z12: number, z16: number, z19: number, colour: string, casing: string][] = [
    ['service', ['service', 'track'], 0.4, 5, 22, map['road-minor'], map['road-casing']],
    ['minor', ['minor', 'pedestrian'], 0.8, 11, 62, map['road-minor'], map['road-casing']],
    ['tertiary', ['tertiary'], 1.4, 13, 72, map['road-secondary'], map['road-casing']],
    ['secondary', ['secondary'], 2, 15, 82, map['road-secondary'], map['road-casing']],
    ['primary', ['primary', 'trunk'], 2.6, 17, 92, map['road-primary'], map['road-casing']],
    ['motorway', ['motorway'], 3.2, 19, 98, rest.motorway, rest.motorwayCasing],
  ];
  const line = { source: 'base', 'source-layer': 'road', type: 'line' } as const;
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const casings = classes.map(([id, names, z12, z16, z19, , colour]): LayerSpecification => ({
    ...line,
    id: `casing-${id}`,
    filter: is(...names),
    minzoom: id === 'service' || id === 'minor' ? 13 : 5,
    layout: round,
    paint: { 'line-color': colour, 'line-width': width([8, z12 / 2 + 0.6], [12, z12 + 1], [16, z16 + 2.2], [19, z19 + 4]) },
  }));
  const fills = classes.map(([id, names, z12, z16, z19, colour]): LayerSpecification => ({
    ...line,
    id: `road-${id}`,
    filter: is(...names),
    layout: round,
    paint: { 'line-color': colour, 'line-width': width([8, z12 / 2], [12, z12], [16, z16], [19, z19]) },
  }));
  return [
    {
      ...line,
      id: 'path',
      filter: is('path'),
      layout: { 'line-cap': 'butt' },
      paint: { 'line-color': map.path, 'line-width': width([13, 0.7], [17, 1.4], [19, 2.4]), 'line-dasharray': [3, 2] },
    },
    ...casings,
    ...fills,
    { ...line, id: 'pier', filter: is('pier'), paint: { 'line-color': rest.pedestrian, 'line-width': width([13, 1], [18, 8]) } },
    { ...line, id: 'rail', filter: is('rail'), paint: { 'line-color': rest.rail, 'line-width': width([10, 0.8], [18, 3]) } },
    { ...line, id: 'rail-sleepers', filter: is('rail'), minzoom: 14, paint: { 'line-color': rest.rail, 'line-width': width([14, 3], [18, 9]), 'line-dasharray': [0.25, 2.5] } },
  ];
}

const NAME: ExpressionSpecification = ['get', 'name'];
/** From near, the name of the town lies on its own streets and is left out. */
export const NAMED_PLACE: ExpressionSpecification = ['all', ['has', 'name'], ['any', ['!', is('city', 'town')], ['<', ['zoom'], 14]]];

function names(scheme: Scheme): LayerSpecification[] {
  const map = palette[scheme].map;
  const rest = REST[scheme];
  const halo = { 'text-halo-color': map['text-halo'], 'text-halo-width': 1.4, 'text-halo-blur': 0.3 };
  return [
    {
      id: 'housenumber',
      type: 'symbol',
      source: 'base',
      'source-layer': 'housenumber',
      minzoom: 17.5,
      layout: { 'text-field': ['get', 'number'], 'text-font': REGULAR, 'text-size': 12, 'text-padding': 4 },
      paint: { 'text-color': rest.number, ...halo, 'text-halo-width': 1 },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source: 'base',
      'source-layer': 'water',
      filter: ['has', 'name'],
      layout: { 'text-field': NAME, 'text-font': SLANTED, 'text-size': 15, 'text-letter-spacing': 0.12, 'text-max-width': 7 },
      paint: { 'text-color': map['text-water'], 'text-halo-color': map.water, 'text-halo-width': 1 },
    },
    {
      id: 'waterway-name',
      type: 'symbol',
      source: 'base',
      'source-layer': 'waterway',
      filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': NAME, 'text-font': SLANTED, 'text-size': 16, 'text-letter-spacing': 0.16, 'symbol-spacing': 500 },
      paint: { 'text-color': map['text-water'], 'text-halo-color': map.water, 'text-halo-width': 1 },
    },
    {
      id: 'green-name',
      type: 'symbol',
      source: 'base',
      'source-layer': 'land',
      minzoom: 15,
      filter: ['all', ['has', 'name'], is('park', 'nature', 'wood', 'grass', 'allotments', 'cemetery', 'sport')],
      layout: { 'text-field': NAME, 'text-font': SLANTED, 'text-size': 13, 'text-max-width': 7, 'text-padding': 24 },
      paint: { 'text-color': map['text-green'], ...halo },
    },
    {
      id: 'poi-name',
      type: 'symbol',
      source: 'base',
      'source-layer': 'poi',
      minzoom: 17,
      filter: ['all', ['has', 'name'], is('library', 'community_centre', 'place_of_worship', 'school', 'station', 'hospital', 'clinic', 'doctors')],
      layout: { 'text-field': NAME, 'text-font': REGULAR, 'text-size': 12.5, 'text-max-width': 8, 'text-padding': 8 },
      paint: { 'text-color': rest.poi, ...halo },
    },
    { ...streetNames(scheme), id: 'street-name' },
    placeNames(scheme, 'place-name'),
    {
      id: 'graticule-name',
      type: 'symbol',
      source: 'base',
      'source-layer': 'graticule',
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'label'], 'text-font': REGULAR, 'text-size': 12, 'symbol-spacing': 600 },
      paint: { 'text-color': map['text-water'], 'text-halo-color': rest.sea, 'text-halo-width': 1 },
    },
  ];
}

/** Names of streets and places once more, above the shapes. The same names below give way to them. */
function namesAbove(scheme: Scheme): LayerSpecification[] {
  return [{ ...streetNames(scheme), id: NAMES_ABOVE[0] }, placeNames(scheme, NAMES_ABOVE[1])];
}

type SymbolLayer = Extract<LayerSpecification, { type: 'symbol' }>;

function streetNames(scheme: Scheme): SymbolLayer {
  const map = palette[scheme].map;
  return {
    id: 'street',
    type: 'symbol',
    source: 'base',
    'source-layer': 'road',
    minzoom: 13,
    filter: ['has', 'name'],
    layout: {
      'symbol-placement': 'line',
      'text-field': NAME,
      'text-font': STRONG,
      'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 16, 13.5, 18, 16],
      'text-letter-spacing': 0.01,
      'text-padding': 6,
      'symbol-spacing': 380,
      'text-max-angle': 38,
    },
    paint: { 'text-color': map.text, 'text-halo-color': map['text-halo'], 'text-halo-width': 1.6, 'text-halo-blur': 0.2 },
  };
}

function placeNames(scheme: Scheme, id: string): SymbolLayer {
  return {
    id,
    type: 'symbol',
    source: 'base',
    'source-layer': 'place',
    maxzoom: 15,
    filter: NAMED_PLACE,
    layout: {
      'text-field': NAME,
      'text-font': STRONG,
      'text-size': ['match', ['get', 'class'], ['city', 'town'], 17, ['village', 'suburb'], 14, 13],
      'text-max-width': 7,
    },
    paint: { 'text-color': REST[scheme].place, 'text-halo-color': palette[scheme].map['text-halo'], 'text-halo-width': 1.6 },
  };
}
