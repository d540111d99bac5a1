import { COLOURS, type Look } from './colours.ts';
import { POINTS, type PointRole } from './roles.ts';

/**
 * Small pictures of the base map, drawn when they are needed: nothing is fetched. They are grey, and smaller than the
 * shapes of entries, with which nobody should take them for the same.
 */

/** Outlines in a square of 15 by 15; what lies inside twice is cut out. */
const OUTLINES: Readonly<Record<PointRole, string>> = {
  hall: 'M7.5 0.8 14.2 5v1.4H.8V5ZM2 7.4h2v4.6H2Zm4.5 0h2v4.6h-2Zm4.5 0h2v4.6h-2ZM1 13h13v1.4H1Z',
  community: 'M4.6 1.6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Zm5.8 0a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM.6 13.4V10a3 3 0 0 1 3-3h2a3 3 0 0 1 1.9.7A3 3 0 0 1 9.4 7h2a3 3 0 0 1 3 3v3.400H8.200V10h-1.400v3.400Z',
  library: 'M.8 2.400c2.400-.9 4.600-.8 6.200.4v10.600c-1.600-1.100-3.800-1.200-6.200-.4ZM14.200 2.400c-2.400-.9-4.600-.8-6.200.4v10.600c1.600-1.100 3.800-1.200 6.200-.4Z',
  school: 'M7.500 1.600 15 5.200 7.500 8.800 0 5.200ZM3 7.800l4.500 2.200L12 7.800v3.400c-2.400 2.200-6.600 2.200-9 0Z',
  surgery: 'M2.600.8h9.800a1.800 1.800 0 0 1 1.800 1.800v9.800a1.800 1.800 0 0 1-1.800 1.800H2.600a1.800 1.800 0 0 1-1.800-1.800V2.600A1.800 1.800 0 0 1 2.600.8ZM6.300 3.200v3.100H3.200v2.400h3.100v3.100h2.400V8.700h3.100V6.300H8.700V3.200Z',
  worship: 'M7.500.4C10 3 12.400 5.600 12.400 9v5.400H9.300V10.500a1.800 1.800 0 0 0-3.600 0v3.900H2.600V9C2.600 5.600 5 3 7.500.4Z',
  station: 'M4 .8h7a2 2 0 0 1 2 2v6.800a2 2 0 0 1-2 2l1.600 2.800h-1.900L9.400 12H5.600l-1.300 2.400H2.400L4 11.600a2 2 0 0 1-2-2V2.800a2 2 0 0 1 2-2ZM4 3v3.600h7V3Zm.2 5.200v1.600h1.600V8.200Zm5 0v1.600h1.600V8.200Z',
  post: 'M.8 3h13.400l-6.700 5.200ZM.8 4.600l6.700 5.200 6.700-5.200V12H.8Z',
  park: 'M7.500.6c2.800 0 4.800 2 4.600 4.500 1.500 2.600-.2 5.300-3.500 5.300v4H6.400v-4c-3.300 0-5-2.700-3.500-5.300C2.700 2.600 4.700.6 7.500.6Z',
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
  return { image: context.getImageData(0, 0, size, size), stretch: { stretchX: [[from, to]], stretchY: [[from, to]], content: [edge * 2, edge * 2, size - edge * 2, size - edge * 2] } };
}
