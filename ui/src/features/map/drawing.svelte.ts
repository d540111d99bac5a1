import { ask } from '#host/cache.svelte.ts';
import type { AreaKey, AreaRow, WireGeometry } from '#host/generated/calls.ts';
import type { Sheet } from '#map/sheet.svelte.ts';
import { Sketch } from '#map/sketch.svelte.ts';
import { map as words } from '#shared/messages/en/map.ts';

/** The counts follow the line, but not every pixel of it, in milliseconds. */
const PAUSE = 150;

/** Drawing an area: first the outline, with what is inside so far, then its name. */
export class AreaDrawing {
  sketch = $state.raw<Sketch | null>(null);
  /** The outline that is being named. */
  outline = $state.raw<WireGeometry | null>(null);
  /** The area whose outline is changed; null: a new one. */
  area = $state.raw<AreaRow | null>(null);
  key = $state.raw<AreaKey | null>(null);

  constructor() {
    $effect(() => {
      const corners = this.sketch?.corners ?? [];
      const wanted = this.sketch && corners.length >= 3 && this.sketch.crossings.length === 0;
      if (!wanted) {
        this.key = null;
        return;
      }
      let left = false;
      const timer = setTimeout(() => {
        ask('area_key', { area: { of: 'drawn', outline: corners } }).then(
          (key) => !left && (this.key = key),
          // An outline that cannot be counted is told of when it is kept.
          () => !left && (this.key = null),
        );
      }, PAUSE);
      return () => {
        left = true;
        clearTimeout(timer);
      };
    });
  }

  /** What is inside so far, in words. */
  get counts(): string | null {
    return this.key ? words.drawing.soFar(this.key.offers, this.key.needs) : null;
  }

  /** Begins a new area, or to change one. */
  begin(sheet: Sheet, area: AreaRow | null): void {
    this.area = area;
    this.outline = null;
    this.sketch = new Sketch(sheet, 'polygon', area?.geometry ?? null);
  }

  /** The outline is right; now its name. */
  name(): void {
    if (this.sketch?.geometry) this.outline = this.sketch.geometry;
  }

  /** Back to the outline. */
  again(): void {
    this.outline = null;
  }

  stop(): void {
    this.sketch = null;
    this.outline = null;
    this.area = null;
  }
}
