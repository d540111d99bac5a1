import { expression, validateStyleMin, v8 as specification } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';

import { NAMES_ABOVE, NAMES_BELOW, SLOTS } from '../slots.ts';

import { COLOURS, contrast, faded, LOOKS, type Colours } from './colours.ts';
import { LEAST_PRINT_PT } from './measures.ts';
import type { Region, SchemaName } from './region.ts';
import { LAND, PLACES, POINTS, ROADS, WATER, WATERWAYS, type Kinds, type Schema } from './roles.ts';
import { SCHEMAS } from './schemas/index.ts';
import { baseStyle, type BaseOptions } from './style.ts';

const NAMES: readonly SchemaName[] = ['ours', 'protomaps3', 'protomaps4', 'open_map_tiles', 'shortbread', 'pictures', 'unknown'];
const BOUNDS = { west: -3.08, south: 51.52, east: -2.92, north: 51.6 };

function region(schema: SchemaName): Region {
  return {
    key: 'k',
    schema,
    format: schema === 'pictures' ? 'picture' : 'vector',
    bounds: BOUNDS,
    min_zoom: 5,
    max_zoom: 14,
    credit: null,
    layers: schema === 'unknown' ? ['first', 'second'] : [],
  };
}

function style(options: Partial<BaseOptions> & { schema?: SchemaName }) {
  const { schema = 'ours', ...rest } = options;
  const addresses = { tiles: 'app://tiles/region/k/{z}/{x}/{y}', world: 'app://tiles/world/{z}/{x}/{y}' };
  return baseStyle({ look: 'light', region: region(schema), ...addresses, ...rest });
}

const everyStyle = NAMES.flatMap((schema) =>
  LOOKS.flatMap((look) => [{}, { quiet: true }, { buildingsOnly: true }].map((more) => ({ schema, look, how: Object.keys(more)[0] ?? 'plain', style: style({ schema, look, ...more }) }))),
);

