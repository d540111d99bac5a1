import type { AssetKind } from '#host/generated/calls.ts';
import { KINDS, OUTLINES } from '#shared/shapes.ts';
import { palette } from '#styles/palette.ts';

import type { Look } from './base/colours.ts';
import { marks } from './marks.ts';


/** Device pixels of a pixel; shapes stay sharp on any screen. */
export const RATIO = 3;
/** Side of the shape itself in pixels, as in the tokens. */
const SIDE = 16;
/** Width of the ring round it, in pixels. */
const RING = 1.6;

/** The image of a shape on the map. */
export function imageName(side: string, kind: string, stale = false): string {
  return `${side}-${kind}${stale ? '-stale' : ''}`;
}

/** Every shape with its ring, as images for the map. */
export function images(look: Look): { name: string; image: ImageData }[] {
  const kinds: (AssetKind | 'anything')[] = [...KINDS, 'anything'];
  return kinds.flatMap((kind) => [
    ...(kind === 'anything'
      ? []
      : [
          { name: imageName('offer', kind), image: draw(kind, look, { hollow: false, stale: false }) },
          { name: imageName('offer', kind, true), image: draw(kind, look, { hollow: false, stale: true }) },
        ]),
    { name: imageName('need', kind), image: draw(kind, look, { hollow: true, stale: false }) },
    { name: imageName('need', kind, true), image: draw(kind, look, { hollow: true, stale: true }) },
  ]);
}

/** The colour of a kind. */
export function colourOf(kind: AssetKind | 'anything', look: Look): string {
  return kind === 'anything' ? palette[look].ui['ink-2'] : palette[look].kind[kind];
}

function draw(kind: AssetKind | 'anything', look: Look, { hollow, stale }: { hollow: boolean; stale: boolean }): ImageData {
  const size = Math.ceil((SIDE + 2 * RING + 2) * RATIO);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gives no canvas');
  const { path, line, inset } = OUTLINES[kind];
  const shape = new Path2D(path);
  const { halo } = marks(look);
  const unit = (SIDE / 24) * RATIO;
  context.translate(size / 2 - 12 * unit, size / 2 - 12 * unit);
  context.scale(unit, unit);
  context.lineJoin = 'round';

  context.strokeStyle = halo;
  context.fillStyle = halo;
  context.lineWidth = (2 * RING * RATIO) / unit;
  context.stroke(shape);
  context.fill(shape);

  const colour = colourOf(kind, look);
  const [x, y, factor] = inset;
  const smaller = () => {
    context.translate(x, y);
    context.scale(factor, factor);
    context.translate(-x, -y);
  };
  if (hollow) {
    context.strokeStyle = colour;
    smaller();
    context.lineWidth = line / factor;
    context.stroke(shape);
  } else {
    context.fillStyle = colour;
    // The fill of an old entry fades, its outline and its words do not.
    context.globalAlpha = stale ? 0.55 : 1;
    context.fill(shape);
    if (stale) {
      context.globalAlpha = 1;
      context.strokeStyle = colour;
      smaller();
      context.lineWidth = 2.4;
      context.stroke(shape);
    }
  }
  return context.getImageData(0, 0, size, size);
}
