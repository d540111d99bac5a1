import { count } from '#shared/format/count.ts';

const JOBS: Record<string, string> = { open: 'Opening', import: 'Bringing in', export: 'Writing', understand: 'Reading' };

/** Words that stand in many places. */
export const shared = {
  close: 'Close',
  cancel: 'Cancel',
  keep: 'Keep',
  undo: 'Undo',
  details: 'Details',
  looking: 'Looking it up',
  stop: 'Stop',
  open: 'Open',
  again: 'Try again',
  showAll: 'Show all',
  and: 'and',
  progress: (job: string, done: number, of: number | null) =>
    `${JOBS[job] ?? 'Working'}: ${count(done)}${of === null ? '' : ` of ${count(of)}`}`,
};
