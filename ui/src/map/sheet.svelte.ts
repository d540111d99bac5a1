import { type AddLayerObject, Map as GlMap, setWorkerUrl, type SourceSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { getContext, setContext, untrack } from 'svelte';

import type { BoundingBox, View } from '#host/generated/calls.ts';
import { map as words } from '#shared/messages/en/map.ts';
import { say } from '#shared/notices.svelte.ts';

import type { Look } from './base/colours.ts';
import { REGION } from './base/grounds.ts';
import { PICTURE_RATIO, pictures } from './base/pictures.ts';
import { missingScripts } from './base/scripts.ts';
import { baseStyle, type BaseOptions } from './base/style.ts';
import type { Position } from './geometry.ts';
import { images, RATIO } from './sprites.ts';
import { apart, APART_FROM } from './stack.ts';

setWorkerUrl(new URL(workerUrl, location.href).href);

/** Adds to the sheet what is taken away again. */
export interface Add {
  layer: (layer: AddLayerObject, before: string) => void;
  source: (id: string, source: SourceSpecification) => void;
}

const KEY = Symbol('sheet');
/** How near and far one can go. */
const ZOOMS = { nearest: 20, farthest: 1 };
/** Space round what is shown, in pixels. */
const MARGIN = 48;

/**
 * The map, wrapped once. Parts inside a `MapSheet` find it with `sheet()` and draw on it in effects that read `epoch`:
 * when the colours change the style is made anew, and they draw again.
 */
export class Sheet {
  /** Another number whenever the style is new and empty of our own layers; 0: not ready, nothing may be drawn on it. */
  epoch = $state(0);
  #styles = 0;
  /** Counts up while the map moves; read through `point`. */
  #moves = $state(0);
  /** What is in view, after the map came to rest. */
  view = $state.raw<View | null>(null);
  /** Whether a movement of the map is going on. */
  moving = $state(false);
  #map: GlMap;
  #options: BaseOptions;
  /** Layers with names of the base map. */
  #labels: string[] = [];

  constructor(container: HTMLElement, options: BaseOptions, bounds: BoundingBox | null, { still, label }: { still: boolean; label: string }) {
    this.#map = new GlMap({
      container,
      style: baseStyle(options),
      bounds: bounds ? asBounds(bounds) : [-25, 30, 35, 62],
      fitBoundsOptions: { padding: MARGIN, maxZoom: 17 },
      minZoom: ZOOMS.farthest,
      maxZoom: ZOOMS.nearest,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      interactive: !still,
      renderWorldCopies: true,
      fadeDuration: calm() ? 0 : 150,
      locale: { 'Map.Title': label },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#options = options;
    this.#map.on('style.load', () => this.#dress());
    // A jump moves at once, inside whoever asked for it: an effect that jumps must not wait for its own movement.
    const moved = () => untrack(() => (this.#moves += 1));
    this.#map.on('move', moved);
    this.#map.on('resize', moved);
    this.#map.on('movestart', () => (this.moving = true));
    this.#map.on('moveend', () => this.#rest());
    // What is in view is known before anything is drawn, and again when the window has another size.
    this.#map.on('resize', () => this.#rest());
    this.#map.on('idle', () => this.#tellOfFonts());
    this.#rest();
  }

  /** MapLibre's own map, for parts of this folder. */
  get map(): GlMap {
    return this.#map;
  }

  #dress() {
    const { look } = this.#options;
    for (const { name, image } of images(look)) if (!this.#map.hasImage(name)) this.#map.addImage(name, image, { pixelRatio: RATIO });
    for (const { name, image, stretch } of pictures(look)) if (!this.#map.hasImage(name)) this.#map.addImage(name, image, { pixelRatio: PICTURE_RATIO, ...stretch });
    this.#labels = this.#map.getStyle().layers.flatMap((layer) => (layer.type === 'symbol' && layer.source === REGION ? [layer.id] : []));
    this.epoch = this.#styles += 1;
  }

  /** Names that the computer cannot write are boxes on the map; somebody is told why, once. */
  #tellOfFonts() {
    const names = this.#map.queryRenderedFeatures({ layers: this.#labels }).map(({ properties }) => String(properties.name ?? ''));
    const missing = missingScripts(names).map((script) => words.scripts[script]);
    if (missing.length > 0) say(words.noFont([...new Set(missing)]));
  }

  #rest() {
    this.moving = false;
    const { _sw, _ne } = this.#map.getBounds();
    this.view = { bounds: { west: _sw.lng, south: _sw.lat, east: _ne.lng, north: _ne.lat }, zoom: this.#map.getZoom() };
  }

  /** How the base map looks: read by what draws on it, which draws again when it changes. */
  get look(): Look {
    return this.#options.look;
  }

  /** What the base map is made from. */
  get options(): BaseOptions {
    return this.#options;
  }

  /** Makes the base anew: other colours, or streets that were not there before. */
  restyle(options: BaseOptions): void {
    this.#options = options;
    // Until it is loaded MapLibre takes nothing in, and throws at whoever draws.
    this.epoch = 0;
    this.#map.setStyle(baseStyle(options), { diff: false });
  }

  /** Where a place is on the sheet, in pixels; follows the map in effects and markup. */
  point([lon, lat]: Position): { x: number; y: number } {
    void this.#moves;
    return this.#map.project([lon, lat]);
  }

  /** The place at a point of the sheet. */
  place(x: number, y: number): Position {
    const { lng, lat } = this.#map.unproject([x, y]);
    return [lng, lat];
  }

  /** Size of the sheet in pixels; follows the window. */
  get size(): { width: number; height: number } {
    void this.#moves;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    return { width: clientWidth, height: clientHeight };
  }

  /** Middle and zoom; follows the map. */
  get camera(): { lon: number; lat: number; zoom: number } {
    void this.#moves;
    const { lng, lat } = this.#map.getCenter();
    return { lon: lng, lat, zoom: this.#map.getZoom() };
  }

  /** Shows all of a box. */
  show(bounds: BoundingBox, { jump = false, nearest = 17.5 } = {}): void {
    this.#map.fitBounds(asBounds(bounds), { padding: MARGIN, maxZoom: nearest, animate: !jump && !calm(), duration: 500 });
  }

  /** Goes to a place only if it is out of view. */
  showPoint([lon, lat]: Position): void {
    const { x, y } = this.#map.project([lon, lat]);
    const { width, height } = untrack(() => this.size);
    if (x > 30 && y > 30 && x < width - 30 && y < height - 30) return;
    this.#map.easeTo({ center: [lon, lat], animate: !calm(), duration: 500 });
  }

  /** How far from its place an entry is drawn, in pixels, because others are at the same door. */
  shift(id: string): { x: number; y: number } {
    void this.#moves;
    const zoom = this.#map.getZoom();
    if (this.epoch === 0 || zoom < APART_FROM || !this.#map.getSource('own')) return { x: 0, y: 0 };
    const [found] = this.#map.querySourceFeatures('own', { sourceLayer: 'shape', filter: ['==', ['get', 'id'], id] });
    const [x, y] = apart(Number(found?.properties.stack ?? 0));
    const size = zoom < 16 ? 0.9 + ((Math.max(14, zoom) - 14) / 2) * 0.1 : 1 + ((Math.min(18, zoom) - 16) / 2) * 0.25;
    return { x: x * size, y: y * size };
  }

  /** Nearer (1) or farther (-1). */
  zoom(step: 1 | -1): void {
    this.#map.easeTo({ zoom: Math.round(this.#map.getZoom() + step), animate: !calm(), duration: 180 });
  }

  /** Draws soon. */
  repaint(): void {
    this.#map.triggerRepaint();
  }

  /**
   * Draws something of our own as long as the component is there, again whenever the style is new.
   *
   * @param draw adds sources and layers with `add`; they are removed afterwards
   */
  draw(draw: (add: Add) => void | (() => void)): void {
    $effect(() => {
      if (this.epoch === 0) return;
      const layers: string[] = [];
      const sources: string[] = [];
      const done = draw({
        layer: (layer, before) => {
          this.#map.addLayer(layer, before);
          layers.push(layer.id);
        },
        source: (id, source) => {
          this.#map.addSource(id, source);
          sources.push(id);
        },
      });
      const epoch = untrack(() => this.epoch);
      return () => {
        done?.();
        // A new style has nothing of the old one.
        if (this.#gone || epoch !== untrack(() => this.epoch)) return;
        for (const id of layers) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
        for (const id of sources) if (this.#map.getSource(id)) this.#map.removeSource(id);
      };
    });
  }

  remove(): void {
    this.#gone = true;
    this.#map.remove();
  }
  #gone = false;
}

/** Gives the sheet to the parts inside. */
export function giveSheet(current: () => Sheet): void {
  setContext(KEY, current);
}

/** The sheet that a part is in. */
export function sheet(): Sheet {
  return getContext<() => Sheet>(KEY)();
}

/** Somebody asked for less movement. */
export function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function asBounds({ west, south, east, north }: BoundingBox): [number, number, number, number] {
  // A single place has no extent; a street's length round it is a view.
  const little = 0.0008;
  const [w, e] = east - west < little ? [west - little, east + little] : [west, east];
  const [s, n] = north - south < little ? [south - little, north + little] : [south, north];
  return [w, s, e, n];
}
