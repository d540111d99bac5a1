import type { Calls, Event, Failure } from './generated/calls.ts';
import type { Host } from './host.ts';
import { follow } from './writing.svelte.ts';

/** The name of a call of the core's table. */
export type CallName = keyof Calls;
/** What a call takes. */
export type Params<N extends CallName> = Calls[N]['params'];
/** What a call answers. */
export type Answer<N extends CallName> = Calls[N]['answer'];

/** A call that was not done: decide by `failure.code`, never by the message. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

let current: Host | undefined;

/** Says who answers. Called once, before anything is shown. */
export function useHost(host: Host): void {
  current = host;
}

/**
 * Asks the core.
 *
 * @throws {CallFailure} always of this class, whatever went wrong
 */
export async function call<N extends CallName>(name: N, params: Params<N>): Promise<Answer<N>> {
  try {
    const answer = host().call(name, params);
    follow(name, answer, asFailure);
    return (await answer) as Answer<N>;
  } catch (reason) {
    throw new CallFailure(asFailure(reason));
  }
}

/** Hears the core's events until the returned function is called. */
export function listen(heard: (event: Event) => void): () => void {
  return host().listen(heard);
}

/** The absolute address of bytes of the core, such as `tiles/own/{z}/{x}/{y}`. */
export function address(path: string): string {
  return host().address(path);
}

/** The failure in whatever a call threw. */
export function asFailure(reason: unknown): Failure {
  if (reason instanceof CallFailure) return reason.failure;
  if (typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string') {
    return reason as Failure;
  }
  return { code: 'unforeseen', detail: String(reason) };
}

function host(): Host {
  if (!current) throw new Error('useHost comes first');
  return current;
}
