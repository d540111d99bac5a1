import { palette } from '#styles/palette.ts';

import type { Look } from './base/colours.ts';

/** What is drawn of our own beside the shapes: rings, lines, and the veil outside an area. */
export interface Marks {
  halo: string;
  area: string;
  veil: string;
}

/** On paper marks are ink, and what lies outside is nearly white. */
const PRINT: Marks = { halo: palette.print.ui.paper, area: palette.print.ui.ink, veil: 'rgb(255 255 255 / 0.62)' };

/** The marks of a look. */
export function marks(look: Look): Marks {
  return look === 'print' ? PRINT : palette[look].mark;
}
