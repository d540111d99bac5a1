/**
 * One way to load what the core knows. A query is a call with its parameters; answers are kept by both, asked again
 * when the core says that something changed, and never asked twice at once.
 */
import { untrack } from 'svelte';

import { call, asFailure, listen, type Answer, type CallName, type Params } from './client.ts';
import type { Event, Failure } from './generated/calls.ts';

/** How many answers are kept for going back; what is on screen is kept by its query. */
const KEPT = 200;
/** Faster answers show no sign of waiting, in milliseconds. */
const PATIENCE = 300;

let generation = $state(0);
let understood = $state(0);
let unread = $state(0);
let progress = $state.raw<Extract<Event, { event: 'progress' }> | null>(null);
const kept = new Map<string, { state: string; answer: Promise<unknown> }>();

/** What the core said without being asked. */
export const core = {
  /** Counts up when something changed; part of the address of tiles. */
  get generation() {
    return generation;
  },
  /** Entries that are matched by their words alone so far. */
  get unread() {
    return unread;
  },
  /** The long job that goes on, if one does. */
  get progress() {
    return progress;
  },
};

/** Keeps the answers current until the returned function is called; `heard` gets every event as well. */
export function keepCurrent(heard: (event: Event) => void = () => {}): () => void {
  return listen((event) => {
    if (event.event === 'changed' || event.event === 'ready') {
      if (event.event === 'ready') {
        kept.clear();
        unread = 0;
      }
      generation += 1;
      progress = null;
    } else if (event.event === 'understood') {
      understood += 1;
      unread = event.left;
    } else if (event.event === 'progress') {
      progress = event.of !== null && event.done >= event.of ? null : event;
    }
    heard(event);
  });
}

/** What an answer rests on: everything, and for matches also what was read for its meaning meanwhile. */
function stateOf(name: CallName): string {
  return name.startsWith('match_') ? `${generation} ${understood}` : `${generation}`;
}

/** Drops every kept answer, so that all queries on screen ask again. */
export function askAllAgain(): void {
  generation += 1;
}

/** The answer of a call that only reads; kept until something changes. */
export function ask<N extends CallName>(name: N, params: Params<N>): Promise<Answer<N>> {
  const key = `${name} ${JSON.stringify(params)}`;
  const state = stateOf(name);
  const found = kept.get(key);
  if (found && found.state === state) return found.answer as Promise<Answer<N>>;
  const answer = call(name, params);
  kept.delete(key);
  kept.set(key, { state, answer });
  answer.catch(() => kept.delete(key));
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
  return answer;
}

/** An answer on screen: the last one stays while the next is on its way. */
export interface Query<N extends CallName> {
  readonly data: Answer<N> | undefined;
  readonly failure: Failure | undefined;
  /** Waiting for the first answer so long that it should be said. */
  readonly slow: boolean;
  /** The data belongs to other parameters or an older state; the next answer is on its way. */
  readonly old: boolean;
}

/**
 * Loads within a component (or another effect root).
 *
 * @param params what to ask; null asks nothing
 * @param options `keep`: show the last answer while one for other parameters is on its way (lists, counts)
 */
export function query<N extends CallName>(
  name: N,
  params: () => Params<N> | null,
  options: { keep?: boolean } = {},
): Query<N> {
  let data = $state.raw<Answer<N> | undefined>();
  let failure = $state.raw<Failure | undefined>();
  let slow = $state(false);
  let old = $state(false);
  let asked = $state('');
  const wanted = $derived(params());
  const key = $derived(wanted === null ? '' : JSON.stringify(wanted));

  $effect(() => {
    void stateOf(name);
    if (key !== untrack(() => asked) && !options.keep) data = undefined;
    asked = key;
    failure = undefined;
    if (wanted === null) {
      data = undefined;
      old = false;
      return;
    }
    let left = false;
    old = true;
    const timer = setTimeout(() => (slow = true), PATIENCE);
    const done = () => {
      clearTimeout(timer);
      slow = false;
      old = false;
    };
    ask(name, wanted).then(
      (answer) => {
        if (left) return;
        done();
        data = answer;
      },
      (reason: unknown) => {
        if (left) return;
        done();
        data = undefined;
        failure = asFailure(reason);
      },
    );
    return () => {
      left = true;
      clearTimeout(timer);
      slow = false;
    };
  });

  return {
    get data() {
      return data;
    },
    get failure() {
      return failure;
    },
    get slow() {
      return slow && data === undefined;
    },
    get old() {
      // Whoever reads it before the effect has run must not take the last answer for the next.
      return old || key !== asked;
    },
  };
}
