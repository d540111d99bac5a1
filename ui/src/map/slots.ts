import type { ExpressionSpecification } from 'maplibre-gl';

/** Layers that mark where others go; from bottom to top as in the order of the look. */
export const SLOTS = { veil: 'slot-veil', areas: 'slot-areas', joins: 'slot-joins', shapes: 'slot-shapes', names: 'slot-names', sketch: 'slot-sketch' } as const;

/** Size of shapes: never smaller than 14 px. */
export const SIZE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 14, 0.9, 16, 1, 18, 1.25];

/** Size of shapes that stand back behind a few others. */
export const SMALL: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 14, 0.5, 18, 0.8];

/** Names of streets and places above the shapes; where an area is chosen, only those inside it. */
export const NAMES_ABOVE = ['street-above', 'place-above'] as const;
/** The same names under the veil, drawn only where an area is chosen. They give way to those above. */
export const NAMES_BELOW = ['street-name', 'place-name'] as const;
