import { ask, core } from './cache.svelte.ts';
import { asFailure, type Answer, type CallName, type Params } from './client.ts';
import type { Failure } from './generated/calls.ts';

/** Calls that answer a long list page by page, with how many there are. */
type Paging = {
  [N in CallName]: Params<N> extends { offset: number; limit: number }
    ? Answer<N> extends { rows: unknown[]; shown: number; total: number }
      ? N
      : never
    : never;
}[CallName];
/** A row of such a list. */
export type RowOf<N extends Paging> = Answer<N>['rows'][number];

/** Rows in a page: a few screens, so that scrolling seldom waits. */
const PAGE = 100;

/** A list of any length, of which only the looked-at pages are loaded. */
export interface Pages<N extends Paging> {
  /** How many pass the filter; undefined before the first answer. */
  readonly shown: number | undefined;
  readonly total: number | undefined;
  readonly failure: Failure | undefined;
  /** The row, if it is here; else it is asked for. */
  row(index: number): RowOf<N> | undefined;
  /** Index of a row that is here. */
  indexOf(matches: (row: RowOf<N>) => boolean): number;
}

/**
 * Loads a list page by page within a component. Rows of an older state stay until the new ones are here.
 *
 * @param params what to ask besides offset and limit; null asks nothing
 */
export function pages<N extends Paging>(name: N, params: () => Omit<Params<N>, 'offset' | 'limit'> | null): Pages<N> {
  let shown = $state<number | undefined>();
  let total = $state<number | undefined>();
  let failure = $state.raw<Failure | undefined>();
  let here = $state.raw<Map<number, RowOf<N>[]>>(new Map());
  let round = 0;
  let wanted: Omit<Params<N>, 'offset' | 'limit'> | null = null;
  let asked = new Set<number>();
  let looked = new Set<number>([0]);

  async function load(page: number) {
    if (asked.has(page) || wanted === null) return;
    asked.add(page);
    const mine = round;
    try {
      const full = { ...wanted, offset: page * PAGE, limit: PAGE } as Params<N>;
      const answer = (await ask(name, full)) as { rows: RowOf<N>[]; shown: number; total: number };
      if (mine !== round) return;
      here = new Map(here).set(page, answer.rows);
      shown = answer.shown;
      total = answer.total;
    } catch (reason) {
      if (mine === round) failure = asFailure(reason);
    }
  }

  let before = '';
  $effect(() => {
    const next = params();
    void core.generation;
    round += 1;
    asked = new Set();
    failure = undefined;
    wanted = next;
    const key = JSON.stringify(next);
    const other = key !== before;
    before = key;
    if (next === null) {
      here = new Map();
      shown = total = undefined;
      return;
    }
    const again = other ? [0] : [...looked].slice(-3);
    looked = new Set(again);
    const mine = round;
    // What is shown stays until the first page of the new state has come.
    void Promise.all(again.map(load)).then(() => {
      if (mine === round) here = new Map([...here].filter(([page]) => asked.has(page)));
    });
  });

  return {
    get shown() {
      return shown;
    },
    get total() {
      return total;
    },
    get failure() {
      return failure;
    },
    row(index) {
      const page = Math.floor(index / PAGE);
      const rows = here.get(page);
      looked.delete(page);
      looked.add(page);
      if (!asked.has(page)) queueMicrotask(() => void load(page));
      return rows?.[index - page * PAGE];
    },
    indexOf(matches) {
      for (const [page, rows] of here) {
        const at = rows.findIndex(matches);
        if (at >= 0) return page * PAGE + at;
      }
      return -1;
    },
  };
}