describe('a base style', () => {
  it.each(everyStyle)('of $schema, $look, $how, is as the specification asks', ({ style: made }) => {
    expect(validateStyleMin(made, specification).map(({ message }) => message)).toEqual([]);
  });

  it('asks for nothing but tiles of the program: no glyphs, no sprite', () => {
    for (const { style: made } of everyStyle) {
      expect(made.glyphs).toBeUndefined();
      expect(made.sprite).toBeUndefined();
      const addresses = JSON.stringify(made).match(/[a-z]+:\/\/[^"]*/g) ?? [];
      expect(addresses.filter((address) => !address.startsWith('app://tiles/'))).toEqual([]);
    }
  });

  it('names no layer twice', () => {
    for (const { style: made } of everyStyle) {
      const ids = made.layers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('asks for region tiles only where there are some', () => {
    expect(style({}).sources.region).toMatchObject({ bounds: [-3.08, 51.52, -2.92, 51.6], minzoom: 5, maxzoom: 14 });
  });

  it('is never blank: without a region, and below one, lies the outline of the world', () => {
    const alone = style({ region: null });
    expect(Object.keys(alone.sources)).toEqual(['world']);
    expect(alone.layers.map(({ id }) => id)).toContain('world-land');
    for (const schema of NAMES) {
      const ids = style({ schema }).layers.map(({ id }) => id);
      expect(ids.indexOf('world-land')).toBeGreaterThan(0);
      expect(ids.indexOf('ground')).toBeGreaterThan(ids.indexOf('world-coast'));
    }
  });

  it('keeps the anchors of what others draw, in their order', () => {
    for (const { style: made } of everyStyle) {
      const ids = made.layers.map(({ id }) => id);
      const places = Object.values(SLOTS).map((id) => ids.indexOf(id));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('shows what an unknown file has, in two greys', () => {
    const drawn = style({ schema: 'unknown' }).layers.filter((layer) => 'source' in layer && layer.source === 'region');
    expect(drawn.map((layer) => layer['source-layer' as never])).toEqual(['first', 'second', 'first', 'second']);
  });

  it('keeps for the doors what leads there: buildings, numbers, streets, water', () => {
    const ids = style({ buildingsOnly: true }).layers.map(({ id }) => id);
    for (const id of ['water', 'building', 'road-fill', 'housenumber', NAMES_ABOVE[0]]) expect(ids).toContain(id);
    for (const id of ['land', 'path', 'point', 'green-name', 'road-ref', 'boundary']) expect(ids).not.toContain(id);
  });

  it('drops small labels where it steps back', () => {
    const ids = style({ quiet: true }).layers.map(({ id }) => id);
    for (const id of ['land', 'building', NAMES_ABOVE[0]]) expect(ids).toContain(id);
    for (const id of ['point', 'housenumber', 'green-name']) expect(ids).not.toContain(id);
  });

  it('dims pictures at night', () => {
    const picture = (look: 'light' | 'dark') => style({ schema: 'pictures', look }).layers.find(({ id }) => id === 'picture')?.paint;
    expect(picture('dark')).toMatchObject({ 'raster-brightness-max': 0.62 });
    expect(picture('light')).not.toHaveProperty('raster-brightness-max');
  });

  it('leaves out layers that the file does not have', () => {
    const ids = style({ region: { ...region('ours'), layers: ['building', 'road'] } }).layers.map(({ id }) => id);
    expect(ids).toContain('building');
    expect(ids).not.toContain('land');
  });
});

/** Bottom to top, as in section 9 of the design; the names of our layers begin so. */
const ORDER = [
  'background', 'world-land', 'ground', 'land', 'waterway', 'water', 'coast', 'building', 'building-line', 'boundary', 'tunnel-casing', 'tunnel-fill', 'path',
  'road-casing', 'road-fill', 'rail', 'bridge-casing', 'bridge-fill', 'housenumber', 'water-name', 'green-name', 'point', 'road-ref',
  NAMES_BELOW[0], NAMES_BELOW[1], SLOTS.veil, SLOTS.shapes, NAMES_ABOVE[0], NAMES_ABOVE[1],
] as const;

describe('the order of layers', () => {
  it('is that of the design, for every schema', () => {
    for (const schema of Object.keys(SCHEMAS) as SchemaName[]) {
      const ids = style({ schema }).layers.map(({ id }) => id);
      const found = ORDER.filter((id) => ids.includes(id));
      expect(found.map((id) => ids.indexOf(id))).toEqual(found.map((id) => ids.indexOf(id)).sort((a, b) => a - b));
      for (const id of ['land', 'water', 'building', 'road-casing', 'road-fill', 'path', 'rail', 'point', ...NAMES_ABOVE]) {
        expect(ids.filter((one) => one === id || one.startsWith(`${id}-`)), `${schema} ${id}`).not.toEqual([]);
      }
    }
  });

  it('has names above the shapes in one layer each, which the chosen area filters', () => {
    for (const schema of Object.keys(SCHEMAS) as SchemaName[]) {
      const ids = style({ schema }).layers.map(({ id }) => id);
      for (const id of NAMES_ABOVE) expect(ids.filter((one) => one.startsWith(id))).toEqual([id]);
    }
  });

  it('puts every casing below every fill of its level', () => {
    const ids = style({ schema: 'shortbread' }).layers.map(({ id }) => id);
    for (const level of ['tunnel', 'road', 'bridge']) {
      const last = ids.findLastIndex((id) => id.startsWith(`${level}-casing`));
      expect(ids.findIndex((id) => id.startsWith(`${level}-fill`))).toBeGreaterThan(last);
    }
  });
});

/** The groups of a role table, each with all roles it may have. */
function groups(schema: Schema): { what: string; kinds: Kinds<string>; roles: readonly string[] }[] {
  const of = (what: string, list: readonly Kinds<never>[], roles: readonly string[]) => list.map((kinds) => ({ what, kinds: kinds as Kinds<string>, roles }));
  return [
    ...of('land', schema.land as never, LAND),
    ...of('water', schema.water as never, WATER),
    ...of('waterway', schema.waterway as never, WATERWAYS),
    ...of('road', schema.roads as never, ROADS),
    ...of('street name', schema.streetNames as never, ROADS),
    ...of('point', schema.points as never, POINTS),
    ...of('place', schema.places as never, PLACES),
  ];
}

describe.each(Object.entries(SCHEMAS))('the role table of %s', (name, schema) => {
  const layers = style({ schema: name as SchemaName }).layers;

  /** Whether one of the layers of the style draws a feature with this word in its kind. */
  function draws(kinds: Kinds<string>, word: string, zoom: number): LayerSpecification[] {
    return layers.filter((layer) => {
      if (!('source-layer' in layer) || layer['source-layer'] !== kinds.layer || !('filter' in layer) || !layer.filter) return false;
      if (zoom < (layer.minzoom ?? 0) || zoom >= (layer.maxzoom ?? 24)) return false;
      return JSON.stringify(layer.filter).includes(JSON.stringify(word));
    });
  }

  it('has what a street map is made of', () => {
    const roles = (what: string) => {
      const some = groups(schema).filter((group) => group.what === what);
      return some.flatMap(({ kinds, roles }) => roles.filter((role) => (kinds.means[role] ?? []).length > 0));
    };
    expect(roles('land')).toEqual(expect.arrayContaining(['residential', 'industrial', 'park', 'wood', 'grass', 'cemetery', 'school', 'sport']));
    expect(roles('water')).toEqual(expect.arrayContaining(['sea', 'water']));
    expect(roles('road')).toEqual(expect.arrayContaining(['motorway', 'primary', 'secondary', 'minor', 'path', 'track', 'rail']));
    expect(roles('place')).toEqual(expect.arrayContaining(['city', 'town', 'village', 'hamlet', 'suburb']));
    expect(roles('point')).toEqual(expect.arrayContaining(['library', 'school', 'worship', 'station', 'surgery', 'community', 'hall']));
  });

  it('draws every word of every role somewhere', () => {
    const never = (kinds: Kinds<string>, word: string) => [9, 14, 17].every((zoom) => draws(kinds, word, zoom).length === 0);
    const silent = groups(schema).flatMap(({ what, kinds, roles }) =>
      roles.flatMap((role) => (kinds.means[role] ?? []).filter((word) => never(kinds, word)).map((word) => `${what} ${word}`)),
    );
    expect(silent).toEqual([]);
  });

  it('gives each word one role', () => {
    for (const { what, kinds, roles } of groups(schema)) {
      const words = roles.flatMap((role) => kinds.means[role] ?? []);
      expect(new Set(words).size, `${name} ${what} ${words.join()}`).toBe(words.length);
    }
  });
});

describe('what a filter lets through', () => {
  const layers = style({}).layers;
  function shown(id: string, zoom: number, properties: Record<string, unknown>): boolean {
    const layer = layers.find((one) => one.id === id);
    if (!layer || !('filter' in layer)) throw new Error(id);
    if (zoom < (layer.minzoom ?? 0) || zoom >= (layer.maxzoom ?? 24)) return false;
    const asked = { type: 'boolean', 'property-type': 'data-driven', expression: { interpolated: false, parameters: ['zoom', 'feature'] } };
    const made = expression.createExpression(layer.filter, asked as never, 'filter' as never);
    if (made.result === 'error') throw new Error(JSON.stringify(made.value));
    return made.value.evaluate({ zoom }, { type: 2, properties } as never) === true;
  }

  it('shows a building from the zoom it says, and from 14 if it says nothing', () => {
    expect(shown('building', 14, {})).toBe(true);
    expect(shown('building', 14, { from: 14 })).toBe(true);
    expect(shown('building', 14, { from: 15 })).toBe(false);
    expect(shown('building', 15, { from: 15 })).toBe(true);
    expect(shown('building', 16, { from: 16 })).toBe(true);
  });

  it('shows house numbers from 17, points from 16, names of parks from 15, of streets from 13', () => {
    const first = (id: string, properties: Record<string, unknown>) => [9, 11, 12, 13, 14, 15, 16, 17, 18].find((zoom) => shown(id, zoom, properties));
    expect(first('housenumber', { number: '12' })).toBe(17);
    expect(first('point', { class: 'library', name: 'Maindee Library' })).toBe(16);
    expect(first('point', { class: 'fast_food', name: 'Chips' })).toBeUndefined();
    expect(first('green-name', { class: 'park', name: 'Belle Vue Park' })).toBe(15);
    expect(first(NAMES_ABOVE[0], { class: 'primary', name: 'Chepstow Road' })).toBe(13);
    expect(first(NAMES_ABOVE[0], { class: 'minor', name: 'Albert Avenue' })).toBe(14);
    expect(first(NAMES_ABOVE[0], { class: 'minor' })).toBeUndefined();
  });

  it('draws a bridge above the roads and once, and from far with them', () => {
    const bridge = { class: 'primary', bridge: true };
    expect([shown('road-fill', 14, bridge), shown('bridge-fill', 14, bridge), shown('tunnel-fill', 14, bridge)]).toEqual([false, true, false]);
    expect([shown('road-fill', 9, bridge), shown('bridge-fill', 9, bridge)]).toEqual([true, false]);
    const plain = { class: 'primary' };
    expect([shown('road-fill', 14, plain), shown('bridge-fill', 14, plain), shown('tunnel-fill', 14, plain)]).toEqual([true, false, false]);
  });
});

/** What each text stands on. */
const STANDS_ON: Readonly<Partial<Record<keyof Colours, readonly (keyof Colours)[]>>> = {
  placeText: ['land', 'residential', 'industrial', 'school', 'park', 'wood', 'farmland', 'building', 'minor', 'primary', 'motorway', 'halo'],
  streetText: ['minor', 'secondary', 'primary', 'motorway', 'land', 'residential', 'halo'],
  pointText: ['land', 'residential', 'building', 'school', 'park', 'halo'],
  numberText: ['land', 'residential', 'building', 'halo'],
  waterText: ['water', 'halo'],
  greenText: ['park', 'wood', 'grass', 'allotments', 'cemetery', 'sport', 'halo'],
};
/** As white as the land on paper; their outline or their buildings tell them. */
const WHITE_ON_PAPER = ['residential', 'farmland', 'pedestrian'];

describe.each(LOOKS)('the colours of %s', (look) => {
  const colours = COLOURS[look];

  it('let every text be read on what it stands on, also when the base steps back', () => {
    for (const shown of [colours, faded(colours)]) {
      for (const [text, grounds] of Object.entries(STANDS_ON)) {
        for (const on of grounds) expect(contrast(shown[text as keyof Colours], shown[on]), `${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('keep fills close to the land and yet apart from it', () => {
    const fills = [...LAND, 'water', 'building'] as const;
    for (const fill of fills.filter((one) => look !== 'print' || !WHITE_ON_PAPER.includes(one))) {
      const apart = contrast(colours[fill], colours.land);
      expect(apart, fill).toBeGreaterThanOrEqual(1.045);
      expect(apart, fill).toBeLessThanOrEqual(1.4);
    }
  });

  it('fade by half and not to nothing', () => {
    const quiet = faded(colours);
    expect(contrast(quiet.building, quiet.land)).toBeLessThan(contrast(colours.building, colours.land));
    expect(contrast(quiet.building, quiet.land)).toBeGreaterThan(1);
  });
});

describe('the print look', () => {
  it('has no text under six points', () => {
    const pixels = (LEAST_PRINT_PT * 96) / 72;
    for (const layer of style({ look: 'print' }).layers) {
      if (layer.type !== 'symbol') continue;
      const sizes = numbersAfterStops(layer.layout?.['text-size']);
      expect(sizes.length, layer.id).toBeGreaterThan(0);
      for (const size of sizes) expect(size, layer.id).toBeGreaterThanOrEqual(pixels);
    }
  });

  it('is readable on a grey copy: edges of roads and water are darker than what they bound', () => {
    const { casing, shore, buildingLine, water, building, land } = COLOURS.print;
    expect(contrast(casing, land)).toBeGreaterThan(3);
    expect(contrast(shore, water)).toBeGreaterThan(1.5);
    expect(contrast(buildingLine, building)).toBeGreaterThan(1.5);
  });
});

/** The sizes of an interpolation over zooms, also those by role. */
function numbersAfterStops(size: unknown): number[] {
  if (typeof size === 'number') return [size];
  if (!Array.isArray(size)) return [];
  if (size[0] === 'interpolate') return size.slice(3).flatMap((part: unknown, at: number) => (at % 2 === 1 ? numbersAfterStops(part) : []));
  // Labels and values by turns, and the value for all others at the end.
  const values = size[0] === 'match' ? size.slice(2).filter((_: unknown, at: number) => at % 2 === 1 || at === size.length - 3) : [];
  return values.filter((part: unknown) => typeof part === 'number');
}

describe('what is too much for a view', () => {
  it('waits for the zoom that its tile says, in every layer of our own tiles', () => {
    const drawn = style({}).layers.filter((layer) => 'source-layer' in layer && layer.source === 'region');
    expect(drawn.length).toBeGreaterThan(20);
    const waits = '["<=",["coalesce",["get","from"],0],["zoom"]]';
    expect(drawn.filter((layer) => !JSON.stringify('filter' in layer ? layer.filter : null).includes(waits)).map(({ id }) => id)).toEqual([]);
  });
});
