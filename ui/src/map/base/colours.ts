import { palette } from '#styles/palette.ts';

import type { LandRole } from './roles.ts';

/** What the map is looked at with: a bright screen, a dark one, paper. */
export type Look = 'light' | 'dark' | 'print';
export const LOOKS: readonly Look[] = ['light', 'dark', 'print'];

/** Colours of the base map, by what they are for. */
export interface Colours extends Record<LandRole, string> {
  /** Land of which nothing else is known. */
  land: string;
  water: string;
  pool: string;
  waterway: string;
  /** Where land and water meet. */
  shore: string;
  graticule: string;
  tree: string;
  building: string;
  buildingLine: string;
  minor: string;
  secondary: string;
  primary: string;
  motorway: string;
  casing: string;
  motorwayCasing: string;
  path: string;
  rail: string;
  boundary: string;
  placeText: string;
  streetText: string;
  pointText: string;
  /** Pictures of points. */
  pointMark: string;
  numberText: string;
  waterText: string;
  greenText: string;
  /** Round every text but those on water, which stand on the water's own colour. */
  halo: string;
}

const { light, dark, print } = { light: palette.light.map, dark: palette.dark.map, print: palette.print.map };

/**
 * The tokens come first. What they leave open follows the table of the design, moved to the tokens' land, which is a
 * little warmer: each fill keeps 1.05 to 1.4 to 1 to the land beside it, each text 4.5 to 1 to what it stands on.
 */
export const COLOURS: Readonly<Record<Look, Colours>> = {
  light: {
    land: light.land, residential: '#ebe8de', industrial: '#e6e3da', school: '#ebe5d6', farmland: '#ecebd9', grass: light.grass,
    scrub: '#d9e4cd', park: light.park, wood: light.wood, allotments: light.allotments, cemetery: light.cemetery, sport: light.sport,
    sand: '#eee5c9', wetland: '#d3e0d6', parking: '#e9e6dc', pedestrian: '#f7f5ef', water: light.water, pool: '#b3d0da',
    waterway: '#aecad6', shore: '#9dbac6', graticule: '#a9bfc6', tree: light.tree, building: light.building,
    buildingLine: light['building-line'], minor: light['road-minor'], secondary: light['road-secondary'], primary: light['road-primary'],
    motorway: '#f4e3c1', casing: light['road-casing'], motorwayCasing: '#d3be96', path: light.path, rail: '#bdb7ae', boundary: '#b9b1a3',
    placeText: '#3f3b36', streetText: light.text, pointText: '#59534a', pointMark: '#7a7267', numberText: '#5a544b', waterText: light['text-water'],
    greenText: light['text-green'], halo: light['text-halo'],
  },
  dark: {
    land: dark.land, residential: '#1f2625', industrial: '#23292a', school: '#222827', farmland: '#1f2623', grass: dark.grass,
    scrub: '#202d27', park: dark.park, wood: dark.wood, allotments: dark.allotments, cemetery: dark.cemetery, sport: dark.sport,
    sand: '#2b2b25', wetland: '#1e2e2c', parking: '#232a29', pedestrian: '#272e2d', water: dark.water, pool: '#17323d',
    waterway: '#1d3742', shore: '#2d4a56', graticule: '#24404b', tree: dark.tree, building: dark.building,
    buildingLine: dark['building-line'], minor: dark['road-minor'], secondary: dark['road-secondary'], primary: dark['road-primary'],
    motorway: '#43443b', casing: dark['road-casing'], motorwayCasing: '#131817', path: dark.path, rail: '#454c4a', boundary: '#4a514e',
    placeText: '#dedbd4', streetText: dark.text, pointText: '#ada89e', pointMark: '#8f8b83', numberText: '#a8a49b', waterText: dark['text-water'],
    greenText: dark['text-green'], halo: dark['text-halo'],
  },
  // Paper: white ground, light greys that a copier keeps, water and roads told by their outline.
  print: {
    land: print.land, residential: '#ffffff', industrial: '#f6f6f6', school: '#f7f7f5', farmland: '#ffffff', grass: '#f6f6f6',
    scrub: '#f3f3f3', park: print.park, wood: print.wood, allotments: '#f3f3f3', cemetery: '#f3f3f3', sport: '#f1f1f1',
    sand: '#f8f8f6', wetland: '#eff1f0', parking: '#f8f8f8', pedestrian: '#ffffff', water: print.water, pool: print.water,
    waterway: '#9fb2bb', shore: '#8fb0bf', graticule: '#c9d2d6', tree: '#dedede', building: print.building,
    buildingLine: '#b7b2aa', minor: print['road-minor'], secondary: print['road-minor'], primary: print['road-primary'],
    motorway: '#e4e4e4', casing: '#8c8c8c', motorwayCasing: '#666666', path: '#777777', rail: '#9a9a9a', boundary: '#a6a6a6',
    placeText: '#000000', streetText: '#222222', pointText: print.text, pointMark: '#555555', numberText: '#4d4d4d', waterText: '#2f5a6e',
    greenText: '#35552b', halo: print['text-halo'],
  },
};

/** Fills and lines; texts stay as they are, or nobody could read them. */
const TEXTS: readonly (keyof Colours)[] = ['placeText', 'streetText', 'pointText', 'numberText', 'waterText', 'greenText', 'halo', 'land'];

/** The colours half way to the land: a base that steps back behind many entries. */
export function faded(colours: Colours): Colours {
  const pairs = Object.entries(colours).map(([role, colour]) => [role, TEXTS.includes(role as keyof Colours) ? colour : mixed(colour, colours.land)]);
  return Object.fromEntries(pairs) as Colours;
}

function mixed(one: string, other: string): string {
  const parts = [1, 3, 5].map((at) => Math.round((channel(one, at) + channel(other, at)) / 2));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function channel(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16);
}

/** How bright a colour is, from 0 to 1 (WCAG 2). */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = channel(colour, at) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, from 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}
