import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

import { REGULAR, SLANTED, STRONG } from './fonts.ts';
import { numbered, REGION, type Making } from './grounds.ts';
import { haloWidth, steady, textPixels, textSize } from './measures.ts';
import { pointImage, REF_IMAGE } from './pictures.ts';
import { all, byRole, hasRole, LOCAL_NAME, PLACES, POINTS, ROADS, type PlaceRole, type PointRole, type RoadRole } from './roles.ts';

export type SymbolLayer = Extract<LayerSpecification, { type: 'symbol' }>;

/** Names of points are drawn from here on, those of parks one zoom earlier, numbers of houses one later. */
const POINTS_FROM = 16;
const GREEN_FROM = 15;
/** From farther away most waters are smaller than their names. */
const WATER_FROM = 13;
/** A lake lies in several tiles and is named in each; names too near each other give way. In pixels. */
const WATER_APART = 90;
const NUMBERS_FROM = 17;

function has(text: ExpressionSpecification): ExpressionSpecification {
  return ['!=', ['to-string', text], ''];
}

function textPaint({ look, colours }: Making, colour: string): SymbolLayer['paint'] {
  return { 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': haloWidth(look), 'text-halo-blur': look === 'print' ? 0 : 0.2 };
}

/** Labels that lie under everything of the map file, from the one that gives way to the one that stays. */
export function names(making: Making): LayerSpecification[] {
  const { doors, quiet } = making;
  return [
    ...(quiet ? [] : houseNumbers(making)),
    ...(doors ? [] : waterNames(making)),
    ...(doors || quiet ? [] : greenNames(making)),
    ...(doors || quiet ? [] : points(making)),
    ...(doors ? [] : roadRefs(making)),
  ];
}

function houseNumbers(making: Making): SymbolLayer[] {
  return making.schema.houseNumbers.map(({ layer, where, number }, at) => ({
    id: numbered('housenumber', at),
    type: 'symbol',
    source: REGION,
    'source-layer': layer,
    minzoom: NUMBERS_FROM,
    filter: all(where, has(number)),
    layout: { 'text-field': number, 'text-font': REGULAR, 'text-size': textSize(making.look, [17, 10.5], [19, 13]), 'text-padding': 3 },
    paint: textPaint(making, making.colours.numberText),
  }));
}

function waterNames(making: Making): SymbolLayer[] {
  const { look, colours, schema } = making;
  // A pond is narrower than its name, which stands on the land beside it: the halo is that of land.
  const paint = textPaint(making, colours.waterText);
  return [
    ...schema.waterNames.map(({ layer, where, name = LOCAL_NAME }, at): SymbolLayer => ({
      id: numbered('water-name', at),
      type: 'symbol',
      source: REGION,
      'source-layer': layer,
      minzoom: WATER_FROM,
      filter: all(where, has(name)),
      layout: {
        'text-field': name,
        'text-font': SLANTED,
        'text-size': textSize(look, [13, 11], [17, 14]),
        'text-letter-spacing': 0.08,
        'text-max-width': 7,
        'text-padding': WATER_APART,
      },
      paint,
    })),
    ...schema.waterwayNames.map(({ layer, where, name = LOCAL_NAME }, at): SymbolLayer => ({
      id: numbered('waterway-name', at),
      type: 'symbol',
      source: REGION,
      'source-layer': layer,
      minzoom: 12,
      filter: all(where, has(name)),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 480,
        'text-field': name,
        'text-font': SLANTED,
        'text-size': textSize(look, [12, 11], [17, 14]),
        'text-letter-spacing': 0.1,
        'text-max-angle': 34,
        'text-padding': 12,
      },
      paint,
    })),
  ];
}

function greenNames(making: Making): SymbolLayer[] {
  return making.schema.greenNames.map(({ layer, where, name = LOCAL_NAME }, at) => ({
    id: numbered('green-name', at),
    type: 'symbol',
    source: REGION,
    'source-layer': layer,
    minzoom: GREEN_FROM,
    filter: all(where, has(name)),
    layout: { 'text-field': name, 'text-font': SLANTED, 'text-size': textSize(making.look, [15, 11], [18, 13]), 'text-max-width': 7, 'text-padding': 18 },
    paint: textPaint(making, making.colours.greenText),
  }));
}

function points(making: Making): SymbolLayer[] {
  return making.schema.points.flatMap((kinds, at): SymbolLayer[] => {
    const some = hasRole(kinds, POINTS);
    if (!some) return [];
    const name = kinds.name ?? LOCAL_NAME;
    return [
      {
        id: numbered('point', at),
        type: 'symbol',
        source: REGION,
        'source-layer': kinds.layer,
        minzoom: POINTS_FROM,
        filter: all(kinds.where, some, has(name)),
        layout: {
          'icon-image': byRole<PointRole, string>(kinds, POINTS, pointImage, pointImage('community')) as string,
          'icon-padding': 4,
          'text-field': name,
          'text-font': REGULAR,
          'text-size': textSize(making.look, [16, 11], [18, 12.5]),
          'text-max-width': 8,
          'text-padding': 4,
          'text-variable-anchor': ['top', 'left', 'right', 'bottom'],
          'text-radial-offset': 0.75,
          'text-justify': 'auto',
          // In a full street the picture stays and its name comes nearer by.
          'text-optional': true,
          'symbol-sort-key': byRole(kinds, POINTS, (role) => -POINTS.indexOf(role), 0) as number,
        },
        paint: textPaint(making, making.colours.pointText),
      },
    ];
  });
}

