import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

import { NAMES_ABOVE, NAMES_BELOW, SLOTS } from '../slots.ts';

import { COLOURS, faded, type Colours, type Look } from './colours.ts';
import { grounds, REGION, type Making } from './grounds.ts';
import { names, placeNames, streetNames } from './names.ts';
import type { Region } from './region.ts';
import { roads } from './roads.ts';
import { SCHEMAS } from './schemas/index.ts';
import { graticule, graticuleNames, ground, GROUND, WORLD, world } from './world.ts';

/** What the base map is made from. */
export interface BaseOptions {
  look: Look;
  /** The region that is drawn; null: the world's outline alone. */
  region: Region | null;
  /** Address of the region's tiles with `{z}/{x}/{y}`. */
  tiles: string;
  /** Address of the world's tiles; null: nothing lies under the region. */
  world: string | null;
  /** The base steps back by half, for many entries on it. */
  quiet?: boolean;
  /** Only buildings, their numbers, streets and water: for going from door to door. */
  buildingsOnly?: boolean;
}

/** MapLibre's width of a tile; pictures are as wide as their makers agreed on. */
const PICTURE_PIXELS = 256;
/** From here on a region fills the view. */
const GRATICULE_NEAR = 10;
/** Pictures have their own colours; at night they are dimmed. */
const DIMMED = { 'raster-brightness-max': 0.62, 'raster-saturation': -0.5, 'raster-contrast': -0.1 } as const;

/** The base map as an atlas sheet: quiet, a little warm, no colour of a kind. */
export function baseStyle({ look, region, tiles, world: outline, quiet = false, buildingsOnly = false }: BaseOptions): StyleSpecification {
  const colours = quiet ? faded(COLOURS[look]) : COLOURS[look];
  const sources: Record<string, SourceSpecification> = {};
  if (outline) sources[WORLD] = { type: 'vector', tiles: [outline], minzoom: 0, maxzoom: 14 };
  if (region?.bounds) sources[GROUND] = ground(region.bounds);
  if (region) sources[REGION] = source(region, tiles);
  const schema = region ? SCHEMAS[region.schema] : undefined;
  const making: Making | null = schema ? { look, colours, schema, doors: buildingsOnly, quiet } : null;
  const layers: LayerSpecification[] = [
    { id: 'background', type: 'background', paint: { 'background-color': region && !outline ? colours.land : colours.water } },
    ...(outline ? world(colours) : []),
    // From near the lines are seen where no streets are; from far they lie over everything, as tiles are larger than a region.
    ...(outline ? [graticule(colours, 'graticule-near', { minzoom: region ? GRATICULE_NEAR : 0 })] : []),
    ...(outline && !region ? [graticuleNames(look, colours, {})] : []),
    ...(region?.bounds ? under(region, colours) : []),
    ...(region?.format === 'picture' ? picture(look, quiet) : []),
    ...(region && region.format === 'vector' && !making ? unknown(region, colours) : []),
    ...(making ? grounds(making) : []),
    ...(outline && region ? [graticule(colours, 'graticule-far', { maxzoom: GRATICULE_NEAR }), graticuleNames(look, colours, { maxzoom: GRATICULE_NEAR })] : []),
    ...(making ? [...roads(making), ...names(making)] : []),
    // Under a veil these are the names outside the area; where no area is chosen the ones above are enough.
    ...(making ? [...streetNames(making, NAMES_BELOW[0], false), ...placeNames(making, NAMES_BELOW[1], false)] : []),
    slot(SLOTS.veil),
    slot(SLOTS.areas),
    slot(SLOTS.joins),
    slot(SLOTS.shapes),
    ...(making ? [...streetNames(making, NAMES_ABOVE[0], true), ...placeNames(making, NAMES_ABOVE[1], true)] : []),
    slot(SLOTS.names),
    slot(SLOTS.sketch),
  ];
  const shown = layers.filter((layer) => there(layer, region));
  const drawn = schema?.drawn;
  return { version: 8, sources, layers: drawn ? shown.map((layer) => only(layer, drawn)) : shown };
}

/** A layer of the region that draws only what is to be drawn. */
function only(layer: LayerSpecification, drawn: ExpressionSpecification): LayerSpecification {
  if (!('source-layer' in layer) || layer.source !== REGION) return layer;
  const filter = (layer.filter ? ['all', layer.filter, drawn] : drawn) as FilterSpecification;
  return { ...layer, filter };
}

function source({ format, bounds, min_zoom, max_zoom }: Region, tiles: string): SourceSpecification {
  const zooms = { minzoom: min_zoom, maxzoom: max_zoom };
  // Outside its bounds there are no tiles, and none are asked for.
  const within = bounds ? { bounds: [bounds.west, bounds.south, bounds.east, bounds.north] as [number, number, number, number] } : {};
  if (format === 'picture') return { type: 'raster', tiles: [tiles], tileSize: PICTURE_PIXELS, ...zooms, ...within };
  return { type: 'vector', tiles: [tiles], ...zooms, ...within };
}

/** Whether the region has what a layer draws; a file that does not list its layers may have all. */
function there(layer: LayerSpecification, region: Region | null): boolean {
  if (!('source-layer' in layer) || layer.source !== REGION || !region || region.layers.length === 0) return true;
  return region.layers.includes(layer['source-layer'] ?? '');
}

function slot(id: string): LayerSpecification {
  return { id, type: 'background', layout: { visibility: 'none' } };
}

function under({ min_zoom }: Region, colours: Colours): LayerSpecification[] {
  return [{ id: 'ground', type: 'fill', source: GROUND, minzoom: min_zoom, paint: { 'fill-color': colours.land, 'fill-antialias': false } }];
}

function picture(look: Look, quiet: boolean): LayerSpecification[] {
  const paint = { ...(look === 'dark' && DIMMED), ...(look === 'print' && { 'raster-saturation': -1 }), 'raster-opacity': quiet ? 0.5 : 1 };
  return [{ id: 'picture', type: 'raster', source: REGION, paint }];
}

/** Tiles of which nobody knows what is in them: areas and lines in two greys. */
function unknown({ layers }: Region, colours: Colours): LayerSpecification[] {
  const shapes = layers.map((name, at): LayerSpecification => ({
    id: `unknown-area-${at + 1}`,
    type: 'fill',
    source: REGION,
    'source-layer': name,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colours.building, 'fill-opacity': 0.45, 'fill-outline-color': colours.buildingLine },
  }));
  const lines = layers.map((name, at): LayerSpecification => ({
    id: `unknown-line-${at + 1}`,
    type: 'line',
    source: REGION,
    'source-layer': name,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.path, 'line-width': 1 },
  }));
  return [...shapes, ...lines];
}
