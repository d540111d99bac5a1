import type { WireGeometry } from '#host/generated/calls.ts';

import type { Position } from './geometry.ts';
import type { Sheet } from './sheet.svelte.ts';
import { asCorners, asGeometry, crossings, FEWEST, type Crossing, type SketchShape } from './sketch.ts';

/** How near the first corner the pointer or cross must be to close, in pixels: half of what a finger covers. */
const CLOSES = 22;
/** Steps of the cross, in pixels. */
const STEP = { small: 8, large: 40 };
/** From the edge of the sheet at which the map moves with the cross, in pixels. */
const EDGE = 40;

/** What somebody draws, by pointer or by keys; one at a time on a sheet. */
export class Sketch {
  corners = $state.raw<Position[]>([]);
  /** The cross that arrows move, or the pointer; null before either moved. */
  cross = $state.raw<Position | null>(null);
  /** Whether the cross is moved by keys. */
  byKeys = $state(false);
  /** The outline is closed; its corners can still be moved. */
  closed = $state(false);
  /** The corner that Backspace takes away or arrows move, once it is closed. */
  current = $state(-1);
  readonly shape: SketchShape;

  constructor(
    readonly sheet: Sheet,
    shape: SketchShape,
    before: WireGeometry | null = null,
  ) {
    this.shape = shape;
    const old = asCorners(before);
    if (old?.shape === shape) {
      this.corners = old.corners;
      this.closed = true;
    }
  }

  /** What it is so far; null while it is nothing that can be kept. */
  readonly geometry = $derived.by(() => (this.shape === 'point' || this.closed || this.shape === 'line' || this.corners.length >= 3 ? asGeometry(this.shape, this.corners) : null));
  /** Where it crosses itself. While it is open the edge that would close it does not count. */
  readonly crossings: Crossing[] = $derived.by(() => (this.shape === 'polygon' ? crossings(this.corners, this.closed) : []));
  /** The next corner would be the first one again. */
  readonly closing = $derived.by(() => {
    const [first] = this.corners;
    if (this.closed || this.shape !== 'polygon' || !first || !this.cross || this.corners.length < FEWEST.polygon) return false;
    const [a, b] = [this.sheet.point(first), this.sheet.point(this.cross)];
    return Math.hypot(a.x - b.x, a.y - b.y) < CLOSES;
  });
  /** Whether it can be kept. */
  readonly ready = $derived(this.geometry !== null && this.crossings.length === 0);

  /** A press at a place. */
  press(at: Position): void {
    this.byKeys = false;
    this.cross = at;
    this.set(at);
  }

  /** Sets a corner, or closes on the first one. */
  set(at: Position): void {
    if (this.shape === 'point') {
      this.corners = [at];
      this.closed = true;
    } else if (this.closed) return;
    else if (this.closing) this.close();
    else this.corners = [...this.corners, at];
  }

  /** Closes the outline, or ends the line. */
  close(): boolean {
    if (this.corners.length < FEWEST[this.shape]) return false;
    this.closed = true;
    this.current = this.corners.length - 1;
    return true;
  }

  /** Takes a corner back: the last one, or the current one of a closed outline. */
  back(): void {
    if (this.closed && this.shape !== 'point' && this.current >= 0 && this.corners.length > FEWEST[this.shape]) {
      this.corners = this.corners.filter((_, index) => index !== this.current);
      this.current = Math.min(this.current, this.corners.length - 1);
    } else {
      this.closed = false;
      this.corners = this.corners.slice(0, -1);
    }
  }

  /** Moves a corner. */
  move(index: number, to: Position): void {
    this.current = index;
    this.corners = this.corners.map((corner, each) => (each === index ? to : corner));
  }

  /** A new corner in the middle of an edge; its index. */
  split(index: number, at: Position): number {
    this.corners = [...this.corners.slice(0, index + 1), at, ...this.corners.slice(index + 1)];
    this.current = index + 1;
    return index + 1;
  }

  /** What a key does; whether it was one of ours. `done` is asked when the outline closes by key. */
  key(event: KeyboardEvent, done: () => void): boolean {
    const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const arrow = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (arrow) this.#nudge(arrow, event.shiftKey ? STEP.large : STEP.small);
    else if (event.key === 'Backspace' || event.key === 'Delete') this.back();
    else if (event.key === 'Enter') {
      if (this.closed && !(this.shape === 'point' && this.byKeys)) {
        if (this.ready) done();
      } else if (this.byKeys && this.cross) {
        this.set(this.cross);
        if (this.closed && this.shape === 'polygon' && this.ready) done();
      } else if (this.close() && this.ready) done();
    } else return false;
    return true;
  }

  #nudge([dx, dy]: [number, number], step: number) {
    const { width, height } = this.sheet.size;
    this.byKeys = true;
    const now = this.cross ? this.sheet.point(this.cross) : { x: width / 2, y: height / 2 };
    const [x, y] = [now.x + dx * step, now.y + dy * step];
    this.cross = this.sheet.place(x, y);
    const over = (at: number, room: number) => (at < EDGE ? at - EDGE : at > room - EDGE ? at - room + EDGE : 0);
    const [ox, oy] = [over(x, width), over(y, height)];
    if (ox !== 0 || oy !== 0) this.sheet.map.panBy([ox, oy], { animate: false });
  }
}
