import type { AssetKind } from '#host/generated/calls.ts';

/** The kinds in the order in which they stand everywhere. */
export const KINDS = ['skill', 'group', 'institution', 'building', 'space', 'item'] as const satisfies readonly AssetKind[];

/** The shape of a kind, drawn on a grid of 24 by 24. */
export interface Outline {
  /** The outline, filled for what is offered. */
  path: string;
  /** Width of the line of a hollow shape. */
  line: number;
  /**
   * A hollow shape is the same outline drawn smaller round a point, so that its line ends where the filled one does:
   * x, y, factor.
   */
  inset: readonly [number, number, number];
}

/** Shapes of the kinds; `anything` is six-sided, a side for each kind. */
export const OUTLINES: Record<AssetKind | 'anything', Outline> = {
  skill: { path: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18Z', line: 3.6, inset: [12, 12, 0.8] },
  group: {
    path: 'M7.37 7.37A4.8 4.8 0 1 1 16.63 7.37A4.8 4.8 0 1 1 16.63 16.63A4.8 4.8 0 1 1 7.37 16.63A4.8 4.8 0 1 1 7.37 7.37Z',
    line: 3,
    inset: [12, 12, 0.88],
  },
  institution: { path: 'M2.8 3h18.4v6.2c0 5.6-4.2 9.4-9.2 13-5-3.6-9.2-7.4-9.2-13Z', line: 3.6, inset: [12, 11.4, 0.81] },
  building: { path: 'M12 2.3 21.6 10.4V21.2H2.4V10.4Z', line: 3.6, inset: [12, 12.4, 0.82] },
  space: { path: 'M12 2.6 22.2 20.8H1.8Z', line: 3.6, inset: [12, 14.7, 0.74] },
  item: { path: 'M12 1.6 22.4 12 12 22.4 1.6 12Z', line: 3.6, inset: [12, 12, 0.77] },
  anything: { path: 'M12 1.8 20.8 6.9V17.1L12 22.2 3.2 17.1V6.9Z', line: 3.2, inset: [12, 12, 0.82] },
};
