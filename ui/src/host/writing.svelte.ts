import type { Failure } from './generated/calls.ts';

/** Beginnings of the names of calls that change the map file. */
const WRITES = /^(add|edit|set|put|remove|restore|still_true|rest$|share|withdraw|undo|redo|note$|keep_words|look$|keep_search|forget_search|introduce$|go_on|import_commit|rename)/;

let pending = $state(0);
let full = $state(false);

/** Whether what was changed has reached the file; the header says it. */
export const writing = {
  /** Changes on their way. */
  get pending() {
    return pending;
  },
  /** The last change found no room on the disk. */
  get diskFull() {
    return full;
  },
};

/** Follows a call if it changes the map file. */
export function follow(name: string, answer: Promise<unknown>, failure: (reason: unknown) => Failure): void {
  if (!WRITES.test(name)) return;
  pending += 1;
  answer.then(
    () => {
      pending -= 1;
      full = false;
    },
    (reason: unknown) => {
      pending -= 1;
      full = failure(reason).code === 'disk_full';
    },
  );
}
