import type { Event } from './generated/calls.ts';

/** What the program round the screens does for them: the window's shell, or the development bridge. */
export interface Host {
  /**
   * Sends one call. Rejects with the core's `Failure` as it came, or with whatever went wrong on the way.
   */
  call(name: string, params: unknown): Promise<unknown>;
  /** Hears every event from now on, until the returned function is called. */
  listen(heard: (event: Event) => void): () => void;
  /** The absolute address of bytes, from a path such as `tiles/own/14/8190/5447`. */
  address(path: string): string;
}
