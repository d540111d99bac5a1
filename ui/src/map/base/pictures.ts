import { COLOURS, type Look } from './colours.ts';
import { POINTS, type PointRole } from './roles.ts';

/**
 * Small pictures of the base map, drawn when they are needed: nothing is fetched. They are grey, and smaller than the
 * shapes of entries, with which nobody should take them for the same.
 */

/** Outlines in a square of 15 by 15; what lies inside twice is cut out. */
const OUTLINES: Readonly<Record<PointRole, string>> = {
  hall: 'M7.5 0.8 14.2 5v1.4H.8V5ZM2 7.4h2v4.6H2Zm4.5 0h2v4.6h-2Zm4.5 0h2v4.6h-2ZM1 13h13v1.4H1Z',
  community: 'M4.6 1.6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Zm5.8 0a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM.6 13.4V10a3 3 0 0 1 3-3h2a3 3 0 0 1 1.9.7A3 3 0 0 1 9.4 7h2a3 3 0 0 1 3 3v3.4H8.2V10h-1.4v3.4Z',
  library: 'M.8 2.4c2.4-.9 4.6-.8 6.2.4v10.6c-1.6-1.1-3.8-1.2-6.2-.4ZM14.2 2.4c-2.4-.9-4.6-.8-6.2.4v10.6c1.6-1.1 3.8-1.2 6.2-.4Z',
  school: 'M7.5 1.6 15 5.2 7.5 8.8 0 5.2ZM3 7.8l4.5 2.2L12 7.8v3.4c-2.4 2.2-6.6 2.2-9 0Z',
  surgery: 'M2.6.8h9.8a1.8 1.8 0 0 1 1.8 1.8v9.8a1.8 1.8 0 0 1-1.8 1.8H2.6a1.8 1.8 0 0 1-1.8-1.8V2.6A1.8 1.8 0 0 1 2.6.8ZM6.3 3.2v3.1H3.2v2.4h3.1v3.1h2.4V8.7h3.1V6.3H8.7V3.2Z',
  worship: 'M7.5.4C10 3 12.4 5.6 12.4 9v5.4H9.3V10.5a1.8 1.8 0 0 0-3.6 0v3.9H2.6V9C2.6 5.6 5 3 7.5.4Z',
  station: 'M4 .8h7a2 2 0 0 1 2 2v6.8a2 2 0 0 1-2 2l1.6 2.8h-1.9L9.4 12H5.6l-1.3 2.4H2.4L4 11.6a2 2 0 0 1-2-2V2.8a2 2 0 0 1 2-2ZM4 3v3.6h7V3Zm.2 5.2v1.6h1.6V8.2Zm5 0v1.6h1.6V8.2Z',
  post: 'M.8 3h13.4l-6.7 5.2ZM.8 4.6l6.7 5.2 6.7-5.2V12H.8Z',
};

/** Device pixels of a pixel. */
export const PICTURE_RATIO = 3;
const SIDE = 12;
const RING = 1.2;

export const REF_IMAGE = 'base-ref';

/** Name of the picture of a point. */
export function pointImage(role: PointRole): string {
  return `base-${role}`;
}

/** A picture for the map. */
export interface Picture {
  name: string;
  image: ImageData;
  /** Which part may grow, and where the text lies, in device pixels. */
  stretch?: { stretchX: [number, number][]; stretchY: [number, number][]; content: [number, number, number, number] };
}

/** Every picture of the base map. */
export function pictures(look: Look): Picture[] {
  return [...POINTS.map((role) => ({ name: pointImage(role), image: point(role, look) })), { name: REF_IMAGE, ...plate(look) }];
}

function sheetOf(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gives no canvas');
  return context;
}

function point(role: PointRole, look: Look): ImageData {
  const size = Math.ceil((SIDE + 2 * RING + 1) * PICTURE_RATIO);
  const context = sheetOf(size);
  const outline = new Path2D(OUTLINES[role]);
  const unit = (SIDE / 15) * PICTURE_RATIO;
  context.translate(size / 2 - 7.5 * unit, size / 2 - 7.5 * unit);
  context.scale(unit, unit);
  context.lineJoin = 'round';
  context.lineWidth = (2 * RING * PICTURE_RATIO) / unit;
  context.strokeStyle = context.fillStyle = COLOURS[look].halo;
  context.stroke(outline);
  context.fill(outline);
  context.fillStyle = COLOURS[look].pointMark;
  context.fill(outline, 'evenodd');
  return context.getImageData(0, 0, size, size);
}

/** The plate behind a road's number. */
function plate(look: Look): Pick<Picture, 'image' | 'stretch'> {
  const size = 12 * PICTURE_RATIO;
  const edge = 0.8 * PICTURE_RATIO;
  const round = 2.5 * PICTURE_RATIO;
  const context = sheetOf(size);
  context.beginPath();
  context.roundRect(edge / 2, edge / 2, size - edge, size - edge, round);
  context.fillStyle = COLOURS[look].halo;
  context.fill();
  context.lineWidth = edge;
  context.strokeStyle = COLOURS[look].casing;
  context.stroke();
  const [from, to] = [round + edge, size - round - edge];
  const inside: [number, number, number, number] = [edge * 2, edge * 2, size - edge * 2, size - edge * 2];
  return { image: context.getImageData(0, 0, size, size), stretch: { stretchX: [[from, to]], stretchY: [[from, to]], content: inside } };
}