/** Roads whose number is shown, from which zoom. */
const REFS: readonly [zoom: number, roles: readonly RoadRole[]][] = [
  [7, ['motorway']],
  [9, ['motorway', 'trunk']],
  [11, ['motorway', 'trunk', 'primary']],
  [13, ['motorway', 'trunk', 'primary', 'secondary']],
];
/** From near the name of the street says where one is. */
const REFS_UNTIL = 15;
/** Longer ones are lists of numbers. */
const LONGEST_REF = 7;

function roadRefs(making: Making): SymbolLayer[] {
  return making.schema.roadRefs.flatMap((kinds, at): SymbolLayer[] => {
    const [first, ...later] = REFS.map(([zoom, roles]) => [zoom, hasRole(kinds, roles) ?? false] as const);
    if (!first || !hasRole(kinds, REFS.at(-1)?.[1] ?? [])) return [];
    const from = ['step', ['zoom'], first[1], ...later.flat()] as ExpressionSpecification;
    return [
      {
        id: numbered('road-ref', at),
        type: 'symbol',
        source: REGION,
        'source-layer': kinds.layer,
        minzoom: first[0],
        maxzoom: REFS_UNTIL,
        filter: all(kinds.where, has(kinds.ref), ['<=', ['length', ['to-string', kinds.ref]], LONGEST_REF], from),
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'icon-image': REF_IMAGE,
          'icon-text-fit': 'both',
          'icon-text-fit-padding': [1, 3, 1, 3],
          'icon-rotation-alignment': 'viewport',
          'text-rotation-alignment': 'viewport',
          'text-field': kinds.ref,
          'text-font': STRONG,
          'text-size': textSize(making.look, [8, 10], [14, 11]),
          'text-padding': 16,
        },
        paint: { 'text-color': making.colours.streetText },
      },
    ];
  });
}

/** Roads whose name is shown, from which zoom. */
const STREETS: readonly [zoom: number, roles: readonly RoadRole[]][] = [
  [13, ['motorway', 'trunk', 'primary', 'secondary', 'tertiary']],
  [14, ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor', 'pedestrian']],
  [16, ROADS],
];

/** Names of streets along their line. */
export function streetNames(making: Making, id: string, visible: boolean): SymbolLayer[] {
  return making.schema.streetNames.flatMap((kinds, at): SymbolLayer[] => {
    const name = kinds.name ?? LOCAL_NAME;
    const [first, ...later] = STREETS.map(([zoom, roles]) => [zoom, hasRole(kinds, roles) ?? false] as const);
    if (!first) return [];
    return [
      {
        id: numbered(id, at),
        type: 'symbol',
        source: REGION,
        'source-layer': kinds.layer,
        minzoom: first[0],
        filter: all(kinds.where, has(name), ['step', ['zoom'], first[1], ...later.flat()] as ExpressionSpecification),
        layout: {
          visibility: visible ? 'visible' : 'none',
          'symbol-placement': 'line',
          'symbol-spacing': 360,
          'symbol-sort-key': byRole(kinds, ROADS, (role) => -ROADS.indexOf(role), 0) as number,
          'text-field': name,
          'text-font': STRONG,
          'text-size': textSize(making.look, [13, 10], [15, 11.5], [17, 13.5], [19, 16]),
          'text-padding': 5,
          'text-max-angle': 32,
        },
        paint: textPaint(making, making.colours.streetText),
      },
    ];
  });
}

/** Between which zooms a place is named: from near, its name would lie on its own streets. */
const PLACED: Readonly<Record<PlaceRole, readonly [from: number, until: number]>> = {
  city: [5, 14],
  town: [7, 15],
  village: [10, 16],
  suburb: [11, 16],
  neighbourhood: [13, 17],
  hamlet: [12, 17],
  locality: [14, 18],
};
const PLACES_FROM = 5;
const PLACES_UNTIL = 18;

/** Names of places; the larger the place, the larger its name. */
export function placeNames(making: Making, id: string, visible: boolean): SymbolLayer[] {
  const zooms = Array.from({ length: PLACES_UNTIL - PLACES_FROM }, (_, at) => PLACES_FROM + at);
  return making.schema.places.flatMap((kinds, at): SymbolLayer[] => {
    const name = kinds.name ?? LOCAL_NAME;
    const shown = (zoom: number) => hasRole(kinds, PLACES.filter((role) => PLACED[role][0] <= zoom && zoom < PLACED[role][1])) ?? false;
    const size = (city: number, town: number, village: number, other: number) => {
      const sizes: Partial<Record<PlaceRole, number>> = { city, town, village, suburb: village };
      return byRole(kinds, PLACES, (role) => textPixels(making.look, sizes[role] ?? other), textPixels(making.look, other));
    };
    const [, ...later] = zooms.map((zoom) => [zoom, shown(zoom)]);
    return [
      {
        id: numbered(id, at),
        type: 'symbol',
        source: REGION,
        'source-layer': kinds.layer,
        minzoom: PLACES_FROM,
        maxzoom: PLACES_UNTIL,
        filter: all(kinds.where, has(name), ['step', ['zoom'], shown(PLACES_FROM), ...later.flat()] as unknown as ExpressionSpecification),
        layout: {
          visibility: visible ? 'visible' : 'none',
          'symbol-sort-key': byRole(kinds, PLACES, (role) => -PLACES.indexOf(role), 0) as number,
          'text-field': name,
          'text-font': STRONG,
          'text-size': steady([6, size(13, 11, 10, 10)], [10, size(17, 14, 12, 11)], [14, size(20, 17, 14, 12.5)], [17, size(20, 18, 16, 14)]),
          'text-max-width': 7,
          'text-padding': 8,
          'text-letter-spacing': 0.01,
        },
        paint: { ...textPaint(making, making.colours.placeText), 'text-halo-width': haloWidth(making.look) + 0.3 },
      },
    ];
  });
}
