/** Short words about what was just done, and failures of what was asked for. The shell shows them. */
import { asFailure, call, type Answer, type CallName, type Params } from '#host/client.ts';
import type { Failure } from '#host/generated/calls.ts';

/** Something to press in a notice. */
export interface NoticeAct {
  says: string;
  act: () => void;
}
/** A notice on screen. */
export type Notice = { id: number } & ({ words: string; acts: readonly NoticeAct[] } | { failure: Failure });

/** How long words stay, in milliseconds; failures stay until they are closed, or somebody goes elsewhere. */
const STAYS = 10_000;

let shown = $state.raw<readonly Notice[]>([]);
let last = 0;

/** What is on screen, newest last. */
export const notices = {
  get all(): readonly Notice[] {
    return shown;
  },
};

/** Beside the state, as whoever goes away would read what was there before another came. */
let stack: readonly symbol[] = [];
let places = $state.raw(stack);

/** A place where notices can be shown, as long as the component is there; those that came last are the innermost. */
export function noticesHere(): { readonly innermost: boolean } {
  const place = Symbol('notices');
  $effect.pre(() => {
    stack = [...stack, place];
    places = stack;
    return () => {
      stack = stack.filter((each) => each !== place);
      places = stack;
    };
  });
  return {
    get innermost() {
      return places.at(-1) === place;
    },
  };
}

/** Says something for a while. */
export function say(words: string, acts: readonly NoticeAct[] = []): void {
  const id = ++last;
  shown = [...shown.filter((notice) => 'failure' in notice), { id, words, acts }];
  setTimeout(() => close(id), STAYS);
}

/** Tells of a failure. */
export function fail(reason: unknown): void {
  shown = [...shown, { id: ++last, failure: asFailure(reason) }];
}

/** Forgets failures: they belong to the page or the dialog where something was asked for. */
export function forgetFailures(): void {
  if (shown.some((notice) => 'failure' in notice)) shown = shown.filter((notice) => !('failure' in notice));
}

/** Closes a notice. */
export function close(id: number): void {
  shown = shown.filter((notice) => notice.id !== id);
}

/** Asks the core to do something; a failure is told on screen and answers undefined. */
export async function attempt<N extends CallName>(name: N, params: Params<N>): Promise<Answer<N> | undefined> {
  try {
    return await call(name, params);
  } catch (reason) {
    fail(reason);
    return undefined;
  }
}
